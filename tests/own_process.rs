//! Stories that need their own process: this test binary again, in a separate environment.
//!
//! A story is an ignored test that another test starts. It refuses to run in a real session.

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::{Arc, Mutex};

use tracing_subscriber::fmt::MakeWriter;

/// Set for the second process: the story's folder.
const FOLDER: &str = "MODERATO_TEST_FOLDER";

/// Returns a command that runs this test binary.
pub(crate) fn this_binary() -> Command {
    Command::new(std::env::current_exe().unwrap())
}

/// Isolates a process from this session: no bus, no screen for prompts, no home.
pub(crate) fn set_apart(command: &mut Command, folder: &Path) {
    for (name, subfolder) in [
        ("HOME", "home"),
        ("XDG_DATA_HOME", "data"),
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_CACHE_HOME", "cache"),
        ("XDG_RUNTIME_DIR", "runtime"),
    ] {
        let path = folder.join(subfolder);
        std::fs::create_dir_all(&path).unwrap();
        command.env(name, path);
    }
    for name in [
        "DBUS_SESSION_BUS_ADDRESS",
        "DISPLAY",
        "WAYLAND_DISPLAY",
        "GNOME_KEYRING_CONTROL",
    ] {
        command.env_remove(name);
    }
    command.env(FOLDER, folder);
}

/// Runs a story, which must succeed; returns its output and errors.
pub(crate) fn run(mut command: Command, story: &str) -> String {
    let Output {
        status,
        stdout,
        stderr,
    } = command
        .args([story, "--exact", "--ignored", "--nocapture"])
        .output()
        .unwrap();
    let written = format!(
        "{}\n{}",
        String::from_utf8_lossy(&stdout),
        String::from_utf8_lossy(&stderr)
    );
    assert!(status.success(), "{story}: {status}\n{written}");
    assert!(written.contains("1 passed"), "no {story}:\n{written}");
    written
}

/// Returns the folder of the story in this process. Panics in any other process.
pub(crate) fn own_folder() -> PathBuf {
    std::env::var_os(FOLDER).unwrap().into()
}

/// Returns all files below a folder.
pub(crate) fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(files_in(&path));
        } else {
            files.push(path);
        }
    }
    files
}

/// Everything this process logs with `tracing` on any thread, down to trace level.
#[derive(Clone, Default)]
pub(crate) struct CapturedLog(Arc<Mutex<Vec<u8>>>);

impl CapturedLog {
    /// Starts listening; once per process.
    pub(crate) fn everywhere() -> Self {
        let told = Self::default();
        tracing_subscriber::fmt()
            .with_max_level(tracing::Level::TRACE)
            .with_ansi(false)
            .with_writer(told.clone())
            .init();
        told
    }

    /// Returns the text logged so far.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap()).into_owned()
    }
}

impl io::Write for CapturedLog {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for CapturedLog {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}
