//! Raid mode, and detection of waves of arrivals.

use std::collections::VecDeque;
use std::time::Duration;

use crate::moderation::model::time::Now;
use crate::moderation::state::row::{Role, Row};

/// How long raid mode lasts, unless the operator ends it earlier.
pub const RAID_LASTS: Duration = Duration::from_mins(10);

/// Number of arrivals within [`WAVE_TIME`] that make a wave. Arrivals in the lobby count.
///
/// Leaves out members who come back and people whose invitation rings, unless this app removed them before.
pub const WAVE: usize = 5;

/// Period over which arrivals are counted for [`WAVE`].
pub const WAVE_TIME: Duration = Duration::from_secs(10);

/// A wave whose people have all left is forgotten this long after its last peak.
pub(crate) const WAVE_STAYS: Duration = Duration::from_mins(2);

/// A wave is kept at most this long after its last peak, even if its people are still in the call.
pub(crate) const WAVE_LASTS: Duration = Duration::from_mins(30);

/// Raid mode. For a limited time, rosters are read more often, guests who join are marked, and the operator can remove
/// guests and people of other tenants without a confirmation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Raid {
    /// When raid mode started. Guests who join later are marked.
    pub since: Now,
    /// When raid mode ends by itself.
    pub until: Now,
    /// Monotonic time at which fast polling is requested again.
    pub(crate) poll_at: Duration,
}

/// A wave: at least [`WAVE`] people who arrived in the call or its lobby within [`WAVE_TIME`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wave {
    /// When the wave was detected, or detected anew after it was dismissed.
    pub at: Now,
    /// When the first person of the wave arrived.
    pub since: Now,
    /// Time of the newest arrival that was at least the [`WAVE`]th within [`WAVE_TIME`]. Arrivals in the lobby count.
    pub last_peak: Now,
    /// Number of arrivals in the call or its lobby since `since`.
    pub arrivals: usize,
    /// When counting for the following fields began. Later than `since` if people arrived after the operator had
    /// dismissed the wave or started a bulk removal.
    pub counted_since: Now,
    /// Number of people who got into the call since `counted_since`, directly or from the lobby.
    pub joins: usize,
    /// Number of `joins` by people who were removed before, or who have the name of a removed person.
    pub returns: usize,
    /// Number of `joins` that aren't `returns`, by people who have been in the call before. They are recognized by a
    /// lasting identity. Leaves out members.
    pub rejoins: usize,
}

impl Wave {
    /// Whether the person of this row joined since the wave began, directly or from the lobby, and is listed in the
    /// call.
    ///
    /// Counts only ordinary attendees. Leaves out people whom the operator let stay.
    pub(crate) fn has(&self, row: &Row) -> bool {
        let since = self.since.monotonic;
        let is_in_since = |at: Now| at.monotonic >= since;
        let came = row.joined_since(since) || row.seen.let_in.is_some_and(is_in_since);
        came && row.is_listed()
            && !row.participant.in_lobby
            && row.role == Role::Attendee
            && !row.seen.let_stay
    }

    /// Starts to count `joins`, `returns` and `rejoins` from zero again.
    fn count_anew(&mut self, now: Now) {
        self.counted_since = now;
        (self.joins, self.returns, self.rejoins) = (0, 0, 0);
    }

    fn count(&mut self, came: CountedArrival) {
        self.arrivals += usize::from(came.way != ArrivalWay::FromLobby);
        if came.way != ArrivalWay::IntoLobby {
            self.joins += 1;
            self.returns += usize::from(came.who == Newcomer::MayBeRemoved);
            self.rejoins += usize::from(came.who == Newcomer::WasHere);
        }
    }
}

/// Whether this row is a guest who joined directly at `since` or later. `since` is the monotonic time at which a wave
/// began.
///
/// Guests from the lobby, and guests whom the operator let stay, do not count. Guests whose removal was already tried
/// count.
pub(crate) fn is_of_wave(row: &Row, since: Duration) -> bool {
    let asked_in = row.participant.in_lobby || row.seen.let_in.is_some() || row.seen.let_stay;
    row.joined_since(since) && !asked_in && row.badge.is_anonymous()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ArrivalWay {
    /// Directly into the call.
    Joined,
    /// Into the lobby, so the person has not joined yet.
    IntoLobby,
    /// From the lobby into the call.
    FromLobby,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct CountedArrival {
    pub(crate) way: ArrivalWay,
    pub(crate) who: Newcomer,
}

/// What is known about the earlier visits of a person who arrives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Newcomer {
    New,
    /// A person, not a member, whose identity has been in the call before and left.
    WasHere,
    /// A member who has been in the call before and left. Not counted.
    Reconnected,
    /// The person was removed before, or has the name of somebody removed.
    MayBeRemoved,
}

/// Counts arrivals to detect waves.
#[derive(Debug, Default)]
pub(crate) struct ArrivalCounter {
    /// The arrivals within the last [`WAVE_TIME`], oldest first.
    recent: VecDeque<(Now, CountedArrival)>,
    /// The current wave, if there is one.
    pub(crate) wave: Option<Wave>,
    /// Whether the operator has dismissed the wave. Its arrivals are still counted, because its people may still be in
    /// the call.
    pub(crate) is_folded: bool,
    /// Whether the operator has dealt with the people counted so far. The next arrival begins a new count.
    is_dealt_with: bool,
    /// When [`Self::note`] was last called.
    counted: Option<Now>,
}

/// Longest time between two rosters that still show how fast people arrived: three times
/// [`WAVE_TIME`].
const LONGEST_GAP: Duration = Duration::from_secs(30);

impl ArrivalCounter {
    /// Returns the wave, unless it was dismissed.
    pub(crate) fn told(&self) -> Option<Wave> {
        self.wave.filter(|_| !self.is_folded)
    }

    /// Returns the wave if it was dismissed.
    pub(crate) fn folded(&self) -> Option<Wave> {
        self.wave.filter(|_| self.is_folded)
    }

    /// Dismisses the wave until [`WAVE`] more people arrive within [`WAVE_TIME`].
    pub(crate) fn fold(&mut self) {
        self.is_folded = self.wave.is_some();
        self.recent.clear();
        self.deal();
    }

    /// Notes that the operator has dealt with the people counted so far.
    pub(crate) fn deal(&mut self) {
        self.is_dealt_with = self.wave.is_some();
    }

    pub(crate) fn forget_wave(&mut self) {
        (self.wave, self.is_folded, self.is_dealt_with) = (None, false, false);
    }

    /// Counts the arrivals of one roster.
    ///
    /// Arrivals after a long gap between two rosters make no wave, because the people may have come slowly. Such a gap
    /// occurs between two sign-ins, for example.
    pub(crate) fn note(&mut self, came: &[CountedArrival], now: Now) {
        let before = self.counted.replace(now);
        if before.is_some_and(|before| now.age_of(before) > LONGEST_GAP) {
            self.recent.clear();
        } else {
            self.recent.extend(came.iter().map(|came| (now, *came)));
        }
        let is_over = |(at, _): &mut (Now, CountedArrival)| now.since(*at) > WAVE_TIME;
        while self.recent.pop_front_if(is_over).is_some() {}
        // People admitted from the lobby were counted when they arrived in the lobby.
        let is_new = |came: &CountedArrival| came.way != ArrivalWay::FromLobby;
        let recent = self.recent.iter().filter(|(_, came)| is_new(came)).count();
        if let Some(wave) = &mut self.wave {
            if !came.is_empty() && std::mem::take(&mut self.is_dealt_with) {
                wave.count_anew(now);
            }
            for came in came {
                wave.count(*came);
            }
            if came.iter().any(is_new) && recent >= WAVE {
                wave.last_peak = now;
                if std::mem::take(&mut self.is_folded) {
                    wave.at = now;
                }
            }
        } else if let Some((first, _)) = self.recent.front().filter(|_| recent >= WAVE) {
            let mut wave = Wave {
                at: now,
                since: *first,
                last_peak: now,
                arrivals: 0,
                counted_since: *first,
                joins: 0,
                returns: 0,
                rejoins: 0,
            };
            self.recent.iter().for_each(|(_, came)| wave.count(*came));
            self.wave = Some(wave);
        }
    }
}
