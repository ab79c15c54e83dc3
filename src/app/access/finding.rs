//! The most serious finding of the access check, above its rows.

use jiff::Timestamp;

use crate::app::access::access_rows::{AccessRow, rights, used_for};
use crate::app::access::admin_message::where_to_add;
use crate::app::language::text::{key, sentences, tr, tr_with};
use crate::app::look::widgets::Tone;
use crate::app::words::failure_text::failure_text;
use crate::app::words::network_text::safe;
use crate::app::words::time_text::when;
use crate::moderation::access::report::{AccessReport, ClockState, IdMatch};
use crate::moderation::access::{Observation, Right, RoleRow, RoleState, Seen};

/// Returns the most serious finding: its tone, a short title, and what to do.
pub(crate) fn summary(
    report: &AccessReport,
    callback: Option<&str>,
    now: Timestamp,
) -> (Tone, String, String) {
    let seen = &report.facts.seen;
    let refused = |proof: Observation| matches!(proof, Observation::Refused(_));
    let is_other = |found: &IdMatch| matches!(found, IdMatch::Other(_));
    let role = report.role_not_in_force();
    let role = role.map(|role| (role, report.is_role_back()));
    let is_clock_wrong = matches!(report.clock, ClockState::Ahead(_) | ClockState::Behind(_));
    if let Some(fault) = &seen.proxy {
        let text = failure_text(fault, Some(&report.facts.client_id));
        (Tone::Danger, text.sentence, text.next_step)
    } else if refused(seen.authority) || refused(seen.graph) {
        let next = tr("access-unreached-next");
        (Tone::Danger, tr("access-unreached"), next)
    } else if let Some(failure) = seen.refusals.get(&Right::SignIn) {
        let text = failure_text(failure, Some(&report.facts.client_id));
        (Tone::Danger, text.sentence, text.next_step)
    } else if is_other(&report.tenant) || is_other(&report.app) {
        let next = tr("access-other-next");
        (Tone::Danger, tr("access-other"), next)
    } else if let Some(several) = several_missing(report, now) {
        several
    } else if let Observation::Refused(at) = seen.bot {
        let (bold, next) = bot_missing(at, now);
        (Tone::Danger, bold, next)
    } else if let Some((role, false)) = role.filter(|_| report.is_role_refused_last()) {
        role_refused(Tone::Danger, role, seen)
    } else if lacks_roles(report) {
        let n = [("n", report.missing_roles().len().max(1).into())];
        let bold = tr_with("access-roles-missing", &n);
        (Tone::Danger, bold, roles_missing(report))
    } else if refused(seen.tenant) {
        let next = tr("access-tenants-next");
        (Tone::Danger, tr("access-tenants-differ"), next)
    } else if refused(seen.removal.proof()) {
        let next = tr("failure-grant-admin");
        (Tone::Danger, tr("access-removal-refused"), next)
    } else if let Some((role, _)) = role {
        role_refused(Tone::Warning, role, seen)
    } else if is_clock_wrong {
        let next = tr("access-clock-next");
        (Tone::Warning, tr("access-clock-wrong"), next)
    } else if let Some(before) = refused_before(seen, now) {
        before
    } else if matches!(seen.removal.proof(), Observation::Worked(_)) {
        removal_worked(report, callback, now)
    } else {
        nothing_wrong(report, callback)
    }
}

/// Whether the token lacks roles, or the newest refusal is for lack of a role that the token doesn't list.
fn lacks_roles(report: &AccessReport) -> bool {
    let is_refused = report.role_not_in_force().is_none() && report.is_role_refused_last();
    is_refused || !report.missing_roles().is_empty()
}

/// Says which roles are missing, and what to do.
fn roles_missing(report: &AccessReport) -> String {
    let n = [("n", report.missing_roles().len().max(1).into())];
    let next = [
        which_roles(report),
        tr_with("access-roles-next", &n),
        where_to_add(report).unwrap_or_default(),
    ];
    let next = next.into_iter().filter(|part| !part.is_empty());
    next.collect::<Vec<String>>().join("\n")
}

/// Says that a join failed for lack of the bot registration, and what to do. The registration may have been added
/// since.
fn bot_missing(refused: Timestamp, now: Timestamp) -> (String, String) {
    let at = [("time", when(now, refused).into())];
    (tr_with("access-bot-missing", &at), bot_next())
}

fn bot_next() -> String {
    [tr("access-bot-next"), tr("access-bot-where")].join("\n")
}

/// Returns the finding if at least two of these are missing: roles, the bot registration, the removal grant. Counts
/// what is missing, and says what to do about each.
fn several_missing(report: &AccessReport, now: Timestamp) -> Option<(Tone, String, String)> {
    let seen = &report.facts.seen;
    let mut missing = Vec::new();
    if lacks_roles(report) {
        let n = report.missing_roles().len().max(1);
        let named = tr_with("access-lacks-roles", &[("n", n.into())]);
        missing.push((n, named, roles_missing(report)));
    }
    if let Observation::Refused(at) = seen.bot {
        let (bold, next) = bot_missing(at, now);
        missing.push((1, tr("access-lacks-bot"), format!("{bold} {next}")));
    }
    if matches!(seen.removal.proof(), Observation::Refused(_)) {
        missing.push((1, tr("access-lacks-grant"), tr("failure-grant-admin")));
    }
    let n: usize = missing.iter().map(|(n, ..)| n).sum();
    let named = |at: usize| missing.get(at).map(|it| it.1.as_str()).unwrap_or_default();
    let names = [
        ("first", named(0).into()),
        ("second", named(1).into()),
        ("third", named(2).into()),
    ];
    let list = match missing.len() {
        0 | 1 => return None,
        2 => tr_with("access-lacks-and", &names),
        _ => tr_with("access-lacks-three", &names),
    };
    let bold = tr_with("access-lacks", &[("n", n.into()), ("list", list.into())]);
    let next: Vec<String> = missing.into_iter().map(|(_, _, next)| next).collect();
    Some((Tone::Danger, bold, next.join("\n")))
}

/// Returns the finding about a refusal in the audit log from before this sign-in. `None` if there is none, or if this
/// session has tried the same right.
fn refused_before(seen: &Seen, now: Timestamp) -> Option<(Tone, String, String)> {
    let time = |at: Timestamp| [("time", when(now, at).into())];
    if let Some(at) = seen.refused_before(Right::Bot) {
        let bold = tr_with("access-bot-earlier", &time(at));
        return Some((Tone::Warning, bold, bot_next()));
    }
    let at = seen.refused_before(Right::Removal)?;
    let bold = tr_with("access-removal-earlier", &time(at));
    let next = match seen.removal.proof() {
        Observation::Worked(_) => what_to_check(seen),
        _ => tr("failure-grant-admin"),
    };
    Some((Tone::Warning, bold, next))
}

/// Returns the finding about a role that a request lacked although the token lists it. If the app has joined a call, doesn't ask to check
/// what the join has proved.
fn role_refused(tone: Tone, role: &str, seen: &Seen) -> (Tone, String, String) {
    let needs = tr_with("access-role-refused-next", &[("role", role.into())]);
    let check = what_to_check(seen);
    let grant = seen.removal.lacked_role();
    let grant = grant.map(|_| tr("access-role-refused-grant"));
    let next = [needs, check].into_iter().chain(grant);
    let next = sentences(&next.collect::<Vec<_>>());
    (tone, tr("access-role-refused"), next)
}

/// Says what to check after a refusal for lack of a role that the app seems to have.
fn what_to_check(seen: &Seen) -> String {
    if seen.has_joined() {
        tr("access-role-refused-joined")
    } else {
        tr("access-role-refused-check")
    }
}

/// Returns the finding for an app that is not known to lack anything required. Says what is unproved or not entered,
/// and how to prove it.
fn nothing_wrong(report: &AccessReport, callback: Option<&str>) -> (Tone, String, String) {
    let seen = &report.facts.seen;
    let is_open = |proof: &Observation| *proof == Observation::NotTried;
    let is_unclear = |row: &&RoleRow| {
        row.state == RoleState::CannotTell && row.needed_for.is_some() && !row.optional
    };
    let roles = report.roles.iter().filter(is_unclear).count();
    let joins = [Right::Bot, Right::Consent, Right::OneTenant].map(|right| seen.proof(right));
    let joins = joins.iter().filter(|proof| is_open(proof)).count();
    let removals = usize::from(is_open(&seen.removal.proof()));
    let next = [
        (roles > 0, key!("access-worked-next")),
        (!seen.has_joined(), key!("access-worked-open")),
        (removals > 0, key!("access-open-next")),
    ];
    let next = next.into_iter().filter(|(is_open, _)| *is_open);
    let again = (callback.is_none() && seen.has_joined()).then(|| tr("access-callback-again"));
    let next: Vec<String> = again
        .into_iter()
        .chain(next.map(|(_, key)| tr(key)))
        .collect();
    let services = [seen.authority, seen.graph];
    let bold = if report.facts.token.is_none() && services.iter().all(is_open) {
        tr("access-nothing-checked")
    } else if callback.is_none() && !seen.has_joined() {
        tr("access-open-callback")
    } else {
        let open = [("n", (roles + joins + removals).into())];
        tr_with("access-open", &open)
    };
    (Tone::Info, bold, sentences(&next))
}

/// Returns the finding after a removal that worked.
///
/// If a role or another row of [`rights`] is still unknown, adds how to prove it. Otherwise, if the app has roles that
/// it doesn't use, says that an administrator can take these away.
fn removal_worked(
    report: &AccessReport,
    callback: Option<&str>,
    now: Timestamp,
) -> (Tone, String, String) {
    let is_unclear = |row: &RoleRow| row.state == RoleState::CannotTell;
    let is_beyond = |row: &RoleRow| row.state == RoleState::MoreThanNeeded;
    let (bold, next) = if report.roles.iter().any(is_unclear) {
        (tr("access-worked"), tr("access-worked-next"))
    } else if !report.facts.seen.has_joined() {
        (tr("access-worked"), tr("access-worked-open"))
    } else if callback.is_none() {
        (tr("access-worked"), tr("access-callback-again"))
    } else if rights(report, callback, now)
        .iter()
        .any(AccessRow::is_unknown)
    {
        (tr("access-worked"), String::new())
    } else if report.roles.iter().any(is_beyond) {
        (tr("access-good"), tr("access-good-next"))
    } else {
        (tr("access-good"), String::new())
    };
    (Tone::Success, bold, next)
}

/// Names each missing role and its purpose. Empty if no role is known to be missing.
fn which_roles(report: &AccessReport) -> String {
    let named = |row: &&RoleRow| format!("{}: {}", safe(&row.name), used_for(row));
    let missing: Vec<String> = report.missing_roles().iter().map(named).collect();
    missing.join("\n")
}
