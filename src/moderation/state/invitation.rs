//! Invitations that this app sent. Graph reports no other invitations.
//!
//! Usually no roster lists an invited person until they answer. This module therefore keeps track of ringing, expiry
//! and the ways to cancel.

use std::sync::Arc;
use std::time::Duration;

use crate::moderation::model::audit::Source;
use crate::moderation::model::call::ResultInfo;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::{
    AttemptId, CallId, InvitationId, OperationId, ParticipantId, tail,
};
use crate::moderation::model::invitee::Invitee;
use crate::moderation::model::name::SafeName;
use crate::moderation::model::participant::{Badge, Identity, MediaFlow};
use crate::moderation::model::time::Now;
use crate::moderation::state::invitation::cancel_ids::Address;
use crate::moderation::state::row::{PersonRef, Row};

pub mod cancel_ids;

/// Highest number of people that one request invites.
pub const MOST_INVITED: usize = 5;
/// How long an invitation rings. Measured, because Graph's documentation does not say it.
pub const RINGS_FOR: Duration = Duration::from_mins(1);
/// Time from the start of ringing after which an invitation counts as not answered, if its person is not in the roster.
pub const NO_ANSWER_AFTER: Duration = Duration::from_secs(90);
/// Time after an accepted cancellation in which the person may still join. Afterwards the row says "Cancelled".
pub const CANCEL_GRACE: Duration = Duration::from_secs(10);
/// Time after an invitation was shown as canceled in which an arrival counts as "Joined anyway".
pub const RACE_WINDOW: Duration = Duration::from_mins(1);
/// How long a person is shown after joining, before they are removed on arrival.
pub const ARRIVAL_SHOWN: Duration = Duration::from_secs(1);
/// If the person arrives within this time after [`InvitationState::NoAnswer`], the invitation still counts as joined.
pub const LATE_ANSWER: Duration = Duration::from_secs(15);
/// Highest number of ended invitations kept for one call.
pub const MOST_ENDED: usize = 100;

/// One invitation and its state.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts")]
pub struct Invitation {
    /// The id that this app gave the invitation, sent as `clientContext`.
    pub id: InvitationId,
    /// The person or phone number that was invited.
    pub invitee: Invitee,
    /// Name made safe to show, or the number of a phone. Empty if only an object id is known.
    pub name: SafeName,
    /// Name that stood before the number or object id in the typed text. Nobody checked it; empty if there was none.
    pub label: SafeName,
    /// When the invitation was ordered.
    pub sent: Now,
    /// Graph's operation for this invitation. `None` until a response names it.
    pub operation: Option<OperationId>,
    /// Participant ids with which the invitation might be canceled, most promising first, without duplicates.
    pub addresses: Vec<Address>,
    /// Whether this app's own id for the invitation was sent as `participantId`.
    pub sent_own_id: bool,
    /// Progress of the invitation.
    pub state: InvitationState,
    /// When the state of the operation is read next. Used only while the invitation rings and its operation can be
    /// read.
    pub next_reading: Option<Now>,
    /// Whether Graph's operation says that somebody answered.
    pub is_answered: bool,
    /// Whether the invitation is hidden from the people in the call.
    pub hidden: bool,
    /// The call that the person is moved from, with their participant id in that call.
    pub replaces: Option<(CallId, ParticipantId)>,
    /// Whether the person came and waits in the lobby.
    pub in_lobby: bool,
    /// How long the invitation may ring before it is canceled automatically. `None` means no limit.
    pub auto_cancel: Option<Duration>,
    /// What triggered the invitation. `None` if unknown.
    pub invited_by: Option<Source>,
    /// What triggered the newest cancellation. `None` if there was none.
    pub cancelled_by: Option<Source>,
    /// When the newest cancellation was asked for. `None` if there was none.
    pub cancel_asked: Option<Now>,
    /// Since when the invitation has counted as canceled. `None` if it never has.
    pub cancelled: Option<Now>,
    /// Since when the person who joined has counted as gone again. `None` if nobody joined, or if the person is still
    /// here.
    pub gone_again: Option<Now>,
    /// How the person who joined left the call again. Means nothing while `gone_again` is `None`.
    pub gone_how: GoneHow,
    /// Whether the roster listed the person when the request to invite failed.
    pub was_in_call: bool,
    /// Whether the person is removed on arrival.
    pub on_arrival: OnArrival,
    /// Number of the activity entry that shows this invitation.
    pub(crate) entry: u64,
}

/// Whether a person whose invitation could not be canceled is removed on arrival.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum OnArrival {
    /// The person may stay.
    #[default]
    Stays,
    /// The person is removed after a roster lists them.
    Armed,
    /// The person has arrived and is removed soon, unless the operator prevents it.
    Due {
        /// The visit that will be removed.
        participant: ParticipantId,
        /// When the removal is sent.
        at: Now,
    },
}

/// How a person who joined left the call again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum GoneHow {
    /// The person left, or another moderator removed them.
    #[default]
    Left,
    /// The person was proved gone after this app had asked for their removal.
    Removed,
    /// A later move took the person to another watched call.
    MovedOn,
    /// A later move took the person back to the call from which this invitation had moved them.
    MovedBack,
}

impl GoneHow {
    /// Whether a later move took the person to another watched call.
    pub fn is_move(self) -> bool {
        matches!(self, Self::MovedOn | Self::MovedBack)
    }
}

impl Invitation {
    /// Makes the record of an invitation that is about to be sent. `sent` is the present time.
    pub fn new(new: &NewInvitation, name: SafeName, state: InvitationState, sent: Now) -> Self {
        Self {
            id: new.id.clone(),
            invitee: new.invitee.clone(),
            name,
            label: new.label.clone(),
            sent,
            operation: None,
            addresses: Vec::new(),
            sent_own_id: false,
            state,
            next_reading: None,
            is_answered: false,
            hidden: new.hidden,
            in_lobby: false,
            replaces: new.replaces.clone(),
            auto_cancel: new.auto_cancel,
            invited_by: None,
            cancelled_by: None,
            cancel_asked: None,
            cancelled: None,
            gone_again: None,
            gone_how: GoneHow::default(),
            was_in_call: false,
            on_arrival: OnArrival::default(),
            entry: 0,
        }
    }

    /// Returns the name from the text that named the person. `None` if the text had none, or if another name is known.
    pub fn name_from_text(&self) -> Option<&SafeName> {
        let is_known = match &self.invitee {
            Invitee::User { .. } => !self.name.is_empty(),
            Invitee::Phone { number } => self.name.as_str() != &**number,
        };
        Some(&self.label).filter(|label| !is_known && !label.is_empty())
    }

    /// Returns the kind of the invited person. An account without a known name is [`Badge::Unknown`].
    pub fn badge(&self) -> Badge {
        match &self.invitee {
            Invitee::User { .. } if self.name.is_empty() => Badge::Unknown,
            invitee => invitee.badge(),
        }
    }

    /// Returns a reference to the invited person, for the activity and the audit log.
    pub fn who(&self) -> PersonRef {
        let id = match &self.invitee {
            Invitee::User { object_id, .. } => tail(object_id),
            Invitee::Phone { number } => number.to_string(),
        };
        PersonRef {
            name: match self.name_from_text() {
                Some(label) => SafeName::new(&format!("{id} ({})", label.as_str())),
                None => self.name.clone(),
            },
            badge: self.badge(),
            identity: Some(self.invitee.id().clone()),
            lasting: self.invitee.identity().lasting(),
            ..PersonRef::nobody()
        }
    }

    /// Returns the same invitation, with the same id, to send it again.
    pub(crate) fn as_new(&self) -> NewInvitation {
        NewInvitation {
            id: self.id.clone(),
            invitee: self.invitee.clone(),
            label: self.label.clone(),
            replaces: self.replaces.clone(),
            hidden: self.hidden,
            auto_cancel: self.auto_cancel,
        }
    }

    /// Returns a new invitation of the same person with the same options, for another try.
    pub fn anew(&self, id: InvitationId) -> NewInvitation {
        NewInvitation {
            id,
            ..self.as_new()
        }
    }

    /// Whether the person is moved here from another watched call.
    pub fn is_move(&self) -> bool {
        self.replaces.is_some()
    }

    /// Whether `identity` is the invited person.
    pub fn is_for(&self, identity: &Identity) -> bool {
        self.invitee.is_identity(identity)
    }

    /// Whether this row may be the invited person. It has to be listed, have the same identity, and be first seen after
    /// the invitation was sent.
    pub fn may_have_brought(&self, row: &Row) -> bool {
        row.first_seen.monotonic >= self.sent.monotonic
            && row.is_listed()
            && self.is_for(&row.participant.identity)
    }

    /// Whether the visit in `row` began after a later invitation of the same person was sent. Counts only invitations
    /// sent after this one had ended.
    pub fn is_followed_by(&self, later: &[Arc<Self>], row: &Row) -> bool {
        let Some(ended) = self.ended_at() else {
            return false;
        };
        later.iter().any(|it| {
            it.id != self.id
                && it.invitee.is_same(&self.invitee)
                && it.sent.monotonic >= ended.monotonic
                && row.first_seen.monotonic >= it.sent.monotonic
        })
    }

    /// Whether this row may be the invited person while the invitation still rings: the row has no media stream yet.
    /// Some services list invited people before they answer.
    pub fn rings_as(&self, row: &Row) -> bool {
        let is_open = !self.has_ended() && !self.is_answered;
        is_open && row.participant.media.flow == MediaFlow::Nothing && self.may_have_brought(row)
    }

    /// Returns how long the invitation rings until it expires or is canceled automatically.
    pub fn rings_for(&self) -> Duration {
        self.auto_cancel
            .map_or(RINGS_FOR, |after| after.min(RINGS_FOR))
    }

    /// Returns when the invitation will be canceled automatically. `None` if it does not ring, or has no limit. Also
    /// `None` after a failed cancellation, or if the response to the invitation was lost.
    pub fn cancels_at(&self) -> Option<Now> {
        let after = self.auto_cancel?;
        match &self.state {
            InvitationState::Ringing {
                since,
                trouble: None,
            } => Some(since.plus(after)),
            _ => None,
        }
    }

    /// Returns the time from the cancellation to the arrival. `None` if nobody came, or if the person came before the
    /// invitation counted as canceled.
    pub fn came_after(&self) -> Option<Duration> {
        let came = matches!(self.state, InvitationState::JoinedAnyway { .. });
        self.since_cancelled(self.ended_at().filter(|_| came)?)
    }

    /// Returns how long before `now` a cancellation was last requested. `None` if the invitation never counted as
    /// canceled.
    pub(crate) fn since_cancelled(&self, now: Now) -> Option<Duration> {
        let asked = self.cancel_asked;
        self.cancelled
            .map(|counted| now.since(asked.unwrap_or(counted)))
    }

    /// Whether a cancellation may be tried now.
    pub fn can_cancel(&self) -> bool {
        matches!(self.state, InvitationState::Ringing { .. })
    }

    /// Whether a cancellation failed because no id of the invitation worked, or none was known.
    pub fn is_beyond_cancelling(&self) -> bool {
        matches!(
            self.state,
            InvitationState::Ringing {
                trouble: Some(CancelTrouble::NoAddress),
                ..
            }
        )
    }

    /// Whether the newest cancellation was automatic.
    pub fn was_auto_cancelled(&self) -> bool {
        self.cancelled_by == Some(Source::AutoCancel)
    }

    /// Returns since when the invitation has been ringing. `None` if it is not ringing or is being canceled.
    pub fn rings_since(&self) -> Option<Now> {
        match self.state {
            InvitationState::Ringing { since, .. } => Some(since),
            _ => None,
        }
    }

    /// Whether the demo sent the invitation, not the operator.
    pub fn is_of_others(&self) -> bool {
        self.invited_by == Some(Source::Demo)
    }

    /// Whether the invitation counts as ringing: it is being sent, rings, or is being canceled.
    pub fn counts_as_ringing(&self) -> bool {
        matches!(
            self.state,
            InvitationState::Sending { .. }
                | InvitationState::Ringing { .. }
                | InvitationState::Cancelling { .. }
        )
    }

    /// Whether the invitation has ended. Its state may still change: the person may join shortly after it ended
    /// unanswered or canceled.
    pub fn has_ended(&self) -> bool {
        self.ended_at().is_some()
    }

    /// Whether the person joined, even if the invitation had been canceled.
    pub fn has_joined(&self) -> bool {
        let state = &self.state;
        matches!(
            state,
            InvitationState::Joined { .. } | InvitationState::JoinedAnyway { .. }
        )
    }

    /// Returns when the invitation ended. `None` if it has not.
    pub fn ended_at(&self) -> Option<Now> {
        match self.state {
            InvitationState::Cancelled { at }
            | InvitationState::Joined { at }
            | InvitationState::JoinedAnyway { at }
            | InvitationState::NoAnswer { at }
            | InvitationState::Failed { at, .. } => Some(at),
            InvitationState::Sending { .. }
            | InvitationState::Ringing { .. }
            | InvitationState::Cancelling { .. }
            | InvitationState::CancelAccepted { .. } => None,
        }
    }
}

/// Progress of an invitation, from sending to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InvitationState {
    /// The request is being sent.
    Sending {
        /// The attempt that sends the request.
        attempt: AttemptId,
    },
    /// Graph accepted the request, or the response was lost, so the invitation is probably ringing.
    Ringing {
        /// When Graph accepted the request, or when the response counted as lost.
        since: Now,
        /// Why the last cancellation failed, or why the response to the invitation was lost. `None` if neither
        /// happened.
        trouble: Option<CancelTrouble>,
    },
    /// A cancellation is being sent.
    Cancelling {
        /// The attempt that sends the cancellation.
        attempt: AttemptId,
        /// Since when the invitation has been ringing.
        since: Now,
        /// When the cancellation was asked for.
        at: Now,
        /// Index of the participant id that is being tried, in [`Invitation::addresses`].
        address: usize,
    },
    /// Graph accepted the cancellation, but the person may still join.
    CancelAccepted {
        /// When Graph accepted the cancellation.
        at: Now,
        /// When the cancellation was asked for.
        asked: Now,
    },
    /// The cancellation was accepted, and nobody joined within [`CANCEL_GRACE`].
    Cancelled {
        /// Since when the invitation has counted as canceled.
        at: Now,
    },
    /// The roster lists the person.
    Joined {
        /// When the invitation counted as answered.
        at: Now,
    },
    /// The roster lists the person despite a cancellation that was accepted or in progress.
    JoinedAnyway {
        /// When the invitation counted as answered.
        at: Now,
    },
    /// Nobody joined. The person declined, the invitation expired, or the call ended. Without callbacks, Graph does not
    /// show whether the person declined or the invitation expired.
    NoAnswer {
        /// When the app stopped waiting for the person.
        at: Now,
    },
    /// The request failed, or the operation reports that Graph refused the invitation.
    Failed {
        /// When the invitation failed.
        at: Now,
        /// Why the invitation failed.
        failure: Arc<Failure>,
    },
}

/// Why a ringing invitation needs attention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CancelTrouble {
    /// Graph knew none of the invitation's ids, or there was no id to try.
    NoAddress,
    /// The request to cancel failed and may be tried again, or the response to the invitation was lost.
    Failed(Arc<Failure>),
}

/// The state of an operation, according to `GET operations/{id}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OperationOutcome {
    /// Not started, running, or a status that this program does not know.
    Running,
    /// The operation completed, so somebody probably answered. The roster decides.
    Completed,
    /// The operation failed, with Graph's reason if it sent one.
    Failed(Option<ResultInfo>),
}

/// An invitation to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewInvitation {
    /// A GUID that this app chose. May also be sent as `participantId`, where the cloud supports it.
    pub id: InvitationId,
    /// The person or number to invite.
    pub invitee: Invitee,
    /// Name that stood before the number or object id in the typed text. Only shown, never sent.
    pub label: SafeName,
    /// The watched call that the person is transferred from, with their participant id in that call.
    pub replaces: Option<(CallId, ParticipantId)>,
    /// Whether to hide the invitation from the people in the call, where the cloud supports it.
    pub hidden: bool,
    /// How long the invitation may ring before it is canceled automatically. `None` means no limit.
    pub auto_cancel: Option<Duration>,
}

impl NewInvitation {
    /// Makes an invitation without options.
    pub fn new(id: InvitationId, invitee: Invitee) -> Self {
        Self {
            id,
            invitee,
            label: SafeName::default(),
            replaces: None,
            hidden: false,
            auto_cancel: None,
        }
    }
}

#[cfg(test)]
mod tests;
