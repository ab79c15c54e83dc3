//! Many people who go missing together are read one by one, since a cut roster would look the same.

use std::time::Duration;

use crate::moderation::acts::batch::EntryResult;
use crate::moderation::command::Command;
use crate::moderation::event::OneReading;
use crate::moderation::model::failure::Cause;
use crate::moderation::model::participant::Participant;
use crate::moderation::tests::cast::{failure, user};
use crate::moderation::tests::stage::{Stage, id};

/// Makes the roster entries of this app and of this many people.
fn crowd(people: usize) -> Vec<Participant> {
    let words = (0..people).map(|n| format!("p{n}"));
    std::iter::once(user("own"))
        .chain(words.map(|word| user(&word)))
        .collect()
}

/// Plays two rosters with a crowd of twenty, and then two rosters that lack `missing` of these people.
fn crowd_without(missing: usize) -> Stage {
    let mut stage = Stage::new();
    stage.reads_call();
    for _ in 0..2 {
        let asked = stage.wait(1).now;
        stage.roster_asked(asked, crowd(20));
    }
    stage.lacks_last(missing).lacks_last(missing);
    stage
}

impl Stage {
    /// Sends a roster a second later, without the last `missing` people of the crowd.
    fn lacks_last(&mut self, missing: usize) -> &mut Self {
        let asked = self.wait(1).now;
        self.roster_asked(asked, crowd(20 - missing))
    }

    fn crowd_size(&self) -> usize {
        self.order().len() - 1
    }
}

#[test]
fn those_who_come_back_after_a_short_roster_are_no_wave() {
    let mut stage = crowd_without(10);
    stage.reads_one("p19", OneReading::Refused(failure(Cause::Forbidden)));
    stage.lacks_last(10).wait(4).lacks_last(10);
    assert_eq!(stage.crowd_size(), 10);
    let asked = stage.wait(1).now;
    stage.roster_asked(asked, crowd(20));
    assert_eq!(stage.crowd_size(), 20);
    let view = stage.view();
    assert_eq!((view.wave, stage.moves()), (None, (0, 10)));
}

#[test]
fn many_who_go_missing_together_are_read_one_by_one() {
    let mut stage = crowd_without(5);
    stage.lacks_last(5);
    assert_eq!(stage.crowd_size(), 20, "five of twenty-one are many");
    stage.wait(1);
    let mut missing: Vec<String> = (15..20).map(|n| format!("p{n}")).collect();
    for _ in 0..40 {
        let asked = stage.asked_about.clone();
        assert!(asked.len() <= 4, "{asked:?}");
        for one in asked {
            stage.reads_one(&one, OneReading::NotThere).reads_call();
            missing.retain(|word| *word != one);
        }
        stage.wait_exactly(Duration::from_millis(250));
    }
    assert_eq!(missing, [""; 0], "each was read");
    assert_eq!(stage.crowd_size(), 15);

    let few = crowd_without(4);
    assert_eq!(few.crowd_size(), 16, "four of twenty-one are not");
}

#[test]
fn one_of_many_who_is_found_by_a_reading_stays() {
    let mut stage = crowd_without(6);
    let asked = stage.wait(1).now;
    stage.reads_one("p19", OneReading::There);
    assert!(stage.row("p19").is_listed());
    stage.roster_asked(asked, crowd(14));
    stage.lacks_last(6);
    assert_eq!(stage.crowd_size(), 20);
}

#[test]
fn where_they_cannot_be_read_three_rosters_over_five_seconds_tell() {
    for answer in [
        OneReading::Refused(failure(Cause::Forbidden)),
        OneReading::Failed,
    ] {
        let mut stage = crowd_without(10);
        for n in 10..20 {
            stage.reads_one(&format!("p{n}"), answer.clone());
        }
        stage.lacks_last(10).wait(1).lacks_last(10);
        assert_eq!(stage.crowd_size(), 20, "only four seconds");
        stage.lacks_last(10);
        assert_eq!(stage.crowd_size(), 10);
    }
}

#[test]
fn those_who_were_asked_to_go_are_not_counted_among_the_missing() {
    let mut stage = Stage::with(["own"]);
    let asked = stage.wait(1).now;
    stage.roster_asked(asked, crowd(20));
    let people: Vec<String> = (10..20).map(|n| format!("p{n}")).collect();
    stage.command(Command::RemoveMany {
        call: id(),
        people: people.iter().map(|word| word.as_str().into()).collect(),
    });
    for attempt in stage.without_result() {
        stage.answer(attempt, Ok(204));
    }
    stage.lacks_last(10).lacks_last(10);
    let batch = stage.view().batch.unwrap();
    assert_eq!(
        batch.count(|result| matches!(result, EntryResult::Gone(_))),
        10
    );
}
