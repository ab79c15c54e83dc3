//! *End for everyone* and bulk removals.
//!
//! Graph has no request to end a call. Instead, everybody who was counted in the confirmation is removed, the newest
//! arrival first. Then the app leaves. If anybody is left, the app stays, since it can't remove anybody after leaving.

pub(crate) mod entry_result;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use crate::moderation::console::{Console, Turn};
use crate::moderation::effect::Poll;
use crate::moderation::model::audit::Source;
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::ids::{CallId, InvitationId, ParticipantId};
use crate::moderation::model::time::Now;
use crate::moderation::state::activity::entry::{ActivityEvent, Outcome};
use crate::moderation::state::deeds::batch::{
    BatchPhase, BatchPurpose, RemovalBatch, is_somebody_else, proved_result,
};
use crate::moderation::state::deeds::leave::LeaveState;
use crate::moderation::state::invitation::InvitationState;
use crate::moderation::state::row::{Role, RowKey};
use crate::moderation::state::rules::was_not_removed;
use crate::moderation::state::watched::Watched;

pub use crate::moderation::state::deeds::batch::{BatchEntry, EntryResult};

/// How long consecutive complete rosters must list only this app before it leaves. It leaves sooner if all removals are
/// proved.
const ALONE_FOR: Duration = Duration::from_secs(2);
/// How long the app waits for a proof that nobody else is in the call. Time in which readings were impossible does not
/// count.
const PROOF_WITHIN: Duration = Duration::from_secs(15);

impl Console {
    /// Starts *End for everyone*. Removes nobody except these people.
    ///
    /// Also cancels ringing invitations, which would bring people into an empty call.
    pub(crate) fn end_for_all(&mut self, id: &CallId, people: &[ParticipantId], turn: &mut Turn) {
        let call = match self.may_act(id) {
            Err(cause) => return turn.refuse(cause),
            Ok(call) => call,
        };
        let is_running = call.batch.as_ref().is_some_and(|batch| batch.is_open());
        if is_running || matches!(call.leaving, Some(LeaveState::Asked(_))) {
            return turn.refuse(Cause::NotAllowed);
        }
        let departures = call.departures(people, is_somebody_else);
        let ringing = call.ringing();
        let count = departures.len();
        self.pacer.rest();
        let what = ActivityEvent::EndForAll { people: count };
        let entry = self
            .log
            .add(Some(id.clone()), what, Outcome::OnItsWay, turn.now);
        if let Some(call) = self.watched_mut(id) {
            call.batch = Some(Arc::new(RemovalBatch {
                purpose: BatchPurpose::EndForAll,
                since: turn.now,
                people: departures,
                repeated: 0,
                phase: BatchPhase::Removing,
                through: None,
                entry,
                source: Source::EndForAll,
            }));
        }
        for invitation in ringing {
            self.cancel_invitation(id, &invitation, Source::EndForAll, turn);
        }
    }

    /// Starts a bulk removal of these people, newest arrival first, or adds them to the one in progress. A retry
    /// continues the batch that it repeats.
    ///
    /// Refuses during *End for everyone*, until the call itself has been read, and if nobody is left to remove.
    pub(crate) fn remove_many(&mut self, id: &CallId, people: &[ParticipantId], turn: &mut Turn) {
        let call = match self.may_act(id) {
            Err(cause) => return turn.refuse(cause),
            Ok(call) => call,
        };
        let open = call.batch.as_ref().filter(|batch| batch.is_open());
        if open.is_some_and(|batch| batch.purpose == BatchPurpose::EndForAll) {
            return turn.refuse(Cause::NotAllowed);
        }
        // Refuses until the call has been read: before that, any row may be this app or the organizer.
        if call.call.is_none() {
            return turn.refuse(Cause::NotAllowed);
        }
        let mut departures = call.departures(people, |row| row.role == Role::Attendee);
        departures.extend(call.departed(people));
        // A retry continues the batch that it repeats. The counts then cover all people of that batch.
        let has_failed = |id: &ParticipantId| {
            let row = call.roster.get(&RowKey::Participant(id.clone()));
            row.is_some_and(|row| was_not_removed(row))
        };
        let repeated = call
            .batch
            .as_ref()
            .filter(|batch| batch.is_repeated_by(people, has_failed));
        let is_again = repeated.is_some() || people.iter().all(has_failed);
        let open = open.or(repeated);
        let mut before = open.map(|batch| batch.people.clone()).unwrap_or_default();
        before.retain(|old| {
            let is_again = departures
                .iter()
                .any(|new| new.participant == old.participant);
            !(is_again && old.result.is_left_over())
        });
        let is_new = |new: &BatchEntry| before.iter().all(|old| old.participant != new.participant);
        departures.retain(is_new);
        if departures.is_empty() {
            return turn.refuse(Cause::NotAllowed);
        }
        let repeated = if is_again { departures.len() } else { 0 };
        // The whole batch has one activity entry, which also covers people added later.
        let entry = open.map(|batch| batch.entry);
        departures.extend(before);
        let what = ActivityEvent::Bulk {
            people: departures.len(),
        };
        let entry = if let Some(entry) = entry {
            self.log.update(entry, |told| {
                told.what = what;
                told.outcome = Outcome::OnItsWay;
            });
            entry
        } else {
            self.pacer.rest();
            self.log.add(id.clone(), what, Outcome::OnItsWay, turn.now)
        };
        if let Some(call) = self.watched_mut(id) {
            call.join_counter.deal();
            call.batch = Some(Arc::new(RemovalBatch {
                purpose: BatchPurpose::Remove,
                since: turn.now,
                people: departures,
                repeated,
                phase: BatchPhase::Removing,
                through: None,
                entry,
                source: Source::Bulk,
            }));
        }
    }

    /// Stops sending the removals of a batch. If the batch was to end the call for everyone, the app stays in the call.
    pub(crate) fn stop_batch(&mut self, id: &CallId, turn: &mut Turn) {
        let mut told = None;
        self.change_batch(id, |batch| {
            if !batch.is_removing() {
                return;
            }
            batch.phase = BatchPhase::Stopped;
            for person in &mut batch.people {
                if person.result == EntryResult::Waiting {
                    person.result = EntryResult::Stopped;
                }
            }
            told = Some(batch.entry);
        });
        match told {
            Some(entry) => self.log.set(entry, Outcome::Stopped),
            None => turn.refuse(Cause::NotAllowed),
        }
    }

    /// Stops a batch after a sleep or a clock jump. The operator confirmed the batch for an older roster.
    pub(crate) fn halt_batch(&mut self, id: &CallId, turn: &mut Turn) {
        if self.watched(id).and_then(Watched::removing).is_some() {
            self.stop_batch(id, turn);
        }
    }

    /// Removes the batch of a call from view, if every removal has a result.
    pub(crate) fn dismiss_batch(&mut self, id: &CallId) {
        if let Some(call) = self.watched_mut(id) {
            call.batch.take_if(|batch| !batch.is_open());
        }
    }

    /// Handles a failure to leave after a batch. The people stay removed, and the operator decides what to do next.
    pub(crate) fn leave_failed(&mut self, id: &CallId) {
        let mut told = None;
        self.change_batch(id, |batch| {
            if batch.phase == BatchPhase::Leaving {
                batch.phase = BatchPhase::LeftOver;
                told = Some(batch.entry);
            }
        });
        if let Some(entry) = told {
            self.log.set(entry, Outcome::EndedForEveryone { left: 0 });
        }
    }

    /// Ends the batch of a call that is over. People whose removal has no result count as having
    /// left.
    pub(crate) fn close_batch(&mut self, id: &CallId) {
        let mut told = None;
        self.change_batch(id, |batch| {
            if batch.is_removing() {
                told = Some(batch.entry);
            }
            for person in &mut batch.people {
                if person.result.is_open() {
                    person.result = EntryResult::AlreadyGone;
                }
            }
        });
        if let Some(entry) = told {
            self.log.set(entry, Outcome::CallEnded);
        }
    }

    /// Takes the results of removals from the rows. Sends the next removals of each batch, and ends batches that are
    /// done.
    pub(crate) fn tick_batches(&mut self, turn: &mut Turn) {
        let running = |call: &&Watched| {
            let batch = call.batch.as_ref();
            let is_unsettled = |batch: &Arc<RemovalBatch>| {
                batch.is_open()
                    || batch.is_removing()
                    || batch
                        .count(|result| result.is_left_over() || *result == EntryResult::NotProved)
                        > 0
                    || batch.count(|result| matches!(result, EntryResult::Gone(_))) > 0
            };
            call.ended.is_none() && batch.is_some_and(is_unsettled)
        };
        let open: Vec<CallId> = self
            .calls
            .iter()
            .filter(running)
            .map(|call| call.id.clone())
            .collect();
        for id in open {
            self.update_results(&id);
            self.send_next(&id, turn);
            self.conclude_batch(&id, turn);
        }
    }

    /// Updates the results of the people in a batch from their rows.
    fn update_results(&mut self, id: &CallId) {
        let Some(call) = self.watched(id) else { return };
        let Some(batch) = &call.batch else { return };
        let mut settled: BTreeMap<usize, EntryResult> = BTreeMap::new();
        for (at, person) in batch.people.iter().enumerate() {
            let key = RowKey::Participant(person.participant.clone());
            settled.extend(
                proved_result(&person.result, call.roster.get(&key)).map(|result| (at, result)),
            );
        }
        if settled.is_empty() {
            return;
        }
        self.change_batch(id, |batch| {
            for (at, result) in settled {
                batch.people[at].result = result;
            }
        });
        self.tell_again(id);
    }

    /// Updates the activity entry of a finished batch, since a person who was left over may be gone
    /// now.
    fn tell_again(&mut self, id: &CallId) {
        let batch = self.watched(id).and_then(|call| call.batch.clone());
        if let Some(batch) = batch.filter(|batch| batch.phase == BatchPhase::Done) {
            self.log.set(batch.entry, batch.outcome());
        }
    }

    /// Sends as many removals of a batch as the pacer allows, newest arrival first.
    fn send_next(&mut self, id: &CallId, turn: &mut Turn) {
        let Some(call) = self.watched(id) else { return };
        let Some(batch) = call.removing().cloned() else {
            return;
        };
        let room = self.room(id);
        let next: Vec<ParticipantId> = batch
            .people
            .iter()
            .filter(|person| {
                person.result == EntryResult::Waiting && call.lists(&person.participant)
            })
            .take(room)
            .map(|person| person.participant.clone())
            .collect();
        for participant in next {
            let sent = self.remove_for(id, &participant, batch.source, turn);
            self.change_batch(id, |batch| {
                let person = batch
                    .people
                    .iter_mut()
                    .find(|person| person.participant == participant);
                if let Some(person) = person {
                    person.result = match sent {
                        Ok(()) => EntryResult::Asked,
                        Err(cause) => EntryResult::Failed(Arc::new(Failure::new(cause))),
                    };
                }
            });
        }
    }

    /// Ends a batch once every removal has a result. For *End for everyone*, waits until rosters show who is left. Then
    /// the app leaves, or the batch reports that a participant may be left.
    fn conclude_batch(&mut self, id: &CallId, turn: &mut Turn) {
        let Some(call) = self.watched(id) else { return };
        let Some(batch) = call.removing().filter(|batch| !batch.is_open()).cloned() else {
            return;
        };
        let Some(through) = batch.through else {
            self.change_batch(id, |batch| batch.through = Some(turn.now));
            if batch.purpose == BatchPurpose::EndForAll {
                self.poll(id, Poll::Roster, turn);
            }
            return self.conclude_batch(id, turn);
        };
        let waited = self.reading_pauses.allowed_since(through, turn.now);
        let concluded = match batch.purpose {
            BatchPurpose::Remove => Some((BatchPhase::Done, batch.outcome())),
            BatchPurpose::EndForAll => call.may_leave(&batch, through, waited),
        };
        let Some((phase, outcome)) = concluded else {
            return self.poll_in(id, Poll::Roster, Duration::from_secs(1), turn);
        };
        self.change_batch(id, |batch| batch.phase = phase);
        self.log.set(batch.entry, outcome);
        if phase == BatchPhase::Leaving {
            self.leave(id, Source::EndForAll, turn);
        }
    }

    /// Returns the monotonic times at which batches stop waiting for a proof that nobody else is in the call.
    pub(crate) fn batches_due(&self) -> impl Iterator<Item = Duration> + '_ {
        let live = self.calls.iter().filter(|call| call.ended.is_none());
        let through = live.filter_map(|call| call.removing()?.through);
        through.map(|through| self.reading_pauses.due(through, PROOF_WITHIN))
    }

    fn change_batch(&mut self, id: &CallId, change: impl FnOnce(&mut RemovalBatch)) {
        if let Some(batch) = self.watched_mut(id).and_then(|call| call.batch.as_mut()) {
            change(Arc::make_mut(batch));
        }
    }
}

impl Watched {
    /// Whether rosters list this person.
    pub(crate) fn lists(&self, id: &ParticipantId) -> bool {
        let key = RowKey::Participant(id.clone());
        self.roster.get(&key).is_some_and(|row| row.is_listed())
    }

    /// Decides whether the app leaves, or stays because a participant may be left. `None` until readings show whether
    /// anybody is left, or [`PROOF_WITHIN`] is over.
    fn may_leave(
        &self,
        batch: &RemovalBatch,
        through: Now,
        waited: Duration,
    ) -> Option<(BatchPhase, Outcome)> {
        let rows = self.roster.rows().iter();
        let left = rows.filter(|row| is_somebody_else(row)).count();
        let has_newer = self
            .roster
            .asked()
            .is_some_and(|asked| asked.monotonic > through.monotonic);
        let all_proved = !batch.people.is_empty()
            && batch.people.iter().all(|person| person.result.is_gone())
            && left == 0;
        let is_alone = self.roster.alone_for() >= ALONE_FOR;
        let stays = batch.people.iter().any(|person| {
            person.result.is_left_over()
                || matches!(person.result, EntryResult::NotProved | EntryResult::Stopped)
        });
        if has_newer && !self.roster.lists_others() && (is_alone || all_proved) {
            return Some((BatchPhase::Leaving, Outcome::EndedForEveryone { left: 0 }));
        }
        if left > 0 && (stays || (has_newer && self.roster.lists_others())) {
            return Some((BatchPhase::LeftOver, Outcome::EndedForEveryone { left }));
        }
        (waited >= PROOF_WITHIN).then_some(if left > 0 {
            (BatchPhase::LeftOver, Outcome::EndedForEveryone { left })
        } else {
            (BatchPhase::NotSure, Outcome::EndNotProved)
        })
    }

    fn ringing(&self) -> Vec<InvitationId> {
        let rings = |invitation: &&Arc<_>| -> bool {
            let invitation: &crate::moderation::state::invitation::Invitation = invitation;
            matches!(invitation.state, InvitationState::Ringing { .. })
        };
        self.invitations
            .iter()
            .filter(rings)
            .map(|invitation| invitation.id.clone())
            .collect()
    }
}
