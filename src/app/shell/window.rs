//! Opens the one window and runs it to its end.
//!
//! Which of eframe's two ways of drawing comes first depends on the system; where neither works, or where there
//! is no screen at all, the caller gets one sentence that says what to do.

use std::env;

use eframe::{App, AppCreator, CreationContext, NativeOptions, Renderer};
use egui::{IconData, ViewportBuilder};

use crate::app::look::fonts::use_system_fonts;
use crate::app::shell::guarded::Guarded;

/// The product's name as people read it.
const TITLE: &str = "Moderato";

/// What desktops find the program's entry and icon by; also the window class under X11.
const APP_ID: &str = "moderato";

/// Wide enough for the calls, one call and one person side by side.
const FIRST_SIZE: [f32; 2] = [1280.0, 800.0];

/// Under this the name, the state and the action of a row no longer fit beside one another.
const SMALLEST_SIZE: [f32; 2] = [760.0, 480.0];

// OpenGL is missing from Windows remote desktops and deprecated on macOS.
#[cfg(any(windows, target_os = "macos"))]
const RENDERERS: &[Renderer] = &[Renderer::Wgpu, Renderer::Glow];
#[cfg(not(any(windows, target_os = "macos")))]
const RENDERERS: &[Renderer] = &[Renderer::Glow];

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub enum WindowError {
    /// Nothing names a screen: a plain terminal, a service, a container.
    #[error(
        "there is no display to open a window on; start it inside a desktop session, or under a virtual display \
         with `xvfb-run moderato` (Debian and Ubuntu: apt install xvfb)"
    )]
    NoDisplay,
    /// A screen is named, but it or a library on the way to it does not answer.
    #[error(
        "the display cannot be reached: {reason}{}",
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

fn is_x11_or_wayland() -> bool {
    cfg!(all(unix, not(target_os = "macos")))
}

/// Opens the window and runs what `make_app` makes until the window is closed.
///
/// `make_app` is called at most once, when there is something to draw on. The app brings its looks itself, so that
/// it looks the same where a test runs it without this window.
pub fn open(
    make_app: impl FnOnce(&CreationContext<'_>) -> Box<dyn App>,
) -> Result<(), WindowError> {
    // Asked first: winit would tell the same at length.
    if is_x11_or_wayland()
        && !names_a_display(|name| env::var_os(name).is_some_and(|v| !v.is_empty()))
    {
        return Err(WindowError::NoDisplay);
    }
    let mut make_app = Some(make_app);
    let mut refusals = Vec::new();
    for renderer in RENDERERS {
        let take = &mut make_app;
        let creator: AppCreator<'_> = Box::new(move |creation| {
            let make_app = take.take().ok_or("the app was made before")?;
            use_system_fonts(&creation.egui_ctx);
            Ok(Box::new(Guarded::new(make_app(creation))))
        });
        match eframe::run_native(TITLE, options(*renderer), creator) {
            Ok(()) => return Ok(()),
            // The same event loop would be refused again.
            Err(eframe::Error::WinitEventLoop(error)) if refusals.is_empty() => {
                return Err(WindowError::Unreachable {
                    reason: plain(&error.to_string()),
                });
            }
            Err(error) => {
                tracing::warn!(%error, ?renderer, "the window cannot be drawn this way");
                refusals.push(plain(&error.to_string()));
            }
        }
        // It ran, and what it held is gone.
        if make_app.is_none() {
            break;
        }
    }
    Err(WindowError::NoGraphics {
        reason: refusals.join("; "),
    })
}

/// Whether the environment names an X11 or Wayland display, as winit looks for it.
fn names_a_display(is_set: impl Fn(&str) -> bool) -> bool {
    ["WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DISPLAY"]
        .into_iter()
        .any(is_set)
}

/// An error's text on one line, without a full stop: more of the sentence follows.
///
/// winit's begins with the place in its source, which is a path of the computer that built the program.
fn plain(error: &str) -> String {
    let line = error.split_whitespace().collect::<Vec<_>>().join(" ");
    let told = match line.split_once(".rs:") {
        Some((_, place)) => place.split_once(": ").map_or(place, |(_, told)| told),
        None => &line,
    };
    told.trim_end_matches('.').to_owned()
}

fn options(renderer: Renderer) -> NativeOptions {
    NativeOptions {
        viewport: ViewportBuilder::default()
            .with_title(TITLE)
            .with_app_id(APP_ID)
            .with_inner_size(FIRST_SIZE)
            .with_min_inner_size(SMALLEST_SIZE)
            .with_icon(icon()),
        renderer,
        // Ours stands no matter what a font library does.
        system_font_fallback: false,
        ..NativeOptions::default()
    }
}

/// The window's icon; nothing, which shows the system's own, if it could not be read.
fn icon() -> IconData {
    eframe::icon_data::from_png_bytes(include_bytes!("../../../assets/icon.png"))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_of_the_three_names_is_a_display_and_none_is_not() {
        for name in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"] {
            assert!(names_a_display(|asked| asked == name), "{name}");
        }
        assert!(!names_a_display(|_| false));
    }

    #[test]
    fn every_refusal_is_one_sentence_on_one_line() {
        let reason =
            plain("os error at /home/me/a.rs:1:\n  Library libXcursor.so.1: cannot be\n  opened.");
        assert_eq!(reason, "Library libXcursor.so.1: cannot be opened");
        for error in [
            WindowError::NoDisplay,
            WindowError::Unreachable {
                reason: reason.clone(),
            },
            WindowError::NoGraphics { reason },
        ] {
            let told = error.to_string();
            assert!(!told.contains('\n') && !told.contains("  "), "{told}");
            assert!(!told.ends_with('.'), "{told}");
        }
    }

    #[test]
    fn the_window_can_be_as_small_as_the_layout_allows_and_has_an_icon() {
        let viewport = options(RENDERERS[0]).viewport;
        assert_eq!(viewport.min_inner_size, Some(SMALLEST_SIZE.into()));
        let icon = viewport.icon.unwrap();
        assert_eq!((icon.width, icon.height), (256, 256));
        // Round corners: the middle is filled, the corner is not.
        let alpha = |x: usize, y: usize| icon.rgba[(y * 256 + x) * 4 + 3];
        assert_eq!((alpha(128, 128), alpha(0, 0)), (255, 0));
    }
}
