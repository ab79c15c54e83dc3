//! What the report says of what is known, and that it says no more.

use std::time::Duration;

use super::*;
use crate::moderation::failure::ConnectionCause;
use crate::moderation::time::Now;

/// One of the things that were seen.
type Pick = fn(&Seen) -> Proof;

const APP: &str = "5f0c1d2e-0000-4000-8000-000000000001";
const TENANT: &str = "9e8d7c6b-0000-4000-8000-000000000002";

fn facts() -> AccessFacts {
    AccessFacts {
        authority_host: "login.microsoftonline.com".into(),
        graph_host: "graph.microsoft.com".into(),
        tenant: TENANT.into(),
        client_id: APP.into(),
        token: None,
        clock_ahead: None,
        seen: Seen::default(),
    }
}

fn with_roles(roles: &[&str]) -> AccessReport {
    let token = TokenFacts {
        tenant: Some(TENANT.into()),
        app: Some(APP.into()),
        roles: roles.iter().map(|role| Arc::from(*role)).collect(),
        ends: None,
    };
    AccessReport::new(AccessFacts {
        token: Some(token),
        ..facts()
    })
}

fn state<'a>(report: &'a AccessReport, name: &str) -> Option<&'a RoleState> {
    let row = report.roles.iter().find(|row| &*row.name == name);
    row.map(|row| &row.state)
}

fn refused(cause: Cause, status: Option<u16>) -> Failure {
    Failure {
        status,
        ..Failure::new(cause)
    }
}

#[test]
fn without_a_token_nothing_is_claimed() {
    let report = AccessReport::new(facts());
    assert_eq!(
        (&report.tenant, &report.app),
        (&Match::CannotTell, &Match::CannotTell)
    );
    assert_eq!(report.clock, Clock::CannotTell);
    let unknown = |row: &RoleRow| row.state == RoleState::CannotTell;
    assert!(report.roles.len() == role::NEEDED.len() && report.roles.iter().all(unknown));
}

#[test]
fn a_role_counts_by_any_case_and_a_missing_one_by_how_much_it_is_needed() {
    let report = with_roles(&["calls.initiate.all", "Calls.InitiateGroupCall.All"]);
    for (name, wanted) in [
        ("Calls.Initiate.All", RoleState::Granted),
        ("Calls.InitiateGroupCall.All", RoleState::Granted),
        ("Calls.JoinGroupCall.All", RoleState::Missing),
        ("Calls.JoinGroupCallAsGuest.All", RoleState::MissingOptional),
        ("User.ReadBasic.All", RoleState::MissingOptional),
    ] {
        assert_eq!(state(&report, name), Some(&wanted), "{name}");
    }
    assert_eq!(
        report.roles.len(),
        role::NEEDED.len(),
        "none is beyond need"
    );
}

#[test]
fn a_role_that_allows_more_does_as_well_and_counts_as_beyond_need_once_the_least_is_there() {
    let alone = with_roles(&["Calls.AccessMedia.All", "Calls.JoinGroupCallAsGuest.All"]);
    let by = |name: &str| RoleState::GrantedBy(name.into());
    assert_eq!(
        state(&alone, "Calls.Initiate.All"),
        Some(&by("Calls.AccessMedia.All"))
    );
    let guest = "Calls.JoinGroupCallAsGuest.All";
    assert_eq!(state(&alone, "Calls.JoinGroupCall.All"), Some(&by(guest)));
    assert_eq!(state(&alone, guest), Some(&RoleState::Granted));
    assert_eq!(state(&alone, "Calls.AccessMedia.All"), None);

    let both = with_roles(&["Calls.AccessMedia.All", "Calls.Initiate.All", "Mail.Read"]);
    for name in ["Calls.AccessMedia.All", "Mail.Read"] {
        assert_eq!(
            state(&both, name),
            Some(&RoleState::MoreThanNeeded),
            "{name}"
        );
    }
}

#[test]
fn what_was_typed_is_held_against_the_token() {
    let token: Arc<str> = TENANT.into();
    for (typed, wanted) in [
        (TENANT.to_uppercase(), Match::Same),
        (format!(" {TENANT} "), Match::Same),
        ("contoso.example".into(), Match::DomainOf(token.clone())),
        (APP.into(), Match::Other(token.clone())),
    ] {
        assert_eq!(compared(&typed, Some(&token)), wanted, "{typed}");
    }
}

#[test]
fn a_clock_is_wrong_from_two_minutes_on() {
    let off = SignedDuration::from_secs;
    for (ahead, wanted) in [
        (0, Clock::Right),
        (120, Clock::Right),
        (-120, Clock::Right),
        (121, Clock::Ahead(off(121))),
        (-3600, Clock::Behind(off(3600))),
    ] {
        assert_eq!(clock(Some(off(ahead))), wanted, "{ahead}");
    }
}

#[test]
fn each_refusal_is_remembered_where_it_belongs_until_the_same_thing_works() {
    let (early, late) = (
        Now::default().wall,
        Now::default().plus(Duration::from_mins(5)).wall,
    );
    let proofs: [(Cause, Pick); 4] = [
        (Cause::GrantMissing, |seen| seen.removal),
        (Cause::RoleMissing, |seen| seen.consent),
        (Cause::BotNotRegistered, |seen| seen.bot),
        (Cause::TenantMismatch, |seen| seen.tenant),
    ];
    for (cause, proof) in proofs {
        let mut seen = Seen::default();
        seen.failed(&refused(cause, Some(403)), early);
        assert_eq!(proof(&seen), Proof::Refused(early));
        assert_eq!(seen.graph, Proof::Worked(early), "a refusal is an answer");
        seen.created(late);
        seen.removed(late);
        assert_eq!(proof(&seen), Proof::Worked(late));
    }
    let mut seen = Seen::default();
    seen.sign_in_failed(
        &refused(Cause::Connection(ConnectionCause::Dns), None),
        early,
    );
    assert_eq!(
        (seen.authority, seen.graph),
        (Proof::Refused(early), Proof::NotTried)
    );
    let mut seen = Seen::default();
    seen.created(early);
    assert_eq!(seen.removal, Proof::NotTried, "a call proves no removal");
}

#[test]
fn only_what_answered_counts_as_reached() {
    let at = Now::default().wall;
    let (refused_at, worked, untouched) = (Proof::Refused(at), Proof::Worked(at), Proof::NotTried);
    let dns = || Cause::Connection(ConnectionCause::Dns);
    let not_entra = || Cause::SignIn(SignInCause::NotEntra);
    for (cause, status, authority, graph) in [
        (dns(), None, untouched, refused_at),
        (Cause::NotGraph, Some(200), untouched, refused_at),
        (Cause::Service, Some(503), untouched, worked),
        (Cause::SignedOut, None, untouched, untouched),
        (
            Cause::SignIn(SignInCause::WrongSecret),
            Some(401),
            worked,
            untouched,
        ),
        (not_entra(), Some(200), refused_at, untouched),
    ] {
        let mut seen = Seen::default();
        seen.failed(&refused(cause.clone(), status), at);
        assert_eq!(
            (seen.authority, seen.graph),
            (authority, graph),
            "{cause:?}"
        );
    }
}

#[test]
fn the_cmdlet_names_this_app_and_nothing_that_a_shell_would_run() {
    let line = |id: &str| {
        let client_id = id.into();
        AccessReport::new(AccessFacts {
            client_id,
            ..facts()
        })
        .cmdlet
    };
    assert!(line(APP).ends_with(&format!("-AllowRemoveParticipantAppIds @{{Add=\"{APP}\"}}")));
    for evil in ["", "x\"}; rm -rf /", "$(whoami)", "a\nb"] {
        assert!(line(evil).ends_with("@{Add=\"<client id>\"}"), "{evil}");
    }
}

#[test]
fn the_text_for_a_ticket_tells_all_of_it_in_lines() {
    let mut report = with_roles(&["Calls.JoinGroupCall.All", "Mail.Read"]);
    let at = "2026-11-27T14:03:20Z".parse().unwrap();
    report.facts.seen.signed_in(at);
    report
        .facts
        .seen
        .failed(&refused(Cause::BotNotRegistered, Some(403)), at);
    report.facts.seen.removed(at);
    report.facts.tenant = "evil\u{202e}\nRole Fake: granted".into();
    let text = report.report_text();
    for line in [
        "Sign-in authority login.microsoftonline.com: answered at 2026-11-27 14:03 UTC",
        "Role Calls.Initiate.All: MISSING (for reading calls and rosters, keeping calls alive, leaving and ending them)",
        "Role Mail.Read: more than needed",
        "Bot registration with calling: missing; refused at 2026-11-27 14:03 UTC with 7503",
        "Consent in the tenant: cannot tell; nothing has needed it yet",
        "Grant for removals: proved by the removal at 2026-11-27 14:03 UTC",
    ] {
        assert!(
            text.lines().any(|one| one == line),
            "no “{line}” in\n{text}"
        );
    }
    assert!(text.contains(&report.cmdlet));
    assert!(
        !text.lines().any(|line| line.starts_with("Role Fake")),
        "{text}"
    );
    assert!(!text.contains('\u{202e}'));
}
