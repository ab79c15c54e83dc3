//! The audit log of a session, verified by the program as a person would run it.

use std::path::Path;
use std::process::{Command, Output};
use std::time::Duration;

use crate::support::{Console, address, row};
use moderato::moderation::state::row::{Row, RowState};
use moderato::moderation::state::snapshot::SignIn;
use moderato::simulator::{Effect, Fault, Scenario, Target};

/// The program that prints into a terminal. On Windows, only `--features console-twin` builds it; the usual program
/// opens a message box instead of printing.
const PROGRAM: Option<&str> = if cfg!(windows) {
    option_env!("CARGO_BIN_EXE_moderato-cli")
} else {
    option_env!("CARGO_BIN_EXE_moderato")
};

/// Verifies a file; returns the output, and whether it succeeded.
pub(crate) fn verify(file: &Path, more: &[&str]) -> (bool, String) {
    let (code, text) = verdict(file, more);
    (code == 0, text)
}

/// Verifies a file; returns the exit code and the output.
pub(crate) fn verdict(file: &Path, more: &[&str]) -> (i32, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = Command::new(PROGRAM.unwrap())
        .args(["audit", "verify"])
        .arg(file)
        .args(more)
        .output()
        .unwrap();
    let text = [stdout, stderr].concat();
    (status.code().unwrap(), String::from_utf8(text).unwrap())
}

#[cfg(unix)]
#[tokio::test(start_paused = true)]
async fn a_reader_that_has_seen_enough_is_no_error() {
    let folder = tempfile::TempDir::new().unwrap();
    let log = folder.path().join("audit.jsonl");
    std::fs::write(&log, "{}\n").unwrap();
    for file in [log.as_path(), folder.path()] {
        let (wanted, _) = verdict(file, &[]);
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let Output { status, stderr, .. } = Command::new(PROGRAM.unwrap())
            .args(["audit", "verify"])
            .arg(file)
            .stdout(writer)
            .output()
            .unwrap();
        let told = String::from_utf8(stderr).unwrap();
        assert_eq!((status.code(), &*told), (Some(wanted), ""), "{file:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn the_log_of_a_session_is_whole_until_somebody_changes_it() {
    let console = Console::open(Scenario::call("Board review").guest("Bob").build()).await;
    let call = console
        .until_call("Bob in the roster", |call| row(call, "Bob").is_some())
        .await;
    console
        .remove(&address(&call, "Bob"))
        .await
        .unwrap()
        .unwrap();
    console
        .until_recorded(|line| line["phase"] == "intent")
        .await;
    assert_eq!(console.audit()[0]["credential"], "client_secret");

    let log = console.folder.path().join("audit/audit.jsonl");
    let (is_whole, text) = verify(&log, &[]);
    assert!(is_whole && text.contains("The chain is intact: "), "{text}");
    let head = text
        .split("Hash of the last line, for --head: ")
        .nth(1)
        .unwrap()[..64]
        .to_owned();

    let copy = console.folder.path().join("copy.jsonl");
    let lines = std::fs::read_to_string(&log).unwrap();
    std::fs::write(&copy, lines.replace("Bob", "Rob")).unwrap();
    let (is_whole, text) = verify(&copy, &[]);
    assert!(!is_whole && text.contains("Line 1 was changed"), "{text}");

    std::fs::write(&copy, "").unwrap();
    assert!(verify(&copy, &[]).0);
    let (code, text) = verdict(&copy, &["--head", &head]);
    assert!(code == 1 && text.contains("cut off"), "{text}");
    let (code, text) = verdict(&log, &["--head", &head]);
    let vouched = "of audit.jsonl: up to there, nothing was cut off or rewritten.";
    assert!(code == 0 && text.contains(vouched), "{text}");
    assert_eq!(verdict(&log, &["--head", "0f"]).0, 2);

    for foreign in [
        "time,call,who\n2026-11-30,Board,Bob\n",
        "[{\"time\":\"2026-11-30\"}]\n",
    ] {
        std::fs::write(&copy, foreign).unwrap();
        let (code, text) = verdict(&copy, &[]);
        assert!(
            code == 1 && text.contains("This isn't an audit log"),
            "{text}"
        );
        assert!(!text.contains("was changed"), "{text}");
    }
    for folder in [console.folder.path(), log.parent().unwrap()] {
        let (is_whole, text) = verify(folder, &[]);
        assert!(
            is_whole && text.contains("audit.jsonl:\nResult: intact.\n\nThe chain is intact"),
            "{text}"
        );
    }

    let (is_whole, text) = verify(&copy.with_extension("missing"), &[]);
    assert!(
        !is_whole && text.contains("there is no audit log at") && text.contains("copy.missing"),
        "{text}"
    );
}

#[tokio::test(start_paused = true)]
async fn without_a_path_the_programs_own_folder_is_verified_and_named() {
    let home = tempfile::TempDir::new().unwrap();
    let run = |words: &[&str]| {
        let Output { status, stdout, .. } = Command::new(PROGRAM.unwrap())
            .args(["audit", "verify"])
            .args(words)
            .env("HOME", home.path())
            .env("XDG_DATA_HOME", home.path().join("data"))
            .output()
            .unwrap();
        let told = String::from_utf8(stdout).unwrap();
        (status.code().unwrap(), told)
    };
    let (_, help) = run(&["--help"]);
    let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        help.contains("left out, Moderato's own log folder"),
        "{help}"
    );
    assert_eq!(run(&[]).0, 1, "there is none yet");
    let data = home.path().join("elsewhere");
    let log = data.join("audit");
    std::fs::create_dir_all(&log).unwrap();
    std::fs::write(log.join("audit.jsonl"), "").unwrap();
    let (code, told) = run(&["--data-dir", data.to_str().unwrap()]);
    let named = format!("Moderato's own log folder: {}\n", log.display());
    assert!(code == 0 && told.starts_with(&named), "{code} {told}");
    assert!(told.contains("audit.jsonl:\nResult: "), "{told}");
}

#[tokio::test(start_paused = true)]
async fn verifying_says_what_proved_the_removals() {
    let scenario = Scenario::call("Board review").guest("Bob").guest("Eve");
    let console = Console::open(scenario.build()).await;
    let simulator = &console.running.simulator;
    for (name, effect) in [("Bob", None), ("Eve", Some(Effect::Ignore))] {
        let call = console
            .until_call(name, |call| row(call, name).is_some())
            .await;
        if let Some(effect) = effect {
            simulator.inject(Fault::on(Target::Remove, effect));
        }
        let removal = console.remove(&address(&call, name));
        removal.await.unwrap().unwrap();
        simulator.advance(Duration::from_secs(2));
        let is_over = |row: &Row| {
            matches!(
                row.state,
                RowState::Gone { .. } | RowState::StillHere { .. }
            )
        };
        console
            .until_call("its end", |call| {
                row(call, name).is_some_and(|it| is_over(it))
            })
            .await;
    }
    console
        .until_recorded(|line| line["outcome"] == "still_in_call")
        .await;
    let log = console.folder.path().join("audit/audit.jsonl");
    let (is_whole, text) = verify(&log, &[]);
    assert!(is_whole, "{text}");
    let told = "\nRemovals: 1 proved (1 by two lists without them), 1 still in the call.\n";
    assert!(text.contains(told), "{text}");
}

#[tokio::test(start_paused = true)]
async fn signing_out_and_in_again_goes_on_in_the_same_log() {
    let console = Console::open(Scenario::call("Board review").guest("Bob").build()).await;
    for _ in 0..2 {
        console.worker.sign_out();
        let is_out = |sign_in: &SignIn| *sign_in == SignIn::SignedOut;
        console
            .until("nobody signed in", |now| is_out(&now.sign_in))
            .await;
        console.sign_in(vec![console.call()]).await.unwrap();
    }
    let call = console
        .until_call("Bob in the roster", |call| row(call, "Bob").is_some())
        .await;
    let removal = console.remove(&address(&call, "Bob"));
    removal.await.unwrap().unwrap();
    console
        .until_recorded(|line| line["phase"] == "intent")
        .await;
    let folder = console.folder.path().join("audit");
    let mut names: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    names.sort();
    assert_eq!(names, ["audit.jsonl", "audit.lock"]);
    assert!(verify(&folder.join("audit.jsonl"), &[]).0);
}
