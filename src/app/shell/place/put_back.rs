//! Restores the window's place before it is shown.

use egui::{Rect, ViewportBuilder, pos2, vec2};
use winit::dpi::{PhysicalPosition, PhysicalSize};
use winit::monitor::MonitorHandle;
use winit::window::Window;

use crate::app::shell::place::fit::{first_size, fit};
use crate::app::shell::place::pixels::{coordinate, length, whole};
use crate::settings::window_place::WindowPlace;

/// Requests the window's earlier place and size.
///
/// The screens are known only once there is a window, so [`put_back`] corrects the place. Some desktops place a window
/// only if it was created with a place.
pub(crate) fn ask(viewport: ViewportBuilder, place: &WindowPlace) -> ViewportBuilder {
    let mut viewport = viewport.with_maximized(place.maximized);
    if let Some([width, height]) = place.size {
        viewport = viewport.with_inner_size(vec2(length(width), length(height)));
    }
    if let Some([x, y]) = place.at {
        viewport = viewport.with_position(pos2(coordinate(x), coordinate(y)));
    }
    viewport
}

/// Moves the still hidden window to its saved position, and shifts and shrinks it to fit onto the screens. Without a
/// saved position, the desktop places the window.
///
/// A window without a saved size gets a default size that fits onto the main screen. Does nothing if the window was
/// maximized when it was last open.
pub(crate) fn put_back(window: &Window, place: &WindowPlace) {
    if place.maximized {
        return;
    }
    let screens = screens(window);
    let size = window.inner_size();
    let size = vec2(length(size.width), length(size.height));
    let first = match screens.first() {
        Some(main) if place.size.is_none() => first_size(size, *main, points(window)),
        _ => size,
    };
    let stands = place.at.map(|[x, y]| {
        let stood = Rect::from_min_size(pos2(coordinate(x), coordinate(y)), first);
        fit(stood, &screens)
    });
    if let Some(stands) = stands {
        let (x, y) = (whole(stands.min.x), whole(stands.min.y));
        window.set_outer_position(PhysicalPosition::new(x, y));
    }
    let fits = stands.map_or(first, |stands| stands.size());
    if fits != size {
        let size = PhysicalSize::new(whole(fits.x), whole(fits.y));
        // If the desktop refuses this size, the window stays too large, and the user can resize it.
        let _refused = window.request_inner_size(size);
    }
}

/// Returns the screens. The main one comes first, if the desktop names it.
fn screens(window: &Window) -> Vec<Rect> {
    let main = window.primary_monitor();
    let others = window.available_monitors();
    let others = others.filter(|it| Some(it) != main.as_ref());
    let all = main.iter().cloned().chain(others);
    all.map(|it| rect(&it)).collect()
}

/// Returns how many pixels a point has.
#[expect(
    clippy::cast_possible_truncation,
    reason = "no scale needs so many digits"
)]
fn points(window: &Window) -> f32 {
    window.scale_factor() as f32
}

fn rect(screen: &MonitorHandle) -> Rect {
    let (at, size) = (screen.position(), screen.size());
    Rect::from_min_size(
        pos2(coordinate(at.x), coordinate(at.y)),
        vec2(length(size.width), length(size.height)),
    )
}
