//! Bodies in all documented forms, and in those of careless or hostile servers.

pub(crate) mod filed;

use std::sync::Arc;

use serde_json::{Value, json};

use crate::graph::http::lenient_json::is_too_long;
use crate::graph::requests::wire::call::{call, created};
use crate::graph::requests::wire::operations::{begun, operation};
use crate::graph::requests::wire::roster::{is_in_call, roster};
use crate::graph::requests::wire::user::user;
use crate::moderation::model::call::{CallState, ResultInfo};
use crate::moderation::model::ids::{CallId, OperationId, ParticipantId};
use crate::moderation::model::participant::{Identity, IdentityKind, Participant};
use crate::moderation::state::invitation::OperationOutcome;

macro_rules! fixture {
    ($name:literal) => {
        include_str!(concat!("../../../../tests/wire/", $name, ".json"))
    };
}

/// Adds an unknown member to every object of a body.
fn with_unknown_members(body: &str) -> String {
    fn add(value: &mut Value) {
        match value {
            Value::Object(members) => {
                members.values_mut().for_each(add);
                members.insert(
                    "newIn2030".to_owned(),
                    json!({"deep": [[{}], null, 1e300, "\u{7}"]}),
                );
            }
            Value::Array(items) => items.iter_mut().for_each(add),
            _ => {}
        }
    }
    let mut value = serde_json::from_str(body).unwrap();
    add(&mut value);
    value.to_string()
}

/// Replaces the value of a member wherever it occurs.
fn with_member(body: &str, member: &str, new: &Value) -> String {
    fn replace(value: &mut Value, member: &str, new: &Value) {
        match value {
            Value::Object(members) => {
                for (name, value) in members {
                    if name == member {
                        *value = new.clone();
                    }
                    replace(value, member, new);
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|item| replace(item, member, new)),
            _ => {}
        }
    }
    let mut value = serde_json::from_str(body).unwrap();
    replace(&mut value, member, new);
    value.to_string()
}

/// Returns the id in a body.
fn told(body: &str) -> CallId {
    let body: Value = serde_json::from_str(body).unwrap();
    body["id"].as_str().unwrap().into()
}

fn read_roster(body: &str) -> Vec<Participant> {
    roster(body.as_bytes()).unwrap().participants
}

#[test]
fn a_call_is_read() {
    let body = fixture!("call");
    let read = call(body.as_bytes(), &told(body)).unwrap();
    assert_eq!(read.state, CallState::Established);
    assert_eq!(read.subject.as_deref(), Some("Quarterly town hall"));
    assert_eq!(
        read.my_participant.as_ref().map(ParticipantId::as_str),
        Some("0a1b2c3d-0000-4000-8000-000000000001")
    );
    let organizer = read.organizer.as_ref().unwrap();
    assert_eq!(organizer.kind, IdentityKind::User);
    assert_eq!(organizer.tenant, read.tenant);
    assert_eq!(read.result, None);
    assert_eq!(
        call(with_unknown_members(body).as_bytes(), &told(body)).unwrap(),
        read
    );
}

#[test]
fn an_unknown_call_state_is_kept_and_known_ones_come_in_any_case() {
    let state = |state: &str| {
        let body = with_member(fixture!("call"), "state", &json!(state));
        call(body.as_bytes(), &told(&body)).unwrap().state
    };
    assert_eq!(state("EstaBlished"), CallState::Established);
    assert_eq!(state("terminated"), CallState::Terminated);
    assert_eq!(state("teleporting"), CallState::Other("teleporting".into()));
    let nameless = with_member(fixture!("call"), "state", &json!(null));
    let read = call(nameless.as_bytes(), &told(&nameless)).unwrap();
    assert_eq!(read.state, CallState::default());
}

#[test]
fn a_roster_is_read() {
    let body = fixture!("roster");
    let page = roster(body.as_bytes()).unwrap();
    assert_eq!((page.rows, page.next_link), (3, None));
    let [bot, ada, ana] = page.participants.as_slice() else {
        unreachable!();
    };
    assert_eq!(bot.identity.kind, IdentityKind::Application);
    assert_eq!(bot.muted, Some(false));
    assert_eq!(ada.identity.display_name.as_deref(), Some("Ada Lovelace"));
    assert!(ada.media.video && !ada.media.screen && ada.media.server_muted && ada.recording);
    assert_eq!(ada.sequence, Some(12));
    assert!(ana.in_lobby && !ada.in_lobby);
    assert_eq!(ana.identity.email.as_deref(), Some("ana@example.org"));
    assert_eq!(read_roster(&with_unknown_members(body)), page.participants);
}

#[test]
fn unknown_enum_values_in_a_roster_change_nothing_else() {
    let body = fixture!("roster");
    let mut calm = read_roster(body);
    calm[1].recording = false;
    let body = with_member(body, "recordingStatus", &json!("rewinding"));
    let body = with_member(&body, "endpointType", &json!("hologram"));
    assert_eq!(read_roster(&body), calm);
    let body = with_member(&body, "direction", &json!("sideways"));
    assert!(!read_roster(&body)[1].media.video);
}

#[test]
fn a_wrong_type_costs_only_its_own_member() {
    for member in [
        "id",
        "info",
        "identity",
        "user",
        "displayName",
        "tenantId",
        "isInLobby",
        "isMuted",
        "mediaStreams",
        "mediaType",
        "direction",
        "serverMuted",
        "rosterSequenceNumber",
        "recordingInfo",
        "recordingStatus",
    ] {
        for odd in [
            json!(null),
            json!(true),
            json!(-7.5),
            json!(u64::MAX),
            json!("odd"),
            json!([[]]),
            json!({"a": {}}),
        ] {
            let read = read_roster(&with_member(fixture!("roster"), member, &odd));
            assert_eq!(read.len(), 3, "{member} {odd}");
            let untouched = member == "rosterSequenceNumber" || read[2].sequence == Some(12);
            assert!(untouched, "{member} {odd}");
        }
    }
}

#[test]
fn an_odd_participant_never_costs_the_rest() {
    let body = fixture!("roster_messy");
    let page = roster(body.as_bytes()).unwrap();
    assert_eq!((page.rows, page.unreadable), (10, 3));
    assert_eq!(page.next_link, None);
    let ids: Vec<_> = page
        .participants
        .iter()
        .map(|entry| entry.id.as_ref().map_or("-", ParticipantId::as_str))
        .collect();
    assert_eq!(ids, ["-", "p-2", "p-3", "4", "p-5", "p-9", "-"]);
    let [no_id, bare, text, phone, empty, ..] = page.participants.as_slice() else {
        unreachable!();
    };
    assert_eq!(no_id.identity.id.as_deref(), Some("u-1"));
    assert_eq!(bare.identity, Identity::default());
    assert_eq!(bare.muted, None);
    assert!(text.in_lobby && text.muted == Some(false) && !text.media.video);
    assert_eq!(phone.identity.kind, IdentityKind::Phone);
    assert_eq!(phone.identity.tenant.as_deref(), Some("t-9"));
    assert_eq!(phone.sequence, Some(77));
    assert!(phone.media.video && phone.media.server_muted && !phone.recording);
    assert_eq!(
        empty.identity.kind,
        IdentityKind::User,
        "it says nothing, but it is there"
    );
    assert_eq!((empty.sequence, empty.muted), (None, None));
    assert_eq!(read_roster(&with_unknown_members(body)), page.participants);
}

#[test]
fn every_identity_kind_is_known_and_the_first_of_the_list_wins() {
    use IdentityKind as K;
    let kinds: Vec<_> = read_roster(fixture!("roster_identities"))
        .into_iter()
        .map(|entry| entry.identity.kind)
        .collect();
    let wanted = [
        K::User,
        K::Guest,
        K::Phone,
        K::Application,
        K::ApplicationInstance,
        K::CommunicationServices,
        K::CommunicationServices,
        K::Encrypted,
        K::OnPremises,
        K::Device,
        K::Asserted,
        K::Other("hologram".into()),
        K::Absent,
        K::User,
    ];
    assert_eq!(kinds, wanted);
}

#[test]
fn tenants_that_repeat_are_stored_once() {
    let body = with_member(
        fixture!("roster"),
        "guest",
        &json!({"id": "g", "tenantId": "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"}),
    );
    let read = read_roster(&body);
    let [ada, ana] = [1, 2].map(|row: usize| read[row].identity.tenant.clone().unwrap());
    assert!(Arc::ptr_eq(&ada, &ana));
}

#[test]
fn only_what_is_a_roster_is_taken_for_an_empty_one() {
    for (body, rows) in [
        (r#"{"value": []}"#, Some(0)),
        (r#"{"value": null}"#, None),
        (r#"{"value": 7}"#, None),
        (r#"{"value": {"0": {"id": "p-1"}}}"#, None),
        (r#"{"value": [null]}"#, None),
        (r#"{"value": [[{"id": "p-1"}], 7]}"#, None),
        (r#"{"value": [null, {"id": "p-1"}]}"#, Some(2)),
    ] {
        assert_eq!(
            roster(body.as_bytes()).ok().map(|page| page.rows),
            rows,
            "{body}"
        );
    }
    let whole = fixture!("roster");
    let truncated = &whole[..whole.len() / 2];
    let doubled = whole.repeat(2);
    for body in [
        "{}", "[]", "null", "", "<html></html>", r#"{"error": {}}"#, truncated, &doubled,
    ] {
        assert!(roster(body.as_bytes()).is_err(), "{body}");
    }
}

#[test]
fn a_depth_bomb_is_skipped_or_refused_and_never_overflows() {
    let bomb = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
    let body = format!(r#"{{"value": [{{"id": {bomb}, "info": {bomb}, "x": {bomb}}}]}}"#);
    assert_eq!(read_roster(&body).len(), 1);
    assert!(roster("[".repeat(200_000).as_bytes()).is_err());
}

#[test]
fn a_list_of_millions_is_given_up_at_the_first_that_is_too_many() {
    let listed = |entry: &str, many: usize| vec![entry; many].join(",");
    for entry in ["{}", "1", r#"{"id":"a"}"#] {
        let body = format!(r#"{{"value":[{}]}}"#, listed(entry, 2_000_000));
        let problem = roster(body.as_bytes()).unwrap_err();
        assert!(is_too_long(&problem), "{problem}");
        // Reading stops at the limit.
        assert!(problem.column() < body.len() / 50, "{problem}");
    }
    let body = format!(r#"{{"participants":[{}]}}"#, listed("{}", 2_000_000));
    assert!(is_too_long(&begun(body.as_bytes()).unwrap_err()));
    let body = format!(r#"{{"value":[{}]}}"#, listed("{}", 20_000));
    assert_eq!(roster(body.as_bytes()).unwrap().rows, 20_000);
}

#[test]
fn an_entry_with_two_ids_is_nobody_in_particular() {
    let body = r#"{"value":[{"id":"p-1","id":"p-2"},{"id":"p-3","id":"p-3"},{"id":"p-4"}]}"#;
    let read = roster(body.as_bytes()).unwrap();
    assert_eq!((read.rows, read.unreadable), (3, 1));
    let ids = read.participants.iter().map(|one| one.id.clone().unwrap());
    assert_eq!(ids.collect::<Vec<_>>(), ["p-3".into(), "p-4".into()]);
    let asked = ParticipantId::new("p-2");
    let one = br#"{"id":"p-1","id":"p-2","removedState":{"reason":"gone"}}"#;
    assert!(is_in_call(one, &asked).is_err());
}

#[test]
fn half_a_surrogate_pair_in_one_name_costs_nothing_else() {
    let body = fixture!("roster").replace("\"Ana\"", r#""Ana\ud83d""#);
    let read = read_roster(&body);
    assert_eq!(
        read[2].identity.display_name.as_deref(),
        Some("Ana\u{FFFD}")
    );
}

#[test]
fn an_invite_answer_is_read_in_each_of_its_three_forms() {
    for (body, operation, served, echoed) in [
        (fixture!("invite_null_ids"), "op-1", None, None),
        (fixture!("invite_echoed"), "op-2", None, Some("own-id")),
        (
            fixture!("invite_served"),
            "op-3",
            Some("served-id"),
            Some("own-id"),
        ),
    ] {
        let read = begun(body.as_bytes()).unwrap();
        assert_eq!(begun(with_unknown_members(body).as_bytes()).unwrap(), read);
        let (id, people, outcome) = read;
        assert_eq!(id.as_ref().map(OperationId::as_str), Some(operation));
        let first = people.first().cloned().unwrap_or_default();
        assert_eq!(first.served.as_ref().map(ParticipantId::as_str), served);
        assert_eq!(first.echoed.as_ref().map(ParticipantId::as_str), echoed);
        assert_eq!(outcome, OperationOutcome::Running);
    }
}

#[test]
fn a_failed_operation_says_why() {
    let body = fixture!("operation_failed");
    let read = operation(body.as_bytes()).unwrap();
    let result = ResultInfo {
        code: 412,
        subcode: 9999,
        message: Some("DiagCode: 412#10073.".into()),
    };
    assert_eq!(read, OperationOutcome::Failed(Some(result)));
    assert_eq!(
        operation(with_unknown_members(body).as_bytes()).unwrap(),
        read
    );
    for (status, outcome) in [
        ("pondering", OperationOutcome::Running),
        ("Completed", OperationOutcome::Completed),
    ] {
        let new = with_member(body, "status", &json!(status));
        assert_eq!(operation(new.as_bytes()).unwrap(), outcome);
    }
}

#[test]
fn a_created_call_is_read_with_its_id_and_without_one() {
    let (id, call) =
        created(br#"{"id": 7, "state": "Establishing", "myParticipantId": null}"#).unwrap();
    assert_eq!(id, Some(CallId::from("7")));
    assert_eq!(call.state, CallState::Establishing);
    assert_eq!(created(br#"{"id": ""}"#).unwrap().0, None);
    assert!(created(b"[]").is_err());
}

#[test]
fn a_user_is_nobody_without_an_id_and_anybody_without_the_rest() {
    let told = user(br#"{"@odata.context": "x", "id": "u", "displayName": null, "userPrincipalName": ["a"], "mail": 7}"#);
    let told = told.unwrap();
    assert_eq!((&*told.id, told.display_name, told.upn), ("u", None, None));
    assert_eq!(told.mail.as_deref(), Some("7"));
    for nobody in [
        &br#"{"displayName": "Ada"}"#[..],
        br#"{"id": ""}"#,
        b"{",
        b"[]",
    ] {
        assert!(user(nobody).is_err());
    }
}

#[test]
fn an_answer_about_no_call_or_another_one_is_no_reading() {
    let asked = CallId::from("571f4a00-1234-4abc-8def-0123456789ab");
    let read = |body: &str| call(body.as_bytes(), &asked);
    for body in [
        "{}",
        r#"{"id": null, "state": "established"}"#,
        r#"{"id": "", "state": "established"}"#,
        r#"{"id": "another", "state": "terminated"}"#,
        r#"{"id": "another", "id": "571f4a00-1234-4abc-8def-0123456789ab"}"#,
        r#"{"id": "571f4a00-1234-4abc-8def-0123456789ab", "state": "established", "state": "terminated"}"#,
    ] {
        assert!(read(body).is_err(), "{body}");
    }
    let capitals = asked.as_str().to_uppercase();
    for id in [asked.as_str(), &capitals] {
        assert!(read(&format!(r#"{{"id": "{id}"}}"#)).is_ok(), "{id}");
    }
    let opaque = CallId::from("a1-Call");
    assert!(
        call(br#"{"id": "A1-call"}"#, &opaque).is_err(),
        "opaque ids are not folded"
    );
}

#[test]
fn one_participant_is_in_the_call_unless_graph_says_that_it_was_removed() {
    let asked = ParticipantId::from("p-1");
    let read = |body: &str| is_in_call(body.as_bytes(), &asked).ok();
    for (body, wanted) in [
        (r#"{"id": "p-1", "info": {}}"#, Some(true)),
        (r#"{"id": "p-1", "removedState": null}"#, Some(true)),
        (
            r#"{"id": "p-1", "removedState": {"reason": "Removed"}}"#,
            Some(false),
        ),
        (r#"{"id": "p-1", "removedState": {}}"#, Some(false)),
        (r#"{"id": "p-2"}"#, None),
        ("{}", None),
        ("<html>", None),
    ] {
        assert_eq!(read(body), wanted, "{body}");
    }
}
