//! The spinner of a running request, the arc of a ringing invitation, and the progress bar.

use std::f32::consts::TAU;
use std::time::Duration;

use egui::{Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};
use egui_material_icons::icons::ICON_HOURGLASS_TOP;

use crate::app::look::shapes::paint_centered;
use crate::app::look::theme::{self, palette};

/// Time between steps of a visible spinner.
const STEP: Duration = Duration::from_millis(100);
const STEPS: f64 = 12.0;
/// The key under which egui keeps "Reduce motion", for drawing code that doesn't know the preferences.
const STILL: &str = "reduce motion";

/// Sets whether spinners stand still from now on.
pub fn keep_still(ctx: &egui::Context, still: bool) {
    ctx.data_mut(|data| data.insert_temp(egui::Id::unique(STILL), still));
}

/// Draws a turning ring, three quarters of a circle long. If motion is reduced, draws an hourglass.
pub fn spinner(ui: &mut Ui, size: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(size, size), Sense::hover());
    spin(ui, rect);
}

/// Draws the spinner in an allocated place.
pub(crate) fn spin(ui: &Ui, rect: Rect) {
    if !ui.is_rect_visible(rect) {
        return;
    }
    let color = palette(ui).text_2;
    let size = rect.width();
    let is_still = ui
        .data(|data| data.get_temp(egui::Id::unique(STILL)))
        .unwrap_or(false);
    if is_still {
        let (code, font) = (ICON_HOURGLASS_TOP.codepoint, theme::icon(size));
        paint_centered(ui, rect.center(), code, font, color);
        return;
    }
    ui.request_repaint_after(STEP);
    let step = (ui.input(|input| input.time) / STEP.as_secs_f64()).floor() % STEPS;
    #[expect(clippy::cast_possible_truncation, reason = "a number below one")]
    let start = (step / STEPS) as f32;
    let radius = size / 2.0 - 2.0;
    ui.painter().add(arc(
        rect.center(),
        radius,
        start,
        0.75,
        Stroke::new(1.5, color),
    ));
}

/// Draws how much of an invitation's ringing time has passed, clockwise from twelve o'clock.
pub fn ringing_arc(ui: &mut Ui, fraction: f32, size: f32) {
    let p = palette(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(size, size), Sense::hover());
    let radius = size / 2.0 - 2.0;
    ui.painter()
        .circle_stroke(rect.center(), radius, Stroke::new(3.0, p.line));
    let part = fraction.clamp(0.0, 1.0);
    ui.painter().add(arc(
        rect.center(),
        radius,
        0.0,
        part,
        Stroke::new(3.0, p.ringing),
    ));
}

/// Draws a thin progress bar: the fraction `done`, then the fraction `nearly` in a paler color. Both are between 0 and
/// 1. Screen readers say `name`.
pub fn progress_bar(ui: &mut Ui, [done, nearly]: [f32; 2], name: &str) {
    let p = palette(ui);
    let size = vec2(ui.available_width(), 4.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, name));
    ui.painter().rect_filled(rect, 2.0, p.line);
    let paler = p.accent_solid.gamma_multiply(0.45);
    for (part, ink) in [(done + nearly, paler), (done, p.accent_solid)] {
        let width = rect.width() * part.clamp(0.0, 1.0);
        let part = Rect::from_min_size(rect.min, vec2(width, rect.height()));
        ui.painter().rect_filled(part, 2.0, ink);
    }
}

/// Returns an arc of a circle. `start` and `part` are in full turns; `start` counts from twelve o'clock.
fn arc(center: egui::Pos2, radius: f32, start: f32, part: f32, stroke: Stroke) -> Shape {
    const POINTS: u8 = 24;
    let points = (0..=POINTS)
        .map(|point| {
            let angle = TAU * (start + part * f32::from(point) / f32::from(POINTS));
            pos2(
                center.x + radius * angle.sin(),
                center.y - radius * angle.cos(),
            )
        })
        .collect();
    Shape::line(points, stroke)
}
