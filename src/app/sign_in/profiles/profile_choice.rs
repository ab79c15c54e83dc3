//! Which profile was chosen, and what is being done to it.

use crate::settings::profiles::Profile;

/// The profiles and what is being done to one of them.
#[derive(Debug, Default)]
pub struct ProfileChoice {
    /// All that are kept.
    pub(crate) all: Vec<Profile>,
    pub(crate) doing: Doing,
}

#[derive(Debug, Default)]
pub(crate) enum Doing {
    #[default]
    Nothing,
    Renaming(String),
    Deleting,
}

impl ProfileChoice {
    /// Whether none is kept.
    pub(crate) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Takes over what is kept now.
    pub(crate) fn set(&mut self, all: Vec<Profile>) {
        *self = Self {
            all,
            doing: Doing::Nothing,
        };
    }
}
