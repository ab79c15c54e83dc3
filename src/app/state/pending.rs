//! What was asked for in this window a moment ago, so that the row reacts before the worker's snapshot does.

use std::time::Duration;

use crate::moderation::command::Command;
use crate::moderation::model::ids::{CallId, InvitationId, ParticipantId};
use crate::moderation::model::time::Now;
use crate::moderation::state::deeds::leave::Leaving;
use crate::moderation::state::deeds::mute::MuteState;
use crate::moderation::state::invitation::InvitationState;
use crate::moderation::state::row::{Row, RowKey, RowState};
use crate::moderation::state::snapshot::{Snapshot, WatchState};

/// A command that the worker did not take up in this time was refused, and the snapshot says so somewhere else.
const GIVEN_UP_AFTER: Duration = Duration::from_secs(3);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Target {
    Person(ParticipantId),
    Invitation(InvitationId),
    /// A microphone; `None` is the app's own.
    Microphone(Option<ParticipantId>),
    Leaving,
}

/// Rows and invitations that were just asked about.
#[derive(Debug, Default)]
pub struct PendingSet {
    entries: Vec<(CallId, Target, Now)>,
}

impl PendingSet {
    /// Notes a command that was handed to the worker.
    pub fn note(&mut self, command: &Command, now: Now) {
        let (call, targets) = match command {
            Command::Remove {
                call, participant, ..
            } => (call, vec![Target::Person(participant.clone())]),
            Command::CancelInvitation {
                call, invitation, ..
            } => (call, vec![Target::Invitation(invitation.clone())]),
            Command::CancelInvitations {
                call, invitations, ..
            } => {
                let targets = invitations.iter().cloned().map(Target::Invitation);
                (call, targets.collect())
            }
            Command::Mute {
                call, participant, ..
            } => (call, vec![Target::Microphone(Some(participant.clone()))]),
            Command::MuteSelf { call, .. } => (call, vec![Target::Microphone(None)]),
            Command::Leave { call, .. } => (call, vec![Target::Leaving]),
            _ => return,
        };
        let entries = targets.into_iter();
        self.entries
            .extend(entries.map(|target| (call.clone(), target, now)));
    }

    /// Takes a command back that did not reach the worker.
    pub fn take_back(&mut self, command: &Command) {
        let mut noted = Self::default();
        noted.note(command, Now::default());
        for (call, target, _) in noted.entries {
            self.entries
                .retain(|entry| entry.0 != call || entry.1 != target);
        }
    }

    /// Drops what the snapshot shows by itself by now.
    pub fn settle(&mut self, snapshot: &Snapshot, now: Now) {
        self.entries.retain(|(call, target, at)| {
            let is_young = now.since(*at) < GIVEN_UP_AFTER;
            let Some(call) = snapshot.call(call) else {
                return false;
            };
            is_young
                && match target {
                    Target::Person(id) => call
                        .rows
                        .iter()
                        .find(|row| row.key.participant() == Some(id))
                        .is_some_and(|row| shows_nothing_of(row, *at)),
                    Target::Invitation(id) => call
                        .invitations
                        .iter()
                        .find(|invitation| invitation.id == *id)
                        .is_some_and(|found| {
                            matches!(found.state, InvitationState::Ringing { .. })
                        }),
                    Target::Microphone(of) => !call
                        .mutes
                        .iter()
                        .any(|mute| mute.participant == *of && shows_press(&mute.state, *at)),
                    Target::Leaving => {
                        !matches!(call.leaving, Some(Leaving::Asked(_)))
                            && !matches!(call.state, WatchState::Ended(_))
                    }
                }
        });
    }

    /// When the removal of this row was asked for, if the snapshot does not show that yet.
    pub fn removal(&self, call: &CallId, key: &RowKey) -> Option<Now> {
        let id = key.participant()?;
        self.find(call, &Target::Person(id.clone()))
    }

    /// When the cancelling of this invitation was asked for, if the snapshot does not show that yet.
    pub fn cancelling(&self, call: &CallId, invitation: &InvitationId) -> Option<Now> {
        self.find(call, &Target::Invitation(invitation.clone()))
    }

    /// Whether muting this participant was asked for and the snapshot does not show that yet; `None` is the app's own.
    pub fn muting(&self, call: &CallId, participant: Option<&ParticipantId>) -> bool {
        let target = Target::Microphone(participant.cloned());
        self.find(call, &target).is_some()
    }

    /// Whether leaving was asked for and the snapshot does not show that yet.
    pub fn leaving(&self, call: &CallId) -> bool {
        self.find(call, &Target::Leaving).is_some()
    }

    fn find(&self, call: &CallId, target: &Target) -> Option<Now> {
        let found = self
            .entries
            .iter()
            .find(|entry| entry.0 == *call && entry.1 == *target);
        found.map(|entry| entry.2)
    }
}

/// Whether a muting is the one that was just asked for, or a later one.
fn shows_press(state: &MuteState, pressed: Now) -> bool {
    match state {
        MuteState::Asked | MuteState::Running { .. } => true,
        MuteState::Done { at } | MuteState::Failed { at, .. } => at.monotonic >= pressed.monotonic,
    }
}

/// Whether the row's state is older than the press.
fn shows_nothing_of(row: &Row, pressed: Now) -> bool {
    match &row.state {
        RowState::Present
        | RowState::NotProved { .. }
        | RowState::StillHere { .. }
        | RowState::CameBack { .. } => true,
        RowState::Failed { at, .. } => at.monotonic < pressed.monotonic,
        RowState::Asked { .. } | RowState::Accepted { .. } | RowState::Gone { .. } => false,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::moderation::model::audit::Source;
    use crate::moderation::model::ids::AttemptId;
    use crate::moderation::model::name::SafeName;
    use crate::moderation::model::participant::{Badge, Identity, Media, Participant};
    use crate::moderation::state::row::{Role, Seen};
    use crate::moderation::state::snapshot::CallView;

    fn snapshot(state: RowState) -> Snapshot {
        let id = ParticipantId::from("p");
        let row = Row {
            key: RowKey::Participant(id.clone()),
            participant: Participant {
                id: Some(id),
                identity: Identity::default(),
                in_lobby: false,
                muted: None,
                media: Media::default(),
                sequence: None,
                recording: false,
                removed: None,
            },
            name: SafeName::new("P"),
            badge: Badge::Guest,
            role: Role::Attendee,
            mark: None,
            devices: 1,
            first_seen: Now::default(),
            was_there: true,
            seen: Seen::default(),
            earlier_visits: Arc::default(),
            state,
        };
        let call = CallView {
            state: WatchState::Live,
            rows: Arc::new(vec![Arc::new(row)]),
            version: 1,
            asked: 1,
            ..CallView::new(CallId::from("c"), Now::default())
        };
        Snapshot {
            calls: vec![Arc::new(call)],
            ..Snapshot::default()
        }
    }

    fn removal() -> Command {
        Command::Remove {
            call: CallId::from("c"),
            participant: ParticipantId::from("p"),
            source: Source::Click,
        }
    }

    #[test]
    fn a_press_is_remembered_until_the_row_shows_it_or_the_worker_is_late() {
        let start = Now::default();
        let asked = RowState::Asked {
            attempt: AttemptId(1),
            at: start,
            waits_until: None,
        };
        let late = start.plus(GIVEN_UP_AFTER);
        for (state, now, stays) in [
            (RowState::Present, start, true),
            (asked, start, false),
            (RowState::Present, late, false),
        ] {
            let mut pending = PendingSet::default();
            pending.note(&removal(), start);
            pending.settle(&snapshot(state), now);
            let key = RowKey::Participant(ParticipantId::from("p"));
            assert_eq!(pending.removal(&CallId::from("c"), &key).is_some(), stays);
        }
    }

    #[test]
    fn a_command_that_did_not_reach_the_worker_is_taken_back() {
        let mut pending = PendingSet::default();
        pending.note(&removal(), Now::default());
        pending.take_back(&removal());
        let key = RowKey::Participant(ParticipantId::from("p"));
        assert_eq!(pending.removal(&CallId::from("c"), &key), None);
    }
}
