//! What the reader of a story knows, and what every request in it is held against.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use crate::moderation::audit::{AuditRecord, Source};
use crate::moderation::command::Request;
use crate::moderation::participant::{IdentityKind, LastingIdentity, Participant};
use crate::moderation::tests::stage::Stage;
use crate::moderation::time::Now;

/// For so long somebody has to be shown before a rule removes them.
const SHOWN_FIRST: Duration = Duration::from_secs(1);
/// So often a rule may remove one identity within a minute.
const MOST_A_MINUTE: usize = 3;

/// One visit, as the rosters told of it.
#[derive(Debug, Clone)]
struct Visit {
    entry: Participant,
    /// When it was first listed; nobody knows of those who were there at first.
    joined: Option<Now>,
}

/// The law.
#[derive(Debug, Default)]
pub(super) struct Law {
    pressed: BTreeSet<String>,
    listed: BTreeSet<String>,
    /// Since when a rule has shown somebody without a break.
    shown: BTreeMap<String, Now>,
    protected: BTreeSet<LastingIdentity>,
    /// What the newest roster listed.
    visits: BTreeMap<String, Visit>,
    has_roster: bool,
    is_read: bool,
    /// Who is kept out by a rule of an earlier run, before somebody has answered.
    waiting: BTreeSet<LastingIdentity>,
    /// Whether the door is one of an earlier run, too.
    door_waits: bool,
    /// Since when the door is closed, and until when.
    door: Option<(Now, Now)>,
    kept: BTreeMap<LastingIdentity, Option<Now>>,
    exempt: BTreeSet<String>,
    /// Whom a rule has tried to remove.
    tried: BTreeSet<String>,
    removed: Vec<(LastingIdentity, Now)>,
    checked: usize,
}

impl Law {
    pub(super) fn press(&mut self, name: &str) {
        self.pressed.insert(name.to_owned());
    }

    pub(super) fn list(&mut self, names: Vec<String>) {
        self.listed.extend(names);
    }

    pub(super) fn call_is_read(&mut self) {
        self.is_read = true;
    }

    pub(super) fn lets_stay(&mut self, name: &str) {
        self.exempt.insert(name.to_owned());
    }

    pub(super) fn protects(&mut self, identity: &LastingIdentity, on: bool) {
        if on {
            self.protected.insert(identity.clone());
        } else {
            self.protected.remove(identity);
        }
    }

    pub(super) fn keeps_until(&mut self, identity: &LastingIdentity, until: Option<Now>) {
        self.kept.insert(identity.clone(), until);
    }

    pub(super) fn lets_back_in(&mut self, identity: &LastingIdentity) {
        self.kept.remove(identity);
        self.waiting.remove(identity);
    }

    /// A rule counts from nothing, and nobody is asked about it.
    pub(super) fn begins_anew(&mut self, identity: &LastingIdentity) {
        self.removed.retain(|(who, _)| who != identity);
        self.waiting.remove(identity);
    }

    /// An order to keep somebody out ends what was said about their visits before.
    pub(super) fn forgives_nobody(&mut self, identity: &LastingIdentity) {
        let theirs = |visit: &&Visit| visit.entry.identity.lasting().as_ref() == Some(identity);
        let visits = self.visits.values().filter(theirs);
        for visit in visits {
            let name = visit.entry.id.as_ref().unwrap().to_string();
            self.exempt.remove(&name);
        }
    }

    pub(super) fn closes_door(&mut self, now: Now, until: Now) {
        let waited = std::mem::take(&mut self.door_waits);
        let before = self.is_closed(now).filter(|_| !waited);
        let closed = before.map_or(now, |(closed, _)| closed);
        self.door = Some((closed, until));
    }

    pub(super) fn opens_door(&mut self) {
        self.door = None;
        self.door_waits = false;
    }

    fn is_closed(&self, now: Now) -> Option<(Now, Now)> {
        let door = self.door?;
        (now.monotonic < door.1.monotonic).then_some(door)
    }

    /// A roster is about to be read.
    pub(super) fn lists(&mut self, people: &[Participant], asked: Now) {
        let is_first = !std::mem::replace(&mut self.has_roster, true);
        let mut visits = BTreeMap::new();
        for entry in people {
            let name = entry.id.as_ref().unwrap().to_string();
            let before = self.visits.get(&name);
            let was_in_lobby = before.is_some_and(|before| before.entry.in_lobby);
            let joined = match before {
                Some(before) => before.joined,
                None => (!is_first).then_some(asked),
            };
            if was_in_lobby && !entry.in_lobby && self.is_closed(asked).is_some() {
                self.exempt.insert(name.clone());
            }
            let entry = entry.clone();
            visits.insert(name, Visit { entry, joined });
        }
        self.visits = visits;
    }

    pub(super) fn is_answered(&mut self, go_on: bool, now: Now) {
        let waiting = std::mem::take(&mut self.waiting);
        if !go_on {
            self.kept.retain(|who, _| !waiting.contains(who));
        }
        if !std::mem::take(&mut self.door_waits) {
            return;
        }
        self.door = self.door.map(|(_, until)| (now, until)).filter(|_| go_on);
    }

    /// The program has begun again: it knows the rules and the protected, and nothing else.
    pub(super) fn restarts(&mut self, now: Now) {
        let is_on = |until: Now| now.monotonic < until.monotonic;
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

    /// Holds what was sent since the last look against the law.
    pub(super) fn holds(&mut self, stage: &Stage) {
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
        // When it was sent; the look may come later.
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
        assert!(!self.exempt.contains(name), "{name} may stay");
        assert!(self.tried.insert(name.to_owned()), "{name} once more");
        let since = self.shown.get(name);
        let since = since.unwrap_or_else(|| panic!("{name} was never shown"));
        let shown_for = at.monotonic.saturating_sub(since.monotonic);
        assert!(shown_for >= SHOWN_FIRST, "{name}: {shown_for:?}");
        let visit = self.visits.get(name).cloned();
        let visit = visit.unwrap_or_else(|| panic!("{name} is not there"));
        if source == Source::GuestDoor {
            self.judges_door(&visit, at);
        } else {
            self.judges_keep_out(&visit, at);
        }
    }

    fn judges_door(&self, visit: &Visit, at: Now) {
        assert!(!self.door_waits, "nobody said that the door goes on");
        assert_eq!(visit.entry.identity.kind, IdentityKind::Guest);
        assert!(!visit.entry.in_lobby, "{visit:?} is not in");
        let (closed, _) = self.is_closed(at).expect("the door is open");
        let joined = visit.joined.expect("was there before");
        assert!(joined.monotonic > closed.monotonic, "{visit:?} came before");
    }

    fn judges_keep_out(&mut self, visit: &Visit, at: Now) {
        let identity = visit.entry.identity.lasting().unwrap();
        let waits = self.waiting.contains(&identity);
        assert!(!waits, "nobody said that the rule for {identity:?} goes on");
        let until = self.kept.get(&identity);
        let until = until.unwrap_or_else(|| panic!("{identity:?} is not kept out"));
        let is_on = |until: &Now| at.monotonic < until.monotonic;
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
