//! The preview of a removal of several people: exactly whom it names, who is left out and why, and one button.

use std::sync::Arc;

use egui::{
    Align, Key, Label, Layout, Modifiers, Rect, RichText, ScrollArea, Sense, Stroke, Ui, UiBuilder,
    WidgetInfo, vec2,
};
use egui_material_icons::icons::{ICON_PERSON_REMOVE, ICON_SHIELD, ICON_WARNING};

use super::action::Action;
use super::bulk_pane::Preview;
use super::confirm_ui::{ignore_held_keys, listen, note};
use super::leave_ui::is_armed;
use super::pane::{CallContext, CallPane};
use super::person_text;
use super::row_cells::mark_text;
use super::rules_line_ui::is_unread;
use super::text::{sentences, tr, tr_with};
use super::theme::{self, palette};
use super::time_text::age;
use super::widgets::{self, Button, Kind, badge_icon, elided};
use crate::moderation::audit::Source;
use crate::moderation::command::Command;
use crate::moderation::participant::Badge;
use crate::moderation::row::{Mark, Role, Row};
use crate::moderation::snapshot::CallView;

const ROW: f32 = 24.0;
/// How much of the list of those who are left out is in sight without scrolling.
const LEFT_OUT: f32 = 4.0 * ROW;
/// Where the name begins, behind the icon of the kind.
const KIND: f32 = 30.0;
/// How much room the icon of a mark takes.
const MARK: f32 = 24.0;
/// How much further apart than other buttons the one that removes and the one that does not stand.
const APART: f32 = 16.0;

enum Choice {
    Yes(Source),
    No,
}

/// Draws the preview; a yes names exactly the people who are listed.
pub(super) fn preview_ui(
    ui: &mut Ui,
    call: &CallView,
    context: &CallContext<'_>,
    pane: &mut CallPane,
    actions: &mut Vec<Action>,
) {
    let Some(mut preview) = pane.bulk.preview.take() else {
        return;
    };
    ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
    let armed = is_armed(ui, context.now.since(preview.opened));
    head_ui(ui, &preview);
    let left_out = if preview.left_out.is_empty() {
        0.0
    } else {
        LEFT_OUT + 44.0
    };
    let height = (ui.available_height() - left_out - 92.0 - APART).max(2.0 * ROW);
    list_ui(ui, "preview", height, preview.people.len(), |ui, at| {
        person_ui(ui, &preview.people[at], call, context);
    });
    left_out_ui(ui, &preview);
    let why_not = is_unread(call).then(|| tr("preview-unread"));
    if let Some(why_not) = &why_not {
        note(ui, ICON_WARNING.codepoint, palette(ui).warning, why_not);
    }
    ui.separator();
    match foot_ui(ui, armed, why_not.as_deref(), &mut preview) {
        Some(Choice::Yes(source)) => {
            let ids = preview.people.iter();
            actions.push(Action::Tell(Command::RemoveMany {
                call: call.id.clone(),
                people: ids.filter_map(|row| row.removable().cloned()).collect(),
                source,
            }));
            pane.bulk.clear();
            pane.show_ending();
            pane.focus_list = true;
        }
        Some(Choice::No) => pane.focus_list = true,
        None => pane.bulk.preview = Some(preview),
    }
}

fn head_ui(ui: &mut Ui, preview: &Preview) {
    let p = palette(ui);
    let n = preview.people.len();
    let title = match &preview.devices_of {
        Some(who) => tr_with(
            "preview-devices",
            &[("n", n.into()), ("name", who.as_str().into())],
        ),
        None => tr_with("preview-title", &[("n", n.into())]),
    };
    let title = RichText::new(title).font(theme::title()).color(p.text);
    ui.add(Label::new(title).wrap());
    let guests = |row: &&Arc<Row>| row.badge == Badge::Guest;
    let guests = preview.people.iter().filter(guests).count();
    let kinds = if preview.devices_of.is_some() {
        tr("preview-one-identity")
    } else if guests == n {
        tr("preview-all-guests")
    } else {
        tr_with("preview-kinds", &[("n", guests.into())])
    };
    let words = sentences(&[kinds, tr("preview-how")]);
    let words = RichText::new(words).font(theme::small()).color(p.text_2);
    ui.add(Label::new(words).wrap());
}

fn list_ui(ui: &mut Ui, id: &str, height: f32, people: usize, mut add: impl FnMut(&mut Ui, usize)) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical()
            .id_salt(id)
            .max_height(height)
            .auto_shrink([false, id != "preview"])
            .show_rows(ui, ROW, people, |ui, range| {
                range.for_each(|at| add(ui, at));
            });
    });
}

/// Kind, name, mark, end of the id and age; who has left meanwhile is struck.
fn person_ui(ui: &mut Ui, row: &Row, call: &CallView, context: &CallContext<'_>) {
    let p = palette(ui);
    let is_there = call
        .rows
        .iter()
        .any(|now| now.key == row.key && now.is_listed());
    let ink = if is_there { p.text } else { p.text_3 };
    let (tail, seen) = (
        person_text::id_tail(row).unwrap_or_default(),
        age(context.now.since(row.first_seen)),
    );
    let cells = [
        (seen, 40.0, theme::small(), p.text_2),
        (tail, 42.0, theme::mono(), p.text_3),
    ];
    let name = person_text::name(row);
    let name_rect = line_ui(ui, row, &name, ink, cells);
    if !is_there {
        let stroke = Stroke::new(1.0, p.text_3);
        let (from, width) = (name_rect.left(), name_rect.width().min(120.0));
        let rect = name_rect;
        ui.painter()
            .hline(from..=from + width, rect.center().y, stroke);
    }
}

/// Draws one line and says where the name stands.
fn line_ui<const N: usize>(
    ui: &mut Ui,
    row: &Row,
    name: &str,
    ink: egui::Color32,
    cells: [(String, f32, egui::FontId, egui::Color32); N],
) -> Rect {
    let size = vec2(ui.available_width(), ROW);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    // The scroll bar lies over the right edge.
    let mut right = rect.right() - 10.0;
    for (text, width, font, ink) in cells {
        let cell = Rect::from_x_y_ranges(right - width..=right, rect.y_range());
        let layout = Layout::right_to_left(Align::Center);
        let mut child = ui.new_child(UiBuilder::new().max_rect(cell).layout(layout));
        elided(&mut child, &text, "", width, &font, ink);
        right -= width + 8.0;
    }
    let cell = Rect::from_x_y_ranges(rect.left()..=right, rect.y_range());
    let layout = Layout::left_to_right(Align::Center);
    let mut child = ui.new_child(UiBuilder::new().max_rect(cell).layout(layout));
    child.spacing_mut().item_spacing.x = 6.0;
    // One place for all kinds, so that the names stand below each other.
    let left = child.cursor().left();
    badge_icon(&mut child, row.badge);
    child.add_space((left + KIND - child.cursor().left()).max(0.0));
    let mark_room = if row.mark.is_some() { MARK } else { 0.0 };
    let room = child.available_width() - mark_room;
    let shown = elided(&mut child, name, "", room, &theme::body(), ink);
    let name_rect = shown.response.rect;
    if shown.cut {
        shown.response.on_hover_text(name);
    }
    if let Some(mark) = &row.mark {
        mark_ui(&mut child, mark);
    }
    name_rect
}

/// A mark by its icon alone; the words are read aloud and stand in the tooltip.
fn mark_ui(ui: &mut Ui, mark: &Mark) {
    let (word, why) = mark_text(mark);
    let shown = widgets::icon(ui, ICON_WARNING.codepoint, 16.0, palette(ui).warning);
    shown.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &word));
    shown.on_hover_text(format!("{word}\n{why}"));
}

fn left_out_ui(ui: &mut Ui, preview: &Preview) {
    let n = preview.left_out.len();
    if n == 0 {
        return;
    }
    let p = palette(ui);
    ui.separator();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        widgets::icon(ui, ICON_SHIELD.codepoint, 16.0, p.text_2);
        let head = tr_with("preview-left-out", &[("n", n.into())]);
        let head = RichText::new(head).font(theme::small_strong());
        ui.label(head.color(p.text));
    });
    list_ui(ui, "left out", LEFT_OUT, n, |ui, at| {
        let row = &preview.left_out[at];
        let reason = (left_out_because(row), 110.0, theme::small(), p.text_2);
        line_ui(ui, row, &person_text::name(row), p.text, [reason]);
    });
}

/// Why somebody cannot be chosen, in a word or two.
pub(super) fn left_out_because(row: &Row) -> String {
    match row.role {
        Role::ThisApp => tr("offer-this-app"),
        Role::Organizer => tr("tag-organizer"),
        Role::Recorder => tr("tag-recording"),
        Role::Protected => tr("tag-protected"),
        Role::Attendee if row.removable().is_none() => tr("offer-no-id"),
        Role::Attendee => tr("left-out-on-its-way"),
    }
}

fn foot_ui(
    ui: &mut Ui,
    armed: bool,
    why_not: Option<&str>,
    preview: &mut Preview,
) -> Option<Choice> {
    ignore_held_keys(ui);
    let escape = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    let width = ui.available_width();
    let n = preview.people.len();
    let label = if preview.devices_of.is_some() {
        tr_with("preview-devices-yes", &[("n", n.into())])
    } else {
        tr_with("preview-yes", &[("n", n.into())])
    };
    let kind = if armed {
        Kind::DangerSolid
    } else {
        Kind::DangerOutline
    };
    let yes = Button::new(kind, &label)
        .icon(ICON_PERSON_REMOVE.codepoint)
        .width(width)
        .disabled_because(why_not)
        .show(ui);
    if armed && why_not.is_none() && !preview.has_focus {
        preview.has_focus = true;
        yes.request_focus();
    }
    let source = listen(ui, &yes, armed, &mut preview.pressed);
    ui.add_space(APART);
    let no = Button::new(Kind::Resting, &tr("question-no"))
        .key("Esc")
        .width(width)
        .show(ui);
    if escape || no.clicked() {
        return Some(Choice::No);
    }
    source.filter(|_| why_not.is_none()).map(Choice::Yes)
}
