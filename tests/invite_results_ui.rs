//! The results of a round of invitations: each with its time, the people who were left out, and counts.

use std::sync::Arc;
use std::time::Duration;

use egui_kittest::kittest::Queryable as _;

use crate::cancelling_ui::{desk_2, replace, several_of, three, three_invited, window_with_side};
use crate::fixtures::call_window::{Desk, Window, live};
use crate::fixtures::people::at;
use crate::fixtures::window::{click, drawn, shows};
use crate::invite_ended_ui::press_at;
use crate::invite_ui::{GUID, add, call_with, invited, ringing, window};
use moderato::app::call::call_ui::{CallUi, call_ui};
use moderato::app::language::text::Language;
use moderato::app::words::time_text::{clock, clock_short};
use moderato::moderation::command::Command;
use moderato::moderation::model::audit::Source;
use moderato::moderation::model::invitee::Invitee;
use moderato::moderation::model::name::SafeName;
use moderato::moderation::state::invitation::{Invitation, InvitationState};
use moderato::moderation::state::snapshot::CallView;

/// Adds two numbers in the dialog. Then an invitation from elsewhere rings at the first number, and only the second is
/// invited. Returns the window, and the invitation from elsewhere.
fn one_rings_already() -> (Window, Invitation) {
    let mut window = window_with_side(Vec::new());
    click(&mut window, "Invite…");
    add(&mut window, "+14255550101");
    add(&mut window, "+14255550102");
    let already = ringing("other", "+14255550101");
    replace(&mut window, vec![already.clone()]);
    click(&mut window, "Invite");
    assert_eq!(invited(&window).len(), 1);
    (window, already)
}

/// Returns a window whose list has the width that it has between the sidebar and the panel.
fn window_at(size: [f32; 2], invitations: Vec<Invitation>) -> Window {
    let parts = |ui: &mut egui::Ui, cx: &mut CallUi| {
        let sides = if ui.ctx().content_rect().width() > 1000.0 {
            560.0
        } else {
            180.0
        };
        egui::Panel::right("side")
            .exact_size(sides)
            .show(ui, |_| {});
        call_ui(ui, cx);
    };
    drawn(
        size,
        move |ui, desk: &mut Desk| desk.draw(ui, parts),
        Desk::new(call_with(invitations)),
    )
}

#[test]
fn whoever_rang_already_is_told_with_what_became_of_them() {
    let (mut window, mut already) = one_rings_already();
    assert!(!shows(&window, "Correct and invite"), "nothing is wrong");
    already.state = InvitationState::Joined { at: at(107) };
    replace(&mut window, vec![already]);
    replace(&mut window, Vec::new());
    assert!(shows(&window, "Earlier invitation: joined"));
    assert!(shows(&window, &clock(at(107))));
}

#[test]
fn somebody_in_the_lobby_is_not_said_to_be_in_the_call() {
    let mut window = window_with_side(Vec::new());
    let rows = Arc::make_mut(&mut window.state_mut().call.rows);
    for row in rows {
        Arc::make_mut(row).participant.in_lobby = true;
    }
    click(&mut window, "Invite…");
    add(&mut window, GUID);
    add(&mut window, "+14255550102");
    assert!(shows(&window, "Won't be invited: already in the lobby"));
    click(&mut window, "Invite");
    assert!(shows(&window, "Not invited · already in the lobby"));
    assert!(shows(&window, "1 ringing · 1 already in the lobby"));
    assert!(!shows(&window, "already in the call"));
}

#[test]
fn somebody_in_the_call_is_left_out_with_nothing_to_correct() {
    let mut window = window_with_side(Vec::new());
    click(&mut window, "Invite…");
    add(&mut window, GUID);
    add(&mut window, "+14255550102");
    let foot = window.get_by_label("1 already in the call");
    assert!(
        foot.rect().top() > 0.0,
        "the dialog counts as the results do"
    );
    click(&mut window, "Invite");
    assert!(shows(&window, "Not invited · already in the call"));
    assert!(shows(&window, "1 ringing · 1 already in the call"));
    assert!(!shows(&window, "Correct and invite"));
    Language::German.choose();
    window.run_steps(2);
    let said = "Nicht eingeladen · Schon im Anruf";
    assert!(shows(&window, said), "the reason follows the language");
}

#[test]
fn canceling_several_keeps_those_whom_the_dialog_left_out() {
    let mut window = window_with_side(Vec::new());
    click(&mut window, "Invite…");
    for n in 1..3 {
        add(&mut window, &format!("+1425555010{n}"));
    }
    add(&mut window, "030 1234568");
    click(&mut window, "Invite 2 of 3");
    let all: Vec<_> = invited(&window).to_vec();
    let rings = |(n, new): (usize, &_)| {
        let mut one = ringing("1", &format!("+1425555010{}", n + 1));
        let new: &moderato::moderation::state::invitation::NewInvitation = new;
        one.id = new.id.clone();
        one
    };
    let all: Vec<_> = all.iter().enumerate().map(rings).collect();
    replace(&mut window, all);
    several_of(&mut window, 2);
    click(&mut window, "Cancel 2 invitations");
    assert!(shows(&window, "030 1234568"));
    assert!(shows(
        &window,
        &format!("Invited at {}", clock_short(at(100)))
    ));
}

#[test]
fn whoever_came_long_after_the_cancellation_is_told_with_the_time_between() {
    let (mut window, mut now) = three_invited(window_with_side(Vec::new()));
    now[0].state = InvitationState::Cancelled { at: at(103) };
    now[0].cancelled_by = Some(Source::AutoCancel);
    now[2].state = InvitationState::NoAnswer { at: at(160) };
    now[1].state = InvitationState::JoinedAnyway { at: at(158) };
    now[1].cancel_asked = Some(at(103));
    now[1].cancelled = Some(at(113));
    window.state_mut().call = CallView {
        invitations: Arc::new(now.into_iter().map(Arc::new).collect()),
        ..live("call-1", "Board review", vec![desk_2()])
    };
    window.run_steps(2);
    assert!(shows(&window, "Auto-canceled"));
    // The 55 seconds count from the time that the row showed as canceled.
    let words = format!(
        "Joined anyway · at {}, 55 s after canceling",
        clock(at(158))
    );
    assert!(shows(&window, &words));
    // No other time is drawn beside these words.
    assert!(window.query_by_label(&clock(at(158))).is_none());
}

#[test]
fn the_head_tells_those_that_ring_from_those_that_are_over() {
    let mut now = three();
    now[0].state = InvitationState::NoAnswer { at: at(99) };
    let window = window(now);
    assert!(shows(&window, "2 ringing · 1 ended"));
}

#[test]
fn a_row_says_that_the_invitation_was_canceled_by_itself() {
    let mut now = three();
    now[0].state = InvitationState::Cancelled { at: at(99) };
    now[0].cancelled_by = Some(Source::AutoCancel);
    now[0].auto_cancel = Some(Duration::from_secs(15));
    let window = window(now);
    assert!(shows(&window, "Auto-canceled"));
}

#[test]
fn a_cancellation_tells_when_it_was_asked_for_and_when_it_was_proved() {
    let (mut window, mut now) = three_invited(window_with_side(Vec::new()));
    now[0].state = InvitationState::Cancelled { at: at(103) };
    now[0].cancel_asked = Some(at(92));
    replace(&mut window, now);
    let [asked, proved] = [92, 103].map(|second| clock(at(second)));
    assert!(shows(&window, &format!("Canceled {asked}")), "in the row");
    assert!(shows(&window, &format!("No one joined by {proved}")));
    let panel = format!("Canceled {asked} · no one joined by {proved}");
    assert!(shows(&window, &panel));
    let bare = window.query_all_by_label(&proved);
    assert_eq!(bare.count(), 0, "no time stands without a word");
}

/// Whether a text that contains these words is drawn with its end cut off.
fn is_cut(window: &Window, words: &str) -> bool {
    fn cut(shape: &egui::Shape, words: &str) -> bool {
        match shape {
            egui::Shape::Vec(shapes) => shapes.iter().any(|it| cut(it, words)),
            egui::Shape::Text(text) => text.galley.elided && text.galley.text().contains(words),
            _ => false,
        }
    }
    let mut shapes = window.output().shapes.iter();
    shapes.any(|clipped| cut(&clipped.shape, words))
}

#[test]
fn what_is_awaited_and_what_was_proved_fit_beside_the_buttons_of_their_row() {
    for size in [[1280.0, 700.0], [900.0, 600.0]] {
        let mut now = three();
        now[0].state = InvitationState::Cancelled { at: at(83) };
        now[0].cancel_asked = Some(at(73));
        now[1].state = InvitationState::CancelAccepted {
            at: at(100),
            asked: at(100),
        };
        let window = window_at(size, now);
        for words in ["No one joined by", "Cancel accepted"] {
            assert!(shows(&window, words), "{words}");
            assert!(!is_cut(&window, words), "{words} at {size:?}");
        }
    }
}

#[test]
fn those_that_ring_come_first_in_the_panel_unless_the_pointer_is_over_it() {
    let (mut window, mut now) = three_invited(window_with_side(Vec::new()));
    for (invitation, n) in now.iter_mut().zip(1..) {
        invitation.name = SafeName::new(&format!("Phone {n}"));
    }
    replace(&mut window, now.clone());
    let place = |window: &Window, n: u8| {
        let name = format!("Phone {n}");
        let mut lines = window.get_all_by_label_contains(&name);
        lines.find(|it| it.rect().left() > 860.0).unwrap().rect()
    };
    let first = place(&window, 1);
    assert!(first.top() < place(&window, 2).top());
    now[0].state = InvitationState::Cancelled { at: at(103) };
    window.hover_at(first.center());
    window.run_steps(2);
    replace(&mut window, now);
    assert_eq!(place(&window, 1), first, "nothing moves under the pointer");
    window.remove_cursor();
    window.run_steps(2);
    assert!(place(&window, 1).top() > place(&window, 3).top());
    assert_eq!(place(&window, 2).min, first.min);
}

#[test]
fn an_invitation_to_the_same_person_later_is_another_one() {
    let (mut window, already) = one_rings_already();
    let sent = invited(&window)[0].clone();
    assert!(
        sent.invitee
            .is_same(&Invitee::phone("+14255550102").unwrap())
    );
    let mut joined = already;
    joined.state = InvitationState::NoAnswer { at: at(107) };
    let mut mine = ringing("2", "+14255550102");
    mine.id = sent.id.clone();
    mine.state = InvitationState::NoAnswer { at: at(160) };
    replace(&mut window, vec![joined, mine]);
    // The results do not count the person who rang already as "not invited".
    assert!(shows(&window, "1 probably no answer"));
    assert!(!shows(&window, "not invited"));
    let again = ringing("again", "+14255550101");
    replace(&mut window, vec![again]);
    assert!(shows(&window, "Probably no answer"));
    window.state_mut().call = call_with(Vec::new());
    window.run_steps(2);
    assert!(shows(&window, "Probably no answer"));
}

#[test]
fn closed_results_stay_closed_and_a_link_leads_back_to_them() {
    let (mut window, already) = one_rings_already();
    replace(&mut window, vec![already]);
    assert!(shows(&window, "Invited at"));
    click(&mut window, "Close this panel");
    assert!(!shows(&window, "Invited at"));
    let link = window.get_by_label_contains("Results (");
    link.click();
    window.run_steps(3);
    assert!(shows(&window, "Invited at"));
    click(&mut window, "Close this panel");
    replace(&mut window, Vec::new());
    assert!(!shows(&window, "Results ("), "no section for a link alone");
}

#[test]
fn whoever_did_not_answer_is_invited_again_by_one_press_and_counted_once() {
    let (mut window, mut now) = three_invited(window_with_side(Vec::new()));
    now[0].state = InvitationState::Joined { at: at(101) };
    now[1].state = InvitationState::NoAnswer { at: at(160) };
    now[2].state = InvitationState::Cancelled { at: at(103) };
    replace(&mut window, now.clone());
    assert!(shows(
        &window,
        "1 joined · 1 canceled · 1 probably no answer"
    ));
    window.state_mut().actions.clear();
    for _ in 0..2 {
        window.remove_cursor();
        crate::fixtures::call_window::wait(&mut window, 600);
    }
    let again = window.get_all_by_label_contains("Invite Desk 1 again");
    let buttons: Vec<_> = again.collect();
    assert_eq!(buttons.len(), 2, "not those who joined");
    buttons[0].click();
    window.run_steps(3);
    let told = window.state().told();
    let [
        Command::Invite { people, .. },
        Command::DismissInvitation(_, _),
    ] = told[..]
    else {
        panic!("{told:?}")
    };
    let mut again = ringing("1", people[0].invitee.id());
    again.id = people[0].id.clone();
    now[1] = again;
    replace(&mut window, now);
    assert!(shows(&window, "1 ringing · 1 joined · 1 canceled"));
}

/// Returns the window with three invitations: the first was canceled, and nobody answered the others. Canceling the
/// second had no effect.
fn unanswered() -> (Window, Vec<Invitation>) {
    let (mut window, mut now) = three_invited(window_with_side(Vec::new()));
    now[0].state = InvitationState::Cancelled { at: at(101) };
    for ended in &mut now[1..] {
        ended.state = InvitationState::NoAnswer { at: at(160) };
    }
    now[1].cancelled_by = Some(Source::Click);
    replace(&mut window, now.clone());
    (window, now)
}

#[test]
fn a_cancellation_in_vain_is_still_told_when_nobody_answered() {
    let (window, _) = unanswered();
    let lines = window.get_all_by_label("Couldn't be canceled · probably no answer");
    assert_eq!(lines.count(), 1, "of one person");
}

#[test]
fn all_who_did_not_answer_are_invited_again_by_one_press() {
    let (mut window, mut before) = unanswered();
    before[1].cancelled_by = None;
    replace(&mut window, before.clone());
    window.state_mut().actions.clear();
    window.state_mut().now = at(200);
    click(&mut window, "Invite 2 again");
    let told = window.state().told();
    let Command::Invite { people, .. } = told[0] else {
        panic!("{told:?}")
    };
    let invitees: Vec<_> = people.iter().map(|it| &it.invitee).collect();
    assert_eq!(invitees, [&before[1].invitee, &before[2].invitee]);
    assert!(shows(
        &window,
        &format!("Invited at {}", clock_short(at(200)))
    ));
}

#[test]
fn after_the_rows_of_a_round_are_cleared_nobody_without_a_row_is_counted() {
    let mut window = window_with_side(Vec::new());
    click(&mut window, "Invite…");
    add(&mut window, "+14255550101");
    add(&mut window, "030 1234568");
    click(&mut window, "Invite 1 of 2");
    let mut one = ringing("1", "+14255550101");
    one.id = invited(&window)[0].id.clone();
    one.state = InvitationState::NoAnswer { at: at(101) };
    let other = ringing("2", "+14255550102");
    replace(&mut window, vec![one, other]);
    let counted = "1 ringing · 1 ended · 1 not invited";
    assert!(shows(&window, counted));
    click(&mut window, "Clear ended");
    window.run_steps(2);
    assert!(!shows(&window, "1 ringing · 1 not invited"));
    click(&mut window, "1 cleared · Undo");
}

#[test]
fn whoever_was_canceled_by_mistake_is_invited_again_from_the_row() {
    let (mut window, before) = unanswered();
    for _ in 0..2 {
        window.remove_cursor();
        crate::fixtures::call_window::wait(&mut window, 600);
    }
    let again = window.get_all_by_label("Invite Desk 1 again");
    let mut again: Vec<_> = again.map(|it| it.rect().center()).collect();
    again.sort_by(|one, other| one.y.total_cmp(&other.y));
    window.state_mut().actions.clear();
    assert_eq!(again.len(), 3);
    press_at(&mut window, again[0]);
    let told = window.state().told();
    let Command::Invite { people, .. } = told[0] else {
        panic!("{told:?}")
    };
    assert_eq!(people[0].invitee, before[0].invitee);
}

#[test]
fn whoever_joined_anyway_keeps_their_line_while_the_others_end() {
    let (mut window, mut now) = three_invited(window_with_side(Vec::new()));
    for (n, one) in now.iter_mut().enumerate() {
        one.name = SafeName::new(&format!("Desk {n}"));
    }
    window.remove_cursor();
    replace(&mut window, now.clone());
    let lines = |window: &Window| -> Vec<String> {
        let names = ["Desk 0", "Desk 1", "Desk 2"];
        let mut lines: Vec<_> = names
            .iter()
            .flat_map(|name| {
                window
                    .query_all_by_label(name)
                    .map(move |it| (it.rect(), name))
            })
            .filter(|(rect, _)| rect.left() > 860.0)
            .map(|(rect, name)| (rect.top(), (*name).to_owned()))
            .collect();
        lines.sort_by(|one, other| one.0.total_cmp(&other.0));
        lines.into_iter().map(|(_, name)| name).collect()
    };
    let first = lines(&window);
    now[0].state = InvitationState::JoinedAnyway { at: at(102) };
    replace(&mut window, now.clone());
    let before = lines(&window);
    assert_ne!(before, first, "those that ring stand first");
    for one in &mut now[1..] {
        one.state = InvitationState::Cancelled { at: at(103) };
    }
    replace(&mut window, now);
    assert_eq!(lines(&window), before);
}
