//! Reads the window's current position and size, if the desktop reports them.

use egui::ViewportInfo;

use crate::app::shell::place::pixels::whole;
use crate::settings::window_place::WindowPlace;

/// Returns the place to save, given the place that was saved before.
///
/// A maximized, full-screen or minimized window keeps its earlier position and size.
pub(crate) fn watched(info: &ViewportInfo, zoom: f32, before: WindowPlace) -> WindowPlace {
    let is_put_away = info.minimized == Some(true) || info.fullscreen == Some(true);
    let (Some(inner), Some(scale)) = (info.inner_rect, info.native_pixels_per_point) else {
        return before;
    };
    if is_put_away || !inner.is_positive() {
        return before;
    }
    let maximized = info.maximized == Some(true);
    if maximized {
        return WindowPlace {
            maximized,
            ..before
        };
    }
    // egui's rectangles are in zoomed points; the saved size is for a zoom of 100 %.
    let size = inner.size() * zoom;
    let points = |length: f32| u32::try_from(whole(length)).ok();
    let at = info.outer_rect.map(|outer| {
        let at = outer.min.to_vec2() * (zoom * scale);
        [whole(at.x), whole(at.y)]
    });
    WindowPlace {
        at,
        size: points(size.x).zip(points(size.y)).map(|(x, y)| [x, y]),
        maximized,
        ..before
    }
}

#[cfg(test)]
mod tests {
    use egui::{Rect, pos2, vec2};

    use super::*;

    fn seen() -> ViewportInfo {
        ViewportInfo {
            native_pixels_per_point: Some(2.0),
            inner_rect: Some(Rect::from_min_size(pos2(50.0, 80.0), vec2(600.0, 400.0))),
            outer_rect: Some(Rect::from_min_size(pos2(50.0, 60.0), vec2(600.0, 420.0))),
            maximized: Some(false),
            minimized: Some(false),
            fullscreen: Some(false),
            ..ViewportInfo::default()
        }
    }

    #[test]
    fn a_place_is_kept_in_pixels_and_a_size_without_the_zoom() {
        let place = watched(&seen(), 1.5, WindowPlace::default());
        assert_eq!(place.at, Some([150, 180]));
        assert_eq!(place.size, Some([900, 600]));
        assert!(!place.maximized);
    }

    #[test]
    fn a_window_that_fills_the_screen_or_is_put_away_comes_back_as_it_was() {
        let before = WindowPlace {
            at: Some([1, 2]),
            size: Some([800, 500]),
            calls: Some(240),
            ..WindowPlace::default()
        };
        let filled = ViewportInfo {
            maximized: Some(true),
            ..seen()
        };
        let maximized = WindowPlace {
            maximized: true,
            ..before
        };
        assert_eq!(watched(&filled, 1.0, before), maximized);
        for other in [
            ViewportInfo {
                minimized: Some(true),
                ..seen()
            },
            ViewportInfo {
                fullscreen: Some(true),
                ..seen()
            },
            ViewportInfo::default(),
            ViewportInfo {
                inner_rect: Some(Rect::ZERO),
                ..seen()
            },
        ] {
            assert_eq!(watched(&other, 1.0, maximized), maximized);
        }
        let back = watched(&seen(), 1.0, maximized);
        assert!(!back.maximized);
        assert_eq!(back.calls, Some(240));
        // Wayland doesn't tell a window's position.
        let nowhere = ViewportInfo {
            outer_rect: None,
            ..seen()
        };
        assert_eq!(watched(&nowhere, 1.0, before).at, None);
    }
}
