//! The rows of the access check, one for each fact.

use jiff::Timestamp;

use crate::app::language::privacy;
use crate::app::language::text::{key, sentences, tr, tr_with};
use crate::app::words::callback_text::shown_callback;
use crate::app::words::failure_text::{failure_text, grant_cause};
use crate::app::words::network_text::{network_words, safe};
use crate::app::words::time_text::{clock_off, day, when};
use crate::moderation::access::report::{
    AccessFacts, AccessReport, CertificateSeen, ClockState, IdMatch, NetworkRoute,
};
use crate::moderation::access::{Observation, Right, RoleRow, RoleState, Seen};
use crate::moderation::model::ids::tail;
use crate::moderation::model::participant::Badge;

/// Whether the fact of a row is as it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AccessMark {
    Granted,
    /// A fact that needs no grant, and is as it should be.
    Right,
    /// The permission is missing but needed.
    Missing,
    /// The fact isn't as it should be.
    Wrong,
    /// The service didn't answer.
    Silent,
    /// A request was refused, perhaps for another reason than a missing permission.
    Refused,
    /// A request that would have proved the permission was refused for a reason that may be another permission.
    NotProved,
    /// The permission is missing, but the app can do without it.
    MissingOptional,
    /// It is unknown whether the permission is granted, or whether the fact is as it should be.
    CannotTell,
    /// The fact is as it should be, but needs care: a certificate expires soon, or other people can read its key or the
    /// traffic.
    Beware,
    /// The callback address has not been entered yet.
    NotEntered,
    /// The permission is granted, but the app has no use for it.
    Beyond,
}

impl AccessMark {
    pub(crate) fn word(self) -> String {
        match self {
            Self::Granted => tr("access-granted"),
            Self::Right => tr("access-right"),
            Self::Missing => tr("access-missing"),
            Self::Wrong => tr("access-wrong"),
            Self::Silent => tr("access-silent"),
            Self::Refused => tr("access-refused"),
            Self::NotProved => tr("access-not-proved"),
            Self::MissingOptional => tr("access-optional"),
            Self::CannotTell => tr("access-cannot-tell"),
            Self::Beware => tr("access-beware"),
            Self::NotEntered => tr("access-not-entered"),
            Self::Beyond => tr("access-beyond"),
        }
    }

    /// Returns the rank by which [`rights`] sorts rows with this mark; 0 is the most urgent.
    fn urgency(self) -> u8 {
        match self {
            Self::Missing | Self::Wrong | Self::Silent | Self::Refused | Self::NotProved => 0,
            Self::CannotTell | Self::NotEntered => 1,
            Self::MissingOptional | Self::Beware => 2,
            Self::Granted | Self::Right => 3,
            Self::Beyond => 4,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AccessRow {
    pub(crate) mark: AccessMark,
    pub(crate) name: String,
    pub(crate) needed_for: String,
    /// How the program knows the fact, or why it doesn't.
    pub(crate) evidence: String,
    /// The sentence above the permission's PowerShell command; it says when or where an administrator runs the command.
    /// `None` if the row shows no command.
    pub(crate) command: Option<String>,
}

impl AccessRow {
    fn new(mark: AccessMark, name: String, needed_for: String, evidence: String) -> Self {
        Self {
            mark,
            name,
            needed_for,
            evidence,
            command: None,
        }
    }
}

impl AccessRow {
    pub(crate) fn is_unknown(&self) -> bool {
        matches!(self.mark, AccessMark::CannotTell | AccessMark::NotEntered)
    }
}

/// Returns the rows about what the app may do: the roles, the removal grant, the Azure Bot, the callback address, the
/// consent, and the tenant. The most urgent rows come first.
pub(crate) fn rights(
    report: &AccessReport,
    callback: Option<&str>,
    now: Timestamp,
) -> Vec<AccessRow> {
    let seen = &report.facts.seen;
    let is_beyond = |row: &&RoleRow| row.state == RoleState::MoreThanNeeded;
    let needed = report.roles.iter().filter(|row| !is_beyond(row));
    let role = |row| role(row, &report.facts);
    let mut rows: Vec<AccessRow> = needed.map(role).collect();
    rows.push(removal(seen, now));
    rows.push(AccessRow::new(
        granted(seen.proof(Right::Bot)),
        tr("access-bot"),
        [required(tr("access-bot-for")), tr("access-bot-where")].join("\n"),
        refused_before(seen, (Right::Bot, key!("access-refused-before-join")), now)
            .unwrap_or_else(|| proof(seen.proof(Right::Bot), "7503", now)),
    ));
    rows.push(callback_row(callback, seen));
    rows.push(consent_row(report, now));
    rows.push(AccessRow::new(
        match granted(seen.proof(Right::OneTenant)) {
            AccessMark::Granted => AccessMark::Right,
            AccessMark::Missing => AccessMark::Wrong,
            other => other,
        },
        tr("access-one-tenant"),
        required(tr("access-one-tenant-for")),
        proof(seen.proof(Right::OneTenant), "7505", now),
    ));
    rows.extend(report.roles.iter().filter(is_beyond).map(role));
    // Rows that need action have to be visible without scrolling.
    rows.sort_by_key(|row| row.mark.urgency());
    rows
}

fn callback_row(callback: Option<&str>, seen: &Seen) -> AccessRow {
    let (mark, evidence) = match callback {
        Some(address) => (AccessMark::Right, privacy::text(&shown_callback(address))),
        // A call was created with an address that is gone.
        None if seen.has_joined() => (AccessMark::NotEntered, tr("access-callback-not-kept")),
        None => (AccessMark::NotEntered, tr("access-callback-where")),
    };
    let needed_for = required(tr("access-callback-for"));
    AccessRow::new(mark, tr("callback-label"), needed_for, evidence)
}

/// Returns the row about the consent. Names roles if only some lack it, or the role that Graph says is missing although the
/// token lists it.
fn consent_row(report: &AccessReport, now: Timestamp) -> AccessRow {
    let seen = report.facts.seen.proof(Right::Consent);
    let missing = report.missing_roles();
    let not_in_force = report.role_not_in_force();
    let token = report.facts.token.as_ref();
    let is_listed = token.is_some_and(|token| !token.roles.is_empty());
    let (mark, evidence) = match seen {
        Observation::Refused(at) if report.is_role_back() => {
            let values = [("time", when(now, at).into())];
            (AccessMark::CannotTell, tr_with("access-role-back", &values))
        }
        Observation::Refused(at) if not_in_force.is_some() => {
            let values = [("time", when(now, at).into()), ("code", "7504".into())];
            let evidence = tr_with("access-refused-listed", &values);
            (AccessMark::Refused, evidence)
        }
        Observation::Refused(_) => (granted(seen), consent_proof(seen, now)),
        // The token itself shows that some roles lack consent.
        _ if !missing.is_empty() => (AccessMark::Missing, tr("access-not-in-token")),
        // No request has needed the consent yet. Only the roles in the token can show that it was given.
        Observation::NotTried if is_listed => (granted(seen), tr("access-consent-listed")),
        _ => (granted(seen), consent_proof(seen, now)),
    };
    let what = if let Some(role) = not_in_force {
        role.to_owned()
    } else if report.lacks_only_some() {
        let names: Vec<String> = missing.iter().map(|row| safe(&row.name)).collect();
        names.join(", ")
    } else {
        tr("access-consent-for")
    };
    let name = match not_in_force {
        Some(_) => tr("access-role-accepted"),
        None => tr("access-consent"),
    };
    AccessRow::new(mark, name, required(what), evidence)
}

/// Returns the rows about the sign-in, such as the servers, the tenant and the clock.
pub(crate) fn places(report: &AccessReport, now: Timestamp) -> Vec<AccessRow> {
    let facts = &report.facts;
    let (clock, told) = clock(report.clock);
    let mut rows = vec![
        authority_row(facts, now),
        AccessRow::new(
            reached(facts.seen.graph),
            tr("access-graph"),
            facts.graph_host.to_string(),
            answered(facts.seen.graph, now),
        ),
        matched(tr("sign-in-tenant"), &facts.tenant, &report.tenant, facts),
        matched(
            tr("sign-in-client-id"),
            &facts.client_id,
            &report.app,
            facts,
        ),
        AccessRow::new(clock, tr("access-clock"), tr("access-clock-for"), told),
    ];
    let proxy_fault = facts.seen.proxy.as_deref();
    if proxy_fault.is_none() && !facts.way.is_of_the_system() {
        rows.insert(2, way_row(&facts.way));
    }
    let certificate = facts.certificate.as_ref();
    rows.extend(certificate.map(|used| certificate_row(used, now)));
    // A service that didn't answer, and a proxy that lets nothing through, have to be visible without scrolling.
    rows.sort_by_key(|row| row.mark != AccessMark::Silent);
    if let Some(fault) = proxy_fault {
        let why = failure_text(fault, None).sentence;
        let way = network_words(&facts.way);
        rows.insert(
            0,
            AccessRow::new(AccessMark::Wrong, tr("access-way"), way, why),
        );
    }
    rows
}

/// Returns the row about Entra: whether Entra answers, and whether its last answer was a refusal.
fn authority_row(facts: &AccessFacts, now: Timestamp) -> AccessRow {
    let seen = &facts.seen;
    let (mark, evidence) = match (seen.authority, seen.refusals.get(&Right::SignIn)) {
        (Observation::Worked(at), Some(_)) => {
            let values = [("time", when(now, at).into())];
            (AccessMark::Wrong, tr_with("access-refused-at", &values))
        }
        (found, _) => (reached(found), answered(found, now)),
    };
    let host = facts.authority_host.to_string();
    AccessRow::new(mark, tr("access-authority"), host, evidence)
}

fn way_row(way: &NetworkRoute) -> AccessRow {
    // A proxy can read the traffic only if extra certificate authorities are trusted. Otherwise it only passes the
    // traffic on.
    let (mark, evidence) = match way.ca_file {
        Some(_) => (AccessMark::Beware, tr("access-way-authorities")),
        None => (AccessMark::Right, tr("access-way-proxy")),
    };
    AccessRow::new(mark, tr("access-way"), network_words(way), evidence)
}

fn certificate_row(used: &CertificateSeen, now: Timestamp) -> AccessRow {
    let ends = tr_with("access-certificate-ends", &[("day", day(used.ends).into())]);
    let soon = used.ends_soon(now);
    let (mark, evidence) = match (soon, used.readable_by_others) {
        (_, true) => (
            AccessMark::Beware,
            sentences(&[ends, tr("access-certificate-open")]),
        ),
        (true, false) => (AccessMark::Beware, ends),
        (false, false) => (AccessMark::Right, ends),
    };
    let whose = format!(
        "{}\nSHA-1 {}\nSHA-256 {}",
        privacy::text(&safe(&used.subject)),
        privacy::text(&used.sha1),
        privacy::text(&used.sha256)
    );
    AccessRow::new(mark, tr("access-certificate"), whose, evidence)
}

fn required(what: String) -> String {
    tr_with("access-required", &[("what", what.into())])
}

/// Says why no token shows a fact: the sign-in failed, or there is no token that can be read.
fn not_shown(facts: &AccessFacts) -> String {
    let seen = &facts.seen;
    let is_unreached = matches!(seen.authority, Observation::Refused(_))
        && !matches!(seen.graph, Observation::Worked(_));
    if is_unreached || seen.refusals.contains_key(&Right::SignIn) {
        tr("access-before-sign-in")
    } else {
        tr("access-no-token")
    }
}

fn role(row: &RoleRow, facts: &AccessFacts) -> AccessRow {
    let (mark, evidence) = match &row.state {
        RoleState::Granted => (AccessMark::Granted, tr("access-in-token")),
        RoleState::GrantedBy(by) => {
            let values = [("role", safe(by).into())];
            (AccessMark::Granted, tr_with("access-through", &values))
        }
        RoleState::Missing => (AccessMark::Missing, tr("access-not-in-token")),
        RoleState::MissingOptional => (AccessMark::MissingOptional, tr("access-not-in-token")),
        RoleState::CannotTell => (AccessMark::CannotTell, not_shown(facts)),
        RoleState::MoreThanNeeded => (AccessMark::Beyond, tr("access-in-token")),
    };
    AccessRow::new(mark, safe(&row.name), purpose(row), evidence)
}

pub(crate) fn purpose(row: &RoleRow) -> String {
    let what = used_for(row);
    match (row.needed_for, row.optional) {
        (None, _) => what,
        (Some(_), true) => tr_with("access-optional-for", &[("what", what.into())]),
        (Some(_), false) => required(what),
    }
}

pub(crate) fn used_for(row: &RoleRow) -> String {
    match (&*row.name, row.needed_for) {
        ("Calls.JoinGroupCall.All", _) => tr("role-join"),
        ("Calls.Initiate.All", _) => tr("role-read"),
        ("Calls.InitiateGroupCall.All", _) => tr("role-invite"),
        ("Calls.JoinGroupCallAsGuest.All", Some(_)) => tr("role-guest"),
        ("User.ReadBasic.All", Some(_)) => tr("role-names"),
        (_, Some(other)) => other.to_owned(),
        (_, None) => tr("role-beyond"),
    }
}

/// Says when a right was refused before this sign-in; `None` if it wasn't, or if this session has tried the right.
fn refused_before(seen: &Seen, (right, key): (Right, &str), now: Timestamp) -> Option<String> {
    let at = seen.refused_before(right)?;
    Some(tr_with(key, &[("time", when(now, at).into())]))
}

fn removal(seen: &Seen, now: Timestamp) -> AccessRow {
    let before = refused_before(seen, (Right::Removal, key!("access-refused-before")), now);
    let refused = seen.refused_person.unwrap_or(Badge::Member);
    let seen = seen.removal;
    let without_role = seen.lacked_role();
    let proof = seen.proof();
    let time = |at: Timestamp| when(now, at).into();
    let evidence = match (proof, seen.refused_since()) {
        (Observation::NotTried, _) => match without_role {
            Some(at) => {
                let values = [("time", time(at)), ("code", "7504".into())];
                tr_with("access-grant-untold", &values)
            }
            None => before.unwrap_or_else(|| tr("access-not-tried")),
        },
        (Observation::Worked(at), None) => {
            let proved = tr_with("access-removal-proved", &[("time", time(at))]);
            [Some(proved), before]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join("\n")
        }
        (Observation::Worked(at), Some(refused)) => {
            let values = [("time", time(at)), ("refused", time(refused))];
            tr_with("access-removal-protected", &values)
        }
        (Observation::Refused(at), _) => tr_with("access-refused-at", &[("time", time(at))]),
    };
    let mut needed_for = required(tr("access-removal-for"));
    let mut mark = granted(proof);
    if let Observation::Refused(_) = proof {
        needed_for = format!("{needed_for}\n{}", grant_cause(refused));
        mark = AccessMark::Refused;
    } else if without_role.is_some() {
        mark = AccessMark::NotProved;
    }
    let command = match proof {
        Observation::Worked(_) => None,
        Observation::NotTried => Some(tr("access-command-if")),
        Observation::Refused(_) => Some(tr("access-command-where")),
    };
    AccessRow {
        command,
        ..AccessRow::new(mark, tr("access-removal"), needed_for, evidence)
    }
}

fn granted(seen: Observation) -> AccessMark {
    match seen {
        Observation::NotTried => AccessMark::CannotTell,
        Observation::Worked(_) => AccessMark::Granted,
        Observation::Refused(_) => AccessMark::Missing,
    }
}

fn proof(seen: Observation, code: &'static str, now: Timestamp) -> String {
    match seen {
        Observation::NotTried => tr("access-not-tried"),
        Observation::Worked(at) => tr_with("access-call-proved", &[("time", when(now, at).into())]),
        Observation::Refused(at) => {
            let values = [("time", when(now, at).into()), ("code", code.into())];
            tr_with("access-refused-with", &values)
        }
    }
}

fn consent_proof(seen: Observation, now: Timestamp) -> String {
    match seen {
        Observation::Worked(at) => {
            tr_with("access-consent-proved", &[("time", when(now, at).into())])
        }
        other => proof(other, "7504", now),
    }
}

fn reached(seen: Observation) -> AccessMark {
    match seen {
        Observation::NotTried => AccessMark::CannotTell,
        Observation::Worked(_) => AccessMark::Right,
        Observation::Refused(_) => AccessMark::Silent,
    }
}

fn answered(seen: Observation, now: Timestamp) -> String {
    match seen {
        Observation::NotTried => tr("access-not-asked"),
        Observation::Worked(at) => tr_with("access-answered", &[("time", when(now, at).into())]),
        Observation::Refused(at) => tr_with("access-no-answer", &[("time", when(now, at).into())]),
    }
}

fn matched(name: String, typed: &str, found: &IdMatch, facts: &AccessFacts) -> AccessRow {
    let (mark, evidence) = match found {
        IdMatch::CannotTell => (AccessMark::CannotTell, not_shown(facts)),
        IdMatch::Same => (AccessMark::Right, tr("access-same")),
        IdMatch::DomainOf(id) => {
            let values = [("id", tail(id).into())];
            (AccessMark::Right, tr_with("access-domain-of", &values))
        }
        IdMatch::Other(id) => {
            let values = [("id", privacy::id(&safe(id)).into())];
            (AccessMark::Wrong, tr_with("access-other-in-token", &values))
        }
    };
    AccessRow::new(mark, name, privacy::text(&safe(typed)), evidence)
}

fn clock(found: ClockState) -> (AccessMark, String) {
    let by = |off| [("off", clock_off(off).into())];
    match found {
        ClockState::CannotTell => (AccessMark::CannotTell, tr("access-no-time")),
        ClockState::Right => (AccessMark::Right, tr("access-clock-right")),
        ClockState::Ahead(off) => (AccessMark::Wrong, tr_with("access-clock-ahead", &by(off))),
        ClockState::Behind(off) => (AccessMark::Wrong, tr_with("access-clock-behind", &by(off))),
    }
}
