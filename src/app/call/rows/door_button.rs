//! The button that closes the guest door. It is on a guest's card, in the question before a removal, and in the panel of
//! a removal batch.

use egui::Ui;
use egui_material_icons::icons::ICON_DOOR_FRONT;

use crate::app::language::text::tr;
use crate::app::look::widgets::{Button, ButtonKind};

/// Draws the button that closes the door to guests, as wide as its label or as `width`. Returns whether it was pressed.
///
/// In little room, the button has a short label. If that doesn't fit beside the icon either, the icon is left out.
pub(crate) fn door_button(ui: &mut Ui, kind: ButtonKind, width: Option<f32>) -> bool {
    let (label, short) = (tr("door-close-guests"), tr("door-close-short"));
    let plain = |label| Button::new(kind, label);
    let button = |label| plain(label).icon(ICON_DOOR_FRONT.codepoint);
    let is_too_wide = |button: Button<'_>| width.is_some_and(|width| button.measure(ui) > width);
    let mut button = if !is_too_wide(button(&label)) {
        button(&label)
    } else if is_too_wide(button(&short)) {
        plain(&short).name(&label)
    } else {
        button(&short).name(&label)
    };
    if let Some(width) = width {
        button = button.width(width);
    }
    let shown = button.show(ui).on_hover_text(tr("door-close-why"));
    shown.clicked()
}
