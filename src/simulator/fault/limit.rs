//! A limit on requests per second, like a service's limit for an app.

use std::collections::VecDeque;
use std::time::Duration;

use tokio::time::Instant;

const SECOND: Duration = Duration::from_secs(1);

/// Times of the requests that were let through within the last second.
#[derive(Clone, Debug, Default)]
pub(crate) struct Limit {
    admitted: VecDeque<Instant>,
}

impl Limit {
    /// Returns whether another request may pass, and counts the request if so. Refused requests do not count.
    pub(crate) fn admits(&mut self, per_second: usize, now: Instant) -> bool {
        let over = |at: &mut Instant| now.saturating_duration_since(*at) >= SECOND;
        while self.admitted.pop_front_if(over).is_some() {}
        let admits = self.admitted.len() < per_second;
        if admits {
            self.admitted.push_back(now);
        }
        admits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn so_many_pass_in_any_second() {
        let start = Instant::now();
        let mut limit = Limit::default();
        let mut asks = |milliseconds| {
            let at = start + Duration::from_millis(milliseconds);
            limit.admits(2, at)
        };
        assert_eq!([0, 500, 999].map(&mut asks), [true, true, false]);
        assert_eq!(
            [1000, 1001, 1500, 1501].map(asks),
            [true, false, true, false]
        );
    }
}
