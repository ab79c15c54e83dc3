//! Rules that keep people out of one call: certain people by identity, or every guest who joins
//! while the door is closed.
//!
//! No rule acts on a name. Rules act only while the program runs, on visits that were shown for a
//! second, and never on protected people. After a restart they wait until the operator resumes
//! them.

pub(crate) mod finding;
pub(crate) mod saving;

use std::collections::{BTreeSet, VecDeque};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::moderation::model::ids::ParticipantId;
use crate::moderation::model::participant::{Badge, LastingIdentity};
use crate::moderation::model::reading::IncompleteReason;
use crate::moderation::model::time::Now;
use crate::moderation::model::window_id::RuleHolder;
use crate::moderation::state::row::{PersonRef, Role, Row, RowKey, RowState};

/// How long a person is shown before a rule removes them.
pub const SHOWN_FIRST: Duration = Duration::from_secs(1);
/// Most removals of the same identity within a minute. After that, the rule stops and raises an
/// alarm.
pub const MOST_A_MINUTE: usize = 3;
/// Period over which removals by rules are counted.
pub(crate) const MINUTE: Duration = Duration::from_mins(1);
/// Most removals by rules in one call within a minute. After that, its rules pause.
pub const MOST_IN_A_CALL: usize = 60;

/// A person who is kept out of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptOut {
    /// Identity by which visits are recognized.
    pub identity: LastingIdentity,
    /// The person, as shown when the rule started.
    pub who: PersonRef,
    /// When the rule started.
    pub since: Now,
    /// When it ends. With the call if `None`.
    pub until: Option<Now>,
    /// Removals by this rule that readings have proved.
    pub removals: u32,
    /// Why the rule has stopped, if it has.
    pub alarm: Option<KeepOutAlarm>,
    /// When it recently asked for removals.
    pub(crate) recent: Vec<Now>,
    /// Whether it was saved by an earlier run and waits until the operator resumes it.
    pub waits: bool,
    /// The window that applies it.
    pub hold: RuleHolder,
}

impl KeptOut {
    /// Whether this window applies the rule, unless something else prevents it.
    pub fn acts(&self) -> bool {
        !self.waits && !self.hold.elsewhere
    }

    /// Returns how many removals the rule may still ask for now.
    pub(crate) fn budget(&self, now: Now) -> usize {
        let lately = self.recent.iter().filter(|at| now.since(**at) < MINUTE);
        MOST_A_MINUTE.saturating_sub(lately.count())
    }

    /// Returns when it may act again after using up its budget.
    pub(crate) fn acts_again(&self) -> Option<Now> {
        let oldest = self.recent.iter().rev().nth(MOST_A_MINUTE - 1)?;
        Some(oldest.plus(MINUTE))
    }
}

/// Why a rule leaves a person to the operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeepOutAlarm {
    /// The person came back more often than a rule may remove them.
    TooOften,
    /// Several people call from this number, so it identifies nobody.
    SharedNumber,
    /// A removal was refused or had no effect. The rule does not try this visit again.
    NotRemoved,
}

/// The door for guests, while it is closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuestDoor {
    /// When it was closed. Guests who join later are removed.
    pub closed: Now,
    /// When it opens by itself.
    pub until: Now,
    /// How long it was to stay closed when it was last set.
    pub closed_for: Duration,
    /// Removals by the door that readings have proved.
    pub removals: u32,
    /// How many of the next guests may come in.
    pub lets_in: u32,
    /// People let in, oldest first: admitted from the lobby by hand, or among the next guests whom
    /// the operator lets in.
    pub let_in: Vec<PersonRef>,
    /// Whether it was saved by an earlier run and waits until the operator resumes it.
    pub waits: bool,
    /// People it keeps out besides those without an account.
    pub scope: DoorScope,
    /// The window that applies it.
    pub hold: RuleHolder,
}

/// People whom the door keeps out besides guests, anonymous people, visitors and users of Azure
/// Communication Services.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DoorScope {
    /// People of other tenants.
    #[serde(default)]
    pub externals: bool,
    /// People on the phone network.
    #[serde(default)]
    pub phones: bool,
}

/// The limits of the closed door: whether it acts now, and the people whom it leaves to the
/// operator.
///
/// It leaves people to the operator if it is unknown whether they were there when it closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoorRest {
    /// Whether it removes people who join now. It does not while rosters cannot show who joins.
    pub acts: bool,
    /// Why the newest roster may be incomplete, if it may.
    pub lack: Option<IncompleteReason>,
    /// People who may have joined since it closed, or may have been there before.
    pub offered: Vec<ParticipantId>,
}

/// A visit that a rule is about to end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueRemoval {
    /// The visit to end.
    pub participant: ParticipantId,
    /// When the removal is sent, unless the operator stops it. Later while many removals are in
    /// flight.
    pub at: Now,
    /// The rule, by identity. `None` is the door.
    pub identity: Option<LastingIdentity>,
}

/// A rule that ended by itself, until the operator dismisses the note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleOver {
    /// The door has opened after this time.
    Door(Duration),
    /// The person is no longer kept out.
    KeepOut(PersonRef),
}

/// The rules of one call.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rules {
    /// People who are kept out, oldest first.
    pub kept_out: Vec<KeptOut>,
    /// The door, if it is closed.
    pub door: Option<GuestDoor>,
    /// Visits that a rule is about to end.
    pub due: Vec<DueRemoval>,
    /// Visits that a rule applies to and whose removal was refused or had no effect. They are left
    /// to the operator.
    pub not_removed: BTreeSet<ParticipantId>,
    /// Rules that ended by themselves, oldest first, until dismissed.
    pub over: Vec<RuleOver>,
    /// Visits that the operator exempted.
    pub(crate) let_stay: BTreeSet<ParticipantId>,
    /// When rules recently asked for removals.
    pub(crate) recent: VecDeque<Now>,
    /// Whether the rules pause because they asked for [`MOST_IN_A_CALL`] within a minute.
    pub flood: bool,
}

impl Rules {
    /// Whether there are no rules.
    pub fn is_empty(&self) -> bool {
        self.kept_out.is_empty() && self.door.is_none()
    }

    /// Whether the door keeps guests out, in this or another window. A door that still waits after
    /// a restart does not.
    pub fn is_door_closed(&self) -> bool {
        let door = self.door.as_ref();
        door.is_some_and(|door| !door.waits || door.hold.elsewhere)
    }

    /// Whether a rule waits to be resumed after a restart. Rules made since the restart do not
    /// wait.
    pub fn is_waiting(&self) -> bool {
        let asks = |waits: bool, hold: &RuleHolder| waits && !hold.elsewhere;
        self.kept_out
            .iter()
            .any(|kept| asks(kept.waits, &kept.hold))
            || (self.door.as_ref()).is_some_and(|door| asks(door.waits, &door.hold))
    }

    /// Returns the pending removal of this visit by a rule, if there is one.
    pub fn due(&self, key: &RowKey) -> Option<&DueRemoval> {
        let id = key.participant()?;
        self.due.iter().find(|due| due.participant == *id)
    }

    /// Returns the number of rules that raised an alarm.
    pub fn alarms(&self) -> usize {
        let stopped = self.kept_out.iter().filter(|kept| kept.alarm.is_some());
        stopped.count()
    }

    /// Returns the number of removals by the current rules that readings have proved.
    pub fn removals(&self) -> u32 {
        let people = self.kept_out.iter().map(|kept| kept.removals);
        people.sum::<u32>() + self.door.as_ref().map_or(0, |door| door.removals)
    }

    /// Whether rules leave this visit alone: the operator exempted it, or it could not be ended.
    pub fn spares(&self, id: &ParticipantId) -> bool {
        self.let_stay.contains(id) || self.not_removed.contains(id)
    }

    /// Stops all rules until the operator resumes them.
    pub(crate) fn wait_for_an_answer(&mut self) {
        for kept in &mut self.kept_out {
            kept.waits = true;
        }
        if let Some(door) = &mut self.door {
            door.waits = true;
        }
        self.due.clear();
    }

    /// Returns how many removals the rules of this call may still ask for now.
    pub(crate) fn budget(&self, now: Now) -> usize {
        let lately = self.recent.iter().filter(|at| now.since(**at) < MINUTE);
        MOST_IN_A_CALL.saturating_sub(lately.count())
    }

    /// Returns the rule that keeps this identity out.
    pub(crate) fn kept(&self, identity: &LastingIdentity) -> Option<&KeptOut> {
        let mut kept = self.kept_out.iter();
        kept.find(|kept| kept.identity.is_same_as(identity))
    }

    /// Returns the rule that keeps this identity out, to be changed.
    pub(crate) fn kept_mut(&mut self, identity: &LastingIdentity) -> Option<&mut KeptOut> {
        let mut kept = self.kept_out.iter_mut();
        kept.find(|kept| kept.identity.is_same_as(identity))
    }

    /// Cancels the pending removals of the rule for this identity, or of the door if `None`.
    pub(crate) fn drop_due(&mut self, identity: Option<&LastingIdentity>) {
        self.due.retain(|due| due.identity.as_ref() != identity);
    }
}

/// Longest time from the request of the older of two whole rosters that lack a guest to the closing
/// of the door.
///
/// If the older one could be from long before, the newer one alone would decide.
const LACKED_BEFORE: Duration = Duration::from_secs(5);

impl GuestDoor {
    /// Whether this window applies it.
    pub fn acts(&self) -> bool {
        !self.waits && !self.hold.elsewhere
    }

    /// Whether it applies to this kind of person.
    fn concerns(&self, row: &Row) -> bool {
        let is_meant = row.badge.is_anonymous()
            || (self.scope.externals && row.badge == Badge::External)
            || (self.scope.phones && row.badge == Badge::Phone);
        // People in the lobby are not in the call yet.
        is_meant && row.role == Role::Attendee && !row.participant.in_lobby
    }

    /// Whether it applies to this person, and rosters first listed them after it closed.
    pub(crate) fn is_first_seen_since(&self, row: &Row) -> bool {
        let asked = row
            .seen
            .joined
            .map_or(row.first_seen, |joined| joined.asked);
        self.concerns(row) && asked.monotonic > self.closed.monotonic
    }

    /// Whether it removes this visit: first listed since it closed, and certainly not there before.
    pub fn meets(&self, row: &Row) -> bool {
        let lacked = row.seen.joined.and_then(|joined| joined.lacked_twice);
        self.is_first_seen_since(row) && lacked.is_some_and(|at| self.is_recent_enough(at))
    }

    /// Whether a pair of whole rosters shows who was there when the door closed, given when the
    /// older one was asked for.
    pub(crate) fn is_recent_enough(&self, older: Now) -> bool {
        self.closed.age_of(older) <= LACKED_BEFORE
    }
}

/// Whether a removal of this visit was refused, had no effect or could not be proved. Rules do not
/// try again.
pub(crate) fn was_not_removed(row: &Row) -> bool {
    matches!(
        row.state,
        RowState::Failed { .. } | RowState::StillHere { .. } | RowState::NotProved { .. }
    )
}
