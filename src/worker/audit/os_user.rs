//! The system user that the program runs as.
//!
//! Asks the system for it. Does not use `$USER`, which anyone can set.

pub(crate) fn os_user() -> String {
    let name = whoami::username().ok();
    name.filter(|name| !name.is_empty())
        .unwrap_or_else(nameless)
}

/// Returns a stand-in for a user id without a name, as found in containers.
fn nameless() -> String {
    #[cfg(target_os = "linux")]
    let named = format!("uid {}", rustix::process::geteuid().as_raw());
    #[cfg(not(target_os = "linux"))]
    let named = "unknown".to_owned();
    named
}
