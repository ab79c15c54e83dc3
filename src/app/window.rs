//! The native window: which renderer draws it, how large it is, and what is said where none can be opened.

use std::cell::RefCell;
use std::sync::Arc;

use eframe::{App, CreationContext, NativeOptions, Renderer};
use egui::{IconData, ViewportBuilder};

/// Names the window to the desktop; `moderato.desktop` is found by it.
const APP_ID: &str = "moderato";

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub enum WindowError {
    /// Neither X11 nor Wayland.
    #[error(
        "there is no display to open a window on; run moderato in a desktop session, or under `xvfb-run -a moderato`"
    )]
    NoDisplay,
    /// Something that the window needs is not installed, or the display refused.
    #[error(
        "the window could not be opened ({0}); on a bare Linux, install libgl1, libx11-6, libx11-xcb1, libxcursor1, libxi6 and libxkbcommon-x11-0"
    )]
    Refused(String),
}

/// Opens the window and returns once it is closed.
///
/// Without a graphics driver OpenGL draws in software on Linux, but is missing from a Windows remote desktop;
/// so each system has its own first choice, and the other renderer is tried where that one fails.
pub fn open(
    make_app: impl FnOnce(&CreationContext<'_>) -> Box<dyn App>,
) -> Result<(), WindowError> {
    if !has_display() {
        return Err(WindowError::NoDisplay);
    }
    // A renderer that fails does so before it asks for the app, so the next one may still ask.
    let make_app = RefCell::new(Some(make_app));
    let mut refused = WindowError::NoDisplay;
    for renderer in renderers() {
        let made = &make_app;
        let app = Box::new(move |context: &CreationContext<'_>| {
            let make = made
                .borrow_mut()
                .take()
                .ok_or("the window was made twice")?;
            Ok(make(context))
        });
        match eframe::run_native("Moderato", options(renderer), app) {
            Ok(()) => return Ok(()),
            Err(error) => {
                tracing::warn!(%error, ?renderer, "this renderer cannot open the window");
                refused = WindowError::Refused(error.to_string());
            }
        }
        if make_app.borrow().is_none() {
            break;
        }
    }
    Err(refused)
}

#[cfg(any(windows, target_os = "macos"))]
fn renderers() -> [Renderer; 2] {
    [Renderer::Wgpu, Renderer::Glow]
}

#[cfg(not(any(windows, target_os = "macos")))]
fn renderers() -> [Renderer; 1] {
    [Renderer::Glow]
}

#[cfg(all(unix, not(target_os = "macos")))]
fn has_display() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn has_display() -> bool {
    true
}

fn options(renderer: Renderer) -> NativeOptions {
    let mut viewport = ViewportBuilder::default()
        .with_app_id(APP_ID)
        .with_title("Moderato")
        .with_inner_size([1280.0, 800.0])
        .with_min_inner_size([760.0, 480.0]);
    if let Some(icon) = icon() {
        viewport = viewport.with_icon(icon);
    }
    NativeOptions {
        viewport,
        renderer,
        ..NativeOptions::default()
    }
}

fn icon() -> Option<Arc<IconData>> {
    eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon.png"))
        .ok()
        .map(Arc::new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_icon_can_be_decoded() {
        let icon = icon().unwrap();
        assert_eq!((icon.width, icon.height), (256, 256));
    }

    #[test]
    fn a_window_that_cannot_open_says_what_to_install() {
        let text = WindowError::Refused("no libGL".into()).to_string();
        assert!(text.contains("no libGL") && text.contains("libgl1"));
        assert!(WindowError::NoDisplay.to_string().contains("xvfb-run"));
    }
}
