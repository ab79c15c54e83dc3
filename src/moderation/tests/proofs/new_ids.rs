//! A service that gives everybody new ids with each response.

use crate::moderation::evidence::reading::IncompleteReason;
use crate::moderation::model::participant::Participant;
use crate::moderation::state::activity::entry::ActivityEvent;
use crate::moderation::state::row::RowState;
use crate::moderation::tests::cast::{guest, named, user, user_as};
use crate::moderation::tests::stage::Stage;

/// Makes the same people for each response, with ids that contain the response's number: accounts, guests with new
/// identities, and people of the same name. Only this app keeps its id.
fn people(answer: u32) -> Vec<Participant> {
    let accounts = (0..20).map(|n| user_as(&format!("user{n}"), &format!("u{n}-{answer}")));
    let guests = (0..10).map(|n| guest(&format!("Guest {n}"), &format!("g{n}-{answer}")));
    let namesakes = (0..6).map(|n| guest("iPhone", &format!("i{n}-{answer}")));
    let own = std::iter::once(user("own"));
    own.chain(accounts).chain(guests).chain(namesakes).collect()
}

fn answer(stage: &mut Stage, people: Vec<Participant>) {
    let now = stage.wait(2).now;
    stage.roster_asked(now, people);
}

fn churning(answers: u32) -> Stage {
    let mut stage = Stage::new();
    stage.reads_call();
    for _ in 0..2 {
        answer(&mut stage, people(0));
    }
    for n in 1..=answers {
        answer(&mut stage, people(n));
    }
    stage
}

fn joins_and_departures(stage: &Stage) -> usize {
    let log = stage.entries();
    let is_move = |what: &ActivityEvent| {
        matches!(
            what,
            ActivityEvent::Joined { .. }
                | ActivityEvent::Left { .. }
                | ActivityEvent::CameBack { .. }
        )
    };
    log.iter().filter(|entry| is_move(&entry.what)).count()
}

#[test]
fn it_is_told_after_three_answers_and_nobody_joins_or_leaves_by_it() {
    for (answers, told) in [(0, false), (1, false), (2, false), (3, true), (30, true)] {
        let stage = churning(answers);
        assert_eq!(stage.view().new_ids, told, "{answers}");
        assert_eq!(joins_and_departures(&stage), 0, "{answers}");
        assert_eq!(stage.view().wave, None, "{answers}");
    }
}

#[test]
fn the_list_shows_everybody_once_and_since_when_they_are_there() {
    let stage = churning(12);
    let view = stage.view();
    assert_eq!(view.rows.len(), people(0).len());
    assert_eq!(view.ended_visits.len(), 0);
    let first = stage.row("own").first_seen;
    assert!(view.rows.iter().all(|row| row.first_seen == first));
    assert_eq!(
        view.incomplete,
        Some(IncompleteReason::NewIds),
        "such an answer proves nothing"
    );
}

#[test]
fn whoever_really_joins_is_told_and_the_others_are_not() {
    let mut stage = churning(4);
    for n in 5..8 {
        let mut listed = people(n);
        listed.push(guest("Eve", &format!("eve-{n}")));
        answer(&mut stage, listed);
    }
    assert_eq!(joins_and_departures(&stage), 1);
    assert!(stage.view().new_ids);
}

#[test]
fn the_door_removes_nobody_who_was_there_under_another_id() {
    let mut stage = churning(1);
    stage.close_door(300);
    for n in 2..8 {
        answer(&mut stage, people(n));
    }
    assert_eq!(stage.deletes(), Vec::<&str>::new());
}

#[test]
fn a_removal_is_not_proved_by_an_id_that_everybody_loses() {
    let mut stage = churning(3);
    stage.press("g1-3");
    stage.accept();
    for n in 4..14 {
        answer(&mut stage, people(n));
    }
    assert!(matches!(
        stage.row("g1-3").state,
        RowState::NotProved { .. }
    ));
}

#[test]
fn a_net_that_broke_down_once_is_no_such_service() {
    let mut stage = churning(1);
    for _ in 0..6 {
        answer(&mut stage, people(1));
        assert!(!stage.view().new_ids);
    }
    assert_eq!(stage.view().incomplete, None);
    assert_eq!(stage.view().wave, None);
}

#[test]
fn it_is_told_no_longer_once_ids_stay() {
    let mut stage = churning(5);
    for wanted in [true, false] {
        answer(&mut stage, people(5));
        assert_eq!(stage.view().new_ids, wanted);
    }
    assert_eq!(stage.view().rows.len(), people(0).len());
}

#[test]
fn people_who_come_and_go_are_no_such_service() {
    let mut stage = Stage::new();
    stage.reads_call();
    for n in 0..10 {
        let own = user("own");
        let others =
            (0..9).map(|one| named(guest("x", &format!("g{n}-{one}")), &format!("G {n} {one}")));
        answer(&mut stage, std::iter::once(own).chain(others).collect());
        assert!(!stage.view().new_ids);
    }
}

#[test]
fn a_crowd_that_was_removed_and_comes_back_at_once_has_joined() {
    let crowd = |answer: u32| {
        let raiders = (0..9).map(|n| guest(&format!("Raider {n}"), &format!("r{n}-{answer}")));
        std::iter::once(user("own"))
            .chain(raiders)
            .collect::<Vec<_>>()
    };
    let mut stage = Stage::new();
    stage.reads_call();
    for _ in 0..2 {
        answer(&mut stage, crowd(0));
    }
    for n in 0..9 {
        stage.press(&format!("r{n}-0")).accept();
    }
    answer(&mut stage, crowd(1));
    assert_eq!(joins_and_departures(&stage), 9);
    assert_eq!(stage.view().incomplete, None);
}
