//! Consumes pressed keys from a frame's events, and tells typed text from keys that are commands.

use std::time::Duration;

use egui::{Event, Id, InputState, Key, KeyboardShortcut, Modifiers, Popup, Ui};

/// Consumes a key with its modifiers and returns whether it was pressed.
///
/// Digits also match by position. On a French keyboard the key of `0` gives `à`, and users do not press Shift for
/// `Ctrl+0`. A position doesn't count if its key gives plus, minus or equals on this keyboard: these keys zoom.
pub(crate) fn takes(ui: &Ui, shortcut: KeyboardShortcut) -> bool {
    ui.input_mut(|input| {
        let wanted = shortcut.logical_key;
        if is_function(wanted) {
            return takes_exactly(input, shortcut);
        }
        if input.consume_shortcut(&shortcut) {
            return true;
        }
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

/// Consumes a key as [`takes`] does, but also compares Shift, which egui ignores: Shift+F7 isn't F7.
///
/// Takes Shift from the key's event. In a slow frame, a short press is over before the frame's state of the keys is
/// read.
fn takes_exactly(input: &mut InputState, shortcut: KeyboardShortcut) -> bool {
    let before = input.events.len();
    input.events.retain(|event| match event {
        Event::Key {
            key,
            pressed: true,
            modifiers,
            ..
        } => {
            let is_meant = *key == shortcut.logical_key
                && modifiers.shift == shortcut.modifiers.shift
                && modifiers.matches_logically(shortcut.modifiers);
            !is_meant
        }
        _ => true,
    });
    input.events.len() < before
}

/// Whether the key is one of the function keys that commands have.
fn is_function(key: Key) -> bool {
    (Key::F1..=Key::F11).contains(&key)
}

/// Consumes Escape and returns whether it was pressed. Returns false while a menu, popup or list of choices is open,
/// because Escape closes that first.
pub(crate) fn takes_escape(ui: &Ui) -> bool {
    let takes =
        !is_under_popup(ui) && ui.input_mut(|it| it.consume_key(Modifiers::NONE, Key::Escape));
    if takes {
        let pass = ui.ctx().cumulative_pass_nr();
        ui.data_mut(|data| data.insert_temp(escape_id(), pass));
    }
    takes
}

/// Whether [`takes_escape`] has consumed Escape in this pass or the one before.
pub(crate) fn has_taken_escape(ui: &Ui) -> bool {
    let taken: Option<u64> = ui.data(|data| data.get_temp(escape_id()));
    taken.is_some_and(|pass| pass + 1 >= ui.ctx().cumulative_pass_nr())
}

fn escape_id() -> Id {
    Id::unique("taken escape")
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

/// Longest time between two letters of a typed text, in seconds. A letter waits this long before it is a command.
const NEXT_LETTER: f64 = 0.3;

/// What tells typed text from single letters that are commands: the characters of a text follow each other quickly.
#[derive(Debug, Clone, Default)]
struct Letters {
    /// The pass of egui up to which keys have been noted.
    pass: u64,
    /// egui's time, in seconds, of the newest key of a text: a letter, a digit, or another character that followed one
    /// of these quickly. `None` once the text has ended.
    newest: Option<f64>,
    /// The characters of the current text, from the first one on.
    text: String,
    /// A letter that is a command unless another character follows.
    waiting: Option<KeyboardShortcut>,
    /// Whether the characters of the last key are still to come.
    awaits_text: bool,
    /// Whether the waiting letter was pressed in this pass.
    is_fresh: bool,
    /// The letter that is a command in this pass.
    command: Option<KeyboardShortcut>,
    /// Whether a character came in this pass right after another one.
    is_text: bool,
}

impl Letters {
    fn note(&mut self, input: &InputState) {
        let mut is_repeated = false;
        for event in &input.events {
            match event {
                Event::Key {
                    key,
                    pressed: true,
                    repeat,
                    modifiers,
                    ..
                } => {
                    is_repeated = *repeat;
                    if !repeat && !is_modifier(*key) {
                        self.press(KeyboardShortcut::new(*modifiers, *key), input.time);
                    }
                }
                Event::Text(text) if !is_repeated => self.write(text, input.time),
                Event::PointerButton { pressed: true, .. } => self.stop(),
                _ => {}
            }
        }
        let is_over = self.newest.is_some_and(|it| input.time - it >= NEXT_LETTER);
        if is_over {
            self.stop();
        }
    }

    /// Whether a character at this time belongs to the text before it.
    ///
    /// After a waiting letter, it always does: in a slow frame, the next character may come before the end of the
    /// letter's time is noticed.
    fn goes_on(&self, time: f64) -> bool {
        self.waiting.is_some() || self.newest.is_some_and(|it| time - it < NEXT_LETTER)
    }

    fn press(&mut self, pressed: KeyboardShortcut, time: f64) {
        let (key, modifiers) = (pressed.logical_key, pressed.modifiers);
        let is_plain = modifiers.is_none() || modifiers.shift_only();
        let goes_on = self.goes_on(time);
        let is_letter = is_plain && is_letter(key);
        // A full stop, a space or an at sign belongs to the text around it.
        if goes_on && (is_letter || is_plain && is_printed(key) || is_alt_gr(modifiers)) {
            self.is_text |= is_letter || self.waiting.is_some();
            self.waiting = None;
            (self.newest, self.awaits_text) = (Some(time), true);
        } else if is_letter {
            self.text.clear();
            (self.waiting, self.is_fresh) = (Some(pressed), true);
            (self.newest, self.awaits_text) = (Some(time), true);
        } else {
            if key == Key::Escape {
                self.waiting = None;
            }
            self.stop();
        }
    }

    fn write(&mut self, text: &str, time: f64) {
        // A character whose key egui doesn't know begins a text or goes on with it, too.
        if !std::mem::take(&mut self.awaits_text) {
            if self.goes_on(time) {
                (self.is_text, self.waiting) = (true, None);
            } else if text.chars().all(char::is_alphanumeric) {
                self.text.clear();
            } else {
                return;
            }
            self.newest = Some(time);
        }
        self.text.push_str(text);
    }

    /// Ends the text. A letter that still waits becomes a command.
    fn stop(&mut self) {
        self.command = self.waiting.take().or(self.command);
        (self.newest, self.awaits_text) = (None, false);
        self.text.clear();
    }
}

/// Returns what this pass knows of letters and digits typed outside a text field. Must be called in each frame.
fn letters(ui: &Ui) -> Letters {
    let (pass, id) = (ui.ctx().cumulative_pass_nr(), Id::unique("typed letters"));
    let known: Letters = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    if known.pass == pass {
        return known;
    }
    let is_elsewhere =
        ui.text_edit_focused() || ui.memory(|memory| memory.top_modal_layer().is_some());
    let mut now = Letters {
        pass,
        ..Letters::default()
    };
    if !is_elsewhere {
        (now.newest, now.text, now.waiting) = (known.newest, known.text, known.waiting);
        now.awaits_text = known.awaits_text;
        ui.input(|input| now.note(input));
    }
    if now.waiting.is_some() {
        ui.request_repaint_after(Duration::from_secs_f64(NEXT_LETTER));
    }
    ui.data_mut(|data| data.insert_temp(id, now.clone()));
    now
}

/// Whether the user types a text outside a text field, for example with the focus on a button. The letters of this
/// frame aren't commands then.
pub(crate) fn is_typing_text(ui: &Ui) -> bool {
    letters(ui).is_text
}

/// Returns the text that the user types outside a text field; `None` if no text is typed. Takes this frame's characters
/// out of the input, because a field would otherwise get them again.
pub(crate) fn take_typed_text(ui: &Ui) -> Option<String> {
    let typed = letters(ui);
    if !typed.is_text || typed.text.trim().is_empty() {
        return None;
    }
    ui.input_mut(|input| input.events.retain(|it| !matches!(it, Event::Text(_))));
    Some(typed.text)
}

/// Whether a letter pressed in this frame still waits: it becomes a command if no other character follows.
pub(crate) fn has_letter_begun(ui: &Ui) -> bool {
    let typed = letters(ui);
    typed.is_fresh && typed.waiting.is_some()
}

/// Returns the letter that becomes a command in this frame, with its modifiers: no other character followed at once.
pub(crate) fn letter_pressed(ui: &Ui) -> Option<KeyboardShortcut> {
    letters(ui).command
}

/// Whether a key writes a letter or a digit.
pub(crate) fn is_letter(key: Key) -> bool {
    is_digit(key) || (Key::A..=Key::Z).contains(&key)
}

fn is_digit(key: Key) -> bool {
    (Key::Num0..=Key::Num9).contains(&key)
}

/// Whether a key only changes what other keys write.
fn is_modifier(key: Key) -> bool {
    let name = key.name();
    ["Shift", "Control", "Alt"]
        .iter()
        .any(|it| name.starts_with(it))
}

/// Whether a key writes one character of a text. `/` and `?` don't count: they search and explain.
fn is_printed(key: Key) -> bool {
    // egui has symbols for the arrow keys, too.
    let is_other = [
        Key::ArrowDown,
        Key::ArrowLeft,
        Key::ArrowRight,
        Key::ArrowUp,
        Key::Questionmark,
        Key::Slash,
    ]
    .contains(&key);
    key == Key::Space || !is_other && key.symbol_or_name().chars().count() == 1
}

/// Whether `Ctrl` and `Alt` are held, as Windows reports `AltGr`. On some keyboards, `AltGr` writes characters such as
/// `@`.
fn is_alt_gr(modifiers: Modifiers) -> bool {
    modifiers.ctrl && modifiers.alt
}
