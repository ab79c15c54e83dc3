//! The access report as English text. People elsewhere read it in support tickets, so times are in
//! UTC.

use jiff::{SignedDuration, Timestamp};

use crate::moderation::access::report::{
    AccessReport, CertificateSeen, Clock, Match, NetworkRoute,
};
use crate::moderation::access::{Observation, RemovalSeen, Right, RoleRow, RoleState, Seen};
use crate::moderation::model::name::SafeName;

impl AccessReport {
    /// Returns the whole report as English text, for a support ticket.
    pub fn report_text(&self) -> String {
        report(self)
    }
}

/// Writes the report, with one line for each fact.
fn report(report: &AccessReport) -> String {
    let AccessReport {
        facts,
        clock,
        tenant,
        app,
        roles,
        cmdlet,
    } = report;
    let seen = &facts.seen;
    let mut lines = vec![
        "Access check".to_owned(),
        format!(
            "Sign-in authority {}: {}",
            facts.authority_host,
            signed_in(seen)
        ),
        format!("Graph {}: {}", facts.graph_host, reached(seen.graph)),
        format!("Clock: {}", clock_words(*clock)),
        format!("Tenant {}: {}", safe(&facts.tenant), matched(tenant)),
        format!("Application {}: {}", safe(&facts.client_id), matched(app)),
    ];
    let ends = facts.token.as_ref().and_then(|token| token.ends);
    lines.extend(ends.map(|ends| format!("Token: valid until {}", at(ends))));
    let NetworkRoute { proxy, ca_file } = &facts.way;
    lines.extend(proxy.as_ref().map(|it| format!("Proxy: {}", safe(it))));
    let extra = ca_file.as_ref();
    lines.extend(extra.map(|it| format!("Authorities trusted besides the system's: {}", safe(it))));
    if let Some(used) = &facts.certificate {
        lines.push(certificate(used));
    }
    let is_refused = seen.refusals.contains_key(&Right::SignIn);
    lines.extend(roles.iter().map(|row| role(row, is_refused)));
    let proof = |right, seen_so, what_worked| proof(seen, right, seen_so, what_worked);
    lines.extend([
        format!(
            "Azure Bot with calling turned on: {}",
            proof(Right::Bot, seen.bot, "a call was created")
        ),
        format!("Consent in the tenant: {}", consent(report)),
        format!(
            "Token and call in one tenant: {}",
            proof(Right::OneTenant, seen.tenant, "a call was created")
        ),
        format!(
            "Grant for removals: {}{}",
            removal(seen.removal),
            answer(seen, Right::Removal)
        ),
        format!("  {cmdlet}"),
    ]);
    lines.join("\n") + "\n"
}

/// Makes a typed value or a claim safe to show, since it may contain anything.
fn safe(text: &str) -> String {
    SafeName::new(text).as_str().to_owned()
}

fn at(time: Timestamp) -> String {
    time.strftime("%Y-%m-%d %H:%M UTC").to_string()
}

fn reached(proof: Observation) -> String {
    match proof {
        Observation::NotTried => "not asked yet".into(),
        Observation::Worked(time) => format!("answered at {}", at(time)),
        Observation::Refused(time) => format!("no answer at {}", at(time)),
    }
}

/// Says whether Entra answers. Adds the refusal if Entra refused the last sign-in.
fn signed_in(seen: &Seen) -> String {
    match (seen.authority, seen.refusals.get(&Right::SignIn)) {
        (Observation::Worked(time), Some(failure)) => format!(
            "REFUSED the sign-in at {}: {}{}",
            at(time),
            safe(&failure.message),
            answer(seen, Right::SignIn)
        ),
        (found, _) => reached(found),
    }
}

/// Returns the service's last refusal of this right: code, status, and the ids to find the answer in the service's
/// logs. Empty without a refusal.
fn answer(seen: &Seen, right: Right) -> String {
    let Some(failure) = seen.refusals.get(&right) else {
        return String::new();
    };
    let named = |name: &str, id: &Option<String>| id.as_ref().map(|id| format!("{name} {id}"));
    let facts = [
        failure.code.clone(),
        failure.status.map(|status| format!("HTTP {status}")),
        named("request-id", &failure.request_id),
        named("client-request-id", &failure.client_request_id),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().map(|it| safe(&it)).collect();
    if facts.is_empty() {
        return String::new();
    }
    format!(" ({})", facts.join(", "))
}

fn proof(seen: &Seen, right: Right, proof: Observation, what_worked: &str) -> String {
    match proof {
        Observation::NotTried => "cannot tell; nothing has needed it yet".into(),
        Observation::Worked(time) => format!("proved at {}: {what_worked}", at(time)),
        Observation::Refused(time) => {
            let code = match right {
                Right::Bot => " with 7503",
                Right::Consent => " with 7504",
                Right::OneTenant => " with 7505",
                Right::SignIn | Right::Removal => "",
            };
            let answer = answer(seen, right);
            format!("missing; refused at {}{code}{answer}", at(time))
        }
    }
}

/// Says whether the tenant has consented, and names each role that it hasn't consented to.
fn consent(report: &AccessReport) -> String {
    let seen = &report.facts.seen;
    let told = proof(seen, Right::Consent, seen.consent, "a request was accepted");
    let missing: Vec<String> = report
        .missing_roles()
        .iter()
        .map(|row| safe(&row.name))
        .collect();
    if missing.is_empty() {
        return told;
    }
    let all = if report.lacks_only_some() {
        ""
    } else {
        "all roles, "
    };
    let roles = missing.join(", ");
    let shown = format!("missing for {all}{roles}");
    if seen.consent == Observation::NotTried {
        return shown;
    }
    format!("{shown}; {}", told.trim_start_matches("missing; "))
}

fn removal(seen: RemovalSeen) -> String {
    match (seen.proof(), seen.refused_since()) {
        (Observation::NotTried, _) => {
            "cannot tell; no API shows it, and nobody was removed yet".into()
        }
        (Observation::Worked(time), None) => format!("proved by the removal at {}", at(time)),
        (Observation::Worked(time), Some(refused)) => format!(
            "proved by the removal at {}; refused at {}: that person may be protected",
            at(time),
            at(refused)
        ),
        (Observation::Refused(time), _) => format!(
            "refused at {}; either it is missing or the person is protected",
            at(time)
        ),
    }
}

fn certificate(used: &CertificateSeen) -> String {
    let readable = if used.readable_by_others {
        "; ITS KEY CAN BE READ BY OTHER USERS"
    } else {
        ""
    };
    format!(
        "Certificate {}: ends {}{readable}\n  SHA-1 {}\n  SHA-256 {}",
        safe(&used.subject),
        at(used.ends),
        used.sha1,
        used.sha256
    )
}

fn clock_words(clock: Clock) -> String {
    let seconds = |off: SignedDuration| off.as_secs();
    match clock {
        Clock::CannotTell => "cannot tell; no answer has told the time".into(),
        Clock::Right => "right".into(),
        Clock::Ahead(off) => format!("{} s ahead of the service", seconds(off)),
        Clock::Behind(off) => format!("{} s behind the service", seconds(off)),
    }
}

fn matched(found: &Match) -> String {
    match found {
        Match::CannotTell => "cannot tell; no token that can be read".into(),
        Match::Same => "the same in the token".into(),
        Match::DomainOf(id) => format!("a domain; the token has {}", safe(id)),
        Match::Other(id) => format!("ANOTHER in the token: {}", safe(id)),
    }
}

fn role(row: &RoleRow, is_refused: bool) -> String {
    let state = match &row.state {
        RoleState::Granted => "granted".to_owned(),
        RoleState::GrantedBy(by) => format!("granted by {}", safe(by)),
        RoleState::Missing => "MISSING".into(),
        RoleState::MissingOptional => "missing, optional".into(),
        RoleState::CannotTell if is_refused => "cannot tell; shows after the sign-in".into(),
        RoleState::CannotTell => "cannot tell; no token that can be read".into(),
        RoleState::MoreThanNeeded => "more than needed".into(),
    };
    let name = safe(&row.name);
    match row.needed_for {
        Some(needed_for) => format!("Role {name}: {state} (for {needed_for})"),
        None => format!("Role {name}: {state}"),
    }
}
