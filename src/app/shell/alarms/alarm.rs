//! Decides which events are alarms: for screen readers, for highlighting the window, and for notifications.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use crate::app::call::header::wave_text::WaveCounts;
use crate::app::language::text::{tr, tr_with};
use crate::app::words::activity_text::{result, sentence};
use crate::moderation::model::call::EndReason;
use crate::moderation::model::deed::Deed;
use crate::moderation::model::ids::CallId;
use crate::moderation::model::time::Now;
use crate::moderation::state::activity::entry::{ActivityEntry, ActivityEvent, Outcome};
use crate::moderation::state::deeds::raid::Wave;
use crate::moderation::state::snapshot::{CallView, SignIn, Snapshot, WatchState};

/// How many of the newest activity entries are searched for alarms and results after each change of the activity. A
/// change in an older entry goes unnoticed.
pub(crate) const LOOKED_THROUGH: usize = 300;
/// The least time between two announcements or desktop notifications of alarms, since a raid brings dozens.
pub(crate) const PAUSE: Duration = Duration::from_secs(4);

/// An event of which the operator should learn at once.
#[derive(Debug, Clone)]
pub(crate) enum Alarm {
    /// A removed person came back, or a rule leaves a person to the operator.
    Trouble(Arc<ActivityEntry>),
    /// An invitee joined although the invitation was canceled.
    JoinedAnyway(Arc<ActivityEntry>),
    /// A call ended, other than by the operator's order.
    Ended(Arc<ActivityEntry>),
    /// Many people came to a call at once.
    Wave(CallId, WaveCounts),
    /// Several polls of a call in a row failed, or Graph says that the call doesn't exist. If this is so for several
    /// calls at once, holds one of them.
    Unreachable(CallId),
    /// The token expired or was refused, and Entra issued no new one.
    SessionOver,
}

impl Alarm {
    pub(crate) fn wave(call: &CallView, wave: Wave) -> Self {
        Self::Wave(call.id.clone(), WaveCounts::new(call, wave))
    }

    /// Returns the call that the alarm is about. `None` if it is about none, such as the end of the session.
    pub(crate) fn call(&self) -> Option<&CallId> {
        match self {
            Self::Trouble(entry) | Self::JoinedAnyway(entry) | Self::Ended(entry) => {
                entry.call.as_ref()
            }
            Self::Wave(call, _) | Self::Unreachable(call) => Some(call),
            Self::SessionOver => None,
        }
    }

    /// Says in a sentence what happened, without naming the call.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Trouble(entry) | Self::Ended(entry) => sentence(entry).text(),
            Self::JoinedAnyway(entry) => {
                let values = [
                    ("what", sentence(entry).text().into()),
                    ("result", result(entry, entry.at).into()),
                ];
                tr_with("announce", &values)
            }
            Self::Wave(_, counts) => counts.words(),
            Self::Unreachable(_) => tr("alarm-unreachable"),
            Self::SessionOver => tr("session-over"),
        }
    }
}

/// Finds the alarms that a snapshot adds. At the first snapshot, everything counts as new.
#[derive(Debug, Default)]
pub(crate) struct Alarms {
    entries: Arc<Vec<Arc<ActivityEntry>>>,
    /// Number of the newest entry seen.
    newest: u64,
    /// Numbers of the entries already reported as joined anyway. An entry gets this result only after it was added.
    joined_anyway: BTreeSet<u64>,
    /// When each call's wave was detected, and the number of its arrivals when the wave was last returned.
    waves: BTreeMap<CallId, (Now, usize)>,
    unreachable: BTreeSet<CallId>,
    is_session_over: bool,
}

impl Alarms {
    /// Returns the alarms since the last call of this function: first those in the activity, the newest last, then new
    /// waves, unreachable calls and the end of the session.
    pub(crate) fn take_new(&mut self, snapshot: &Snapshot) -> Vec<Alarm> {
        let mut news = self.of_the_activity(&snapshot.activity);
        news.extend(self.waves_of(snapshot));
        news.extend(self.unreachable_of(snapshot));
        let is_over = matches!(snapshot.sign_in, SignIn::Expired(..));
        if is_over && !std::mem::replace(&mut self.is_session_over, is_over) {
            news.push(Alarm::SessionOver);
        }
        self.is_session_over = is_over;
        news
    }

    fn of_the_activity(&mut self, entries: &Arc<Vec<Arc<ActivityEntry>>>) -> Vec<Alarm> {
        if Arc::ptr_eq(&self.entries, entries) {
            return Vec::new();
        }
        let mut news = Vec::new();
        let mut joined_anyway = BTreeSet::new();
        let from = entries.len().saturating_sub(LOOKED_THROUGH);
        for entry in &entries[from..] {
            if matches!(entry.outcome, Outcome::JoinedAnyway { .. })
                // The invitation's own entry has the same result, and would only repeat the alarm.
                && entry.what.deed() == Some(Deed::CancelInvitation)
            {
                joined_anyway.insert(entry.number);
                if !self.joined_anyway.contains(&entry.number) {
                    news.push(Alarm::JoinedAnyway(entry.clone()));
                }
            }
            if entry.number > self.newest {
                news.extend(alarm_of(entry));
            }
        }
        self.newest = entries.last().map_or(0, |entry| entry.number);
        (self.joined_anyway, self.entries) = (joined_anyway, entries.clone());
        news
    }

    fn waves_of(&mut self, snapshot: &Snapshot) -> Vec<Alarm> {
        let mut news = Vec::new();
        for call in &snapshot.calls {
            if let Some(wave) = call.wave
                && self
                    .waves
                    .get(&call.id)
                    .is_none_or(|(at, _)| *at != wave.at)
            {
                self.waves.insert(call.id.clone(), (wave.at, wave.arrivals));
                news.push(Alarm::wave(call, wave));
            }
        }
        news
    }

    /// Returns the waves that have doubled since they were last returned. [`Alarms::take_new`] doesn't return these
    /// again.
    pub(crate) fn grown(&mut self, snapshot: &Snapshot) -> Vec<Alarm> {
        let mut grown = Vec::new();
        for call in &snapshot.calls {
            if let Some((wave, (_, told))) = call.wave.zip(self.waves.get_mut(&call.id))
                && wave.arrivals >= 2 * *told
            {
                *told = wave.arrivals;
                grown.push(Alarm::wave(call, wave));
            }
        }
        grown
    }

    /// Returns one alarm for all calls that have become unreachable, because they all ask the same server. `None` if
    /// any call was unreachable before, or none is now.
    fn unreachable_of(&mut self, snapshot: &Snapshot) -> Option<Alarm> {
        let was_reachable = self.unreachable.is_empty();
        let calls = snapshot.calls.iter();
        let unreachable = calls.filter(|call| call.state == WatchState::Unreachable);
        self.unreachable = unreachable.map(|call| call.id.clone()).collect();
        let first = self.unreachable.first().filter(|_| was_reachable)?;
        Some(Alarm::Unreachable(first.clone()))
    }
}

fn alarm_of(entry: &Arc<ActivityEntry>) -> Option<Alarm> {
    match entry.what {
        ActivityEvent::CameBack { .. } | ActivityEvent::KeepOutAlarm { .. } => {
            Some(Alarm::Trouble(entry.clone()))
        }
        // No alarm, because the operator ended the call or made the app leave it.
        ActivityEvent::CallEnded {
            reason: EndReason::ByThisApp | EndReason::Left,
            ..
        } => None,
        ActivityEvent::CallEnded { .. } => Some(Alarm::Ended(entry.clone())),
        _ => None,
    }
}

/// Describes several alarms by their number and the text of the newest one.
pub(crate) fn newest_of(count: usize, newest: String) -> String {
    match count {
        0 | 1 => newest,
        n => tr_with(
            "announce-alarms",
            &[("n", n.into()), ("what", newest.into())],
        ),
    }
}
