//! Many strangers at once: noticing the wave, and a mode in which everything is quicker for ten minutes.

use std::collections::VecDeque;
use std::time::Duration;

use crate::moderation::command::Effect;
use crate::moderation::console::{Console, Turn};
use crate::moderation::model::audit::{AuditAction, Source};
use crate::moderation::model::ids::CallId;
use crate::moderation::model::time::Now;
use crate::moderation::state::activity::What;
use crate::moderation::state::row::PersonRef;
use crate::moderation::state::watched::Watched;

/// How long raid mode lasts, unless it is ended before.
pub const RAID_LASTS: Duration = Duration::from_mins(10);
/// So many joins within [`WAVE_TIME`] are a wave.
pub const WAVE: usize = 5;
/// See [`WAVE`].
pub const WAVE_TIME: Duration = Duration::from_secs(10);
/// How long a wave is told of.
const WAVE_STAYS: Duration = Duration::from_mins(2);
/// The polls that follow an action end after half a minute, so they are asked for anew before.
const POLL_AGAIN: Duration = Duration::from_secs(20);

/// Raid mode, while it is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Raid {
    /// Since when: whoever came later is marked.
    pub since: Now,
    /// When it ends by itself.
    pub until: Now,
    poll_at: Duration,
}

/// A wave of joins that somebody should know of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wave {
    /// When it was noticed.
    pub at: Now,
    /// When it was at its height.
    pub height: Now,
    /// How many joined within [`WAVE_TIME`] then.
    pub people: usize,
}

/// Counts who joins.
#[derive(Debug, Default)]
pub(crate) struct Surge {
    joins: VecDeque<Duration>,
    pub(crate) wave: Option<Wave>,
}

impl Surge {
    /// Takes note of so many joins in one roster.
    pub(crate) fn note(&mut self, joins: usize, now: Now) {
        self.joins.extend(std::iter::repeat_n(now.monotonic, joins));
        let oldest = now.monotonic.saturating_sub(WAVE_TIME);
        while self.joins.front().is_some_and(|at| *at < oldest) {
            self.joins.pop_front();
        }
        let people = self.joins.len();
        if people < WAVE {
            return;
        }
        match &mut self.wave {
            Some(wave) if wave.people > people => {}
            Some(wave) => (wave.height, wave.people) = (now, people),
            None => {
                self.wave = Some(Wave {
                    at: now,
                    height: now,
                    people,
                });
            }
        }
    }
}

impl Console {
    /// Switches raid mode on for ten minutes, or off.
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
        call.surge.wave = None;
        self.record_raid(id, on, Source::Window, turn);
    }

    fn record_raid(&mut self, id: &CallId, on: bool, source: Source, turn: &mut Turn) {
        let action = if on {
            AuditAction::RaidOn
        } else {
            AuditAction::RaidOff
        };
        let nobody = PersonRef::nobody();
        let line = self.record_switch(action, source, Some(id), &nobody, turn);
        self.tell_switch(id, What::Raid { on }, (line, source), turn.now);
    }

    /// The alarm about a wave was read.
    pub(crate) fn dismiss_wave(&mut self, id: &CallId) {
        if let Some(call) = self.watched_mut(id) {
            call.surge.wave = None;
        }
    }

    /// Polls often during a raid, and ends what has lasted long enough.
    pub(crate) fn tick_raids(&mut self, turn: &mut Turn) {
        let now = turn.now;
        let mut ended = Vec::new();
        for call in &mut self.calls {
            call.surge
                .wave
                .take_if(|wave| now.since(wave.height) >= WAVE_STAYS);
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

    pub(crate) fn raids_due(&self) -> impl Iterator<Item = Duration> + '_ {
        self.calls.iter().flat_map(|call| {
            let raid = call.raid.iter();
            let raid = raid.flat_map(|raid| [raid.until.monotonic, raid.poll_at]);
            let wave = call.surge.wave.iter();
            raid.chain(wave.map(|wave| wave.height.plus(WAVE_STAYS).monotonic))
        })
    }
}

impl Watched {
    /// Nothing of it outlives the call.
    pub(crate) fn end_pressure(&mut self) {
        self.raid = None;
        self.surge = Surge::default();
        self.rules = crate::moderation::state::rules::Rules::default();
    }
}
