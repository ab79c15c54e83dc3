//! Consumes pressed keys from a frame's events, and tells typed text from keys that are commands.

use egui::{Event, Id, Key, KeyboardShortcut, Modifiers, Popup, Ui};

/// Consumes a key with its modifiers and returns whether it was pressed.
///
/// Digits also match by position. On a French keyboard the key of `0` gives `à`, and users do not press Shift for
/// `Ctrl+0`. A position doesn't count if its key gives plus, minus or equals on this keyboard: these keys zoom.
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

/// Consumes Escape and returns whether it was pressed. Returns false while a menu, popup or list of choices is open,
/// because Escape closes that first.
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

/// Longest time between two letters of a typed text, in seconds.
const NEXT_LETTER: f64 = 0.3;

/// State by which typed text is recognized: letters and digits that follow each other quickly.
#[derive(Debug, Clone, Copy, Default)]
struct Letters {
    /// The pass of egui up to which keys have been noted.
    pass: u64,
    /// egui's time, in seconds, of the newest key of a text: a letter, a digit, or another character that followed one of
    /// these quickly. `None` after any other key.
    newest: Option<f64>,
    /// Whether this pass has a letter or digit that came right after another one, outside a text field.
    is_text: bool,
}

/// Is true if the user types a text outside a text field, for example with the focus on a button. The letters of this
/// frame aren't commands then. Must be called in each frame.
pub(crate) fn is_typing_text(ui: &Ui) -> bool {
    let (pass, in_field) = (ui.ctx().cumulative_pass_nr(), ui.text_edit_focused());
    let id = Id::unique("typed letters");
    let mut known: Letters = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    if known.pass != pass {
        known = ui.input(|input| {
            let mut now = Letters {
                pass,
                is_text: false,
                ..known
            };
            for event in &input.events {
                let Event::Key {
                    key,
                    pressed: true,
                    repeat: false,
                    modifiers,
                    ..
                } = event
                else {
                    continue;
                };
                let is_plain = modifiers.is_none() || modifiers.shift_only();
                let is_letter = is_plain && (is_digit(*key) || (Key::A..=Key::Z).contains(key));
                let follows = now.newest.is_some_and(|it| input.time - it < NEXT_LETTER);
                now.is_text |= is_letter && follows && !in_field;
                // A full stop, a space or an at sign belongs to the text around it.
                let goes_on = follows && (is_plain && is_printed(*key) || is_alt_gr(*modifiers));
                now.newest = (is_letter || goes_on).then_some(input.time);
            }
            now
        });
        ui.data_mut(|data| data.insert_temp(id, known));
    }
    known.is_text
}

fn is_digit(key: Key) -> bool {
    (Key::Num0..=Key::Num9).contains(&key)
}

/// Whether a key writes one character.
fn is_printed(key: Key) -> bool {
    // egui has symbols for the arrow keys, too.
    let is_arrow = [
        Key::ArrowDown,
        Key::ArrowLeft,
        Key::ArrowRight,
        Key::ArrowUp,
    ]
    .contains(&key);
    key == Key::Space || !is_arrow && key.symbol_or_name().chars().count() == 1
}

/// Whether `AltGr` is held, which writes characters such as an at sign on some keyboards.
fn is_alt_gr(modifiers: Modifiers) -> bool {
    modifiers.ctrl && modifiers.alt
}
