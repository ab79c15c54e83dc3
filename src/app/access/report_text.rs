//! The access check as text to send to an administrator or to support, in the window's language. The finding comes first,
//! then the rows of the page, then the last refusals.
//!
//! IDs, roles and codes aren't shortened, except the tenant's ID beside a domain that was typed.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::app::access::access_rows::{AccessRow, places, rights};
use crate::app::access::finding::summary;
use crate::app::language::privacy::in_full;
use crate::app::language::text::{tr, tr_with};
use crate::app::words::network_text::safe;
use crate::app::words::time_text::day_and_clock;
use crate::moderation::access::Right;
use crate::moderation::access::report::AccessReport;
use crate::moderation::model::failure::Failure;

/// Returns the report as text, unmasked even in presentation mode.
pub(crate) fn report_text(report: &AccessReport, callback: Option<&str>, now: Timestamp) -> String {
    in_full(|| lines(report, callback, now)).join("\n") + "\n"
}

fn lines(report: &AccessReport, callback: Option<&str>, now: Timestamp) -> Vec<String> {
    let there = now.to_zoned_datetime(TimeZone::system());
    let at = there.strftime("%Y-%m-%d %H:%M (UTC%:z)");
    let version = env!("CARGO_PKG_VERSION");
    let (_, bold, next) = summary(report, callback, now);
    let mut lines = vec![
        format!("{} · {at} · Moderato {version}", tr("access-head")),
        bold,
    ];
    lines.extend(next.lines().map(str::to_owned));
    lines.extend([String::new(), tr("access-rights")]);
    for row in rights(report, callback, now) {
        lines.push(row_text(&row));
        if let Some(place) = &row.command {
            lines.extend([format!("    {place}"), format!("    {}", report.cmdlet)]);
        }
    }
    lines.extend([String::new(), tr("access-places")]);
    lines.extend(places(report, now).iter().map(row_text));
    let ends = report.facts.token.as_ref().and_then(|token| token.ends);
    lines.extend(ends.map(|ends| {
        let values = [("time", day_and_clock(ends).into())];
        format!("  {}", tr_with("access-token-ends", &values))
    }));
    let refusals = report.facts.seen.refusals.iter();
    let refusals: Vec<String> = refusals
        .map(|(right, failure)| answer(*right, failure))
        .collect();
    if !refusals.is_empty() {
        lines.push(String::new());
        lines.extend(refusals);
    }
    lines
}

fn row_text(row: &AccessRow) -> String {
    let parts = [&row.name, &row.needed_for, &row.evidence];
    let parts: Vec<String> = parts.map(|part| part.replace('\n', " · ")).into();
    format!("  [{}] {}", row.mark.word(), parts.join(" – "))
}

/// Returns the last refusal of a right, with the IDs under which the service's logs list the refusal.
fn answer(right: Right, failure: &Failure) -> String {
    let name = match right {
        Right::SignIn => tr("access-authority"),
        Right::Bot => tr("access-bot"),
        Right::Consent => tr("access-consent"),
        Right::OneTenant => tr("access-one-tenant"),
        Right::Removal => tr("access-removal"),
    };
    let named = |name: &str, id: &Option<String>| id.as_ref().map(|id| format!("{name} {id}"));
    let facts = [
        failure.code.clone(),
        failure.status.map(|status| format!("HTTP {status}")),
        named("request-id", &failure.request_id),
        named("client-request-id", &failure.client_request_id),
        Some(failure.message.clone()).filter(|text| !text.is_empty()),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().map(|it| safe(&it)).collect();
    let told = tr_with("admin-answer", &[("ids", facts.join(", ").into())]);
    format!("{name}: {told}")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::app::language::languages::Language;
    use crate::moderation::access::Seen;
    use crate::moderation::access::report::{
        AccessFacts, CertificateSeen, NetworkRoute, TokenFacts,
    };
    use crate::moderation::model::failure::{Cause, SignInCause};

    fn report(roles: &[&str], at: Timestamp) -> AccessReport {
        let token = TokenFacts {
            roles: roles.iter().map(|role| Arc::from(*role)).collect(),
            ends: Some(at),
            ..TokenFacts::default()
        };
        let mut seen = Seen::default();
        seen.signed_in(at);
        AccessReport::new(AccessFacts {
            authority_host: "login.example".into(),
            authority_root: "https://login.example".into(),
            certificate: Some(Arc::new(CertificateSeen {
                subject: "CN=app".into(),
                sha1: "4C54".into(),
                sha256: "9F86".into(),
                ends: at,
                readable_by_others: false,
            })),
            graph_host: "graph.example".into(),
            way: NetworkRoute::default(),
            tenant: "evil\u{202e}\nContoso".into(),
            client_id: "5f0c1d2e-0000-4000-8000-000000000001".into(),
            token: Some(token),
            clock_skew: None,
            seen,
        })
    }

    #[test]
    fn it_begins_with_the_finding_and_keeps_the_order_of_the_page() {
        Language::English.choose();
        let at: Timestamp = "2026-11-27T14:03:20Z".parse().unwrap();
        let now: Timestamp = "2026-11-30T09:00:00Z".parse().unwrap();
        let mut report = report(&["Calls.JoinGroupCall.All", "Mail.Read"], at);
        let failure = Failure {
            status: Some(403),
            request_id: Some("r-1".into()),
            ..Failure::new(Cause::BotNotRegistered)
        };
        report.facts.seen.failed(&failure, at);
        report.facts.seen.removed(at);
        let text = report_text(&report, None, now);
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines[0].starts_with("Access check · 2026-11-30 "), "{text}");
        assert!(lines[0].contains("UTC+") && lines[0].ends_with(env!("CARGO_PKG_VERSION")));
        assert!(
            lines[1].starts_with("3 things are missing: 2 permissions, and the Azure Bot."),
            "{text}"
        );
        let place = |part: &str| {
            let place = lines.iter().position(|line| line.contains(part));
            place.unwrap_or_else(|| panic!("no “{part}” in\n{text}"))
        };
        let parts = [
            "What the app may do",
            "[Missing] Calls.Initiate.All – Required: ",
            "[Granted] Teams grant to remove people – Required: ",
            "[More than needed] Mail.Read",
            "Sign-in and connection",
            "[OK] Sign-in – login.example – Answered at 2026-11-27 ",
            "SHA-1 4C54 · SHA-256 9F86",
            "HTTP 403, request-id r-1",
        ];
        let places = parts.map(place);
        assert!(places.is_sorted(), "{places:?} in\n{text}");
        assert!(
            text.contains("Proved by the removal at 2026-11-27 "),
            "a day"
        );
        assert!(
            !text.contains('\u{202e}') && !text.contains("\nContoso"),
            "{text}"
        );
    }

    #[test]
    fn a_join_that_the_log_proves_is_not_called_open_in_the_headline() {
        Language::English.choose();
        let at: Timestamp = "2026-11-27T14:03:20Z".parse().unwrap();
        let needed = [
            "Calls.JoinGroupCall.All",
            "Calls.Initiate.All",
            "Calls.InitiateGroupCall.All",
        ];
        let mut facts = report(&needed, at).facts;
        facts.seen.earlier_join = Some(at);
        facts.seen.earlier_refusals.insert(Right::Consent, at);
        for removed in [None, Some(at)] {
            facts.seen.removal.earlier = removed;
            let report = AccessReport::new(facts.clone());
            let callback = Some("https://bot.example/calls");
            let text = report_text(&report, callback, at);
            assert!(text.contains("Proved by the call of"), "{text}");
            assert!(!text.contains("at the first join"), "{text}");
        }
    }

    #[test]
    fn a_token_that_shows_nothing_is_not_called_in_order() {
        Language::English.choose();
        let at: Timestamp = "2026-11-27T14:03:20Z".parse().unwrap();
        let mut report = report(&[], at).facts;
        (report.token, report.seen) = (None, Seen::default());
        let text = report_text(&AccessReport::new(report.clone()), None, at);
        let finding = text.lines().nth(1).unwrap();
        assert!(
            finding.starts_with("Nothing could be checked yet."),
            "{text}"
        );
        report.seen.signed_in(at);
        let text = report_text(&AccessReport::new(report), None, at);
        assert!(
            text.lines().nth(1).unwrap().starts_with("You can start"),
            "{text}"
        );
    }

    #[test]
    fn a_refused_sign_in_is_told_with_its_code_and_ids_in_the_language_of_the_window() {
        let at: Timestamp = "2026-11-27T14:03:20Z".parse().unwrap();
        let mut report = report(&[], at);
        report.facts.token = None;
        let failure = Failure {
            code: Some("AADSTS7000215".into()),
            message: "Invalid client secret\n[Granted] Fake".into(),
            request_id: Some("r-1".into()),
            status: Some(401),
            ..Failure::new(Cause::SignIn(SignInCause::WrongSecret))
        };
        report.facts.seen.sign_in_failed(&failure, at);
        Language::German.choose();
        let text = report_text(&report, None, at);
        Language::English.choose();
        assert!(text.starts_with("Zugriffsprüfung · "), "{text}");
        assert!(text.contains("AADSTS7000215, HTTP 401, request-id r-1, Invalid client secret"));
        assert!(
            !text.lines().any(|line| line.starts_with("[Granted]")),
            "{text}"
        );
        assert!(text.contains("Calls.JoinGroupCall.All"));
    }
}
