//! The client against a Graph that differs as much as the contract allows.
//!
//! This server is independent of the simulator and the wire types. It has a path prefix, answers in
//! chunks, writes numbers as strings and ids as `null`, and splits rosters into pages.

use crate::fixtures::sign_in::app_with_secret;
use crate::raw_server::{RawServer, Reply, Request};
use moderato::graph::http::origin::Endpoints;
use moderato::graph::requests::client::GraphClient;
use moderato::graph::requests::invite_entry::InviteEntry;
use moderato::moderation::evidence::reading::IncompleteReason;
use moderato::moderation::model::call::{CallState, EndReason};
use moderato::moderation::model::failure::{Cause, ConnectionCause};
use moderato::moderation::model::ids::{CallId, InvitationId, OperationId, ParticipantId};
use moderato::moderation::model::invitee::Invitee;
use moderato::moderation::model::participant::IdentityKind;
use moderato::moderation::state::invitation::OperationOutcome;

const CALLS: &str = "/tenant-a/graph/v1.0/communications/calls";

fn client(server: &RawServer) -> GraphClient {
    let root = format!("{}/tenant-a/graph/", server.url());
    let endpoints = Endpoints::custom(&root, Some(&server.url())).unwrap();
    GraphClient::new(endpoints, app_with_secret()).unwrap()
}

/// Starts a server that answers the paths of a call. Other paths get an error that names them.
async fn strange_graph() -> RawServer {
    RawServer::start(answer).await
}

fn answer(request: &Request) -> Reply {
    if request.is_for_a_token() {
        // `expires_in` as a string, as in the first version of the endpoint.
        return Reply::chunked(
            200,
            r#"{"token_type":"bearer","expires_in":"3599","access_token":"opaque","foci":null}"#,
        );
    }
    if request.header("authorization") != Some("Bearer opaque") {
        return Reply::chunked(401, r#"{"error":"invalid_token"}"#);
    }
    let Some(rest) = request.target.strip_prefix(CALLS) else {
        return unexpected(request);
    };
    match (request.method.as_str(), rest) {
        ("GET", "/C-1") => Reply::chunked(200, CALL),
        ("GET", "/C-1/participants") => Reply::chunked(200, &first_page(request)),
        ("GET", "/C-1/participants?page=%32") => Reply::chunked(200, SECOND_PAGE),
        ("GET", "/C-1/operations/op%2F1") => Reply::chunked(200, OPERATION),
        ("DELETE", "/C-1/participants/p%2F1") => {
            Reply::Bytes(b"HTTP/1.1 204 Whatever\r\nREQUEST-ID: r-1\r\n\r\n".to_vec())
        }
        ("DELETE", "/C-1/participants/gone") => Reply::chunked(404, GONE),
        ("POST", "/C-1/participants/invite") => Reply::chunked(200, INVITED),
        _ => unexpected(request),
    }
}

fn unexpected(request: &Request) -> Reply {
    let text = format!("nobody expected {} {}", request.method, request.target);
    Reply::plain(400, &[], &text)
}

const CALL: &str = r##"{
  "@odata.context": "x", "@odata.type": "#microsoft.graph.call", "id": "C-1", "state": "Established", "subject": 2026,
  "direction": "sideways", "myParticipantId": "me", "participants": null, "callbackUri": false,
  "meetingInfo": {"@odata.type": "#microsoft.graph.somethingNew", "organizer": {"application": null,
    "user": {"id": "o-1", "displayName": null, "identityProvider": "AAD"}}},
  "resultInfo": {"code": "200", "subCode": "5000", "message": null}
}"##;

fn first_page(request: &Request) -> String {
    let host = request.header("host").unwrap();
    format!(
        r##"{{"value": [
  {{"id": "p/1", "isInLobby": "true", "isMuted": 1, "mediaStreams": null,
    "info": {{"@odata.type": "#microsoft.graph.invitationParticipantInfo", "id": "not-this",
      "identity": {{"user": null, "guest": {{"id": 17, "displayName": "Ana"}}}}}}}},
  {{"id": null, "info": null}},
  "not an entry",
  {{"id": "p-2", "info": {{"identity": {{"user": {{"id": "u-2", "tenantId": "t"}}}}}}}}
], "@odata.nextLink": "http://{host}{CALLS}/C-1/participants?page=%32"}}"##
    )
}

const SECOND_PAGE: &str = r#"{"@odata.count": "2", "value": [
  {"id": "p-2", "isMuted": true, "info": {"identity": {"user": {"id": "u-2", "tenantId": "t"}}}},
  {"id": "p-3", "info": {"identity": {"spaceStation": {"id": "iss"}}}, "mediaStreams": [{"mediaType": "Video", "direction": "SendReceive"}]}
]}"#;

const OPERATION: &str =
    r#"{"id": "op/1", "status": "COMPLETED", "resultInfo": {"code": "0", "subcode": null}}"#;

const GONE: &str = r#"{"error": {"code": 8522, "message": "Call not found.", "innererror": {"request-id": "r-2", "date": "2026-01-01T00:00:00"}}}"#;

const INVITED: &str = r#"{"id": "op/1", "status": "running", "clientContext": "ctx",
  "participants": [{"id": null, "participantId": "echo", "endpointType": null}]}"#;

#[tokio::test]
async fn a_call_is_read_from_below_a_path_prefix() {
    let server = strange_graph().await;
    let (call, _) = client(&server).call(&CallId::from("C-1")).await.unwrap();
    assert_eq!(call.state, CallState::Established);
    assert_eq!(call.subject.as_deref(), Some("2026"));
    assert_eq!(call.my_participant, Some(ParticipantId::from("me")));
    assert_eq!(call.organizer.unwrap().id.as_deref(), Some("o-1"));
    assert_eq!(call.result.unwrap().reason(), EndReason::AppRemoved);
    let seen = server.seen();
    let get = seen.last().unwrap();
    assert_eq!(get.header("prefer"), Some("include-unknown-enum-members"));
    assert!(get.header("user-agent").unwrap().starts_with("moderato/"));
    assert_eq!(get.header("client-request-id").unwrap().len(), 36);
}

#[tokio::test]
async fn pages_are_put_together_and_odd_entries_cost_only_themselves() {
    let server = strange_graph().await;
    let roster = client(&server)
        .participants(&CallId::from("C-1"))
        .await
        .unwrap();
    assert_eq!(roster.incomplete, Some(IncompleteReason::Entries(1)));
    assert_eq!(roster.rows, 6);
    let ids: Vec<_> = roster
        .participants
        .iter()
        .map(|participant| participant.id.as_ref().map(ParticipantId::as_str))
        .collect();
    assert_eq!(
        ids,
        [Some("p/1"), None, Some("p-2"), Some("p-2"), Some("p-3")]
    );
    let [first, _, _, second, third] = roster.participants.as_slice() else {
        unreachable!();
    };
    assert!(first.in_lobby);
    assert_eq!(first.muted, Some(true));
    assert_eq!(first.identity.kind, IdentityKind::Guest);
    assert_eq!(first.identity.id.as_deref(), Some("17"));
    assert_eq!(
        second.muted,
        Some(true),
        "the later page is newer, and comes later"
    );
    assert_eq!(
        third.identity.kind,
        IdentityKind::Other("spaceStation".into())
    );
    assert!(third.media.video);
}

#[tokio::test]
async fn a_removal_sends_its_id_as_one_segment() {
    let server = strange_graph().await;
    let done = client(&server)
        .remove_participant(
            &CallId::from("C-1"),
            &ParticipantId::from("p/1"),
            false,
            &|_| {},
        )
        .await
        .unwrap();
    assert_eq!((done.status, done.tries), (204, 1));
    assert_eq!(done.request_id.as_deref(), Some("r-1"));
    assert_eq!(
        done.request.to_string(),
        "DELETE /v1.0/communications/calls/C-1/participants/p%2F1"
    );
    assert_eq!(
        server.lines(),
        [format!("DELETE {CALLS}/C-1/participants/p%2F1")]
    );
}

#[tokio::test]
async fn a_numeric_code_says_that_the_whole_call_is_gone() {
    let server = strange_graph().await;
    let failure = client(&server)
        .remove_participant(
            &CallId::from("C-1"),
            &ParticipantId::from("gone"),
            false,
            &|_| {},
        )
        .await
        .unwrap_err();
    assert_eq!(failure.cause, Cause::CallNotFound);
    assert_eq!(failure.code.as_deref(), Some("8522"));
    assert_eq!(failure.message, "Call not found.");
    assert_eq!(failure.request_id.as_deref(), Some("r-2"));
    assert_eq!((failure.status, failure.tries), (Some(404), 1));
}

#[tokio::test]
async fn an_invite_tells_each_address_and_its_operation_can_be_read() {
    let server = strange_graph().await;
    let client = client(&server);
    let call = CallId::from("C-1");
    let invitee = Invitee::phone("+1 425 555 0123").unwrap();
    let entry = InviteEntry {
        participant_id: Some("own".into()),
        ..invitee.into()
    };
    let invited = client
        .invite_all(&call, &[entry], &InvitationId::from("ctx"), &|_| {})
        .await
        .unwrap();
    let first = invited.participants.first().unwrap();
    assert_eq!(first.served, None);
    assert_eq!(first.echoed, Some(ParticipantId::from("echo")));
    assert_eq!(invited.outcome, OperationOutcome::Running);
    let operation = invited.operation.unwrap();
    assert_eq!(operation, OperationId::from("op/1"));
    let read = client.operation(&call, &operation).await.unwrap();
    assert_eq!(read, OperationOutcome::Completed);

    let seen = server.seen();
    let sent = seen.iter().find(|request| request.body.contains("ctx"));
    let body: serde_json::Value = serde_json::from_str(&sent.unwrap().body).unwrap();
    assert_eq!(body["clientContext"], "ctx");
    let participant = &body["participants"][0];
    assert_eq!(participant["participantId"], "own");
    assert_eq!(participant["identity"]["phone"]["id"], "+14255550123");
}

/// Reads the roster of a server that answers with these bytes, and then closes the connection.
async fn roster_of(bytes: &str) -> Result<(usize, bool), Cause> {
    let bytes = bytes.as_bytes().to_vec();
    let server = RawServer::start(move |request: &Request| {
        if request.is_for_a_token() {
            return Reply::token("opaque", 600);
        }
        Reply::BytesAndClose(bytes.clone())
    })
    .await;
    let read = client(&server).participants(&CallId::from("C-1")).await;
    let read = read.map_err(|failure| failure.cause)?;
    Ok((read.participants.len(), read.incomplete.is_none()))
}

#[tokio::test]
async fn only_a_200_that_came_whole_is_a_whole_roster() {
    const ONE: &str = r#"{"value": [{"id": "p"}]}"#;
    let plain = |status: &str, body: &str| {
        format!(
            "HTTP/1.1 {status}\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        )
    };
    let length = ONE.len();
    let whole = plain("200 OK", ONE);
    let early = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n";
    for (bytes, wanted) in [
        (whole.clone(), Ok((1, true))),
        (plain("200 OK", r#"{"value": []}"#), Ok((0, true))),
        (format!("{early}{whole}"), Ok((1, true))),
        (format!("HTTP/1.0 200 OK\r\n\r\n{ONE}"), Ok((1, true))),
        (format!("HTTP/1.1 200 OK\r\n\r\n{ONE}"), Ok((1, true))),
        (plain("206 Partial Content", ONE), Ok((1, false))),
        (plain("203 Changed", ONE), Ok((1, false))),
        (plain("202 Accepted", ONE), Ok((1, false))),
        (
            plain("206 Partial Content", r#"{"value": []}"#),
            Err(Cause::NotGraph),
        ),
        (
            plain("200 OK", r#"{"value": [], "error": {"code": "x"}}"#),
            Err(Cause::NotGraph),
        ),
        (
            plain(
                "200 OK",
                r#"{"value": [], "@odata.nextLink": "http://127.0.0.1:1/x"}"#,
            ),
            Err(Cause::NotGraph),
        ),
        (plain("204 No Content", ""), Err(Cause::NotGraph)),
        (
            format!(
                "HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{ONE}",
                length + 1
            ),
            Err(Cause::Connection(ConnectionCause::Broken)),
        ),
        (
            format!("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{length:x}\r\n{ONE}\r\n"),
            Err(Cause::Connection(ConnectionCause::Broken)),
        ),
        (
            format!("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n{ONE}\r\n"),
            Err(Cause::Connection(ConnectionCause::Broken)),
        ),
    ] {
        assert_eq!(roster_of(&bytes).await, wanted, "{bytes}");
    }
}

/// Headers that caches add, and whether the client takes the answer for fresh.
const CACHES: [(&str, &str, bool); 20] = [
    ("age", "30", false),
    ("age", "0, 30", false),
    ("age", "30.5", false),
    ("age", "99999999999999999999", false),
    ("age", "0", true),
    ("x-cache", "HIT", false),
    ("X-Cache", "HIT from proxy.example.org", false),
    ("x-cache", "MISS, HIT", false),
    ("x-cache", "TCP_MEM_HIT", false),
    ("x-cache", "Hit from cloudfront", false),
    ("x-proxy-cache", "STALE", false),
    ("cf-cache-status", "HIT", false),
    (
        "cache-status",
        "\"Edge, 1\"; hit; ttl=12, ExampleCache; fwd=miss",
        false,
    ),
    ("x-cache-hits", "0, 3", false),
    ("warning", "110 proxy \"Response is Stale\"", false),
    ("x-cache", "MISS", true),
    ("x-cache", "RefreshHit from cloudfront", true),
    ("x-cache", "CONFIG_NOCACHE", true),
    ("cache-status", "ExampleCache; fwd=uri-miss; stored", true),
    ("x-cache-lookup", "HIT from proxy:3128", true),
];

/// Starts a server whose answers have this header of a cache.
async fn cached(name: &'static str, value: &'static str, status: u16) -> RawServer {
    RawServer::start(move |request: &Request| {
        let body = if request.is_for_a_token() {
            return Reply::token("token", 3_600);
        } else if status == 404 {
            r#"{"error":{"code":"8522","message":"Call not found"}}"#
        } else if request.target.ends_with("/participants") {
            r#"{"value":[{"id":"p-1"}]}"#
        } else if request.target.ends_with("/p-1") {
            r#"{"id":"p-1"}"#
        } else {
            r#"{"id":"C-1","state":"established"}"#
        };
        Reply::plain(
            status,
            &[("content-type", "application/json"), (name, value)],
            body,
        )
    })
    .await
}

#[tokio::test]
async fn what_a_cache_answers_is_no_news_however_it_says_so() {
    let call = CallId::from("C-1");
    for (name, value, is_fresh) in CACHES {
        let told = format!("{name}: {value}");
        let server = cached(name, value, 200).await;
        let client = crate::fixtures::sign_in::client(&server);
        let roster = client.participants(&call).await.unwrap();
        assert_eq!(roster.age.is_zero(), is_fresh, "{told}");
        let incomplete = (!is_fresh).then_some(IncompleteReason::Cached);
        assert_eq!(roster.incomplete, incomplete, "{told}");
        let (_, age) = client.call(&call).await.unwrap();
        assert_eq!(age.is_zero(), is_fresh, "{told}");
        let one = client.is_in_call(&call, &ParticipantId::from("p-1")).await;
        assert_eq!(one.is_ok(), is_fresh, "{told}");
        let server = cached(name, value, 404).await;
        let gone = crate::fixtures::sign_in::client(&server)
            .call(&call)
            .await
            .unwrap_err();
        let wanted = if is_fresh {
            Cause::CallNotFound
        } else {
            Cause::NotGraph
        };
        assert_eq!((gone.cause, gone.is_of_graph), (wanted, false), "{told}");
    }
}
