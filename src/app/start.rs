//! How the window begins: what flags, environment and settings say before anybody has typed anything.

use secrecy::SecretString;

use crate::demo::{self, DemoError};
use crate::moderation::ids::CallId;
use crate::settings::environment::Environment;
use crate::settings::file::SettingsError;
use crate::settings::flags::WindowFlags;
use crate::settings::folders::{Folders, NoDataFolder};
use crate::settings::preferences::{Preferences, PreferencesFile};
use crate::simulator::Scenario;
use crate::worker::{Cloud, EndpointError, Endpoints};

/// Everything that the window is given at its start.
pub struct Start {
    /// Where the program writes.
    pub folders: Folders,
    /// What `settings.json` said, or why it could not be read.
    pub preferences: Result<Preferences, SettingsError>,
    /// What stands in the form from the start.
    pub prefill: Prefill,
    /// Calls to watch besides those on the list.
    pub calls: Vec<CallId>,
    /// An invented meeting to open at once.
    pub demo: Option<Scenario>,
    /// Sign in with the prefilled form without a click.
    pub sign_in_at_once: bool,
}

/// Why the window does not open.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Nowhere to write.
    #[error(transparent)]
    Folder(#[from] NoDataFolder),
    /// An address that no cloud can have.
    #[error("--graph-url or --authority-url: {0}")]
    Address(#[from] EndpointError),
    /// No such demo.
    #[error(transparent)]
    Demo(#[from] DemoError),
}

impl Start {
    /// Puts together what flags, the environment and the settings file say; flags win.
    pub fn from_flags(flags: WindowFlags, environment: Environment) -> Result<Self, StartError> {
        let folders = Folders::find(flags.data_dir)?;
        let preferences = PreferencesFile::new(&folders.data).load();
        let calls = flags
            .calls
            .iter()
            .map(|id| CallId::from(id.trim()))
            .collect();
        if let Some(name) = flags.demo {
            // An invented meeting has nothing to do with the tenant of the environment.
            return Ok(Self {
                folders,
                preferences,
                prefill: Prefill::default(),
                calls,
                demo: Some(demo::scenario(&name)?),
                sign_in_at_once: false,
            });
        }
        if let Some(graph) = &flags.graph_url {
            Endpoints::custom(graph, flags.authority_url.as_deref())?;
        }
        let tenant = flags.tenant.or(environment.tenant);
        let client_id = flags.client_id.or(environment.client_id);
        let sign_in_at_once =
            tenant.is_some() && client_id.is_some() && environment.secret.is_some();
        Ok(Self {
            folders,
            preferences,
            prefill: Prefill {
                cloud: None,
                graph_url: flags.graph_url,
                authority_url: flags.authority_url,
                tenant,
                client_id,
                secret_from_environment: environment.secret.is_some(),
                secret: environment.secret,
            },
            calls,
            demo: None,
            sign_in_at_once,
        })
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_no_cloud_can_have_is_told_before_a_window_opens() {
        let folder = tempfile::tempdir().unwrap();
        let start = |url: &str| {
            let flags = WindowFlags {
                graph_url: Some(url.to_owned()),
                data_dir: Some(folder.path().to_owned()),
                ..WindowFlags::default()
            };
            Start::from_flags(flags, Environment::default())
        };
        for url in [
            "nonsense",
            "http://graph.example",
            "http://localhost:1",
            "https://graph.example/v1.0",
        ] {
            assert!(matches!(start(url), Err(StartError::Address(_))), "{url}");
        }
        assert!(start("http://127.0.0.1:8080/prefix/").is_ok());
    }
}
