//! Reads Graph's `call` resource.

use std::borrow::Cow;

use serde::de::{Error, MapAccess};

use crate::graph::http::lenient_json::{
    Int, LenientJson, Name, Text, lenient_object, object_from, read_body, skip, value,
};
use crate::graph::requests::identity_set::{IdentitySet, Interner};
use crate::moderation::model::call::{Call, CallState, ResultInfo};
use crate::moderation::model::ids::{CallId, ParticipantId, is_same_id};
use crate::moderation::model::participant::Identity;

/// Reads `GET …/calls/{id}`. Fails if the response names no call, or another one.
pub(crate) fn call(body: &[u8], asked: &CallId) -> serde_json::Result<Call> {
    read_body(body, |body| {
        let read: WireCall<'_> = object_from(body)?;
        if !read
            .id
            .as_deref()
            .is_some_and(|id| is_same_id(id, asked.as_str()))
        {
            return Err(Error::custom("not the call asked for"));
        }
        Ok(read.into_call())
    })
}

/// Reads the response to `POST …/calls`. The id may be missing.
pub(crate) fn created(body: &[u8]) -> serde_json::Result<(Option<CallId>, Call)> {
    read_body(body, |body| {
        let mut read: WireCall<'_> = object_from(body)?;
        let id = read.id.take().map(|id| CallId::new(&*id));
        Ok((id, read.into_call()))
    })
}

#[derive(Default)]
struct WireCall<'de> {
    id: Option<Cow<'de, str>>,
    state: Option<Cow<'de, str>>,
    subject: Option<Cow<'de, str>>,
    my_participant: Option<Cow<'de, str>>,
    meeting: WireMeeting<'de>,
    chat: Chat<'de>,
    tenant: Option<Cow<'de, str>>,
    result: Option<ResultInfo>,
}

// Implemented by hand, because the macro would keep the last of several members with the same name.
impl<'de> LenientJson<'de> for WireCall<'de> {
    fn object<A: MapAccess<'de>>(mut members: A) -> Result<Self, A::Error> {
        let mut read = Self::default();
        while let Some(Name(name)) = members.next_key()? {
            let mut text = || value::<Text<'_>, A>(&mut members).map(|text| text.0);
            match &*name {
                "id" => sole(&mut read.id, text()?)?,
                "state" => sole(&mut read.state, text()?)?,
                "subject" => read.subject = text()?,
                "myParticipantId" => sole(&mut read.my_participant, text()?)?,
                "meetingInfo" => read.meeting = value(&mut members)?,
                "chatInfo" => read.chat = value(&mut members)?,
                "tenantId" => read.tenant = text()?,
                "resultInfo" => read.result = value(&mut members)?,
                _ => skip(&mut members)?,
            }
        }
        Ok(read)
    }
}

/// Stores a text. Fails if a different text is already stored, because it is unknown which of them is true.
fn sole<'de, E: Error>(
    kept: &mut Option<Cow<'de, str>>,
    new: Option<Cow<'de, str>>,
) -> Result<(), E> {
    if kept.is_some() && *kept != new {
        return Err(E::custom("a member is there twice"));
    }
    *kept = new;
    Ok(())
}

impl WireCall<'_> {
    fn into_call(self) -> Call {
        // A one-to-one call has neither chat nor meeting. An incomplete response also lacks both,
        // so without a state the kind of call stays unknown.
        let says_anything = self.state.is_some();
        let is_group = self.chat.thread.0.is_some() || self.meeting.is_there;
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

/// Graph's `meetingInfo`.
#[derive(Default)]
struct WireMeeting<'de> {
    organizer: IdentitySet<'de>,
    is_there: bool,
}

// Implemented by hand, because it matters whether the object exists at all.
impl<'de> LenientJson<'de> for WireMeeting<'de> {
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

lenient_object! {
    /// Graph's `chatInfo`.
    struct Chat {
        "threadId" => thread: Text<'de>,
    }
}

impl<'de> LenientJson<'de> for ResultInfo {
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

/// Reads `callState`, ignoring case.
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
