//! The saved profiles, and the edit under way.

use crate::settings::profiles::Profile;

/// The profiles, and the edit of one of them.
#[derive(Debug, Default)]
pub struct ProfileChoice {
    /// All saved profiles.
    pub(crate) all: Vec<Profile>,
    pub(crate) doing: ProfileEdit,
}

#[derive(Debug, Default)]
pub(crate) enum ProfileEdit {
    #[default]
    Nothing,
    Renaming(String),
    Deleting,
}

impl ProfileChoice {
    /// Returns whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Updates the list.
    pub(crate) fn set(&mut self, all: Vec<Profile>) {
        *self = Self {
            all,
            doing: ProfileEdit::Nothing,
        };
    }
}
