//! The raw facts of a failure, for "Details" and for a support ticket.

use egui::Ui;
use egui_material_icons::icons::ICON_VERIFIED_USER;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::action::Action;
use super::text::{tr, tr_with};
use super::widgets::{Button, Kind};
use crate::moderation::failure::{Cause, Failure};
use crate::moderation::name::visible;

/// Everything that is known of the failure, a fact or two a line, in the order in which support asks for it.
pub(super) fn raw_text(failure: &Failure) -> String {
    let mut lines = Vec::new();
    lines.extend(failure.request.clone());
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
    if lines.is_empty() {
        lines.push(format!("{:?}", failure.cause));
    }
    let lines: Vec<String> = lines.iter().map(|line| visible(line)).collect();
    lines.join("\n")
}

/// A button to the access check, where the failure is about what the app may do.
pub(super) fn access_button_ui(ui: &mut Ui, cause: &Cause, actions: &mut Vec<Action>) {
    let is_about_access = matches!(
        cause,
        Cause::Unauthenticated
            | Cause::SignIn(_)
            | Cause::GrantMissing
            | Cause::RoleMissing
            | Cause::BotNotRegistered
            | Cause::TenantMismatch
            | Cause::Forbidden
    );
    if !is_about_access {
        return;
    }
    let label = tr("access-open-page");
    let button = Button::new(Kind::Resting, &label)
        .icon(ICON_VERIFIED_USER.codepoint)
        .height(26.0);
    if button.show(ui).clicked() {
        actions.push(Action::OpenAccessCheck);
    }
}

/// A server's text may hold anything, line breaks too.
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
    use crate::moderation::failure::Cause;

    #[test]
    fn the_details_hold_what_support_asks_for() {
        let mut failure =
            Failure::new(Cause::GrantMissing).with_message("The bot\nis not authorized");
        failure.status = Some(403);
        failure.request = Some("DELETE /v1.0/communications/calls/c/participants/p".into());
        failure.request_id = Some("r-1".into());
        failure.client_request_id = Some("c-1".into());
        failure.tries = 2;
        failure.times = Some((Timestamp::UNIX_EPOCH, Timestamp::UNIX_EPOCH));
        let text = raw_text(&failure);
        for part in [
            "DELETE /v1.0",
            "403",
            "The bot is not",
            "request-id r-1",
            "c-1",
            "2",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
        assert_eq!(raw_text(&Failure::new(Cause::NotSent)), "NotSent");
        failure.code = Some("a\u{202E}b\nc".into());
        assert!(raw_text(&failure).contains("a\u{FFFD}b\u{FFFD}c"));
    }
}
