//! Reads of single participants: which are in progress, and when the next may follow.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::moderation::model::ids::{CallId, ParticipantId};
use crate::moderation::model::time::Now;

/// Most reads in progress at once.
pub(crate) const AT_A_TIME: usize = 4;

/// Least time between two of them, so that they use only a part of the request budget.
pub(crate) const EACH: Duration = Duration::from_millis(200);

/// A read without an answer after this time no longer counts as in progress.
pub(crate) const GIVEN_UP: Duration = Duration::from_secs(30);

/// How long single participants are not read after Graph refused it.
pub(crate) const REFUSED_FOR: Duration = Duration::from_mins(10);

/// How long whole rosters may take to prove a removal before participants are read.
pub(crate) const ROSTERS_FIRST: Duration = Duration::from_secs(3);

/// Reads made and in progress.
#[derive(Debug, Default)]
pub(crate) struct SingleReadings {
    /// The latest read of each participant.
    pub(crate) asked: BTreeMap<(CallId, ParticipantId), SingleReadingRequest>,
    /// When the latest read was sent.
    pub(crate) newest: Option<Now>,
    /// 404 responses that do not count until the call itself answers.
    pub(crate) unconfirmed: Vec<Unconfirmed>,
    /// Monotonic time until which reads are not tried.
    pub(crate) refused_until: Option<Duration>,
    /// Whether the refusal is in the activity already.
    pub(crate) is_told: bool,
}

/// The latest read of one participant.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SingleReadingRequest {
    /// When it was sent.
    pub(crate) at: Now,
    /// Whether its answer is still to come.
    pub(crate) is_on_its_way: bool,
}

/// A read that returned 404. It counts only if the call itself exists.
#[derive(Debug, Clone)]
pub(crate) struct Unconfirmed {
    pub(crate) call: CallId,
    pub(crate) participant: ParticipantId,
    /// When the read was asked for.
    pub(crate) asked: Now,
}

impl SingleReadings {
    /// Whether Graph refused reads recently.
    pub(crate) fn is_refused(&self, now: Duration) -> bool {
        self.refused_until.is_some_and(|until| now < until)
    }

    /// Returns the monotonic time of the next read, at least `pace` after the last and not before
    /// `from`. `None` while one is in progress.
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

    /// Whether the latest read was sent less than [`EACH`] ago.
    pub(crate) fn is_just_asked(&self, now: Now) -> bool {
        self.newest.is_some_and(|newest| now.since(newest) < EACH)
    }

    /// Returns the number of reads in progress.
    pub(crate) fn on_their_way(&self, now: Now) -> usize {
        let asked = self.asked.values();
        let open = asked.filter(|asked| asked.is_on_its_way && now.since(asked.at) < GIVEN_UP);
        open.count()
    }
}
