//! How many stories the two big laws are told, and which.

use proptest::prelude::ProptestConfig;
use proptest::test_runner::RngSeed;

/// How many stories are told where `PROPTEST_CASES` says nothing.
const STORIES: u32 = 300;

/// Tells the same stories at every run of the tests, so that a red test speaks of the change before it and not of luck.
/// With `PROPTEST_CASES` the stories are new ones.
pub(crate) fn config() -> ProptestConfig {
    let config = ProptestConfig::default();
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => config,
        None => ProptestConfig {
            cases: STORIES,
            rng_seed: RngSeed::Fixed(2026),
            ..config
        },
    }
}
