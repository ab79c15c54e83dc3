//! A roster entry.

use std::sync::Arc;

pub use crate::moderation::model::identity::{Badge, Identity, IdentityKind, LastingIdentity};
use crate::moderation::model::ids::{ParticipantId, check_segment};

/// One entry of a roster: one visit of one person or thing, on one device.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Participant {
    /// Id that a removal needs. `None` where Graph sent none; then the entry cannot be acted on.
    pub id: Option<ParticipantId>,
    /// The person or thing, as far as Graph says.
    pub identity: Identity,
    /// Whether the person waits in the lobby.
    pub in_lobby: bool,
    /// Whether the person is muted, by themselves or by the service. `None` where Graph omits it.
    pub muted: Option<bool>,
    /// Media that the participant sends.
    pub media: Media,
    /// Version of the roster that this entry belongs to. Global cloud only.
    pub sequence: Option<u64>,
    /// Whether this entry is recording the call (`recordingInfo.recordingStatus`).
    pub recording: bool,
    /// Reason in `removedState`: Graph still lists the entry, but says that it has left the call.
    pub removed: Option<Arc<str>>,
}

impl Participant {
    /// Whether Graph sent a non-empty id.
    pub fn has_id(&self) -> bool {
        self.id.as_ref().is_some_and(|id| !id.as_str().is_empty())
    }

    /// Returns the id, if it may be part of a URL.
    pub fn address(&self) -> Option<&ParticipantId> {
        self.id
            .as_ref()
            .filter(|id| check_segment(id.as_str()).is_ok())
    }

    /// Whether both show the same to an operator. Ignores `sequence`, which changes with every
    /// roster.
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

/// Media that a participant sends now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Media {
    /// Whether the camera is on.
    pub video: bool,
    /// Whether the screen is shared.
    pub screen: bool,
    /// Whether the service drops this person's sound (`mediaStreams[].serverMuted`).
    pub server_muted: bool,
    /// Whether any media stream exists.
    pub flow: Flow,
}

/// Whether an entry has a media stream in either direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Flow {
    /// At least one stream is listed.
    #[default]
    Streams,
    /// No stream is listed: the call has not been answered there yet, or Graph omits them.
    Nothing,
}
