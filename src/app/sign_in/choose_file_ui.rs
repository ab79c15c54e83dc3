//! The button that opens the desktop's file dialog.

use egui::Ui;

use crate::app::language::text::tr;
use crate::app::look::widgets::{Button, ButtonKind};
use crate::app::state::action::Action;
use crate::app::state::file_field::FileField;

/// Draws the button below a path field. It is disabled while a file dialog is open (`is_open`).
pub(crate) fn choose_file_ui(
    ui: &mut Ui,
    field: FileField,
    is_open: bool,
    actions: &mut Vec<Action>,
) {
    let (label, why) = (tr("file-choose"), is_open.then(|| tr("file-choose-open")));
    let button = Button::new(ButtonKind::Resting, &label)
        .height(26.0)
        .disabled_because(why.as_deref());
    if button.show(ui).clicked() {
        actions.push(Action::AskFile(field));
    }
}
