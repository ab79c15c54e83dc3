//! Notices when the user resizes a panel, to save the panel's size.

use egui::{Rect, Vec2};

use crate::app::shell::place::pixels::whole;

/// The sizes of the panels that can be resized.
#[derive(Debug, Default)]
pub(crate) struct PanelSizes {
    pub(crate) calls: PanelSize,
    pub(crate) activity: PanelSize,
    pub(crate) person: PanelSize,
}

/// The size of a panel and of the window in the previous frame.
#[derive(Debug, Default)]
pub(crate) struct PanelSize {
    before: Option<(Vec2, f32)>,
}

impl PanelSize {
    /// Sets `kept` to the panel's size if the size has changed while the window's hasn't: a smaller window shrinks its
    /// panels by itself.
    pub(crate) fn follow(&mut self, window: Rect, size: f32, kept: &mut Option<u16>) {
        let before = self.before.replace((window.size(), size));
        let Some((window_before, size_before)) = before else {
            return;
        };
        let is_drawn = window_before == window.size() && (size_before - size).abs() > 0.01;
        if is_drawn {
            *kept = u16::try_from(whole(size)).ok();
        }
    }
}

#[cfg(test)]
mod tests {
    use egui::{pos2, vec2};

    use super::*;

    #[test]
    fn only_a_panel_that_changes_in_a_window_that_does_not_was_drawn() {
        let window = |width| Rect::from_min_size(pos2(0.0, 0.0), vec2(width, 800.0));
        let (mut panel, mut kept) = (PanelSize::default(), None);
        panel.follow(window(1280.0), 232.0, &mut kept);
        panel.follow(window(1280.0), 232.0, &mut kept);
        panel.follow(window(900.0), 200.0, &mut kept);
        panel.follow(window(900.0), 200.0, &mut kept);
        assert_eq!(kept, None);
        panel.follow(window(900.0), 251.4, &mut kept);
        assert_eq!(kept, Some(251));
    }
}
