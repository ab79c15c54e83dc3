//! All entries in their order, which is that of their numbers; the oldest make room for new ones.

use std::sync::Arc;

use crate::moderation::model::audit::Source;
use crate::moderation::model::ids::{AttemptId, CallId};
use crate::moderation::model::time::Now;
use crate::moderation::state::activity::entry::{
    ActivityEntry, ActivityEvent, AuditReference, KEPT_ENTRIES, Outcome, Step, StepKind,
};

/// The entries of all calls, oldest first; append-only but for how each one stands.
#[derive(Debug, Default)]
pub struct ActivityLog {
    entries: Arc<Vec<Arc<ActivityEntry>>>,
    newest: u64,
    operator: Option<Arc<str>>,
}

impl ActivityLog {
    /// What is shown.
    pub fn entries(&self) -> &Arc<Vec<Arc<ActivityEntry>>> {
        &self.entries
    }

    /// Who sits at the console from now on, by the name that was typed.
    pub fn operator_is(&mut self, operator: Option<Arc<str>>) {
        self.operator = operator;
    }

    /// Who sits at the console.
    pub(crate) fn operator(&self) -> Option<Arc<str>> {
        self.operator.clone()
    }

    /// The entry with this number, unless it has been dropped.
    pub(crate) fn find(&self, number: u64) -> Option<&Arc<ActivityEntry>> {
        let at = self
            .entries
            .binary_search_by_key(&number, |entry| entry.number);
        self.entries.get(at.ok()?)
    }

    /// Adds an entry and gives its number.
    pub fn add(
        &mut self,
        call: impl Into<Option<CallId>>,
        what: ActivityEvent,
        outcome: Outcome,
        now: Now,
    ) -> u64 {
        self.newest += 1;
        let mut entry = ActivityEntry::new(self.newest, call.into(), what, outcome, now);
        if entry.is_mine() {
            entry.operator.clone_from(&self.operator);
        }
        let entries = Arc::make_mut(&mut self.entries);
        entries.push(Arc::new(entry));
        if entries.len() > KEPT_ENTRIES {
            make_room(entries);
        }
        self.newest
    }

    /// Changes how an entry stands; one that has been dropped is left alone.
    pub fn update(&mut self, number: u64, change: impl FnOnce(&mut ActivityEntry)) {
        if let Ok(at) = self
            .entries
            .binary_search_by_key(&number, |entry| entry.number)
        {
            change(Arc::make_mut(&mut Arc::make_mut(&mut self.entries)[at]));
        }
    }

    /// Notes what made an entry happen.
    pub fn made_by(&mut self, number: u64, source: Source) {
        self.update(number, |entry| entry.source = Some(source));
    }

    /// Notes how the audit log names what an entry tells of.
    pub(crate) fn is_recorded(&mut self, number: u64, attempt: AttemptId, source: Source) {
        self.update(number, |entry| {
            entry.recorded = Some(AuditReference { attempt, source });
        });
    }

    /// Sets how an entry stands.
    pub fn set(&mut self, number: u64, outcome: Outcome) {
        self.update(number, |entry| entry.outcome = outcome);
    }

    /// Notes something that was tried for an entry.
    pub fn step(&mut self, number: u64, kind: StepKind, now: Now) {
        self.update(number, |entry| entry.steps.push(Step { at: now, kind }));
    }
}

/// Drops the oldest tenth; joins and leaves go before anything that somebody did.
fn make_room(entries: &mut Vec<Arc<ActivityEntry>>) {
    let tenth = KEPT_ENTRIES / 10;
    let mut facts = 0;
    entries.retain(|entry| {
        let drop = entry.outcome == Outcome::Noted && facts < tenth;
        facts += usize::from(drop);
        !drop
    });
    if facts == 0 {
        entries.drain(..tenth);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moderation::model::call::EndReason;

    #[test]
    fn a_flood_of_joins_does_not_push_out_what_was_done() {
        let mut log = ActivityLog::default();
        let call = CallId::from("c");
        let ended = || ActivityEvent::CallEnded {
            reason: EndReason::Normal,
            pair: None,
        };
        let kept = log.add(
            call.clone(),
            ended(),
            Outcome::StillHere {
                accepted: Now::default(),
            },
            Now::default(),
        );
        for _ in 0..KEPT_ENTRIES * 3 {
            log.add(call.clone(), ended(), Outcome::Noted, Now::default());
        }
        assert!(log.entries().len() <= KEPT_ENTRIES);
        assert_eq!(log.entries()[0].number, kept);
        log.set(kept, Outcome::Stopped);
        assert_eq!(log.entries()[0].outcome, Outcome::Stopped);
    }
}
