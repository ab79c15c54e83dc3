//! Why a text or a person can't be added to the list of the invitation dialog.

use std::sync::Arc;

use crate::moderation::model::failure::Failure;
use crate::moderation::model::invitee::InviteeError;

/// Why a text or a person can't be added to the list.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum InviteProblem {
    /// The text can't be understood as a person.
    Typed(InviteeError),
    /// The pasted text is too long for one person, and too long or of too many parts for a list.
    TooMuch,
    /// The text is the link of a meeting.
    Link,
    /// The list is full: Graph accepts no more people in one request.
    Full,
    /// The person is already in the list.
    Listed,
    /// An invitation already rings for the person in this call.
    Rings,
    /// The app has no permission to read the directory.
    NoRight(Arc<Failure>),
    /// The directory has nobody with this name.
    Unknown(Arc<Failure>),
    /// The look-up failed for another reason.
    Failed(Arc<Failure>),
}

impl InviteProblem {
    /// Whether there is nothing to correct, because the person is already ringing or in the list.
    pub(crate) fn needs_no_correction(&self) -> bool {
        matches!(self, Self::Rings | Self::Listed)
    }

    /// Returns the failure of the directory look-up, if that is the problem.
    pub(crate) fn refusal(&self) -> Option<&Arc<Failure>> {
        match self {
            Self::NoRight(failure) | Self::Unknown(failure) | Self::Failed(failure) => {
                Some(failure)
            }
            Self::Typed(_)
            | Self::TooMuch
            | Self::Link
            | Self::Full
            | Self::Listed
            | Self::Rings => None,
        }
    }
}
