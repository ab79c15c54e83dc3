//! The people found in running calls: name and identity, kind, state, and the call.

use egui::{Align, Id, Layout, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::app::calls::board::board_state::BoardState;
use crate::app::language::text::tr;
use crate::app::look::cells::{from_left, next_row};
use crate::app::look::list_table::ListTable;
use crate::app::look::shapes::RowStyle;
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{badge, elided};
use crate::app::state::action::Action;
use crate::app::words::person_text::{self, also};
use crate::app::words::row::person_status::status;
use crate::moderation::state::snapshot::Snapshot;
use crate::moderation::views::all_calls::FoundPerson;

const ROW: f32 = 44.0;
/// Column widths in points: kind, state and call; the name takes the rest.
const COLUMNS: [f32; 3] = [94.0, 150.0, 220.0];

/// Draws the list; pressing a row shows that person in their call.
pub(crate) fn found_ui(
    ui: &mut Ui,
    snapshot: &Snapshot,
    board: &mut BoardState,
    actions: &mut Vec<Action>,
) {
    let rect = ui.available_rect_before_wrap();
    let table = ui.interact(rect, Id::unique("found people list"), Sense::hover());
    table.widget_info(|| WidgetInfo::labeled(Role::Table, true, tr("board-people")));
    let mut list = ListTable::new("found people");
    if std::mem::take(&mut board.scrolls) {
        #[expect(clippy::cast_precision_loss, reason = "fewer rows than that")]
        let top = board.chosen as f32 * ROW;
        list = list.scrolled_to((top - rect.height() / 2.0).max(0.0));
    }
    list.show(ui, ROW, board.people.len(), |ui, line| {
        let found = &board.people[line];
        if row_ui(ui, snapshot, found, line == board.chosen) {
            let (call, row) = (found.call.clone(), found.row.key.clone());
            actions.push(Action::ShowPerson(call, row));
        }
    });
}

fn row_ui(ui: &mut Ui, snapshot: &Snapshot, found: &FoundPerson, chosen: bool) -> bool {
    let p = palette(ui);
    let rect = next_row(ui, ROW);
    let id = Id::unique(("found", &found.call, &found.row.key));
    let response = ui.interact(rect, id, Sense::click());
    let row = &*found.row;
    let title = snapshot
        .call(&found.call)
        .map_or_else(|| found.call.tail(), |call| call.title());
    let state = status(row, None, None, row.first_seen).word;
    let also = also(found.elsewhere);
    let mut said = format!("{}, {state}, {title}", person_text::spoken(row));
    if let Some(also) = &also {
        said = format!("{said}, {also}");
    }
    response.widget_info(|| WidgetInfo::selected(Role::Row, true, chosen, &said));
    let fill = match (chosen, response.hovered()) {
        (true, _) => p.selected,
        (false, true) => p.hover,
        (false, false) => p.canvas,
    };
    let style = RowStyle {
        fill: Some(fill),
        has_focus: response.has_focus(),
        ..RowStyle::default()
    };
    style.paint(ui, rect);
    let inner = rect.shrink2(vec2(16.0, 4.0));
    let name = inner.width() - COLUMNS.iter().sum::<f32>();
    let mut left = inner.left();
    let mut cells = [name, COLUMNS[0], COLUMNS[1], COLUMNS[2]].map(|width| {
        let cell = Rect::from_min_max(
            pos2(left, inner.top()),
            pos2(left + width - 12.0, inner.bottom()),
        );
        left += width;
        cell
    });
    cells[3].max.x = inner.right();
    let (identity, tail) = person_text::identity_line(row);
    two_lines(
        ui,
        cells[0],
        &person_text::name(row),
        Some((&identity, &tail)),
    );
    // The badge gets a child `Ui` rather than a scope. After a scope, the next row would start below the badge, not
    // below this row.
    badge(&mut from_left(ui, cells[1]), row.badge);
    two_lines(ui, cells[2], &state, None);
    two_lines(ui, cells[3], &title, also.as_deref().map(|also| (also, "")));
    response.clicked()
}

/// Draws one or two lines, centered in a cell.
fn two_lines(ui: &mut Ui, cell: Rect, first: &str, second: Option<(&str, &str)>) {
    let p = palette(ui);
    let height = if second.is_some() { 34.0 } else { 18.0 };
    let top = cell.center().y - height / 2.0;
    let rect = Rect::from_min_size(pos2(cell.left(), top), vec2(cell.width(), height));
    let lines = UiBuilder::new()
        .max_rect(rect)
        .layout(Layout::top_down(Align::Min));
    let ui = &mut ui.new_child(lines);
    ui.spacing_mut().item_spacing.y = 0.0;
    let width = cell.width();
    elided(ui, first, "", width, &theme::body(), p.text);
    if let Some((second, tail)) = second {
        elided(ui, second, tail, width, &theme::small(), p.text_2);
    }
}
