//! The report states what requests have shown, and no more.

use std::time::Duration;

use super::*;

use crate::moderation::access::role;

use crate::moderation::model::failure::{
    Cause, ConnectionCause, Failure, SignInCause, TokenTrouble,
};
use crate::moderation::model::request_line::RequestLine;
use crate::moderation::model::time::Now;

/// Selects one of the observations in [`Seen`].
type Pick = fn(&Seen) -> Observation;

const APP: &str = "5f0c1d2e-0000-4000-8000-000000000001";
const TENANT: &str = "9e8d7c6b-0000-4000-8000-000000000002";

fn facts() -> AccessFacts {
    AccessFacts {
        authority_host: "login.microsoftonline.com".into(),
        authority_root: "https://login.microsoftonline.com".into(),
        certificate: None,
        graph_host: "graph.microsoft.com".into(),
        way: NetworkRoute::default(),
        tenant: TENANT.into(),
        client_id: APP.into(),
        token: None,
        clock_skew: None,
        seen: Seen::default(),
    }
}

fn with_roles(roles: &[&str]) -> AccessReport {
    let token = TokenFacts {
        name: None,
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
        (&IdMatch::CannotTell, &IdMatch::CannotTell)
    );
    assert_eq!(report.clock, ClockState::CannotTell);
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
        "no role is beyond what is needed"
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
        (TENANT.to_uppercase(), IdMatch::Same),
        (format!(" {TENANT} "), IdMatch::Same),
        ("contoso.example".into(), IdMatch::DomainOf(token.clone())),
        (APP.into(), IdMatch::Other(token.clone())),
    ] {
        assert_eq!(compared(&typed, Some(&token)), wanted, "{typed}");
    }
}

#[test]
fn a_clock_is_wrong_from_two_minutes_on() {
    let off = SignedDuration::from_secs;
    for (ahead, wanted) in [
        (0, ClockState::Right),
        (120, ClockState::Right),
        (-120, ClockState::Right),
        (121, ClockState::Ahead(off(121))),
        (-3600, ClockState::Behind(off(3600))),
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
        (Cause::GrantMissing, |seen| seen.removal.proof()),
        (Cause::RoleMissing, |seen| seen.consent),
        (Cause::BotNotRegistered, |seen| seen.bot),
        (Cause::TenantMismatch, |seen| seen.tenant),
    ];
    for (cause, proof) in proofs {
        let mut seen = Seen::default();
        seen.failed(&refused(cause, Some(403)), early);
        assert_eq!(proof(&seen), Observation::Refused(early));
        assert_eq!(
            seen.graph,
            Observation::Worked(early),
            "a refusal is an answer"
        );
        seen.created(late);
        seen.removed(late);
        assert_eq!(proof(&seen), Observation::Worked(late));
    }
    let mut seen = Seen::default();
    seen.sign_in_failed(
        &refused(Cause::Connection(ConnectionCause::Dns), None),
        early,
    );
    assert_eq!(
        (seen.authority, seen.graph),
        (Observation::Refused(early), Observation::NotTried)
    );
    let mut seen = Seen::default();
    seen.created(early);
    assert_eq!(
        seen.removal.proof(),
        Observation::NotTried,
        "a call proves no removal"
    );
}

#[test]
fn what_graph_accepts_shows_the_consent_but_not_that_of_a_role_that_was_refused() {
    let (early, late) = (
        Now::default().wall,
        Now::default().plus(Duration::from_mins(5)).wall,
    );
    let at = |path: &str| {
        let target = format!("/v1.0/communications/calls/c{path}");
        Some(RequestLine::new("DELETE", "https://graph.test", &target))
    };
    let mut seen = Seen::default();
    seen.accepted(early, Some("GET participants"));
    assert_eq!(seen.consent, Observation::Worked(early));
    assert_eq!((seen.bot, seen.tenant), Default::default());
    let mut failure = refused(Cause::RoleMissing, Some(403));
    failure.request = at("/participants/p");
    seen.failed(&failure, late);
    failure.request = at("");
    seen.failed(&failure, late);
    seen.accepted(late, Some("GET participants"));
    seen.accepted(late, None);
    assert_eq!(seen.consent, Observation::Refused(late));
    seen.removed(late);
    assert_eq!(
        seen.consent,
        Observation::Refused(late),
        "leaving was refused too"
    );
    seen.accepted(late, Some("DELETE calls"));
    assert_eq!(seen.consent, Observation::Worked(late));
    assert!(seen.refusals.is_empty());
    seen.failed(&refused(Cause::RoleMissing, Some(403)), late);
    seen.removed(late);
    assert_eq!(
        seen.consent,
        Observation::Refused(late),
        "who knows what it was"
    );
    seen.created(late);
    assert_eq!(seen.consent, Observation::Worked(late));
}

/// Makes the failure of a request. A request that was not sent failed for lack of a token.
fn told(cause: Cause, status: Option<u16>, was_sent: bool) -> Failure {
    let token = TokenTrouble {
        at: Now::default().wall,
        clock_skew: None,
        thumbprints: None,
    };
    Failure {
        tries: u32::from(was_sent),
        token: (!was_sent).then(|| Arc::new(token)),
        ..refused(cause, status)
    }
}

#[test]
fn only_what_answered_counts_as_reached() {
    use SignInCause as C;
    let at = Now::default().wall;
    let (silent, worked, untouched) = (
        Observation::Refused(at),
        Observation::Worked(at),
        Observation::NotTried,
    );
    let of_graph = |cause, status| (told(cause, status, true), false);
    let of_entra = |cause, status| (told(cause, status, false), true);
    let sign_in = |cause, status| of_entra(Cause::SignIn(cause), status);
    let untrusted = || Cause::Untrusted("CN=Proxy".into());
    let cases = [
        (
            of_graph(Cause::Connection(ConnectionCause::Dns), None),
            silent,
        ),
        (of_graph(Cause::TimedOut, None), silent),
        (of_graph(untrusted(), None), silent),
        (of_graph(Cause::Redirected("h".into()), Some(302)), silent),
        (of_graph(Cause::NotGraph, Some(200)), silent),
        (of_graph(Cause::Service, Some(503)), worked),
        (of_graph(Cause::Forbidden, Some(403)), worked),
        (of_graph(Cause::SignedOut, None), untouched),
        (
            of_graph(Cause::Connection(ConnectionCause::ProxyVariable), None),
            untouched,
        ),
        (
            of_entra(Cause::Connection(ConnectionCause::ProxyVariable), None),
            untouched,
        ),
        (
            of_entra(Cause::Connection(ConnectionCause::Dns), None),
            silent,
        ),
        (
            of_entra(Cause::Connection(ConnectionCause::Refused), None),
            silent,
        ),
        (
            of_entra(Cause::Connection(ConnectionCause::CertificateTime), None),
            silent,
        ),
        (
            of_entra(Cause::Connection(ConnectionCause::ProxySilent), None),
            untouched,
        ),
        (
            of_graph(Cause::Connection(ConnectionCause::ProxyPassword), None),
            untouched,
        ),
        (of_entra(untrusted(), None), silent),
        (of_entra(Cause::Redirected("h".into()), Some(302)), silent),
        (of_entra(Cause::TimedOut, None), silent),
        (sign_in(C::NotEntra, Some(200)), silent),
        // Entra did not answer in time, or the connection broke.
        (sign_in(C::EntraTrouble, None), silent),
        (sign_in(C::EntraTrouble, Some(503)), worked),
        (sign_in(C::WrongSecret, Some(401)), worked),
        // These requests were never sent.
        (sign_in(C::CertificateExpired, None), untouched),
        (sign_in(C::CertificateNotYetValid, None), untouched),
        (sign_in(C::CertificateRefused, None), untouched),
        (sign_in(C::TokenFile, None), untouched),
        (sign_in(C::TokenEnded, None), untouched),
        (sign_in(C::NotAToken, None), untouched),
        (sign_in(C::UnknownTenant, None), untouched),
        (sign_in(C::UnknownApp, None), untouched),
        (sign_in(C::NoCredential, None), untouched),
    ];
    for ((failure, is_entras), wanted) in cases {
        let mut seen = Seen::default();
        seen.failed(&failure, at);
        let found = (seen.authority, seen.graph);
        let wanted = if is_entras {
            (wanted, untouched)
        } else {
            (untouched, wanted)
        };
        assert_eq!(found, wanted, "{failure:?}");
    }
}

#[test]
fn a_proxy_that_lets_nothing_through_is_the_finding_until_a_service_answers() {
    let at = Now::default().wall;
    for cause in [
        ConnectionCause::ProxyDns,
        ConnectionCause::ProxySilent,
        ConnectionCause::ProxyPassword,
        ConnectionCause::ProxyBlocked,
    ] {
        for was_sent in [true, false] {
            let mut seen = Seen::default();
            let failure = told(Cause::Connection(cause), None, was_sent);
            seen.failed(&failure, at);
            let found = seen.proxy.as_ref().map(|it| it.cause.clone());
            assert_eq!(found, Some(Cause::Connection(cause)));
            let later = Now::default().plus(Duration::from_mins(1)).wall;
            if was_sent {
                seen.answered(later);
            } else {
                seen.signed_in(later);
            }
            assert_eq!(seen.proxy, None, "{cause:?}");
        }
    }
}

#[test]
fn a_refusal_that_is_only_repeated_keeps_its_time() {
    let early = Now::default();
    let late = early.plus(Duration::from_mins(5)).wall;
    let held = told(Cause::SignIn(SignInCause::SecretExpired), Some(401), false);
    let mut seen = Seen::default();
    seen.failed(&held, late);
    assert_eq!(seen.authority, Observation::Worked(early.wall));
    let unreached = told(Cause::Connection(ConnectionCause::Dns), None, false);
    let mut seen = Seen::default();
    seen.signed_in(early.wall);
    seen.failed(&unreached, late);
    seen.signed_in(early.wall);
    let silent = Observation::Refused(early.wall);
    assert_eq!(seen.authority, silent, "the same token was reported again");
    seen.signed_in(late);
    seen.failed(&unreached, late);
    assert_eq!(seen.authority, Observation::Worked(late));
}

#[test]
fn a_token_that_graph_refused_before_entra_fell_silent_is_an_answer_of_graphs() {
    let at = Now::default().wall;
    let mut failure = told(Cause::Connection(ConnectionCause::Dns), None, false);
    failure.tries = 1;
    let mut seen = Seen::default();
    seen.failed(&failure, at);
    let wanted = (Observation::Refused(at), Observation::Worked(at));
    assert_eq!((seen.authority, seen.graph), wanted);
}

#[test]
fn a_grant_that_was_proved_outlives_the_refusal_of_one_person() {
    let early = Now::default();
    let (worked, late) = (early.wall, early.plus(Duration::from_mins(7)).wall);
    let mut report = with_roles(&[]);
    let seen = &mut report.facts.seen;
    seen.removed(worked);
    seen.failed(&refused(Cause::GrantMissing, Some(403)), late);
    assert_eq!(seen.removal.proof(), Observation::Worked(worked));
    assert_eq!(seen.removal.refused_since(), Some(late));
    report.facts.seen.removed(late);
    assert_eq!(report.facts.seen.removal.refused_since(), None);
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
fn a_role_that_is_missing_alone_is_named_and_does_not_make_everything_missing() {
    let some = with_roles(&["Calls.JoinGroupCall.All", "Calls.Initiate.All"]);
    assert!(some.lacks_only_some());
    let none = with_roles(&[]);
    assert!(!none.lacks_only_some() && none.missing_roles().len() == 3);
    assert!(!AccessReport::new(facts()).lacks_only_some());
}
