//! A roster entry.

use std::sync::Arc;

pub use crate::moderation::model::identity::{Badge, Identity, IdentityKind, LastingIdentity};
use crate::moderation::model::ids::{ParticipantId, check_segment};

/// One entry of a roster: one visit of one person or thing, on one device.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Participant {
    /// Id that a removal has to name. `None` if Graph sent none; then the entry cannot be acted on.
    pub id: Option<ParticipantId>,
    /// The person or thing that Graph names.
    pub identity: Identity,
    /// Whether the person waits in the lobby.
    pub in_lobby: bool,
    /// Whether the person is muted, by themselves or by the service. `None` if Graph omits it.
    pub muted: Option<bool>,
    /// Facts about the participant's media streams.
    pub media: Media,
    /// Version number of the roster that this entry belongs to. Only the Global cloud sends it.
    pub sequence: Option<u64>,
    /// Whether this participant is recording the call (`recordingInfo.recordingStatus`).
    pub recording: bool,
    /// Reason in `removedState`. If present, Graph still lists the entry, but says that the
    /// participant has left the call.
    pub removed: Option<Arc<str>>,
}

impl Participant {
    /// Whether Graph sent a non-empty id.
    pub fn has_id(&self) -> bool {
        self.id.as_ref().is_some_and(|id| !id.as_str().is_empty())
    }

    /// Returns the participant id, if it may be part of a URL. `None` otherwise.
    pub fn address(&self) -> Option<&ParticipantId> {
        self.id
            .as_ref()
            .filter(|id| check_segment(id.as_str()).is_ok())
    }

    /// Whether both look the same to an operator. Ignores `sequence`, which changes with every
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

/// Facts about the media streams of a participant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Media {
    /// Whether the camera is on.
    pub video: bool,
    /// Whether the screen is shared.
    pub screen: bool,
    /// Whether the service drops this person's sound (`mediaStreams[].serverMuted`).
    pub server_muted: bool,
    /// Whether Graph lists a media stream that is not inactive.
    pub flow: MediaFlow,
}

/// Whether an entry has a media stream in either direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MediaFlow {
    /// At least one stream is listed that is not inactive.
    #[default]
    Streams,
    /// No stream is listed, or only inactive ones: the participant has not answered yet, or Graph omits the streams.
    Nothing,
}
