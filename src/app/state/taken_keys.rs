//! Consumes pressed keys from a frame's events.

use egui::{Event, Key, KeyboardShortcut, Ui};

/// Consumes a key with its modifiers and returns whether it was pressed.
///
/// Digits also match by position: a French keyboard gives `à` where others give `0`, and nobody would press Shift for
/// a key written as `Ctrl+0`. Positions of the zoom keys (plus, minus, equals) don't match.
pub(crate) fn takes(ui: &Ui, shortcut: KeyboardShortcut) -> bool {
    ui.input_mut(|input| {
        if input.consume_shortcut(&shortcut) {
            return true;
        }
        let wanted = shortcut.logical_key;
        if !is_digit(wanted) {
            return false;
        }
        let place = input.events.iter().position(|event| match event {
            Event::Key {
                key,
                physical_key: Some(physical),
                pressed: true,
                modifiers,
                ..
            } => {
                *physical == wanted
                    && !is_digit(*key)
                    && !matches!(key, Key::Minus | Key::Plus | Key::Equals)
                    && modifiers.matches_logically(shortcut.modifiers)
            }
            _ => false,
        });
        place.map(|place| input.events.remove(place)).is_some()
    })
}

fn is_digit(key: Key) -> bool {
    (Key::Num0..=Key::Num9).contains(&key)
}
