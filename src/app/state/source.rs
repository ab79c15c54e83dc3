//! Whether the pointer or the keyboard pressed something.

use egui::Ui;

use crate::moderation::model::audit::Source;

/// Returns the source of this frame's press: the pointer if it was released, otherwise the keyboard.
pub(crate) fn pressed_with(ui: &Ui) -> Source {
    source(ui.input(|input| input.pointer.primary_released()))
}

/// Names the pointer or the keyboard for the record.
pub(crate) fn source(by_pointer: bool) -> Source {
    if by_pointer {
        Source::Click
    } else {
        Source::Key
    }
}
