//! Deserializes values and validates them at once, so that errors carry a line number.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

/// A value that can be well-formed and still invalid.
pub(crate) trait Validate {
    /// Checks the value. The error names the invalid part.
    fn check(&self) -> Result<(), &'static str>;
}

/// A value that was validated while being deserialized.
#[derive(Clone, Debug)]
pub(crate) struct Validated<T>(pub(crate) T);

impl<'de, T: Deserialize<'de> + Validate> Deserialize<'de> for Validated<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let form = T::deserialize(deserializer)?;
        form.check().map_err(D::Error::custom)?;
        Ok(Self(form))
    }
}
