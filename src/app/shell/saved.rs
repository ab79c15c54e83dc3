//! What has come of settings and profiles that were written beside the window.

use crate::settings::file::SettingsError;
use crate::settings::profiles::Profiles;
use crate::worker::keyring::KeyringKey;

/// What has come of something that was written beside the window.
pub(crate) enum Saved {
    Preferences(Result<(), SettingsError>),
    /// Where the window stands.
    Place(Result<(), SettingsError>),
    Profiles(Result<Profiles, SettingsError>),
    /// A profile has gone, and what the keyring holds for it is to go, too.
    Deleted(Result<Profiles, SettingsError>, Option<KeyringKey>),
}
