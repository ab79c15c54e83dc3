//! Limits the pace of bulk and rule removals. One budget covers all calls, since Graph counts
//! requests per app and tenant.
//!
//! Three limits apply: a *pause* for as long as the service asked; a *rate* that drops to what the
//! service really accepted and then grows a little every second; and the number of removals *in
//! flight*. Until the service refuses something for the first time, there is no rate. Single clicks
//! ignore all limits, but their results count. No clock and no I/O in here.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::{AttemptId, CallId};
use crate::moderation::model::time::Now;

/// Limit on removals in flight at the start, over all calls.
const FIRST: usize = 16;
/// Highest limit on removals in flight, over all calls.
const MOST: usize = 64;
/// Answers that come within this time raise the limit.
const QUICK: Duration = Duration::from_secs(1);

/// Period over which accepted removals are counted.
const WINDOW: Duration = Duration::from_secs(1);
/// After a refusal, the rate is this share of what was accepted. The rest is left for the app's
/// other requests, such as polls.
const CUT: f64 = 0.8;
/// A refusal lowers a known rate at most to this share of it: a short stall says little about the
/// service.
const LARGEST_CUT: f64 = 0.5;
/// A refusal lowers a known rate at least to this share of it.
const SMALLEST_CUT: f64 = 0.9;
/// Growth of the rate in each second of use, as a share of the rate after the last cut.
const GROWTH: f64 = 0.03;
/// Lowest rate, in removals per second.
const LEAST_RATE: f64 = 0.5;
/// Rate after a refusal before anything was accepted, in removals per second.
const FIRST_RATE: f64 = 4.0;
/// Part of a second's removals that may be saved up while nothing is sent, and sent at once.
const BURST: f64 = 0.1;
/// The rate is dropped after this long without a refusal.
const FORGOTTEN_AFTER: Duration = Duration::from_mins(1);
/// After a refused reading, removals wait this much longer than the readings. Rosters are few, and
/// decide what is removed next.
const ROSTER_FIRST: Duration = Duration::from_millis(250);

/// First pause where the service does not say how long to wait. Doubles with each refusal in a row.
const FIRST_PAUSE: Duration = Duration::from_secs(1);
/// Longest pause where the service does not say how long to wait.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// Why automatic and bulk requests are paused, and until when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pause {
    /// When the pause ends.
    pub until: Now,
    /// The response that caused it.
    pub failure: Arc<Failure>,
}

impl Pause {
    /// Whether the pause still lasts.
    fn is_on(&self, now: Duration) -> bool {
        now < self.until.monotonic
    }
}

/// Why a request did nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PacingRefusal {
    /// The service throttled it, so the rate is lowered.
    TooMany,
    /// There was no token, which says nothing about Graph's rate.
    NoToken,
}

/// Paces all removals that are not single clicks.
#[derive(Debug)]
pub(crate) struct RemovalPacer {
    /// Monotonic time at which each removal in flight was sent.
    in_flight: BTreeMap<AttemptId, Duration>,
    /// Most removals in flight. Quick answers raise it, problems halve it.
    limit: usize,
    /// `None` until the service refuses something for the first time.
    rate: Option<Rate>,
    /// Pause of all automatic requests except readings of the call in front.
    pause: Option<Pause>,
    /// Pause of those readings.
    readings: Option<Pause>,
    /// When the last problem occurred. Answers to requests sent before that are not news.
    troubled: Option<Duration>,
    /// Refusals in a row that named no time to wait.
    pauses_in_a_row: u32,
    /// When the latest removals were accepted, within [`WINDOW`].
    taken: VecDeque<Duration>,
    /// How many removals each call may still send in this turn.
    shares: BTreeMap<CallId, usize>,
    /// The call that was last dealt a removal, so that the next turn starts after it.
    last_served: Option<CallId>,
    /// Whether more removals wait than could be dealt out.
    is_wanted: bool,
}

/// A token bucket, filled at `per_second`.
#[derive(Debug, Clone, Copy)]
struct Rate {
    /// Removals per second.
    per_second: f64,
    /// The rate after the last cut, which sets its growth.
    cut_to: f64,
    /// Removals saved up at `counted`.
    credit: f64,
    /// Monotonic time up to which `credit` is counted.
    counted: Duration,
}

impl Default for RemovalPacer {
    fn default() -> Self {
        Self {
            in_flight: BTreeMap::new(),
            limit: FIRST,
            rate: None,
            pause: None,
            readings: None,
            troubled: None,
            pauses_in_a_row: 0,
            taken: VecDeque::new(),
            shares: BTreeMap::new(),
            last_served: None,
            is_wanted: false,
        }
    }
}

impl RemovalPacer {
    /// Returns the pause of automatic requests, while it lasts.
    pub(crate) fn pause(&self, now: Duration) -> Option<&Pause> {
        self.pause.as_ref().filter(|pause| pause.is_on(now))
    }

    /// Returns the pause of readings, while it lasts.
    pub(crate) fn readings_pause(&self, now: Duration) -> Option<&Pause> {
        self.readings.as_ref().filter(|pause| pause.is_on(now))
    }

    /// Returns how many removals may be sent now, over all calls.
    pub(crate) fn room(&mut self, now: Duration) -> usize {
        if self.pause(now).is_some() {
            return 0;
        }
        // Time within a pause does not count, since nothing was sent.
        let paused = self.pause.as_ref().map(|pause| pause.until.monotonic);
        let refused = self.troubled.max(paused);
        if refused.is_none_or(|at| now.saturating_sub(at) >= FORGOTTEN_AFTER) {
            self.rate = None;
        }
        let room = self.limit.saturating_sub(self.in_flight.len());
        match &self.rate {
            None => room,
            Some(rate) => room.min(rate.whole(now)),
        }
    }

    /// Returns when there is room again even without an answer. `None` if only an answer can make
    /// room.
    pub(crate) fn next_room(&self, now: Duration) -> Option<Duration> {
        if let Some(pause) = self.pause(now) {
            return Some(pause.until.monotonic);
        }
        let is_full = self.in_flight.len() >= self.limit;
        let rate = self.rate.as_ref().filter(|_| !is_full)?;
        Some(now + rate.until_whole(now))
    }

    /// As [`Self::next_room`], but `None` if nothing waits for it.
    pub(crate) fn next_turn(&self, now: Duration) -> Option<Duration> {
        self.is_wanted.then(|| self.next_room(now)).flatten()
    }

    /// Counts a removal as sent.
    pub(crate) fn sent(&mut self, attempt: AttemptId, call: &CallId, now: Duration) {
        self.in_flight.insert(attempt, now);
        if let Some(rate) = &mut self.rate {
            rate.spend(now);
        }
        if let Some(share) = self.shares.get_mut(call) {
            *share = share.saturating_sub(1);
        }
    }

    /// Counts an answered removal. Any result counts, since it was not throttled. Quick answers
    /// raise the limit.
    pub(crate) fn taken(&mut self, attempt: AttemptId, now: Duration) {
        let Some(left) = self.in_flight.remove(&attempt) else {
            return;
        };
        self.pauses_in_a_row = 0;
        self.taken.push_back(now);
        self.drop_old(now);
        if let Some(rate) = &mut self.rate {
            rate.per_second += GROWTH * rate.cut_to / rate.per_second;
        }
        if self.is_news(left) && now.saturating_sub(left) < QUICK {
            self.limit = (self.limit + 1).min(MOST);
        }
    }

    /// Forgets a removal whose answer will not come.
    pub(crate) fn dropped(&mut self, attempt: AttemptId) {
        self.in_flight.remove(&attempt);
    }

    /// Handles a removal that the service refused to consider. The wait is in `failure`, if the
    /// service named one.
    pub(crate) fn turned_away(
        &mut self,
        attempt: AttemptId,
        refused: PacingRefusal,
        failure: &Arc<Failure>,
        now: Now,
    ) {
        let left = self.in_flight.get(&attempt).copied();
        self.refused(left.unwrap_or(now.monotonic), refused, failure, now);
        self.dropped(attempt);
    }

    /// Handles the refusal of any request that was sent at `left`. Pause and rate apply to the
    /// whole app.
    pub(crate) fn refused(
        &mut self,
        left: Duration,
        refused: PacingRefusal,
        failure: &Arc<Failure>,
        now: Now,
    ) {
        let is_news = self.is_news(left);
        if is_news {
            self.troubled = Some(now.monotonic);
            self.halve();
            if refused == PacingRefusal::TooMany {
                self.cut(now.monotonic);
            }
        }
        let asked = failure.asked_to_wait();
        if is_news && asked.is_none() {
            self.pauses_in_a_row = self.pauses_in_a_row.saturating_add(1);
        }
        let wait = asked.unwrap_or_else(|| own_pause(self.pauses_in_a_row));
        // A shorter wait would be over at once, and the request refused again.
        let wait = wait.max(FIRST_PAUSE);
        self.pause_for(wait, failure, now);
    }

    /// Handles the refusal of a reading sent at `left`. Rosters resume first when the pause is
    /// over.
    pub(crate) fn reading_refused(&mut self, left: Duration, failure: &Arc<Failure>, now: Now) {
        self.refused(left, PacingRefusal::TooMany, failure, now);
        let Some(wait) = failure.asked_to_wait() else {
            return;
        };
        self.pause_for(wait + ROSTER_FIRST, failure, now);
        let until = now.plus(wait);
        let ends_later = |pause: &Pause| until.monotonic < pause.until.monotonic;
        if !self.readings.as_ref().is_some_and(ends_later) {
            let failure = failure.clone();
            self.readings = Some(Pause { until, failure });
        }
    }

    /// Handles a server error: lowers the limit, since our removals may be the cause.
    pub(crate) fn strained(&mut self, attempt: AttemptId, now: Duration) {
        let Some(left) = self.in_flight.get(&attempt) else {
            return;
        };
        if self.is_news(*left) {
            self.troubled = Some(now);
            self.halve();
        }
    }

    /// Starts again for another session, which may be another app. Removals in flight are still
    /// answered.
    pub(crate) fn discard_evidence(&mut self) {
        *self = Self {
            in_flight: std::mem::take(&mut self.in_flight),
            ..Self::default()
        };
    }

    /// Resets the limit once nothing is in flight, since it was learned under load.
    pub(crate) fn rest(&mut self) {
        if self.in_flight.is_empty() {
            self.limit = FIRST;
        }
    }

    /// Deals the room out among calls with waiting removals: one each in turn, starting after the
    /// call served last.
    pub(crate) fn deal(&mut self, mut waiting: Vec<(CallId, usize)>, now: Duration) {
        self.shares.clear();
        waiting.retain(|(_, many)| *many > 0);
        let mut room = if waiting.is_empty() {
            0
        } else {
            self.room(now)
        };
        let last = self.last_served.as_ref();
        let after = waiting.iter().position(|(call, _)| Some(call) == last);
        waiting.rotate_left(after.map_or(0, |at| at + 1));
        self.is_wanted = waiting.iter().map(|(_, many)| many).sum::<usize>() > room;
        while room > 0 && waiting.iter().any(|(_, many)| *many > 0) {
            for (call, many) in waiting.iter_mut().filter(|(_, many)| *many > 0).take(room) {
                *many -= 1;
                room -= 1;
                *self.shares.entry(call.clone()).or_default() += 1;
                self.last_served = Some(call.clone());
            }
        }
    }

    /// Returns how many removals this call may still send in this turn.
    pub(crate) fn share(&self, call: &CallId) -> usize {
        self.shares.get(call).copied().unwrap_or_default()
    }

    /// Whether a request sent at `left` was sent after the last problem, so that its result is new
    /// evidence.
    fn is_news(&self, left: Duration) -> bool {
        self.troubled.is_none_or(|troubled| troubled < left)
    }

    /// Halves the number of removals that may be in flight.
    fn halve(&mut self) {
        self.limit = (self.limit / 2).max(1);
    }

    /// Lowers the rate to a share of what was really accepted.
    fn cut(&mut self, now: Duration) {
        self.drop_old(now);
        let taken = f64::from(u32::try_from(self.taken.len()).unwrap_or(u32::MAX));
        let measured = CUT * taken / WINDOW.as_secs_f64();
        let per_second = match &self.rate {
            Some(rate) => measured.clamp(
                rate.per_second * LARGEST_CUT,
                rate.per_second * SMALLEST_CUT,
            ),
            None if self.taken.is_empty() && self.in_flight.is_empty() => return,
            None if self.taken.is_empty() => FIRST_RATE,
            None => measured,
        };
        let per_second = per_second.max(LEAST_RATE);
        self.rate = Some(Rate {
            per_second,
            cut_to: per_second,
            credit: 0.0,
            counted: now,
        });
    }

    /// Pauses automatic requests for `wait`, unless a longer pause is in progress.
    fn pause_for(&mut self, wait: Duration, failure: &Arc<Failure>, now: Now) {
        let until = now.plus(wait);
        let is_longer = |pause: &Pause| pause.until.monotonic < until.monotonic;
        if self.pause.as_ref().is_none_or(is_longer) {
            self.pause = Some(Pause {
                until,
                failure: failure.clone(),
            });
        }
        if let Some(rate) = &mut self.rate {
            // The pause saves up nothing except one removal to start with.
            rate.credit = 1.0;
            let pause = self.pause.as_ref();
            rate.counted = pause.map_or(until, |pause| pause.until).monotonic;
        }
    }

    /// Forgets accepted removals older than [`WINDOW`].
    fn drop_old(&mut self, now: Duration) {
        let is_old = |at: &Duration| now.saturating_sub(*at) >= WINDOW;
        while self.taken.front().is_some_and(is_old) {
            self.taken.pop_front();
        }
    }
}

impl Rate {
    /// Returns the removals saved up by `now`.
    fn credit(&self, now: Duration) -> f64 {
        let saved = now.saturating_sub(self.counted).as_secs_f64() * self.per_second;
        (self.credit + saved).min((self.per_second * BURST).max(1.0))
    }

    /// Whole removals saved up by `now`.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between nothing and a part of a second's worth"
    )]
    fn whole(&self, now: Duration) -> usize {
        // Tolerates rounding errors of the sum.
        (self.credit(now) + 1e-6) as usize
    }

    /// Uses up one removal.
    fn spend(&mut self, now: Duration) {
        self.credit = (self.credit(now) - 1.0).max(0.0);
        self.counted = now;
    }

    /// Returns the time until one removal is saved up.
    fn until_whole(&self, now: Duration) -> Duration {
        let missing = (1.0 - self.credit(now)).max(0.0);
        // Slightly more than needed, so that a caller who waits this long finds it.
        Duration::from_secs_f64(missing / self.per_second) + Duration::from_micros(100)
    }
}

/// Doubles the pause with each refusal in a row, up to [`LONGEST_PAUSE`].
fn own_pause(in_a_row: u32) -> Duration {
    let doublings = in_a_row.saturating_sub(1).min(16);
    FIRST_PAUSE
        .saturating_mul(1 << doublings)
        .min(LONGEST_PAUSE)
}

#[cfg(test)]
mod tests;
