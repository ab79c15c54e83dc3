//! The program itself, killed in the worst moment: a call that it has just created is found again by the next run.

#![cfg(target_os = "linux")]

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use moderato::settings::profiles::{Profile, ProfileCloud, ProfileCredential, ProfilesFile};
use moderato::simulator::{Credentials, Matcher, Scenario, Simulator, Target};

/// How long a program may take to start on a machine that does other things too.
const PATIENCE: Duration = Duration::from_mins(2);

/// A display that nobody sees; ends with the test.
pub(crate) struct Display {
    server: Child,
    name: String,
}

impl Display {
    pub(crate) fn start() -> Self {
        let server = Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1280x800x24",
                "-nolisten",
                "tcp",
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

    /// Starts the program as a person would, with nothing of anybody's real session.
    fn program(&self, base: &str, credentials: &Credentials, folder: &Path, join: &str) -> Running {
        let mut command = self.command(base, credentials, folder);
        if !join.is_empty() {
            command.arg("--join");
        }
        let mut child = command.spawn().unwrap();
        child
            .stdin
            .take()
            .unwrap()
            .write_all(join.as_bytes())
            .unwrap();
        Running(child)
    }

    /// The program, not started yet.
    pub(crate) fn command(&self, base: &str, credentials: &Credentials, folder: &Path) -> Command {
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
            .env("DISPLAY", &self.name)
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("AZURE_CLIENT_SECRET", &credentials.client_secret)
            .stdin(Stdio::piped())
            .stderr(log);
        command
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        drop(self.server.kill());
        drop(self.server.wait());
    }
}

/// The program; gone with the test, whatever comes of it.
pub(crate) struct Running(pub(crate) Child);

impl Running {
    /// SIGKILL: nothing of the program runs any more.
    fn kill(mut self) {
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_program_that_is_killed_right_after_a_201_watches_the_call_again_in_its_next_run() {
    let scenario = Scenario::call("Elsewhere")
        .meeting("Review", Some("Kx7pQ2"), &["Ada Lovelace"])
        .build();
    let running = Simulator::start(scenario, ([127, 0, 0, 1], 0).into())
        .await
        .unwrap();
    let (simulator, base) = (running.simulator.clone(), running.base_url());
    let _clock = simulator.spawn_clock();
    let (credentials, link) = (
        simulator.credentials(),
        simulator.meetings()[0].short_link(),
    );
    let folder = tempfile::TempDir::new().unwrap();
    let profile = Profile {
        name: "Test".into(),
        cloud: ProfileCloud::Custom {
            graph: base.clone(),
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
    ProfilesFile::new(folder.path()).upsert(profile).unwrap();

    let display = Display::start();
    // Whatever the program does after the 201 begins with a request about the call: none is answered.
    let held = simulator.hold(Matcher::default().path("/communications/calls/"));
    let first = display.program(&base, &credentials, folder.path(), &link);
    until(
        folder.path(),
        "the first request about the new call",
        || held.waiting() > 0,
    )
    .await;
    first.kill();
    let created = simulator.with_world(|world| {
        let mut calls = world.calls().iter();
        let created = calls.find(|call| call.subject.as_deref() == Some("Review"));
        created.map(|call| call.id.clone())
    });
    let id = created.expect("the call was created");
    let watched = std::fs::read_to_string(folder.path().join("watched.json")).unwrap();
    assert!(watched.contains(&id), "{watched}");
    held.release();

    let seen = |target: Target| {
        let requests = simulator.requests();
        requests
            .iter()
            .filter(|seen| seen.target == target && seen.path.contains(&id))
            .count()
    };
    let before = seen(Target::Roster);
    let second = display.program(&base, &credentials, folder.path(), "");
    until(folder.path(), "the next run to poll the call", || {
        seen(Target::Roster) > before + 1
    })
    .await;
    until(folder.path(), "a sign of life", || {
        seen(Target::KeepAlive) > 0
    })
    .await;
    second.kill();
    let creates = simulator.requests();
    let creates = creates
        .iter()
        .filter(|seen| seen.target == Target::Create)
        .count();
    assert_eq!(creates, 1, "nobody joins twice");
}
