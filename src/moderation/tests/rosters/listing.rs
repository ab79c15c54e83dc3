//! When a roster counts as whole, when a row is dropped, and who has joined.

use std::slice;
use std::sync::Arc;
use std::time::Duration;

use crate::moderation::command::Command;
use crate::moderation::effect::{Effect, Poll};
use crate::moderation::event::Event;
use crate::moderation::event::OneReading;
use crate::moderation::evidence::reading::IncompleteReason;
use crate::moderation::model::failure::Cause;
use crate::moderation::model::participant::{Identity, IdentityKind, Participant};
use crate::moderation::state::activity::entry::ActivityEvent;
use crate::moderation::state::row::{Listing, Role, RowKey, RowState};
use crate::moderation::state::rules::DoorScope;
use crate::moderation::tests::cast::{guest, row_key, user, user_as};
use crate::moderation::tests::stage::{CALL, Stage, id};

impl Stage {
    /// Returns the number of joins, including returns, and the number of departures in the activity.
    pub(crate) fn moves(&self) -> (usize, usize) {
        let entries = self.entries();
        let count =
            |is: fn(&ActivityEvent) -> bool| entries.iter().filter(|it| is(&it.what)).count();
        let joined = |what: &ActivityEvent| {
            matches!(
                what,
                ActivityEvent::Joined { .. } | ActivityEvent::CameBack { .. }
            )
        };
        let left = |what: &ActivityEvent| matches!(what, ActivityEvent::Left { .. });
        (count(joined), count(left))
    }

    /// Returns what the activity says about incomplete rosters, oldest first. `None` says that rosters are whole again.
    fn completeness_told(&self) -> Vec<Option<IncompleteReason>> {
        let entries = self.entries();
        let told = entries.iter().filter_map(|entry| match entry.what {
            ActivityEvent::Rosters { incomplete } => Some(incomplete),
            _ => None,
        });
        told.collect()
    }

    pub(crate) fn rereads_in(&self, after: Duration) -> bool {
        self.effects.contains(&Effect::PollIn {
            call: id(),
            what: Poll::Roster,
            after,
        })
    }
}

#[test]
fn an_entry_without_an_id_of_somebody_who_is_there_is_nobody_who_comes_or_goes() {
    for mut nameless in [guest("Gil", "g-1"), user("ada")] {
        let whole = nameless.clone();
        nameless.id = None;
        let mut stage = Stage::knowing(["own"]);
        for _ in 0..3 {
            stage.wait(1).roster_of([user("own"), whole.clone()]);
        }
        let before = stage.moves();
        for entry in [&nameless, &nameless, &whole, &whole, &whole] {
            stage.wait(2).roster_of([user("own"), entry.clone()]);
        }
        assert_eq!(stage.moves(), before);
        assert_eq!(stage.order().len(), 2);
        // If the person is unknown, an entry without an id is an ordinary join.
        let mut zoe = user("zoe");
        zoe.id = None;
        stage.wait(2).roster_of([user("own"), whole.clone(), zoe]);
        assert_eq!(stage.moves(), (before.0 + 1, before.1));
    }
}

#[test]
fn a_roster_that_may_lack_people_adds_and_takes_nobody_away() {
    for incomplete in [
        IncompleteReason::Cut,
        IncompleteReason::Link { read: 2 },
        IncompleteReason::Page { read: 2 },
        IncompleteReason::Entries(1),
        IncompleteReason::Slow,
        IncompleteReason::Cached,
    ] {
        let mut stage = Stage::knowing(["own", "ada", "bob"]);
        for _ in 0..4 {
            stage.wait(2).partial_roster(["own", "zoe"], incomplete);
        }
        assert_eq!(
            stage.order(),
            ["own", "ada", "bob", "zoe"],
            "{incomplete:?}"
        );
        assert_eq!(stage.view().counts.in_call, 4);
        assert_eq!(stage.view().incomplete, Some(incomplete));
        assert_eq!(
            stage.completeness_told(),
            [Some(incomplete)],
            "once and not per poll"
        );
        stage.wait(2).roster(["own", "ada", "bob", "zoe"]);
        assert_eq!(stage.view().incomplete, None);
        assert_eq!(stage.completeness_told(), [Some(incomplete), None]);
    }
}

#[test]
fn a_roster_that_took_too_long_is_not_whole() {
    for (secs, order) in [(6, vec!["own", "ada"]), (5, vec!["own"])] {
        let mut stage = Stage::knowing(["own", "ada"]);
        for _ in 0..3 {
            let asked = stage.wait(1).now;
            stage.wait(secs).roster_asked(asked, vec![user("own")]);
        }
        assert_eq!(stage.order(), order);
    }
}

#[test]
fn a_roster_without_our_own_entry_proves_nothing_once_it_was_listed() {
    let mut stage = Stage::knowing(["own", "ada", "bob"]);
    stage.wait(1).rosters(["bob"]).wait(1).roster(["bob"]);
    assert_eq!(stage.order(), ["own", "ada", "bob"]);
    assert_eq!(stage.view().incomplete, Some(IncompleteReason::WithoutUs));

    let mut never = Stage::knowing(["ada", "bob"]);
    never.wait(1).rosters(["bob"]);
    assert_eq!(never.order(), ["bob"], "this service never lists us");
}

#[test]
fn our_own_entry_counts_from_when_it_was_listed_though_told_later() {
    let mut stage = Stage::new();
    stage.rosters(["own", "ada"]).reads_call();
    stage.wait(1).rosters(["bob"]);
    assert_eq!(stage.order(), ["own", "ada", "bob"]);
    assert_eq!(stage.view().incomplete, Some(IncompleteReason::WithoutUs));
}

#[test]
fn our_own_entry_is_recognised_by_the_id_of_the_app_too() {
    let mut own = user_as("bot", "x-1");
    own.identity.kind = IdentityKind::Application;
    own.identity.id = Some("28:APP".into());
    let mut stage = Stage::new();
    stage.rosters_of([own.clone(), user("ada")]);
    stage.wait(1).rosters(["bob"]);
    assert_eq!(stage.row("x-1").role, Role::ThisApp);
    assert!(stage.find_row("ada").is_some());
    own.identity.kind = IdentityKind::User;
    let mut stage = Stage::new();
    stage.roster_of([own]);
    assert_eq!(stage.row("x-1").role, Role::Attendee, "a user is no app");
}

#[test]
fn from_the_lobby_this_app_sees_nobody_and_that_says_nothing() {
    let mut stage = Stage::knowing(["own", "ada"]);
    let waits = Participant {
        in_lobby: true,
        ..user("own")
    };
    stage.wait(1).rosters_of([waits.clone()]);
    stage.wait(1).roster_of([waits]);
    assert_eq!(stage.order(), ["own", "ada"]);
    assert_eq!(stage.view().incomplete, Some(IncompleteReason::InLobby));
    assert!(
        stage.completeness_told().is_empty(),
        "the lobby is reported elsewhere"
    );
}

#[test]
fn nobody_at_all_is_believed_twice_and_only_with_a_call_that_is_up() {
    let mut stage = Stage::knowing(["own", "ada"]);
    stage.wait(1).roster([]);
    assert!(stage.polls(Poll::Call) && stage.rereads_in(Duration::from_secs(1)));
    stage.wait(1).reads_call();
    assert_eq!(
        stage.order(),
        ["own", "ada"],
        "one empty roster proves nothing"
    );
    stage.roster([]);
    assert_eq!(stage.order(), ["own", "ada"], "the call was read before it");
    stage.wait(1).reads_call();
    assert!(stage.order().is_empty());

    let mut quick = Stage::knowing(["own", "ada"]);
    quick.wait(1).roster([]);
    quick.wait_exactly(Duration::from_millis(900)).roster([]);
    quick.reads_call();
    assert_eq!(quick.order(), ["own", "ada"], "too soon after one another");

    let mut between = Stage::knowing(["own", "ada"]);
    between.wait(1).roster([]).wait(1).roster(["own", "ada"]);
    between.wait(1).roster([]).reads_call();
    assert_eq!(between.order(), ["own", "ada"], "the count starts again");
}

#[test]
fn a_removal_is_proved_by_empty_rosters_only_after_its_answer() {
    let mut stage = Stage::knowing(["own", "ada"]);
    stage.wait(1).rosters([]).wait(1);
    stage.press("ada").accept().reads_call();
    assert!(matches!(stage.state("ada"), RowState::Accepted { .. }));
    stage.wait(1).roster([]).reads_call();
    assert!(matches!(stage.state("ada"), RowState::Accepted { .. }));
    stage.wait(1).roster([]).reads_call();
    assert!(matches!(stage.state("ada"), RowState::Gone { .. }));
}

#[test]
fn an_entry_without_an_id_blocks_proofs_about_its_own_identity_only() {
    let mut stage = Stage::knowing(["own", "ada", "bob"]);
    let nameless = Participant {
        id: None,
        ..user("ada")
    };
    stage.press("ada").accept().wait(1);
    for _ in 0..3 {
        stage.roster_of([user("own"), nameless.clone()]).wait(1);
    }
    assert!(stage.find_row("bob").is_none());
    assert!(matches!(stage.state("ada"), RowState::Accepted { .. }));
    assert_eq!(stage.outcomes(), []);
    assert_eq!(stage.view().incomplete, None, "it could be read");
    stage.rosters(["own"]);
    assert!(matches!(stage.state("ada"), RowState::Gone { .. }));
}

/// Returns two entries for each of two people: one with a participant id, and one without it. The latter shows at most
/// the name.
fn vague() -> [(Participant, Participant); 2] {
    let mut gil = Participant {
        id: None,
        ..guest("Gil", "g-1")
    };
    gil.identity.id = None;
    let mut phone = guest("", "p-1");
    phone.identity = Identity {
        kind: IdentityKind::Phone,
        id: Some("anonymous".into()),
        ..Identity::default()
    };
    let nameless = Participant {
        id: None,
        ..phone.clone()
    };
    [(guest("Gil", "g-1"), gil), (phone, nameless)]
}

#[test]
fn an_entry_that_tells_neither_ids_blocks_proofs_about_whoever_it_may_be() {
    for (whole, nameless) in vague() {
        let id = whole.id.clone().unwrap();
        let mut stage = Stage::knowing(["own", "ada"]);
        stage.wait(1).rosters_of([user("own"), user("ada"), whole]);
        stage.press(id.as_str()).accept().wait(1);
        for _ in 0..4 {
            stage.roster_of([user("own"), nameless.clone()]).wait(1);
        }
        let state = stage.state(id.as_str());
        assert!(matches!(state, RowState::Accepted { .. }), "{state:?}");
        assert!(stage.find_row("ada").is_none(), "nobody else is blocked");
        stage.rosters(["own"]);
        assert!(matches!(stage.state(id.as_str()), RowState::Gone { .. }));
    }
}

#[test]
fn whoever_an_entry_without_ids_may_have_been_did_not_join() {
    for (whole, nameless) in vague() {
        let mut stage = Stage::knowing(["own"]);
        stage.wait(1).rosters_of([user("own"), nameless]);
        stage.wait(2).rosters(["own"]);
        let before = stage.moves();
        stage.wait(2).roster_of([user("own"), whole]);
        assert_eq!(stage.moves().0, before.0);
        stage.wait(2).roster_of([user("own"), guest("Zoe", "z")]);
        assert_eq!(stage.moves().0, before.0 + 1);
    }
}

#[test]
fn two_people_under_one_id_are_both_shown_and_neither_can_be_removed() {
    let twins = || [user("own"), user_as("ada", "x"), user_as("bob", "x")];
    let mut stage = Stage::knowing(["own"]);
    stage.roster_of([user("own"), user_as("ada", "x")]);
    stage.press("x").accept().wait(1).rosters_of(twins());
    let rows = stage.view().rows;
    let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["own", "ada", "bob"]);
    assert!(rows[1..].iter().all(|row| row.removable().is_none()));
    assert!(matches!(rows[2].key, RowKey::Unaddressed(..)));
    for _ in 0..3 {
        stage.wait(1).reads_one("x", OneReading::NotThere);
        stage.reads_call();
    }
    assert!(matches!(stage.state("x"), RowState::Accepted { .. }));

    let mut fresh = Stage::knowing(["own"]);
    fresh.roster_of(twins()).press("x");
    assert_eq!(fresh.refusal(), Some(Cause::UnusableId));
    fresh.command(Command::RemoveMany {
        call: id(),
        people: vec!["x".into()],
    });
    assert!(fresh.deletes().is_empty());
    let once = [user("own"), user_as("ada", "x"), user_as("ada", "x")];
    fresh.wait(1).rosters_of(once);
    assert_eq!(
        fresh.row("x").removable(),
        Some(&"x".into()),
        "only listed twice"
    );
}

#[test]
fn whoever_is_listed_as_removed_is_not_listed_and_the_row_says_what_graph_says() {
    let mut stage = Stage::knowing(["own", "ada"]);
    let kicked = || Participant {
        removed: Some("removed".into()),
        ..user("ada")
    };
    let last = stage.now;
    let since = stage.wait(1).now;
    stage.roster_of([user("own"), kicked()]);
    let reason = Some("removed".into());
    assert_eq!(
        stage.row("ada").seen.listing,
        Listing::NotListed {
            since,
            last,
            reason
        }
    );
    assert_eq!(stage.view().counts.in_call, 1);
    stage.wait(1).roster_of([user("own"), kicked()]);
    assert!(stage.find_row("ada").is_none());
}

#[test]
fn whoever_is_only_ever_listed_as_removed_makes_no_row_and_is_told_once_with_what_graph_says() {
    let told = |stage: &Stage| -> Vec<(Option<RowKey>, Arc<str>)> {
        let entries = stage.entries();
        let told = entries.iter().filter_map(|entry| match &entry.what {
            ActivityEvent::ListedAsRemoved { who, reason } => {
                Some((who.key.clone(), reason.clone()))
            }
            _ => None,
        });
        told.collect()
    };
    let removed = |id, why: &str| Participant {
        removed: Some(why.into()),
        ..user(id)
    };
    let mut stage = Stage::knowing(["own", "bob"]);
    for _ in 0..3 {
        let kicked = removed("ada", "Removed");
        stage.wait(2).roster_of([user("own"), user("bob"), kicked]);
        assert_eq!(stage.order(), ["own", "bob"]);
        assert_eq!(stage.view().counts.in_call, 2);
    }
    let ada = (Some(row_key("ada")), Arc::from("Removed"));
    assert_eq!(told(&stage), slice::from_ref(&ada));
    assert_eq!(stage.moves(), (0, 0), "nobody joined or left here");
    // If the person had a row, the row has already shown the removal.
    stage.wait(2).rosters_of([user("own"), removed("bob", "")]);
    assert_eq!(told(&stage), [ada]);
}

#[test]
fn one_roster_fades_a_row_and_a_second_one_takes_it_away() {
    let mut stage = Stage::knowing(["own", "ada", "bob"]);
    stage.command(Command::Show(None));
    let last = stage.now;
    let since = stage.wait(1).now;
    stage.roster(["own", "bob"]);
    let listing = stage.row("ada").seen.listing.clone();
    assert_eq!(
        listing,
        Listing::NotListed {
            since,
            last,
            reason: None
        }
    );
    assert_eq!(stage.view().counts.in_call, 2);
    assert!(
        stage.rereads_in(Duration::from_secs(1)),
        "also in the background"
    );
    stage.press("ada");
    assert_eq!(stage.refusal(), Some(Cause::NotListed));
    assert_eq!(stage.moves(), (0, 0));
    stage.wait_exactly(Duration::from_millis(999));
    stage.roster(["own", "bob"]);
    assert!(stage.find_row("ada").is_some(), "too soon after the first");
    stage.wait_exactly(Duration::from_millis(1));
    stage.roster(["own", "bob"]);
    assert!(stage.find_row("ada").is_none());
    assert_eq!(stage.moves(), (0, 1));
}

#[test]
fn the_second_roster_is_asked_for_after_the_first_was_answered() {
    let mut stage = Stage::knowing(["own", "ada"]);
    let first = stage.wait(1).now;
    stage.wait(2).roster_asked(first, vec![user("own")]);
    let during = first.plus(Duration::from_secs(1));
    stage.roster_asked(during, vec![user("own")]);
    assert!(stage.find_row("ada").is_some());
    stage.wait(1).roster(["own"]);
    assert!(stage.find_row("ada").is_none());
}

#[test]
fn a_visit_that_is_listed_again_goes_on_as_it_was() {
    for away in [0, 30, 59] {
        let mut stage = Stage::knowing(["own", "ada"]);
        stage
            .wait(1)
            .roster_of([user("own"), user("ada"), guest("Eve", "g-1")]);
        stage.command(Command::LetStay(id(), "g-1".into()));
        let first_seen = stage.row("g-1").first_seen;
        stage.wait(20);
        if away == 0 {
            stage.roster(["own", "ada"]);
        } else {
            stage.rosters(["own", "ada"]);
            assert!(stage.find_row("g-1").is_none());
        }
        let before = stage.moves();
        stage.wait(away);
        stage.close_door(300);
        stage.rosters_of([user("own"), user("ada"), guest("Eve", "g-1")]);
        let row = stage.row("g-1");
        assert_eq!(row.first_seen, first_seen, "{away}");
        assert_eq!(row.earlier_visits.len(), 0, "{away}");
        assert!(row.is_listed() && row.state == RowState::Present);
        assert_eq!(stage.moves(), before, "nothing is reported as a join");
        stage.wait(5);
        assert!(stage.deletes().is_empty(), "the exemption still holds");
    }
}

#[test]
fn after_a_minute_it_is_another_visit_and_no_join_all_the_same() {
    let mut stage = Stage::knowing(["own", "ada"]);
    stage.wait(1).rosters(["own"]).wait(61);
    stage.roster(["own", "ada"]);
    let row = stage.row("ada");
    assert_eq!(row.first_seen, stage.now);
    assert_eq!(row.earlier_visits.len(), 1);
    assert_eq!(stage.moves(), (0, 1), "an id that was seen never joins");
}

#[test]
fn protection_and_devices_outlast_a_gap() {
    let mut stage = Stage::knowing(["own"]);
    let both = || [user("own"), user("ada"), user_as("ada", "phone")];
    stage.wait(1).roster_of(both());
    let who = crate::moderation::state::row::PersonRef::from(&*stage.row("ada"));
    stage.command(Command::Protect { who, on: true });
    stage.wait(1).roster_of([user("own"), user("ada")]);
    let phone = stage.row("phone");
    assert_eq!((phone.role, phone.devices), (Role::Protected, 2));
    stage.wait(1).roster_of([user("own"), user("ada")]);
    assert!(stage.find_row("phone").is_none());
    stage.wait(1).roster_of(both());
    let phone = stage.row("phone");
    assert_eq!((phone.role, phone.devices), (Role::Protected, 2));
}

#[test]
fn a_join_is_an_id_that_a_whole_roster_lacked() {
    let mut stage = Stage::new();
    stage
        .reads_call()
        .partial_roster(["own", "ada"], IncompleteReason::Cut);
    stage
        .wait(1)
        .partial_roster(["own", "bob"], IncompleteReason::Cut);
    assert_eq!(stage.moves(), (0, 0), "first seen, perhaps there before");
    assert!(stage.row("bob").was_there);
    stage.wait(1).roster(["own", "ada", "bob", "cyd"]);
    assert_eq!(stage.moves(), (0, 0), "no whole one came before it");
    stage
        .wait(1)
        .partial_roster(["own", "dan"], IncompleteReason::Cut);
    assert_eq!(stage.moves(), (1, 0), "a whole one lacked dan");
    assert!(!stage.row("dan").was_there);
}

#[test]
fn answers_that_contradict_each_other_are_told() {
    let mut stage = Stage::knowing(["own", "ada"]);
    for flips in 0..3 {
        assert!(!stage.view().contradicts, "{flips}");
        stage.wait(1).roster(["own"]).wait(1).roster(["own", "ada"]);
    }
    assert!(stage.view().contradicts);
    stage.wait(30).roster(["own", "ada"]);
    assert!(!stage.view().contradicts, "that was half a minute ago");
}

#[test]
fn a_bulk_waits_for_those_whom_one_roster_lacks() {
    let mut stage = Stage::knowing(["own", "ada", "bob"]);
    stage.wait(1).roster(["own", "bob"]);
    stage.command(Command::RemoveMany {
        call: id(),
        people: vec!["ada".into(), "bob".into()],
    });
    assert_eq!(stage.deletes(), ["bob"]);
    stage.wait_exactly(Duration::from_millis(500));
    stage.roster(["own", "ada", "bob"]);
    assert_eq!(stage.deletes(), ["bob", "ada"], "listed again");
}

#[test]
fn the_newest_reading_decides_and_not_the_one_that_came_last() {
    let mut stage = Stage::knowing(["own", "ada"]);
    let old = stage.wait(1).now;
    stage.wait(2).roster(["own", "ada", "bob"]);
    stage.event(Event::Roster {
        call: CALL.into(),
        asked: old,
        participants: vec![user("own")],
        incomplete: None,
    });
    assert!(stage.row("ada").is_listed() && stage.row("bob").is_listed());
}

#[test]
fn what_the_door_concerns_can_be_told_and_is_kept() {
    let mut stage = Stage::knowing(["own"]);
    stage.close_door(300);
    let scope = DoorScope {
        externals: true,
        phones: true,
    };
    stage.command(Command::DoorConcerns(id(), scope));
    assert_eq!(
        stage.kept().unwrap().rules.unwrap().door.unwrap().scope,
        scope
    );
}

#[test]
fn whoever_left_while_no_list_came_left_between_two_times() {
    for (gap, is_told) in [(10, false), (240, true)] {
        let mut stage = Stage::knowing(["own", "ada"]);
        let last = stage.now;
        stage.wait(gap).roster(["own"]);
        let wanted = is_told.then_some(last);
        assert_eq!(stage.row("ada").left_after(), wanted, "{gap} s");
        stage.wait(1).roster(["own"]);
        let entries = stage.entries();
        let told = entries.iter().find_map(|entry| match entry.what {
            ActivityEvent::Left { after, .. } => Some(after),
            _ => None,
        });
        assert_eq!(told, Some(wanted), "{gap} s");
    }
}
