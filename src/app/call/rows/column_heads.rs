//! Column heads of the roster: titles, the sort order that a press chooses, and names for screen readers.

use egui::{Align2, CursorIcon, Id, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, vec2};

use crate::app::call::rows::row_cells::{Columns, paint_small};
use crate::app::language::text::tr;
use crate::moderation::views::table::Sort;

struct ColumnHead {
    title: String,
    from: f32,
    to: f32,
    /// The sort order that a press chooses.
    sort: Sort,
    /// The alignment of the painted title; `None` if there is no room, or if the section's title is painted there.
    painted: Option<Align2>,
}

/// Draws the column heads, even those too narrow for a word. Returns the sort order of the pressed head, if any.
pub(crate) fn column_heads(ui: &mut Ui, rect: Rect, columns: &Columns) -> Option<Sort> {
    let row = UiBuilder::new().max_rect(rect);
    let row = row.accessibility_role(Role::Row);
    let row = row.accessibility_label(tr("column-heads"));
    let ui = &ui.new_child(row);
    let mut pressed = None;
    for head in heads(columns) {
        let across = rect.left() + head.from..=rect.left() + head.to;
        let cell = Rect::from_x_y_ranges(across, rect.y_range());
        if let Some(align) = head.painted {
            let at = align.pos_in_rect(&cell.shrink2(vec2(4.0, 0.0)));
            paint_small(ui, at, align, &head.title);
        }
        // Column heads can't be reached by Tab, because the sort order has its own button above.
        let id = Id::unique(("column", &head.title));
        let response = ui.interact(cell, id, Sense::CLICK);
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &head.title));
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        if response.on_hover_text(tr("column-sort")).clicked() {
            pressed = Some(head.sort);
        }
    }
    pressed
}

fn heads(columns: &Columns) -> Vec<ColumnHead> {
    let left = Some(Align2::LEFT_CENTER);
    let head = |title, [from, to]: [f32; 2], sort, painted| ColumnHead {
        title,
        from,
        to,
        sort,
        painted,
    };
    let name = [Columns::NAME, columns.identity.unwrap_or(columns.kind)];
    let kind = [columns.kind, columns.state];
    let state = [columns.state, columns.since.unwrap_or(columns.action)];
    // The name column has no painted title, because the section's title is in that place.
    let mut heads = vec![
        head(tr("column-name"), name, Sort::Name, None),
        head(
            tr("column-kind"),
            kind,
            Sort::Kind,
            left.filter(|_| !columns.kind_is_icon),
        ),
        head(tr("column-state"), state, Sort::State, left),
    ];
    if let Some(from) = columns.since {
        let (title, right) = (tr("column-since"), Some(Align2::RIGHT_CENTER));
        heads.push(head(title, [from, columns.action], Sort::Newest, right));
    }
    if let Some(from) = columns.identity {
        let title = tr("column-identity");
        heads.push(head(title, [from, columns.kind], Sort::Tenant, left));
    }
    heads
}
