//! The saved profiles on the sign-in page, and a renaming or deletion in progress.

use crate::settings::profiles::Profile;

/// The saved profiles, and a renaming or deletion in progress.
#[derive(Debug, Default)]
pub struct ProfileChoice {
    pub(crate) all: Vec<Profile>,
    pub(crate) doing: ProfileEdit,
}

#[derive(Debug, Default)]
pub(crate) enum ProfileEdit {
    #[default]
    Nothing,
    /// The typed name, and whether its field is to get the keyboard focus.
    Renaming {
        name: String,
        is_new: bool,
    },
    Deleting,
}

impl ProfileChoice {
    pub(crate) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Replaces the list of profiles, and ends renaming or deleting.
    pub(crate) fn set(&mut self, all: Vec<Profile>) {
        *self = Self {
            all,
            doing: ProfileEdit::Nothing,
        };
    }
}
