//! Participants: a page of a roster, or a single one.

use std::borrow::Cow;

use serde::de::{IgnoredAny, MapAccess};

use crate::graph::http::lenient_json::{
    Flag, Int, IsPresent, LenientJson, Name, Text, each, lenient_object, object_from, read_body,
    skip, value,
};
use crate::graph::requests::identity_set::{IdentitySet, Interner};
use crate::moderation::model::ids::{ParticipantId, is_same_id};
use crate::moderation::model::participant::{Media, MediaFlow, Participant};

/// One page of a roster, as Graph sent it.
#[derive(Debug)]
pub struct RosterPage {
    /// The readable entries: objects without two different ids.
    pub participants: Vec<Participant>,
    /// Number of entries, readable or not.
    pub rows: usize,
    /// Number of unreadable entries. They are not objects, or have two different ids.
    pub unreadable: usize,
    /// Address of the next page, as the server sent it. `None` on the last page, or if there is no single readable
    /// address.
    pub next_link: Option<String>,
    /// Number of entries of all pages together, if the server states it.
    pub count: Option<usize>,
    /// Whether the page shows that it is incomplete, by one of these signs:
    /// - It has two next links, or one that is not an address.
    /// - It has an error beside the entries.
    /// - Its status is a success, but not 200.
    pub is_broken: bool,
}

/// Reads one page of `GET …/participants`.
///
/// Fails if `value` is missing, not an array or present twice. Also fails if `value` has entries but none is readable.
/// Such a body must not count as an empty roster, which would prove removals that never happened.
pub fn roster(body: &[u8]) -> serde_json::Result<RosterPage> {
    read_body(body, |body| {
        let page: WirePage<'_> = object_from(body)?;
        let EntryList::List(entries) = page.value else {
            return Err(serde::de::Error::custom("`value` is no list"));
        };
        if page.lists > 1 {
            return Err(serde::de::Error::custom("`value` is there twice"));
        }
        let Entries { participants, rows } = entries;
        if participants.is_empty() && rows > 0 {
            return Err(serde::de::Error::custom("no entry of `value` is readable"));
        }
        Ok(RosterPage {
            rows,
            unreadable: rows - participants.len(),
            participants,
            is_broken: page.has_error || page.next_link == NextLink::Unreadable,
            count: page.count.and_then(|count| usize::try_from(count).ok()),
            next_link: match page.next_link {
                NextLink::Address(address) => Some(address.into_owned()),
                NextLink::None | NextLink::Unreadable => None,
            },
        })
    })
}

/// Reads `GET …/participants/{id}`. Returns whether the participant is in the call: `false` with a `removedState`.
///
/// Fails if the entry is another participant than `asked`.
pub(crate) fn is_in_call(body: &[u8], asked: &ParticipantId) -> serde_json::Result<bool> {
    read_body(body, |body| {
        let entry: RosterEntry<'_> = object_from(body)?;
        let is_it = |id: &str| is_same_id(id, asked.as_str());
        if entry.has_two_ids || !entry.id.as_deref().is_some_and(is_it) {
            return Err(serde::de::Error::custom("not the participant asked for"));
        }
        Ok(entry.removed.is_none())
    })
}

/// Content of the member `value`. Any JSON value but an array is `NoList`.
#[derive(Default)]
enum EntryList {
    #[default]
    NoList,
    List(Entries),
}

#[derive(Default)]
struct Entries {
    participants: Vec<Participant>,
    /// Number of entries, readable or not.
    rows: usize,
}

impl<'de> LenientJson<'de> for EntryList {
    fn array<A: serde::de::SeqAccess<'de>>(items: A) -> Result<Self, A::Error> {
        let mut read = Entries::default();
        let mut names = Interner::default();
        each(items, |entry: Option<RosterEntry<'de>>| {
            let entry = entry.filter(|entry| !entry.has_two_ids);
            let participant = entry.map(|entry| entry.into_participant(&mut names));
            read.participants.extend(participant);
            read.rows += 1;
        })?;
        Ok(Self::List(read))
    }
}

/// Content of `@odata.nextLink`.
#[derive(Default, PartialEq, Eq)]
enum NextLink<'de> {
    /// There is no next page: the member is missing, `null`, `false` or empty.
    #[default]
    None,
    Address(Cow<'de, str>),
    /// There seems to be a next page, but its address is unreadable, or there are two.
    Unreadable,
}

impl<'de> LenientJson<'de> for NextLink<'de> {
    fn text(text: Cow<'de, str>) -> Self {
        if text.is_empty() {
            Self::None
        } else {
            Self::Address(text)
        }
    }

    fn flag(flag: bool) -> Self {
        if flag { Self::Unreadable } else { Self::None }
    }

    fn integer(_: i128) -> Self {
        Self::Unreadable
    }

    fn fraction(_: f64) -> Self {
        Self::Unreadable
    }

    fn object<A: MapAccess<'de>>(mut members: A) -> Result<Self, A::Error> {
        while members.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Self::Unreadable)
    }

    fn array<A: serde::de::SeqAccess<'de>>(mut items: A) -> Result<Self, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Self::Unreadable)
    }
}

/// The JSON of one page.
#[derive(Default)]
struct WirePage<'de> {
    value: EntryList,
    /// Number of members named `value`.
    lists: usize,
    next_link: NextLink<'de>,
    count: Option<i64>,
    has_error: bool,
}

// Implemented by hand, because it counts the members named `value`, and accepts several names for other members.
impl<'de> LenientJson<'de> for WirePage<'de> {
    fn object<A: MapAccess<'de>>(mut members: A) -> Result<Self, A::Error> {
        let mut page = Self::default();
        while let Some(Name(name)) = members.next_key()? {
            let is = |word: &str| name.trim_start_matches('@').eq_ignore_ascii_case(word);
            if &*name == "value" {
                page.value = value(&mut members)?;
                page.lists += 1;
            } else if is("odata.nextLink") || is("nextLink") {
                let link = value(&mut members)?;
                // Two links can't both be followed.
                page.next_link = if page.next_link == NextLink::None {
                    link
                } else {
                    NextLink::Unreadable
                };
            } else if is("odata.count") || is("count") {
                page.count = value::<Int, A>(&mut members)?.0;
            } else if ["error", "odata.error", "errors"].into_iter().any(is) {
                page.has_error |= value::<IsPresent, A>(&mut members)?.0;
            } else {
                skip(&mut members)?;
            }
        }
        Ok(page)
    }
}

/// Graph's `participant`.
#[derive(Default)]
struct RosterEntry<'de> {
    id: Option<Cow<'de, str>>,
    /// Whether the entry has two different ids. If so, the entry identifies no participant.
    has_two_ids: bool,
    info: Info<'de>,
    in_lobby: Option<bool>,
    muted: Option<bool>,
    streams: Streams,
    sequence: Option<i64>,
    recording: RecordingInfo<'de>,
    removed: Option<RemovedState<'de>>,
}

// Implemented by hand, because the macro would keep the last of several members with the same name.
impl<'de> LenientJson<'de> for RosterEntry<'de> {
    fn object<A: MapAccess<'de>>(mut members: A) -> Result<Self, A::Error> {
        let mut read = Self::default();
        while let Some(Name(name)) = members.next_key()? {
            match &*name {
                "id" => {
                    let Text(id) = value(&mut members)?;
                    read.has_two_ids |= read.id.is_some() && read.id != id;
                    read.id = id;
                }
                "info" => read.info = value(&mut members)?,
                "isInLobby" => read.in_lobby = value::<Flag, A>(&mut members)?.0,
                "isMuted" => read.muted = value::<Flag, A>(&mut members)?.0,
                "mediaStreams" => read.streams = value(&mut members)?,
                "rosterSequenceNumber" => read.sequence = value::<Int, A>(&mut members)?.0,
                "recordingInfo" => read.recording = value(&mut members)?,
                "removedState" => read.removed = value(&mut members)?,
                _ => skip(&mut members)?,
            }
        }
        Ok(read)
    }
}

impl RosterEntry<'_> {
    fn into_participant(self, names: &mut Interner) -> Participant {
        Participant {
            id: self
                .id
                .filter(|id| !id.trim().is_empty())
                .map(|id| ParticipantId::new(&*id)),
            identity: self
                .info
                .identity
                .into_identity(self.info.tenant.0.as_deref(), names),
            in_lobby: self.in_lobby.unwrap_or_default(),
            muted: self.muted,
            media: self.streams.0,
            sequence: self.sequence.and_then(|number| u64::try_from(number).ok()),
            recording: self
                .recording
                .status
                .0
                .is_some_and(|status| status.eq_ignore_ascii_case("recording")),
            removed: self
                .removed
                .map(|removed| removed.reason.0.unwrap_or_default().as_ref().into()),
        }
    }
}

lenient_object! {
    /// `removedState`: the participant has left the call.
    struct RemovedState {
        "reason" => reason: Text<'de>,
    }
}

lenient_object! {
    /// Graph's `participantInfo`.
    struct Info {
        "identity" => identity: IdentitySet<'de>,
        /// The person's tenant. Not in the schema, but seen in responses.
        "tenantId" => tenant: Text<'de>,
    }
}

lenient_object! {
    struct RecordingInfo {
        "recordingStatus" => status: Text<'de>,
    }
}

/// Summary of a participant's media streams.
struct Streams(Media);

impl Default for Streams {
    fn default() -> Self {
        Self(Media {
            flow: MediaFlow::Nothing,
            ..Media::default()
        })
    }
}

impl<'de> LenientJson<'de> for Streams {
    fn array<A: serde::de::SeqAccess<'de>>(items: A) -> Result<Self, A::Error> {
        let Self(mut media) = Self::default();
        each(items, |stream: WireStream<'de>| stream.add_to(&mut media))?;
        Ok(Self(media))
    }
}

lenient_object! {
    /// Graph's `mediaStream`.
    struct WireStream {
        "mediaType" => media_type: Text<'de>,
        "direction" => direction: Text<'de>,
        "serverMuted" => server_muted: Flag,
    }
}

impl WireStream<'_> {
    fn add_to(&self, media: &mut Media) {
        let is = |text: &Text<'_>, word: &str| {
            text.0
                .as_deref()
                .is_some_and(|text| text.eq_ignore_ascii_case(word))
        };
        if !is(&self.direction, "inactive") {
            media.flow = MediaFlow::Streams;
        }
        let sends = is(&self.direction, "sendReceive") || is(&self.direction, "sendOnly");
        media.video |= sends && is(&self.media_type, "video");
        media.screen |= sends && is(&self.media_type, "videoBasedScreenSharing");
        media.server_muted |= self.server_muted.0.unwrap_or_default()
            && (self.media_type.0.is_none() || is(&self.media_type, "audio"));
    }
}
