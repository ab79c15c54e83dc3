//! The lists of the preview: whom a yes would remove, and who is left out and why. Of whoever is marked, what nobody can
//! type stands below the name, whole: several go with one press, and each of them may be the wrong one.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Galley, Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use egui_material_icons::icons::{ICON_SHIELD, ICON_WARNING};

use crate::app::call::asking::question_text::ids;
use crate::app::call::rows::name_marks::mark_words;
use crate::app::call::rows::person_line::{self, BAR, KIND, PersonLine};
use crate::app::call::state::context::CallContext;
use crate::app::language::text::tr_with;
use crate::app::look::styles::line;
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets;
use crate::app::words::person_text;
use crate::app::words::row_state::left_out_because;
use crate::app::words::time_text::age;
use crate::moderation::state::row::Row;
use crate::moderation::state::snapshot::CallView;

/// How high a line is.
pub(crate) const ROW: f32 = person_line::HEIGHT;
/// How much of the list of those who are left out is in sight without scrolling.
pub(crate) const LEFT_OUT: f32 = 4.0 * ROW;
/// Between what stands below a name and the next person.
const BELOW: f32 = 6.0;

/// Draws everybody whom a yes would remove.
pub(crate) fn people_ui(
    ui: &mut Ui,
    height: f32,
    people: &[Arc<Row>],
    call: &CallView,
    context: &CallContext<'_>,
) {
    let width = ui.available_width() - BAR - KIND;
    let below: Vec<_> = people.iter().map(|row| below(ui, row, width)).collect();
    let high = |below: &Option<Arc<Galley>>| {
        ROW + below.as_ref().map_or(0.0, |text| text.size().y + BELOW)
    };
    let total: f32 = below.iter().map(high).sum();
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical()
            .id_salt("preview")
            .max_height(height)
            .auto_shrink(false)
            .show_viewport(ui, |ui, viewport| {
                ui.set_height(total);
                let (left, width) = (ui.max_rect().left(), ui.max_rect().width());
                let visible = viewport.translate(ui.max_rect().min.to_vec2());
                let mut top = ui.max_rect().top();
                for (row, text) in people.iter().zip(below) {
                    let size = vec2(width, high(&text));
                    let rect = Rect::from_min_size(pos2(left, top), size);
                    top = rect.bottom();
                    if rect.bottom() < visible.top() {
                        continue;
                    }
                    if rect.top() > visible.bottom() {
                        break;
                    }
                    let line = UiBuilder::new().max_rect(rect).id_salt(&row.key);
                    ui.scope_builder(line, |ui| person_ui(ui, row, text, call, context));
                }
            });
    });
}

/// Draws who is left out, if anybody is, each with the reason.
pub(crate) fn left_out_ui(ui: &mut Ui, left_out: &[Arc<Row>]) {
    let n = left_out.len();
    if n == 0 {
        return;
    }
    let p = palette(ui);
    ui.separator();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        widgets::icon(ui, ICON_SHIELD.codepoint, 16.0, p.text_2);
        let head = tr_with("preview-left-out", &[("n", n.into())]);
        line(ui, head, theme::small_strong(), p.text);
    });
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical()
            .id_salt("left out")
            .max_height(LEFT_OUT)
            .auto_shrink([false, true])
            .show_rows(ui, ROW, n, |ui, range| {
                for row in &left_out[range] {
                    // No wider than it is: the rest belongs to the name.
                    let (why, font) = (left_out_because(row), theme::small());
                    let galley = ui
                        .painter()
                        .layout_no_wrap(why.clone(), font.clone(), p.text_2);
                    let width = galley.size().x.min(110.0);
                    PersonLine::new(row, p.text).show(ui, [(why, width, font, p.text_2)]);
                }
            });
    });
}

/// Kind, name, end of the id and age; below them what a mark asks for. Who has left meanwhile is struck; who is
/// missing from the newest list steps back.
fn person_ui(
    ui: &mut Ui,
    row: &Row,
    below: Option<Arc<Galley>>,
    call: &CallView,
    context: &CallContext<'_>,
) {
    let p = palette(ui);
    let now = call.rows.iter().find(|now| now.key == row.key);
    let is_there = now.is_some_and(|now| now.is_listed());
    let is_gone = now.is_none_or(|now| now.is_gone());
    let ink = if is_there { p.text } else { p.text_3 };
    let seen = age(context.now.age_of(row.first_seen));
    let seen = (seen, 40.0, theme::small(), p.text_2);
    let shown = PersonLine::new(row, ink);
    let name_rect = if ids(row).is_empty() {
        let tail = person_text::id_tail(row).unwrap_or_default();
        shown.show(ui, [seen, (tail, 42.0, theme::mono(), p.text_3)])
    } else {
        // The whole id stands below.
        shown.show(ui, [seen])
    };
    if is_gone {
        let stroke = Stroke::new(1.0, p.text_3);
        let width = name_rect.width().min(120.0);
        let from = name_rect.left();
        ui.painter()
            .hline(from..=from + width, name_rect.center().y, stroke);
    }
    if let Some(text) = below {
        let at = ui.cursor().min + vec2(KIND, 0.0);
        let rect = Rect::from_min_size(at, text.size());
        let words = text.text();
        let words = words
            .trim_start_matches(ICON_WARNING.codepoint)
            .trim_start()
            .to_owned();
        let said = ui.allocate_rect(rect, Sense::hover());
        said.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &words));
        ui.painter().galley(at, text, p.text_2);
    }
}

/// The mark in words, and for whoever could be taken for another kind, tenant and identity.
fn below(ui: &Ui, row: &Row, width: f32) -> Option<Arc<Galley>> {
    let mark = row.mark.as_ref()?;
    let p = palette(ui);
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    let mut add = |text: &str, font, ink| job.append(text, 0.0, TextFormat::simple(font, ink));
    add(ICON_WARNING.codepoint, theme::icon(14.0), p.warning);
    let word = mark_words(mark).full;
    add(&format!(" {word}"), theme::small(), p.warning);
    if let [[_, kind], [tenant_label, tenant], [_, identity], ..] = &ids(row)[..] {
        let line = format!("\n{kind} · {tenant_label}: {tenant}\n");
        add(&line, theme::small(), p.text_2);
        add(identity, theme::mono(), p.text_2);
    }
    Some(ui.painter().layout_job(job))
}
