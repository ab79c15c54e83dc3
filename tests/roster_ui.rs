//! The call in the window, drawn from given views: presses, and the commands that they send.

use std::sync::Arc;

use egui::{Event, Key, Modifiers, PointerButton, Pos2, Role as Widget};
use egui_kittest::kittest::Queryable as _;

use crate::fixtures::call_window::{Desk, Window, live, wait};
use crate::fixtures::people::{at, guest_row};
use crate::fixtures::window::{click, drawn, press, shows};
use moderato::app::call::call_ui::call_ui;
use moderato::app::call::person::person_ui::person_ui;
use moderato::app::call::rules::raid_ui::raid_bar_ui;
use moderato::app::state::action::Action;
use moderato::moderation::command::Command;
use moderato::moderation::model::audit::Source;
use moderato::moderation::model::call::{CallState, EndReason};
use moderato::moderation::model::failure::{Cause, Failure};
use moderato::moderation::model::ids::{AttemptId, InvitationId, ParticipantId};
use moderato::moderation::model::invitee::Invitee;
use moderato::moderation::model::name::SafeName;
use moderato::moderation::model::participant::Badge;
use moderato::moderation::state::invitation::NewInvitation;
use moderato::moderation::state::invitation::{Invitation, InvitationState};
use moderato::moderation::state::row::{Role, Row, RowKey, RowState};
use moderato::moderation::state::snapshot::{CallView, Counts, Ended, WatchState};

pub(crate) fn view(version: u64, rows: Vec<Row>) -> CallView {
    CallView {
        counts: Counts {
            in_call: u32::try_from(rows.len()).unwrap(),
            ..Counts::default()
        },
        version,
        call_state: Some(CallState::Established),
        ..live("call-1", "Board review", rows)
    }
}

pub(crate) fn three() -> CallView {
    view(
        1,
        vec![
            guest_row("id-0000-ada1", "Ada Lovelace", 10),
            guest_row("id-0000-bob2", "Bob", 20),
            guest_row("id-0000-cyd3", "Cyd", 30),
        ],
    )
}

pub(crate) fn window(call: CallView) -> Window {
    drawn([900.0, 600.0], draw, Desk::new(call))
}

pub(crate) fn draw(ui: &mut egui::Ui, desk: &mut Desk) {
    let before = desk.actions.len();
    desk.draw(ui, |ui, cx| {
        raid_bar_ui(ui, cx.call, cx.context.now, cx.state, cx.actions);
        if cx.state.chosen().is_some() {
            egui::Panel::right("person").show(ui, |ui| person_ui(ui, cx));
        }
        call_ui(ui, cx);
    });
    for action in &desk.actions[before..] {
        if let Action::Tell(command) = action {
            desk.pending
                .note(command, desk.snapshot.commands_handled + 1, desk.now);
        }
    }
}

pub(crate) fn button_event(window: &mut Window, pos: Pos2, pressed: bool) {
    window.event(Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    });
    window.run_steps(2);
}

pub(crate) fn removals(window: &Window) -> Vec<(String, Source)> {
    let told = window
        .state()
        .told()
        .into_iter()
        .filter_map(|command| match command {
            Command::Remove {
                participant,
                source,
                ..
            } => Some((participant.to_string(), *source)),
            _ => None,
        });
    told.collect()
}

const REMOVE_ADA: &str = "Remove Ada Lovelace, guest, ada1";
const YES_ADA: &str = "Yes, remove Ada Lovelace, guest, ada1";

#[test]
fn a_removal_is_asked_about_by_name_and_told_once() {
    let mut window = window(three());
    click(&mut window, REMOVE_ADA);
    assert!(removals(&window).is_empty());
    window.get_by_role_and_label(
        Widget::AlertDialog,
        "Remove Ada Lovelace (guest, no account)?",
    );
    wait(&mut window, 250);
    click(&mut window, YES_ADA);
    let told = [("id-0000-ada1".to_owned(), Source::Click)];
    assert_eq!(removals(&window), told);
    assert!(window.query_by_label(YES_ADA).is_none());
    window.get_by_label("Removing…");
    assert!(window.query_by_label(REMOVE_ADA).is_none());
    press(&mut window, Key::Enter);
    assert_eq!(removals(&window), told);
}

#[test]
fn a_removal_that_the_worker_has_not_taken_yet_is_not_asked_about_again() {
    let mut window = window(three());
    press(&mut window, Key::ArrowDown);
    for _ in 0..2 {
        press(&mut window, Key::Delete);
        wait(&mut window, 300);
        press(&mut window, Key::Enter);
    }
    assert_eq!(removals(&window).len(), 1);
    press(&mut window, Key::Delete);
    assert!(window.query_by_role(Widget::AlertDialog).is_none());
}

#[test]
fn a_double_click_or_a_quick_enter_cannot_confirm() {
    let mut window = window(three());
    click(&mut window, REMOVE_ADA);
    click(&mut window, REMOVE_ADA);
    click(&mut window, YES_ADA);
    press(&mut window, Key::Enter);
    press(&mut window, Key::Space);
    wait(&mut window, 249);
    click(&mut window, YES_ADA);
    press(&mut window, Key::Enter);
    assert!(removals(&window).is_empty());
    wait(&mut window, 1);
    press(&mut window, Key::Enter);
    assert_eq!(
        removals(&window),
        [("id-0000-ada1".to_owned(), Source::Key)]
    );
}

#[test]
fn a_press_that_began_before_the_button_listened_does_not_confirm() {
    let mut window = window(three());
    click(&mut window, REMOVE_ADA);
    let yes = window.get_by_label(YES_ADA).rect().center();
    window.hover_at(yes);
    window.run_steps(2);
    button_event(&mut window, yes, true);
    wait(&mut window, 300);
    button_event(&mut window, yes, false);
    assert!(removals(&window).is_empty());
    window.get_by_label(YES_ADA);
}

#[test]
fn escape_and_cancel_close_the_question() {
    let mut window = window(three());
    for way in [None, Some("Cancel")] {
        click(&mut window, REMOVE_ADA);
        wait(&mut window, 300);
        match way {
            None => press(&mut window, Key::Escape),
            Some(label) => click(&mut window, label),
        }
        assert!(window.query_by_label(YES_ADA).is_none());
    }
    assert!(removals(&window).is_empty());
}

#[test]
fn enter_on_cancel_cancels() {
    let mut window = window(three());
    click(&mut window, REMOVE_ADA);
    wait(&mut window, 300);
    window.get_by_label("Cancel").focus();
    window.run_steps(2);
    press(&mut window, Key::Enter);
    assert!(removals(&window).is_empty());
    assert!(window.query_by_label(YES_ADA).is_none());
}

#[test]
fn a_key_that_is_held_down_does_not_confirm() {
    let mut window = window(three());
    window.get_by_label(REMOVE_ADA).focus();
    window.run_steps(2);
    window.key_down(Key::Enter);
    window.run_steps(2);
    window.get_by_label(YES_ADA);
    for _ in 0..3 {
        wait(&mut window, 300);
        window.key_down(Key::Enter);
        window.run_steps(2);
    }
    assert!(removals(&window).is_empty());
    window.key_up(Key::Enter);
    window.run_steps(2);
    press(&mut window, Key::Enter);
    assert_eq!(removals(&window).len(), 1);
}

#[test]
fn the_keyboard_alone_removes() {
    let mut window = window(three());
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::Delete);
    window.get_by_role_and_label(Widget::AlertDialog, "Remove Bob (guest, no account)?");
    wait(&mut window, 250);
    press(&mut window, Key::Enter);
    assert_eq!(
        removals(&window),
        [("id-0000-bob2".to_owned(), Source::Key)]
    );
    press(&mut window, Key::End);
    press(&mut window, Key::Delete);
    window.get_by_role_and_label(Widget::AlertDialog, "Remove Cyd (guest, no account)?");
}

#[test]
fn rows_that_move_between_press_and_release_remove_nobody_else() {
    let mut window = window(three());
    let bob = window
        .get_by_label("Remove Bob, guest, bob2")
        .rect()
        .center();
    window.hover_at(bob);
    window.run_steps(2);
    button_event(&mut window, bob, true);
    // The pointer rests until the list updates: Ada leaves, and Cyd moves under the pointer.
    window.state_mut().call = view(
        2,
        vec![
            guest_row("id-0000-bob2", "Bob", 20),
            guest_row("id-0000-cyd3", "Cyd", 30),
        ],
    );
    wait(&mut window, 11_000);
    let cyd = window.get_by_label("Remove Cyd, guest, cyd3").rect();
    assert!(cyd.contains(bob));
    button_event(&mut window, bob, false);
    assert!(window.query_by_label_contains("Yes, remove").is_none());
}

#[test]
fn while_the_pointer_is_on_the_list_nobody_moves_and_newcomers_wait() {
    let mut window = window(three());
    let bob = window.get_by_label("Remove Bob, guest, bob2").rect();
    window.hover_at(bob.center());
    window.run_steps(2);
    window.state_mut().call = view(
        2,
        vec![
            guest_row("id-0000-new0", "Zed", 5),
            guest_row("id-0000-bob2", "Bob", 20),
            guest_row("id-0000-cyd3", "Cyd", 30),
        ],
    );
    wait(&mut window, 1_000);
    assert_eq!(window.get_by_label("Remove Bob, guest, bob2").rect(), bob);
    assert!(window.query_by_label_contains("Zed").is_none());
    assert!(window.query_by_label(REMOVE_ADA).is_none());
    let paused = "3 · list paused";
    let is_paused = |window: &Window| {
        let found = window.query_all_by(|node| node.value().is_some_and(|it| it == paused));
        found.count() > 0 || window.query_by_label(paused).is_some()
    };
    assert!(is_paused(&window), "two of the three are below it");
    window.remove_cursor();
    window.run_steps(3);
    window.get_by_label("Remove Zed, guest, new0");
    assert!(!is_paused(&window));
}

#[test]
fn the_app_itself_and_an_entry_without_a_usable_id_have_no_button() {
    let mut own = guest_row("id-0000-own1", "Moderato", 10);
    own.role = Role::ThisApp;
    let mut climbing = guest_row("..", "Climber", 20);
    climbing.participant.id = Some(ParticipantId::from(".."));
    let mut without = guest_row("x", "Nobody", 30);
    without.key = RowKey::Unaddressed("guest".into(), 0);
    without.participant.id = None;
    let mut window = window(view(1, vec![own, climbing, without]));
    assert!(window.query_by_label_contains("Remove ").is_none());
    window.get_by_label("This app");
    assert_eq!(window.get_all_by_label("No usable ID").count(), 2);
    for _ in 0..3 {
        press(&mut window, Key::ArrowDown);
        press(&mut window, Key::Delete);
        assert!(window.query_by_label_contains("Yes, remove").is_none());
    }
}

#[test]
fn a_search_and_a_filter_find_people_and_are_emptied_again() {
    let mut app = guest_row("id-0000-bot4", "Recorder bot", 40);
    app.badge = Badge::App;
    let mut call = three();
    let mut rows = (*call.rows).clone();
    rows.push(Arc::new(app));
    call.rows = Arc::new(rows);
    let mut window = window(call);
    press(&mut window, Key::Slash);
    window.get_by_label("Search people").type_text("LOVE ada1");
    window.run_steps(3);
    window.get_by_label(REMOVE_ADA);
    assert!(window.query_by_label("Remove Cyd, guest, cyd3").is_none());
    press(&mut window, Key::Escape);
    window.get_by_label("Remove Cyd, guest, cyd3");
    click(&mut window, "Apps 1");
    window.get_by_label("Remove Recorder bot, app, bot4");
    assert!(window.query_by_label(REMOVE_ADA).is_none());
    click(&mut window, "Phones 0");
    window.get_by_label("No one here matches this filter");
    click(&mut window, "Show everyone");
    window.get_by_label(REMOVE_ADA);
}

#[test]
fn somebody_who_leaves_while_asked_about_cannot_be_removed_any_more() {
    let mut window = window(three());
    click(&mut window, REMOVE_ADA);
    window.state_mut().call = view(2, vec![guest_row("id-0000-bob2", "Bob", 20)]);
    wait(&mut window, 300);
    window.get_by_label_contains("Already left at");
    assert!(window.query_by_label(YES_ADA).is_none());
    press(&mut window, Key::Enter);
    assert!(window.state().actions.is_empty());
    assert!(window.query_by_label_contains("Already left at").is_none());
}

#[test]
fn a_call_that_ends_while_asked_about_takes_no_yes() {
    let mut window = window(three());
    click(&mut window, REMOVE_ADA);
    window.state_mut().call.state = WatchState::Ended(Ended {
        at: at(101),
        reason: EndReason::Empty,
        result: None,
    });
    wait(&mut window, 300);
    window.get_by_label_contains("The call has ended");
    assert!(window.query_by_label(YES_ADA).is_none());
    press(&mut window, Key::Enter);
    assert!(window.state().actions.is_empty());
}

#[test]
fn an_ended_call_says_why_and_keeps_its_last_roster() {
    let mut call = three();
    call.state = WatchState::Ended(Ended {
        at: at(90),
        reason: EndReason::AppRemoved,
        result: None,
    });
    let mut window = window(call);
    window.get_by_label(
        "Someone removed this app from the call. Join it again if you still moderate it.",
    );
    assert!(window.query_by_label(REMOVE_ADA).is_none());
    click(&mut window, "Show the last list");
    window.get_by_label("Ada Lovelace");
    assert!(window.query_by_label(REMOVE_ADA).is_none());
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::Delete);
    assert!(window.query_by_label(YES_ADA).is_none());
}

#[test]
fn of_a_thousand_people_only_those_in_sight_are_drawn() {
    let people = (0..1_000).map(|n| guest_row(&format!("id-{n:04}"), &format!("P{n}"), n));
    let mut window = window(view(1, people.collect()));
    let drawn = window.get_all_by_label_contains("Remove P").count();
    assert!((5..20).contains(&drawn), "{drawn}");
    press(&mut window, Key::End);
    window.get_by_label("Remove P999, guest, 0999");
    press(&mut window, Key::Home);
    window.get_by_label("Remove P0, guest, 0000");
}

#[test]
fn a_new_filter_or_search_begins_at_the_top_of_the_list() {
    const FIRST: &str = "Remove P0, guest, 0000";
    let people = (0..300).map(|n| guest_row(&format!("id-{n:04}"), &format!("P{n}"), n));
    let mut people: Vec<Row> = people.collect();
    people[299].badge = Badge::Member;
    let mut window = window(view(1, people));
    let ways: [fn(&mut Window); 4] = [
        |window| click(window, "Guests 299"),
        |window| click(window, "All 300"),
        |window| search(window, "guest"),
        |window| press(window, Key::Escape),
    ];
    for (way, choose) in ways.into_iter().enumerate() {
        window.get_by_label("People").focus();
        window.run_steps(2);
        press(&mut window, Key::End);
        assert!(window.query_by_label(FIRST).is_none(), "{way}");
        if way == 3 {
            press(&mut window, Key::Slash);
        }
        choose(&mut window);
        window.run_steps(3);
        assert!(window.query_by_label(FIRST).is_some(), "{way}");
    }
}

#[test]
fn a_failure_stays_on_its_row_and_the_card_shows_the_command_that_helps() {
    let mut call = three();
    let mut failed = guest_row("id-0000-ada1", "Ada Lovelace", 10);
    failed.state = RowState::Failed {
        attempt: AttemptId(1),
        at: at(95),
        failure: Arc::new(Failure::new(Cause::GrantMissing)),
        may_have_worked: false,
    };
    call.rows = Arc::new(vec![Arc::new(failed)]);
    let mut window = window(call);
    window.get_by_label("Not removed");
    window.get_by_label("Refused by Teams");
    // A retry would be refused too, until an administrator grants the permission.
    window.get_by_label("Remove Ada Lovelace, guest, ada1");
    click(&mut window, "Details");
    // The card scrolls. A screen reader can press a button that is out of sight.
    window.get_by_label("Copy the command").click_accesskit();
    window.run_steps(2);
    let copied = window.state().actions.iter().any(|action| {
        matches!(action, Action::Copy(_, text) if text.contains("Set-CsApplicationMeetingConfiguration")
            && text.contains("11111111-2222-3333-4444-555555555555"))
    });
    assert!(copied, "{:?}", window.state().actions);
}

fn ringing() -> Arc<Invitation> {
    let invitee = Invitee::phone("+14255550123").unwrap();
    let new = NewInvitation::new(InvitationId::from("inv-1"), invitee);
    let state = InvitationState::Ringing {
        since: at(82),
        trouble: None,
    };
    let name = SafeName::new("Marta Kowalska");
    Arc::new(Invitation::new(&new, name, state, at(80)))
}

#[test]
fn an_invitation_that_comes_or_goes_pushes_no_row_under_the_pointer() {
    let mut window = window(three());
    let bob = window.get_by_label("Remove Bob, guest, bob2").rect();
    window.hover_at(bob.center());
    window.run_steps(2);
    window.state_mut().call.invitations = Arc::new(vec![ringing()]);
    window.run_steps(2);
    assert_eq!(window.get_by_label("Remove Bob, guest, bob2").rect(), bob);
    window.get_by_label_contains("1 ringing — show");

    window.remove_cursor();
    window.run_steps(3);
    let pushed = window.get_by_label("Remove Bob, guest, bob2").rect();
    assert!(pushed.top() > bob.top());
    window.hover_at(pushed.center());
    window.run_steps(2);
    window.state_mut().call.invitations = Arc::default();
    window.run_steps(2);
    assert_eq!(
        window.get_by_label("Remove Bob, guest, bob2").rect(),
        pushed
    );
}

#[test]
fn a_list_that_has_just_been_pushed_down_takes_no_press() {
    let mut window = window(three());
    window.state_mut().dense = true;
    window.run_steps(3);
    let cyd = window.get_by_label("Remove Cyd, guest, cyd3").rect();
    window.state_mut().call.invitations = Arc::new(vec![ringing()]);
    window.run_steps(2);
    let ada = window.get_by_label(REMOVE_ADA).rect();
    assert!(ada.contains(cyd.center()));
    // Another row was under the pointer a moment ago, so a press counts only after a rest.
    for (waits, asks) in [(300, false), (299, false), (1, true)] {
        wait(&mut window, waits);
        button_event(&mut window, cyd.center(), true);
        button_event(&mut window, cyd.center(), false);
        assert_eq!(window.query_by_label(YES_ADA).is_some(), asks);
    }
}

#[test]
fn a_press_on_the_count_of_newcomers_shows_them_at_once() {
    let mut window = window(three());
    let bob = window.get_by_label("Remove Bob, guest, bob2").rect();
    window.hover_at(bob.center());
    window.run_steps(2);
    let mut rows = three().rows.to_vec();
    rows.push(Arc::new(guest_row("id-0000-new0", "Zed", 90)));
    let call = &mut window.state_mut().call;
    (call.rows, call.version) = (Arc::new(rows), 2);
    wait(&mut window, 100);
    assert!(window.query_by_label("Remove Zed, guest, new0").is_none());
    let said = "1 new — show now · paused while the pointer is on the list";
    window.get_by_label_contains(said).click();
    window.run_steps(2);
    window.get_by_label("Remove Zed, guest, new0");
}

#[test]
fn the_card_asks_about_a_person_whom_a_search_hides() {
    let mut window = window(three());
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::Enter);
    press(&mut window, Key::Slash);
    window.get_by_label("Search people").type_text("cyd");
    window.run_steps(3);
    assert!(window.query_by_label(REMOVE_ADA).is_none());
    click(
        &mut window,
        "Remove Ada Lovelace, guest, ada1 from the card",
    );
    wait(&mut window, 250);
    click(&mut window, YES_ADA);
    assert_eq!(removals(&window).len(), 1);
}

#[test]
fn an_invitation_that_rings_is_cancelled_after_a_question() {
    let mut call = three();
    call.invitations = Arc::new(vec![ringing()]);
    let mut window = window(call);
    window.get_by_label("Ringing 0:18");
    click(&mut window, "Cancel invitation to Marta Kowalska");
    wait(&mut window, 250);
    click(&mut window, "Yes, cancel the invitation to Marta Kowalska");
    let told = &window.state().actions[..];
    let [Action::Tell(Command::CancelInvitation { invitation, .. })] = told else {
        panic!("{told:?}")
    };
    assert_eq!(invitation.as_str(), "inv-1");
    window.get_by_label("Canceling…");
}

#[test]
fn an_invitation_that_is_taken_off_under_the_pointer_leaves_its_place_empty() {
    let mut call = three();
    call.invitations = Arc::new(vec![ringing()]);
    let mut window = window(call);
    let row = window.get_by_label("Ringing 0:18").rect();
    let bob = window.get_by_label("Remove Bob, guest, bob2").rect();
    window.hover_at(row.center());
    window.run_steps(2);
    window.state_mut().call.invitations = Arc::default();
    window.run_steps(2);
    assert!(window.query_by_label("Ringing 0:18").is_none());
    assert_eq!(window.get_by_label("Remove Bob, guest, bob2").rect(), bob);
}

#[test]
fn nothing_is_drawn_twice_under_one_id() {
    let mut window = window(three());
    window.state_mut().dense = true;
    click(&mut window, REMOVE_ADA);
    let clashes = window.output().shapes.iter().any(|shape| {
        matches!(&shape.shape, egui::Shape::Text(text) if text.galley.text().contains("ID clash")
            || text.galley.text().contains("use of"))
    });
    assert!(!clashes);
}

/// Clicks the row of this person, outside of the row's controls.
fn click_name(window: &mut Window, name: &str) {
    let at = window.get_by_label(name).rect().center();
    window.hover_at(at);
    window.run_steps(2);
    button_event(window, at, true);
    button_event(window, at, false);
}

#[test]
fn another_person_who_is_chosen_closes_the_question() {
    let mut window = window(three());
    let bob: [fn(&mut Window); 3] = [
        |window| click_name(window, "Bob"),
        |window| click(window, "Select Bob, guest, bob2"),
        |window| {
            window.state_mut().call_state.choose(Some(key_of("Bob")));
            window.run_steps(3);
        },
    ];
    for choose_bob in bob {
        click(&mut window, REMOVE_ADA);
        wait(&mut window, 300);
        window.get_by_label(YES_ADA);
        choose_bob(&mut window);
        assert!(window.query_by_label(YES_ADA).is_none());
        press(&mut window, Key::Enter);
        assert!(removals(&window).is_empty());
        press(&mut window, Key::Escape);
        press(&mut window, Key::Escape);
    }
}

fn key_of(name: &str) -> RowKey {
    let call = three();
    let row = call.rows.iter().find(|row| row.name.as_str() == name);
    row.unwrap().key.clone()
}

#[test]
fn the_card_turns_to_the_person_asked_about_and_the_question_stays() {
    let mut window = window(three());
    window.state_mut().call_state.choose(Some(key_of("Bob")));
    window.run_steps(3);
    click(&mut window, REMOVE_ADA);
    assert_eq!(
        window.state().call_state.chosen(),
        Some(&key_of("Ada Lovelace"))
    );
    wait(&mut window, 300);
    click_name(&mut window, "Bob");
    assert!(window.query_by_label(YES_ADA).is_none());
    click(&mut window, REMOVE_ADA);
    wait(&mut window, 300);
    press(&mut window, Key::Enter);
    assert_eq!(removals(&window).len(), 1);
}

#[test]
fn another_person_who_is_chosen_closes_the_question_about_an_invitation() {
    let mut call = three();
    call.invitations = Arc::new(vec![ringing()]);
    let mut window = window(call);
    let named = window.query_all_by_label_contains("Cancel invitation");
    let cancel = named.last().unwrap().rect().center();
    window.hover_at(cancel);
    window.run_steps(2);
    button_event(&mut window, cancel, true);
    button_event(&mut window, cancel, false);
    wait(&mut window, 300);
    window.get_by_role(Widget::AlertDialog);
    click_name(&mut window, "Bob");
    assert!(window.query_by_role(Widget::AlertDialog).is_none());
}

#[test]
fn escape_closes_an_open_menu_and_nothing_below_it() {
    let mut window = window(three());
    window.state_mut().call_state.choose(Some(key_of("Bob")));
    window.run_steps(3);
    let at = window.get_by_label("Ada Lovelace").rect().center();
    window.hover_at(at);
    window.run_steps(2);
    for pressed in [true, false] {
        window.event(Event::PointerButton {
            pos: at,
            button: PointerButton::Secondary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    window.run_steps(3);
    assert!(egui::Popup::is_any_open(&window.ctx));
    press(&mut window, Key::Escape);
    assert!(!egui::Popup::is_any_open(&window.ctx));
    assert_eq!(window.state().call_state.chosen(), Some(&key_of("Bob")));
    press(&mut window, Key::Escape);
    assert_eq!(window.state().call_state.chosen(), None);
}

#[test]
fn a_search_that_finds_an_invitation_does_not_say_that_no_one_matches() {
    let mut call = three();
    call.invitations = Arc::new(vec![ringing()]);
    let mut window = window(call);
    let type_search = |window: &mut Window, text: &str| {
        press(window, Key::Slash);
        window.event(Event::Text(text.into()));
        window.run_steps(3);
    };
    type_search(&mut window, "marta");
    window.get_by_label("Cancel invitation to Marta Kowalska");
    assert!(window.query_by_label_contains("No one matches").is_none());
    type_search(&mut window, " nowhere");
    window.get_by_label_contains("No one matches");
    press(&mut window, Key::Escape);
    window.get_by_label("Cancel invitation to Marta Kowalska");
    let guests = window.query_all_by_label_contains("Guests");
    guests.last().unwrap().click();
    window.run_steps(3);
    let cancel = "Cancel invitation to Marta Kowalska";
    assert!(
        window.query_by_label(cancel).is_none(),
        "a phone is no guest"
    );
    window.get_by_label(REMOVE_ADA);
}

#[test]
fn the_card_says_what_helps_if_a_removal_was_accepted_and_had_no_effect() {
    let mut call = three();
    let rows = Arc::make_mut(&mut call.rows);
    Arc::make_mut(&mut rows[1]).state = RowState::StillHere {
        attempt: AttemptId(1),
        accepted: at(90),
    };
    let mut window = window(call);
    window.state_mut().call_state.choose(Some(key_of("Bob")));
    window.run_steps(3);
    let advice = "If that doesn't help, remove them in Teams.";
    let said = window.query_all_by(|node| node.value().is_some_and(|it| it.contains(advice)));
    assert!(said.count() > 0 || window.query_by_label_contains(advice).is_some());
}

#[test]
fn a_removal_that_failed_is_tried_again_at_once_but_protected_people_are_asked_about() {
    let mut call = three();
    let rows = Arc::make_mut(&mut call.rows);
    for row in rows.iter_mut().skip(1) {
        Arc::make_mut(row).state = RowState::StillHere {
            attempt: AttemptId(1),
            accepted: at(90),
        };
    }
    Arc::make_mut(&mut rows[2]).role = Role::Protected;
    let mut window = window(call);
    click(&mut window, "Try again to remove Bob, guest, bob2");
    let [Command::Remove { participant, .. }] = window.state().told()[..] else {
        panic!("{:?}", window.state().told());
    };
    assert_eq!(participant, &ParticipantId::from("id-0000-bob2"));
    wait(&mut window, 1_000);
    click(&mut window, "Remove Cyd, guest, cyd3");
    window.get_by_label("Yes, remove Cyd, guest, cyd3");
    assert_eq!(window.state().told().len(), 1, "asked first");
}

/// Opens the search, types this, and waits until the list accepts keys.
fn search(window: &mut Window, text: &str) {
    press(window, Key::Slash);
    window.event(Event::Text(text.to_owned()));
    window.run_steps(3);
    wait(window, 1_000);
}

#[test]
fn one_press_of_the_arrow_or_enter_leads_from_the_search_to_the_first_hit() {
    for key in [Key::ArrowDown, Key::Enter] {
        let mut window = window(three());
        search(&mut window, "bob");
        press(&mut window, key);
        assert!(window.state().told().is_empty(), "{key:?}");
        assert!(!shows(&window, "Yes, remove"), "{key:?} alone asks nothing");
        press(&mut window, Key::Delete);
        window.get_by_label("Yes, remove Bob, guest, bob2");
    }
}

#[test]
fn enter_in_a_search_without_a_hit_leaves_the_focus_there() {
    let mut window = window(three());
    search(&mut window, "bobx");
    for key in [
        Key::Enter,
        Key::Enter,
        Key::Backspace,
        Key::Enter,
        Key::Delete,
    ] {
        press(&mut window, key);
        wait(&mut window, 1_000);
    }
    window.get_by_label("Yes, remove Bob, guest, bob2");
}
