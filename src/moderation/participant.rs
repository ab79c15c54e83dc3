//! Who is in a call, as one roster entry says it.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::ids::{ParticipantId, check_segment, tail};

/// One entry of a roster: one visit of one person or thing, on one device.
#[derive(Debug, Clone, PartialEq, Eq)]
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
}

impl Participant {
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
}

/// Whose entry it is: the first member of Graph's `identitySet` that says anything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Identity {
    /// Which member of the set it was.
    pub kind: IdentityKind,
    /// Object id, telephone number, app id or an opaque token, by kind.
    pub id: Option<Arc<str>>,
    /// As it came: typed by anybody in the case of a guest. Never shown raw; see `super::name`.
    pub display_name: Option<Arc<str>>,
    /// The directory that the person belongs to.
    pub tenant: Option<Arc<str>>,
    /// Only some guests have one, and nobody has checked it.
    pub email: Option<Arc<str>>,
}

impl Identity {
    /// What stays the same when this person joins again, if anything does.
    ///
    /// Guests and hidden identities get a new id at each join, so they have none.
    pub fn lasting(&self) -> Option<LastingIdentity> {
        let id = self.id.clone()?;
        match self.kind {
            IdentityKind::User
            | IdentityKind::Phone
            | IdentityKind::Application
            | IdentityKind::ApplicationInstance
            | IdentityKind::CommunicationServices
            | IdentityKind::OnPremises
            | IdentityKind::Device => Some(LastingIdentity {
                kind: self.kind.clone(),
                id,
                tenant: self.tenant.clone(),
            }),
            IdentityKind::Guest
            | IdentityKind::Encrypted
            | IdentityKind::Asserted
            | IdentityKind::Other(_)
            | IdentityKind::Absent => None,
        }
    }

    /// What a moderator calls this kind; `home` is the tenant that was signed in to.
    pub fn badge(&self, home: Option<&str>) -> Badge {
        match &self.kind {
            IdentityKind::User => match (self.tenant.as_deref(), home) {
                (Some(theirs), Some(home)) if !theirs.eq_ignore_ascii_case(home) => Badge::External,
                _ => Badge::Member,
            },
            IdentityKind::Guest => Badge::Guest,
            IdentityKind::Phone => Badge::Phone,
            IdentityKind::Application | IdentityKind::ApplicationInstance => Badge::App,
            IdentityKind::Device => Badge::Device,
            IdentityKind::OnPremises
            | IdentityKind::CommunicationServices
            | IdentityKind::Encrypted
            | IdentityKind::Asserted
            | IdentityKind::Other(_)
            | IdentityKind::Absent => Badge::Unknown,
        }
    }

    /// The end of the identity id, where there is one.
    pub fn tail(&self) -> Option<String> {
        self.id.as_deref().map(tail)
    }
}

/// The member of `identitySet` that an identity came from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IdentityKind {
    /// An Entra user, of any tenant.
    User,
    /// An anonymous joiner, who typed the name.
    Guest,
    /// Somebody on the telephone network; the id is the number.
    Phone,
    /// A bot.
    Application,
    /// A resource account: a queue or an attendant.
    ApplicationInstance,
    /// An endpoint of Azure Communication Services.
    CommunicationServices,
    /// Hidden from the app for privacy; the id is an opaque token.
    Encrypted,
    /// A user of a Skype for Business server.
    OnPremises,
    /// A room or another device.
    Device,
    /// Declared in the schema, of unknown meaning.
    Asserted,
    /// A member that is not known here, by its name.
    Other(Arc<str>),
    /// Graph named nobody. The entry can still be removed by its participant id.
    #[default]
    Absent,
}

/// What survives a rejoin: kind, id and tenant together.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct LastingIdentity {
    kind: IdentityKind,
    id: Arc<str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tenant: Option<Arc<str>>,
}

impl LastingIdentity {
    /// Which member of the identity set it was.
    pub fn kind(&self) -> &IdentityKind {
        &self.kind
    }

    /// Object id, number or app id.
    pub fn id(&self) -> &Arc<str> {
        &self.id
    }

    /// The directory that the person belongs to.
    pub fn tenant(&self) -> Option<&Arc<str>> {
        self.tenant.as_ref()
    }
}

/// The kind of a person or thing in a moderator's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Badge {
    /// A user of the tenant that was signed in to, or of a tenant that Graph does not tell.
    Member,
    /// Typed a name, has no account.
    Guest,
    /// A user of another tenant.
    External,
    /// On the telephone network.
    Phone,
    /// A bot or a resource account.
    App,
    /// A room or another device.
    Device,
    /// Graph does not say, or says something that is not known here.
    Unknown,
}
