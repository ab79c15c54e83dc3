//! The program killed at the worst moment: the next run finds a call that the killed run had just
//! created.

#![cfg(target_os = "linux")]

use std::io::Write as _;
use std::process::{Command, Stdio};

use crate::fixtures::sign_in::play;
use moderato::simulator::{Credentials, Matcher, Scenario, Target};

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
    // After the 201 the program first sends a request about the call; none is answered.
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
