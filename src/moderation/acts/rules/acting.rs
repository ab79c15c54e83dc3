//! Applies the rules of a call without the operator. Finds the people whom the rules concern, shows each for a second,
//! and sends the removals. Also raises alarms, and ends expired rules.

use std::collections::BTreeSet;

use crate::moderation::console::{Console, Turn};
use crate::moderation::model::audit::Source;
use crate::moderation::model::deed::Deed;
use crate::moderation::model::ids::{CallId, ParticipantId};
use crate::moderation::model::participant::LastingIdentity;
use crate::moderation::model::time::Now;
use crate::moderation::open_requests::OpenRequest;
use crate::moderation::state::activity::entry::{ActivityEvent, Outcome};
use crate::moderation::state::row::{PersonRef, Row, RowKey};
use crate::moderation::state::rules::{DueRemoval, KeepOutAlarm, KeptOut, MINUTE, RuleOver};

impl Console {
    /// Checks the newest roster against the rules, and schedules removals.
    pub(crate) fn apply_rules(&mut self, id: &CallId, turn: &mut Turn) {
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

    /// Stops a rule with an alarm, and cancels its planned removals.
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
        let what = ActivityEvent::KeepOutAlarm { who, alarm };
        self.log.add(id.clone(), what, Outcome::Noted, now);
    }

    /// Exempts a person from the rules, as one of those whom the operator lets through the closed door. Lowers the
    /// number who may still come in.
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
        self.keep(id, turn);
    }

    /// Stores the visits that rules could not end, and reports each in the activity once.
    fn note_not_removed(&mut self, id: &CallId, found: BTreeSet<ParticipantId>, now: Now) {
        let Some(call) = self.watched_mut(id) else {
            return;
        };
        let before = std::mem::replace(&mut call.rules.not_removed, found);
        // A failed removal is remembered even while the roster does not list the person.
        let is_missing = |id: &&ParticipantId| {
            let row = call.roster.get(&RowKey::Participant((*id).clone()));
            row.is_some_and(|row| row.is_missing())
        };
        let missing = before.iter().filter(is_missing).cloned();
        call.rules.not_removed.extend(missing);
        let new = call.rules.not_removed.difference(&before);
        let rows = new.filter_map(|id| call.roster.get(&RowKey::Participant(id.clone())));
        let kept_out = &call.rules.kept_out;
        let alarm = |row: &Row| {
            let whose = &row.participant.identity;
            if kept_out.iter().any(|kept| kept.identity.is_of(whose)) {
                KeepOutAlarm::NotRemoved
            } else {
                KeepOutAlarm::NotRemovedByDoor
            }
        };
        let told: Vec<_> = rows
            .map(|row| (PersonRef::from(&**row), alarm(row)))
            .collect();
        for (who, alarm) in told {
            let what = ActivityEvent::KeepOutAlarm { who, alarm };
            self.log.add(id.clone(), what, Outcome::Noted, now);
        }
    }

    /// Ends expired rules, restarts rules that may remove again, and removes people who were shown long enough.
    pub(crate) fn tick_rules(&mut self, turn: &mut Turn) {
        let live = self.calls.iter().filter(|call| call.ended.is_none());
        let with_rules = live.filter(|call| !call.rules.is_empty() || !call.rules.due.is_empty());
        let calls: Vec<CallId> = with_rules.map(|call| call.id.clone()).collect();
        for id in calls {
            self.end_rules(&id, turn);
            self.go_on_after_a_minute(&id, turn);
            self.carry_out_rules(&id, turn);
        }
    }

    /// Restarts rules that had reached their limit of removals per minute, as soon as they may remove again.
    fn go_on_after_a_minute(&mut self, id: &CallId, turn: &mut Turn) {
        let now = turn.now;
        let Some(call) = self.watched_mut(id) else {
            return;
        };
        let mut goes_on = false;
        for kept in &mut call.rules.kept_out {
            let is_stopped = kept.alarm == Some(KeepOutAlarm::TooOften);
            if is_stopped && kept.budget(now) > 0 {
                kept.alarm = None;
                goes_on = true;
            }
        }
        if goes_on {
            self.apply_rules(id, turn);
        }
    }

    /// Ends expired rules, and records each.
    pub(crate) fn end_rules(&mut self, id: &CallId, turn: &mut Turn) {
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
            let (deed, who) = match ended {
                RuleOver::Door(_) => (Deed::OpenDoor, PersonRef::nobody()),
                RuleOver::KeepOut(who) => (Deed::LetBackIn, who),
            };
            self.tell_switch(id, deed, who, Source::Clock, turn);
        }
        self.keep(id, turn);
        self.apply_rules(id, turn);
    }

    /// Sends the removals that are due, the last planned first, within the limits of the pacer and of the rules.
    ///
    /// Drops planned removals to which the rule no longer applies, or that come due while nobody is signed in.
    fn carry_out_rules(&mut self, id: &CallId, turn: &mut Turn) {
        let now = turn.now;
        let has_session = self.session.is_some();
        let is_ripe = |due: &DueRemoval| due.at.monotonic <= now.monotonic;
        let Some(call) = self.watched_mut(id) else {
            return;
        };
        let mut due = std::mem::take(&mut call.rules.due);
        due.retain(|due| call.is_still_due(due, now) && (has_session || !is_ripe(due)));
        call.rules.due = due;
        let room = self.room_for_rules(id);
        let Some(call) = self.watched(id) else { return };
        let budget = call.rules.budget(now);
        let ripe = call.rules.due.iter().rev().filter(|due| is_ripe(due));
        let is_over_limit = ripe.clone().count() > budget;
        let next: Vec<DueRemoval> = ripe.take(room.min(budget)).cloned().collect();
        self.note_over_limit(id, is_over_limit, now);
        for due in next {
            self.carry_out_rule(id, &due, turn);
        }
    }

    /// Records whether more removals are due than the rules may request in a minute. The rest waits until the limit
    /// allows it.
    fn note_over_limit(&mut self, id: &CallId, is_over_limit: bool, now: Now) {
        let Some(call) = self.watched_mut(id) else {
            return;
        };
        let was_over_limit = std::mem::replace(&mut call.rules.over_limit, is_over_limit);
        if is_over_limit && !was_over_limit {
            self.log.add(
                id.clone(),
                ActivityEvent::RulesOverLimit,
                Outcome::Noted,
                now,
            );
        }
    }

    /// Sends one removal for a rule, if the rule still applies to the visit.
    fn carry_out_rule(&mut self, id: &CallId, due: &DueRemoval, turn: &mut Turn) {
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
        let Some(rules) = self.watched_mut(id).map(|call| &mut call.rules) else {
            return;
        };
        rules.recent.retain(|at| turn.now.since(*at) < MINUTE);
        rules.recent.push_back(turn.now);
        let identity = due.identity.as_ref();
        if let Some(kept) = identity.and_then(|identity| rules.kept_mut(identity)) {
            kept.recent.retain(|at| turn.now.since(*at) < MINUTE);
            kept.recent.push(turn.now);
        }
    }

    /// Adds `more` to the number of proved removals of the rule that asked for this removal. `more`
    /// is negative if the proof was wrong.
    pub(crate) fn count_for_rule(&mut self, pending: &OpenRequest, more: i32) {
        let Some(call) = self.watched_mut(&pending.call) else {
            return;
        };
        match (pending.source, &pending.who.lasting) {
            (Source::GuestDoor, _) => {
                if let Some(door) = &mut call.rules.door {
                    door.removals = door.removals.saturating_add_signed(more);
                }
            }
            (Source::KeepOut, Some(identity)) => {
                if let Some(kept) = call.rules.kept_mut(identity) {
                    kept.removals = kept.removals.saturating_add_signed(more);
                }
            }
            _ => {}
        }
    }

    /// Returns the times at which a rule acts, expires, or may act again.
    pub(crate) fn rules_due(&self) -> impl Iterator<Item = Now> + '_ {
        let live = self.calls.iter().filter(|call| call.ended.is_none());
        live.flat_map(|call| {
            let due = call.rules.due.iter().map(|due| due.at);
            // Includes rules that another window applies and ends. Waking up for them does no harm.
            let ends = call.rules.kept_out.iter().filter_map(|kept| kept.until);
            let opens = call.rules.door.iter().map(|door| door.until);
            let stopped = call
                .rules
                .kept_out
                .iter()
                .filter(|kept| kept.alarm.is_some());
            let again = stopped.filter_map(KeptOut::acts_again);
            let oldest = call
                .rules
                .over_limit
                .then(|| call.rules.recent.front().copied());
            let resumes = oldest.flatten().map(|oldest| oldest.plus(MINUTE));
            due.chain(ends).chain(opens).chain(again).chain(resumes)
        })
    }
}

impl crate::moderation::state::rules::Rules {
    /// Removes expired rules and their planned removals, except rules that another window applies. Returns a note about
    /// each removed rule.
    fn end_those_over(&mut self, now: Now) -> Vec<RuleOver> {
        let is_over = |at: Now| now.has_reached(at);
        let ended = self.kept_out.extract_if(.., |kept| {
            !kept.holder.elsewhere && kept.until.is_some_and(is_over)
        });
        let ended: Vec<KeptOut> = ended.collect();
        let mut over = Vec::new();
        for kept in ended {
            self.drop_due(Some(&kept.identity));
            over.push(RuleOver::KeepOut(kept.who));
        }
        if let Some(door) =
            (self.door).take_if(|door| !door.holder.elsewhere && is_over(door.until))
        {
            self.drop_due(None);
            over.push(RuleOver::Door(door.closed_for));
        }
        over
    }
}

impl RuleOver {
    pub(crate) fn is_door(&self) -> bool {
        matches!(self, Self::Door(_))
    }
}
