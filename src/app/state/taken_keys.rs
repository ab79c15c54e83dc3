//! Consumes pressed keys from a frame's events.

use egui::{Event, Id, Key, KeyboardShortcut, Modifiers, Popup, Ui};

/// Consumes a key with its modifiers and returns whether it was pressed.
///
/// Digits also match by position: on a French keyboard the key of `0` gives `à`, and users do not press Shift for
/// `Ctrl+0`. A position doesn't count if its key gives plus, minus or equals on this keyboard, because these keys zoom.
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

/// Consumes Escape and returns whether it was pressed. Leaves it to an open menu, popup or list of choices.
pub(crate) fn takes_escape(ui: &Ui) -> bool {
    !is_under_popup(ui) && ui.input_mut(|it| it.consume_key(Modifiers::NONE, Key::Escape))
}

/// Whether a popup was open when this function was first called in this frame. Escape may have closed it meanwhile.
pub(crate) fn is_under_popup(ui: &Ui) -> bool {
    let (pass, is_open) = (ui.ctx().cumulative_pass_nr(), Popup::is_any_open(ui.ctx()));
    ui.data_mut(|data| {
        let known =
            data.get_temp_mut_or_insert_with(Id::unique("under a popup"), || (pass, is_open));
        if known.0 != pass {
            *known = (pass, is_open);
        }
        known.1
    })
}

fn is_digit(key: Key) -> bool {
    (Key::Num0..=Key::Num9).contains(&key)
}
