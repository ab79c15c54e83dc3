//! Opens the one window and runs it to its end.
//!
//! On Windows and macOS, two of eframe's renderers are tried, on other systems one. If none works, or if there is no
//! screen, the caller gets a sentence with the reason.

use eframe::{App, AppCreator, CreationContext, EventLoopBuilderHook, NativeOptions, Renderer};
use egui::{IconData, ViewportBuilder};

use crate::app::look::app_icon::icon_image;
use crate::app::look::fonts::use_system_fonts;
use crate::app::shell::panic_guard::PanicGuard;
use crate::app::shell::place::put_back::{ask, put_back};
use crate::app::shell::screen::{self, Screen};
pub use crate::app::shell::window_error::WindowError;
use crate::app::shell::window_error::is_x11_or_wayland;
use crate::faults::caught_until_started;
use crate::settings::window_place::WindowPlace;

/// The product's name as people read it.
const TITLE: &str = "Moderato";

/// The id by which desktops find the program's entry and icon; also the window class under X11.
///
/// The files in `packaging/linux` have the same name: `tests/packages.rs` compares them.
pub const APP_ID: &str = "io.github.moderato_console.moderato";

/// Size of the window at the first start, in points: wide enough for the calls, one call and one person side by side.
const FIRST_SIZE: [f32; 2] = [1280.0, 800.0];

/// Width of the icon that the desktop gets, in pixels: as large as docks draw icons on high-density displays.
const ICON: u32 = 128;

/// Smallest size of the window, in points. Below it, the name, state and action of a row no longer fit side by side.
const SMALLEST_SIZE: [f32; 2] = [760.0, 480.0];

// OpenGL is missing from Windows remote desktops and deprecated on macOS, so wgpu comes first there.
#[cfg(any(windows, target_os = "macos"))]
const RENDERERS: &[Renderer] = &[Renderer::Wgpu, Renderer::Glow];
#[cfg(not(any(windows, target_os = "macos")))]
const RENDERERS: &[Renderer] = &[Renderer::Glow];

/// Opens the window, and runs the app from `make_app` until the window is closed. Fails if no window can be opened or
/// kept open.
///
/// Calls `make_app` at most once, when there is something to draw on. The app sets its own styles, so it looks the same
/// in a test without this window.
///
/// The window returns to `place`, as far as the screens allow.
pub fn open(
    place: WindowPlace,
    make_app: impl FnOnce(&CreationContext<'_>) -> Box<dyn App>,
) -> Result<(), WindowError> {
    // Checks the screen first, because winit would report the same problem at length, or panic.
    let screen = if is_x11_or_wayland() {
        screen::find()?
    } else {
        Screen::Usual
    };
    let mut make_app = Some(make_app);
    let mut refusals = Vec::new();
    for renderer in RENDERERS {
        let take = &mut make_app;
        let options = options(*renderer, screen, &place);
        let ran = caught_until_started(|started| {
            let creator: AppCreator<'_> = Box::new(move |creation| {
                let make_app = take.take().ok_or("the app was made before")?;
                started();
                if let Some(window) = creation.winit_window() {
                    put_back(window, &place);
                }
                use_system_fonts(&creation.egui_ctx);
                Ok(Box::new(PanicGuard::new(make_app(creation))))
            });
            eframe::run_native(TITLE, options, creator)
        });
        let ran = match ran {
            Ok(ran) => ran,
            Err(reason) => {
                return Err(WindowError::GaveUp {
                    reason: plain(&reason),
                });
            }
        };
        match ran {
            Ok(()) => return Ok(()),
            Err(error) if make_app.is_none() => {
                return Err(WindowError::Gone {
                    reason: plain(&error.to_string()),
                });
            }
            // Tries no other renderer, because winit would refuse to use the same event loop again.
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
    }
    Err(WindowError::NoGraphics {
        reason: refusals.join("; "),
    })
}

/// Puts an error's text on one line without a full stop, since more of the sentence follows.
///
/// winit's errors begin with a place in the source. Drops this place, because it is a path on the computer that built
/// the program.
fn plain(error: &str) -> String {
    let line = error.split_whitespace().collect::<Vec<_>>().join(" ");
    let told = match line.split_once(".rs:") {
        Some((_, place)) => place.split_once(": ").map_or(place, |(_, told)| told),
        None => &line,
    };
    told.trim_end_matches('.').to_owned()
}

fn options(renderer: Renderer, screen: Screen, place: &WindowPlace) -> NativeOptions {
    let viewport = ViewportBuilder::default()
        .with_title(TITLE)
        .with_app_id(APP_ID)
        .with_inner_size(FIRST_SIZE)
        .with_min_inner_size(SMALLEST_SIZE)
        .with_icon(icon());
    NativeOptions {
        viewport: ask(viewport, place),
        renderer,
        // The program's own fallback is used, since it is guarded against panics of font libraries.
        system_font_fallback: false,
        event_loop_builder: builder(screen),
        // Otherwise the library would wait for the program that holds the clipboard, and block the window.
        clipboard_shortcuts: false,
        ..NativeOptions::default()
    }
}

/// Returns a hook that makes the window open on X11, or `None` to let the window library choose.
#[cfg(all(unix, not(target_os = "macos")))]
fn builder(screen: Screen) -> Option<EventLoopBuilderHook> {
    use winit::platform::x11::EventLoopBuilderExtX11 as _;
    let on_x11: EventLoopBuilderHook = Box::new(|builder| {
        builder.with_x11();
    });
    (screen == Screen::X11).then_some(on_x11)
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn builder(_: Screen) -> Option<EventLoopBuilderHook> {
    None
}

/// Returns the window's icon. If the image can't be read, the icon is empty, and the system shows its own.
fn icon() -> IconData {
    icon_image(ICON).map_or_else(IconData::default, |image| IconData {
        width: ICON,
        height: ICON,
        rgba: image.into_raw(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

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
            WindowError::NoGraphics {
                reason: reason.clone(),
            },
            WindowError::Gone {
                reason: reason.clone(),
            },
            WindowError::GaveUp { reason },
        ] {
            let told = error.to_string();
            assert!(!told.contains('\n') && !told.contains("  "), "{told}");
            assert!(!told.ends_with('.'), "{told}");
        }
    }

    #[test]
    fn the_window_can_be_as_small_as_the_layout_allows_and_has_an_icon() {
        let viewport = options(RENDERERS[0], Screen::Usual, &WindowPlace::default()).viewport;
        assert_eq!(viewport.min_inner_size, Some(SMALLEST_SIZE.into()));
        let icon = viewport.icon.unwrap();
        assert_eq!((icon.width, icon.height), (ICON, ICON));
        // Round corners: the middle is filled, the corner isn't.
        let side = usize::try_from(ICON).unwrap();
        let alpha = |x: usize, y: usize| icon.rgba[(y * side + x) * 4 + 3];
        assert_eq!((alpha(side / 2, side / 2), alpha(0, 0)), (255, 0));
    }
}
