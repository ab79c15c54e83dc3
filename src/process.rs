//! What the process as a whole keeps to itself: memory with secrets in it is never written out after a crash.
//!
//! No other program is started and no page is opened in a browser, so nobody inherits the environment, which may hold
//! `AZURE_CLIENT_SECRET`. A lint refuses `Command::new` until whoever needs it takes those variables out.

/// Asks the system for no core dump, should the program crash, on Linux.
///
/// A handler that dumps are piped to decides by itself; that of systemd keeps none under this limit. The process stays
/// dumpable otherwise, since portals, and so file dialogs, refuse a process that is not.
#[cfg(target_os = "linux")]
pub fn forbid_core_dumps() -> std::io::Result<()> {
    use rustix::process::{Resource, Rlimit, setrlimit};

    let none = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    Ok(setrlimit(Resource::Core, none)?)
}

/// Does nothing: neither Windows nor macOS writes memory to a file after a crash unless somebody set that up.
#[cfg(not(target_os = "linux"))]
pub fn forbid_core_dumps() -> std::io::Result<()> {
    Ok(())
}
