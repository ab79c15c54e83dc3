//! Draws the lists of the preview: the people to remove, and the left-out people, each with the reason.
//!
//! One line per person, so that many fit on screen. A mark is a warning or another fact about a name. Pressing a person with a mark shows
//! the mark in words. Pressing a person with an ambiguous name also shows the ids in full.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Color32, CursorIcon, FocusDirection, Galley, Id, Key, Modifiers, Pos2, Rect, Response, Role,
    Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};
use egui_material_icons::icons::{ICON_GROUP, ICON_SHIELD, ICON_WARNING};

use crate::app::call::confirm::question_text::ids;
use crate::app::call::rows::name_marks::{mark_words, removed_words};
use crate::app::call::rows::person_line::{self, GAP, KIND, PersonLine};
use crate::app::call::rows::row_commands::let_stay;
use crate::app::call::state::bulk_removal::Preview;
use crate::app::call::state::call_ui::CallUi;
use crate::app::language::text::{tr, tr_with};
use crate::app::look::cells::cell_from_left;
use crate::app::look::list_table::ListTable;
use crate::app::look::scroll_keys::ScrollKeys;
use crate::app::look::shapes::{paint_centered, text_width};
use crate::app::look::styles::line;
use crate::app::look::theme::{self, BAR, Palette, palette, radius};
use crate::app::look::widgets::ring::focus_ring;
use crate::app::look::widgets::{self, Tone, check_box};
use crate::app::words::person_text;
use crate::app::words::row::person_status::left_out_because;
use crate::app::words::row::since_text::since;
use crate::moderation::state::row::{Row, RowKey};

/// Height of a line, in points.
pub(crate) const ROW: f32 = person_line::HEIGHT;
/// Width of the check box before the kind, in points.
const BOX: f32 = 26.0;
/// Height of the line that says how many people are below those in sight, in points.
const MORE: f32 = 28.0;
/// Gap between the text below a name and the next person, in points.
const BELOW: f32 = 6.0;
/// Width of the column at the right that says how long ago the person was first seen, in points.
const AGE: f32 = 40.0;
/// Size of a mark that is drawn as an icon, in points.
const ICON: f32 = 16.0;
/// Maximum width of a mark beside a name, in points.
const MARK: f32 = 104.0;

/// Draws the people to remove. People who have left since the preview was opened stay in the list, struck out.
///
/// Guests of a wave have a check box if the moderator can let them stay. Returns the guest whose box was pressed.
pub(crate) fn people_ui(
    ui: &mut Ui,
    (height, keys): (f32, ScrollKeys),
    preview: &mut Preview,
    cx: &CallUi<'_>,
) -> Option<RowKey> {
    let before = if preview.is_of_wave() { BOX } else { 0.0 };
    let width = ui.available_width() - BAR - KIND - before;
    let opened = |row: &Arc<Row>| preview.opened.contains(&row.key);
    let below: Vec<_> = preview
        .people
        .iter()
        .map(|row| opened(row).then(|| below(ui, row, width)).flatten())
        .collect();
    let (mut pressed, mut ticked) = (None, None);
    let turn = box_keys(ui, preview);
    let people = &preview.people;
    let also = people
        .iter()
        .position(|row| Some(&row.key) == turn.focus.as_ref());
    let mut focused = None;
    let high = |below: &Option<Arc<Galley>>| {
        ROW + below.as_ref().map_or(0.0, |text| text.size().y + BELOW)
    };
    let heights: Vec<f32> = below.iter().map(high).collect();
    let is_cut = heights.iter().sum::<f32>() > height && height > 4.0 * ROW;
    let height = if is_cut { height - MORE } else { height };
    let mut list = ListTable::new("preview").height(height).keys(keys);
    if let Some(top) = preview.scrolls_to.take() {
        list = list.scrolled_to(top);
    }
    let top = list.show_uneven(ui, &heights, also, |ui, rect, at| {
        let (row, text) = (&people[at], below[at].clone());
        let stays = preview.unticked.contains(&row.key);
        let may_stay =
            |row: &Arc<Row>| let_stay(cx.call, row).is_some() || row.seen.let_stay && row.can_ask();
        let has_box = before > 0.0 && cx.call.row(&row.key).is_some_and(may_stay);
        if has_box {
            let shown = box_ui(ui, rect, row, !stays);
            if turn.moved && also == Some(at) {
                shown.request_focus();
            }
            if shown.gained_focus() || turn.moved && also == Some(at) {
                // The next line comes into sight, too, so that Tab reaches it.
                ui.scroll_to_rect(rect.expand2(vec2(0.0, ROW)), None);
            }
            if shown.has_focus() {
                focused = Some((row.key.clone(), shown.id));
            }
            if shown.clicked() {
                ticked = Some(row.key.clone());
            }
        }
        let rect = rect.with_min_x(rect.left() + before);
        let line = UiBuilder::new().max_rect(rect).id_salt(&row.key);
        let sense = if has_box {
            Sense::CLICK
        } else {
            Sense::click()
        };
        let shown = ui.scope_builder(line, |ui| person_ui(ui, (row, stays), (text, sense), cx));
        if shown.inner {
            pressed = Some(row.key.clone());
        }
    });
    if is_cut && more_below_ui(ui, &heights, top + height) {
        preview.scrolls_to = Some(top + height - ROW);
    }
    preview.focused_box = focused;
    if turn.unfolds {
        pressed = pressed.or(turn.focus.filter(|key| is_marked(&preview.people, key)));
    }
    if let Some(key) = pressed
        && !preview.opened.remove(&key)
    {
        preview.opened.insert(key);
    }
    ticked
}

/// Says how many lines are below `bottom`, the end of those in sight. Keeps its place free if there are none. Returns whether
/// it was pressed.
fn more_below_ui(ui: &mut Ui, heights: &[f32], bottom: f32) -> bool {
    let mut end = 0.0;
    let ends = heights.iter().map(|height| {
        end += height;
        end
    });
    // A line that is cut by less than half can be read.
    let n = ends.filter(|end| *end > bottom + ROW / 2.0).count();
    let size = vec2(ui.available_width(), MORE - ui.spacing().item_spacing.y);
    // Tab skips it, since keys scroll the list.
    let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK);
    if n == 0 {
        return false;
    }
    let words = tr_with("preview-more-below", &[("n", n.into())]);
    let ink = palette(ui).accent;
    paint_centered(ui, rect.center(), &words, theme::small(), ink);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

fn is_marked(people: &[Arc<Row>], key: &RowKey) -> bool {
    let row = people.iter().find(|row| row.key == *key);
    row.is_some_and(|row| row.mark.is_some())
}

/// What keys did while a box had the focus.
#[derive(Default)]
struct BoxTurn {
    /// The person whose box has or gets the focus.
    focus: Option<RowKey>,
    /// Whether an arrow moved the focus to this box.
    moved: bool,
    /// Whether the right arrow was pressed, which unfolds the details of a mark.
    unfolds: bool,
}

/// Takes the arrows while a box has the focus. Up and down move the focus from person to person. Right unfolds a
/// mark's details.
fn box_keys(ui: &Ui, preview: &Preview) -> BoxTurn {
    let Some(key) = preview.box_with_focus(ui) else {
        return BoxTurn::default();
    };
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let [up, down, left, right] = [
        Key::ArrowUp,
        Key::ArrowDown,
        Key::ArrowLeft,
        Key::ArrowRight,
    ]
    .map(pressed);
    if up || down || left || right {
        // Cancels egui's own plan to move the focus by the same arrow.
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    }
    let at = preview.people.iter().position(|row| row.key == *key);
    let next = match at {
        Some(at) if up => at.checked_sub(1),
        Some(at) if down => Some(at + 1),
        _ => None,
    };
    let next = next.and_then(|at| preview.people.get(at));
    BoxTurn {
        focus: Some(next.map_or_else(|| key.clone(), |row| row.key.clone())),
        moved: next.is_some(),
        unfolds: right,
    }
}

/// Draws the check box of a guest of a wave in the line `rect`.
fn box_ui(ui: &mut Ui, rect: Rect, row: &Row, is_ticked: bool) -> Response {
    let place = Rect::from_min_size(rect.min, vec2(BOX, ROW));
    let mut child = cell_from_left(ui, place, Id::unique(("stays", &row.key)));
    let name = tr_with("preview-tick", &[("who", person_text::spoken(row).into())]);
    let shown = check_box(&mut child, Some(is_ticked), &name, false);
    shown.on_hover_text(tr("preview-tick-hint"))
}

/// Draws the people who are left out, each with the reason. At most `most` rows are in sight at once. Draws nothing if
/// nobody is left out.
pub(crate) fn left_out_ui(ui: &mut Ui, left_out: &[Arc<Row>], most: u8) {
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
    let shown = u8::try_from(n).unwrap_or(most).min(most);
    let list = ListTable::new("left out").fixed_height(f32::from(shown) * ROW);
    list.show(ui, ROW, n, |ui, at| {
        // The reason is only as wide as its text and leaves the remaining room to the name.
        let (why, font) = (left_out_because(&left_out[at]), theme::small());
        let width = text_width(ui, &why, font.clone()).min(110.0);
        let line = PersonLine::new(&left_out[at], p.text);
        line.show(ui, [(why, width, font, p.text_2)]);
    });
}

/// Says how many people are left out, if there are any. Their names are in the tooltip.
pub(crate) fn left_out_word(ui: &mut Ui, left_out: &[Arc<Row>]) {
    if left_out.is_empty() {
        return;
    }
    let people = left_out.iter().map(|row| {
        let why = left_out_because(row);
        format!("{}: {why}", person_text::name(row))
    });
    let people = people.collect::<Vec<_>>().join("\n");
    let head = tr_with("preview-left-out", &[("n", left_out.len().into())]);
    let word = line(ui, &head, theme::small_strong(), palette(ui).text_2);
    let whole = format!("{head}\n{people}");
    word.widget_info(|| WidgetInfo::labeled(Role::Label, true, &whole));
    word.on_hover_text(people);
}

/// Draws a person's line, and `below` under it. The line shows kind, name, age and mark; if there is no mark, it shows the end of the id
/// instead.
///
/// Returns whether the line was pressed; only lines with a mark can be.
///
/// The name of a person who has left is struck out. A person missing from the newest list is dimmed. A person who
/// `stays` is dimmed too, and the line says so.
fn person_ui(
    ui: &mut Ui,
    (row, stays): (&Row, bool),
    (below, sense): (Option<Arc<Galley>>, Sense),
    cx: &CallUi<'_>,
) -> bool {
    let p = palette(ui);
    let now = cx.call.row(&row.key);
    let is_there = now.is_some_and(|now| now.is_listed());
    let is_gone = now.is_none_or(|now| now.is_gone());
    let ink = if is_there && !stays { p.text } else { p.text_3 };
    let seen = since(row, cx.context.now);
    let seen = (seen, AGE, theme::small(), p.text_2);
    let shown = PersonLine::new(row, ink);
    let top = ui.cursor().min;
    // The word of a person who stays leaves less room to the mark, which stays in sight.
    let stay = stays.then(|| {
        let (word, font) = (tr("history-let-stay"), theme::small());
        let width = text_width(ui, &word, font.clone()).min(MARK);
        (word, width, font, p.text_2)
    });
    let beside = stay.as_ref().map_or(0.0, |(_, width, ..)| width + GAP);
    let name_rect = if let Some(mark) = &row.mark {
        // Draws the mark as words, or as an icon if the name needs the room.
        let (words, font) = (mark_words(mark), theme::small());
        let (short, (icon, ink)) = (words.short, drawn(p, words.tone));
        let width = text_width(ui, &short, font.clone()).min(MARK);
        let name = text_width(ui, &person_text::name(row), theme::body());
        let fits = KIND + name + width + AGE + beside + 3.0 * GAP <= ui.available_width();
        let x = ui.max_rect().right() - AGE - GAP - beside - ICON / 2.0;
        let mark = if fits {
            (short, width, font, ink)
        } else {
            (String::new(), ICON, font, ink)
        };
        let name = shown.show(ui, [Some(seen), stay, Some(mark)].into_iter().flatten());
        if !fits {
            paint_centered(ui, pos2(x, name.center().y), icon, theme::icon(ICON), ink);
        }
        name
    } else {
        let tail = person_text::id_tail(row).unwrap_or_default();
        let tail = (tail, 42.0, theme::mono(), p.text_3);
        shown.show(ui, [seen, stay.unwrap_or(tail)])
    };
    let is_pressed = row.mark.is_some() && opens_ui(ui, row, top, sense);
    if is_gone {
        let stroke = Stroke::new(1.0, p.text_3);
        let width = name_rect.width().min(120.0);
        let from = name_rect.left();
        ui.painter()
            .hline(from..=from + width, name_rect.center().y, stroke);
    }
    if let Some(text) = below {
        let at = ui.cursor().min + vec2(KIND, 0.0);
        ui.allocate_exact_size(text.size(), Sense::hover());
        ui.painter().galley(at, text, p.text_2);
    }
    is_pressed
}

/// Makes a marked person's line a button that unfolds the details below it. Screen readers always read the details.
/// `sense` says whether the line takes the focus; a line with a box doesn't.
fn opens_ui(ui: &Ui, row: &Row, top: Pos2, sense: Sense) -> bool {
    let line = Rect::from_min_size(top, vec2(ui.max_rect().width(), ROW));
    let response = ui.interact(line, ui.scope_id().with("details"), sense);
    let (name, words) = (person_text::name(row), below_words(row));
    let label = format!("{name}: {}", words.join(", "));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
    focus_ring(ui, &response, radius::CONTROL);
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    let told = format!("{name}\n{}", words.join("\n"));
    response.on_hover_text(told).clicked()
}

/// Returns the lines below a marked person: their marks in words and, if the name is ambiguous, kind, tenant and identity.
fn below_words(row: &Row) -> Vec<String> {
    let marks = row.mark.iter().map(mark_words).chain(removed_words(row));
    let marks: Vec<String> = marks.map(|words| words.full).collect();
    let mut words = vec![marks.join(" · ")];
    if let [[_, kind], [tenant_label, tenant], [_, identity], ..] = &ids(row)[..] {
        words.push(format!("{kind} · {tenant_label}: {tenant}"));
        words.push(identity.clone());
    }
    words
}

/// Returns icon and color of a mark.
fn drawn(p: &Palette, tone: Tone) -> (&'static str, Color32) {
    if tone == Tone::Warning {
        (ICON_WARNING.codepoint, p.warning)
    } else {
        (ICON_GROUP.codepoint, p.text_2)
    }
}

/// Returns [`below_words`], laid out for this width. `None` if the person has no mark.
fn below(ui: &Ui, row: &Row, width: f32) -> Option<Arc<Galley>> {
    let p = palette(ui);
    let (icon, ink) = drawn(p, mark_words(row.mark.as_ref()?).tone);
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    let mut add = |text: &str, font, ink| job.append(text, 0.0, TextFormat::simple(font, ink));
    add(icon, theme::icon(14.0), ink);
    let mut words = below_words(row).into_iter();
    let word = words.next().unwrap_or_default();
    add(&format!(" {word}"), theme::small(), ink);
    for (line, font) in words.zip([theme::small(), theme::mono()]) {
        add(&format!("\n{line}"), font, p.text_2);
    }
    Some(ui.painter().layout_job(job))
}
