//! Bugs in the program: notes about panics, and caught panics of libraries.
//!
//! A panic message may contain names or ids, so release builds write it nowhere. One exception is a panic while the
//! window starts, whose message the user sees. Source location, time and version go to standard error and into a note,
//! which the next start reports.

use std::cell::Cell;
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::thread::{self, ThreadId};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// File with the note about a fault that has not been reported yet.
const NOTE: &str = "crash.json";
/// File with the last note that was reported.
const TOLD: &str = "crash-told.json";

/// Library threads whose panics only mean that the library returns nothing.
///
/// `fontique` panics in its own thread if fontconfig knows no fonts.
const LIBRARY_THREADS: [&str; 1] = ["egui_system_font_provider"];

thread_local! {
    /// Whether [`caught`] or [`caught_until_started`] catches a panic in this thread. Such a panic does not count as a
    /// fault.
    static IS_CAUGHT: Cell<bool> = const { Cell::new(false) };
}

/// The first fault of this run.
static FIRST: OnceLock<Fault> = OnceLock::new();

/// A panic of the program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// When the panic happened.
    pub at: Timestamp,
    /// Version of the program that panicked.
    pub version: String,
    /// Source location as `file:line`.
    pub place: String,
    /// Name of the thread.
    pub thread: String,
}

impl Fault {
    /// Describes a panic, without its message.
    fn of(info: &PanicHookInfo<'_>) -> Self {
        let place = info.location().map_or_else(String::new, |location| {
            format!("{}:{}", short(location.file()), location.line())
        });
        Self {
            at: Timestamp::now(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            place,
            thread: thread::current().name().unwrap_or_default().to_owned(),
        }
    }

    /// Writes a note, unless one exists: later faults are often consequences of the first.
    fn leave_note(&self, folder: &Path) -> io::Result<()> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(folder.join(NOTE))?;
        file.write_all(&serde_json::to_vec(self)?)?;
        file.sync_all()
    }
}

/// Shortens a path to the part that does not depend on the build computer.
fn short(file: &str) -> &str {
    let below = file.split_once("/registry/src/").map(|(_, below)| below);
    let within = below.and_then(|below| below.split_once('/'));
    within.map_or(file, |(_, within)| within)
}

/// Runs library code that may panic. Returns `None` after a panic, without reporting a fault.
///
/// The state that `work` changes must stay usable even if a panic interrupts the change.
pub fn caught<T>(work: impl FnOnce() -> T) -> Option<T> {
    struct RestoreCaught(bool);
    impl Drop for RestoreCaught {
        fn drop(&mut self) {
            IS_CAUGHT.set(self.0);
        }
    }
    let _before = RestoreCaught(IS_CAUGHT.replace(true));
    panic::catch_unwind(AssertUnwindSafe(work)).ok()
}

/// Runs code that may panic while starting. Returns the panic's message in that case, without
/// reporting a fault.
///
/// `work` calls its argument once it has started; later panics are ordinary faults.
pub fn caught_until_started<T>(work: impl FnOnce(&dyn Fn()) -> T) -> Result<T, String> {
    IS_CAUGHT.set(true);
    let has_started = Cell::new(false);
    let started = || {
        has_started.set(true);
        IS_CAUGHT.set(false);
    };
    let ran = panic::catch_unwind(AssertUnwindSafe(|| work(&started)));
    IS_CAUGHT.set(false);
    match ran {
        Ok(given) => Ok(given),
        Err(panic) if has_started.get() => panic::resume_unwind(panic),
        Err(panic) => {
            let words = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
            let words = words.or_else(|| panic.downcast_ref::<String>().cloned());
            Err(words.unwrap_or_else(|| "it gave no reason".to_owned()))
        }
    }
}

/// Installs a panic hook that reports to standard error, writes a note and wakes the window.
///
/// A panic on the window's own thread does not wake the window, because that thread may hold locks
/// needed for waking.
pub fn watch(folder: PathBuf, wake: Arc<dyn Fn() + Send + Sync>) {
    let window = thread::current().id();
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if is_no_fault() {
            return;
        }
        // Debug builds also print the message: developers work with made-up data.
        if cfg!(debug_assertions) {
            before(info);
        }
        took_place(&Fault::of(info), &folder);
        if !is_current(window) {
            wake();
        }
    }));
}

/// Whether a panic of this thread does not count as a fault: [`caught`] or [`caught_until_started`] catches it,
/// or the thread is one of [`LIBRARY_THREADS`].
fn is_no_fault() -> bool {
    let current = thread::current();
    IS_CAUGHT.get()
        || current
            .name()
            .is_some_and(|name| LIBRARY_THREADS.contains(&name))
}

fn is_current(thread: ThreadId) -> bool {
    thread::current().id() == thread
}

/// Reports a fault. Ignores errors, because there is no other place to report them.
fn took_place(fault: &Fault, folder: &Path) {
    let kept = match fault.leave_note(folder) {
        Ok(()) => format!("; a note is in {}", folder.join(NOTE).display()),
        Err(_) => String::new(),
    };
    let place = &fault.place;
    drop(writeln!(
        io::stderr(),
        "moderato: a part of Moderato stopped because of a bug ({place}){kept}"
    ));
    drop(FIRST.set(fault.clone()));
}

/// Returns the first fault of this run, if any.
pub fn first() -> Option<&'static Fault> {
    FIRST.get()
}

/// Returns the first fault that an earlier run noted. `None` if there was none, if its note can't be read, or if it was
/// returned before.
pub fn of_the_run_before(folder: &Path) -> Option<Fault> {
    let note = folder.join(NOTE);
    // This program writes regular files, so a link or a pipe with this name is not from it.
    if !fs::symlink_metadata(&note).ok()?.is_file() {
        return None;
    }
    let text = fs::read(&note).ok()?;
    // If the note stayed, each start would report it. The next fault could then not leave a note.
    if fs::rename(&note, folder.join(TOLD)).is_err() {
        drop(fs::remove_file(&note));
    }
    serde_json::from_slice(&text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_begin_is_a_sentence_and_what_has_begun_is_a_fault() {
        let told = caught_until_started(|_| panic!("libwayland-egl.so.1: not found"));
        assert_eq!(
            told.map(|(): ()| ()),
            Err("libwayland-egl.so.1: not found".to_owned())
        );
        assert_eq!(caught_until_started(|_| 7), Ok(7));
        let later = panic::catch_unwind(|| {
            caught_until_started(|started| {
                started();
                panic!("later");
            })
            .map(|(): ()| ())
        });
        assert!(later.is_err());
        assert!(!IS_CAUGHT.get());
    }

    fn fault(place: &str) -> Fault {
        Fault {
            at: Timestamp::UNIX_EPOCH,
            version: "0.1.0".into(),
            place: place.into(),
            thread: "worker".into(),
        }
    }

    #[test]
    fn a_note_holds_the_first_fault_and_is_told_once() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(of_the_run_before(folder.path()), None);
        fault("src/a.rs:1").leave_note(folder.path()).unwrap();
        assert!(fault("src/b.rs:2").leave_note(folder.path()).is_err());
        let told = of_the_run_before(folder.path()).unwrap();
        assert_eq!(told, fault("src/a.rs:1"));
        assert_eq!(of_the_run_before(folder.path()), None);
        // The next fault can write a note again.
        fault("src/b.rs:2").leave_note(folder.path()).unwrap();
        assert!(of_the_run_before(folder.path()).is_some());
    }

    #[test]
    fn a_note_that_cannot_be_read_is_put_aside() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(NOTE), "{").unwrap();
        assert_eq!(of_the_run_before(folder.path()), None);
        fault("src/a.rs:1").leave_note(folder.path()).unwrap();
    }

    #[test]
    fn a_place_says_nothing_of_the_computer_that_built_the_program() {
        let file = "/home/me/.cargo/registry/src/index.crates.io-1949/fontique-0.11.1/src/lib.rs";
        assert_eq!(short(file), "fontique-0.11.1/src/lib.rs");
        assert_eq!(short("src/app/text.rs"), "src/app/text.rs");
    }

    #[test]
    fn what_is_caught_ends_nothing_and_is_no_fault() {
        assert_eq!(caught(|| 7), Some(7));
        assert!(!is_no_fault());
        let nothing: Option<()> = caught(|| {
            assert!(is_no_fault());
            panic!("within a library");
        });
        assert_eq!(nothing, None);
        assert!(!is_no_fault());
    }
}
