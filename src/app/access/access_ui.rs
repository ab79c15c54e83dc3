//! The access check, shown in place of the call: what the app may do in its tenant, and how the program knows each
//! fact.

use egui::{
    Align, Color32, CornerRadius, Frame, Label, Layout, Margin, RichText, ScrollArea, Stroke, Ui,
    vec2,
};
use egui_material_icons::icons::{
    ICON_CHECK_CIRCLE, ICON_CLOSE, ICON_CONTENT_COPY, ICON_ERROR, ICON_HELP, ICON_INFO,
    ICON_REFRESH, ICON_SCHEDULE, ICON_WARNING,
};

use jiff::Timestamp;

use crate::app::access::access_rows::{AccessMark, AccessRow, places, rights};
use crate::app::access::admin_message::{admin_message, consent_link, setup_message};
use crate::app::access::finding::summary;
use crate::app::access::report_text::report_text;
use crate::app::language::text::{sentences, tr, tr_with};
use crate::app::look::styles::{hint, line, paragraph, truncated};
use crate::app::look::theme::{self, Palette, palette, radius};
use crate::app::look::widgets::{
    Button, ButtonKind, Tone, heading, icon, icon_button, section_head, verbatim,
};
use crate::app::parts::failure_details::details_button_ui;
use crate::app::state::action::Action;
use crate::app::state::copied::Copied;
use crate::app::state::request::Request;
use crate::app::state::taken_keys::takes_escape;
use crate::app::words::failure_text::failure_text;
use crate::app::words::network_text::owner_text;
use crate::app::words::time_text::{clock_of, hour};
use crate::moderation::access::Right;
use crate::moderation::access::report::AccessReport;

/// Maximum width of the page in points. In wider rows, the evidence would be too far from its fact.
const WIDTH: f32 = 904.0;
const STATE_WIDTH: f32 = 150.0;
const EVIDENCE_WIDTH: f32 = 190.0;

#[derive(Debug, Default)]
pub(crate) struct AccessPageState {
    /// Whether the page is shown in place of the call.
    pub(crate) is_open: bool,
    /// How many times the page was opened or got the finding of a fresh token. Part of the scroll position's id, so
    /// that each time the page starts at its top, with the most serious finding.
    pub(crate) openings: usize,
    /// The newest request for a fresh token.
    pub(crate) fresh: Option<Request<()>>,
    /// When the token that `fresh` replaces was granted. `None` if there is no such token, or once [`Self::take_finding`] has
    /// returned the finding about the fresh one.
    pub(crate) replaces: Option<Timestamp>,
    /// Whether the certificate warning was dismissed for this session.
    pub(crate) is_certificate_read: bool,
    /// How many permissions were missing when the notice about them was dismissed; 0 if it wasn't.
    pub(crate) missing_read: usize,
}

impl AccessPageState {
    /// Once a fresh token has come, scrolls the page to its top and returns the finding. If the token was refused, returns
    /// a sentence about that instead. Returns either only once.
    pub(crate) fn take_finding(
        &mut self,
        report: Option<&AccessReport>,
        callback: Option<&str>,
        now: Timestamp,
    ) -> Option<String> {
        let report = report?;
        let is_refused = self.fresh.as_ref()?.answer()?.is_err();
        let granted = report.facts.seen.token_granted();
        let before = self.replaces?;
        if !is_refused && granted == Some(before) {
            return None;
        }
        self.replaces = None;
        self.openings += 1;
        let failed = is_refused.then(|| tr("access-fresh-failed"));
        let (_, bold, next) = summary(report, callback, now);
        Some(failed.unwrap_or_else(|| sentences(&[bold, next])))
    }
}

/// Why no fresh token can be requested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoFreshToken {
    /// Nobody is signed in, so there is no token to replace.
    SignedOut,
    /// The user pasted the token, so the program can't request another.
    Pasted,
}

/// The data that the page draws from, and the list of actions that it adds to.
pub(crate) struct AccessUi<'a> {
    pub(crate) report: &'a AccessReport,
    pub(crate) page: &'a AccessPageState,
    pub(crate) no_fresh: Option<NoFreshToken>,
    /// The callback address of the session, if it was entered.
    pub(crate) callback: Option<&'a str>,
    pub(crate) actions: &'a mut Vec<Action>,
}

pub(crate) fn access_ui(ui: &mut Ui, cx: &mut AccessUi<'_>, now: Timestamp) {
    // Esc first closes a popup or dialog that lies over the page.
    let is_covered = ui.memory(|it| it.top_modal_layer().is_some());
    if !is_covered && takes_escape(ui) {
        cx.actions.push(Action::CloseAccessCheck);
    }
    header_ui(ui, cx, now);
    ScrollArea::vertical()
        .id_salt(("access check", cx.page.openings))
        .auto_shrink(false)
        .show(ui, |ui| {
            let width = (ui.available_width() - 32.0).min(WIDTH);
            ui.add_space(16.0);
            ui.horizontal(|ui| {
                ui.add_space(16.0);
                ui.vertical(|ui| {
                    ui.set_width(width);
                    ui.spacing_mut().item_spacing.y = 0.0;
                    body_ui(ui, cx, now);
                });
            });
            ui.add_space(16.0);
        });
}

fn header_ui(ui: &mut Ui, cx: &mut AccessUi<'_>, now: Timestamp) {
    let p = palette(ui);
    let shown = Frame::new()
        .inner_margin(Margin::symmetric(16, 7))
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 2.0);
            let row = vec2(ui.available_width(), 30.0);
            ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
                buttons_ui(ui, cx, now);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    heading(&truncated(ui, tr("access-head"), theme::heading(), p.text));
                });
            });
            ui.horizontal(|ui| {
                ui.set_min_height(18.0);
                let facts = &cx.report.facts;
                line(ui, owner_text(facts), theme::small(), p.text_2);
                if let Some(ends) = facts.token.as_ref().and_then(|token| token.ends) {
                    icon(ui, ICON_SCHEDULE.codepoint, 14.0, p.text_2);
                    let text = tr_with("access-token-ends", &[("time", hour(ends).into())]);
                    line(ui, text, theme::small(), p.text_2);
                }
                if let Some(read) = facts.seen.token_granted() {
                    let text = tr_with("access-read-at", &[("time", clock_of(read).into())]);
                    line(ui, text, theme::small(), p.text_2);
                }
            });
        });
    let rect = shown.response.rect;
    let stroke = Stroke::new(1.0, p.line);
    ui.painter()
        .hline(ui.max_rect().x_range(), rect.bottom() - 0.5, stroke);
}

fn buttons_ui(ui: &mut Ui, cx: &mut AccessUi<'_>, now: Timestamp) {
    if icon_button(ui, ICON_CLOSE.codepoint, &tr("access-close")).clicked() {
        cx.actions.push(Action::CloseAccessCheck);
    }
    let copy = Button::new(ButtonKind::Resting, tr("access-copy-report"))
        .icon(ICON_CONTENT_COPY.codepoint);
    if copy.show(ui).clicked() {
        cx.actions.push(Action::Copy(
            Copied::Report,
            report_text(cx.report, cx.callback, now),
        ));
    }
    let why = cx.no_fresh.map(|why| match why {
        NoFreshToken::SignedOut => tr("access-fresh-signed-out"),
        NoFreshToken::Pasted => tr("access-fresh-pasted"),
    });
    let is_busy = cx.page.fresh.as_ref().is_some_and(Request::is_pending);
    let fresh = Button::new(ButtonKind::Resting, tr("access-fresh"))
        .icon(ICON_REFRESH.codepoint)
        .busy(is_busy)
        .disabled_because(why.as_deref());
    if fresh.show(ui).clicked() {
        cx.actions.push(Action::FreshToken);
    }
}

fn body_ui(ui: &mut Ui, cx: &mut AccessUi<'_>, now: Timestamp) {
    let answer = cx.page.fresh.as_ref().and_then(Request::answer);
    if let Some(Err(failure)) = answer {
        let text = failure_text(failure, None);
        let bold = sentences(&[tr("access-fresh-failed"), text.sentence]);
        note_ui(ui, Tone::Danger, &bold, &text.next_step, |ui| {
            ui.add_space(4.0);
            details_button_ui(ui, failure, cx.actions);
        });
        ui.add_space(8.0);
    }
    let (tone, bold, next) = summary(cx.report, cx.callback, now);
    let message = admin_message(cx.report, cx.callback);
    let is_refused = cx.report.facts.seen.refusals.contains_key(&Right::SignIn);
    // After a refused sign-in without a token, a fresh token can't help: the user has to return to the form.
    let goes_back = is_refused && cx.report.facts.token.is_none();
    // Highlights the command only if it is the next step. If there is a message to an administrator, sending the
    // message comes first.
    let command = if message.is_none() && tone == Tone::Danger {
        ButtonKind::AccentSolid
    } else {
        ButtonKind::Resting
    };
    note_ui(ui, tone, &bold, &next, |ui| {
        ui.add_space(6.0);
        ui.horizontal_wrapped(|ui| {
            if goes_back {
                let is_over = cx.no_fresh != Some(NoFreshToken::SignedOut);
                back_ui(ui, is_over, cx.actions);
            }
            let Some(message) = message else {
                // The administrators of the tenant can't mend a proxy.
                let may_help = cx.report.facts.seen.proxy.is_none();
                let message = setup_message(cx.report, cx.callback).filter(|_| may_help);
                if let Some(message) = message {
                    admin_ui(ui, message, true, cx.actions);
                }
                return;
            };
            let link = consent_link(cx.report, &message);
            admin_ui(ui, message, goes_back, cx.actions);
            if let Some(link) = link {
                consent_ui(ui, link, cx.actions);
            }
        });
    });
    ui.add_space(16.0);
    for (place, (head, rows)) in parts(cx, now).iter().enumerate() {
        ui.add_space(if place == 0 { 0.0 } else { 20.0 });
        section_head(ui, head, None);
        for row in rows {
            row_ui(ui, row, (&cx.report.cmdlet, command), cx.actions);
        }
    }
    ui.add_space(10.0);
    let p = palette(ui);
    ui.horizontal(|ui| {
        icon(ui, ICON_INFO.codepoint, 16.0, p.text_2);
        hint(ui, tr("access-foot"));
    });
}

/// Returns both parts of the page with their rows. The permissions come first. If a service doesn't answer or the proxy
/// fails, the [`places`] come first.
fn parts(cx: &AccessUi<'_>, now: Timestamp) -> [(String, Vec<AccessRow>); 2] {
    let mut parts = [
        (tr("access-rights"), rights(cx.report, cx.callback, now)),
        (tr("access-places"), places(cx.report, now)),
    ];
    let is_silent = |row: &AccessRow| row.mark == AccessMark::Silent;
    if cx.report.facts.seen.proxy.is_some() || parts[1].1.iter().any(is_silent) {
        parts.reverse();
    }
    parts
}

/// Draws the button that returns to the sign-in form. The form keeps all fields except secrets.
///
/// `is_over` is true if a session is still open although Entra now refuses to sign it in. The button then also signs
/// out.
fn back_ui(ui: &mut Ui, is_over: bool, actions: &mut Vec<Action>) {
    let button = Button::new(ButtonKind::AccentSolid, tr("access-back")).height(26.0);
    if button.show(ui).clicked() {
        actions.push(Action::CorrectSignIn);
        actions.extend(is_over.then_some(Action::SignOutAfterAll));
    }
}

fn admin_ui(ui: &mut Ui, message: String, is_second: bool, actions: &mut Vec<Action>) {
    let kind = if is_second {
        ButtonKind::Resting
    } else {
        ButtonKind::AccentSolid
    };
    let button = Button::new(kind, tr("access-copy-admin"))
        .icon(ICON_CONTENT_COPY.codepoint)
        .height(26.0);
    if button.show(ui).clicked() {
        actions.push(Action::Copy(Copied::Message, message));
    }
}

/// Draws the button that copies the address where an administrator consents.
fn consent_ui(ui: &mut Ui, link: String, actions: &mut Vec<Action>) {
    let button = Button::new(ButtonKind::Resting, tr("access-copy-consent"))
        .icon(ICON_CONTENT_COPY.codepoint)
        .height(26.0);
    if button.show(ui).clicked() {
        actions.push(Action::Copy(Copied::Link, link));
    }
}

/// Draws a note with a colored bar at its left, and `more` below the text.
fn note_ui(ui: &mut Ui, tone: Tone, bold: &str, rest: &str, more: impl FnOnce(&mut Ui)) {
    let p = palette(ui);
    let [fill, bar_ink, ink] = tone.colors(p);
    let symbol = match tone {
        Tone::Danger => ICON_ERROR,
        Tone::Warning => ICON_WARNING,
        Tone::Success => ICON_CHECK_CIRCLE,
        Tone::Info => ICON_INFO,
    };
    let note = Frame::new()
        .fill(fill)
        .corner_radius(CornerRadius::same(radius::CONTROL))
        .inner_margin(Margin::symmetric(14, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_top(|ui| {
                icon(ui, symbol.codepoint, 18.0, ink);
                ui.vertical(|ui| {
                    paragraph(ui, bold, theme::small_strong(), p.text);
                    if !rest.is_empty() {
                        paragraph(ui, rest, theme::small(), p.text);
                    }
                    more(ui);
                });
            });
        });
    let mut bar = note.response.rect;
    bar.set_width(3.0);
    ui.painter().rect_filled(bar, 0.0, bar_ink);
}

fn row_ui(ui: &mut Ui, row: &AccessRow, command: (&str, ButtonKind), actions: &mut Vec<Action>) {
    let p = palette(ui);
    ui.add_space(10.0);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 2.0);
        let (symbol, ink, word) = mark_style(p, row.mark);
        let size = vec2(STATE_WIDTH, 16.0);
        ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_size(size);
            icon(ui, symbol, 16.0, ink);
            ui.add_space(6.0);
            ui.add(Label::new(RichText::new(word).color(ink)).truncate());
        });
        let middle = (ui.available_width() - EVIDENCE_WIDTH - 16.0).max(120.0);
        ui.allocate_ui_with_layout(vec2(middle, 20.0), Layout::top_down(Align::Min), |ui| {
            ui.set_width(middle);
            paragraph(ui, &row.name, theme::strong(), p.text);
            hint(ui, &row.needed_for);
            if let Some(place) = &row.command {
                hint(ui, place);
                command_ui(ui, command, actions);
            }
        });
        ui.add_space(16.0);
        ui.with_layout(Layout::top_down(Align::Max), |ui| {
            hint(ui, &row.evidence);
        });
    });
    ui.add_space(9.0);
    let line = Stroke::new(1.0, p.line);
    let y = ui.cursor().top();
    ui.painter().hline(ui.max_rect().x_range(), y, line);
    ui.add_space(1.0);
}

fn command_ui(ui: &mut Ui, (cmdlet, kind): (&str, ButtonKind), actions: &mut Vec<Action>) {
    ui.add_space(6.0);
    verbatim(ui, cmdlet);
    ui.add_space(6.0);
    let button = Button::new(kind, tr("access-copy-command"))
        .icon(ICON_CONTENT_COPY.codepoint)
        .height(26.0);
    if button.show(ui).clicked() {
        actions.push(Action::Copy(Copied::Command, cmdlet.to_owned()));
    }
}

fn mark_style(p: &Palette, mark: AccessMark) -> (&'static str, Color32, String) {
    let (icon, ink) = match mark {
        AccessMark::Granted | AccessMark::Right => (ICON_CHECK_CIRCLE, p.success),
        AccessMark::Missing | AccessMark::Wrong | AccessMark::Silent | AccessMark::Refused => {
            (ICON_ERROR, p.danger)
        }
        AccessMark::MissingOptional | AccessMark::NotProved => (ICON_ERROR, p.warning),
        AccessMark::CannotTell => (ICON_HELP, p.text_2),
        AccessMark::NotEntered => (ICON_HELP, p.warning),
        AccessMark::Beware | AccessMark::Beyond => (ICON_WARNING, p.warning),
    };
    (icon.codepoint, ink, mark.word())
}
