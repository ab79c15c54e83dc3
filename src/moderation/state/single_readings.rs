//! Readings of one participant: which are wanted, and which were asked for.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::moderation::model::ids::{CallId, ParticipantId};
use crate::moderation::model::time::Now;

/// How many of them may be on their way at a time.
pub(crate) const AT_A_TIME: usize = 4;

/// Two of them leave at least so far apart: they take their share of what the service takes, and no more.
pub(crate) const EACH: Duration = Duration::from_millis(200);

/// One that nobody has answered within this does not count any more.
pub(crate) const GIVEN_UP: Duration = Duration::from_secs(30);

/// For how long they are not asked for once they were refused.
pub(crate) const REFUSED_FOR: Duration = Duration::from_mins(10);

/// Rosters have so long to prove a removal by themselves where they are whole.
pub(crate) const ROSTERS_FIRST: Duration = Duration::from_secs(3);

/// What has been asked about whom.
#[derive(Debug, Default)]
pub(crate) struct SingleReadings {
    pub(crate) asked: BTreeMap<(CallId, ParticipantId), SingleReadingRequest>,
    /// When the newest question left.
    pub(crate) newest: Option<Now>,
    /// Answers of 404 for which the call has not shown yet that it lives.
    pub(crate) unconfirmed: Vec<Unconfirmed>,
    pub(crate) refused_until: Option<Duration>,
    pub(crate) is_told: bool,
}

/// The newest question about one participant.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SingleReadingRequest {
    pub(crate) at: Now,
    pub(crate) is_on_its_way: bool,
}

/// The participant was not found, if the call was.
#[derive(Debug, Clone)]
pub(crate) struct Unconfirmed {
    pub(crate) call: CallId,
    pub(crate) participant: ParticipantId,
    pub(crate) asked: Now,
}

impl SingleReadings {
    pub(crate) fn is_refused(&self, now: Duration) -> bool {
        self.refused_until.is_some_and(|until| now < until)
    }

    /// When somebody is asked about next; `None` while an answer is awaited.
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

    pub(crate) fn is_just_asked(&self, now: Now) -> bool {
        self.newest.is_some_and(|newest| now.since(newest) < EACH)
    }

    pub(crate) fn on_their_way(&self, now: Now) -> usize {
        let asked = self.asked.values();
        let open = asked.filter(|asked| asked.is_on_its_way && now.since(asked.at) < GIVEN_UP);
        open.count()
    }
}
