//! The head of the call: what it is, where it stands, how old the roster is.

use egui::{Align, Color32, Layout, Rect, Sense, Ui, UiBuilder, pos2, vec2};
use egui_material_icons::icons::{
    ICON_CALL_END, ICON_CLOUD_OFF, ICON_DOOR_FRONT, ICON_ERROR, ICON_GROUP, ICON_HOURGLASS_TOP,
    ICON_RADIO_BUTTON_CHECKED, ICON_REFRESH, ICON_RING_VOLUME, ICON_SYNC,
};

use super::action::Action;
use super::evidence_text::lack_text;
use super::header_buttons_ui::buttons_ui;
use super::pane::{CallContext, CallPane};
use super::text::{key, tr, tr_with};
use super::theme::{self, palette};
use super::time_text::{age, clock_short, far, until};
use super::widgets::{self, elided, link};
use crate::moderation::command::Command;
use crate::moderation::snapshot::{CallView, SignIn, WatchState};

const HEIGHT: f32 = 64.0;
/// Older than that, the age stands out: more than two polls of the call in front.
const FRESH_FOR: u64 = 5;

/// Draws the header.
pub(super) fn header_ui(
    ui: &mut Ui,
    call: &CallView,
    context: &CallContext<'_>,
    pane: &mut CallPane,
    actions: &mut Vec<Action>,
) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    let inner = rect.shrink2(vec2(16.0, 0.0));
    let line = |top: f32, height: f32| {
        Rect::from_min_size(
            pos2(inner.left(), inner.top() + top),
            vec2(inner.width(), height),
        )
    };
    let is_ended = matches!(call.state, WatchState::Ended(_));
    let mut first = right_to_left(ui, line(7.0, 30.0));
    buttons_ui(&mut first, call, context, pane, actions);
    title_ui(&mut first, call);
    let mut second = right_to_left(ui, line(39.0, 20.0));
    freshness_ui(&mut second, call, context, actions);
    if !is_ended {
        counts_ui(&mut second, call);
    }
    let stroke = egui::Stroke::new(1.0, palette(ui).line);
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 0.5, stroke);
}

fn right_to_left(ui: &mut Ui, rect: Rect) -> Ui {
    let mut child = ui.new_child(
        UiBuilder::new()
            .max_rect(rect)
            .layout(Layout::right_to_left(Align::Center)),
    );
    child.spacing_mut().item_spacing.x = 12.0;
    child.spacing_mut().interact_size.y = 20.0;
    child
}

fn title_ui(ui: &mut Ui, call: &CallView) {
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let p = palette(ui);
        let (icon, ink, word) = state_of(ui, call);
        let galley = ui
            .painter()
            .layout_no_wrap(word.clone(), theme::small(), ink);
        let room = ui.available_width() - galley.size().x - 40.0;
        let title = call.title();
        let shown = elided(ui, &title, "", room, &theme::heading(), p.text);
        if shown.cut {
            shown.response.on_hover_text(title);
        }
        ui.spacing_mut().item_spacing.x = 4.0;
        widgets::icon(ui, icon, 16.0, ink);
        elided(ui, &word, "", 300.0, &theme::small(), p.text_2);
    });
}

/// Where watching stands, as icon and word.
pub(super) fn state_of(ui: &Ui, call: &CallView) -> (&'static str, Color32, String) {
    let p = palette(ui);
    match &call.state {
        WatchState::Connecting => (
            ICON_HOURGLASS_TOP.codepoint,
            p.text_2,
            tr("call-connecting"),
        ),
        WatchState::Establishing(setting_up) if setting_up.in_lobby => {
            (ICON_DOOR_FRONT.codepoint, p.info, tr("call-lobby"))
        }
        WatchState::Establishing(_) => (
            ICON_HOURGLASS_TOP.codepoint,
            p.text_2,
            tr("call-establishing"),
        ),
        WatchState::WaitingForRoster => {
            (ICON_HOURGLASS_TOP.codepoint, p.text_2, tr("call-waiting"))
        }
        WatchState::Live => (
            ICON_RADIO_BUTTON_CHECKED.codepoint,
            p.success,
            tr("call-live"),
        ),
        WatchState::Stale => (ICON_CLOUD_OFF.codepoint, p.warning, tr("call-stale")),
        WatchState::Throttled => (
            ICON_HOURGLASS_TOP.codepoint,
            p.warning,
            tr("call-throttled"),
        ),
        WatchState::Unreachable => (ICON_CLOUD_OFF.codepoint, p.danger, tr("call-unreachable")),
        WatchState::Ended(ended) => (
            ICON_CALL_END.codepoint,
            p.text_2,
            tr_with("call-ended", &[("time", clock_short(ended.at).into())]),
        ),
    }
}

fn counts_ui(ui: &mut Ui, call: &CallView) {
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        let p = palette(ui);
        let counts = call.counts;
        for (icon, ink, n, text) in [
            (
                ICON_GROUP.codepoint,
                p.text_2,
                counts.in_call,
                tr_with("count-in-call", &[("n", counts.in_call.into())]),
            ),
            (
                ICON_DOOR_FRONT.codepoint,
                p.info,
                counts.in_lobby,
                tr_with("count-in-lobby", &[("n", counts.in_lobby.into())]),
            ),
            (
                ICON_RING_VOLUME.codepoint,
                p.ringing,
                counts.ringing,
                tr_with("count-ringing", &[("n", counts.ringing.into())]),
            ),
        ] {
            let is_people = icon == ICON_GROUP.codepoint;
            if n == 0 && !is_people {
                continue;
            }
            widgets::icon(ui, icon, 16.0, ink);
            elided(
                ui,
                &text,
                "",
                ui.available_width(),
                &theme::small(),
                p.text_2,
            );
            ui.add_space(9.0);
        }
    });
}

fn freshness_ui(
    ui: &mut Ui,
    call: &CallView,
    context: &CallContext<'_>,
    actions: &mut Vec<Action>,
) {
    let p = palette(ui);
    let is_ended = matches!(call.state, WatchState::Ended(_));
    ui.spacing_mut().item_spacing.x = 4.0;
    if !is_ended {
        if link(ui, &tr("call-refresh"), None).clicked() {
            actions.push(Action::Tell(Command::Refresh(call.id.clone())));
        }
        widgets::icon(ui, ICON_REFRESH.codepoint, 16.0, p.accent);
        ui.add_space(10.0);
    }
    let (icon, ink, text) = if is_ended {
        return;
    } else if matches!(
        context.snapshot.sign_in,
        SignIn::SignedOut | SignIn::Refused(_)
    ) {
        (ICON_ERROR.codepoint, p.danger, tr("freshness-signed-out"))
    } else {
        let Some(updated) = call.updated else { return };
        let since = context.now.age_of(updated);
        let lack = call.lack.filter(|_| call.trouble.is_none());
        let for_so_long = [("age", age(since).into())];
        match &call.trouble {
            _ if let Some(silent) = call.silent_since => {
                let silent = age(context.now.since(silent));
                let values = [for_so_long[0].clone(), ("silent", silent.into())];
                let text = tr_with("freshness-silent", &values);
                (ICON_CLOUD_OFF.codepoint, p.warning, text)
            }
            Some(trouble) => {
                let (key, value) = if let Some(time) = far(context.now, trouble.next_try) {
                    (key!("freshness-stale-until"), ("time", time.into()))
                } else {
                    let next = until(context.now, trouble.next_try);
                    (key!("freshness-stale"), ("n", next.into()))
                };
                let text = tr_with(key, &[for_so_long[0].clone(), value]);
                (ICON_CLOUD_OFF.codepoint, p.warning, text)
            }
            None if lack.is_some() => {
                let why = lack.map(lack_text).unwrap_or_default();
                let values = [for_so_long[0].clone(), ("why", why.into())];
                let text = tr_with("freshness-partial", &values);
                (ICON_GROUP.codepoint, p.warning, text)
            }
            None if since.as_secs() > FRESH_FOR => {
                let text = tr_with("freshness-updated", &for_so_long);
                (ICON_HOURGLASS_TOP.codepoint, p.warning, text)
            }
            None => (
                ICON_SYNC.codepoint,
                p.text_2,
                tr_with("freshness-updated", &for_so_long),
            ),
        }
    };
    elided(ui, &text, "", ui.available_width(), &theme::small(), ink);
    widgets::icon(ui, icon, 16.0, ink);
}
