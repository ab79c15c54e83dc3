//! Rules that keep people out of one call.
//!
//! They concern certain people by identity, or all guests who join while the door is closed. The door is this app's
//! name for a rule that removes such guests, and by a setting also external people and people on the phone. No rule
//! acts on a name.
//!
//! Rules act only while the program runs, and only on visits that were shown for a second. They remove only ordinary
//! attendees, never the organizer or protected people. After a restart, a sleep of the computer or a jump of its clock,
//! they wait until the operator resumes them.

pub(crate) mod finding;
pub(crate) mod saving;

use std::collections::{BTreeSet, VecDeque};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::moderation::evidence::reading::IncompleteReason;
use crate::moderation::model::ids::ParticipantId;
use crate::moderation::model::participant::{Badge, LastingIdentity};
use crate::moderation::model::time::Now;
use crate::moderation::model::window_id::RuleHolder;
use crate::moderation::state::row::{PersonRef, Role, Row, RowKey, RowState};

/// How long a person is shown before a rule removes them.
pub const SHOWN_FIRST: Duration = Duration::from_secs(1);
/// Highest number of removals of the same identity within a minute. If the person comes back once more, the rule stops
/// with an alarm until the minute is over.
pub const MOST_A_MINUTE: usize = 3;
/// Period over which removals by rules are counted.
pub(crate) const MINUTE: Duration = Duration::from_mins(1);
/// Highest number of removals by rules in one call within a minute. Above that, the rules of the
/// call pause.
pub const MOST_IN_A_CALL: usize = 60;

/// A rule that keeps one person out of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptOut {
    /// Identity by which visits of the person are recognized.
    pub identity: LastingIdentity,
    /// The person, as shown when the rule started.
    pub who: PersonRef,
    /// When the rule started.
    pub since: Now,
    /// When the rule ends. `None` if it ends with the call.
    pub until: Option<Now>,
    /// Number of removals by this rule that readings have proved.
    pub removals: u32,
    /// Why the rule has stopped and leaves the person to the operator. `None` if it has not
    /// stopped.
    pub alarm: Option<KeepOutAlarm>,
    /// Times at which the rule recently asked for removals.
    pub(crate) recent: Vec<Now>,
    /// The window that applies the rule, and whether the rule waits for the operator.
    pub holder: RuleHolder,
}

impl KeptOut {
    /// Returns how many more removals the rule may ask for now, under [`MOST_A_MINUTE`].
    pub(crate) fn budget(&self, now: Now) -> usize {
        let lately = self.recent.iter().filter(|at| now.since(**at) < MINUTE);
        MOST_A_MINUTE.saturating_sub(lately.count())
    }

    /// Returns when a rule at its limit of removals may act again. This may be in the past. `None` if `recent` has
    /// fewer removals than the limit.
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
    /// Several people call from this phone number, so it identifies nobody.
    SharedNumber,
    /// A removal failed, had no effect or could not be proved. The rule does not try this visit again.
    NotRemoved,
    /// Like [`Self::NotRemoved`], for a removal by the door.
    NotRemovedByDoor,
}

/// The door for guests, while it is closed: guests who join are removed. Below, guests include the groups in `scope`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuestDoor {
    /// When the door was closed, or last restored or resumed. Guests who join later are removed.
    pub closed: Now,
    /// When the door opens by itself.
    pub until: Now,
    /// For how long the operator last closed the door.
    ///
    /// After a restart, or if another window changed `until`: the time from the saved
    /// [`closed`](super::saved::SavedDoor::closed) to `until`.
    pub closed_for: Duration,
    /// Number of removals by the door that readings have proved.
    pub removals: u32,
    /// How many of the next guests may come in although the door is closed.
    pub lets_in: u32,
    /// People whom the door has let in, oldest first: they were admitted from the lobby, or counted towards
    /// [`Self::lets_in`].
    pub let_in: Vec<PersonRef>,
    /// Groups that the door keeps out in addition to guests.
    pub scope: DoorScope,
    /// The window that applies the door, and whether the door waits for the operator.
    pub holder: RuleHolder,
}

/// Groups that the door keeps out besides guests. Guests are anonymous people, visitors and users of Azure
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

/// The limits of the closed door: whether it acts now, and the people whom it leaves to the operator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoorLimits {
    /// Whether the door removes people who join now. The door removes nobody while rosters cannot
    /// show who joins.
    pub acts: bool,
    /// Why the newest roster may be incomplete. `None` if it is whole.
    pub incomplete: Option<IncompleteReason>,
    /// People whom the door leaves to the operator. They may have been in the call before it closed.
    pub offered: Vec<ParticipantId>,
}

/// A visit that a rule is about to end, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueRemoval {
    /// The visit to end.
    pub participant: ParticipantId,
    /// When the removal is sent, unless the operator prevents it, the rule no longer applies or nobody is signed in. A
    /// pause, many removals in flight or [`MOST_IN_A_CALL`] delay the removal further.
    pub at: Now,
    /// Identity of the person whom the rule keeps out. `None` if the door ends the visit.
    pub identity: Option<LastingIdentity>,
}

/// A note that a rule ended by itself. Shown until the operator dismisses it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleOver {
    /// The door has opened because its time was over. Contains [`GuestDoor::closed_for`].
    Door(Duration),
    /// The rule for this person has expired.
    KeepOut(PersonRef),
}

/// The rules of one call, and the removals that they plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rules {
    /// People who are kept out, oldest first.
    pub kept_out: Vec<KeptOut>,
    /// The door, while it is closed. `None` while it is open.
    pub door: Option<GuestDoor>,
    /// Visits that a rule is about to end.
    pub due: Vec<DueRemoval>,
    /// Visits to which a rule applies, but whose removal failed, had no effect or was not proved. Rules leave them
    /// to the operator.
    pub not_removed: BTreeSet<ParticipantId>,
    /// Notes about rules that ended by themselves, oldest first, until the operator dismisses them.
    pub over: Vec<RuleOver>,
    /// Visits exempt from all rules: by the operator, or because the door let the person in.
    pub(crate) let_stay: BTreeSet<ParticipantId>,
    /// Times at which rules of this call recently asked for removals.
    pub(crate) recent: VecDeque<Now>,
    /// Whether more removals are due than [`MOST_IN_A_CALL`] allows within a minute. The rest wait.
    pub over_limit: bool,
}

impl Rules {
    /// Whether the call has no rules.
    pub fn is_empty(&self) -> bool {
        self.kept_out.is_empty() && self.door.is_none()
    }

    /// Whether the door keeps guests out, whichever window applies it. `false` if the door waits to be resumed.
    pub fn is_door_closed(&self) -> bool {
        let door = self.door.as_ref();
        door.is_some_and(|door| !door.holder.asks())
    }

    /// Whether a rule waits for the operator to resume it, after a restart, a sleep or a clock jump.
    pub fn is_waiting(&self) -> bool {
        self.kept_out.iter().any(|kept| kept.holder.asks())
            || (self.door.as_ref()).is_some_and(|door| door.holder.asks())
    }

    /// Returns the removal of this visit that a rule will send soon. `None` if there is none.
    pub fn due(&self, key: &RowKey) -> Option<&DueRemoval> {
        let id = key.participant()?;
        self.due.iter().find(|due| due.participant == *id)
    }

    /// Returns the number of rules that have stopped with an alarm.
    pub fn alarms(&self) -> usize {
        let stopped = self.kept_out.iter().filter(|kept| kept.alarm.is_some());
        stopped.count()
    }

    /// Returns the number of proved removals of people whom rules keep out.
    pub fn kept_out_removals(&self) -> u32 {
        self.kept_out.iter().map(|kept| kept.removals).sum()
    }

    /// Whether rules leave this visit alone: it is exempt, or its removal failed, had no effect or was not proved.
    pub fn spares(&self, id: &ParticipantId) -> bool {
        self.let_stay.contains(id) || self.not_removed.contains(id)
    }

    /// Whether a rule failed to remove this visit, and the row still needs attention. `false` while another removal is
    /// in progress, since that may work.
    pub fn failed_at(&self, row: &Row) -> bool {
        let id = row.key.participant().filter(|_| row.needs_attention());
        id.is_some_and(|id| self.not_removed.contains(id))
    }

    /// Makes all rules wait until the operator resumes them, and cancels their pending removals.
    pub(crate) fn wait_for_an_answer(&mut self) {
        for kept in &mut self.kept_out {
            kept.holder.waits = true;
        }
        if let Some(door) = &mut self.door {
            door.holder.waits = true;
        }
        self.due.clear();
    }

    /// Returns how many more removals the rules of this call may ask for now, under [`MOST_IN_A_CALL`].
    pub(crate) fn budget(&self, now: Now) -> usize {
        let lately = self.recent.iter().filter(|at| now.since(**at) < MINUTE);
        MOST_IN_A_CALL.saturating_sub(lately.count())
    }

    /// Returns the rule that keeps this identity out.
    pub(crate) fn kept(&self, identity: &LastingIdentity) -> Option<&KeptOut> {
        let mut kept = self.kept_out.iter();
        kept.find(|kept| kept.identity.is_same_as(identity))
    }

    pub(crate) fn kept_mut(&mut self, identity: &LastingIdentity) -> Option<&mut KeptOut> {
        let mut kept = self.kept_out.iter_mut();
        kept.find(|kept| kept.identity.is_same_as(identity))
    }

    /// Cancels the pending removals of the rule for this identity, or of the door if `None`.
    pub(crate) fn drop_due(&mut self, identity: Option<&LastingIdentity>) {
        self.due.retain(|due| due.identity.as_ref() != identity);
    }
}

/// How old the older of two whole rosters without a guest may be when the door closes.
///
/// Two rosters prove that the guest was not in the call before. If the older one were much older, the newer one alone
/// would decide.
const LACKED_BEFORE: Duration = Duration::from_secs(5);

impl DoorScope {
    /// Whether the door is meant for people of this kind.
    pub fn includes(self, badge: Badge) -> bool {
        badge.is_anonymous()
            || (self.externals && badge == Badge::External)
            || (self.phones && badge == Badge::Phone)
    }
}

impl GuestDoor {
    /// Whether the door is meant for this person, whenever they joined.
    fn concerns(&self, row: &Row) -> bool {
        // People in the lobby are not in the call yet.
        self.scope.includes(row.badge) && row.role == Role::Attendee && !row.participant.in_lobby
    }

    /// Whether the door applies to this person, and rosters first listed the person after it
    /// closed.
    pub(crate) fn is_first_seen_since(&self, row: &Row) -> bool {
        let asked = row
            .seen
            .joined
            .map_or(row.first_seen, |joined| joined.asked);
        self.concerns(row) && asked.monotonic > self.closed.monotonic
    }

    /// Whether the door removes this visit: the door applies to the person, rosters first listed the visit after the
    /// door closed, and they prove that the person was not in the call before.
    pub fn meets(&self, row: &Row) -> bool {
        let absent_twice = row.seen.joined.and_then(|joined| joined.absent_twice);
        self.is_first_seen_since(row) && absent_twice.is_some_and(|at| self.is_recent_enough(at))
    }

    /// Whether a whole roster requested at `older`, together with a later one, is recent enough to show who was in the
    /// call when the door closed.
    pub(crate) fn is_recent_enough(&self, older: Now) -> bool {
        self.closed.age_of(older) <= LACKED_BEFORE
    }
}

/// Whether a removal of this visit failed, had no effect or was not proved. Rules then leave the visit alone.
pub(crate) fn was_not_removed(row: &Row) -> bool {
    matches!(
        row.state,
        RowState::Failed { .. } | RowState::StillHere { .. } | RowState::NotProved { .. }
    )
}
