//! Names of people whom this app removed, except members. A person who later joins under such a name is marked.
//!
//! A guest gets a new id with each join. So nothing shows whether the removed person and the new one are the same. The
//! mark says only that the names have the same letters.

use std::collections::HashMap;
use std::sync::Arc;

use crate::moderation::model::time::Now;
use crate::moderation::state::identity_index::older_half::older_half;

/// The removals of people whose names have the same letters.
#[derive(Debug, Clone, Copy)]
struct RemovedName {
    /// When the most recently proved removal was requested.
    asked: Now,
    /// When the removal requested at `asked` was proved.
    proved: Now,
    /// Number of removed people whose names have these letters.
    people: u32,
}

/// Names of removed people who are not members, by their letters.
#[derive(Debug, Default)]
pub(super) struct RemovedNames {
    names: HashMap<Arc<str>, RemovedName>,
}

impl RemovedNames {
    /// Adds the name of a person whose removal was ordered at `asked` and is proved now.
    ///
    /// If there are too many names, drops the older half.
    pub(super) fn add(&mut self, letters: &Arc<str>, asked: Now, proved: Now) {
        let name = RemovedName {
            asked,
            proved,
            people: self.names.get(letters).map_or(0, |known| known.people) + 1,
        };
        self.names.insert(letters.clone(), name);
        let times = self.names.values().map(|name| name.proved);
        if let Some(oldest) = older_half(times, self.names.len()) {
            let names = &mut self.names;
            names.retain(|_, name| name.proved.monotonic > oldest);
        }
    }

    /// Takes back one removal, because its proof was wrong.
    pub(super) fn take_back(&mut self, letters: &Arc<str>) {
        if let Some(name) = self.names.get_mut(letters) {
            name.people -= 1;
            if name.people == 0 {
                self.names.remove(letters);
            }
        }
    }

    /// Returns when the latest removal under this name was proved. `None` if there is none, or if it was ordered at
    /// `first_seen` or later.
    pub(super) fn removed_before(&self, letters: &Arc<str>, first_seen: Now) -> Option<Now> {
        let name = self.names.get(letters)?;
        (name.asked.monotonic < first_seen.monotonic).then_some(name.proved)
    }
}
