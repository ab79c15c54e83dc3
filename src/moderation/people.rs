//! Who is who across the rows of one call: devices and visits of the same identity, names that are too alike.
//!
//! Kept beside the rows, so that a roster of which one percent changed costs one percent.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::name::SafeName;
use super::participant::{Badge, Identity, LastingIdentity};
use super::row::{Mark, Row, RowKey, Visit};
use super::time::Now;

/// The most earlier visits that are remembered of one identity.
const KEPT_VISITS: usize = 20;

/// The most looks of names that are remembered of members who have left.
const KEPT_NAMES: usize = 10_000;

/// What a row should say about its person, found by comparing rows.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Note {
    pub(super) mark: Option<Mark>,
    pub(super) devices: u32,
}

/// One present row, as far as comparing needs it.
#[derive(Debug)]
struct Person {
    name: SafeName,
    skeleton: Arc<str>,
    badge: Badge,
    lasting: Option<LastingIdentity>,
}

/// The people of one call, present and past.
#[derive(Debug, Default)]
pub(super) struct People {
    present: HashMap<RowKey, Person>,
    alike: HashMap<Arc<str>, BTreeSet<RowKey>>,
    devices: HashMap<LastingIdentity, BTreeSet<RowKey>>,
    visits: HashMap<LastingIdentity, Arc<[Visit]>>,
    removed: HashMap<LastingIdentity, (Now, u32)>,
    /// How members who have left were called, by how it looks: whoever resembles one may pose as them.
    members_before: HashMap<Arc<str>, SafeName>,
    touched_names: BTreeSet<Arc<str>>,
    touched_identities: BTreeSet<LastingIdentity>,
}

impl People {
    /// Begins a visit.
    pub(super) fn arrived(&mut self, row: &Row) {
        let lasting = row.participant.identity.lasting();
        if let Some(lasting) = &lasting {
            self.devices
                .entry(lasting.clone())
                .or_default()
                .insert(row.key.clone());
            self.touched_identities.insert(lasting.clone());
        }
        let person = Person {
            name: row.name.clone(),
            skeleton: row.name.skeleton().into(),
            badge: row.badge,
            lasting,
        };
        self.group(&person.skeleton.clone(), &row.key, true);
        self.present.insert(row.key.clone(), person);
    }

    /// Compares a present person anew, whose name, kind or identity is another one now.
    pub(super) fn changed(&mut self, row: &Row) {
        if let Some(person) = self.present.remove(&row.key) {
            self.ungroup(&row.key, &person);
            self.arrived(row);
        }
    }

    /// Ends a visit; `removed` if it was ended from here.
    pub(super) fn left(&mut self, row: &Row, now: Now, removed: bool) {
        let Some(person) = self.present.remove(&row.key) else {
            return;
        };
        self.ungroup(&row.key, &person);
        if person.badge == Badge::Member && self.members_before.len() < KEPT_NAMES {
            self.members_before.insert(person.skeleton, person.name);
        }
        if let Some(lasting) = person.lasting {
            let visit = Visit {
                from: row.first_seen,
                until: now,
                removed,
            };
            let known = self.visits.entry(lasting).or_default();
            *known = std::iter::once(visit)
                .chain(known.iter().cloned())
                .take(KEPT_VISITS)
                .collect();
        }
        if removed && let Some(key) = row.participant.identity.key() {
            let times = self.removed.get(&key).map_or(0, |(_, times)| *times);
            self.removed.insert(key, (now, times + 1));
        }
    }

    /// The visit that was ended last is not over: the entry was listed again.
    pub(super) fn was_not_over(&mut self, row: &Row, was_removed: bool) {
        let identity = &row.participant.identity;
        if let Some(visits) = identity.lasting().and_then(|it| self.visits.get_mut(&it))
            && visits.first().is_some_and(|it| it.from == row.first_seen)
        {
            *visits = visits.iter().skip(1).cloned().collect();
        }
        if let Some(key) = identity.key().filter(|_| was_removed)
            && let Some((_, times)) = self.removed.get_mut(&key)
        {
            *times -= 1;
            if *times == 0 {
                self.removed.remove(&key);
            }
        }
    }

    /// When the same identity was removed from here, and how often.
    pub(super) fn removed_before(&self, identity: &Identity) -> Option<(Now, u32)> {
        self.removed.get(&identity.key()?).copied()
    }

    /// The visits of an identity that ended, newest first.
    pub(super) fn earlier_visits(&self, lasting: Option<&LastingIdentity>) -> Arc<[Visit]> {
        lasting
            .and_then(|lasting| self.visits.get(lasting).cloned())
            .unwrap_or_default()
    }

    /// The rows of everybody present with this identity.
    pub(super) fn devices(&self, lasting: &LastingIdentity) -> Vec<RowKey> {
        let devices = self.devices.get(lasting).into_iter().flatten();
        let is_theirs = |key: &&RowKey| {
            let person = self.present.get(key);
            let theirs = person.and_then(|person| person.lasting.as_ref());
            theirs.is_some_and(|theirs| theirs.is_same_as(lasting))
        };
        devices.filter(is_theirs).cloned().collect()
    }

    /// The notes of all rows that something changed for since the last call.
    pub(super) fn take_notes(&mut self) -> Vec<(RowKey, Note)> {
        let mut marks: BTreeMap<RowKey, Option<Mark>> = BTreeMap::new();
        for skeleton in std::mem::take(&mut self.touched_names) {
            self.mark_group(&skeleton, &mut marks);
        }
        for lasting in std::mem::take(&mut self.touched_identities) {
            for key in self.devices.get(&lasting).into_iter().flatten() {
                if let Some(person) = self.present.get(key)
                    && !marks.contains_key(key)
                {
                    self.mark_group(&person.skeleton, &mut marks);
                }
            }
        }
        marks
            .into_iter()
            .map(|(key, mark)| {
                let devices = self.devices_of(&key);
                (key, Note { mark, devices })
            })
            .collect()
    }

    fn devices_of(&self, key: &RowKey) -> u32 {
        let lasting = self.present.get(key).and_then(|it| it.lasting.as_ref());
        lasting.map_or(1, |lasting| {
            u32::try_from(self.devices(lasting).len()).unwrap_or(u32::MAX)
        })
    }

    /// Takes an entry out of all comparisons, and has those who remain compared anew.
    fn ungroup(&mut self, key: &RowKey, person: &Person) {
        self.group(&person.skeleton, key, false);
        let Some(lasting) = &person.lasting else {
            return;
        };
        self.touched_identities.insert(lasting.clone());
        if let Some(devices) = self.devices.get_mut(lasting) {
            devices.remove(key);
            if devices.is_empty() {
                self.devices.remove(lasting);
            }
        }
    }

    fn group(&mut self, skeleton: &Arc<str>, key: &RowKey, arrives: bool) {
        self.touched_names.insert(skeleton.clone());
        let alike = self.alike.entry(skeleton.clone()).or_default();
        if arrives {
            alike.insert(key.clone());
        } else {
            alike.remove(key);
            if alike.is_empty() {
                self.alike.remove(skeleton);
            }
        }
    }

    /// Compares everybody whose names look the same, once for the whole group: a raid may bring hundreds of one name.
    fn mark_group(&self, skeleton: &Arc<str>, marks: &mut BTreeMap<RowKey, Option<Mark>>) {
        let Some(keys) = self.alike.get(skeleton) else {
            return;
        };
        let members: Vec<(&RowKey, &Person)> = keys
            .iter()
            .filter_map(|key| Some((key, self.present.get(key)?)))
            .collect();
        let mut different: BTreeSet<(&SafeName, Who<'_>)> = BTreeSet::new();
        let mut originals: BTreeMap<&SafeName, bool> = BTreeMap::new();
        for (key, person) in &members {
            let who = person.lasting.as_ref().map_or(Who::Entry(key), Who::Person);
            different.insert((&person.name, who));
            *originals.entry(&person.name).or_insert(false) |= person.badge == Badge::Member;
        }
        if let Some(name) = self.members_before.get(skeleton) {
            originals.insert(name, true);
        }
        let mut namesakes: BTreeMap<&SafeName, u32> = BTreeMap::new();
        for (name, _) in &different {
            *namesakes.entry(name).or_insert(0) += 1;
        }
        // Whoever takes the very name of a member who has left is a namesake of theirs.
        if let Some(name) = self.members_before.get(skeleton)
            && members
                .iter()
                .all(|(_, it)| it.name != *name || it.badge != Badge::Member)
            && let Some(n) = namesakes.get_mut(name)
        {
            *n += 1;
        }
        for (key, person) in members {
            marks.insert(key.clone(), mark(person, skeleton, &originals, &namesakes));
        }
    }
}

/// What makes two entries different people: the lasting identity, or else the entry itself.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Who<'a> {
    Person(&'a LastingIdentity),
    Entry(&'a RowKey),
}

/// A look-alike is worse than a namesake, and a namesake worse than a hidden character.
///
/// The one who belongs to the tenant is the original: the mark goes to those who resemble it.
fn mark(
    person: &Person,
    skeleton: &str,
    originals: &BTreeMap<&SafeName, bool>,
    namesakes: &BTreeMap<&SafeName, u32>,
) -> Option<Mark> {
    if !skeleton.is_empty() {
        let is_original = person.badge == Badge::Member;
        let resembled = originals
            .iter()
            .filter(|(name, is_members)| **name != &person.name && (!is_original || **is_members))
            .min_by_key(|(_, is_members)| !**is_members);
        if let Some((name, _)) = resembled {
            return Some(Mark::LooksLike((*name).clone()));
        }
        let same = namesakes.get(&person.name).copied().unwrap_or(1);
        if same > 1 {
            return Some(Mark::SameName(same));
        }
    }
    person
        .name
        .had_hidden_characters()
        .then_some(Mark::HiddenCharacters)
}
