//! With what somebody pressed.

use egui::Ui;

use crate::moderation::model::audit::Source;

/// What presses in this frame: the pointer where it was released, otherwise the keyboard.
pub(crate) fn pressed_with(ui: &Ui) -> Source {
    source(ui.input(|input| input.pointer.primary_released()))
}

/// Whether the pointer or the keyboard pressed something, for the record.
pub(crate) fn source(by_pointer: bool) -> Source {
    if by_pointer {
        Source::Click
    } else {
        Source::Key
    }
}
