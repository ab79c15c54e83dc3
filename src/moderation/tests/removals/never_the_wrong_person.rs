//! Whatever rosters, clicks and responses do, a `DELETE` names exactly the person who was clicked and confirmed.

pub(crate) mod story;

use std::sync::Arc;
use std::time::Duration;

use proptest::prelude::*;

use crate::moderation::command::Command;
use crate::moderation::effect::{Effect, Request};
use crate::moderation::event::Event;
use crate::moderation::event::OneReading;
use crate::moderation::model::audit::{Phase, Source};
use crate::moderation::model::failure::Cause;
use crate::moderation::model::time::Now;
use crate::moderation::state::row::{Row, RowKey};
use crate::moderation::tests::cast::failure;
use crate::moderation::tests::removals::never_the_wrong_person::story::{
    Attendance, StoryAnswer, StoryStep, story,
};
use crate::moderation::tests::stage::{CALL, Stage};
use crate::moderation::views::table::OrderHold;
use crate::moderation::views::table::roster_table::RosterTable;

/// The moderator's mouse, and the list in the window.
#[derive(Default)]
struct Hand {
    table: RosterTable,
    /// The person on each line as the window last drew it. `None` for a heading.
    seen: Vec<Option<RowKey>>,
    pointer: Option<usize>,
    moved: Option<Now>,
    /// The click for which the button is down.
    pressed: Option<Press>,
    /// The click whose confirmation is open.
    confirming: Option<Press>,
}

/// A click: the person that the window showed under the pointer (`seen`), and the row that the list assigns to the
/// click (`bound`).
struct Press {
    seen: RowKey,
    bound: RowKey,
}

impl Hand {
    fn take_news(&mut self, stage: &Stage) {
        self.table.set_hold(OrderHold {
            pointer_moved: self.moved,
            question: self.confirming.is_some(),
            selection: false,
        });
        self.table.update(&stage.view(), stage.now, &|_, _| ());
    }

    fn draw(&mut self, stage: &Stage) {
        self.take_news(stage);
        let keys = self.table.lines().iter().map(|line| line.shown());
        self.seen = keys.map(|shown| Some(shown?.row.key.clone())).collect();
    }

    fn point(&mut self, at: Option<usize>, now: Now) {
        self.pointer = at.map(|at| at % self.seen.len().max(1));
        self.moved = at.map(|_| now);
    }

    /// Presses the mouse button. The list may have changed since the frame at which the moderator
    /// aimed.
    fn press(&mut self, stage: &Stage) {
        self.take_news(stage);
        let seen = self.pointer.and_then(|line| self.seen.get(line)?.clone());
        let bound = self.pointer.map(|line| self.table.press(line, stage.now));
        self.pressed = match (seen, bound) {
            (Some(seen), Some(Ok(bound))) => Some(Press { seen, bound }),
            _ => None,
        };
        self.draw(stage);
    }

    /// Releases the mouse button. A click counts only if it ends on the row on which it started.
    fn release(&mut self, stage: &Stage) {
        self.draw(stage);
        let under = self.pointer.and_then(|line| self.seen.get(line)?.clone());
        let pressed = self.pressed.take();
        self.confirming = pressed.filter(|press| under == Some(press.bound.clone()));
    }
}

fn play(stage: &mut Stage, call: &mut Attendance, hand: &mut Hand, step: StoryStep) {
    stage.effects.clear();
    match step {
        StoryStep::Roster(changes, age, incomplete) => {
            for change in &changes {
                call.change(change);
            }
            let asked = Now {
                monotonic: stage
                    .now
                    .monotonic
                    .saturating_sub(Duration::from_millis(age)),
                ..stage.now
            };
            stage.event(Event::Roster {
                call: CALL.into(),
                asked,
                participants: call.roster(),
                incomplete,
            });
        }
        StoryStep::One(id, is_there) => {
            let read = if is_there {
                OneReading::There
            } else {
                OneReading::NotThere
            };
            stage.reads_one(id, read);
        }
        StoryStep::Frame => hand.draw(stage),
        StoryStep::Point(at) => hand.point(at, stage.now),
        StoryStep::Press => hand.press(stage),
        StoryStep::Release => hand.release(stage),
        StoryStep::Confirm => confirm(stage, hand),
        StoryStep::Escape => hand.confirming = None,
        StoryStep::Search(text) => hand.table.set_search(text),
        StoryStep::Sort(sort) => hand.table.set_sort(sort),
        StoryStep::Wait(millis) => drop(stage.wait_exactly(Duration::from_millis(millis))),
        StoryStep::Answer(which, how) => answer(stage, which, how),
        StoryStep::Dismiss => {
            let focused = hand.seen.iter().flatten().find_map(RowKey::participant);
            if let Some(participant) = focused {
                stage.dismiss(participant.as_str());
            }
        }
        StoryStep::DiskCatchesUp => drop(stage.disk_catches_up()),
        StoryStep::ReadCall => drop(stage.reads_call()),
        StoryStep::SignOutAndIn => {
            stage.event(Event::SignedOut).sign_in("app");
        }
    }
}

/// Confirms a removal. Checks that exactly one `DELETE` of exactly that person follows, or a
/// refusal.
fn confirm(stage: &mut Stage, hand: &mut Hand) {
    let Some(pressed) = hand.confirming.take() else {
        return;
    };
    assert_eq!(pressed.bound, pressed.seen, "another person than was seen");
    let Some(participant) = pressed.bound.participant().cloned() else {
        return;
    };
    let before = stage.view().rows;
    let sent = stage.sent.len();
    stage.command(Command::Remove {
        call: CALL.into(),
        participant: participant.clone(),
        source: Source::Click,
    });
    let is_refused = stage.refusal().is_some();
    assert_eq!(stage.sent.len() - sent, usize::from(!is_refused));
    for row in stage.view().rows.iter() {
        let was = before.iter().find(|was| was.key == row.key);
        let is_untouched = was.is_some_and(|was| was.state == row.state);
        assert_eq!(
            is_untouched,
            is_refused || row.key != pressed.seen,
            "{row:?}"
        );
    }
    if is_refused {
        return;
    }
    assert_eq!(
        stage.sent[sent].request,
        Request::Delete(participant.clone())
    );
    assert!(!["own", "", ".."].contains(&participant.as_str()));
    let intent = stage.audit.iter().rfind(|line| line.phase == Phase::Intent);
    let intent = intent.unwrap();
    assert_eq!(intent.participant.as_deref(), Some(participant.as_str()));
    let listed = before.iter().find(|row| row.key == pressed.seen).unwrap();
    let identity = listed.participant.identity.id.as_deref();
    assert_eq!(intent.identity.as_deref(), identity);
}

fn answer(stage: &mut Stage, which: prop::sample::Index, how: StoryAnswer) {
    if stage.sent.is_empty() {
        return;
    }
    let attempt = which.get(&stage.sent).id;
    let answer = match how {
        StoryAnswer::Accepted => Ok(204),
        StoryAnswer::NotFound => Err(Cause::ParticipantNotFound),
        StoryAnswer::CallNotFound => Err(Cause::CallNotFound),
        StoryAnswer::Forbidden => Err(Cause::GrantMissing),
        StoryAnswer::Lost => Err(Cause::TimedOut),
        StoryAnswer::Waits => {
            stage.event(Event::AttemptWaits {
                attempt,
                until: stage.now.plus(Duration::from_secs(5)),
                asked_by_graph: true,
                failure: failure(Cause::Throttled(None)),
            });
            return;
        }
    };
    stage.answer(attempt, answer);
}

/// Whether the rows that are in both lists have the same order in both. Other rows don't matter.
fn keeps_order(before: &[Arc<Row>], after: &[Arc<Row>]) -> bool {
    let keys = |rows: &[Arc<Row>], others: &[Arc<Row>]| -> Vec<RowKey> {
        let stays = |row: &&Arc<Row>| others.iter().any(|other| other.key == row.key);
        rows.iter()
            .filter(stays)
            .map(|row| row.key.clone())
            .collect()
    };
    keys(before, after) == keys(after, before)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_delete_names_exactly_the_person_who_was_pressed_and_confirmed(
        steps in story(),
        is_slow_disk in any::<bool>(),
    ) {
        let mut stage = Stage::new();
        stage.reads_call();
        stage.slow_disk = is_slow_disk;
        let (mut call, mut hand) = (Attendance::at_first(), Hand::default());
        stage.roster_asked(stage.now, call.roster());
        for step in steps {
            let (sent, before) = (stage.sent.len(), stage.view().rows);
            let may_send = matches!(step, StoryStep::Confirm);
            play(&mut stage, &mut call, &mut hand, step);
            let sends = |effect: &Effect| matches!(effect, Effect::Send(_));
            prop_assert!(may_send || !stage.effects.iter().any(sends));
            prop_assert!(may_send || stage.sent.len() == sent, "sent without a click");
            prop_assert!(keeps_order(&before, &stage.view().rows));
        }
        stage.close();
        prop_assert_eq!(stage.without_result(), []);
    }
}
