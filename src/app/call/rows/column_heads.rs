//! The heads of the roster's columns in the tree of a screen reader; painted they are with the first section.

use egui::{Id, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo};

use crate::app::call::rows::row_cells::Columns;
use crate::app::language::text::tr;

/// The heads of the columns for a screen reader, also of those that are too narrow for a word.
pub(crate) fn column_heads(ui: &mut Ui, rect: Rect, columns: &Columns) {
    let row = UiBuilder::new().max_rect(rect);
    let row = row.accessibility_role(Role::Row);
    let row = row.accessibility_label(tr("column-heads"));
    let ui = &ui.new_child(row);
    let since = columns
        .since
        .map(|from| (tr("column-since"), from, columns.action));
    let until = columns.since.unwrap_or(columns.action);
    let heads = [
        (tr("column-name"), Columns::NAME, columns.kind),
        (tr("column-kind"), columns.kind, columns.state),
        (tr("column-state"), columns.state, until),
    ];
    for (title, from, to) in heads.into_iter().chain(since) {
        let across = rect.left() + from..=rect.left() + to;
        let cell = Rect::from_x_y_ranges(across, rect.y_range());
        let head = ui.interact(cell, Id::unique(("column", &title)), Sense::hover());
        head.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &title));
    }
}
