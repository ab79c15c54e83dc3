//! Handles the keys that copy, cut and paste, without waiting long for the program that holds the clipboard.

use egui::{Context, Event, Id, RawInput, ViewportCommand};

use crate::app::language::late_text::LateText;
use crate::app::language::text::key;
use crate::app::look::widgets::editing::{
    ClipboardKey, clipboard_key, drop_controls, takes_paste_request,
};
use crate::desktop::clipboard::{ClipboardAnswer, ClipboardReader};

/// A paste that waits for the program that holds the clipboard.
#[derive(Debug, Default)]
pub(super) struct Pasting {
    reader: ClipboardReader,
    /// The widget that had the focus when the paste was requested. A late text is pasted only there.
    into: Option<Id>,
}

impl Pasting {
    /// Replaces the keys that copy, cut and paste by the events that they cause. Drops control characters from pasted
    /// texts. Returns the reason if nothing could be pasted and the user has to know it.
    pub(super) fn take(&mut self, ctx: &Context, input: &mut RawInput) -> Option<LateText> {
        let mut remark = None;
        let mut events = Vec::with_capacity(input.events.len());
        let late = self.reader.answer();
        events.extend(late.and_then(|answer| self.pasted(ctx, answer, &mut remark)));
        if takes_paste_request(ctx) {
            events.extend(self.paste(ctx, &mut remark));
        }
        for event in std::mem::take(&mut input.events) {
            match clipboard_key(ctx, &event) {
                None => events.push(event),
                Some(ClipboardKey::Copy) => events.push(Event::Copy),
                Some(ClipboardKey::Cut) => events.push(Event::Cut),
                Some(ClipboardKey::Paste) => events.extend(self.paste(ctx, &mut remark)),
            }
        }
        input.events = events;
        drop_controls(input);
        if let Some(due) = self.reader.due() {
            ctx.request_repaint_after(due);
        }
        remark
    }

    fn paste(&mut self, ctx: &Context, remark: &mut Option<LateText>) -> Option<Event> {
        self.into = ctx.memory(egui::Memory::focused);
        let waker = ctx.clone();
        let answer = self.reader.ask(move || waker.request_repaint())?;
        self.pasted(ctx, answer, remark)
    }

    /// Returns the event that pastes the text. `None` in these cases:
    /// - The focus has moved since the paste was requested.
    /// - The clipboard's owner didn't answer. Sets `remark` to this reason.
    /// - The clipboard has no text. Sets `remark` to this reason if a text field has the focus.
    /// - The reader can't read this clipboard. Asks egui to paste.
    fn pasted(
        &self,
        ctx: &Context,
        answer: ClipboardAnswer,
        remark: &mut Option<LateText>,
    ) -> Option<Event> {
        let is_here = ctx.memory(egui::Memory::focused) == self.into;
        match answer {
            ClipboardAnswer::Text(text) => is_here.then_some(Event::Paste(text)),
            ClipboardAnswer::Unreadable => {
                ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
                None
            }
            ClipboardAnswer::Silent => {
                *remark = Some(LateText::of(key!("paste-silent")));
                None
            }
            ClipboardAnswer::NoText => {
                *remark = ctx
                    .text_edit_focused()
                    .then(|| LateText::of(key!("paste-no-text")));
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Sender, channel};
    use std::sync::{Arc, Mutex};

    use egui::{Key, Modifiers};

    use super::*;

    /// Returns a [`Pasting`] whose clipboard answers only with what the test sends.
    fn pasting() -> (Pasting, Sender<ClipboardAnswer>) {
        let (tell, answers) = channel();
        let answers = Arc::new(Mutex::new(answers));
        let read = move || {
            answers
                .lock()
                .unwrap()
                .recv()
                .unwrap_or(ClipboardAnswer::NoText)
        };
        let reader = ClipboardReader::new(read);
        (Pasting { reader, into: None }, tell)
    }

    fn text(text: &str) -> ClipboardAnswer {
        ClipboardAnswer::Text(text.to_owned())
    }

    fn key(key: Key, modifiers: Modifiers) -> Event {
        Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers,
        }
    }

    fn take(pasting: &mut Pasting, ctx: &Context, events: Vec<Event>) -> Vec<Event> {
        let mut input = RawInput {
            events,
            ..RawInput::default()
        };
        assert_eq!(pasting.take(ctx, &mut input), None);
        input.events
    }

    fn paste() -> Event {
        key(Key::V, Modifiers::CTRL | Modifiers::COMMAND)
    }

    #[test]
    fn what_is_pasted_comes_before_the_keys_pressed_after_it() {
        let (mut pasting, tell) = pasting();
        tell.send(text("Marta")).unwrap();
        let enter = || key(Key::Enter, Modifiers::NONE);
        let taken = take(&mut pasting, &Context::default(), vec![paste(), enter()]);
        assert_eq!(taken, [Event::Paste("Marta".to_owned()), enter()]);
    }

    #[test]
    fn a_pasted_text_arrives_without_control_characters() {
        let (mut pasting, tell) = pasting();
        let pasted = "\u{1b}[31mAda\0 Love\u{9b}lace\u{7f}\n\tÖ\u{200d}";
        let wanted = "[31mAda Lovelace\n\tÖ\u{200d}".to_owned();
        tell.send(text(pasted)).unwrap();
        let middle = |text: String| Event::MiddleClickPaste {
            text,
            pos: egui::Pos2::ZERO,
        };
        let events = vec![paste(), middle(pasted.to_owned())];
        let taken = take(&mut pasting, &Context::default(), events);
        assert_eq!(taken, [Event::Paste(wanted.clone()), middle(wanted)]);
    }

    #[test]
    fn a_program_that_does_not_answer_stops_no_frame_and_its_text_comes_later() {
        let (mut pasting, tell) = pasting();
        let ctx = Context::default();
        assert_eq!(take(&mut pasting, &ctx, vec![paste()]), []);
        assert_eq!(take(&mut pasting, &ctx, vec![paste()]), [], "not twice");
        tell.send(text("Marta")).unwrap();
        let mut taken = Vec::new();
        while taken.is_empty() {
            std::thread::yield_now();
            taken = take(&mut pasting, &ctx, Vec::new());
        }
        assert_eq!(taken, [Event::Paste("Marta".to_owned())]);
    }

    #[test]
    fn text_that_comes_late_goes_into_no_other_field() {
        let (mut pasting, tell) = pasting();
        let ctx = Context::default();
        assert_eq!(take(&mut pasting, &ctx, vec![paste()]), []);
        ctx.memory_mut(|memory| memory.request_focus(Id::unique("another field")));
        tell.send(text("Marta")).unwrap();
        while pasting.reader.due().is_some() {
            std::thread::yield_now();
            assert_eq!(take(&mut pasting, &ctx, Vec::new()), []);
        }
    }
}
