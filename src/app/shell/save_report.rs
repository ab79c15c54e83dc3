//! Results of writing settings and profiles on another thread.

use crate::settings::file::SettingsError;
use crate::settings::profiles::Profiles;
use crate::worker::keyring::KeyringKey;

/// The result of writing on another thread.
pub(crate) enum SaveReport {
    Preferences(Result<(), SettingsError>),
    /// Where the window stands.
    Place(Result<(), SettingsError>),
    Profiles(Result<Profiles, SettingsError>),
    /// A profile was deleted, and the secret under this key is to be deleted too.
    Deleted(Result<Profiles, SettingsError>, Option<KeyringKey>),
}
