//! The program as a process: its limits, folders, output, exit codes, and signals.

#[cfg(target_os = "linux")]
#[test]
fn the_program_leaves_no_core_dump() {
    use std::io::{BufRead as _, BufReader};
    use std::process::{Command, Stdio};

    let mut program = Command::new(env!("CARGO_BIN_EXE_moderato"))
        .arg("simulate")
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    // The program has started once it prints the address on which it listens.
    let mut line = String::new();
    let output = program.stdout.take().unwrap();
    BufReader::new(output).read_line(&mut line).unwrap();
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", program.id()));
    program.kill().unwrap();
    program.wait().unwrap();
    let limits = limits.unwrap();
    let core = limits
        .lines()
        .find_map(|line| line.strip_prefix("Max core file size"));
    let values: Vec<_> = core.unwrap().split_whitespace().collect();
    assert_eq!(values, ["0", "0", "bytes"], "{limits}");
}

#[test]
fn egui_keeps_nothing_on_the_disk() {
    // `persistence` would save state, including the length of a typed secret, and depends on `ron`.
    let packages = include_str!("../Cargo.lock").split("[[package]]");
    let eframe = packages
        .filter(|package| package.contains("name = \"eframe\""))
        .collect::<String>();
    assert!(eframe.contains("\"egui\"") && !eframe.contains("\"ron\""));
}

/// With a relative home, the audit log would lie in the folder in which the program was started.
#[cfg(target_os = "linux")]
#[test]
fn a_home_that_is_no_place_is_refused_in_words() {
    use std::process::Command;

    let here = tempfile::TempDir::new().unwrap();
    let told = Command::new(env!("CARGO_BIN_EXE_moderato"))
        .env_clear()
        .env("HOME", "somewhere")
        .current_dir(here.path())
        .output()
        .unwrap();
    let words = String::from_utf8(told.stderr).unwrap();
    assert!(!told.status.success(), "{words}");
    assert!(words.contains("give one with --data-dir"), "{words}");
    assert_eq!(std::fs::read_dir(here.path()).unwrap().count(), 0);
}

/// Scripts rely on the output stream and the exit code.
#[cfg(target_os = "linux")]
#[test]
fn what_was_asked_for_is_printed_and_what_is_wrong_is_told() {
    use std::process::Command;

    for (argument, ends_with, asked_for) in [
        (
            "--version",
            0,
            concat!("moderato ", env!("CARGO_PKG_VERSION")),
        ),
        ("--help", 0, "Usage: moderato"),
        ("--nonsense", 2, ""),
    ] {
        let mut program = Command::new(env!("CARGO_BIN_EXE_moderato"));
        let ended = program.env_clear().arg(argument).output().unwrap();
        assert_eq!(ended.status.code(), Some(ends_with), "{argument}");
        let printed = String::from_utf8(ended.stdout).unwrap();
        assert!(printed.contains(asked_for), "{argument}: {printed}");
        let told = String::from_utf8(ended.stderr).unwrap();
        assert_eq!(printed.is_empty(), ends_with != 0, "{argument}: {printed}");
        assert_eq!(
            told.contains("--nonsense"),
            ends_with != 0,
            "{argument}: {told}"
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn nothing_from_a_file_or_a_flag_turns_the_writing_of_the_terminal() {
    let folder = tempfile::TempDir::new().unwrap();
    let file = folder.path().join("a.json");
    let people = r#"{"name": "\u202eb"}, {"name": "\u202eb"}"#;
    let text = format!(
        r#"{{"title": "T", "tenant": {{"domain": "a.example"}}, "calls": [
            {{"subject": "S", "people": [{people}]}}]}}"#
    );
    std::fs::write(&file, text).unwrap();
    for (name, told) in [
        (
            file.to_str().unwrap(),
            r#"line 2, column 71: "\u{202e}b" is in"#,
        ),
        (
            "a\u{202e}b\u{1b}[31m",
            "no scenario “a\u{fffd}b\u{fffd}[31m”",
        ),
    ] {
        let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_moderato"));
        let ended = program
            .args(["simulate", "--scenario", name])
            .output()
            .unwrap();
        let words = String::from_utf8(ended.stderr).unwrap();
        assert_eq!(ended.status.code(), Some(1), "{words}");
        assert!(words.contains(told), "{words:?}");
        assert!(!words.contains(['\u{202e}', '\u{1b}']), "{words:?}");
    }
}

/// Hangs forever after the first signal.
#[cfg(target_os = "linux")]
#[test]
#[ignore = "started by the test below, which sends the signals"]
fn story_of_a_program_that_hangs() {
    let folder = crate::own_process::own_folder();
    let came = folder.join("came");
    let end = move || std::fs::write(&came, "").unwrap();
    let _signal = moderato::process::EndSignal::hear(end).unwrap();
    std::fs::write(folder.join("listens"), "").unwrap();
    loop {
        std::thread::park();
    }
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_signal_ends_a_program_that_hangs_and_a_second_one_at_once() {
    use std::os::unix::process::ExitStatusExt as _;
    use std::process::{Command, Stdio};

    use rustix::process::Signal;

    use crate::display::{Running, until};
    use crate::own_process::{set_apart, this_binary};

    for (starter, first, second) in [
        (None, Signal::HUP, None),
        (None, Signal::INT, None),
        (None, Signal::TERM, Some(Signal::INT)),
        // Under `nohup`, the program ignores the closing of its terminal, so SIGTERM is its first signal.
        (Some("nohup"), Signal::HUP, Some(Signal::TERM)),
    ] {
        let folder = tempfile::TempDir::new().unwrap();
        let at = folder.path();
        let mut story = match starter {
            Some(starter) => {
                let mut command = Command::new(starter);
                command.arg(this_binary().get_program());
                command
            }
            None => this_binary(),
        };
        set_apart(&mut story, at);
        story
            .args([
                "process::story_of_a_program_that_hangs",
                "--exact",
                "--ignored",
            ])
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let mut program = Running(story.spawn().unwrap());
        until(at, "the story", || at.join("listens").exists()).await;
        program.send(first);
        if starter.is_none() {
            until(at, "the first signal", || at.join("came").exists()).await;
        }
        until(at, "the end", || {
            second.inspect(|second| program.send(*second));
            program.0.try_wait().unwrap().is_some()
        })
        .await;
        let last = second.unwrap_or(first);
        assert_eq!(program.ended().signal(), Some(last.as_raw()));
    }
}
