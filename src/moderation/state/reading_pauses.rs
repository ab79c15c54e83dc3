//! Periods without readings, because Graph asked us to wait or nobody is signed in. The functions here call such a
//! period a hold.
//!
//! Such periods do not count towards deadlines that wait for a reading.

use std::time::Duration;

use crate::moderation::model::time::Now;

/// Number of past periods that are kept. Removals that still wait for a proof are younger than the
/// oldest kept period.
const KEPT: usize = 64;

/// Recent periods, oldest first. They never overlap.
#[derive(Debug, Default)]
pub(crate) struct ReadingPauses {
    /// Monotonic start and end of each period.
    spans: Vec<(Duration, Duration)>,
}

impl ReadingPauses {
    /// Starts a hold, or extends the one in progress, until the monotonic time `until`.
    pub(crate) fn hold(&mut self, now: Now, until: Duration) {
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

    /// Ends the hold in progress.
    pub(crate) fn release(&mut self, now: Now) {
        if let Some((_, end)) = self.spans.last_mut() {
            *end = (*end).min(now.monotonic);
        }
    }

    /// Whether a hold is in progress.
    pub(crate) fn is_on(&self, now: Now) -> bool {
        self.until(now).is_some()
    }

    /// Returns when the hold in progress ends.
    pub(crate) fn until(&self, now: Now) -> Option<Duration> {
        let end = self.spans.last().map(|(_, end)| *end);
        end.filter(|end| *end > now.monotonic)
    }

    /// Returns the time between `then` and `now` in which readings were allowed.
    pub(crate) fn allowed_since(&self, then: Now, now: Now) -> Duration {
        let held = self.spans.iter().map(|(from, end)| {
            let (from, end) = ((*from).max(then.monotonic), (*end).min(now.monotonic));
            end.saturating_sub(from)
        });
        now.since(then).saturating_sub(held.sum())
    }

    /// Returns the monotonic time at which readings will have been allowed for `allowed` since
    /// `then`, given the holds known now.
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
    fn a_hold_counts_for_nothing_and_puts_off_what_is_due() {
        let mut holds = ReadingPauses::default();
        holds.hold(at(5), secs(15));
        assert!(holds.is_on(at(6)) && !holds.is_on(at(15)));
        assert_eq!(holds.allowed_since(at(0), at(20)), secs(10));
        assert_eq!(holds.allowed_since(at(10), at(20)), secs(5));
        assert_eq!(holds.due(at(0), secs(10)), secs(20));
        assert_eq!(holds.due(at(16), secs(10)), secs(26));
        assert_eq!(holds.due(at(0), secs(4)), secs(4));
    }

    #[test]
    fn a_longer_hold_goes_on_and_a_released_one_ends() {
        let mut holds = ReadingPauses::default();
        holds.hold(at(0), secs(10));
        holds.hold(at(5), secs(30));
        assert_eq!(holds.allowed_since(at(0), at(30)), secs(0));
        holds.release(at(20));
        assert_eq!(holds.allowed_since(at(0), at(30)), secs(10));
        holds.hold(at(25), Duration::MAX);
        assert!(holds.is_on(at(1_000_000)));
        assert_eq!(holds.due(at(0), secs(10)), Duration::MAX);
    }
}
