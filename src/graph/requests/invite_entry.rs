//! Whom an invitation names, and how.

use crate::moderation::model::ids::{CallId, ParticipantId};
use crate::moderation::model::invitee::Invitee;

/// One person of an invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InviteEntry {
    /// Whom.
    pub invitee: Invitee,
    /// An id of our own choice, or the one in the call that is replaced; not known to the US Government clouds.
    pub participant_id: Option<ParticipantId>,
    /// The call of this app that the person leaves for this one; Graph then looks at nobody but the first entry.
    pub replaces: Option<CallId>,
    /// Not shown to the people in the call; not known to the US Government clouds.
    pub hidden: bool,
}

impl From<Invitee> for InviteEntry {
    fn from(invitee: Invitee) -> Self {
        Self {
            invitee,
            participant_id: None,
            replaces: None,
            hidden: false,
        }
    }
}
