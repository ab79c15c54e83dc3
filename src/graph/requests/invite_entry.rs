//! An entry of the request that invites people, or transfers a person.

use crate::moderation::model::ids::{CallId, ParticipantId};
use crate::moderation::model::invitee::Invitee;

/// A person to invite to a call, or to transfer there from another call of this app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InviteEntry {
    /// The user or phone number to invite.
    pub invitee: Invitee,
    /// Id of the person in the call: an id that we choose, or the person's id in the replaced call.
    /// `None` leaves the choice to Graph.
    ///
    /// Not supported by the US Government clouds.
    pub participant_id: Option<ParticipantId>,
    /// The call of this app from which the person is transferred. `None` for a plain invitation. A transfer has to be
    /// the only entry of its request, because Graph considers only the first.
    pub replaces: Option<CallId>,
    /// Whether the person is hidden from the people in the call. Not supported by the US Government
    /// clouds.
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
