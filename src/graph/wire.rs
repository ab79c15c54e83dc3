//! Graph's JSON into `moderation` types: one pass, lenient about everything but syntax.
//!
//! The members are spelled as Graph spells them; unknown ones are skipped, unknown enum values are kept.
//! A body is either read or it is no Graph answer at all: one odd participant never costs the rest of the roster.

use std::borrow::Cow;
use std::sync::Arc;

use serde::de::MapAccess;

use super::loose::{Flag, Int, Loose, Name, Text, object_from, read_body, skip, value};
use crate::moderation::call::{Call, CallState, ResultInfo};
use crate::moderation::ids::{OperationId, ParticipantId};
use crate::moderation::invitation::OperationOutcome;
use crate::moderation::participant::{Identity, IdentityKind, Media, Participant};

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

/// Shares the texts that repeat from row to row, which are the tenants.
#[derive(Default)]
struct Interner(Vec<Arc<str>>);

impl Interner {
    /// More different ones than this are not worth looking for.
    const ROOM: usize = 8;

    fn share(&mut self, text: &str) -> Arc<str> {
        if let Some(known) = self.0.iter().find(|known| &***known == text) {
            return known.clone();
        }
        let new: Arc<str> = text.into();
        if self.0.len() < Self::ROOM {
            self.0.push(new.clone());
        }
        new
    }
}

/// Writes a [`Loose`] object: which member goes where; all other members are skipped.
macro_rules! loose_object {
    ($name:ident { $($member:pat => $field:ident $(.$part:tt)? : $kind:ty),+ $(,)? }) => {
        impl<'de> Loose<'de> for $name<'de> {
            fn object<A: MapAccess<'de>>(mut members: A) -> Result<Self, A::Error> {
                let mut read = Self::default();
                while let Some(Name(name)) = members.next_key()? {
                    match &*name {
                        $($member => read.$field = value::<$kind, A>(&mut members)?$(.$part)?,)+
                        _ => skip(&mut members)?,
                    }
                }
                Ok(read)
            }
        }
    };
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

/// The best member of an `identitySet` so far.
#[derive(Default)]
struct IdentitySet<'de> {
    best: Option<(Rank, Cow<'de, str>, Person<'de>)>,
}

/// Lower is better: first whether it says nothing, then the place in [`kind_of`]'s list.
type Rank = (bool, usize);

impl<'de> Loose<'de> for IdentitySet<'de> {
    fn object<A: MapAccess<'de>>(mut members: A) -> Result<Self, A::Error> {
        let mut set = Self::default();
        while let Some(Name(name)) = members.next_key()? {
            let Some(person) = value::<Option<Person<'_>>, A>(&mut members)? else {
                continue;
            };
            let rank = (person.says_nothing(), kind_of(&name).0);
            if set.best.as_ref().is_none_or(|(best, ..)| rank < *best) {
                set.best = Some((rank, name, person));
            }
        }
        Ok(set)
    }
}

impl IdentitySet<'_> {
    fn into_identity(self, tenant: Option<&str>, names: &mut Interner) -> Identity {
        let Some((_, name, person)) = self.best else {
            return Identity::default();
        };
        Identity {
            kind: kind_of(&name).1,
            id: person.id.as_deref().map(Into::into),
            display_name: person.display_name.as_deref().map(Into::into),
            tenant: person
                .tenant
                .as_deref()
                .or(tenant)
                .map(|tenant| names.share(tenant)),
            email: person.email.as_deref().map(Into::into),
        }
    }
}

/// The kind that a member of `identitySet` stands for, and its place among them where several are set.
fn kind_of(member: &str) -> (usize, IdentityKind) {
    match member {
        "user" => (0, IdentityKind::User),
        "guest" => (1, IdentityKind::Guest),
        "phone" => (2, IdentityKind::Phone),
        "application" => (3, IdentityKind::Application),
        "applicationInstance" => (4, IdentityKind::ApplicationInstance),
        "azureCommunicationServicesUser" | "acsUser" => (5, IdentityKind::CommunicationServices),
        "encrypted" => (6, IdentityKind::Encrypted),
        "onPremises" => (7, IdentityKind::OnPremises),
        "device" => (8, IdentityKind::Device),
        "assertedIdentity" => (9, IdentityKind::Asserted),
        other => (10, IdentityKind::Other(other.into())),
    }
}

/// One `identity`.
#[derive(Default)]
struct Person<'de> {
    id: Option<Cow<'de, str>>,
    display_name: Option<Cow<'de, str>>,
    tenant: Option<Cow<'de, str>>,
    email: Option<Cow<'de, str>>,
}

loose_object!(Person {
    "id" => id.0: Text<'de>,
    "displayName" => display_name.0: Text<'de>,
    "tenantId" => tenant.0: Text<'de>,
    "email" => email.0: Text<'de>,
});

impl Person<'_> {
    fn says_nothing(&self) -> bool {
        self.id.is_none() && self.display_name.is_none()
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
mod tests {
    use serde_json::{Value, json};

    use super::*;

    macro_rules! fixture {
        ($name:literal) => {
            include_str!(concat!("../../tests/wire/", $name, ".json"))
        };
    }

    /// The same body with an unknown member in every object.
    fn with_unknown_members(body: &str) -> String {
        fn add(value: &mut Value) {
            match value {
                Value::Object(members) => {
                    members.values_mut().for_each(add);
                    members.insert(
                        "newIn2030".to_owned(),
                        json!({"deep": [[{}], null, 1e300, "\u{7}"]}),
                    );
                }
                Value::Array(items) => items.iter_mut().for_each(add),
                _ => {}
            }
        }
        let mut value = serde_json::from_str(body).unwrap();
        add(&mut value);
        value.to_string()
    }

    /// The same body with one member's value replaced wherever the member stands.
    fn with_member(body: &str, member: &str, new: &Value) -> String {
        fn replace(value: &mut Value, member: &str, new: &Value) {
            match value {
                Value::Object(members) => {
                    for (name, value) in members {
                        if name == member {
                            *value = new.clone();
                        }
                        replace(value, member, new);
                    }
                }
                Value::Array(items) => items.iter_mut().for_each(|item| replace(item, member, new)),
                _ => {}
            }
        }
        let mut value = serde_json::from_str(body).unwrap();
        replace(&mut value, member, new);
        value.to_string()
    }

    fn read_roster(body: &str) -> Vec<Participant> {
        roster(body.as_bytes()).unwrap().participants
    }

    #[test]
    fn a_call_is_read() {
        let body = fixture!("call");
        let read = call(body.as_bytes()).unwrap();
        assert_eq!(read.state, CallState::Established);
        assert_eq!(read.subject.as_deref(), Some("Quarterly town hall"));
        assert_eq!(
            read.my_participant.as_ref().map(ParticipantId::as_str),
            Some("0a1b2c3d-0000-4000-8000-000000000001")
        );
        let organizer = read.organizer.as_ref().unwrap();
        assert_eq!(organizer.kind, IdentityKind::User);
        assert_eq!(organizer.tenant, read.tenant);
        assert_eq!(read.result, None);
        assert_eq!(call(with_unknown_members(body).as_bytes()).unwrap(), read);
    }

    #[test]
    fn an_unknown_call_state_is_kept_and_known_ones_come_in_any_case() {
        let state = |state: &str| {
            let body = with_member(fixture!("call"), "state", &json!(state));
            call(body.as_bytes()).unwrap().state
        };
        assert_eq!(state("EstaBlished"), CallState::Established);
        assert_eq!(state("terminated"), CallState::Terminated);
        assert_eq!(state("teleporting"), CallState::Other("teleporting".into()));
        assert_eq!(call(b"{}").unwrap().state, CallState::default());
    }

    #[test]
    fn a_roster_is_read() {
        let body = fixture!("roster");
        let page = roster(body.as_bytes()).unwrap();
        assert_eq!((page.rows, page.next_link), (3, None));
        let [bot, ada, ana] = page.participants.as_slice() else {
            unreachable!();
        };
        assert_eq!(bot.identity.kind, IdentityKind::Application);
        assert_eq!(bot.muted, Some(false));
        assert_eq!(ada.identity.display_name.as_deref(), Some("Ada Lovelace"));
        assert!(ada.media.video && !ada.media.screen && ada.media.server_muted && ada.recording);
        assert_eq!(ada.sequence, Some(12));
        assert!(ana.in_lobby && !ada.in_lobby);
        assert_eq!(ana.identity.email.as_deref(), Some("ana@example.org"));
        assert_eq!(read_roster(&with_unknown_members(body)), page.participants);
    }

    #[test]
    fn unknown_enum_values_in_a_roster_change_nothing_else() {
        let body = fixture!("roster");
        let mut calm = read_roster(body);
        calm[1].recording = false;
        let body = with_member(body, "recordingStatus", &json!("rewinding"));
        let body = with_member(&body, "endpointType", &json!("hologram"));
        assert_eq!(read_roster(&body), calm);
        let body = with_member(&body, "direction", &json!("sideways"));
        assert!(!read_roster(&body)[1].media.video);
    }

    #[test]
    fn a_wrong_type_costs_only_its_own_member() {
        for member in [
            "id",
            "info",
            "identity",
            "user",
            "displayName",
            "tenantId",
            "isInLobby",
            "isMuted",
            "mediaStreams",
            "mediaType",
            "direction",
            "serverMuted",
            "rosterSequenceNumber",
            "recordingInfo",
            "recordingStatus",
        ] {
            for odd in [
                json!(null),
                json!(true),
                json!(-7.5),
                json!(u64::MAX),
                json!("odd"),
                json!([[]]),
                json!({"a": {}}),
            ] {
                let read = read_roster(&with_member(fixture!("roster"), member, &odd));
                assert_eq!(read.len(), 3, "{member} {odd}");
                let untouched = member == "rosterSequenceNumber" || read[2].sequence == Some(12);
                assert!(untouched, "{member} {odd}");
            }
        }
    }

    #[test]
    fn an_odd_participant_never_costs_the_rest() {
        let body = fixture!("roster_messy");
        let page = roster(body.as_bytes()).unwrap();
        assert_eq!(page.rows, 10);
        assert_eq!(page.next_link, None);
        let ids: Vec<_> = page
            .participants
            .iter()
            .map(|entry| entry.id.as_ref().map_or("-", ParticipantId::as_str))
            .collect();
        assert_eq!(ids, ["-", "p-2", "p-3", "4", "p-5", "p-9", "-"]);
        let [no_id, bare, text, phone, empty, ..] = page.participants.as_slice() else {
            unreachable!();
        };
        assert_eq!(no_id.identity.id.as_deref(), Some("u-1"));
        assert_eq!(bare.identity, Identity::default());
        assert_eq!(bare.muted, None);
        assert!(text.in_lobby && text.muted == Some(false) && !text.media.video);
        assert_eq!(phone.identity.kind, IdentityKind::Phone);
        assert_eq!(phone.identity.tenant.as_deref(), Some("t-9"));
        assert_eq!(phone.sequence, Some(77));
        assert!(phone.media.video && phone.media.server_muted && !phone.recording);
        assert_eq!(
            empty.identity.kind,
            IdentityKind::User,
            "it says nothing, but it is there"
        );
        assert_eq!((empty.sequence, empty.muted), (None, None));
        assert_eq!(read_roster(&with_unknown_members(body)), page.participants);
    }

    #[test]
    fn every_identity_kind_is_known_and_the_first_of_the_list_wins() {
        use IdentityKind as K;
        let kinds: Vec<_> = read_roster(fixture!("roster_identities"))
            .into_iter()
            .map(|entry| entry.identity.kind)
            .collect();
        let wanted = [
            K::User,
            K::Guest,
            K::Phone,
            K::Application,
            K::ApplicationInstance,
            K::CommunicationServices,
            K::CommunicationServices,
            K::Encrypted,
            K::OnPremises,
            K::Device,
            K::Asserted,
            K::Other("hologram".into()),
            K::Absent,
            K::User,
        ];
        assert_eq!(kinds, wanted);
    }

    #[test]
    fn tenants_that_repeat_are_stored_once() {
        let body = with_member(
            fixture!("roster"),
            "guest",
            &json!({"id": "g", "tenantId": "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"}),
        );
        let read = read_roster(&body);
        let [ada, ana] = [1, 2].map(|row: usize| read[row].identity.tenant.clone().unwrap());
        assert!(Arc::ptr_eq(&ada, &ana));
    }

    #[test]
    fn only_what_is_a_roster_is_taken_for_an_empty_one() {
        for (body, rows) in [
            (r#"{"value": []}"#, Some(0)),
            (r#"{"value": null}"#, Some(0)),
            (r#"{"value": 7}"#, Some(0)),
        ] {
            assert_eq!(
                roster(body.as_bytes()).ok().map(|page| page.rows),
                rows,
                "{body}"
            );
        }
        let whole = fixture!("roster");
        let truncated = &whole[..whole.len() / 2];
        let doubled = whole.repeat(2);
        for body in [
            "{}",
            "[]",
            "null",
            "",
            "<html></html>",
            r#"{"error": {}}"#,
            truncated,
            &doubled,
        ] {
            assert!(roster(body.as_bytes()).is_err(), "{body}");
        }
    }

    #[test]
    fn a_depth_bomb_is_skipped_or_refused_and_never_overflows() {
        let bomb = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
        let body = format!(r#"{{"value": [{{"id": {bomb}, "info": {bomb}, "x": {bomb}}}]}}"#);
        assert_eq!(read_roster(&body).len(), 1);
        assert!(roster("[".repeat(200_000).as_bytes()).is_err());
    }

    #[test]
    fn half_a_surrogate_pair_in_one_name_costs_nothing_else() {
        let body = fixture!("roster").replace("\"Ana\"", r#""Ana\ud83d""#);
        let read = read_roster(&body);
        assert_eq!(
            read[2].identity.display_name.as_deref(),
            Some("Ana\u{FFFD}")
        );
    }

    #[test]
    fn an_invite_answer_is_read_in_each_of_its_three_forms() {
        for (body, operation, served, echoed, status) in [
            (
                fixture!("invite_null_ids"),
                "op-1",
                None,
                None,
                OperationStatus::Running,
            ),
            (
                fixture!("invite_echoed"),
                "op-2",
                None,
                Some("own-id"),
                OperationStatus::Running,
            ),
            (
                fixture!("invite_served"),
                "op-3",
                Some("served-id"),
                Some("own-id"),
                OperationStatus::NotStarted,
            ),
        ] {
            let read = invited(body.as_bytes()).unwrap();
            assert_eq!(
                read.operation.as_ref().map(OperationId::as_str),
                Some(operation)
            );
            assert_eq!(read.served.as_ref().map(ParticipantId::as_str), served);
            assert_eq!(read.echoed.as_ref().map(ParticipantId::as_str), echoed);
            assert_eq!(read.status, status);
            assert_eq!(
                invited(with_unknown_members(body).as_bytes()).unwrap(),
                read
            );
            let new = with_member(body, "status", &json!("pondering"));
            let status = invited(new.as_bytes()).unwrap().status;
            assert_eq!(status, OperationStatus::Other("pondering".into()));
        }
    }

    #[test]
    fn a_failed_operation_says_why() {
        let body = fixture!("operation_failed");
        let read = operation(body.as_bytes()).unwrap();
        let result = ResultInfo {
            code: 412,
            subcode: 9999,
            message: Some("DiagCode: 412#10073.".into()),
        };
        assert_eq!(read.outcome(), OperationOutcome::Failed(Some(result)));
        assert_eq!(
            operation(with_unknown_members(body).as_bytes()).unwrap(),
            read
        );
        let new = with_member(body, "status", &json!("pondering"));
        let outcome = operation(new.as_bytes()).unwrap().outcome();
        assert_eq!(outcome, OperationOutcome::Running);
    }
}
