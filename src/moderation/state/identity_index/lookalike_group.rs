//! The present people of one call whose names have the same letters.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::moderation::model::identity::may_be_one_tenant;
use crate::moderation::model::name::SafeName;
use crate::moderation::model::participant::LastingIdentity;
use crate::moderation::model::time::Now;
use crate::moderation::state::identity_index::person::IndexedPerson;
use crate::moderation::state::row::RowKey;

/// Identifies a person: by lasting identity, or else by row.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum DistinctPerson<'a> {
    Person(&'a LastingIdentity),
    Entry(&'a RowKey),
}

/// All present people whose names have the same letters.
pub(super) struct LookalikeGroup<'a> {
    /// The names, each with the number of different people who have it. Omits outsiders under the name of a present or
    /// former member.
    ///
    /// If a member with the name has left, that counts as one more person, unless a present member has the name.
    pub(super) namesakes: BTreeMap<&'a SafeName, u32>,
    /// Names of the members in this group whose tenant is known, by tenant. There is rarely more than one tenant.
    members: BTreeMap<&'a str, BTreeSet<&'a SafeName>>,
}

impl<'a> LookalikeGroup<'a> {
    pub(super) fn of(
        people: &[(&'a RowKey, &'a IndexedPerson)],
        members_before: &HashMap<SafeName, Now>,
    ) -> Self {
        let mut different: BTreeSet<(&SafeName, DistinctPerson<'_>)> = BTreeSet::new();
        let mut members: BTreeMap<&str, BTreeSet<&SafeName>> = BTreeMap::new();
        let mut present: HashSet<&SafeName> = HashSet::new();
        for (_, person) in people {
            if person.is_original() {
                present.insert(&person.name);
                if let Some(tenant) = &person.tenant {
                    members.entry(tenant).or_default().insert(&person.name);
                }
            }
        }
        let is_of_member =
            |name: &SafeName| present.contains(name) || members_before.contains_key(name);
        for (key, person) in people {
            if person.is_outsider() && is_of_member(&person.name) {
                continue;
            }
            let who = person
                .lasting
                .as_ref()
                .map_or(DistinctPerson::Entry(key), DistinctPerson::Person);
            different.insert((&person.name, who));
        }
        let mut namesakes: BTreeMap<&SafeName, u32> = BTreeMap::new();
        for (name, _) in different {
            *namesakes.entry(name).or_insert(0) += 1;
        }
        for (name, people) in &mut namesakes {
            // Counts a member with this name who has left. A person who now uses the name is then a namesake.
            *people += u32::from(members_before.contains_key(*name) && !present.contains(name));
        }
        Self { namesakes, members }
    }

    /// Returns the name of a member of another tenant, if it looks like this person's but is not identical.
    ///
    /// Needed only until the session's tenant is known.
    pub(super) fn of_another_tenant(&self, person: &IndexedPerson) -> Option<&'a SafeName> {
        let mut others = self
            .members
            .iter()
            .filter(|(tenant, _)| !may_be_one_tenant(Some(tenant), person.tenant.as_deref()));
        others.find_map(|(_, names)| names.iter().copied().find(|name| **name != person.name))
    }
}
