//! Commands that this window has just sent. Rows react to them before the worker's next snapshot.

use crate::moderation::command::Command;
use crate::moderation::model::deed::ServiceDeed;
use crate::moderation::model::ids::{CallId, InvitationId, ParticipantId};
use crate::moderation::model::time::Now;
use crate::moderation::state::row::RowKey;
use crate::moderation::state::snapshot::Snapshot;

#[derive(Debug, Clone, PartialEq, Eq)]
enum PendingTarget {
    Person(ParticipantId),
    Invitation(InvitationId),
    /// A service deed, such as muting, for this participant. Without a participant, the deed is for this app itself.
    Service(ServiceDeed, Option<ParticipantId>),
    Leaving,
}

/// The sent commands about rows, invitations and calls that the worker hasn't taken yet.
#[derive(Debug, Default)]
pub struct PendingSet {
    entries: Vec<PendingEntry>,
}

#[derive(Debug)]
struct PendingEntry {
    call: CallId,
    target: PendingTarget,
    /// The command's number among all commands sent. The worker has taken the command once
    /// [`Snapshot::commands_handled`] has reached this number.
    number: u64,
    at: Now,
}

impl PendingSet {
    /// Notes a command sent to the worker under this number. Ignores kinds of commands that the window doesn't show as
    /// pending.
    pub fn note(&mut self, command: &Command, number: u64, at: Now) {
        let (call, targets) = match command {
            Command::Remove {
                call, participant, ..
            } => (call, vec![PendingTarget::Person(participant.clone())]),
            Command::CancelInvitation {
                call, invitation, ..
            } => (call, vec![PendingTarget::Invitation(invitation.clone())]),
            Command::CancelInvitations {
                call, invitations, ..
            } => {
                let targets = invitations.iter().cloned().map(PendingTarget::Invitation);
                (call, targets.collect())
            }
            Command::Service {
                call,
                deed,
                participant,
                ..
            } => (
                call,
                vec![PendingTarget::Service(*deed, participant.clone())],
            ),
            Command::Leave { call, .. } => (call, vec![PendingTarget::Leaving]),
            _ => return,
        };
        let entries = targets.into_iter().map(|target| PendingEntry {
            call: call.clone(),
            target,
            number,
            at,
        });
        self.entries.extend(entries);
    }

    /// Drops the commands that the worker has taken: snapshots show their effects from now on.
    pub fn settle(&mut self, snapshot: &Snapshot) {
        self.entries
            .retain(|entry| entry.number > snapshot.commands_handled);
    }

    /// Returns when this person's removal was requested, if the worker hasn't taken the request yet; otherwise `None`.
    pub fn removal(&self, call: &CallId, key: &RowKey) -> Option<Now> {
        let id = key.participant()?;
        self.find(call, &PendingTarget::Person(id.clone()))
    }

    /// Returns when the cancellation of this invitation was requested. `None` without a request, or once the worker has
    /// taken it.
    pub fn cancelling(&self, call: &CallId, invitation: &InvitationId) -> Option<Now> {
        self.find(call, &PendingTarget::Invitation(invitation.clone()))
    }

    /// Returns the service deed, such as muting, that was requested for this participant. `None` without a request, or
    /// once the worker has taken it.
    ///
    /// `participant` is `None` for this app itself.
    pub fn service(
        &self,
        call: &CallId,
        participant: Option<&ParticipantId>,
    ) -> Option<ServiceDeed> {
        let mut entries = self.entries.iter().filter(|entry| entry.call == *call);
        entries.find_map(|entry| match &entry.target {
            PendingTarget::Service(deed, of) => (of.as_ref() == participant).then_some(*deed),
            _ => None,
        })
    }

    /// Whether leaving was requested and the worker hasn't taken the request yet.
    pub fn leaving(&self, call: &CallId) -> bool {
        self.find(call, &PendingTarget::Leaving).is_some()
    }

    fn find(&self, call: &CallId, target: &PendingTarget) -> Option<Now> {
        let found = self
            .entries
            .iter()
            .find(|entry| entry.call == *call && entry.target == *target);
        found.map(|entry| entry.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moderation::model::audit::Source;

    #[test]
    fn a_press_is_remembered_until_the_worker_has_taken_it() {
        let call = CallId::from("c");
        let participant = ParticipantId::from("p");
        let key = RowKey::Participant(participant.clone());
        let removal = Command::Remove {
            call: call.clone(),
            participant,
            source: Source::Click,
        };
        let mut pending = PendingSet::default();
        pending.note(&removal, 2, Now::default());
        for (told, is_remembered) in [(0, true), (1, true), (2, false)] {
            pending.settle(&Snapshot {
                commands_handled: told,
                ..Snapshot::default()
            });
            let is_pending = pending.removal(&call, &key).is_some();
            assert_eq!(is_pending, is_remembered, "{told}");
        }
    }
}
