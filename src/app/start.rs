//! How the window begins: what flags, environment and settings say before anybody has typed anything.

use secrecy::SecretString;

use crate::graph::origin::Cloud;
use crate::moderation::ids::CallId;
use crate::settings::folders::Folders;
use crate::settings::preferences::{Preferences, PreferencesError};
use crate::simulator::Scenario;

/// Everything that the window is given at its start.
pub struct Start {
    /// Where the program writes.
    pub folders: Folders,
    /// What `settings.json` said, or why it could not be read.
    pub preferences: Result<Preferences, PreferencesError>,
    /// What stands in the form from the start.
    pub prefill: Prefill,
    /// Calls to watch besides those on the list.
    pub calls: Vec<CallId>,
    /// An invented meeting to open at once.
    pub demo: Option<Scenario>,
    /// Sign in with the prefilled form without a click.
    pub sign_in_at_once: bool,
}

/// What stands in the sign-in form from the start.
#[derive(Default)]
pub struct Prefill {
    /// Which cloud, where no address is given.
    pub cloud: Option<Cloud>,
    /// The Graph root of a custom cloud.
    pub graph_url: Option<String>,
    /// The sign-in authority of a custom cloud.
    pub authority_url: Option<String>,
    /// Directory (tenant) id or domain.
    pub tenant: Option<String>,
    /// Application (client) id.
    pub client_id: Option<String>,
    /// The secret's value; never put into a text field.
    pub secret: Option<SecretString>,
    /// Whether the secret came from `AZURE_CLIENT_SECRET`, so that the form can say so.
    pub secret_from_environment: bool,
}
