//! A row of a watched roster: a participant, further facts about the person, and the removal in progress.

use std::sync::Arc;
use std::time::Duration;

use serde::Serialize;

use crate::moderation::evidence::departure::ProvedDeparture;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::{AttemptId, ParticipantId};
use crate::moderation::model::name::SafeName;
use crate::moderation::model::participant::{Badge, Identity, LastingIdentity, Participant};
use crate::moderation::model::time::Now;
use crate::moderation::state::began::{Began, JOIN_SEEN_WITHIN};
pub use crate::moderation::state::name_mark::{Mark, Resemblance};

/// How long the row of a removed person stays visible. The operator can read the result in this time.
pub const GONE_ROW_STAYS: Duration = Duration::from_secs(15);
/// How long readings may take to prove an answered removal. Time in which nothing could be read does not count.
pub const STILL_HERE_AFTER: Duration = Duration::from_secs(10);

/// Identifies a row, independent of its position.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowKey {
    /// The participant id of the entry.
    Participant(ParticipantId),
    /// An entry without a participant id of its own. No request can name it. Contains the identity or else the name,
    /// and a number that tells such entries apart.
    Unaddressed(Arc<str>, u32),
}

impl RowKey {
    /// Returns the participant id. `None` if the entry has no id of its own.
    pub fn participant(&self) -> Option<&ParticipantId> {
        match self {
            Self::Participant(id) => Some(id),
            Self::Unaddressed(..) => None,
        }
    }
}

/// A row of a roster. Snapshots share it until it changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Identifies the row in clicks and commands.
    pub key: RowKey,
    /// The entry in the newest roster that lists the row, completed from the directory.
    pub participant: Participant,
    /// Name made safe to show. Empty if none is known.
    pub name: SafeName,
    /// Kind of person or thing, such as a member or a phone.
    pub badge: Badge,
    /// Whether removing this person needs care, and why.
    pub role: Role,
    /// Why the name is marked. `None` if it is not marked.
    pub mark: Option<Mark>,
    /// When somebody with this name was removed, before this person joined. Also set if `mark` shows something else.
    /// Nothing shows whether it is the same person.
    pub removed_namesake: Option<Now>,
    /// Number of present rows with the same identity, including this row.
    pub devices: u32,
    /// When this visit was first seen.
    pub first_seen: Now,
    /// Whether the person may have been in the call before `first_seen`: no earlier whole roster shows that they were
    /// absent.
    pub was_there: bool,
    /// Further facts about this visit.
    pub seen: Seen,
    /// Earlier visits of the same identity to this call, newest first.
    pub earlier_visits: Arc<[Visit]>,
    /// Progress of a removal, or an alarm about the person.
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
            removed_namesake: None,
            devices: 1,
            first_seen: now,
            was_there: false,
            seen: Seen::default(),
            earlier_visits: Arc::default(),
            state: RowState::Present,
            participant,
        }
    }

    /// Returns the participant id for a removal. `None` if this row cannot be removed by this app.
    pub fn removable(&self) -> Option<&ParticipantId> {
        if self.role == Role::ThisApp || self.seen.shares_id {
            return None;
        }
        self.participant.address()
    }

    /// Whether the person counts as listed. Only a whole roster, confirmed empty rosters or a proof can show that they
    /// are not.
    pub fn is_listed(&self) -> bool {
        self.seen.listing == Listing::Listed
    }

    /// Whether the visit began at this monotonic time or later. `false` if the start of the visit
    /// is unknown.
    pub fn joined_since(&self, since: Duration) -> bool {
        !self.was_there && self.first_seen.monotonic >= since
    }

    /// Whether the visit may have begun well before it was first seen.
    pub fn may_be_earlier(&self) -> bool {
        self.began() != Began::WhenSeen
    }

    /// Returns what readings show about the start of the visit.
    pub fn began(&self) -> Began {
        let is_late = |absent: Now| self.first_seen.since(absent) > JOIN_SEEN_WITHIN;
        match self.seen.joined.map(|joined| joined.absent) {
            None if !self.was_there => Began::WhenSeen,
            None | Some(None) => Began::Earlier,
            Some(Some(absent)) if self.was_there || is_late(absent) => Began::After(absent),
            Some(Some(_)) => Began::WhenSeen,
        }
    }

    /// Returns when the person was last listed, if the first whole roster without them was requested more than
    /// [`JOIN_SEEN_WITHIN`] later. They may then have left much earlier than readings show.
    pub fn left_after(&self) -> Option<Now> {
        let Listing::NotListed { since, last, .. } = self.seen.listing else {
            return None;
        };
        (since.since(last) > JOIN_SEEN_WITHIN).then_some(last)
    }

    /// Whether the person is certainly not in the call any more.
    pub fn is_gone(&self) -> bool {
        self.seen.listing == Listing::Gone
    }

    /// Whether the person is neither listed nor certainly gone.
    pub fn is_unsure(&self) -> bool {
        matches!(self.seen.listing, Listing::NotListed { .. })
    }

    /// Whether the newest whole roster lacks the person, and no removal is in progress.
    ///
    /// The person cannot be removed until a newer reading lists them. Until then, a selection of the row or an open
    /// question about it stays, but has no effect.
    pub fn is_missing(&self) -> bool {
        self.is_unsure() && !self.is_on_its_way()
    }

    /// Whether a removal is being sent, waits to be sent again, or waits for readings to show whether it worked.
    pub fn is_on_its_way(&self) -> bool {
        matches!(
            self.state,
            RowState::Asked { .. } | RowState::Accepted { .. }
        )
    }

    /// Returns the attempt that would be proved if the person turned out to be gone. `None` if none
    /// waits for a proof.
    pub(crate) fn proof_wanted(&self) -> Option<AttemptId> {
        match self.state {
            RowState::Accepted { attempt, .. }
            | RowState::StillHere { attempt, .. }
            | RowState::NotProved { attempt, .. }
            | RowState::Failed {
                attempt,
                may_have_worked: true,
                ..
            } => Some(attempt),
            _ => self.dismissed_removal().map(|(attempt, _)| attempt),
        }
    }

    /// Returns the attempt of a removal that may have worked but whose failure or alarm was dismissed, and the time of the
    /// dismissal. `None` if there is none, or if the row shows a later removal.
    pub(crate) fn dismissed_removal(&self) -> Option<(AttemptId, Now)> {
        self.seen.dismissed.filter(|_| self.state.is_idle())
    }

    /// Whether the row needs attention: the removal failed, had no effect or was not proved, or the person came back
    /// or joined anyway. Counts only people who are still listed, except for unproved removals.
    pub fn needs_attention(&self) -> bool {
        match self.state {
            RowState::NotProved { .. } => true,
            RowState::Failed { .. }
            | RowState::StillHere { .. }
            | RowState::CameBack { .. }
            | RowState::JoinedAnyway { .. } => self.is_listed(),
            _ => false,
        }
    }

    /// Whether the operator can remove the person now. The row has to be removable and listed. No removal may be in
    /// progress.
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

/// Facts about a visit besides its newest entry: what readings showed, and what the operator decided.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seen {
    /// Whether Graph lists the visit.
    pub listing: Listing,
    /// Whether another person's entry has the same participant id. If so, a removal might hit the
    /// wrong person.
    pub shares_id: bool,
    /// When the person joined. Known only if an earlier whole roster did not list them. Otherwise they may have been
    /// there all along.
    pub joined: Option<Arrival>,
    /// Whether the activity already says that the person came back.
    pub is_return_logged: bool,
    /// When somebody admitted the person from the lobby.
    pub let_in: Option<Now>,
    /// Whether the operator let the person stay or come in, in spite of the rules.
    pub let_stay: bool,
    /// How many removals failed, without those that were stopped.
    pub failed: u32,
    /// How many removals Graph accepted while the person stayed.
    pub ignored: u32,
    /// A removal that readings may still prove, and when the operator dismissed its failure or alarm.
    pub dismissed: Option<(AttemptId, Now)>,
}

/// The start of a visit, as readings showed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrival {
    /// When the first roster that listed the visit was requested.
    pub asked: Now,
    /// When the newest whole roster without this visit was requested. `None` if a sleep or a clock jump since then has
    /// made such rosters worthless.
    pub absent: Option<Now>,
    /// When another whole roster without this visit was requested, at least one second before the roster of `absent`.
    /// `None` if there is none.
    ///
    /// The closed door removes a visit only if both rosters are known.
    pub absent_twice: Option<Now>,
}

/// Whether Graph lists a person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Listing {
    /// Counts as listed: no whole roster has left the person out since they were last listed.
    #[default]
    Listed,
    /// The newest whole roster does not list the person. Another reading has to confirm that they
    /// are gone.
    NotListed {
        /// Since when rosters have not listed the person.
        since: Now,
        /// When the newest reading that listed the person was requested.
        last: Now,
        /// Graph's reason, if Graph still lists the entry but marks it as removed.
        reason: Option<Arc<str>>,
    },
    /// Readings prove that the person is gone.
    Gone,
}

/// Whether the removal of a row needs care, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// An ordinary entry.
    #[default]
    Attendee,
    /// This app. The app never removes itself, but can leave the call.
    ThisApp,
    /// The organizer, whom Teams may refuse to remove.
    Organizer,
    /// The app that records the call. In some tenants everybody is removed when the recorder
    /// leaves.
    Recorder,
    /// A person whom the operator protects.
    Protected,
}

/// An earlier visit of the same identity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// When the visit was first seen.
    pub from: Now,
    /// When the visit was last seen, or when its removal was proved.
    pub until: Now,
    /// Whether the person was proved gone after this app had asked for their removal.
    pub removed: bool,
}

/// Progress of a removal, or an alarm about the person.
///
/// A successful removal passes through `Present`, `Asked`, `Accepted` and `Gone`. Other variants
/// say how a removal failed, or why the person needs attention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowState {
    /// The usual state: no removal and no alarm.
    Present,
    /// The request that removes the person is being sent, or a pause holds it back.
    Asked {
        /// The attempt that removes the person.
        attempt: AttemptId,
        /// When the operator or a rule asked for the removal.
        at: Now,
        /// End of the pause that holds the removal back. `None` if no pause does.
        waits_until: Option<Now>,
    },
    /// Graph accepted the removal, or answered 404 or 410, or its response was lost. Readings have to prove the removal.
    Accepted {
        /// The attempt that removes the person.
        attempt: AttemptId,
        /// When the operator or a rule asked for the removal.
        asked: Now,
        /// When Graph's response came, or counted as lost.
        at: Now,
        /// Graph's response, or that it was lost.
        answer: RemovalAnswer,
        /// Since when the app has looked for a proof: since the response, or since *Check again*.
        since: Now,
    },
    /// The removal is proved: two readings that were requested after it did not find the person.
    Gone {
        /// The attempt that removed the person.
        attempt: AttemptId,
        /// When the proof was written to the audit log.
        at: Now,
        /// When the operator or a rule asked for the removal.
        asked: Now,
        /// Who ended the visit, and what proves it.
        settled: ProvedDeparture,
    },
    /// The removal may have worked, but the person was neither listed nor proved gone within [`STILL_HERE_AFTER`].
    ///
    /// Time in which nothing could be read does not count.
    NotProved {
        /// The attempt that removes the person.
        attempt: AttemptId,
        /// When Graph's response came, or counted as lost.
        accepted: Now,
    },
    /// The removal was refused or couldn't be sent, or was stopped after a try that may have worked. Or it had no
    /// effect after a 404, a 410 or a lost response.
    ///
    /// Stays until the operator dismisses it or tries again, the person leaves, or readings prove the removal.
    Failed {
        /// The attempt that failed.
        attempt: AttemptId,
        /// When the attempt failed.
        at: Now,
        /// Why the attempt failed.
        failure: Arc<Failure>,
        /// Whether Graph may have carried out one of our requests for this visit. The attempt then stays open, and
        /// readings may still prove it.
        may_have_worked: bool,
    },
    /// Graph accepted the removal, but the person is still listed after [`STILL_HERE_AFTER`]. Or they were listed again
    /// after a proof.
    StillHere {
        /// The attempt that removes the person.
        attempt: AttemptId,
        /// When Graph accepted the removal. After a wrong proof: when the removal was recorded as proved.
        accepted: Now,
    },
    /// This app removed the person earlier, and the person is back in a new visit.
    CameBack {
        /// When the new visit was first seen.
        at: Now,
        /// When the latest removal of the person was proved.
        removed: Now,
        /// How often the person has been removed.
        times: u32,
    },
    /// The person joined despite a cancellation of their invitation.
    JoinedAnyway {
        /// When the person was first seen.
        at: Now,
    },
}

impl RowState {
    /// Whether the row shows no removal of this visit. It may show an alarm, or the operator may have dismissed the
    /// result of a removal.
    pub(crate) fn is_idle(&self) -> bool {
        matches!(
            self,
            Self::Present | Self::CameBack { .. } | Self::JoinedAnyway { .. }
        )
    }

    /// Returns when the proof of a removal was written to the audit log. `None` if there is none.
    pub fn gone_at(&self) -> Option<Now> {
        match self {
            Self::Gone { at, .. } => Some(*at),
            _ => None,
        }
    }

    /// Returns how much a row in this state needs attention. Higher is more urgent.
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
    /// 404 or 410: the person has left, or Graph does not accept this kind of id. Readings of call and roster decide.
    NotFound(Arc<Failure>),
    /// No usable response came, or a gateway got none. The request may have been carried out.
    Lost(Arc<Failure>),
}

/// Refers to a person in the activity or the audit log. Stays valid after the row is gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRef {
    /// The row. `None` if there was none.
    pub key: Option<RowKey>,
    /// Name made safe to show.
    pub name: SafeName,
    /// Kind of person or thing.
    pub badge: Badge,
    /// Tenant id of the person, if Graph sent it.
    pub tenant: Option<Arc<str>>,
    /// Id of the person's identity, such as an object id, phone number or app id.
    pub identity: Option<Arc<str>>,
    /// Identity by which the person is recognized in later visits, if there is one.
    pub lasting: Option<LastingIdentity>,
    /// How the name resembles that of another person, as [`Mark::resemblance`] returns it.
    pub resembles: Option<Resemblance>,
}

impl PersonRef {
    /// Makes a reference to nobody, for deeds that concern this app or the whole call.
    pub fn nobody() -> Self {
        Self {
            key: None,
            name: SafeName::default(),
            badge: Badge::App,
            tenant: None,
            identity: None,
            lasting: None,
            resembles: None,
        }
    }

    /// Refers to a person without a visit in this run, for example from the saved rules.
    pub fn of(identity: &LastingIdentity, name: &str) -> Self {
        let whose = Identity {
            kind: identity.kind().clone(),
            ..Identity::default()
        };
        Self {
            name: SafeName::new(name),
            badge: whose.badge(None),
            tenant: identity.tenant().cloned(),
            identity: Some(identity.id().clone()),
            lasting: Some(identity.clone()),
            ..Self::nobody()
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
            resembles: row.mark.as_ref().and_then(Mark::resemblance),
        }
    }
}
