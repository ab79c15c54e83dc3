//! Graph's JSON into `moderation` types: one pass, lenient about everything but syntax.
//!
//! The members are spelled as Graph spells them; unknown ones are skipped, unknown enum values are kept.
//! A body is either read or it is no Graph answer at all: one odd participant never costs the rest of the roster.

pub(crate) mod operations;

use std::borrow::Cow;

use serde::de::MapAccess;

use crate::graph::http::loose::{
    Flag, Int, Loose, Name, Text, loose_object, object_from, read_body, skip, value,
};
use crate::graph::requests::identity_set::{IdentitySet, Interner};
use crate::moderation::model::call::{Call, CallState, ResultInfo};
use crate::moderation::model::directory::DirectoryUser;
use crate::moderation::model::ids::{CallId, ParticipantId};
use crate::moderation::model::participant::{Identity, Media, Participant};

pub use crate::graph::requests::wire::operations::{InvitedIds, Operation, OperationStatus};
pub(crate) use crate::graph::requests::wire::operations::{invited, operation};

/// One page of a roster.
#[derive(Debug)]
pub struct Roster {
    /// Every entry that is an object.
    pub participants: Vec<Participant>,
    /// How many entries Graph listed, readable or not.
    pub rows: usize,
    /// How many of them are no objects, so that nothing is known of whom they stand for.
    pub unreadable: usize,
    /// Where the next page is, as the server says.
    pub next_link: Option<String>,
}

/// Reads one page of `GET …/participants`.
///
/// A body whose `value` is missing, no array, or an array of nothing readable is refused: taken for an empty roster, it would
/// prove removals that never were.
pub fn roster(body: &[u8]) -> serde_json::Result<Roster> {
    read_body(body, |body| {
        let page: Page<'_> = object_from(body)?;
        let Value::List(entries) = page.value else {
            return Err(serde::de::Error::custom("`value` is no list"));
        };
        let rows = entries.len();
        let mut names = Interner::default();
        let participants: Vec<Participant> = entries
            .into_iter()
            .flatten()
            .map(|entry| entry.into_participant(&mut names))
            .collect();
        if participants.is_empty() && rows > 0 {
            return Err(serde::de::Error::custom("no entry of `value` is readable"));
        }
        Ok(Roster {
            rows,
            unreadable: rows - participants.len(),
            participants,
            next_link: page.next_link.map(Cow::into_owned),
        })
    })
}

/// Reads `GET …/participants/{id}`: whether the entry says that it is in the call.
///
/// An entry that names another participant than the one asked for is refused.
pub(crate) fn is_in_call(body: &[u8], asked: &ParticipantId) -> serde_json::Result<bool> {
    read_body(body, |body| {
        let entry: Entry<'_> = object_from(body)?;
        if !entry
            .id
            .as_deref()
            .is_some_and(|id| is_same_id(id, asked.as_str()))
        {
            return Err(serde::de::Error::custom("not the participant asked for"));
        }
        Ok(entry.removed.is_none())
    })
}

/// Ids are opaque; only two GUIDs may differ in case and be the same.
fn is_same_id(told: &str, asked: &str) -> bool {
    let are_guids = || {
        [told, asked]
            .iter()
            .all(|id| uuid::Uuid::try_parse(id).is_ok())
    };
    told == asked || (told.eq_ignore_ascii_case(asked) && are_guids())
}

/// Reads `GET …/calls/{id}`; an answer that names no call or another one says nothing about the one asked for.
pub(crate) fn call(body: &[u8], asked: &CallId) -> serde_json::Result<Call> {
    read_body(body, |body| {
        let read: WireCall<'_> = object_from(body)?;
        if !read
            .id
            .as_deref()
            .is_some_and(|id| is_same_id(id, asked.as_str()))
        {
            return Err(serde::de::Error::custom("not the call asked for"));
        }
        Ok(read.into_call())
    })
}

/// Reads the answer to `POST …/calls`.
pub(crate) fn created(body: &[u8]) -> serde_json::Result<(Option<CallId>, Call)> {
    read_body(body, |body| {
        let mut read: WireCall<'_> = object_from(body)?;
        let id = read.id.take().map(|id| CallId::new(&*id));
        Ok((id, read.into_call()))
    })
}

/// Reads `GET …/users/{id}`.
///
/// A body without an id is no user: it might be anybody.
pub(crate) fn user(body: &[u8]) -> serde_json::Result<DirectoryUser> {
    read_body(body, |body| {
        let read: WireUser<'_> = object_from(body)?;
        let id = read.id.as_deref();
        Ok(DirectoryUser {
            id: id
                .ok_or_else(|| serde::de::Error::custom("no member `id`"))?
                .into(),
            display_name: read.display_name.as_deref().map(Into::into),
            upn: read.upn.as_deref().map(Into::into),
            mail: read.mail.as_deref().map(Into::into),
        })
    })
}

/// The member that lists the entries: an array, or nothing that could be a roster.
#[derive(Default)]
enum Value<'de> {
    #[default]
    NoList,
    List(Vec<Option<Entry<'de>>>),
}

impl<'de> Loose<'de> for Value<'de> {
    fn array<A: serde::de::SeqAccess<'de>>(items: A) -> Result<Self, A::Error> {
        Vec::array(items).map(Self::List)
    }
}

#[derive(Default)]
struct Page<'de> {
    value: Value<'de>,
    next_link: Option<Cow<'de, str>>,
}

// By hand: the names hold what no field of the macro can.
impl<'de> Loose<'de> for Page<'de> {
    fn object<A: MapAccess<'de>>(mut members: A) -> Result<Self, A::Error> {
        let mut page = Self::default();
        while let Some(Name(name)) = members.next_key()? {
            match &*name {
                "value" => page.value = value(&mut members)?,
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
    removed: Option<Removed<'de>>,
}

loose_object!(Entry {
    "id" => id.0: Text<'de>,
    "info" => info: Info<'de>,
    "isInLobby" => in_lobby.0: Flag,
    "isMuted" => muted.0: Flag,
    "mediaStreams" => streams: Streams,
    "rosterSequenceNumber" => sequence.0: Int,
    "recordingInfo" => recording: Recording<'de>,
    "removedState" => removed: Option<Removed<'de>>,
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
            removed: self
                .removed
                .map(|removed| removed.reason.unwrap_or_default().as_ref().into()),
        }
    }
}

/// `removedState`: the entry is no longer in the call.
#[derive(Default)]
struct Removed<'de> {
    reason: Option<Cow<'de, str>>,
}

loose_object!(Removed {
    "reason" => reason.0: Text<'de>,
});

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
        while let Some(crate::graph::http::loose::Read(stream)) = items.next_element()? {
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
struct WireUser<'de> {
    id: Option<Cow<'de, str>>,
    display_name: Option<Cow<'de, str>>,
    upn: Option<Cow<'de, str>>,
    mail: Option<Cow<'de, str>>,
}

loose_object!(WireUser {
    "id" => id.0: Text<'de>,
    "displayName" => display_name.0: Text<'de>,
    "userPrincipalName" => upn.0: Text<'de>,
    "mail" => mail.0: Text<'de>,
});

#[derive(Default)]
struct WireCall<'de> {
    id: Option<Cow<'de, str>>,
    state: Option<Cow<'de, str>>,
    subject: Option<Cow<'de, str>>,
    my_participant: Option<Cow<'de, str>>,
    meeting: Meeting<'de>,
    chat: Chat<'de>,
    tenant: Option<Cow<'de, str>>,
    result: Option<ResultInfo>,
}

loose_object!(WireCall {
    "id" => id.0: Text<'de>,
    "state" => state.0: Text<'de>,
    "subject" => subject.0: Text<'de>,
    "myParticipantId" => my_participant.0: Text<'de>,
    "meetingInfo" => meeting: Meeting<'de>,
    "chatInfo" => chat: Chat<'de>,
    "tenantId" => tenant.0: Text<'de>,
    "resultInfo" => result: Option<ResultInfo>,
});

impl WireCall<'_> {
    fn into_call(self) -> Call {
        // A one-to-one call has neither a chat nor a meeting; nor has an answer that leaves out everything.
        let says_anything = self.state.is_some();
        let is_group = self.chat.thread.is_some() || self.meeting.is_there;
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
            is_group: (is_group || says_anything).then_some(is_group),
            result: self.result,
        }
    }
}

#[derive(Default)]
struct Meeting<'de> {
    organizer: IdentitySet<'de>,
    is_there: bool,
}

// By hand: whether there is a meeting at all matters, whatever is told of it.
impl<'de> Loose<'de> for Meeting<'de> {
    fn object<A: MapAccess<'de>>(mut members: A) -> Result<Self, A::Error> {
        let mut meeting = Self {
            is_there: true,
            ..Self::default()
        };
        while let Some(Name(name)) = members.next_key()? {
            match &*name {
                "organizer" => meeting.organizer = value(&mut members)?,
                _ => skip(&mut members)?,
            }
        }
        Ok(meeting)
    }
}

#[derive(Default)]
struct Chat<'de> {
    thread: Option<Cow<'de, str>>,
}

loose_object!(Chat {
    "threadId" => thread.0: Text<'de>,
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

#[cfg(test)]
mod tests;
