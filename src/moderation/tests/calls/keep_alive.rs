//! Requests that keep calls alive: when they are sent, how failures are handled, and what happens
//! after the computer slept.

use std::time::Duration;

use jiff::SignedDuration;

use crate::moderation::command::Command;
use crate::moderation::effect::{Effect, Poll};
use crate::moderation::event::Event;
use crate::moderation::model::failure::Cause;
use crate::moderation::model::time::Now;
use crate::moderation::tests::cast::failure;
use crate::moderation::tests::stage::{Stage, id};

fn kept() -> Stage {
    let mut stage = Stage::with(["ada"]);
    stage.command(Command::KeepAlive(id(), true));
    assert_eq!(
        signs(&stage),
        1,
        "at once: nobody knows when the last one was"
    );
    stage.answers(Ok(()));
    stage
}

fn signs(stage: &Stage) -> usize {
    let sign = Effect::KeepAlive(id());
    stage
        .effects
        .iter()
        .filter(|effect| **effect == sign)
        .count()
}

fn left(stage: &Stage) -> Option<Duration> {
    stage.view().keep_alive.left(stage.now)
}

impl Stage {
    fn answers(&mut self, result: Result<(), Cause>) -> &mut Self {
        let asked = self.now;
        self.event(Event::KeptAlive {
            call: id(),
            asked,
            result: result.map_err(failure),
        })
    }
}

#[test]
fn a_sign_of_life_is_sent_every_ten_minutes_and_one_at_a_time() {
    let mut stage = kept();
    assert_eq!(left(&stage), Some(Duration::from_mins(45)));
    stage.wait(599);
    assert_eq!(signs(&stage), 0);
    stage.wait(1);
    assert_eq!(signs(&stage), 1);
    stage.wait(600);
    assert_eq!(signs(&stage), 0, "the first one is not answered yet");
    stage.answers(Ok(()));
    assert_eq!(stage.view().keep_alive.trouble, None);
    assert!(stage.effects.iter().any(
        |effect| matches!(effect, Effect::Keep(saved) if saved.kept_alive == Some(stage.now.wall))
    ));
}

#[test]
fn failures_are_tried_again_inside_the_window_and_graph_has_its_way() {
    let mut stage = kept();
    stage.wait(600);
    let mut waits = Vec::new();
    for _ in 0..7 {
        stage.answers(Err(Cause::Service));
        let before = stage.now.monotonic;
        let due = stage.console.next_due().unwrap();
        stage.wait_exactly(due.saturating_sub(before));
        assert_eq!(signs(&stage), 1);
        waits.push((due.saturating_sub(before)).as_secs());
    }
    assert_eq!(waits, [15, 30, 60, 120, 120, 120, 120]);
    stage.answers(Err(Cause::Throttled(Some(Duration::from_mins(5)))));
    stage.wait(299);
    assert_eq!(signs(&stage), 0);
    stage.wait(1);
    assert_eq!(signs(&stage), 1);
    assert!(stage.view().keep_alive.runs_short(stage.now).is_none());
    stage.wait(900);
    let short = stage.view().keep_alive.runs_short(stage.now).unwrap();
    assert!(short < Duration::from_mins(20), "{short:?}");
}

#[test]
fn a_404_is_for_the_call_itself_to_explain() {
    for cause in [Cause::NotFound, Cause::CallNotFound] {
        let mut stage = kept();
        stage.wait(600).answers(Err(cause.clone()));
        assert!(stage.polls(Poll::Call), "{cause:?}");
        stage.call_fails(Cause::CallNotFound).wait(3_600);
        assert_eq!(signs(&stage), 0, "no sign of life for what is over");
    }
}

#[test]
fn a_laptop_that_slept_sends_a_sign_of_life_as_soon_as_it_wakes() {
    let mut stage = kept();
    // Only the wall clock moved on.
    let hour = SignedDuration::from_mins(30);
    stage.now = Now {
        wall: stage.now.wall.checked_add(hour).unwrap(),
        ..stage.now
    };
    assert_eq!(left(&stage), Some(Duration::from_mins(15)));
    stage.roster(["ada"]);
    assert_eq!(signs(&stage), 1);
}

#[test]
fn nothing_is_sent_while_signed_out_or_switched_off() {
    let mut stage = kept();
    stage.event(Event::SignedOut).wait(7_200);
    assert_eq!(signs(&stage), 0);
    stage.sign_in("app");
    assert_eq!(signs(&stage), 1, "as soon as there is a session again");
    stage.answers(Ok(()));
    stage.command(Command::KeepAlive(id(), false));
    stage.wait(3_600);
    assert_eq!((signs(&stage), left(&stage)), (0, None));
}
