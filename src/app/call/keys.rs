//! The keyboard of a call. Which keys work depends on the open dialog or question and on the focus.

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{EventFilter, Key, KeyboardShortcut, Memory, Modifiers, Ui};

use crate::app::call::commands::{run, select};
use crate::app::call::people::tools_ui::search_id;
use crate::app::call::rows::row_cells::list_id;
use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::call_ui_state::CallUiState;
use crate::app::call::state::context::CallContext;
use crate::app::call::state::inspector::InspectorContent;
use crate::app::call::state::list::ListHint;
use crate::app::language::privacy::row_height;
use crate::app::state::commands::{Scope, UiCommand, pressed, pressed_letter};
use crate::app::state::taken_keys::{
    has_letter_begun, is_typing_text, is_under_popup, take_typed_text, takes as takes_key,
    takes_escape,
};
use crate::moderation::state::snapshot::CallView;
use crate::moderation::views::table::{FocusStep, QuickChoice, SelectionClick};

/// Keys for numbered entries: the first nine calls of the list, and the quick choices.
pub(crate) const DIGITS: [Key; 9] = [
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
    Key::Num8,
    Key::Num9,
];

/// Handles keys for the whole call while no dialog is open.
pub(crate) fn keyboard(ui: &Ui, cx: &mut CallUi<'_>) {
    handle(ui, cx);
    if has_letter_begun(ui) {
        cx.state.list.letter_for = cx.state.list.table.focus().cloned();
    }
}

fn handle(ui: &Ui, cx: &mut CallUi<'_>) {
    // Ignores keys under a dialog. A dialog without the keyboard focus would let them through.
    if cx.state.is_under_dialog(ui) {
        return;
    }
    // Notes now whether a popup is open: it may close before other code asks.
    is_under_popup(ui);
    let focused = ui.memory(Memory::focused);
    if focused == Some(search_id()) && takes_escape(ui) {
        cx.state.list.search.clear();
        cx.state.list.wants_focus = true;
        return;
    }
    if focused == Some(search_id()) && (takes(ui, Key::ArrowDown) || takes(ui, Key::Enter)) {
        let line = cx.state.list.table.move_focus(FocusStep::First);
        // Without a hit, the search keeps the focus, so that it can be corrected.
        if line.is_some() {
            lead_to(line, cx.context, cx.state);
        }
        return;
    }
    let is_over = cx.call.has_ended();
    // Keys that stop a removal work even during a question. Stopping is harmless, and may be urgent then.
    run_pressed(ui, cx, &[Scope::Always]);
    if is_typing_text(ui) {
        end_question(cx);
    }
    if cx.state.is_asking() {
        return;
    }
    if let Some(text) = take_typed_text(ui) {
        return search_for(ui, text, cx);
    }
    if focused.is_none_or(|id| id == list_id()) {
        run_letter(ui, cx);
        if cx.state.is_asking() {
            return;
        }
    }
    if focused.is_some() && focused == cx.state.inspector.closes_batch {
        run_of_results(ui, cx);
    }
    if !is_over {
        run_pressed(ui, cx, &[Scope::Call]);
    }
    if run_pressed(ui, cx, &[Scope::AnyCall]).is_some() {
        return;
    }
    if ui.text_edit_focused() {
        // While somebody types, these keys select nobody: on some keyboards, Alt and a digit write a character.
        return;
    }
    if !is_over {
        choices(ui, cx.context, cx.state);
    }
    if focused.is_some_and(|id| id != list_id()) {
        return;
    }
    if cx.state.inspector.shows_rules() && !cx.state.bulk.holds() && takes_escape(ui) {
        return cx.state.step_out_of_rules();
    }
    let is_person_next = cx.state.list.table.focus().is_some();
    if run_pressed(ui, cx, &[Scope::List]).is_some() {
        return;
    }
    steps(ui, cx.context, cx.state);
    if several_by_key(ui, cx.context, cx.state) {
        return;
    }
    step_back(ui, cx.call, cx.state);
    if is_person_next || !cx.state.bulk.selection.is_empty() {
        run_pressed(ui, cx, &[Scope::Person]);
    }
    if let Some(key) = cx.state.list.table.focus().cloned()
        && takes(ui, Key::Space)
    {
        cx.state.inspector.show_card(key);
    }
}

/// Closes an open question, because a text is typed. The first letter of the text may have opened the question, and an
/// Enter after the text would answer it.
fn end_question(cx: &mut CallUi<'_>) {
    if cx.state.confirm.take().is_some() {
        cx.state.list.hint = Some((ListHint::LettersSearch, cx.context.now));
    }
}

/// Searches for a text that was typed outside a field. The search field gets the focus, so that the rest of the text
/// goes there.
fn search_for(ui: &Ui, text: String, cx: &mut CallUi<'_>) {
    let end = CCursorRange::one(CCursor::new(text.chars().count()));
    let mut field = TextEditState::load(ui.ctx(), search_id()).unwrap_or_default();
    field.cursor.set_char_range(Some(end));
    field.store(ui.ctx(), search_id());
    ui.memory_mut(|memory| memory.request_focus(search_id()));
    cx.state.list.search = text;
}

/// Runs the command of a pressed letter, if the focus is still on the same person as when the letter was pressed.
fn run_letter(ui: &Ui, cx: &mut CallUi<'_>) {
    let focus = cx.state.list.table.focus();
    let has_person = focus.is_some() || !cx.state.bulk.selection.is_empty();
    let scopes: &[Scope] = if has_person {
        &[Scope::List, Scope::Person]
    } else {
        &[Scope::List]
    };
    if focus == cx.state.list.letter_for.as_ref()
        && let Some(command) = pressed_letter(ui, scopes)
    {
        run_key(ui, command, cx);
    }
}

/// Runs a command whose key the results of a batch name. Shift+F7 leads to the button that closes them.
fn run_of_results(ui: &Ui, cx: &mut CallUi<'_>) {
    let command = pressed_letter(ui, &[Scope::List]);
    let is_named = |it: &UiCommand| matches!(it, UiCommand::RetryRemovals | UiCommand::MuteFailed);
    if let Some(command) = command.filter(is_named) {
        run(ui, command, cx);
    }
}

/// Runs the command whose key was pressed, and returns it. `None` if no key of a command with these scopes was pressed.
fn run_pressed(ui: &Ui, cx: &mut CallUi<'_>, scopes: &[Scope]) -> Option<UiCommand> {
    let command = pressed(ui, scopes)?;
    run_key(ui, command, cx);
    Some(command)
}

/// Runs the command of a key. If it concerns a person whose row nothing marks, only marks the row.
fn run_key(ui: &Ui, command: UiCommand, cx: &mut CallUi<'_>) {
    let is_of_several = command == UiCommand::Remove && !cx.state.bulk.selection.is_empty();
    if command.is_of_person() && !is_of_several && !marks_focus(ui, cx.state) {
        return cx.state.list.point_out(cx.context.now);
    }
    run(ui, command, cx);
}

/// Whether the row with the focus is marked: it has a ring, or the person's card is open.
fn marks_focus(ui: &Ui, state: &CallUiState) -> bool {
    let has_focus = ui.memory(Memory::focused) == Some(list_id());
    has_focus && state.list.keys_lead || state.is_chosen()
}

fn takes(ui: &Ui, key: Key) -> bool {
    ui.input_mut(|input| input.consume_key(Modifiers::NONE, key))
}

/// Selects people by a quick choice if Alt and the number of this choice were pressed.
fn choices(ui: &Ui, context: &CallContext<'_>, state: &mut CallUiState) {
    for (key, choice) in DIGITS.into_iter().zip(QuickChoice::ALL) {
        let shortcut = KeyboardShortcut::new(Modifiers::ALT, key);
        if takes_key(ui, shortcut) {
            select(choice, context, state);
        }
    }
}

/// Handles Escape: closes the batch panel, the invitation results or the card, whichever is on top. If none is open,
/// clears the search.
fn step_back(ui: &Ui, call: &CallView, state: &mut CallUiState) {
    let shown_batch = state.inspector.shown_batch(call).map(|batch| batch.since);
    if let Some(since) = shown_batch
        && takes_escape(ui)
    {
        // Closing the panel doesn't stop the batch, and a button in the header reopens the panel.
        state.inspector.put_away(since);
        state.list.wants_focus = true;
    } else if matches!(state.inspector.shown(call), InspectorContent::Invited) && takes_escape(ui) {
        state.inspector.close_invited(call);
        state.list.wants_focus = true;
    } else if state.chosen().is_some() && takes_escape(ui) {
        state.inspector.close_card();
        state.list.wants_focus = true;
    } else if !state.list.search.is_empty() && takes_escape(ui) {
        state.list.search.clear();
        state.list.wants_focus = true;
    }
}

/// Handles the keys that select or deselect a person, select a range, or clear the selection. Returns whether one was
/// pressed.
fn several_by_key(ui: &Ui, context: &CallContext<'_>, state: &mut CallUiState) -> bool {
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let is_used = !state.bulk.selection.is_empty();
    let range = pressed(Modifiers::SHIFT, Key::Space);
    let toggles = is_used
        && !ui.input(|input| input.modifiers.command)
        && pressed(Modifiers::NONE, Key::Space);
    if let Some(key) = state
        .list
        .table
        .focus()
        .cloned()
        .filter(|_| range || toggles)
    {
        let pick = if range {
            SelectionClick::Range
        } else {
            SelectionClick::Toggle
        };
        if !marks_focus(ui, state) || !state.list.sees_focus() {
            state.list.point_out(context.now);
        } else if state.list.takes_key(&key, context.now) {
            state.bulk.pick(&state.list.table, &key, pick);
        }
        return true;
    }
    if is_used && takes_escape(ui) {
        state.bulk.clear();
        state.list.wants_focus = true;
        return true;
    }
    false
}

/// Moves the keyboard focus to the list, and scrolls to the line that a key has reached.
fn lead_to(line: Option<usize>, context: &CallContext<'_>, state: &mut CallUiState) {
    state.list.keys_reach(line, context.now);
    state.list.scroll_to = line;
    state.list.keys_lead = true;
    state.list.wants_focus = true;
    state.turn_card();
}

fn steps(ui: &Ui, context: &CallContext<'_>, state: &mut CallUiState) {
    let row = row_height(context.dense);
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a window has fewer rows than that"
    )]
    let page = state
        .list
        .rect
        .map_or(10, |rect| (rect.height() / row) as isize - 1);
    for (key, step) in [
        (Key::ArrowDown, FocusStep::By(1)),
        (Key::ArrowUp, FocusStep::By(-1)),
        (Key::PageDown, FocusStep::By(page.max(1))),
        (Key::PageUp, FocusStep::By(-page.max(1))),
        (Key::Home, FocusStep::First),
        (Key::End, FocusStep::Last),
    ] {
        let pressed = |modifiers| ui.input_mut(|input| input.consume_key(modifiers, key));
        // Tests Shift first, because a key without a modifier also matches a press with Shift.
        let line = if pressed(Modifiers::SHIFT) {
            state.bulk.extend(&mut state.list.table, step)
        } else if pressed(Modifiers::NONE) {
            state.list.table.move_focus(step)
        } else {
            continue;
        };
        lead_to(line, context, state);
    }
    ui.memory_mut(|memory| {
        let all = EventFilter {
            vertical_arrows: true,
            horizontal_arrows: false,
            escape: true,
            tab: false,
        };
        memory.set_focus_lock_filter(list_id(), all);
    });
}
