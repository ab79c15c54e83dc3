//! The program itself, started again where there is another screen.

#![cfg(target_os = "linux")]

use std::path::Path;
use std::process::{Command, Stdio};

use moderato::settings::preferences::{Preferences, PreferencesFile};
use moderato::settings::window_place::WindowPlace;
use tempfile::TempDir;

use crate::display::{Display, Running, until};

/// Starts the demo on a display, with all its files in this folder.
fn start(display: &Display, folder: &Path) -> Running {
    let log = std::fs::File::create(folder.join("program.log")).unwrap();
    let program = Command::new(env!("CARGO_BIN_EXE_moderato"))
        .args(["--demo", "--data-dir"])
        .arg(folder)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("HOME", folder)
        .env("XDG_RUNTIME_DIR", folder)
        .env("LIBGL_ALWAYS_SOFTWARE", "1")
        .env("DISPLAY", &display.name)
        .stdin(Stdio::null())
        .stderr(log)
        .spawn();
    Running(program.unwrap())
}

fn xdotool(display: &Display, arguments: &[&str]) -> String {
    let mut command = Command::new("xdotool");
    command.args(arguments).env("DISPLAY", &display.name);
    let output = command.output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// Returns the id of the window, once it is visible.
async fn window(display: &Display, folder: &Path) -> String {
    let find = || xdotool(display, &["search", "--onlyvisible", "--name", "^Moderato"]);
    until(folder, "the window", || !find().is_empty()).await;
    find().lines().next().unwrap().to_owned()
}

/// Returns left, top, width and height, in pixels.
fn geometry(display: &Display, window: &str) -> [i32; 4] {
    let told = xdotool(display, &["getwindowgeometry", "--shell", window]);
    ["X", "Y", "WIDTH", "HEIGHT"].map(|name| {
        let value = told
            .lines()
            .find_map(|line| line.strip_prefix(&format!("{name}=")));
        value
            .and_then(|value| value.parse().ok())
            .unwrap_or_default()
    })
}

fn kept(folder: &Path) -> WindowPlace {
    let kept = PreferencesFile::new(folder).load();
    kept.map(|kept| kept.window).unwrap_or_default()
}

#[tokio::test]
async fn a_window_comes_back_where_it_stood_and_inside_where_the_screen_is_smaller() {
    let folder = TempDir::new().unwrap();
    let folder = folder.path();
    let large = Display::sized([1600, 1200]);
    let program = start(&large, folder);
    let id = window(&large, folder).await;
    xdotool(&large, &["windowsize", &id, "900", "640"]);
    xdotool(&large, &["windowmove", &id, "500", "300"]);
    until(folder, "the place on the disk", || {
        let place = kept(folder);
        place.at == Some([500, 300]) && place.size == Some([900, 640])
    })
    .await;
    program.kill();

    let program = start(&large, folder);
    let id = window(&large, folder).await;
    until(folder, "the window where it was", || {
        geometry(&large, &id) == [500, 300, 900, 640]
    })
    .await;
    program.kill();

    let small = Display::sized([1024, 768]);
    let program = start(&small, folder);
    let id = window(&small, folder).await;
    until(folder, "the window inside", || {
        geometry(&small, &id) == [124, 128, 900, 640]
    })
    .await;
    program.kill();
}

#[tokio::test]
async fn a_window_that_is_larger_than_its_screen_or_damaged_in_the_settings_opens_inside() {
    let folder = TempDir::new().unwrap();
    let folder = folder.path();
    let file = PreferencesFile::new(folder);
    let place = WindowPlace {
        at: Some([-4000, 5000]),
        size: Some([3000, 2000]),
        ..WindowPlace::default()
    };
    let mine = Preferences {
        operator: Some("Ana".into()),
        window: place,
        ..Preferences::default()
    };
    file.save(&mine).unwrap();
    let display = Display::sized([1280, 800]);
    let is_inside = |[left, top, width, height]: [i32; 4]| {
        let seen = left >= 0 && top >= 0 && width >= 760 && height >= 480;
        seen && left + width <= 1280 && top + height <= 800
    };
    let program = start(&display, folder);
    let id = window(&display, folder).await;
    until(folder, "the window inside", || {
        is_inside(geometry(&display, &id))
    })
    .await;
    program.kill();

    let text = r#"{"operator":"Ana","window":{"at":"left","size":[0,-1]},"zoom":"huge"}"#;
    std::fs::write(folder.join("settings.json"), text).unwrap();
    let program = start(&display, folder);
    let id = window(&display, folder).await;
    until(folder, "the window inside", || {
        is_inside(geometry(&display, &id))
    })
    .await;
    program.kill();
    assert_eq!(file.load().unwrap().operator.as_deref(), Some("Ana"));
    let log = std::fs::read_to_string(folder.join("program.log")).unwrap();
    assert_eq!(log, "");
}

#[tokio::test]
async fn a_window_that_opens_for_the_first_time_leaves_room_for_its_title_bar_and_a_task_bar() {
    for (screen, wanted) in [
        ([1366, 768], [1280, 680]),
        ([1280, 800], [1224, 712]),
        ([1600, 1200], [1280, 800]),
    ] {
        let folder = TempDir::new().unwrap();
        let folder = folder.path();
        let display = Display::sized(screen);
        let program = start(&display, folder);
        let id = window(&display, folder).await;
        until(folder, "the first size", || {
            geometry(&display, &id)[2..] == wanted
        })
        .await;
        program.kill();
        assert_eq!(kept(folder), WindowPlace::default());
    }
}
