//! Shows for a moment that something was copied or saved, or why a small action failed.

use std::time::Duration;

use egui::accesskit::Live;
use egui::text::LayoutJob;
use egui::{Align2, Area, Color32, Frame, Id, Label, Margin, Order, Stroke, Ui, vec2};
use egui_material_icons::icons::{ICON_CHECK, ICON_INFO};

use crate::app::language::late_text::LateText;
use crate::app::language::text::{key, tr};
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::icon;
use crate::app::look::widgets::primary::clear_of_main_buttons;
use crate::app::state::copied::Copied;
use crate::moderation::model::time::Now;

/// How long the message about copying stays: enough to read it at a glance.
const SHOWN_FOR: Duration = Duration::from_millis(1_500);
/// How long a sentence about a small action stays: enough to read it twice.
const REMARK_FOR: Duration = Duration::from_secs(8);
/// Distance from the lower right corner of the window, in points. Most texts of the window don't reach this corner.
const EDGE: f32 = 8.0;
/// Maximum width of a sentence, in points.
const WIDTH: f32 = 420.0;

/// Draws the message that something was copied, above the bottom of the window. The message takes no presses.
pub(crate) fn copied_ui(ui: &Ui, copied: Option<(Copied, Now)>, now: Now) {
    let p = palette(ui);
    if let Some((kind, at)) = copied {
        let symbol = (ICON_CHECK.codepoint, p.success);
        passing_ui(
            ui,
            "copied",
            symbol,
            &tr(copied_key(kind)),
            (at, SHOWN_FOR),
            now,
        );
    }
}

fn copied_key(kind: Copied) -> &'static str {
    match kind {
        Copied::Name => key!("copied-name"),
        Copied::Id => key!("copied-id"),
        Copied::Number => key!("copied-number"),
        Copied::Link => key!("copied-link"),
        Copied::Command => key!("copied-command"),
        Copied::Path => key!("copied-path"),
        Copied::Message => key!("copied-message"),
        Copied::Report => key!("copied-report"),
        Copied::Details => key!("copied-details"),
        Copied::Line => key!("copied-line"),
        Copied::Address => key!("copied-address"),
        Copied::Value => key!("copied-value"),
    }
}

/// Shows briefly that a small action failed, or what was saved.
pub(crate) fn remark_ui(ui: &Ui, remark: Option<&(LateText, Now)>, now: Now) {
    let p = palette(ui);
    if let Some((text, at)) = remark {
        let symbol = (ICON_INFO.codepoint, p.text_2);
        passing_ui(ui, "remark", symbol, &text.words(), (*at, REMARK_FOR), now);
    }
}

/// Returns how far, in points, a message has to move up from the window's bottom to cover no main button.
fn lift(ui: &Ui, id: Id) -> f32 {
    let Some(size) = ui.memory(|memory| memory.area_rect(id)).map(|it| it.size()) else {
        return 0.0;
    };
    let corner = ui.ctx().content_rect().right_bottom() - vec2(EDGE, EDGE);
    let usual = Align2::RIGHT_BOTTOM.anchor_size(corner, size);
    usual.top() - clear_of_main_buttons(ui.ctx(), usual).top()
}

fn passing_ui(
    ui: &Ui,
    id: &str,
    (symbol, ink): (&str, Color32),
    text: &str,
    (at, shown_for): (Now, Duration),
    now: Now,
) {
    let Some(left) = shown_for.checked_sub(now.since(at)) else {
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
    let id = Id::unique(id);
    Area::new(id)
        .order(Order::Tooltip)
        .anchor(Align2::RIGHT_BOTTOM, vec2(-EDGE, -EDGE - lift(ui, id)))
        .interactable(false)
        .show(ui, |ui| {
            frame.show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 6.0;
                    icon(ui, symbol, 16.0, ink);
                    let job = LayoutJob::simple(text.to_owned(), theme::small(), p.text, WIDTH);
                    let said = ui.add(Label::new(job).selectable(false));
                    ui.accesskit_node_builder(said.id, |node| node.set_live(Live::Polite));
                });
            });
        });
    ui.request_repaint_after(left);
}
