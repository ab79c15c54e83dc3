//! Sends invitations and handles the responses.
//!
//! An invitation that may be ringing is never sent again. After a 400, an invitation is sent once more, without the
//! participant id that this app chose for the person. Graph may have refused that id.

use std::sync::Arc;

use crate::moderation::acts::invitations::ringing::READ_OPERATION_EVERY;
use crate::moderation::console::{Console, Turn};
use crate::moderation::effect::{Poll, Request};
use crate::moderation::event::{AttemptAnswer, InvitedFacts};
use crate::moderation::model::audit::Source;
use crate::moderation::model::deed::Deed;
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::ids::{AttemptId, CallId, InvitationId, OperationId, ParticipantId};
use crate::moderation::model::invitee::Invitee;
use crate::moderation::model::name::SafeName;
use crate::moderation::model::participant::Badge;
use crate::moderation::model::time::Now;
use crate::moderation::open_requests::{AttemptProgress, AttemptTarget, OpenRequest};
use crate::moderation::state::activity::entry::{ActivityEvent, Outcome, StepKind, Subject};
use crate::moderation::state::invitation::cancel_ids::ids_to_try;
use crate::moderation::state::invitation::{
    CancelTrouble, Invitation, InvitationState, MOST_INVITED, NewInvitation,
};
use crate::moderation::state::row::PersonRef;
use crate::moderation::state::watched::Watched;

/// Facts about one invitation from Graph's response. If the response was lost, only `trouble` is set.
struct InvitationAnswer {
    operation: Option<OperationId>,
    facts: InvitedFacts,
    /// How the response was lost. `None` if it came.
    trouble: Option<CancelTrouble>,
}

impl Console {
    /// Invites people into a call with one request. Refuses if [`Watched::may_invite`] is `false`.
    pub(crate) fn invite(
        &mut self,
        id: &CallId,
        people: Vec<NewInvitation>,
        source: Source,
        turn: &mut Turn,
    ) {
        match self.may_act(id) {
            Err(cause) => return turn.refuse(cause),
            Ok(call) if !call.may_invite(&people) => return turn.refuse(Cause::NotAllowed),
            Ok(_) => {}
        }
        let attempt = self.number_attempt();
        let mut records = Vec::with_capacity(people.len());
        for person in &people {
            let mut record = self.new_record(id, person, attempt, turn.now);
            record.invited_by = Some(source);
            self.log.made_by(record.entry, source);
            records.push(record);
        }
        let pending = OpenRequest {
            call: id.clone(),
            source,
            asked: turn.now,
            entry: records.first().map_or(0, |record| record.entry),
            target: AttemptTarget::Invite(people.iter().map(|person| person.id.clone()).collect()),
            who: everybody(&records),
            participant: None,
            progress: AttemptProgress::default(),
        };
        if let Some(call) = self.watched_mut(id) {
            call.invitations.extend(records.into_iter().map(Arc::new));
        }
        let may_own = self
            .session
            .as_ref()
            .is_some_and(|session| session.offers_participant_ids);
        let own_ids = may_own && !self.own_id_refused;
        self.send_invite(attempt, people, own_ids, pending, turn);
    }

    /// Makes the record of a new invitation, and its activity entry.
    fn new_record(
        &mut self,
        call: &CallId,
        new: &NewInvitation,
        attempt: AttemptId,
        now: Now,
    ) -> Invitation {
        let name = match &new.invitee {
            Invitee::User { object_id, .. } => match given_name(&new.invitee) {
                Some(name) => name,
                None => self.name_of(object_id).unwrap_or_default(),
            },
            Invitee::Phone { .. } => given_name(&new.invitee).unwrap_or_default(),
        };
        let state = InvitationState::Sending { attempt };
        let mut record = Invitation::new(new, name, state, now);
        let subject = Subject::Invited(record.id.clone(), record.who(), record.hidden);
        let what = ActivityEvent::Did(Deed::Invite, subject);
        record.entry = self.log.add(call.clone(), what, Outcome::OnItsWay, now);
        self.log.moves(record.entry, record.is_move());
        record
    }

    /// Sends a request that invites `people`. With `own_ids`, the request contains participant ids that this app chose.
    /// They may later serve to cancel the invitations.
    fn send_invite(
        &mut self,
        attempt: AttemptId,
        people: Vec<NewInvitation>,
        own_ids: bool,
        pending: OpenRequest,
        turn: &mut Turn,
    ) {
        for person in &people {
            self.change(&pending.call, &person.id, |invitation| {
                // A person moved from another call keeps the participant id of that call.
                invitation.sent_own_id = own_ids && invitation.replaces.is_none();
                invitation.state = InvitationState::Sending { attempt };
            });
        }
        self.begin(attempt, pending, Request::Invite { people, own_ids }, turn);
    }

    /// Handles the response to a request that invited people.
    ///
    /// After a 400, invites them again without the participant ids that this app chose, which may be the cause. The
    /// worker has already repeated the request after a 401 or 429. After any other failure, the request is not sent
    /// again.
    pub(crate) fn invite_answered(
        &mut self,
        attempt: AttemptId,
        pending: OpenRequest,
        invitations: &[InvitationId],
        answer: Result<AttemptAnswer, Arc<Failure>>,
        turn: &mut Turn,
    ) {
        match answer {
            Ok(answer) => {
                self.finish(attempt, &Outcome::Ringing, turn);
                self.all_ring(&pending, invitations, answer, turn.now);
            }
            Err(failure) if failure.is_answer_lost() => {
                // The invitation may be ringing, and a second request could ring twice. So the
                // invitation is shown as ringing, with the failure.
                self.finish(attempt, &Outcome::AnswerLost, turn);
                for invitation in invitations {
                    let rings = InvitationAnswer {
                        operation: None,
                        facts: InvitedFacts::default(),
                        trouble: Some(CancelTrouble::Failed(failure.clone())),
                    };
                    self.rings(&pending, invitation, rings, turn.now);
                }
                self.poll(&pending.call, Poll::Roster, turn);
            }
            Err(failure) => {
                self.finish(attempt, &Outcome::Failed(failure.clone()), turn);
                let again = self.may_go_without_own_ids(&pending.call, invitations, &failure);
                if !again.is_empty() {
                    return self.invite_without_own_ids(again, pending, turn);
                }
                for invitation in invitations {
                    self.invite_failed(&pending, invitation, &failure, turn);
                }
            }
        }
    }

    /// Marks the invitations of an accepted request as ringing. Finds each person's entry in the
    /// response by identity, since the order is not documented.
    fn all_ring(
        &mut self,
        pending: &OpenRequest,
        ids: &[InvitationId],
        answer: AttemptAnswer,
        now: Now,
    ) {
        let mut facts = answer.invite.unwrap_or_default();
        for invitation in ids {
            let call = self.watched(&pending.call);
            let record = call.and_then(|call| call.invitation(invitation));
            let by_identity = record.and_then(|record| {
                let is_theirs = |facts: &InvitedFacts| record.is_for(&facts.identity);
                facts.people.iter().position(is_theirs)
            });
            // The only entry of a response belongs to the only invited person, even without an
            // identity.
            let alone = (ids.len() == 1 && facts.people.len() == 1).then_some(0);
            let theirs = by_identity.or(alone).map(|at| facts.people.remove(at));
            let rings = InvitationAnswer {
                operation: facts.operation.clone(),
                facts: theirs.unwrap_or_default(),
                trouble: None,
            };
            self.rings(pending, invitation, rings, now);
        }
    }

    /// Returns the invitations to send again without participant ids that this app chose. Empty if such ids cannot be
    /// the cause of the failure, or if requests can no longer change the call.
    ///
    /// The ids may be the cause of any 400, since Graph's documentation does not say that they work.
    fn may_go_without_own_ids(
        &self,
        id: &CallId,
        invitations: &[InvitationId],
        failure: &Failure,
    ) -> Vec<NewInvitation> {
        let Ok(call) = self.may_act(id) else {
            return Vec::new();
        };
        if failure.status != Some(400) {
            return Vec::new();
        }
        let records = invitations.iter().filter_map(|id| call.invitation(id));
        let records: Vec<_> = records
            // A person who has joined in the meantime must not be invited again.
            .filter(|record| matches!(record.state, InvitationState::Sending { .. }))
            .collect();
        if !records.iter().any(|record| record.sent_own_id) {
            return Vec::new();
        }
        records.into_iter().map(|record| record.as_new()).collect()
    }

    /// Sends the invitations again without participant ids that this app chose. Graph may have refused these ids, so
    /// later requests of this session omit them, too.
    fn invite_without_own_ids(
        &mut self,
        people: Vec<NewInvitation>,
        pending: OpenRequest,
        turn: &mut Turn,
    ) {
        self.own_id_refused = true;
        for entry in self.entries_of(&pending) {
            self.log.step(entry, StepKind::WithoutOwnId, turn.now);
        }
        let attempt = self.number_attempt();
        let again = OpenRequest {
            progress: AttemptProgress::default(),
            target: AttemptTarget::Invite(people.iter().map(|person| person.id.clone()).collect()),
            ..pending
        };
        self.send_invite(attempt, people, false, again, turn);
    }

    /// Marks an invitation as failed. Does nothing to it if the person has joined or the call has ended.
    fn invite_failed(
        &mut self,
        pending: &OpenRequest,
        invitation: &InvitationId,
        failure: &Arc<Failure>,
        turn: &mut Turn,
    ) {
        if failure.is_call_gone() {
            self.poll(&pending.call, Poll::Call, turn);
        }
        let call = self.watched(&pending.call);
        let known = call.and_then(|call| Some((call, call.invitation(invitation)?)));
        let was_in_call = known.is_some_and(|(call, it)| {
            let mut rows = call.roster.rows().iter();
            rows.any(|row| row.is_listed() && it.is_for(&row.participant.identity))
        });
        let mut has_failed = None;
        self.change(&pending.call, invitation, |invitation| {
            if matches!(invitation.state, InvitationState::Sending { .. }) {
                let failure = failure.clone();
                invitation.state = InvitationState::Failed {
                    at: turn.now,
                    failure,
                };
                invitation.was_in_call = was_in_call;
                has_failed = Some(invitation.entry);
            }
        });
        // Reports nothing if the call has ended or the person has joined: the window already shows that.
        let unwatched = self.watched(&pending.call).is_none();
        if let Some(entry) = has_failed.or_else(|| unwatched.then_some(pending.entry)) {
            self.log.set(entry, Outcome::Failed(failure.clone()));
        }
    }

    /// Marks an invitation as ringing, and stores its participant ids.
    ///
    /// Stores the ids even if a roster listed the person before the response came.
    fn rings(
        &mut self,
        pending: &OpenRequest,
        invitation: &InvitationId,
        rings: InvitationAnswer,
        now: Now,
    ) {
        let InvitationAnswer {
            operation,
            facts,
            trouble,
        } = rings;
        let outcome = match &trouble {
            Some(_) => Outcome::AnswerLost,
            None => Outcome::Ringing,
        };
        let mut entry = None;
        self.change(&pending.call, invitation, |invitation| {
            let own = invitation
                .sent_own_id
                .then(|| ParticipantId::new(invitation.id.as_str()));
            invitation.operation = operation;
            invitation.addresses = ids_to_try(facts.served, facts.echoed, own);
            invitation.next_reading = Some(now.plus(READ_OPERATION_EVERY));
            if matches!(invitation.state, InvitationState::Sending { .. }) {
                invitation.state = InvitationState::Ringing {
                    since: now,
                    trouble,
                };
                entry = Some(invitation.entry);
            }
        });
        let unwatched = self.watched(&pending.call).is_none();
        if let Some(entry) = entry.or_else(|| unwatched.then_some(pending.entry)) {
            self.log.set(entry, outcome);
        }
    }

    /// Records that a person was not invited, because the look-up of their sign-in name failed. Nothing was sent.
    pub(crate) fn not_invited(
        &mut self,
        call: CallId,
        name: SafeName,
        failure: Arc<Failure>,
        now: Now,
    ) {
        let who = PersonRef {
            name,
            badge: Badge::Unknown,
            ..PersonRef::nobody()
        };
        let what = ActivityEvent::Did(Deed::Invite, Subject::Person(who));
        self.log.add(call, what, Outcome::Failed(failure), now);
    }

    /// Removes an ended invitation from the list.
    pub(crate) fn dismiss_invitation(&mut self, id: &CallId, invitation: &InvitationId) {
        if let Some(call) = self.watched_mut(id) {
            call.invitations
                .retain(|record| &record.id != invitation || !record.has_ended());
        }
    }

    /// Changes an invitation. Does nothing if it does not exist.
    pub(crate) fn change(
        &mut self,
        id: &CallId,
        invitation: &InvitationId,
        change: impl FnOnce(&mut Invitation),
    ) {
        if let Some(call) = self.watched_mut(id) {
            call.change_invitation(invitation, change);
        }
    }
}

impl Watched {
    /// Whether these people may be invited with one request: not too many, nobody twice, and nobody who already has an
    /// open invitation. A person who is moved must be the only one.
    fn may_invite(&self, people: &[NewInvitation]) -> bool {
        let moves = people.iter().any(|person| person.replaces.is_some());
        let most = if moves { 1 } else { MOST_INVITED };
        let is_new = |(at, person): (usize, &NewInvitation)| {
            let rings = |known: &Arc<Invitation>| {
                !known.has_ended() && known.invitee.is_same(&person.invitee)
            };
            let twice = |other: &NewInvitation| {
                other.id == person.id || other.invitee.is_same(&person.invitee)
            };
            // The id must be unique, because it identifies the invitation.
            self.invitation(&person.id).is_none()
                && !self.invitations.iter().any(rings)
                && !people[..at].iter().any(twice)
        };
        (1..=most).contains(&people.len()) && people.iter().enumerate().all(is_new)
    }
}

/// Returns the name in the invitation, or the number of a phone. `None` if the invitation has no name.
fn given_name(invitee: &Invitee) -> Option<SafeName> {
    match invitee {
        Invitee::User { display_name, .. } => display_name.as_deref().map(SafeName::new),
        Invitee::Phone { number } => Some(SafeName::new(number)),
    }
}

/// Returns one reference to all people of a request, for its single audit line.
fn everybody(records: &[Invitation]) -> PersonRef {
    let mut people = records.iter().map(Invitation::who);
    let Some(mut all) = people.next() else {
        return PersonRef::nobody();
    };
    for person in people {
        all.lasting = None;
        all.name = SafeName::new(&format!("{}, {}", all.name.as_str(), person.name.as_str()));
        if let (Some(known), Some(more)) = (&all.identity, &person.identity) {
            all.identity = Some(format!("{known}, {more}").into());
        }
    }
    all
}
