//! The call in the middle of the window: header, tools, at most one notice, invitations, people, and the open question.

use egui::{Align, Id, Key, Layout, Memory, Modifiers, Rect, Sense, Ui, UiBuilder, pos2, vec2};
use egui_material_icons::icons::{
    ICON_CALL_END, ICON_CLOUD_OFF, ICON_ERROR, ICON_GROUP, ICON_HOURGLASS_TOP, ICON_INFO,
    ICON_SEARCH_OFF,
};

use super::action::Action;
use super::call_header_ui::header_ui;
use super::call_tools_ui::{search_id, tools_ui};
use super::confirm_ui::confirm_ui;
use super::failure_text::{end_text, failure_text};
use super::invite_ui::invite_ui;
use super::pane::About;
pub use super::pane::{CallContext, CallPane};
use super::person_text;
use super::ringing_ui::ringing_ui;
use super::roster_ui::{RowEvent, list_id, roster_ui};
use super::row_state::status;
use super::text::{Language, tr, tr_with};
use super::theme::{self, palette};
use super::time_text::{age, clock_short, until};
use super::widgets::{Tone, badge_word, empty_state, notice};
use crate::moderation::command::Command;
use crate::moderation::row::{Role, Row};
use crate::moderation::snapshot::{CallView, Ended, WatchState};
use crate::moderation::table::{Filter, Step};

/// From this width on the card of a person has a place of its own.
pub const WIDE: f32 = 1_100.0;
/// How often ages are drawn again.
const AGES: std::time::Duration = std::time::Duration::from_secs(1);

/// Draws one call and turns what is done there into actions.
pub fn call_ui(
    ui: &mut Ui,
    call: &CallView,
    context: &CallContext<'_>,
    pane: &mut CallPane,
    actions: &mut Vec<Action>,
) {
    let bounds = ui.available_rect_before_wrap();
    ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
    ui.painter().rect_filled(bounds, 0.0, palette(ui).canvas);
    take_over(ui, call, context, pane);
    keyboard(ui, call, context, pane, actions);

    header_ui(ui, call, context, pane, actions);
    let is_ended = matches!(call.state, WatchState::Ended(_));
    if is_ended && !pane.last_roster_shown {
        ended_ui(ui, call, pane);
    } else {
        tools_ui(ui, context, pane);
        notice_ui(ui, call, context, pane);
        ringing_ui(ui, call, context, pane, actions);
        people_ui(ui, call, context, pane, actions);
    }
    confirm_ui(ui, bounds, call, context, pane, actions);
    invite_ui(ui, call, context, pane, actions);
    if std::mem::take(&mut pane.focus_list) {
        ui.memory_mut(|memory| memory.request_focus(list_id()));
    }
    if !is_ended {
        ui.request_repaint_after(AGES);
    }
}

fn take_over(ui: &Ui, call: &CallView, context: &CallContext<'_>, pane: &mut CallPane) {
    pane.speak(Language::chosen());
    pane.hold(ui.input(|input| input.pointer.hover_pos()), context.now);
    pane.table.set_search(&pane.search);
    pane.table.update(call, context.now, &describe);
}

/// What can be searched for besides what Graph sent.
fn describe(row: &Row, text: &mut String) {
    text.push_str(&badge_word(row.badge));
    if row.name.is_empty() {
        text.push('\n');
        text.push_str(&person_text::name(row));
    }
    text.push('\n');
    text.push_str(&status(row, None, None, row.first_seen).word);
    match row.role {
        Role::Organizer => text.push_str(&tr("tag-organizer")),
        Role::Recorder => text.push_str(&tr("tag-recording")),
        Role::ThisApp => text.push_str(&tr("offer-this-app")),
        Role::Attendee => {}
    }
}

/// Keys of the whole call, while no text field and no other control has the keyboard.
fn keyboard(
    ui: &Ui,
    call: &CallView,
    context: &CallContext<'_>,
    pane: &mut CallPane,
    actions: &mut Vec<Action>,
) {
    let focused = ui.memory(Memory::focused);
    if focused == Some(search_id()) {
        let empties = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        if empties {
            pane.search.clear();
            pane.focus_list = true;
        }
        return;
    }
    if pane.question.is_some() || pane.invite.is_some() {
        return;
    }
    if ui.text_edit_focused() {
        return;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::F5) {
        actions.push(Action::Tell(Command::Refresh(call.id.clone())));
    }
    if pressed(Key::Slash) {
        ui.memory_mut(|memory| memory.request_focus(search_id()));
        // The same key would be typed into the field otherwise.
        ui.input_mut(|input| {
            input
                .events
                .retain(|event| !matches!(event, egui::Event::Text(text) if text == "/"));
        });
        return;
    }
    if focused.is_some_and(|id| id != list_id()) {
        return;
    }
    steps(ui, context, pane);
    let Some(key) = pane.table.focus().cloned() else {
        return;
    };
    if pressed(Key::Delete) {
        ask(call, context, pane, &key);
    }
    if pressed(Key::Enter) || pressed(Key::Space) {
        pane.chosen = Some(key);
    } else if pane.chosen.is_some() && pressed(Key::Escape) {
        pane.chosen = None;
    }
}

fn steps(ui: &Ui, context: &CallContext<'_>, pane: &mut CallPane) {
    let row = if context.dense { 30.0 } else { 44.0 };
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a window has fewer rows than that"
    )]
    let page = pane
        .list_rect
        .map_or(10, |rect| (rect.height() / row) as isize - 1);
    for (key, step) in [
        (Key::ArrowDown, Step::By(1)),
        (Key::ArrowUp, Step::By(-1)),
        (Key::PageDown, Step::By(page.max(1))),
        (Key::PageUp, Step::By(-page.max(1))),
        (Key::Home, Step::First),
        (Key::End, Step::Last),
    ] {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            pane.scroll_to = pane.table.move_focus(step);
            pane.focus_list = true;
        }
    }
    ui.memory_mut(|memory| {
        let all = egui::EventFilter {
            vertical_arrows: true,
            horizontal_arrows: false,
            escape: true,
            tab: false,
        };
        memory.set_focus_lock_filter(list_id(), all);
    });
}

/// Opens the question about a person, if one may be asked.
pub(super) fn ask(
    call: &CallView,
    context: &CallContext<'_>,
    pane: &mut CallPane,
    key: &crate::moderation::row::RowKey,
) {
    let found = call.rows.iter().find(|row| row.key == *key);
    let is_pending = context.pending.removal(&call.id, key).is_some();
    if matches!(call.state, WatchState::Ended(_)) {
        return;
    }
    if let Some(id) = found
        .filter(|row| row.can_ask() && !is_pending)
        .and_then(|row| row.removable())
    {
        pane.ask(About::Removal(key.clone(), id.clone()), context.now);
    }
}

fn people_ui(
    ui: &mut Ui,
    call: &CallView,
    context: &CallContext<'_>,
    pane: &mut CallPane,
    actions: &mut Vec<Action>,
) {
    if pane.table.lines().is_empty() {
        pane.list_rect = None;
        nobody_ui(ui, call, context, pane);
        return;
    }
    for event in roster_ui(ui, call, context, pane) {
        match event {
            RowEvent::Ask(key) => ask(call, context, pane, &key),
            RowEvent::Choose(key) => {
                pane.table.set_focus(Some(key.clone()));
                pane.chosen = Some(key);
            }
            RowEvent::Focus(key) => {
                pane.table.set_focus(Some(key.clone()));
                pane.focus_list = true;
                // In a narrow window the card would cover the row's own button.
                if ui.content_rect().width() >= WIDE {
                    pane.chosen = Some(key);
                }
            }
            RowEvent::Stop(attempt) => actions.push(Action::Tell(Command::Stop(attempt))),
        }
    }
    held_back_ui(ui, pane);
}

/// Says over the list that somebody came who is not shown yet; it covers no row's place in the order.
fn held_back_ui(ui: &Ui, pane: &CallPane) {
    let held_back = pane.table.held_back();
    let (Some(list), true) = (pane.list_rect, held_back > 0) else {
        return;
    };
    let p = palette(ui);
    let text = tr_with("held-back", &[("n", held_back.into())]);
    let galley = ui.painter().layout_no_wrap(text, theme::small(), p.info);
    let size = galley.size() + vec2(20.0, 8.0);
    let rect = Rect::from_center_size(pos2(list.center().x, list.bottom() - 18.0), size);
    let painter = ui.ctx().layer_painter(egui::LayerId::new(
        egui::Order::Middle,
        Id::unique("held back"),
    ));
    let edge = egui::Stroke::new(1.0, p.info);
    painter.rect(rect, 12.0, p.info_tint, edge, egui::StrokeKind::Inside);
    painter.galley(rect.min + vec2(10.0, 4.0), galley, p.info);
}

fn nobody_ui(ui: &mut Ui, call: &CallView, context: &CallContext<'_>, pane: &mut CallPane) {
    let clear = tr("empty-clear");
    if !pane.search.trim().is_empty() {
        let search = pane.search.trim().to_owned();
        let title = tr_with("empty-no-match", &[("search", search.into())]);
        let text = tr("empty-no-match-text");
        if empty_state(ui, ICON_SEARCH_OFF.codepoint, &title, &text, Some(&clear)) {
            pane.search.clear();
            pane.table.set_filter(Filter::All);
        }
        return;
    }
    if pane.table.filter() != Filter::All {
        let title = tr("empty-filter");
        if empty_state(
            ui,
            ICON_SEARCH_OFF.codepoint,
            &title,
            "",
            Some(&tr("empty-show-all")),
        ) {
            pane.table.set_filter(Filter::All);
        }
        return;
    }
    if call.updated.is_some() && call.state != WatchState::WaitingForRoster {
        empty_state(
            ui,
            ICON_GROUP.codepoint,
            &tr("empty-nobody"),
            &tr("empty-nobody-text"),
            None,
        );
        return;
    }
    if let Some(trouble) = &call.trouble {
        let client = context
            .snapshot
            .sign_in
            .session()
            .map(|session| &*session.client_id);
        let text = failure_text(&trouble.failure, client);
        let next = until(context.now, trouble.next_try);
        let says = format!(
            "{} {} {}",
            text.sentence,
            text.next_step,
            tr_with("notice-next-try", &[("n", next.into())])
        );
        empty_state(
            ui,
            ICON_CLOUD_OFF.codepoint,
            &tr("empty-no-roster"),
            &says,
            None,
        );
        return;
    }
    let text = tr_with("empty-waiting-text", &[("n", call.asked.into())]);
    empty_state(
        ui,
        ICON_HOURGLASS_TOP.codepoint,
        &tr("empty-waiting"),
        &text,
        None,
    );
}

fn ended_ui(ui: &mut Ui, call: &CallView, pane: &mut CallPane) {
    let WatchState::Ended(ended) = &call.state else {
        return;
    };
    let title = tr_with("empty-ended", &[("time", clock_short(ended.at).into())]);
    let show = tr("empty-ended-show");
    let button = (!call.rows.is_empty()).then_some(show.as_str());
    if empty_state(
        ui,
        ICON_CALL_END.codepoint,
        &title,
        &end_sentence(ended),
        button,
    ) {
        pane.last_roster_shown = true;
    }
}

/// Why the call ended, with Graph's numbers beside the words, since those are not promised to stay true.
fn end_sentence(ended: &Ended) -> String {
    let words = end_text(ended.reason);
    match &ended.result {
        Some(pair) => format!("{words} ({}/{})", pair.code, pair.subcode),
        None => words,
    }
}

/// At most one notice, the gravest.
fn notice_ui(ui: &mut Ui, call: &CallView, context: &CallContext<'_>, pane: &mut CallPane) {
    let Some((tone, icon, bold, rest)) = gravest(call, context, pane) else {
        return;
    };
    let is_cut = icon == ICON_INFO.codepoint;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 44.0), Sense::hover());
    let inner = rect.shrink2(vec2(16.0, 4.0));
    let mut child = ui.new_child(
        UiBuilder::new()
            .max_rect(inner)
            .layout(Layout::top_down(Align::Min)),
    );
    if notice(&mut child, tone, icon, &bold, &rest, None, is_cut).closed {
        pane.cut_notice_closed = true;
    }
}

fn gravest(
    call: &CallView,
    context: &CallContext<'_>,
    pane: &CallPane,
) -> Option<(Tone, &'static str, String, String)> {
    if let Some(why) = &context.snapshot.audit_trouble {
        let rest = tr_with("notice-audit-text", &[("why", why.to_string().into())]);
        return Some((Tone::Danger, ICON_ERROR.codepoint, tr("notice-audit"), rest));
    }
    if let WatchState::Ended(ended) = &call.state {
        let bold = tr_with("empty-ended", &[("time", clock_short(ended.at).into())]);
        let rest = end_sentence(ended);
        return Some((Tone::Warning, ICON_CALL_END.codepoint, bold, rest));
    }
    let is_old = matches!(
        call.state,
        WatchState::Stale | WatchState::Throttled | WatchState::Unreachable
    );
    if let Some(updated) = call.updated.filter(|_| is_old) {
        let age = age(context.now.since(updated));
        let bold = tr_with("notice-stale", &[("age", age.into())]);
        let rest = call.trouble.as_ref().map_or_else(String::new, |trouble| {
            let why = failure_text(&trouble.failure, None).sentence;
            let next = until(context.now, trouble.next_try);
            format!(
                "{why} {}",
                tr_with("notice-next-try", &[("n", next.into())])
            )
        });
        return Some((Tone::Warning, ICON_CLOUD_OFF.codepoint, bold, rest));
    }
    (call.may_be_cut && !pane.cut_notice_closed).then(|| {
        let (bold, rest) = (tr("notice-cut"), tr("notice-cut-text"));
        (Tone::Info, ICON_INFO.codepoint, bold, rest)
    })
}
