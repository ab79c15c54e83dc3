//! What the running program looks like from outside.

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
    // Once it tells where it listens, it has begun.
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
fn no_browser_is_ever_started_and_egui_keeps_nothing_on_the_disk() {
    let lock = include_str!("../Cargo.lock");
    let packages: Vec<&str> = lock.split("[[package]]").collect();
    let named = |name: &str| {
        let line = format!("name = \"{name}\"");
        packages.iter().find(|package| package.contains(&line))
    };
    // `links` brings the one and `persistence`, which would save the length of a typed secret, the other.
    assert!(named("webbrowser").is_none());
    assert!(!named("eframe").unwrap().contains("\"ron\""));
}
