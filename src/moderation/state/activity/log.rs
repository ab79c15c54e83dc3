//! All activity entries, ordered by number. Drops old entries to make room.

use std::sync::Arc;

use crate::moderation::model::audit::Source;
use crate::moderation::model::ids::{AttemptId, CallId};
use crate::moderation::model::time::Now;
use crate::moderation::state::activity::entry::{
    ActivityEntry, ActivityEvent, AuditReference, EntryStep, KEPT_ENTRIES, Outcome, StepKind,
};

/// The entries of all calls, oldest first. New entries are appended. Later changes update an entry,
/// for example when a result arrives.
#[derive(Debug, Default)]
pub struct ActivityLog {
    /// Ordered by number. Shared with the snapshots.
    entries: Arc<Vec<Arc<ActivityEntry>>>,
    /// Number of the latest entry.
    newest: u64,
    /// Name of the operator, for new entries.
    operator: Option<Arc<str>>,
    /// Whether any entry has been a failure or an alarm of a rule. If not, departures and joins need no search for
    /// failed removals.
    has_failed: bool,
}

impl ActivityLog {
    /// Returns all entries, for the snapshot.
    pub fn entries(&self) -> &Arc<Vec<Arc<ActivityEntry>>> {
        &self.entries
    }

    /// Sets the name of the operator for entries added from now on.
    pub fn operator_is(&mut self, operator: Option<Arc<str>>) {
        self.operator = operator;
    }

    /// Returns the operator's name. `None` if none was entered.
    pub(crate) fn operator(&self) -> Option<Arc<str>> {
        self.operator.clone()
    }

    /// Finds an entry by its number. `None` if the entry has been dropped.
    pub(crate) fn find(&self, number: u64) -> Option<&Arc<ActivityEntry>> {
        let at = self
            .entries
            .binary_search_by_key(&number, |entry| entry.number);
        self.entries.get(at.ok()?)
    }

    /// Appends an entry and returns its number.
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
        self.has_failed |= entry.is_failure();
        match &entry.what {
            ActivityEvent::KeepOutAlarm { .. } => self.has_failed = true,
            ActivityEvent::Left { .. } if self.has_failed => self.make_good(&entry, true),
            ActivityEvent::Joined { .. } if self.has_failed => self.is_back(&entry),
            _ => {}
        }
        let entries = Arc::make_mut(&mut self.entries);
        entries.push(Arc::new(entry));
        if entries.len() > KEPT_ENTRIES {
            make_room(entries);
        }
        self.newest
    }

    /// Returns the number of the newest entry. 0 before the first.
    pub(crate) fn newest(&self) -> u64 {
        self.newest
    }

    /// Drops all entries. Their numbers are not used again.
    pub(crate) fn clear(&mut self) {
        self.entries = Arc::default();
    }

    /// Changes an entry. Does nothing if it has been dropped.
    pub fn update(&mut self, number: u64, change: impl FnOnce(&mut ActivityEntry)) {
        if let Ok(at) = self
            .entries
            .binary_search_by_key(&number, |entry| entry.number)
        {
            change(Arc::make_mut(&mut Arc::make_mut(&mut self.entries)[at]));
        }
    }

    /// Sets whether an entry is about moving a person from another call.
    pub fn moves(&mut self, number: u64, moves: bool) {
        self.update(number, |entry| entry.moves = moves);
    }

    /// Sets what triggered an entry. Removes the operator's name from deeds of the demo.
    pub fn made_by(&mut self, number: u64, source: Source) {
        self.update(number, |entry| {
            entry.source = Some(source);
            entry.operator = entry.operator.take().filter(|_| entry.is_mine());
        });
    }

    /// Links an entry to its attempt in the audit log.
    pub(crate) fn is_recorded(&mut self, number: u64, attempt: AttemptId, source: Source) {
        self.update(number, |entry| {
            entry.recorded = Some(AuditReference { attempt, source });
        });
    }

    /// Sets the outcome of an entry. A proved removal marks the person's earlier failed removals as
    /// made good. A disproved removal unmarks them.
    pub fn set(&mut self, number: u64, outcome: Outcome) {
        let is_gone = |outcome: &Outcome| matches!(outcome, Outcome::Gone { .. });
        let before = self.find(number).is_some_and(|it| is_gone(&it.outcome));
        let now = is_gone(&outcome);
        self.update(number, |entry| entry.outcome = outcome);
        self.has_failed |= self.find(number).is_some_and(|it| it.is_failure());
        if let Some(entry) = self.find(number).filter(|_| before != now).cloned() {
            self.make_good(&entry, now);
        }
    }

    /// Sets the outcome of an invitation's entry, and when the invitation ended.
    pub(crate) fn conclude(&mut self, number: u64, outcome: Outcome, at: Option<Now>) {
        self.set(number, outcome);
        self.update(number, |entry| entry.ended = at);
    }

    /// Marks earlier failed removals of the same person as made good by `later`, a removal or departure. If `works` is
    /// `false`, takes these marks back.
    ///
    /// Entries that say that a rule could not remove the person are marked even if they are newer than `later`.
    fn make_good(&mut self, later: &ActivityEntry, works: bool) {
        let concerned = self.entries.iter().filter(|entry| {
            let gave_up = entry.rule_failed_on_whom_of(later);
            let changes = if works {
                entry.made_good.is_none() && (gave_up || entry.is_failure())
            } else {
                entry.made_good == Some(later.number)
            };
            let is_earlier = entry.number < later.number && entry.removes_whom_of(later);
            changes && (gave_up || is_earlier)
        });
        for number in concerned.map(|entry| entry.number).collect::<Vec<_>>() {
            self.update(number, |entry| {
                entry.made_good = works.then_some(later.number);
            });
        }
    }

    /// Unmarks failed removals that a departure had made good, because the person is in the call again.
    fn is_back(&mut self, joined: &ActivityEntry) {
        let marked = self.entries.iter().rev();
        let is_theirs =
            |it: &ActivityEntry| it.removes_whom_of(joined) || it.rule_failed_on_whom_of(joined);
        let marked = marked.filter(|it| it.made_good.is_some() && is_theirs(it));
        let departures: Vec<u64> = marked.filter_map(|it| it.made_good).collect();
        for number in departures {
            let departure = self.find(number).cloned();
            if let Some(departure) =
                departure.filter(|it| matches!(it.what, ActivityEvent::Left { .. }))
            {
                self.make_good(&departure, false);
            }
        }
    }

    /// Adds an intermediate step to an entry.
    pub fn step(&mut self, number: u64, kind: StepKind, now: Now) {
        self.update(number, |entry| {
            entry.steps.push(EntryStep { at: now, kind });
        });
    }
}

/// Drops the oldest entries without a request, such as arrivals: at most a tenth of [`KEPT_ENTRIES`]. If there are no
/// such entries, drops the oldest of the others, a tenth of [`KEPT_ENTRIES`].
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
    use std::time::Duration;

    use super::*;
    use crate::moderation::evidence::departure::{EndedBy, Evidence, ProvedDeparture};
    use crate::moderation::model::call::EndReason;
    use crate::moderation::model::deed::Deed;
    use crate::moderation::state::activity::entry::Subject;
    use crate::moderation::state::row::{PersonRef, RowKey};

    #[test]
    fn a_removal_that_works_makes_good_the_one_that_failed_while_its_proof_holds() {
        let (mut log, call) = (ActivityLog::default(), CallId::from("c"));
        let accepted = Now::default();
        let mut removal = |who: &str, outcome| {
            let who = PersonRef {
                key: Some(RowKey::Participant(who.into())),
                ..PersonRef::nobody()
            };
            let what = ActivityEvent::Did(Deed::Remove, Subject::Person(who));
            log.add(call.clone(), what, outcome, accepted)
        };
        let failed = removal("ada", Outcome::StillHere { accepted });
        let other = removal("bob", Outcome::StillHere { accepted });
        let retry = removal("ada", Outcome::OnItsWay);
        let fails = |log: &ActivityLog, number| log.find(number).unwrap().is_failure();
        let gone = Outcome::Gone {
            after: Duration::from_secs(2),
            settled: ProvedDeparture {
                how: EndedBy::Removed,
                evidence: Evidence::Rosters,
            },
        };
        log.set(retry, gone);
        assert!(!fails(&log, failed) && fails(&log, other));
        log.set(retry, Outcome::StillHere { accepted });
        assert!(fails(&log, failed) && fails(&log, retry));
    }

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
