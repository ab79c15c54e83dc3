//! What rules do by themselves: find visits, show them for a second, remove them, raise alarms, and end.

use std::collections::BTreeSet;

use super::{
    Due, KeepOutAlarm, KeptOut, MINUTE, RuleOver, SHOWN_FIRST, comes_through_the_door,
    was_not_removed,
};
use crate::moderation::activity::{Outcome, What};
use crate::moderation::attempts::Pending;
use crate::moderation::audit::{AuditAction, Source};
use crate::moderation::console::{Console, Turn};
use crate::moderation::ids::{CallId, ParticipantId};
use crate::moderation::participant::{IdentityKind, LastingIdentity};
use crate::moderation::row::{PersonRef, Role, Row, RowKey};
use crate::moderation::time::Now;
use crate::moderation::watched::Watched;

/// What a look at the newest roster brings.
#[derive(Default)]
struct Found {
    due: Vec<Due>,
    /// Which rules stop, by their identity, and why.
    alarms: Vec<(LastingIdentity, KeepOutAlarm)>,
    /// Visits that were not removed although they should have been.
    not_removed: BTreeSet<ParticipantId>,
    /// Guests whom the door lets in, since somebody said so beforehand.
    let_in: Vec<RowKey>,
}

impl Console {
    /// Looks for visits that a rule ends.
    pub(in crate::moderation) fn apply_rules(&mut self, id: &CallId, turn: &mut Turn) {
        let Some(call) = self.watched(id).filter(|call| call.rules_act()) else {
            return;
        };
        let found = call.look_for_visits(turn.now);
        for (identity, alarm) in found.alarms {
            self.stop_rule(id, &identity, alarm, turn.now);
        }
        for key in found.let_in {
            self.let_through(id, &key, turn);
        }
        self.note_not_removed(id, found.not_removed, turn.now);
        if let Some(call) = self.watched_mut(id) {
            call.rules.due.extend(found.due);
        }
    }

    /// A rule leaves somebody to a person; whoever was about to go is let be.
    fn stop_rule(
        &mut self,
        id: &CallId,
        identity: &LastingIdentity,
        alarm: KeepOutAlarm,
        now: Now,
    ) {
        let Some(call) = self.watched_mut(id) else {
            return;
        };
        call.rules.drop_due(Some(identity));
        let Some(kept) = call.rules.kept_mut(identity) else {
            return;
        };
        kept.alarm = Some(alarm);
        let who = kept.who.clone();
        let what = What::KeepOutAlarm { who, alarm };
        self.log.add(id.clone(), what, Outcome::Noted, now);
    }

    fn let_through(&mut self, id: &CallId, key: &RowKey, turn: &mut Turn) {
        self.exempt(id, key, Source::GuestDoor, turn);
        let Some(call) = self.watched_mut(id) else {
            return;
        };
        let who = call.roster.get(key).map(|row| PersonRef::from(&**row));
        if let Some(door) = &mut call.rules.door {
            door.lets_in = door.lets_in.saturating_sub(1);
            door.let_in.extend(who);
        }
    }

    /// Takes note of those whom a rule could not remove, and tells of each once.
    fn note_not_removed(&mut self, id: &CallId, found: BTreeSet<ParticipantId>, now: Now) {
        let Some(call) = self.watched_mut(id) else {
            return;
        };
        let before = std::mem::replace(&mut call.rules.not_removed, found);
        let new = call.rules.not_removed.difference(&before);
        let rows = new.filter_map(|id| call.roster.get(&RowKey::Participant(id.clone())));
        let told: Vec<PersonRef> = rows.map(|row| PersonRef::from(&**row)).collect();
        for who in told {
            let alarm = KeepOutAlarm::NotRemoved;
            let what = What::KeepOutAlarm { who, alarm };
            self.log.add(id.clone(), what, Outcome::Noted, now);
        }
    }

    /// Ends the rules whose time is up, and removes those who were shown long enough.
    pub(in crate::moderation) fn tick_rules(&mut self, turn: &mut Turn) {
        let live = self.calls.iter().filter(|call| call.ended.is_none());
        let with_rules = live.filter(|call| !call.rules.is_empty() || !call.rules.due.is_empty());
        let calls: Vec<CallId> = with_rules.map(|call| call.id.clone()).collect();
        for id in calls {
            self.end_rules(&id, turn);
            self.carry_out_rules(&id, turn);
        }
    }

    /// Ends what has lasted long enough, and says so.
    fn end_rules(&mut self, id: &CallId, turn: &mut Turn) {
        let now = turn.now;
        let Some(call) = self.watched_mut(id) else {
            return;
        };
        let over = call.rules.end_those_over(now);
        if over.is_empty() {
            return;
        }
        call.rules.over.extend(over.iter().cloned());
        for ended in over {
            let (action, who, what) = match ended {
                RuleOver::Door(_) => {
                    let what = What::Door { closed: false };
                    (AuditAction::OpenDoor, PersonRef::nobody(), what)
                }
                RuleOver::KeepOut(who) => {
                    let what = What::KeptOut {
                        who: who.clone(),
                        on: false,
                    };
                    (AuditAction::LetBackIn, who, what)
                }
            };
            self.record_switch(action, Source::Clock, Some(id), &who, turn);
            let entry = self.log.add(id.clone(), what, Outcome::Noted, now);
            self.log.made_by(entry, Source::Clock);
        }
        self.keep(id, turn);
        self.apply_rules(id, turn);
    }

    /// Removes those who were shown long enough, newest first, as far as there is room; whoever no longer has to go is
    /// let be.
    fn carry_out_rules(&mut self, id: &CallId, turn: &mut Turn) {
        let now = turn.now;
        let has_session = self.session.is_some();
        let is_ripe = |due: &Due| due.at.monotonic <= now.monotonic;
        let Some(call) = self.watched_mut(id) else {
            return;
        };
        let mut due = std::mem::take(&mut call.rules.due);
        due.retain(|due| call.is_still_due(due, now) && (has_session || !is_ripe(due)));
        call.rules.due = due;
        let room = self.room(id);
        let Some(call) = self.watched(id) else { return };
        let ripe = call.rules.due.iter().rev().filter(|due| is_ripe(due));
        let next: Vec<Due> = ripe.take(room).cloned().collect();
        for due in next {
            self.carry_out_rule(id, &due, turn);
        }
    }

    fn carry_out_rule(&mut self, id: &CallId, due: &Due, turn: &mut Turn) {
        let Some(call) = self.watched_mut(id) else {
            return;
        };
        call.rules.due.retain(|other| other != due);
        let source = match due.identity {
            Some(_) => Source::KeepOut,
            None => Source::GuestDoor,
        };
        let is_due = call.is_still_due(due, turn.now);
        if !is_due || self.remove_for(id, &due.participant, source, turn).is_err() {
            return;
        }
        let rules = self.watched_mut(id).map(|call| &mut call.rules);
        let kept = rules.zip(due.identity.as_ref());
        if let Some(kept) = kept.and_then(|(rules, identity)| rules.kept_mut(identity)) {
            kept.recent.retain(|at| turn.now.since(*at) < MINUTE);
            kept.recent.push(turn.now);
        }
    }

    /// A roster has proved a removal: the rule that asked for it counts it.
    pub(in crate::moderation) fn count_for_rule(&mut self, pending: &Pending) {
        let Some(call) = self.watched_mut(&pending.call) else {
            return;
        };
        match (pending.source, &pending.who.lasting) {
            (Source::GuestDoor, _) => {
                if let Some(door) = &mut call.rules.door {
                    door.removals += 1;
                }
            }
            (Source::KeepOut, Some(identity)) => {
                if let Some(kept) = call.rules.kept_mut(identity) {
                    kept.removals += 1;
                }
            }
            _ => {}
        }
    }

    /// When a rule does something next.
    pub(in crate::moderation) fn rules_due(&self) -> impl Iterator<Item = Now> + '_ {
        let live = self.calls.iter().filter(|call| call.ended.is_none());
        live.flat_map(|call| {
            let due = call.rules.due.iter().map(|due| due.at);
            let ends = call.rules.kept_out.iter().filter_map(|kept| kept.until);
            let opens = call.rules.door.iter().map(|door| door.until);
            due.chain(ends).chain(opens)
        })
    }
}

impl super::Rules {
    /// Takes off the rules whose time is up; nothing more is done for them.
    fn end_those_over(&mut self, now: Now) -> Vec<RuleOver> {
        let is_over = |at: Now| at.monotonic <= now.monotonic;
        let ended = self
            .kept_out
            .extract_if(.., |kept| kept.until.is_some_and(is_over));
        let ended: Vec<KeptOut> = ended.collect();
        let mut over = Vec::new();
        for kept in ended {
            self.drop_due(Some(&kept.identity));
            over.push(RuleOver::KeepOut(kept.who));
        }
        if let Some(door) = self.door.take_if(|door| is_over(door.until)) {
            self.drop_due(None);
            over.push(RuleOver::Door(door.closed_for));
        }
        over
    }
}

impl RuleOver {
    pub(super) fn is_door(&self) -> bool {
        matches!(self, Self::Door(_))
    }
}

impl Watched {
    /// Whether rules may act: somebody wants them, and it is known who is this app and who organises.
    fn rules_act(&self) -> bool {
        !self.rules.is_waiting && self.ended.is_none() && self.call.is_some()
    }

    fn look_for_visits(&self, now: Now) -> Found {
        let mut found = Found::default();
        for kept in self
            .rules
            .kept_out
            .iter()
            .filter(|kept| kept.alarm.is_none())
        {
            self.look_for(kept, now, &mut found);
        }
        self.look_at_the_door(now, &mut found);
        found
    }

    fn look_for(&self, kept: &KeptOut, now: Now, found: &mut Found) {
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

    fn look_at_the_door(&self, now: Now, found: &mut Found) {
        let Some(door) = &self.rules.door else {
            return;
        };
        let rows = self.roster.rows().iter().map(|row| &**row);
        let guests: Vec<&Row> = rows
            .filter(|row| self.roster.lists(row) && comes_through_the_door(row, door.closed))
            .collect();
        self.note_failures(guests.iter().copied(), found);
        let is_new = |row: &Row| self.may_end(row) && self.rules.due(&row.key).is_none();
        let mut new = guests.into_iter().filter(|row| is_new(row));
        let lets_in = usize::try_from(door.lets_in).unwrap_or(usize::MAX);
        let let_in = new.by_ref().take(lets_in);
        found.let_in.extend(let_in.map(|row| row.key.clone()));
        found.due.extend(new.filter_map(|row| due(row, None, now)));
    }

    /// Which of these were not removed, now or at an earlier look.
    fn note_failures<'a>(&self, rows: impl Iterator<Item = &'a Row>, found: &mut Found) {
        for row in rows.filter(|row| row.role == Role::Attendee) {
            let Some(id) = row.key.participant() else {
                continue;
            };
            let is_known = self.rules.not_removed.contains(id) && row.can_ask();
            if (is_known || was_not_removed(row)) && !self.rules.let_stay.contains(id) {
                found.not_removed.insert(id.clone());
            }
        }
    }

    /// Everybody of this identity whom the newest roster lists.
    pub(super) fn visits_of(&self, identity: &LastingIdentity) -> Vec<&Row> {
        let keys = self.roster.devices(identity);
        let rows = keys.iter().filter_map(|key| self.roster.get(key));
        rows.filter(|row| self.roster.lists(row))
            .map(|row| &**row)
            .collect()
    }

    /// Whether several people call from this number.
    fn is_shared(&self, identity: &LastingIdentity) -> bool {
        identity.kind() == &IdentityKind::Phone && self.visits_of(identity).len() > 1
    }

    /// Whether a rule may end this visit: nothing is on its way, no try has failed, and nobody let it stay.
    fn may_end(&self, row: &Row) -> bool {
        row.can_ask()
            && row.role == Role::Attendee
            && self.roster.lists(row)
            && !was_not_removed(row)
            && row
                .key
                .participant()
                .is_some_and(|id| !self.rules.spares(id))
    }

    /// Whether the rule that was about to end a visit is still on and still meets it.
    fn is_still_due(&self, due: &Due, now: Now) -> bool {
        let key = RowKey::Participant(due.participant.clone());
        let Some(row) = self.roster.get(&key).filter(|row| self.may_end(row)) else {
            return false;
        };
        let meets = match &due.identity {
            None => {
                let door = self.rules.door.as_ref();
                door.is_some_and(|door| comes_through_the_door(row, door.closed))
            }
            Some(identity) => {
                let kept = self.rules.kept(identity);
                let is_on = |kept: &KeptOut| kept.alarm.is_none() && kept.budget(now) > 0;
                let is_theirs = row.participant.identity.lasting().as_ref() == Some(identity);
                kept.is_some_and(is_on) && is_theirs && !self.is_shared(identity)
            }
        };
        meets && self.rules_act()
    }

    /// Whoever of this identity was let stay, or could not be removed, may be removed from now on.
    pub(super) fn end_exemptions_of(&mut self, identity: &LastingIdentity) {
        let visits = self.visits_of(identity).into_iter();
        let ids: Vec<ParticipantId> = visits
            .filter_map(|row| row.key.participant().cloned())
            .collect();
        for id in ids {
            self.rules.let_stay.remove(&id);
            self.rules.not_removed.remove(&id);
        }
    }
}

fn due(row: &Row, identity: Option<&LastingIdentity>, now: Now) -> Option<Due> {
    Some(Due {
        participant: row.key.participant()?.clone(),
        at: now.plus(SHOWN_FIRST),
        identity: identity.cloned(),
    })
}
