//! Why there is no window. Each reason is one sentence. If the program knows what to do, the sentence says that too.

/// The reason why no window could be opened or kept open.
#[derive(Debug, thiserror::Error)]
pub enum WindowError {
    /// Nothing names a screen, as in a plain terminal, a service or a container.
    #[error(
        "there's no display to open a window on; start Moderato in a desktop session, or on a virtual display \
         with `xvfb-run moderato` (Debian and Ubuntu: apt install xvfb)"
    )]
    NoDisplay,
    /// The environment asks for a scale that is neither a number above zero nor `randr`.
    #[error("WINIT_X11_SCALE_FACTOR is “{value}”; set it to a number such as 1.25, or unset it")]
    Scale {
        /// The value of the variable.
        value: String,
    },
    /// The environment names only a Wayland display, and nothing answers there.
    #[error(
        "nothing answers on the Wayland display “{name}”; unset WAYLAND_DISPLAY, or start Moderato in a desktop session"
    )]
    Stale {
        /// The name in `WAYLAND_DISPLAY`.
        name: String,
    },
    /// The display went away while the window was open.
    #[error("the display went away: {reason}")]
    Gone {
        /// The window library's error.
        reason: String,
    },
    /// The window library panicked. It does so, for example, if a library that it loads on demand is missing.
    #[error(
        "the window library gave up: {reason}{}",
        hint("libwayland-egl1 libxkbcommon0 libxkbcommon-x11-0 libx11-xcb1 libegl1")
    )]
    GaveUp {
        /// The message of the panic.
        reason: String,
    },
    /// The environment names a screen, but the screen doesn't answer, or a library for it is missing.
    #[error(
        "the display can't be reached: {reason}{}",
        hint("libx11-6 libx11-xcb1 libxcursor1 libxi6 libxkbcommon-x11-0")
    )]
    Unreachable {
        /// The window library's error.
        reason: String,
    },
    /// There is a screen, but none of the renderers can draw on it.
    #[error(
        "nothing can draw the window: {reason}{}",
        hint("libgl1 libegl1 libgl1-mesa-dri")
    )]
    NoGraphics {
        /// Each renderer's error, the first choice first.
        reason: String,
    },
}

/// Returns the end of an error's sentence: the packages that are usually missing. Empty on systems without such
/// packages.
fn hint(packages: &str) -> String {
    if is_x11_or_wayland() {
        format!("; a library may be missing (Debian and Ubuntu: apt install {packages})")
    } else {
        String::new()
    }
}

pub(crate) fn is_x11_or_wayland() -> bool {
    cfg!(all(unix, not(target_os = "macos")))
}
