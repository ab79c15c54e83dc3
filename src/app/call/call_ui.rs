//! The call in the middle of the window: header, notices, tools, invitations, people, and the open question or dialog.

use std::cell::RefCell;
use std::collections::HashMap;

use egui::{Align2, Area, FocusDirection, Id, Order, Rect, Stroke, Ui, UiBuilder, vec2};

use crate::app::call::commands::run_for;
use crate::app::call::confirm::confirm_ui::confirm_ui;
use crate::app::call::confirm::press_guard_ui::press_guard_ui;
use crate::app::call::confirm::remove_or_ask::{remove_or_ask, retry_or_ask};
use crate::app::call::header::call_header_ui::header_ui;
use crate::app::call::header::call_notice_ui::{ended_ui, nobody_ui};
use crate::app::call::invite::invite_ui::invite_ui;
use crate::app::call::invite::move_to_ui::move_to_ui;
use crate::app::call::keys::keyboard;
use crate::app::call::leave::end_ui::end_ui;
use crate::app::call::leave::leave_ui::leave_ui;
use crate::app::call::people::bulk_bar_ui::{self, bulk_bar_ui};
use crate::app::call::people::roster_ui::roster_ui;
use crate::app::call::people::row_event::RowEvent;
use crate::app::call::people::tools_ui::tools_ui;
use crate::app::call::ringing::cancel_several_ui::cancel_several_ui;
use crate::app::call::rows::row_cells::list_id;
use crate::app::call::setting_up_ui::{setting_up, setting_up_ui};
use crate::app::call::state::dialog::CallDialog;
use crate::app::call::state::list::ListHint;
use crate::app::call::top_strip_ui::{notice_lines_ui, top_strip_ui};
use crate::app::language::privacy::in_full;
use crate::app::language::text::{Language, key, tr, tr_with};
use crate::app::look::shapes::pressable;
use crate::app::look::theme::palette;
use crate::app::look::widgets::badge_word;
use crate::app::look::widgets::button::pill;
use crate::app::parts::accessibility::keyboard_order::goes_back_to_text;
use crate::app::state::commands::UiCommand;
use crate::app::state::taken_keys::has_taken_escape;
use crate::app::words::person_text;
use crate::app::words::row::person_status::status;
use crate::moderation::command::Command;
use crate::moderation::model::audit::Source;
use crate::moderation::model::participant::Badge;
use crate::moderation::state::row::{Row, RowState};
use crate::moderation::views::table::{SelectionClick, Sort};

pub use crate::app::call::state::call_ui::CallUi;
pub use crate::app::call::state::call_ui_state::CallUiState;
pub use crate::app::call::state::context::CallContext;

/// Least width of the window, in points, at which a person's card is beside the call.
pub const WIDE: f32 = 1_100.0;
/// Height, in points, of the strip with the button about held-back rows.
const STRIP: f32 = 36.0;
/// Height, in points, of a zone at the end of the list. If the pointer is there when the button about held-back rows
/// appears, the button is drawn at the top of the list instead of the end.
const NEAR: f32 = 60.0;
/// Tooltip delay, in seconds, too long for any tooltip to appear.
const NEVER: f32 = 3_600.0;
/// Interval between redraws of the list, which keep the ages in it current.
const AGES: std::time::Duration = std::time::Duration::from_secs(1);

/// Draws a call and turns presses into actions.
pub fn call_ui(ui: &mut Ui, cx: &mut CallUi<'_>) {
    let bounds = ui.available_rect_before_wrap();
    ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
    ui.painter().rect_filled(bounds, 0.0, palette(ui).canvas);
    take_over(ui, cx);
    if ui.content_rect().width() >= WIDE {
        cx.state.inspector.reveal_new_invited();
    }
    keyboard(ui, cx);

    cx.state.list.top_strip.notice_keys.begin();
    header_ui(ui, cx);
    let is_ended = cx.call.has_ended();
    if is_ended && !cx.state.last_roster_shown {
        ended_ui(ui, cx);
    } else if let Some(since) = setting_up(cx.call, cx.context) {
        setting_up_ui(ui, cx, since);
    } else {
        notice_lines_ui(ui, cx);
        tools_ui(ui, cx);
        top_strip_ui(ui, cx);
        people_and_bar_ui(ui, cx);
    }
    if !ui.will_discard() {
        cx.state.list.press_guard.finish(cx.context.now);
    }
    press_guard_ui(ui, cx.context.now, cx.state);
    confirm_ui(ui, bounds, cx);
    dialog_ui(ui, cx);
    if let Some(button) = cx.state.list.top_strip.notice_keys.end() {
        ui.memory_mut(|memory| memory.request_focus(button));
    }
    if std::mem::take(&mut cx.state.list.wants_focus) {
        if has_taken_escape(ui) {
            cx.state.list.show_focus();
        }
        ui.memory_mut(|memory| {
            memory.request_focus(list_id());
            // Otherwise egui would use an arrow key of this frame to move the focus on to a button of a half-visible row.
            memory.move_focus(FocusDirection::None);
        });
    }
    if !is_ended {
        ui.request_repaint_after(AGES);
    }
}

fn take_over(ui: &Ui, cx: &mut CallUi<'_>) {
    cx.state.list.speak(Language::chosen());
    cx.state.bulk.settle(cx.call);
    let is_alone = !cx.state.is_asking() && cx.call.rules.is_door_closed();
    cx.state.inspector.keep_asking_about_door(is_alone);
    cx.state.hold(ui, cx.call, cx.context.now);
    let list = &mut cx.state.list;
    let begins = list.raid.sort(&mut list.table, list.is_held, cx.call);
    if begins {
        // In raid mode, newcomers appear at the top of the list.
        list.scroll_to = Some(0);
    }
    let words = SearchWords::default();
    let describe = |row: &Row, text: &mut String| words.add(row, text);
    cx.state.update_table(cx.call, cx.context.now, &describe);
}

/// Draws the open dialog. Once the dialog closes, the focus returns to the people, or to the text field that had it
/// before.
fn dialog_ui(ui: &Ui, cx: &mut CallUi<'_>) {
    let Some(dialog) = cx.state.dialog.take() else {
        return;
    };
    if !cx.call.has_ended() {
        // Questions show names in full even in presentation mode, because the moderator can't decide by initials.
        cx.state.dialog = match dialog {
            CallDialog::Invite(form) => invite_ui(ui, cx, form),
            CallDialog::MoveTo(key) => in_full(|| move_to_ui(ui, cx, key)),
            CallDialog::CancelSeveral(several) => in_full(|| cancel_several_ui(ui, cx, several)),
            CallDialog::Leave(question) => in_full(|| leave_ui(ui, cx, question)),
            CallDialog::End(form) => in_full(|| end_ui(ui, cx, form)),
        };
    }
    cx.state.list.wants_focus |= cx.state.dialog.is_none() && !goes_back_to_text(ui.ctx());
}

/// The values that decide the words for the kind and state of a present row: kind, lobby, muted by the client, muted by
/// the server.
type SearchKey = (Badge, bool, Option<bool>, bool);

/// Words that a search can match besides Graph's data.
///
/// Present people with equal [`SearchKey`]s share the words for kind and state, which are computed only once. For
/// people in other states than [`RowState::Present`], these words are computed each time.
#[derive(Default)]
struct SearchWords {
    known: RefCell<HashMap<SearchKey, String>>,
}

impl SearchWords {
    fn add(&self, row: &Row, text: &mut String) {
        // A search also matches the drawn name. It differs from Graph's for phones, whose digits are grouped, and for
        // people without a name.
        if row.name.is_empty() || row.badge == Badge::Phone {
            text.push_str(&person_text::name(row));
            text.push('\n');
        }
        text.extend(person_text::role_word(row.role));
        text.push('\n');
        if row.state != RowState::Present {
            text.push_str(&kind_and_state(row));
            return;
        }
        let participant = &row.participant;
        let key = (
            row.badge,
            participant.in_lobby,
            participant.muted,
            participant.media.server_muted,
        );
        let mut known = self.known.borrow_mut();
        text.push_str(known.entry(key).or_insert_with(|| kind_and_state(row)));
    }
}

fn kind_and_state(row: &Row) -> String {
    let state = status(row, None, None, row.first_seen).word;
    format!("{}\n{state}", badge_word(row.badge))
}

/// Draws the people, and the bar below them while people are selected or a preview is open.
fn people_and_bar_ui(ui: &mut Ui, cx: &mut CallUi<'_>) {
    let (list, bar) = bulk_bar_ui::split(cx.state, ui.available_rect_before_wrap());
    let beside = cx.state.inspector.beside;
    let list = beside.map_or(list, |end| list.with_max_x(end.min(list.right())));
    let held_back = held_back_place(ui, cx, list);
    let strip = held_back.filter(|place| place.top() > list.center().y);
    let list = strip.map_or(list, |strip| list.with_max_y(strip.top()));
    let builder = UiBuilder::new().id_salt("people").max_rect(list);
    ui.scope_builder(builder, |ui| {
        if cx.state.is_previewing() {
            // Rows may scroll under a resting pointer; their tooltips would cover the preview beside the list.
            ui.style_mut().interaction.tooltip_delay = NEVER;
        }
        people_ui(ui, cx);
    });
    if let Some(strip) = strip {
        let line = Stroke::new(1.0, palette(ui).line);
        ui.painter().hline(strip.x_range(), strip.top() + 0.5, line);
    }
    if let Some(place) = held_back {
        held_back_ui(ui, place, cx.state);
    }
    if let Some(bar) = bar {
        bulk_bar_ui(ui, bar, cx);
    }
}

fn people_ui(ui: &mut Ui, cx: &mut CallUi<'_>) {
    let call = cx.call;
    if cx.state.list.table.lines().is_empty() {
        cx.state.list.rect = None;
        nobody_ui(ui, cx);
        return;
    }
    for event in roster_ui(ui, cx) {
        match event {
            RowEvent::Ask(key, source) => remove_or_ask(cx, &key, source),
            RowEvent::Retry(key, source) => retry_or_ask(cx, &key, source),
            RowEvent::Choose(key) => {
                // Drops the hint that the first click of this double click gave: how to open the card.
                cx.state.list.hint = None;
                cx.state.list.table.set_focus(Some(key.clone()));
                cx.state.inspector.show_card(key);
            }
            RowEvent::Focus(key) => {
                cx.state.list.table.set_focus(Some(key.clone()));
                cx.state.list.wants_focus = true;
                // In a narrow window the card would cover the row's own button. There, a ring and a hint show what the
                // click did.
                let is_narrow = ui.content_rect().width() < WIDE;
                cx.state.list.keys_lead = is_narrow;
                if is_narrow && cx.state.chosen().is_none() {
                    cx.state.list.hint = Some((ListHint::OpensByEnter, cx.context.now));
                } else if is_narrow {
                    cx.state.turn_card();
                } else {
                    cx.state.inspector.show_card(key);
                }
            }
            RowEvent::Pick(key, pick) => {
                if pick == SelectionClick::Range {
                    // The range begins at the previously clicked row, even if that click selected nobody.
                    cx.state
                        .bulk
                        .selection
                        .begin_range(cx.state.list.table.focus());
                }
                cx.state.list.table.set_focus(Some(key.clone()));
                cx.state.list.wants_focus = true;
                cx.state.list.keys_lead = false;
                cx.state.turn_card();
                cx.state.bulk.pick(&cx.state.list.table, &key, pick);
            }
            RowEvent::LetStay(participant) => {
                let command = Command::LetStay(call.id.clone(), participant);
                cx.tell(command);
            }
            RowEvent::CheckAgain(participant) => {
                let call = call.id.clone();
                let command = Command::CheckAgain(call, participant);
                cx.tell(command);
            }
            RowEvent::Run(command, key) => {
                cx.state.list.table.set_focus(Some(key.clone()));
                run_for(command, &key, Source::Click, cx);
            }
            RowEvent::Sort(sort) => {
                let table = &mut cx.state.list.table;
                let is_so = table.sort() == sort;
                table.set_sort(if is_so { Sort::default() } else { sort });
            }
            RowEvent::Stop(attempt) => cx.tell(Command::Stop(attempt)),
        }
    }
}

/// Returns where to draw the count of held-back newcomers and invitations.
///
/// The usual place is a strip at the end of the list. If the pointer was near that end when the count appeared, the
/// count covers the first people instead. It stays where it appeared.
///
/// `None` in these cases:
/// - the list is empty
/// - nothing is held back, and the list shows nobody who has been gone for too long
/// - a question is open and nothing is held back
fn held_back_place(ui: &Ui, cx: &mut CallUi<'_>, list: Rect) -> Option<Rect> {
    let state = &mut *cx.state;
    let held_back = state.list.table.held_back() + state.list.top_strip.held_back();
    let shows_gone = state.list.shows_gone_too_long(cx.context.now) && state.confirm.is_none();
    if state.list.table.lines().is_empty() || (held_back == 0 && !shows_gone) {
        state.list.held_back_above = None;
        return None;
    }
    let pointer = ui.input(|input| input.pointer.hover_pos());
    let is_near = pointer.is_some_and(|at| at.y > list.bottom() - NEAR && list.contains(at));
    Some(if *state.list.held_back_above.get_or_insert(is_near) {
        list.with_max_y(list.top() + STRIP)
    } else {
        list.with_min_y(list.bottom() - STRIP)
    })
}

/// Draws a button that brings the list up to date.
///
/// It says how many newcomers and invitations are held back. If none are, it says that the list still shows people who
/// are gone. It can't be pressed while a question is open.
fn held_back_ui(ui: &Ui, place: Rect, state: &mut CallUiState) {
    let (new, ringing) = (
        state.list.table.held_back(),
        state.list.top_strip.held_back(),
    );
    let n = new + ringing;
    let is_asking = state.confirm.is_some();
    let text = if is_asking {
        tr_with("held-back-question", &[("n", n.into())])
    } else {
        let what = match (new, ringing) {
            (0, 0) => tr("held-back-gone"),
            (_, 0) => tr_with("held-back", &[("n", n.into())]),
            (0, _) => tr_with("held-back-ringing", &[("n", n.into())]),
            _ => {
                let both = [("n", new.into()), ("ringing", ringing.into())];
                tr_with("held-back-both", &both)
            }
        };
        why_held(state, what)
    };
    let key = if is_asking {
        String::new()
    } else {
        UiCommand::ShowNewcomers.key()
    };
    let button = pill(ui, text, &key).sense(pressable(!is_asking));
    let shown = Area::new(Id::unique("held back"))
        .order(Order::Middle)
        .pivot(Align2::CENTER_CENTER)
        .fixed_pos(place.center())
        .show(ui, |ui| ui.add(button));
    if shown.inner.clicked() {
        state.list.release();
    }
}

/// Returns `what`, a text about held-back rows, and the reason why they are held back, if one applies.
fn why_held(state: &CallUiState, what: String) -> String {
    let hold = &state.list.held_by;
    let words = match (hold.selection, hold.pointer_moved) {
        (true, _) => key!("held-back-by-selection"),
        (false, Some(_)) if state.list.has_pointer() => key!("held-back-by-pointer"),
        (false, Some(_)) if state.list.is_strip_aimed_at() => key!("held-back-by-notice"),
        (false, Some(_)) => key!("held-back-a-moment"),
        (false, None) if hold.question => key!("held-back-by-question"),
        (false, None) => return what,
    };
    tr_with(words, &[("what", what.into())])
}
