//! Fits a window onto the available screens: since it was last open, a screen may have been removed or become smaller.

use egui::{NumExt as _, Rect, Vec2, pos2, vec2};

/// Room left around a window that had to be shrunk, for its frame and the desktop's bars; in pixels.
const BESIDE: Vec2 = vec2(16.0, 64.0);

/// Room beside a window that opens for the first time, in points: for its frame and title bar, and for the desktop's
/// bars.
///
/// With more room beside the window, a small screen would have no room for a column of the list or for the activity.
const BESIDE_FIRST: Vec2 = vec2(56.0, 88.0);

/// Returns the size of a window that opens for the first time, in pixels. `scale` is the screen's pixels per point.
pub(crate) fn first_size(window: Vec2, screen: Rect, scale: f32) -> Vec2 {
    let most = screen.size() - BESIDE_FIRST * scale;
    // A screen that reports no size sets no limit.
    if most.min_elem() > 0.0 {
        window.at_most(most)
    } else {
        window
    }
}

/// Returns the new place of a window that was at `window`. Both are in pixels of the whole desktop.
///
/// The first screen is the main one. A window across several screens stays as it is if they show all of it.
pub(crate) fn fit(window: Rect, screens: &[Rect]) -> Rect {
    let Some(main) = screens.first() else {
        return window;
    };
    let seen = |screen: &Rect| area(window.intersect(*screen));
    let whole: f32 = screens.iter().map(seen).sum();
    if whole >= area(window) {
        return window;
    }
    // Chooses the screen that shows most of the window, or the first of equals.
    let screen = screens.iter().fold(
        main,
        |best, it| if seen(it) > seen(best) { it } else { best },
    );
    let most = (screen.size() - BESIDE).at_least(Vec2::splat(1.0));
    let fits = window.width() <= screen.width() && window.height() <= screen.height();
    let size = if fits {
        window.size()
    } else {
        window.size().at_most(most)
    };
    // If the screen is smaller than the window, the window's left and top edges stay visible.
    let last = (screen.max - size).max(screen.min);
    let at = pos2(
        window.min.x.clamp(screen.min.x, last.x),
        window.min.y.clamp(screen.min.y, last.y),
    );
    Rect::from_min_size(at, size)
}

fn area(part: Rect) -> f32 {
    if part.is_positive() { part.area() } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rect(x: f32, y: f32, width: f32, height: f32) -> Rect {
        Rect::from_min_size(pos2(x, y), vec2(width, height))
    }

    #[test]
    fn a_window_on_a_screen_that_is_there_stays_where_it_was() {
        let left = rect(-1280.0, 0.0, 1280.0, 1024.0);
        let main = rect(0.0, 0.0, 1920.0, 1080.0);
        for window in [
            rect(100.0, 50.0, 1280.0, 800.0),
            rect(-1200.0, 10.0, 900.0, 600.0),
            rect(-300.0, 100.0, 900.0, 600.0),
            rect(0.0, 0.0, 1920.0, 1080.0),
        ] {
            assert_eq!(fit(window, &[main, left]), window);
        }
        let window = rect(-9000.0, 0.0, 9.0, 9.0);
        assert_eq!(fit(window, &[]), window, "nothing is known of any screen");
    }

    #[test]
    fn a_window_on_a_screen_that_is_gone_comes_inside_the_one_that_is_left() {
        let main = rect(0.0, 0.0, 1280.0, 800.0);
        for (window, wanted) in [
            (
                rect(-1200.0, 10.0, 900.0, 600.0),
                rect(0.0, 10.0, 900.0, 600.0),
            ),
            (
                rect(5000.0, 5000.0, 900.0, 600.0),
                rect(380.0, 200.0, 900.0, 600.0),
            ),
            (
                rect(1000.0, 700.0, 900.0, 600.0),
                rect(380.0, 200.0, 900.0, 600.0),
            ),
            (rect(0.0, -40.0, 900.0, 600.0), rect(0.0, 0.0, 900.0, 600.0)),
        ] {
            assert_eq!(fit(window, &[main]), wanted, "{window}");
        }
    }

    #[test]
    fn a_window_larger_than_its_screen_gets_smaller_and_fits_with_its_frame() {
        let main = rect(0.0, 0.0, 1024.0, 768.0);
        let inside = fit(rect(50.0, 60.0, 2560.0, 700.0), &[main]);
        assert_eq!(inside, rect(16.0, 60.0, 1008.0, 700.0));
        let inside = fit(rect(-20.0, -20.0, 4000.0, 4000.0), &[main]);
        assert_eq!(inside, rect(0.0, 0.0, 1008.0, 704.0));
        // The window goes to the screen that showed most of it.
        let second = rect(1024.0, 0.0, 800.0, 600.0);
        let inside = fit(rect(1000.0, 0.0, 900.0, 590.0), &[main, second]);
        assert!((inside.max.x - (1824.0 - 16.0)).abs() < 0.5);
        assert!(second.contains_rect(inside));
    }

    #[test]
    fn a_first_window_fits_with_its_title_bar_beside_the_bars_of_the_desktop() {
        let usual = vec2(1280.0, 800.0);
        for (screen, scale, wanted) in [
            ((1920.0, 1080.0), 1.0, usual),
            ((1366.0, 768.0), 1.0, vec2(1280.0, 680.0)),
            ((1280.0, 800.0), 1.0, vec2(1224.0, 712.0)),
            ((2560.0, 1600.0), 2.0, vec2(2448.0, 1424.0)),
        ] {
            let screen = rect(-5.0, 7.0, screen.0, screen.1);
            assert_eq!(first_size(usual * scale, screen, scale), wanted);
        }
    }

    #[test]
    fn a_screen_without_a_size_does_no_harm() {
        let size = vec2(1280.0, 800.0);
        assert_eq!(first_size(size, rect(0.0, 0.0, 0.0, 0.0), 1.0), size);
        let nothing = rect(0.0, 0.0, 0.0, 0.0);
        let inside = fit(rect(50.0, 60.0, 900.0, 600.0), &[nothing]);
        assert!(inside.min.x.is_finite() && inside.is_positive());
    }
}
