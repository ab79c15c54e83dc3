//! Why there is no window, each in one sentence that says what to do.

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub enum WindowError {
    /// Nothing names a screen: a plain terminal, a service, a container.
    #[error(
        "there's no display to open a window on; start Moderato in a desktop session, or on a virtual display \
         with `xvfb-run moderato` (Debian and Ubuntu: apt install xvfb)"
    )]
    NoDisplay,
    /// The scale that the environment asks for is no number.
    #[error("WINIT_X11_SCALE_FACTOR is “{value}”; set it to a number such as 1.25, or unset it")]
    Scale {
        /// What it is.
        value: String,
    },
    /// The environment names a Wayland display that nobody answers on, and no other.
    #[error(
        "nothing answers on the Wayland display “{name}”; unset WAYLAND_DISPLAY, or start Moderato in a desktop session"
    )]
    Stale {
        /// The name in `WAYLAND_DISPLAY`.
        name: String,
    },
    /// The window was there, and then the display was not.
    #[error("the display went away: {reason}")]
    Gone {
        /// What the window library says.
        reason: String,
    },
    /// A library that is only loaded when it is needed is not there, and the window library panicked at that.
    #[error(
        "the window library gave up: {reason}{}",
        hint("libwayland-egl1 libxkbcommon0 libxkbcommon-x11-0 libx11-xcb1 libegl1")
    )]
    GaveUp {
        /// The words of the panic.
        reason: String,
    },
    /// A screen is named, but it or a library on the way to it does not answer.
    #[error(
        "the display can't be reached: {reason}{}",
        hint("libx11-6 libx11-xcb1 libxcursor1 libxi6 libxkbcommon-x11-0")
    )]
    Unreachable {
        /// What the window library says.
        reason: String,
    },
    /// The screen is there, but nothing can draw on it.
    #[error(
        "nothing can draw the window: {reason}{}",
        hint("libgl1 libegl1 libgl1-mesa-dri")
    )]
    NoGraphics {
        /// What each way of drawing says, the first choice first.
        reason: String,
    },
}

/// Names the packages that usually lack, where packages have names.
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
