//! The raw facts of a failure, for the details in the window and for a support ticket.

use std::sync::Arc;

use egui::{Ui, vec2};
use egui_material_icons::icons::ICON_VERIFIED_USER;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::app::language::text::{tr, tr_with};
use crate::app::look::widgets::{Button, ButtonKind, link};
use crate::app::state::action::Action;
use crate::moderation::model::failure::{Cause, ConnectionCause, Failure};
use crate::moderation::model::name::visible;

/// Returns the known facts about the failure, line by line, in the order in which support asks for them. Without any
/// facts, returns its cause.
pub(crate) fn raw_text(failure: &Failure) -> String {
    let mut lines = Vec::new();
    lines.extend(failure.request.as_ref().map(ToString::to_string));
    let answer: Vec<String> = [
        failure.status.map(|status| status.to_string()),
        failure.code.clone(),
        (!failure.message.is_empty()).then(|| format!("“{}”", one_line(&failure.message))),
    ]
    .into_iter()
    .flatten()
    .collect();
    if !answer.is_empty() {
        lines.push(answer.join("  "));
    }
    if let Some(id) = &failure.request_id {
        lines.push(format!("request-id {id}"));
    }
    if let Some(id) = &failure.client_request_id {
        lines.push(format!("client-request-id {id}"));
    }
    if let Some((asked, answered)) = failure.times {
        let values = [
            ("asked", clock_with_millis(asked).into()),
            ("answered", clock_with_millis(answered).into()),
            ("tries", failure.tries.into()),
        ];
        lines.push(tr_with("details-times", &values));
    }
    lines.extend(failure.causes.iter().map(|cause| one_line(cause)));
    let token = failure.token.as_ref();
    if let Some([sha1, sha256]) = token.and_then(|token| token.thumbprints.as_ref()) {
        lines.push(format!("certificate SHA-1 {sha1}  SHA-256 {sha256}"));
    }
    if lines.is_empty() {
        lines.push(format!("{:?}", failure.cause));
    }
    let lines: Vec<String> = lines.iter().map(|line| visible(line)).collect();
    lines.join("\n")
}

/// Whether the access check helps with this cause. The check shows the app's permissions, the servers that answered,
/// and the clock.
pub(crate) fn leads_to_access(cause: &Cause) -> bool {
    match cause {
        Cause::Unauthenticated
        | Cause::SignIn(_)
        | Cause::GrantMissing
        | Cause::RoleMissing
        | Cause::BotNotRegistered
        | Cause::TenantMismatch
        | Cause::Forbidden
        | Cause::Service
        | Cause::TimedOut
        | Cause::NotGraph
        | Cause::Untrusted(_)
        | Cause::Redirected(_) => true,
        Cause::Connection(cause) => *cause != ConnectionCause::ProxyVariable,
        // The access check wouldn't help: these causes are about a single request, or were found by this program.
        Cause::ProtectedPerson
        | Cause::CallNotFound
        | Cause::ParticipantNotFound
        | Cause::NotFound
        | Cause::Throttled(_)
        | Cause::Refused
        | Cause::SourceRefused
        | Cause::JoinData
        | Cause::Precondition
        | Cause::Conflict
        | Cause::TooLarge
        | Cause::NotListed
        | Cause::UnusableId
        | Cause::SignedOut
        | Cause::NotRecorded(_)
        | Cause::NotSent
        | Cause::Stopped
        | Cause::NotAllowed
        | Cause::Abandoned => false,
    }
}

/// Draws a button that opens the access check, if the check helps with this cause.
pub(crate) fn access_button_ui(ui: &mut Ui, cause: &Cause, actions: &mut Vec<Action>) {
    if !leads_to_access(cause) {
        return;
    }
    let button = Button::new(ButtonKind::Resting, tr("access-open-page"))
        .icon(ICON_VERIFIED_USER.codepoint)
        .height(26.0);
    if button.show(ui).clicked() {
        actions.push(Action::OpenAccessCheck);
    }
}

/// Draws a button that shows all facts of a failure. If the access check helps with it, another button opens the check.
pub(crate) fn failure_buttons_ui(ui: &mut Ui, failure: &Failure, actions: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
        access_button_ui(ui, &failure.cause, actions);
        details_button_ui(ui, failure, actions);
    });
}

pub(crate) fn details_button_ui(ui: &mut Ui, failure: &Failure, actions: &mut Vec<Action>) {
    let button = Button::new(ButtonKind::Resting, tr("details-show")).height(26.0);
    if button.show(ui).clicked() {
        actions.push(Action::ShowFailure(Arc::new(failure.clone())));
    }
}

/// Draws a link that unfolds raw facts below it, and folds them again.
pub(crate) fn folded_ui(ui: &mut Ui, draw: impl FnOnce(&mut Ui)) {
    let id = ui.scope_id().with("raw facts");
    let mut is_open = ui.data(|data| data.get_temp(id).unwrap_or(false));
    if link(ui, &tr("details-show"), None).clicked() {
        is_open = !is_open;
        ui.data_mut(|data| data.insert_temp(id, is_open));
    }
    if is_open {
        draw(ui);
    }
}

/// Returns the buttons of [`failure_buttons_ui`] for a notice: their labels and actions.
pub(crate) fn failure_presses(failure: &Arc<Failure>) -> Vec<(String, Action)> {
    let access =
        leads_to_access(&failure.cause).then(|| (tr("access-open-page"), Action::OpenAccessCheck));
    let details = (tr("details-show"), Action::ShowFailure(failure.clone()));
    access.into_iter().chain([details]).collect()
}

/// Puts a text on one line: a server's text may hold anything, even line breaks.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn clock_with_millis(at: Timestamp) -> String {
    at.to_zoned_datetime(TimeZone::system())
        .strftime("%H:%M:%S%.3f")
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moderation::model::failure::{ConnectionCause, SignInCause};
    use crate::moderation::model::request_line::RequestLine;

    #[test]
    fn every_refusal_of_a_service_leads_to_the_access_check() {
        use ConnectionCause as C;
        for cause in [
            Cause::Unauthenticated,
            Cause::SignIn(SignInCause::SecretExpired),
            Cause::SignIn(SignInCause::NotEntra),
            Cause::GrantMissing,
            Cause::RoleMissing,
            Cause::BotNotRegistered,
            Cause::TenantMismatch,
            Cause::Forbidden,
            Cause::Service,
            Cause::Connection(C::Dns),
            Cause::Connection(C::Refused),
            Cause::Connection(C::Tls),
            Cause::Connection(C::CertificateTime),
            Cause::Connection(C::Broken),
            Cause::TimedOut,
            Cause::NotGraph,
            Cause::Untrusted("CN=Proxy".into()),
            Cause::Redirected("portal.example".into()),
        ] {
            assert!(leads_to_access(&cause), "{cause:?}");
            let presses = failure_presses(&Arc::new(Failure::new(cause.clone())));
            assert_eq!(presses[0].1, Action::OpenAccessCheck, "{cause:?}");
            assert_eq!(presses.len(), 2);
        }
        for cause in [
            Cause::Connection(C::ProxyVariable),
            Cause::CallNotFound,
            Cause::ParticipantNotFound,
            Cause::NotFound,
            Cause::Throttled(None),
            Cause::Refused,
            Cause::Conflict,
            Cause::TooLarge,
            Cause::UnusableId,
            Cause::SignedOut,
            Cause::NotRecorded("/data/audit".into()),
            Cause::NotSent,
            Cause::Stopped,
            Cause::NotAllowed,
            Cause::Abandoned,
        ] {
            assert!(!leads_to_access(&cause), "{cause:?}");
            let presses = failure_presses(&Arc::new(Failure::new(cause)));
            assert!(matches!(presses[..], [(_, Action::ShowFailure(_))]));
        }
    }

    #[test]
    fn the_details_hold_what_support_asks_for() {
        let mut failure =
            Failure::new(Cause::GrantMissing).with_message("The bot\nis not authorized");
        failure.status = Some(403);
        let path = "/v1.0/communications/calls/c/participants/p";
        failure.request = Some(RequestLine::new("DELETE", "https://h", path));
        failure.request_id = Some("r-1".into());
        failure.client_request_id = Some("c-1".into());
        failure.tries = 2;
        failure.times = Some((Timestamp::UNIX_EPOCH, Timestamp::UNIX_EPOCH));
        let text = raw_text(&failure);
        for part in [
            "DELETE /v1.0", "403", "The bot is not", "request-id r-1", "c-1", "2",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
        assert_eq!(raw_text(&Failure::new(Cause::NotSent)), "NotSent");
        failure.code = Some("a\u{202E}b\nc".into());
        assert!(raw_text(&failure).contains("a\u{FFFD}b\u{FFFD}c"));
    }
}
