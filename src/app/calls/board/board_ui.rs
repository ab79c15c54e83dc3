//! The board: a page with the table of all calls or, during a search, with the people found in running calls.

use egui::{
    Align, Id, Key, KeyboardShortcut, Layout, Modifiers, Role, Sense, Ui, WidgetInfo, pos2, vec2,
};
use egui_material_icons::icons::ICON_VIEW_LIST;

use crate::app::calls::board::board_calls_ui::calls_table_ui;
use crate::app::calls::board::board_found_ui::found_ui;
use crate::app::calls::board::board_state::BoardState;
use crate::app::language::text::{tr, tr_with};
use crate::app::look::shapes::{hairline, paint_box};
use crate::app::look::styles::line;
use crate::app::look::theme::{self, palette, radius};
use crate::app::look::widgets::ring::focus_ring;
use crate::app::look::widgets::steady::allocate_steady;
use crate::app::look::widgets::{SearchField, heading, icon, key_cap, segment};
use crate::app::state::action::Action;
use crate::app::state::taken_keys::{takes, takes_escape};
use crate::moderation::model::time::Now;
use crate::moderation::state::snapshot::Snapshot;

/// Draws the entry of the call list that opens the board; returns whether it was pressed.
pub(crate) fn board_entry_ui(ui: &mut Ui, is_open: bool) -> bool {
    let p = palette(ui);
    let size = vec2(ui.available_width(), 34.0);
    let label = tr("board-title");
    let (rect, response) = allocate_steady(ui, size, Sense::click(), &label);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_open, &label));
    let card = rect.shrink2(vec2(8.0, 0.0));
    if is_open || response.hovered() {
        let (fill, line) = if is_open {
            (p.canvas, p.line)
        } else {
            (p.hover, egui::Color32::TRANSPARENT)
        };
        paint_box(ui, card, radius::CONTROL, fill, line);
    }
    let inner = egui::UiBuilder::new()
        .max_rect(rect.shrink2(vec2(18.0, 0.0)))
        .layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(inner, |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        icon(ui, ICON_VIEW_LIST.codepoint, 18.0, p.text_2);
        let font = if is_open {
            theme::strong()
        } else {
            theme::body()
        };
        // The label is painted and no widget, because the whole entry already has this name for screen readers.
        let galley = ui.painter().layout_no_wrap(label.clone(), font, p.text);
        let at = pos2(ui.cursor().left(), rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, p.text);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            key_cap(ui, "Ctrl+0")
        });
    });
    let ring = response.clone().with_new_rect(card.shrink(4.0));
    focus_ring(ui, &ring, radius::CONTROL);
    response.clicked()
}

pub(crate) fn board_ui(
    ui: &mut Ui,
    snapshot: &Snapshot,
    now: Now,
    board: &mut BoardState,
    actions: &mut Vec<Action>,
) {
    ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
    board.update(snapshot);
    head_ui(ui, snapshot);
    keys(ui, board, actions);
    tools_ui(ui, board);
    // Searches again, because the user may have typed in this frame.
    board.update(snapshot);
    if board.search.trim().is_empty() {
        calls_table_ui(ui, snapshot, now, board.by_attention, board, actions);
    } else if board.people.is_empty() {
        let words = board.search.trim().to_owned();
        let text = tr_with("board-nobody", &[("words", words.into())]);
        ui.add_space(24.0);
        ui.vertical_centered(|ui| {
            let p = palette(ui);
            line(ui, text, theme::body(), p.text_2);
        });
    } else {
        found_ui(ui, snapshot, board, actions);
    }
}

fn search_id() -> Id {
    Id::unique("search all calls")
}

fn head_ui(ui: &mut Ui, snapshot: &Snapshot) {
    let size = vec2(ui.available_width(), 56.0);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_size(size);
        let p = palette(ui);
        ui.add_space(16.0);
        heading(&line(ui, tr("board-title"), theme::heading(), p.text));
        ui.add_space(12.0);
        let people: u32 = snapshot.calls.iter().map(|call| call.counts.in_call).sum();
        let values = [
            ("calls", snapshot.calls.len().into()),
            ("people", people.into()),
        ];
        line(
            ui,
            tr_with("board-counts", &values),
            theme::small(),
            p.text_2,
        );
    });
}

fn tools_ui(ui: &mut Ui, board: &mut BoardState) {
    let size = vec2(ui.available_width(), 44.0);
    let row = ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_size(size);
        ui.add_space(16.0);
        let hint = tr("board-search");
        let field = vec2(300.0, 30.0);
        let field = SearchField::new(search_id(), &hint, field).key("Ctrl+F");
        let response = field.show(ui, &mut board.search);
        if std::mem::take(&mut board.claim_focus) {
            response.request_focus();
        }
        if board.search.trim().is_empty() {
            ui.add_space(16.0);
            let options = [
                (false, tr("board-as-added")),
                (true, tr("board-by-attention")),
            ];
            if segment(ui, &mut board.by_attention, &options) {
                board.order.clear();
            }
        } else {
            ui.add_space(12.0);
            let p = palette(ui);
            let n = tr_with("board-found", &[("n", board.people.len().into())]);
            line(ui, n, theme::small(), p.text_2);
        }
    });
    hairline(ui, row.response.rect);
}

/// Handles arrows and Enter in the search, and Ctrl+F on the whole page. Also handles Escape while no other field has
/// the focus.
fn keys(ui: &Ui, board: &mut BoardState, actions: &mut Vec<Action>) {
    if ui.memory(|memory| memory.top_modal_layer().is_some()) {
        return;
    }
    board.claim_focus |= takes(ui, KeyboardShortcut::new(Modifiers::COMMAND, Key::F));
    let has_focus = ui.memory(|memory| memory.has_focus(search_id()));
    if !has_focus && ui.text_edit_focused() {
        return;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if takes_escape(ui) {
        if board.search.is_empty() {
            board.is_open = false;
        }
        board.search.clear();
    }
    if !has_focus || board.people.is_empty() {
        return;
    }
    if pressed(Key::ArrowDown) {
        board.chosen = (board.chosen + 1).min(board.people.len() - 1);
        board.scrolls = true;
    }
    if pressed(Key::ArrowUp) {
        board.chosen = board.chosen.saturating_sub(1);
        board.scrolls = true;
    }
    if pressed(Key::Enter)
        && let Some(found) = board.people.get(board.chosen)
    {
        let (call, row) = (found.call.clone(), found.row.key.clone());
        actions.push(Action::ShowPerson(call, row));
    }
}
