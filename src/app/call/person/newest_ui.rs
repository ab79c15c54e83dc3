//! The side panel while it has nothing else to show: the people who joined last, because moderators usually look for them.

use std::cmp::Reverse;
use std::sync::Arc;

use egui::{CursorIcon, Rect, Role, Sense, Ui, WidgetInfo};
use egui_material_icons::icons::ICON_PERSON;

use crate::app::call::rows::person_line::PersonLine;
use crate::app::call::state::call_ui::CallUi;
use crate::app::language::text::tr;
use crate::app::look::styles::hint;
use crate::app::look::theme::{self, palette, radius};
use crate::app::look::widgets::ring::focus_ring;
use crate::app::look::widgets::{empty_state, section_head};
use crate::app::words::person_text;
use crate::app::words::row::since_text::since;
use crate::moderation::state::row::{Role as PersonRole, Row};
use crate::moderation::state::snapshot::CallView;

/// Maximum number of people shown.
const SHOWN: usize = 10;
/// Width of the column of ages, in points.
const AGE: f32 = 48.0;

/// Draws the people who joined last, and a hint about the panel. If [`newest`] finds nobody, draws only the hint.
pub(crate) fn newest_ui(ui: &mut Ui, cx: &mut CallUi<'_>) {
    let newest = newest(cx.call);
    if newest.is_empty() {
        empty_state(
            ui,
            ICON_PERSON.codepoint,
            &tr("person-none"),
            &tr("person-none-keys"),
            &[],
        );
        return;
    }
    section_head(ui, &tr("side-newest"), None);
    ui.add_space(4.0);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for row in newest {
            person_ui(ui, cx, row);
        }
    });
    ui.add_space(8.0);
    hint(ui, tr("person-none"));
    hint(ui, tr("person-none-keys"));
}

/// Returns the listed people who joined while the app watched the call: newest first, up to [`SHOWN`].
fn newest(call: &CallView) -> Vec<&Arc<Row>> {
    let joined = call.rows.iter().filter(|row| {
        let is_person = row.role != PersonRole::ThisApp;
        is_person && !row.was_there && row.is_listed()
    });
    let mut newest: Vec<_> = joined.collect();
    newest.sort_by_key(|row| Reverse(row.first_seen.monotonic));
    newest.truncate(SHOWN);
    newest
}

fn person_ui(ui: &mut Ui, cx: &mut CallUi<'_>, row: &Arc<Row>) {
    let p = palette(ui);
    let top = ui.cursor().min;
    let since = since(row, cx.context.now);
    PersonLine::new(row, p.text).show(ui, [(since, AGE, theme::small(), p.text_2)]);
    let line = Rect::from_min_max(top, ui.cursor().min).with_max_x(ui.max_rect().right());
    let id = ui.scope_id().with(("newest", &row.key));
    let response = ui.interact(line, id, Sense::click());
    let label = person_text::spoken(row);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
    focus_ring(ui, &response, radius::CONTROL);
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        cx.state.choose(Some(row.key.clone()));
    }
}
