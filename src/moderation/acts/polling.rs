//! Handles the results of polls: rosters, readings of calls, and failed readings.

use std::sync::Arc;
use std::time::Duration;

use crate::moderation::console::{Console, Turn};
use crate::moderation::effect::{Effect, Poll};
use crate::moderation::evidence::departure::APART;
use crate::moderation::evidence::reading::{Completeness, IncompleteReason, RosterReading};
use crate::moderation::model::call::{Call, CallState, EndReason, ResultInfo};
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::ids::CallId;
use crate::moderation::model::time::Now;
use crate::moderation::state::activity::entry::{ActivityEvent, Outcome};
use crate::moderation::state::began::JOIN_SEEN_WITHIN;
use crate::moderation::state::roster::history::KEPT_ENDED_VISITS;
use crate::moderation::state::roster::history::{RosterChange, RosterUpdate};
use crate::moderation::state::row::{PersonRef, Row, RowKey, RowState};
use crate::moderation::state::watched::Watched;

/// Time after which a "not found" from Graph means that the call is over. Until then, a server may just not know the
/// call yet. If Graph says that the call itself is gone, the call is over at once.
const OVER_AFTER: Duration = Duration::from_secs(10);

impl Console {
    /// Handles a roster: first invitations, then changes, then proofs. Invitations come first, because the activity
    /// reports a join only if the person's invitation no longer rings.
    pub(crate) fn roster(&mut self, id: &CallId, mut reading: RosterReading, turn: &mut Turn) {
        let cannot_read_one = !self.may_read_one(turn.now);
        if self.is_live(id) {
            let session = self.session.as_ref();
            let home = session.and_then(|session| session.tenant.clone());
            self.names
                .fill_in(&mut reading.participants, home.as_deref());
        }
        let Some(call) = self.live_mut(id) else {
            return;
        };
        call.asked += 1;
        let asked = reading.asked;
        // A gap in the rosters gets no activity entry if a sleep or a clock jump caused it. The sleep or jump has an
        // entry already.
        let before = call.roster.asked().filter(|_| call.stale_until.is_none());
        // While single participants cannot be read, rosters alone decide.
        call.roster.set_singles_refused(cannot_read_one);
        let Some(RosterUpdate {
            completeness,
            changes,
        }) = call.roster.take_over(reading, turn.now)
        else {
            // The roster is outdated, or only looks outdated. The next roster will show which.
            return self.poll_in(id, Poll::Roster, APART, turn);
        };
        call.note_answer();
        call.unavailable.resume(turn.now);
        if completeness.incomplete() != Some(IncompleteReason::Empty) {
            // A call that lists people exists. An earlier "not found" came from a gateway, or from a server that did
            // not know the call yet.
            call.missing_since
                .take_if(|since| asked.monotonic >= since.monotonic);
        }
        call.stale_until
            .take_if(|slept| asked.monotonic >= slept.monotonic);
        self.forget_ended_visits();
        if let Some(from) = before.filter(|from| asked.since(*from) > JOIN_SEEN_WITHIN) {
            let what = ActivityEvent::NoRosters { from };
            self.log.add(id.clone(), what, Outcome::Noted, turn.now);
        }
        self.note_completeness(id, completeness, turn.now);
        let Some(call) = self.live_mut(id) else {
            return;
        };
        let lists_nobody = completeness.incomplete() == Some(IncompleteReason::Empty);
        let is_empty = call.roster.is_empty();
        call.had_people |= !is_empty;
        if is_empty || lists_nobody {
            // The roster is empty because nobody is listed yet, or because the call is over. Only a
            // reading of the call can tell which.
            self.poll(id, Poll::Call, turn);
        }
        self.match_invitations(id, turn);
        if self
            .watched(id)
            .is_some_and(|call| call.setting_up.is_some())
        {
            self.pass_on_facts(id);
        }
        self.count_joins(id, &changes, turn.now);
        self.take_changes(id, changes, turn);
        self.confirm_singles(id, turn);
        self.look_for_proofs(id, turn);
        let call = self.watched(id);
        let has_missing = call.is_some_and(|call| call.roster.has_missing());
        let door_waits = |call: &Watched| {
            let limits = call.door_limits();
            call.incomplete.is_none() && limits.is_some_and(|limits| !limits.acts)
        };
        if has_missing || call.is_some_and(door_waits) {
            // Reads another roster soon, even if the window doesn't show this call. That roster has to show whether
            // missing people have left or come back. A closed door needs it too, since a single whole roster doesn't
            // show who has joined.
            self.poll_in(id, Poll::Roster, APART, turn);
        }
    }

    /// Adds to the activity what a reading changed, and acts on these changes.
    pub(crate) fn take_changes(
        &mut self,
        id: &CallId,
        changes: Vec<RosterChange>,
        turn: &mut Turn,
    ) {
        for change in changes {
            if let RosterChange::LetIn(key) = &change {
                self.was_let_in(id, key, turn);
            }
            self.note(id, change, turn);
        }
        self.match_service_acts(id, turn);
        self.settle_removals(id, turn);
        self.apply_rules(id, turn);
    }

    /// Records whether the newest roster is whole. Reports a change in the activity, except for normal reasons such as
    /// an empty call.
    fn note_completeness(&mut self, id: &CallId, completeness: Completeness, now: Now) {
        let Some(call) = self.watched_mut(id) else {
            return;
        };
        let kind = |incomplete: IncompleteReason| std::mem::discriminant(&incomplete);
        let gives_new_ids = call.roster.gives_new_ids();
        let is_told = |incomplete: &IncompleteReason| match incomplete {
            IncompleteReason::Empty | IncompleteReason::InLobby => false,
            IncompleteReason::NewIds => gives_new_ids,
            _ => true,
        };
        let incomplete = completeness.incomplete();
        let before = std::mem::replace(&mut call.incomplete, incomplete).filter(is_told);
        let told = incomplete.filter(is_told);
        if before.map(kind) != told.map(kind) {
            let what = ActivityEvent::Rosters { incomplete: told };
            self.log.add(id.clone(), what, Outcome::Noted, now);
        }
    }

    /// Whether the person of this row is invited and the invitation still rings.
    pub(crate) fn rings_as(&self, id: &CallId, key: &RowKey) -> bool {
        let row = self.row(id, key);
        let invitations = self.watched(id).map(|call| &call.invitations);
        row.zip(invitations)
            .is_some_and(|(row, open)| open.iter().any(|invitation| invitation.rings_as(row)))
    }

    /// Adds a change of the roster to the activity. Leaves out muting, and joins of people whose invitation still
    /// rings.
    ///
    /// Passes a proof, or the fact that a proof was wrong, on to the removal instead.
    fn note(&mut self, id: &CallId, change: RosterChange, turn: &mut Turn) {
        let who = |key: &RowKey| self.row(id, key).map(PersonRef::from);
        let what = match change {
            // Reported with the invitation, once the person has answered.
            RosterChange::Joined(key) if self.rings_as(id, &key) => None,
            RosterChange::Joined(key) => self.row(id, &key).map(|row| ActivityEvent::Joined {
                who: PersonRef::from(row),
                lobby: row.participant.in_lobby,
                began: row.began(),
            }),
            RosterChange::CameBack(key, removed) => {
                self.row(id, &key).map(|row| ActivityEvent::CameBack {
                    who: PersonRef::from(row),
                    removed,
                    times: match row.state {
                        RowState::CameBack { times, .. } => times,
                        _ => 1,
                    },
                })
            }
            RosterChange::LetIn(key) => who(&key).map(|who| ActivityEvent::LetIn { who }),
            RosterChange::Renamed(key, from) => {
                who(&key).map(|who| ActivityEvent::Renamed { who, from })
            }
            RosterChange::Left(who, after) => Some(ActivityEvent::Left { who, after }),
            RosterChange::ListedAsRemoved(who, reason) => {
                Some(ActivityEvent::ListedAsRemoved { who, reason })
            }
            // Muting is too frequent for a list in which removals have to be found.
            RosterChange::MuteChanged(..) => None,
            RosterChange::Proved { attempt, proof, .. } => {
                self.proved(attempt, proof, turn.now);
                None
            }
            RosterChange::Disproved { attempt, .. } => {
                self.disproved(attempt, turn);
                None
            }
        };
        if let Some(what) = what {
            self.log.add(id.clone(), what, Outcome::Noted, turn.now);
        }
    }

    fn row(&self, id: &CallId, key: &RowKey) -> Option<&Row> {
        self.watched(id)?.roster.get(key).map(|row| &**row)
    }

    /// Forgets old ended visits of one call if all calls together have more than [`KEPT_ENDED_VISITS`].
    fn forget_ended_visits(&mut self) {
        let count = |call: &Watched| call.roster.ended().len();
        let all: usize = self.calls.iter().map(count).sum();
        if all <= KEPT_ENDED_VISITS {
            return;
        }
        if let Some(most) = self.calls.iter_mut().max_by_key(|call| count(call)) {
            // Drops a tenth at once. Dropping one visit at a time would move all other visits each
            // time.
            most.roster.forget_ended(KEPT_ENDED_VISITS / 10);
        }
    }

    /// Handles a failed reading of a roster. Keeps the last roster, and shows why there is no newer one.
    pub(crate) fn roster_failed(
        &mut self,
        id: &CallId,
        asked: Now,
        failure: Arc<Failure>,
        next_try: Now,
        turn: &mut Turn,
    ) {
        self.note_pause(&failure, next_try, turn.now);
        let Some(call) = self.live_mut(id) else {
            return;
        };
        call.asked += 1;
        if is_older(asked, call.roster.asked()) {
            return;
        }
        let is_paused =
            !matches!(failure.cause, Cause::Throttled(_)) && failure.retry_after.is_some();
        if is_paused {
            call.unavailable.pause(turn.now, next_try.monotonic);
        }
        // Only a reading of the call itself can tell whether the call is gone.
        let may_be_gone = matches!(failure.cause, Cause::CallNotFound | Cause::NotFound);
        call.note_trouble(failure, next_try);
        if may_be_gone {
            self.poll(id, Poll::Call, turn);
        }
    }

    /// Handles the throttled reading of one participant or operation. Shows why nothing newer is known of the call.
    pub(crate) fn reading_throttled(
        &mut self,
        id: &CallId,
        asked: Now,
        failure: Arc<Failure>,
        next_try: Now,
        now: Now,
    ) {
        self.note_pause(&failure, next_try, now);
        let call = self.live_mut(id);
        if let Some(call) = call.filter(|call| !is_older(asked, call.roster.asked())) {
            call.note_trouble(failure, next_try);
        }
    }

    /// Starts a pause until `next_try` if Graph throttled the reading. That time does not count
    /// towards the deadlines of proofs.
    fn note_pause(&mut self, failure: &Failure, next_try: Now, now: Now) {
        if matches!(failure.cause, Cause::Throttled(_)) {
            self.reading_pauses.pause(now, next_try.monotonic);
        }
    }

    /// Handles a reading of the call itself. The reading also confirms removals that were answered with 404 or 410.
    pub(crate) fn call_read(&mut self, id: &CallId, asked: Now, read: Call, turn: &mut Turn) {
        let Some(call) = self.live_mut(id) else {
            return;
        };
        if is_older(asked, call.call_asked) {
            return;
        }
        call.call_asked = Some(asked);
        call.missing_since
            .take_if(|since| asked.monotonic >= since.monotonic);
        let read = match &call.call {
            Some(known) => read.with_what_was_known(known),
            None => read,
        };
        let is_over = read.state == CallState::Terminated;
        let is_up = read.state == CallState::Established;
        let result = read.result.clone();
        let subject = |call: Option<&Call>| call.and_then(|call| call.subject.clone());
        let has_subject = subject(call.call.as_ref()) != subject(Some(&read));
        call.call = Some(read);
        let has_come_up = call.note_setting_up(turn.now) && call.created.is_some();
        if is_over {
            return self.end(id, result, turn);
        }
        if has_come_up {
            self.settle_join(id, Outcome::Joined);
            self.log
                .add(id.clone(), ActivityEvent::CameUp, Outcome::Noted, turn.now);
            self.poll(id, Poll::Roster, turn);
        }
        if has_subject {
            self.keep(id, turn);
        }
        self.pass_on_facts(id);
        let call = self.live_mut(id).filter(|_| is_up);
        let changes = call.map(|call| call.roster.confirm_empty(asked, turn.now));
        // Rules act only once the call has been read. Before, it is unknown which rows are this app and the organizer.
        self.take_changes(id, changes.unwrap_or_default(), turn);
        self.confirm_singles(id, turn);
    }

    /// Handles a failed reading of the call itself. Unlike a failed reading of the roster, it can show that the call
    /// is over.
    pub(crate) fn call_failed(
        &mut self,
        id: &CallId,
        asked: Now,
        failure: Arc<Failure>,
        next_try: Now,
        turn: &mut Turn,
    ) {
        self.note_pause(&failure, next_try, turn.now);
        let Some(call) = self.live_mut(id) else {
            return;
        };
        if is_older(asked, call.call_asked) {
            return;
        }
        let is_missing = matches!(failure.cause, Cause::NotFound | Cause::ParticipantNotFound);
        if is_missing || failure.is_call_gone() {
            let since = *call.missing_since.get_or_insert(asked);
            let is_over = failure.is_call_gone() || asked.since(since) >= OVER_AFTER;
            let last = call.call.as_ref().and_then(|call| call.result.clone());
            if is_over && !call.was_there() {
                return self.no_such_call(id, failure, turn);
            }
            if is_over {
                return self.end(id, last, turn);
            }
            call.note_trouble(failure, next_try);
            return self.poll_in(id, Poll::Call, OVER_AFTER, turn);
        }
        // Once there is a roster, other failures to read the call itself are not shown.
        if call.trouble.is_none() && call.roster.asked().is_none() {
            call.note_trouble(failure, next_try);
        }
    }

    /// Ends a call for the reason in Graph's `result`.
    fn end(&mut self, id: &CallId, result: Option<ResultInfo>, turn: &mut Turn) {
        let reason = result
            .as_ref()
            .map_or(EndReason::Unknown, ResultInfo::reason);
        self.end_as(id, reason, result, turn);
    }

    /// Ends a call that Graph does not know and this app never saw. Shows this as a failure.
    fn no_such_call(&mut self, id: &CallId, failure: Arc<Failure>, turn: &mut Turn) {
        self.end_as(id, EndReason::NoSuchCall, None, turn);
        self.log.set(self.log.newest(), Outcome::Failed(failure));
    }

    /// Ends a call for a given reason: stops polling it, and ends everything in progress in it.
    pub(crate) fn end_as(
        &mut self,
        id: &CallId,
        reason: EndReason,
        result: Option<ResultInfo>,
        turn: &mut Turn,
    ) {
        let Some(call) = self.live_mut(id) else {
            return;
        };
        let pair = result.as_ref().map(|result| (result.code, result.subcode));
        call.end(reason, result, turn.now);
        let what = ActivityEvent::CallEnded { reason, pair };
        self.log.add(id.clone(), what, Outcome::Noted, turn.now);
        let joined_until = match reason {
            EndReason::Left => Outcome::Left,
            _ => Outcome::CallEnded,
        };
        self.settle_join(id, joined_until);
        self.end_attempts(id, &Outcome::CallEnded, turn);
        self.end_invitations(id, turn);
        self.close_batch(id);
        if let Some(call) = self.watched_mut(id) {
            // The activity already shows the deeds that were in progress.
            call.service_acts.clear();
        }
        turn.effects.push(Effect::StopPolling(id.clone()));
        self.keep(id, turn);
    }

    fn live_mut(&mut self, id: &CallId) -> Option<&mut Watched> {
        self.watched_mut(id).filter(|call| call.ended.is_none())
    }
}

/// Whether a reading requested at `asked` is older than the newest one.
fn is_older(asked: Now, newest: Option<Now>) -> bool {
    newest.is_some_and(|newest| asked.monotonic < newest.monotonic)
}
