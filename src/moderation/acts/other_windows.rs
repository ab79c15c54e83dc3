//! Merges the changes of another window on the same data folder, without repeating its requests or
//! audit lines.

use crate::moderation::console::{Console, Turn};
use crate::moderation::effect::{Effect, Poll};
use crate::moderation::model::audit::{AuditAction, Source};
use crate::moderation::model::ids::CallId;
use crate::moderation::model::time::Now;
use crate::moderation::model::window_id::RuleHolder;
use crate::moderation::state::deeds::keep_alive::KeepAliveClock;
use crate::moderation::state::other_windows::{
    ChangedLists, MergedLists, OpenWindows, OtherWindowsUpdate,
};
use crate::moderation::state::row::PersonRef;
use crate::moderation::state::rules::{GuestDoor, KeptOut, Rules};
use crate::moderation::state::saved::{SavedCall, SavedDoor, SavedRules};
use crate::moderation::state::watched::Watched;

impl Console {
    /// Applies what changed in the data folder: which windows run, and the lists that they saved.
    pub(crate) fn other_windows(&mut self, news: OtherWindowsUpdate, turn: &mut Turn) {
        self.windows = news.windows;
        if let Some(list) = news.list {
            self.take_list(list, turn);
        }
        // Sends the merged state before this window makes further changes.
        turn.effects.push(Effect::Merged(Box::new(self.kept())));
        let calls: Vec<CallId> = self.calls.iter().map(|call| call.id.clone()).collect();
        for id in calls {
            self.settle_rules(&id, turn);
            self.apply_rules(&id, turn);
        }
    }

    /// Returns the lists that this window would save now.
    fn kept(&self) -> MergedLists {
        MergedLists {
            calls: self.calls.iter().map(Watched::to_save).collect(),
            protected: self.protected.clone(),
        }
    }

    /// Applies the calls and protected people that another window saved.
    fn take_list(&mut self, list: ChangedLists, turn: &mut Turn) {
        if list.protected != self.protected {
            self.restore_protected(list.protected);
        }
        for id in list.forgotten {
            self.was_forgotten(&id, turn);
        }
        let (known, new): (Vec<SavedCall>, Vec<SavedCall>) =
            (list.calls.into_iter()).partition(|saved| self.watched(&saved.id).is_some());
        for saved in known {
            self.take_call(saved, turn.now);
        }
        self.restored(new, turn);
    }

    /// Removes a call that another window removed from the list. Keeps the call if this window has an open request in it.
    fn was_forgotten(&mut self, id: &CallId, turn: &mut Turn) {
        let is_busy = self.attempts.values().any(|pending| &pending.call == id);
        if !is_busy {
            self.calls.retain(|call| &call.id != id);
            turn.effects.push(Effect::StopPolling(id.clone()));
        }
    }

    /// Applies the keepAlive setting and the rules that another window saved for a call.
    fn take_call(&mut self, saved: SavedCall, now: Now) {
        let Some(call) = self.watched_mut(&saved.id) else {
            return;
        };
        if call.ended.is_some() {
            return;
        }
        if saved.keep_alive != call.keeping.is_some() {
            call.keeping = saved
                .keep_alive
                .then(|| KeepAliveClock::restored(saved.kept_alive, now));
        }
        call.rules.take(saved.rules.unwrap_or_default(), now);
    }

    /// Updates which window applies each rule of a call. This window takes over the rules of
    /// windows that have closed.
    fn settle_rules(&mut self, id: &CallId, turn: &mut Turn) {
        let windows = self.windows.clone();
        let Some(call) = self.watched_mut(id).filter(|call| call.ended.is_none()) else {
            return;
        };
        let was = call.rules_to_save();
        let mut took_over = false;
        for kept in &mut call.rules.kept_out {
            took_over |= settle(&mut kept.holder, &windows);
        }
        if let Some(door) = &mut call.rules.door {
            took_over |= settle(&mut door.holder, &windows);
        }
        call.rules.drop_due_of_other_windows();
        let is_changed = was != call.rules_to_save();
        if took_over {
            // This window's roster may still list people whom the other window has just removed.
            self.poll(id, Poll::Roster, turn);
            let nobody = PersonRef::nobody();
            let action = AuditAction::ResumeRules;
            self.record_switch(action, Source::Clock, Some(id), &nobody, turn);
        }
        if is_changed {
            self.keep(id, turn);
        }
    }
}

/// Updates which window applies one rule. Returns whether this window has just taken over the rule.
fn settle(holder: &mut RuleHolder, windows: &OpenWindows) -> bool {
    if windows.is_elsewhere(holder.by.as_ref()) {
        if !holder.elsewhere {
            // The operator answered in the other window whether to resume the rule.
            holder.waits = false;
        }
        holder.elsewhere = true;
        return false;
    }
    let took_over = std::mem::take(&mut holder.elsewhere);
    if !holder.waits || took_over {
        holder.by.clone_from(&windows.own);
    }
    took_over
}

impl Rules {
    /// Applies rules that another window changed. Keeps facts that only this window knows.
    fn take(&mut self, saved: SavedRules, now: Now) {
        let SavedRules {
            kept_out,
            door,
            let_stay,
        } = saved;
        self.kept_out.retain(|kept| {
            let mut on = kept_out.iter();
            on.any(|saved| saved.identity.is_same_as(&kept.identity))
        });
        let mut fresh = Self::restored(
            SavedRules {
                kept_out,
                door: door.clone(),
                let_stay: Vec::new(),
            },
            now,
        );
        for kept in fresh.kept_out {
            match self.kept_mut(&kept.identity) {
                Some(known) => known.take(kept),
                None => self.kept_out.push(kept),
            }
        }
        self.door = match (self.door.take(), fresh.door.take(), door) {
            (Some(mut known), Some(new), Some(saved)) => {
                known.take(new, &saved, now);
                Some(known)
            }
            (None, Some(new), Some(saved)) => Some(GuestDoor {
                closed: at(saved.closed, now),
                ..new
            }),
            _ => None,
        };
        self.let_stay = let_stay.into_iter().collect();
        let spared = &self.let_stay;
        self.due.retain(|due| !spared.contains(&due.participant));
    }

    /// Cancels planned removals of rules that are off, wait to be resumed, or are applied by another window.
    fn drop_due_of_other_windows(&mut self) {
        let (kept_out, door) = (&self.kept_out, &self.door);
        self.due.retain(|due| match &due.identity {
            None => door.as_ref().is_some_and(|door| door.holder.acts()),
            Some(identity) => (kept_out.iter())
                .any(|kept| kept.holder.acts() && kept.identity.is_same_as(identity)),
        });
    }
}

impl KeptOut {
    /// Takes over the end time, and which window applies the rule.
    fn take(&mut self, saved: Self) {
        if self.until.map(|until| until.wall) != saved.until.map(|until| until.wall) {
            self.until = saved.until;
        }
        self.holder.by = saved.holder.by;
    }
}

impl GuestDoor {
    /// Applies changed settings of the door.
    fn take(&mut self, new: Self, saved: &SavedDoor, now: Now) {
        if self.until.wall != new.until.wall {
            self.until = new.until;
            self.closed_for = new.closed_for;
        }
        // The other window closed the door again after opening it, or resumed the rule.
        if saved.closed > self.closed.wall {
            self.closed = at(saved.closed, now);
        }
        self.scope = new.scope;
        self.lets_in = new.lets_in;
        self.holder.by = new.holder.by;
    }
}

/// Converts a wall clock time of another window to a [`Now`]. The monotonic part is computed from
/// the age of `wall`.
fn at(wall: jiff::Timestamp, now: Now) -> Now {
    let age = std::time::Duration::try_from(now.wall.duration_since(wall));
    Now {
        wall,
        ..now.before(age.unwrap_or_default())
    }
}
