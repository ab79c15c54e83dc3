//! Checks the environment's description of the screen before the window library uses it.
//!
//! The library panics at an invalid scale, and hangs on a Wayland display that is gone.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

use crate::app::shell::window_error::WindowError;

/// The variable that overrides the scale reported by X11.
const SCALE: &str = "WINIT_X11_SCALE_FACTOR";
const WAYLAND: &str = "WAYLAND_DISPLAY";

/// The display that the window opens on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Screen {
    /// The display that the window library chooses by itself.
    Usual,
    /// X11, because nothing answers on the Wayland display that the environment names.
    X11,
}

/// Returns the display to use according to this process's environment. Fails in these cases:
/// - the environment names no display
/// - the environment names only a Wayland display by `WAYLAND_DISPLAY`, and nothing answers there
/// - the environment names an X11 display and an invalid scale
pub(crate) fn find() -> Result<Screen, WindowError> {
    screen(
        |name| env::var_os(name).filter(|value| !value.is_empty()),
        answers,
    )
}

fn screen(
    variable: impl Fn(&str) -> Option<OsString>,
    answers: impl Fn(&PathBuf) -> bool,
) -> Result<Screen, WindowError> {
    let has_x11 = variable("DISPLAY").is_some();
    if let Some(scale) = variable(SCALE).filter(|scale| !is_scale(scale))
        && has_x11
    {
        let value = scale.to_string_lossy().into_owned();
        return Err(WindowError::Scale { value });
    }
    // The parent process passed an open socket, so nothing has to be checked.
    if variable("WAYLAND_SOCKET").is_some() {
        return Ok(Screen::Usual);
    }
    let Some(name) = variable(WAYLAND) else {
        return if has_x11 {
            Ok(Screen::Usual)
        } else {
            Err(WindowError::NoDisplay)
        };
    };
    // An absolute path names the socket. Any other name is relative to the runtime folder.
    let folder = variable("XDG_RUNTIME_DIR").map(PathBuf::from);
    let socket = folder.unwrap_or_default().join(&name);
    match (answers(&socket), has_x11) {
        (true, _) => Ok(Screen::Usual),
        (false, true) => Ok(Screen::X11),
        (false, false) => Err(WindowError::Stale {
            name: name.to_string_lossy().into_owned(),
        }),
    }
}

/// Whether the window library accepts this scale: a finite number above zero, or `randr`, which computes the scale from
/// the size of the screen.
fn is_scale(text: &OsString) -> bool {
    let Some(text) = text.to_str() else {
        return false;
    };
    let number = text.parse::<f64>();
    text.eq_ignore_ascii_case("randr") || number.is_ok_and(|it| it.is_normal() && it > 0.0)
}

#[cfg(unix)]
fn answers(socket: &PathBuf) -> bool {
    std::os::unix::net::UnixStream::connect(socket).is_ok()
}

#[cfg(not(unix))]
fn answers(_: &PathBuf) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(pairs: &[(&str, &str)], is_alive: bool) -> Result<Screen, String> {
        let variable = |name: &str| {
            let pair = pairs.iter().find(|(known, _)| *known == name)?;
            Some(OsString::from(pair.1))
        };
        screen(variable, |_| is_alive).map_err(|error| error.to_string())
    }

    #[test]
    fn a_display_that_answers_is_used_and_one_that_is_gone_leads_to_the_other() {
        let wayland = ("WAYLAND_DISPLAY", "wayland-0");
        let x11 = ("DISPLAY", ":0");
        assert_eq!(seen(&[x11], false), Ok(Screen::Usual));
        assert_eq!(seen(&[wayland], true), Ok(Screen::Usual));
        assert_eq!(seen(&[wayland, x11], true), Ok(Screen::Usual));
        assert_eq!(seen(&[wayland, x11], false), Ok(Screen::X11));
        assert_eq!(seen(&[("WAYLAND_SOCKET", "7")], false), Ok(Screen::Usual));
        let told = seen(&[wayland], false).unwrap_err();
        assert!(told.contains("WAYLAND_DISPLAY") && told.contains("wayland-0"));
        assert!(seen(&[], true).unwrap_err().contains("no display"));
    }

    #[test]
    fn a_scale_that_is_none_is_named_before_the_window_library_panics_at_it() {
        for scale in ["1,25", "0", "-1", "NaN", "big", "1.5x"] {
            let told = seen(&[("DISPLAY", ":0"), (SCALE, scale)], true).unwrap_err();
            assert!(told.contains(SCALE) && told.contains(scale), "{told}");
        }
        for scale in ["1.25", "2", "randr", "RANDR"] {
            let seen = seen(&[("DISPLAY", ":0"), (SCALE, scale)], true);
            assert_eq!(seen, Ok(Screen::Usual), "{scale}");
        }
        // Wayland ignores the variable, so an invalid value does no harm.
        let wayland = [("WAYLAND_DISPLAY", "wayland-0"), (SCALE, "0")];
        assert_eq!(seen(&wayland, true), Ok(Screen::Usual));
    }
}
