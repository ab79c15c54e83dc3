//! Finds the people in the newest roster to whom rules apply. Decides whether rules may end their visits.

use std::collections::BTreeSet;

use crate::moderation::model::ids::ParticipantId;
use crate::moderation::model::participant::{IdentityKind, LastingIdentity};
use crate::moderation::model::time::Now;
use crate::moderation::state::row::{Role, Row, RowKey};
use crate::moderation::state::rules::{
    DoorLimits, DueRemoval, KeepOutAlarm, KeptOut, SHOWN_FIRST, was_not_removed,
};
use crate::moderation::state::watched::Watched;

/// The result of checking the newest roster against the rules.
#[derive(Default)]
pub(crate) struct RuleFindings {
    pub(crate) due: Vec<DueRemoval>,
    /// Rules that have to stop: the identity that each keeps out, and the reason.
    pub(crate) alarms: Vec<(LastingIdentity, KeepOutAlarm)>,
    /// Visits to which rules apply, but whose removal failed, had no effect or was not proved.
    pub(crate) not_removed: BTreeSet<ParticipantId>,
    /// Guests to let in although the door is closed, up to the number that the operator allowed.
    pub(crate) let_in: Vec<RowKey>,
}

impl Watched {
    /// Whether rules may act: the call has not ended, and the call itself has been read, not only its roster. Only a
    /// reading of the call distinguishes this app and the organizer from other people.
    pub(crate) fn rules_act(&self) -> bool {
        self.ended.is_none() && self.call.is_some()
    }

    /// Checks the newest roster against the rules that this window applies. Leaves out rules that an alarm has stopped.
    pub(crate) fn look_for_visits(&self, now: Now) -> RuleFindings {
        let mut found = RuleFindings::default();
        for kept in self
            .rules
            .kept_out
            .iter()
            .filter(|kept| kept.alarm.is_none() && kept.holder.acts())
        {
            self.find_for(kept, now, &mut found);
        }
        self.find_for_door(now, &mut found);
        found
    }

    /// Adds the visits of one person who is kept out: those whose removal failed, and new ones that the rule is to end.
    ///
    /// Adds at most as many new ones as the rule may still remove. If the rule has to stop, adds an alarm instead of new
    /// ones.
    fn find_for(&self, kept: &KeptOut, now: Now, found: &mut RuleFindings) {
        let visits = self.visits_of(&kept.identity);
        self.note_failures(visits.iter().copied(), found);
        let open = visits.iter().copied().filter(|row| self.may_end(row));
        let (shown, new): (Vec<&Row>, Vec<&Row>) =
            open.partition(|row| self.rules.due(&row.key).is_some());
        if shown.is_empty() && new.is_empty() {
            return;
        }
        if self.is_shared(&kept.identity) {
            let alarm = KeepOutAlarm::SharedNumber;
            found.alarms.push((kept.identity.clone(), alarm));
            return;
        }
        let budget = kept.budget(now);
        if budget == 0 {
            let alarm = KeepOutAlarm::TooOften;
            found.alarms.push((kept.identity.clone(), alarm));
            return;
        }
        let next = new.into_iter().take(budget.saturating_sub(shown.len()));
        let identity = Some(&kept.identity);
        found
            .due
            .extend(next.filter_map(|row| due(row, identity, now)));
    }

    /// Adds the listed people to whom the closed door applies: those whose removal failed, and new ones.
    ///
    /// Of the new ones, the first are let in, as many as the operator still allows. The others are to be removed.
    fn find_for_door(&self, now: Now, found: &mut RuleFindings) {
        let Some(door) = self.rules.door.as_ref().filter(|door| door.holder.acts()) else {
            return;
        };
        let rows = self.roster.rows().iter().map(|row| &**row);
        let guests: Vec<&Row> = rows
            .filter(|row| row.is_listed() && door.meets(row))
            .collect();
        self.note_failures(guests.iter().copied(), found);
        let is_new = |row: &Row| self.may_end(row) && self.rules.due(&row.key).is_none();
        let mut new = guests.into_iter().filter(|row| is_new(row));
        let lets_in = usize::try_from(door.lets_in).unwrap_or(usize::MAX);
        let let_in = new.by_ref().take(lets_in);
        found.let_in.extend(let_in.map(|row| row.key.clone()));
        found.due.extend(new.filter_map(|row| due(row, None, now)));
    }

    /// Adds attendees whose removal failed, had no effect or was not proved, now or earlier. Omits visits that are
    /// exempt from the rules.
    fn note_failures<'a>(&self, rows: impl Iterator<Item = &'a Row>, found: &mut RuleFindings) {
        for row in rows.filter(|row| row.role == Role::Attendee) {
            let Some(id) = row.key.participant() else {
                continue;
            };
            // Also counts visits whose removal the operator tries again, since the operator may
            // stop that removal.
            let is_known = self.rules.not_removed.contains(id);
            if (is_known || was_not_removed(row)) && !self.rules.let_stay.contains(id) {
                found.not_removed.insert(id.clone());
            }
        }
    }

    /// Returns the rows of this identity that are listed.
    pub(crate) fn visits_of(&self, identity: &LastingIdentity) -> Vec<&Row> {
        let mut rows = self.entries_of(identity);
        rows.retain(|row| row.is_listed());
        rows
    }

    /// Returns the rows of this identity, listed or not. Leaves out rows that are certainly gone.
    pub(crate) fn entries_of(&self, identity: &LastingIdentity) -> Vec<&Row> {
        let keys = self.roster.devices(identity);
        let rows = keys.iter().filter_map(|key| self.roster.get(key));
        rows.map(|row| &**row).collect()
    }

    /// Whether several people call from this phone number. People who are missing from one roster
    /// count too.
    pub(crate) fn is_shared(&self, identity: &LastingIdentity) -> bool {
        identity.kind() == &IdentityKind::Phone && self.entries_of(identity).len() > 1
    }

    /// Whether a rule may end this visit. All of this has to be true:
    /// - The person is listed, can be removed, and is an ordinary attendee.
    /// - No removal is in progress, and none failed, had no effect or was not proved.
    /// - The visit is not exempt.
    fn may_end(&self, row: &Row) -> bool {
        row.can_ask()
            && row.role == Role::Attendee
            && row.is_listed()
            && !was_not_removed(row)
            && row
                .key
                .participant()
                .is_some_and(|id| !self.rules.spares(id))
    }

    /// Whether the rule that is about to end a visit is still in force and still applies to it.
    pub(crate) fn is_still_due(&self, due: &DueRemoval, now: Now) -> bool {
        let key = RowKey::Participant(due.participant.clone());
        let Some(row) = self.roster.get(&key).filter(|row| self.may_end(row)) else {
            return false;
        };
        let meets = match &due.identity {
            None => {
                let door = self.rules.door.as_ref();
                door.is_some_and(|door| door.holder.acts() && door.meets(row))
            }
            Some(identity) => {
                let kept = self.rules.kept(identity);
                let is_on = |kept: &KeptOut| {
                    kept.holder.acts() && kept.alarm.is_none() && kept.budget(now) > 0
                };
                let is_theirs = identity.is_of(&row.participant.identity);
                kept.is_some_and(is_on) && is_theirs && !self.is_shared(identity)
            }
        };
        meets && self.rules_act()
    }

    /// Returns the limits of the closed door. `None` if the door acts and leaves nobody to the operator, or if the call
    /// has ended. Also `None` if this window applies no closed door.
    pub(crate) fn door_limits(&self) -> Option<DoorLimits> {
        let door = self.rules.door.as_ref().filter(|door| door.holder.acts())?;
        if self.ended.is_some() {
            return None;
        }
        let vouched = self.roster.whole_pair();
        let acts = vouched.is_some_and(|older| door.is_recent_enough(older));
        let rows = self.roster.rows().iter().map(|row| &**row);
        let left = rows.filter(|row| door.is_first_seen_since(row) && !door.meets(row));
        let offered: Vec<ParticipantId> = left
            .filter(|row| self.may_end(row))
            .filter_map(|row| row.key.participant().cloned())
            .collect();
        (!acts || !offered.is_empty()).then_some(DoorLimits {
            acts,
            incomplete: self.incomplete,
            offered,
        })
    }

    /// Forgets exemptions and failed removals of visits with this identity. Rules may then act on these visits again.
    pub(crate) fn end_exemptions_of(&mut self, identity: &LastingIdentity) {
        let visits = self.entries_of(identity).into_iter();
        let ids: Vec<ParticipantId> = visits
            .filter_map(|row| row.key.participant().cloned())
            .collect();
        for id in ids {
            self.rules.let_stay.remove(&id);
            self.rules.not_removed.remove(&id);
        }
    }
}

/// Schedules the end of a visit, after it has been shown for [`SHOWN_FIRST`]. `None` if the row has
/// no id.
fn due(row: &Row, identity: Option<&LastingIdentity>, now: Now) -> Option<DueRemoval> {
    Some(DueRemoval {
        participant: row.key.participant()?.clone(),
        at: now.plus(SHOWN_FIRST),
        identity: identity.cloned(),
    })
}
