//! Raid mode, for the time when many strangers join a call at once. The window shows it by a bar at the top, a frame, a
//! tag in the header, and an entry in the call's menu.

use egui::{
    Align, Frame, Id, LayerId, Layout, Order, Panel, Rect, RichText, Role, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, pos2, vec2,
};
use egui_material_icons::icons::{ICON_CLOSE, ICON_SHIELD};

use crate::app::call::state::call_ui_state::CallUiState;
use crate::app::language::text::tr;
use crate::app::look::cells::from_left;
use crate::app::look::shapes::{paint_box, paint_centered, text_width};
use crate::app::look::styles::{hint, line};
use crate::app::look::theme::{self, palette, radius};
use crate::app::look::widgets::ring::focus_ring;
use crate::app::look::widgets::steady::steady_id;
use crate::app::look::widgets::{self, elided, named};
use crate::app::state::action::Action;
use crate::app::words::time_text::stopwatch;
use crate::moderation::command::Command;
use crate::moderation::model::time::Now;
use crate::moderation::state::deeds::raid::Raid;
use crate::moderation::state::snapshot::CallView;

const HEIGHT: f32 = 36.0;
/// Height of the tag in the header, in points.
const TAG: f32 = 24.0;
/// Room for title and tag in the header, in points. In less room, the tag shows only the time left.
const ROOM_FOR_NAME: f32 = 360.0;
/// Width of the words in the menu, in points.
const HINT: f32 = 260.0;

/// While raid mode is on, draws a frame around the window and the bar across its top. The bar appears and disappears
/// only when rows may move.
pub fn raid_bar_ui(
    ui: &mut Ui,
    call: &CallView,
    now: Now,
    state: &mut CallUiState,
    actions: &mut Vec<Action>,
) {
    let is_on = call.raid.is_some();
    if !state.list.is_held {
        state.list.raid.has_room = is_on;
    }
    if is_on {
        frame_ui(ui);
    }
    if !state.list.raid.has_room {
        return;
    }
    let p = palette(ui);
    let fill = if is_on { p.warning_solid } else { p.panel };
    Panel::top("raid mode")
        .exact_size(HEIGHT)
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new().fill(fill))
        .show(ui, |ui| match call.raid {
            Some(raid) => bar_ui(ui, call, raid, now, actions),
            None => words_ui(ui, &tr("raid-over"), &[], p.text),
        });
}

fn frame_ui(ui: &Ui) {
    let layer = LayerId::new(Order::Foreground, Id::unique("raid frame"));
    let stroke = Stroke::new(3.0, palette(ui).warning_line);
    let rect = ui.ctx().content_rect();
    let painter = ui.ctx().layer_painter(layer);
    painter.rect_stroke(rect, 0.0, stroke, StrokeKind::Inside);
}

/// Raid mode in the call's header: its time left, a cross that ends it, and its name if there is room. The tag replaces
/// the bar while rows are held, because the bar would move them.
pub(crate) struct RaidTag {
    words: String,
    /// The full words, for screen readers.
    said: String,
    /// Width of the tag, in points.
    pub(crate) width: f32,
}

impl RaidTag {
    /// Returns the tag that replaces the bar of raid mode. `None` if raid mode is off, or if its bar is drawn.
    pub(crate) fn new(ui: &Ui, call: &CallView, now: Now, state: &CallUiState) -> Option<Self> {
        let raid = call.raid.filter(|_| !state.list.raid.has_room())?;
        let left = stopwatch(now.left_until(raid.until));
        let said = format!("{} {left}", tr("raid-on"));
        let words = if ui.available_width() < ROOM_FOR_NAME {
            left
        } else {
            said.clone()
        };
        let width = text_width(ui, &words, theme::small_strong()) + 56.0;
        Some(Self { words, said, width })
    }

    /// Draws the tag that says that raid mode is on. Returns whether its cross, which ends raid mode, was pressed.
    pub(crate) fn show(&self, ui: &mut Ui) -> bool {
        let p = palette(ui);
        let size = vec2(self.width, TAG);
        let (rect, tag) = ui.allocate_exact_size(size, Sense::hover());
        paint_box(ui, rect, radius::CONTROL, p.warning_solid, p.warning_line);
        tag.on_hover_text(format!("{}\n{}", tr("raid-on"), tr("raid-on-text")));
        let cross = Rect::from_min_max(pos2(rect.right() - TAG, rect.top()), rect.max);
        let words = Rect::from_min_max(rect.min + vec2(8.0, 0.0), cross.left_bottom());
        let shown = &mut from_left(ui, words);
        shown.spacing_mut().item_spacing.x = 4.0;
        widgets::icon(shown, ICON_SHIELD.codepoint, 16.0, p.on_warning);
        let words = line(shown, &self.words, theme::small_strong(), p.on_warning);
        named(&words, &self.said);
        let name = tr("raid-end");
        let end = ui.interact(cross, steady_id(ui, &name), Sense::click());
        end.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        let (at, font) = (cross.center(), theme::icon(16.0));
        paint_centered(ui, at, ICON_CLOSE.codepoint, font, p.on_warning);
        focus_ring(ui, &end, radius::CONTROL);
        end.on_hover_text(name).clicked()
    }
}

fn bar_ui(ui: &mut Ui, call: &CallView, raid: Raid, now: Now, actions: &mut Vec<Action>) {
    let p = palette(ui);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        ui.add_space(8.0);
        // Uses egui's button, because no kind of the program's own buttons suits a solid background.
        let label = RichText::new(tr("raid-end")).font(theme::body());
        let button = egui::Button::new(label.color(p.on_warning))
            .fill(p.warning_solid)
            .stroke(Stroke::new(1.0, p.on_warning))
            .min_size(vec2(0.0, 26.0));
        if ui.add(button).clicked() {
            actions.push(Action::Tell(Command::Raid(call.id.clone(), false)));
        }
        let left = stopwatch(now.left_until(raid.until));
        line(ui, left, theme::mono(), p.on_warning).on_hover_text(tr("raid-left"));
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            words_ui(
                ui,
                &tr("raid-on"),
                &[tr("raid-on-text"), tr("raid-on-short")],
                p.on_warning,
            );
        });
    });
}

/// Draws `bold`, and after it the first text of `rest` that fits. If none fits, draws as much of the last one as fits.
fn words_ui(ui: &mut Ui, bold: &str, rest: &[String], ink: egui::Color32) {
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        ui.add_space(16.0);
        widgets::icon(ui, ICON_SHIELD.codepoint, 18.0, ink);
        line(ui, bold, theme::strong(), ink);
        let Some((whole, last)) = rest.first().zip(rest.last()) else {
            return;
        };
        let room = ui.available_width();
        let width = |text: &str| text_width(ui, text, theme::body());
        let shown = rest.iter().find(|text| width(text) <= room);
        let shown = shown.unwrap_or(last);
        let drawn = elided(ui, shown, "", room, &theme::body(), ink);
        if shown != whole {
            drawn.on_hover_text(whole);
        }
    });
}

/// Draws the entry of the call's menu that starts or ends raid mode.
pub(crate) fn raid_entry_ui(ui: &mut Ui, call: &CallView, actions: &mut Vec<Action>) {
    let is_on = call.raid.is_some();
    let label = if is_on {
        tr("raid-end")
    } else {
        tr("raid-start")
    };
    let entry = ui.button(label);
    if !is_on {
        // Explains raid mode, and that it keeps nobody out, unlike the door. The text isn't a tooltip, because nobody
        // reads a tooltip during a raid.
        ui.vertical(|ui| {
            ui.set_max_width(HINT);
            hint(ui, tr("raid-hint"));
        });
    }
    if entry.clicked() {
        actions.push(Action::Tell(Command::Raid(call.id.clone(), !is_on)));
        ui.close();
    }
}
