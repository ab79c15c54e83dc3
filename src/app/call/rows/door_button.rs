//! The button that closes the door to guests, wherever it stands beside a removal.

use egui::Ui;
use egui_material_icons::icons::ICON_DOOR_FRONT;

use crate::app::language::text::tr;
use crate::app::look::widgets::{Button, ButtonKind};

/// Draws it, as wide as it is or as wide as asked, and says whether it was pressed.
pub(crate) fn door_button(ui: &mut Ui, kind: ButtonKind, width: Option<f32>) -> bool {
    let label = tr("door-close-guests");
    let mut button = Button::new(kind, &label).icon(ICON_DOOR_FRONT.codepoint);
    if let Some(width) = width {
        button = button.width(width);
    }
    let shown = button.show(ui).on_hover_text(tr("door-close-why"));
    shown.clicked()
}
