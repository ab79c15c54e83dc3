//! The cells of a row, shared by people and invitations: the places of the columns, and the contents of each.

use egui::{Color32, Id, Pos2, Rect, Response, Stroke, Ui, pos2, vec2};

use crate::app::call::rows::name_marks::{fit, in_one_icon, marks};
use crate::app::call::rows::result_line::glyph_ui;
use crate::app::call::state::context::CallContext;
use crate::app::language::privacy;
use crate::app::language::text::{tr, tr_with};
use crate::app::look::cells::{cell_from_left, cell_from_right};
use crate::app::look::shapes::{hairline, text_width};
use crate::app::look::styles::line;
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{self, Button, ButtonKind, elided, fitted, link, named};
use crate::app::words::hue::Hue;
use crate::app::words::person_text;
use crate::app::words::row::person_status::left_out_because;
use crate::app::words::row::since_text::{since, since_aloud, since_tip};
use crate::app::words::row::status::{Glyph, RowAction, Status};
use crate::moderation::state::deeds::raid::Raid;
use crate::moderation::state::row::Row;
use crate::moderation::views::table::searchable_row::FoundIn;

/// Width of the list, in points, below which the state is only an icon. Tiling window managers make such narrow
/// windows.
const TILE: f32 = 460.0;
/// If the kind column begins at least this far from the left edge, in points, the details that tell namesakes apart
/// have a column of their own.
///
/// Without that column, names in such a wide list would be far from the other cells.
const WIDE: f32 = 700.0;
/// Width of the name with its marks if the details have a column of their own, in points.
const NAME_WIDTH: f32 = 340.0;

/// Where each column begins, in points from the left edge of the list, and what fits into it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Columns {
    pub(crate) width: f32,
    pub(crate) kind: f32,
    pub(crate) state: f32,
    pub(crate) since: Option<f32>,
    pub(crate) action: f32,
    pub(crate) kind_is_icon: bool,
    pub(crate) state_is_short: bool,
    /// Left edge of the column of details that tell namesakes apart; `None` if there is no such column.
    pub(crate) identity: Option<f32>,
}

/// Width of the list, in points, from which the state has room for a sentence.
const ROOMY: f32 = 820.0;

impl Columns {
    pub(crate) const NAME: f32 = 36.0;

    /// Distributes the width of the list over the columns. The name shrinks last, since a row is useless without it.
    pub(crate) fn new(width: f32) -> Self {
        let kind_is_icon = width < 640.0;
        let state_is_short = width < 580.0;
        let action = width - 16.0 - 112.0;
        let since = (width >= 700.0).then_some(action - 58.0);
        let state_width = match width {
            // Only the state's icon fits; tooltip and card have the word.
            ..TILE => 34.0,
            _ if state_is_short => 120.0,
            _ if width < ROOMY => 160.0,
            // Leaves room for a sentence about a proof or a refusal.
            _ => 226.0,
        };
        let state = since.unwrap_or(action) - state_width;
        let kind = state - if kind_is_icon { 32.0 } else { 94.0 };
        Self {
            identity: (kind >= WIDE).then_some(Self::NAME + NAME_WIDTH),
            width,
            kind,
            state,
            since,
            action,
            kind_is_icon,
            state_is_short,
        }
    }

    /// Returns where kind, state and action begin in an invitation's row. The row has wider buttons and words than a
    /// person's row, but no age.
    pub(crate) fn of_invitation(&self) -> [f32; 3] {
        let end = self.width - 16.0 - 172.0;
        if self.width < TILE {
            // The state shows only its icon, and the kind isn't shown: the name shrinks last.
            let state = self.state.min(end - 28.0);
            return [state, state, end];
        }
        // The columns line up with those of the people if there is room for the words.
        let state = self.state.min(end - 100.0);
        [state - (self.state - self.kind), state, end]
    }
}

/// Draws the content of a cell, centered vertically. Clips it 4 points outside the cell.
pub(crate) fn cell<R>(ui: &mut Ui, rect: Rect, id: Id, add: impl FnOnce(&mut Ui) -> R) -> R {
    let mut child = cell_from_left(ui, rect, id);
    child.shrink_clip_rect(rect.expand(4.0));
    child.spacing_mut().item_spacing.x = 6.0;
    child.spacing_mut().interact_size.y = 16.0;
    add(&mut child)
}

/// Draws two lines, or only the first if `second` is false, centered in the cell. `add` draws the line with the given
/// index.
pub(crate) fn lines(
    ui: &mut Ui,
    rect: Rect,
    id: Id,
    second: bool,
    mut add: impl FnMut(&mut Ui, usize),
) {
    let height = if privacy::is_on() { 20.0 } else { 18.0 };
    let above = if second { height - 1.0 } else { height / 2.0 };
    let top = rect.center().y - above;
    let first = Rect::from_min_size(pos2(rect.left(), top), vec2(rect.width(), height));
    cell(ui, first, id.with(0), |ui| add(ui, 0));
    if second {
        let below = Rect::from_min_size(pos2(rect.left(), top + height), vec2(rect.width(), 16.0));
        cell(ui, below, id.with(1), |ui| add(ui, 1));
    }
}

/// The layout of a row's name cell, and the detail that a search found.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NameStyle<'a> {
    /// Whether rows are dense. Name and identity then share one line, unless the identity has a column of its own.
    pub(crate) dense: bool,
    /// Whether the name is alone in its cell. The details that tell namesakes apart then have a column of their
    /// own.
    pub(crate) is_alone: bool,
    pub(crate) raid: Option<Raid>,
    /// Whether the name is struck out: the person has left.
    pub(crate) is_struck: bool,
    /// The detail that a search matched and that the row doesn't show.
    pub(crate) found: Option<(FoundIn, &'a str)>,
}

/// Draws name and marks. If the name isn't alone in its cell, also draws the details that tell namesakes apart: below the
/// name, or beside it if rows are dense.
pub(crate) fn name_cell(
    ui: &mut Ui,
    id: Id,
    rect: Rect,
    row: &Row,
    ink: Color32,
    style: NameStyle<'_>,
) {
    let dense = style.dense;
    let (words, tail) = identity_or_found(row, style);
    let name = person_text::name(row);
    let gray = palette(ui).text_3;
    let has_more = !style.is_alone;
    lines(ui, rect, id.with("name"), !dense && has_more, |ui, line| {
        if line == 1 {
            fitted(ui, &words, &tail, &theme::small(), gray);
            return;
        }
        let marks = marks(ui, row, &name, style.raid);
        let aside = if dense && has_more { 90.0 } else { 0.0 };
        let (form, room) = fit(ui, &marks, &name, ui.available_width() - aside);
        let drawn = elided(ui, &name, "", room.max(60.0), &theme::body(), ink).rect;
        if style.is_struck {
            let through = drawn.center().y + 1.0;
            ui.painter()
                .hline(drawn.x_range(), through, Stroke::new(1.0, ink));
        }
        for each in in_one_icon(marks, form) {
            each.show(ui, form);
        }
        if dense && has_more {
            fitted(ui, &words, &tail, &theme::small(), gray);
        }
    });
}

/// Draws, in a column of their own, the details that tell namesakes apart, or the detail that a search found.
pub(crate) fn identity_cell(ui: &mut Ui, id: Id, rect: Rect, row: &Row, style: NameStyle<'_>) {
    let (words, tail) = identity_or_found(row, style);
    let gray = palette(ui).text_2;
    cell(ui, rect, id.with("identity"), |ui| {
        fitted(ui, &words, &tail, &theme::small(), gray);
    });
}

/// Returns the details that tell namesakes apart. If a search matched another detail, returns that detail instead.
fn identity_or_found(row: &Row, style: NameStyle<'_>) -> (String, String) {
    let usual = || person_text::identity_line(row);
    style.found.map_or_else(usual, person_text::found_line)
}

/// Draws a state, in one line or with its explanation below. Returns whether the link to the details was pressed.
pub(crate) fn state_cell(ui: &mut Ui, id: Id, rect: Rect, status: &Status, one_line: bool) -> bool {
    let p = palette(ui);
    let ink = status.hue.ink(p);
    let more = status.more.as_deref().filter(|_| !one_line);
    let indent = if status.glyph == Glyph::None {
        0.0
    } else {
        20.0
    };
    let mut details = false;
    lines(ui, rect, id.with("state"), more.is_some(), |ui, at| {
        ui.spacing_mut().item_spacing.x = 4.0;
        if at == 1 {
            ui.add_space(indent);
            if let Some(more) = more {
                let room = ui.available_width()
                    - if status.details {
                        details_width(ui)
                    } else {
                        0.0
                    };
                let whole = text_width(ui, more, theme::small());
                if status.details && whole > room && whole <= ui.available_width() {
                    // The reason and the link don't both fit, so the reason is the link to the details.
                    details = link(ui, more, None).clicked();
                    return;
                }
                let ink = if status.alarm { p.danger } else { p.text_3 };
                elided(ui, more, "", room, &theme::small(), ink);
            }
            if status.details {
                line(ui, "·", theme::small(), p.text_3);
                details = link(ui, &tr("row-details"), None).clicked();
            }
            return;
        }
        glyph_ui(ui, status.glyph, 16.0, ink);
        let room =
            ui.available_width() - 20.0 * f32::from(u8::try_from(status.media.len()).unwrap_or(2));
        let word = if status.hue == Hue::Quiet {
            p.text_2
        } else {
            ink
        };
        let said = elided(ui, &status.word, "", room, &theme::body(), word);
        let hidden = status.more.as_deref().filter(|_| one_line);
        if let Some(hidden) = hidden {
            said.on_hover_text(hidden);
        }
        for icon in &status.media {
            widgets::icon(ui, icon, 16.0, p.text_2);
        }
    });
    details
}

fn details_width(ui: &Ui) -> f32 {
    let text = format!("·{}", tr("row-details"));
    text_width(ui, &text, theme::small()) + 2.0 * ui.spacing().item_spacing.x + 1.0
}

/// In place of the check box, shows a tooltip with the reason why the person can't be selected.
pub(crate) fn no_box_ui(ui: &Ui, place: Rect, id: Id, row: &Row) {
    let why = tr_with("check-none", &[("why", left_out_because(row).into())]);
    let response = ui.interact(place, id.with("no box"), egui::Sense::hover());
    response.on_hover_text(why);
}

/// Returns where the column with the time in the call begins, and where the state ends. The former is `None` if this
/// column isn't drawn.
///
/// For somebody who is gone, that time says nothing, and usually no button follows. The proof of their removal gets the
/// room.
pub(crate) fn end_of_state(c: &Columns, row: &Row, offer: &RowAction) -> (Option<f32>, f32) {
    let since = c.since.filter(|_| !row.is_gone());
    let end = match offer {
        RowAction::Nothing => c.width - 16.0,
        _ => c.action,
    };
    (since, since.unwrap_or(end))
}

/// Draws for how long the person has been in the call, or has been seen there.
pub(crate) fn since_cell(ui: &mut Ui, id: Id, rect: Rect, row: &Row, context: &CallContext<'_>) {
    let mut child = cell_from_right(ui, rect, id.with("since"));
    let gray = palette(ui).text_2;
    let text = since(row, context.now);
    let shown = elided(&mut child, &text, "", rect.width(), &theme::small(), gray);
    named(&shown, &since_aloud(row, context.now));
    shown.on_hover_text(since_tip(row, context.now));
}

/// Draws a row's button that removes nobody.
///
/// Its id differs from that of "Remove…". Otherwise the release of a press on "Remove…" could press this button.
pub(crate) fn harmless_ui(
    ui: &mut Ui,
    id: &'static str,
    [label, name]: [String; 2],
    height: f32,
) -> Response {
    let button = Button::new(ButtonKind::Resting, &label)
        .name(&name)
        .height(height);
    ui.push_id(id, |ui| button.show(ui)).inner
}

/// Draws the button that removes a person. With `acts_at_once` its label says that no question follows. Returns the
/// button's response.
pub(crate) fn remove_button(
    ui: &mut Ui,
    [is_red, acts_at_once]: [bool; 2],
    name: &str,
    height: f32,
) -> Response {
    let kind = if is_red {
        ButtonKind::DangerOutline
    } else {
        ButtonKind::Resting
    };
    let label = if acts_at_once {
        tr("question-remove-yes")
    } else {
        tr("row-remove")
    };
    let button = Button::new(kind, &label).name(name).height(height);
    button.in_row().show(ui)
}

/// Draws the label of a section's head, then the words `beside` it, cut to fit.
pub(crate) fn head_words(ui: &mut Ui, rect: Rect, label: &str, beside: &str) {
    let p = palette(ui);
    let x = rect.left() + Columns::NAME + 4.0;
    let inner = Rect::from_x_y_ranges(x..=rect.right(), rect.y_range());
    cell(ui, inner, Id::unique(("head", label)), |ui| {
        let head = elided(ui, label, "", 300.0, &theme::small_strong(), p.text_2);
        widgets::heading(&head);
        let room = ui.available_width();
        elided(ui, beside, "", room, &theme::small(), p.text_3);
    });
}

/// Paints a hairline below a section's head and, with `above`, another one above the head.
pub(crate) fn paint_edges(ui: &Ui, rect: Rect, above: bool) {
    if above {
        let stroke = Stroke::new(1.0, palette(ui).line);
        ui.painter().hline(rect.x_range(), rect.top() + 0.5, stroke);
    }
    hairline(ui, rect);
}

/// Paints a small text, such as a column's title.
pub(crate) fn paint_small(ui: &Ui, at: Pos2, align: egui::Align2, text: &str) {
    let ink = palette(ui).text_3;
    ui.painter().text(at, align, text, theme::small(), ink);
}

/// Height of a section's head, in points.
pub(crate) const HEAD: f32 = 28.0;

/// Returns the egui id of the list, which has the focus while rows are reached by key.
pub(crate) fn list_id() -> Id {
    Id::unique("roster list")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_keeps_its_room_in_a_narrow_tile() {
        for width in (330_u16..2_000).map(f32::from) {
            let columns = Columns::new(width);
            let name = columns.kind - Columns::NAME;
            assert!(name >= 100.0, "{name} of {width}");
            let since = columns.since.unwrap_or(columns.action);
            let ends = [columns.kind, columns.state, since, columns.action, width];
            assert!(ends.is_sorted(), "{ends:?}");
            let [kind, state, end] = columns.of_invitation();
            assert!(kind - Columns::NAME >= 70.0, "{kind} of {width}");
            assert!([kind, state, end].is_sorted());
        }
    }
}
