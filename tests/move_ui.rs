//! Moving somebody from another watched call: texts about a move that do not speak of an invitation, and the
//! hint that somebody is already in another call.

use std::sync::Arc;

use egui::{Key, Role as UiRole};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::desk::{assert_reads, call_id, happen, reads, window_sized as desk_sized};
use crate::fixtures::call_window::{Desk, Window, live, wait};
use crate::fixtures::people::{at, object_id, own, user};
use crate::fixtures::window::{click, press, shows, type_into};
use crate::invite_ui::{FIELD, call_with, choose_to_move, invited, member, window_of};
use moderato::app::words::time_text::clock;
use moderato::moderation::command::Command;
use moderato::moderation::effect::Request;
use moderato::moderation::model::audit::Source;
use moderato::moderation::model::failure::{Cause, Failure};
use moderato::moderation::model::ids::{AttemptId, CallId, InvitationId, ParticipantId};
use moderato::moderation::model::invitee::Invitee;
use moderato::moderation::model::name::SafeName;
use moderato::moderation::state::invitation::{
    CancelTrouble, GoneHow, Invitation, InvitationState, NewInvitation, OnArrival,
};
use moderato::moderation::state::snapshot::WatchState;

const ZOE: &str = "aaaaaaaa-2222-3333-4444-555555555555";

fn new_move(account: &str) -> NewInvitation {
    let zoe = Invitee::user(account, Some("Zoe")).unwrap();
    let from = (CallId::from("call-2"), ParticipantId::from("visit-zoe"));
    NewInvitation {
        replaces: Some(from),
        ..NewInvitation::new(InvitationId::from("move"), zoe)
    }
}

fn move_of_zoe(state: InvitationState) -> Invitation {
    Invitation::new(&new_move(ZOE), SafeName::new("Zoe"), state, at(80))
}

fn ringing(trouble: Option<CancelTrouble>) -> InvitationState {
    let since = at(82);
    InvitationState::Ringing { since, trouble }
}

/// Returns a window of a call with these invitations, and another watched call with Zoe.
fn window(invitations: Vec<Invitation>) -> Window {
    let mut desk = Desk::new(call_with(invitations));
    let zoe = member("visit-zoe", ZOE, "Zoe");
    let other = live("call-2", "Waiting room", vec![zoe]);
    desk.snapshot.calls.push(Arc::new(other));
    window_of(desk)
}

/// Returns every text that speaks of an invitation, except the button that opens the dialog.
fn invitations_named(window: &Window) -> Vec<String> {
    let all = window.query_all_by(|node| {
        let texts = [node.label(), node.value(), node.description()];
        texts.iter().flatten().any(|text| {
            let text = text.to_lowercase();
            text.contains("invit") && text != "invite…"
        })
    });
    let name = |node: egui_kittest::Node<'_>| {
        let node = node.accesskit_node();
        node.label().or(node.value()).unwrap_or_default()
    };
    all.map(name).collect()
}

#[test]
fn a_row_calls_a_move_a_move_in_every_state() {
    let failure = || Arc::new(Failure::new(Cause::NotAllowed));
    let at = at(90);
    for (state, words) in [
        (ringing(None), "Moving here 0:18"),
        (
            InvitationState::Sending {
                attempt: AttemptId(1),
            },
            "Moving…",
        ),
        (ringing(Some(CancelTrouble::NoAddress)), "Moving here 0:18"),
        (
            ringing(Some(CancelTrouble::Failed(failure()))),
            "Moving here 0:18",
        ),
        (InvitationState::Joined { at }, "Moved"),
        (InvitationState::JoinedAnyway { at }, "Moved anyway"),
        (InvitationState::NoAnswer { at }, "Probably not moved"),
        (InvitationState::Cancelled { at }, "Canceled "),
        (
            InvitationState::Failed {
                at,
                failure: failure(),
            },
            "Not moved",
        ),
    ] {
        let window = window(vec![move_of_zoe(state.clone())]);
        assert!(shows(&window, words), "{state:?}");
        assert!(shows(&window, "Move from Waiting room · "), "{state:?}");
        assert!(shows(&window, "Moves"), "{state:?}");
        assert_eq!(invitations_named(&window), [""; 0], "{state:?}");
    }
    let mut armed = move_of_zoe(ringing(Some(CancelTrouble::NoAddress)));
    armed.on_arrival = OnArrival::Armed;
    assert_eq!(invitations_named(&window(vec![armed])), [""; 0]);
}

#[test]
fn a_list_with_both_names_both() {
    let invitation = crate::invite_ui::ringing("1", "+14255550101");
    let window = window(vec![move_of_zoe(ringing(None)), invitation]);
    assert!(shows(&window, "Invitations and moves"));
    assert!(shows(&window, "Cancel invitation to Desk 1"));
    assert!(shows(&window, "Cancel moving Zoe here"));
}

#[test]
fn the_question_asks_about_the_move() {
    let mut window = window(vec![move_of_zoe(ringing(None))]);
    click(&mut window, "Cancel moving Zoe here");
    assert!(shows(&window, "Cancel moving Zoe (member) here?"));
    assert!(shows(&window, "Keep moving"));
    assert_eq!(invitations_named(&window), [""; 0]);
    wait(&mut window, 400);
    click(&mut window, "Yes, cancel moving Zoe here");
    let told = window.state().told();
    assert!(matches!(told[..], [Command::CancelInvitation { .. }]));
}

#[test]
fn the_dialog_speaks_of_moving_once_that_is_chosen() {
    let mut window = window(Vec::new());
    click(&mut window, "Invite…");
    assert!(shows(&window, "Invite to Board review"));
    click(&mut window, "Move from another call");
    assert!(shows(&window, "Move someone to Board review"));
    assert!(!shows(&window, "Invite to Board review"));
    assert!(shows(&window, "You can cancel it until they arrive"));
}

#[test]
fn the_activity_calls_a_move_and_its_cancellation_so() {
    let people = || vec![own(), user("ada", "Ada")];
    let mut window = desk_sized(people(), true, [1280.0, 800.0]);
    window.state_mut().shows_entries = true;
    happen(&mut window, |desk| {
        desk.command(Command::Invite {
            call: call_id(),
            people: vec![new_move(&object_id("zoe"))],
            source: Source::Click,
        });
    });
    assert_reads(&window, "Move Zoe, member, here");
    let is_invite = |request: &Request| matches!(request, Request::Invite { .. });
    happen(&mut window, |desk| desk.answer(is_invite, &Ok(())));
    assert_reads(&window, "Moving here");
    happen(&mut window, |desk| {
        desk.command(Command::CancelInvitation {
            call: call_id(),
            invitation: InvitationId::from("move"),
            source: Source::Click,
        });
    });
    assert_reads(&window, "Cancel moving Zoe, member, here");
    happen(&mut window, |desk| {
        let all = people().into_iter().chain([user("zoe", "Zoe")]);
        desk.roster(all.collect());
    });
    assert_reads(&window, "Moved");
    assert!(!reads(&window, "Invite Zoe") && !reads(&window, "nvitation to Zoe"));
}

#[test]
fn the_activity_says_where_a_move_goes_while_another_call_is_in_front() {
    let people = vec![own(), user("ada", "Ada")];
    let mut window = desk_sized(people, true, [1280.0, 800.0]);
    window.state_mut().shows_entries = true;
    window.state_mut().twist = |call| call.id = CallId::from("call-2");
    happen(&mut window, |desk| {
        desk.command(Command::Invite {
            call: call_id(),
            people: vec![new_move(&object_id("zoe"))],
            source: Source::Click,
        });
    });
    assert_reads(&window, "Move Zoe, member, to ");
    assert!(!reads(&window, "Move Zoe, member, here"));
}

#[test]
fn whoever_is_in_another_call_is_pointed_out_by_id_before_anybody_is_invited() {
    const HINT: &str = "In Waiting room now";
    let mut open = window(Vec::new());
    click(&mut open, "Invite…");
    type_into(&mut open, UiRole::TextInput, FIELD, &ZOE.to_uppercase());
    assert!(shows(&open, &format!("An account's object ID · {HINT}")));
    press(&mut open, Key::Enter);
    assert!(shows(&open, HINT), "in the list too");
    // The hint does not prevent an invitation.
    click(&mut open, "Invite");
    assert_eq!(invited(&open).len(), 1);
    // The hint does not point out another person of the same name.
    let mut other = window(Vec::new());
    click(&mut other, "Invite…");
    type_into(
        &mut other,
        UiRole::TextInput,
        FIELD,
        "bbbbbbbb-2222-3333-4444-555555555555",
    );
    press(&mut other, Key::Enter);
    assert!(!shows(&other, HINT));
}

#[test]
fn whoever_is_in_a_third_call_is_pointed_out_before_a_move() {
    let mut window = window(Vec::new());
    let zoe = member("visit-3", ZOE, "Zoe");
    let third = live("call-3", "War room", vec![zoe]);
    window.state_mut().snapshot.calls.push(Arc::new(third));
    choose_to_move(&mut window, "Zoe · ");
    assert!(shows(&window, "In War room now"));
    assert!(!shows(&window, "In Waiting room now"), "that is plain");
}

/// Presses and releases the pointer within one frame, as touchpads and slow machines do.
fn tap(window: &mut Window, at: egui::Pos2) {
    window.event(egui::Event::PointerMoved(at));
    window.run_steps(2);
    let events = [true, false].map(|pressed| egui::Event::PointerButton {
        pos: at,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: egui::Modifiers::NONE,
    });
    window.input_mut().events.extend(events);
    window.run_steps(3);
}

#[test]
fn a_list_of_choices_is_in_front_of_its_dialog_however_often_and_quickly_it_is_opened() {
    let mut window = window(Vec::new());
    for _ in 0..3 {
        click(&mut window, "Invite…");
        click(&mut window, "Move from another call");
        let list = window.get_by_role_and_label(UiRole::ComboBox, "Person");
        let list = list.rect().center();
        tap(&mut window, list);
        let person = window.get_by_label_contains("Zoe · ").rect().center();
        let front = window.ctx.layer_id_at(person);
        let dialog = window.ctx.memory(egui::Memory::top_modal_layer);
        assert!(dialog.is_some());
        assert_ne!(front, dialog);
        press(&mut window, Key::Escape);
        press(&mut window, Key::Escape);
    }
}

#[test]
fn whoever_came_anyway_and_left_both_calls_is_said_to_be_gone_and_invited_again() {
    let mut gone = move_of_zoe(InvitationState::JoinedAnyway { at: at(90) });
    gone.gone_again = Some(at(95));
    let mut window = window_of(Desk::new(call_with(vec![gone])));
    assert!(shows(&window, "moved anyway"));
    let said = format!("Gone again {}", clock(at(95)));
    assert!(shows(&window, &said));
    click(&mut window, "Invite Zoe again");
    let [Command::Invite { people, .. }, ..] = window.state().told()[..] else {
        panic!("{:?}", window.state().told());
    };
    assert_eq!(people[0].replaces, None, "the other call is left too");
}

#[test]
fn whoever_was_moved_back_is_not_said_to_have_gone_and_is_not_invited_again() {
    let mut gone = move_of_zoe(InvitationState::Joined { at: at(90) });
    gone.gone_again = Some(at(95));
    gone.gone_how = GoneHow::MovedOn;
    let window = window_of(Desk::new(call_with(vec![gone])));
    let said = format!("Moved away {}", clock(at(95)));
    assert!(shows(&window, &said));
    assert!(!shows(&window, "Invite Zoe again"));
    assert!(!shows(&window, "Gone again"));
}

/// Returns a window with the results of a move that brought Zoe here, with her row in this call.
fn moved(state: InvitationState) -> Window {
    let mut window = crate::cancelling_ui::window_with_side(Vec::new());
    let old_visit = member("visit-zoe", ZOE, "Zoe");
    let other = |rows| Arc::new(live("call-2", "Waiting room", rows));
    window.state_mut().snapshot.calls = vec![other(vec![old_visit])];
    choose_to_move(&mut window, "Zoe");
    click(&mut window, "Move");
    let mut here = move_of_zoe(state);
    here.id = invited(&window)[0].id.clone();
    here.replaces.clone_from(&invited(&window)[0].replaces);
    let mut zoe = member("visit-here", ZOE, "Zoe");
    zoe.first_seen = at(95);
    window.state_mut().call.rows = Arc::new(vec![Arc::new(zoe)]);
    window.state_mut().call.version += 1;
    window.state_mut().snapshot.calls = vec![other(Vec::new())];
    crate::cancelling_ui::replace(&mut window, vec![here]);
    window.state_mut().actions.clear();
    window
}

/// Checks that Zoe is moved from her visit in this call to the other call.
fn assert_moves_back(window: &Window) {
    let [Command::Invite { call, people, .. }] = window.state().told()[..] else {
        panic!("{:?}", window.state().told());
    };
    assert_eq!(*call, CallId::from("call-2"));
    let here = (call_id(), ParticipantId::from("visit-here"));
    assert_eq!(people[0].replaces, Some(here));
    assert_eq!(&**people[0].invitee.id(), ZOE);
}

#[test]
fn whoever_was_moved_here_can_be_moved_back_from_the_results_and_the_menu_of_their_row() {
    const BACK: &str = "Move Zoe back to Waiting room";
    let joined = InvitationState::Joined { at: at(95) };
    let mut window = moved(joined.clone());
    click(&mut window, BACK);
    assert_moves_back(&window);
    // While the move back rings in the other call, the button is disabled.
    let mut other = live("call-2", "Waiting room", Vec::new());
    let back = Invitation::new(&new_move(ZOE), SafeName::new("Zoe"), ringing(None), at(97));
    other.invitations = Arc::new(vec![Arc::new(back)]);
    window.state_mut().snapshot.calls[0] = Arc::new(other);
    window.run_steps(2);
    assert!(crate::invite_ui::is_disabled(&window, BACK));

    let mut window = moved(joined.clone());
    let is_hers = |row: &egui_kittest::Node<'_>| {
        let label = row.accesskit_node().label().unwrap_or_default();
        label.starts_with("Zoe")
    };
    let row = window.query_all_by_role(UiRole::Row).find(is_hers);
    row.unwrap().click_secondary();
    window.run_steps(3);
    window.get_by_label_contains("Move back").click();
    window.run_steps(3);
    assert_moves_back(&window);

    // A person can be moved back only once they are gone from the other call, and only if that call is watched.
    let mut window = moved(joined.clone());
    let old_visit = member("visit-zoe", ZOE, "Zoe");
    window.state_mut().snapshot.calls =
        vec![Arc::new(live("call-2", "Waiting room", vec![old_visit]))];
    window.run_steps(2);
    assert!(crate::invite_ui::is_disabled(&window, BACK));
    let mut window = moved(joined);
    window.state_mut().snapshot.calls.clear();
    window.run_steps(2);
    assert!(!shows(&window, BACK));
}

#[test]
fn whoever_was_moved_although_that_was_canceled_is_told_so_in_the_row_and_can_be_moved_back() {
    let anyway = InvitationState::JoinedAnyway { at: at(95) };
    let mut window = moved(anyway.clone());
    let mut zoe = (*window.state().call.rows[0]).clone();
    zoe.state = moderato::moderation::state::row::RowState::JoinedAnyway { at: at(95) };
    window.state_mut().call.rows = Arc::new(vec![Arc::new(zoe)]);
    window.state_mut().call.version += 1;
    window.run_steps(2);
    assert!(!shows(&window, "Joined anyway"));
    assert!(!shows(&window, "joined anyway"));
    assert!(shows(&window, "1 moved anyway"));
    click(&mut window, "Move Zoe back to Waiting room");
    assert_moves_back(&window);
}

#[test]
fn the_head_of_the_list_counts_moves_apart_from_invitations() {
    let invitation = crate::invite_ui::ringing("1", "+14255550101");
    let window = window(vec![move_of_zoe(ringing(None)), invitation]);
    assert!(shows(&window, "1 ringing · 1 being moved"));
}

#[test]
fn the_dialog_is_as_high_for_a_move_as_for_an_invitation() {
    for size in [[900.0, 600.0], [1_280.0, 800.0]] {
        let mut desk = Desk::new(call_with(Vec::new()));
        let zoe = member("visit-zoe", ZOE, "Zoe");
        let other = live("call-2", "Waiting room", vec![zoe]);
        desk.snapshot.calls.push(Arc::new(other));
        let mut window = crate::invite_ui::window_sized(size, desk);
        click(&mut window, "Invite…");
        window.run_steps(3);
        let place = |window: &Window| {
            let close = window.get_by_role_and_label(UiRole::Button, "Close");
            let way = window.get_by_label("Move from another call");
            [close.rect().top(), way.rect().top()]
        };
        let before = place(&window);
        click(&mut window, "Move from another call");
        window.run_steps(3);
        let after = place(&window);
        for (before, after) in before.into_iter().zip(after) {
            assert!((before - after).abs() < 1.0, "{size:?}: {before} {after}");
        }
    }
}

/// Returns what a list of choices shows as chosen.
fn chosen(window: &Window, list: &str) -> Option<String> {
    let choice = window.get_by_role_and_label(UiRole::ComboBox, list);
    choice.accesskit_node().value()
}

#[test]
fn moving_is_offered_as_soon_as_another_call_is_watched_and_says_what_its_list_lacks() {
    let mut window = window_of(Desk::new(call_with(Vec::new())));
    click(&mut window, "Invite…");
    assert!(!shows(&window, "Move from another call"));
    let zoe = member("visit-zoe", ZOE, "Zoe");
    let other = live("call-2", "Waiting room", vec![zoe]);
    let mut loading = other.clone();
    loading.state = WatchState::Connecting;
    loading.rows = Vec::new().into();
    window.state_mut().snapshot.calls.push(Arc::new(loading));
    window.run_steps(2);
    click(&mut window, "Move from another call");
    let why = "No current list of Waiting room yet";
    assert_eq!(chosen(&window, "Person").as_deref(), Some(why));
    window.state_mut().snapshot.calls[0] = Arc::new(other);
    window.run_steps(2);
    assert_eq!(
        chosen(&window, "Person").as_deref(),
        Some("Choose a person")
    );
    let nobody = live("call-2", "Waiting room", Vec::new());
    window.state_mut().snapshot.calls[0] = Arc::new(nobody);
    window.run_steps(2);
    let why = "No one there has an account";
    assert_eq!(chosen(&window, "Person").as_deref(), Some(why));
}

#[test]
fn a_removal_that_waits_for_an_arrival_is_not_said_to_be_done() {
    let mut armed = move_of_zoe(ringing(Some(CancelTrouble::NoAddress)));
    armed.on_arrival = OnArrival::Armed;
    let window = window(vec![armed]);
    assert!(shows(&window, "Will be removed on arrival"));
}
