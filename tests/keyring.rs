//! A real system keyring: a private gnome-keyring on a private session bus.
//!
//! A process connects to a keyring only once, so each story runs in its own process: this test
//! binary again, with the story's environment.

#![cfg(target_os = "linux")]

use std::path::Path;
use std::process::Command;

use secrecy::{ExposeSecret as _, SecretString};
use tempfile::TempDir;

use crate::own_process::{CapturedLog, files_in, own_folder, run, set_apart, this_binary};
use crate::support::start_worker;
use moderato::graph::http::cloud::Cloud;
use moderato::graph::http::origin::Endpoints;
use moderato::worker::keyring::{
    ForgetResult, KeyringAnswer, KeyringKey, KeyringTrouble, SecretKind,
};

pub(crate) const TENANT: &str = "contoso.example";
const SECRET: &str = "w0rth~keeping-Säfe";

/// Starts an unlocked keyring, then runs the command. The daemon goes to the background once the keyring is usable, and
/// ends with its bus.
pub(crate) const UNLOCKED: &str = r#"
    printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null
    exec "$@"
"#;

/// Stores a secret, restarts the daemon without its password, then runs the command.
pub(crate) const LOCKED_AGAIN: &str = r#"
    printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null
    "$1" keyring::story_of_keeping_one_secret --exact --ignored
    gnome-keyring-daemon --replace --components=secrets >/dev/null
    exec "$@"
"#;

fn key(tenant: &str) -> KeyringKey {
    let global = Endpoints::of(Cloud::Global).unwrap();
    KeyringKey::for_endpoints(&global, tenant, "app", SecretKind::ClientSecret).unwrap()
}

async fn answered<T>(answer: KeyringAnswer<T>) -> Result<T, KeyringTrouble> {
    answer.await.unwrap()
}

fn is(found: Option<&SecretString>, wanted: &str) -> bool {
    found.is_some_and(|secret| secret.expose_secret() == wanted)
}

#[test]
fn a_secret_is_kept_found_again_only_for_its_tenant_overwritten_and_forgotten() {
    let folder = TempDir::new().unwrap();
    let command = in_own_session(folder.path(), UNLOCKED);
    let written = run(command, "keyring::story_of_an_unlocked_keyring");
    assert!(!written.contains(SECRET), "{written}");
}

#[tokio::test]
#[ignore = "started by the test above, with a keyring of its own"]
async fn story_of_an_unlocked_keyring() {
    own_folder();
    let told = CapturedLog::everywhere();
    let worker = start_worker();
    let nothing = answered(worker.recall(key(TENANT))).await.unwrap();
    assert!(nothing.is_none());

    for secret in ["an earlier one", SECRET] {
        let kept = answered(worker.remember(key(TENANT), secret.into())).await;
        assert_eq!(kept, Ok(()));
        let found = answered(worker.recall(key(TENANT))).await.unwrap();
        assert!(is(found.as_ref(), secret));
    }
    let elsewhere = answered(worker.recall(key("fabrikam.example"))).await;
    assert!(elsewhere.unwrap().is_none());
    let untouched = answered(worker.forget(key("fabrikam.example"))).await;
    assert_eq!(untouched, Ok(ForgetResult::NothingKept));
    let still = answered(worker.recall(key(TENANT))).await.unwrap();
    assert!(is(still.as_ref(), SECRET));

    for wanted in [ForgetResult::Deleted, ForgetResult::NothingKept] {
        assert_eq!(answered(worker.forget(key(TENANT))).await, Ok(wanted));
    }
    let gone = answered(worker.recall(key(TENANT))).await.unwrap();
    assert!(gone.is_none());
    let told = told.text();
    assert!(told.contains("zbus"), "the bus's own tracing is heard");
    assert!(!told.contains(SECRET));
}

#[test]
fn a_keyring_that_nobody_unlocks_keeps_its_secret_and_is_told_as_locked() {
    let folder = TempDir::new().unwrap();
    let command = in_own_session(folder.path(), LOCKED_AGAIN);
    run(command, "keyring::story_of_a_locked_keyring");
}

#[tokio::test]
#[ignore = "started by the test above, with a keyring of its own"]
async fn story_of_keeping_one_secret() {
    own_folder();
    let kept = start_worker().remember(key(TENANT), SECRET.into());
    assert_eq!(answered(kept).await, Ok(()));
}

#[tokio::test]
#[ignore = "started by the test above, with a keyring of its own"]
async fn story_of_a_locked_keyring() {
    own_folder();
    let worker = start_worker();
    let kept = answered(worker.remember(key(TENANT), "another".into())).await;
    assert_eq!(kept, Err(KeyringTrouble::Locked));
    let found = answered(worker.recall(key(TENANT))).await;
    assert!(
        matches!(found, Err(KeyringTrouble::Locked)),
        "{:?}",
        found.err()
    );
    let forgotten = answered(worker.forget(key(TENANT))).await;
    assert_eq!(forgotten, Err(KeyringTrouble::Locked));
}

#[test]
fn without_a_session_bus_secrets_stay_in_memory_and_no_file_is_written() {
    let folder = TempDir::new().unwrap();
    let mut command = this_binary();
    set_apart(&mut command, folder.path());
    run(command, "keyring::story_without_a_keyring");
    assert!(files_in(folder.path()).is_empty());
}

#[tokio::test]
#[ignore = "started by the test above, without a session bus"]
async fn story_without_a_keyring() {
    own_folder();
    let worker = start_worker();
    let kept = answered(worker.remember(key(TENANT), SECRET.into())).await;
    assert_eq!(kept, Err(KeyringTrouble::Missing));
    let found = answered(worker.recall(key(TENANT))).await;
    assert!(matches!(found, Err(KeyringTrouble::Missing)));
    let forgotten = answered(worker.forget(key(TENANT))).await;
    assert_eq!(forgotten, Err(KeyringTrouble::Missing));
    let sentence = KeyringTrouble::Missing.to_string();
    assert!(sentence.contains("secrets stay in memory"), "{sentence}");
}

/// Returns a command that runs this test binary on a private bus, where a script starts the keyring
/// and then the binary.
pub(crate) fn in_own_session(folder: &Path, script: &str) -> Command {
    for program in ["dbus-run-session", "gnome-keyring-daemon"] {
        assert!(
            is_installed(program),
            "{program} is missing, and without it nothing shows that secrets are kept well; on Debian and Ubuntu: \
             apt-get install dbus gnome-keyring"
        );
    }
    let mut command = Command::new("dbus-run-session");
    command.args(["--", "sh", "-ec", script, "sh"]);
    command.arg(this_binary().get_program());
    set_apart(&mut command, folder);
    command
}

/// A bus that does not restart a keyring that ended.
const BUS: &str = r#"<busconfig>
    <type>session</type>
    <listen>unix:tmpdir=/tmp</listen>
    <policy context="default">
        <allow send_destination="*" eavesdrop="true"/>
        <allow eavesdrop="true"/>
        <allow own="*"/>
    </policy>
</busconfig>"#;

/// Returns the command of [`in_own_session`], on a bus that doesn't restart the keyring.
pub(crate) fn in_own_session_that_restarts_nothing(folder: &Path, script: &str) -> Command {
    let config = folder.join("bus.conf");
    std::fs::write(&config, BUS).unwrap();
    let usual = in_own_session(folder, script);
    let mut command = Command::new(usual.get_program());
    command.arg(format!("--config-file={}", config.display()));
    command.args(usual.get_args());
    for (name, value) in usual.get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    command
}

/// Unlocks the keyring of this session, as its own program would.
pub(crate) async fn unlock_the_keyring() {
    use zbus::zvariant::{ObjectPath, OwnedObjectPath, OwnedValue, Value};

    const NAME: &str = "org.freedesktop.secrets";
    const PATH: &str = "/org/freedesktop/secrets";
    own_folder();
    let bus = zbus::Connection::session().await.unwrap();
    let call = |interface| zbus::Proxy::new(&bus, NAME, PATH, interface);
    let service = call("org.freedesktop.Secret.Service").await.unwrap();
    let plain = ("plain", Value::from(""));
    let (_, session): (OwnedValue, OwnedObjectPath) =
        service.call("OpenSession", &plain).await.unwrap();
    let password = (session, Vec::<u8>::new(), b"pw".to_vec(), "text/plain");
    let login = ObjectPath::try_from("/org/freedesktop/secrets/collection/login").unwrap();
    let daemon = call("org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface");
    let daemon = daemon.await.unwrap();
    let unlocked: zbus::Result<()> = daemon
        .call("UnlockWithMasterPassword", &(login, password))
        .await;
    unlocked.unwrap();
}

/// Kills the keyring of this session, as a crash would.
pub(crate) fn kill_the_keyring() {
    const SCRIPT: &str = r"
        bus=org.freedesktop.DBus
        pid=$(dbus-send --session --print-reply --dest=$bus /org/freedesktop/DBus \
            $bus.GetConnectionUnixProcessID string:org.freedesktop.secrets | sed -n 's/.*uint32 //p')
        kill -9 $pid
    ";
    own_folder();
    let killed = Command::new("sh").args(["-ec", SCRIPT]).status().unwrap();
    assert!(killed.success());
}

pub(crate) fn is_installed(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}
