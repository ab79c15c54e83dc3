//! What the window as a whole has to tell: the session, the record, the settings, and a close that waits.

use egui::Ui;
use egui_material_icons::icons::{
    ICON_ERROR, ICON_HOURGLASS_TOP, ICON_LOGOUT, ICON_SCHEDULE, ICON_WARNING,
};

use super::action::Action;
use super::console_app::{Trouble, View};
use super::failure_text::failure_text;
use super::text::{tr, tr_with};
use super::widgets::{Tone, notice};
use crate::moderation::access::Clock;
use crate::moderation::snapshot::SignIn;

/// Draws every notice of the window; mostly there is none.
pub(super) fn notices_ui(ui: &mut Ui, view: &mut View, actions: &mut Vec<Action>) {
    let has_any = view.closing
        || view.snapshot.audit_trouble.is_some()
        || view.snapshot.store_trouble.is_some()
        || matches!(view.snapshot.sign_in, SignIn::Expired(..))
        || clock_sentence(view).is_some()
        || !view.troubles.is_empty();
    if !has_any {
        return;
    }
    egui::Frame::new()
        .inner_margin(egui::Margin::symmetric(16, 6))
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            closing_ui(ui, view, actions);
            session_ui(ui, view, actions);
            clock_ui(ui, view, actions);
            files_ui(ui, view);
            troubles_ui(ui, view);
        });
}

fn closing_ui(ui: &mut Ui, view: &View, actions: &mut Vec<Action>) {
    if !view.closing {
        return;
    }
    let text = tr_with("closing-waits", &[("n", view.snapshot.in_flight.into())]);
    let button = tr("closing-anyway");
    let icon = ICON_HOURGLASS_TOP.codepoint;
    if notice(ui, Tone::Warning, icon, &text, "", Some(&button), false).pressed {
        actions.push(Action::CloseAnyway);
    }
}

fn session_ui(ui: &mut Ui, view: &View, actions: &mut Vec<Action>) {
    let SignIn::Expired(session, failure) = &view.snapshot.sign_in else {
        return;
    };
    let text = failure_text(failure, Some(&session.client_id));
    let (bold, button) = (tr("session-over"), tr("session-again"));
    let rest = format!("{} {}", text.sentence, text.next_step);
    let icon = ICON_LOGOUT.codepoint;
    if notice(ui, Tone::Danger, icon, &bold, &rest, Some(&button), false).pressed {
        actions.push(Action::SignOut);
    }
}

/// Nobody can be signed in with a certificate by a clock that is off, and the log would tell wrong times.
fn clock_sentence(view: &View) -> Option<String> {
    if view.snapshot.sign_in.session().is_none() || view.access.is_open {
        return None;
    }
    let seconds = |off: jiff::SignedDuration| [("n", off.as_secs().into())];
    match view.snapshot.access.as_ref()?.clock {
        Clock::Ahead(off) => Some(tr_with("clock-ahead-notice", &seconds(off))),
        Clock::Behind(off) => Some(tr_with("clock-behind-notice", &seconds(off))),
        Clock::Right | Clock::CannotTell => None,
    }
}

fn clock_ui(ui: &mut Ui, view: &View, actions: &mut Vec<Action>) {
    let Some(text) = clock_sentence(view) else {
        return;
    };
    let (rest, button) = (tr("access-clock-next"), tr("access-open-page"));
    let icon = ICON_SCHEDULE.codepoint;
    if notice(ui, Tone::Warning, icon, &text, &rest, Some(&button), false).pressed {
        actions.push(Action::OpenAccessCheck);
    }
}

fn files_ui(ui: &mut Ui, view: &View) {
    if let Some(trouble) = &view.snapshot.audit_trouble {
        let bold = tr("audit-trouble");
        notice(
            ui,
            Tone::Danger,
            ICON_ERROR.codepoint,
            &bold,
            trouble,
            None,
            false,
        );
    }
    if let Some(trouble) = &view.snapshot.store_trouble {
        let bold = tr("store-trouble");
        notice(
            ui,
            Tone::Warning,
            ICON_WARNING.codepoint,
            &bold,
            trouble,
            None,
            false,
        );
    }
}

fn troubles_ui(ui: &mut Ui, view: &mut View) {
    let mut closed = None;
    for (place, trouble) in view.troubles.iter().enumerate() {
        let (bold, rest) = match trouble {
            Trouble::Sentence(text) => (String::new(), text.clone()),
            Trouble::NotDone(failure) => {
                let text = failure_text(failure, None);
                (text.sentence, text.next_step)
            }
        };
        let icon = ICON_WARNING.codepoint;
        if notice(ui, Tone::Warning, icon, &bold, &rest, None, true).closed {
            closed = Some(place);
        }
    }
    if let Some(place) = closed {
        view.troubles.remove(place);
    }
}
