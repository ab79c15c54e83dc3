//! Remembers the people who have left a call, and the call's earlier states, for answers that lag behind.
//!
//! The world records the state after each change. Neighboring states share unchanged participants, so a long past of a
//! large call takes little memory.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use crate::simulator::fault::lie::AnswerLag;
use crate::simulator::model::call::{Call, Participant};
use crate::simulator::model::call_state::CallState;

/// Maximum number of states remembered per call.
const MOST_MOMENTS: usize = 256;

/// Maximum number of ended visits remembered per call.
const MOST_VISITS: usize = 1000;

#[derive(Clone, Debug, Default)]
pub(crate) struct CallHistory {
    moments: VecDeque<PastState>,
    /// Ended visits, each with the time of its end.
    pub(crate) left: VecDeque<(Arc<Participant>, Duration)>,
}

/// The state of a call from some time on.
#[derive(Clone, Debug)]
pub(crate) struct PastState {
    from: Duration,
    pub(crate) version: u64,
    pub(crate) state: CallState,
    pub(crate) people: Vec<Arc<Participant>>,
}

impl CallHistory {
    /// Records the current state if it changed.
    pub(crate) fn note(&mut self, call: &Call, now: Duration) {
        let before = self.moments.back();
        if before
            .is_some_and(|last| last.version == call.roster_version && last.state == call.state)
        {
            return;
        }
        let known = before.map_or(&[][..], |last| &last.people);
        let (people, left) = compare(known, &call.participants);
        self.left.extend(left.into_iter().map(|one| (one, now)));
        self.moments.push_back(PastState {
            from: now,
            version: call.roster_version,
            state: call.state.clone(),
            people,
        });
        self.left
            .drain(..self.left.len().saturating_sub(MOST_VISITS));
        self.moments
            .drain(..self.moments.len().saturating_sub(MOST_MOMENTS));
    }

    /// Returns the state that an answer with this lag shows. Returns the oldest state if none is old enough, and `None`
    /// if none was recorded.
    pub(crate) fn behind(&self, lag: AnswerLag, now: Duration) -> Option<&PastState> {
        let past = match lag {
            AnswerLag::Seconds(seconds) => {
                let then = now.checked_sub(Duration::from_secs(seconds));
                let known = |moment: &&PastState| then.is_some_and(|then| moment.from <= then);
                self.moments.iter().rfind(known)
            }
            AnswerLag::Changes(changes) => {
                let last = self.moments.len().saturating_sub(1);
                self.moments.get(last.saturating_sub(changes))
            }
        };
        past.or(self.moments.front())
    }
}

/// Returns the current participants and those who left. Takes unchanged participants from `before`, so that both states
/// share them.
///
/// New participants are appended, and the order never changes. So one pass over both lists is enough.
fn compare(
    before: &[Arc<Participant>],
    now: &[Participant],
) -> (Vec<Arc<Participant>>, Vec<Arc<Participant>>) {
    let (mut people, mut left) = (Vec::with_capacity(now.len()), Vec::new());
    let mut before = before.iter().peekable();
    for one in now {
        let stays = |known: &Arc<Participant>| known.id == one.id;
        while let Some(gone) = before.next_if(|known| !stays(known)) {
            left.push(Arc::clone(gone));
        }
        match before.next() {
            Some(known) if **known == *one => people.push(Arc::clone(known)),
            _ => people.push(Arc::new(one.clone())),
        }
    }
    left.extend(before.cloned());
    (people, left)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulator::{Scenario, World};

    fn second() -> Duration {
        Duration::from_secs(1)
    }

    fn people(call: &Call) -> usize {
        call.participants.len()
    }

    #[test]
    fn a_call_is_seen_as_it_was_some_seconds_or_changes_ago() {
        let scenario = Scenario::call("Review").person("Ada").guest("Bob").build();
        let call = scenario.calls().remove(0);
        let mut world = scenario.into_world();
        world.advance(second());
        world.leave(&call, "Bob");
        world.remember();
        world.advance(second());
        world.leave(&call, "Ada");
        world.remember();
        let seen = |world: &World, lag| people(&world.call_behind(&call, lag).unwrap());
        assert_eq!(seen(&world, AnswerLag::Changes(1)), 2);
        assert_eq!(seen(&world, AnswerLag::Changes(2)), 3);
        assert_eq!(seen(&world, AnswerLag::Changes(99)), 3);
        assert_eq!(seen(&world, AnswerLag::Seconds(1)), 2);
        assert_eq!(seen(&world, AnswerLag::Seconds(2)), 3);
        world.advance(second());
        assert_eq!(seen(&world, AnswerLag::Seconds(1)), 1);
        let left: Vec<_> = world.left(&call).map(|(_, at)| at.as_secs()).collect();
        assert_eq!(left, [1, 2]);
    }

    #[test]
    fn somebody_who_changed_did_not_leave() {
        let scenario = Scenario::call("Review").person("Ada").guest("Bob").build();
        let call = scenario.calls().remove(0);
        let mut world = scenario.into_world();
        world.set_muted(&call, "Ada", true);
        world.remember();
        assert_eq!(world.left(&call).count(), 0);
        let before = world.call_behind(&call, AnswerLag::Changes(1)).unwrap();
        assert!(!before.participants_named("Ada").next().unwrap().muted);
    }

    #[test]
    fn the_past_is_bounded() {
        let scenario = Scenario::call("Review").guest("Bob").build();
        let call = scenario.calls().remove(0);
        let mut world = scenario.into_world();
        for _ in 0..MOST_VISITS + 20 {
            world.rejoin(&call, "Bob");
            world.remember();
        }
        assert_eq!(world.past[0].moments.len(), MOST_MOMENTS);
        assert_eq!(world.left(&call).count(), MOST_VISITS);
    }
}
