//! Results of work beside the window: settings and profiles that were written, and what was asked of the desktop.

use std::path::PathBuf;

use crate::app::state::file_field::FileField;
use crate::app::state::request::Request;
use crate::file_desk::ask::AskError;
use crate::file_desk::show::ShowError;
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

/// What somebody chose in a file dialog; nothing where they closed it.
type Chosen = Result<Option<PathBuf>, AskError>;

/// What was asked of the desktop and is not answered yet.
#[derive(Debug, Default)]
pub(crate) struct AskedOfDesktop {
    pub(crate) showing: Option<Request<Result<(), ShowError>>>,
    pub(crate) file: Option<(FileField, Request<Chosen>)>,
}
