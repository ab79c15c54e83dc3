//! The heads of the roster's columns in the tree of a screen reader; painted they are with the first section.

use egui::{Align2, CursorIcon, Id, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2};

use crate::app::call::rows::row_cells::{Columns, paint_small};
use crate::app::language::text::tr;
use crate::moderation::views::table::Sort;

/// The heads of the columns, also of those that are too narrow for a word; one that was pressed tells the order.
pub(crate) fn column_heads(ui: &mut Ui, rect: Rect, columns: &Columns) -> Option<Sort> {
    let row = UiBuilder::new().max_rect(rect);
    let row = row.accessibility_role(Role::Row);
    let row = row.accessibility_label(tr("column-heads"));
    let ui = &ui.new_child(row);
    let since = columns
        .since
        .map(|from| (tr("column-since"), from, columns.action, Sort::Newest));
    let until = columns.since.unwrap_or(columns.action);
    let heads = [
        (
            tr("column-name"),
            Columns::NAME,
            columns.identity.unwrap_or(columns.kind),
            Sort::Name,
        ),
        (tr("column-kind"), columns.kind, columns.state, Sort::Kind),
        (tr("column-state"), columns.state, until, Sort::State),
    ];
    let identity = columns
        .identity
        .map(|from| (tr("column-identity"), from, columns.kind, Sort::Tenant));
    let mut pressed = None;
    for (title, from, to, sort) in heads.into_iter().chain(since).chain(identity) {
        let across = rect.left() + from..=rect.left() + to;
        let cell = Rect::from_x_y_ranges(across, rect.y_range());
        // Not on the way of Tab: the order has a button of its own above.
        let sense = Sense::CLICK;
        let head = ui.interact(cell, Id::unique(("column", &title)), sense);
        head.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &title));
        let head = head.on_hover_cursor(CursorIcon::PointingHand);
        if head.on_hover_text(tr("column-sort")).clicked() {
            pressed = Some(sort);
        }
    }
    pressed
}

/// Paints the titles of the columns into the head of the first section.
pub(crate) fn paint_titles(ui: &Ui, rect: Rect, columns: &Columns) {
    let at = |x: f32| pos2(rect.left() + x, rect.center().y);
    let left = Align2::LEFT_CENTER;
    if let Some(from) = columns.identity {
        paint_small(ui, at(from + 4.0), left, &tr("column-identity"));
    }
    if !columns.kind_is_icon {
        paint_small(ui, at(columns.kind + 4.0), left, &tr("column-kind"));
    }
    paint_small(ui, at(columns.state + 4.0), left, &tr("column-state"));
    if columns.since.is_some() {
        let x = columns.action - 4.0;
        paint_small(ui, at(x), Align2::RIGHT_CENTER, &tr("column-since"));
    }
}
