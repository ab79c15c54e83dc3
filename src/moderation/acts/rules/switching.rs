//! Starts, changes and ends rules for the operator, and exempts people. Each change that the operator
//! makes is written to the audit log.

use std::time::Duration;

use crate::moderation::command::KeepOutOrder;
use crate::moderation::console::{Console, Turn};
use crate::moderation::effect::Poll;
use crate::moderation::model::audit::{AuditAction, Source};
use crate::moderation::model::deed::Deed;
use crate::moderation::model::failure::Cause;
use crate::moderation::model::ids::{CallId, ParticipantId};
use crate::moderation::model::participant::LastingIdentity;
use crate::moderation::state::row::{PersonRef, Role, RowKey};
use crate::moderation::state::rules::{DoorScope, GuestDoor, KeptOut};

impl Console {
    /// Starts a rule that keeps a person out of this call. If ordered, also removes the person's present visit.
    pub(crate) fn keep_out(&mut self, id: &CallId, order: &KeepOutOrder, turn: &mut Turn) {
        let call = match self.may_act(id) {
            Ok(call) => call,
            Err(cause) => return turn.refuse(cause),
        };
        let Some(identity) = order.who.lasting.clone() else {
            return turn.refuse(Cause::NotAllowed);
        };
        let rows = call.entries_of(&identity);
        let is_shared = call.is_shared(&identity);
        let is_protected =
            rows.iter().any(|row| row.role != Role::Attendee) || self.is_protected(&identity);
        if is_shared || is_protected {
            return turn.refuse(Cause::NotAllowed);
        }
        let now = turn.now;
        let holder = self.windows.holder();
        if let Some(call) = self.watched_mut(id) {
            call.end_exemptions_of(&identity);
            let is_other = |kept: &KeptOut| !kept.identity.is_same_as(&identity);
            call.rules.kept_out.retain(is_other);
            call.rules.kept_out.push(KeptOut {
                identity,
                who: order.who.clone(),
                since: now,
                until: order.for_how_long.map(|time| now.plus(time)),
                removals: 0,
                alarm: None,
                recent: Vec::new(),
                holder,
            });
        }
        let who = order.who.clone();
        self.tell_switch(id, Deed::KeepOut, who, order.source, turn);
        // Saves the rule before the removal is sent.
        self.keep(id, turn);
        let visit = order.who.key.as_ref().and_then(RowKey::participant);
        if let Some(participant) = visit.filter(|_| order.removes) {
            // May fail, for example because the person has left. The rule keeps them out anyway.
            drop(self.remove_for(id, participant, order.source, turn));
        }
        self.apply_rules(id, turn);
    }

    /// Changes how long a person is kept out: `for_how_long` from now. `None` means as long as the call lasts.
    pub(crate) fn keep_out_for(
        &mut self,
        id: &CallId,
        identity: &LastingIdentity,
        for_how_long: Option<Duration>,
        turn: &mut Turn,
    ) {
        let until = for_how_long.map(|time| turn.now.plus(time));
        let action = Deed::KeepOut;
        self.change_kept_out(id, identity, action, turn, |kept| kept.until = until);
    }

    /// Restarts a rule that has stopped. Visits whose removal failed are still left to the
    /// operator.
    pub(crate) fn keep_out_again(
        &mut self,
        id: &CallId,
        identity: &LastingIdentity,
        turn: &mut Turn,
    ) {
        let holder = self.windows.holder();
        self.change_kept_out(id, identity, Deed::KeepOut, turn, |kept| {
            kept.alarm = None;
            kept.holder = holder;
            kept.recent.clear();
        });
        self.apply_rules(id, turn);
    }

    /// Changes the rule that keeps this person out, records the change and saves it.
    fn change_kept_out(
        &mut self,
        id: &CallId,
        identity: &LastingIdentity,
        action: Deed,
        turn: &mut Turn,
        change: impl FnOnce(&mut KeptOut),
    ) {
        if let Err(cause) = self.may_act(id) {
            return turn.refuse(cause);
        }
        let kept = self
            .watched_mut(id)
            .and_then(|call| call.rules.kept_mut(identity));
        let Some(kept) = kept else {
            return turn.refuse(Cause::NotAllowed);
        };
        change(kept);
        let who = kept.who.clone();
        self.record_switch(action, Source::Window, Some(id), &who, turn);
        self.keep(id, turn);
    }

    /// Deletes the rule that keeps this person out. Their return then raises no alarm.
    pub(crate) fn let_back_in(&mut self, id: &CallId, identity: &LastingIdentity, turn: &mut Turn) {
        let mut who = None;
        if let Some(call) = self.watched_mut(id) {
            let rules = &mut call.rules;
            let at = rules
                .kept_out
                .iter()
                .position(|kept| kept.identity.is_same_as(identity));
            who = at.map(|at| rules.kept_out.remove(at).who);
            rules.drop_due(Some(identity));
            call.roster.welcome_back(identity);
        }
        if let Some(who) = who {
            self.tell_switch(id, Deed::LetBackIn, who, Source::Window, turn);
            self.keep(id, turn);
            self.apply_rules(id, turn);
        }
    }

    /// Closes the door of a call for the time `close_for`. `None` opens it.
    pub(crate) fn move_door(&mut self, id: &CallId, close_for: Option<Duration>, turn: &mut Turn) {
        if let Err(cause) = self.may_act(id) {
            return turn.refuse(cause);
        }
        // Ends an expired door first. Its end is then recorded before the door is closed again.
        self.end_rules(id, turn);
        let now = turn.now;
        let holder = self.windows.holder();
        let Some(call) = self.watched_mut(id) else {
            return;
        };
        let rules = &mut call.rules;
        let scope = rules.door.as_ref().map(|door| door.scope);
        let scope = scope.unwrap_or_default();
        let was_closed = rules.door.is_some();
        if !was_closed && close_for.is_none() {
            return;
        }
        rules.drop_due(None);
        rules.over.retain(|over| !over.is_door());
        rules.door = close_for.map(|time| match rules.door.take() {
            // A closed door that is closed again keeps its start. So it still applies to guests who joined since then.
            // From now on, this window applies it. A door that still waits to be resumed starts anew.
            Some(door) if !door.holder.asks() => GuestDoor {
                until: now.plus(time),
                closed_for: time,
                holder,
                ..door
            },
            _ => GuestDoor {
                closed: now,
                until: now.plus(time),
                closed_for: time,
                removals: 0,
                lets_in: 0,
                let_in: Vec::new(),
                scope,
                holder,
            },
        });
        let closed = close_for.is_some();
        let action = if closed {
            Deed::CloseDoor
        } else {
            Deed::OpenDoor
        };
        let nobody = PersonRef::nobody();
        if was_closed == closed {
            self.record_switch(action, Source::Window, Some(id), &nobody, turn);
        } else {
            self.tell_switch(id, action, nobody, Source::Window, turn);
        }
        self.keep(id, turn);
        // Reads the roster. Guests who join are compared with the people who are in the call now.
        self.poll(id, Poll::Roster, turn);
        self.apply_rules(id, turn);
    }

    /// Returns the closed door of a call, or why it cannot be changed.
    fn closed_door(&mut self, id: &CallId) -> Result<&mut GuestDoor, Cause> {
        self.may_act(id)?;
        let call = self.watched_mut(id);
        let door = call.and_then(|call| call.rules.door.as_mut());
        door.ok_or(Cause::NotAllowed)
    }

    /// Sets which groups the closed door keeps out in addition to guests.
    pub(crate) fn set_door_scope(&mut self, id: &CallId, scope: DoorScope, turn: &mut Turn) {
        let door = match self.closed_door(id) {
            Ok(door) => door,
            Err(cause) => return turn.refuse(cause),
        };
        if door.scope == scope {
            return;
        }
        door.scope = scope;
        let (action, nobody) = (AuditAction::ChangeDoor, PersonRef::nobody());
        self.record_switch(action, Source::Window, Some(id), &nobody, turn);
        self.keep(id, turn);
        self.apply_rules(id, turn);
    }

    /// Lets in the next people whom the closed door would remove: as many as `guests`.
    pub(crate) fn let_next_in(&mut self, id: &CallId, guests: u32, turn: &mut Turn) {
        let door = match self.closed_door(id) {
            Ok(door) => door,
            Err(cause) => return turn.refuse(cause),
        };
        door.lets_in = guests;
        let (action, nobody) = (AuditAction::LetNextIn, PersonRef::nobody());
        self.record_switch(action, Source::Window, Some(id), &nobody, turn);
        // Saves the number, because another window may apply the door and has to know it.
        self.keep(id, turn);
    }

    /// Exempts a visit from the rules, because the operator asked.
    pub(crate) fn let_stay(&mut self, id: &CallId, participant: ParticipantId, turn: &mut Turn) {
        let key = RowKey::Participant(participant);
        self.exempt(id, &key, Source::Window, turn);
    }

    /// Exempts a visit from the rules, and records that in the audit log and the activity.
    pub(crate) fn exempt(&mut self, id: &CallId, key: &RowKey, source: Source, turn: &mut Turn) {
        let Some((call, participant)) = self.watched_mut(id).zip(key.participant()) else {
            return;
        };
        call.rules.due.retain(|due| due.participant != *participant);
        if !call.rules.let_stay.insert(participant.clone()) {
            return;
        }
        call.roster.note_seen(key, |seen| seen.let_stay = true);
        let Some(who) = call.roster.get(key).map(|row| PersonRef::from(&**row)) else {
            return;
        };
        self.tell_switch(id, Deed::LetStay, who, source, turn);
        self.keep(id, turn);
    }

    /// Notes that a person was admitted from the lobby. Exempts them from the rules if the closed door applies to them
    /// and they came after it was closed.
    pub(crate) fn was_let_in(&mut self, id: &CallId, key: &RowKey, turn: &mut Turn) {
        let Some(call) = self.watched_mut(id) else {
            return;
        };
        let now = turn.now;
        call.roster.note_seen(key, |seen| seen.let_in = Some(now));
        let row = call.roster.get(key).filter(|row| {
            let door = call.rules.door.as_ref();
            door.is_some_and(|door| door.is_first_seen_since(row))
        });
        let Some((row, participant)) = row.cloned().zip(key.participant()) else {
            return;
        };
        call.rules.let_stay.insert(participant.clone());
        if let Some(door) = &mut call.rules.door {
            door.let_in.push(PersonRef::from(&*row));
        }
        self.keep(id, turn);
    }

    /// Resumes (`go_on`) or discards the rules that have waited since a restart, a sleep or a clock jump. Leaves newer
    /// rules as they are.
    pub(crate) fn answer_rules(&mut self, id: &CallId, go_on: bool, turn: &mut Turn) {
        let now = turn.now;
        let holder = self.windows.holder();
        let Some(call) = self.watched_mut(id).filter(|call| call.rules.is_waiting()) else {
            return;
        };
        let rules = &mut call.rules;
        if !go_on {
            rules.kept_out.retain(|kept| !kept.holder.asks());
            rules.door.take_if(|door| door.holder.asks());
        }
        let kept_out = rules.kept_out.iter_mut();
        for kept in kept_out.filter(|kept| kept.holder.asks()) {
            kept.holder = holder.clone();
        }
        if let Some(door) = rules.door.as_mut().filter(|door| door.holder.asks()) {
            // The door counts as closed from now on. It is unknown who joined while the program was closed or the
            // computer slept.
            door.closed = now;
            door.holder = holder;
        }
        let action = if go_on {
            AuditAction::ResumeRules
        } else {
            AuditAction::DropRules
        };
        let nobody = PersonRef::nobody();
        self.record_switch(action, Source::Window, Some(id), &nobody, turn);
        self.keep(id, turn);
        self.apply_rules(id, turn);
    }

    /// Dismisses the oldest notices about expired rules: as many as `read`.
    pub(crate) fn dismiss_over(&mut self, id: &CallId, read: usize) {
        if let Some(call) = self.watched_mut(id) {
            let over = &mut call.rules.over;
            over.drain(..read.min(over.len()));
        }
    }
}
