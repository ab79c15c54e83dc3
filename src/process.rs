//! Keeps secrets in memory from being written to disk after a crash.
//!
//! The program starts no other program and opens no browser, so nothing inherits its environment,
//! which may contain `AZURE_CLIENT_SECRET`. A lint refuses `Command::new`; code that needs it must
//! remove those variables first.

/// Asks the system for no core dumps. Linux only.
///
/// If dumps are piped to a handler, the handler decides; systemd's keeps none under this limit. The
/// process stays otherwise dumpable, because portals, and so file dialogs, refuse processes that
/// are not.
#[cfg(target_os = "linux")]
pub fn forbid_core_dumps() -> std::io::Result<()> {
    use rustix::process::{Resource, Rlimit, setrlimit};

    let none = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    Ok(setrlimit(Resource::Core, none)?)
}

/// Does nothing: Windows and macOS write no memory to a file after a crash unless set up to do so.
#[cfg(not(target_os = "linux"))]
pub fn forbid_core_dumps() -> std::io::Result<()> {
    Ok(())
}
