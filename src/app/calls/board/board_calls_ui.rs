//! The table of all calls: state, age of the roster, people, lobby, ringing, alarms, and how long each call lasts
//! without another keepAlive request.

use egui::{
    Align2, Color32, FontId, Id, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2,
};
use egui_material_icons::icons::ICON_GROUP;

use crate::app::call::header::call_header_ui::state_of;
use crate::app::calls::board::board_state::BoardState;
use crate::app::language::text::tr;
use crate::app::look::cells::{from_left, next_row};
use crate::app::look::shapes::{RowStyle, hairline};
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{elided, empty_state, icon};
use crate::app::parts::call_menu::call_menu_ui;
use crate::app::state::action::Action;
use crate::app::words::time_text::age;
use crate::moderation::model::time::Now;
use crate::moderation::state::snapshot::{CallView, Snapshot};
use crate::moderation::views::all_calls::by_attention;

const HEAD: f32 = 28.0;
const ROW: f32 = 44.0;
const STATE: f32 = 158.0;
/// Column widths in points: age, people, lobby, ringing, alarms, kept alive.
const NUMBERS: [f32; 6] = [70.0, 62.0, 62.0, 66.0, 66.0, 92.0];

/// Draws the table; with `attention`, the calls that need attention come first. Pressing a row brings its call to the
/// front.
pub(crate) fn calls_table_ui(
    ui: &mut Ui,
    snapshot: &Snapshot,
    now: Now,
    attention: bool,
    board: &mut BoardState,
    actions: &mut Vec<Action>,
) {
    if snapshot.calls.is_empty() {
        return no_calls_ui(ui, actions);
    }
    let rect = ui.available_rect_before_wrap();
    order(ui, snapshot, now, attention, board);
    board.list = Some(rect);
    let table = ui.interact(rect, Id::unique("board table"), Sense::hover());
    table.widget_info(|| WidgetInfo::labeled(Role::Table, true, tr("board-title")));
    head_ui(ui);
    ScrollArea::vertical()
        .id_salt("board")
        .auto_shrink(false)
        .show(ui, |ui| {
            for call in board.order.iter().filter_map(|id| snapshot.call(id)) {
                if row_ui(ui, call, now, actions) {
                    actions.push(Action::ShowCall(call.id.clone()));
                }
            }
        });
}

/// Says that no call is watched, and how to add one.
pub(crate) fn no_calls_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    let (title, text) = (tr("no-calls-title"), tr("no-calls-text"));
    let button = tr("no-calls-button");
    if empty_state(ui, ICON_GROUP.codepoint, &title, &text, &[&button]).is_some() {
        actions.push(Action::OpenAddCall);
    }
}

/// Updates the order of the rows. While the pointer is over a list sorted by attention, keeps the order and appends new
/// calls.
fn order(ui: &Ui, snapshot: &Snapshot, now: Now, attention: bool, board: &mut BoardState) {
    let is_over = board
        .list
        .is_some_and(|list| ui.rect_contains_pointer(list));
    if attention && (!is_over || board.order.is_empty()) {
        board.order = by_attention(&snapshot.calls, now);
        return;
    }
    if !attention {
        board.order.clear();
    }
    for call in &snapshot.calls {
        if !board.order.contains(&call.id) {
            board.order.push(call.id.clone());
        }
    }
}

fn head_ui(ui: &mut Ui) {
    let p = palette(ui);
    let rect = next_row(ui, HEAD);
    ui.painter().rect_filled(rect, 0.0, p.panel);
    hairline(ui, rect);
    let [name, state, numbers @ ..] = cells(rect);
    let left = [(name, tr("board-call")), (state, tr("column-state"))];
    for (cell, title) in left {
        column_head(ui, cell, Align2::LEFT_CENTER, &title);
    }
    for (cell, title) in numbers.into_iter().zip(heads()) {
        column_head(ui, cell, Align2::RIGHT_CENTER, &title);
    }
}

fn column_head(ui: &Ui, cell: Rect, align: Align2, title: &str) {
    let response = ui.interact(cell, Id::unique(("board head", title)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, title));
    text(ui, cell, align, title, theme::small(), palette(ui).text_3);
}

/// Returns the rectangles of a row's cells: name, state, and the six numbers.
fn cells(rect: Rect) -> [Rect; 8] {
    let inner = rect.shrink2(vec2(16.0, 0.0));
    let name = inner.width() - STATE - NUMBERS.iter().sum::<f32>();
    let mut widths = [0.0; 8];
    widths[0] = name;
    widths[1] = STATE;
    widths[2..].copy_from_slice(&NUMBERS);
    let mut left = inner.left();
    widths.map(|width| {
        let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(width, rect.height()));
        left += width;
        cell
    })
}

fn row_ui(ui: &mut Ui, call: &CallView, now: Now, actions: &mut Vec<Action>) -> bool {
    let p = palette(ui);
    let rect = next_row(ui, ROW);
    let id = Id::unique(("board row", &call.id));
    let response = ui.interact(rect, id, Sense::click());
    let (symbol, ink, word) = state_of(ui, call);
    let numbers = numbers(call, now, p.text_2);
    let said: Vec<String> = [call.title(), word.clone()]
        .into_iter()
        .chain(heads().into_iter().zip(&numbers).filter_map(said))
        .collect();
    let said = said.join(", ");
    response.widget_info(|| WidgetInfo::labeled(Role::Row, true, &said));
    let style = RowStyle {
        fill: response.hovered().then_some(p.hover),
        bar: (call.alarms > 0).then_some(p.danger_line),
        has_focus: response.has_focus(),
    };
    style.paint(ui, rect);
    let [name, state, places @ ..] = cells(rect);
    let ended = call.has_ended();
    let (title, room) = (call.title(), name.width() - 12.0);
    let color = if ended { p.text_2 } else { p.text };
    let cell = &mut from_left(ui, name);
    elided(cell, &title, "", room, &theme::body(), color);
    let cell = &mut from_left(ui, state);
    cell.spacing_mut().item_spacing.x = 4.0;
    icon(cell, symbol, 16.0, ink);
    let room = state.width() - 32.0;
    elided(cell, &word, "", room, &theme::small(), p.text_2);
    for (cell, (number, color)) in places.into_iter().zip(numbers) {
        let (shown, color) = match number {
            Some(number) => (number, color),
            None => ("–".to_owned(), p.text_3),
        };
        text(ui, cell, Align2::RIGHT_CENTER, &shown, theme::body(), color);
    }
    call_menu_ui(&response, call, actions);
    response.clicked()
}

fn heads() -> [String; 6] {
    [
        tr("board-age"),
        tr("board-people-count"),
        tr("board-lobby"),
        tr("board-ringing"),
        tr("board-alarms"),
        tr("board-kept-alive"),
    ]
}

fn said((head, (number, _)): (String, &(Option<String>, Color32))) -> Option<String> {
    number.as_ref().map(|number| format!("{head} {number}"))
}

/// Returns the numbers of a call with their colors, in the order of the columns. A number is `None` if there is nothing
/// to show.
fn numbers(call: &CallView, now: Now, plain: Color32) -> [(Option<String>, Color32); 6] {
    let p = plain;
    let some = |n: u32| (n > 0).then(|| n.to_string());
    let ended = call.has_ended();
    let since = call.updated.filter(|_| !ended);
    let left = call.keep_alive.left(now).filter(|_| !ended);
    [
        (since.map(|updated| age(now.age_of(updated))), p),
        (Some(call.counts.in_call.to_string()), p),
        (some(call.counts.in_lobby), p),
        (some(call.counts.ringing), p),
        (some(call.alarms), p),
        (left.map(age), p),
    ]
}

fn text(ui: &Ui, cell: Rect, align: Align2, text: &str, font: FontId, ink: Color32) {
    let x = if align == Align2::RIGHT_CENTER {
        cell.right()
    } else {
        cell.left()
    };
    ui.painter()
        .text(pos2(x, cell.center().y), align, text, font, ink);
}
