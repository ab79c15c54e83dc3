//! `moderato simulate`: runs the simulator alone and prints how to use it.

use std::io::{self, Write};
use std::net::SocketAddr;

use serde_json::json;

use crate::simulator::handle::Simulator;
use crate::simulator::model::call::Call;
use crate::simulator::model::meeting::Meeting;
use crate::simulator::routes::switches::shown;
use crate::simulator::scenario::Scenario;
use crate::simulator::server::RunningServer;

/// Why the simulator cannot run.
#[derive(Debug, thiserror::Error)]
pub enum SimulateError {
    /// The address is not loopback. Refused, because the simulator's own paths need no token.
    #[error("The simulator only listens on this computer: use 127.0.0.1 or [::1], not {0}.")]
    NotLoopback(SocketAddr),
    #[error("The simulator can't listen on {address}: {source}")]
    Listen {
        address: SocketAddr,
        source: io::Error,
    },
    #[error("The instructions couldn't be printed: {0}")]
    Print(#[from] io::Error),
}

/// Runs a scenario in real time until Ctrl+C. Fails if `listen` is not a loopback address.
///
/// `program` is the command with which the user started this program, for the printed instructions.
pub async fn simulate(
    program: &str,
    listen: SocketAddr,
    scenario: Scenario,
    mut out: impl Write,
) -> Result<(), SimulateError> {
    if !listen.ip().is_loopback() {
        return Err(SimulateError::NotLoopback(listen));
    }
    let title = scenario.title.clone();
    let started = Simulator::start(scenario, listen).await;
    let running = started.map_err(|source| SimulateError::Listen {
        address: listen,
        source,
    })?;
    write!(out, "{}", instructions(program, &running, &title))?;
    out.flush()?;
    let clock = running.simulator.spawn_clock();
    let interrupted = tokio::signal::ctrl_c().await;
    clock.abort();
    running.shutdown().await;
    Ok(interrupted?)
}

/// Returns the text that tells a person how to reach the simulator, with the console or curl.
fn instructions(program: &str, running: &RunningServer, title: &str) -> String {
    let calls = running.simulator.with_world(|world| {
        let calls = world.calls().iter();
        let named = calls.map(|call| (call.id.clone(), call.subject.clone().unwrap_or_default()));
        named.collect::<Vec<_>>()
    });
    let first = calls.first().map_or("", |(id, _)| id.as_str());
    let listed: Vec<String> = calls
        .iter()
        .map(|(id, subject)| format!("  {id}  {subject}"))
        .collect();
    let listed = listed.join("\n");
    let meetings: String = running
        .simulator
        .meetings()
        .iter()
        .map(meeting_lines)
        .collect();
    let (base, known) = (running.base_url(), running.simulator.credentials());
    let reach = [
        &base, &known.tenant_id, &known.client_id, &known.client_secret,
    ];
    let reach = reach.map(String::as_str);
    let (open, curl) = (to_open(program, reach, &calls), with_curl(reach, first));
    let waves = running.simulator.with_world(|world| {
        let calls = world.calls().iter();
        calls
            .map(|call| wave_lines(&base, call))
            .collect::<String>()
    });
    format!(
        "{title}\n\n{open}\n\
         Calls to watch:\n{listed}\n\n\
         To join a meeting, any callback address will do, such as https://bot.example.org/api/calls: nothing is sent there.\n\
         {meetings}\n{curl}\n{waves}\n\
         Press Ctrl+C to stop.\n"
    )
}

/// Returns the two ways to open the console on the simulator: a command, and entries for its form.
fn to_open(
    program: &str,
    [base, tenant, client, secret]: [&str; 4],
    calls: &[(String, String)],
) -> String {
    let flags: Vec<String> = calls.iter().map(|(id, _)| format!("--call {id}")).collect();
    let flags = flags.join(" ");
    let start = if cfg!(windows) {
        // For PowerShell.
        format!("$env:AZURE_CLIENT_SECRET='{secret}'; & '{program}'")
    } else {
        format!("AZURE_CLIENT_SECRET='{secret}' {program}")
    };
    format!(
        "To open Moderato on it with everything filled in:\n\
         \x20 {start} --graph-url {base} --tenant {tenant} --client-id {client} {flags}\n\n\
         Or start {program} and fill in its form:\n\
         \x20 Cloud                    choose \"Custom addresses\"\n\
         \x20 Graph address            {base}\n\
         \x20 Sign-in address          leave it empty\n\
         \x20 Directory (tenant) ID    {tenant}\n\
         \x20 Application (client) ID  {client}\n\
         \x20 Secret value             {secret}\n"
    )
}

/// Returns commands for curl: they read a roster, start and end a fault, and list who is really in the first call.
fn with_curl([base, tenant, client, secret]: [&str; 4], first: &str) -> String {
    let lie = shown();
    format!(
        "With curl, a token and then the list of participants:\n\
         \x20 TOKEN=$(curl -s {base}/{tenant}/oauth2/v2.0/token -d grant_type=client_credentials -d client_id={client} \
         --data-urlencode 'client_secret={secret}' -d scope={base}/.default | sed 's/.*\"access_token\":\"\\([^\"]*\\)\".*/\\1/')\n\
         \x20 curl -s -H \"Authorization: Bearer $TOKEN\" {base}/v1.0/communications/calls/{first}/participants\n\n\
         Start trouble, end it, and see what else you can switch:\n\
         \x20 curl -s {base}/simulator/trouble -d '{lie}'\n\
         \x20 curl -s -X DELETE {base}/simulator/trouble\n\
         \x20 curl -s {base}/simulator\n\
         Who is really in the call, whatever the list says:\n\
         \x20 curl -s {base}/simulator/calls/{first}"
    )
}

/// Returns one command for each wave of a call. The command starts that wave at once.
fn wave_lines(base: &str, call: &Call) -> String {
    let waves = call.waves.iter().map(|wave| {
        // The name is placed between apostrophes in a shell command.
        let name = json!({ "name": wave.name })
            .to_string()
            .replace('\'', "\\u0027");
        format!(
            "  curl -s {base}/simulator/calls/{}/wave -d '{name}'\n",
            call.id
        )
    });
    waves.collect()
}

/// Returns everything that can be pasted to join a meeting.
fn meeting_lines(meeting: &Meeting) -> String {
    let passcode = match &meeting.passcode {
        Some(passcode) => format!("passcode {passcode}"),
        None => "no passcode".to_owned(),
    };
    format!(
        "\nMeeting to join: {}\n  {}\n  {}\n  {}, {passcode}\n",
        meeting.subject,
        meeting.long_link(),
        meeting.short_link(),
        meeting.spaced_id(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulator::Credentials;

    #[tokio::test]
    async fn only_this_machine_is_listened_on() {
        let scenario = Scenario::call("Town hall").build();
        let listen = "0.0.0.0:0".parse().unwrap();
        let refused = simulate("moderato", listen, scenario, io::sink())
            .await
            .unwrap_err();
        assert!(
            refused
                .to_string()
                .starts_with("The simulator only listens on this computer")
        );
    }

    #[tokio::test]
    async fn the_text_says_how_a_raid_begins_at_once() {
        let raid = Scenario::builtin("raid").unwrap().unwrap();
        let running = Simulator::start(raid, "127.0.0.1:0".parse().unwrap())
            .await
            .unwrap();
        let deed = format!("/simulator/calls/{}/wave", running.simulator.calls()[0]);
        let text = instructions("moderato", &running, "Raid");
        let line = text.lines().find(|line| line.contains(&deed)).unwrap();
        assert!(line.ends_with(r#"-d '{"name":"raid"}'"#), "{line}");
    }

    #[tokio::test]
    async fn the_text_holds_everything_to_sign_in_with() {
        let scenario = Scenario::call("Town hall").and_call("Another");
        let scenario = scenario.meeting("Review", Some("Kx7pQ2"), &["Ada"]).build();
        let running = Simulator::start(scenario, "127.0.0.1:0".parse().unwrap())
            .await
            .unwrap();
        let text = instructions("target/release/moderato", &running, "Try this");
        let Credentials {
            tenant_id,
            client_id,
            client_secret,
        } = running.simulator.credentials();
        let mut expected = vec![tenant_id, client_id, client_secret, running.base_url()];
        expected.extend(running.simulator.calls());
        let command = if cfg!(windows) {
            "; & 'target/release/moderato' --graph-url"
        } else {
            "' target/release/moderato --graph-url"
        };
        expected.push(command.to_owned());
        expected.push("choose \"Custom addresses\"".to_owned());
        expected
            .push(r#"-d '{"on": "roster", "every": 2, "lasts": 10, "effect": {"lie": "#.to_owned());
        for meeting in running.simulator.meetings() {
            expected.extend([meeting.long_link(), meeting.short_link()]);
            expected.extend([meeting.spaced_id(), "passcode Kx7pQ2".to_owned()]);
        }
        for piece in expected {
            assert!(text.contains(&piece), "{piece} is missing");
        }
    }
}
