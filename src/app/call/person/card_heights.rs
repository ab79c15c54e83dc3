//! The heights of the parts of a person's card, as the last frame drew them.

use egui::{Id, Ui};

/// Heights of the parts of a person's card, in points.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct CardHeights {
    /// Height of the part that scrolls: identity, troubles, facts and history.
    pub(crate) content: f32,
    /// Height of the buttons for rarer actions, which are at the foot if there is room, and otherwise scroll with the facts.
    pub(crate) rare: f32,
    /// The foot: the reasons why buttons are disabled, and the buttons that never scroll.
    pub(crate) foot: f32,
}

fn heights_id() -> Id {
    Id::unique("heights of the person's card")
}

impl CardHeights {
    /// Returns the heights of the last frame.
    pub(crate) fn last(ui: &Ui) -> Self {
        let known = ui.data(|data| data.get_temp(heights_id()));
        known.unwrap_or_default()
    }

    /// Whether the content fits without scrolling while the buttons for rarer actions are at the foot.
    pub(crate) fn fit_into(self, height: f32) -> bool {
        self.content + self.rare + self.foot <= height
    }

    /// Notes the heights of this frame. If they differ from those of the last frame, draws the window again.
    pub(crate) fn settle(self, ui: &Ui) {
        let last = Self::last(ui);
        let pairs = [
            (last.content, self.content),
            (last.rare, self.rare),
            (last.foot, self.foot),
        ];
        if pairs.iter().any(|(one, other)| (one - other).abs() > 0.5) {
            ui.data_mut(|data| data.insert_temp(heights_id(), self));
            ui.request_discard("the card's parts have other heights");
        }
    }
}

/// Draws a part, and returns the height that it takes with the gap below it, in points.
pub(crate) fn measured(ui: &mut Ui, draw: impl FnOnce(&mut Ui)) -> f32 {
    let top = ui.cursor().top();
    draw(ui);
    ui.cursor().top() - top
}
