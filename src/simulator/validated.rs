//! Forms that are checked while they are read.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

/// A form that can be read and still make no sense.
pub(crate) trait Validate {
    /// Says what is wrong with it.
    fn check(&self) -> Result<(), &'static str>;
}

/// A form that was checked while the reader still knew its line.
#[derive(Clone, Debug)]
pub(crate) struct Validated<T>(pub(crate) T);

impl<'de, T: Deserialize<'de> + Validate> Deserialize<'de> for Validated<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let form = T::deserialize(deserializer)?;
        form.check().map_err(D::Error::custom)?;
        Ok(Self(form))
    }
}
