//! Inviting in the window, drawn from given views: which invitations may be sent, and the actions
//! that rows offer.

use std::sync::Arc;
use std::time::Duration;

use egui::{Key, Role as UiRole};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::cancelling_ui::{beyond_cancelling, three};
use crate::fixtures::call_window::{Desk, Window, live, wait};
use crate::fixtures::people::{at, row};
use crate::fixtures::window::{click, drawn, press, shows, type_into};
use moderato::app::call::call_ui::call_ui;
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
use moderato::moderation::state::invitation::{Invitation, InvitationState, OnArrival};
use moderato::moderation::state::row::Row;
use moderato::moderation::state::snapshot::{CallView, SignIn};

pub(crate) const FIELD: &str = "Object ID, sign-in name, or phone number";
pub(crate) const GUID: &str = "11111111-2222-3333-4444-555555555555";

pub(crate) fn member(id: &str, account: &str, name: &str) -> Row {
    let whose = Identity {
        kind: IdentityKind::User,
        id: Some(account.into()),
        ..Identity::default()
    };
    row(id, name, whose, 10)
}

/// Returns a phone that has rung since second 82; it is now second 100.
pub(crate) fn ringing(id: &str, number: &str) -> Invitation {
    let invitee = Invitee::phone(number).unwrap();
    let new = NewInvitation::new(InvitationId::from(id), invitee);
    let state = InvitationState::Ringing {
        since: at(82),
        trouble: None,
    };
    Invitation::new(&new, SafeName::new(&format!("Desk {id}")), state, at(80))
}

pub(crate) fn call_with(invitations: Vec<Invitation>) -> CallView {
    let ada = member("visit-ada", GUID, "Ada Lovelace");
    CallView {
        invitations: Arc::new(invitations.into_iter().map(Arc::new).collect()),
        ..live("call-1", "Board review", vec![ada])
    }
}

pub(crate) fn window_of(desk: Desk) -> Window {
    window_sized([900.0, 700.0], desk)
}

pub(crate) fn window_sized(size: [f32; 2], desk: Desk) -> Window {
    drawn(size, |ui, desk: &mut Desk| desk.draw(ui, call_ui), desk)
}

pub(crate) fn window(invitations: Vec<Invitation>) -> Window {
    window_of(Desk::new(call_with(invitations)))
}

/// Returns a window with the dialog open.
pub(crate) fn dialog() -> Window {
    let mut window = window(Vec::new());
    click(&mut window, "Invite…");
    window
}

/// Types a person into the field and presses Enter.
pub(crate) fn add(window: &mut Window, text: &str) {
    type_into(window, UiRole::TextInput, FIELD, text);
    press(window, Key::Enter);
}

/// Opens the dialog, and chooses whom to move here from the other call.
pub(crate) fn choose_to_move(window: &mut Window, person: &str) {
    click(window, "Invite…");
    click(window, "Move from another call");
    window
        .get_by_role_and_label(UiRole::ComboBox, "Person")
        .click();
    window.run_steps(3);
    window.get_by_label_contains(person).click();
    window.run_steps(3);
}

pub(crate) fn is_disabled(window: &Window, label: &str) -> bool {
    window.get_by_label(label).accesskit_node().is_disabled()
}

fn typed(window: &Window) -> String {
    let field = window.get_by_role_and_label(UiRole::TextInput, FIELD);
    field.accesskit_node().value().unwrap_or_default()
}

/// Returns the only invitation sent, which may be for several people.
pub(crate) fn invited(window: &Window) -> &[NewInvitation] {
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
            "Sign-in name; looked up in the directory first",
        ),
        ("+1 (425) 555-0123", "Phone number +1 425 555 0123"),
        (
            "\u{202a}+1 425 555 0124\u{202c}",
            "Phone number +1 425 555 0124",
        ),
        ("tel:+1-425-555-0125;", "Phone number +1 425 555 0125"),
        ("0044 20 7946 0958", "Phone number +44 20 7946 0958"),
        ("+44 (0)20 7946 0958", "Phone number +44 20 7946 0958"),
        ("tel:0044-20-7946-0958", "Phone number +44 20 7946 0958"),
        (
            "００４４ ２０ ７９４６ ０９５８",
            "Phone number +44 20 7946 0958",
        ),
        ("0044 2", "The start of a phone number"),
        ("Ada <ada@contoso.com>; Bob <bob@contoso.com>", "2 people"),
        ("+1 425", "The start of a phone number"),
        ("ada@", "The start of a sign-in name"),
        ("Ada", "Not recognized so far"),
        (GUID, "Won't be invited: This person is already in the call"),
        (
            "+49 30 12x",
            "Phone numbers can't contain letters, but there's “x”.",
        ),
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
        ("4255550123", "“4255550123” has no country code"),
        (
            "+49 0 30 1234567",
            "It's unclear whether the 0 after the country code is dialed.",
        ),
        ("7c0f41d2-0000", "An object ID looks like"),
        (
            "Ada Lovelace",
            "isn't an object ID, a sign-in name, or a phone number",
        ),
        ("ada@contoso", "A sign-in name looks like ada@contoso.com."),
        (
            "please ring ada@contoso.com",
            "It's unclear which words belong to the address.",
        ),
    ] {
        for by_enter in [true, false] {
            let mut window = dialog();
            type_into(&mut window, UiRole::TextInput, FIELD, text);
            if by_enter {
                press(&mut window, Key::Enter);
            } else {
                click(&mut window, "Add");
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
    assert!(shows(&window, "Microsoft takes at most 5 people at once."));
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
    assert!(shows(
        &window,
        "Won't be invited: This person is already being called"
    ));
    type_into(&mut window, UiRole::TextInput, FIELD, "");
    let mut window = dialog();
    add(&mut window, "+14255550100");
    add(&mut window, "+1 (425) 555-0100");
    assert!(shows(&window, "is already in the list"));
    let mut window = dialog();
    add(&mut window, GUID);
    assert!(shows(&window, "Won't be invited: already in the call"));
    assert!(is_disabled(&window, "Invite"), "nobody else is listed");
    add(&mut window, "+14255550100");
    click(&mut window, "Invite");
    assert_eq!(invited(&window).len(), 1, "Graph would refuse both");
}

#[test]
fn somebody_who_begins_to_ring_while_the_dialog_is_open_is_not_sent() {
    let mut window = dialog();
    add(&mut window, "+14255550101");
    assert!(!is_disabled(&window, "Invite"));
    let invitations = vec![Arc::new(ringing("1", "+14255550101"))];
    window.state_mut().call.invitations = Arc::new(invitations);
    window.run_steps(2);
    assert!(shows(&window, "Won't be invited: already ringing"));
    assert!(is_disabled(&window, "Invite"));
    press(&mut window, Key::Enter);
    assert!(window.state().told().is_empty());
}

#[test]
fn enter_adds_first_and_then_sends() {
    let mut window = dialog();
    press(&mut window, Key::Enter);
    assert!(shows(&window, "Nothing was typed."));
    assert!(!shows(&window, "Won't be invited"), "nobody is named");
    add(&mut window, "+14255550101");
    assert!(window.state().told().is_empty());
    wait(&mut window, 600);
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
    click(&mut window, "Invite 2 people");
    assert_eq!(invited(&window).len(), 2);
}

#[test]
fn a_sign_in_name_is_looked_up_before_anybody_rings() {
    let mut window = dialog();
    type_into(&mut window, UiRole::TextInput, FIELD, "ada@contoso.com");
    click(&mut window, "Look up in the directory");
    let asked = &window.state().actions[..];
    let [Action::LookUp { call, text }] = asked else {
        panic!("{asked:?}")
    };
    assert_eq!(
        (call.as_str(), text.as_str()),
        ("call-1", "ada@contoso.com")
    );
    assert!(shows(&window, "Looking up in the directory…"));
    assert!(is_disabled(&window, "Invite"));
    press(&mut window, Key::Enter);
    assert_eq!(window.state().actions.len(), 1, "asked once");
}

#[test]
fn hidden_is_greyed_with_the_reason_where_the_cloud_has_it_not() {
    let mut desk = Desk::new(call_with(Vec::new()));
    if let SignIn::SignedIn(session) = &mut desk.snapshot.sign_in {
        session.offers_participant_ids = false;
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
fn enter_in_the_field_of_seconds_leads_to_the_box() {
    const SECONDS: &str = "Auto-cancel after (seconds)";
    let mut window = dialog();
    type_into(&mut window, UiRole::TextInput, FIELD, "+14255550101");
    type_into(&mut window, UiRole::TextInput, SECONDS, "61");
    press(&mut window, Key::Enter);
    assert!(window.state().told().is_empty(), "61 is too long");
    let mut window = dialog();
    type_into(&mut window, UiRole::TextInput, FIELD, "+14255550101");
    type_into(&mut window, UiRole::TextInput, SECONDS, "20");
    press(&mut window, Key::Enter);
    assert!(window.state().told().is_empty());
    click(&mut window, "Invite");
    assert_eq!(
        invited(&window)[0].auto_cancel,
        Some(Duration::from_secs(20))
    );
    // A sign-in name is looked up first, as the button says, before anybody rings.
    let mut window = dialog();
    type_into(&mut window, UiRole::TextInput, FIELD, "ada@contoso.com");
    type_into(&mut window, UiRole::TextInput, SECONDS, "20");
    assert!(shows(&window, "Look up in the directory"));
    press(&mut window, Key::Enter);
    press(&mut window, Key::Enter);
    assert!(window.state().told().is_empty());
    assert!(shows(&window, "Looking up in the directory…"));
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
    assert!(shows(
        &window,
        "The person in your list of invitations isn't invited by this."
    ));
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
    click(&mut window, "Invite…");
    assert!(shows(&window, "Invite to"));
    assert!(shows(&window, "+1 425 555 0101"), "not sent, and not lost");
}

#[test]
fn somebody_who_leaves_the_other_call_is_moved_no_more() {
    let mut desk = Desk::new(call_with(Vec::new()));
    let zoe = member("visit-zoe", "aaaaaaaa-2222-3333-4444-555555555555", "Zoe");
    let max = member("visit-max", "bbbbbbbb-2222-3333-4444-555555555555", "Max");
    let other = live("call-2", "Waiting room", vec![zoe, max.clone()]);
    desk.snapshot.calls.push(Arc::new(other));
    let mut window = window_of(desk);
    choose_to_move(&mut window, "Zoe · ");
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
fn the_disc_of_a_ringing_row_is_full_when_it_is_canceled() {
    let arcs = |since: u64, after: Option<u64>| {
        let mut one = ringing("1", "+14255550101");
        one.state = InvitationState::Ringing {
            since: at(since),
            trouble: None,
        };
        one.auto_cancel = after.map(Duration::from_secs);
        let window = window(vec![one]);
        let shapes = window.output().shapes.iter();
        let arcs = shapes.filter_map(|it| match &it.shape {
            egui::Shape::Path(path) => Some(path.points.clone()),
            _ => None,
        });
        arcs.collect::<Vec<_>>()
    };
    // The window's time is second 100.
    assert_eq!(arcs(85, Some(30)), arcs(70, None), "half of it");
    assert_ne!(arcs(85, Some(30)), arcs(85, None));
    assert_eq!(arcs(70, Some(90)), arcs(70, None), "it ends after a minute");
}

#[test]
fn a_ringing_row_tells_what_comes_and_its_clock_can_be_set() {
    let mut window = window(vec![ringing("1", "+14255550101")]);
    assert!(shows(&window, "Ringing 0:18"));
    assert!(shows(&window, "rings about 42 s more"));
    click(&mut window, "Auto-cancel the invitation to Desk 1");
    assert!(is_disabled(&window, "After 15 s"), "that lies behind");
    click(&mut window, "After 30 s");
    let [Command::AutoCancel(_, invitation, after)] = window.state().told()[..] else {
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
    assert!(shows(&window, "auto-cancel in 12 s"));
    click(&mut window, "Auto-cancel the invitation to Desk 1");
    click(&mut window, "Off");
    let [_, Command::AutoCancel(_, _, None)] = window.state().told()[..] else {
        panic!()
    };
}

#[test]
fn what_was_typed_comes_back_however_the_dialog_was_closed() {
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
    assert!(!shows(&window, "Cancel"), "that is done to invitations");
    click(&mut window, "Close");
    click(&mut window, "Invite…");
    assert!(is_listed(&window));
}

#[test]
fn dense_rows_say_that_somebody_is_removed_on_arrival_too() {
    let mut armed = beyond_cancelling();
    armed.on_arrival = OnArrival::Armed;
    let mut desk = Desk::new(call_with(vec![armed]));
    desk.dense = true;
    assert!(shows(&window_of(desk), "0:18 · will be removed on arrival"));
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
        Command::DismissInvitation(_, invitation),
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
    assert!(shows(&window, "已在通话中"));
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
