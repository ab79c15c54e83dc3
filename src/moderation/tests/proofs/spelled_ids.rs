//! Participant ids that Graph spells differently from one answer to the next. They belong to the same visit.

use crate::moderation::command::Command;
use crate::moderation::event::OneReading;
use crate::moderation::model::deed::AuditOutcome;
use crate::moderation::model::ids::ParticipantId;
use crate::moderation::model::participant::Participant;
use crate::moderation::state::activity::entry::ActivityEvent;
use crate::moderation::state::row::RowState;
use crate::moderation::tests::cast::{guest, user, user_as};
use crate::moderation::tests::stage::{Stage, id};

const VISIT: &str = "57dab8b1-894c-409a-b240-bd8beae78896";
const CAPITALS: &str = "57DAB8B1-894C-409A-B240-BD8BEAE78896";

fn with(entry: Participant) -> [Participant; 3] {
    [user("own"), user("bob"), entry]
}

/// Plays a call in which two whole rosters listed a guest.
fn met() -> Stage {
    let mut stage = Stage::knowing(["own", "bob"]);
    for _ in 0..2 {
        stage.wait(1).roster_of(with(guest("Gil", VISIT)));
    }
    stage
}

#[test]
fn an_id_in_capitals_is_the_same_visit_and_no_proof_that_it_ended() {
    let mut stage = met();
    stage.press(VISIT).accept();
    for _ in 0..12 {
        let entry = guest("Gil", CAPITALS);
        stage.wait(1).roster_of(with(entry)).disk_catches_up();
    }
    assert!(!stage.outcomes().contains(&AuditOutcome::Removed));
    assert!(matches!(stage.state(VISIT), RowState::StillHere { .. }));
    assert_eq!(stage.view().rows.len(), 3, "one row each");
    let joined = |what: &ActivityEvent| matches!(what, ActivityEvent::CameBack { .. });
    assert!(!stage.entries().iter().any(|entry| joined(&entry.what)));
    stage.reads_one(CAPITALS, OneReading::There);
    for _ in 0..2 {
        stage.wait(1).roster(["own", "bob"]).disk_catches_up();
    }
    assert!(stage.outcomes().contains(&AuditOutcome::Removed));
}

#[test]
fn an_id_without_hyphens_or_in_braces_is_the_same_visit_too() {
    for spelled in [
        VISIT.replace('-', ""),
        format!("{{{VISIT}}}"),
        format!("{VISIT} "),
    ] {
        let mut stage = met();
        stage.press(VISIT).accept();
        for _ in 0..12 {
            let entry = guest("Gil", &spelled);
            stage.wait(1).roster_of(with(entry)).disk_catches_up();
        }
        assert!(
            !stage.outcomes().contains(&AuditOutcome::Removed),
            "{spelled}"
        );
        assert_eq!(stage.view().rows.len(), 3, "{spelled}");
    }
}

#[test]
fn the_closed_door_meets_nobody_whose_id_is_only_spelled_in_another_way() {
    let mut stage = met();
    stage.close_door(300);
    for _ in 0..4 {
        stage.wait(1).roster_of(with(guest("Gil", CAPITALS)));
    }
    stage.wait(5);
    assert!(stage.deletes().is_empty());
    let joined = |what: &ActivityEvent| matches!(what, ActivityEvent::Joined { .. });
    let told = stage.entries().iter().filter(|it| joined(&it.what)).count();
    assert_eq!(told, 1, "when the guest came");
}

#[test]
fn whoever_may_stay_may_stay_in_capitals() {
    let mut stage = Stage::knowing(["own", "bob"]);
    stage.close_door(300);
    stage.command(Command::LetStay(id(), CAPITALS.into()));
    stage.wait(1).roster_of(with(guest("Gil", VISIT))).wait(5);
    assert!(stage.deletes().is_empty());
}

#[test]
fn our_own_entry_in_capitals_is_ours() {
    let own = ParticipantId::from(VISIT);
    assert_eq!(own, CAPITALS.into());
    let mut stage = Stage::new();
    let mut call = crate::moderation::model::call::Call {
        my_participant: Some(own),
        ..Default::default()
    };
    call.state = crate::moderation::model::call::CallState::Established;
    stage.reads(call);
    stage
        .wait(1)
        .roster_of([user_as("x", CAPITALS), user("bob")]);
    stage.press(CAPITALS);
    assert!(stage.deletes().is_empty(), "never ourselves");
}
