//! The hashes of all ids ever listed in a call, in little memory.

/// Number of groups, by the first bits of the hash. A power of two.
const GROUPS: usize = 128;
/// Room that a full group gets at once, in hashes.
const STEP: usize = 16;

/// The hashes of all ids listed so far. None is ever removed.
///
/// They are in small sorted groups with little room to spare, so that a day of joins needs little
/// more than 8 bytes each. A hash table doubles whenever it is full, which can take megabytes at
/// once; and one vector of all would move each time it grows, and leave holes behind that are too
/// small for it the next time.
#[derive(Debug, Default)]
pub(super) struct SeenIds {
    /// Empty, or [`GROUPS`] groups in the order of their first bits.
    groups: Vec<Vec<u64>>,
}

impl SeenIds {
    /// Adds a hash. Returns whether it was new.
    pub(super) fn insert(&mut self, hash: u64) -> bool {
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

    /// Returns whether the set has a hash.
    pub(super) fn contains(&self, hash: u64) -> bool {
        let group = self.groups.get(group_of(hash));
        group.is_some_and(|group| group.binary_search(&hash).is_ok())
    }

    /// Returns all hashes in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = u64> + '_ {
        self.groups.iter().flatten().copied()
    }
}

/// Returns the place of the group to which a hash belongs.
fn group_of(hash: u64) -> usize {
    let first_bits = hash >> (u64::BITS - GROUPS.trailing_zeros());
    usize::try_from(first_bits).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_new_once_and_needs_little_room() {
        let mut seen = SeenIds::default();
        // Spread over all values, in no order.
        let hashes = || (1..=6_000_u64).map(|n| n.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        for hash in hashes() {
            assert!(!seen.contains(hash));
            assert!(seen.insert(hash) && !seen.insert(hash));
            assert!(seen.contains(hash));
        }
        assert!(hashes().all(|hash| seen.contains(hash) && !seen.insert(hash)));
        assert!(!seen.contains(3) && seen.insert(u64::MAX) && seen.insert(0));
        let all: Vec<u64> = seen.iter().collect();
        assert_eq!(all.len(), 6_002);
        assert!(all.is_sorted(), "each hash is in its group");
        let is_tight = |group: &Vec<u64>| group.capacity() - group.len() < STEP;
        assert!(seen.groups.iter().all(is_tight));
    }
}
