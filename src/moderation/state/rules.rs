//! Keeping people out of one call: certain people by their identity, or every guest who comes through the door.
//!
//! No rule acts on a name. A rule acts only while the program runs, on a visit that it has shown for a second, and
//! never on somebody who is protected. After a restart it waits until somebody says that it should go on.

pub(crate) mod finding;
pub(crate) mod saving;

use std::collections::{BTreeSet, VecDeque};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::moderation::model::ids::ParticipantId;
use crate::moderation::model::participant::{Badge, LastingIdentity};
use crate::moderation::model::reading::Lack;
use crate::moderation::model::time::Now;
use crate::moderation::model::window_id::RuleHolder;
use crate::moderation::state::row::{PersonRef, Role, Row, RowKey, RowState};

/// How long somebody is shown before a rule removes them.
pub const SHOWN_FIRST: Duration = Duration::from_secs(1);
/// A rule removes the same identity so often within a minute; after that it raises an alarm and leaves it to a person.
pub const MOST_A_MINUTE: usize = 3;
pub(crate) const MINUTE: Duration = Duration::from_mins(1);
/// So many removals rules ask for in a call within a minute; more is a flood, and they pause.
pub const MOST_IN_A_CALL: usize = 60;

/// Somebody who is kept out of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptOut {
    /// What a visit is recognised by.
    pub identity: LastingIdentity,
    /// Who that was when it began.
    pub who: PersonRef,
    /// Since when.
    pub since: Now,
    /// Until when; with the call, where there is no time.
    pub until: Option<Now>,
    /// How often the rule has removed them, as rosters have proved.
    pub removals: u32,
    /// Why it no longer acts, if it does not.
    pub alarm: Option<KeepOutAlarm>,
    /// When it asked for removals lately.
    pub(crate) recent: Vec<Now>,
    /// Whether it comes from an earlier run and does nothing before somebody says so.
    pub waits: bool,
    /// Which window acts on it.
    pub hold: RuleHolder,
}

impl KeptOut {
    /// Whether this window removes whoever it meets, as far as nothing else stops it.
    pub fn acts(&self) -> bool {
        !self.waits && !self.hold.elsewhere
    }

    /// How many removals the rule may still ask for now.
    pub(crate) fn budget(&self, now: Now) -> usize {
        let lately = self.recent.iter().filter(|at| now.since(**at) < MINUTE);
        MOST_A_MINUTE.saturating_sub(lately.count())
    }

    /// When it may act again after it had come to the end of its budget.
    pub(crate) fn acts_again(&self) -> Option<Now> {
        let oldest = self.recent.iter().rev().nth(MOST_A_MINUTE - 1)?;
        Some(oldest.plus(MINUTE))
    }
}

/// Why a rule leaves somebody to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeepOutAlarm {
    /// They came back more often than a rule may remove them.
    TooOften,
    /// Several people call from this number, so that it names nobody.
    SharedNumber,
    /// A removal was refused or took no effect; this visit is not tried again.
    NotRemoved,
}

/// The door for guests, while it is closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuestDoor {
    /// Guests who came later are removed.
    pub closed: Now,
    /// When it opens by itself.
    pub until: Now,
    /// For how long it was closed last.
    pub closed_for: Duration,
    /// How many guests it has removed, as rosters have proved.
    pub removals: u32,
    /// How many of the next guests may come in.
    pub lets_in: u32,
    /// Whom it has let in, oldest first: from the lobby by hand, or as one of the next guests.
    pub let_in: Vec<PersonRef>,
    /// Whether it was closed in an earlier run and does nothing before somebody says so.
    pub waits: bool,
    /// Whom it concerns besides people without an account.
    pub scope: DoorScope,
    /// Which window acts on it.
    pub hold: RuleHolder,
}

/// Whom the door concerns besides guests, anonymous people, visitors and users of Azure Communication Services.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DoorScope {
    /// People of other tenants.
    #[serde(default)]
    pub externals: bool,
    /// People on the telephone network.
    #[serde(default)]
    pub phones: bool,
}

/// What the closed door leaves to a person, since nobody knows who was there when it closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoorRest {
    /// Whether it removes by itself whoever comes now; it does not while rosters cannot tell who comes.
    pub acts: bool,
    /// Why the newest roster is not whole, if it is not.
    pub lack: Option<Lack>,
    /// Those whom it would have met, of whom nobody knows whether they were there before.
    pub offered: Vec<ParticipantId>,
}

/// A visit that a rule is about to end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueRemoval {
    /// Exactly this visit.
    pub participant: ParticipantId,
    /// When it is removed, unless somebody stops it; later while many removals are on their way.
    pub at: Now,
    /// By which rule; `None` is the door.
    pub identity: Option<LastingIdentity>,
}

/// A rule whose time was up, which nobody has read yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleOver {
    /// The door has opened by itself; it had been closed for so long.
    Door(Duration),
    /// Somebody is no longer kept out.
    KeepOut(PersonRef),
}

/// The rules of one call.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rules {
    /// Who is kept out, oldest first.
    pub kept_out: Vec<KeptOut>,
    /// The door for guests, if it is closed.
    pub door: Option<GuestDoor>,
    /// Whose visit is about to end.
    pub due: Vec<DueRemoval>,
    /// Visits that a rule meets and whose removal was refused or took no effect; they are left to a person.
    pub not_removed: BTreeSet<ParticipantId>,
    /// Which rules have ended by themselves, oldest first, as long as nobody has read it.
    pub over: Vec<RuleOver>,
    /// Visits that somebody let stay.
    pub(crate) let_stay: BTreeSet<ParticipantId>,
    /// When rules asked for removals lately.
    pub(crate) recent: VecDeque<Now>,
    /// Whether they pause because they asked for so many within a minute.
    pub flood: bool,
}

impl Rules {
    /// Whether there is any rule.
    pub fn is_empty(&self) -> bool {
        self.kept_out.is_empty() && self.door.is_none()
    }

    /// Whether the door keeps guests out, from here or from another window; one that waits since an earlier run lets
    /// everybody in.
    pub fn is_door_closed(&self) -> bool {
        let door = self.door.as_ref();
        door.is_some_and(|door| !door.waits || door.hold.elsewhere)
    }

    /// Whether one of them waits for a yes after a restart; those that were set since act.
    pub fn is_waiting(&self) -> bool {
        let asks = |waits: bool, hold: &RuleHolder| waits && !hold.elsewhere;
        self.kept_out
            .iter()
            .any(|kept| asks(kept.waits, &kept.hold))
            || (self.door.as_ref()).is_some_and(|door| asks(door.waits, &door.hold))
    }

    /// When this visit is removed by a rule, if it is.
    pub fn due(&self, key: &RowKey) -> Option<&DueRemoval> {
        let id = key.participant()?;
        self.due.iter().find(|due| due.participant == *id)
    }

    /// Whether one of them has raised an alarm.
    pub fn alarms(&self) -> usize {
        let stopped = self.kept_out.iter().filter(|kept| kept.alarm.is_some());
        stopped.count()
    }

    /// How many visits the rules that are on now have ended, as rosters have proved.
    pub fn removals(&self) -> u32 {
        let people = self.kept_out.iter().map(|kept| kept.removals);
        people.sum::<u32>() + self.door.as_ref().map_or(0, |door| door.removals)
    }

    /// Whether no rule ends this visit: somebody let it stay, or it could not be ended.
    pub fn spares(&self, id: &ParticipantId) -> bool {
        self.let_stay.contains(id) || self.not_removed.contains(id)
    }

    /// Nothing acts before somebody says that it should go on.
    pub(crate) fn wait_for_an_answer(&mut self) {
        for kept in &mut self.kept_out {
            kept.waits = true;
        }
        if let Some(door) = &mut self.door {
            door.waits = true;
        }
        self.due.clear();
    }

    /// How many removals rules may still ask for in this call now.
    pub(crate) fn budget(&self, now: Now) -> usize {
        let lately = self.recent.iter().filter(|at| now.since(**at) < MINUTE);
        MOST_IN_A_CALL.saturating_sub(lately.count())
    }

    pub(crate) fn kept(&self, identity: &LastingIdentity) -> Option<&KeptOut> {
        let mut kept = self.kept_out.iter();
        kept.find(|kept| kept.identity.is_same_as(identity))
    }

    pub(crate) fn kept_mut(&mut self, identity: &LastingIdentity) -> Option<&mut KeptOut> {
        let mut kept = self.kept_out.iter_mut();
        kept.find(|kept| kept.identity.is_same_as(identity))
    }

    /// Nothing more is about to be done for the rule of this identity; `None` is the door.
    pub(crate) fn drop_due(&mut self, identity: Option<&LastingIdentity>) {
        self.due.retain(|due| due.identity.as_ref() != identity);
    }
}

/// How long before the door closed the older of the two whole rosters may have been asked for that lacked a guest: with one
/// from long before, the word of a single roster would be enough.
const LACKED_BEFORE: Duration = Duration::from_secs(5);

impl GuestDoor {
    /// Whether this window removes whoever it meets.
    pub fn acts(&self) -> bool {
        !self.waits && !self.hold.elsewhere
    }

    /// Whether it is for people of this kind at all.
    fn concerns(&self, row: &Row) -> bool {
        let is_meant = row.badge.is_anonymous()
            || (self.scope.externals && row.badge == Badge::External)
            || (self.scope.phones && row.badge == Badge::Phone);
        // Whoever waits in the lobby is not in.
        is_meant && row.role == Role::Attendee && !row.participant.in_lobby
    }

    /// Whether this is somebody whom rosters listed first after it was closed.
    pub(crate) fn is_first_seen_since(&self, row: &Row) -> bool {
        let asked = row
            .seen
            .joined
            .map_or(row.first_seen, |joined| joined.asked);
        self.concerns(row) && asked.monotonic > self.closed.monotonic
    }

    /// Whether it meets this visit: listed first since it closed, and certainly not there before.
    pub fn meets(&self, row: &Row) -> bool {
        let lacked = row.seen.joined.and_then(|joined| joined.lacked_twice);
        self.is_first_seen_since(row) && lacked.is_some_and(|at| self.is_recent_enough(at))
    }

    /// Whether a pair of whole rosters of that time vouches for who was there when it closed.
    pub(crate) fn is_recent_enough(&self, older: Now) -> bool {
        self.closed.age_of(older) <= LACKED_BEFORE
    }
}

/// Whether a removal of this visit was refused, took no effect, or could not be proved: no rule asks again.
pub(crate) fn was_not_removed(row: &Row) -> bool {
    matches!(
        row.state,
        RowState::Failed { .. } | RowState::StillHere { .. } | RowState::NotProved { .. }
    )
}
