//! Removing one person and many.

pub(crate) mod bulk;
pub(crate) mod ending;
pub(crate) mod endings;
pub(crate) mod never_the_wrong_person;
pub(crate) mod one;
pub(crate) mod pacing;
pub(crate) mod together;
