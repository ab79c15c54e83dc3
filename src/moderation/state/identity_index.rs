//! Compares the people of one call: devices and visits of the same identity, and names that are too similar.
//!
//! The originals are the members of the tenant that we are signed in to, including those who have left. Their tenant
//! vouches for their names: members Li Wei and Wei Li are two people. So similar names of members are not marked. The
//! rules for other names (see [`crate::moderation::model::lookalike`]):
//! - Anybody else is marked if their name could be mistaken for a member's.
//! - Guests and people of other tenants are also marked if they have exactly a member's name.
//! - People who are not members are compared with each other only by the appearance of the letters.
//! - Different people with the same name are marked as well, but that mark is no warning.
//!
//! The indexes are updated row by row. After a change, only the rows whose names or identities it may affect are
//! compared again.

mod lookalike_group;
mod older_half;
mod person;
mod removed_names;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use crate::moderation::model::lookalike::AppearanceKey;
use crate::moderation::model::name::SafeName;
use crate::moderation::model::participant::{Badge, Identity, LastingIdentity};
use crate::moderation::model::time::Now;
use crate::moderation::state::identity_index::lookalike_group::LookalikeGroup;
use crate::moderation::state::identity_index::older_half::older_half;
use crate::moderation::state::identity_index::person::IndexedPerson;
use crate::moderation::state::identity_index::removed_names::RemovedNames;
use crate::moderation::state::row::{Mark, Row, RowKey, Visit};
use crate::moderation::state::row_keys::RowKeys;

/// Highest number of earlier visits remembered for one identity.
const KEPT_VISITS: usize = 20;

/// The result of comparing the person in a row with all others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct IdentityFinding {
    /// Why the name is marked. `None` if it is not marked.
    pub(crate) mark: Option<Mark>,
    /// When somebody with this name was removed, before this person joined.
    pub(crate) removed_namesake: Option<Now>,
    /// Number of present rows with the same identity.
    pub(crate) devices: u32,
}

impl IdentityFinding {
    pub(crate) fn differs_from(&self, row: &Row) -> bool {
        (&self.mark, self.removed_namesake, self.devices)
            != (&row.mark, row.removed_namesake, row.devices)
    }

    pub(crate) fn write_to(self, row: &mut Row) {
        row.mark = self.mark;
        row.removed_namesake = self.removed_namesake;
        row.devices = self.devices;
    }
}

/// The people of one call, present and past.
#[derive(Debug, Default)]
pub(crate) struct IdentityIndex {
    present: HashMap<RowKey, IndexedPerson>,
    /// Present rows by the letters of the name, as [`IndexedPerson::letters`] returns them.
    alike: HashMap<Arc<str>, RowKeys>,
    /// Names of members, by appearance. The number counts present members with the name, plus one if a member with the
    /// name has left.
    originals: HashMap<AppearanceKey, BTreeMap<SafeName, u32>>,
    /// Rows of people who are not members, under the appearances of all names for which their name could be mistaken.
    imitators: HashMap<AppearanceKey, RowKeys>,
    /// Present rows of each identity.
    devices: HashMap<LastingIdentity, RowKeys>,
    /// Ended visits of each identity, newest first.
    visits: HashMap<LastingIdentity, Arc<[Visit]>>,
    /// When this app last removed a person of each identity, and how often.
    removed: HashMap<LastingIdentity, (Now, u32)>,
    /// Removed people who may come back: the operator said so after their last removal.
    welcome: HashSet<LastingIdentity>,
    /// Names of removed people who were not members. A person who later joins under such a name is marked.
    removed_names: RemovedNames,
    /// Names of members who have left, with the time at which each left. Other people may still pose as them.
    members_before: HashMap<SafeName, Now>,
    /// Letters of names whose rows have to be compared again.
    touched_names: BTreeSet<Arc<str>>,
    /// Identities whose devices have to be counted again.
    touched_identities: BTreeSet<LastingIdentity>,
}

impl IdentityIndex {
    /// Adds the person of a present row.
    pub(crate) fn arrived(&mut self, row: &Row) {
        let lasting = row.participant.identity.lasting();
        if let Some(lasting) = &lasting {
            self.devices
                .entry(lasting.clone())
                .or_default()
                .insert(row.key.clone());
            self.touched_identities.insert(lasting.clone());
        }
        let person = IndexedPerson {
            name: row.name.clone(),
            badge: row.badge,
            tenant: row.participant.identity.tenant.clone(),
            lasting,
            first_seen: row.first_seen,
        };
        self.group(&person, &row.key, true);
        self.present.insert(row.key.clone(), person);
    }

    /// Compares a person again after a change of name, kind or identity.
    pub(crate) fn changed(&mut self, row: &Row) {
        if let Some(person) = self.present.remove(&row.key) {
            self.ungroup(&row.key, &person);
            self.arrived(row);
        }
    }

    /// Ends the visit of a row. `removal` is when this app was ordered to remove the person, and `None` if it was not.
    ///
    /// For a removal that had seemed to fail, `removal` may be a later time, or the time when the person was first
    /// seen.
    pub(crate) fn left(&mut self, row: &Row, now: Now, removal: Option<Now>) {
        let Some(person) = self.present.remove(&row.key) else {
            return;
        };
        self.ungroup(&row.key, &person);
        if person.is_original() {
            self.remember_member(&person.name, now);
        } else if let Some(asked) = removal {
            self.removed_names.add(person.letters(), asked, now);
        }
        let removed = removal.is_some();
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
            self.forget_visits();
        }
        if removed && let Some(key) = row.participant.identity.key() {
            self.welcome.remove(&key);
            let times = self.removed.get(&key).map_or(0, |(_, times)| *times);
            self.removed.insert(key, (now, times + 1));
        }
    }

    /// Keeps the name of a member who left. If there are too many of these names, drops the older half of them.
    fn remember_member(&mut self, name: &SafeName, now: Now) {
        if self.members_before.insert(name.clone(), now).is_none() {
            self.count_original(name, true);
        }
        let times = self.members_before.values().copied();
        let Some(oldest) = older_half(times, self.members_before.len()) else {
            return;
        };
        let gone = self
            .members_before
            .iter()
            .filter(|(_, at)| at.monotonic <= oldest);
        let gone: BTreeSet<SafeName> = gone.map(|(name, _)| name.clone()).collect();
        for name in gone {
            self.members_before.remove(&name);
            self.count_original(&name, false);
        }
    }

    /// Drops the visits of the older half of the absent identities if too many are remembered.
    fn forget_visits(&mut self) {
        let devices = &self.devices;
        let newest = |visits: &Arc<[Visit]>| visits.first().map(|visit| visit.until);
        let absent = self
            .visits
            .iter()
            .filter(|(who, _)| !devices.contains_key(*who));
        let times = absent.filter_map(|(_, visits)| newest(visits));
        let count = self.visits.len().saturating_sub(devices.len());
        if let Some(oldest) = older_half(times, count) {
            self.visits.retain(|who, visits| {
                devices.contains_key(who) || newest(visits).is_some_and(|at| at.monotonic > oldest)
            });
        }
    }

    /// Removes a row without ending its visit. The visit may continue in a row under another id, or once its call is
    /// watched again.
    pub(crate) fn withdrawn(&mut self, row: &Row) {
        if let Some(person) = self.present.remove(&row.key) {
            self.ungroup(&row.key, &person);
        }
    }

    /// Takes back the end of a row's visit, because the row is listed again. If `was_removed`, also takes back the
    /// removal.
    pub(crate) fn was_not_over(&mut self, row: &Row, was_removed: bool) {
        let identity = &row.participant.identity;
        if let Some(visits) = identity.lasting().and_then(|it| self.visits.get_mut(&it))
            && visits.first().is_some_and(|it| it.from == row.first_seen)
        {
            *visits = visits.iter().skip(1).cloned().collect();
        }
        if was_removed && row.badge != Badge::Member {
            self.removed_names
                .take_back(row.name.appearance().letters());
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

    /// Notes that a return of this identity raises no alarm until the identity is removed again.
    pub(crate) fn welcome_back(&mut self, identity: &LastingIdentity) {
        let known = self.removed.keys();
        let known = known.filter(|known| known.is_same_as(identity));
        self.welcome.extend(known.cloned());
    }

    /// Returns when this app last removed a person of the same identity, and how often. `None` if
    /// never, or if they may come back.
    pub(crate) fn removed_before(&self, identity: &Identity) -> Option<(Now, u32)> {
        let key = identity.key().filter(|key| !self.welcome.contains(key))?;
        self.removed.get(&key).copied()
    }

    /// Returns the ended visits of an identity, newest first.
    pub(crate) fn earlier_visits(&self, lasting: Option<&LastingIdentity>) -> Arc<[Visit]> {
        lasting
            .and_then(|lasting| self.visits.get(lasting).cloned())
            .unwrap_or_default()
    }

    /// Returns all present rows with this identity.
    pub(crate) fn devices(&self, lasting: &LastingIdentity) -> Vec<RowKey> {
        let devices = self.devices.get(lasting).into_iter().flatten();
        let is_theirs = |key: &&RowKey| {
            let person = self.present.get(key);
            let theirs = person.and_then(|person| person.lasting.as_ref());
            theirs.is_some_and(|theirs| theirs.is_same_as(lasting))
        };
        devices.filter(is_theirs).cloned().collect()
    }

    /// Returns new findings for the rows that may be affected by changes since the last call of this function.
    pub(crate) fn take_notes(&mut self) -> Vec<(RowKey, IdentityFinding)> {
        let mut marks: BTreeMap<RowKey, Option<Mark>> = BTreeMap::new();
        for letters in std::mem::take(&mut self.touched_names) {
            self.mark_group(&letters, &mut marks);
        }
        for lasting in std::mem::take(&mut self.touched_identities) {
            for key in self.devices.get(&lasting).into_iter().flatten() {
                if let Some(person) = self.present.get(key)
                    && !marks.contains_key(key)
                {
                    self.mark_group(person.letters(), &mut marks);
                }
            }
        }
        marks
            .into_iter()
            .map(|(key, mark)| {
                let person = self.present.get(&key);
                let finding = IdentityFinding {
                    mark,
                    removed_namesake: person.and_then(|person| self.removed_namesake(person)),
                    devices: self.devices_of(&key),
                };
                (key, finding)
            })
            .collect()
    }

    /// Returns the number of present rows with the same identity as `key`, including `key` itself.
    fn devices_of(&self, key: &RowKey) -> u32 {
        let lasting = self.present.get(key).and_then(|it| it.lasting.as_ref());
        lasting.map_or(1, |lasting| {
            u32::try_from(self.devices(lasting).len()).unwrap_or(u32::MAX)
        })
    }

    /// Takes a row out of all indexes. The rows it was compared with are compared again later.
    fn ungroup(&mut self, key: &RowKey, person: &IndexedPerson) {
        self.group(person, key, false);
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

    /// Adds a row to the indexes of names. If `arrives` is false, takes it out instead.
    fn group(&mut self, person: &IndexedPerson, key: &RowKey, arrives: bool) {
        self.touched_names.insert(person.letters().clone());
        put(&mut self.alike, person.letters().clone(), key, arrives);
        if person.is_original() {
            self.count_original(&person.name, arrives);
            return;
        }
        for appearance in person.name.appearance().imitated() {
            put(&mut self.imitators, *appearance, key, arrives);
        }
    }

    /// Counts one more member with this name if one `arrives`, or else one fewer. If the name is new or no member has
    /// it any more, everybody whose name could be mistaken for it will be compared again.
    fn count_original(&mut self, name: &SafeName, arrives: bool) {
        for appearance in name.appearance().original() {
            let names = self.originals.entry(*appearance).or_default();
            let count = names.entry(name.clone()).or_insert(0);
            *count = if arrives { *count + 1 } else { *count - 1 };
            let has_changed = *count == u32::from(arrives);
            if *count == 0 {
                names.remove(name);
            }
            if names.is_empty() {
                self.originals.remove(appearance);
            }
            if has_changed {
                let imitators = self.imitators.get(appearance).into_iter().flatten();
                let imitators = imitators.filter_map(|key| self.present.get(key));
                let names = imitators.map(|person| person.letters().clone());
                self.touched_names.extend(names);
            }
        }
    }

    /// Compares all people whose names have these letters as one group. A raid may bring hundreds of people with one
    /// name.
    fn mark_group(&self, letters: &Arc<str>, marks: &mut BTreeMap<RowKey, Option<Mark>>) {
        let Some(keys) = self.alike.get(letters) else {
            return;
        };
        let people = keys
            .iter()
            .filter_map(|key| Some((key, self.present.get(key)?)));
        let people: Vec<(&RowKey, &IndexedPerson)> = people.collect();
        let group = LookalikeGroup::of(&people, &self.members_before);
        for (key, person) in people {
            marks.insert(key.clone(), self.mark(person, &group));
        }
    }

    /// Returns the first mark that applies, in this order:
    ///
    /// - The name is a member's, or resembles another person's.
    /// - Several people share the name.
    /// - Somebody with the name was removed.
    /// - The name has hidden characters.
    fn mark(&self, person: &IndexedPerson, group: &LookalikeGroup<'_>) -> Option<Mark> {
        let alike = if person.letters().is_empty() {
            None
        } else if person.is_original() {
            let name = group.of_another_tenant(person);
            name.map(|name| Mark::LooksLike(name.clone()))
        } else {
            self.imitation(person, group)
        };
        let same = group.namesakes.get(&person.name).copied().unwrap_or(1);
        if alike.is_some() {
            alike
        } else if same > 1 && !person.letters().is_empty() {
            Some(Mark::SameName(same))
        } else if let Some(removed) = self.removed_namesake(person) {
            Some(Mark::NameOfRemoved(removed))
        } else {
            let hides = person.name.had_hidden_characters();
            hides.then_some(Mark::HiddenCharacters)
        }
    }

    /// Returns when the latest removal under a name that looks like this person's was proved. `None` if that removal
    /// was ordered only after this person was first seen.
    ///
    /// `None` for members. `None` also if this identity itself was removed, because another alarm reports that.
    fn removed_namesake(&self, person: &IndexedPerson) -> Option<Now> {
        let lasting = person.lasting.as_ref();
        let is_told = lasting.is_some_and(|lasting| self.removed.contains_key(lasting));
        if is_told || person.is_original() || person.letters().is_empty() {
            return None;
        }
        let names = &self.removed_names;
        names.removed_before(person.letters(), person.first_seen)
    }

    /// Whether somebody with this present person's name was removed before this person joined. It may be the same
    /// person. `false` for members, and for people who were removed themselves.
    pub(crate) fn has_removed_name(&self, key: &RowKey) -> bool {
        let person = self.present.get(key);
        person.is_some_and(|person| self.removed_namesake(person).is_some())
    }

    /// Returns the mark of a person who is not a member, if they could be mistaken for a member or for another person.
    ///
    /// A meeting room's device or an unknown entry may rightly have a member's exact name. So only outsiders are marked
    /// for that.
    fn imitation(&self, person: &IndexedPerson, group: &LookalikeGroup<'_>) -> Option<Mark> {
        let appearances = person.name.appearance().imitated().iter();
        let originals = || {
            appearances
                .clone()
                .filter_map(|appearance| self.originals.get(appearance))
        };
        if originals().any(|names| names.contains_key(&person.name)) {
            return person.is_outsider().then_some(Mark::NameOfMember);
        }
        if let Some(member) = originals().filter_map(|names| names.keys().next()).min() {
            return Some(Mark::LooksLike(member.clone()));
        }
        let mut others = group.namesakes.keys();
        let other = others.find(|name| ***name != person.name)?;
        Some(Mark::LooksLikeAnother((*other).clone()))
    }
}

/// Adds the row `key` to the rows under `by` in an index if it `arrives`, or else takes it out.
fn put<K: Eq + std::hash::Hash>(
    index: &mut HashMap<K, RowKeys>,
    by: K,
    key: &RowKey,
    arrives: bool,
) {
    use std::collections::hash_map::Entry;
    match index.entry(by) {
        Entry::Occupied(mut rows) if !arrives => {
            rows.get_mut().remove(key);
            if rows.get().is_empty() {
                rows.remove();
            }
        }
        rows if arrives => {
            rows.or_default().insert(key.clone());
        }
        Entry::Occupied(_) | Entry::Vacant(_) => {}
    }
}
