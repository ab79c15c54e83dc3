//! The results of a new round of invitations while people of an earlier round still ring.

use std::time::Duration;

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable as _;

use crate::cancelling_ui::{replace, three_invited, window_with_side};
use crate::fixtures::call_window::{Desk, Window, wait};
use crate::fixtures::people::at;
use crate::fixtures::window::{click, press_with, shows, type_into};
use crate::invite_ui::{FIELD, add, call_with, invited, ringing, window_sized};
use moderato::app::language::text::Language;
use moderato::app::words::time_text::clock_short;
use moderato::moderation::command::Command;
use moderato::moderation::model::audit::Source;
use moderato::moderation::state::invitation::{Invitation, InvitationState};

/// Invites these numbers in the dialog at this second; returns the new invitations, which ring.
fn round(window: &mut Window, second: u64, numbers: &[&str], button: &str) -> Vec<Invitation> {
    window.state_mut().actions.clear();
    window.state_mut().now = at(second);
    click(window, "Invite…");
    for number in numbers {
        add(window, number);
    }
    click(window, button);
    let sent = invited(window).iter();
    let rings = sent.map(|new| {
        let number = new.invitee.id();
        let mut invitation = ringing(&number[number.len() - 1..], number);
        invitation.id = new.id.clone();
        invitation
    });
    rings.collect()
}

/// Returns the y-coordinate of the top of a text in the panel at the right.
fn top(window: &Window, text: &str) -> f32 {
    let all = window.get_all_by_label(text).map(|it| it.rect());
    let right = all.max_by(|one, other| one.left().total_cmp(&other.left()));
    right.unwrap().top()
}

/// Returns a window with a second round of one invitation. Of the first round, the first person still rings, the second
/// joined, the third joined although canceled, and one more was refused.
fn second_round() -> (Window, Vec<Invitation>, Vec<Invitation>) {
    let mut window = window_with_side(Vec::new());
    let numbers = [
        "+14255550101", "+14255550102", "+14255550103", "030 1234568",
    ];
    let mut old = round(&mut window, 100, &numbers, "Invite 3 of 4");
    old[1].state = InvitationState::Joined { at: at(101) };
    old[2].state = InvitationState::JoinedAnyway { at: at(102) };
    replace(&mut window, old.clone());
    assert!(shows(
        &window,
        "1 ringing · 1 joined · 1 joined anyway · 1 not invited"
    ));
    let new = round(&mut window, 200, &["+14255550109"], "Invite");
    replace(&mut window, [old.clone(), new.clone()].concat());
    (window, old, new)
}

/// Whether the ringing person of the earlier round is listed above the newest round.
fn rings_above(window: &Window) -> bool {
    top(window, "Desk 1") < top(window, "Desk 9")
}

#[test]
fn a_new_round_stands_alone_above_what_is_left_of_the_earlier_one() {
    let (window, ..) = second_round();
    assert!(shows(&window, "1 ringing"));
    assert!(!shows(&window, "1 joined anyway · 1 not invited"));
    let began = format!("Invited at {}", clock_short(at(200)));
    let earlier = top(&window, "Earlier");
    assert!(top(&window, &began) < top(&window, "Desk 9"));
    assert!(top(&window, "Desk 9") < earlier);
    for left in ["Desk 3", "030 1234568"] {
        assert!(top(&window, left) > earlier, "{left}");
    }
    assert!(rings_above(&window), "who rings comes first");
    assert!(shows(&window, " · invited before"));
    let joined = window.query_all_by_label("Desk 2");
    let right = joined.filter(|it| it.rect().left() > 860.0).count();
    assert_eq!(right, 0, "nothing is left to see of them");
}

#[test]
fn the_earlier_ones_change_below_without_being_counted() {
    let (mut window, mut old, mut new) = second_round();
    old[0].state = InvitationState::Joined { at: at(205) };
    new[0].state = InvitationState::NoAnswer { at: at(260) };
    replace(&mut window, [old, new].concat());
    assert!(shows(&window, "1 probably no answer"));
    assert!(top(&window, "Desk 1") > top(&window, "Earlier"));
    assert!(!shows(&window, "1 joined"));
}

#[test]
fn earlier_ones_go_when_they_are_cleared_but_for_those_that_ring() {
    for button in ["Clear earlier", "Clear ended"] {
        let (mut window, ..) = second_round();
        click(&mut window, button);
        window.remove_cursor();
        wait(&mut window, 20_000);
        assert!(!shows(&window, "030 1234568"), "{button}");
        assert!(rings_above(&window), "{button}");
    }
}

#[test]
fn canceling_an_earlier_one_is_no_new_round() {
    let (mut window, ..) = second_round();
    crate::cancelling_ui::several_of(&mut window, 2);
    click(&mut window, "Cancel 2 invitations");
    let began = format!("Invited at {}", clock_short(at(200)));
    assert!(shows(&window, &began));
    assert!(rings_above(&window));
}

#[test]
fn whoever_stops_ringing_keeps_the_place_while_the_pointer_is_on_the_panel() {
    let (mut window, mut old, new) = second_round();
    window.hover_at(egui::pos2(1_000.0, top(&window, "Desk 9")));
    window.run_steps(2);
    let place = top(&window, "Desk 9");
    old[0].state = InvitationState::Joined { at: at(205) };
    replace(&mut window, [old, new].concat());
    assert!((top(&window, "Desk 9") - place).abs() < 0.1);
    window.remove_cursor();
    window.run_steps(2);
    assert!(top(&window, "Desk 1") > top(&window, "Earlier"));
}

#[test]
fn what_was_corrected_is_no_earlier_refusal() {
    let mut window = window_with_side(Vec::new());
    let numbers = ["+14255550101", "030 1234568"];
    let old = round(&mut window, 100, &numbers, "Invite 1 of 2");
    replace(&mut window, old);
    click(&mut window, "Correct and invite…");
    press_with(&mut window, Modifiers::COMMAND, Key::A);
    type_into(&mut window, Role::TextInput, FIELD, "+14255550102");
    window.state_mut().actions.clear();
    click(&mut window, "Invite");
    assert_eq!(invited(&window).len(), 1);
    assert!(shows(&window, " · invited before"));
    assert!(!shows(&window, "030 1234568"));
}

#[test]
fn all_who_were_canceled_by_the_clock_are_invited_again_with_those_who_did_not_answer() {
    let (mut window, mut now) = three_invited(window_with_side(Vec::new()));
    now[0].state = InvitationState::Cancelled { at: at(103) };
    now[0].cancelled_by = Some(Source::AutoCancel);
    now[0].auto_cancel = Some(Duration::from_secs(15));
    now[1].state = InvitationState::NoAnswer { at: at(160) };
    now[2].state = InvitationState::Cancelled { at: at(103) };
    now[2].cancelled_by = Some(Source::Click);
    replace(&mut window, now.clone());
    window.state_mut().actions.clear();
    click(&mut window, "Invite 2 again");
    let told = window.state().told();
    let Command::Invite { people, .. } = told[0] else {
        panic!("{told:?}")
    };
    let people: Vec<_> = people.iter().map(|it| &it.invitee).collect();
    assert_eq!(people, [&now[0].invitee, &now[1].invitee]);
}

#[test]
fn how_long_somebody_rings_is_not_cut_beside_the_side_panel() {
    for language in Language::ALL {
        language.choose();
        for (auto_cancel, left) in [(None, "42"), (Some(Duration::from_secs(50)), "32")] {
            // With so many invitations, the list has a scroll bar.
            let mut rings = vec![ringing("1", "+14255550101"); 9];
            for (n, one) in rings.iter_mut().enumerate() {
                one.id = n.to_string().as_str().into();
                one.auto_cancel = auto_cancel;
            }
            let window = window_sized([740.0, 800.0], Desk::new(call_with(rings)));
            let whole = window.output().shapes.iter().any(|shape| {
                matches!(&shape.shape, egui::Shape::Text(text)
                    if text.galley.text().replace("425", "").contains(left) && !text.galley.elided)
            });
            assert!(whole, "{language:?}: {auto_cancel:?}");
        }
    }
    Language::English.choose();
}
