//! Ids that look like Graph's and are the same in every run.
//!
//! Tests and bug reports can only name an id if the next run uses the same id. All ids therefore derive from the
//! scenario's title; none is random.

use uuid::Builder;

#[derive(Clone, Debug)]
pub(crate) struct Ids {
    seed: u64,
    issued: u64,
}

impl Ids {
    /// Starts the sequence of a scenario.
    pub(crate) fn new(scenario: &str) -> Self {
        Self {
            seed: hash(scenario.as_bytes()),
            issued: 0,
        }
    }

    /// Starts a second, independent sequence.
    pub(crate) fn beside(&self, name: &str) -> Self {
        Self {
            seed: self.seed ^ hash(name.as_bytes()),
            issued: 0,
        }
    }

    /// Returns the next id of the sequence, formatted as a GUID.
    pub(crate) fn next(&mut self) -> String {
        self.issued += 1;
        guid(
            mix(self.seed.wrapping_add(self.issued)),
            mix(self.seed ^ self.issued.rotate_left(32)),
        )
    }

    /// Returns a fixed, evenly distributed number for a name.
    pub(crate) fn number(&self, name: &str) -> u64 {
        mix(self.seed ^ hash(name.as_bytes()))
    }

    /// Returns a fixed id for a name, independent of the sequence.
    pub(crate) fn named(&self, name: &str) -> String {
        let hashed = hash(name.as_bytes());
        guid(
            mix(self.seed ^ hashed),
            mix(hashed.wrapping_add(self.seed.rotate_left(17))),
        )
    }
}

/// Formats 128 bits as a version 4 GUID.
fn guid(high: u64, low: u64) -> String {
    let bytes = (u128::from(high) << 64 | u128::from(low)).to_be_bytes();
    Builder::from_random_bytes(bytes)
        .into_uuid()
        .hyphenated()
        .to_string()
}

/// Hashes bytes with FNV-1a, whose result is the same on every platform. The standard hasher does
/// not promise that.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |state, byte| {
        (state ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Applies the final step of `SplitMix64`, which makes similar inputs give unrelated outputs.
fn mix(input: u64) -> u64 {
    let z = input.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_runs_of_one_scenario_hand_out_the_same_ids() {
        let (mut first, mut second) = (Ids::new("town_hall"), Ids::new("town_hall"));
        assert_eq!(first.next(), second.next());
        assert_eq!(first.named("Ada"), second.named("Ada"));
    }

    #[test]
    fn ids_differ_within_a_scenario_and_between_scenarios() {
        let mut ids = Ids::new("town_hall");
        let mut other = Ids::new("support_bridge");
        let (first, second) = (ids.next(), ids.next());
        assert_ne!(first, second);
        assert_ne!(first, other.next());
        assert_ne!(ids.named("Ada"), ids.named("Bob"));
    }
}
