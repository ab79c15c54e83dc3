//! Two windows add and delete entries of the rules, and save in either order. Both orders lead to lists with the same
//! people and to the same state of the door, open or closed. No change is lost.
//!
//! If both changed the same value, the later save usually wins. The exceptions have tests of their own.

use proptest::prelude::*;

use super::*;

use crate::moderation::model::identity::{IdentityKind, LastingIdentity};
use crate::moderation::model::time::Now;
use crate::moderation::model::window_id::WindowId;
use crate::moderation::state::rules::DoorScope;

fn identity(number: u8) -> LastingIdentity {
    let text = format!(r#"{{"kind":"user","id":"00000000-0000-4000-8000-0000000000{number:02}"}}"#);
    let identity: LastingIdentity = serde_json::from_str(&text).unwrap();
    assert_eq!(identity.kind(), &IdentityKind::User);
    identity
}

fn kept_out(number: u8) -> SavedKeepOut {
    SavedKeepOut {
        identity: identity(number),
        name: number.to_string().into(),
        since: Now::default().wall,
        until: None,
        by: None,
    }
}

fn door(secs: i64) -> SavedDoor {
    let closed = Now::default().wall + jiff::SignedDuration::from_secs(secs);
    SavedDoor {
        closed,
        until: closed + jiff::SignedDuration::from_mins(10),
        scope: DoorScope::default(),
        lets_in: 0,
        by: None,
    }
}

fn call(people: &[u8], door: Option<SavedDoor>, stay: &[u8]) -> SavedCall {
    let rules = SavedRules {
        kept_out: people.iter().copied().map(kept_out).collect(),
        door,
        let_stay: stay
            .iter()
            .map(|id| ParticipantId::new(id.to_string()))
            .collect(),
    };
    SavedCall {
        rules: (rules != SavedRules::default()).then_some(rules),
        ..SavedCall::new("C1".into(), Now::default().wall)
    }
}

/// Returns the saved call after both windows have written: first the changes of `first`, then the
/// changes of `second`.
fn after(base: &SavedCall, first: &SavedCall, second: &SavedCall) -> SavedCall {
    let on_disk = merge_call(Some(base), first.clone(), Some(base)).unwrap();
    merge_call(Some(base), second.clone(), Some(&on_disk)).unwrap()
}

/// Sorts the lists of a call. Their order depends on which window wrote first, and has no meaning.
fn sorted(call: SavedCall) -> SavedCall {
    let mut call = call;
    if let Some(rules) = &mut call.rules {
        rules.kept_out.sort_by(|a, b| a.name.cmp(&b.name));
        rules.let_stay.sort();
    }
    call
}

fn people() -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::btree_set(0_u8..8, 0..6).prop_map(|set| set.into_iter().collect())
}

fn any_door() -> impl Strategy<Value = Option<SavedDoor>> {
    proptest::option::of((0_i64..2).prop_map(door))
}

fn any_call() -> impl Strategy<Value = SavedCall> {
    (people(), any_door(), people()).prop_map(|(out, door, stay)| call(&out, door, &stay))
}

fn numbers(call: &SavedCall) -> (Vec<String>, Vec<String>) {
    let rules = call.rules.clone().unwrap_or_default();
    let out = rules.kept_out.iter().map(|kept| kept.name.to_string());
    let stay = rules.let_stay.iter().map(ToString::to_string);
    (out.collect(), stay.collect())
}

proptest! {
    #[test]
    fn the_order_of_writing_is_of_no_matter_and_writing_twice_changes_nothing(
        base in any_call(), one in any_call(), other in any_call()
    ) {
        let once = after(&base, &one, &other);
        let swapped = after(&base, &other, &one);
        let is_closed = |call: &SavedCall| call.rules.as_ref().is_some_and(|rules| rules.door.is_some());
        prop_assert_eq!(is_closed(&once), is_closed(&swapped));
        prop_assert_eq!(numbers(&sorted(once.clone())), numbers(&sorted(swapped)));
        let again = merge_call(Some(&base), other.clone(), Some(&once)).unwrap();
        prop_assert_eq!(sorted(again), sorted(once));
    }

    #[test]
    fn what_either_added_is_there_and_what_either_took_back_is_not(
        base in any_call(), one in any_call(), other in any_call()
    ) {
        let merged = numbers(&after(&base, &one, &other));
        let (base, one, other) = (numbers(&base), numbers(&one), numbers(&other));
        for (merged, base, one, other) in [
            (&merged.0, &base.0, &one.0, &other.0),
            (&merged.1, &base.1, &one.1, &other.1),
        ] {
            for entry in base.iter().chain(one).chain(other) {
                let (in_one, in_other) = (one.contains(entry), other.contains(entry));
                let should_be = if base.contains(entry) {
                    in_one && in_other
                } else {
                    in_one || in_other
                };
                prop_assert_eq!(merged.contains(entry), should_be, "{}", entry);
            }
        }
    }
}

#[test]
fn a_window_that_only_kept_the_call_alive_does_not_undo_what_the_other_did() {
    let base = call(&[1], Some(door(0)), &[]);
    let opened = call(&[1, 2], None, &[7]);
    let alive = SavedCall {
        kept_alive: Some(Now::default().wall),
        ..base.clone()
    };
    for merged in [after(&base, &opened, &alive), after(&base, &alive, &opened)] {
        assert_eq!(merged.rules, opened.rules);
        assert_eq!(merged.kept_alive, alive.kept_alive);
    }
}

#[test]
fn a_door_that_was_opened_and_closed_anew_stays_closed_though_the_other_opened_the_old_one() {
    let base = call(&[], Some(door(0)), &[]);
    let (opened, anew) = (call(&[], None, &[]), call(&[], Some(door(60)), &[]));
    assert_eq!(after(&base, &opened, &anew).rules, anew.rules);
    assert_eq!(after(&base, &anew, &opened).rules, anew.rules);
}

#[test]
fn of_two_windows_that_take_over_at_the_same_time_the_first_to_write_has_it() {
    let by = |window: Option<&str>| {
        let by = window.map(WindowId::new);
        call(&[], Some(SavedDoor { by, ..door(0) }), &[])
    };
    let merged = after(&by(Some("a")), &by(Some("b")), &by(Some("c")));
    assert_eq!(merged, by(Some("b")));
}

#[test]
fn a_call_that_another_window_let_go_comes_back_only_with_something_to_say() {
    let base = call(&[], None, &[]);
    let alive = SavedCall {
        kept_alive: Some(Now::default().wall),
        ..base.clone()
    };
    assert_eq!(merge_call(Some(&base), alive, None), None);
    let closed = call(&[], Some(door(0)), &[]);
    assert_eq!(merge_call(Some(&base), closed.clone(), None), Some(closed));
    assert_eq!(merge_call(None, base.clone(), None), Some(base));
}

#[test]
fn two_windows_that_add_the_same_call_lose_nothing_that_either_knows() {
    let bare = SavedCall::new("C1".into(), Now::default().wall);
    let known = SavedCall {
        subject: Some("Board".into()),
        created: Some(Now::default().wall),
        keep_alive: true,
        kept_alive: Some(Now::default().wall),
        ..call(&[1], Some(door(0)), &[])
    };
    for (mine, theirs) in [(&bare, &known), (&known, &bare)] {
        let merged = merge_call(None, mine.clone(), Some(theirs)).unwrap();
        assert_eq!(merged, known);
    }
}

#[test]
fn of_two_doors_closed_at_once_the_later_holds_whole_whoever_writes_last() {
    let earlier = SavedDoor {
        until: door(900).closed,
        ..door(0)
    };
    let later = SavedDoor {
        lets_in: 2,
        ..door(1)
    };
    let [a, b] = [&earlier, &later].map(|door| call(&[], Some(door.clone()), &[]));
    let one = merge_call(None, a.clone(), Some(&b)).unwrap();
    let other = merge_call(None, b.clone(), Some(&a)).unwrap();
    assert_eq!(one, other);
    let held = one.rules.unwrap().door.unwrap();
    assert_eq!((held.closed, held.lets_in), (later.closed, 2));
    assert_eq!(held.until, earlier.until, "for as long as either wanted");
}
