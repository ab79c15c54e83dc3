//! Raid mode, which makes removing quicker for ten minutes, and the alarm about waves of joins.

use std::time::Duration;

use crate::moderation::console::{Console, Turn};
use crate::moderation::effect::Effect;
use crate::moderation::model::audit::Source;
use crate::moderation::model::deed::Deed;
use crate::moderation::model::ids::CallId;
use crate::moderation::state::deeds::raid::{RAID_LASTS, Raid, Surge, WAVE_STAYS};
use crate::moderation::state::row::PersonRef;
use crate::moderation::state::watched::Watched;

/// Interval at which fast polling is requested again. It ends by itself after half a minute.
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
        call.surge.wave = None;
        self.record_raid(id, on, Source::Window, turn);
    }

    /// Records that raid mode started or ended.
    fn record_raid(&mut self, id: &CallId, on: bool, source: Source, turn: &mut Turn) {
        let action = if on { Deed::RaidOn } else { Deed::RaidOff };
        let nobody = PersonRef::nobody();
        self.tell_switch(id, action, nobody, source, turn);
    }

    /// Dismisses the alarm about a wave.
    pub(crate) fn dismiss_wave(&mut self, id: &CallId) {
        if let Some(call) = self.watched_mut(id) {
            call.surge.wave = None;
        }
    }

    /// Keeps polling fast during raids, and ends raid mode and alarms when their time is up.
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

    /// Monotonic times at which [`Self::tick_raids`] has something to do.
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
    /// Ends raid mode, wave and rules with the call.
    pub(crate) fn end_pressure(&mut self) {
        self.raid = None;
        self.surge = Surge::default();
        self.rules = crate::moderation::state::rules::Rules::default();
    }
}
