//! The activity panel at the foot of the window: events and actions with their results, newest first.

use std::sync::Arc;
use std::time::Duration;

use egui::style::ScrollAnimation;
use egui::text::{LayoutJob, TextFormat};
use egui::text_selection::LabelSelectionState;
use egui::{
    Align, CentralPanel, Color32, Event, Frame, Layout, Panel, Rect, Response, RichText, Sense, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};
use egui_material_icons::icons::{ICON_DOWNLOAD, ICON_EXPAND_LESS, ICON_EXPAND_MORE};

use jiff::tz::TimeZone;

use crate::app::activity::activity_details::details_ui;
use crate::app::activity::activity_filter_ui::{filters_ui, tool_ui};
use crate::app::activity::activity_foot_ui::{earlier_link_ui, foot_ui};
use crate::app::activity::activity_panel_state::{ActivityLine, ActivityScroll, ActivityUi};
use crate::app::activity::move_sentence::move_sentence;
use crate::app::language::privacy::in_full;
use crate::app::language::text::{tr, tr_with};
use crate::app::look::list_table::ListTable;
use crate::app::look::shapes::pressable;
use crate::app::look::styles::line;
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::button::pill;
use crate::app::look::widgets::ring::focus_ring;
use crate::app::look::widgets::{
    elided, focused_segment, heading, icon, icon_button, link, segment,
};
use crate::app::parts::context_menu::{MenuEntry, context_menu};
use crate::app::parts::undo_ui::undo;
use crate::app::state::action::Action;
use crate::app::state::copied::Copied;
use crate::app::words::activity_text::{ink, result_with_time, sentence, symbol};
use crate::app::words::attendance_text::many_joined_words;
use crate::app::words::curl::curl;
use crate::app::words::time_text::clock;
use crate::moderation::model::ids::CallId;
use crate::moderation::state::activity::entry::{ActivityEntry, ActivityEvent, Outcome};
use crate::moderation::state::began::Began;

pub use crate::app::activity::activity_panel_state::{ActivityFilter, ActivityPanelState};

const ROW: f32 = 25.0;

/// Draws the panel in full.
pub fn activity_ui(ui: &mut Ui, cx: &mut ActivityUi<'_>, panel: &mut ActivityPanelState) {
    ui.spacing_mut().item_spacing.y = 0.0;
    panel.take_over(cx);
    Panel::top("activity head")
        .exact_size(34.0)
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::NONE)
        .show(ui, |ui| {
            ui.horizontal_centered(|ui| {
                ui.add_space(16.0);
                head_ui(ui, panel);
            });
        });
    if cx.snapshot.audit_path.is_some() {
        Panel::bottom("activity foot")
            .exact_size(26.0)
            .resizable(false)
            .show_separator_line(false)
            .frame(Frame::NONE)
            .show(ui, |ui| foot_ui(ui, cx));
    }
    CentralPanel::default()
        .frame(Frame::NONE)
        .show(ui, |ui| list_ui(ui, cx, panel));
}

/// Draws the panel as one line: a button that shows the panel in full, the newest entry, and the link to earlier
/// sessions.
pub fn activity_line_ui(ui: &mut Ui, cx: &mut ActivityUi<'_>, panel: &mut ActivityPanelState) {
    let newest = cx.snapshot.activity.last();
    ui.horizontal_centered(|ui| {
        ui.add_space(8.0);
        if icon_button(ui, ICON_EXPAND_LESS.codepoint, &tr("activity-show")).clicked() {
            panel.raised = true;
        }
        // Laid out from the right, so that the link to earlier sessions stays in place whatever the newest entry is.
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(8.0);
            earlier_link_ui(ui, cx);
            ui.add_space(12.0);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                if let Some(entry) = newest {
                    line_ui(ui, cx, entry, ink(entry, palette(ui)));
                } else {
                    let ink = palette(ui).text_3;
                    line(ui, tr("activity-none"), theme::small(), ink);
                }
            });
        });
    });
}

/// Room for the buttons beside the filter, in points, below which they show icons without words.
const ROOM_FOR_WORDS: f32 = 220.0;

fn head_ui(ui: &mut Ui, panel: &mut ActivityPanelState) {
    let p = palette(ui);
    heading(&line(ui, tr("activity-head"), theme::strong(), p.text));
    ui.add_space(8.0);
    let failures = tr_with(
        "activity-failures",
        &[("n", panel.shown.failures.len().into())],
    );
    let options = [
        (ActivityFilter::All, tr("activity-all")),
        (ActivityFilter::Mine, tr("activity-mine")),
        (ActivityFilter::Failures, failures),
    ];
    if panel.takes_focus > 0 {
        // A pass with an open dialog doesn't count: when the dialog closes, it gives the focus to the list of people.
        if ui.memory(|memory| memory.top_modal_layer().is_none()) {
            panel.takes_focus -= 1;
        }
        ui.request_repaint();
        focused_segment(ui, &mut panel.filter, &options);
    } else {
        segment(ui, &mut panel.filter, &options);
    }
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        ui.add_space(if panel.raised { 8.0 } else { 16.0 });
        if panel.raised
            && icon_button(ui, ICON_EXPAND_MORE.codepoint, &tr("activity-hide")).clicked()
        {
            panel.raised = false;
        }
        let is_narrow = ui.available_width() < ROOM_FOR_WORDS;
        if tool_ui(ui, ICON_DOWNLOAD.codepoint, &tr("export-open"), is_narrow).clicked() {
            panel.open_export();
        }
        filters_ui(ui, panel, is_narrow);
    });
}

fn list_ui(ui: &mut Ui, cx: &mut ActivityUi<'_>, panel: &mut ActivityPanelState) {
    let entries = cx.snapshot.activity.clone();
    // Filters again, because a press may have changed the filter in this frame.
    panel.take_over(cx);
    if panel.shown.lines.is_empty() {
        let p = palette(ui);
        let is_filtered = panel.is_filtered();
        let none = if is_filtered {
            tr("activity-none-fits")
        } else {
            tr("activity-none")
        };
        let text = RichText::new(none).font(theme::small());
        ui.horizontal(|ui| {
            ui.add_space(16.0);
            ui.label(text.color(p.text_3));
            if is_filtered && link(ui, &tr("activity-clear-filters"), None).clicked() {
                panel.show_all();
            }
            if !is_filtered {
                earlier_link_ui(ui, cx);
            }
        });
        return;
    }
    let lines = std::mem::take(&mut panel.shown.lines);
    let is_open = |line: &ActivityLine| matches!(line, ActivityLine::Entry(place) if panel.open == Some(entries[*place].number));
    let opened = lines.iter().position(is_open);
    let mut turned = None;
    let mut heights = vec![ROW; lines.len()];
    if let Some(opened) = opened {
        heights[opened] += panel.details;
    }
    let wanted = opened.filter(|_| panel.scroll == Some(ActivityScroll::ToOpen));
    let above = opened.map(|opened| heights[..opened].iter().sum());
    let to_newest = panel.scroll.take_if(|it| *it == ActivityScroll::ToNewest);
    let mut moved = panel.moved(above);
    moved = moved.filter(|_| wanted.is_none() && to_newest.is_none());
    let mut list = ListTable::new("activity");
    if to_newest.is_some() {
        list = list.scrolled_to(0.0);
    }
    let offset = list.show_uneven(ui, &heights, wanted, |ui, rect, at| {
        if let Some(moved) = moved.take() {
            // Keeps the open entry in place when entries are added above it.
            ui.scroll_with_delta_animation(vec2(0.0, -moved), ScrollAnimation::none());
            ui.request_discard("entries came above the open one");
        }
        match &lines[at] {
            ActivityLine::Entry(place) => {
                entry_ui(ui, rect, cx, &entries[*place], panel);
            }
            ActivityLine::Joins { key, .. } => {
                let is_pressed = joins_ui(ui, rect, cx, &entries, &lines[at]);
                turned = turned.or(is_pressed.then_some(*key));
            }
        }
    });
    panel.shown.lines = lines;
    newer_ui(ui, panel, &entries, offset);
    if let Some(key) = turned {
        panel.turn(key);
        ui.request_repaint();
    }
}

/// Draws a button over the top of the list if newer entries are out of sight above it. The button says how many, and
/// scrolls to them.
fn newer_ui(
    ui: &mut Ui,
    panel: &mut ActivityPanelState,
    entries: &[Arc<ActivityEntry>],
    offset: f32,
) {
    let newer = panel.newer(entries, offset < ROW / 2.0);
    if newer == 0 {
        return;
    }
    let text = tr_with("activity-newer", &[("n", newer.into())]);
    let place = Rect::from_center_size(
        ui.max_rect().center_top() + vec2(0.0, ROW / 2.0),
        vec2(140.0, 24.0),
    );
    let builder = UiBuilder::new().id_salt("newer").max_rect(place);
    let mut child = ui.new_child(builder.layout(Layout::top_down(Align::Center)));
    if child.add(pill(ui, text, "")).clicked() {
        panel.scroll = Some(ActivityScroll::ToNewest);
        ui.request_repaint();
    }
}

/// Whether an entry can be opened because it has details beyond its line.
fn opens(cx: &ActivityUi<'_>, entry: &ActivityEntry) -> bool {
    entry.is_failure()
        || entry.made_good.is_some()
        || entry.takes_notes()
        || !entry.steps.is_empty()
        || undo(cx.snapshot, entry).is_some()
        || curl(entry).is_some()
}

/// Draws an entry, and its details below it if it is open.
fn entry_ui(
    ui: &mut Ui,
    rect: Rect,
    cx: &mut ActivityUi<'_>,
    entry: &ActivityEntry,
    panel: &mut ActivityPanelState,
) {
    let p = palette(ui);
    let is_open = panel.open == Some(entry.number);
    let can_open = opens(cx, entry);
    let row = Rect::from_min_size(rect.min, vec2(rect.width(), ROW));
    let id = ui.unique_id().with(("entry", entry.number));
    let sense = pressable(can_open);
    let response = ui.interact(row, id, sense);
    let said = aloud(cx, entry);
    let role = if can_open {
        egui::Role::Button
    } else {
        egui::Role::Label
    };
    response.widget_info(|| WidgetInfo::labeled(role, true, &said));
    // A failure that no longer matters isn't red. Failed bulk removals always stay red: `failures` never contains them, so it can't tell
    // whether they still matter.
    let is_settled = entry.is_single_failure() && !panel.shown.failures.contains(&entry.number);
    let is_red = entry.is_failure() && !is_settled;
    let fill = match (is_open, can_open && response.hovered()) {
        (true, _) if is_red => Some(p.danger_tint),
        (true, _) | (false, true) => Some(p.hover),
        (false, false) => None,
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, 0.0, fill);
    }
    if is_open && is_red {
        let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        ui.painter().rect_filled(bar, 0.0, p.danger_line);
    }
    let content = UiBuilder::new()
        .max_rect(row.shrink2(vec2(16.0, 0.0)))
        .layout(Layout::left_to_right(Align::Center));
    let color = if is_settled { p.text_2 } else { ink(entry, p) };
    ui.scope_builder(content, |ui| line_ui(ui, cx, entry, color));
    focus_ring(ui, &response.clone().with_new_rect(row.shrink(3.0)), 0);
    entry_menu_ui(&response, cx, (entry, &said));
    if response.clicked() {
        panel.open = (!is_open).then_some(entry.number);
        panel.scroll = (!is_open).then_some(ActivityScroll::ToOpen);
        ui.request_repaint();
    }
    if is_open && copies(ui) {
        cx.actions
            .push(Action::Copy(Copied::Line, whole_line(cx, entry)));
    }
    if is_open {
        let below = Rect::from_min_max(
            pos2(row.left() + 100.0, row.bottom()),
            pos2(row.right() - 16.0, f32::INFINITY),
        );
        let shown = ui.scope_builder(UiBuilder::new().max_rect(below), |ui| {
            details_ui(ui, cx, entry, &mut panel.note);
        });
        let height = shown.response.rect.height() + 8.0;
        if (height - panel.details).abs() > 0.5 {
            panel.details = height;
            ui.request_discard("the height of the open details changed");
        } else if panel.scroll.take().is_some() {
            ui.scroll_to_rect(rect, Some(Align::Min));
        }
    }
}

/// Attaches the right-click menu of an entry.
fn entry_menu_ui(
    response: &Response,
    cx: &mut ActivityUi<'_>,
    (entry, said): (&ActivityEntry, &str),
) {
    let chosen = context_menu(response, said, || {
        let text = Action::Copy(Copied::Line, whole_line(cx, entry));
        let text = MenuEntry::new(tr("menu-copy-line"), text);
        let curl = curl(entry).map(|curl| Action::Copy(Copied::Command, curl));
        let curl = curl.map(|copy| MenuEntry::new(tr("details-copy-curl"), copy));
        vec![[text].into_iter().chain(curl).collect()]
    });
    cx.actions.extend(chosen);
}

/// Returns an entry's line to copy, with the date and the call that the list doesn't show in each line. Names are
/// unmasked.
fn whole_line(cx: &ActivityUi<'_>, entry: &ActivityEntry) -> String {
    let at = entry.at.wall.to_zoned_datetime(TimeZone::system());
    let at = at.strftime("%Y-%m-%d %H:%M:%S");
    in_full(|| {
        let call = entry.call.as_ref().map(|id| call_title(cx, id));
        let call = call.map(|call| format!("{call} · ")).unwrap_or_default();
        format!("{at} · {call}{}", aloud(cx, entry))
    })
}

/// Whether the copy key was pressed for the open entry. A text field, a selected text or a dialog takes the key first.
fn copies(ui: &Ui) -> bool {
    let is_asked = ui.input(|input| input.events.contains(&Event::Copy));
    is_asked
        && !ui.text_edit_focused()
        && ui.memory(|memory| memory.top_modal_layer().is_none())
        && !ui
            .ctx()
            .plugin::<LabelSelectionState>()
            .lock()
            .has_selection()
}

/// Draws the line of a run of joins; returns whether the line was pressed.
fn joins_ui(
    ui: &mut Ui,
    rect: Rect,
    cx: &ActivityUi<'_>,
    entries: &[Arc<ActivityEntry>],
    joins: &ActivityLine,
) -> bool {
    let ActivityLine::Joins {
        newest,
        oldest,
        count,
        key,
        is_open,
    } = *joins
    else {
        return false;
    };
    let p = palette(ui);
    let (newest, oldest) = (&entries[newest], &entries[oldest]);
    let response = ui.interact(rect, ui.unique_id().with(("joins", key)), Sense::click());
    let began = match oldest.what {
        ActivityEvent::Joined { began, .. } => began,
        _ => Began::WhenSeen,
    };
    let text = many_joined_words(count, began, [oldest.at, newest.at]);
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, is_open, &text));
    if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, p.hover);
    }
    let content = UiBuilder::new()
        .max_rect(rect.shrink2(vec2(16.0, 0.0)))
        .layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(content, |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        line(ui, clock(newest.at), theme::mono(), p.text_3);
        icon(ui, symbol(newest), 16.0, p.text_2);
        let turn = if is_open {
            ICON_EXPAND_LESS
        } else {
            ICON_EXPAND_MORE
        };
        let width = ui.available_width() - 40.0;
        let call = other_call(cx, newest).unwrap_or_default();
        let text = format!("{text}   {call}");
        elided(ui, text.trim_end(), "", width, &theme::small(), p.text);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(8.0);
            icon(ui, turn.codepoint, 16.0, p.text_3);
        });
    });
    focus_ring(ui, &response.clone().with_new_rect(rect.shrink(3.0)), 0);
    response.clicked()
}

/// Draws an entry's line: time, icon, sentence, and the result at the right.
fn line_ui(ui: &mut Ui, cx: &ActivityUi<'_>, entry: &ActivityEntry, color: Color32) {
    let p = palette(ui);
    ui.spacing_mut().item_spacing.x = 8.0;
    line(ui, clock(entry.at), theme::mono(), p.text_3);
    icon(ui, symbol(entry), 16.0, color);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.add_space(8.0);
        // The result takes at most half of the line, so that the name always has room.
        let half = ui.available_width() / 2.0;
        let shown = result_with_time(entry, cx.now);
        elided(ui, &shown, "", half, &theme::small(), color);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            sentence_ui(ui, cx, entry);
        });
    });
    if let Outcome::Waits { .. } = entry.outcome {
        ui.request_repaint_after(Duration::from_secs(1));
    }
}

fn sentence_ui(ui: &mut Ui, cx: &ActivityUi<'_>, entry: &ActivityEntry) {
    let p = palette(ui);
    let title = other_call(cx, entry);
    let moved = title.as_deref().and_then(|it| move_sentence(entry, it));
    let title = title.filter(|_| moved.is_none());
    let words = moved.unwrap_or_else(|| sentence(entry));
    let mut job = LayoutJob::default();
    let plain = TextFormat::simple(theme::small(), p.text);
    job.append(&words.before, 0.0, plain.clone());
    let bold = TextFormat::simple(theme::small_strong(), p.text);
    job.append(&words.name, 0.0, bold);
    job.append(&words.after, 0.0, plain);
    if let Some(title) = &title {
        let faint = TextFormat::simple(theme::small(), p.text_3);
        job.append(title, 12.0, faint);
    }
    job.wrap = egui::text::TextWrapping::truncate_at_width(ui.available_width());
    let line = ui.add(egui::Label::new(job).truncate());
    // Screen readers would read texts that are separated only by a gap as one word.
    if let Some(title) = title {
        let said = format!("{}, {title}", words.text());
        line.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &said));
    }
}

/// Returns the text of an entry's line for screen readers: the sentence, and the result if there is one.
fn aloud(cx: &ActivityUi<'_>, entry: &ActivityEntry) -> String {
    let moved = other_call(cx, entry).and_then(|title| move_sentence(entry, &title));
    let words = moved.unwrap_or_else(|| sentence(entry));
    let said = [words.text(), result_with_time(entry, cx.now)];
    let said: Vec<String> = said.into_iter().filter(|part| !part.is_empty()).collect();
    said.join(": ")
}

/// Returns the title of the entry's call. `None` if that call is in front, or if the entry has no call.
fn other_call(cx: &ActivityUi<'_>, entry: &ActivityEntry) -> Option<String> {
    let id = entry.call.as_ref();
    let id = id.filter(|call| cx.shown != Some(call))?;
    Some(call_title(cx, id))
}

fn call_title(cx: &ActivityUi<'_>, id: &CallId) -> String {
    let call = cx.snapshot.call(id);
    call.map_or_else(|| id.tail(), |call| call.title())
}
