//! Inviting in the window, drawn from given views: which invitations may be sent, and the actions
//! that rows offer.

use std::sync::Arc;
use std::time::Duration;

use egui::{Key, Role as UiRole};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::fixtures::call_window::{Desk, Window, live, wait};
use crate::fixtures::people::{at, row};
use crate::fixtures::window::{click, drawn, press, shows, type_into};
use moderato::app::call::call_ui::{CallUi, call_ui};
use moderato::app::call::side_panel_ui::side_panel_ui;
use moderato::app::language::text::Language;
use moderato::app::state::action::Action;
use moderato::moderation::command::Command;
use moderato::moderation::model::audit::Source;
use moderato::moderation::model::failure::{Cause, Failure};
use moderato::moderation::model::ids::{CallId, InvitationId, ParticipantId};
use moderato::moderation::model::invitee::Invitee;
use moderato::moderation::model::name::SafeName;
use moderato::moderation::model::participant::{Identity, IdentityKind};
use moderato::moderation::state::invitation::NewInvitation;
use moderato::moderation::state::invitation::{
    CancelTrouble, Invitation, InvitationState, OnArrival,
};
use moderato::moderation::state::row::Row;
use moderato::moderation::state::snapshot::{CallView, SignIn};

const FIELD: &str = "Object ID, sign-in name, or phone number";
const GUID: &str = "11111111-2222-3333-4444-555555555555";

fn member(id: &str, account: &str, name: &str) -> Row {
    let whose = Identity {
        kind: IdentityKind::User,
        id: Some(account.into()),
        ..Identity::default()
    };
    row(id, name, whose, 10)
}

/// Returns a phone that has rung since second 82; it is now second 100.
fn ringing(id: &str, number: &str) -> Invitation {
    let invitee = Invitee::phone(number).unwrap();
    let new = NewInvitation::new(InvitationId::from(id), invitee);
    let state = InvitationState::Ringing {
        since: at(82),
        trouble: None,
    };
    Invitation::new(&new, SafeName::new(&format!("Desk {id}")), state, at(80))
}

/// Returns the clock time this many seconds after ringing began.
fn clock_of(seconds: u64) -> String {
    moderato::app::words::time_text::clock_short(at(82 + seconds))
}

fn call_with(invitations: Vec<Invitation>) -> CallView {
    let ada = member("visit-ada", GUID, "Ada Lovelace");
    CallView {
        invitations: Arc::new(invitations.into_iter().map(Arc::new).collect()),
        ..live("call-1", "Board review", vec![ada])
    }
}

fn window_of(desk: Desk) -> Window {
    drawn(
        [900.0, 700.0],
        |ui, desk: &mut Desk| desk.draw(ui, call_ui),
        desk,
    )
}

fn window(invitations: Vec<Invitation>) -> Window {
    window_of(Desk::new(call_with(invitations)))
}

/// Returns a window with the dialog open.
fn dialog() -> Window {
    let mut window = window(Vec::new());
    click(&mut window, "Invite…");
    window
}

/// Types a person into the field and presses Enter.
fn add(window: &mut Window, text: &str) {
    type_into(window, UiRole::TextInput, FIELD, text);
    press(window, Key::Enter);
}

fn is_disabled(window: &Window, label: &str) -> bool {
    window.get_by_label(label).accesskit_node().is_disabled()
}

fn typed(window: &Window) -> String {
    let field = window.get_by_role_and_label(UiRole::TextInput, FIELD);
    field.accesskit_node().value().unwrap_or_default()
}

/// Returns the only invitation sent, which may be for several people.
fn invited(window: &Window) -> &[NewInvitation] {
    match window.state().told()[..] {
        [Command::Invite { people, .. }] => people,
        ref other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_typed_is_recognised_before_anything_is_done() {
    for (text, wanted) in [
        (
            "aaaaaaaa-2222-3333-4444-555555555555",
            "An account's object ID",
        ),
        (
            "ada@contoso.com",
            "looks up ada@contoso.com in the directory",
        ),
        ("+1 (425) 555-0123", "Phone number +1 425 555 0123"),
        ("+1 425", "The start of a phone number"),
        ("ada@", "The start of a sign-in name"),
        ("Ada", "Not recognized so far"),
        (GUID, "This person is already in the call"),
    ] {
        let mut window = dialog();
        type_into(&mut window, UiRole::TextInput, FIELD, text);
        assert!(shows(&window, wanted), "{text}");
        assert!(window.state().actions.is_empty(), "{text}");
    }
}

#[test]
fn what_names_nobody_is_refused_in_a_sentence_and_stays_typed() {
    for (text, wanted) in [
        (
            "+1 800 FLOWERS",
            "Phone numbers can't contain letters, but there's “F”.",
        ),
        ("4255550123", "A number begins with + and the country code."),
        ("7c0f41d2-0000", "An object ID looks like"),
        (
            "Ada Lovelace",
            "isn't an object ID, a sign-in name, or a phone number",
        ),
        ("ada@contoso", "A sign-in name looks like ada@contoso.com."),
    ] {
        for by_enter in [true, false] {
            let mut window = dialog();
            type_into(&mut window, UiRole::TextInput, FIELD, text);
            if by_enter {
                press(&mut window, Key::Enter);
            } else {
                click(&mut window, "Invite");
            }
            assert!(shows(&window, wanted), "{text}");
            assert_eq!(typed(&window), text);
            assert!(window.state().actions.is_empty());
        }
    }
}

#[test]
fn a_page_that_was_pasted_by_mistake_is_cut_and_refused() {
    let mut window = dialog();
    type_into(
        &mut window,
        UiRole::TextInput,
        FIELD,
        &"x".repeat(1_000_000),
    );
    press(&mut window, Key::Enter);
    assert!(shows(&window, "This isn't an object ID"));
    assert!(typed(&window).len() <= 400);
}

#[test]
fn five_people_are_invited_with_one_request_and_a_sixth_is_refused() {
    let mut window = dialog();
    for n in 0..5 {
        add(&mut window, &format!("+1425555010{n}"));
        assert!(shows(
            &window,
            &format!("Take +1 425 555 010{n} off the list")
        ));
        assert_eq!(typed(&window), "");
    }
    add(&mut window, "+14255550199");
    assert!(shows(&window, "Graph takes at most 5 people at once."));
    assert_eq!(typed(&window), "+14255550199");
    click(&mut window, "Take +1 425 555 0102 off the list");
    press(&mut window, Key::Enter);
    click(&mut window, "Invite 5 people");
    let people = invited(&window);
    let numbers: Vec<_> = people.iter().map(|it| it.invitee.clone()).collect();
    let wanted = ["00", "01", "03", "04", "99"]
        .map(|end| Invitee::phone(&format!("+142555501{end}")).unwrap());
    assert_eq!(numbers, wanted);
    let mut ids: Vec<_> = people.iter().map(|it| it.id.clone()).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 5, "each has an id of its own");
    assert!(!shows(&window, FIELD), "the dialog is closed");
}

#[test]
fn nobody_is_invited_twice_and_who_is_in_the_call_is_marked() {
    let mut window = window(vec![ringing("1", "+14255550101")]);
    click(&mut window, "Invite…");
    add(&mut window, "+1 425 555 0101");
    assert!(shows(&window, "already being called into this call"));
    type_into(&mut window, UiRole::TextInput, FIELD, "");
    let mut window = dialog();
    add(&mut window, "+14255550100");
    add(&mut window, "+1 (425) 555-0100");
    assert!(shows(&window, "is already in the list"));
    let mut window = dialog();
    add(&mut window, GUID);
    assert!(shows(&window, "Already in the call"));
    assert!(!is_disabled(&window, "Invite"), "a warning forbids nothing");
}

#[test]
fn somebody_who_begins_to_ring_while_the_dialog_is_open_is_not_sent() {
    let mut window = dialog();
    add(&mut window, "+14255550101");
    assert!(!is_disabled(&window, "Invite"));
    let invitations = vec![Arc::new(ringing("1", "+14255550101"))];
    window.state_mut().call.invitations = Arc::new(invitations);
    window.run_steps(2);
    assert!(shows(&window, "Already ringing"));
    assert!(is_disabled(&window, "Invite"));
    press(&mut window, Key::Enter);
    assert!(window.state().told().is_empty());
}

#[test]
fn enter_adds_first_and_then_sends() {
    let mut window = dialog();
    press(&mut window, Key::Enter);
    assert!(shows(&window, "Nothing was typed."));
    add(&mut window, "+14255550101");
    assert!(window.state().told().is_empty());
    press(&mut window, Key::Enter);
    let [Command::Invite { people, source, .. }] = window.state().told()[..] else {
        panic!()
    };
    assert_eq!((people.len(), *source), (1, Source::Key));
}

#[test]
fn what_still_stands_in_the_field_is_sent_along() {
    let mut window = dialog();
    add(&mut window, "+14255550101");
    type_into(&mut window, UiRole::TextInput, FIELD, "+14255550102");
    click(&mut window, "Invite");
    assert_eq!(invited(&window).len(), 2);
}

#[test]
fn a_sign_in_name_is_looked_up_before_anybody_rings() {
    let mut window = dialog();
    type_into(&mut window, UiRole::TextInput, FIELD, "ada@contoso.com");
    click(&mut window, "Invite");
    let asked = &window.state().actions[..];
    let [Action::LookUp { call, text }] = asked else {
        panic!("{asked:?}")
    };
    assert_eq!(
        (call.as_str(), text.as_str()),
        ("call-1", "ada@contoso.com")
    );
    assert!(shows(&window, "Looking up…"));
    assert!(is_disabled(&window, "Invite"));
    press(&mut window, Key::Enter);
    assert_eq!(window.state().actions.len(), 1, "asked once");
}

#[test]
fn hidden_is_greyed_with_the_reason_where_the_cloud_has_it_not() {
    let mut desk = Desk::new(call_with(Vec::new()));
    if let SignIn::SignedIn(session) = &mut desk.snapshot.sign_in {
        session.full_invitations = false;
    }
    let mut us = window_of(desk);
    click(&mut us, "Invite…");
    assert!(is_disabled(&us, "Hide from other participants"));
    assert!(shows(&us, "This cloud doesn't offer hidden invitations."));
    click(&mut us, "Hide from other participants");
    add(&mut us, "+14255550101");
    click(&mut us, "Invite");
    assert!(!invited(&us)[0].hidden);

    let mut global = dialog();
    click(&mut global, "Hide from other participants");
    add(&mut global, "+14255550101");
    click(&mut global, "Invite");
    assert!(invited(&global)[0].hidden);
}

#[test]
fn the_time_after_which_it_is_cancelled_by_itself_has_a_default_and_bounds() {
    const SECONDS: &str = "Auto-cancel after (seconds)";
    for (usual, text, wanted) in [
        (None, "", Some(None)),
        (Some(20), "", Some(Some(20))),
        (None, "0", Some(None)),
        (None, "45", Some(Some(45))),
        (None, "61", None),
        (None, "-5", None),
        (None, "soon", None),
    ] {
        let mut desk = Desk::new(call_with(Vec::new()));
        desk.auto_cancel = usual.map(Duration::from_secs);
        let mut window = window_of(desk);
        click(&mut window, "Invite…");
        type_into(&mut window, UiRole::TextInput, SECONDS, text);
        type_into(&mut window, UiRole::TextInput, FIELD, "+14255550101");
        assert_eq!(is_disabled(&window, "Invite"), wanted.is_none(), "{text}");
        click(&mut window, "Invite");
        let sent = window.state().told().len();
        assert_eq!(sent, usize::from(wanted.is_some()), "{text}");
        if let Some(after) = wanted {
            let after = after.map(Duration::from_secs);
            assert_eq!(invited(&window)[0].auto_cancel, after, "{text}");
        }
    }
}

#[test]
fn one_person_of_another_call_is_moved_and_the_list_stays_out() {
    let mut desk = Desk::new(call_with(Vec::new()));
    let mut guest = member("visit-guest", GUID, "A guest");
    guest.participant.identity = Identity {
        kind: IdentityKind::Guest,
        ..Identity::default()
    };
    let zoe = member("visit-zoe", "aaaaaaaa-2222-3333-4444-555555555555", "Zoe");
    let other = live("call-2", "Waiting room", vec![guest, zoe]);
    desk.snapshot.calls.push(Arc::new(other));
    let mut window = window_of(desk);
    click(&mut window, "Invite…");
    add(&mut window, "+14255550101");
    click(&mut window, "Move from another call");
    assert!(is_disabled(&window, "Move"));
    assert!(shows(&window, "This doesn't invite those in the list (1)."));
    window
        .get_by_role_and_label(UiRole::ComboBox, "Person")
        .click();
    window.run_steps(3);
    assert!(!shows(&window, "A guest"));
    window.get_by_label_contains("Zoe · ").click();
    window.run_steps(3);
    click(&mut window, "Move");
    let [one] = invited(&window) else { panic!() };
    let replaced = (CallId::from("call-2"), ParticipantId::from("visit-zoe"));
    assert_eq!(one.replaces, Some(replaced));
    assert_eq!(
        one.invitee,
        Invitee::user("aaaaaaaa-2222-3333-4444-555555555555", Some("Zoe")).unwrap()
    );
}

#[test]
fn somebody_who_leaves_the_other_call_is_moved_no_more() {
    let mut desk = Desk::new(call_with(Vec::new()));
    let zoe = member("visit-zoe", "aaaaaaaa-2222-3333-4444-555555555555", "Zoe");
    let max = member("visit-max", "bbbbbbbb-2222-3333-4444-555555555555", "Max");
    let other = live("call-2", "Waiting room", vec![zoe, max.clone()]);
    desk.snapshot.calls.push(Arc::new(other));
    let mut window = window_of(desk);
    click(&mut window, "Invite…");
    click(&mut window, "Move from another call");
    window
        .get_by_role_and_label(UiRole::ComboBox, "Person")
        .click();
    window.run_steps(3);
    window.get_by_label_contains("Zoe · ").click();
    window.run_steps(3);
    let left = live("call-2", "Waiting room", vec![max]);
    window.state_mut().snapshot.calls[0] = Arc::new(left);
    window.run_steps(2);
    let choice = window.get_by_role_and_label(UiRole::ComboBox, "Person");
    let value = choice.accesskit_node().value();
    assert_eq!(value.as_deref(), Some("This person has left that call"));
    assert!(is_disabled(&window, "Move"));
}

#[test]
fn nobody_can_be_moved_where_no_other_call_is_watched() {
    assert!(!shows(&dialog(), "Move from another call"));
}

#[test]
fn a_ringing_row_tells_what_comes_and_its_clock_can_be_set() {
    let mut window = window(vec![ringing("1", "+14255550101")]);
    assert!(shows(&window, "Ringing 0:18"));
    assert!(shows(
        &window,
        &format!("rings until about {}", clock_of(60))
    ));
    click(&mut window, "Auto-cancel the invitation to Desk 1");
    assert!(is_disabled(&window, "After 15 s"), "that lies behind");
    click(&mut window, "After 30 s");
    let [
        Command::AutoCancel {
            invitation, after, ..
        },
    ] = window.state().told()[..]
    else {
        panic!()
    };
    assert_eq!(
        (invitation.as_str(), *after),
        ("1", Some(Duration::from_secs(30)))
    );
    let mut set = ringing("1", "+14255550101");
    set.auto_cancel = Some(Duration::from_secs(30));
    window.state_mut().call.invitations = Arc::new(vec![Arc::new(set)]);
    window.run_steps(2);
    assert!(shows(&window, &format!("auto-cancel at {}", clock_of(30))));
    click(&mut window, "Auto-cancel the invitation to Desk 1");
    click(&mut window, "Off");
    let [_, Command::AutoCancel { after: None, .. }] = window.state().told()[..] else {
        panic!()
    };
}

fn three() -> Vec<Invitation> {
    ["1", "2", "3"]
        .map(|id| ringing(id, &format!("+1425555010{id}")))
        .to_vec()
}

fn cancelled(window: &Window) -> Vec<&str> {
    match window.state().told()[..] {
        [Command::CancelInvitations { invitations, .. }] => {
            invitations.iter().map(InvitationId::as_str).collect()
        }
        ref other => panic!("{other:?}"),
    }
}

/// Opens the dialog that cancels several, and ticks all.
fn several_of(window: &mut Window) {
    click(window, "Cancel several…");
    click(window, "All");
    wait(window, 300);
}

#[test]
fn nothing_is_ticked_at_first_and_enter_cancels_nobody() {
    let mut window = window(three());
    click(&mut window, "Cancel several…");
    wait(&mut window, 300);
    press(&mut window, Key::Enter);
    assert!(window.state().told().is_empty());
    let yes = window.get_by_label("Cancel invitations");
    assert!(yes.accesskit_node().is_disabled());
    window
        .get_by_role_and_label(UiRole::CheckBox, "Desk 2, +1 425 555 0102")
        .click();
    window.run_steps(2);
    press(&mut window, Key::Enter);
    assert_eq!(cancelled(&window), ["2"]);
}

#[test]
fn a_dialog_closes_the_question_behind_it() {
    let mut window = window(three());
    click(&mut window, "Cancel invitation to Desk 2");
    wait(&mut window, 300);
    several_of(&mut window);
    press(&mut window, Key::Escape);
    assert!(!shows(&window, "Cancel 3 invitations"), "it was on top");
    press(&mut window, Key::Enter);
    assert!(
        window.state().told().is_empty(),
        "nothing is left to answer"
    );
}

#[test]
fn who_begins_to_ring_moves_nothing_in_the_dialog() {
    let mut window = window(three());
    several_of(&mut window);
    let places = |window: &Window| {
        ["All", "Desk 1, +1 425 555 0101", "Desk 3, +1 425 555 0103"]
            .map(|label| window.get_by_role_and_label(UiRole::CheckBox, label).rect())
    };
    let before = places(&window);
    let mut more = three();
    more.push(ringing("4", "+14255550104"));
    replace(&mut window, more);
    assert_eq!(places(&window), before);
}

#[test]
fn several_are_cancelled_but_for_the_one_that_stopped_ringing_meanwhile() {
    let mut window = window(three());
    several_of(&mut window);
    window.get_by_label("Cancel 3 invitations");
    let mut now = three();
    now[1].state = InvitationState::Joined { at: at(101) };
    now.push(ringing("4", "+14255550104"));
    let now = now.into_iter().map(Arc::new).collect();
    window.state_mut().call.invitations = Arc::new(now);
    window.run_steps(2);
    click(&mut window, "Cancel 2 invitations");
    assert_eq!(cancelled(&window), ["3", "1"]);
}

#[test]
fn only_ticked_invitations_are_cancelled_and_not_in_the_first_moment() {
    let mut window = window(three());
    click(&mut window, "Cancel several…");
    click(&mut window, "All");
    press(&mut window, Key::Enter);
    click(&mut window, "Cancel 3 invitations");
    assert!(window.state().told().is_empty());
    window
        .get_by_role_and_label(UiRole::CheckBox, "Desk 2, +1 425 555 0102")
        .click();
    wait(&mut window, 300);
    window.get_by_label("Cancel 2 invitations").focus();
    window.run_steps(1);
    press(&mut window, Key::Enter);
    assert_eq!(cancelled(&window), ["3", "1"]);
    let [Command::CancelInvitations { source, .. }] = window.state().told()[..] else {
        panic!()
    };
    assert_eq!(*source, Source::Key);
}

fn replace(window: &mut Window, invitations: Vec<Invitation>) {
    let invitations = invitations.into_iter().map(Arc::new).collect();
    window.state_mut().call.invitations = Arc::new(invitations);
    window.run_steps(2);
}

#[test]
fn a_question_about_canceling_says_how_the_invitation_ended_meanwhile() {
    for (state, said) in [
        (
            InvitationState::NoAnswer { at: at(101) },
            "This invitation ended at ",
        ),
        (InvitationState::Joined { at: at(101) }, "They joined at "),
    ] {
        let mut window = window(three());
        click(&mut window, "Cancel invitation to Desk 2");
        wait(&mut window, 300);
        let mut now = three();
        now[1].state = state;
        replace(&mut window, now.clone());
        assert!(shows(&window, said), "{said}");
        // Its row is taken off the list some seconds later.
        now.remove(1);
        replace(&mut window, now);
        assert!(shows(&window, said), "{said}");
        press(&mut window, Key::Enter);
        window.run_steps(2);
        assert!(!shows(&window, said), "{said}");
        assert!(window.state().told().is_empty());
    }
}

#[test]
fn enter_confirms_and_escape_keeps_them_ringing() {
    let mut window = window(three());
    // The list behind has the focus, but must not receive keys.
    press(&mut window, Key::ArrowDown);
    click(&mut window, "Cancel several…");
    wait(&mut window, 300);
    press(&mut window, Key::Escape);
    assert!(!shows(&window, "Cancel 3 invitations"));
    assert!(window.state().told().is_empty());
    several_of(&mut window);
    press(&mut window, Key::Delete);
    assert!(!shows(&window, "Yes, remove"));
    press(&mut window, Key::Enter);
    assert_eq!(cancelled(&window), ["3", "2", "1"]);
}

/// Returns a window with the panels beside the call.
fn window_with_side(invitations: Vec<Invitation>) -> Window {
    let parts = |ui: &mut egui::Ui, cx: &mut CallUi| {
        egui::Panel::right("side")
            .exact_size(340.0)
            .show(ui, |ui| side_panel_ui(ui, cx));
        call_ui(ui, cx);
    };
    drawn(
        [1_200.0, 700.0],
        move |ui, desk: &mut Desk| desk.draw(ui, parts),
        Desk::new(call_with(invitations)),
    )
}

/// Returns a window with three invitations whose cancellation was just confirmed, and with the
/// panel of results.
fn three_cancelled() -> Window {
    let mut window = window_with_side(three());
    several_of(&mut window);
    click(&mut window, "Cancel 3 invitations");
    window
}

/// Returns the row of the phone that joined by the second invitation.
fn desk_2() -> Row {
    let mut row = member("visit-2", GUID, "Desk 2");
    row.participant.identity = Identity {
        kind: IdentityKind::Phone,
        id: Some("+14255550102".into()),
        ..Identity::default()
    };
    row.first_seen = at(101);
    row
}

#[test]
fn what_came_of_cancelling_several_stays_until_it_is_read() {
    let mut window = three_cancelled();
    assert!(shows(&window, "0 of 3 done"));
    let mut now = three();
    now[0].state = InvitationState::Cancelled { at: at(101) };
    now[1].state = InvitationState::JoinedAnyway { at: at(101) };
    now[2].state = InvitationState::Ringing {
        since: at(82),
        trouble: Some(CancelTrouble::NoAddress),
    };
    window.state_mut().call.invitations = Arc::new(now.into_iter().map(Arc::new).collect());
    window.run_steps(2);
    // The rows of the invitations are gone, but their results stay.
    window.state_mut().call.invitations = Arc::default();
    window.run_steps(2);
    assert!(shows(
        &window,
        "1 canceled, 1 joined anyway, 1 can't be canceled"
    ));
    assert!(shows(&window, "One person answered before"));
    assert!(!shows(&window, "Remove Desk 2"), "nobody is listed yet");
    let row = desk_2();
    window.state_mut().call = CallView {
        invitations: Arc::default(),
        ..live("call-1", "Board review", vec![row])
    };
    window.run_steps(2);
    window
        .get_all_by_label("Remove Desk 2")
        .next()
        .unwrap()
        .click();
    window.run_steps(2);
    let asked = window.state().actions.last();
    assert!(matches!(asked, Some(Action::AskRemoval(_, _, id)) if id.as_str() == "visit-2"));
    press(&mut window, Key::Escape);
    assert!(!shows(&window, "1 joined anyway"), "Esc puts it away");
}

#[test]
fn what_was_typed_comes_back_after_a_slip_and_not_after_cancel() {
    let mut window = dialog();
    add(&mut window, "+14255550101");
    press(&mut window, Key::Escape);
    assert!(!shows(&window, "+1 425"), "the dialog is closed");
    click(&mut window, "Invite…");
    let is_listed = |window: &Window| {
        let listed = window.query_all_by_label_contains("425 555 0101");
        listed.count() > 0
    };
    assert!(is_listed(&window));
    click(&mut window, "Cancel");
    click(&mut window, "Invite…");
    assert!(!is_listed(&window));
}

#[test]
fn those_that_ring_stand_before_those_that_are_over() {
    let mut over = three();
    over[0].state = InvitationState::NoAnswer { at: at(99) };
    let window = window(over);
    let top = |label: &str| window.get_by_label(label).rect().top();
    let last = top("Cancel invitation to Desk 3");
    let over = window.get_all_by_label_contains("Desk 1").next().unwrap();
    assert!(over.rect().top() > last);
}

#[test]
fn who_begins_to_ring_while_several_are_cancelled_is_offered_and_not_meant() {
    let mut window = window(three());
    several_of(&mut window);
    let mut more = three();
    more.push(ringing("4", "+14255550104"));
    window.state_mut().call = call_with(more);
    wait(&mut window, 300);
    click(&mut window, "Cancel 3 invitations");
    assert_eq!(cancelled(&window), ["3", "2", "1"]);
}

#[test]
fn a_single_invitation_is_not_several() {
    assert!(!shows(&window(three()[..1].to_vec()), "Cancel several…"));
}

fn beyond_cancelling() -> Invitation {
    let mut lost = ringing("1", "+14255550101");
    lost.state = InvitationState::Ringing {
        since: at(82),
        trouble: Some(CancelTrouble::NoAddress),
    };
    lost
}

/// Moves the pointer away from the control that it pressed.
fn let_go(window: &mut Window) {
    window.hover_at(egui::pos2(1.0, 1.0));
    wait(window, 300);
}

#[test]
fn what_cannot_be_cancelled_offers_to_remove_on_arrival_and_to_stop_that() {
    let mut window = window(vec![beyond_cancelling()]);
    assert!(shows(&window, "Can't be canceled"));
    assert!(!shows(&window, "Cancel invitation to"));
    click(&mut window, "Remove Desk 1 on arrival");
    let mut armed = beyond_cancelling();
    armed.on_arrival = OnArrival::Armed;
    window.state_mut().call.invitations = Arc::new(vec![Arc::new(armed.clone())]);
    window.run_steps(2);
    window.get_by_label("Removed on arrival");
    // A press on a control that appeared under a resting pointer wouldn't count.
    let_go(&mut window);
    click(&mut window, "Let Desk 1 stay");
    let mut due = armed;
    due.state = InvitationState::Joined { at: at(100) };
    due.on_arrival = OnArrival::Due {
        participant: ParticipantId::from("visit"),
        at: at(101),
    };
    window.state_mut().call.invitations = Arc::new(vec![Arc::new(due)]);
    window.run_steps(2);
    window.get_by_label("Arrived");
    window.get_by_label("Removed in a moment");
    let_go(&mut window);
    click(&mut window, "Let Desk 1 stay");
    let switched: Vec<_> = window
        .state()
        .told()
        .into_iter()
        .map(|command| match command {
            Command::RemoveOnArrival { on, .. } => *on,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(switched, [true, false, false]);
}

#[test]
fn dense_rows_say_that_somebody_is_removed_on_arrival_too() {
    let mut armed = beyond_cancelling();
    armed.on_arrival = OnArrival::Armed;
    let mut desk = Desk::new(call_with(vec![armed]));
    desk.dense = true;
    assert!(shows(&window_of(desk), "0:18 · removed on arrival"));
}

#[test]
fn a_failed_invitation_is_sent_anew_under_a_fresh_id() {
    let mut failed = ringing("1", "+14255550101");
    failed.hidden = true;
    failed.auto_cancel = Some(Duration::from_secs(30));
    failed.state = InvitationState::Failed {
        at: at(90),
        failure: Arc::new(Failure::new(Cause::Service)),
    };
    let mut window = window(vec![failed.clone()]);
    click(&mut window, "Invite Desk 1 again");
    let [
        Command::Invite { people, .. },
        Command::DismissInvitation { invitation, .. },
    ] = window.state().told()[..]
    else {
        panic!()
    };
    assert_eq!(*invitation, failed.id);
    assert_ne!(people[0].id, failed.id);
    assert_eq!(people[0].invitee, failed.invitee);
    assert_eq!(people[0].auto_cancel, failed.auto_cancel);
    assert!(people[0].hidden);
}

#[test]
fn nothing_is_drawn_twice_under_one_id() {
    let mut window = window(three());
    click(&mut window, "Invite…");
    add(&mut window, "+14255550109");
    add(&mut window, GUID);
    let clashes = window.output().shapes.iter().any(|shape| {
        matches!(&shape.shape, egui::Shape::Text(text) if text.galley.text().contains("ID clash")
            || text.galley.text().contains("use of"))
    });
    assert!(!clashes);
    Language::SimplifiedChinese.choose();
    window.run_steps(2);
    assert!(shows(&window, "邀请 2 人"));
}

#[test]
fn what_was_just_sent_shows_although_the_pointer_rests_on_the_list() {
    let mut window = dialog();
    add(&mut window, "+1 425 555 0123");
    let list = window.get_by_label("People").rect();
    window.hover_at(list.center());
    window.run_steps(2);
    click(&mut window, "Invite");
    assert_eq!(invited(&window).len(), 1);
    let call = call_with(vec![ringing("i-1", "+14255550123")]);
    window.state_mut().call = call;
    window.hover_at(list.center());
    window.run_steps(2);
    assert!(shows(&window, "Cancel invitation to"));
}

#[test]
fn whoever_joined_anyway_is_removed_from_the_row_of_the_invitation_too() {
    let mut one = ringing("2", "+14255550102");
    one.state = InvitationState::JoinedAnyway { at: at(101) };
    let row = desk_2();
    let mut window = window(vec![one.clone()]);
    assert!(!shows(&window, "Remove Desk 2"), "nobody is listed yet");
    window.state_mut().call = CallView {
        invitations: Arc::new(vec![Arc::new(one)]),
        ..live("call-1", "Board review", vec![row])
    };
    window.run_steps(2);
    let_go(&mut window);
    // The person's own row has this button too.
    let buttons = window.get_all_by_label("Remove Desk 2");
    let upper = buttons.min_by(|a, b| a.rect().top().total_cmp(&b.rect().top()));
    upper.unwrap().click();
    window.run_steps(2);
    let asked = window.state().actions.last();
    assert!(matches!(asked, Some(Action::AskRemoval(_, _, id)) if id.as_str() == "visit-2"));
}

#[test]
fn all_that_cannot_be_cancelled_are_armed_by_one_press_in_the_panel() {
    let mut window = three_cancelled();
    let mut now = three();
    now[0].state = InvitationState::Cancelled { at: at(101) };
    for stuck in &mut now[1..] {
        stuck.state = InvitationState::Ringing {
            since: at(82),
            trouble: Some(CancelTrouble::NoAddress),
        };
    }
    window.state_mut().call.invitations = Arc::new(now.into_iter().map(Arc::new).collect());
    window.run_steps(2);
    assert!(shows(&window, "Graph accepts no ID for 2"));
    click(&mut window, "Remove all 2 on arrival");
    let armed: Vec<_> = window
        .state()
        .told()
        .into_iter()
        .filter_map(|told| match told {
            Command::RemoveOnArrival {
                invitation,
                on: true,
                ..
            } => Some(invitation.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(armed, ["3", "2"]);
}

#[test]
fn the_search_leaves_only_those_ringing_whom_it_finds() {
    let mut window = window(three());
    type_into(
        &mut window,
        UiRole::SearchInput,
        "Search people",
        "desk 0102",
    );
    window.get_by_label("Cancel invitation to Desk 2");
    assert!(!shows(&window, "Cancel invitation to Desk 1"));
    assert!(shows(&window, "Cancel several"), "it is about all of them");
}
