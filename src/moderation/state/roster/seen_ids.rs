//! The hashes of all ids ever listed in a call, in little memory.

use std::collections::BTreeSet;

/// Number of new hashes that are merged into the sorted ones at once.
const MERGED_AT: usize = 2_048;

/// The hashes of all ids listed so far. None is ever removed.
///
/// Most are in a sorted vector without spare capacity, 8 bytes each, so that a day of joins needs
/// little memory. A hash table doubles whenever it is full, which can take megabytes at once.
#[derive(Debug, Default)]
pub(super) struct SeenIds {
    sorted: Vec<u64>,
    /// The newest hashes, until there are [`MERGED_AT`] of them.
    newest: BTreeSet<u64>,
}

impl SeenIds {
    /// Adds a hash. Returns whether it was new.
    pub(super) fn insert(&mut self, hash: u64) -> bool {
        if self.sorted.binary_search(&hash).is_ok() || !self.newest.insert(hash) {
            return false;
        }
        if self.newest.len() >= MERGED_AT {
            self.merge();
        }
        true
    }

    /// Returns whether the set has a hash.
    pub(super) fn contains(&self, hash: u64) -> bool {
        self.newest.contains(&hash) || self.sorted.binary_search(&hash).is_ok()
    }

    /// Returns all hashes, in no particular order.
    pub(super) fn iter(&self) -> impl Iterator<Item = u64> + '_ {
        self.sorted.iter().chain(&self.newest).copied()
    }

    fn merge(&mut self) {
        let newest = std::mem::take(&mut self.newest);
        let mut merged = Vec::with_capacity(self.sorted.len() + newest.len());
        merged.append(&mut self.sorted);
        merged.extend(newest);
        merged.sort_unstable();
        self.sorted = merged;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_new_once_before_and_after_it_is_merged() {
        let mut seen = SeenIds::default();
        // Spread over all values, in no order.
        let hashes = || (1..=3 * MERGED_AT as u64).map(|n| n.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        for hash in hashes() {
            assert!(!seen.contains(hash));
            assert!(seen.insert(hash) && !seen.insert(hash));
            assert!(seen.contains(hash));
        }
        assert!(hashes().all(|hash| seen.contains(hash) && !seen.insert(hash)));
        assert!(!seen.contains(3));
        let all: BTreeSet<u64> = seen.iter().collect();
        assert_eq!(all, hashes().collect());
        assert_eq!(seen.sorted.capacity(), seen.sorted.len(), "no room is kept");
    }
}
