//! The window's reaction to another start of the program, and to the button of a notification.

#![cfg(target_os = "linux")]

use std::sync::Arc;

use egui::{Key, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use moderato::app::{Start, Surroundings};
use moderato::desktop::desktop_request::{DesktopRequest, DesktopRequests, HandedRequest};
use moderato::moderation::model::ids::CallId;
use moderato::simulator::Scenario;
use tempfile::TempDir;

use crate::display::keep_profile;
use crate::fixtures::sign_in::play;
use crate::fixtures::start::{calls_of, filled_at, start_in};
use crate::window::{Window, press_key};

/// Returns a window that watches the first of two calls. Also returns the sender of the window's requests, and the
/// second call.
async fn window(sign_in: bool) -> (Window, DesktopRequests, CallId) {
    let scenario = Scenario::call("Review")
        .person("Ada Lovelace")
        .and_call("Retro")
        .person("Grace Hopper")
        .meeting("Board", Some("Kx7pQ2"), &["Alan Turing"]);
    let running = play(scenario.build()).await;
    let folder = TempDir::new().unwrap();
    // Fills in everything for a join, so that only the press is missing.
    keep_profile(
        &running.base_url(),
        &running.simulator.credentials(),
        folder.path(),
    );
    let (requests, inbox) = DesktopRequests::new(Arc::new(|| {}));
    let mut calls = calls_of(&running);
    let second = calls.pop().unwrap();
    let mut prefill = filled_at(running.base_url(), &running);
    prefill.app.secret = prefill.app.secret.filter(|_| sign_in);
    let start = Start {
        prefill,
        sign_in_at_once: sign_in,
        calls,
        around: Surroundings {
            notifier: None,
            inbox: Some(inbox),
        },
        ..start_in(folder.path())
    };
    let window = Window::start(running, folder, start, [1280.0, 800.0]);
    (window, requests, second)
}

fn joins(window: &Window) -> usize {
    let requests = window.running.simulator.requests().into_iter();
    requests
        .filter(|seen| seen.method == "POST" && seen.path.ends_with("/communications/calls"))
        .count()
}

#[tokio::test]
async fn what_comes_before_the_sign_in_is_done_after_it_and_no_meeting_is_joined_by_itself() {
    let (mut window, requests, second) = window(false).await;
    let link = window.running.simulator.meetings()[0].short_link();
    requests.leave(DesktopRequest::Handed(Box::new(HandedRequest {
        calls: vec![second],
        join: Some(link),
        ..HandedRequest::default()
    })));
    window.harness.run_steps(2);
    window.sign_in().await;
    let has_both = |window: &Window| window.app().snapshot().calls.len() == 2;
    window.until("both calls", has_both).await;
    window
        .until("the dialog", |window| window.shows("Meeting link"))
        .await;
    window.harness.run_steps(3);
    assert_eq!(joins(&window), 0);
    let button = window.harness.get_by_role_and_label(Role::Button, "Join");
    assert!(!button.accesskit_node().is_disabled());
    press_key(&mut window, egui::Modifiers::NONE, Key::Escape);
    // A request for presentation mode is carried out at once, without a question first.
    requests.leave(DesktopRequest::Handed(Box::new(HandedRequest {
        presentation: true,
        ..HandedRequest::default()
    })));
    window.harness.run_steps(3);
    assert!(!window.shows("Ada Lovelace"));
}

#[tokio::test]
async fn a_call_that_another_start_asks_for_waits_for_the_end_of_a_question() {
    let (mut window, requests, second) = window(true).await;
    window
        .until("the roster", |window| window.shows("Remove Ada Lovelace"))
        .await;
    let remove = "Remove Ada Lovelace, member";
    let button = window.harness.query_all_by_label_contains(remove).next();
    button.unwrap().click();
    window.harness.run_steps(3);
    requests.leave(DesktopRequest::Handed(Box::new(HandedRequest {
        calls: vec![second.clone()],
        ..HandedRequest::default()
    })));
    window.harness.run_steps(5);
    let question = window.harness.query_by_role(Role::AlertDialog);
    assert!(question.is_some(), "{}", window.tree());
    press_key(&mut window, egui::Modifiers::NONE, Key::Escape);
    let is_shown = |window: &Window| window.shows("Remove Grace Hopper");
    window.until("the call", is_shown).await;

    // The button of a notification leads back to the first call, which is still watched.
    let first = window.app().snapshot().calls[0].id.clone();
    requests.leave(DesktopRequest::Show(Some(first)));
    let is_back = |window: &Window| window.shows("Remove Ada Lovelace");
    window.until("the first call", is_back).await;
}
