//! Comparing people: devices, visits, similar names, and special roles such as organizer and recorder.

use crate::moderation::evidence::reading::RosterReading;
use crate::moderation::model::call::{Call, CallState};
use crate::moderation::model::participant::{Badge, Identity, IdentityKind, Participant};
use crate::moderation::model::time::Now;
use crate::moderation::state::roster::Roster;
use crate::moderation::state::roster::entry::CallFacts;
use crate::moderation::state::row::{Mark, Role, RowState};
use crate::moderation::tests::cast::{HOME, guest, named, oid, row_key, user, user_as};
use crate::moderation::tests::stage::Stage;

fn external(word: &str) -> Participant {
    let mut entry = user(word);
    entry.identity.tenant = Some("elsewhere".into());
    entry
}

fn mark(stage: &Stage, participant: &str) -> Option<Mark> {
    stage.row(participant).mark.clone()
}

fn looks_like(stage: &Stage, participant: &str) -> Option<String> {
    match mark(stage, participant) {
        Some(Mark::LooksLike(name)) => Some(name.as_str().to_owned()),
        _ => None,
    }
}

#[test]
fn the_same_identity_twice_is_two_devices_of_one_person() {
    let mut stage = Stage::new();
    stage.roster_of([user("ada"), user_as("ada", "phone"), user("bob")]);
    assert_eq!(stage.row("ada").devices, 2);
    assert_eq!(stage.row("phone").devices, 2);
    assert_eq!(stage.row("bob").devices, 1);
    assert_eq!(mark(&stage, "ada"), None, "one person is no namesake");
    stage.wait(1).roster_of([user("ada"), user("bob")]);
    assert_eq!(stage.row("ada").devices, 2, "one roster proves little");
    stage.wait(1).roster_of([user("ada"), user("bob")]);
    assert_eq!(stage.row("ada").devices, 1);
    stage.wait(1).rosters(["bob"]);
    let left = stage.roster_of([user("bob"), user_as("ada", "again")]);
    assert_eq!(left.row("again").earlier_visits.len(), 2);
}

#[test]
fn guests_are_never_merged() {
    let mut stage = Stage::new();
    stage.roster_of([guest("Eve", "g1"), guest("Eve", "g2")]);
    assert_eq!(stage.row("g1").devices, 1);
    assert_eq!(mark(&stage, "g1"), Some(Mark::SameName(2)));
    stage.wait(1).rosters(["bob"]).wait(1);
    stage.roster_of([user("bob"), guest("Eve", "g3")]);
    assert_eq!(stage.row("g3").earlier_visits.len(), 0);
    assert_eq!(mark(&stage, "g3"), None);
}

#[test]
fn a_look_alike_is_marked_and_the_member_is_not() {
    let mut stage = Stage::new();
    stage.roster_of([
        named(user("ana"), "Ana Ruiz"),
        guest("\u{410}na Ruiz", "g1"),
    ]);
    assert_eq!(looks_like(&stage, "g1").as_deref(), Some("Ana Ruiz"));
    assert_eq!(mark(&stage, "ana"), None);
    stage.wait(1).rosters_of([guest("\u{410}na Ruiz", "g1")]);
    let left = looks_like(&stage, "g1");
    assert_eq!(left.as_deref(), Some("Ana Ruiz"), "she was just there");
    stage.wait(1).roster_of([
        guest("\u{410}na Ruiz", "g2"),
        guest("Ana Ruiz", "g3"),
        named(user("ana"), "Ana Ruiz"),
    ]);
    assert_eq!(looks_like(&stage, "g2").as_deref(), Some("Ana Ruiz"));
    assert_eq!(mark(&stage, "g3"), Some(Mark::NameOfMember));
    assert_eq!(mark(&stage, "ana"), None);
}

#[test]
fn a_guest_under_the_very_name_of_a_member_who_has_left_poses_as_them() {
    let mut stage = Stage::new();
    stage.roster_of([named(user("ana"), "Ana Ruiz")]);
    stage.wait(1).rosters_of([guest("Ana Ruiz", "g1")]);
    assert!(stage.find_row("ana").is_none());
    assert_eq!(mark(&stage, "g1"), Some(Mark::NameOfMember));
    // Ana herself is back.
    let back = named(user_as("ana", "again"), "Ana Ruiz");
    stage.wait(1).roster_of([guest("Ana Ruiz", "g1"), back]);
    assert_eq!(mark(&stage, "again"), None);
    assert_eq!(mark(&stage, "g1"), Some(Mark::NameOfMember));
}

#[test]
fn nobody_looks_like_a_guest_who_has_left() {
    let mut stage = Stage::new();
    stage.roster_of([guest("Ana Ruiz", "g1")]);
    stage.wait(1).rosters_of([guest("\u{410}na Ruiz", "g2")]);
    assert_eq!(mark(&stage, "g2"), None);
}

#[test]
fn a_look_alike_of_another_tenant_is_marked_from_the_first_roster_on() {
    let mut stage = Stage::new();
    stage.roster_of([
        named(external("fake"), "\u{410}na Ruiz"),
        named(user("ana"), "Ana Ruiz"),
    ]);
    assert_eq!(stage.row("fake").badge, Badge::External);
    assert_eq!(looks_like(&stage, "fake").as_deref(), Some("Ana Ruiz"));
    assert_eq!(mark(&stage, "ana"), None);
}

#[test]
fn marks_follow_when_it_turns_out_later_which_tenant_is_home() {
    let mut roster = Roster::default();
    let people = vec![
        named(external("fake"), "\u{410}na Ruiz"),
        named(user("ana"), "Ana Ruiz"),
    ];
    let reading = RosterReading {
        asked: Now::default(),
        participants: people,
        incomplete: None,
    };
    roster.take_over(reading, Now::default());
    let is_marked = |roster: &Roster, participant| {
        let row = roster.get(&row_key(participant)).unwrap();
        matches!(row.mark, Some(Mark::LooksLike(_)))
    };
    assert!(is_marked(&roster, "ana"), "both may be members");
    roster.set_facts(CallFacts {
        home: Some(HOME.into()),
        ..CallFacts::default()
    });
    assert!(!is_marked(&roster, "ana"));
    assert!(is_marked(&roster, "fake"));
}

#[test]
fn a_new_name_is_compared_anew() {
    let mut stage = Stage::new();
    stage.roster_of([named(user("ana"), "Ana Ruiz"), guest("Bob", "g1")]);
    assert_eq!(mark(&stage, "g1"), None);
    let renamed = guest("Ana Ruiz", "g1");
    stage
        .wait(1)
        .roster_of([named(user("ana"), "Ana Ruiz"), renamed]);
    assert_eq!(mark(&stage, "g1"), Some(Mark::NameOfMember));
    assert_eq!(mark(&stage, "ana"), None);
    stage
        .wait(1)
        .roster_of([named(user("ana"), "Ana Ruiz"), guest("Bob", "g1")]);
    assert_eq!(mark(&stage, "g1"), None);
}

#[test]
fn an_entry_whose_identity_becomes_known_is_compared_anew() {
    let mut stage = Stage::new();
    let mut unknown = user_as("ada", "phone");
    unknown.identity = Identity::default();
    stage.roster_of([user("ada"), unknown]);
    assert_eq!(stage.row("ada").devices, 1);
    stage
        .wait(1)
        .roster_of([user("ada"), user_as("ada", "phone")]);
    assert_eq!(stage.row("ada").devices, 2);
}

#[test]
fn hidden_characters_in_a_name_are_told() {
    let mut stage = Stage::new();
    stage.roster_of([guest("Eve\u{202E}", "g1"), guest("", "g2"), guest("", "g3")]);
    assert_eq!(mark(&stage, "g1"), Some(Mark::HiddenCharacters));
    assert_eq!(
        mark(&stage, "g2"),
        None,
        "without a name nobody is a namesake"
    );
}

#[test]
fn our_own_entry_the_organizer_and_a_recorder_are_known() {
    let mut stage = Stage::new();
    let mut recorder = user("rec");
    recorder.identity.kind = IdentityKind::Application;
    recorder.recording = true;
    stage.roster_of([user("own"), user("ada"), recorder, guest("ada", "g1")]);
    assert_eq!(stage.row("own").role, Role::Attendee, "not known yet");
    stage.reads(Call {
        state: CallState::Established,
        my_participant: Some("own".into()),
        organizer: Some(Identity {
            id: Some(oid("ada").to_uppercase().into()),
            tenant: Some(HOME.into()),
            ..user("x").identity
        }),
        ..Call::default()
    });
    let role = |participant| stage.row(participant).role;
    assert_eq!(role("own"), Role::ThisApp);
    assert_eq!(role("ada"), Role::Organizer);
    assert_eq!(role("rec"), Role::Recorder);
    assert_eq!(
        role("g1"),
        Role::Attendee,
        "a name makes nobody an organizer"
    );
    assert_eq!(stage.row("own").removable(), None);
}

/// Whether the row is marked as having the name of somebody removed.
fn has_removed_name(stage: &Stage, participant: &str) -> bool {
    matches!(mark(stage, participant), Some(Mark::NameOfRemoved(_)))
}

#[test]
fn who_joins_under_the_name_of_someone_removed_is_marked_and_who_was_there_is_not() {
    let mut stage = Stage::new();
    let here = [user("ana"), guest("Mallory", "g2"), guest("Eve", "g0")];
    let [ana, mallory, before] = here.clone();
    stage.roster_of([ana, mallory, before, guest("Eve", "g1")]);
    stage.wait(1).press("g1").accept().wait(1).rosters_of(here);
    assert_eq!(mark(&stage, "g0"), None, "was there before");

    let mut stage = Stage::new();
    let here = [user("ana"), guest("Mallory", "g2")];
    let [ana, mallory] = here.clone();
    stage.roster_of([ana, mallory, guest("Eve", "g1")]);
    stage.wait(1).press("g1").accept().wait(1);
    // Eve is back under another id before the removal is proved.
    let [ana, mallory] = here.clone();
    stage.rosters_of([ana, mallory, guest("eVe", "g3")]);
    assert!(has_removed_name(&stage, "g3"));
    stage.wait(60).rosters_of(here);
    stage.wait(60);
    let [ana, mallory] = [user("ana"), guest("Mallory", "g2")];
    stage.roster_of([ana, mallory, guest("\u{395}ve", "g4"), guest("Ivo", "g5")]);
    assert!(
        has_removed_name(&stage, "g4"),
        "a Greek letter hides nothing"
    );
    for other in ["ana", "g2", "g5"] {
        assert_eq!(mark(&stage, other), None, "{other}");
    }
}

#[test]
fn the_name_of_somebody_who_was_not_removed_after_all_marks_nobody() {
    let mut stage = Stage::new();
    stage.roster_of([user("ana"), guest("Eve", "g1")]);
    stage.press("g1").accept().wait(1).rosters_of([user("ana")]);
    assert!(matches!(stage.state("g1"), RowState::Gone { .. }));
    stage.wait(1).roster_of([user("ana"), guest("Eve", "g1")]);
    stage.wait(1).rosters_of([user("ana")]);
    stage.wait(1).roster_of([user("ana"), guest("Eve", "g2")]);
    assert!(has_removed_name(&stage, "g2"), "removed in the end");

    let mut stage = Stage::new();
    stage.roster_of([user("ana"), guest("Eve", "g1")]);
    stage.wait(1).rosters_of([user("ana")]);
    stage.wait(1).roster_of([user("ana"), guest("Eve", "g2")]);
    assert_eq!(mark(&stage, "g2"), None, "she left by herself");
}
