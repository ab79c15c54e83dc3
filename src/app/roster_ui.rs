//! The lobby and the call as one list of people, each with what can be done about them.
//!
//! Only rows in sight are drawn. Every widget's id comes from the row's key, so that a press and its release can
//! never meet on two different people.

use egui::{
    Align, Id, Layout, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo,
    pos2, vec2,
};
use egui_material_icons::icons::{ICON_FLAG, ICON_RADIO_BUTTON_CHECKED, ICON_REFRESH};
use egui_table::{CellInfo, Column, HeaderCellInfo, Table, TableDelegate};

use super::pane::{About, CallContext, CallPane};
use super::person_text;
use super::row_state::{Glyph, Hue, Offer, Status, status};
use super::text::{tr, tr_with};
use super::theme::{self, palette};
use super::time_text::{age, clock};
use super::widgets::{self, Button, Kind, badge, badge_icon, elided, link, mark, spinner, tag};
use crate::moderation::ids::AttemptId;
use crate::moderation::row::{Mark, Role as PersonRole, Row, RowKey};
use crate::moderation::snapshot::{CallView, WatchState};
use crate::moderation::table::{Line, RosterTable, Section, Shown};

/// How high the head of a section is.
pub(super) const HEAD: f32 = 28.0;

/// What happened to a row, carried out once the list is drawn.
#[derive(Debug, Clone)]
pub(super) enum RowEvent {
    Ask(RowKey),
    Choose(RowKey),
    Focus(RowKey),
    Stop(AttemptId),
}

/// Where the columns stand, from the left edge of the list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Columns {
    width: f32,
    kind: f32,
    state: f32,
    since: Option<f32>,
    action: f32,
    kind_is_icon: bool,
    state_is_short: bool,
}

impl Columns {
    pub(super) const NAME: f32 = 36.0;

    /// Widths by the room there is; name, identity, state word and action are never dropped.
    pub(super) fn new(width: f32) -> Self {
        let kind_is_icon = width < 640.0;
        let state_is_short = width < 580.0;
        let action = width - 16.0 - 112.0;
        let since = (width >= 700.0).then_some(action - 58.0);
        let state = since.unwrap_or(action) - if state_is_short { 120.0 } else { 160.0 };
        Self {
            width,
            kind: state - if kind_is_icon { 32.0 } else { 94.0 },
            state,
            since,
            action,
            kind_is_icon,
            state_is_short,
        }
    }

    /// Where kind, state and action begin in the row of an invitation, whose button is wider and which has no age.
    pub(super) fn of_invitation(&self) -> [f32; 3] {
        let action = self.width - 16.0 - 150.0;
        let end = self.since.unwrap_or(self.action).min(action);
        let state = self.state.min(end - 100.0);
        [state - (self.state - self.kind), state, end]
    }

    /// Whether there is room for the icon of the kind only.
    pub(super) fn kind_is_icon(&self) -> bool {
        self.kind_is_icon
    }
}

struct Roster<'a> {
    call: &'a CallView,
    context: &'a CallContext<'a>,
    table: &'a RosterTable,
    columns: Columns,
    row_height: f32,
    chosen: Option<&'a RowKey>,
    asked_about: Option<&'a RowKey>,
    list_has_focus: bool,
    pressed: &'a mut Option<RowKey>,
    anchor: Option<(Rect, f32)>,
    events: Vec<RowEvent>,
}

/// The id of the list for the keyboard.
pub(super) fn list_id() -> Id {
    Id::unique("roster list")
}

/// Draws the list and says what happened to its rows.
pub(super) fn roster_ui(
    ui: &mut Ui,
    call: &CallView,
    context: &CallContext<'_>,
    pane: &mut CallPane,
) -> Vec<RowEvent> {
    let rect = ui.available_rect_before_wrap();
    pane.list_rect = Some(rect);
    let list = ui.interact(rect, list_id(), Sense::focusable_noninteractive());
    list.widget_info(|| WidgetInfo::labeled(Role::Table, true, tr("roster-list")));
    let lines = pane.table.lines();
    let asked_about = match pane.question.as_ref().map(|question| &question.about) {
        Some(About::Removal(key, _)) => Some(key),
        _ => None,
    };
    let mut roster = Roster {
        call,
        context,
        table: &pane.table,
        columns: Columns::new(rect.width()),
        row_height: if context.dense { 30.0 } else { 44.0 },
        chosen: pane.chosen.as_ref(),
        asked_about,
        list_has_focus: list.has_focus(),
        pressed: &mut pane.pressed,
        anchor: None,
        events: Vec::new(),
    };
    let width = rect.width();
    let mut table = Table::new()
        .id_salt(("roster", call.id.as_str()))
        .headers(Vec::new())
        .columns([Column::new(width).range(width..=width).resizable(false)])
        .num_rows(lines.len() as u64);
    if let Some(line) = pane.scroll_to.take() {
        table = table.scroll_to_row(line as u64, None);
    }
    table.show(ui, &mut roster);
    let (anchor, events) = (roster.anchor, roster.events);
    if let (Some(question), Some(_)) = (&mut pane.question, anchor) {
        question.anchor = anchor;
    }
    events
}

impl TableDelegate for Roster<'_> {
    fn header_cell_ui(&mut self, _: &mut Ui, _: &HeaderCellInfo) {}

    fn cell_ui(&mut self, ui: &mut Ui, cell: &CellInfo) {
        let Ok(line) = usize::try_from(cell.row_nr) else {
            return;
        };
        let table = self.table;
        match table.lines().get(line) {
            Some(Line::Head(section, people)) => self.head_ui(ui, line, *section, *people),
            Some(Line::Row(shown)) => self.row_ui(ui, line, shown),
            None => {}
        }
    }

    fn default_row_height(&self) -> f32 {
        self.row_height
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "a list of 2^24 rows would be drawn a pixel off"
    )]
    fn row_top_offset(&self, _: &egui::Context, _: Id, row: u64) -> f32 {
        let heads = self
            .table
            .heads()
            .iter()
            .filter(|&&head| (head as u64) < row)
            .count();
        let rows = row.saturating_sub(heads as u64);
        rows as f32 * self.row_height + heads as f32 * HEAD
    }
}

impl Roster<'_> {
    fn head_ui(&self, ui: &mut Ui, line: usize, section: Section, people: usize) {
        let p = palette(ui);
        let rect = ui.max_rect();
        ui.painter().rect_filled(rect, 0.0, p.panel);
        paint_edges(ui, rect, line > 0);
        let label = match section {
            Section::Lobby => tr("section-lobby"),
            Section::Call => tr("section-call"),
        };
        head_text(ui, rect, &label, people);
        if line > 0 {
            return;
        }
        let at = |x: f32| pos2(rect.left() + x, rect.center().y);
        let titles = [
            (
                self.columns.kind + 4.0,
                tr("column-kind"),
                !self.columns.kind_is_icon,
            ),
            (self.columns.state + 4.0, tr("column-state"), true),
        ];
        for (x, title, _) in titles.into_iter().filter(|title| title.2) {
            paint_small(ui, at(x), egui::Align2::LEFT_CENTER, &title);
        }
        if self.columns.since.is_some() {
            let x = self.columns.action - 4.0;
            paint_small(ui, at(x), egui::Align2::RIGHT_CENTER, &tr("column-since"));
        }
    }

    fn row_ui(&mut self, ui: &mut Ui, line: usize, shown: &Shown) {
        let rect = ui.max_rect();
        let row = &*shown.row;
        let asked = self.context.pending.removal(&self.call.id, &row.key);
        let status = status(row, shown.left, asked, self.context.now).in_call(self.call);
        let id = Id::unique(("person", &row.key));
        let is_asked_about = self.asked_about == Some(&row.key);
        let hovered = ui.rect_contains_pointer(rect) && self.asked_about.is_none();
        self.paint_row(ui, rect, row, &status, hovered);
        self.row_response(ui, rect, id, row, &status);

        let p = palette(ui);
        let is_old = matches!(
            self.call.state,
            WatchState::Stale | WatchState::Throttled | WatchState::Unreachable
        );
        let ink = if status.faded || is_old || shown.left.is_some() {
            p.text_3
        } else {
            p.text
        };
        let part = |from: f32, to: f32| {
            Rect::from_x_y_ranges(
                rect.left() + from + 4.0..=rect.left() + to - 4.0,
                rect.y_range(),
            )
        };
        let c = self.columns;
        name_cell(
            ui,
            id,
            part(Columns::NAME, c.kind),
            row,
            ink,
            self.context.dense,
        );
        cell(ui, part(c.kind, c.state), id.with("kind"), |ui| {
            if c.kind_is_icon {
                badge_icon(ui, row.badge);
            } else {
                badge(ui, row.badge);
            }
        });
        let until = c.since.unwrap_or(c.action);
        let one_line = self.context.dense || c.state_is_short;
        let details = state_cell(ui, id, part(c.state, until), &status, one_line);
        if details {
            self.events.push(RowEvent::Choose(row.key.clone()));
        }
        if let Some(since) = c.since {
            since_cell(ui, id, part(since, c.action), row, self.context);
        }
        let action = part(c.action, c.width - 16.0);
        let button = self.action_cell(ui, id, action, line, row, &status, hovered);
        if is_asked_about {
            self.anchor = Some((rect, button.map_or(action.right() - 82.0, |b| b.left())));
        }
        if shown.left.is_some() {
            let y = rect.top() + if self.context.dense { 15.0 } else { 14.0 };
            let from = rect.left() + Columns::NAME + 4.0;
            ui.painter()
                .hline(from..=from + 120.0, y, Stroke::new(1.0, p.text_3));
        }
    }

    fn paint_row(&self, ui: &Ui, rect: Rect, row: &Row, status: &Status, hovered: bool) {
        let p = palette(ui);
        let painter = ui.painter();
        let is_chosen = self.chosen == Some(&row.key);
        let is_asked_about = self.asked_about == Some(&row.key);
        let fill = match (is_asked_about, is_chosen, hovered) {
            (true, ..) => p.danger_tint,
            (_, true, _) => p.selected,
            (.., true) => p.hover,
            _ => p.canvas,
        };
        painter.rect_filled(rect, 0.0, fill);
        painter.hline(
            rect.x_range(),
            rect.bottom() - 0.5,
            Stroke::new(1.0, p.line),
        );
        let bar = if is_chosen {
            Some(p.accent_solid)
        } else {
            status.hue.bar(p)
        };
        if let Some(bar) = bar {
            let bar_rect = Rect::from_min_size(rect.min, vec2(3.0, rect.height() - 1.0));
            painter.rect_filled(bar_rect, 0.0, bar);
        }
        if is_asked_about {
            painter.rect_stroke(
                rect,
                0.0,
                Stroke::new(2.0, p.danger_line),
                StrokeKind::Inside,
            );
        }
        if self.list_has_focus && self.table.focus() == Some(&row.key) {
            let ring = rect.shrink(2.0);
            painter.rect_stroke(ring, 4.0, Stroke::new(2.0, p.focus), StrokeKind::Inside);
        }
    }

    /// A click on the row looks at the person; it never removes.
    fn row_response(&mut self, ui: &Ui, rect: Rect, id: Id, row: &Row, status: &Status) {
        let response = ui.interact(rect, id.with("row"), Sense::CLICK);
        let said = format!("{}, {}", person_text::spoken(row), status.word);
        response.widget_info(|| WidgetInfo::labeled(Role::Row, true, &said));
        if response.double_clicked() {
            self.events.push(RowEvent::Choose(row.key.clone()));
        } else if response.clicked() {
            self.events.push(RowEvent::Focus(row.key.clone()));
        }
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "one cell of one row, as it is drawn"
    )]
    fn action_cell(
        &mut self,
        ui: &mut Ui,
        id: Id,
        rect: Rect,
        line: usize,
        row: &Row,
        status: &Status,
        hovered: bool,
    ) -> Option<Rect> {
        let height = if self.context.dense { 24.0 } else { 26.0 };
        let mut child = ui.new_child(
            UiBuilder::new()
                .scope_id(id.with("action"))
                .max_rect(rect)
                .layout(Layout::right_to_left(Align::Center)),
        );
        let ui = &mut child;
        let spoken = person_text::spoken(row);
        let response = match &status.offer {
            Offer::Nothing => return None,
            Offer::Reason(word, why) => {
                let p = palette(ui);
                let said = elided(ui, word, "", rect.width(), &theme::small(), p.text_3);
                said.response.on_hover_text(why);
                return None;
            }
            Offer::Stop(attempt) => {
                let name = tr_with("row-stop-name", &[("who", spoken.into())]);
                let label = tr("row-stop");
                let button = Button::new(Kind::Resting, &label)
                    .name(&name)
                    .height(height);
                if button.show(ui).clicked() {
                    self.events.push(RowEvent::Stop(*attempt));
                }
                return None;
            }
            Offer::Remove => {
                let hot = hovered || self.asked_about == Some(&row.key);
                let kind = if hot {
                    Kind::DangerOutline
                } else {
                    Kind::Resting
                };
                let name = tr_with("row-remove-name", &[("who", spoken.into())]);
                let label = tr("row-remove");
                Button::new(kind, &label)
                    .name(&name)
                    .height(height)
                    .show(ui)
            }
            Offer::Retry => {
                let name = tr_with("row-retry-name", &[("who", spoken.into())]);
                let label = tr("row-retry");
                let button = Button::new(Kind::DangerOutline, &label);
                let button = button
                    .icon(ICON_REFRESH.codepoint)
                    .name(&name)
                    .height(height);
                button.show(ui)
            }
        };
        self.listen(ui, &response, line, row);
        Some(response.rect)
    }

    /// Takes a click only from the person that was under the pointer when it was pressed.
    fn listen(&mut self, ui: &Ui, response: &egui::Response, line: usize, row: &Row) {
        let (pressed, released) = ui.input(|input| {
            (
                input.pointer.primary_pressed(),
                input.pointer.primary_released(),
            )
        });
        if pressed && (response.is_pointer_button_down_on() || response.clicked()) {
            *self.pressed = self.table.press(line, self.context.now).ok();
        }
        if !response.clicked() {
            return;
        }
        let is_bound = !released || self.pressed.as_ref() == Some(&row.key);
        if is_bound {
            self.events.push(RowEvent::Ask(row.key.clone()));
        }
    }
}

/// A part of a row, with its text in the middle of the height.
pub(super) fn cell<R>(ui: &mut Ui, rect: Rect, id: Id, add: impl FnOnce(&mut Ui) -> R) -> R {
    let mut child = ui.new_child(
        UiBuilder::new()
            .scope_id(id)
            .max_rect(rect)
            .layout(Layout::left_to_right(Align::Center)),
    );
    child.shrink_clip_rect(rect.expand(4.0));
    child.spacing_mut().item_spacing.x = 6.0;
    child.spacing_mut().interact_size.y = 16.0;
    add(&mut child)
}

/// Two lines, or one where there is no second.
pub(super) fn lines(
    ui: &mut Ui,
    rect: Rect,
    id: Id,
    second: bool,
    mut add: impl FnMut(&mut Ui, usize),
) {
    let top = rect.center().y - if second { 17.0 } else { 9.0 };
    let first = Rect::from_min_size(pos2(rect.left(), top), vec2(rect.width(), 18.0));
    cell(ui, first, id.with(0), |ui| add(ui, 0));
    if second {
        let below = Rect::from_min_size(pos2(rect.left(), top + 18.0), vec2(rect.width(), 16.0));
        cell(ui, below, id.with(1), |ui| add(ui, 1));
    }
}

fn name_cell(ui: &mut Ui, id: Id, rect: Rect, row: &Row, ink: egui::Color32, dense: bool) {
    let (words, tail) = person_text::identity_line(row);
    let name = person_text::name(row);
    let grey = palette(ui).text_3;
    lines(ui, rect, id.with("name"), !dense, |ui, line| {
        if line == 1 {
            elided(
                ui,
                &words,
                &tail,
                ui.available_width(),
                &theme::small(),
                grey,
            );
            return;
        }
        let marks = marks(row);
        let room = ui.available_width() - marks.iter().map(|mark| mark.width(ui)).sum::<f32>();
        let room = if dense { room - 90.0 } else { room };
        let shown = elided(ui, &name, "", room.max(60.0), &theme::body(), ink);
        if shown.cut {
            shown.response.on_hover_text(&name);
        }
        for each in marks {
            each.show(ui);
        }
        if dense {
            elided(
                ui,
                &words,
                &tail,
                ui.available_width(),
                &theme::small(),
                grey,
            );
        }
    });
}

/// What stands behind a name.
enum NameMark {
    Warning(String, String),
    Tag(&'static str, String),
    Devices(String),
}

impl NameMark {
    fn width(&self, ui: &Ui) -> f32 {
        let text = match self {
            Self::Warning(text, _) | Self::Tag(_, text) | Self::Devices(text) => text,
        };
        let ink = palette(ui).text;
        let galley = ui
            .painter()
            .layout_no_wrap(text.clone(), theme::small(), ink);
        let around = if matches!(self, Self::Devices(_)) {
            0.0
        } else {
            26.0
        };
        galley.size().x + around + ui.spacing().item_spacing.x
    }

    fn show(self, ui: &mut Ui) {
        match self {
            Self::Warning(text, why) => {
                mark(ui, &text).on_hover_text(why);
            }
            Self::Tag(icon, text) => {
                tag(ui, icon, &text);
            }
            Self::Devices(text) => {
                let grey = palette(ui).text_3;
                elided(ui, &text, "", 200.0, &theme::small(), grey);
            }
        }
    }
}

fn marks(row: &Row) -> Vec<NameMark> {
    let mut marks = Vec::new();
    if let Some(found) = &row.mark {
        let (text, why) = mark_text(found);
        marks.push(NameMark::Warning(text, why));
    }
    match row.role {
        PersonRole::Organizer => {
            marks.push(NameMark::Tag(ICON_FLAG.codepoint, tr("tag-organizer")));
        }
        PersonRole::Recorder => {
            let icon = ICON_RADIO_BUTTON_CHECKED.codepoint;
            marks.push(NameMark::Tag(icon, tr("tag-recording")));
        }
        PersonRole::ThisApp | PersonRole::Attendee => {}
    }
    if row.devices > 1 {
        marks.push(NameMark::Devices(tr_with(
            "row-devices",
            &[("n", row.devices.into())],
        )));
    }
    marks
}

/// A mark in words: what stands on it, and what it means.
pub(super) fn mark_text(mark: &Mark) -> (String, String) {
    match mark {
        Mark::LooksLike(other) => (
            tr_with("mark-looks-like", &[("name", other.as_str().into())]),
            tr_with("mark-looks-like-why", &[("name", other.as_str().into())]),
        ),
        Mark::SameName(n) => (
            tr_with("mark-same-name", &[("n", (*n).into())]),
            tr_with("mark-same-name-why", &[("n", (*n).into())]),
        ),
        Mark::HiddenCharacters => (tr("mark-hidden"), tr("mark-hidden-why")),
    }
}

/// Draws a state and says whether "Details" was pressed.
pub(super) fn state_cell(ui: &mut Ui, id: Id, rect: Rect, status: &Status, one_line: bool) -> bool {
    let p = palette(ui);
    let ink = status.hue.ink(p);
    let more = status.more.as_deref().filter(|_| !one_line);
    let indent = if status.glyph == Glyph::None {
        0.0
    } else {
        20.0
    };
    let mut details = false;
    lines(ui, rect, id.with("state"), more.is_some(), |ui, line| {
        ui.spacing_mut().item_spacing.x = 4.0;
        if line == 1 {
            ui.add_space(indent);
            if let Some(more) = more {
                let room = ui.available_width()
                    - if status.details {
                        details_width(ui)
                    } else {
                        0.0
                    };
                let ink = if status.alarm { p.danger } else { p.text_3 };
                elided(ui, more, "", room, &theme::small(), ink);
            }
            if status.details {
                ui.label(
                    egui::RichText::new("·")
                        .font(theme::small())
                        .color(p.text_3),
                );
                details = link(ui, &tr("row-details"), None).clicked();
            }
            return;
        }
        match status.glyph {
            Glyph::Icon(icon) => {
                widgets::icon(ui, icon, 16.0, ink);
            }
            Glyph::Spinner => spinner(ui, 16.0),
            Glyph::None => {}
        }
        let room =
            ui.available_width() - 20.0 * f32::from(u8::try_from(status.media.len()).unwrap_or(2));
        let word = if status.hue == Hue::Quiet {
            p.text_2
        } else {
            ink
        };
        let said = elided(ui, &status.word, "", room, &theme::body(), word);
        let hidden = status.more.as_deref().filter(|_| one_line);
        if said.cut || hidden.is_some() {
            let whole = [Some(status.word.as_str()), hidden];
            let whole: Vec<&str> = whole.into_iter().flatten().collect();
            said.response.on_hover_text(whole.join("\n"));
        }
        for icon in &status.media {
            widgets::icon(ui, icon, 16.0, p.text_2);
        }
    });
    details
}

fn details_width(ui: &Ui) -> f32 {
    let ink = palette(ui).text_3;
    let text = format!("·{}", tr("row-details"));
    let galley = ui.painter().layout_no_wrap(text, theme::small(), ink);
    galley.size().x + 2.0 * ui.spacing().item_spacing.x + 1.0
}

fn since_cell(ui: &mut Ui, id: Id, rect: Rect, row: &Row, context: &CallContext<'_>) {
    let mut child = ui.new_child(
        UiBuilder::new()
            .scope_id(id.with("since"))
            .max_rect(rect)
            .layout(Layout::right_to_left(Align::Center)),
    );
    let text = age(context.now.since(row.first_seen));
    let grey = palette(ui).text_2;
    let shown = elided(&mut child, &text, "", rect.width(), &theme::small(), grey);
    let time = clock(row.first_seen);
    shown.response.on_hover_text(if row.was_there {
        tr_with("since-was-there", &[("time", time.into())])
    } else {
        tr_with("since-joined", &[("time", time.into())])
    });
}

/// The text of a section's head.
pub(super) fn head_text(ui: &mut Ui, rect: Rect, label: &str, people: usize) {
    let p = palette(ui);
    let x = rect.left() + Columns::NAME + 4.0;
    let inner = Rect::from_x_y_ranges(x..=rect.right(), rect.y_range());
    cell(ui, inner, Id::unique(("head", label)), |ui| {
        elided(ui, label, "", 300.0, &theme::small_strong(), p.text_2);
        elided(ui, &people.to_string(), "", 80.0, &theme::small(), p.text_3);
    });
}

/// Hairlines under a head, and over it where rows stand above.
pub(super) fn paint_edges(ui: &Ui, rect: Rect, above: bool) {
    let stroke = Stroke::new(1.0, palette(ui).line);
    if above {
        ui.painter().hline(rect.x_range(), rect.top() + 0.5, stroke);
    }
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 0.5, stroke);
}

fn paint_small(ui: &Ui, at: Pos2, align: egui::Align2, text: &str) {
    let ink = palette(ui).text_3;
    ui.painter().text(at, align, text, theme::small(), ink);
}
