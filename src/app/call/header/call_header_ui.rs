//! The header of a call: its subject, its state, its counts, and how old its roster is.

use egui::{Align, Color32, Layout, Rect, Sense, Ui, pos2, vec2};
use egui_material_icons::icons::{
    ICON_CALL_END, ICON_CLOUD_OFF, ICON_DOOR_FRONT, ICON_ERROR, ICON_GROUP, ICON_HOURGLASS_TOP,
    ICON_NOTIFICATIONS_ACTIVE, ICON_RADIO_BUTTON_CHECKED, ICON_REFRESH, ICON_RING_VOLUME,
    ICON_SYNC,
};

use crate::app::call::header::header_buttons_ui::buttons_ui;
use crate::app::call::rules::raid_ui::RaidTag;
use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::context::CallContext;
use crate::app::language::text::{key, tr, tr_with};
use crate::app::look::cells::from_right;
use crate::app::look::shapes::{hairline, text_width};
use crate::app::look::theme::{self, Palette, palette};
use crate::app::look::widgets::{self, elided, fitted, link};
use crate::app::state::commands::UiCommand;
use crate::app::words::evidence_text::incomplete_text;
use crate::app::words::time_text::{age, clock_short, far, until};
use crate::moderation::command::Command;
use crate::moderation::evidence::reading::IncompleteReason;
use crate::moderation::model::call::EndReason;
use crate::moderation::state::snapshot::{CallView, SignIn, WatchState};

/// Height of the header, in points.
pub(crate) const HEADER: f32 = 64.0;
/// Age of the roster, in seconds, above which the age is highlighted. Two polls of the shown call take less time.
const FRESH_FOR: u64 = 5;

pub(crate) fn header_ui(ui: &mut Ui, cx: &mut CallUi<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEADER), Sense::hover());
    let inner = rect.shrink2(vec2(16.0, 0.0));
    let line = |top: f32, height: f32| {
        Rect::from_min_size(
            pos2(inner.left(), inner.top() + top),
            vec2(inner.width(), height),
        )
    };
    let is_ended = cx.call.has_ended();
    let mut first = right_to_left(ui, line(7.0, 30.0));
    buttons_ui(&mut first, cx);
    title_ui(&mut first, cx);
    let mut second = right_to_left(ui, line(39.0, 20.0));
    freshness_ui(&mut second, cx);
    if !is_ended {
        counts_ui(&mut second, cx);
    }
    hairline(ui, rect);
}

fn right_to_left(ui: &mut Ui, rect: Rect) -> Ui {
    let mut child = from_right(ui, rect);
    child.spacing_mut().item_spacing.x = 12.0;
    child.spacing_mut().interact_size.y = 20.0;
    child
}

fn title_ui(ui: &mut Ui, cx: &mut CallUi<'_>) {
    let call = cx.call;
    let raid = RaidTag::new(ui, call, cx.context.now, cx.state);
    let beside = raid.as_ref().map_or(40.0, |raid| raid.width + 48.0);
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let p = palette(ui);
        let (icon, ink, word) = state_of(ui, call);
        let galley = ui
            .painter()
            .layout_no_wrap(word.clone(), theme::small(), ink);
        let room = ui.available_width() - galley.size().x - beside;
        let title = call.title();
        widgets::heading(&elided(ui, &title, "", room, &theme::heading(), p.text));
        ui.spacing_mut().item_spacing.x = 4.0;
        widgets::icon(ui, icon, 16.0, ink);
        elided(ui, &word, "", 300.0, &theme::small(), p.text_2);
        ui.spacing_mut().item_spacing.x = 8.0;
        if raid.is_some_and(|raid| raid.show(ui)) {
            cx.tell(Command::Raid(call.id.clone(), false));
        }
    });
}

/// Returns the state of watching the call: its icon, color and word.
pub(crate) fn state_of(ui: &Ui, call: &CallView) -> (&'static str, Color32, String) {
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
            tr_with(
                match ended.reason {
                    EndReason::Left => key!("call-left"),
                    EndReason::NoSuchCall => key!("no-such-call"),
                    _ => key!("call-ended"),
                },
                &[("time", clock_short(ended.at).into())],
            ),
        ),
    }
}

/// Returns the counts of people in the call, in the lobby, ringing and being moved here, each with icon, color and
/// words. Omits counts of zero, except that of the people in the call.
fn counts(p: &Palette, call: &CallView) -> Vec<(&'static str, Color32, String)> {
    let n = |n: u32| [("n", n.into())];
    let counts = call.counts;
    let people = tr_with("count-in-call", &n(counts.in_call));
    let mut shown = vec![(ICON_GROUP.codepoint, p.text_2, people)];
    if counts.in_lobby > 0 {
        let words = tr_with("count-in-lobby", &n(counts.in_lobby));
        shown.push((ICON_DOOR_FRONT.codepoint, p.info, words));
    }
    let moving = call.moving();
    let counted = [
        (key!("count-ringing"), counts.ringing.saturating_sub(moving)),
        (key!("count-moving"), moving),
    ];
    for (key, count) in counted.into_iter().filter(|(_, count)| *count > 0) {
        let words = tr_with(key, &n(count));
        shown.push((ICON_RING_VOLUME.codepoint, p.ringing, words));
    }
    shown
}

/// Gaps between icon and words, and between counts, in points.
const COUNT_GAPS: [f32; 2] = [5.0, 14.0];
const COUNT_ICON: f32 = 16.0;

/// Returns the width that `counts_ui` needs, in points.
fn counts_width(ui: &Ui, call: &CallView) -> f32 {
    let p = palette(ui);
    let around = COUNT_ICON + COUNT_GAPS.iter().sum::<f32>();
    let shown = counts(p, call).into_iter();
    let texts = shown.map(|(_, _, text)| text).chain(folded_words(call));
    let widths = texts.map(|text| text_width(ui, &text, theme::small()) + around);
    widths.sum()
}

/// Says how many guests of a dismissed wave are still here. `None` if there are none.
fn folded_words(call: &CallView) -> Option<String> {
    let n = call.of_folded_wave();
    (n > 0).then(|| tr_with("wave-folded", &[("n", n.into())]))
}

fn counts_ui(ui: &mut Ui, cx: &mut CallUi<'_>) {
    let call = cx.call;
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        let [to_words, to_next] = COUNT_GAPS;
        ui.spacing_mut().item_spacing.x = to_words;
        let p = palette(ui);
        for (icon, ink, text) in counts(p, call) {
            widgets::icon(ui, icon, COUNT_ICON, ink);
            fitted(ui, &text, "", &theme::small(), p.text_2);
            ui.add_space(to_next - to_words);
        }
        if let Some(words) = folded_words(call) {
            widgets::icon(
                ui,
                ICON_NOTIFICATIONS_ACTIVE.codepoint,
                COUNT_ICON,
                p.warning,
            );
            let key = [("key", UiCommand::GoToNotice.key().into())];
            let shows = link(ui, &words, None).on_hover_text(tr_with("wave-folded-hint", &key));
            if shows.clicked() {
                cx.tell(Command::ShowWave(call.id.clone()));
            }
        }
    });
}

fn freshness_ui(ui: &mut Ui, cx: &mut CallUi<'_>) {
    let p = palette(ui);
    let is_ended = cx.call.has_ended();
    ui.spacing_mut().item_spacing.x = 4.0;
    if !is_ended {
        if link(ui, &tr("call-refresh"), None).clicked() {
            cx.tell(Command::Refresh(cx.call.id.clone()));
        }
        widgets::icon(ui, ICON_REFRESH.codepoint, 16.0, p.accent);
        ui.add_space(10.0);
    }
    if is_ended {
        return;
    }
    let Some(said) = freshness(p, cx.call, cx.context) else {
        return;
    };
    let room =
        ui.available_width() - counts_width(ui, cx.call) - 16.0 - ui.spacing().item_spacing.x;
    let fits = |text: &&String| text_width(ui, text, theme::small()) <= room;
    let shown = Some(&said.text).filter(fits).or(said.short.as_ref());
    let shown = shown.unwrap_or(&said.text);
    let drawn = elided(ui, shown, "", room, &theme::small(), said.ink);
    if *shown != said.text {
        drawn.on_hover_text(&said.text);
    }
    widgets::icon(ui, said.icon, 16.0, said.ink);
}

/// The age of the roster, and the problem with it, if there is one.
struct Freshness {
    icon: &'static str,
    ink: Color32,
    text: String,
    /// A shorter text for little room; the notice above the list has the details.
    short: Option<String>,
}

impl Freshness {
    fn new(icon: &'static str, ink: Color32, text: String) -> Self {
        let short = None;
        Self {
            icon,
            ink,
            text,
            short,
        }
    }
}

/// Returns how fresh the roster is, or that nobody is signed in. `None` if somebody is signed in but no roster has
/// arrived yet.
fn freshness(p: &Palette, call: &CallView, context: &CallContext<'_>) -> Option<Freshness> {
    let is_out = matches!(
        context.snapshot.sign_in,
        SignIn::SignedOut | SignIn::Refused(_)
    );
    if is_out {
        let text = tr("freshness-signed-out");
        return Some(Freshness::new(ICON_ERROR.codepoint, p.danger, text));
    }
    let since = context.now.age_of(call.updated?);
    let for_so_long = ("age", age(since).into());
    if let Some(silent) = call.silent_since {
        let silent = age(context.now.since(silent));
        let values = [for_so_long, ("silent", silent.into())];
        let text = tr_with("freshness-silent", &values);
        return Some(Freshness::new(ICON_CLOUD_OFF.codepoint, p.warning, text));
    }
    if let Some(trouble) = &call.trouble {
        let (key, value) = if let Some(time) = far(context.now, trouble.next_try) {
            (key!("freshness-stale-until"), ("time", time.into()))
        } else {
            let next = until(context.now, trouble.next_try);
            (key!("freshness-stale"), ("n", next.into()))
        };
        let text = tr_with(key, &[for_so_long, value]);
        return Some(Freshness::new(ICON_CLOUD_OFF.codepoint, p.warning, text));
    }
    // While the call is being set up, an empty roster is normal.
    let is_begun = !matches!(call.state, WatchState::Establishing(_));
    let incomplete = call
        .incomplete
        .filter(|incomplete| is_begun || *incomplete != IncompleteReason::Empty);
    if let Some(incomplete) = incomplete {
        let short = tr_with(
            "freshness-partial-short",
            std::slice::from_ref(&for_so_long),
        );
        let values = [for_so_long, ("why", incomplete_text(incomplete).into())];
        let text = tr_with("freshness-partial", &values);
        let said = Freshness::new(ICON_GROUP.codepoint, p.warning, text);
        return Some(Freshness {
            short: Some(short),
            ..said
        });
    }
    let text = tr_with("freshness-updated", &[for_so_long]);
    let (icon, ink) = if since.as_secs() > FRESH_FOR {
        (ICON_HOURGLASS_TOP.codepoint, p.warning)
    } else {
        (ICON_SYNC.codepoint, p.text_2)
    };
    Some(Freshness::new(icon, ink, text))
}
