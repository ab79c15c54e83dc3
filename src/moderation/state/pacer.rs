//! How fast the program removes in bulk and by rules: one budget over all calls, since Graph counts requests per app and tenant.
//!
//! Three bounds, without clock or I/O. A **pause** for as long as the service asked; a **rate** that falls to what was really
//! taken and then grows by a little each second; and how many are **on their way**. There is no rate before the service has
//! refused anything for the first time: then only latency sets the pace. Single clicks pass all of this and only teach it.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::{AttemptId, CallId};
use crate::moderation::model::time::Now;

/// Where a bulk begins and how far it may grow, over all calls.
const FIRST: usize = 16;
const MOST: usize = 64;
/// An answer that came within so much was quick.
const QUICK: Duration = Duration::from_secs(1);

/// What was taken is counted over so much.
const WINDOW: Duration = Duration::from_secs(1);
/// After a refusal the rate is this share of what was taken: others of this app, polls among them, need some of the budget.
const CUT: f64 = 0.8;
/// One refusal never takes more, and always some: a short stall is no measure of the service.
const LARGEST_CUT: f64 = 0.5;
const SMALLEST_CUT: f64 = 0.9;
/// By how much the rate grows in each second in which it is used: this share of what the last cut left.
const GROWTH: f64 = 0.03;
/// The lowest rate, and the one to begin with where nothing at all was taken.
const LEAST_RATE: f64 = 0.5;
const FIRST_RATE: f64 = 4.0;
/// What was saved up while nothing was sent may leave at once, as far as it is not more than this part of a second's worth.
const BURST: f64 = 0.1;
/// A rate that was learned is forgotten once the service has refused nothing for so long.
const FORGOTTEN_AFTER: Duration = Duration::from_mins(1);
/// After a pause that a reading met, rosters go first: they are few, and what is removed next is chosen by them.
const ROSTER_FIRST: Duration = Duration::from_millis(250);

/// The first pause of our own where nobody says how long, and the longest.
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// That the program sends nothing by itself and in bulk for a while, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pause {
    /// Until when.
    pub until: Now,
    /// What was answered.
    pub failure: Arc<Failure>,
}

impl Pause {
    fn is_on(&self, now: Duration) -> bool {
        now < self.until.monotonic
    }
}

/// Why a request did nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PacingRefusal {
    /// The service takes no more for the moment: fewer a second.
    TooMany,
    /// There is no token: nothing is learned of Graph's rate.
    NoToken,
}

/// The pace of all removals that nobody pressed singly.
#[derive(Debug)]
pub(crate) struct RemovalPacer {
    /// When each of those that are on their way left.
    in_flight: BTreeMap<AttemptId, Duration>,
    limit: usize,
    rate: Option<Rate>,
    /// Of everything that the program does by itself, but for readings of the call in front.
    pause: Option<Pause>,
    /// Of those, too.
    readings: Option<Pause>,
    /// When trouble was met last. What had left before that meets the same, and teaches nothing new.
    troubled: Option<Duration>,
    pauses_in_a_row: u32,
    /// When the newest were taken.
    taken: VecDeque<Duration>,
    /// How many more each call may send in this turn.
    shares: BTreeMap<CallId, usize>,
    last_served: Option<CallId>,
    /// Whether more wait than could be dealt to.
    is_wanted: bool,
}

/// So many a second, saved up in small parts.
#[derive(Debug, Clone, Copy)]
struct Rate {
    per_second: f64,
    /// Where it began after the last cut.
    cut_to: f64,
    credit: f64,
    /// Up to when the credit is counted.
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
    /// The pause, while it is on.
    pub(crate) fn pause(&self, now: Duration) -> Option<&Pause> {
        self.pause.as_ref().filter(|pause| pause.is_on(now))
    }

    /// The pause of readings, while it is on.
    pub(crate) fn readings_pause(&self, now: Duration) -> Option<&Pause> {
        self.readings.as_ref().filter(|pause| pause.is_on(now))
    }

    /// How many more may leave now, over all calls.
    pub(crate) fn room(&mut self, now: Duration) -> usize {
        if self.pause(now).is_some() {
            return 0;
        }
        // A pause teaches nothing: only the time after it counts.
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

    /// When there is room again if nothing is answered meanwhile; `None` while only an answer makes room.
    pub(crate) fn next_room(&self, now: Duration) -> Option<Duration> {
        if let Some(pause) = self.pause(now) {
            return Some(pause.until.monotonic);
        }
        let is_full = self.in_flight.len() >= self.limit;
        let rate = self.rate.as_ref().filter(|_| !is_full)?;
        Some(now + rate.until_whole(now))
    }

    /// The same, as long as somebody waits for it.
    pub(crate) fn next_turn(&self, now: Duration) -> Option<Duration> {
        self.is_wanted.then(|| self.next_room(now)).flatten()
    }

    /// One leaves.
    pub(crate) fn sent(&mut self, attempt: AttemptId, call: &CallId, now: Duration) {
        self.in_flight.insert(attempt, now);
        if let Some(rate) = &mut self.rate {
            rate.spend(now);
        }
        if let Some(share) = self.shares.get_mut(call) {
            *share = share.saturating_sub(1);
        }
    }

    /// One was answered, whatever came of it: it was not too many. Quick answers make room for more.
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

    /// One is no longer on its way, and nothing is known of it.
    pub(crate) fn dropped(&mut self, attempt: AttemptId) {
        self.in_flight.remove(&attempt);
    }

    /// One was turned away, and did nothing; `wait` is what the service asked for, if it said so.
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

    /// Some other request that left at `left` was refused: one pause and one rate for the whole app.
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
        // What is nearly over when it is told must not be asked again in the same moment.
        let wait = wait.max(FIRST_PAUSE);
        self.pause_for(wait, failure, now);
    }

    /// A reading that left at `left` was refused: when the pause is over, rosters go first.
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

    /// The service has trouble of its own: fewer at a time, as it may be ours that is too much.
    pub(crate) fn strained(&mut self, attempt: AttemptId, now: Duration) {
        let Some(left) = self.in_flight.get(&attempt) else {
            return;
        };
        if self.is_news(*left) {
            self.troubled = Some(now);
            self.halve();
        }
    }

    /// Another session may be another app: what was learned is of no use, and those on their way are still answered.
    pub(crate) fn begin_anew(&mut self) {
        *self = Self {
            in_flight: std::mem::take(&mut self.in_flight),
            ..Self::default()
        };
    }

    /// What was learned of answers while many were on their way is old once none is.
    pub(crate) fn rest(&mut self) {
        if self.in_flight.is_empty() {
            self.limit = FIRST;
        }
    }

    /// Deals the room out over calls that have so many waiting: one each in turn, beginning after the one served last.
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

    /// How many more this call may send in this turn.
    pub(crate) fn share(&self, call: &CallId) -> usize {
        self.shares.get(call).copied().unwrap_or_default()
    }

    /// Whether something that left then tells more than is known.
    fn is_news(&self, left: Duration) -> bool {
        self.troubled.is_none_or(|troubled| troubled < left)
    }

    fn halve(&mut self) {
        self.limit = (self.limit / 2).max(1);
    }

    /// Goes on with a part of what was really taken.
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
            // The pause itself saves nothing up, but for the first one after it.
            rate.credit = 1.0;
            let pause = self.pause.as_ref();
            rate.counted = pause.map_or(until, |pause| pause.until).monotonic;
        }
    }

    fn drop_old(&mut self, now: Duration) {
        let is_old = |at: &Duration| now.saturating_sub(*at) >= WINDOW;
        while self.taken.front().is_some_and(is_old) {
            self.taken.pop_front();
        }
    }
}

impl Rate {
    fn credit(&self, now: Duration) -> f64 {
        let saved = now.saturating_sub(self.counted).as_secs_f64() * self.per_second;
        (self.credit + saved).min((self.per_second * BURST).max(1.0))
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between nothing and a part of a second's worth"
    )]
    fn whole(&self, now: Duration) -> usize {
        // Sums of small parts may miss a whole one by a hair.
        (self.credit(now) + 1e-6) as usize
    }

    fn spend(&mut self, now: Duration) {
        self.credit = (self.credit(now) - 1.0).max(0.0);
        self.counted = now;
    }

    fn until_whole(&self, now: Duration) -> Duration {
        let missing = (1.0 - self.credit(now)).max(0.0);
        // Never nothing: whoever sleeps until then must find it there.
        Duration::from_secs_f64(missing / self.per_second) + Duration::from_micros(100)
    }
}

fn own_pause(in_a_row: u32) -> Duration {
    let doublings = in_a_row.saturating_sub(1).min(16);
    FIRST_PAUSE
        .saturating_mul(1 << doublings)
        .min(LONGEST_PAUSE)
}

#[cfg(test)]
mod tests;
