//! Raid mode, and the alarm about waves of arrivals.
//!
//! For ten minutes, raid mode reads rosters more often and marks guests who join. The operator can remove guests and
//! people of other tenants without a confirmation.

use std::time::Duration;

use crate::moderation::console::{Console, Turn};
use crate::moderation::effect::Effect;
use crate::moderation::model::audit::Source;
use crate::moderation::model::deed::Deed;
use crate::moderation::model::ids::CallId;
use crate::moderation::model::participant::Badge;
use crate::moderation::model::time::Now;
use crate::moderation::state::deeds::raid::{
    ArrivalCounter, ArrivalWay, CountedArrival, Newcomer, RAID_LASTS, Raid, WAVE_LASTS, WAVE_STAYS,
};
use crate::moderation::state::roster::history::RosterChange;
use crate::moderation::state::row::PersonRef;
use crate::moderation::state::watched::Watched;

/// Interval at which fast polling is requested again. Fast polling ends by itself after half a
/// minute.
const POLL_AGAIN: Duration = Duration::from_secs(20);

impl Console {
    /// Switches raid mode on for [`RAID_LASTS`], or off.
    pub(crate) fn switch_raid(&mut self, id: &CallId, on: bool, turn: &mut Turn) {
        if let Err(cause) = self.may_act(id) {
            return turn.refuse(cause);
        }
        let now = turn.now;
        let Some(call) = self.watched_mut(id) else {
            return;
        };
        if call.raid.is_some() == on {
            return;
        }
        call.raid = on.then(|| Raid {
            since: now,
            until: now.plus(RAID_LASTS),
            poll_at: now.monotonic,
        });
        self.record_raid(id, on, Source::Window, turn);
    }

    /// Records in audit log and activity that raid mode started or ended.
    fn record_raid(&mut self, id: &CallId, on: bool, source: Source, turn: &mut Turn) {
        let action = if on { Deed::RaidOn } else { Deed::RaidOff };
        let nobody = PersonRef::nobody();
        self.tell_switch(id, action, nobody, source, turn);
    }

    /// Counts the arrivals among the changes of a roster.
    ///
    /// Everybody who comes back after a removal counts. Of the others, leaves out people whose invitation rings, and
    /// members who were in the call before.
    pub(crate) fn count_joins(&mut self, id: &CallId, changes: &[RosterChange], now: Now) {
        let call = self.watched(id);
        let in_lobby = |key| {
            let row = call.and_then(|call| call.roster.get(key));
            row.is_some_and(|row| row.participant.in_lobby)
        };
        let who = |key| match call.and_then(|call| call.roster.get(key)) {
            _ if call.is_some_and(|call| call.roster.has_removed_name(key)) => {
                Newcomer::MayBeRemoved
            }
            Some(row) if row.earlier_visits.is_empty() => Newcomer::New,
            Some(row) if row.badge == Badge::Member => Newcomer::Reconnected,
            Some(_) => Newcomer::WasHere,
            None => Newcomer::New,
        };
        let way = |key| {
            if in_lobby(key) {
                ArrivalWay::IntoLobby
            } else {
                ArrivalWay::Joined
            }
        };
        let came = changes.iter().filter_map(|change| {
            let (key, way) = match change {
                RosterChange::Joined(key) => (key, way(key)),
                RosterChange::CameBack(key, _) => return Some((way(key), Newcomer::MayBeRemoved)),
                RosterChange::LetIn(key) => (key, ArrivalWay::FromLobby),
                _ => return None,
            };
            let who = who(key);
            let counts = who != Newcomer::Reconnected && !self.rings_as(id, key);
            counts.then_some((way, who))
        });
        let came = came.map(|(way, who)| CountedArrival { way, who });
        let came: Vec<CountedArrival> = came.collect();
        if let Some(call) = self.watched_mut(id) {
            call.join_counter.note(&came, now);
        }
    }

    pub(crate) fn dismiss_wave(&mut self, id: &CallId) {
        if let Some(call) = self.watched_mut(id) {
            call.join_counter.fold();
        }
    }

    /// Shows the dismissed alarm about a wave of arrivals again.
    pub(crate) fn show_wave(&mut self, id: &CallId) {
        if let Some(call) = self.watched_mut(id) {
            call.join_counter.is_folded = false;
        }
    }

    /// Keeps polling fast in raid mode, and ends raid mode and alarms about waves when their time
    /// is up.
    pub(crate) fn tick_raids(&mut self, turn: &mut Turn) {
        let now = turn.now;
        let mut ended = Vec::new();
        for call in &mut self.calls {
            call.end_wave(now);
            let Some(raid) = &mut call.raid else { continue };
            if now.has_reached(raid.until) {
                call.raid = None;
                ended.push(call.id.clone());
            } else if raid.poll_at <= now.monotonic && self.session.is_some() {
                raid.poll_at = now.monotonic + POLL_AGAIN;
                turn.effects.push(Effect::PollOften(call.id.clone()));
            }
        }
        for id in ended {
            self.record_raid(&id, false, Source::Clock, turn);
        }
    }

    /// Returns the monotonic times at which [`Self::tick_raids`] has to run.
    pub(crate) fn raids_due(&self) -> impl Iterator<Item = Duration> + '_ {
        self.calls.iter().flat_map(|call| {
            let raid = call.raid.iter();
            let raid = raid.flat_map(|raid| [raid.until.monotonic, raid.poll_at]);
            let wave = call.join_counter.wave.iter();
            let ends =
                wave.flat_map(|wave| [WAVE_STAYS, WAVE_LASTS].map(|it| wave.last_peak.plus(it)));
            raid.chain(ends.map(|at| at.monotonic).filter(|at| *at > self.latest))
        })
    }
}

impl Watched {
    /// Forgets a wave after [`WAVE_LASTS`], or already after [`WAVE_STAYS`] if none of its people is in the call any
    /// more.
    ///
    /// These do not count: members of this tenant, people in the lobby, people who are not ordinary attendees, and
    /// people whom the operator let stay.
    fn end_wave(&mut self, now: Now) {
        let Some(wave) = self.join_counter.wave else {
            return;
        };
        let age = now.since(wave.last_peak);
        let is_here = || {
            let mut rows = self.roster.rows().iter();
            rows.any(|row| wave.has(row) && row.badge != Badge::Member)
        };
        if age >= WAVE_LASTS || (age >= WAVE_STAYS && !is_here()) {
            self.join_counter.forget_wave();
        }
    }

    /// Ends raid mode, the wave and all rules, because the call is over.
    pub(crate) fn end_pressure(&mut self) {
        self.raid = None;
        self.join_counter = ArrivalCounter::default();
        self.rules = crate::moderation::state::rules::Rules::default();
    }
}
