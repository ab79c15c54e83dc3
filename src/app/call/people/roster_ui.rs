//! The people in the lobby and in the call as one list, each with their actions.
//!
//! Draws only visible rows. Widget ids come from the row's key, so a press and its release never hit two people.

use std::ops::Range;
use std::sync::Arc;

use egui::{Align, Id, Rect, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo};
use egui_material_icons::icons::ICON_REFRESH;
use egui_table::{CellInfo, Column, HeaderCellInfo, PrefetchInfo, Table, TableDelegate};

use crate::app::call::people::address_lookup::{ask_for_addresses, unknown_member};
use crate::app::call::people::row_event::{RowEvent, pick_of};
use crate::app::call::people::row_menu::row_menu_ui;
use crate::app::call::rows::column_heads::column_heads;
use crate::app::call::rows::row_cells::{
    Columns, HEAD, NameStyle, cell, end_of_state, harmless_ui, head_words, identity_cell, list_id,
    name_cell, no_box_ui, paint_edges, remove_button, since_cell, state_cell,
};
use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::context::CallContext;
use crate::app::call::state::press_guard::{PressGuard, RowPart, RowSubject, is_within};
use crate::app::call::state::raid::acts_at_once;
use crate::app::language::privacy::row_height;
use crate::app::language::text::{key, tr, tr_with};
use crate::app::look::cells::{cell_from_left, cell_from_right};
use crate::app::look::shapes::RowStyle;
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{Button, ButtonKind, badge, badge_icon, check_box, elided};
use crate::app::state::source::pressed_with;
use crate::app::words::person_text;
use crate::app::words::row::person_status::status;
use crate::app::words::row::status::{RowAction, Status};
use crate::app::words::service_text::{ServiceShown, line_service};
use crate::moderation::state::row::{Row, RowKey};
use crate::moderation::state::snapshot::{CallView, WatchState};
use crate::moderation::views::table::roster_table::RosterTable;
use crate::moderation::views::table::{Section, Selection, ShownRow, TableLine, may_choose};

struct RosterList<'a> {
    call: &'a CallView,
    context: &'a CallContext<'a>,
    table: &'a RosterTable,
    selection: &'a Selection,
    columns: Columns,
    row_height: f32,
    chosen: Option<&'a RowKey>,
    asked_about: Option<&'a RowKey>,
    /// Whether the focused row gets a ring: the list has the keyboard focus, and `ListState::keys_lead` is set.
    ring: bool,
    press_guard: &'a mut PressGuard,
    /// The panel over the list. The keyboard must not press buttons hidden under it.
    covered: Option<Rect>,
    /// Object ids of the visible members without a known address.
    unknown: Vec<Arc<str>>,
    anchor: Option<(Rect, f32)>,
    /// The egui id of the focused row, if the row is visible.
    focused: Option<Id>,
    events: Vec<RowEvent>,
    in_sight: &'a mut Range<u64>,
}

/// Draws the list; returns the events of its rows, to be handled afterwards.
pub(crate) fn roster_ui(ui: &mut Ui, cx: &mut CallUi<'_>) -> Vec<RowEvent> {
    let rect = ui.available_rect_before_wrap();
    cx.state.list.rect = Some(rect);
    let list = ui.interact(rect, list_id(), Sense::focusable_noninteractive());
    list.widget_info(|| WidgetInfo::labeled(Role::Table, true, tr("roster-list")));
    let people = cx.state.list.table.lines().len() - cx.state.list.table.heads().len();
    ui.accesskit_node_builder(list.id, |node| {
        node.set_row_count(people);
        node.set_size_of_set(people);
    });
    // Arrows move within the list, never to a button beside it; Tab moves on.
    let arrows = egui::EventFilter {
        vertical_arrows: true,
        horizontal_arrows: true,
        ..egui::EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(list_id(), arrows));
    let lines = cx.state.list.table.lines();
    let question = cx.state.confirm.as_ref();
    let asked_about = question.and_then(|question| question.about.person());
    let mut roster = RosterList {
        call: cx.call,
        context: cx.context,
        table: &cx.state.list.table,
        selection: &cx.state.bulk.selection,
        columns: Columns::new(rect.width()),
        row_height: row_height(cx.context.dense),
        chosen: cx.state.inspector.chosen(),
        asked_about,
        ring: list.has_focus() && cx.state.list.keys_lead,
        press_guard: &mut cx.state.list.press_guard,
        covered: cx.state.inspector.overlay,
        unknown: Vec::new(),
        anchor: None,
        focused: None,
        events: Vec::new(),
        in_sight: &mut cx.state.list.in_sight,
    };
    let width = rect.width();
    let mut table = Table::new()
        .id_salt(("roster", cx.call.id.as_str()))
        .headers(Vec::new())
        .columns([Column::new(width).range(width..=width).resizable(false)])
        .num_rows(lines.len() as u64);
    if let Some(line) = cx.state.list.scroll_to.take() {
        let to_top = std::mem::take(&mut cx.state.list.scrolls_to_top);
        table = table.scroll_to_row(line as u64, to_top.then_some(Align::TOP));
    }
    let rows_in_list = UiBuilder::new().accessibility_parent(list.id);
    ui.scope_builder(rows_in_list, |ui| table.show(ui, &mut roster));
    let (anchor, focused, events) = (roster.anchor, roster.focused, roster.events);
    ask_for_addresses(roster.unknown, cx);
    // The focus stays on the list. The active descendant tells screen readers which row the arrows have reached.
    if let Some(row) = focused {
        ui.accesskit_node_builder(list.id, |node| {
            node.set_active_descendant(row.accesskit_id());
        });
    }
    if let (Some(question), Some(_)) = (&mut cx.state.confirm, anchor) {
        question.anchor = anchor;
    }
    events
}

impl TableDelegate for RosterList<'_> {
    fn prepare(&mut self, info: &PrefetchInfo) {
        *self.in_sight = info.visible_rows.clone();
    }

    fn header_cell_ui(&mut self, _: &mut Ui, _: &HeaderCellInfo) {}

    fn cell_ui(&mut self, ui: &mut Ui, cell: &CellInfo) {
        let Ok(line) = usize::try_from(cell.row_nr) else {
            return;
        };
        let table = self.table;
        match table.lines().get(line) {
            Some(TableLine::Head(section, people)) => self.head_ui(ui, line, *section, *people),
            Some(TableLine::Row(shown)) => self.row_ui(ui, line, shown),
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
            .heads_above(usize::try_from(row).unwrap_or(usize::MAX));
        let rows = row.saturating_sub(heads as u64);
        rows as f32 * self.row_height + heads as f32 * HEAD
    }
}

impl RosterList<'_> {
    fn head_ui(&mut self, ui: &mut Ui, line: usize, section: Section, people: usize) {
        let p = palette(ui);
        let rect = ui.max_rect();
        ui.painter().rect_filled(rect, 0.0, p.panel);
        paint_edges(ui, rect, line > 0);
        let label = match section {
            Section::Lobby => tr("section-lobby"),
            Section::Call => tr("section-call"),
        };
        let gone = self.table.rows_below(line).saturating_sub(people);
        let values = [("n", people.into()), ("gone", gone.into())];
        let beside = match gone {
            _ if self.table.is_behind_below(section) => tr_with("section-paused", &values),
            0 => people.to_string(),
            _ => tr_with("section-gone", &values),
        };
        head_words(ui, rect, &label, &beside);
        if line > 0 {
            return;
        }
        let pressed = column_heads(ui, rect, &self.columns);
        self.events.extend(pressed.map(RowEvent::Sort));
    }

    fn row_ui(&mut self, ui: &mut Ui, line: usize, shown: &ShownRow) {
        let rect = ui.max_rect();
        let row = &*shown.row;
        let asked = self.context.pending.removal(&self.call.id, &row.key);
        let served = line_service(self.call, self.context.pending, row, shown.left);
        let status = status(row, shown.left, asked, self.context.now)
            .by_invitation(row, self.call, self.context.now)
            .by_rule(row, self.call, self.context.now)
            .in_line(row, self.call)
            .in_call(self.call)
            .serving(served);
        let id = Id::unique(("person", &row.key));
        let is_asked_about = self.asked_about == Some(&row.key);
        let who = RowSubject::Person(row.key.clone());
        let pointer = ui.input(|input| input.pointer.hover_pos());
        // At the border of two rows, both rectangles contain the pointer, so `is_within` decides.
        let hovered = ui.rect_contains_pointer(rect)
            && pointer.is_some_and(|at| is_within(rect, at))
            && self.asked_about.is_none();
        self.paint_row(ui, rect, row, &status, hovered);
        self.unknown.extend(unknown_member(row));
        self.press_guard.note_row(ui, rect, &who);
        self.row_response(ui, rect, id, line, shown, &status, &who);
        // For screen readers, makes the contents of the row children of the row.
        let in_row = UiBuilder::new().scope_id(id.with("in row")).max_rect(rect);
        let ui = &mut ui.new_child(in_row.accessibility_parent(id.with("row")));

        let p = palette(ui);
        let ink = if status.faded || self.is_old() || shown.left.is_some() {
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
        self.name_ui(ui, id, part, shown, ink);
        self.check_cell(ui, id, rect, shown, &who);
        cell(ui, part(c.kind, c.state), id.with("kind"), |ui| {
            if c.kind_is_icon {
                badge_icon(ui, row.badge);
            } else {
                badge(ui, row.badge);
            }
        });
        let (since, until) = end_of_state(&c, row, &status.offer);
        let one_line = self.context.dense || c.state_is_short;
        let said = if one_line && served != ServiceShown::Nothing {
            status.clone().on_one_line()
        } else {
            status.clone()
        };
        let details = state_cell(ui, id, part(c.state, until), &said, one_line);
        if details {
            self.events.push(RowEvent::Choose(row.key.clone()));
        }
        if let Some(since) = since {
            since_cell(ui, id, part(since, c.action), row, self.context);
        }
        let action = part(c.action, c.width - 16.0);
        // A selected person's row has no button, because the bar at the foot acts on everyone selected.
        let is_picked = self.selection.has(&row.key);
        let button = if is_picked {
            None
        } else {
            self.action_cell(ui, id, action, row, &status, hovered, &who)
        };
        if is_asked_about {
            self.anchor = Some((rect, button.map_or(action.right() - 82.0, |b| b.left())));
        }
    }

    /// Draws the name, its marks, and the details that tell namesakes apart. If there is room, the details have a column of their own.
    fn name_ui(
        &self,
        ui: &mut Ui,
        id: Id,
        part: impl Fn(f32, f32) -> Rect,
        shown: &ShownRow,
        ink: egui::Color32,
    ) {
        let row = &shown.row;
        let c = self.columns;
        let style = NameStyle {
            dense: self.context.dense,
            raid: self.call.raid,
            is_struck: shown.left.is_some(),
            found: self.table.found_by(row),
            is_alone: c.identity.is_some(),
        };
        let end = c.identity.unwrap_or(c.kind);
        name_cell(ui, id, part(Columns::NAME, end), row, ink, style);
        if let Some(from) = c.identity {
            identity_cell(ui, id, part(from, c.kind), row, style);
        }
    }

    /// Whether the roster may be out of date.
    fn is_old(&self) -> bool {
        matches!(
            self.call.state,
            WatchState::Stale | WatchState::Throttled | WatchState::Unreachable
        )
    }

    fn paint_row(&self, ui: &Ui, rect: Rect, row: &Row, status: &Status, hovered: bool) {
        let p = palette(ui);
        let is_chosen = self.chosen == Some(&row.key) || self.selection.has(&row.key);
        let is_asked_about = self.asked_about == Some(&row.key);
        let fill = match (is_asked_about, is_chosen, hovered) {
            (true, ..) => p.danger_tint,
            (_, true, _) => p.selected,
            (.., true) => p.hover,
            _ => p.canvas,
        };
        let style = RowStyle {
            fill: Some(fill),
            bar: if is_chosen {
                Some(p.accent_solid)
            } else {
                status.hue.bar(p)
            },
            has_focus: self.ring && self.table.focus() == Some(&row.key),
        };
        style.paint(ui, rect);
        if is_asked_about {
            let edge = Stroke::new(2.0, p.danger_line);
            ui.painter()
                .rect_stroke(rect, 0.0, edge, StrokeKind::Inside);
        }
    }

    /// Draws the row's menu, and handles a click on the row. The click itself never removes anyone.
    #[expect(clippy::too_many_arguments, reason = "one row, as it is drawn")]
    fn row_response(
        &mut self,
        ui: &Ui,
        rect: Rect,
        id: Id,
        line: usize,
        shown: &ShownRow,
        status: &Status,
        who: &RowSubject,
    ) {
        let row = &*shown.row;
        let response = ui.interact(rect, id.with("row"), Sense::CLICK);
        let place = line - self.table.heads_above(line);
        response.widget_info(|| {
            let mut said = vec![person_text::spoken(row)];
            said.extend(person_text::role_word(row.role));
            said.push(status.aloud());
            WidgetInfo::labeled(Role::Row, true, said.join(", "))
        });
        let is_picked = self.selection.has(&row.key);
        ui.accesskit_node_builder(response.id, |node| {
            node.set_row_index(place);
            node.set_position_in_set(place);
            node.set_selected(is_picked);
        });
        if self.table.focus() == Some(&row.key) {
            self.focused = Some(response.id);
        }
        if let Some(command) = row_menu_ui(&response, self.call, self.context, row) {
            self.events.push(RowEvent::Run(command, row.key.clone()));
        }
        if !self
            .press_guard
            .counts(ui, &response, who, self.context.now)
        {
            return;
        }
        let held = ui.input(|input| input.modifiers);
        let key = row.key.clone();
        self.events.push(if held.shift || held.command {
            RowEvent::Pick(key, pick_of(held))
        } else if response.double_clicked() {
            RowEvent::Choose(key)
        } else {
            RowEvent::Focus(key)
        });
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
        row: &Row,
        status: &Status,
        hovered: bool,
        who: &RowSubject,
    ) -> Option<Rect> {
        if self.covered.is_some_and(|it| it.contains(rect.center())) {
            return None;
        }
        let now = self.context.now;
        let height = if self.context.dense { 24.0 } else { 26.0 };
        let ui = &mut cell_from_right(ui, rect, id.with("action"));
        let who_said = [("who", person_text::spoken(row).into())];
        if let Some(([label, name], part, event)) = harmless(&status.offer) {
            let words = [tr(label), tr_with(name, &who_said)];
            let button = harmless_ui(ui, label, words, height);
            let is_pressed = self.press_guard.takes(ui, &button, (who, part), now);
            self.events.extend(is_pressed.then_some(event));
        }
        let response = match &status.offer {
            RowAction::Nothing
            | RowAction::Stop(_)
            | RowAction::LetStay(_)
            | RowAction::CheckAgain(_) => return None,
            RowAction::Reason(word, why) => {
                let p = palette(ui);
                let said = elided(ui, word, "", rect.width(), &theme::small(), p.text_3);
                said.on_hover_text(why);
                return None;
            }
            RowAction::Remove => {
                let name = tr_with("row-remove-name", &who_said);
                // The button under the pointer is red only while a press counts, so not right after its row has moved.
                // It is also red while its question is open.
                let is_armed = hovered && self.press_guard.is_armed(now);
                let is_red = is_armed || self.asked_about == Some(&row.key);
                let acts = acts_at_once(self.call, row);
                remove_button(ui, [is_red, acts], &name, height)
            }
            RowAction::Retry => {
                let name = tr_with("row-retry-name", &who_said);
                let waits = hovered && !self.press_guard.is_armed(now);
                let kind = if waits {
                    ButtonKind::Resting
                } else {
                    ButtonKind::DangerOutline
                };
                let button = Button::new(kind, tr("row-retry"));
                let button = button.icon(ICON_REFRESH.codepoint).in_row();
                button.name(&name).height(height).show(ui)
            }
        };
        let is_retry = status.offer == RowAction::Retry;
        let part = if is_retry || acts_at_once(self.call, row) {
            RowPart::AtOnce
        } else {
            RowPart::Ask
        };
        if self.press_guard.takes(ui, &response, (who, part), now) {
            let (key, source) = (row.key.clone(), pressed_with(ui));
            self.events.push(if is_retry {
                RowEvent::Retry(key, source)
            } else {
                RowEvent::Ask(key, source)
            });
        }
        Some(response.rect)
    }

    /// Draws the check box of a person who can be selected. For other listed people, a tooltip says why there is none.
    fn check_cell(&mut self, ui: &mut Ui, id: Id, rect: Rect, shown: &ShownRow, who: &RowSubject) {
        let row = &*shown.row;
        let place = Rect::from_x_y_ranges(rect.left() + 8.0..=rect.left() + 32.0, rect.y_range());
        if !may_choose(row) || shown.left.is_some() {
            if row.is_listed() && shown.left.is_none() {
                no_box_ui(ui, place, id, row);
            }
            return;
        }
        let mut child = cell_from_left(ui, place, id.with("check"));
        let name = tr_with("check-name", &[("who", person_text::spoken(row).into())]);
        let is_picked = self.selection.has(&row.key);
        let response = check_box(&mut child, Some(is_picked), &name, false);
        let now = self.context.now;
        if self
            .press_guard
            .takes(ui, &response, (who, RowPart::Check), now)
        {
            let pick = pick_of(ui.input(|input| input.modifiers));
            self.events.push(RowEvent::Pick(row.key.clone(), pick));
        }
    }
}

/// Returns the texts, the row part and the event of an action that removes nobody. The texts are the label and the
/// spoken name. `None` for other actions.
fn harmless(offer: &RowAction) -> Option<([&'static str; 2], RowPart, RowEvent)> {
    Some(match offer {
        RowAction::Stop(attempt) => (
            [key!("row-stop"), key!("row-stop-name")],
            RowPart::Stop,
            RowEvent::Stop(*attempt),
        ),
        RowAction::LetStay(participant) => (
            [key!("let-stay"), key!("let-stay-name")],
            RowPart::LetStay,
            RowEvent::LetStay(participant.clone()),
        ),
        RowAction::CheckAgain(participant) => (
            [key!("row-check-again"), key!("row-check-again-name")],
            RowPart::CheckAgain,
            RowEvent::CheckAgain(participant.clone()),
        ),
        RowAction::Remove | RowAction::Retry | RowAction::Reason(..) | RowAction::Nothing => {
            return None;
        }
    })
}
