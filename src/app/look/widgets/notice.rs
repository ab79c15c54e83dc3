//! Notices about a page or a list, and the page in place of an empty list.

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, Color32, CornerRadius, Frame, Id, Label, Layout, Margin, Rect, Response, RichText,
    Sense, Ui, vec2,
};
use egui_material_icons::icons::ICON_CLOSE;

use crate::app::language::text::{follows, tr};
use crate::app::look::theme::{self, Palette, palette, radius};
use crate::app::look::widgets::button::{Button, ButtonKind};
use crate::app::look::widgets::linked_names::{
    LinkPlace, NameList, append_linked, name_links, rect_of,
};
use crate::app::look::widgets::{heading, icon, icon_button};

/// How serious a notice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// The notice is good to know.
    Info,
    /// The moderator should check a fact or a state again.
    Warning,
    /// An action or a part of the program failed.
    Danger,
    /// An action succeeded.
    Success,
}

/// What was pressed on a notice in this frame, and the parts of the notice that egui drew.
#[derive(Debug, Clone, Default)]
pub struct NoticeResponse {
    /// Whether a button was pressed.
    pub pressed: bool,
    /// Index of the pressed button, counted from the left and including empty places. Zero if none was pressed.
    pub which: usize,
    /// Whether the cross was pressed.
    pub closed: bool,
    /// Index of the pressed name, counted over all lists of names in the text.
    pub name: Option<usize>,
    /// The egui id of the first button, through which it can get the focus. `None` without buttons.
    pub first: Option<Id>,
    /// egui's response to the words.
    pub words: Option<Response>,
    /// Whether the end of the words is cut off.
    pub is_cut: bool,
}

impl Tone {
    /// Returns fill, bar and text color.
    pub fn colors(self, p: &Palette) -> [Color32; 3] {
        match self {
            Self::Info => [p.info_tint, p.info, p.info],
            Self::Warning => [p.warning_tint, p.warning_line, p.warning],
            Self::Danger => [p.danger_tint, p.danger_line, p.danger],
            Self::Success => [p.success_tint, p.success, p.success],
        }
    }
}

/// Draws a notice over the whole width: an icon, a sentence that may begin in bold, and the buttons from left to right.
/// If it is `closable`, adds a cross.
pub fn notice(
    ui: &mut Ui,
    style: (Tone, &str),
    words: [&str; 2],
    buttons: &[&str],
    closable: bool,
) -> NoticeResponse {
    let buttons = buttons.iter().map(|label| {
        let label = NoticeLabel {
            shown: label,
            name: label,
            key: None,
        };
        label.place(ui)
    });
    let controls = NoticeControls {
        places: buttons.collect(),
        cross: if closable { Cross::Shown } else { Cross::None },
        fills: false,
    };
    notice_named(ui, style, (words, &[]), &controls)
}

/// The label of a button on a notice.
#[derive(Debug, Clone, Copy)]
pub struct NoticeLabel<'a> {
    /// The drawn text.
    pub shown: &'a str,
    /// The text for screen readers, such as a name too long to draw.
    pub name: &'a str,
    /// The key to draw on the button: the one that moves the focus to it, or Enter once it has the focus.
    pub key: Option<&'a str>,
}

impl<'a> NoticeLabel<'a> {
    fn button(&self) -> Button<'a> {
        let button = Button::new(ButtonKind::Resting, self.shown)
            .name(self.name)
            .height(26.0);
        self.key.into_iter().fold(button, Button::key)
    }

    /// Replaces the key by Enter if the button has the focus.
    #[must_use]
    pub fn focused(mut self, has_focus: bool) -> Self {
        self.key = self.key.map(|key| if has_focus { "Enter" } else { key });
        self
    }

    /// Returns a place for the button, wide enough for numbers that grow.
    pub fn place(self, ui: &Ui) -> NoticePlace<'a> {
        let widest = with_room_for_digits(self.shown);
        let shown = &*widest;
        let width = NoticeLabel { shown, ..self }.button().measure(ui);
        NoticePlace {
            width,
            label: Some(self),
        }
    }
}

/// Returns the label with zeros in place of each number's digits, at least three per number.
fn with_room_for_digits(label: &str) -> String {
    let mut widest = String::new();
    let mut digits = 0_usize;
    for letter in label.chars().map(Some).chain([None]) {
        if letter.is_some_and(|it| it.is_ascii_digit()) {
            digits += 1;
            continue;
        }
        if digits > 0 {
            widest.push_str(&"0".repeat(digits.max(3)));
        }
        digits = 0;
        widest.extend(letter);
    }
    widest
}

/// The place of a button on a notice.
#[derive(Debug, Clone, Copy)]
pub struct NoticePlace<'a> {
    /// The width in points.
    pub width: f32,
    /// The button; `None` if its place is empty for now.
    pub label: Option<NoticeLabel<'a>>,
}

/// Whether a notice has a cross that closes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cross {
    None,
    /// No cross is drawn, but its place stays free.
    Room,
    Shown,
}

/// Everything beside the words of a notice.
#[derive(Debug, Clone)]
pub struct NoticeControls<'a> {
    /// The places of the buttons, from the left.
    pub places: Vec<NoticePlace<'a>>,
    pub cross: Cross,
    /// Whether the notice fills the height of its room even with few words. Its buttons then stay at the same height.
    pub fills: bool,
}

impl NoticeControls<'_> {
    /// Returns the width that icon, buttons and cross take from the words, in points.
    fn beside(&self) -> f32 {
        let places = self.places.iter().map(|it| it.width + 8.0).sum::<f32>();
        let cross = if self.cross == Cross::None { 0.0 } else { 36.0 };
        24.0 + places + cross
    }

    /// Returns the width left for the words of a notice of this width, in points.
    pub fn room(&self, width: f32) -> f32 {
        (width - 2.0 * f32::from(BESIDE) - self.beside()).max(0.0)
    }

    /// Draws cross and buttons from the right edge.
    fn show(&self, ui: &mut Ui, response: &mut NoticeResponse) {
        match self.cross {
            Cross::None => {}
            Cross::Room => {
                ui.allocate_exact_size(vec2(28.0, 28.0), Sense::hover());
            }
            Cross::Shown => {
                let name = tr("widget-close-notice");
                response.closed = icon_button(ui, ICON_CLOSE.codepoint, &name).clicked();
            }
        }
        for (at, place) in self.places.iter().enumerate().rev() {
            let Some(label) = place.label else {
                ui.allocate_exact_size(vec2(place.width, 26.0), Sense::hover());
                continue;
            };
            let shown = label.button().width(place.width).show(ui);
            response.first = Some(shown.id);
            if shown.clicked() {
                response.pressed = true;
                response.which = at;
            }
        }
    }
}

/// Draws a notice whose buttons have separate names for screen readers. Its words may contain lists of names. Each of
/// these names is a link.
pub fn notice_named(
    ui: &mut Ui,
    (tone, symbol): (Tone, &str),
    ([bold, rest], names): ([&str; 2], &[NameList]),
    controls: &NoticeControls<'_>,
) -> NoticeResponse {
    let p = palette(ui);
    let [fill, _, ink] = tone.colors(p);
    let (width, height) = (ui.available_width(), ui.available_height());
    let needed = notice_rows(ui, width, [bold, rest], controls);
    // A smaller margin may make room for one more row.
    let [usual, tight] = [8.0, 4.0].map(|margins| rows_in(height - margins));
    let margin = if needed > usual && tight > usual {
        2
    } else {
        4
    };
    let mut response = NoticeResponse::default();
    Frame::new()
        .fill(fill)
        .corner_radius(CornerRadius::same(radius::CONTROL))
        .inner_margin(Margin::symmetric(BESIDE, margin))
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            // The notice takes its full width with or without a button.
            ui.set_min_width(ui.available_width());
            // The text is laid out before its row is allocated: otherwise the row would take all the height.
            let width = ui.available_width();
            let (mut words, places) = sentence(p, [bold, rest], names);
            words.wrap.max_width = (width - controls.beside()).max(0.0);
            words.wrap.max_rows = rows_in(ui.available_height());
            let words = ui.painter().layout_job(words);
            let least = if controls.fills {
                ui.available_height()
            } else {
                28.0
            };
            let size = vec2(width, words.size().y.max(least));
            ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
                icon(ui, symbol, 16.0, ink);
                // If the text is cut, egui shows the whole text in a tooltip.
                let text = ui.label(words.clone());
                response.name = name_links(ui, (&text, &words), &places);
                response.words = Some(text);
                response.is_cut = words.elided;
                if controls.places.is_empty() && controls.cross == Cross::None {
                    // Adds no gap after the text, because nothing follows, and a gap would widen the notice.
                    return;
                }
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    controls.show(ui, &mut response);
                });
            });
        });
    response
}

/// Margins beside the content of a notice, in points.
const BESIDE: i8 = 12;

/// Returns how many lines the words of a notice of this width take beside these controls.
pub fn notice_rows(ui: &Ui, width: f32, words: [&str; 2], controls: &NoticeControls<'_>) -> usize {
    let (mut words, _) = sentence(palette(ui), words, &[]);
    words.wrap.max_width = controls.room(width);
    ui.painter().layout_job(words).rows.len()
}

/// Lays out a notice of this width with at most this many lines, without drawing it. Returns the place of each visible
/// name, with the id of its person.
///
/// Places are relative to the middle of the left edge of the words.
pub fn notice_names(
    ui: &Ui,
    (width, rows): (f32, usize),
    (words, names): ([&str; 2], &[NameList]),
    controls: &NoticeControls<'_>,
) -> Vec<(Id, Rect)> {
    let (mut words, places) = sentence(palette(ui), words, names);
    words.wrap.max_width = controls.room(width);
    words.wrap.max_rows = rows;
    let words = ui.painter().layout_job(words);
    let to_middle = vec2(0.0, -words.size().y / 2.0);
    let drawn = places.into_iter().flatten().filter_map(|(place, who)| {
        let rect = rect_of(&words, &place)?;
        Some((who, rect.translate(to_middle)))
    });
    drawn.collect()
}

/// Returns how many lines fit into this height; at least two.
fn rows_in(height: f32) -> usize {
    const OVER: f32 = 4.0;
    const LINE: f32 = 16.0;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a small number of lines, not below two"
    )]
    let rows = ((height + OVER) / LINE).max(2.0) as usize;
    rows
}

/// Joins a bold beginning and the rest into one text. Also returns the byte ranges of these names in the text.
fn sentence(
    p: &Palette,
    [bold, rest]: [&str; 2],
    names: &[NameList],
) -> (LayoutJob, Vec<Option<LinkPlace>>) {
    let mut job = LayoutJob::default();
    let bold_format = TextFormat::simple(theme::small_strong(), p.text);
    let (in_bold, names) = names.split_at(lists_in(bold, names));
    let mut places = append_linked(&mut job, bold, (&bold_format, p.accent), in_bold);
    let rest = if bold.is_empty() || rest.is_empty() {
        rest.to_owned()
    } else {
        follows(rest)
    };
    let plain = TextFormat::simple(theme::small(), p.text);
    places.extend(append_linked(&mut job, &rest, (&plain, p.accent), names));
    (job, places)
}

/// Returns how many of the first lists are in this text, one after the other.
fn lists_in(text: &str, lists: &[NameList]) -> usize {
    let mut rest = text;
    let found = lists.iter().take_while(|list| {
        let end = rest.find(&list.text).map(|at| at + list.text.len());
        rest = end.map_or("", |end| &rest[end..]);
        end.is_some()
    });
    found.count()
}

/// Draws a page in place of an empty list: icon, title, a sentence or two, and any buttons side by side. Returns the
/// index of the pressed button, or `None`.
pub fn empty_state(
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
            .map(|label| Button::new(ButtonKind::Resting, *label));
        let buttons: Vec<Button<'_>> = buttons.collect();
        let gap = 8.0;
        let between = buttons.iter().skip(1).map(|_| gap).sum::<f32>();
        let width = between + buttons.iter().map(|it| it.measure(ui)).sum::<f32>();
        // Without its own width, the row of buttons would take all the room and couldn't be centered.
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
