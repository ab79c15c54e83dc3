//! A row of a watched roster: a participant, what is known about the person, and what is being done
//! to them.

use std::sync::Arc;
use std::time::Duration;

use crate::moderation::model::evidence::ProvedDeparture;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::{AttemptId, ParticipantId};
use crate::moderation::model::name::SafeName;
use crate::moderation::model::participant::{Badge, Identity, LastingIdentity, Participant};
use crate::moderation::model::time::Now;

/// How long the row of a removed person stays, so that the result can be read.
pub const GONE_ROW_STAYS: Duration = Duration::from_secs(15);
/// How long an accepted removal may take before the row says "Still in the call".
pub const STILL_HERE_AFTER: Duration = Duration::from_secs(10);

/// Identifies a row. Independent of its position and of names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowKey {
    /// The participant id of the entry.
    Participant(ParticipantId),
    /// An entry without an id of its own, by identity and number among equal ones. It cannot be
    /// acted on.
    Unaddressed(Arc<str>, u32),
}

impl RowKey {
    /// Returns the participant id, if there is one.
    pub fn participant(&self) -> Option<&ParticipantId> {
        match self {
            Self::Participant(id) => Some(id),
            Self::Unaddressed(..) => None,
        }
    }
}

/// A row of a roster, shared by all snapshots in which it is the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Identifies the row. Clicks refer to it.
    pub key: RowKey,
    /// The entry in the newest roster.
    pub participant: Participant,
    /// Name made safe to show. Empty where Graph sent none.
    pub name: SafeName,
    /// Kind of person or thing.
    pub badge: Badge,
    /// Whether removing it needs care.
    pub role: Role,
    /// A warning about the name.
    pub mark: Option<Mark>,
    /// Number of present entries with the same identity, including this one.
    pub devices: u32,
    /// When this visit was first seen.
    pub first_seen: Now,
    /// Whether no whole roster lacked this id before. The person may have been there all along, and
    /// `first_seen` is no join.
    pub was_there: bool,
    /// Facts from rosters about this visit.
    pub seen: Seen,
    /// Earlier visits of the same identity to this call, newest first.
    pub earlier_visits: Arc<[Visit]>,
    /// Progress of a removal, or an alarm.
    pub state: RowState,
}

impl Row {
    /// Makes an ordinary row for a visit that starts now. `home` is the tenant that we are signed
    /// in to.
    pub fn new(key: RowKey, participant: Participant, home: Option<&str>, now: Now) -> Self {
        Self {
            key,
            name: participant.identity.safe_name(),
            badge: participant.identity.badge(home),
            role: Role::default(),
            mark: None,
            devices: 1,
            first_seen: now,
            was_there: false,
            seen: Seen::default(),
            earlier_visits: Arc::default(),
            state: RowState::Present,
            participant,
        }
    }

    /// Returns the id for a removal. `None` if this row cannot be removed from here.
    pub fn removable(&self) -> Option<&ParticipantId> {
        if self.role == Role::ThisApp || self.seen.shares_id {
            return None;
        }
        self.participant.address()
    }

    /// Whether rosters list the row, as far as is known. Only a whole roster shows that it is not
    /// listed.
    pub fn is_listed(&self) -> bool {
        self.seen.listing == Listing::Listed
    }

    /// Whether the visit began at this moment of the monotonic clock or later.
    pub fn joined_since(&self, since: Duration) -> bool {
        !self.was_there && self.first_seen.monotonic >= since
    }

    /// Whether the person is certainly not in the call any more.
    pub fn is_gone(&self) -> bool {
        self.seen.listing == Listing::Gone
    }

    /// Whether it is neither listed nor certainly gone.
    pub fn is_unsure(&self) -> bool {
        matches!(self.seen.listing, Listing::NotListed { .. })
    }

    /// Whether the newest whole roster lacks the row without a removal. Selections and questions
    /// that name it wait.
    pub fn is_missing(&self) -> bool {
        self.is_unsure() && !self.is_on_its_way()
    }

    /// Whether a removal is in progress that readings have not decided.
    pub fn is_on_its_way(&self) -> bool {
        matches!(
            self.state,
            RowState::Asked { .. } | RowState::Accepted { .. }
        )
    }

    /// Whether a removal is possible now: none is in progress, and the person is listed.
    pub fn can_ask(&self) -> bool {
        self.removable().is_some()
            && self.is_listed()
            && matches!(
                self.state,
                RowState::Present
                    | RowState::Failed { .. }
                    | RowState::NotProved { .. }
                    | RowState::StillHere { .. }
                    | RowState::CameBack { .. }
                    | RowState::JoinedAnyway { .. }
            )
    }
}

/// Facts from rosters about a visit, besides its newest entry.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seen {
    /// Whether it is listed.
    pub listing: Listing,
    /// Whether another person's entry has the same id, so that a removal might hit either.
    pub shares_id: bool,
    /// How it joined, if a whole roster lacked it before.
    pub joined: Option<Arrival>,
    /// Whether it was reported that the person came back.
    pub told_back: bool,
    /// Whether somebody admitted it from the lobby.
    pub let_in: bool,
}

/// A visit whose start was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrival {
    /// When the first roster that listed it was asked for.
    pub asked: Now,
    /// When the older of two whole rosters that lacked this visit was asked for. They are at least
    /// one second apart. The door requires both.
    pub lacked_twice: Option<Now>,
}

/// Whether Graph lists a person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Listing {
    /// Listed, as far as is known.
    #[default]
    Listed,
    /// The newest whole roster lacks it. Another reading has to confirm that it is gone.
    NotListed {
        /// Since when.
        since: Now,
        /// Graph's text, if it still lists the entry as removed.
        told: Option<Arc<str>>,
    },
    /// Readings prove that it is gone.
    Gone,
}

/// Entries whose removal needs care.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Role {
    /// An ordinary entry.
    #[default]
    Attendee,
    /// This app. Never removed; it can leave the call.
    ThisApp,
    /// The organizer, whom Teams may refuse to remove.
    Organizer,
    /// Records the call. In some tenants everybody is removed when the recorder leaves.
    Recorder,
    /// A person whom the operator protects.
    Protected,
}

/// A warning about a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// Looks like this name of another person, but has other letters.
    LooksLike(SafeName),
    /// Number of different people with exactly this name.
    SameName(u32),
    /// Contains characters that cannot be seen.
    HiddenCharacters,
}

/// An earlier visit of the same identity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// When it was first seen.
    pub from: Now,
    /// When it was last seen.
    pub until: Now,
    /// Whether it ended with a removal from here.
    pub removed: bool,
}

/// An ended visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndedVisit {
    /// The row when it was last seen.
    pub row: Arc<Row>,
    /// When the newest roster that listed it was asked for.
    pub last_seen: Now,
    /// When it became certain that the visit is over.
    pub gone: Now,
}

/// Progress of a removal: `Present`, `Asked`, `Accepted`, `Gone`, or a way in which the removal
/// fails. Or an alarm about the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowState {
    /// No removal is in progress.
    Present,
    /// The removal is being sent.
    Asked {
        /// Its attempt.
        attempt: AttemptId,
        /// When the operator asked for it.
        at: Now,
        /// Until when Graph asked this request to wait, if it did.
        waits_until: Option<Now>,
    },
    /// The removal was answered, and readings have to prove it.
    Accepted {
        /// Its attempt.
        attempt: AttemptId,
        /// When the operator asked for it.
        asked: Now,
        /// When the response came.
        at: Now,
        /// The response.
        answer: RemovalAnswer,
        /// Since when a proof is sought: since the response, or since *Check again*.
        since: Now,
    },
    /// Two readings asked for after the removal lack the id.
    Gone {
        /// Its attempt.
        attempt: AttemptId,
        /// When the proof was on record.
        at: Now,
        /// Time from the click to the proof.
        after: Duration,
        /// Who caused it, and the proof.
        settled: ProvedDeparture,
    },
    /// Accepted, but neither listed nor proved gone within [`STILL_HERE_AFTER`], not counting time
    /// in which readings were on hold.
    NotProved {
        /// Its attempt.
        attempt: AttemptId,
        /// When Graph accepted it.
        accepted: Now,
    },
    /// The removal was refused or not sent. Stays until it is dismissed, tried again, or the person
    /// leaves.
    Failed {
        /// Its attempt.
        attempt: AttemptId,
        /// When it failed.
        at: Now,
        /// Why.
        failure: Arc<Failure>,
    },
    /// Accepted, but still listed after [`STILL_HERE_AFTER`].
    StillHere {
        /// Its attempt.
        attempt: AttemptId,
        /// When Graph accepted it.
        accepted: Now,
    },
    /// Was removed from here before, and is back under a new id.
    CameBack {
        /// When the new visit was first seen.
        at: Now,
        /// When the earlier visit was removed.
        removed: Now,
        /// How often this has happened.
        times: u32,
    },
    /// Joined although the invitation was canceled.
    JoinedAnyway {
        /// When they were first seen.
        at: Now,
    },
}

impl RowState {
    /// Whether no removal was tried in this visit.
    pub(crate) fn is_idle(&self) -> bool {
        matches!(
            self,
            Self::Present | Self::CameBack { .. } | Self::JoinedAnyway { .. }
        )
    }

    /// Returns how much the row needs attention. Higher is more urgent.
    pub fn urgency(&self) -> u8 {
        match self {
            Self::Failed { .. } | Self::StillHere { .. } => 4,
            Self::CameBack { .. } | Self::JoinedAnyway { .. } | Self::NotProved { .. } => 3,
            Self::Asked { .. } | Self::Accepted { .. } => 2,
            Self::Gone { .. } => 1,
            Self::Present => 0,
        }
    }
}

/// Graph's response to a removal that may have worked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RemovalAnswer {
    /// 204: accepted.
    Accepted,
    /// 404: the person has left, or the id is of the wrong kind. The call and the roster decide.
    NotFound(Arc<Failure>),
    /// No response came. The request may have been carried out.
    Lost(Arc<Failure>),
}

/// Names a person in a record, also after the row is gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRef {
    /// The row, if there was one.
    pub key: Option<RowKey>,
    /// Name made safe to show.
    pub name: SafeName,
    /// Kind of person or thing.
    pub badge: Badge,
    /// Tenant of the person, if Graph names it.
    pub tenant: Option<Arc<str>>,
    /// Object id, phone number or app id.
    pub identity: Option<Arc<str>>,
    /// Identifies the person across visits.
    pub lasting: Option<LastingIdentity>,
    /// Whether the name is, or looks like, that of somebody else.
    pub resembles: bool,
}

impl PersonRef {
    /// Refers to nobody, for deeds that concern this app or the whole call.
    pub fn nobody() -> Self {
        Self {
            key: None,
            name: SafeName::default(),
            badge: Badge::App,
            tenant: None,
            identity: None,
            lasting: None,
            resembles: false,
        }
    }
}

impl PersonRef {
    /// Refers to a person without a visit in this run, such as one from the saved rules.
    pub fn of(identity: &LastingIdentity, name: &str) -> Self {
        let whose = Identity {
            kind: identity.kind().clone(),
            ..Identity::default()
        };
        Self {
            key: None,
            name: SafeName::new(name),
            badge: whose.badge(None),
            tenant: identity.tenant().cloned(),
            identity: Some(identity.id().clone()),
            lasting: Some(identity.clone()),
            resembles: false,
        }
    }
}

impl From<&Row> for PersonRef {
    fn from(row: &Row) -> Self {
        Self {
            key: Some(row.key.clone()),
            name: row.name.clone(),
            badge: row.badge,
            tenant: row.participant.identity.tenant.clone(),
            identity: row.participant.identity.id.clone(),
            lasting: row.participant.identity.lasting(),
            resembles: matches!(row.mark, Some(Mark::LooksLike(_) | Mark::SameName(_))),
        }
    }
}
