//! Graph's JSON into `moderation` types: one pass, lenient about everything but syntax.
//!
//! The members are spelled as Graph spells them; unknown ones are skipped, unknown enum values are kept.
//! A body is either read or it is no Graph answer at all: one odd participant never costs the rest of the roster.

use std::borrow::Cow;
use std::sync::Arc;

use serde::de::MapAccess;

use super::identity_set::{IdentitySet, Interner};
use super::loose::{
    Flag, Int, Loose, Name, Text, loose_object, object_from, read_body, skip, value,
};
use crate::moderation::call::{Call, CallState, ResultInfo};
use crate::moderation::ids::{OperationId, ParticipantId};
use crate::moderation::invitation::OperationOutcome;
use crate::moderation::participant::{Identity, Media, Participant};

/// One page of a roster.
#[derive(Debug)]
pub struct Roster {
    /// Every entry that is an object.
    pub participants: Vec<Participant>,
    /// How many entries Graph listed, readable or not.
    pub rows: usize,
    /// Where the next page is, as the server says.
    pub next_link: Option<String>,
}

/// `status` of an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OperationStatus {
    /// Waits to be run.
    NotStarted,
    /// Is being run.
    Running,
    /// Done.
    Completed,
    /// Came to nothing.
    Failed,
    /// A status that is not known here, or none at all (empty).
    Other(Arc<str>),
}

/// How an operation stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operation {
    /// How far it is.
    pub status: OperationStatus,
    /// How it ended.
    pub result: Option<ResultInfo>,
}

impl Operation {
    /// What that means for the invitation that started it.
    pub fn outcome(&self) -> OperationOutcome {
        match self.status {
            OperationStatus::Completed => OperationOutcome::Completed,
            OperationStatus::Failed => OperationOutcome::Failed(self.result.clone()),
            OperationStatus::NotStarted | OperationStatus::Running | OperationStatus::Other(_) => {
                OperationOutcome::Running
            }
        }
    }
}

/// What the answer to an invite holds.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Invited {
    pub(super) operation: Option<OperationId>,
    pub(super) client_context: Option<String>,
    /// `participants[0].id`
    pub(super) served: Option<ParticipantId>,
    /// `participants[0].participantId`
    pub(super) echoed: Option<ParticipantId>,
    pub(super) status: OperationStatus,
    pub(super) result: Option<ResultInfo>,
}

/// Reads one page of `GET …/participants`.
///
/// A body without `value` is refused: taken for an empty roster, it would prove removals that never were.
pub fn roster(body: &[u8]) -> serde_json::Result<Roster> {
    read_body(body, |body| {
        let page: Page<'_> = object_from(body)?;
        let entries = page
            .value
            .ok_or_else(|| serde::de::Error::custom("no member `value`"))?;
        let mut names = Interner::default();
        Ok(Roster {
            rows: entries.len(),
            participants: entries
                .into_iter()
                .flatten()
                .map(|entry| entry.into_participant(&mut names))
                .collect(),
            next_link: page.next_link.map(Cow::into_owned),
        })
    })
}

/// Reads `GET …/calls/{id}`.
pub(super) fn call(body: &[u8]) -> serde_json::Result<Call> {
    read_body(body, |body| {
        object_from::<WireCall<'_>>(body).map(WireCall::into_call)
    })
}

/// Reads `GET …/operations/{id}`.
pub(super) fn operation(body: &[u8]) -> serde_json::Result<Operation> {
    read_body(body, |body| {
        let read: WireOperation<'_> = object_from(body)?;
        Ok(Operation {
            status: operation_status(read.status.as_deref()),
            result: read.result,
        })
    })
}

/// Reads the answer to `POST …/participants/invite`.
pub(super) fn invited(body: &[u8]) -> serde_json::Result<Invited> {
    read_body(body, |body| {
        let read: WireOperation<'_> = object_from(body)?;
        let first = read.participants.into_iter().flatten().next();
        let first = first.unwrap_or_default();
        Ok(Invited {
            operation: read.id.map(|id| OperationId::new(&*id)),
            client_context: read.client_context.map(Cow::into_owned),
            served: first.id.map(|id| ParticipantId::new(&*id)),
            echoed: first.participant_id.map(|id| ParticipantId::new(&*id)),
            status: operation_status(read.status.as_deref()),
            result: read.result,
        })
    })
}

#[derive(Default)]
struct Page<'de> {
    value: Option<Vec<Option<Entry<'de>>>>,
    next_link: Option<Cow<'de, str>>,
}

// By hand: whether `value` is there at all matters, whatever it holds.
impl<'de> Loose<'de> for Page<'de> {
    fn object<A: MapAccess<'de>>(mut members: A) -> Result<Self, A::Error> {
        let mut page = Self::default();
        while let Some(Name(name)) = members.next_key()? {
            match &*name {
                "value" => page.value = Some(value(&mut members)?),
                "@odata.nextLink" => page.next_link = value::<Text<'_>, A>(&mut members)?.0,
                _ => skip(&mut members)?,
            }
        }
        Ok(page)
    }
}

#[derive(Default)]
struct Entry<'de> {
    id: Option<Cow<'de, str>>,
    info: Info<'de>,
    in_lobby: Option<bool>,
    muted: Option<bool>,
    streams: Streams,
    sequence: Option<i64>,
    recording: Recording<'de>,
}

loose_object!(Entry {
    "id" => id.0: Text<'de>,
    "info" => info: Info<'de>,
    "isInLobby" => in_lobby.0: Flag,
    "isMuted" => muted.0: Flag,
    "mediaStreams" => streams: Streams,
    "rosterSequenceNumber" => sequence.0: Int,
    "recordingInfo" => recording: Recording<'de>,
});

impl Entry<'_> {
    fn into_participant(self, names: &mut Interner) -> Participant {
        Participant {
            id: self.id.map(|id| ParticipantId::new(&*id)),
            identity: self
                .info
                .identity
                .into_identity(self.info.tenant.as_deref(), names),
            in_lobby: self.in_lobby.unwrap_or_default(),
            muted: self.muted,
            media: self.streams.0,
            sequence: self.sequence.and_then(|number| u64::try_from(number).ok()),
            recording: self
                .recording
                .status
                .is_some_and(|status| status.eq_ignore_ascii_case("recording")),
        }
    }
}

#[derive(Default)]
struct Info<'de> {
    identity: IdentitySet<'de>,
    /// Undeclared, and yet seen.
    tenant: Option<Cow<'de, str>>,
}

loose_object!(Info {
    "identity" => identity: IdentitySet<'de>,
    "tenantId" => tenant.0: Text<'de>,
});

#[derive(Default)]
struct Recording<'de> {
    status: Option<Cow<'de, str>>,
}

loose_object!(Recording {
    "recordingStatus" => status.0: Text<'de>,
});

/// Folds an array of streams into what a moderator wants to know.
#[derive(Default)]
struct Streams(Media);

impl<'de> Loose<'de> for Streams {
    fn array<A: serde::de::SeqAccess<'de>>(mut items: A) -> Result<Self, A::Error> {
        let mut media = Media::default();
        while let Some(super::loose::Read(stream)) = items.next_element()? {
            let stream: Stream<'_> = stream;
            stream.add_to(&mut media);
        }
        Ok(Self(media))
    }
}

#[derive(Default)]
struct Stream<'de> {
    media_type: Option<Cow<'de, str>>,
    direction: Option<Cow<'de, str>>,
    server_muted: Option<bool>,
}

loose_object!(Stream {
    "mediaType" => media_type.0: Text<'de>,
    "direction" => direction.0: Text<'de>,
    "serverMuted" => server_muted.0: Flag,
});

impl Stream<'_> {
    fn add_to(&self, media: &mut Media) {
        let is = |text: &Option<Cow<'_, str>>, word: &str| {
            text.as_deref()
                .is_some_and(|text| text.eq_ignore_ascii_case(word))
        };
        let sends = is(&self.direction, "sendReceive") || is(&self.direction, "sendOnly");
        media.video |= sends && is(&self.media_type, "video");
        media.screen |= sends && is(&self.media_type, "videoBasedScreenSharing");
        media.server_muted |= self.server_muted.unwrap_or_default()
            && (self.media_type.is_none() || is(&self.media_type, "audio"));
    }
}

#[derive(Default)]
struct WireCall<'de> {
    state: Option<Cow<'de, str>>,
    subject: Option<Cow<'de, str>>,
    my_participant: Option<Cow<'de, str>>,
    meeting: Meeting<'de>,
    tenant: Option<Cow<'de, str>>,
    result: Option<ResultInfo>,
}

loose_object!(WireCall {
    "state" => state.0: Text<'de>,
    "subject" => subject.0: Text<'de>,
    "myParticipantId" => my_participant.0: Text<'de>,
    "meetingInfo" => meeting: Meeting<'de>,
    "tenantId" => tenant.0: Text<'de>,
    "resultInfo" => result: Option<ResultInfo>,
});

impl WireCall<'_> {
    fn into_call(self) -> Call {
        let organizer = self
            .meeting
            .organizer
            .into_identity(None, &mut Interner::default());
        Call {
            state: call_state(self.state.as_deref()),
            subject: self.subject.as_deref().map(Into::into),
            my_participant: self.my_participant.map(|id| ParticipantId::new(&*id)),
            organizer: (organizer != Identity::default()).then_some(organizer),
            tenant: self.tenant.as_deref().map(Into::into),
            result: self.result,
        }
    }
}

#[derive(Default)]
struct Meeting<'de> {
    organizer: IdentitySet<'de>,
}

loose_object!(Meeting {
    "organizer" => organizer: IdentitySet<'de>,
});

impl<'de> Loose<'de> for ResultInfo {
    fn object<A: MapAccess<'de>>(mut members: A) -> Result<Self, A::Error> {
        let mut read = Self::default();
        while let Some(Name(name)) = members.next_key()? {
            match &*name {
                "code" => read.code = value::<Int, A>(&mut members)?.0.unwrap_or_default(),
                "subcode" | "subCode" => {
                    read.subcode = value::<Int, A>(&mut members)?.0.unwrap_or_default();
                }
                "message" => {
                    let Text(message) = value(&mut members)?;
                    read.message = message.as_deref().map(Into::into);
                }
                _ => skip(&mut members)?,
            }
        }
        Ok(read)
    }
}

#[derive(Default)]
struct WireOperation<'de> {
    id: Option<Cow<'de, str>>,
    client_context: Option<Cow<'de, str>>,
    status: Option<Cow<'de, str>>,
    result: Option<ResultInfo>,
    participants: Vec<Option<Echo<'de>>>,
}

loose_object!(WireOperation {
    "id" => id.0: Text<'de>,
    "clientContext" => client_context.0: Text<'de>,
    "status" => status.0: Text<'de>,
    "resultInfo" => result: Option<ResultInfo>,
    "participants" => participants: Vec<Option<Echo<'de>>>,
});

/// An invited participant as the answer repeats it.
#[derive(Default)]
struct Echo<'de> {
    id: Option<Cow<'de, str>>,
    participant_id: Option<Cow<'de, str>>,
}

loose_object!(Echo {
    "id" => id.0: Text<'de>,
    "participantId" => participant_id.0: Text<'de>,
});

fn call_state(text: Option<&str>) -> CallState {
    let text = text.unwrap_or_default();
    let known = [
        ("incoming", CallState::Incoming),
        ("establishing", CallState::Establishing),
        ("ringing", CallState::Ringing),
        ("established", CallState::Established),
        ("hold", CallState::Hold),
        ("transferring", CallState::Transferring),
        ("transferAccepted", CallState::TransferAccepted),
        ("redirecting", CallState::Redirecting),
        ("terminating", CallState::Terminating),
        ("terminated", CallState::Terminated),
    ];
    known
        .into_iter()
        .find(|(word, _)| text.eq_ignore_ascii_case(word))
        .map_or_else(|| CallState::Other(text.into()), |(_, state)| state)
}

fn operation_status(text: Option<&str>) -> OperationStatus {
    let text = text.unwrap_or_default();
    let known = [
        ("notStarted", OperationStatus::NotStarted),
        ("running", OperationStatus::Running),
        ("completed", OperationStatus::Completed),
        ("failed", OperationStatus::Failed),
    ];
    known
        .into_iter()
        .find(|(word, _)| text.eq_ignore_ascii_case(word))
        .map_or_else(|| OperationStatus::Other(text.into()), |(_, status)| status)
}

#[cfg(test)]
mod tests;
