//! The system clipboard: the program itself, real keys, and another program on the other side.

#![cfg(target_os = "linux")]

use std::cell::Cell;
use std::time::Duration;

use egui_kittest::kittest::Queryable as _;

use crate::fixtures::sign_in::play;
use moderato::simulator::{Scenario, Simulator, Target};
use tempfile::TempDir;

use crate::access_ui::copy_with;
use crate::clipboard_desks::{Desk, Wayland, X11};
use crate::display::{PATIENCE, Running, keep_profile, program, until};
use crate::window::{Setup, Window};

/// How long to wait before pressing again.
const TRY: Duration = Duration::from_secs(5);

/// Repeats the press until it has worked, because the first keys may come before the window listens.
pub(crate) async fn press_until(
    folder: &TempDir,
    what: &str,
    press: impl Fn(),
    worked: impl Fn() -> bool,
) {
    let tries = async {
        loop {
            press();
            let waits = async {
                while !worked() {
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
            };
            if tokio::time::timeout(TRY, waits).await.is_ok() {
                return;
            }
        }
    };
    if tokio::time::timeout(PATIENCE, tries).await.is_err() {
        let log = std::fs::read_to_string(folder.path().join("program.log")).unwrap_or_default();
        panic!("pressed in vain for {what}; the program said: {log}");
    }
}

/// Signs in with a pasted secret, then joins one meeting from its link and one from a mail.
async fn paste_a_secret_a_link_and_a_mail(desk: &impl Desk) {
    let scenario = Scenario::call("Elsewhere")
        .person("Ada Lovelace")
        .meeting("Review", Some("Kx7pQ2"), &["Grace Hopper"])
        .meeting("Retro", Some("Ab3dE4"), &["Alan Turing"])
        .build();
    let running = play(scenario).await;
    let (simulator, base) = (&running.simulator, running.base_url());
    let _clock = simulator.spawn_clock();
    let credentials = simulator.credentials();
    let folder = TempDir::new().unwrap();
    keep_profile(&base, &credentials, folder.path());
    let mut command = program(&base, &credentials, folder.path());
    command.args(["--call", &simulator.calls()[0]]);
    desk.show(&mut command);
    let _program = Running(command.spawn().unwrap());

    let secret = credentials.client_secret.as_str();
    let sign_in = || {
        desk.copy(secret);
        // Copying and cutting a secret must leave the clipboard unchanged. Otherwise, the last paste would contain
        // the extra letter.
        let copied = ["ctrl+a", "z", "ctrl+v", "ctrl+a", "ctrl+c"];
        desk.press(&copied);
        desk.press(&["ctrl+a", "ctrl+x", "ctrl+v", "Return"]);
    };
    let has_polled = || {
        let requests = simulator.requests();
        requests.iter().any(|seen| seen.target == Target::Roster)
    };
    press_until(
        &folder,
        "a sign-in with what was pasted",
        sign_in,
        has_polled,
    )
    .await;
    assert_eq!(desk.pasted().as_deref(), Some(secret), "no z before it");
    let selected = desk.selected().unwrap_or_default();
    assert!(!selected.contains(secret), "{selected}");

    let [review, retro] = &simulator.meetings()[..] else {
        panic!("two meetings");
    };
    let mail = format!(
        "Grüße,\n\n会议 Microsoft Teams\nMeeting ID: {}\nPasscode: Ab3dE4\n\nSee you",
        retro.spaced_id()
    );
    for (text, subject) in [(review.short_link(), "Review"), (mail, "Retro")] {
        let with_more = format!("{text} z");
        let paste = || {
            desk.copy(&text);
            desk.press(&["ctrl+n"]);
            desk.press(&["ctrl+a", "ctrl+v", "space", "z", "ctrl+a", "ctrl+c"]);
        };
        let came_back = || desk.pasted().as_deref() == Some(&*with_more);
        press_until(&folder, "the text to come back", paste, came_back).await;
        desk.copy(&text);
        let join = || desk.press(&["ctrl+a", "ctrl+v", "Return"]);
        let has_joined = || {
            simulator.with_world(|world| {
                let mut calls = world.calls().iter();
                calls.any(|call| call.subject.as_deref() == Some(subject))
            })
        };
        press_until(&folder, "a call with what was pasted", join, has_joined).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_secret_a_link_and_a_mail_of_another_program_are_pasted_on_x11() {
    paste_a_secret_a_link_and_a_mail(&X11::start()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_secret_a_link_and_a_mail_of_another_program_are_pasted_on_wayland() {
    if let Some(tool) = Wayland::missing() {
        #[expect(clippy::print_stderr, reason = "nobody should take it for tried")]
        {
            eprintln!(
                "NOT RUN: {tool} is missing; apt-get install sway wtype wl-clipboard libwayland-egl1"
            );
        }
        return;
    }
    paste_a_secret_a_link_and_a_mail(&Wayland::start().await).await;
}

/// The positions to press come from a window of the same size in this process.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_command_for_the_admin_can_be_copied_into_another_program() {
    let mut window = Window::signed_in(Setup::default()).await;
    window.until_roster().await;
    let to_page = window.harness.get_by_label("Access check").rect().center();
    window.press("Access check");
    window.harness.run_steps(3);
    let button = window.harness.get_by_label("Copy the command");
    let button = button.rect().center();
    let wanted = copy_with(&mut window, "Copy the command");
    let credentials = window.running.simulator.credentials();
    assert!(wanted.contains(&credentials.client_id), "{wanted}");

    let desk = X11::start();
    let folder = TempDir::new().unwrap();
    let mut command = program(&window.running.base_url(), &credentials, folder.path());
    command
        .args(["--call", &window.running.simulator.calls()[0]])
        .env("AZURE_CLIENT_SECRET", &credentials.client_secret);
    desk.show(&mut command);
    let simulator = &window.running.simulator;
    let tokens_before = tokens(simulator);
    let _program = Running(command.spawn().unwrap());
    let signed_in = || tokens(simulator) > tokens_before;
    until(folder.path(), "the program to sign in", signed_in).await;
    // A slow machine takes longer to show the page, and an early press would hit the previous page.
    let tries = Cell::new(0);
    let press = || {
        tries.set(tries.get() + 1);
        desk.click(to_page);
        desk.rest(Duration::from_millis(500) * tries.get());
        desk.click(button);
    };
    let is_copied = || desk.pasted().as_deref() == Some(&*wanted);
    press_until(&folder, "the command", press, is_copied).await;
}

fn tokens(simulator: &Simulator) -> usize {
    let requests = simulator.requests();
    let asked = requests.iter().filter(|seen| seen.target == Target::Token);
    asked.count()
}
