//! One window per data folder: real processes of the program, of which later ones hand over their request and
//! exit.

#![cfg(target_os = "linux")]

use std::io::Write as _;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};

use moderato::simulator::{Scenario, Simulator, Target};
use tempfile::TempDir;

use crate::clipboard::press_until;
use crate::clipboard_desks::{Desk as _, X11};
use crate::display::{Running, keep_profile, program, until};
use crate::fixtures::sign_in::play;

/// Starts the program so that it signs in by itself.
struct Starts<'a> {
    desk: &'a X11,
    simulator: &'a Simulator,
    base: String,
    folder: &'a Path,
}

impl Starts<'_> {
    fn start(&self, flags: &[&str]) -> Command {
        let credentials = self.simulator.credentials();
        let mut command = program(&self.base, &credentials, self.folder);
        command
            .args(flags)
            .env("AZURE_CLIENT_SECRET", credentials.client_secret);
        self.desk.show(&mut command);
        command
    }

    /// Starts the program and waits until it has ended.
    async fn ended(&self, flags: &[&str], told: &str) -> ExitStatus {
        let mut command = self.start(flags);
        let mut child = Running(command.stdin(Stdio::piped()).spawn().unwrap());
        let mut stdin = child.0.stdin.take().unwrap();
        stdin.write_all(told.as_bytes()).unwrap();
        drop(stdin);
        let mut status = None;
        until(self.folder, "the end of a start", || {
            status = child.0.try_wait().unwrap();
            status.is_some()
        })
        .await;
        status.unwrap()
    }

    /// Waits until the roster of this call is asked for once more.
    async fn until_polled(&self, call: &str) {
        let asked = || {
            let requests = self.simulator.requests().into_iter();
            let of_call = |path: &str| path.contains(call);
            requests
                .filter(|seen| seen.target == Target::Roster && of_call(&seen.path))
                .count()
        };
        let before = asked();
        until(self.folder, "a roster", || asked() > before).await;
    }

    /// Returns how many windows are signed in with this folder.
    fn windows(&self) -> usize {
        let files = std::fs::read_dir(self.folder.join("windows"));
        files.map_or(0, Iterator::count)
    }

    fn socket(&self) -> UnixStream {
        UnixStream::connect(self.folder.join("window/socket")).unwrap()
    }
}

fn runs(program: &mut Child) -> bool {
    program.try_wait().unwrap().is_none()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_further_start_hands_over_to_the_window_that_is_there_and_ends() {
    let scenario = Scenario::call("Review")
        .person("Ada Lovelace")
        .and_call("Retro")
        .person("Grace Hopper")
        .meeting("Board", Some("Kx7pQ2"), &["Alan Turing"]);
    let playing = play(scenario.build()).await;
    let simulator = &playing.simulator;
    let _clock = simulator.spawn_clock();
    let folder = TempDir::new().unwrap();
    let credentials = simulator.credentials();
    keep_profile(&playing.base_url(), &credentials, folder.path());
    let desk = X11::start();
    let starts = Starts {
        desk: &desk,
        simulator,
        base: playing.base_url(),
        folder: folder.path(),
    };
    let calls = simulator.calls();
    let first = Running(starts.start(&["--call", &calls[0]]).spawn().unwrap());
    starts.until_polled(&calls[0]).await;

    assert!(starts.ended(&["--call", &calls[1]], "").await.success());
    starts.until_polled(&calls[1]).await;
    assert_eq!(starts.windows(), 1);

    // The open window shows the meeting of a second start, and its user joins.
    let link = simulator.meetings()[0].short_link();
    assert!(starts.ended(&["--join"], &link).await.success());
    desk.copy("nothing yet");
    let copy = || desk.press(&["ctrl+a", "ctrl+c"]);
    let is_shown = || desk.pasted().as_deref() == Some(&*link);
    press_until(&folder, "the link in the form", copy, is_shown).await;
    assert_eq!(simulator.with_world(|world| world.calls().len()), 2);

    // A connection that isn't a start of the program does no harm.
    let mut garbage = starts.socket();
    garbage.write_all(&[0xff; 64]).unwrap();
    let _silent = starts.socket();
    assert!(starts.ended(&[], "").await.success());

    let mut another = Running(starts.start(&["--new-window"]).spawn().unwrap());
    until(folder.path(), "another window", || starts.windows() == 2).await;
    assert!(runs(&mut another.0));

    // The killed window leaves its socket file. The other window soon listens there, so a new start finds the other
    // window.
    first.kill();
    assert!(folder.path().join("window/socket").exists());
    let is_taken_over = || UnixStream::connect(folder.path().join("window/socket")).is_ok();
    until(folder.path(), "the further window", is_taken_over).await;
    assert!(starts.ended(&["--call", &calls[0]], "").await.success());
    another.kill();
    let mut last = Running(starts.start(&[]).spawn().unwrap());
    starts.until_polled(&calls[0]).await;
    assert!(runs(&mut last.0));
}
