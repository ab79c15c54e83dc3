//! A message that asks an administrator for the missing permissions: short, polite, ready to send, and free of secrets.

use crate::app::language::text::{key, sentences, tr, tr_with};
use crate::app::words::callback_text::shown_callback;
use crate::app::words::failure_text::failure_text;
use crate::moderation::access::report::{AccessReport, IdMatch};
use crate::moderation::access::{Observation, Right, RoleRow, refused_role};
use crate::moderation::model::failure::{Cause, Failure, SignInCause};
use crate::moderation::model::name::SafeName;

/// Returns the message to an administrator. `None` if nothing is known that they have to do.
pub(crate) fn admin_message(report: &AccessReport, callback: Option<&str>) -> Option<String> {
    let items = items(report, callback);
    // What the token lists may be right already.
    let is_listed = report.role_not_in_force().is_some();
    let intro = if is_listed {
        tr("admin-intro-all")
    } else {
        tr("admin-intro")
    };
    (!items.is_empty()).then(|| message(report, intro, items))
}

/// Returns a message that asks for everything that the app needs and isn't known to have. `None` if there is nothing
/// to ask for.
pub(crate) fn setup_message(report: &AccessReport, callback: Option<&str>) -> Option<String> {
    let is_open = |right| !matches!(report.facts.seen.proof(right), Observation::Worked(_));
    let token = report.facts.token.as_ref();
    let is_listed = token.is_some_and(|token| !token.roles.is_empty());
    let mut items = Vec::new();
    if is_open(Right::Consent) && !(is_listed && report.missing_roles().is_empty()) {
        let needed = |row: &&RoleRow| row.needed_for.is_some() && !row.optional;
        let needed = report.roles.iter().filter(needed);
        let roles: Vec<String> = needed.map(|row| safe(&row.name)).collect();
        let roles = [("roles", roles.join(", ").into())];
        items.push(lines([
            Some(tr_with("admin-roles", &roles)),
            Some(tr("admin-consent")),
            consent_url(report),
        ]));
    }
    if is_open(Right::Bot) {
        let what = match report.facts.seen.proof(Right::Bot) {
            Observation::Refused(_) => tr("admin-bot"),
            _ => tr("admin-bot-if"),
        };
        items.push(bot(what, callback, None));
    }
    if is_open(Right::Removal) {
        let what = match report.facts.seen.proof(Right::Removal) {
            Observation::Refused(_) => tr("admin-grant"),
            _ => tr("admin-grant-if"),
        };
        items.push(lines([Some(what), Some(report.cmdlet.clone())]));
    }
    (!items.is_empty()).then(|| message(report, tr("admin-intro-all"), items))
}

/// Returns the item about the Azure Bot, with the callback address. Asks for the address if it is unknown.
fn bot(what: String, callback: Option<&str>, ids: Option<String>) -> String {
    let callback = match callback {
        Some(address) => tr_with(
            "admin-callback",
            &[("address", shown_callback(address).into())],
        ),
        None => tr("admin-callback-wanted"),
    };
    lines([
        Some(what),
        Some(tr("access-bot-where")),
        Some(callback),
        ids,
    ])
}

fn message(report: &AccessReport, intro: String, items: Vec<String>) -> String {
    let facts = &report.facts;
    let app = [("id", safe(&facts.client_id).into())];
    // Administrators find sign-ins by the tenant's ID, even if a domain was typed.
    let named = match &report.tenant {
        IdMatch::DomainOf(id) => format!("{} ({})", safe(&facts.tenant), safe(id)),
        _ => safe(&facts.tenant),
    };
    let tenant = [("id", named.into())];
    let (app, tenant) = (tr_with("admin-app", &app), tr_with("admin-tenant", &tenant));
    let ids = [(app, &facts.client_id), (tenant, &facts.tenant)];
    let ids = ids.into_iter().filter(|(_, id)| !id.trim().is_empty());
    let ids = ids.map(|(line, _)| line).collect::<Vec<_>>().join("\n");
    let mut parts = vec![tr("admin-greeting"), intro, ids];
    parts.retain(|part| !part.is_empty());
    // What mends a sign-in alone, such as a new secret, works at once.
    let is_sign_in = facts.seen.refusals.contains_key(&Right::SignIn);
    let takes_hours = (items.len() > 1 || !is_sign_in).then(|| tr("admin-takes-hours"));
    let items = (1..).zip(items);
    parts.extend(items.map(|(n, item): (u32, String)| format!("{n}. {item}")));
    parts.extend(takes_hours);
    parts.push(tr("admin-thanks"));
    parts.join("\n\n") + "\n"
}

fn items(report: &AccessReport, callback: Option<&str>) -> Vec<String> {
    let seen = &report.facts.seen;
    let told = |right| seen.refusals.get(&right).map(|failure| &**failure);
    let is_refused = |proof| matches!(proof, Observation::Refused(_));
    let mut items = Vec::new();
    let refusal = told(Right::SignIn);
    items.extend(refusal.and_then(|failure| sign_in(report, failure)));
    let adding = where_to_add(report);
    let not_in_force = report.role_not_in_force();
    if let Some(role) = not_in_force.filter(|_| !report.is_role_back()) {
        let key = if seen.has_joined() {
            key!("admin-role-listed-joined")
        } else {
            key!("admin-role-listed")
        };
        let what = tr_with(key, &[("role", role.into())]);
        items.push(lines([Some(what), told(Right::Consent).and_then(ids)]));
    } else if adding.is_some() || (is_refused(seen.consent) && !report.is_role_back()) {
        items.push(lines([
            adding,
            Some(tr("admin-consent")),
            consent_url(report),
            told(Right::Consent).and_then(ids),
        ]));
    }
    if is_refused(seen.bot) {
        let ids = told(Right::Bot).and_then(ids);
        items.push(bot(tr("admin-bot"), callback, ids));
    }
    // If it is unknown whether the bot and the removal grant exist, asks for them too, so that one message is enough.
    // An app that needs only a new secret was set up before, so its message doesn't ask for them.
    let is_set_up = refusal.is_some_and(needs_secret);
    if seen.proof(Right::Bot) == Observation::NotTried && !items.is_empty() && !is_set_up {
        items.push(bot(tr("admin-bot-if"), callback, None));
    }
    let is_open = seen.removal.proof() == Observation::NotTried && !items.is_empty() && !is_set_up;
    let is_missing = is_refused(seen.removal.proof());
    if is_open || is_missing {
        let what = if is_missing {
            tr("admin-grant")
        } else {
            tr("admin-grant-if")
        };
        items.push(lines([
            Some(what),
            Some(report.cmdlet.clone()),
            told(Right::Removal).and_then(ids),
        ]));
    }
    items
}

/// Says where in Entra an administrator adds the missing permissions. `None` if no missing permission is known by name.
pub(crate) fn where_to_add(report: &AccessReport) -> Option<String> {
    let roles = report.missing_roles();
    let mut roles: Vec<String> = roles.iter().map(|role| safe(&role.name)).collect();
    if roles.is_empty() {
        let refusal = report.facts.seen.refusals.get(&Right::Consent);
        let refusal = refusal.filter(|_| report.role_not_in_force().is_none());
        let role = refusal.and_then(|failure| refused_role(failure));
        roles.extend(role.map(str::to_owned));
    }
    let named = [("roles", roles.join(", ").into())];
    (!roles.is_empty()).then(|| tr_with("admin-roles", &named))
}

/// Whether a new secret would resolve Entra's refusal.
fn needs_secret(failure: &Failure) -> bool {
    matches!(
        failure.cause,
        Cause::SignIn(SignInCause::WrongSecret | SignInCause::SecretExpired | SignInCause::NoKeys)
    )
}

/// Whether no administrator can resolve the refusal: the user has to act, or has to wait for Entra.
fn is_ours_to_mend(failure: &Failure) -> bool {
    matches!(
        failure.cause,
        Cause::SignIn(
            SignInCause::NoCredential
                | SignInCause::TokenEnded
                | SignInCause::NotAToken
                | SignInCause::TokenFile
                | SignInCause::ClockWrong
                | SignInCause::TooMany
                | SignInCause::EntraTrouble
        )
    )
}

/// Returns the item about Entra's refusal, with the steps that the administrator can do. Adds the address for consent
/// if consent would help. `None` if no administrator can do anything.
fn sign_in(report: &AccessReport, failure: &Failure) -> Option<String> {
    if is_ours_to_mend(failure) {
        return None;
    }
    let text = failure_text(failure, None);
    let is_about_consent = matches!(
        failure.cause,
        Cause::SignIn(
            SignInCause::NoServicePrincipal
                | SignInCause::ConsentMissing
                | SignInCause::ResourceRefused
        )
    );
    // The window's next step addresses the person who uses the secret. The administrator, who creates it, needs another
    // text.
    let next_step = if needs_secret(failure) {
        tr("admin-secret")
    } else {
        text.next_step
    };
    let what = sentences(&[text.sentence, next_step]);
    let url = is_about_consent.then(|| consent_url(report)).flatten();
    Some(lines([Some(what), url, ids(failure)]))
}

fn lines<const N: usize>(parts: [Option<String>; N]) -> String {
    let lines: Vec<String> = parts.into_iter().flatten().collect();
    lines.join("\n   ")
}

/// Returns the failure's error code (or else its HTTP status), the IDs by which the server's logs list the request, and the time of the
/// answer. `None` if the failure has no code, status or ID.
fn ids(failure: &Failure) -> Option<String> {
    let status = failure.status.map(|status| format!("HTTP {status}"));
    let named = |name: &str, id: &Option<String>| id.as_ref().map(|id| format!("{name} {id}"));
    let facts = [
        failure.code.clone().or(status),
        named("request-id", &failure.request_id),
        named("client-request-id", &failure.client_request_id),
    ];
    let mut facts: Vec<String> = facts.into_iter().flatten().map(|it| safe(&it)).collect();
    if facts.is_empty() {
        return None;
    }
    let token = failure.token.as_ref().map(|token| token.at);
    let answered = failure.times.map(|(_, answered)| answered).or(token);
    facts.extend(answered.map(|at| at.strftime("%Y-%m-%d %H:%M:%S UTC").to_string()));
    Some(tr_with("admin-answer", &[("ids", facts.join(", ").into())]))
}

/// Returns the address where an administrator consents, if the message contains this address; otherwise `None`.
pub(crate) fn consent_link(report: &AccessReport, message: &str) -> Option<String> {
    consent_url(report).filter(|url| message.contains(url))
}

/// Returns the address where an administrator consents, or `None` if the ids can't be put into an address.
fn consent_url(report: &AccessReport) -> Option<String> {
    let facts = &report.facts;
    let plain = |text: &str| {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-';
        !text.is_empty() && text.chars().all(is_plain)
    };
    let (tenant, id) = (facts.tenant.trim(), facts.client_id.trim());
    let root = facts.authority_root.trim_end_matches('/');
    (plain(tenant) && plain(id)).then(|| format!("{root}/{tenant}/adminconsent?client_id={id}"))
}

/// Makes a typed or received text safe to show, like the name of a person.
fn safe(text: &str) -> String {
    SafeName::new(text).as_str().to_owned()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::app::language::text::Language;
    use crate::moderation::access::Seen;
    use crate::moderation::access::report::{AccessFacts, NetworkRoute, TokenFacts};
    use crate::moderation::model::request_line::RequestLine;
    use crate::moderation::model::time::Now;

    const APP: &str = "5f0c1d2e-0000-4000-8000-000000000001";

    fn report(roles: Option<&[&str]>, failures: &[(Cause, &str)]) -> AccessReport {
        let at = Now::default().wall;
        let mut seen = Seen::default();
        for (cause, code) in failures {
            let failure = Failure {
                status: Some(403),
                code: Some((*code).to_owned()),
                request_id: Some(format!("id-of-{code}")),
                client_request_id: Some("our-id".into()),
                times: Some((at, at)),
                ..Failure::new(cause.clone())
            };
            seen.failed(&failure, at);
        }
        let roles = roles.map(|roles| TokenFacts {
            name: None,
            roles: roles.iter().map(|role| Arc::from(*role)).collect(),
            ..TokenFacts::default()
        });
        AccessReport::new(AccessFacts {
            authority_host: "login.microsoftonline.us".into(),
            authority_root: "https://login.microsoftonline.us".into(),
            graph_host: "graph.microsoft.us".into(),
            way: NetworkRoute::default(),
            tenant: "contoso.example".into(),
            client_id: APP.into(),
            certificate: None,
            token: roles,
            clock_skew: None,
            seen,
        })
    }

    const ALL: [&str; 3] = [
        "Calls.JoinGroupCall.All",
        "Calls.Initiate.All",
        "Calls.InitiateGroupCall.All",
    ];
    const URL: &str = "https://login.microsoftonline.us/contoso.example/adminconsent?client_id=5f0c1d2e-0000-4000-8000-000000000001";

    #[test]
    fn each_missing_thing_is_named_with_its_remedy_and_what_was_answered() {
        let sign_in = Cause::SignIn(SignInCause::NoServicePrincipal);
        let cmdlet = format!("-AllowRemoveParticipantAppIds @{{Add=\"{APP}\"}}");
        for language in [Language::English, Language::SimplifiedChinese] {
            language.choose();
            for (report, parts) in [
                (
                    report(Some(&ALL[..1]), &[]),
                    &[ALL[1], ALL[2], URL, "contoso.example"][..],
                ),
                (
                    report(None, &[(Cause::RoleMissing, "7504")]),
                    &[URL, "7504", "id-of-7504", "our-id", " UTC"][..],
                ),
                (
                    report(Some(&ALL), &[(Cause::BotNotRegistered, "7503")]),
                    &["7503", "id-of-7503"][..],
                ),
                (
                    report(Some(&ALL), &[(Cause::GrantMissing, "7507")]),
                    &[&*cmdlet, "7507", "id-of-7507"][..],
                ),
                (
                    report(None, &[(sign_in.clone(), "AADSTS7000229")]),
                    &[URL, "AADSTS7000229", "id-of-AADSTS7000229"][..],
                ),
            ] {
                let message = admin_message(&report, None).unwrap();
                for part in parts.iter().chain(&[APP]) {
                    assert!(message.contains(part), "{part} in\n{message}");
                }
                assert!(message.contains("\n\n1. ") && !message.contains("\n\n4. "));
                assert!(
                    message.contains(&cmdlet),
                    "one round trip is enough:\n{message}"
                );
                assert!(!message.contains(ALL[0]), "granted:\n{message}");
            }
        }
        Language::English.choose();
    }

    #[test]
    fn a_refused_secret_asks_for_a_new_one_and_for_nothing_that_cannot_be_told() {
        for cause in [SignInCause::WrongSecret, SignInCause::SecretExpired] {
            let report = report(None, &[(Cause::SignIn(cause), "AADSTS7000215")]);
            let message = admin_message(&report, None).unwrap();
            for part in [
                "Create a new client secret",
                "give us its value",
                APP,
                "AADSTS7000215",
            ] {
                assert!(message.contains(part), "{part} in\n{message}");
            }
            for part in ["Paste", "PowerShell", "2. "] {
                assert!(!message.contains(part), "{part} in\n{message}");
            }
        }
        let clock = report(None, &[(Cause::SignIn(SignInCause::ClockWrong), "700024")]);
        assert_eq!(
            admin_message(&clock, None),
            None,
            "no administrator sets this clock"
        );
        let role = admin_message(&report(Some(&ALL[..2]), &[]), None).unwrap();
        assert!(
            role.contains("can't tell whether this has been done"),
            "{role}"
        );
        let refused = report(Some(&ALL), &[(Cause::GrantMissing, "7507")]);
        assert!(
            !admin_message(&refused, None)
                .unwrap()
                .contains("can't tell")
        );
    }

    #[test]
    fn what_has_been_proved_is_not_asked_for_again() {
        let setup = |report: &AccessReport| setup_message(report, None);
        let unknown = setup(&report(None, &[])).unwrap();
        for part in [ALL[0], URL, "Azure Bot", "PowerShell"] {
            assert!(unknown.contains(part), "{part} in\n{unknown}");
        }
        let untold = "can't tell whether this has been done";
        assert_eq!(unknown.matches(untold).count(), 2, "{unknown}");
        let refused = setup(&report(None, &[(Cause::GrantMissing, "7507")])).unwrap();
        assert_eq!(refused.matches(untold).count(), 1, "{refused}");
        let mut known = report(Some(&ALL), &[]);
        let listed = setup(&known).unwrap();
        assert!(
            !listed.contains(URL) && listed.contains("Azure Bot"),
            "{listed}"
        );
        let at = Now::default().wall;
        known.facts.seen.bot = Observation::Worked(at);
        let joined = setup(&known).unwrap();
        assert!(
            !joined.contains("Azure Bot") && joined.contains("PowerShell"),
            "{joined}"
        );
        known.facts.seen.removed(at);
        assert_eq!(setup(&known), None);
    }

    #[test]
    fn after_a_refused_removal_nobody_is_asked_to_check_what_a_call_has_proved() {
        let mut refused = report(Some(&ALL), &[]);
        let at = Now::default().wall;
        let target = "/communications/calls/c/participants/p";
        let failure = Failure {
            request: Some(RequestLine::new(
                "DELETE",
                "https://graph.example/v1.0",
                target,
            )),
            times: Some((at, at)),
            ..Failure::new(Cause::RoleMissing)
        };
        refused.facts.seen.failed(&failure, at);
        let before = admin_message(&refused, None).unwrap();
        assert!(before.contains("calling is turned on"), "{before}");
        refused.facts.seen.bot = Observation::Worked(at);
        let after = admin_message(&refused, None).unwrap();
        assert!(!after.contains("calling is turned on"), "{after}");
        assert!(
            after.contains("access policies") && after.contains("PowerShell"),
            "{after}"
        );
    }

    #[test]
    fn nothing_is_asked_for_while_nothing_is_missing() {
        assert_eq!(admin_message(&report(Some(&ALL), &[]), None), None);
        assert_eq!(admin_message(&report(None, &[]), None), None);
        let mut proved = report(Some(&ALL), &[]);
        let (early, late) = (
            Now::default(),
            Now::default().plus(std::time::Duration::from_mins(1)),
        );
        proved.facts.seen.removed(early.wall);
        let protected = Failure::new(Cause::GrantMissing);
        proved.facts.seen.failed(&protected, late.wall);
        assert_eq!(
            admin_message(&proved, None),
            None,
            "that person is protected"
        );
    }

    #[test]
    fn an_id_that_would_leave_its_place_in_the_address_gives_none() {
        let mut evil = report(Some(&[]), &[]).facts;
        evil.tenant = "contoso.example/../x?".into();
        let message = admin_message(&AccessReport::new(evil), None).unwrap();
        assert!(!message.contains("adminconsent"), "{message}");
    }
}
