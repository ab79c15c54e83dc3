//! Results of work on other threads: writing settings and profiles, and requests to the desktop.

use std::path::PathBuf;

use crate::app::sign_in::profiles::profile::SignInKey;
use crate::app::state::file_field::FileField;
use crate::app::state::request::Request;
use crate::file_manager::ask::AskError;
use crate::file_manager::show::ShowError;
use crate::settings::file::SettingsError;
use crate::settings::profiles::Profiles;
use crate::worker::keyring::KeyringKey;

/// The result of writing settings or profiles on another thread.
pub(crate) enum SaveReport {
    Preferences(Result<(), SettingsError>),
    /// The result of saving the window's position, size and zoom.
    Place(Result<(), SettingsError>),
    Profiles(Result<Profiles, SettingsError>),
    /// The result of saving a sign-in that had no profile before.
    NewProfile(Result<Profiles, SettingsError>, Box<SignInKey>),
    /// The result of deleting a profile. The secret under this key is to be deleted from the keyring next.
    Deleted(Result<Profiles, SettingsError>, Option<KeyringKey>),
}

/// The file chosen in a dialog; `None` if the dialog was closed.
type Chosen = Result<Option<PathBuf>, AskError>;

/// Requests to the desktop that aren't answered yet.
#[derive(Debug, Default)]
pub(crate) struct AskedOfDesktop {
    pub(crate) showing: Option<Request<Result<(), ShowError>>>,
    pub(crate) file: Option<(FileField, Request<Chosen>)>,
}
