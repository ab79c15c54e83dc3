//! Says briefly that something was copied; the pressed button stays as it is.

use std::time::Duration;

use egui::accesskit::Live;
use egui::{Align2, Area, Frame, Id, Label, Margin, Order, RichText, Stroke, Ui, vec2};
use egui_material_icons::icons::ICON_CHECK;

use crate::app::language::text::tr;
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::icon;
use crate::moderation::model::time::Now;

/// Long enough to read at a glance.
const SHOWN_FOR: Duration = Duration::from_millis(1_500);

/// Draws it above the bottom of the window; it never takes presses itself.
pub(crate) fn copied_ui(ui: &Ui, copied: Option<Now>, now: Now) {
    let Some(left) = copied.and_then(|at| SHOWN_FOR.checked_sub(now.since(at))) else {
        return;
    };
    if left.is_zero() {
        return;
    }
    let p = palette(ui);
    let frame = Frame::new()
        .fill(p.popup)
        .stroke(Stroke::new(1.0, p.edge))
        .corner_radius(14)
        .inner_margin(Margin::symmetric(12, 6));
    Area::new(Id::unique("copied"))
        .order(Order::Tooltip)
        .anchor(Align2::CENTER_BOTTOM, vec2(0.0, -24.0))
        .interactable(false)
        .show(ui, |ui| {
            frame.show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 6.0;
                    icon(ui, ICON_CHECK.codepoint, 16.0, p.success);
                    let text = RichText::new(tr("copied")).font(theme::small());
                    let said = ui.add(Label::new(text.color(p.text)).extend().selectable(false));
                    ui.accesskit_node_builder(said.id, |node| node.set_live(Live::Polite));
                });
            });
        });
    ui.request_repaint_after(left);
}
