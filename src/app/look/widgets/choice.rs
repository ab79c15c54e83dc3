//! Controls for choosing: filter chips, segments (exactly one is chosen), check boxes.

use egui::{
    Color32, CornerRadius, EventFilter, Key, Modifiers, Rect, Response, Role, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, pos2, vec2,
};
use egui_material_icons::icons::ICON_CHECK;

use crate::app::look::shapes::{paint_box, paint_centered, pressable, text_width};
use crate::app::look::widgets::ring::focus_ring;
use crate::app::look::widgets::steady::allocate_steady;

use crate::app::look::theme::{self, palette, radius};

/// By how many points a segment is wider than its word.
const SEGMENT_MARGINS: f32 = 20.0;

/// Draws a filter chip, which is on or off, with the number of entries that pass the filter.
pub fn chip(ui: &mut Ui, chosen: bool, label: &str, count: usize) -> Response {
    let p = palette(ui);
    let ink = if chosen { p.accent } else { p.text_2 };
    let text = format!("{label} {count}");
    let galley = ui
        .painter()
        .layout_no_wrap(text.clone(), theme::small(), ink);
    let check = if chosen { 19.0 } else { 0.0 };
    let size = vec2(galley.size().x + check + 18.0, 26.0);
    let (rect, response) = allocate_steady(ui, size, Sense::click(), label);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &text));
    let (fill, stroke) = match (chosen, response.hovered()) {
        (true, _) => (p.accent_tint, p.accent_line),
        (false, true) => (p.hover, p.control),
        (false, false) => (Color32::TRANSPARENT, p.edge),
    };
    paint_box(ui, rect, radius::CHIP, fill, stroke);
    if chosen {
        check_mark(ui, pos2(rect.left() + 16.0, rect.center().y), ink);
    }
    let at = pos2(
        rect.left() + 9.0 + check,
        rect.center().y - galley.size().y / 2.0,
    );
    ui.painter().galley(at, galley, ink);
    focus_ring(ui, &response, radius::CHIP);
    response
}

fn check_mark(ui: &Ui, center: egui::Pos2, ink: Color32) {
    paint_centered(ui, center, ICON_CHECK.codepoint, theme::icon(14.0), ink);
}

/// Draws several words in one frame. Exactly one word is chosen. Returns whether the choice changed.
///
/// If the words don't fit on one line, each word gets its own frame. Tab leads to the chosen word, and the arrow keys
/// choose, as in a group of radio buttons.
pub fn segment<T: Copy + PartialEq>(ui: &mut Ui, choice: &mut T, options: &[(T, String)]) -> bool {
    segment_of(ui, "", choice, options)
}

/// Draws a [`segment`] with a name for screen readers. Where there are several segments, the words alone don't tell
/// what is being chosen.
pub fn segment_of<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    choice: &mut T,
    options: &[(T, String)],
) -> bool {
    segments(ui, name, choice, options).0
}

/// Draws a [`segment`] and gives its chosen word the focus.
pub fn focused_segment<T: Copy + PartialEq>(ui: &mut Ui, choice: &mut T, options: &[(T, String)]) {
    if let (_, Some(chosen)) = segments(ui, "", choice, options) {
        chosen.request_focus();
    }
}

/// Draws the words. Returns whether the choice changed, and egui's response to the word that was chosen before.
fn segments<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    choice: &mut T,
    options: &[(T, String)],
) -> (bool, Option<Response>) {
    let stroke = Stroke::new(1.0, palette(ui).edge);
    let corners = CornerRadius::same(radius::CONTROL);
    let before = *choice;
    let widths = options.iter().map(|(_, label)| segment_width(ui, label));
    let fits = widths.sum::<f32>() <= ui.available_width();
    let mut shown = Vec::new();
    let mut parts = |ui: &mut Ui| {
        if !name.is_empty() {
            ui.accesskit_node_builder(ui.unique_id(), |node| {
                node.set_role(Role::RadioGroup);
                node.set_label(name);
            });
        }
        ui.spacing_mut().item_spacing = if fits { vec2(0.0, 0.0) } else { vec2(4.0, 4.0) };
        for (value, label) in options {
            let part = segment_part(ui, before == *value, label);
            if !fits {
                ui.painter()
                    .rect_stroke(part.rect, corners, stroke, StrokeKind::Inside);
            }
            if part.clicked() {
                *choice = *value;
            }
            shown.push(part);
        }
    };
    if fits {
        let group = ui.horizontal(parts).response.rect;
        ui.painter()
            .rect_stroke(group, corners, stroke, StrokeKind::Inside);
    } else {
        ui.horizontal_wrapped(&mut parts);
    }
    let place = options.iter().position(|(value, _)| before == *value);
    if let Some(next) = place.and_then(|place| stepped(ui, &shown, place)) {
        *choice = options[next].0;
        shown[next].request_focus();
    }
    let chosen = place.map(|place| shown.swap_remove(place));
    (before != *choice, chosen)
}

/// Returns the index of the option that a pressed arrow key chooses. `None` if no arrow key was pressed, or the chosen
/// option doesn't have the focus.
fn stepped(ui: &Ui, shown: &[Response], chosen: usize) -> Option<usize> {
    let part = shown.get(chosen).filter(|part| part.has_focus())?;
    let arrows = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(part.id, arrows));
    let pressed = |keys: [Key; 2]| {
        ui.input_mut(|input| keys.map(|key| input.consume_key(Modifiers::NONE, key)))
    };
    let count = shown.len();
    if pressed([Key::ArrowRight, Key::ArrowDown]).contains(&true) {
        Some((chosen + 1) % count)
    } else if pressed([Key::ArrowLeft, Key::ArrowUp]).contains(&true) {
        Some((chosen + count - 1) % count)
    } else {
        None
    }
}

fn segment_width(ui: &Ui, label: &str) -> f32 {
    text_width(ui, label, theme::small()) + SEGMENT_MARGINS
}

fn segment_part(ui: &mut Ui, chosen: bool, label: &str) -> Response {
    let p = palette(ui);
    let ink = if chosen { p.accent } else { p.text_2 };
    let size = vec2(segment_width(ui, label), 28.0);
    let sense = if chosen { Sense::click() } else { Sense::CLICK };
    let (rect, response) = allocate_steady(ui, size, sense, label);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, label));
    let fill = match (chosen, response.hovered()) {
        (true, _) => p.accent_tint,
        (false, true) => p.hover,
        (false, false) => Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(
        rect.shrink(1.0),
        CornerRadius::same(radius::CONTROL - 1),
        fill,
    );
    paint_centered(ui, rect.center(), label, theme::small(), ink);
    focus_ring(ui, &response, radius::CONTROL);
    response
}

/// Draws a check box. `chosen` is `None` if the box stands for several entries of which only some are chosen.
///
/// The label is drawn if `shown`, and always read aloud.
pub fn check_box(ui: &mut Ui, chosen: Option<bool>, label: &str, shown: bool) -> Response {
    check_box_because(ui, chosen, label, shown, None)
}

/// Draws a [`check_box`]. If there is a reason, the box is disabled and its tooltip says the reason.
pub fn check_box_because(
    ui: &mut Ui,
    chosen: Option<bool>,
    label: &str,
    shown: bool,
    because: Option<&str>,
) -> Response {
    let p = palette(ui);
    let enabled = because.is_none() && ui.is_enabled();
    let ink = if enabled { p.text } else { p.disabled };
    let galley = shown.then(|| {
        ui.painter()
            .layout_no_wrap(label.to_owned(), theme::body(), ink)
    });
    // A box with a label is aligned with other text. A box alone gets a larger area than it shows, to be easy to hit.
    let width = galley
        .as_ref()
        .map_or(24.0, |galley| galley.size().x + 24.0);
    let middle = if shown { 8.0 } else { 12.0 };
    let sense = pressable(enabled);
    let (rect, response) = allocate_steady(ui, vec2(width, 24.0), sense, label);
    let is_chosen = chosen.unwrap_or(false);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, enabled, is_chosen, label));
    let center = pos2(rect.left() + middle, rect.center().y);
    let square = Rect::from_center_size(center, vec2(16.0, 16.0));
    let (fill, stroke) = match chosen {
        _ if !enabled => (Color32::TRANSPARENT, p.edge),
        Some(false) if response.hovered() => (p.hover, p.text_2),
        Some(false) => (Color32::TRANSPARENT, p.control),
        Some(true) | None => (p.accent_solid, p.accent_line),
    };
    let stroke = Stroke::new(1.5, stroke);
    ui.painter().rect(
        square,
        CornerRadius::same(3),
        fill,
        stroke,
        StrokeKind::Inside,
    );
    match chosen {
        Some(true) if enabled => check_mark(ui, center, p.on_solid),
        Some(true) => check_mark(ui, center, p.disabled),
        None => {
            let bar = Rect::from_center_size(center, vec2(8.0, 2.0));
            ui.painter().rect_filled(bar, 0.0, p.on_solid);
        }
        Some(false) => {}
    }
    if let Some(galley) = galley {
        let at = pos2(rect.left() + 24.0, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, ink);
    }
    focus_ring(ui, &response.clone().with_new_rect(square), 3);
    match because {
        Some(reason) if !reason.is_empty() => response.on_hover_text(reason),
        _ => response,
    }
}
