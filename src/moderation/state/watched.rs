//! One watched call: facts about the call, their age, and the view for the window.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use crate::moderation::evidence::reading::IncompleteReason;
use crate::moderation::model::call::{Call, EndReason, ResultInfo};
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::ids::{CallId, InvitationId, ParticipantId};
use crate::moderation::model::name::SafeName;
use crate::moderation::model::time::Now;
use crate::moderation::state::deeds::batch::RemovalBatch;
use crate::moderation::state::deeds::join::CallSetup;
use crate::moderation::state::deeds::keep_alive::KeepAliveClock;
use crate::moderation::state::deeds::leave::LeaveState;
use crate::moderation::state::deeds::raid::{ArrivalCounter, Raid};
use crate::moderation::state::deeds::service::{ServiceAct, ServiceState};
use crate::moderation::state::invitation::{Invitation, InvitationState};
use crate::moderation::state::reading_pauses::ReadingPauses;
use crate::moderation::state::roster::Roster;
use crate::moderation::state::row::{Row, RowKey};
use crate::moderation::state::rules::Rules;
use crate::moderation::state::saved::{SavedCall, SavedEnd};
use crate::moderation::state::snapshot::{
    CallView, Counts, Ended, Establishing, PollTrouble, WatchState,
};

/// Interval between rosters of the call that the window shows.
pub const FRONT_INTERVAL: Duration = Duration::from_secs(2);
/// Interval between rosters of a call that the window does not show.
pub const BACK_INTERVAL: Duration = Duration::from_secs(10);
/// A roster older than this many intervals is stale.
const STALE_INTERVALS: u32 = 3;
/// After this many failures without a usable roster in between, the call counts as unreachable.
const UNREACHABLE_AFTER: u32 = 3;

#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(crate) struct Watched {
    pub(crate) id: CallId,
    pub(crate) roster: Roster,
    /// Invitations that this app sent, oldest first.
    pub(crate) invitations: Vec<Arc<Invitation>>,
    /// The newest reading of the call, completed with facts that only earlier readings contained.
    pub(crate) call: Option<Call>,
    /// Whether an earlier run or another window saved the call, or this run watched it before and knew that it existed.
    pub(crate) known_before: bool,
    /// When the newest successful reading of the call was requested: proof that the call existed
    /// then.
    pub(crate) call_asked: Option<Now>,
    /// Why polls of this call fail. `None` unless a failure that counts came after the newest usable roster.
    ///
    /// Once there is a roster, a failed reading of the call itself counts only if Graph answers that the call does not
    /// exist.
    pub(crate) trouble: Option<PollTrouble>,
    /// Since when Graph has left requests for the roster unanswered, if that has lasted long. `None` otherwise.
    pub(crate) silent_since: Option<Now>,
    /// How the call ended. `None` if it has not ended.
    pub(crate) ended: Option<Ended>,
    /// Periods in which the service asked us, other than by a 429, not to request the roster of this call.
    pub(crate) unavailable: ReadingPauses,
    /// Why the newest roster may be incomplete. `None` if it is whole.
    pub(crate) incomplete: Option<IncompleteReason>,
    /// Readings requested before this time are stale, because the computer slept or its clock jumped.
    pub(crate) stale_until: Option<Now>,
    /// Since when Graph has answered that the call does not exist.
    pub(crate) missing_since: Option<Now>,
    /// Whether a roster ever listed anybody. Only then can an empty roster mean that nobody is in
    /// the call.
    pub(crate) had_people: bool,
    /// How many requests for the roster were answered or have failed.
    pub(crate) asked: u32,
    /// Whether the window shows this call.
    pub(crate) in_front: bool,
    /// When the call was added to the list.
    pub(crate) since: Now,
    /// Whether `GET operations/{id}` failed for an invitation, except by throttling. Operations of invitations are then
    /// not read again.
    ///
    /// Graph's documentation does not promise that this request works for invitations.
    pub(crate) operations_unreadable: bool,
    /// When this app created the call. `None` if another program created it.
    pub(crate) created: Option<Timestamp>,
    /// How the call was joined, shown while its subject is unknown. May come from an earlier run.
    pub(crate) label: Option<Arc<str>>,
    /// The subject that an earlier run saved.
    pub(crate) known_subject: Option<Arc<str>>,
    /// Progress of setting up the call. `None` once it is connected.
    pub(crate) setting_up: Option<CallSetup>,
    /// Schedule of the keepAlive requests for the call. `None` if this app sends none.
    pub(crate) keeping: Option<KeepAliveClock>,
    /// Progress of leaving the call. `None` unless leaving was requested.
    pub(crate) leaving: Option<LeaveState>,
    /// The latest batch of removals, until the operator dismisses it.
    pub(crate) batch: Option<Arc<RemovalBatch>>,
    /// The latest service deed for each participant and for this app.
    pub(crate) service_acts: Vec<ServiceAct>,
    pub(crate) rules: Rules,
    /// Raid mode, while it is on.
    pub(crate) raid: Option<Raid>,
    pub(crate) join_counter: ArrivalCounter,
}

impl Watched {
    /// Makes a call about which nothing is known yet.
    pub(crate) fn new(id: CallId, since: Now) -> Self {
        Self {
            id,
            roster: Roster::default(),
            invitations: Vec::new(),
            call: None,
            known_before: false,
            call_asked: None,
            trouble: None,
            silent_since: None,
            ended: None,
            unavailable: ReadingPauses::default(),
            incomplete: None,
            stale_until: None,
            missing_since: None,
            had_people: false,
            asked: 0,
            in_front: false,
            since,
            operations_unreadable: false,
            created: None,
            label: None,
            known_subject: None,
            setting_up: None,
            keeping: None,
            leaving: None,
            batch: None,
            service_acts: Vec::new(),
            rules: Rules::default(),
            raid: None,
            join_counter: ArrivalCounter::default(),
        }
    }

    pub(crate) fn restored(saved: SavedCall, now: Now) -> Self {
        let mut call = Self::new(saved.id, now);
        call.known_before = true;
        call.since = earlier(saved.watched_since, now);
        call.created = saved.created;
        call.label = saved.label;
        call.known_subject = saved.subject;
        call.keeping = saved
            .keep_alive
            .then(|| KeepAliveClock::restored(saved.kept_alive, now));
        call.rules = saved
            .rules
            .map(|rules| Rules::restored(rules, now))
            .unwrap_or_default();
        call.ended = saved.ended.map(|end| ended(end, now));
        call
    }

    pub(crate) fn to_save(&self) -> SavedCall {
        SavedCall {
            subject: self.subject(),
            label: self.label.clone(),
            created: self.created,
            keep_alive: self.keeping.is_some(),
            kept_alive: self.keeping.as_ref().and_then(KeepAliveClock::kept_alive),
            ended: self.ended.as_ref().map(|ended| SavedEnd {
                at: ended.at.wall,
                left: ended.reason == EndReason::Left,
                code: ended.result.as_ref().map(|result| result.code),
                subcode: ended.result.as_ref().map(|result| result.subcode),
                message: ended
                    .result
                    .as_ref()
                    .and_then(|result| result.message.clone()),
            }),
            rules: self.rules_to_save(),
            ..SavedCall::new(self.id.clone(), self.since.wall)
        }
    }

    /// Returns the subject as last read, or else as an earlier run saved it.
    fn subject(&self) -> Option<Arc<str>> {
        let read = self.call.as_ref().and_then(|call| call.subject.clone());
        read.or_else(|| self.known_subject.clone())
    }

    /// Whether the call is a group call. `None` while that is unknown.
    pub(crate) fn is_group(&self) -> Option<bool> {
        let told = self.call.as_ref().and_then(|call| call.is_group);
        // Only group calls have a roster. So a call with people in its roster must be a group call.
        told.or_else(|| self.had_people.then_some(true))
    }

    /// Whether the call is known to have existed: a reading found it, this app created it, or it was watched before.
    pub(crate) fn was_there(&self) -> bool {
        self.call_asked.is_some() || self.had_people || self.created.is_some() || self.known_before
    }

    /// Records that a usable roster came. Clears the failure of readings, and a failure to leave that was only due to
    /// the token.
    pub(crate) fn note_answer(&mut self) {
        self.trouble = None;
        let is_over = |it: &mut LeaveState| matches!(it, LeaveState::Failed(why) if why.cause.is_of_the_token());
        self.leaving.take_if(is_over);
    }

    pub(crate) fn note_trouble(&mut self, failure: Arc<Failure>, next_try: Now) {
        let failures = self.trouble.as_ref().map_or(0, |trouble| trouble.failures) + 1;
        self.trouble = Some(PollTrouble {
            failure,
            failures,
            next_try,
        });
    }

    /// Marks the call as ended. Ends its setup, leaving, raid mode, wave and rules.
    pub(crate) fn end(&mut self, reason: EndReason, result: Option<ResultInfo>, now: Now) {
        self.trouble = None;
        self.setting_up = None;
        self.leaving = None;
        self.end_pressure();
        self.ended = Some(Ended {
            at: now,
            reason,
            result,
        });
    }

    pub(crate) fn invitation(&self, id: &InvitationId) -> Option<&Arc<Invitation>> {
        self.invitations
            .iter()
            .find(|invitation| &invitation.id == id)
    }

    pub(crate) fn change_invitation(
        &mut self,
        id: &InvitationId,
        change: impl FnOnce(&mut Invitation),
    ) {
        if let Some(invitation) = self
            .invitations
            .iter_mut()
            .find(|invitation| &invitation.id == id)
        {
            change(Arc::make_mut(invitation));
        }
    }

    /// Returns when the newest roster becomes stale. `None` before the first roster.
    pub(crate) fn stale_at(&self) -> Option<Now> {
        let interval = if self.in_front {
            FRONT_INTERVAL
        } else {
            BACK_INTERVAL
        };
        let asked = self.roster.asked()?;
        Some(asked.plus(interval * STALE_INTERVALS))
    }

    /// Returns whether readings of the call succeed. If several states apply, returns the first in the order of the
    /// checks.
    fn state(&self, now: Now) -> WatchState {
        if let Some(ended) = &self.ended {
            return WatchState::Ended(ended.clone());
        }
        if let (Some(setting_up), None) = (&self.setting_up, &self.trouble) {
            return WatchState::Establishing(Establishing {
                since: setting_up.since,
                in_lobby: self.waits_in_lobby(),
            });
        }
        if let Some(trouble) = &self.trouble {
            return match trouble.failure.cause {
                Cause::Throttled(_) => WatchState::Throttled,
                _ if trouble.failures >= UNREACHABLE_AFTER || self.missing_since.is_some() => {
                    WatchState::Unreachable
                }
                _ if self.roster.asked().is_some() => WatchState::Stale,
                _ => WatchState::Connecting,
            };
        }
        if !self.had_people {
            return match (&self.call, self.roster.asked()) {
                (None, None) => WatchState::Connecting,
                _ => WatchState::WaitingForRoster,
            };
        }
        match self.stale_at() {
            _ if self.stale_until.is_some() => WatchState::Stale,
            Some(stale) if now.has_reached(stale) => WatchState::Stale,
            _ => WatchState::Live,
        }
    }

    /// Returns the row of this app. `None` until Graph has named this app's participant id, or if no row has that id.
    fn own_row(&self) -> Option<&Arc<Row>> {
        let own = self.call.as_ref()?.my_participant.clone()?;
        self.roster.get(&RowKey::Participant(own))
    }

    /// Returns this app's participant id from the roster, for use until Graph names it.
    ///
    /// Works only while the call is being set up, and only if the roster has a single row, which waits in the lobby. An
    /// app in the lobby sees only itself, so that row must be its own. Otherwise `None`.
    pub(crate) fn lone_own_id(&self) -> Option<ParticipantId> {
        let mut rows = self.roster.rows().iter();
        let row = rows.next().filter(|_| rows.next().is_none())?;
        let is_before_the_door = self.setting_up.is_some() && row.participant.in_lobby;
        is_before_the_door.then(|| row.key.participant().cloned())?
    }

    /// Whether this app waits in the lobby. Graph then lists only this app.
    fn waits_in_lobby(&self) -> bool {
        let alone = || {
            let mut rows = self.roster.rows().iter();
            rows.next().filter(|_| rows.next().is_none())
        };
        let own = self.own_row().or_else(alone);
        own.is_some_and(|row| row.participant.in_lobby)
    }

    fn counts(&self) -> Counts {
        let tally = self.roster.tally();
        let mut counts = Counts {
            in_call: tally.in_call,
            in_lobby: tally.in_lobby,
            ..Counts::default()
        };
        for invitation in &self.invitations {
            counts.ringing += u32::from(invitation.counts_as_ringing());
        }
        counts
    }

    /// Returns the number of rows, invitations, rules and other facts in this call that need
    /// attention.
    fn alarms(&self) -> u32 {
        let rows = self.roster.tally().need_attention as usize;
        let invitations = self
            .invitations
            .iter()
            .filter(|invitation| {
                matches!(
                    invitation.state,
                    InvitationState::Ringing {
                        trouble: Some(_),
                        ..
                    } | InvitationState::Failed { .. }
                )
            })
            .count();
        let is_failed = |act: &&ServiceAct| matches!(act.state, ServiceState::Failed { .. });
        let acts = self.service_acts.iter().filter(is_failed).count();
        let leaving = usize::from(matches!(self.leaving, Some(LeaveState::Failed(_))));
        // Counts rules that wait to be resumed. They keep nobody out. The operator should know that even if the window
        // shows another call.
        let rules = self.rules.alarms()
            + usize::from(self.rules.is_waiting())
            // Leaves out the wave of the call that the window shows. The window mentions that wave anyway.
            + usize::from(self.join_counter.told().is_some() && !self.in_front);
        u32::try_from(rows + invitations + acts + leaving + rules).unwrap_or(u32::MAX)
    }

    pub(crate) fn view(&self, now: Now) -> CallView {
        CallView {
            id: self.id.clone(),
            subject: self
                .subject()
                .map(|subject| SafeName::new(&subject))
                .filter(|subject| !subject.is_empty()),
            label: self.label.as_deref().map(SafeName::new),
            state: self.state(now),
            rows: self.roster.rows().clone(),
            ended_visits: self.roster.ended().clone(),
            version: self.roster.version(),
            invitations: Arc::new(self.invitations.clone()),
            counts: self.counts(),
            updated: self.roster.asked(),
            asked: self.asked,
            trouble: self.trouble.clone(),
            incomplete: self.incomplete,
            contradicts: self.roster.contradicts(now),
            new_ids: self.roster.gives_new_ids(),
            door_limits: self.door_limits(),
            silent_since: self.silent_since,
            alarms: self.alarms(),
            watched_since: self.since,
            call_state: self.call.as_ref().map(|call| call.state.clone()),
            is_group: self.is_group(),
            keep_alive: self.keep_alive(),
            leaving: self.leaving.clone(),
            batch: self.batch.clone(),
            service_acts: Arc::new(self.service_acts.clone()),
            rules: Arc::new(self.rules.clone()),
            raid: self.raid,
            wave: self.join_counter.told(),
            folded_wave: self.join_counter.folded(),
            own_muted: self.own_row().and_then(|row| row.participant.muted),
        }
    }
}

/// Converts a saved time, which may be before this program started, to a [`Now`]. The monotonic part is at least zero.
fn earlier(wall: Timestamp, now: Now) -> Now {
    let ago = Duration::try_from(now.wall.duration_since(wall)).unwrap_or_default();
    Now {
        monotonic: now.monotonic.saturating_sub(ago),
        wall,
    }
}

/// Restores from the saved data how a call ended.
fn ended(saved: SavedEnd, now: Now) -> Ended {
    let result = saved.code.map(|code| ResultInfo {
        code,
        subcode: saved.subcode.unwrap_or_default(),
        message: saved.message,
    });
    let told = result
        .as_ref()
        .map_or(EndReason::Unknown, ResultInfo::reason);
    Ended {
        at: earlier(saved.at, now),
        reason: if saved.left { EndReason::Left } else { told },
        result,
    }
}

impl CallView {
    /// Makes a view of a call about which nothing is known yet.
    pub fn new(id: CallId, watched_since: Now) -> Self {
        Watched::new(id, watched_since).view(watched_since)
    }
}
