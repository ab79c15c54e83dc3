//! The program killed at the worst moment: the next run finds a call that the killed run had just
//! created. If a signal ends the program, it first records the result of a removal.

#![cfg(target_os = "linux")]

use std::io::Write as _;
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Command, ExitStatus, Stdio};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};

use crate::fixtures::sign_in::play;
use moderato::simulator::{Credentials, Effect, Fault, Matcher, Scenario, Target};

use crate::audit_log::verify;
use crate::clipboard::press_until;
use crate::clipboard_desks::{Desk as _, X11};
use crate::display::{Display, Running, keep_profile, program, until};

/// Starts the program with its secret in the environment and, optionally, a meeting to join.
fn start(
    display: &Display,
    mut program: Command,
    credentials: &Credentials,
    join: &str,
) -> Running {
    program
        .env("DISPLAY", &display.name)
        .env("AZURE_CLIENT_SECRET", &credentials.client_secret)
        .stdin(Stdio::piped());
    if !join.is_empty() {
        program.arg("--join");
    }
    let mut child = program.spawn().unwrap();
    let mut told = child.stdin.take().unwrap();
    told.write_all(join.as_bytes()).unwrap();
    Running(child)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_program_that_is_killed_right_after_a_201_watches_the_call_again_in_its_next_run() {
    let scenario = Scenario::call("Elsewhere")
        .meeting("Review", Some("Kx7pQ2"), &["Ada Lovelace"])
        .build();
    let running = play(scenario).await;
    let (simulator, base) = (running.simulator.clone(), running.base_url());
    let _clock = simulator.spawn_clock();
    let (credentials, link) = (
        simulator.credentials(),
        simulator.meetings()[0].short_link(),
    );
    let folder = tempfile::TempDir::new().unwrap();
    keep_profile(&base, &credentials, folder.path());

    let display = Display::start();
    // After the 201, the program sends requests about the call. All of them are held unanswered.
    let held = simulator.hold(Matcher::default().path("/communications/calls/"));
    let first = start(
        &display,
        program(&base, &credentials, folder.path()),
        &credentials,
        &link,
    );
    until(
        folder.path(),
        "the first request about the new call",
        || held.waiting() > 0,
    )
    .await;
    first.kill();
    let created = simulator.with_world(|world| {
        let mut calls = world.calls().iter();
        let created = calls.find(|call| call.subject.as_deref() == Some("Review"));
        created.map(|call| call.id.clone())
    });
    let id = created.expect("the call was created");
    let watched = std::fs::read_to_string(folder.path().join("watched.json")).unwrap();
    assert!(watched.contains(&id), "{watched}");
    held.release();

    let seen = |target: Target| {
        let requests = simulator.requests();
        requests
            .iter()
            .filter(|seen| seen.target == target && seen.path.contains(&id))
            .count()
    };
    let before = seen(Target::Roster);
    let second = start(
        &display,
        program(&base, &credentials, folder.path()),
        &credentials,
        "",
    );
    until(folder.path(), "the next run to poll the call", || {
        seen(Target::Roster) > before + 1
    })
    .await;
    until(folder.path(), "a sign of life", || {
        seen(Target::KeepAlive) > 0
    })
    .await;
    second.kill();
    let creates = simulator.requests();
    let creates = creates
        .iter()
        .filter(|seen| seen.target == Target::Create)
        .count();
    assert_eq!(creates, 1, "nobody joins twice");
}

impl Running {
    /// Sends a signal, as a log-out does.
    pub(crate) fn send(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.0), signal).unwrap();
    }

    /// Waits for the end.
    pub(crate) fn ended(mut self) -> ExitStatus {
        self.0.wait().unwrap()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_signal_ends_the_program_without_a_question_but_with_a_result_for_each_removal() {
    let scenario = Scenario::call("Board review").guest("Bob").build();
    let running = play(scenario).await;
    let (simulator, base) = (running.simulator.clone(), running.base_url());
    let _clock = simulator.spawn_clock();
    simulator.inject(Fault::on(Target::Remove, Effect::LatencyMs(600_000)));
    let credentials = simulator.credentials();
    let folder = tempfile::TempDir::new().unwrap();
    keep_profile(&base, &credentials, folder.path());
    let desk = X11::start();
    let mut command = program(&base, &credentials, folder.path());
    command
        .args(["--call", &simulator.calls()[0]])
        .env("AZURE_CLIENT_SECRET", &credentials.client_secret);
    desk.show(&mut command);
    let program = Running(command.spawn().unwrap());
    let asked = |target: Target| {
        let mut requests = simulator.requests().into_iter();
        requests.any(|seen| seen.target == target)
    };
    let remove = || {
        desk.press(&["Escape", "Down", "Delete"]);
        desk.rest(Duration::from_millis(400));
        desk.press(&["Return"]);
    };
    press_until(&folder, "a removal", remove, || asked(Target::Remove)).await;
    // The closed door would make the window ask before closing.
    let log = folder.path().join("audit/audit.jsonl");
    let recorded = || std::fs::read_to_string(&log).unwrap_or_default();
    let is_door = || recorded().contains("door");
    press_until(&folder, "the door", || desk.press(&["ctrl+d"]), is_door).await;

    program.send(Signal::TERM);
    let status = program.ended();
    assert_eq!(status.signal(), Some(Signal::TERM.as_raw()), "{status}");
    let (is_whole, text) = verify(&log, &[]);
    assert!(is_whole && text.contains("The chain is intact: "), "{text}");
    assert!(!text.contains("without a result"), "{text}\n{}", recorded());
}
