//! A simulated world that knows the truth.
//!
//! A simulated meeting answers the polls through a service that may lie, while a moderator clicks.
//! After every step, the laws compare the console's actions and display with the truth.
//!
//! `cargo test` runs a few hundred stories, the same each time. A story has 40 steps on average, so
//! this command runs a million steps:
//!
//! ```text
//! PROPTEST_CASES=25000 cargo test --release --locked --lib moderation::tests::laws::world
//! ```

pub(crate) mod coming;
pub(crate) mod driver;
pub(crate) mod found;
pub(crate) mod laws;
pub(crate) mod lies;
pub(crate) mod meeting;
pub(crate) mod moderator;
pub(crate) mod record;
pub(crate) mod requests;
pub(crate) mod script;
pub(crate) mod sending;
pub(crate) mod service;
pub(crate) mod shown;
pub(crate) mod timetable;
pub(crate) mod told;

use proptest::prelude::*;

use crate::moderation::tests::laws::stories;
use crate::moderation::tests::laws::world::driver::World;
use crate::moderation::tests::laws::world::script::story;

proptest! {
    #![proptest_config(stories::config())]

    #[test]
    fn whatever_it_is_told_the_console_keeps_to_the_laws((never_lies_twice, people, steps) in story()) {
        let mut world = World::new(never_lies_twice, &people);
        for step in steps {
            world.takes(step);
        }
        world.closes();
    }
}
