//! What is said of a call as a whole: why nobody is listed, that it is over, that its roster is old.

use egui::{Align, Layout, Sense, Ui, UiBuilder, vec2};
use egui_material_icons::icons::{
    ICON_CALL_END, ICON_CLOUD_OFF, ICON_ERROR, ICON_GROUP, ICON_HOURGLASS_TOP, ICON_INFO,
    ICON_SEARCH_OFF,
};

use super::action::Action;
use super::failure_text::{end_text, failure_text};
use super::pane::{CallContext, CallPane};
use super::text::{tr, tr_with};
use super::time_text::{age, clock_short, until};
use super::widgets::{Tone, empty_state, empty_state_with, notice};
use crate::moderation::command::Command;
use crate::moderation::snapshot::{CallView, Ended, WatchState};
use crate::moderation::table::Filter;

/// Says why nobody is listed.
pub(super) fn nobody_ui(
    ui: &mut Ui,
    call: &CallView,
    context: &CallContext<'_>,
    pane: &mut CallPane,
) {
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

/// Says that the call is over, and why.
pub(super) fn ended_ui(
    ui: &mut Ui,
    call: &CallView,
    pane: &mut CallPane,
    actions: &mut Vec<Action>,
) {
    let WatchState::Ended(ended) = &call.state else {
        return;
    };
    let title = tr_with("empty-ended", &[("time", clock_short(ended.at).into())]);
    let (show, forget) = (tr("empty-ended-show"), tr("ended-forget"));
    let mut buttons = vec![forget.as_str()];
    if !call.rows.is_empty() {
        buttons.insert(0, &show);
    }
    let (icon, text) = (ICON_CALL_END.codepoint, end_sentence(ended));
    match empty_state_with(ui, icon, &title, &text, &buttons) {
        Some(pressed) if pressed + 1 == buttons.len() => {
            actions.push(Action::Tell(Command::Forget(call.id.clone())));
        }
        Some(_) => pane.last_roster_shown = true,
        None => {}
    }
}

/// Why the call ended, with Graph's numbers beside the words, since those are not promised to stay true.
pub(super) fn end_sentence(ended: &Ended) -> String {
    let words = end_text(ended.reason);
    match &ended.result {
        Some(pair) => format!("{words} ({}/{})", pair.code, pair.subcode),
        None => words,
    }
}

/// Draws at most one notice, the gravest.
pub(super) fn notice_ui(
    ui: &mut Ui,
    call: &CallView,
    context: &CallContext<'_>,
    pane: &mut CallPane,
) {
    let shown = gravest(call, context, pane);
    // While nothing may move, a notice takes the room that there was: none, or its own.
    if !pane.is_held {
        pane.above.has_notice = shown.is_some();
    }
    if !pane.above.has_notice {
        return;
    }
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 44.0), Sense::hover());
    let Some(shown) = shown else { return };
    let inner = rect.shrink2(vec2(16.0, 4.0));
    let mut child = ui.new_child(
        UiBuilder::new()
            .max_rect(inner)
            .layout(Layout::top_down(Align::Min)),
    );
    let Notice {
        tone,
        icon,
        bold,
        rest,
        closable,
    } = &shown;
    if notice(&mut child, *tone, icon, bold, rest, None, *closable).closed {
        pane.cut_notice_closed = true;
    }
}

fn gravest(call: &CallView, context: &CallContext<'_>, pane: &CallPane) -> Option<Notice> {
    if let Some(why) = &context.snapshot.audit_trouble {
        let rest = tr_with("notice-audit-text", &[("why", why.to_string().into())]);
        return Some(Notice::new(
            Tone::Danger,
            ICON_ERROR.codepoint,
            tr("notice-audit"),
            rest,
        ));
    }
    if let WatchState::Ended(ended) = &call.state {
        let bold = tr_with("empty-ended", &[("time", clock_short(ended.at).into())]);
        let rest = end_sentence(ended);
        return Some(Notice::new(
            Tone::Warning,
            ICON_CALL_END.codepoint,
            bold,
            rest,
        ));
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
        return Some(Notice::new(
            Tone::Warning,
            ICON_CLOUD_OFF.codepoint,
            bold,
            rest,
        ));
    }
    (call.may_be_cut && !pane.cut_notice_closed).then(|| {
        let (bold, rest) = (tr("notice-cut"), tr("notice-cut-text"));
        let mut notice = Notice::new(Tone::Info, ICON_INFO.codepoint, bold, rest);
        notice.closable = true;
        notice
    })
}

/// A notice as it is drawn.
struct Notice {
    tone: Tone,
    icon: &'static str,
    bold: String,
    rest: String,
    closable: bool,
}

impl Notice {
    fn new(tone: Tone, icon: &'static str, bold: String, rest: String) -> Self {
        Self {
            tone,
            icon,
            bold,
            rest,
            closable: false,
        }
    }
}
