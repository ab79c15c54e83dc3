//! Periods in which readings pause, because Graph asked us to wait or nobody is signed in.
//!
//! Such periods do not count towards deadlines that wait for a reading.

use std::time::Duration;

use crate::moderation::model::time::Now;

/// Highest number of periods that are kept. Older ones hardly matter, because a removal does not wait that long for its
/// proof.
const KEPT: usize = 64;

/// Recent periods, oldest first. They never overlap.
#[derive(Debug, Default)]
pub(crate) struct ReadingPauses {
    /// Monotonic start and end of each period.
    spans: Vec<(Duration, Duration)>,
}

impl ReadingPauses {
    /// Starts a pause, or extends the one in progress, until the monotonic time `until`.
    pub(crate) fn pause(&mut self, now: Now, until: Duration) {
        let from = match self.spans.last_mut() {
            Some((_, end)) if *end >= now.monotonic => {
                *end = (*end).max(until);
                return;
            }
            _ => now.monotonic,
        };
        if until <= from {
            return;
        }
        if self.spans.len() == KEPT {
            self.spans.remove(0);
        }
        self.spans.push((from, until));
    }

    pub(crate) fn resume(&mut self, now: Now) {
        if let Some((_, end)) = self.spans.last_mut() {
            *end = (*end).min(now.monotonic);
        }
    }

    pub(crate) fn is_on(&self, now: Now) -> bool {
        self.until(now).is_some()
    }

    /// Returns the monotonic time at which the pause in progress ends.
    pub(crate) fn until(&self, now: Now) -> Option<Duration> {
        let end = self.spans.last().map(|(_, end)| *end);
        end.filter(|end| *end > now.monotonic)
    }

    /// Returns the time between `then` and `now` in which readings were allowed.
    pub(crate) fn allowed_since(&self, then: Now, now: Now) -> Duration {
        let paused = self.spans.iter().map(|(from, end)| {
            let (from, end) = ((*from).max(then.monotonic), (*end).min(now.monotonic));
            end.saturating_sub(from)
        });
        now.since(then).saturating_sub(paused.sum())
    }

    /// Returns the monotonic time at which readings will have been allowed for a total of
    /// `allowed`, counted from `then`. Considers the pauses known now.
    pub(crate) fn due(&self, then: Now, allowed: Duration) -> Duration {
        let mut due = then.monotonic.saturating_add(allowed);
        for (from, end) in &self.spans {
            let from = (*from).max(then.monotonic);
            if from < due {
                due = due.saturating_add(end.saturating_sub(from));
            }
        }
        due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(secs: u64) -> Now {
        Now::default().plus(Duration::from_secs(secs))
    }

    fn secs(secs: u64) -> Duration {
        Duration::from_secs(secs)
    }

    #[test]
    fn a_pause_counts_for_nothing_and_puts_off_what_is_due() {
        let mut pauses = ReadingPauses::default();
        pauses.pause(at(5), secs(15));
        assert!(pauses.is_on(at(6)) && !pauses.is_on(at(15)));
        assert_eq!(pauses.allowed_since(at(0), at(20)), secs(10));
        assert_eq!(pauses.allowed_since(at(10), at(20)), secs(5));
        assert_eq!(pauses.due(at(0), secs(10)), secs(20));
        assert_eq!(pauses.due(at(16), secs(10)), secs(26));
        assert_eq!(pauses.due(at(0), secs(4)), secs(4));
    }

    #[test]
    fn a_longer_pause_goes_on_and_one_that_is_cut_short_ends() {
        let mut pauses = ReadingPauses::default();
        pauses.pause(at(0), secs(10));
        pauses.pause(at(5), secs(30));
        assert_eq!(pauses.allowed_since(at(0), at(30)), secs(0));
        pauses.resume(at(20));
        assert_eq!(pauses.allowed_since(at(0), at(30)), secs(10));
        pauses.pause(at(25), Duration::MAX);
        assert!(pauses.is_on(at(1_000_000)));
        assert_eq!(pauses.due(at(0), secs(10)), Duration::MAX);
    }
}
