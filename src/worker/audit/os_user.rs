//! Who sits there according to this computer: the name of the user id that the program runs under.
//!
//! Not `$USER`, which is whatever somebody set it to.

/// The name of the user.
pub(crate) fn os_user() -> String {
    let name = whoami::username().ok();
    name.filter(|name| !name.is_empty())
        .unwrap_or_else(nameless)
}

/// A user id without a name, as containers have them.
fn nameless() -> String {
    #[cfg(target_os = "linux")]
    let named = format!("uid {}", rustix::process::geteuid().as_raw());
    #[cfg(not(target_os = "linux"))]
    let named = "unknown".to_owned();
    named
}
