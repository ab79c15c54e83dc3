//! Selects the random stories that test the laws in `pressure` and `world`, and their number.

use proptest::prelude::ProptestConfig;
use proptest::test_runner::RngSeed;

/// Number of stories without `PROPTEST_CASES`.
const STORIES: u32 = 300;

/// Returns the settings of proptest. By default, every run uses the same stories, so that a failure
/// is caused by the last change and not by chance.
///
/// With `PROPTEST_CASES`, each run uses new stories.
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
