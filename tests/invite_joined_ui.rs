//! Invitations after their people joined, were removed, or were in the call already: the texts, and the button that
//! shows the person in the list.

use std::sync::Arc;

use egui::Role;
use egui_kittest::kittest::Queryable as _;

use crate::cancelling_ui::{desk_2, replace, three_invited, window_with_side};
use crate::fixtures::call_window::{Window, wait};
use crate::fixtures::people::at;
use crate::fixtures::window::shows;
use crate::invite_ui::ringing;
use moderato::app::words::time_text::clock;
use moderato::moderation::model::audit::Source;
use moderato::moderation::model::failure::{Cause, Failure};
use moderato::moderation::model::ids::ParticipantId;
use moderato::moderation::state::invitation::{GoneHow, Invitation, InvitationState};

/// Returns a window with the results of three invitations. The person of the second one is in the call.
fn one_joined() -> (Window, Vec<Invitation>) {
    let (mut window, mut now) = three_invited(window_with_side(Vec::new()));
    now[1].state = InvitationState::Joined { at: at(101) };
    let mut here = desk_2();
    here.first_seen = at(101);
    window.state_mut().call.rows = Arc::new(vec![Arc::new(here)]);
    window.state_mut().call.version += 1;
    replace(&mut window, now.clone());
    (window, now)
}

fn card(window: &Window) -> Option<String> {
    let chosen = window.state().call_state.chosen()?.participant();
    chosen.map(ParticipantId::to_string)
}

#[test]
fn the_row_and_the_result_of_somebody_who_joined_lead_to_them() {
    const SHOW: &str = "Show Desk 1 in the list";
    let (window, _) = one_joined();
    let buttons = window.query_all_by_role_and_label(Role::Button, SHOW);
    let places: Vec<_> = buttons.map(|button| button.rect().center()).collect();
    assert_eq!(places.len(), 2, "in the row and in the results");
    for place in places {
        let (mut window, _) = one_joined();
        assert_eq!(card(&window), None);
        wait(&mut window, 2_000);
        crate::invite_ended_ui::press_at(&mut window, place);
        assert_eq!(card(&window).as_deref(), Some("visit-2"));
        assert!(
            shows(&window, "Remove Desk 2"),
            "removing is one press away"
        );
    }
}

#[test]
fn the_result_says_that_this_app_removed_somebody_who_joined() {
    let (mut window, mut now) = one_joined();
    assert!(shows(&window, "1 joined"));
    now[1].gone_again = Some(at(110));
    for (gone_how, said, counted) in [
        (GoneHow::Removed, "Removed", "1 removed"),
        (GoneHow::Left, "Gone again", "1 gone again"),
    ] {
        now[1].gone_how = gone_how;
        window.state_mut().call.rows = Arc::default();
        window.state_mut().call.version += 1;
        replace(&mut window, now.clone());
        let [joined, gone] = [101, 110].map(|second| clock(at(second)));
        assert!(shows(&window, &format!("{said} {gone}")), "in the row");
        assert!(shows(&window, &format!("joined {joined}")), "below it");
        let panel = format!("{said} {gone} · joined {joined}");
        assert!(shows(&window, &panel), "{panel}");
        assert!(shows(&window, counted));
        assert!(!shows(&window, "1 joined"));
    }
}

#[test]
fn a_refusal_of_somebody_in_the_call_says_so() {
    let failure = Arc::new(Failure::new(Cause::Refused));
    for (was_in_call, said) in [(true, "Refused, already in the call"), (false, "Refused")] {
        let mut refused = ringing("1", "+14255550101");
        let (at, failure) = (at(90), failure.clone());
        refused.state = InvitationState::Failed { at, failure };
        refused.was_in_call = was_in_call;
        let window = window_with_side(vec![refused]);
        assert_eq!(window.query_all_by_label(said).count(), 1, "{said}");
    }
}

#[test]
fn what_others_invited_never_takes_the_place_of_an_own_invitation() {
    let mut all = Vec::new();
    for n in 0..8 {
        let mut one = ringing(&n.to_string(), &format!("+1425555011{n}"));
        one.state = InvitationState::Joined { at: at(90) };
        all.push(one);
    }
    let failure = Arc::new(Failure::new(Cause::Refused));
    let mut theirs = ringing("theirs", "+14255550190");
    theirs.invited_by = Some(Source::Demo);
    theirs.state = InvitationState::Failed {
        at: at(95),
        failure,
    };
    let mut window = window_with_side(all.clone());
    let own = |window: &Window| window.query_all_by_label_contains("Joined").count();
    let before = own(&window);
    all.push(theirs);
    replace(&mut window, all);
    assert_eq!(own(&window), before);
    assert!(!shows(&window, "Invited by others"));
}
