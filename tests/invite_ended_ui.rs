//! Invitations that ended: their rows stay until they are put away, and don't push others out of sight.

use std::time::Duration;

use egui::{Key, Role as UiRole};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::cancelling_ui::{beyond_cancelling, replace, three_invited};
use crate::fixtures::call_window::{Window, wait};
use crate::fixtures::people::at;
use crate::fixtures::window::{click, painted, press, shows, type_into};
use crate::invite_ui::{FIELD, add, invited, ringing, window};
use moderato::moderation::command::Command;
use moderato::moderation::model::audit::Source;
use moderato::moderation::state::invitation::{Invitation, InvitationState};

/// Returns this many invitations, of which the last `ended` were canceled one after another.
fn of(all: u8, ended: u8) -> Vec<Invitation> {
    let one = |n: u8| {
        let mut one = ringing(&n.to_string(), &format!("+1425555010{n}"));
        if n > all - ended {
            let at = at(90 + u64::from(n));
            one.state = InvitationState::Cancelled { at };
        }
        one
    };
    (1..=all).map(one).collect()
}

fn away(n: u8) -> String {
    format!("Take the invitation to Desk {n} off the list")
}

/// Returns which invitations were put away.
fn put_away(window: &Window) -> Vec<&str> {
    let told = window.state().told().into_iter();
    let ids = told.map(|told| match told {
        Command::DismissInvitation(_, invitation) => invitation.as_str(),
        other => panic!("{other:?}"),
    });
    ids.collect()
}

#[test]
fn a_few_of_those_that_ended_have_a_row_and_a_line_leads_to_the_others() {
    let mut window = window(of(8, 6));
    assert!(shows(&window, "2 ringing · 6 ended"));
    let rows = |window: &Window| -> Vec<u8> {
        let mut shown: Vec<(f32, u8)> = (1..=8)
            .filter_map(|n| Some((window.query_by_label(&away(n))?.rect().top(), n)))
            .collect();
        shown.sort_by(|a, b| a.0.total_cmp(&b.0));
        shown.into_iter().map(|(_, n)| n).collect()
    };
    assert_eq!(rows(&window), [3, 4, 5], "each with its x");
    let ada = |window: &Window| {
        window
            .get_all_by_label_contains("Ada Lovelace")
            .next()
            .unwrap()
            .rect()
            .top()
    };
    let before = ada(&window);
    click(&mut window, "Show 3 more ended");
    assert_eq!(rows(&window)[..4], [3, 4, 5, 6]);
    click(&mut window, "Show fewer ended");
    assert_eq!(rows(&window), [3, 4, 5]);
    assert_eq!(ada(&window).total_cmp(&before), std::cmp::Ordering::Equal);
}

#[test]
fn the_line_that_leads_to_more_shows_the_first_of_them() {
    // The rows of the ringing invitations leave no room for all rows of the ended ones.
    let mut window = window(of(10, 5));
    let line = "Show 2 more ended";
    assert!(shows(&window, "5 ringing · 5 ended"));
    let bottom = window.get_by_label(line).rect().top();
    click(&mut window, line);
    window.run_steps(5);
    let first = window.get_by_label(&away(9)).rect();
    assert!(first.bottom() <= bottom, "{first} is below {bottom}");
}

#[test]
fn one_link_puts_away_all_that_ended_and_nothing_that_rings() {
    let mut window = window(of(8, 6));
    click(&mut window, "Clear ended");
    assert!(
        window.query_by_label(&away(3)).is_none(),
        "although the pointer is there"
    );
    window.get_by_label("2 ringing");
    window.remove_cursor();
    wait(&mut window, 10_000);
    let mut ids = put_away(&window);
    ids.sort_unstable();
    assert_eq!(ids, ["3", "4", "5", "6", "7", "8"]);
    assert!(!shows(&window, "Undo"));
    assert!(
        window.query_by_label(&away(3)).is_none(),
        "they don't flash"
    );
    replace(&mut window, of(2, 0));
    assert!(!shows(&window, "Clear ended"));
}

/// Presses the mouse at this place, and lets go.
pub(crate) fn press_at(window: &mut Window, at: egui::Pos2) {
    window.hover_at(at);
    window.drag_at(at);
    window.run_steps(1);
    window.drop_at(at);
    wait(window, 100);
}

#[test]
fn clearing_is_undone_in_the_same_place_and_loses_nothing() {
    let mut window = window(of(8, 6));
    let link = window.get_by_label("Clear ended").rect();
    press_at(&mut window, link.center());
    assert!(shows(&window, "6 cleared ·"));
    let undo = window.get_by_label("6 cleared · Undo").rect();
    assert!((undo.right() - link.right()).abs() < 1.0);
    // The second click of a double click does not undo the clearing.
    press_at(&mut window, undo.center());
    assert!(shows(&window, "6 cleared ·"));
    wait(&mut window, 600);
    press_at(&mut window, undo.center());
    assert!(shows(&window, "2 ringing · 6 ended"));
    window.get_by_label(&away(3));
    wait(&mut window, 20_000);
    assert!(put_away(&window).is_empty());
}

#[test]
fn the_cross_of_a_row_can_be_undone_too_and_a_late_arrival_comes_back() {
    let mut window = window(of(2, 2));
    for n in [1, 2] {
        click(&mut window, &away(n));
        window.remove_cursor();
        // The rows move up, and are seen for a moment.
        wait(&mut window, 600);
        wait(&mut window, 600);
    }
    window.get_by_label("2 cleared · Undo");
    let mut now = of(2, 2);
    now[1].state = InvitationState::JoinedAnyway { at: at(101) };
    replace(&mut window, now);
    assert!(shows(&window, "Joined anyway"));
    window.remove_cursor();
    wait(&mut window, 10_000);
    assert_eq!(put_away(&window), ["1"]);
    assert!(shows(&window, "Joined anyway"));
}

/// Returns a narrow window whose results of three invitations are not open yet, and the invitations.
fn with_results() -> (Window, Vec<Invitation>) {
    let (mut window, mut now) = three_invited(window(Vec::new()));
    for ended in &mut now[..2] {
        ended.state = InvitationState::NoAnswer { at: at(101) };
    }
    replace(&mut window, now.clone());
    (window, now)
}

#[test]
fn a_double_click_on_a_link_presses_no_other_that_came_to_its_place() {
    // Between the presses, *Cancel several…* appears at the right and moves the other links.
    let (mut window, mut now) = with_results();
    assert!(!shows(&window, "Cancel several"));
    let clear = window.get_by_label("Clear ended").rect().center();
    press_at(&mut window, clear);
    now.push(ringing("4", "+14255550104"));
    replace(&mut window, now);
    assert!(shows(&window, "Cancel several"));
    press_at(&mut window, clear);
    assert!(shows(&window, "Results (3)"), "the link is still offered");
}

#[test]
fn a_double_click_on_the_results_clears_nothing() {
    // The first press removes the link to the results.
    let (mut window, _) = with_results();
    let results = window.get_by_label("Results (3)").rect().center();
    press_at(&mut window, results);
    assert!(!shows(&window, "Results (3)"));
    press_at(&mut window, results);
    assert!(!shows(&window, "cleared"));
    assert!(shows(&window, "1 ringing · 2 ended"));
}

#[test]
fn an_end_under_the_pointer_moves_nothing_and_gets_no_second_row() {
    let mut window = window(of(8, 5));
    let button = window.get_by_label("Cancel invitation to Desk 1").rect();
    window.hover_at(button.center());
    window.run_steps(2);
    replace(&mut window, of(8, 6));
    let now = window.get_by_label("Cancel invitation to Desk 1").rect();
    assert_eq!(now, button);
    window.get_by_label(&away(3));
    assert!(!shows(&window, "— show"), "nothing rings out of sight");
    assert!(shows(&window, "2 ringing · 6 ended"));
}

#[test]
fn a_search_finds_those_that_have_no_row() {
    let mut window = window(of(8, 6));
    assert!(window.query_by_label(&away(8)).is_none());
    type_into(
        &mut window,
        egui::Role::SearchInput,
        "Search people",
        "Desk 8",
    );
    window.run_steps(3);
    window.get_by_label(&away(8));
}

#[test]
fn the_question_about_an_invitation_leaves_its_row_readable() {
    let mut window = window(of(3, 0));
    for n in 1..4 {
        let button = format!("Cancel invitation to Desk {n}");
        let row = window.get_by_label(&button).rect();
        click(&mut window, &button);
        wait(&mut window, 300);
        let yes = window.get_by_label("Keep ringing").rect();
        assert!(yes.top() > row.bottom() || yes.bottom() < row.top());
        window.key_press(Key::Escape);
        window.run_steps(2);
    }
}

#[test]
fn the_pill_counts_only_what_rings_out_of_sight() {
    let mut window = window(of(6, 0));
    let button = window.get_by_label("Cancel invitation to Desk 1").rect();
    window.hover_at(button.center());
    window.run_steps(2);
    replace(&mut window, of(8, 0));
    window.get_by_label_contains("2 ringing — show");
    let mut now = of(8, 0);
    now[7].state = InvitationState::CancelAccepted {
        at: at(100),
        asked: at(100),
    };
    replace(&mut window, now);
    window.get_by_label_contains("1 ringing — show");
    assert!(shows(&window, "7 ringing"));
}

#[test]
fn the_pill_leads_to_those_that_ring_below_others_that_ended_under_the_pointer() {
    let mut window = window(of(9, 0));
    let button = window.get_by_label("Cancel invitation to Desk 1").rect();
    window.hover_at(button.center());
    window.run_steps(2);
    assert!(!shows(&window, "ringing — show"), "nothing hides them");
    let mut now = of(9, 0);
    for ended in &mut now[..5] {
        ended.state = InvitationState::Cancelled { at: at(100) };
    }
    replace(&mut window, now);
    window.get_by_label_contains("3 ringing — show").click();
    window.run_steps(4);
    let first = window.get_by_label("Cancel invitation to Desk 6");
    assert_eq!(first.rect(), button, "those that ring come first");
    assert!(!shows(&window, "ringing — show"));
}

#[test]
fn rows_scrolled_to_those_that_ended_come_back_to_those_that_ring() {
    let mut window = window(of(9, 2));
    let first = window.get_by_label("Cancel invitation to Desk 1").rect();
    let ended = "Take the invitation to Desk 9 off the list";
    window.hover_at(first.center());
    window.run_steps(2);
    window.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Line,
        delta: egui::vec2(0.0, -20.0),
        modifiers: egui::Modifiers::NONE,
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
    });
    window.run_steps(30);
    let place = window.get_by_label(ended).rect();
    assert!(
        place.bottom() < first.top() + 6.0 * 44.0,
        "it is scrolled to"
    );
    window.remove_cursor();
    wait(&mut window, 600);
    window.run_steps(4);
    let back = window.get_by_label("Cancel invitation to Desk 1");
    assert_eq!(back.rect(), first);
}

#[test]
fn a_press_that_does_not_count_is_explained_by_what_happened() {
    let mut window = window(of(3, 0));
    let button = window.get_by_label("Cancel invitation to Desk 2").rect();
    window.hover_at(button.center());
    wait(&mut window, 1_000);
    let mut now = of(3, 0);
    now[1].state = InvitationState::NoAnswer { at: at(101) };
    replace(&mut window, now);
    press_at(&mut window, button.center());
    assert!(window.state().told().is_empty());
    assert!(shows(&window, "This button has just changed."));
    assert!(!shows(&window, "The list moved."));
}

#[test]
fn the_second_press_of_a_double_click_is_not_explained() {
    let mut window = window(of(3, 3));
    let again = window.get_by_label("Invite Desk 2 again").rect();
    press_at(&mut window, again.center());
    let told = window.state().told().len();
    assert_eq!(told, 2, "invited, and the old row put away");
    let mut now = of(3, 3);
    now[1] = ringing("7", "+14255550107");
    replace(&mut window, now);
    press_at(&mut window, again.center());
    assert_eq!(window.state().told().len(), told);
    assert!(!shows(&window, "press again"));
}

#[test]
fn whoever_was_canceled_by_hand_is_shown_again_before_anything_rings() {
    let mut one = ringing("1", "+14255550101");
    one.state = InvitationState::Cancelled { at: at(99) };
    one.cancelled_by = Some(Source::Click);
    one.auto_cancel = Some(Duration::from_secs(30));
    let mut window = window(vec![one]);
    click(&mut window, "Invite…");
    type_into(&mut window, UiRole::TextInput, FIELD, "ada@");
    press(&mut window, Key::Escape);
    click(&mut window, "Invite Desk 1 again");
    assert!(window.state().told().is_empty());
    assert!(shows(&window, "Take +1 425 555 0101 off the list"));
    press(&mut window, Key::Escape);
    click(&mut window, "Invite…");
    let field = window.get_by_role_and_label(UiRole::TextInput, FIELD);
    assert_eq!(
        field.accesskit_node().value().unwrap_or_default(),
        "ada@",
        "the draft is back"
    );
    press(&mut window, Key::Escape);
    click(&mut window, "Invite Desk 1 again");
    press(&mut window, Key::Enter);
    let [new] = invited(&window) else { panic!() };
    assert_eq!(new.auto_cancel, Some(Duration::from_secs(30)));
    assert_eq!(&**new.invitee.id(), "+14255550101");
}

#[test]
fn whoever_could_not_be_canceled_is_invited_again_only_with_that_said() {
    let mut one = ringing("1", "+14255550101");
    one.state = InvitationState::NoAnswer { at: at(99) };
    one.cancelled_by = Some(Source::AutoCancel);
    let mut window = window(vec![one.clone()]);
    click(&mut window, "Invite…");
    add(&mut window, "+14255550101");
    assert!(shows(
        &window,
        "Couldn't be canceled last time, by hand or automatically."
    ));
    let mut again = ringing("2", "+14255550101");
    again.auto_cancel = Some(Duration::from_secs(30));
    press(&mut window, Key::Escape);
    replace(&mut window, vec![one, again]);
    assert!(shows(&window, "Last cancellation failed"));
    assert!(!shows(&window, "auto-cancel in"));
}

#[test]
fn what_cannot_be_canceled_says_why_and_what_to_do() {
    let mut window = window(vec![beyond_cancelling()]);
    let why = window.get_by_label_contains("Can't be canceled");
    let why = why.rect().left_center();
    window.hover_at(why + egui::vec2(8.0, 0.0));
    window.run_steps(8);
    let said = "s more\nThe service has no address for this invitation, so it rings";
    assert!(shows(&window, said));
}

#[test]
fn an_invitation_that_others_sent_says_so_before_it_is_canceled() {
    let mut one = ringing("1", "+14255550101");
    let mine = ringing("2", "+14255550102");
    one.invited_by = Some(Source::Demo);
    let mut window = window(vec![one, mine]);
    assert!(shows(&window, "Invited by others"));
    click(&mut window, "Cancel invitation to Desk 1");
    assert!(shows(&window, "Others sent this invitation."));
    press(&mut window, Key::Escape);
    click(&mut window, "Cancel invitation to Desk 2");
    assert!(!shows(&window, "Others sent this invitation."));
}

#[test]
fn inviting_again_has_dots_where_it_opens_the_dialog() {
    let mut by_hand = ringing("1", "+14255550101");
    by_hand.state = InvitationState::Cancelled { at: at(99) };
    by_hand.cancelled_by = Some(Source::Click);
    let mut unanswered = ringing("2", "+14255550102");
    unanswered.state = InvitationState::NoAnswer { at: at(99) };
    let window = window(vec![by_hand, unanswered]);
    let drawn = painted(&window);
    for label in ["Invite again…", "Invite again"] {
        assert_eq!(drawn.iter().filter(|it| *it == label).count(), 1, "{label}");
    }
}
