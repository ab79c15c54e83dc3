//! Keys that were pressed, taken out of what a frame was given.

use egui::{Event, Key, KeyboardShortcut, Ui};

/// Takes a key with its modifiers, if it was pressed.
///
/// Digits count by their place, too: a French keyboard gives `à` where others give `0`, and nobody would press Shift with
/// what is written as `Ctrl+0`. Where the key gives a sign that makes letters larger or smaller, it stays that.
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
