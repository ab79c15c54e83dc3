//! The right-click menu of text fields, and the keys of the clipboard.

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::{TextEdit, TextEditOutput, TextEditState};
use egui::{Button, Context, Event, Id, Key, RawInput, Ui, ViewportCommand};

use crate::app::language::text::{key, tr};

/// Longest text, in characters, of a field that sets no limit of its own. Laying out a page that was pasted by mistake
/// would stop the window for seconds, in every frame.
pub(crate) const MOST_TYPED: usize = 4_096;

/// Longest text, in characters, of a field that narrows a list. No name is longer.
pub(crate) const MOST_SEARCHED: usize = 256;

/// Draws a text field with its menu. If `hides`, the field holds a secret, and its menu can't cut or copy.
pub(crate) fn edit_ui(ui: &mut Ui, id: Id, edit: TextEdit<'_>, hides: bool) -> TextEditOutput {
    let is_pressed = ui.input(|it| it.pointer.secondary_pressed() || it.pointer.secondary_down());
    let selected = is_pressed.then(|| selection(ui.ctx(), id)).flatten();
    let mut shown = edit.show(ui);
    let response = &shown.response.response;
    if is_pressed && response.contains_pointer() {
        // In egui, every mouse button moves the cursor and selects, but the menu acts on the earlier selection.
        shown.state.cursor.set_char_range(selected);
        shown.state.clone().store(ui.ctx(), id);
        ui.data_mut(|data| data.insert_temp(id.with("menu"), selected.unwrap_or_default()));
    }
    let text = &shown.galley;
    response.context_menu(|ui| menu_ui(ui, id, text.text().chars().count(), hides));
    shown
}

fn selection(ctx: &Context, id: Id) -> Option<CCursorRange> {
    TextEditState::load(ctx, id)?.cursor.char_range()
}

fn menu_ui(ui: &mut Ui, id: Id, length: usize, hides: bool) {
    // egui forgets the selection of a field that loses the focus, and the menu takes the focus.
    let selected = ui.data(|data| data.get_temp::<CCursorRange>(id.with("menu")));
    let selected = selected.unwrap_or_default();
    let can_copy = !selected.is_empty() && !hides;
    let entries = [
        (key!("edit-cut"), ViewportCommand::RequestCut),
        (key!("edit-copy"), ViewportCommand::RequestCopy),
    ];
    for (words, request) in entries {
        if ui.add_enabled(can_copy, Button::new(tr(words))).clicked() {
            go_back(ui.ctx(), id, selected);
            ui.ctx().send_viewport_cmd(request);
        }
    }
    if ui.button(tr("edit-paste")).clicked() {
        go_back(ui.ctx(), id, selected);
        ui.data_mut(|data| data.insert_temp(paste_request(), true));
        ui.request_repaint();
    }
    ui.separator();
    let all = Button::new(tr("edit-select-all"));
    if ui.add_enabled(length > 0, all).clicked() {
        go_back(ui.ctx(), id, whole(length));
    }
}

/// Gives the focus back to a field and restores its selection.
fn go_back(ctx: &Context, id: Id, selected: CCursorRange) {
    ctx.memory_mut(|memory| memory.request_focus(id));
    select(ctx, id, selected);
}

/// Returns the range of a whole text of this many characters.
pub(super) fn whole(length: usize) -> CCursorRange {
    CCursorRange::two(CCursor::new(0), CCursor::new(length))
}

/// Selects the whole text of the field `id`; `text` is that text.
pub(crate) fn select_all(ctx: &Context, id: Id, text: &str) {
    select(ctx, id, whole(text.chars().count()));
}

/// Selects this part of a field's text, for the next time the field is drawn.
pub(super) fn select(ctx: &Context, id: Id, selected: CCursorRange) {
    let mut state = TextEditState::load(ctx, id).unwrap_or_default();
    state.cursor.set_char_range(Some(selected));
    state.store(ctx, id);
}

/// The clipboard operation of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ClipboardKey {
    Copy,
    Cut,
    Paste,
}

/// Returns the clipboard operation of a pressed key. `None` if the key has none.
///
/// `Ctrl+Insert`, `Shift+Insert` and `Shift+Delete` count only while a text field has the focus.
pub(crate) fn clipboard_key(ctx: &Context, event: &Event) -> Option<ClipboardKey> {
    let Event::Key {
        key,
        pressed: true,
        modifiers,
        ..
    } = event
    else {
        return None;
    };
    let (is_command, is_shift) = (modifiers.command_only(), modifiers.shift_only());
    match key {
        Key::Copy => Some(ClipboardKey::Copy),
        Key::Cut => Some(ClipboardKey::Cut),
        Key::Paste => Some(ClipboardKey::Paste),
        Key::C if is_command => Some(ClipboardKey::Copy),
        Key::X if is_command => Some(ClipboardKey::Cut),
        Key::V if is_command => Some(ClipboardKey::Paste),
        _ if !ctx.text_edit_focused() => None,
        Key::Insert if is_command => Some(ClipboardKey::Copy),
        Key::Delete if is_shift => Some(ClipboardKey::Cut),
        Key::Insert if is_shift => Some(ClipboardKey::Paste),
        _ => None,
    }
}

fn paste_request() -> Id {
    Id::unique("paste from a menu")
}

/// Returns whether a menu has requested a paste, and clears the request.
pub(crate) fn takes_paste_request(ctx: &Context) -> bool {
    ctx.data_mut(|data| data.remove_temp::<bool>(paste_request()))
        .is_some()
}

/// Drops control characters such as NUL and ESC from pasted texts, but keeps tabs and line breaks. Nobody sees the
/// dropped characters, but a search would look for them.
pub(crate) fn drop_controls(input: &mut RawInput) {
    for event in &mut input.events {
        if let Event::Paste(text) | Event::MiddleClickPaste { text, .. } = event {
            text.retain(|c| !c.is_control() || matches!(c, '\t' | '\n' | '\r'));
        }
    }
}

#[cfg(test)]
mod tests;
