//! The hashes of all ids ever listed in a call, in little memory.

/// Number of groups, by the first bits of the hash. A power of two.
const GROUPS: usize = 128;
/// Number of hashes by which the capacity of a full group grows.
const STEP: usize = 16;

/// The hashes of all ids ever listed. Never shrinks.
///
/// Small sorted groups need little more than 16 bytes per hash. A full hash table doubles in size, which can take
/// megabytes at once. A growing single vector would be moved again and again, and leave holes too small to reuse.
#[derive(Debug, Default)]
pub(super) struct SeenIds {
    /// Empty, or [`GROUPS`] groups in the order of the first bits of their hashes.
    groups: Vec<Vec<u128>>,
}

impl SeenIds {
    /// Adds a hash. Returns whether it was new.
    pub(super) fn insert(&mut self, hash: u128) -> bool {
        if self.groups.is_empty() {
            self.groups.resize_with(GROUPS, Vec::new);
        }
        let Some(group) = self.groups.get_mut(group_of(hash)) else {
            return false;
        };
        let Err(place) = group.binary_search(&hash) else {
            return false;
        };
        if group.len() == group.capacity() {
            group.reserve_exact(STEP);
        }
        group.insert(place, hash);
        true
    }

    pub(super) fn contains(&self, hash: u128) -> bool {
        let group = self.groups.get(group_of(hash));
        group.is_some_and(|group| group.binary_search(&hash).is_ok())
    }

    /// Returns all hashes in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = u128> + '_ {
        self.groups.iter().flatten().copied()
    }
}

fn group_of(hash: u128) -> usize {
    let first_bits = hash >> (u128::BITS - GROUPS.trailing_zeros());
    usize::try_from(first_bits).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_new_once_and_needs_little_room() {
        let mut seen = SeenIds::default();
        // These hashes are spread over all values, in no order.
        let hashes =
            || (1..=6_000_u128).map(|n| n.wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835));
        for hash in hashes() {
            assert!(!seen.contains(hash));
            assert!(seen.insert(hash) && !seen.insert(hash));
            assert!(seen.contains(hash));
        }
        assert!(hashes().all(|hash| seen.contains(hash) && !seen.insert(hash)));
        assert!(!seen.contains(3) && seen.insert(u128::MAX) && seen.insert(0));
        // Two hashes that agree in one half are still different.
        let half = u128::from(u64::MAX);
        assert!(seen.insert(half) && seen.insert(!half));
        let all: Vec<u128> = seen.iter().collect();
        assert_eq!(all.len(), 6_004);
        assert!(all.is_sorted(), "each hash is in its group");
        let is_tight = |group: &Vec<u128>| group.capacity() - group.len() < STEP;
        assert!(seen.groups.iter().all(is_tight));
    }
}
