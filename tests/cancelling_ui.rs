//! Canceling invitations in the window, and the results of a round of invitations.

use std::sync::Arc;
use std::time::Duration;

use egui::{Key, Modifiers, Role as UiRole};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::fixtures::call_window::{Desk, Window, live, wait};
use crate::fixtures::people::at;
use crate::fixtures::window::{click, drawn, painted, press, press_with, shows};
use crate::invite_ended_ui::press_at;
use crate::invite_ui::{
    FIELD, GUID, add, call_with, invited, is_disabled, member, ringing, window, window_of,
    window_sized,
};
use moderato::app::call::call_ui::{CallUi, call_ui};
use moderato::app::call::side_panel_ui::{has_side_panel, side_panel_ui};
use moderato::app::language::text::Language;
use moderato::app::state::action::Action;
use moderato::app::words::time_text::clock;
use moderato::moderation::command::Command;
use moderato::moderation::model::audit::Source;
use moderato::moderation::model::failure::{Cause, Failure};
use moderato::moderation::model::ids::{InvitationId, ParticipantId};
use moderato::moderation::model::participant::{Identity, IdentityKind};
use moderato::moderation::state::invitation::{
    CancelTrouble, Invitation, InvitationState, NewInvitation, OnArrival,
};
use moderato::moderation::state::row::{Row, RowState};
use moderato::moderation::state::snapshot::CallView;

pub(crate) fn three() -> Vec<Invitation> {
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

/// Opens the dialog that cancels several invitations, and checks that all `n` are ticked.
pub(crate) fn several_of(window: &mut Window, n: usize) {
    click(window, "Cancel several…");
    window.get_by_label(&format!("Cancel {n} invitations"));
    wait(window, 300);
}

/// Returns the label of the focused element.
fn focused(window: &Window) -> Option<String> {
    let focused = window.query_by(|node| node.is_focused() && node.role() != UiRole::Window)?;
    focused.accesskit_node().label()
}

#[test]
fn only_the_operators_own_are_ticked_at_first_and_those_of_others_stand_apart() {
    let mut all = three();
    all[0].invited_by = Some(Source::Demo);
    let mut window = window(all);
    click(&mut window, "Cancel several…");
    wait(&mut window, 300);
    let top = |label: &str| window.get_by_label(label).rect().top();
    let others = "The one that others invited";
    assert!(top(others) > top("Desk 3, +1 425 555 0103"));
    assert!(top(others) < top("Desk 1, +1 425 555 0101"));
    window.get_by_label("Cancel 2 invitations");
    click(&mut window, "All 2 that you invited");
    assert!(is_disabled(&window, "Cancel invitations"));
    click(&mut window, "All 2 that you invited");
    window
        .get_by_role_and_label(UiRole::CheckBox, "Desk 3, +1 425 555 0103")
        .click();
    window.run_steps(2);
    press(&mut window, Key::Enter);
    assert_eq!(cancelled(&window), ["2"]);
}

#[test]
fn once_nothing_of_a_part_rings_any_more_no_number_stands_before_it() {
    let mut all = three();
    all[0].invited_by = Some(Source::Demo);
    let mut window = window(all.clone());
    click(&mut window, "Cancel several…");
    wait(&mut window, 300);
    replace(&mut window, all.split_off(1));
    assert!(is_disabled(&window, "Those that others invited"));
    assert!(shows(&window, "All 2 that you invited"));
    replace(&mut window, Vec::new());
    assert!(is_disabled(&window, "Those that you invited"));
}

/// Opens the dialog by its key.
fn open_by_key(window: &mut Window) {
    press_with(window, Modifiers::COMMAND | Modifiers::SHIFT, Key::I);
    wait(window, 300);
}

#[test]
fn two_keys_cancel_what_the_operator_invited_and_the_focus_is_seen_in_between() {
    let mut window = window(three());
    open_by_key(&mut window);
    assert_eq!(focused(&window).as_deref(), Some("All 3"));
    let focused = window.get_by_role_and_label(UiRole::CheckBox, "All 3");
    let focused = focused.accesskit_node();
    let mut around =
        std::iter::successors(Some(focused), egui_kittest::kittest::AccessKitNode::parent);
    assert!(around.any(|node| node.role() == UiRole::AlertDialog));
    press(&mut window, Key::Enter);
    assert_eq!(cancelled(&window), ["1", "2", "3"]);
}

#[test]
fn the_focus_stays_on_the_row_that_space_ticks_or_unticks() {
    let mut window = window(three());
    open_by_key(&mut window);
    press(&mut window, Key::Space);
    assert!(is_disabled(&window, "Cancel invitations"));
    press(&mut window, Key::ArrowDown);
    let row = Some("Desk 1, +1 425 555 0101".to_owned());
    assert_eq!(focused(&window), row);
    for label in [
        "Cancel 1 invitation",
        "Cancel invitations",
        "Cancel 1 invitation",
    ] {
        press(&mut window, Key::Space);
        wait(&mut window, 300);
        assert_eq!(focused(&window), row, "{label}");
        window.get_by_label(label);
        assert!(window.state().told().is_empty(), "{label}");
    }
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::Space);
    press(&mut window, Key::Enter);
    assert_eq!(cancelled(&window), ["1", "3"]);
}

#[test]
fn the_focus_stays_on_a_row_when_further_ones_are_listed() {
    let mut window = window(three()[..2].to_vec());
    open_by_key(&mut window);
    press(&mut window, Key::Space);
    replace(&mut window, three());
    let show = window.get_all_by_label("1 ringing — show").last();
    show.unwrap().click();
    wait(&mut window, 600);
    let row = Some("Desk 1, +1 425 555 0101".to_owned());
    assert_eq!(focused(&window), row);
    press(&mut window, Key::Space);
    assert!(window.state().told().is_empty());
    window.get_by_label("Cancel 1 invitation");
}

#[test]
fn a_press_anywhere_on_a_row_ticks_it_or_unticks_it() {
    let mut window = window(three());
    click(&mut window, "Cancel several…");
    wait(&mut window, 300);
    let ticks = window.get_by_role_and_label(UiRole::CheckBox, "Desk 2, +1 425 555 0102");
    let at = ticks.rect().center();
    for (right, wanted) in [
        (60.0, "Cancel 2 invitations"),
        (250.0, "Cancel 3 invitations"),
        (380.0, "Cancel 2 invitations"),
    ] {
        press_at(&mut window, at + egui::vec2(right, 12.0));
        window.get_by_label(wanted);
    }
    press(&mut window, Key::Enter);
    assert_eq!(cancelled(&window), ["1", "3"]);
}

#[test]
fn the_dialog_shows_all_rows_and_who_begins_to_ring_waits_to_be_asked_for() {
    let mut window = window(three());
    click(&mut window, "Cancel several…");
    wait(&mut window, 300);
    let mut more = three();
    for n in 4..8 {
        more.push(ringing(&n.to_string(), &format!("+1425555010{n}")));
    }
    more[5].invited_by = Some(Source::Demo);
    let no = window.get_by_label("Keep ringing").rect();
    replace(&mut window, more);
    assert_eq!(window.get_by_label("Keep ringing").rect(), no);
    window.get_by_label("Cancel 3 invitations");
    // The list behind the dialog has the same button.
    let show = window.get_all_by_label("4 ringing — show").last();
    let show = show.unwrap().rect().center();
    press_at(&mut window, show);
    let yes = window.get_by_label("Cancel 3 invitations").rect();
    for n in 1..8 {
        let label = format!("Desk {n}, +1 425 555 010{n}");
        let row = window
            .get_by_role_and_label(UiRole::CheckBox, &label)
            .rect();
        assert!(row.bottom() < yes.top(), "{n}");
    }
    press(&mut window, Key::Enter);
    assert!(window.state().told().is_empty(), "it has just moved");
    wait(&mut window, 300);
    press(&mut window, Key::Enter);
    assert_eq!(cancelled(&window), ["1", "2", "3"]);
}

#[test]
fn with_none_ticked_enter_cancels_nobody_and_says_what_is_missing() {
    let mut window = window(three());
    click(&mut window, "Cancel several…");
    wait(&mut window, 300);
    let missing = "Check whom to stop ringing first";
    let close = window.get_by_label("Keep ringing").rect();
    click(&mut window, "All 3");
    assert!(!shows(&window, missing));
    press(&mut window, Key::Enter);
    assert!(window.state().told().is_empty());
    assert!(shows(&window, missing));
    assert_eq!(window.get_by_label("Keep ringing").rect(), close);
    click(&mut window, "All 3");
    assert!(!shows(&window, missing));
    click(&mut window, "All 3");
    press(&mut window, Key::Enter);
    assert!(shows(&window, missing), "the button had the focus");
    assert!(window.state().told().is_empty());
}

#[test]
fn a_dialog_closes_the_question_behind_it() {
    let mut window = window(three());
    click(&mut window, "Cancel invitation to Desk 2");
    wait(&mut window, 300);
    several_of(&mut window, 3);
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
    several_of(&mut window, 3);
    let places = |window: &Window| {
        [
            "All 3",
            "Desk 1, +1 425 555 0101",
            "Desk 3, +1 425 555 0103",
        ]
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
    several_of(&mut window, 3);
    window.get_by_label("Cancel 3 invitations");
    let mut now = three();
    now[1].state = InvitationState::Joined { at: at(101) };
    now.push(ringing("4", "+14255550104"));
    let now = now.into_iter().map(Arc::new).collect();
    window.state_mut().call.invitations = Arc::new(now);
    window.run_steps(2);
    click(&mut window, "Cancel 2 invitations");
    assert_eq!(cancelled(&window), ["1", "3"]);
}

#[test]
fn only_ticked_invitations_are_cancelled_and_not_in_the_first_moment() {
    let mut window = window(three());
    click(&mut window, "Cancel several…");
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
    assert_eq!(cancelled(&window), ["1", "3"]);
    let [Command::CancelInvitations { source, .. }] = window.state().told()[..] else {
        panic!()
    };
    assert_eq!(*source, Source::Key);
}

pub(crate) fn replace(window: &mut Window, invitations: Vec<Invitation>) {
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
        // The list drops the row of an ended invitation some seconds later.
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
    // The list behind the dialog has the focus, but must not receive keys.
    press(&mut window, Key::ArrowDown);
    click(&mut window, "Cancel several…");
    wait(&mut window, 300);
    press(&mut window, Key::Escape);
    assert!(!shows(&window, "Cancel 3 invitations"));
    assert!(window.state().told().is_empty());
    several_of(&mut window, 3);
    press(&mut window, Key::Delete);
    assert!(!shows(&window, "Yes, remove"));
    press(&mut window, Key::Enter);
    assert_eq!(cancelled(&window), ["1", "2", "3"]);
}

/// Returns a window with the panels beside the call.
pub(crate) fn window_with_side(invitations: Vec<Invitation>) -> Window {
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
    several_of(&mut window, 3);
    click(&mut window, "Cancel 3 invitations");
    window
}

/// Returns the row of the phone that joined by the second invitation.
pub(crate) fn desk_2() -> Row {
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
    assert!(shows(&window, "Cancellation sent at"));
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
        "1 canceled · 1 joined anyway · 1 can't be canceled"
    ));
    assert!(shows(
        &window,
        "One person joined although the invitation was canceled"
    ));
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
fn what_others_invite_stands_below_what_the_operator_invited() {
    let mut all = three();
    let mut other = ringing("4", "+14255550104");
    (other.invited_by, other.sent) = (Some(Source::Demo), at(95));
    all.push(other);
    let window = window(all);
    let top = |n: u8| {
        let label = format!("Cancel invitation to Desk {n}");
        window.get_by_label(&label).rect().top()
    };
    assert!(top(4) > top(3));
}

#[test]
fn who_begins_to_ring_while_several_are_cancelled_is_not_meant() {
    let mut window = window(three());
    several_of(&mut window, 3);
    let mut more = three();
    more.push(ringing("4", "+14255550104"));
    window.state_mut().call = call_with(more);
    wait(&mut window, 300);
    click(&mut window, "Cancel 3 invitations");
    assert_eq!(cancelled(&window), ["1", "2", "3"]);
}

#[test]
fn a_single_invitation_is_not_several() {
    assert!(!shows(&window(three()[..1].to_vec()), "Cancel several…"));
}

#[test]
fn a_key_asks_which_invitations_to_cancel_even_if_only_one_rings() {
    let keys = Modifiers::COMMAND | Modifiers::SHIFT;
    let mut nothing = window(Vec::new());
    press_with(&mut nothing, keys, Key::I);
    assert!(!shows(&nothing, "Cancel which invitations?"));
    let mut one = window(three()[..1].to_vec());
    press_with(&mut one, keys, Key::I);
    assert!(shows(&one, "Cancel which invitations?"));
    assert!(!shows(&one, "Invite to"), "the key without Shift");
}

pub(crate) fn beyond_cancelling() -> Invitation {
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
    window.get_by_label("Will be removed on arrival");
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
            Command::RemoveOnArrival(_, _, on) => *on,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(switched, [true, false, false]);
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
fn whoever_waits_in_the_lobby_has_not_joined_and_is_not_cleared_before_somebody_acted() {
    let mut one = ringing("2", "+14255550102");
    one.state = InvitationState::JoinedAnyway { at: at(101) };
    one.cancelled = Some(at(95));
    one.in_lobby = true;
    one.hidden = true;
    let mut over = ringing("3", "+14255550103");
    over.state = InvitationState::NoAnswer { at: at(99) };
    let mut row = desk_2();
    row.participant.in_lobby = true;
    row.state = RowState::JoinedAnyway { at: at(101) };
    let mut window = window_of(Desk::new(CallView {
        invitations: Arc::new(vec![Arc::new(one.clone()), Arc::new(over)]),
        ..live("call-1", "Board review", vec![row.clone()])
    }));
    assert!(!shows(&window, "Joined anyway"));
    let says = |window: &Window, words: &str| {
        let all = painted(window);
        all.iter().filter(|it| *it == words).count()
    };
    assert_eq!(says(&window, "In the lobby anyway"), 2);
    assert!(shows(&window, "Hidden from others · "));
    click(&mut window, "Clear ended");
    assert!(shows(&window, "1 cleared · Undo"));
    assert!(shows(&window, "In the lobby anyway"));
    one.in_lobby = false;
    row.participant.in_lobby = false;
    let window = window_of(Desk::new(CallView {
        invitations: Arc::new(vec![Arc::new(one)]),
        ..live("call-1", "Board review", vec![row])
    }));
    assert_eq!(says(&window, "Joined anyway"), 2);
    assert!(!shows(&window, "Clear ended"), "somebody has to look first");
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
    assert!(shows(&window, "The service has no address for 2"));
    click(&mut window, "Remove all 2 on arrival");
    let armed: Vec<_> = window
        .state()
        .told()
        .into_iter()
        .filter_map(|told| match told {
            Command::RemoveOnArrival(_, invitation, true) => Some(invitation.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(armed, ["2", "3"]);
}

/// Adds three people in the dialog and invites them; returns the window and their invitations, which ring.
pub(crate) fn three_invited(mut window: Window) -> (Window, Vec<Invitation>) {
    click(&mut window, "Invite…");
    for n in 1..4 {
        add(&mut window, &format!("+1425555010{n}"));
    }
    click(&mut window, "Invite 3 people");
    let rings = |new: &NewInvitation| {
        let number = new.invitee.id();
        let mut invitation = ringing("1", number);
        invitation.id = new.id.clone();
        invitation
    };
    let invitations: Vec<_> = invited(&window).iter().map(rings).collect();
    replace(&mut window, invitations.clone());
    (window, invitations)
}

#[test]
fn the_results_of_a_round_stay_in_sight_with_their_times() {
    let (mut window, mut now) = three_invited(window_with_side(Vec::new()));
    now[0].state = InvitationState::Joined { at: at(101) };
    now[1].state = InvitationState::Cancelled { at: at(103) };
    replace(&mut window, now.clone());
    assert!(shows(&window, "1 ringing · 1 joined · 1 canceled"));
    let clock = |second| clock(at(second));
    assert!(shows(&window, &clock(101)));
    now[2].state = InvitationState::NoAnswer { at: at(160) };
    replace(&mut window, now);
    replace(&mut window, Vec::new());
    assert!(shows(
        &window,
        "1 joined · 1 canceled · 1 probably no answer"
    ));
    assert!(shows(&window, &clock(103)));
    // The next round does not show the results of this one.
    window.state_mut().actions.clear();
    let (window, _) = three_invited(window);
    assert!(!shows(&window, "1 joined · "));
}

#[test]
fn in_a_narrow_window_the_results_wait_until_they_are_asked_for() {
    let parts = |ui: &mut egui::Ui, cx: &mut CallUi| {
        call_ui(ui, cx);
        if has_side_panel(cx.call, cx.state) {
            egui::Window::new("side").show(ui, |ui| side_panel_ui(ui, cx));
        }
    };
    let window = drawn(
        [900.0, 700.0],
        move |ui, desk: &mut Desk| desk.draw(ui, parts),
        Desk::new(call_with(Vec::new())),
    );
    let (mut window, mut now) = three_invited(window);
    assert!(!shows(&window, "Invited at"), "it would cover the buttons");
    assert!(shows(&window, "Results (3)"), "offered at once");
    for invitation in &mut now {
        invitation.state = InvitationState::NoAnswer { at: at(160) };
    }
    replace(&mut window, now);
    replace(&mut window, Vec::new());
    assert!(!shows(&window, "3 probably no answer"), "nor unasked later");
    click(&mut window, "Results (3)");
    assert!(shows(&window, "3 probably no answer"));
}

#[test]
fn whom_the_dialog_left_out_is_told_with_the_results() {
    let mut window = window_with_side(Vec::new());
    click(&mut window, "Invite…");
    add(&mut window, "+14255550101");
    add(&mut window, "030 1234568");
    // The text in the field is not a valid number. The other number is invited all the same.
    click(&mut window, "Invite 1 of 2");
    assert_eq!(invited(&window).len(), 1);
    assert!(shows(&window, "030 1234568"));
    assert!(shows(&window, "Not invited"));
    click(&mut window, "Correct and invite…");
    let field = window.get_by_role_and_label(UiRole::TextInput, FIELD);
    let typed = field.accesskit_node().value();
    assert_eq!(typed.as_deref(), Some("030 1234568"));
}

#[test]
fn nobody_is_invited_where_all_are_here_and_the_text_was_refused() {
    let mut window = window_with_side(Vec::new());
    click(&mut window, "Invite…");
    add(&mut window, GUID);
    add(&mut window, "ada@");
    let button = window.get_by_label("Invite");
    assert!(
        button.accesskit_node().is_disabled(),
        "a press would do nothing"
    );
    assert!(shows(&window, "already in the call"));
    assert!(shows(&window, "Complete or clear the text first"));
}

#[test]
fn a_result_stays_in_its_row_while_the_pointer_holds_the_list() {
    let mut window = window(three());
    let button = window.get_by_label("Cancel invitation to Desk 1").rect();
    window.hover_at(button.center());
    window.run_steps(2);
    let mut now = three();
    now[1].state = InvitationState::Joined { at: at(84) };
    replace(&mut window, now);
    window.get_by_label("Take the invitation to Desk 2 off the list");
    assert!(shows(&window, "Joined"));
    assert_eq!(
        window.get_by_label("Cancel invitation to Desk 1").rect(),
        button
    );
}

#[test]
fn a_row_says_that_somebody_may_have_answered_before_the_cancellation() {
    let mut one = ringing("1", "+14255550101");
    one.state = InvitationState::CancelAccepted {
        at: at(100),
        asked: at(100),
    };
    let waits = window(vec![one.clone()]);
    assert!(!shows(&waits, "answered"));
    assert!(shows(
        &waits,
        "Cancel accepted; checking for 10 s that no one joins"
    ));
    one.is_answered = true;
    let window = window(vec![one]);
    assert!(shows(&window, "Canceling…"));
    assert!(shows(&window, "May have been answered before"));
}

#[test]
fn a_lost_reply_to_an_invitation_is_no_failed_cancellation() {
    let mut one = ringing("1", "+14255550101");
    one.state = InvitationState::Ringing {
        since: at(82),
        trouble: Some(CancelTrouble::Failed(Arc::new(Failure::new(
            Cause::TimedOut,
        )))),
    };
    let first = window(vec![one.clone()]);
    assert!(shows(&first, "Microsoft's reply lost"));
    assert!(!shows(&first, "Not canceled"));
    one.cancelled_by = Some(Source::Click);
    assert!(shows(&window(vec![one]), "Not canceled: "));
}

#[test]
fn those_that_ring_come_first_while_the_pointer_is_over_other_rows() {
    for over_the_people in [true, false] {
        let mut window = window(three());
        let people = window.get_by_label("Remove Ada Lovelace, member, -ada");
        let first = window.get_by_label("Cancel invitation to Desk 1");
        let at = if over_the_people { people } else { first }.rect().center();
        window.hover_at(at);
        window.run_steps(2);
        let before = window
            .get_by_label("Remove Ada Lovelace, member, -ada")
            .rect();
        let mut now = three();
        now[0].state = InvitationState::NoAnswer {
            at: crate::fixtures::people::at(101),
        };
        now.push(ringing("4", "+14255550104"));
        replace(&mut window, now);
        let after = window
            .get_by_label("Remove Ada Lovelace, member, -ada")
            .rect();
        assert_eq!(before, after, "nothing moves under the pointer");
        let top = |label: &str| window.get_by_label(label).rect().top();
        let ended = top("Take the invitation to Desk 1 off the list");
        let rings = top("Cancel invitation to Desk 2");
        assert_eq!(rings < ended, over_the_people);
    }
}

#[test]
fn the_state_has_the_room_that_the_buttons_leave() {
    let mut came = ringing("2", "+14255550102");
    came.state = InvitationState::JoinedAnyway { at: at(126) };
    came.cancelled = Some(at(100));
    let call = CallView {
        invitations: Arc::new(vec![Arc::new(came)]),
        ..live("call-1", "Board review", vec![desk_2()])
    };
    let mut window = window_sized([840.0, 600.0], Desk::new(call));
    let words = format!("At {}, 26 s after canceling", clock(at(126)));
    assert!(painted(&window).contains(&words));
    // The row of a ringing invitation has more buttons, which its text must not touch.
    let mut rings = ringing("1", "+14255550101");
    rings.auto_cancel = Some(Duration::from_secs(30));
    for width in [700.0, 760.0, 840.0, 900.0] {
        Language::German.choose();
        window = window_sized([width, 700.0], Desk::new(call_with(vec![rings.clone()])));
        let timer = window.get_by_label("Einladung an Desk 1 automatisch abbrechen");
        let timer = timer.rect();
        let words = window.get_all_by_label_contains("bbruch in");
        let rights = words.map(|it| it.rect().right());
        assert!(rights.fold(0.0, f32::max) <= timer.left(), "{width}");
        Language::English.choose();
    }
}

#[test]
fn who_was_not_invited_is_no_progress() {
    let bar = |window: &Window| {
        let bar = window.get_by_role(UiRole::ProgressIndicator).rect();
        let shapes = &window.output().shapes;
        let rects = shapes.iter().filter_map(|it| match &it.shape {
            egui::Shape::Rect(rect) => Some(rect.rect),
            _ => None,
        });
        let mut rects =
            rects.filter(|it| it.left_top() == bar.left_top() && it.y_range() == bar.y_range());
        rects.any(|it| it.width() > 0.0 && it.width() < bar.width())
    };
    let mut window = window_with_side(Vec::new());
    click(&mut window, "Invite…");
    add(&mut window, GUID);
    add(&mut window, "+14255550102");
    click(&mut window, "Invite");
    assert!(!bar(&window), "nothing is done yet");
}

#[test]
fn a_row_that_was_just_canceled_keeps_its_place_even_right_after_somebody_was_invited() {
    let mut window = window(three());
    click(&mut window, "Invite…");
    add(&mut window, "+14255550104");
    click(&mut window, "Invite");
    assert_eq!(invited(&window).len(), 1);
    let place = |window: &Window, n: u8| {
        let label = format!("Cancel invitation to Desk {n}");
        window.get_by_label(&label).rect()
    };
    let [first, second] = [1, 2].map(|n| place(&window, n));
    press_at(&mut window, first.center());
    window.hover_at(first.center());
    wait(&mut window, 300);
    press(&mut window, Key::Enter);
    let mut now = three();
    let (at, asked) = (at(101), at(101));
    now[0].state = InvitationState::CancelAccepted { at, asked };
    replace(&mut window, now);
    wait(&mut window, 100);
    assert_eq!(place(&window, 2), second);
}
