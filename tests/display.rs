//! The program itself on a virtual display, isolated from the user's real session.

#![cfg(target_os = "linux")]

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use moderato::settings::profiles::{Profile, ProfileCloud, ProfileCredential, ProfilesFile};
use moderato::simulator::Credentials;

/// How long a program may take to start on a busy machine.
pub(crate) const PATIENCE: Duration = Duration::from_mins(5);

/// A private X server that ends with the test.
pub(crate) struct Display {
    server: Child,
    pub(crate) name: String,
}

impl Display {
    /// Starts a server whose screen leaves room for a first window of the usual size, 1280 by 800.
    pub(crate) fn start() -> Self {
        Self::sized([1600, 1000])
    }

    /// Starts a server whose screen has this many pixels.
    pub(crate) fn sized([width, height]: [u32; 2]) -> Self {
        let screen = format!("{width}x{height}x24");
        let server = Command::new("Xvfb")
            .args([
                "-displayfd", "1", "-screen", "0", &screen,
                // Without this, the server resets when its last client leaves, and refuses clients during the reset.
                "-noreset", "-nolisten", "tcp",
            ])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let mut server = server.unwrap_or_else(|error| {
            panic!("this test needs Xvfb ({error}); install what README.md names under Tests")
        });
        let mut number = String::new();
        let told = server.stdout.take().unwrap();
        BufReader::new(told).read_line(&mut number).unwrap();
        let name = format!(":{}", number.trim());
        Self { server, name }
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        drop(self.server.kill());
        drop(self.server.wait());
    }
}

/// A program that is killed at the end of the test.
pub(crate) struct Running(pub(crate) Child);

impl Running {
    /// Sends SIGKILL, after which no code of the program runs.
    pub(crate) fn kill(mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// Returns a command that starts the program as a person would, without a display yet. Only the secret must be typed.
pub(crate) fn program(base: &str, credentials: &Credentials, folder: &Path) -> Command {
    let log = std::fs::File::create(folder.join("program.log")).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_moderato"));
    command
        .args(["--graph-url", base, "--tenant", &credentials.tenant_id])
        .args(["--client-id", &credentials.client_id])
        .arg("--data-dir")
        .arg(folder)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("HOME", folder)
        .env("XDG_RUNTIME_DIR", folder)
        .env("LIBGL_ALWAYS_SOFTWARE", "1")
        .stdin(Stdio::null())
        .stderr(log);
    command
}

/// Saves a profile in the folder, so that joining only requires a meeting.
pub(crate) fn keep_profile(base: &str, credentials: &Credentials, folder: &Path) {
    let profile = Profile {
        name: "Test".into(),
        cloud: ProfileCloud::Custom {
            graph: base.to_owned(),
            authority: None,
        },
        tenant: credentials.tenant_id.clone(),
        client_id: credentials.client_id.clone(),
        callback_uri: Some("https://relay.example/calls".into()),
        guest_name: None,
        auto_cancel_secs: 0,
        credential: ProfileCredential::Secret,
        last_used: true,
    };
    let file = ProfilesFile::new(folder);
    file.change(|all| all.upsert(profile)).unwrap();
}

/// Waits for something that another process does.
pub(crate) async fn until(folder: &Path, what: &str, mut is_there: impl FnMut() -> bool) {
    let waits = async {
        while !is_there() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    if tokio::time::timeout(PATIENCE, waits).await.is_err() {
        let log = std::fs::read_to_string(folder.join("program.log")).unwrap_or_default();
        panic!("waited in vain for {what}; the program said: {log}");
    }
}
