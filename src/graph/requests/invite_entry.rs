//! One person of an invitation.

use crate::moderation::model::ids::{CallId, ParticipantId};
use crate::moderation::model::invitee::Invitee;

/// One person of an invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InviteEntry {
    /// The person or number.
    pub invitee: Invitee,
    /// An id of our own, or the one in the replaced call. Not supported by the US Government
    /// clouds.
    pub participant_id: Option<ParticipantId>,
    /// The call of this app that the person is transferred from. Graph then only considers the
    /// first entry.
    pub replaces: Option<CallId>,
    /// Hidden from the people in the call. Not supported by the US Government clouds.
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
