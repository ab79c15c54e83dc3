//! Limits the pace of bulk removals and removals by rules. One budget covers all calls, since Graph counts requests per
//! app and tenant.
//!
//! Three limits apply:
//! - a *pause* after a refusal, at least as long as the service asked
//! - a *rate*
//! - the number of removals *in flight*, sent but not answered
//!
//! There is no rate until the service throttles a request. The rate then becomes a share of what the service accepted
//! in the last second, within bounds. Each answered removal raises it a little.
//!
//! Single clicks ignore all limits, but a click that Graph throttles lowers them. This module uses no clock and no I/O.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::{AttemptId, CallId};
use crate::moderation::model::time::Now;

/// Initial limit on the removals in flight in all calls together.
const FIRST: usize = 16;
/// Highest limit on removals in flight, all calls together.
const MOST: usize = 64;
/// Only an answer within this time raises the limit on removals in flight.
const QUICK: Duration = Duration::from_secs(1);

/// Period over which answered removals are counted.
const WINDOW: Duration = Duration::from_secs(1);
/// A refusal sets the rate to this share of the removals accepted in the last second. The remainder
/// is for other requests, such as polls.
const CUT: f64 = 0.8;
/// Lower limit of a new rate after a refusal, as a share of the previous one. Without this limit, a short stall of the
/// service would lower the rate too far.
const LARGEST_CUT: f64 = 0.5;
/// Upper limit of a new rate after a refusal, as a share of the previous one.
const SMALLEST_CUT: f64 = 0.9;
/// Growth of the rate in a second that uses all of it, as a share of the rate right after the last cut.
const GROWTH: f64 = 0.03;
/// Lowest rate, in removals per second.
const LEAST_RATE: f64 = 0.5;
/// First rate, in removals per second, if none was answered in the last second. Otherwise, the number answered decides.
///
/// The first rate is never lower if no further removals were waiting.
const FIRST_RATE: f64 = 4.0;
/// Share of one second's removals that idle time may save up, to be sent at once later. The saved amount may always
/// reach one removal.
const BURST: f64 = 0.1;
/// After this long without a refusal, the rate limit ends.
const FORGOTTEN_AFTER: Duration = Duration::from_mins(1);
/// How much longer removals pause than readings, if the service refused a reading and named a time to wait. Rosters
/// come first, because the next roster decides which removals follow.
const ROSTER_FIRST: Duration = Duration::from_millis(250);

/// First pause if the service does not say how long to wait. No pause is shorter, even if the service asks for less.
///
/// The next pauses double with each refusal that `pauses_in_a_row` counts, up to [`LONGEST_PAUSE`].
const FIRST_PAUSE: Duration = Duration::from_secs(1);
/// Longest pause if the service does not say how long to wait.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// Why requests are paused, and until when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pause {
    /// When the pause ends.
    pub until: Now,
    /// The failure that caused the pause.
    pub failure: Arc<Failure>,
}

impl Pause {
    fn is_on(&self, now: Duration) -> bool {
        now < self.until.monotonic
    }
}

/// Why a request was not carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PacingRefusal {
    /// The service throttled the request, so the rate is lowered.
    TooMany,
    /// The request had no token, which says nothing about Graph's limits.
    NoToken,
}

/// Paces bulk removals and removals by rules, over all calls.
#[derive(Debug)]
pub(crate) struct RemovalPacer {
    /// Monotonic time at which each removal in flight was sent.
    in_flight: BTreeMap<AttemptId, Duration>,
    /// Highest number of removals in flight. Quick answers raise this limit, and problems halve it.
    limit: usize,
    /// Limit on removals per second. `None` until the service throttles a request, and again after [`FORGOTTEN_AFTER`].
    rate: Option<Rate>,
    /// Pause of bulk removals and automatic requests, except readings of the call that the window shows.
    pause: Option<Pause>,
    /// Pause of the readings of the call that the window shows.
    readings: Option<Pause>,
    /// When the last problem occurred. Answers to requests that were sent earlier do not change `limit`, and do not
    /// lower the rate.
    troubled: Option<Duration>,
    /// Number of refusals that named no time to wait, counted since a removal was last answered without throttling.
    /// Refusals of requests that were sent before the last problem don't count.
    pauses_in_a_row: u32,
    /// Whether a removal was answered without throttling since the rate was last set. If none was, a refusal shows only
    /// that the pause before it was too short. The rate then stays.
    has_answered: bool,
    /// When removals were answered without throttling. Only answers within the last [`WINDOW`].
    taken: VecDeque<Duration>,
    /// How many removals each call may still send before removals are divided among the calls again.
    shares: BTreeMap<CallId, usize>,
    /// The call to which the latest removal was assigned. The next distribution starts after this call.
    last_served: Option<CallId>,
    /// Whether more removals wait than may be sent now.
    is_wanted: bool,
}

/// A token bucket, filled at `per_second`.
#[derive(Debug, Clone, Copy)]
struct Rate {
    per_second: f64,
    /// The rate right after the last refusal, from which its growth is computed.
    cut_to: f64,
    /// Number of removals saved up at the time `counted`.
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
            has_answered: false,
            taken: VecDeque::new(),
            shares: BTreeMap::new(),
            last_served: None,
            is_wanted: false,
        }
    }
}

impl RemovalPacer {
    /// Returns the pause of bulk removals and automatic requests, while it lasts.
    pub(crate) fn pause(&self, now: Duration) -> Option<&Pause> {
        self.pause.as_ref().filter(|pause| pause.is_on(now))
    }

    /// Returns the current pause of readings of the call that the window shows. `None` if they are not paused.
    pub(crate) fn readings_pause(&self, now: Duration) -> Option<&Pause> {
        self.readings.as_ref().filter(|pause| pause.is_on(now))
    }

    /// Returns the time from one removal to the next, in whole tenths of a second. `None` if there is no rate.
    pub(crate) fn interval(&self) -> Option<Duration> {
        let seconds = self.rate?.per_second.recip();
        Some(Duration::from_secs_f64((seconds * 10.0).ceil() / 10.0))
    }

    /// Returns how many removals may be sent now, over all calls.
    pub(crate) fn room(&mut self, now: Duration) -> usize {
        if self.pause(now).is_some() {
            return 0;
        }
        // The pause does not count towards the time without a refusal. No request was sent in it.
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

    /// Returns the monotonic time from which a removal may be sent without waiting for an answer. `None` if Graph first
    /// has to answer another one, or if neither a pause nor a rate limits removals.
    pub(crate) fn next_room(&self, now: Duration) -> Option<Duration> {
        if let Some(pause) = self.pause(now) {
            return Some(pause.until.monotonic);
        }
        let is_full = self.in_flight.len() >= self.limit;
        let rate = self.rate.as_ref().filter(|_| !is_full)?;
        Some(now + rate.until_whole(now))
    }

    /// Returns when waiting removals may be sent even if no answer comes. `None` if all that wait may be sent now, or
    /// if Graph first has to answer another removal.
    pub(crate) fn next_turn(&self, now: Duration) -> Option<Duration> {
        self.is_wanted.then(|| self.next_room(now)).flatten()
    }

    pub(crate) fn sent(&mut self, attempt: AttemptId, call: &CallId, now: Duration) {
        self.in_flight.insert(attempt, now);
        if let Some(rate) = &mut self.rate {
            rate.spend(now);
        }
        if let Some(share) = self.shares.get_mut(call) {
            *share = share.saturating_sub(1);
        }
    }

    /// Counts a removal as answered without throttling, whatever its result. Raises the rate a little, and after a
    /// quick answer also the limit on removals in flight.
    pub(crate) fn taken(&mut self, attempt: AttemptId, now: Duration) {
        let Some(left) = self.in_flight.remove(&attempt) else {
            return;
        };
        self.pauses_in_a_row = 0;
        self.has_answered = true;
        self.taken.push_back(now);
        self.drop_old(now);
        if let Some(rate) = &mut self.rate {
            rate.per_second += GROWTH * rate.cut_to / rate.per_second;
        }
        if self.is_news(left) && now.saturating_sub(left) < QUICK {
            self.limit = (self.limit + 1).min(MOST);
        }
    }

    /// Forgets a removal in flight whose answer will not come.
    pub(crate) fn dropped(&mut self, attempt: AttemptId) {
        self.in_flight.remove(&attempt);
    }

    /// Handles a removal that was throttled or had no token. `failure` contains the wait, if the
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

    /// Handles the refusal of any request that was sent at the monotonic time `left`. Pause and
    /// rate apply to the whole app.
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
        // A shorter pause would end before the service accepts requests again.
        let wait = wait.max(FIRST_PAUSE);
        self.pause_for(wait, failure, now);
    }

    /// Handles the refusal of a reading that was sent at the monotonic time `left`. If the service asked for a pause,
    /// rosters resume right after the pause, and removals a little later.
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

    /// Handles a server error: halves the limit on removals in flight, since these removals may be the cause. Does
    /// nothing if another problem came after this removal was sent.
    pub(crate) fn strained(&mut self, attempt: AttemptId, now: Duration) {
        let Some(left) = self.in_flight.get(&attempt) else {
            return;
        };
        if self.is_news(*left) {
            self.troubled = Some(now);
            self.halve();
        }
    }

    /// Resets all limits for another session, which may belong to another app. Keeps the removals
    /// in flight, because Graph will still answer them.
    pub(crate) fn discard_evidence(&mut self) {
        *self = Self {
            in_flight: std::mem::take(&mut self.in_flight),
            ..Self::default()
        };
    }

    /// Resets the limit if no removal is in flight, since the limit was learned under load.
    pub(crate) fn rest(&mut self) {
        if self.in_flight.is_empty() {
            self.limit = FIRST;
        }
    }

    /// Divides the removals that may be sent now among the calls where removals wait. Each call gets one in turn.
    ///
    /// Starts after the call that was served last. `waiting` contains each call with the number of its waiting
    /// removals.
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

    /// Returns how many removals this call may send until they are divided among the calls again.
    pub(crate) fn share(&self, call: &CallId) -> usize {
        self.shares.get(call).copied().unwrap_or_default()
    }

    /// Whether a request was sent after the last problem. Results of other requests do not change `limit`, and do not
    /// lower the rate. `left` is the monotonic time of sending.
    fn is_news(&self, left: Duration) -> bool {
        self.troubled.is_none_or(|troubled| troubled < left)
    }

    /// Halves the number of removals that may be in flight.
    fn halve(&mut self) {
        self.limit = (self.limit / 2).max(1);
    }

    /// Lowers the rate, or sets the first one, judging by the removals answered in the last second.
    ///
    /// Keeps the rate if no removal was answered without throttling since it was set. Sets none if no removal is in
    /// flight or was answered.
    fn cut(&mut self, now: Duration) {
        self.drop_old(now);
        let taken = f64::from(u32::try_from(self.taken.len()).unwrap_or(u32::MAX));
        let measured = CUT * taken / WINDOW.as_secs_f64();
        let per_second = match &self.rate {
            Some(rate) if !self.has_answered => rate.per_second,
            Some(rate) => measured.clamp(
                rate.per_second * LARGEST_CUT,
                rate.per_second * SMALLEST_CUT,
            ),
            None if self.taken.is_empty() && self.in_flight.is_empty() => return,
            // If no further removals were waiting, the number of answered ones says nothing about the service's limit.
            None if !self.is_wanted => measured.max(FIRST_RATE),
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
        self.has_answered = false;
    }

    /// Pauses bulk removals and automatic requests for `wait`, unless they are already paused for longer.
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
            // After a pause, one removal may be sent at once. The pause saves up no further removals.
            rate.credit = 1.0;
            let pause = self.pause.as_ref();
            rate.counted = pause.map_or(until, |pause| pause.until).monotonic;
        }
    }

    /// Forgets answers older than [`WINDOW`].
    fn drop_old(&mut self, now: Duration) {
        let is_old = |at: &Duration| now.saturating_sub(*at) >= WINDOW;
        while self.taken.front().is_some_and(is_old) {
            self.taken.pop_front();
        }
    }
}

impl Rate {
    /// Returns the number of removals saved up at `now`, with its fraction.
    fn credit(&self, now: Duration) -> f64 {
        let saved = now.saturating_sub(self.counted).as_secs_f64() * self.per_second;
        (self.credit + saved).min((self.per_second * BURST).max(1.0))
    }

    /// Returns the whole number of removals saved up at `now`.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between nothing and a part of a second's worth"
    )]
    fn whole(&self, now: Duration) -> usize {
        // Tolerates rounding errors of the sum.
        (self.credit(now) + 1e-6) as usize
    }

    fn spend(&mut self, now: Duration) {
        self.credit = (self.credit(now) - 1.0).max(0.0);
        self.counted = now;
    }

    /// Returns how long it takes until one removal is saved up.
    fn until_whole(&self, now: Duration) -> Duration {
        let missing = (1.0 - self.credit(now)).max(0.0);
        // Adds a little, so that a removal can certainly be sent after this wait.
        Duration::from_secs_f64(missing / self.per_second) + Duration::from_micros(100)
    }
}

/// Returns the length of a pause if the service names none. Doubles with each refusal that `pauses_in_a_row` counts, up
/// to [`LONGEST_PAUSE`].
fn own_pause(in_a_row: u32) -> Duration {
    let doublings = in_a_row.saturating_sub(1).min(16);
    FIRST_PAUSE
        .saturating_mul(1 << doublings)
        .min(LONGEST_PAUSE)
}

#[cfg(test)]
mod tests;
