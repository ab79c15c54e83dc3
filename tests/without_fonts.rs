//! The program itself on a computer on which fontconfig knows no font, among names of many scripts.

#![cfg(target_os = "linux")]

use moderato::simulator::{Scenario, Simulator, Target};

use crate::killed::{Display, Running, until};

const NO_FONTS: &str = r#"<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig></fontconfig>
"#;

async fn goes_on_in(language: &str) {
    let scenario = Scenario::call("Review")
        .person("李晓雨")
        .person("محمد الفارسي")
        .person("สมชาย ใจดี")
        .person("नेहा शर्मा")
        .person("Anna\u{10FB0}")
        .build();
    let running = Simulator::start(scenario, ([127, 0, 0, 1], 0).into())
        .await
        .unwrap();
    let simulator = running.simulator.clone();
    let _clock = simulator.spawn_clock();
    let folder = tempfile::TempDir::new().unwrap();
    let fonts = folder.path().join("fonts.conf");
    std::fs::write(&fonts, NO_FONTS).unwrap();

    let display = Display::start();
    let credentials = simulator.credentials();
    let mut command = display.command(&running.base_url(), &credentials, folder.path());
    let command = command.env("FONTCONFIG_FILE", &fonts).env("LANG", language);
    let call = simulator.calls()[0].to_string();
    let mut program = Running(command.args(["--call", &call]).spawn().unwrap());
    let rosters = || {
        let requests = simulator.requests();
        requests
            .iter()
            .filter(|seen| seen.target == Target::Roster)
            .count()
    };
    let mut has_ended = || program.0.try_wait().unwrap().is_some();
    // The names of one are drawn before the next is asked for.
    until(folder.path(), "four rosters", || {
        has_ended() || rosters() > 3
    })
    .await;
    let log = std::fs::read_to_string(folder.path().join("program.log")).unwrap();
    assert!(!has_ended(), "the program ended: {log}");
    assert!(log.contains("drawn as boxes"), "it asked for a font: {log}");
    assert!(!log.contains("panicked"), "{log}");
    assert!(!folder.path().join("crash.json").exists());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn names_of_many_scripts_do_not_end_a_program_without_fonts() {
    goes_on_in("en_US.UTF-8").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nor_does_an_interface_in_chinese() {
    goes_on_in("zh_CN.UTF-8").await;
}
