//! Joining in the whole window: the entry in the list, failures, the call in front, and the saved
//! choices.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use egui::{Event, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::fixtures::start::{filled_at, start_in};
use crate::shell_ui::{tells, wants_to_close};
use crate::window::{Setup, Window, press_key};
use moderato::app::Start;
use moderato::app::state::action::Action;
use moderato::moderation::command::Command;
use moderato::moderation::model::audit::Source;
use moderato::moderation::state::snapshot::{CallView, SignIn, WatchState};
use moderato::settings::profiles::{Profile, ProfilesFile};
use moderato::simulator::{ConnectionBreak, Effect, Fault, RetryAfter, Scenario, Target};

const CALLBACK: &str = "https://bot.example.org/api/calls";

async fn window() -> Window {
    window_with(Setup::default()).await
}

async fn window_with(setup: Setup) -> Window {
    let scenario = Scenario::call("Board review")
        .person("Ada Lovelace")
        .meeting(
            "Town hall",
            Some("Kx7p+Q"),
            &["Grace Hopper", "Alan Turing"],
        )
        .build();
    let setup = Setup {
        sign_in: true,
        ..setup
    };
    let mut window = Window::open_on(scenario, setup).await;
    window.until_signed_in().await;
    window
}

fn open(window: &mut Window) {
    window
        .harness
        .key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::N);
    window.harness.run_steps(3);
}

fn paste(window: &mut Window, text: &str) {
    window.harness.event(Event::Paste(text.to_owned()));
    // The result needs some frames to take its place.
    window.harness.run_steps(6);
}

/// Pastes and presses Join, with a callback address.
fn join(window: &mut Window, text: &str) {
    open(window);
    paste(window, text);
    if window.shows("public https address") {
        window.type_into(Role::TextInput, "Callback address", CALLBACK);
    }
    window.press("Join");
}

fn creates(window: &Window) -> usize {
    let sent = window.running.simulator.requests();
    let is_create = |target| target == Target::Create;
    sent.iter()
        .filter(|request| is_create(request.target))
        .count()
}

fn profiles(window: &Window) -> Vec<Profile> {
    let file = ProfilesFile::new(window.folder.path());
    file.load().unwrap().profiles
}

#[tokio::test]
async fn both_links_of_a_meeting_lead_to_its_people() {
    for is_short in [false, true] {
        let mut window = window().await;
        let meeting = window.running.simulator.meetings()[0].clone();
        let link = if is_short {
            meeting.short_link()
        } else {
            meeting.long_link()
        };
        join(&mut window, &link);
        window
            .until("the call in front", |window| {
                window.shows("Being set up…") || window.shows("Grace Hopper")
            })
            .await;
        window.running.simulator.advance(Duration::from_secs(20));
        window
            .until("the people", |window| {
                window.shows("Town hall") && window.shows("Grace Hopper")
            })
            .await;
        let is_set_up = |window: &Window| !window.shows("being set up");
        window.until("the end of the join", is_set_up).await;
        let kept = profiles(&window);
        assert_eq!(kept[0].callback_uri.as_deref(), Some(CALLBACK));
        assert_eq!(creates(&window), 1);
    }
}

/// Returns a window with a call that is only watched, and one that was joined from here.
async fn staying() -> Window {
    let mut window = Box::pin(being_set_up()).await;
    window.running.simulator.advance(Duration::from_secs(20));
    window.until("their people", are_both_live).await;
    window
}

/// Like [`staying`], while the joined call is still being set up.
async fn being_set_up() -> Window {
    let mut window = window().await;
    let link = window.running.simulator.meetings()[0].long_link();
    join(&mut window, &link);
    window
        .until("both calls", |window| {
            window.app().snapshot().calls.len() == 2
        })
        .await;
    window
}

fn are_both_live(window: &Window) -> bool {
    let calls = &window.app().snapshot().calls;
    let is_live = |call: &Arc<CallView>| call.state == WatchState::Live && !call.rows.is_empty();
    calls.len() == 2 && calls.iter().all(is_live)
}

/// Like [`staying`], with the question whether to sign out.
pub(crate) async fn joined() -> Window {
    Box::pin(asked_to_sign_out(Box::pin(staying()).await)).await
}

async fn asked_to_sign_out(mut window: Window) -> Window {
    window.harness.get_by_label_contains("Sign out of").click();
    window.harness.run_steps(3);
    let tree = window.tree();
    assert!(window.shows("Sign out?"), "{tree}");
    let stays = window
        .harness
        .query_all_by_label_contains("The app stays in the call; leave first");
    assert_eq!(stays.count(), 1, "the other call was only watched\n{tree}");
    // The question accepts a press only after a moment.
    tokio::time::sleep(Duration::from_millis(700)).await;
    window.harness.run_steps(2);
    window
}

#[tokio::test]
async fn the_sign_out_and_its_question_tell_of_the_same_calls() {
    let mut window = Box::pin(joined()).await;
    window.press("Sign out anyway");
    window
        .until("the form", |window| window.shows("Open the demo"))
        .await;
    assert!(window.shows("The app stays in one call that was joined from here."));
}

#[tokio::test]
async fn leaving_and_signing_out_is_one_press() {
    let mut window = Box::pin(joined()).await;
    window.press("Leave and sign out");
    window
        .until("the form", |window| window.shows("Open the demo"))
        .await;
    assert!(!window.shows("The app stays in"));
    let sent = window.running.simulator.requests();
    let hung_up = sent.iter().filter(|it| it.target == Target::HangUp);
    assert_eq!(hung_up.count(), 1, "only what was joined from here is left");
}

#[tokio::test]
async fn a_closing_window_can_leave_first_and_that_is_the_safe_answer() {
    let mut window = Box::pin(staying()).await;
    wants_to_close(&mut window);
    window.harness.run_steps(2);
    assert!(window.shows("Close Moderato?"));
    // The question accepts a press only after a moment.
    tokio::time::sleep(Duration::from_millis(700)).await;
    window.harness.run_steps(2);
    let leave = window.harness.get_by_label("Leave and close");
    assert!(leave.accesskit_node().is_focused_in_tree());
    window.press("Leave and close");
    let mut is_closed = false;
    for _ in 0..200 {
        is_closed |= tells(&mut window, &egui::ViewportCommand::Close);
        if is_closed {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert!(is_closed);
    let sent = window.running.simulator.requests();
    let hung_up = sent.iter().filter(|it| it.target == Target::HangUp);
    assert_eq!(hung_up.count(), 1, "before the window closed");
}

#[tokio::test]
async fn a_meeting_pasted_beside_all_fields_opens_the_dialog_with_it() {
    let mut window = window().await;
    let link = window.running.simulator.meetings()[0].long_link();
    window.harness.event(Event::Paste("Hello".into()));
    window.harness.run_steps(3);
    assert!(!window.shows("Callback address"));
    window.harness.event(Event::Paste(link));
    window.harness.run_steps(3);
    assert!(window.shows("Meeting link") && window.shows("Callback address"));
}

#[tokio::test]
async fn enter_answers_with_the_way_in_which_the_app_leaves() {
    let mut window = Box::pin(joined()).await;
    let leave = window.harness.get_by_label("Leave and sign out");
    assert!(leave.accesskit_node().is_focused_in_tree());
    press_key(&mut window, egui::Modifiers::NONE, egui::Key::Enter);
    window
        .until("the form", |window| window.shows("Open the demo"))
        .await;
    let sent = window.running.simulator.requests();
    assert!(sent.iter().any(|it| it.target == Target::HangUp));
}

/// Lets the service refuse to take the app out of a call.
fn refuse_hang_ups(window: &Window) {
    let refused = Effect::Answer {
        status: 403,
        code: "Forbidden".into(),
        message: "no".into(),
    };
    let broken = Fault::on(Target::HangUp, refused);
    window.running.simulator.inject(broken);
}

#[tokio::test]
async fn a_call_that_cannot_be_left_keeps_the_session() {
    let mut window = Box::pin(joined()).await;
    refuse_hang_ups(&window);
    window.press("Leave and sign out");
    window
        .until("the failure", |window| window.shows("Not left: Forbidden"))
        .await;
    assert!(window.shows("Sign out of"), "nobody else could leave it");
}

#[tokio::test]
async fn a_call_that_cannot_be_left_comes_to_the_front_and_says_so() {
    for is_up in [true, false] {
        let window = if is_up {
            Box::pin(staying()).await
        } else {
            Box::pin(being_set_up()).await
        };
        let mut window = Box::pin(asked_to_sign_out(window)).await;
        let ctx = window.harness.ctx.clone();
        let watched = window.app().snapshot().calls[0].id.clone();
        let state = window.harness.state_mut();
        state.update(&ctx, Action::ShowCall(watched));
        window.harness.run_steps(2);
        refuse_hang_ups(&window);
        window.press("Leave and sign out");
        window
            .until("the failure", |window| {
                window.shows("The app is still in the call.")
            })
            .await;
    }
}

/// Expires the secret and its tokens, or makes the secret valid again.
fn expires(window: &Window, has_expired: bool) {
    window.running.simulator.with_world(|world| {
        world.settings.secret_expired = has_expired;
        if has_expired {
            world.expire_tokens();
        }
    });
}

async fn until_expired(window: &mut Window) {
    expires(window, true);
    let is_over = |window: &Window| matches!(window.app().snapshot().sign_in, SignIn::Expired(..));
    window.until("the end of the session", is_over).await;
    window.harness.run_steps(2);
}

#[tokio::test]
async fn signing_in_again_keeps_the_app_in_its_calls_and_watches_them_again() {
    let mut window = Box::pin(staying()).await;
    until_expired(&mut window).await;
    // The notice covers the call as long as the pointer is on the list.
    window.harness.get_by_label("Sign in again").hover();
    window.harness.run_steps(3);
    window.press("Sign in again");
    window
        .until("the form", |window| window.shows("Open the demo"))
        .await;
    assert!(!window.shows("Sign out?"));
    assert!(window.shows("The app stays in one call that was joined from here."));
    assert!(window.shows("secret has expired"), "{}", window.tree());
    expires(&window, false);
    window.sign_in().await;
    window.until("both calls", are_both_live).await;
    let calls = &window.app().snapshot().calls;
    assert_eq!(calls.iter().filter(|call| call.keeps_the_app()).count(), 1);
    let sent = window.running.simulator.requests();
    assert!(!sent.iter().any(|it| it.target == Target::HangUp));
}

#[tokio::test]
async fn a_session_without_a_token_tells_it_once_and_no_longer_once_there_is_one() {
    let mut window = Box::pin(staying()).await;
    until_expired(&mut window).await;
    let leave = window.app().snapshot().calls[1].id.clone();
    let ctx = window.harness.ctx.clone();
    let leave = Command::Leave {
        call: leave,
        source: Source::Click,
    };
    window.harness.state_mut().update(&ctx, Action::Tell(leave));
    window
        .until("the failure to leave", |window| {
            window.shows("The app is still in the call.")
        })
        .await;
    let told = window
        .harness
        .query_all_by_label_contains("The secret has expired");
    assert_eq!(told.count(), 1, "{}", window.tree());
    expires(&window, false);
    let state = window.harness.state_mut();
    state.update(&ctx, Action::FreshToken);
    window
        .until("the session", |window| {
            matches!(window.app().snapshot().sign_in, SignIn::SignedIn(_))
        })
        .await;
    let call = window.app().snapshot().calls[1].id.clone();
    let refresh = Action::Tell(Command::Refresh(call));
    window.harness.state_mut().update(&ctx, refresh);
    window
        .until("the end of all notices", |window| {
            !window.shows("The secret has expired") && !window.shows("The app is still in the call")
        })
        .await;
}

#[tokio::test]
async fn a_call_under_an_id_that_this_app_never_saw_is_no_such_call_and_can_be_corrected() {
    let mut window = window().await;
    let id = "9c1b7a52-3f0e-4c1d-8a55-6e2f0d9b5555";
    open(&mut window);
    paste(&mut window, id);
    window.press("Watch this call");
    window
        .until("the answer", |window| {
            window.shows("This app isn't in a call with this ID.")
        })
        .await;
    assert!(window.shows("No such call"), "{}", window.tree());
    assert!(!window.shows("Not removed"), "nobody was to be removed");
    for wrong in ["Call ended", "The call ended", "no longer knows"] {
        assert!(!window.shows(wrong), "{wrong}: {}", window.tree());
    }
    assert!(window.shows("Failures 1"));
    window.press("Correct the ID…");
    window.harness.run_steps(6);
    assert!(window.shows("Watch this call"));
    let field = window.harness.get_by_role(Role::MultilineTextInput);
    assert_eq!(field.value().as_deref(), Some(id));
}

#[tokio::test]
async fn a_call_that_was_there_is_over_once_it_is_gone() {
    let mut window = Box::pin(staying()).await;
    let gone = Fault::on(Target::Call, Effect::call_not_found());
    window.running.simulator.inject(gone);
    window
        .until("its end", |window| window.shows("Call ended"))
        .await;
    assert!(!window.shows("No such call"));
}

#[tokio::test]
async fn a_guest_waits_in_the_lobby_and_the_name_is_kept() {
    let mut window = window().await;
    let link = window.running.simulator.meetings()[0].long_link();
    open(&mut window);
    paste(&mut window, &link);
    window.press("A guest");
    window.harness.run_steps(6);
    window.type_into(Role::TextInput, "Guest name", "Moderation desk");
    window.type_into(Role::TextInput, "Callback address", CALLBACK);
    window.harness.run_steps(6);
    window.press("Join");
    window
        .until("the lobby", |window| {
            window.shows("Someone in the meeting has to let this app in")
        })
        .await;
    let name = profiles(&window)[0].guest_name.clone();
    assert_eq!(name.as_deref(), Some("Moderation desk"));
    window.press("Leave");
    window
        .until("the end", |window| window.shows("You left the call"))
        .await;
}

#[tokio::test]
async fn a_refused_join_says_why_and_can_be_tried_again_or_dismissed() {
    let mut window = window().await;
    let link = window.running.simulator.meetings()[0].long_link();
    let refusal = Effect::Answer {
        status: 403,
        code: "7505".into(),
        message: "Request authorization tenant mismatch.".into(),
    };
    let fault = Fault::on(Target::Create, refusal).times(2);
    window.running.simulator.inject(fault);
    join(&mut window, &link);
    window
        .until("the refusal", |window| window.shows("Other tenant"))
        .await;
    assert!(window.shows("The token and the call belong to different tenants."));
    let again = window.harness.get_by_label_contains("Try again to join");
    again.click();
    window
        .until("the second refusal", |window| {
            creates(window) == 2 && window.shows("Try again to join")
        })
        .await;
    let dismiss = window
        .harness
        .get_all_by_label_contains("off the list")
        .find(|node| {
            node.accesskit_node()
                .label()
                .is_some_and(|label| label.contains("meeting_"))
        });
    dismiss.unwrap().click();
    window
        .until("nothing left of it", |window| {
            !window.shows("Try again to join")
        })
        .await;
}

#[tokio::test]
async fn trying_again_brings_nothing_else_under_the_pointer() {
    let scenario = Scenario::call("Board review")
        .meeting("Town hall", None, &["Grace Hopper"])
        .meeting("Planning", None, &["Alan Turing"])
        .build();
    let setup = Setup {
        sign_in: true,
        ..Setup::default()
    };
    let mut window = Window::open_on(scenario, setup).await;
    window.until_signed_in().await;
    let next = |window: &Window, effect: Effect| {
        let fault = Fault::on(Target::Create, effect).times(1);
        window.running.simulator.inject(fault);
    };
    let refusal = |status, code: &str| Effect::Answer {
        status,
        code: code.into(),
        message: "Refused.".into(),
    };
    let buttons = |window: &Window| {
        let all = window
            .harness
            .query_all_by_label_contains("Try again to join");
        let mut rects: Vec<_> = all.map(|it| it.rect()).collect();
        rects.sort_by(|a, b| a.top().total_cmp(&b.top()));
        rects
    };
    let meetings = window.running.simulator.meetings();
    for (n, meeting) in meetings.iter().enumerate() {
        next(&window, refusal(403, "7505"));
        join(&mut window, &meeting.long_link());
        window
            .until("the refusal", |window| buttons(window).len() == n + 1)
            .await;
    }
    let [first, below] = buttons(&window)[..] else {
        panic!()
    };
    next(&window, refusal(404, "7505"));
    let press = |window: &mut Window| {
        window.harness.hover_at(first.center());
        window.harness.drag_at(first.center());
        window.harness.run_steps(1);
        window.harness.drop_at(first.center());
        window.harness.run_steps(2);
    };
    press(&mut window);
    window
        .until("the second refusal", |window| {
            creates(window) == 3 && buttons(window).len() == 2
        })
        .await;
    assert_eq!(buttons(&window)[0], first, "where the pointer rests");
    assert_ne!(buttons(&window)[1], below, "the cause takes more lines");
    // When the first entry shrinks to its waiting state, the other entry must not move under the pointer.
    let second = buttons(&window)[1];
    next(&window, Effect::Throttle(RetryAfter::Seconds(300)));
    press(&mut window);
    window
        .until("the wait", |window| window.shows("Stop joining"))
        .await;
    assert_eq!(buttons(&window), [second]);
}

#[tokio::test]
async fn after_a_lost_answer_nothing_is_sent_twice_without_a_second_yes() {
    let mut window = window().await;
    let link = window.running.simulator.meetings()[0].long_link();
    let lost = Effect::BreakConnection(ConnectionBreak::AfterEffect);
    let fault = Fault::on(Target::Create, lost).times(1);
    window.running.simulator.inject(fault);
    join(&mut window, &link);
    window
        .until("the loss", |window| {
            window.shows("under an ID we never got")
        })
        .await;
    let again = window.harness.get_by_label_contains("Try again to join");
    again.click();
    window.harness.run_steps(3);
    assert!(window.shows("in the meeting twice"));
    assert_eq!(creates(&window), 1);
    window.press("Join again");
    window
        .until("the call", |window| {
            window.app().snapshot().calls.len() == 2
        })
        .await;
    assert_eq!(creates(&window), 2);
}

#[tokio::test]
async fn a_join_that_waits_for_graph_counts_down_and_can_be_stopped() {
    for size in [[1280.0, 800.0], [900.0, 600.0]] {
        let mut window = window_with(Setup::sized(size)).await;
        let link = window.running.simulator.meetings()[0].long_link();
        let busy = Effect::Throttle(RetryAfter::Seconds(300));
        window
            .running
            .simulator
            .inject(Fault::on(Target::Create, busy));
        join(&mut window, &link);
        if size[0] < 960.0 {
            window
                .until("the mark in the rail", |window| {
                    window.shows("Joining meeting_")
                })
                .await;
            let mark = window.harness.get_by_label_contains("Joining meeting_");
            mark.click();
        }
        window
            .until("the wait", |window| {
                window.shows("Microsoft asked us to wait ")
            })
            .await;
        let stop = window.harness.get_by_label_contains("Stop joining");
        stop.click();
        window
            .until("stopped", |window| window.shows("Stopped"))
            .await;
        assert_eq!(creates(&window), 1);
    }
}

#[tokio::test]
async fn ended_calls_say_why_and_are_cleared_together() {
    let mut window = window().await;
    // No meeting has these digits: Graph accepts the request, and the call ends by itself.
    join(&mut window, "999 999 999 999");
    window
        .until("the call", |window| {
            window.app().snapshot().calls.len() == 2
        })
        .await;
    window.running.simulator.advance(Duration::from_secs(20));
    window
        .until("its end", |window| {
            let calls = &window.app().snapshot().calls;
            calls
                .iter()
                .any(|call| matches!(call.state, WatchState::Ended(_)))
        })
        .await;
    assert!(window.shows("Take off the list"));
    assert!(window.shows(" · "));
    window.press("Clear ended");
    window
        .until("one call left", |window| {
            window.app().snapshot().calls.len() == 1
        })
        .await;
    assert!(!window.shows("Clear ended"));
}

#[tokio::test]
async fn the_settings_keep_a_callback_address_and_when_invitations_are_cancelled() {
    let mut window = window().await;
    window.press("Settings");
    window.type_into(Role::TextInput, "Callback address", "https://localhost/");
    assert!(window.shows("can't reach this computer"));
    // At first the settings stay open, with the error.
    for _ in 0..2 {
        window.harness.key_press(egui::Key::Escape);
        window.harness.run_steps(3);
    }
    assert_eq!(profiles(&window)[0].callback_uri, None);
    window.press("Settings");
    window.type_into(Role::TextInput, "Callback address", CALLBACK);
    let secs = "Cancel unanswered invitations after this many seconds (0 = never)";
    window.type_into(Role::TextInput, secs, "3");
    window.harness.key_press(egui::Key::Escape);
    window.harness.run_steps(3);
    let kept = profiles(&window);
    assert_eq!(kept[0].callback_uri.as_deref(), Some(CALLBACK));
    assert!([3, 30].contains(&kept[0].auto_cancel_secs));
    open(&mut window);
    paste(&mut window, "999 999 999 999");
    assert!(window.shows(&format!("Callback address: {CALLBACK}")));
}

#[tokio::test]
async fn a_broken_file_of_profiles_is_told_by_line_and_stays_as_it_is() {
    let mut window = window().await;
    let path = window.folder.path().join("profiles.json");
    let broken = "{\n  \"profiles\": 1\n}";
    std::fs::write(&path, broken).unwrap();
    let link = window.running.simulator.meetings()[0].long_link();
    join(&mut window, &link);
    // The file is read on a thread of its own.
    window
        .until("the line", |window| window.shows("profiles.json, line 2"))
        .await;
    window
        .until("the call", |window| {
            window.app().snapshot().calls.len() == 2
        })
        .await;
    assert_eq!(std::fs::read_to_string(&path).unwrap(), broken);
}

#[tokio::test]
async fn keys_reach_the_dialog_and_nothing_under_it() {
    let mut window = window().await;
    window
        .until("the people", |window| window.shows("Remove Ada"))
        .await;
    let call = window.app().snapshot().calls[0].clone();
    let ada = call
        .rows
        .iter()
        .find(|row| row.name.as_str() == "Ada Lovelace");
    let show = Action::ShowPerson(call.id.clone(), ada.unwrap().key.clone());
    let ctx = window.harness.ctx.clone();
    window.harness.state_mut().update(&ctx, show);
    window.harness.run_steps(3);
    assert!(window.shows("Close the card"));
    open(&mut window);
    window.press("Cancel");
    open(&mut window);
    paste(&mut window, "287 957 361 204");
    window.press("A guest");
    // Nothing has the focus now.
    window.harness.key_press(egui::Key::Delete);
    window.harness.run_steps(3);
    assert!(!window.shows("Removed at once"));
    window.harness.key_press(egui::Key::Escape);
    window.harness.run_steps(3);
    assert!(!window.shows("The meeting's tenant"));
    assert!(window.shows("Close the card"));
}

/// A file as the system passes it.
#[derive(Debug)]
struct File(PathBuf);

impl egui::DroppedFile for File {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("it is read by its path".into())
    }
}

fn drop_files(window: &mut Window, names: &[&str]) {
    let folder = window.folder.path().to_owned();
    for name in names {
        let file = Arc::new(File(folder.join(name)));
        window.harness.input_mut().dropped_files.push(file);
    }
    window.harness.run_steps(3);
}

#[tokio::test]
async fn a_file_that_is_dropped_onto_the_window_is_read_like_a_pasted_text() {
    let mut window = window().await;
    let link = "https://teams.microsoft.com/meet/55501022237?p=Wq8rTz5LmA";
    for (name, text) in [
        (
            "invite.ics",
            format!(
                "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nURL:{}\r\n {}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
                &link[..50],
                &link[50..]
            ),
        ),
        (
            "invite.eml",
            format!(
                "MIME-Version: 1.0\nContent-Transfer-Encoding: quoted-printable\n\n{}\n",
                link.replace('=', "=3D")
            ),
        ),
        (
            "invite.url",
            format!("[InternetShortcut]\r\nURL={link}\r\n"),
        ),
    ] {
        std::fs::write(window.folder.path().join(name), text).unwrap();
        drop_files(&mut window, &[name]);
        window
            .until(name, |window| {
                window.shows(&format!("Read from the file “{name}”"))
            })
            .await;
        window.harness.run_steps(6);
        assert!(window.shows("555 010 222 37"), "{name}");
        assert!(window.shows("Short meeting link"), "{name}");
    }
    // An earlier file stays if the next one cannot be used.
    std::fs::create_dir(window.folder.path().join("folder")).unwrap();
    drop_files(&mut window, &["folder"]);
    window
        .until("the refusal", |window| {
            window.shows("isn't a readable file")
        })
        .await;
    assert!(window.shows("555 010 222 37"));
    drop_files(&mut window, &["invite.ics", "invite.url"]);
    assert!(window.shows("Drop one file at a time"));
    assert_eq!(creates(&window), 0);
}

#[tokio::test]
async fn a_file_that_is_dropped_before_anybody_signed_in_is_not_lost_without_a_word() {
    let mut window = Window::open(Setup::default()).await;
    std::fs::write(window.folder.path().join("invite.url"), "URL=x").unwrap();
    drop_files(&mut window, &["invite.url"]);
    assert!(window.shows("Sign in first, then drop the file again"));
}

/// Starts a window in another window's folder, with text on standard input.
fn begun_with(window: Window, text: &str) -> Window {
    let Window {
        running, folder, ..
    } = window;
    let start = Start {
        prefill: filled_at(running.base_url(), &running),
        join: Some(text.to_owned()),
        sign_in_at_once: true,
        ..start_in(folder.path())
    };
    Window::start(running, folder, start, [1280.0, 800.0])
}

#[tokio::test]
async fn what_standard_input_tells_is_sent_at_once_only_if_it_is_beyond_doubt() {
    let mut window = window().await;
    let link = window.running.simulator.meetings()[0].long_link();
    join(&mut window, &link);
    window
        .until("a create", |window| creates(window) == 1)
        .await;
    let (front, end) = link.split_at(link.len() - 40);
    let mut window = begun_with(window, &format!("{front}\n{end}\n"));
    window.until_signed_in().await;
    window.harness.run_steps(6);
    assert!(window.shows("put together from several lines"));
    assert_eq!(creates(&window), 1, "it is shown first");
    window.press("Join");
    window
        .until("a create", |window| creates(window) == 2)
        .await;
    let mail = format!("Subject: x\nMIME-Version: 1.0\n\n{link}\n");
    let mut window = begun_with(window, &mail);
    window.until_signed_in().await;
    window.harness.run_steps(6);
    window
        .until("a create", |window| creates(window) == 3)
        .await;
    let other = link.replace("/0?", "/1699880712345?");
    let mut window = begun_with(window, &format!("{link}\n{other}\n"));
    window.until_signed_in().await;
    window.harness.run_steps(6);
    assert!(window.shows("names several meetings"));
    assert_eq!(creates(&window), 3);
}
