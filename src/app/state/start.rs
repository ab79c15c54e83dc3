//! The window's start: the values that it has before anything is typed, such as those from flags, environment and
//! settings.

use std::io::{self, Read as _};

use crate::demo::{self, DemoError};
use crate::desktop::desktop_request::Inbox;
use crate::desktop::notifier::Notifier;
use crate::moderation::model::ids::CallId;
use crate::moderation::pasted::{MAX_BYTES, decoded};
use crate::settings::environment::Environment;
use crate::settings::file::SettingsError;
use crate::settings::flags::WindowFlags;
use crate::settings::folders::{Folders, NoDataFolder};
use crate::settings::policy::{Policy, policy_path};
use crate::settings::preferences::{Preferences, PreferencesFile};
use crate::simulator::Scenario;
use crate::worker::{Cloud, EndpointError, Endpoints, Transport, TransportError};

/// The values that the window gets at its start.
pub struct Start {
    /// The folders to which the program writes.
    pub folders: Folders,
    /// Contents of `settings.json`, or why it couldn't be read.
    pub preferences: Result<Preferences, SettingsError>,
    /// The administrator's policy, which overrides settings.
    pub policy: Policy,
    /// Initial contents of the sign-in form.
    pub prefill: Prefill,
    /// Calls to watch besides those of the saved list.
    pub calls: Vec<CallId>,
    /// The text that names a meeting to join or a call to watch, read from standard input. It may contain a passcode.
    pub join: Option<String>,
    /// A demo to open at once.
    pub demo: Option<Scenario>,
    /// Whether to sign in with the prefilled form at once.
    pub sign_in_at_once: bool,
    /// Whether to mask names and ids from the first frame on.
    pub presentation: bool,
    /// The window's connections to the desktop and to other starts of the program.
    pub around: Surroundings,
}

/// The window's connections to the desktop and to other starts of the program. There are none by default, as in a test.
#[derive(Default)]
pub struct Surroundings {
    /// Shows notifications while the window isn't in front.
    pub notifier: Option<Notifier>,
    /// Requests from other starts of the program on the same data folder.
    pub inbox: Option<Inbox>,
}

/// Why the window doesn't open.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// There is no folder to write to.
    #[error(transparent)]
    Folder(#[from] NoDataFolder),
    /// The data folder can't be examined, is no folder, belongs to another user, or is writable for others.
    #[error("the folder for the program's data: {0}")]
    Others(io::Error),
    /// A flag gives an address that no cloud can have.
    #[error("--graph-url or --authority-url: {0}")]
    Address(#[from] EndpointError),
    /// The file of certificate authorities or the proxy can't be used.
    #[error("{flag}: {0}", flag = flag_of(.0))]
    Transport(#[from] TransportError),
    /// Standard input couldn't be read.
    #[error("--join: standard input couldn't be read: {0}")]
    Input(#[from] io::Error),
    /// There is no demo with the given name.
    #[error(transparent)]
    Demo(#[from] DemoError),
}

/// Returns the flag whose value caused the error.
fn flag_of(error: &TransportError) -> &'static str {
    match error {
        TransportError::Unreadable { .. }
        | TransportError::NoCertificate(_)
        | TransportError::BrokenCertificate(_) => "--ca-file",
        TransportError::NotAProxy | TransportError::ProxyScheme | TransportError::ProxyPassword => {
            "--proxy"
        }
    }
}

impl Start {
    /// Combines flags, environment, policy and settings file. Flags take precedence over the environment. Fails if the
    /// window can't open with these values.
    pub fn from_flags(flags: WindowFlags, environment: Environment) -> Result<Self, StartError> {
        let folders = Folders::find(flags.data_dir)?;
        folders.check().map_err(StartError::Others)?;
        let preferences = PreferencesFile::new(&folders.data).load();
        let policy = Policy::find(flags.require_record, &policy_path());
        let calls = flags
            .calls
            .iter()
            .map(|id| CallId::from(id.trim()))
            .collect();
        let mut start = Self {
            folders,
            preferences,
            policy,
            prefill: Prefill::default(),
            calls,
            join: None,
            demo: None,
            sign_in_at_once: false,
            presentation: flags.presentation,
            around: Surroundings::default(),
        };
        if let Some(name) = flags.demo {
            // The demo ignores the environment, which may name a real tenant.
            start.demo = Some(demo::scenario(&name)?);
            return Ok(start);
        }
        if let Some(graph) = &flags.graph_url {
            Endpoints::custom(graph, flags.authority_url.as_deref())?;
        }
        let transport = Transport::new(flags.ca_file.as_deref(), flags.proxy.as_deref())?;
        // Addresses given as flags replace the choice of a cloud.
        let host = environment.authority_host.as_deref();
        let host = host.filter(|_| flags.graph_url.is_none());
        let clouds = host.map(Cloud::of_authority).unwrap_or_default();
        start.prefill = Prefill {
            cloud: clouds.first().copied(),
            authority_doubt: host.and_then(|host| AuthorityDoubt::about(host, &clouds)),
            graph_url: flags.graph_url,
            authority_url: flags.authority_url,
            app: Environment {
                tenant: flags.tenant.or(environment.tenant),
                client_id: flags.client_id.or(environment.client_id),
                ..environment
            },
            transport,
        };
        start.sign_in_at_once = start.prefill.is_complete();
        start.join = flags.join.then(read_standard_input).transpose()?;
        Ok(start)
    }
}

/// Reads the text that names a meeting or a call from standard input.
///
/// Reads one byte more than the join dialog accepts. The dialog then reports a text that is too long.
fn read_standard_input() -> io::Result<String> {
    let mut text = Vec::new();
    let most = u64::try_from(MAX_BYTES)
        .unwrap_or(u64::MAX)
        .saturating_add(1);
    io::stdin().lock().take(most).read_to_end(&mut text)?;
    Ok(decoded(&text))
}

/// Initial contents of the sign-in form.
#[derive(Default)]
pub struct Prefill {
    /// The cloud that the form offers at first. If several clouds sign in at the environment's authority, the first of
    /// them.
    ///
    /// `None` if a flag gives Graph's address, or if the environment names no known authority.
    pub cloud: Option<Cloud>,
    /// Graph root of a custom cloud.
    pub graph_url: Option<String>,
    /// Sign-in authority of a custom cloud.
    pub authority_url: Option<String>,
    /// The app and its credential. Flags override the environment's values for the app; secrets are never put into a
    /// text field.
    pub app: Environment,
    /// Why `AZURE_AUTHORITY_HOST` doesn't identify a single cloud.
    pub authority_doubt: Option<AuthorityDoubt>,
    /// The proxy and the certificate authorities that flags give.
    pub transport: Transport,
}

/// Why the host of a sign-in authority doesn't identify a single cloud; holds the host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AuthorityDoubt {
    /// No known cloud signs in at this host.
    Unknown(String),
    /// Several clouds sign in at this host.
    Shared(String),
}

impl AuthorityDoubt {
    pub(crate) fn about(host: &str, clouds: &[Cloud]) -> Option<Self> {
        match clouds {
            [] => Some(Self::Unknown(host.to_owned())),
            [_] => None,
            [..] => Some(Self::Shared(host.to_owned())),
        }
    }
}

impl Prefill {
    /// Whether to sign in with these contents: tenant, app and a credential are given, and there is no warning to show.
    fn is_complete(&self) -> bool {
        let app = &self.app;
        let has_credential = app.secret.is_some()
            || app.certificate_path.is_some()
            || app.federated_token_file.is_some();
        let is_clear = self.authority_doubt.is_none();
        app.tenant.is_some() && app.client_id.is_some() && has_credential && is_clear
    }
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

    #[test]
    fn a_screen_that_is_shared_from_the_start_shows_nothing_before() {
        for demo in [None, Some("raid".to_owned())] {
            let flags = |presentation| WindowFlags {
                demo: demo.clone(),
                presentation,
                data_dir: Some("unused".into()),
                ..WindowFlags::default()
            };
            for asked in [true, false] {
                let start = Start::from_flags(flags(asked), Environment::default()).unwrap();
                assert_eq!(start.presentation, asked, "{demo:?}");
            }
        }
    }

    fn start(environment: Environment) -> Start {
        let folder = tempfile::tempdir().unwrap();
        let flags = WindowFlags {
            data_dir: Some(folder.path().to_owned()),
            ..WindowFlags::default()
        };
        Start::from_flags(flags, environment).unwrap()
    }

    fn variables() -> Environment {
        Environment {
            tenant: Some("t".into()),
            client_id: Some("a".into()),
            certificate_path: Some("/keys/app.pfx".into()),
            ..Environment::default()
        }
    }

    #[test]
    fn an_authority_that_no_cloud_has_is_told_and_keeps_the_program_from_signing_in() {
        for (host, cloud, at_once) in [
            (None, None, true),
            (
                Some("https://login.microsoftonline.com/"),
                Some(Cloud::Global),
                true,
            ),
            // Both US Government clouds sign in at this host.
            (
                Some("https://login.microsoftonline.us/"),
                Some(Cloud::UsGovL4),
                false,
            ),
            (Some("https://login.evil.example"), None, false),
            (Some("https://login.chinacloudapi.cn"), None, false),
        ] {
            let mut environment = variables();
            environment.authority_host = host.map(str::to_owned);
            let start = start(environment);
            assert_eq!(start.prefill.cloud, cloud, "{host:?}");
            assert_eq!(start.sign_in_at_once, at_once, "{host:?}");
            assert_eq!(start.prefill.authority_doubt.is_none(), at_once, "{host:?}");
        }
    }

    #[test]
    fn a_proxy_that_cannot_be_one_is_told_before_a_window_opens() {
        let flags = WindowFlags {
            proxy: Some("socks5://proxy".into()),
            data_dir: Some("unused".into()),
            ..WindowFlags::default()
        };
        let refused = Start::from_flags(flags, Environment::default());
        assert!(matches!(refused, Err(StartError::Transport(_))));
    }

    #[cfg(unix)]
    #[test]
    fn a_data_folder_where_others_may_write_is_refused_before_a_window_opens() {
        use std::os::unix::fs::PermissionsExt as _;

        let folder = tempfile::tempdir().unwrap();
        let start = || {
            let flags = WindowFlags {
                data_dir: Some(folder.path().to_owned()),
                ..WindowFlags::default()
            };
            Start::from_flags(flags, Environment::default())
        };
        start().unwrap();
        let open = std::fs::Permissions::from_mode(0o777);
        std::fs::set_permissions(folder.path(), open).unwrap();
        let told = start().err().unwrap().to_string();
        assert!(
            told.contains("other users") && told.contains("chmod go-w"),
            "{told}"
        );
    }
}
