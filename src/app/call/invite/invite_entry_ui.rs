//! One entry of the list in the invitation dialog: its name, details, badge and buttons.

use egui::{Align, Color32, FontId, Layout, Stroke, Ui, UiBuilder, vec2};
use egui_material_icons::icons::{ICON_BLOCK, ICON_CLOSE, ICON_EDIT};

use crate::app::language::text::tr_with;
use crate::app::look::cells::next_row;
use crate::app::look::styles::paragraph;
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{Button, ButtonKind, badge_icon, fitted, icon, icon_button};
use crate::moderation::model::participant::{Badge, LastingIdentity};

/// Height of an entry with two lines below the name, in points. Entries with fewer lines get the same height, so that
/// the list doesn't move when an entry gets another line.
pub(super) const DOUBTFUL: f32 = 54.0;
/// Width of the badge before a name, in points.
const BADGE: f32 = 32.0;
/// Width, in points, of the two buttons at the end of an entry and the scroll bar beside them.
const BUTTONS: f32 = 84.0;

/// The pressed control of an entry.
pub(super) enum EntryPress {
    Drop,
    Correct,
    LetBackIn(LastingIdentity),
    Include,
    /// Drops the pressed entry, and includes the one with this list index instead.
    CallInstead(usize),
}

/// A button of an entry.
pub(super) struct Offer {
    pub(super) label: String,
    /// The button's name for screen readers.
    pub(super) said: String,
    pub(super) press: EntryPress,
    /// Why the button can't be pressed.
    pub(super) blocked: Option<String>,
}

impl Offer {
    fn button(&self) -> Button<'_> {
        Button::new(ButtonKind::Resting, &self.label)
            .name(&self.said)
            .height(26.0)
            .disabled_because(self.blocked.as_deref())
    }
}

/// An entry with a fact that the moderator has to know before inviting.
pub(super) struct Doubt<'a> {
    /// The line below the name in two parts: details, which may be cut, and an end, which is never cut.
    pub(super) id: Option<(String, String)>,
    pub(super) why: &'a str,
    pub(super) is_invited: bool,
    pub(super) badge: Badge,
    pub(super) may_correct: bool,
    pub(super) offer: Option<Offer>,
}

impl Doubt<'_> {
    /// Draws the entry: name, id and reason in full, on as many lines as they need. Beside a button that includes a
    /// person, the id takes one line. Returns the pressed control, if any.
    pub(super) fn show(self, ui: &mut Ui, at: usize, name: &str) -> Option<EntryPress> {
        let p = palette(ui);
        let ink = if self.is_invited { p.warning } else { p.danger };
        let is_fitted = matches!(&self.offer, Some(it) if matches!(it.press, EntryPress::Include | EntryPress::CallInstead(_)));
        let id = self.id.as_ref().map(|(start, end)| format!("{start}{end}"));
        let lines = [
            (Some(name), theme::body(), p.text),
            (id.as_deref(), theme::small(), p.text_3),
            (Some(self.why), theme::small(), ink),
        ];
        let offers = self.offer.as_ref().map(Offer::button);
        let taken = offers.as_ref().map_or(0.0, |it| it.measure(ui) + 8.0);
        let width = ui.available_width() - BADGE - BUTTONS - taken;
        let is_id = |text: Option<&str>| is_fitted && text == id.as_deref();
        let measure = |(text, font, ink): &(Option<&str>, FontId, Color32)| {
            let width = if is_id(*text) { f32::INFINITY } else { width };
            let text = text.map(str::to_owned)?;
            let galley = ui.painter().layout(text, font.clone(), *ink, width);
            Some(galley.size().y)
        };
        let height: f32 = lines.iter().filter_map(measure).sum();
        let mut row = entry_row(ui, at, (height + 6.0).max(DOUBTFUL));
        let mut press = drop_ui(&mut row, name);
        if self.may_correct {
            press = correct_ui(&mut row, name).or(press);
        }
        if offers.is_some_and(|it| it.show(&mut row).clicked()) {
            press = self.offer.map(|it| it.press);
        }
        row.with_layout(Layout::left_to_right(Align::Center), |ui| {
            if self.is_invited {
                badge_ui(ui, self.badge);
            } else {
                first_ui(ui, |ui| drop(icon(ui, ICON_BLOCK.codepoint, 18.0, ink)));
            }
            ui.allocate_ui(vec2(width, height), |ui| {
                ui.vertical(|ui| {
                    ui.set_width(width);
                    ui.spacing_mut().item_spacing.y = 0.0;
                    for (text, font, ink) in lines {
                        match (text, &self.id) {
                            (Some(_), Some((start, end))) if is_id(text) => {
                                fitted(ui, start, end, &font, ink);
                            }
                            (Some(text), _) => {
                                paragraph(ui, text, font, ink);
                            }
                            (None, _) => {}
                        }
                    }
                });
            });
        });
        press
    }
}

/// Returns a `Ui` for the row of an entry, to be filled from the right.
pub(super) fn entry_row(ui: &mut Ui, at: usize, height: f32) -> Ui {
    let rect = next_row(ui, height);
    if at > 0 {
        let stroke = Stroke::new(1.0, palette(ui).line);
        ui.painter().hline(rect.x_range(), rect.top(), stroke);
    }
    let mut row = ui.new_child(
        UiBuilder::new()
            .id_salt(("candidate", at))
            .max_rect(rect)
            .layout(Layout::right_to_left(Align::Center)),
    );
    row.spacing_mut().item_spacing.x = 8.0;
    row
}

pub(super) fn drop_ui(ui: &mut Ui, name: &str) -> Option<EntryPress> {
    let said = tr_with("invite-drop", &[("name", name.into())]);
    let pressed = icon_button(ui, ICON_CLOSE.codepoint, &said).clicked();
    pressed.then_some(EntryPress::Drop)
}

fn correct_ui(ui: &mut Ui, name: &str) -> Option<EntryPress> {
    let said = tr_with("invite-correct", &[("name", name.into())]);
    let pressed = icon_button(ui, ICON_EDIT.codepoint, &said).clicked();
    pressed.then_some(EntryPress::Correct)
}

fn badge_ui(ui: &mut Ui, badge: Badge) {
    first_ui(ui, |ui| drop(badge_icon(ui, badge)));
}

/// Draws `add` in a cell of fixed width, so that the names below each other line up.
fn first_ui(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let place = Layout::top_down(Align::Center);
    ui.allocate_ui_with_layout(vec2(24.0, 20.0), place, |ui| {
        ui.set_width(24.0);
        add(ui);
    });
}

/// Draws the badge and the name, and a line below the name, usually with the details that tell namesakes apart.
pub(super) fn who_ui(ui: &mut Ui, badge: Badge, name: &str, (words, end): &(String, String)) {
    let p = palette(ui);
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        badge_ui(ui, badge);
        let fonts = [theme::body(), theme::small()];
        let heights = fonts.map(|font| ui.fonts_mut(|fonts| fonts.row_height(&font)));
        let size = vec2(ui.available_width(), heights.iter().sum());
        ui.allocate_ui_with_layout(size, Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            fitted(ui, name, "", &theme::body(), p.text);
            fitted(ui, words, end, &theme::small(), p.text_3);
        });
    });
}
