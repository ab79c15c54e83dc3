//! Everything that is known from the story, and the law against which each request is checked.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use crate::moderation::effect::Request;
use crate::moderation::model::audit::{AuditRecord, Source};
use crate::moderation::model::participant::{IdentityKind, LastingIdentity, Participant};
use crate::moderation::model::time::Now;
use crate::moderation::tests::stage::Stage;

/// How long a person has to be shown before a rule removes them.
const SHOWN_FIRST: Duration = Duration::from_secs(1);
/// Highest number of removals of one identity by a rule within a minute.
const MOST_A_MINUTE: usize = 3;
/// Highest number of removals by all rules within a minute.
const MOST_TOGETHER: usize = 60;
/// Shortest time between two rosters that together prove something.
const APART: Duration = Duration::from_secs(1);
/// How old the newer of two rosters without a guest may be when the door closes.
const LACKED_BEFORE: Duration = Duration::from_secs(5);

/// One visit, as the rosters have shown it.
#[derive(Debug, Clone)]
struct Visit {
    entry: Participant,
    /// When the first of the consecutive whole rosters that do not list the visit was requested.
    absent_since: Option<Now>,
}

/// How an id was first listed.
#[derive(Debug, Clone, Copy)]
struct First {
    asked: Now,
    /// When the newest whole roster before `asked` was requested. `None` if there was none, or if it was requested less
    /// than [`APART`] after the first whole roster of the story.
    absent_before: Option<Now>,
}

/// The law about removals, with everything that is known from the story.
#[derive(Debug, Default)]
pub(crate) struct Law {
    pressed: BTreeSet<String>,
    listed: BTreeSet<String>,
    /// Since when each person has been shown, without interruption, as somebody whom a rule will remove.
    shown: BTreeMap<String, Now>,
    protected: BTreeSet<LastingIdentity>,
    /// When each id was last listed.
    listed_at: BTreeMap<String, Now>,
    visits: BTreeMap<String, Visit>,
    first: BTreeMap<String, First>,
    /// When the first whole roster was requested, and the newest of those requested at least [`APART`] after it.
    wholes: (Option<Now>, Option<Now>),
    by_rules: Vec<Now>,
    is_read: bool,
    /// People whose keep-out rule waits, after a sleep or restart, until the operator resumes it.
    waiting: BTreeSet<LastingIdentity>,
    /// Whether the closed door waits, after a sleep or restart, until the operator resumes it.
    door_waits: bool,
    /// When the door was closed, or last restored or resumed, and until when it stays closed. That time may be over.
    /// `None` if the operator opened the door, or never closed it.
    door: Option<(Now, Now)>,
    kept: BTreeMap<LastingIdentity, Option<Now>>,
    exempt: BTreeSet<String>,
    /// People whom a rule has tried to remove.
    tried: BTreeSet<String>,
    removed: Vec<(LastingIdentity, Now)>,
    checked: usize,
}

impl Law {
    pub(crate) fn press(&mut self, name: &str) {
        self.pressed.insert(name.to_owned());
    }

    pub(crate) fn list(&mut self, names: Vec<String>) {
        self.listed.extend(names);
    }

    pub(crate) fn call_is_read(&mut self) {
        self.is_read = true;
    }

    pub(crate) fn lets_stay(&mut self, name: &str) {
        self.exempt.insert(name.to_owned());
    }

    pub(crate) fn protects(&mut self, identity: &LastingIdentity, on: bool) {
        if on {
            self.protected.insert(identity.clone());
        } else {
            self.protected.remove(identity);
        }
    }

    pub(crate) fn keeps_until(&mut self, identity: &LastingIdentity, until: Option<Now>) {
        self.kept.insert(identity.clone(), until);
    }

    pub(crate) fn lets_back_in(&mut self, identity: &LastingIdentity) {
        self.kept.remove(identity);
        self.waiting.remove(identity);
    }

    /// Restarts the count of a rule's removals. The operator then does not have to resume the rule
    /// any more.
    pub(crate) fn begins_anew(&mut self, identity: &LastingIdentity) {
        self.removed.retain(|(who, _)| who != identity);
        self.waiting.remove(identity);
    }

    /// Ends the exemptions of all visits of a person, as a new keep-out rule for the person does.
    pub(crate) fn forgives_nobody(&mut self, identity: &LastingIdentity) {
        let theirs = |visit: &&Visit| visit.entry.identity.lasting().as_ref() == Some(identity);
        let visits = self.visits.values().filter(theirs);
        for visit in visits {
            let name = visit.entry.id.as_ref().unwrap().to_string();
            self.exempt.remove(&name);
        }
    }

    pub(crate) fn closes_door(&mut self, now: Now, until: Now) {
        let waited = std::mem::take(&mut self.door_waits);
        let before = self.is_closed(now).filter(|_| !waited);
        let closed = before.map_or(now, |(closed, _)| closed);
        self.door = Some((closed, until));
    }

    pub(crate) fn opens_door(&mut self) {
        self.door = None;
        self.door_waits = false;
    }

    fn is_closed(&self, now: Now) -> Option<(Now, Now)> {
        let door = self.door?;
        (!now.has_reached(door.1)).then_some(door)
    }

    pub(crate) fn has_listed(&self, name: &str) -> bool {
        self.first.contains_key(name)
    }

    /// Records a roster before the console reads it. If it is not whole, nobody counts as gone. People admitted from
    /// the lobby while the door is closed are exempt from then on.
    pub(crate) fn lists(&mut self, people: &[Participant], asked: Now, is_whole: bool) {
        let mut listed = BTreeSet::new();
        for entry in people {
            let name = entry.id.as_ref().unwrap().to_string();
            let before = self.visits.get(&name);
            let was_in_lobby = before.is_some_and(|before| before.entry.in_lobby);
            if was_in_lobby && !entry.in_lobby && self.is_closed(asked).is_some() {
                self.exempt.insert(name.clone());
            }
            let (oldest, newer) = self.wholes;
            let absent_before = oldest.and(newer);
            self.first.entry(name.clone()).or_insert(First {
                asked,
                absent_before,
            });
            let (entry, absent_since) = (entry.clone(), None);
            self.visits.insert(
                name.clone(),
                Visit {
                    entry,
                    absent_since,
                },
            );
            self.listed_at.insert(name.clone(), asked);
            listed.insert(name);
        }
        if !is_whole {
            return;
        }
        // If two rosters were requested at the same monotonic time, the one that lists the person
        // counts.
        let is_same = |at: &Now| at.monotonic == asked.monotonic;
        let same = self.listed_at.iter().filter(|(_, at)| is_same(at));
        listed.extend(same.map(|(name, _)| name.clone()));
        self.visits.retain(|name, visit| {
            let first = *visit.absent_since.get_or_insert(asked);
            let is_listed = listed.contains(name);
            visit.absent_since.take_if(|_| is_listed);
            is_listed || asked.since(first) < APART
        });
        let oldest = *self.wholes.0.get_or_insert(asked);
        if asked.since(oldest) >= APART {
            self.wholes.1 = Some(asked);
        }
    }

    /// Pauses the rules after a sleep, as after a restart.
    pub(crate) fn sleeps(&mut self) {
        self.waiting = self.kept.keys().cloned().collect();
        self.door_waits = self.door.is_some();
        self.shown.clear();
    }

    pub(crate) fn is_answered(&mut self, go_on: bool, now: Now) {
        let waiting = std::mem::take(&mut self.waiting);
        if !go_on {
            self.kept.retain(|who, _| !waiting.contains(who));
        }
        if !std::mem::take(&mut self.door_waits) {
            return;
        }
        self.door = self.door.map(|(_, until)| (now, until)).filter(|_| go_on);
    }

    /// Forgets everything but rules and protected people, as a restart does.
    pub(crate) fn restarts(&mut self, now: Now) {
        let is_on = |until: Now| !now.has_reached(until);
        self.kept.retain(|_, until| until.is_none_or(is_on));
        self.door = self.is_closed(now).map(|(_, until)| (now, until));
        *self = Self {
            waiting: self.kept.keys().cloned().collect(),
            door_waits: self.door.is_some(),
            protected: std::mem::take(&mut self.protected),
            kept: std::mem::take(&mut self.kept),
            door: self.door,
            ..Self::default()
        };
    }

    /// Checks each removal that was sent since the last check. Then records who is shown as about to be removed.
    pub(crate) fn holds(&mut self, stage: &Stage) {
        let sent = stage.sent[self.checked..].iter();
        let sent = sent.filter(|attempt| matches!(attempt.request, Request::Delete(_)));
        for attempt in sent {
            let mut lines = stage.audit.iter();
            let line = lines.find(|line| line.attempt == attempt.id).unwrap();
            self.judges(line, stage.now);
        }
        self.checked = stage.sent.len();
        let due = stage.view().rules.due.clone();
        let due: BTreeSet<String> = due.iter().map(|due| due.participant.to_string()).collect();
        self.shown.retain(|name, _| due.contains(name));
        for name in due {
            self.shown.entry(name).or_insert(stage.now);
        }
    }

    fn judges(&mut self, line: &AuditRecord, now: Now) {
        let name = line.participant.clone().unwrap();
        assert_ne!(name, "own", "this app itself");
        // The time at which the request was sent, since the check may come later.
        let ago = Duration::try_from(now.wall.duration_since(line.at)).unwrap();
        let at = Now {
            monotonic: now.monotonic.checked_sub(ago).unwrap(),
            wall: line.at,
        };
        match line.source {
            Source::Click | Source::Key => return assert!(self.pressed.contains(&name)),
            Source::EndForAll => return assert!(self.listed.contains(&name)),
            Source::Bulk => assert!(self.listed.contains(&name)),
            Source::KeepOut | Source::GuestDoor => self.judges_rule(&name, line.source, at),
            other => panic!("{other:?}"),
        }
        assert!(self.is_read, "{name}: nobody knows who is this app");
        let identity = self.visits[&name].entry.identity.lasting();
        let is_protected = identity.is_some_and(|identity| self.protected.contains(&identity));
        assert!(!is_protected, "{name} is protected");
    }

    fn judges_rule(&mut self, name: &str, source: Source, at: Now) {
        self.by_rules
            .retain(|then| at.since(*then) < Duration::from_mins(1));
        self.by_rules.push(at);
        assert!(self.by_rules.len() <= MOST_TOGETHER, "a flood");
        assert!(!self.exempt.contains(name), "{name} may stay");
        assert!(self.tried.insert(name.to_owned()), "{name} once more");
        let since = self.shown.get(name);
        let since = since.unwrap_or_else(|| panic!("{name} was never shown"));
        let shown_for = at.monotonic.saturating_sub(since.monotonic);
        assert!(shown_for >= SHOWN_FIRST, "{name}: {shown_for:?}");
        let visit = self.visits.get(name).cloned();
        let visit = visit.unwrap_or_else(|| panic!("{name} is not there"));
        assert!(visit.absent_since.is_none(), "{name} is not listed");
        if source == Source::GuestDoor {
            self.judges_door(name, &visit, at);
        } else {
            self.judges_keep_out(&visit, at);
        }
    }

    fn judges_door(&self, name: &str, visit: &Visit, at: Now) {
        assert!(!self.door_waits, "the door was not resumed");
        assert_eq!(visit.entry.identity.kind, IdentityKind::Guest);
        assert!(!visit.entry.in_lobby, "{visit:?} is not in");
        let (closed, _) = self.is_closed(at).expect("the door is open");
        let first = self.first[name];
        let is_later = first.asked.monotonic > closed.monotonic;
        assert!(is_later, "{visit:?} came before");
        let absent_before = first.absent_before.expect("no two rosters lacked them");
        let before = closed.age_of(absent_before);
        assert!(before <= LACKED_BEFORE, "{visit:?}: {before:?} before");
    }

    fn judges_keep_out(&mut self, visit: &Visit, at: Now) {
        let identity = visit.entry.identity.lasting().unwrap();
        let waits = self.waiting.contains(&identity);
        assert!(!waits, "nobody said that the rule for {identity:?} goes on");
        let until = self.kept.get(&identity);
        let until = until.unwrap_or_else(|| panic!("{identity:?} is not kept out"));
        let is_on = |until: &Now| !at.has_reached(*until);
        assert!(until.as_ref().is_none_or(is_on), "its time is up");
        if identity.kind() == &IdentityKind::Phone {
            let others = self.visits.values();
            let same = others.filter(|it| it.entry.identity.lasting().as_ref() == Some(&identity));
            assert_eq!(same.count(), 1, "{identity:?} names nobody");
        }
        self.removed.push((identity.clone(), at));
        let is_late = |then: &Now| at.since(*then) < Duration::from_mins(1);
        let lately = self.removed.iter();
        let lately = lately.filter(|(who, then)| *who == identity && is_late(then));
        assert!(lately.count() <= MOST_A_MINUTE, "{identity:?}");
    }
}
