//! The exact headers and bodies sent, as seen by an independent server.

use serde_json::{Value, json};

use crate::fixtures::sign_in::{app_with_secret, endpoints};
use crate::raw_server::{RawServer, Reply, Request};
use moderato::graph::entra::auth::AppCredentials;
use moderato::graph::requests::client::GraphClient;
use moderato::graph::requests::invite_entry::InviteEntry;
use moderato::moderation::model::deed::ServiceDeed;
use moderato::moderation::model::failure::Cause;
use moderato::moderation::model::ids::{CallId, InvitationId, OperationId, ParticipantId};
use moderato::moderation::model::invitee::Invitee;
use moderato::moderation::model::meeting::{MeetingInfo, NewCall};

const TENANT: &str = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";
const ADA: &str = "0d9fbd4b-1f0e-4d7a-93a0-4a4b0c4f6a11";

/// Starts a server that issues a token and gives everything else the same answer.
async fn server(status: u16, headers: &'static [(&str, &str)], body: &'static str) -> RawServer {
    RawServer::start(move |request| {
        if request.is_for_a_token() {
            Reply::token("opaque", 3600)
        } else {
            Reply::plain(status, headers, body)
        }
    })
    .await
}

fn client(server: &RawServer) -> GraphClient {
    let credentials = AppCredentials {
        tenant: TENANT.to_owned(),
        ..app_with_secret()
    };
    GraphClient::new(endpoints(server), credentials).unwrap()
}

fn last(server: &RawServer) -> Request {
    server.seen().pop().unwrap()
}

fn sent_json(server: &RawServer) -> Value {
    let request = last(server);
    assert_eq!(request.header("content-type"), Some("application/json"));
    serde_json::from_str(&request.body).unwrap()
}

fn by_link() -> NewCall {
    NewCall {
        callback_uri: "https://relay.example.org/graph/calls".into(),
        tenant: TENANT.into(),
        meeting: MeetingInfo::Organizer {
            thread: "19:meeting_EXAMPLE@thread.v2".into(),
            message: "0".into(),
            reply_chain: None,
            organizer: ADA.into(),
            organizer_tenant: TENANT.into(),
        },
        guest_name: None,
    }
}

#[tokio::test]
async fn a_create_by_link_holds_the_chat_the_organizer_and_the_tenant() {
    let server = server(201, &[], r#"{"id": "C-1", "state": "establishing"}"#).await;
    let created = client(&server).create_call(&by_link(), &|_| {}).await;
    assert_eq!(created.unwrap().id, CallId::from("C-1"));
    assert_eq!(server.lines(), ["POST /v1.0/communications/calls"]);
    let expected = json!({
        "@odata.type": "#microsoft.graph.call",
        "callbackUri": "https://relay.example.org/graph/calls",
        "requestedModalities": ["audio"],
        "mediaConfig": { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" },
        "chatInfo": {
            "@odata.type": "#microsoft.graph.chatInfo",
            "threadId": "19:meeting_EXAMPLE@thread.v2",
            "messageId": "0",
        },
        "meetingInfo": {
            "@odata.type": "#microsoft.graph.organizerMeetingInfo",
            "organizer": {
                "@odata.type": "#microsoft.graph.identitySet",
                "user": { "@odata.type": "#microsoft.graph.identity", "id": ADA, "tenantId": TENANT },
            },
        },
        "tenantId": TENANT,
    });
    assert_eq!(sent_json(&server), expected);
}

#[tokio::test]
async fn a_create_by_id_holds_no_chat_and_a_guest_has_a_fresh_id() {
    let server = server(201, &[], r#"{"id": "C-1"}"#).await;
    let client = client(&server);
    let mut new = by_link();
    for (passcode, expected) in [(Some("Kx7+Q2"), json!("Kx7+Q2")), (None, Value::Null)] {
        new.meeting = MeetingInfo::MeetingId {
            id: "1234567890123".into(),
            passcode: passcode.map(Into::into),
        };
        client.create_call(&new, &|_| {}).await.unwrap();
        let body = sent_json(&server);
        assert_eq!(
            body["meetingInfo"],
            json!({ "@odata.type": "#microsoft.graph.joinMeetingIdMeetingInfo", "joinMeetingId": "1234567890123", "passcode": expected })
        );
        assert!(body.get("chatInfo").is_none() && body.get("source").is_none());
        assert_eq!(body["tenantId"], TENANT);
    }
    new.guest_name = Some("Duty manager".into());
    let mut ids = Vec::new();
    for _ in 0..2 {
        client.create_call(&new, &|_| {}).await.unwrap();
        let mut source = sent_json(&server)["source"].take();
        let id = source["identity"]["guest"]["id"].take();
        assert_eq!(id.as_str().unwrap().len(), 36);
        ids.push(id);
        assert_eq!(
            source,
            json!({
                "@odata.type": "#microsoft.graph.participantInfo",
                "identity": {
                    "@odata.type": "#microsoft.graph.identitySet",
                    "guest": { "@odata.type": "#microsoft.graph.identity", "id": null, "displayName": "Duty manager" },
                },
            })
        );
    }
    assert_ne!(ids[0], ids[1]);
}

#[tokio::test]
async fn a_channel_meeting_names_the_message_that_began_its_thread() {
    let server = server(201, &[], r#"{"id": "C-1"}"#).await;
    let mut new = by_link();
    new.meeting = MeetingInfo::Organizer {
        thread: "19:abc@thread.tacv2".into(),
        message: "1700000000000".into(),
        reply_chain: Some("1690000000000".into()),
        organizer: ADA.into(),
        organizer_tenant: TENANT.into(),
    };
    client(&server).create_call(&new, &|_| {}).await.unwrap();
    assert_eq!(
        sent_json(&server)["chatInfo"],
        json!({
            "@odata.type": "#microsoft.graph.chatInfo",
            "threadId": "19:abc@thread.tacv2",
            "messageId": "1700000000000",
            "replyChainMessageId": "1690000000000",
        })
    );
}

#[tokio::test]
async fn the_id_of_a_created_call_comes_from_the_body_or_from_its_address() {
    let elsewhere = "https://evil.example/v1.0/communications/calls/C%2F9?x=1";
    let found = async |headers, body| {
        let server = server(201, headers, body).await;
        let created = client(&server).create_call(&by_link(), &|_| {}).await;
        created
            .map(|created| created.id.as_str().to_owned())
            .map_err(|failure| failure.cause)
    };
    let address: &[(&str, &str)] = Box::leak(Box::new([("location", elsewhere)]));
    assert_eq!(found(address, r#"{"id": "C-1"}"#).await.unwrap(), "C-1");
    assert_eq!(found(address, "{}").await.unwrap(), "C/9");
    assert_eq!(found(address, "<html>").await.unwrap(), "C/9");
    assert_eq!(found(address, "").await.unwrap(), "C/9");
    for body in ["{}", "<html>", ""] {
        assert_eq!(found(&[], body).await, Err(Cause::NotGraph), "{body:?}");
    }
    for other in [
        "/v1.0/communications/calls/%2E%2E",
        "https://graph.example/v1.0/communications/calls",
        "https://graph.example/v1.0/communications/calls/",
        "https://graph.example/v1.0/communications/calls//?of=calls/C-9",
        "https://graph.example/v1.0/communications/calls/C-9/operations",
        "https://graph.example/v1.0/communications/calls/C-9/operations/O-1",
        "https://portal.example/login",
        "calls",
    ] {
        let headers: &[(&str, &str)] = Box::leak(Box::new([("location", other)]));
        assert_eq!(found(headers, "{}").await, Err(Cause::NotGraph), "{other}");
    }
    for form in ["calls/C-9/", "/v1.0/communications/Calls/C-9#top"] {
        let headers: &[(&str, &str)] = Box::leak(Box::new([("location", form)]));
        assert_eq!(found(headers, "{}").await.unwrap(), "C-9", "{form}");
    }
}

#[tokio::test]
async fn the_id_of_an_operation_comes_from_an_address_of_an_operation_only() {
    for (address, id) in [
        ("/v1.0/communications/calls/C-1/operations/O-1", Some("O-1")),
        ("/v1.0/communications/calls/C-1/operations/", None),
        ("/v1.0/communications/calls/C-1", None),
    ] {
        let headers: &[(&str, &str)] = Box::leak(Box::new([("location", address)]));
        let server = server(200, headers, "{}").await;
        let deed = ServiceDeed::MuteSelf;
        let call = CallId::from("C-1");
        let client = client(&server);
        let served = client.serve(&call, deed, None, "ours", &|_| {});
        let found = served.await.unwrap().operation;
        assert_eq!(found.as_ref().map(OperationId::as_str), id, "{address}");
    }
}

#[tokio::test]
async fn keeping_alive_and_leaving_send_no_body_and_the_one_says_its_length() {
    let server = server(200, &[], "").await;
    let client = client(&server);
    let call = CallId::from("C/1");
    client.keep_alive(&call).await.unwrap();
    let sent = last(&server);
    assert_eq!(sent.header("content-length"), Some("0"));
    assert_eq!(sent.header("content-type"), None);
    assert_eq!(sent.header("transfer-encoding"), None);
    client.hang_up(&call, &|_| {}).await.unwrap();
    assert_eq!(last(&server).body, "");
    assert_eq!(
        server.lines(),
        [
            "POST /v1.0/communications/calls/C%2F1/keepAlive",
            "DELETE /v1.0/communications/calls/C%2F1"
        ]
    );
}

#[tokio::test]
async fn muting_sends_its_context_to_the_right_one_of_two_paths_that_look_alike() {
    let server = server(200, &[], r#"{"id": "O-1", "status": "completed"}"#).await;
    let client = client(&server);
    let (call, ada) = (CallId::from("C-1"), ParticipantId::from("p/1"));
    client
        .serve(&call, ServiceDeed::Mute, Some(&ada), "ours", &|_| {})
        .await
        .unwrap();
    assert_eq!(sent_json(&server), json!({ "clientContext": "ours" }));
    for own in [ServiceDeed::MuteSelf, ServiceDeed::UnmuteSelf] {
        let served = client.serve(&call, own, None, "ours", &|_| {});
        served.await.unwrap();
        let wrong = client.serve(&call, own, Some(&ada), "ours", &|_| {});
        assert_eq!(wrong.await.unwrap_err().cause, Cause::UnusableId);
    }
    let nobody = client.serve(&call, ServiceDeed::Mute, None, "ours", &|_| {});
    assert_eq!(nobody.await.unwrap_err().cause, Cause::UnusableId);
    assert_eq!(
        server.lines(),
        [
            "POST /v1.0/communications/calls/C-1/participants/p%2F1/mute",
            "POST /v1.0/communications/calls/C-1/mute",
            "POST /v1.0/communications/calls/C-1/unmute"
        ]
    );
}

#[tokio::test]
async fn a_user_is_asked_for_as_one_segment_and_with_no_more_than_is_shown() {
    let server = server(200, &[], r#"{"id": "u", "displayName": "", "mail": null}"#).await;
    let found = client(&server)
        .user("ada_fabrikam.example#EXT#@contoso.example")
        .await
        .unwrap();
    assert_eq!(
        (&*found.id, found.display_name, found.mail),
        ("u", None, None)
    );
    let query = "$select=id,displayName,userPrincipalName,mail";
    assert_eq!(
        server.lines(),
        [format!(
            "GET /v1.0/users/ada_fabrikam.example%23EXT%23%40contoso.example?{query}"
        )]
    );
}

#[tokio::test]
async fn an_invitation_holds_what_was_asked_for_and_no_other_member() {
    let server = server(200, &[], "{}").await;
    let client = client(&server);
    let context = InvitationId::from("ctx");
    let call = CallId::from("C-1");
    let ada = Invitee::user(ADA, Some("Ada Lovelace")).unwrap();
    let phone = Invitee::phone("+14255550123").unwrap();
    let plain = InviteEntry::from(phone);
    let hidden = InviteEntry {
        hidden: true,
        ..ada.clone().into()
    };
    client
        .invite_all(&call, &[plain, hidden], &context, &|_| {})
        .await
        .unwrap();
    let info = "#microsoft.graph.invitationParticipantInfo";
    let set = "#microsoft.graph.identitySet";
    let identity = "#microsoft.graph.identity";
    let user = json!({ "@odata.type": set, "user": { "@odata.type": identity, "id": ADA, "displayName": "Ada Lovelace" } });
    let number =
        json!({ "@odata.type": set, "phone": { "@odata.type": identity, "id": "+14255550123" } });
    assert_eq!(
        sent_json(&server),
        json!({
            "participants": [
                { "@odata.type": info, "identity": number },
                { "@odata.type": info, "identity": user, "hidden": true },
            ],
            "clientContext": "ctx",
        })
    );
    let moved = InviteEntry {
        participant_id: Some(ParticipantId::from("p-1")),
        replaces: Some(CallId::from("C-0")),
        ..ada.into()
    };
    client
        .invite_all(&call, &[moved], &context, &|_| {})
        .await
        .unwrap();
    assert_eq!(
        sent_json(&server)["participants"],
        json!([{ "@odata.type": info, "identity": user, "participantId": "p-1", "replacesCallId": "C-0" }])
    );
}
