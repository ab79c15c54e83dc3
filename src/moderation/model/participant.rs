//! Who is in a call, as one roster entry says it.

use std::sync::Arc;

pub use crate::moderation::model::identity::{Badge, Identity, IdentityKind, LastingIdentity};
use crate::moderation::model::ids::{ParticipantId, check_segment};

/// One entry of a roster: one visit of one person or thing, on one device.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Participant {
    /// The address for a removal; `None` where Graph sent none, and then nothing can be done to the entry.
    pub id: Option<ParticipantId>,
    /// Who that is, as far as Graph says.
    pub identity: Identity,
    /// Waits in the lobby.
    pub in_lobby: bool,
    /// Muted by the client or by the server; `None` where Graph left it out.
    pub muted: Option<bool>,
    /// What is being sent.
    pub media: Media,
    /// Graph's number of the roster version that this entry belongs to (Global cloud only).
    pub sequence: Option<u64>,
    /// Whether this entry records the call, by `recordingInfo.recordingStatus`.
    pub recording: bool,
    /// Why Graph says that it is no longer in the call (`removedState`), although it still lists it.
    pub removed: Option<Arc<str>>,
}

impl Participant {
    /// Whether Graph sent an id at all.
    pub fn has_id(&self) -> bool {
        self.id.as_ref().is_some_and(|id| !id.as_str().is_empty())
    }

    /// The id, if it may be sent in a URL.
    pub fn address(&self) -> Option<&ParticipantId> {
        self.id
            .as_ref()
            .filter(|id| check_segment(id.as_str()).is_ok())
    }

    /// Whether nothing that a moderator could see has changed; the roster's version number always does.
    pub fn looks_like(&self, other: &Self) -> bool {
        self.id == other.id
            && self.in_lobby == other.in_lobby
            && self.muted == other.muted
            && self.media == other.media
            && self.recording == other.recording
            && self.removed == other.removed
            && self.identity == other.identity
    }
}

/// Which media a participant sends right now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Media {
    /// The camera is on.
    pub video: bool,
    /// The screen is being shared.
    pub screen: bool,
    /// The service drops this person's sound (`mediaStreams[].serverMuted`).
    pub server_muted: bool,
    /// Whether there is anything between them and the call.
    pub flow: Flow,
}

/// Whether an entry has any stream, in either direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Flow {
    /// At least one is listed.
    #[default]
    Streams,
    /// None is: nobody has answered there yet, or the service leaves them out.
    Nothing,
}
