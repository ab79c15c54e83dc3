//! Readings of single participants: which are in progress, and when the next one may be sent.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::moderation::model::ids::{CallId, ParticipantId};
use crate::moderation::model::time::Now;

/// Highest number of single readings in progress at once.
pub(crate) const AT_A_TIME: usize = 4;

/// Shortest time between two automatic single readings, which limits their share of the request budget.
pub(crate) const EACH: Duration = Duration::from_millis(200);

/// A reading without an answer after this time no longer counts as in progress.
pub(crate) const GIVEN_UP: Duration = Duration::from_secs(30);

/// After Graph refused a single reading, no single participant is read for this long.
pub(crate) const REFUSED_FOR: Duration = Duration::from_mins(10);

/// How long whole rosters may take to prove a removal before the participant is read singly.
pub(crate) const ROSTERS_FIRST: Duration = Duration::from_secs(3);

/// Readings of single participants, made and in progress.
#[derive(Debug, Default)]
pub(crate) struct SingleReadings {
    /// The latest reading of each participant.
    pub(crate) asked: BTreeMap<(CallId, ParticipantId), SingleReadingRequest>,
    /// When the latest reading of any participant was sent.
    pub(crate) newest: Option<Now>,
    /// Readings that did not find the participant. They count only once a roster or a reading of the call shows that
    /// the call still existed.
    pub(crate) unconfirmed: Vec<Unconfirmed>,
    /// Monotonic time until which no single participants are read, because Graph refused one.
    pub(crate) refused_until: Option<Duration>,
    /// Whether the activity already says that Graph refuses single readings.
    pub(crate) is_refusal_logged: bool,
}

/// The latest reading of one participant.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SingleReadingRequest {
    pub(crate) at: Now,
    /// Whether the reading is still unanswered.
    pub(crate) is_on_its_way: bool,
}

/// A reading that did not find the participant. It shows that the participant is gone only if the call itself still
/// exists.
#[derive(Debug, Clone)]
pub(crate) struct Unconfirmed {
    pub(crate) call: CallId,
    pub(crate) participant: ParticipantId,
    /// When the request to read the participant was sent.
    pub(crate) asked: Now,
}

impl SingleReadings {
    /// Whether Graph refused a single reading recently. If so, no single reading is sent.
    pub(crate) fn is_refused(&self, now: Duration) -> bool {
        self.refused_until.is_some_and(|until| now < until)
    }

    /// Returns the monotonic time of the next reading of one participant. `None` while a reading is in progress, but
    /// not for longer than [`GIVEN_UP`].
    ///
    /// The time is at least `pace` after the last reading, and not before `from`.
    pub(crate) fn due(
        &self,
        key: &(CallId, ParticipantId),
        pace: Duration,
        from: Now,
        now: Now,
    ) -> Option<Duration> {
        match self.asked.get(key) {
            Some(asked) if asked.is_on_its_way && now.since(asked.at) < GIVEN_UP => None,
            Some(asked) => Some(asked.at.plus(pace).monotonic.max(from.monotonic)),
            None => Some(from.monotonic),
        }
    }

    /// Whether the latest reading of any participant was sent less than [`EACH`] ago.
    pub(crate) fn is_just_asked(&self, now: Now) -> bool {
        self.newest.is_some_and(|newest| now.since(newest) < EACH)
    }

    /// Returns the number of readings in progress.
    pub(crate) fn on_their_way(&self, now: Now) -> usize {
        let asked = self.asked.values();
        let open = asked.filter(|asked| asked.is_on_its_way && now.since(asked.at) < GIVEN_UP);
        open.count()
    }
}
