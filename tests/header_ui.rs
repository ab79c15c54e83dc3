//! Leaving, ending, keeping alive and muting in the window, with the real rules.

use std::sync::Arc;
use std::time::Duration;

use egui::{Key, Role as Widget};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::desk::{
    Window, asked, assert_greyed, assert_reads, call_id, choose, click, happen, is_removal, reads,
    told, wait, window_sized,
};
use crate::fixtures::people::{own, user};
use crate::fixtures::window::press;
use crate::overflow::under_bars;
use moderato::moderation::command::Command;
use moderato::moderation::effect::Request;
use moderato::moderation::event::Event;
use moderato::moderation::model::audit::Source;
use moderato::moderation::model::call::{Call, CallState, ResultInfo};
use moderato::moderation::model::deed::ServiceDeed;
use moderato::moderation::model::failure::{Cause, Failure};
use moderato::moderation::model::ids::ParticipantId;
use moderato::moderation::model::participant::Participant;
use moderato::moderation::state::snapshot::CallView;

fn three() -> Vec<Participant> {
    vec![
        own(),
        user("ada", "Ada"),
        user("bob", "Bob"),
        user("cyd", "Cyd"),
    ]
}

pub(crate) fn window() -> Window {
    window_sized(three(), true, [1000.0, 700.0])
}

const ONLY_LEAVE: &str = "Yes, leave the call with this app only";
const END: &str = "End for everyone…";

fn leave(source: Source) -> Command {
    Command::Leave {
        call: call_id(),
        source,
    }
}

fn is_hang_up(request: &Request) -> bool {
    *request == Request::HangUp
}

#[test]
fn leaving_is_asked_about_and_shown_until_the_call_is_over() {
    let mut window = window();
    click(&mut window, "Leave…");
    assert!(told(&mut window).is_empty());
    assert_reads(&window, "but you can't remove anyone from here");
    wait(&mut window, 250);
    click(&mut window, ONLY_LEAVE);
    assert_eq!(told(&mut window), [leave(Source::Click)]);
    let busy = window.get_by_role_and_label(Widget::Button, "Leaving…");
    assert!(busy.accesskit_node().is_disabled());
    happen(&mut window, |desk| desk.answer(is_hang_up, &Ok(())));
    assert_reads(&window, "This app left. The others go on without it.");
}

#[test]
fn a_double_click_or_a_quick_enter_on_leave_does_not_leave() {
    let mut window = window();
    let at = window
        .get_by_role_and_label(Widget::Button, "Leave…")
        .rect();
    for _ in 0..2 {
        window.hover_at(at.center());
        for pressed in [true, false] {
            window.event(egui::Event::PointerButton {
                pos: at.center(),
                button: egui::PointerButton::Primary,
                pressed,
                modifiers: egui::Modifiers::NONE,
            });
            window.run_steps(1);
        }
    }
    press(&mut window, Key::Enter);
    click(&mut window, ONLY_LEAVE);
    assert!(told(&mut window).is_empty());
    wait(&mut window, 250);
    press(&mut window, Key::Enter);
    assert_eq!(told(&mut window), [leave(Source::Key)]);
}

#[test]
fn escape_and_cancel_close_the_question_about_leaving() {
    let mut window = window();
    for way in [None, Some("Cancel")] {
        click(&mut window, "Leave…");
        wait(&mut window, 300);
        match way {
            None => press(&mut window, Key::Escape),
            Some(label) => click(&mut window, label),
        }
        assert!(window.query_by_label(ONLY_LEAVE).is_none());
    }
    assert!(told(&mut window).is_empty());
}

#[test]
fn leaving_that_failed_is_told_and_tried_again() {
    let mut window = window();
    click(&mut window, "Leave…");
    wait(&mut window, 250);
    click(&mut window, ONLY_LEAVE);
    happen(&mut window, |desk| {
        desk.answer(is_hang_up, &Err(Cause::Service));
    });
    // The pointer leaves the rows, because nothing moves while it is over them.
    window.hover_at(egui::pos2(5.0, 5.0));
    wait(&mut window, 3_100);
    assert_reads(&window, "The app is still in the call.");
    told(&mut window);
    click(&mut window, "Try again");
    assert_eq!(told(&mut window), [leave(Source::Click)]);
}

/// Opens the dialog that ends the call for everybody.
fn open_dialog(window: &mut Window) {
    click(window, "Leave…");
    wait(window, 250);
    click(window, END);
    assert_reads(window, "End the call for everyone?");
}

fn type_number(window: &mut Window, number: &str) {
    let field = window.get_by_role(Widget::TextInput);
    assert!(field.is_focused(), "the field has the keyboard");
    field.type_text(number);
    window.run_steps(3);
}

fn ended_for(people: &[&str]) -> Command {
    Command::EndForAll {
        call: call_id(),
        people: people.iter().map(|id| ParticipantId::from(*id)).collect(),
    }
}

#[test]
fn the_call_is_ended_for_exactly_those_who_are_listed_once_their_number_is_typed() {
    let mut window = window();
    happen(&mut window, |desk| {
        desk.now = desk.now.plus(Duration::from_secs(5));
        let mut dan = user("dan", "Dan");
        dan.in_lobby = true;
        desk.roster(three().into_iter().chain([dan]).collect());
    });
    open_dialog(&mut window);
    assert_reads(&window, "Microsoft can't do this in one request.");
    assert_reads(&window, "4 people, one of them in the lobby");
    type_number(&mut window, "3");
    wait(&mut window, 300);
    let why = "The number must match the people listed.";
    assert_greyed(&mut window, "End for 4 people", why);
    press(&mut window, Key::Enter);
    assert!(told(&mut window).is_empty());
    press(&mut window, Key::Backspace);
    type_number(&mut window, "4");
    // The text about the number is gone, which moved the button, so the pointer has to move as well.
    window.hover_at(egui::Pos2::ZERO);
    window.run_steps(1);
    click(&mut window, "End for 4 people");
    // The order is newest first. People present from the start keep the roster's order.
    let wanted = ended_for(&["dan", "ada", "bob", "cyd"]);
    assert_eq!(told(&mut window), [wanted]);
}

#[test]
fn a_long_list_of_those_who_go_ends_beside_its_scroll_bar() {
    let crowd = (0..40).map(|n| user(&format!("p{n}"), &format!("Person {n}")));
    let crowd = std::iter::once(own()).chain(crowd).collect();
    let mut window = window_sized(crowd, true, [1000.0, 700.0]);
    open_dialog(&mut window);
    assert_reads(&window, "40 people");
    assert_eq!(under_bars(&window.output().shapes), Vec::<String>::new());
}

#[test]
fn enter_confirms_only_after_a_moment() {
    let mut window = window();
    open_dialog(&mut window);
    type_number(&mut window, "3");
    wait(&mut window, 240);
    press(&mut window, Key::Enter);
    assert!(told(&mut window).is_empty());
    wait(&mut window, 10);
    press(&mut window, Key::Enter);
    let wanted = ended_for(&["ada", "bob", "cyd"]);
    assert_eq!(told(&mut window), [wanted]);
}

#[test]
fn a_number_that_was_typed_for_other_people_does_not_fit_any_more() {
    let mut window = window();
    open_dialog(&mut window);
    type_number(&mut window, "3");
    wait(&mut window, 300);
    let (eve, fay) = (user("eve", "Eve"), user("fay", "Fay"));
    happen(&mut window, |desk| {
        desk.roster(three().into_iter().chain([eve, fay]).collect());
    });
    assert_reads(&window, "2 people came: the number is now 5.");
    press(&mut window, Key::Enter);
    // There are as many people as before, but different ones.
    happen(&mut window, |desk| {
        desk.roster(vec![
            own(),
            user("ada", "Ada"),
            user("bob", "Bob"),
            user("eve", "Eve"),
        ]);
    });
    assert_reads(&window, "1 came and 1 left: the number is now 3.");
    press(&mut window, Key::Enter);
    assert!(told(&mut window).is_empty());
    press(&mut window, Key::Backspace);
    type_number(&mut window, "3");
    press(&mut window, Key::Enter);
    let wanted = ended_for(&["eve", "ada", "bob"]);
    assert_eq!(told(&mut window), [wanted]);
}

#[test]
fn an_entry_without_an_id_is_listed_apart_and_not_counted() {
    let mut nobody = user("x", "Nobody");
    nobody.id = None;
    let participants = vec![own(), user("ada", "Ada"), nobody];
    let mut window = window_sized(participants, true, [1000.0, 700.0]);
    open_dialog(&mut window);
    assert_reads(&window, "Can't be removed from here");
    assert_reads(&window, "One entry has no usable ID.");
    assert_reads(&window, "End for one person");
}

#[test]
fn an_empty_call_cannot_be_ended_for_anybody() {
    let mut window = window_sized(vec![own()], true, [1000.0, 700.0]);
    click(&mut window, "Leave…");
    let why = "No one else in the call can be removed.";
    assert_greyed(&mut window, END, why);
}

/// Returns a window that has started to end the call with three other people.
pub(crate) fn ending() -> Window {
    let mut window = window();
    open_dialog(&mut window);
    wait(&mut window, 300);
    type_number(&mut window, "3");
    click(&mut window, "End for 3 people");
    told(&mut window);
    window
}

#[test]
fn an_ending_shows_how_far_it_is_and_then_that_it_is_done() {
    let mut window = ending();
    assert_reads(&window, "Removing 3 people");
    happen(&mut window, |desk| desk.answer(is_removal, &Ok(())));
    happen(&mut window, |desk| {
        desk.roster(vec![own(), user("cyd", "Cyd")]);
    });
    assert_reads(&window, "2 proved gone · ");
    assert_reads(&window, "Removed");
    happen(&mut window, |desk| desk.roster(vec![own()]));
    assert!(
        !reads(&window, "Everyone else is gone."),
        "a newer one has to agree"
    );
    happen(&mut window, |desk| desk.roster(vec![own()]));
    assert_reads(&window, "Everyone else is gone.");
    happen(&mut window, |desk| desk.answer(is_hang_up, &Ok(())));
    assert_reads(&window, "Ended for everyone: 3 removed");
    assert_reads(&window, "Choose a person to see who they are");
}

#[test]
fn an_ending_with_somebody_left_names_them_and_newcomers_and_leaves_only_if_told() {
    let mut window = ending();
    let is_bob = |request: &Request| *request == Request::Delete("bob".into());
    happen(&mut window, |desk| {
        desk.answer(is_bob, &Err(Cause::GrantMissing));
    });
    happen(&mut window, |desk| desk.answer(is_removal, &Ok(())));
    happen(&mut window, |desk| {
        desk.roster(vec![own(), user("bob", "Bob"), user("eve", "Eve")]);
    });
    assert_reads(&window, "2 people are left, so this app stays");
    assert_reads(&window, "Failed: Refused by Teams");
    assert_reads(&window, "Came in the meantime");
    assert_reads(&window, "Still in the call: 2");
    assert_reads(&window, "No longer in the call: 2");
    click(&mut window, "Try again…");
    assert_reads(&window, "End for 2 people");
    press(&mut window, Key::Escape);
    assert!(told(&mut window).is_empty());
    click(&mut window, "Leave anyway");
    assert_eq!(told(&mut window), [leave(Source::Click)]);
}

#[test]
fn an_ending_is_stopped_says_who_is_left_and_is_dismissed() {
    let mut window = ending();
    click(&mut window, "Stop");
    assert_eq!(told(&mut window), [Command::StopRemovals(call_id())]);
    assert_reads(&window, "Stopped. 3 people are left");
    assert_reads(&window, "3 requests are still on their way");
    happen(&mut window, |desk| desk.answer(is_removal, &Ok(())));
    happen(&mut window, |desk| desk.roster(vec![own()]));
    assert_reads(&window, "Stopped. No one else is left");
    click(&mut window, "Close");
    assert_eq!(told(&mut window), [Command::DismissBatch(call_id())]);
    assert_reads(&window, "Choose a person to see who they are");
}

#[test]
fn an_app_that_could_not_leave_after_an_ending_says_so() {
    let mut window = ending();
    happen(&mut window, |desk| desk.answer(is_removal, &Ok(())));
    happen(&mut window, |desk| desk.roster(vec![own()]));
    happen(&mut window, |desk| desk.roster(vec![own()]));
    happen(&mut window, |desk| {
        desk.answer(is_hang_up, &Err(Cause::Service));
    });
    assert_reads(&window, "Everyone is gone, but this app couldn't leave");
}

#[test]
fn the_panel_of_an_ending_is_put_away_and_brought_back() {
    let mut window = ending();
    click(&mut window, "Close this panel");
    assert_reads(&window, "Choose a person to see who they are");
    click(&mut window, "Removing: 0 of 3 gone");
    assert!(!reads(&window, "Choose a person to see who they are"));
}

#[test]
fn the_app_mutes_and_unmutes_itself_and_a_failure_is_told_where_it_was_pressed() {
    let mut window = window();
    let switched = |deed| Command::Service {
        call: call_id(),
        deed,
        participant: None,
        source: Source::Click,
    };
    click(&mut window, "Mute this app");
    assert_eq!(told(&mut window), [switched(ServiceDeed::MuteSelf)]);
    let busy = window.get_by_role_and_label(Widget::Button, "Mute this app");
    assert!(busy.accesskit_node().is_disabled());
    happen(&mut window, |desk| {
        desk.answer(|_| true, &Ok(()));
        let mut own = own();
        own.muted = Some(true);
        desk.roster(vec![own]);
    });
    click(&mut window, "Unmute this app");
    assert_eq!(told(&mut window), [switched(ServiceDeed::UnmuteSelf)]);
    happen(&mut window, |desk| {
        desk.answer(|_| true, &Err(Cause::Forbidden));
    });
    click(
        &mut window,
        "This app's microphone couldn't be switched: Forbidden",
    );
    click(&mut window, "Dismiss");
    let dismissed = Command::DismissService(call_id(), None);
    assert_eq!(told(&mut window), [dismissed]);
    window.get_by_role_and_label(Widget::Button, "Unmute this app");
}

#[test]
fn the_app_of_a_call_that_is_not_up_cannot_be_muted() {
    let mut window = window_sized(three(), false, [1000.0, 700.0]);
    assert_greyed(&mut window, "Mute this app", "Only while the call is up.");
}

#[test]
fn the_menu_copies_the_id_and_stops_watching() {
    let mut window = window();
    click(&mut window, "More for this call");
    click(&mut window, "Copy the call ID");
    assert_eq!(window.state().copied, ["call-1"]);
    click(&mut window, "More for this call");
    click(&mut window, "Stop watching");
    assert_eq!(told(&mut window), [Command::Forget(call_id())]);
}

#[test]
fn another_programs_call_is_kept_alive_by_a_switch_and_our_own_always() {
    let mut window = window();
    click(&mut window, "More for this call");
    assert_reads(&window, "Not kept alive from here.");
    let switch = |window: &mut Window| {
        let role = Widget::CheckBox;
        window
            .get_by_role_and_label(role, "Keep this call alive")
            .click();
        window.run_steps(3);
    };
    switch(&mut window);
    let on = Command::KeepAlive(call_id(), true);
    assert_eq!(told(&mut window), [on]);
    assert_reads(&window, "Kept alive; no sign sent yet.");
    happen(&mut window, |desk| {
        desk.apply(Event::KeptAlive {
            call: call_id(),
            asked: desk.now,
            result: Ok(()),
        });
    });
    wait(&mut window, 4 * 60_000);
    assert_reads(&window, "Kept alive; last sign 4 min ago.");
    happen(&mut window, |desk| {
        desk.twist = |call| call.keep_alive.ours = true;
    });
    assert_reads(
        &window,
        "Moderato created this call and always keeps it alive.",
    );
    let locked = window.get_by_role_and_label(Widget::CheckBox, "Keep this call alive");
    assert!(locked.accesskit_node().is_disabled());
    switch(&mut window);
    assert!(told(&mut window).is_empty());
}

#[test]
fn a_window_that_runs_short_is_told_with_what_the_last_try_ran_into() {
    let mut window = window();
    happen(&mut window, |desk| {
        desk.command(Command::KeepAlive(call_id(), true));
        desk.apply(Event::KeptAlive {
            call: call_id(),
            asked: desk.now,
            result: Ok(()),
        });
        // The roster gets stale as well, which is less serious than the failed keep-alive.
        desk.now = desk.now.plus(Duration::from_mins(33));
        desk.apply(Event::KeptAlive {
            call: call_id(),
            asked: desk.now,
            result: Err(Arc::new(Failure::new(Cause::Forbidden))),
        });
    });
    // The bold part and the rest are one text.
    assert_reads(
        &window,
        "This call ends in 11 min unless Microsoft hears from this app.",
    );
    assert_reads(&window, "The last try failed: Forbidden.");
    assert_reads(&window, "The list is");
}

#[test]
fn a_try_without_an_answer_is_told_by_how_long_and_a_long_wait_by_its_end() {
    let mut window = window();
    happen(&mut window, |desk| {
        let since = desk.now;
        desk.now = desk.now.plus(Duration::from_secs(40));
        desk.apply(Event::NoAnswer {
            call: call_id(),
            since,
        });
    });
    assert_reads(&window, "no answer for 40 s");
    assert_reads(&window, "No answer for 40 s. Refresh to ask again.");
    happen(&mut window, |desk| {
        let day = Duration::from_hours(24);
        desk.apply(Event::RosterFailed {
            call: call_id(),
            asked: desk.now,
            failure: Arc::new(Failure::new(Cause::Throttled(Some(day)))),
            next_try: desk.now.plus(day),
        });
    });
    assert!(!reads(&window, "o answer for"));
    assert_reads(&window, "Microsoft asked us to wait until tomorrow ");
    assert_reads(&window, "no try before tomorrow ");
}

pub(crate) const MUTE_ADA: &str = "Mute Ada, member, ada";

fn muted(id: &str, source: Source) -> Command {
    Command::Service {
        call: call_id(),
        deed: ServiceDeed::Mute,
        participant: Some(ParticipantId::from(id)),
        source,
    }
}

#[test]
fn a_person_is_muted_from_the_card_and_the_roster_says_who_did_it() {
    let mut window = window();
    choose(&mut window, "ada");
    click(&mut window, MUTE_ADA);
    assert_eq!(told(&mut window), [muted("ada", Source::Click)]);
    assert_reads(&window, "Muting…");
    let mut ada = user("ada", "Ada");
    (ada.muted, ada.media.server_muted) = (Some(true), true);
    let mut bob = user("bob", "Bob");
    bob.muted = Some(true);
    happen(&mut window, |desk| {
        desk.answer(|_| true, &Ok(()));
        desk.roster(vec![own(), ada, bob]);
    });
    assert!(!reads(&window, "Muting…"));
    window.get_by_role_and_label(Widget::Row, "Ada, member, ada, Muted by you");
    window.get_by_role_and_label(Widget::Row, "Bob, member, bob, Muted");
    assert_greyed(&mut window, MUTE_ADA, "You've muted them.");
    assert!(!reads(&window, "muted already"));
}

#[test]
fn the_key_mutes_the_focused_person_without_a_question() {
    let mut window = window();
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::M);
    let first = told(&mut window);
    assert!(matches!(
        &first[..],
        [Command::Service {
            deed: ServiceDeed::Mute,
            source: Source::Key,
            ..
        }]
    ));
    press(&mut window, Key::M);
    assert!(told(&mut window).is_empty(), "one is on its way");
}

#[test]
fn the_key_in_the_search_field_is_a_letter() {
    let mut window = window();
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::Slash);
    press(&mut window, Key::M);
    assert!(told(&mut window).is_empty());
}

#[test]
fn a_muting_that_failed_stays_on_row_and_card_until_it_is_dismissed() {
    let mut window = window();
    choose(&mut window, "ada");
    click(&mut window, MUTE_ADA);
    happen(&mut window, |desk| {
        desk.answer(|_| true, &Err(Cause::Forbidden));
    });
    assert_reads(&window, "Not muted: Forbidden");
    assert_reads(&window, "Not muted.");
    told(&mut window);
    click(&mut window, "Try again to mute Ada, member, ada");
    assert_eq!(told(&mut window), [muted("ada", Source::Click)]);
    happen(&mut window, |desk| {
        desk.answer(|_| true, &Err(Cause::Forbidden));
    });
    told(&mut window);
    click(&mut window, "Dismiss");
    let dismissed = Command::DismissService(call_id(), Some(ParticipantId::from("ada")));
    assert_eq!(told(&mut window), [dismissed]);
    assert!(!reads(&window, "Not muted"));
}

#[test]
fn everything_that_stands_against_muting_is_said() {
    type Case = (
        fn(&mut Vec<Participant>),
        fn(&mut CallView),
        &'static str,
        &'static str,
    );
    let cases: [Case; 4] = [
        (
            |people| people[1].in_lobby = true,
            |_| {},
            "ada",
            "No one can be heard from the lobby.",
        ),
        (
            |_| {},
            |call| call.is_group = Some(false),
            "ada",
            "this call is between two",
        ),
        (
            |_| {},
            |call| call.call_state = None,
            "ada",
            "Only while the call is up.",
        ),
        (|_| {}, |_| {}, "own", "This is the app itself."),
    ];
    for (change, twist, id, why) in cases {
        let mut people = three();
        change(&mut people);
        let mut window = window_sized(people, true, [1000.0, 700.0]);
        happen(&mut window, |desk| desk.twist = twist);
        choose(&mut window, id);
        let name = if id == "own" { "Moderato" } else { "Ada" };
        assert_greyed(&mut window, &format!("Mute {name}, member, {id}"), why);
    }
}

#[test]
fn somebody_who_is_being_removed_cannot_be_muted() {
    let mut window = window();
    choose(&mut window, "ada");
    asked(&mut window, "ada");
    assert_greyed(
        &mut window,
        MUTE_ADA,
        "This person is being removed, or has left.",
    );
}

#[test]
fn in_a_narrow_call_the_buttons_keep_their_names() {
    let mut window = window_sized(three(), true, [680.0, 500.0]);
    let leave = window
        .get_by_role_and_label(Widget::Button, "Leave…")
        .rect();
    let invite = window
        .get_by_role_and_label(Widget::Button, "Invite…")
        .rect();
    assert!(leave.width() < 40.0 && invite.width() < 40.0);
    assert!(invite.right() < leave.left(), "leaving stands at the edge");
    click(&mut window, "Leave…");
    assert_reads(&window, "Only this app leaves.");
}

#[test]
fn a_call_that_is_over_offers_its_id_and_nothing_to_send() {
    let mut window = window();
    happen(&mut window, |desk| {
        desk.reads(Call {
            state: CallState::Terminated,
            result: Some(ResultInfo {
                code: 408,
                subcode: 8537,
                message: None,
            }),
            ..Call::default()
        });
    });
    for gone in ["Leave…", "Invite…", "Mute this app"] {
        assert!(window.query_by_label(gone).is_none(), "{gone}");
    }
    click(&mut window, "More for this call");
    assert!(!reads(&window, "Keep this call alive"));
    click(&mut window, "Copy the call ID");
    assert_eq!(window.state().copied, ["call-1"]);
}
