//! Changes that a roster brings: joins, departures, admissions. Also order, duplicates, entries
//! without an id, and late rosters.

use std::time::Duration;

use crate::moderation::evidence::reading::RosterReading;
use crate::moderation::model::ids::ParticipantId;
use crate::moderation::model::participant::Participant;
use crate::moderation::model::time::Now;
use crate::moderation::state::activity::entry::ActivityEvent;
use crate::moderation::state::roster::Roster;
use crate::moderation::state::roster::history::RosterChange;
use crate::moderation::state::row::RowKey;
use crate::moderation::tests::cast::{named, oid, row_key, user, user_as};
use crate::moderation::tests::stage::Stage;

/// Gives the roster a reading that was requested after this many seconds. Returns the changes; `None` if the reading
/// was dropped.
fn take(roster: &mut Roster, secs: u64, people: &[Participant]) -> Option<Vec<RosterChange>> {
    let at = Now::default().plus(Duration::from_secs(secs));
    let reading = RosterReading {
        asked: at,
        participants: people.to_vec(),
        incomplete: None,
    };
    let taken = roster.take_over(reading, at)?;
    Some(taken.changes)
}

fn order(roster: &Roster) -> Vec<&str> {
    let ids = roster.rows().iter().filter_map(|row| row.key.participant());
    ids.map(ParticipantId::as_str).collect()
}

fn numbered(mut entry: Participant, sequence: u64) -> Participant {
    entry.sequence = Some(sequence);
    entry
}

fn in_lobby(mut entry: Participant) -> Participant {
    entry.in_lobby = true;
    entry
}

fn muted(mut entry: Participant, muted: bool) -> Participant {
    entry.muted = Some(muted);
    entry
}

#[test]
fn the_first_roster_tells_who_is_there_and_not_who_joined() {
    let mut roster = Roster::default();
    let changes = take(&mut roster, 0, &[user("ada"), user("bob")]);
    assert_eq!(changes, Some(Vec::new()));
    assert!(roster.rows().iter().all(|row| row.was_there));
}

#[test]
fn a_join_is_dated_by_its_first_reading_only_if_whole_rosters_came_shortly_before() {
    for (gap, is_vague) in [(5, false), (20, false), (21, true), (90, true)] {
        let mut roster = Roster::default();
        take(&mut roster, 0, &[user("ada")]);
        take(&mut roster, 2, &[user("ada")]);
        take(&mut roster, 2 + gap, &[user("ada"), user("bob")]);
        let row = |name: &str| roster.rows().iter().find(|row| row.key == row_key(name));
        assert_eq!(row("bob").unwrap().may_be_earlier(), is_vague, "{gap}");
        assert!(row("ada").unwrap().may_be_earlier(), "was there");
    }
}

#[test]
fn joining_leaving_being_let_in_muted_and_renamed_are_told() {
    let mut roster = Roster::default();
    let before = [
        in_lobby(user("ada")),
        muted(user("bob"), false),
        user("eve"),
    ];
    take(&mut roster, 0, &before);
    let after = [
        user("ada"),
        muted(named(user("bob"), "Bobby"), true),
        user("zoe"),
    ];
    let changes = take(&mut roster, 2, &after).unwrap();
    assert!(changes.contains(&RosterChange::LetIn(row_key("ada"))));
    assert!(changes.contains(&RosterChange::MuteChanged(row_key("bob"), true)));
    assert!(
        matches!(&changes[2], RosterChange::Renamed(key, from) if *key == row_key("bob") && from.as_str() == "bob")
    );
    assert_eq!(changes[3], RosterChange::Joined(row_key("zoe")));
    assert_eq!(changes.len(), 4);
    let changes = take(&mut roster, 3, &after).unwrap();
    assert!(
        matches!(&changes[..], [RosterChange::Left(who, None)] if who.key == Some(row_key("eve")))
    );
    let zoe = roster.get(&row_key("zoe")).unwrap();
    assert!(!zoe.was_there);
    assert_eq!(zoe.first_seen.monotonic, Duration::from_secs(2));
}

#[test]
fn after_a_roster_that_looks_old_another_is_asked_for_soon() {
    // If Graph numbers people instead of rosters, the numbers fall when the newest person leaves.
    let mut stage = Stage::new();
    let people = || [numbered(user("ada"), 8), numbered(user("bob"), 9)];
    stage.roster_of(people());
    let mut waited = 0;
    while stage.find_row("bob").is_some_and(|row| row.is_listed()) {
        stage.wait(1).roster_of([numbered(user("ada"), 8)]);
        waited += 1;
        assert!(stage.rereads_in(Duration::from_secs(1)), "{waited}");
    }
    assert_eq!(waited, 4);
}

#[test]
fn the_activity_tells_each_change_but_mutes() {
    let mut stage = Stage::new();
    stage.roster_of([in_lobby(user("ada")), muted(user("bob"), false)]);
    stage.wait(2).roster_of([
        user("ada"),
        muted(named(user("bob"), "Bobby"), true),
        in_lobby(user("eve")),
    ]);
    stage.wait(2).rosters(["ada", "eve"]);
    let entries = stage.entries();
    let kinds: Vec<&str> = entries
        .iter()
        .map(|entry| match &entry.what {
            ActivityEvent::Joined { lobby: true, .. } => "waits in the lobby",
            ActivityEvent::LetIn { .. } => "let in",
            ActivityEvent::Renamed { .. } => "renamed",
            ActivityEvent::Left { .. } => "left",
            _ => "other",
        })
        .collect();
    assert_eq!(
        kinds,
        ["let in", "renamed", "waits in the lobby", "let in", "left"]
    );
}

#[test]
fn rows_keep_their_order_however_graph_sorts_them() {
    let mut roster = Roster::default();
    take(&mut roster, 0, &["ada", "bob", "eve"].map(user));
    take(&mut roster, 2, &["zoe", "eve", "bob", "ada"].map(user));
    assert_eq!(order(&roster), ["ada", "bob", "eve", "zoe"]);
    take(&mut roster, 4, &["zoe", "ada"].map(user));
    assert_eq!(order(&roster), ["ada", "bob", "eve", "zoe"]);
    take(&mut roster, 5, &["zoe", "ada"].map(user));
    assert_eq!(order(&roster), ["ada", "zoe"]);
    let found = roster.get(&row_key("zoe")).unwrap();
    assert_eq!(found.key, row_key("zoe"), "the index follows");
}

#[test]
fn an_entry_that_is_listed_twice_is_one_row() {
    let mut roster = Roster::default();
    take(&mut roster, 0, &["ada", "ada", "bob"].map(user));
    assert_eq!(order(&roster), ["ada", "bob"]);
    take(
        &mut roster,
        2,
        &["bob", "ada", "bob", "zoe", "zoe"].map(user),
    );
    assert_eq!(order(&roster), ["ada", "bob", "zoe"]);
}

#[test]
fn entries_without_an_id_are_rows_of_their_own_that_nothing_can_name() {
    let mut roster = Roster::default();
    let nameless = Participant {
        id: None,
        ..user("ada")
    };
    let empty = user_as("ada", "");
    take(&mut roster, 0, &[nameless.clone(), empty, nameless]);
    assert_eq!(roster.rows().len(), 3);
    for (row, number) in roster.rows().iter().zip(1..) {
        assert_eq!(row.key, RowKey::Unaddressed(oid("ada").into(), number));
        assert_eq!(row.removable(), None);
    }
}

#[test]
fn an_answer_that_was_asked_for_earlier_is_dropped() {
    let mut roster = Roster::default();
    take(&mut roster, 5, &["ada", "bob"].map(user));
    assert_eq!(take(&mut roster, 4, &[user("ada")]), None);
    assert_eq!(order(&roster), ["ada", "bob"]);
    assert!(take(&mut roster, 5, &[user("ada")]).is_some());
}

#[test]
fn a_lower_version_number_is_dropped_three_times_and_then_believed() {
    let mut roster = Roster::default();
    take(&mut roster, 0, &[numbered(user("ada"), 9)]);
    for secs in 1..=3 {
        let lagging = [numbered(user("ada"), 8), numbered(user("bob"), 8)];
        assert_eq!(take(&mut roster, secs, &lagging), None);
    }
    let again = [numbered(user("ada"), 1), numbered(user("bob"), 1)];
    assert!(take(&mut roster, 4, &again).is_some());
    assert_eq!(order(&roster), ["ada", "bob"]);
    assert!(take(&mut roster, 5, &[numbered(user("bob"), 2)]).is_some());
}

#[test]
fn a_dropped_answer_does_not_make_the_roster_younger() {
    let mut stage = Stage::new();
    stage.roster_of([numbered(user("ada"), 9)]);
    let updated = stage.view().updated;
    stage.wait(2).roster_of([numbered(user("ada"), 8)]);
    assert_eq!(stage.view().updated, updated);
    assert_eq!(stage.view().asked, 2);
}

#[test]
fn the_version_counts_up_exactly_when_a_row_changes() {
    let mut roster = Roster::default();
    take(&mut roster, 0, &[numbered(user("ada"), 1)]);
    let before = (roster.version(), roster.rows().clone());
    take(&mut roster, 2, &[numbered(user("ada"), 2)]);
    assert_eq!(roster.version(), before.0);
    assert!(std::sync::Arc::ptr_eq(roster.rows(), &before.1));
    take(&mut roster, 4, &[muted(user("ada"), true)]);
    assert!(roster.version() > before.0);
}

#[test]
fn a_snapshot_keeps_the_rows_it_was_given() {
    let mut roster = Roster::default();
    take(&mut roster, 0, &["ada", "bob"].map(user));
    let snapshot = roster.rows().clone();
    take(&mut roster, 2, &[muted(user("ada"), true)]);
    assert_eq!(snapshot.len(), 2);
    assert_eq!(snapshot[0].participant.muted, None);
}

#[test]
fn a_rejoin_under_a_new_id_is_another_row_with_the_visit_before() {
    let mut roster = Roster::default();
    take(&mut roster, 0, &["ada", "bob"].map(user));
    take(&mut roster, 60, &[user("bob")]);
    take(&mut roster, 61, &[user("bob")]);
    let again = [user("bob"), user_as("ada", "ada-2")];
    let changes = take(&mut roster, 120, &again).unwrap();
    assert_eq!(changes, [RosterChange::Joined(row_key("ada-2"))]);
    let visits = &roster.rows()[1].earlier_visits;
    assert_eq!(visits.len(), 1);
    assert!(!visits[0].removed);
    assert_eq!(visits[0].from.monotonic, Duration::ZERO);
}
