//! Notices about the window as a whole. For example, the session has expired, the clock is wrong, or the audit log
//! can't be written.

use egui::{Area, Frame, Id, Order, Rect, Sense, Ui, UiBuilder, vec2};
use egui_material_icons::icons::{
    ICON_ERROR, ICON_HOURGLASS_TOP, ICON_KEY, ICON_LOGOUT, ICON_SCHEDULE, ICON_WARNING,
};
use jiff::Timestamp;

use crate::app::language::languages::Language;
use crate::app::language::text::{key, sentences, tr, tr_with};
use crate::app::look::theme::palette;
use crate::app::look::widgets::{Tone, notice};
use crate::app::parts::failure_details::failure_presses;
use crate::app::shell::tour::tour_ui::{has_hint, tour_ui};
use crate::app::shell::view::{View, WindowTrouble};
use crate::app::state::action::Action;
use crate::app::words::failure_text::failure_text;
use crate::app::words::time_text::{certificate_ends, clock_off, day_and_clock};
use crate::faults::Fault;
use crate::moderation::access::report::{CertificateSeen, ClockState};
use crate::moderation::model::failure::Cause;
use crate::moderation::state::audit_trouble::AuditTrouble;
use crate::moderation::state::snapshot::SignIn;

/// Height of a window, in points, below which the notice about the audit log is folded to one line. In full, it would
/// take the room of the list or lie over the call's header.
const LOW: f32 = 640.0;

/// Draws every notice about the window; usually there is none.
pub(crate) fn notices_ui(ui: &mut Ui, view: &mut View, actions: &mut Vec<Action>) {
    let has_any = view.closing
        || view.snapshot.audit_trouble.is_some()
        || view.snapshot.store_trouble.is_some()
        || matches!(view.snapshot.sign_in, SignIn::Expired(..))
        || missing_sentence(view).is_some()
        || clock_sentence(view).is_some()
        || certificate_words(view).is_some()
        || !view.troubles.is_empty()
        || has_hint(view);
    if !has_any {
        return;
    }
    Frame::new()
        .inner_margin(egui::Margin::symmetric(16, 6))
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            closing_ui(ui, view, actions);
            session_ui(ui, view, actions);
            missing_ui(ui, view, actions);
            clock_ui(ui, view, actions);
            certificate_ui(ui, view, actions);
            files_ui(ui, view);
            troubles_ui(ui, view);
            tour_ui(ui, view, actions);
        });
}

/// Draws the notices above a call. While the rows must not move (`is_held`), new notices cover the call's header
/// instead of taking room.
pub(crate) fn notices_over_call_ui(
    ui: &mut Ui,
    view: &mut View,
    is_held: bool,
    actions: &mut Vec<Action>,
) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let room = ui.available_rect_before_wrap();
    let kept = if is_held {
        view.notices.kept
    } else {
        room.height()
    };
    let inner = Rect::from_min_size(room.min, vec2(room.width(), kept));
    let is_over = is_held && view.notices.needed > kept + 0.5;
    let needed = if is_over {
        let shown = Area::new(Id::unique("notices over a call"))
            .order(Order::Middle)
            .fixed_pos(room.min)
            .show(ui, |ui| {
                ui.set_width(room.width());
                let fill = palette(ui).canvas;
                Frame::new()
                    .fill(fill)
                    .show(ui, |ui| notices_ui(ui, view, actions));
            });
        shown.response.rect.height()
    } else {
        let mut child = ui.new_child(UiBuilder::new().id_salt("notices").max_rect(inner));
        child.shrink_clip_rect(inner);
        notices_ui(&mut child, view, actions);
        child.min_rect().height()
    };
    view.notices.needed = needed;
    if !is_held {
        view.notices.kept = needed;
    } else if needed > kept + 0.5 && !is_over {
        ui.request_repaint();
    }
    let taken = Rect::from_min_size(room.min, vec2(room.width(), view.notices.kept));
    ui.allocate_rect(taken, Sense::hover());
}

fn closing_ui(ui: &mut Ui, view: &View, actions: &mut Vec<Action>) {
    if !view.closing {
        return;
    }
    let text = tr_with("closing-waits", &[("n", view.snapshot.in_flight.into())]);
    let button = tr("closing-anyway");
    let icon = ICON_HOURGLASS_TOP.codepoint;
    if notice(ui, (Tone::Warning, icon), [&text, ""], &[&button], false).pressed {
        actions.push(Action::CloseAnyway);
    }
}

fn session_ui(ui: &mut Ui, view: &View, actions: &mut Vec<Action>) {
    let SignIn::Expired(session, failure) = &view.snapshot.sign_in else {
        return;
    };
    let text = failure_text(failure, Some(&session.client_id));
    let access = view.snapshot.access.as_ref();
    let is_new = access.is_some_and(|report| report.facts.seen.is_token_untried());
    // If Graph refuses a token that has never worked, the notice doesn't say that the session is over.
    let (bold, rest) = if is_new && failure.cause == Cause::Unauthenticated {
        (text.sentence, text.next_step)
    } else {
        let rest = sentences(&[text.sentence, text.next_step]);
        (tr("session-over"), rest)
    };
    let mut presses = failure_presses(failure);
    // This button signs out, which is safe: the form keeps all fields but the secret, and the app stays in its calls.
    presses.insert(0, (tr("session-again"), Action::SignOutAfterAll));
    let style = (Tone::Danger, ICON_LOGOUT.codepoint);
    failed_ui(ui, style, [&bold, &rest], presses, actions);
}

/// Draws a notice about a failure with these buttons, and adds the action of the pressed button.
fn failed_ui(
    ui: &mut Ui,
    style: (Tone, &str),
    words: [&str; 2],
    mut presses: Vec<(String, Action)>,
    actions: &mut Vec<Action>,
) {
    let labels: Vec<&str> = presses.iter().map(|(label, _)| label.as_str()).collect();
    let response = notice(ui, style, words, &labels, false);
    if response.pressed && response.which < presses.len() {
        actions.push(presses.swap_remove(response.which).1);
    }
}

/// Says that the token lacks permissions that the app needs. `None` in these cases:
/// - the token lacks none, or the access check has no report yet
/// - nobody is signed in, or the session has expired
/// - the user has dismissed the notice, and as many permissions are missing as then
/// - the access check is open, because it says the same
fn missing_sentence(view: &View) -> Option<String> {
    if !matches!(view.snapshot.sign_in, SignIn::SignedIn(_)) || view.access.is_open {
        return None;
    }
    let missing = missing_count(view);
    let is_new = missing > 0 && missing != view.access.missing_read;
    is_new.then(|| tr_with("access-roles-missing", &[("n", missing.into())]))
}

fn missing_count(view: &View) -> usize {
    let report = view.snapshot.access.as_ref();
    report.map_or(0, |report| report.missing_roles().len())
}

fn missing_ui(ui: &mut Ui, view: &mut View, actions: &mut Vec<Action>) {
    let Some(text) = missing_sentence(view) else {
        return;
    };
    let (icon, button) = (ICON_ERROR.codepoint, tr("access-open-page"));
    let response = notice(ui, (Tone::Danger, icon), [&text, ""], &[&button], true);
    if response.pressed {
        actions.push(Action::OpenAccessCheck);
    }
    if response.closed {
        view.access.missing_read = missing_count(view);
    }
}

/// Says that this computer's clock is wrong. A wrong clock makes sign-in by certificate fail, and puts wrong times into
/// the audit log.
///
/// `None` if the clock isn't known to be wrong, or without a session. Also `None` while the access check is open,
/// because it says the same.
fn clock_sentence(view: &View) -> Option<String> {
    if view.snapshot.sign_in.session().is_none() || view.access.is_open {
        return None;
    }
    let by = |off| [("off", clock_off(off).into())];
    match view.snapshot.access.as_ref()?.clock {
        ClockState::Ahead(off) => Some(tr_with("clock-ahead-notice", &by(off))),
        ClockState::Behind(off) => Some(tr_with("clock-behind-notice", &by(off))),
        ClockState::Right | ClockState::CannotTell => None,
    }
}

fn clock_ui(ui: &mut Ui, view: &View, actions: &mut Vec<Action>) {
    let Some(text) = clock_sentence(view) else {
        return;
    };
    let (rest, button) = (tr("access-clock-next"), tr("access-open-page"));
    let icon = ICON_SCHEDULE.codepoint;
    if notice(ui, (Tone::Warning, icon), [&text, &rest], &[&button], false).pressed {
        actions.push(Action::OpenAccessCheck);
    }
}

/// Warns about the session's certificate. `None` in these cases:
/// - there is no session, or nothing to warn about
/// - the user has dismissed the warning
/// - the access check is open
///
/// The sign-in page warns too, but a sign-in from the environment never shows that page.
fn certificate_words(view: &View) -> Option<(String, String)> {
    if view.snapshot.sign_in.session().is_none()
        || view.access.is_open
        || view.access.is_certificate_read
    {
        return None;
    }
    let facts = &view.snapshot.access.as_ref()?.facts;
    certificate_sentences(facts.certificate.as_ref()?, view.now.wall)
}

/// Returns the most serious warning about a certificate, or `None` if there is none.
fn certificate_sentences(used: &CertificateSeen, now: Timestamp) -> Option<(String, String)> {
    if used.ends_soon(now) {
        let next = if used.ends > now {
            key!("certificate-notice-ends-next")
        } else {
            key!("sign-in-certificate-ended-next")
        };
        return Some((certificate_ends(used.ends, now), tr(next)));
    }
    used.readable_by_others.then(|| {
        let bold = tr("certificate-notice-readable");
        (bold, tr("certificate-notice-readable-next"))
    })
}

fn certificate_ui(ui: &mut Ui, view: &mut View, actions: &mut Vec<Action>) {
    let Some((bold, rest)) = certificate_words(view) else {
        return;
    };
    let (icon, button) = (ICON_KEY.codepoint, tr("access-open-page"));
    let response = notice(ui, (Tone::Warning, icon), [&bold, &rest], &[&button], true);
    if response.pressed {
        actions.push(Action::OpenAccessCheck);
    }
    view.access.is_certificate_read |= response.closed;
}

fn files_ui(ui: &mut Ui, view: &mut View) {
    if let Some(trouble) = &view.snapshot.audit_trouble {
        let is_low = ui.ctx().content_rect().height() < LOW;
        let (bold, rest) = if is_low && !view.notices.is_audit_open {
            (tr("audit-trouble-short"), audit_effect(trouble))
        } else {
            audit_words(trouble)
        };
        let style = (Tone::Danger, ICON_ERROR.codepoint);
        let details = tr("details-show");
        let buttons = [details.as_str()];
        let buttons = if is_low { &buttons[..] } else { &[] };
        let pressed = notice(ui, style, [&bold, &rest], buttons, false).pressed;
        view.notices.is_audit_open ^= pressed;
    }
    if let Some(trouble) = &view.snapshot.store_trouble {
        let bold = tr("store-trouble");
        let style = (Tone::Warning, ICON_WARNING.codepoint);
        notice(ui, style, [&bold, trouble], &[], false);
    }
}

/// Says whether actions are refused while the audit log can't be written.
fn audit_effect(trouble: &AuditTrouble) -> String {
    if trouble.stops {
        tr("audit-trouble-stops")
    } else {
        tr("audit-trouble-goes-on")
    }
}

/// Says which audit log can't be written, why, with which effect, and what to do.
fn audit_words(trouble: &AuditTrouble) -> (String, String) {
    let folder = trouble.folder.to_string();
    let told = tr_with(
        "audit-trouble-why",
        &[("error", trouble.error.to_string().into())],
    );
    let follows = audit_effect(trouble);
    let remedy = if trouble.is_open {
        tr("audit-trouble-next-open")
    } else {
        tr("audit-trouble-next-closed")
    };
    let bold = tr_with("audit-trouble", &[("folder", folder.into())]);
    (bold, sentences(&[told, follows, remedy]))
}

/// Says that no font has the language's letters. The text is English, because the window falls back to English.
fn no_font(language: Language) -> String {
    let package = language.script().map_or("", |script| script.package);
    let values = [
        ("language", language.english_name().into()),
        ("package", package.into()),
    ];
    tr_with("no-font", &values)
}

fn troubles_ui(ui: &mut Ui, view: &mut View) {
    let mut closed = None;
    for (place, trouble) in view.troubles.iter().enumerate() {
        let (bold, rest) = match trouble {
            WindowTrouble::Sentence(text) => (String::new(), text.words()),
            WindowTrouble::NotDone(failure) => {
                let text = failure_text(failure, None);
                (text.sentence, text.next_step)
            }
            WindowTrouble::PartStopped => (tr("part-stopped"), tr("part-stopped-next")),
            WindowTrouble::Crash(fault) => (String::new(), crash_text(fault)),
            WindowTrouble::NoFont(language) => (String::new(), no_font(*language)),
        };
        // The notice about a stopped part can't be dismissed, because that part doesn't start again.
        let stays = *trouble == WindowTrouble::PartStopped;
        let (tone, icon) = if stays {
            (Tone::Danger, ICON_ERROR.codepoint)
        } else {
            (Tone::Warning, ICON_WARNING.codepoint)
        };
        if notice(ui, (tone, icon), [&bold, &rest], &[], !stays).closed {
            closed = Some(place);
        }
    }
    if let Some(place) = closed {
        view.troubles.remove(place);
    }
}

fn crash_text(fault: &Fault) -> String {
    let at = day_and_clock(fault.at);
    let values = [("at", at.into()), ("place", fault.place.as_str().into())];
    tr_with("crash-before", &values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::words::time_text::day;
    use crate::moderation::model::time::Now;

    const DAY: i64 = 24 * 60 * 60;

    fn said(ends_in: i64, readable_by_others: bool) -> Option<String> {
        let now = Now::default().wall;
        let used = CertificateSeen {
            subject: "CN=app".into(),
            sha1: "A".into(),
            sha256: "B".into(),
            ends: now + jiff::SignedDuration::from_secs(ends_in),
            readable_by_others,
        };
        certificate_sentences(&used, now).map(|(bold, _)| bold)
    }

    #[test]
    fn a_certificate_is_warned_of_thirty_days_ahead_and_where_others_can_read_it() {
        assert_eq!(said(30 * DAY, false), None);
        let told = |ends_in: i64, words: &str| {
            let said = said(ends_in, true).unwrap();
            let on = Now::default().wall + jiff::SignedDuration::from_secs(ends_in);
            let wanted = format!("The certificate {words} {}.", day(on));
            assert_eq!(said, wanted);
        };
        told(30 * DAY - 1, "expires in 29 days, on");
        told(DAY, "expires in one day, on");
        told(DAY - 1, "expires within a day: on");
        told(0, "expired on");
        told(-DAY, "expired on");
        let readable = "Other users of this computer can read the certificate's key.";
        assert_eq!(said(400 * DAY, true).as_deref(), Some(readable));
    }
}
