//! What a text field gives beside typing: a menu on the right mouse button, and the older keys of the clipboard.

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::{TextEdit, TextEditOutput, TextEditState};
use egui::{Button, Context, Event, Id, Key, RawInput, Ui, ViewportCommand};

use crate::app::language::text::tr;

/// Longest text, in characters, of a field that sets no limit of its own. Laying out a page that was pasted by mistake
/// would stop the window for seconds, in every frame.
pub(crate) const MOST_TYPED: usize = 4_096;

/// Longest text, in characters, of a field that narrows a list. No name is longer.
pub(crate) const MOST_SEARCHED: usize = 256;

/// Draws a text field with its menu. From a field that hides a secret nothing can be copied.
pub(crate) fn edit_ui(ui: &mut Ui, id: Id, edit: TextEdit<'_>, hides: bool) -> TextEditOutput {
    let selected = selection(ui.ctx(), id);
    let mut shown = edit.show(ui);
    let response = &shown.response.response;
    let is_pressed = ui.input(|it| it.pointer.secondary_pressed() || it.pointer.secondary_down());
    if is_pressed && response.contains_pointer() {
        // egui lets every button move the cursor and select, but the menu is about what is selected.
        shown.state.cursor.set_char_range(selected);
        shown.state.clone().store(ui.ctx(), id);
        ui.data_mut(|data| data.insert_temp(id.with("menu"), selected.unwrap_or_default()));
    }
    let length = shown.galley.text().chars().count();
    response.context_menu(|ui| menu_ui(ui, id, length, hides));
    shown
}

fn selection(ctx: &Context, id: Id) -> Option<CCursorRange> {
    TextEditState::load(ctx, id)?.cursor.char_range()
}

fn menu_ui(ui: &mut Ui, id: Id, length: usize, hides: bool) {
    // egui forgets what is selected in a field without the focus, which the menu takes.
    let selected = ui.data(|data| data.get_temp::<CCursorRange>(id.with("menu")));
    let selected = selected.unwrap_or_default();
    let can_copy = !selected.is_empty() && !hides;
    let entries = [
        ("edit-cut", ViewportCommand::RequestCut, can_copy),
        ("edit-copy", ViewportCommand::RequestCopy, can_copy),
        ("edit-paste", ViewportCommand::RequestPaste, true),
    ];
    for (words, request, is_enabled) in entries {
        if ui.add_enabled(is_enabled, Button::new(tr(words))).clicked() {
            go_back(ui.ctx(), id, selected);
            ui.ctx().send_viewport_cmd(request);
        }
    }
    ui.separator();
    let all = Button::new(tr("edit-select-all"));
    if ui.add_enabled(length > 0, all).clicked() {
        go_back(ui.ctx(), id, whole(length));
    }
}

/// Gives the focus back to a field, with this selected.
fn go_back(ctx: &Context, id: Id, selected: CCursorRange) {
    ctx.memory_mut(|memory| memory.request_focus(id));
    select(ctx, id, selected);
}

/// Returns the range of a whole text of this many characters.
pub(super) fn whole(length: usize) -> CCursorRange {
    CCursorRange::two(CCursor::new(0), CCursor::new(length))
}

/// Selects this part of a field's text.
pub(super) fn select(ctx: &Context, id: Id, selected: CCursorRange) {
    let mut state = TextEditState::load(ctx, id).unwrap_or_default();
    state.cursor.set_char_range(Some(selected));
    state.store(ctx, id);
}

/// Makes `Ctrl+Insert`, `Shift+Insert` and `Shift+Delete` copy, paste and cut while a text field has the focus. The window
/// library does so only on Windows.
pub(crate) fn take_older_keys(ctx: &Context, input: &mut RawInput) {
    if !ctx.text_edit_focused() {
        return;
    }
    input.events.retain_mut(|event| {
        let Event::Key {
            key,
            pressed: true,
            modifiers,
            ..
        } = event
        else {
            return true;
        };
        match *key {
            Key::Insert if modifiers.command_only() => *event = Event::Copy,
            Key::Delete if modifiers.shift_only() => *event = Event::Cut,
            Key::Insert if modifiers.shift_only() => {
                ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
                return false;
            }
            _ => {}
        }
        true
    });
}

#[cfg(test)]
mod tests;
