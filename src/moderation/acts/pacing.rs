//! Connects the console with the pacer, which limits how fast removals in bulk and by rules are sent. Tells the pacer
//! about responses, sends waiting removals again, and applies pauses.
//!
//! Graph may throttle (429) a removal in bulk or by a rule, or there may be no token for it. The removal has then done
//! nothing. Its attempt stays open, and its row offers *Stop*. It is sent again when the pacer allows.
//!
//! After a 429, bulk and automatic requests pause: for the time that Graph names, or else for a time that the pacer
//! chooses. Polls pause if Graph named a time, or if it throttled a poll. There are two exceptions:
//! - The call that the window shows and its roster are still read as usual: the operator has to see whom they remove.
//!   These readings stop, too, if a poll was throttled.
//! - A keepAlive request is sent if the call may soon end without it.
//!
//! Directory requests have a limit of their own. They neither start nor end this pause.

use std::sync::Arc;
use std::time::Duration;

use crate::moderation::acts::batch::EntryResult;
use crate::moderation::console::{Console, Turn};
use crate::moderation::effect::{Attempt, Effect, Request};
use crate::moderation::event::Event;
use crate::moderation::model::audit::Source;
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::ids::{AttemptId, CallId};
use crate::moderation::model::time::Now;
use crate::moderation::open_requests::{AttemptTarget, OpenRequest};
use crate::moderation::state::activity::entry::{Outcome, StepKind};
use crate::moderation::state::deeds::batch::RemovalBatch;
use crate::moderation::state::pacer::{PacingRefusal, Pause};
use crate::moderation::state::row::{Role, RowState};
use crate::moderation::state::watched::Watched;

impl Console {
    /// Returns why automatic and bulk requests are paused. `None` if they are not.
    pub fn pause(&self, now: Now) -> Option<&Pause> {
        self.pacer.pause(now.monotonic)
    }

    /// Returns the time from one bulk or automatic removal to the next, in whole tenths of a second.
    /// `None` unless the service has limited removals.
    pub fn removal_interval(&self) -> Option<Duration> {
        self.pacer.interval()
    }

    /// Returns how many bulk removals and removals by rules may be sent in this call now.
    pub(crate) fn room(&self, id: &CallId) -> usize {
        self.pacer.share(id)
    }

    /// Returns how many removals the rules of this call may send now.
    ///
    /// A waiting batch goes first: the operator confirmed its people, and removals by rules must not delay it.
    pub(crate) fn room_for_rules(&self, id: &CallId) -> usize {
        let batch = self.watched(id).map_or(0, Watched::waiting_in_batch);
        self.room(id).saturating_sub(batch)
    }

    /// Tells the pacer about an event that shows how many requests Graph accepts. Also notes that a roster request of a
    /// call was answered or has failed.
    pub(crate) fn inform_pacer(&mut self, event: &Event, turn: &mut Turn) {
        let now = turn.now;
        if let Event::Roster { call, .. } | Event::RosterFailed { call, .. } = event {
            self.is_heard_of(call);
        }
        match event {
            Event::SignedIn(_) | Event::SignedOut => self.pacer.discard_evidence(),
            Event::Answered { attempt, answer } => match answer {
                Err(failure) => self.pace_after_failure(*attempt, failure, turn),
                Ok(_) => self.pacer.taken(*attempt, now.monotonic),
            },
            Event::AttemptWaits {
                attempt, failure, ..
            } => match failure.cause {
                Cause::Service => self.pacer.strained(*attempt, now.monotonic),
                _ => self.pace_after_refusal(*attempt, failure, turn),
            },
            Event::KeptAlive {
                asked,
                result: Err(failure),
                ..
            } => self.refused(*asked, failure, turn),
            Event::RosterFailed { asked, failure, .. }
            | Event::CallFailed { asked, failure, .. }
            | Event::Throttled { asked, failure, .. } => {
                if matches!(failure.cause, Cause::Throttled(_)) {
                    self.pacer.reading_refused(asked.monotonic, failure, now);
                }
            }
            _ => {}
        }
    }

    /// Records that no request for a roster of this call has been answered for a long time.
    pub(crate) fn is_silent(&mut self, id: &CallId, since: Now) {
        if let Some(call) = self.watched_mut(id) {
            call.silent_since = Some(since);
        }
    }

    /// Records that a request for a roster of this call was answered or has failed.
    fn is_heard_of(&mut self, id: &CallId) {
        if let Some(call) = self.watched_mut(id) {
            call.silent_since = None;
        }
    }

    /// Reads a call because the operator asked. While readings are paused, refuses with the failure
    /// that caused the pause.
    pub(crate) fn refresh(&mut self, id: &CallId, turn: &mut Turn) {
        if let Some(pause) = self.pacer.readings_pause(turn.now.monotonic) {
            return turn.refuse_with((*pause.failure).clone());
        }
        if self.is_live(id) {
            turn.effects.push(Effect::PollAnew(id.clone()));
        }
    }

    /// Pauses readings if Graph throttled a request and named a time. The call that the window shows and its roster are
    /// still read.
    ///
    /// The pause extends the deadlines of proofs.
    fn pause_readings(&mut self, failure: &Failure, turn: &mut Turn) {
        if let (Cause::Throttled(_), Some(wait)) = (&failure.cause, failure.asked_to_wait()) {
            let until = turn.now.plus(wait).monotonic;
            self.reading_pauses.pause(turn.now, until);
            turn.effects.push(Effect::PausePolls { until });
        }
    }

    fn pace_after_failure(&mut self, attempt: AttemptId, failure: &Arc<Failure>, turn: &mut Turn) {
        let now = turn.now.monotonic;
        match failure.cause {
            Cause::Throttled(_) => self.pace_after_refusal(attempt, failure, turn),
            Cause::Service => self.pacer.strained(attempt, now),
            // Graph refused the request for another reason, so it was not throttled.
            _ if failure.status.is_some() => self.pacer.taken(attempt, now),
            _ => {}
        }
        self.pacer.dropped(attempt);
    }

    /// Handles the failure of an attempt as [`Self::refused`] does. Matters only if Graph throttled the attempt.
    fn pace_after_refusal(&mut self, attempt: AttemptId, failure: &Arc<Failure>, turn: &mut Turn) {
        let pending = self.attempts.get(&attempt);
        let left = pending.map_or(turn.now, |pending| pending.asked);
        self.refused(left, failure, turn);
    }

    /// Handles the failure of a request that changes something, sent at `left`. If Graph throttled it, tells the pacer
    /// and pauses readings. Ignores other failures.
    fn refused(&mut self, left: Now, failure: &Arc<Failure>, turn: &mut Turn) {
        if !matches!(failure.cause, Cause::Throttled(_)) {
            return;
        }
        let why = PacingRefusal::TooMany;
        self.pacer.refused(left.monotonic, why, failure, turn.now);
        self.pause_readings(failure, turn);
    }

    /// Lets a removal wait to be sent again. It had no effect, because it was throttled or got no token.
    pub(crate) fn turned_away(
        &mut self,
        attempt: AttemptId,
        failure: &Arc<Failure>,
        turn: &mut Turn,
    ) {
        let why = match failure.cause {
            Cause::Throttled(_) => PacingRefusal::TooMany,
            _ => PacingRefusal::NoToken,
        };
        self.pacer.turned_away(attempt, why, failure, turn.now);
        self.pause_readings(failure, turn);
        let Some(pending) = self.attempts.get(&attempt) else {
            return;
        };
        let (entry, failure) = (pending.entry, failure.clone());
        self.log.step(entry, StepKind::Retry { failure }, turn.now);
        self.waiting_again.push(attempt);
        let until = self.pause(turn.now).map(|pause| pause.until);
        for attempt in self.waiting_again.clone() {
            self.tell_waiting(attempt, until);
        }
    }

    /// Shows in the activity and on the row that a removal waits, and until when. `None` means that
    /// the removal is being sent.
    fn tell_waiting(&mut self, attempt: AttemptId, until: Option<Now>) {
        if let Some(entry) = self.attempts.get(&attempt).map(|pending| pending.entry) {
            let outcome = until.map_or(Outcome::OnItsWay, |until| Outcome::Waits { until });
            self.log.set(entry, outcome);
        }
        self.removal_waits(attempt, until);
    }

    /// Whether this removal was throttled or got no token, and waits to be sent again.
    pub(crate) fn waits_again(&self, attempt: AttemptId) -> bool {
        self.waiting_again.contains(&attempt)
    }

    /// Removes an attempt from the attempts that wait to be sent again.
    pub(crate) fn forget_waiting(&mut self, attempt: AttemptId) {
        self.waiting_again.retain(|waiting| *waiting != attempt);
        self.pacer.dropped(attempt);
    }

    /// Sends waiting removals again, as far as the limits allow. Then divides the remaining capacity among the calls
    /// whose batch or rules have removals to send.
    pub(crate) fn pace(&mut self, turn: &mut Turn) {
        let now = turn.now.monotonic;
        self.stop_unwanted(turn);
        if !self.waiting_again.is_empty() {
            let room = self.pacer.room(now);
            let mut next = self.waiting_again.clone();
            next.retain(|attempt| !self.goes_after_batch(*attempt));
            next.truncate(room);
            self.waiting_again.retain(|attempt| !next.contains(attempt));
            for attempt in next {
                self.send_again(attempt, turn);
            }
        }
        let waiting = self.calls.iter().filter(|call| call.ended.is_none());
        let waiting = waiting.map(|call| (call.id.clone(), call.waiting_for_a_turn(turn.now)));
        let waiting = waiting.filter(|(_, many)| *many > 0).collect();
        self.pacer.deal(waiting, now);
    }

    /// Whether a rule requested this removal, and a batch waits in the same call.
    fn goes_after_batch(&self, attempt: AttemptId) -> bool {
        let pending = self.attempts.get(&attempt);
        let by_rule = pending.filter(|it| matches!(it.source, Source::GuestDoor | Source::KeepOut));
        let call = by_rule.and_then(|pending| self.watched(&pending.call));
        call.is_some_and(|call| call.waiting_in_batch() > 0)
    }

    /// Sends a waiting removal again, under the same attempt number.
    fn send_again(&mut self, attempt: AttemptId, turn: &mut Turn) {
        self.tell_waiting(attempt, None);
        let Some((request, call)) = self.attempts.get(&attempt).and_then(OpenRequest::again) else {
            return;
        };
        self.pacer.sent(attempt, &call, turn.now.monotonic);
        turn.effects.push(Effect::Send(Attempt {
            id: attempt,
            call,
            request,
            is_paced: true,
        }));
    }

    /// Stops waiting removals that are no longer wanted. For example, the operator stopped the batch or protected the
    /// person, or the rule is over.
    fn stop_unwanted(&mut self, turn: &mut Turn) {
        for attempt in self.waiting_again.clone() {
            let pending = self.attempts.get(&attempt).cloned();
            match pending {
                Some(pending) if self.is_still_wanted(attempt, &pending) => {}
                Some(pending) => self.stop_waiting(attempt, &pending, turn),
                None => self.forget_waiting(attempt),
            }
        }
    }

    fn stop_waiting(&mut self, attempt: AttemptId, pending: &OpenRequest, turn: &mut Turn) {
        self.forget_waiting(attempt);
        turn.effects.push(Effect::GiveUp(attempt));
        self.stopped(attempt, pending, turn);
    }

    /// Stops all removals that wait to be sent again, because the program ends.
    pub(crate) fn stop_all_waiting(&mut self, turn: &mut Turn) {
        for attempt in self.waiting_again.clone() {
            if let Some(pending) = self.attempts.get(&attempt).cloned() {
                self.stop_waiting(attempt, &pending, turn);
            }
        }
    }

    fn is_still_wanted(&self, attempt: AttemptId, pending: &OpenRequest) -> bool {
        let (Some(call), AttemptTarget::Removal(key)) =
            (self.watched(&pending.call), &pending.target)
        else {
            return false;
        };
        let Some(row) = call.roster.get(key).filter(|_| call.ended.is_none()) else {
            return false;
        };
        let is_its_row =
            matches!(row.state, RowState::Asked { attempt: asked, .. } if asked == attempt);
        let is_spared = pending.source.spares_protected() && row.role != Role::Attendee;
        is_its_row && !is_spared && call.wants(pending)
    }

    /// Returns the monotonic time at which a waiting removal can be sent even if no answer comes.
    ///
    /// `None` if none waits, if Graph first has to answer another removal, or if neither a pause nor a rate limits
    /// removals.
    pub(crate) fn turns_due(&self) -> Option<Duration> {
        if self.waiting_again.is_empty() {
            self.pacer.next_turn(self.latest)
        } else {
            self.pacer.next_room(self.latest)
        }
    }
}

impl Watched {
    /// Returns the batch of this call if it is in the phase `Removing`.
    pub(crate) fn removing(&self) -> Option<&Arc<RemovalBatch>> {
        self.batch.as_ref().filter(|batch| batch.is_removing())
    }

    /// Returns the number of removals in the batch that have not been sent and whose person is listed.
    fn waiting_in_batch(&self) -> usize {
        let people = self.removing().into_iter().flat_map(|batch| &batch.people);
        let waits = people.filter(|one| one.result == EntryResult::Waiting);
        waits.filter(|one| self.lists(&one.participant)).count()
    }

    /// Returns the number of removals that the batch and the rules of this call want to send now.
    fn waiting_for_a_turn(&self, now: Now) -> usize {
        let waits = |result: &EntryResult| *result == EntryResult::Waiting;
        let people = self.removing().map_or(0, |batch| batch.count(waits));
        let due = self.rules.due.iter();
        people + due.filter(|due| due.at.monotonic <= now.monotonic).count()
    }

    /// Whether the batch or rule that requested this removal is still active. `true` for removals of other sources.
    fn wants(&self, pending: &OpenRequest) -> bool {
        match pending.source {
            Source::Bulk | Source::EndForAll => self.removing().is_some(),
            Source::GuestDoor => self
                .rules
                .door
                .as_ref()
                .is_some_and(|door| door.holder.acts()),
            Source::KeepOut => {
                let identity = pending.who.lasting.as_ref();
                let kept = identity.and_then(|identity| self.rules.kept(identity));
                kept.is_some_and(|kept| kept.holder.acts())
            }
            _ => true,
        }
    }
}

impl OpenRequest {
    /// Returns the request of a removal and its call, to send it again. `None` for any other attempt, or without a
    /// participant id.
    fn again(&self) -> Option<(Request, CallId)> {
        let AttemptTarget::Removal(key) = &self.target else {
            return None;
        };
        let participant = key.participant()?.clone();
        Some((Request::Delete(participant), self.call.clone()))
    }
}
