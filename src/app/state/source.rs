//! Tells whether a press came from the pointer or the keyboard, for the audit log.

use egui::Ui;

use crate::moderation::model::audit::Source;

/// Returns the source of this frame's press: the pointer if its button was released, otherwise the keyboard.
pub(crate) fn pressed_with(ui: &Ui) -> Source {
    source(ui.input(|input| input.pointer.primary_released()))
}

pub(crate) fn source(by_pointer: bool) -> Source {
    if by_pointer {
        Source::Click
    } else {
        Source::Key
    }
}
