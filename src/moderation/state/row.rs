//! One row of a watched roster: a participant, what is known of the person, and what is being done to them.

use std::sync::Arc;
use std::time::Duration;

use crate::moderation::model::evidence::ProvedDeparture;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::{AttemptId, ParticipantId};
use crate::moderation::model::name::SafeName;
use crate::moderation::model::participant::{Badge, Identity, LastingIdentity, Participant};
use crate::moderation::model::time::Now;

/// How long a row stays after the person was removed, so that the result can be read.
pub const GONE_ROW_STAYS: Duration = Duration::from_secs(15);
/// How long an accepted removal may take before the row says "Still in the call".
pub const STILL_HERE_AFTER: Duration = Duration::from_secs(10);

/// What a row is bound to: never its place, never a name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowKey {
    /// The address of the entry.
    Participant(ParticipantId),
    /// An entry without an id, by its identity and its number among equal ones; it can only be looked at.
    Unaddressed(Arc<str>, u32),
}

impl RowKey {
    /// The address, where there is one.
    pub fn participant(&self) -> Option<&ParticipantId> {
        match self {
            Self::Participant(id) => Some(id),
            Self::Unaddressed(..) => None,
        }
    }
}

/// One row of a roster, shared between the snapshots that hold it unchanged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What clicks are bound to.
    pub key: RowKey,
    /// The entry as the newest roster has it.
    pub participant: Participant,
    /// The name, safe to show; empty where Graph sent none.
    pub name: SafeName,
    /// What a moderator calls this kind.
    pub badge: Badge,
    /// Whether this is somebody who is handled with care.
    pub role: Role,
    /// Something about the name that a moderator should notice.
    pub mark: Option<Mark>,
    /// How many entries the same identity has right now, this one included.
    pub devices: u32,
    /// When this visit was first seen.
    pub first_seen: Now,
    /// Whether no whole roster lacked this id before, so that the person may have been there all along and `first_seen` is
    /// no join.
    pub was_there: bool,
    /// What rosters tell of this visit.
    pub seen: Seen,
    /// Earlier visits of the same lasting identity to this call, newest first.
    pub earlier_visits: Arc<[Visit]>,
    /// What is being done to the person.
    pub state: RowState,
}

impl Row {
    /// Somebody ordinary whose visit begins now; their tenant is ours if it is `home`.
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

    /// The id that a removal of this row would name, or nothing if it cannot be removed from here.
    pub fn removable(&self) -> Option<&ParticipantId> {
        if self.role == Role::ThisApp || self.seen.shares_id {
            return None;
        }
        self.participant.address()
    }

    /// Whether rosters list it, as far as is known: only a whole one says that it does not.
    pub fn is_listed(&self) -> bool {
        self.seen.listing == Listing::Listed
    }

    /// Whether it is certain that the person is not in the call any more.
    pub fn is_gone(&self) -> bool {
        self.seen.listing == Listing::Gone
    }

    /// Whether it is neither listed nor certainly gone.
    pub fn is_unsure(&self) -> bool {
        matches!(self.seen.listing, Listing::NotListed { .. })
    }

    /// Whether the newest whole roster lacks it although nobody asked for that; whatever names it waits.
    pub fn is_missing(&self) -> bool {
        self.is_unsure() && !self.is_on_its_way()
    }

    /// Whether a removal of it was asked for and no roster has told yet.
    pub fn is_on_its_way(&self) -> bool {
        matches!(
            self.state,
            RowState::Asked { .. } | RowState::Accepted { .. }
        )
    }

    /// Whether a removal may be asked for now: nothing is on its way, and the person is there.
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

/// What rosters tell of a visit, beside what its newest entry says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seen {
    /// Whether it is listed.
    pub listing: Listing,
    /// Whether another entry came under the same id: nobody can say whom a removal would meet.
    pub shares_id: bool,
    /// How it joined, where a whole roster lacked it before.
    pub joined: Option<Arrival>,
    /// Whether it was told that they came back.
    pub told_back: bool,
}

/// A visit whose beginning was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrival {
    /// When the roster was asked for that listed it first.
    pub asked: Now,
    /// When the older of two whole rosters was asked for that lacked it, a second apart; what the door goes by.
    pub lacked_twice: Option<Now>,
}

/// Whether the service lists somebody.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Listing {
    /// As far as is known.
    #[default]
    Listed,
    /// The newest whole roster lacks it; another one has to agree before it is gone.
    NotListed {
        /// Since when.
        since: Now,
        /// What Graph says of it, where it still lists the entry as removed.
        told: Option<Arc<str>>,
    },
    /// Readings agree that it is gone.
    Gone,
}

/// Who is handled with care.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Role {
    /// Anybody.
    #[default]
    Attendee,
    /// Our own entry: never removed; leaving is another thing.
    ThisApp,
    /// The organizer: Teams may refuse.
    Organizer,
    /// Records the call: some tenants put people out when the recorder leaves.
    Recorder,
    /// Somebody whom the moderator has put under protection.
    Protected,
}

/// Something about a name that a moderator should notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// Looks the same as another person's name, but is written with other letters.
    LooksLike(SafeName),
    /// So many different people carry the very same name.
    SameName(u32),
    /// The name holds characters that cannot be seen.
    HiddenCharacters,
}

/// One earlier stay of the same identity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// First roster that listed it.
    pub from: Now,
    /// Last roster that listed it.
    pub until: Now,
    /// Whether it ended by a removal from here.
    pub removed: bool,
}

/// A visit that is over, as it was seen last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndedVisit {
    /// The row as it was seen last.
    pub row: Arc<Row>,
    /// The newest roster that listed it was asked for then.
    pub last_seen: Now,
    /// When it was certain that it is over.
    pub gone: Now,
}

/// What is being done to a participant: present → asked → accepted → gone, or one of the ways in which that fails.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowState {
    /// Nothing is being done.
    Present,
    /// Asked for; the request is on its way.
    Asked {
        /// Which attempt.
        attempt: AttemptId,
        /// When the button was pressed.
        at: Now,
        /// Until when Graph asked this very request to wait, if it did.
        waits_until: Option<Now>,
    },
    /// Answered; the roster has yet to agree.
    Accepted {
        /// Which attempt.
        attempt: AttemptId,
        /// When it was asked.
        asked: Now,
        /// When the answer came.
        at: Now,
        /// What the answer was.
        answer: RemovalAnswer,
        /// Since when a proof is looked for: from the answer on, or from when somebody had it checked again.
        since: Now,
    },
    /// Readings that agree and were asked for after the removal lack the id.
    Gone {
        /// Which attempt.
        attempt: AttemptId,
        /// When the proof was on record.
        at: Now,
        /// From the press to the proof.
        after: Duration,
        /// How, and what proves it.
        settled: ProvedDeparture,
    },
    /// Accepted, neither listed nor proved gone within [`STILL_HERE_AFTER`] of time in which readings were allowed.
    NotProved {
        /// Which attempt.
        attempt: AttemptId,
        /// When Graph accepted it.
        accepted: Now,
    },
    /// The removal was refused or never arrived; stays until it is read, tried again or the person leaves.
    Failed {
        /// Which attempt.
        attempt: AttemptId,
        /// When it failed.
        at: Now,
        /// Why.
        failure: Arc<Failure>,
    },
    /// Accepted, and yet listed for [`STILL_HERE_AFTER`].
    StillHere {
        /// Which attempt.
        attempt: AttemptId,
        /// When Graph accepted it.
        accepted: Now,
    },
    /// Was removed from here before, and is back under a new id.
    CameBack {
        /// When the new visit was first seen.
        at: Now,
        /// When the earlier one was removed.
        removed: Now,
        /// How often this has happened.
        times: u32,
    },
    /// Is here although the invitation was cancelled.
    JoinedAnyway {
        /// When they were first seen.
        at: Now,
    },
}

impl RowState {
    /// Whether nothing is being done, nor has been.
    pub(crate) fn is_idle(&self) -> bool {
        matches!(
            self,
            Self::Present | Self::CameBack { .. } | Self::JoinedAnyway { .. }
        )
    }

    /// How much it needs a look: the more, the higher.
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

/// What Graph answered to a removal that may have worked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RemovalAnswer {
    /// 204: accepted.
    Accepted,
    /// 404: has left, or the id is of the wrong kind; the call and the roster tell.
    NotFound(Arc<Failure>),
    /// No answer came; the request may have been carried out.
    Lost(Arc<Failure>),
}

/// Enough of a row to name a person in a record after the row is gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRef {
    /// The row, as long as it exists.
    pub key: Option<RowKey>,
    /// The name, safe to show.
    pub name: SafeName,
    /// The kind.
    pub badge: Badge,
    /// The tenant of the person, where Graph tells.
    pub tenant: Option<Arc<str>>,
    /// Object id, number or app id.
    pub identity: Option<Arc<str>>,
    /// What would be the same at another visit.
    pub lasting: Option<LastingIdentity>,
}

impl PersonRef {
    /// Nobody: what was done concerns this app or the whole call.
    pub fn nobody() -> Self {
        Self {
            key: None,
            name: SafeName::default(),
            badge: Badge::App,
            tenant: None,
            identity: None,
            lasting: None,
        }
    }
}

impl PersonRef {
    /// Somebody of whom no visit is known, such as from an earlier run of the program.
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
        }
    }
}
