//! Lets each key take effect before the next one is handled, even if frames are slow.
//!
//! A frame takes all events at once. Without this plugin, a field would also get the text typed after Tab or Enter,
//! which is meant for the next field. Likewise, a letter key may be a command that opens a field, and the text typed
//! after it is meant for that field.

use egui::{Context, Event, Key, Plugin, RawInput};

/// Number of events in one frame above which none is held back. Nobody types so many by hand.
const MOST_HELD: usize = 1_000;

/// A plugin that holds back what is typed after a key until the next frame. Applies to keys that may move the focus or
/// be a command.
#[derive(Debug, Default)]
pub(crate) struct KeyOrder {
    held: Vec<Event>,
}

impl Plugin for KeyOrder {
    fn debug_name(&self) -> &'static str {
        "the order of keys"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        let mut events = std::mem::take(&mut self.held);
        events.append(&mut input.events);
        if events.len() <= MOST_HELD
            && let Some(at) = end_of_turn(&events, ctx.text_edit_focused())
        {
            self.held = events.split_off(at);
            ctx.request_repaint();
        }
        input.events = events;
    }
}

/// Returns the index of the first event that depends on the effect of a key before it. `None` if all events can be
/// handled in this frame.
fn end_of_turn(events: &[Event], is_typing: bool) -> Option<usize> {
    let (key, has_letter) = events.iter().enumerate().find_map(|(at, event)| {
        let (key, has_command) = pressed(event)?;
        let moves = matches!(key, Key::Enter | Key::Tab | Key::Escape);
        (moves || has_command || !is_typing).then_some((at, !moves && !has_command))
    })?;
    // The text event that follows the key event of a letter belongs to this key.
    let own = has_letter && matches!(events.get(key + 1), Some(Event::Text(_)));
    let after = key + 1 + usize::from(own);
    let next = events[after..].iter().position(is_typed)?;
    Some(after + next)
}

/// Returns the pressed key, and whether the command modifier was held. `None` for the repetition of a held key, and for
/// other events.
fn pressed(event: &Event) -> Option<(Key, bool)> {
    match event {
        Event::Key {
            key,
            pressed: true,
            repeat: false,
            modifiers,
            ..
        } => Some((*key, modifiers.command)),
        _ => None,
    }
}

/// Whether the event is typed or pasted input, which goes to the focused widget.
fn is_typed(event: &Event) -> bool {
    matches!(event, Event::Text(_) | Event::Paste(_) | Event::Ime(_)) || pressed(event).is_some()
}

#[cfg(test)]
mod tests {
    use egui::{Id, Modifiers, TextEdit};

    use super::*;

    fn key(key: Key) -> Event {
        Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        }
    }

    fn text(text: &str) -> Event {
        Event::Text(text.to_owned())
    }

    /// Sends all events in one frame to two fields, of which the first has the focus; returns the text of both.
    fn typed(events: &[Event]) -> [String; 2] {
        let ctx = Context::default();
        ctx.add_plugin(KeyOrder::default());
        let mut fields = [String::new(), String::new()];
        let ids = ["one", "two"].map(Id::unique);
        let mut frame = |events: Vec<Event>| {
            let input = RawInput {
                events,
                ..RawInput::default()
            };
            let mut output = ctx.run_ui(input, |ui| {
                for (id, field) in ids.into_iter().zip(&mut fields) {
                    ui.add(TextEdit::singleline(field).id(id));
                }
            });
            output.textures_delta.clear();
        };
        frame(Vec::new());
        ctx.memory_mut(|memory| memory.request_focus(ids[0]));
        frame(Vec::new());
        frame(events.to_vec());
        for _ in 0..4 {
            frame(Vec::new());
        }
        fields
    }

    #[test]
    fn what_follows_tab_is_typed_into_the_next_field() {
        let events = [text("ab"), key(Key::Tab), text("c"), text("d")];
        assert_eq!(typed(&events), ["ab", "cd"]);
    }

    #[test]
    fn letters_of_one_field_stay_in_one_frame() {
        let events = [key(Key::A), text("a"), key(Key::B), text("b")];
        assert_eq!(end_of_turn(&events, true), None);
        assert_eq!(typed(&events), ["ab", ""]);
    }

    #[test]
    fn without_a_field_each_letter_is_a_command_of_its_own() {
        let events = [key(Key::Slash), text("/"), key(Key::M), text("m")];
        assert_eq!(end_of_turn(&events, false), Some(2));
        let released = Event::Key {
            key: Key::M,
            physical_key: None,
            pressed: false,
            repeat: false,
            modifiers: Modifiers::NONE,
        };
        let alone = [key(Key::M), text("m"), released];
        assert_eq!(end_of_turn(&alone, false), None, "nothing waits for it");
    }

    #[test]
    fn a_held_key_does_not_fall_behind() {
        let repeat = Event::Key {
            key: Key::ArrowDown,
            physical_key: None,
            pressed: true,
            repeat: true,
            modifiers: Modifiers::NONE,
        };
        assert_eq!(end_of_turn(&[repeat.clone(), repeat], false), None);
    }
}
