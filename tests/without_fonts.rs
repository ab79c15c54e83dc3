//! The program itself on a computer without fonts, with names in many scripts.

#![cfg(target_os = "linux")]

use std::sync::Arc;

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::display::{Display, Running, program, until};
use crate::faults::start;
use crate::fixtures::sign_in::play;
use crate::own_process::{own_folder, run, set_apart, this_binary};
use moderato::app::ConsoleApp;
use moderato::app::look::fonts::use_system_fonts;
use moderato::simulator::{Scenario, Target};

const NO_FONTS: &str = r#"<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig></fontconfig>
"#;

#[test]
fn without_a_font_for_chinese_the_window_speaks_english_and_says_why() {
    let folder = tempfile::TempDir::new().unwrap();
    let fonts = folder.path().join("fonts.conf");
    std::fs::write(&fonts, NO_FONTS).unwrap();
    let mut command = this_binary();
    set_apart(&mut command, folder.path());
    command.env("FONTCONFIG_FILE", &fonts);
    run(command, "without_fonts::story_of_a_window_in_chinese");
}

#[tokio::test]
#[ignore = "started by the test above, since fontconfig is set up once a process"]
async fn story_of_a_window_in_chinese() {
    let folder = own_folder();
    let runtime = tokio::runtime::Handle::current();
    let (worker, _engine) = moderato::worker::spawn(&runtime, Arc::new(|| {}));
    let mut harness = Harness::builder().build_eframe(|creation| {
        use_system_fonts(&creation.egui_ctx);
        ConsoleApp::new(&creation.egui_ctx, worker, start(&folder, "zh-CN"))
    });
    harness.run();
    harness.get_by_label_contains("fonts-noto-cjk");
    harness.get_by_label("Open the demo");
}

async fn goes_on_in(language: &str) {
    let scenario = Scenario::call("Review")
        .person("李晓雨")
        .person("محمد الفارسي")
        .person("สมชาย ใจดี")
        .person("नेहा शर्मा")
        .person("Anna\u{10FB0}")
        .build();
    let running = play(scenario).await;
    let simulator = running.simulator.clone();
    let _clock = simulator.spawn_clock();
    let folder = tempfile::TempDir::new().unwrap();
    let fonts = folder.path().join("fonts.conf");
    std::fs::write(&fonts, NO_FONTS).unwrap();

    let display = Display::start();
    let credentials = simulator.credentials();
    let mut command = program(&running.base_url(), &credentials, folder.path());
    command
        .env("DISPLAY", &display.name)
        .env("AZURE_CLIENT_SECRET", &credentials.client_secret)
        .env("FONTCONFIG_FILE", &fonts)
        .env("LANG", language);
    let call = simulator.calls()[0].clone();
    let mut program = Running(command.args(["--call", &call]).spawn().unwrap());
    let rosters = || {
        let requests = simulator.requests();
        requests
            .iter()
            .filter(|seen| seen.target == Target::Roster)
            .count()
    };
    let mut has_ended = || program.0.try_wait().unwrap().is_some();
    // The window draws the names of one roster before it requests the next.
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
