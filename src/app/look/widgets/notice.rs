//! Lines and pages that tell one thing: notices over a table, and what stands where nothing is to be shown.

use egui::{Align, Color32, CornerRadius, Frame, Label, Layout, Margin, RichText, Ui, vec2};
use egui_material_icons::icons::ICON_CLOSE;

use crate::app::language::text::{follows, sentences, tr};
use crate::app::look::theme::{self, Palette, palette, radius};
use crate::app::look::widgets::button::{Button, ButtonKind};
use crate::app::look::widgets::{heading, icon, icon_button};

/// How grave a notice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Good to know.
    Info,
    /// Wants a second look.
    Warning,
    /// Went wrong.
    Danger,
    /// Went well.
    Success,
}

/// What was pressed on a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NoticeResponse {
    /// Its one button.
    pub pressed: bool,
    /// Which one, counted from the left; 0 where there is only one.
    pub which: usize,
    /// Its cross.
    pub closed: bool,
}

impl Tone {
    /// Fill, bar and ink.
    pub fn colours(self, p: &Palette) -> [Color32; 3] {
        match self {
            Self::Info => [p.info_tint, p.info, p.info],
            Self::Warning => [p.warning_tint, p.warning_line, p.warning],
            Self::Danger => [p.danger_tint, p.danger_line, p.danger],
            Self::Success => [p.success_tint, p.success, p.success],
        }
    }
}

/// One sentence over the whole width: icon, the grave part, the rest, at most one button, and perhaps a cross.
pub fn notice(
    ui: &mut Ui,
    tone: Tone,
    symbol: &str,
    bold: &str,
    rest: &str,
    button: Option<&str>,
    closable: bool,
) -> NoticeResponse {
    let buttons: Vec<&str> = button.into_iter().collect();
    notice_with(ui, tone, symbol, bold, rest, &buttons, closable)
}

/// The same with as many buttons as are needed, the first at the left.
pub fn notice_with(
    ui: &mut Ui,
    tone: Tone,
    symbol: &str,
    bold: &str,
    rest: &str,
    buttons: &[&str],
    closable: bool,
) -> NoticeResponse {
    let buttons: Vec<[&str; 2]> = buttons.iter().map(|label| [*label, *label]).collect();
    notice_named(ui, tone, symbol, bold, rest, &buttons, closable)
}

/// The same with buttons that are read aloud by a name of their own, such as one that is too long to be drawn.
pub fn notice_named(
    ui: &mut Ui,
    tone: Tone,
    symbol: &str,
    bold: &str,
    rest: &str,
    buttons: &[[&str; 2]],
    closable: bool,
) -> NoticeResponse {
    let p = palette(ui);
    let [fill, _, ink] = tone.colours(p);
    let buttons = buttons.iter();
    let buttons: Vec<Button<'_>> = buttons
        .map(|[label, name]| {
            Button::new(ButtonKind::Resting, label)
                .name(name)
                .height(26.0)
        })
        .collect();
    let mut response = NoticeResponse::default();
    Frame::new()
        .fill(fill)
        .corner_radius(CornerRadius::same(radius::CONTROL))
        .inner_margin(Margin::symmetric(12, 4))
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            // As wide with nothing beside its words as with a button.
            ui.set_min_width(ui.available_width());
            // The text is laid out first: left to itself the row would take all the height there is.
            let width = ui.available_width();
            let beside = 24.0
                + buttons.iter().map(|it| it.measure(ui) + 8.0).sum::<f32>()
                + if closable { 36.0 } else { 0.0 };
            let mut words = sentence(p, bold, rest);
            words.wrap.max_width = (width - beside).max(0.0);
            words.wrap.max_rows = rows_in(ui.available_height());
            let words = ui.painter().layout_job(words);
            let size = vec2(width, words.size().y.max(28.0));
            ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
                icon(ui, symbol, 16.0, ink);
                let is_cut = words.elided;
                let said = ui.label(words);
                if is_cut {
                    said.on_hover_text(sentences(&[bold, rest]));
                }
                if buttons.is_empty() && !closable {
                    // Nothing more follows, and the gap before it would make the notice too wide.
                    return;
                }
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if closable {
                        let name = tr("widget-close-notice");
                        response.closed = icon_button(ui, ICON_CLOSE.codepoint, &name).clicked();
                    }
                    for (at, button) in buttons.into_iter().enumerate().rev() {
                        if button.show(ui).clicked() {
                            response.pressed = true;
                            response.which = at;
                        }
                    }
                });
            });
        });
    response
}

/// How many lines of words a room of this height takes; two fit the lowest.
fn rows_in(height: f32) -> usize {
    const MARGINS: f32 = 8.0;
    const LINE: f32 = 16.0;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a small number of lines, not below two"
    )]
    let rows = ((height - MARGINS) / LINE).max(2.0) as usize;
    rows
}

/// A bold beginning and the rest, as one text.
fn sentence(p: &Palette, bold: &str, rest: &str) -> egui::text::LayoutJob {
    let mut job = egui::text::LayoutJob::default();
    job.append(
        bold,
        0.0,
        egui::TextFormat::simple(theme::small_strong(), p.text),
    );
    if !rest.is_empty() {
        let rest = if bold.is_empty() {
            rest.to_owned()
        } else {
            follows(rest)
        };
        job.append(&rest, 0.0, egui::TextFormat::simple(theme::small(), p.text));
    }
    job
}

/// Stands in the middle where nothing is to be shown: icon, title, a sentence or two, one button; gives whether it was pressed.
pub fn empty_state(
    ui: &mut Ui,
    symbol: &str,
    title: &str,
    text: &str,
    button: Option<&str>,
) -> bool {
    empty_state_with(ui, symbol, title, text, button.as_slice()).is_some()
}

/// The same with several buttons beside one another; gives which was pressed.
pub fn empty_state_with(
    ui: &mut Ui,
    symbol: &str,
    title: &str,
    text: &str,
    buttons: &[&str],
) -> Option<usize> {
    let p = palette(ui);
    let mut pressed = None;
    let top = (ui.available_height() / 2.0 - 90.0).max(16.0);
    ui.vertical_centered(|ui| {
        ui.add_space(top);
        icon(ui, symbol, 28.0, p.text_3);
        ui.add_space(6.0);
        let title = RichText::new(title).font(theme::title());
        heading(&ui.label(title.color(p.text)));
        let width = ui.available_width().min(360.0);
        ui.allocate_ui(vec2(width, 0.0), |ui| {
            ui.vertical_centered(|ui| {
                ui.add(Label::new(RichText::new(text).color(p.text_2)).wrap());
            });
        });
        if buttons.is_empty() {
            return;
        }
        ui.add_space(8.0);
        let buttons = buttons
            .iter()
            .map(|label| Button::new(ButtonKind::Resting, label));
        let buttons: Vec<Button<'_>> = buttons.collect();
        let gap = 8.0;
        let between = buttons.iter().skip(1).map(|_| gap).sum::<f32>();
        let width = between + buttons.iter().map(|it| it.measure(ui)).sum::<f32>();
        // A row takes all the width there is, unless it is told how much it needs.
        let row = Layout::left_to_right(Align::Center);
        ui.allocate_ui_with_layout(vec2(width, 30.0), row, |ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for (place, button) in buttons.into_iter().enumerate() {
                if button.show(ui).clicked() {
                    pressed = Some(place);
                }
            }
        });
    });
    pressed
}
