//! The list of people under updates, holds, clicks and keys.

mod selecting;

use proptest::prelude::*;

use super::*;

use crate::moderation::views::table::*;

use crate::moderation::model::name::SafeName;
use crate::moderation::model::participant::{Badge, Identity, IdentityKind, Participant};
use crate::moderation::state::row::{Listing, Role, RowState};
use crate::moderation::state::snapshot::WatchState;

fn at(seconds: u64) -> Now {
    Now::default().plus(Duration::from_secs(seconds))
}

fn row(id: &str, name: &str, badge: Badge, seen: u64) -> Row {
    let participant = Participant {
        id: Some(id.into()),
        identity: Identity {
            display_name: Some(name.into()),
            email: Some(format!("{id}@fabrikam.example").into()),
            ..Identity::default()
        },
        ..Participant::default()
    };
    Row {
        badge,
        ..Row::new(RowKey::Participant(id.into()), participant, None, at(seen))
    }
}

fn guest(id: &str, seen: u64) -> Row {
    row(id, id, Badge::Guest, seen)
}

fn view(version: u64, rows: impl IntoIterator<Item = Row>) -> CallView {
    CallView {
        state: WatchState::Live,
        rows: Arc::new(rows.into_iter().map(Arc::new).collect()),
        version,
        asked: 1,
        ..CallView::new(CallId::from("call"), at(0))
    }
}

fn no_words(_: &Row, _: &mut String) {}

fn shown(table: &RosterTable) -> Vec<String> {
    let line = |line: &TableLine| match line {
        TableLine::Head(section, people) => format!("{section:?} {people}"),
        TableLine::Row(ShownRow { row, left }) => {
            let mark = if left.is_some() { "-" } else { "" };
            format!("{mark}{}", row.key.participant().unwrap())
        }
    };
    table.lines().iter().map(line).collect()
}

fn table_of(rows: impl IntoIterator<Item = Row>) -> RosterTable {
    let mut table = RosterTable::default();
    table.update(&view(1, rows), at(100), &no_words);
    table
}

fn pointer(now: Now) -> OrderHold {
    OrderHold {
        pointer_moved: Some(now),
        ..OrderHold::default()
    }
}

fn question() -> OrderHold {
    OrderHold {
        question: true,
        ..OrderHold::default()
    }
}

#[test]
fn the_lobby_stands_first_and_arrival_decides_within_it() {
    let mut waiting = guest("d", 4);
    waiting.participant.in_lobby = true;
    let table = table_of([guest("b", 2), guest("a", 1), waiting, guest("c", 2)]);
    assert_eq!(shown(&table), ["Lobby 1", "d", "Call 3", "a", "b", "c"]);
}

#[test]
fn nobody_moves_while_a_pointer_rests_and_everything_comes_when_it_leaves() {
    let mut table = table_of([guest("b", 2), guest("c", 3)]);
    table.set_hold(pointer(at(100)));
    let newer = view(2, [guest("a", 1), guest("c", 3), guest("d", 4)]);
    table.update(&newer, at(101), &no_words);
    assert_eq!(shown(&table), ["Call 3", "-b", "c"]);
    assert_eq!(table.held_back(), 2);
    assert_eq!(table.find(&guest("b", 2).key).unwrap().left, Some(at(101)));

    table.set_hold(OrderHold::default());
    table.update(&newer, at(102), &no_words);
    assert_eq!(shown(&table), ["Call 3", "a", "c", "d"]);
    assert_eq!(table.held_back(), 0);
}

#[test]
fn a_pointer_that_rests_for_ten_seconds_lets_go() {
    let mut table = table_of([guest("b", 2)]);
    table.set_hold(pointer(at(100)));
    let newer = view(2, [guest("a", 1)]);
    table.update(&newer, at(105), &no_words);
    table.update(&newer, at(109), &no_words);
    assert_eq!(shown(&table), ["Call 1", "-b"]);
    table.update(&newer, at(110), &no_words);
    assert_eq!(shown(&table), ["Call 1", "a"]);
}

#[test]
fn a_question_holds_even_against_a_search() {
    let mut table = table_of([guest("b", 2), guest("c", 3)]);
    table.set_hold(question());
    table.set_search("c");
    table.update(&view(1, [guest("b", 2), guest("c", 3)]), at(900), &no_words);
    assert_eq!(shown(&table), ["Call 2", "b", "c"]);
    table.set_hold(pointer(at(900)));
    table.update(&view(1, []), at(901), &no_words);
    assert_eq!(shown(&table), ["Call 1", "c"]);
}

#[test]
fn a_held_row_shows_its_newest_state_where_it_stands() {
    let mut table = table_of([guest("a", 1), guest("b", 2)]);
    table.set_hold(question());
    let mut back = guest("b", 2);
    back.participant.muted = Some(true);
    table.update(&view(2, [back, guest("a", 1)]), at(101), &no_words);
    assert_eq!(shown(&table), ["Call 2", "a", "b"]);
    let Some(found) = table.find(&guest("b", 2).key) else {
        panic!("b is gone")
    };
    assert_eq!(found.row.participant.muted, Some(true));
}

#[test]
fn a_press_right_after_a_reorder_takes_only_who_stood_there_before() {
    let mut table = table_of([guest("b", 2), guest("c", 3)]);
    let newer = view(2, [guest("a", 1), guest("c", 3)]);
    table.update(&newer, at(101), &no_words);
    assert_eq!(shown(&table), ["Call 2", "a", "c"]);
    let just_after = at(101).plus(PRESS_GUARD.saturating_sub(Duration::from_millis(1)));
    assert_eq!(table.press(1, just_after), Err(PressRefusal::JustMoved));
    assert_eq!(table.press(2, just_after), Ok(guest("c", 3).key));
    assert_eq!(table.press(0, just_after), Err(PressRefusal::NoRow));
    assert_eq!(table.press(3, just_after), Err(PressRefusal::NoRow));
    let later = at(101).plus(PRESS_GUARD);
    assert_eq!(table.press(1, later), Ok(guest("a", 1).key));
}

#[test]
fn every_word_has_to_match_in_whatever_field() {
    let rows = [
        row("p1", "Зоя Ångström", Badge::Member, 1),
        row("p2", "Ana Ruiz", Badge::Guest, 2),
    ];
    let mut table = RosterTable::default();
    let words = |row: &Row, text: &mut String| {
        text.push_str(if row.badge == Badge::Guest {
            "Guest"
        } else {
            "Member"
        });
    };
    for (search, found) in [
        ("зоя ÅNGSTRÖM", vec!["Call 1", "p1"]),
        ("A\u{30a}ngstro\u{308}m", vec!["Call 1", "p1"]),
        ("  ana   P2@ guest", vec!["Call 1", "p2"]),
        ("fabrikam", vec!["Call 2", "p1", "p2"]),
        ("ana member", vec![]),
        ("ruizp2", vec![]),
        ("", vec!["Call 2", "p1", "p2"]),
    ] {
        table.set_search(search);
        table.update(&view(1, rows.clone()), at(100), &words);
        assert_eq!(shown(&table), found, "{search}");
    }
}

#[test]
fn a_person_is_new_for_a_minute_without_a_new_roster() {
    let mut there = guest("a", 90);
    there.was_there = true;
    let rows = view(1, [there, guest("b", 95)]);
    let mut table = RosterTable::default();
    table.set_filter(RosterFilter::New);
    table.update(&rows, at(100), &no_words);
    assert_eq!(
        (shown(&table), table.count(RosterFilter::New)),
        (vec!["Call 1".to_owned(), "b".to_owned()], 1)
    );
    table.update(&rows, at(155), &no_words);
    assert_eq!((shown(&table), table.count(RosterFilter::New)), (vec![], 0));
    assert_eq!(table.count(RosterFilter::Guests), 2);
}

#[test]
fn problems_are_counted_and_found_but_moved_nowhere() {
    let mut back = guest("b", 2);
    back.state = RowState::CameBack {
        at: at(90),
        removed: at(80),
        times: 1,
    };
    let mut table = table_of([guest("a", 1), back.clone(), guest("c", 3)]);
    assert_eq!(shown(&table), ["Call 3", "a", "b", "c"]);
    assert_eq!(table.count(RosterFilter::Problems), 1);
    table.set_filter(RosterFilter::Problems);
    table.update(&view(1, []), at(100), &no_words);
    assert_eq!(shown(&table), ["Call 1", "b"]);
}

#[test]
fn the_focus_stays_with_the_person_and_steps_from_there() {
    let mut table = table_of([guest("b", 2), guest("c", 3), guest("d", 4)]);
    assert_eq!(table.move_focus(FocusStep::By(1)), Some(1));
    assert_eq!(table.move_focus(FocusStep::By(1)), Some(2));
    assert_eq!(table.focus(), Some(&guest("c", 3).key));
    let newer = [guest("a", 1), guest("b", 2), guest("c", 3), guest("d", 4)];
    table.update(&view(2, newer), at(101), &no_words);
    assert_eq!(table.focus(), Some(&guest("c", 3).key));
    assert_eq!(table.move_focus(FocusStep::By(-1)), Some(2));
    assert_eq!(table.move_focus(FocusStep::By(-99)), Some(1));
    assert_eq!(table.move_focus(FocusStep::Last), Some(4));
    table.update(&view(3, [guest("a", 1)]), at(102), &no_words);
    assert_eq!(table.focus(), None);
    assert_eq!(table.move_focus(FocusStep::By(1)), Some(1));
    table.update(&view(4, []), at(103), &no_words);
    assert_eq!(table.move_focus(FocusStep::First), None);
}

#[test]
fn another_call_starts_over_even_while_the_list_is_held() {
    let mut table = table_of([guest("a", 1)]);
    table.set_hold(question());
    let mut other = view(1, [guest("x", 1)]);
    other.id = CallId::from("other");
    table.update(&other, at(101), &no_words);
    assert_eq!(shown(&table), ["Call 1", "x"]);
}

#[derive(Debug, Clone)]
enum Happens {
    Roster(Vec<(u8, bool)>),
    Holds(bool, bool),
    Search(u8),
    Chosen(usize, u8),
    Millis(u16),
}

fn happenings() -> impl Strategy<Value = Vec<Happens>> {
    let one = prop_oneof![
        prop::collection::vec((0..12_u8, any::<bool>()), 0..10).prop_map(Happens::Roster),
        (any::<bool>(), any::<bool>()).prop_map(|(one, two)| Happens::Holds(one, two)),
        (0..4_u8).prop_map(Happens::Search),
        (0..7_usize, 0..3_u8).prop_map(|(filter, sort)| Happens::Chosen(filter, sort)),
        (0..2_000_u16).prop_map(Happens::Millis),
    ];
    prop::collection::vec(one, 1..40)
}

fn some_row((number, lobby): (u8, bool)) -> Row {
    let badges = [Badge::Guest, Badge::Member, Badge::App];
    let badge = badges[usize::from(number) % 3];
    let mut row = row(
        &format!("id{number}"),
        &format!("N{}", number % 5),
        badge,
        u64::from(number),
    );
    row.participant.in_lobby = lobby;
    row
}

proptest! {
    #[test]
    fn a_press_names_who_was_drawn_there(happenings in happenings()) {
        let (mut table, mut now, mut newest) = (RosterTable::default(), at(100), view(0, []));
        let (mut hold, mut choosing) = (OrderHold::default(), false);
        table.update(&newest, now, &no_words);
        for happens in happenings {
            match happens {
                Happens::Roster(mut people) => {
                    people.sort_unstable();
                    people.dedup_by_key(|person| person.0);
                    newest = view(newest.version + 1, people.into_iter().map(some_row));
                }
                Happens::Holds(moved, question) => {
                    hold = OrderHold { pointer_moved: moved.then_some(now), question, selection: false };
                    table.set_hold(hold);
                }
                Happens::Search(number) => {
                    table.set_search(["", "n1", "id1", "nobody"][usize::from(number)]);
                    choosing = true;
                }
                Happens::Chosen(filter, sort) => {
                    table.set_filter(RosterFilter::ALL[filter]);
                    table.set_sort([Sort::Arrival, Sort::Name, Sort::Newest][usize::from(sort)]);
                    choosing = true;
                }
                Happens::Millis(millis) => now = now.plus(Duration::from_millis(millis.into())),
            }
            let before: Vec<Option<RowKey>> = table.lines().iter().map(|line| line.key().cloned()).collect();
            table.update(&newest, now, &no_words);
            let after: Vec<Option<RowKey>> = table.lines().iter().map(|line| line.key().cloned()).collect();
            if hold.holds(now) && (hold.question || !choosing) {
                prop_assert_eq!(&before, &after);
            }
            choosing &= hold.question;
            for (line, drawn) in after.iter().enumerate() {
                match table.press(line, now) {
                    Ok(key) => prop_assert_eq!(Some(&key), drawn.as_ref()),
                    Err(PressRefusal::NoRow) => prop_assert_eq!(drawn, &None),
                    Err(PressRefusal::JustMoved) => {}
                }
                prop_assert!(table.press(line, now.plus(PRESS_GUARD)).ok() == *drawn);
            }
            if !hold.holds(now) {
                let listed = newest.rows.iter().filter(|row| after.contains(&Some(row.key.clone()))).count();
                prop_assert_eq!(listed, after.iter().flatten().count());
                prop_assert_eq!(table.held_back(), 0);
            }
        }
    }
}

#[test]
fn a_selection_holds_the_list_and_newcomers_wait() {
    let mut table = table_of([guest("b", 2), guest("c", 3)]);
    table.set_hold(OrderHold {
        selection: true,
        ..OrderHold::default()
    });
    table.update(&view(2, [guest("c", 3), guest("d", 4)]), at(101), &no_words);
    assert_eq!(shown(&table), ["Call 2", "-b", "c"]);
    assert_eq!(table.held_back(), 1);
}

#[test]
fn the_list_is_sorted_by_kind_tenant_and_state_and_equals_keep_their_order() {
    let mut far = row("far", "Far", Badge::External, 3);
    far.participant.identity.tenant = Some("zeta".into());
    let mut near = row("near", "Near", Badge::External, 4);
    near.participant.identity.tenant = Some("alpha".into());
    let mut failed = row("failed", "Failed", Badge::Guest, 5);
    failed.state = RowState::StillHere {
        attempt: crate::moderation::model::ids::AttemptId(1),
        accepted: at(6),
    };
    let rows = [
        guest("g", 1),
        row("m", "M", Badge::Member, 2),
        far,
        near,
        failed,
    ];
    for (sort, wanted) in [
        (Sort::Arrival, ["g", "m", "far", "near", "failed"]),
        (Sort::Newest, ["failed", "near", "far", "m", "g"]),
        (Sort::Kind, ["m", "g", "failed", "far", "near"]),
        (Sort::Tenant, ["near", "far", "g", "m", "failed"]),
        (Sort::State, ["failed", "g", "m", "far", "near"]),
    ] {
        let mut table = RosterTable::default();
        table.set_sort(sort);
        table.update(&view(1, rows.clone()), at(100), &no_words);
        assert_eq!(shown(&table)[1..], wanted, "{sort:?}");
    }
}

#[test]
fn a_name_as_it_looks_finds_who_only_looks_like_it() {
    // The first two letters of the second name are Cyrillic.
    let rows = ["Helen Cooper", "\u{41d}\u{435}len Cooper"].map(|name| {
        let mut row = guest(if name.is_ascii() { "real" } else { "fake" }, 1);
        row.name = SafeName::new(name);
        row
    });
    let mut table = RosterTable::default();
    table.set_search("helen cooper");
    table.update(&view(1, rows), at(100), &no_words);
    assert_eq!(shown(&table), ["Call 2", "real", "fake"]);
}

#[test]
fn a_search_says_what_it_met_where_that_is_not_in_the_name() {
    let mut person = row("visit-7", "Ada Lovelace", Badge::Member, 1);
    person.participant.identity.email = Some("Countess@contoso.example".into());
    person.participant.identity.tenant = Some("aaaa-bbbb".into());
    let mut table = table_of(vec![person.clone()]);
    for (search, met) in [
        ("", None),
        ("love", None),
        ("ada countess", Some(FoundIn::Address)),
        ("BBBB", Some(FoundIn::Tenant)),
        ("visit-7", Some(FoundIn::Participant)),
        // The first word is in the description of the person, which the row shows.
        ("member visit-7", Some(FoundIn::Participant)),
        ("nobody", None),
    ] {
        table.set_search(search);
        let found = table.found_by(&person).map(|(place, _)| place);
        assert_eq!(found, met, "{search}");
    }
}
