//! Joining and leaving the simulator's calls with an independent HTTP client.

use std::time::Duration;

use moderato::simulator::{Addressing, Effect, Fault, Meeting, Scenario, ScenarioBuilder, Target};
use reqwest::{Method, Response};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use crate::simulator_http::{Probe, body};

fn review() -> ScenarioBuilder {
    Scenario::call("Elsewhere")
        .person("Zoe")
        .meeting("Review", Some("Kx7pQ2"), &["Ada", "Bob"])
}

fn meeting(probe: &Probe) -> Meeting {
    probe.simulator().meetings().remove(0)
}

/// Returns a request to join the meeting as its long link describes it.
fn by_link(meeting: &Meeting) -> Value {
    json!({
        "@odata.type": "#microsoft.graph.call",
        "callbackUri": "https://relay.example/calls",
        "requestedModalities": ["audio"],
        "mediaConfig": { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" },
        "chatInfo": { "@odata.type": "#microsoft.graph.chatInfo", "threadId": meeting.thread, "messageId": "0" },
        "meetingInfo": {
            "@odata.type": "#microsoft.graph.organizerMeetingInfo",
            "organizer": { "@odata.type": "#microsoft.graph.identitySet", "user": { "id": meeting.organizer, "tenantId": meeting.tenant } },
        },
        "tenantId": meeting.tenant,
    })
}

async fn create(probe: &Probe, body: &Value) -> Response {
    let path = "/v1.0/communications/calls";
    let sent = probe.try_send_to(Method::POST, path, Some(body)).await;
    sent.unwrap()
}

/// Joins a meeting, and uses the new call from now on.
async fn join(probe: &mut Probe, wish: &Value) {
    let created = create(probe, wish).await;
    assert_eq!(created.status(), 201);
    let created = body(created).await;
    created["id"].as_str().unwrap().clone_into(&mut probe.call);
}

async fn post(probe: &Probe, rest: &str, body: &Value) -> Response {
    let sent = probe.try_send(Method::POST, rest, Some(body)).await;
    sent.unwrap()
}

async fn code(answer: Response) -> (u16, String) {
    let status = answer.status().as_u16();
    let error = body(answer).await["error"].clone();
    (status, error["code"].as_str().unwrap().to_owned())
}

#[tokio::test]
async fn a_join_is_accepted_long_before_it_is_established() {
    let mut probe = Probe::of(review()).await;
    let wish = by_link(&meeting(&probe));
    let created = create(&probe, &wish).await;
    assert_eq!(created.status(), 201);
    let location = created.headers()["location"].to_str().unwrap().to_owned();
    let call = body(created).await;
    assert_eq!(
        (&call["state"], &call["myParticipantId"]),
        (&json!("establishing"), &Value::Null)
    );
    assert_eq!(call["callbackUri"], wish["callbackUri"]);
    assert_eq!(call["chatInfo"]["threadId"], wish["chatInfo"]["threadId"]);
    call["id"].as_str().unwrap().clone_into(&mut probe.call);
    assert!(location.ends_with(&format!("/v1.0/communications/calls/{}", probe.call)));
    assert!(probe.roster().await.is_empty());
    probe.advance(1999);
    assert_eq!(body(probe.get("").await).await["state"], "establishing");
    probe.advance(1);
    let call = body(probe.get("").await).await;
    assert_eq!(call["state"], "established");
    assert!(call["myParticipantId"].is_string());
    assert_eq!(probe.names().await, ["Moderato", "Ada", "Bob"]);
}

#[tokio::test]
async fn a_meeting_id_and_its_passcode_join_the_same_meeting() {
    let mut probe = Probe::of(review()).await;
    let meeting = meeting(&probe);
    let mut wish = by_link(&meeting);
    wish.as_object_mut().unwrap().remove("chatInfo");
    wish["meetingInfo"] = json!({ "@odata.type": "#microsoft.graph.joinMeetingIdMeetingInfo", "joinMeetingId": meeting.id, "passcode": "Kx7pQ2" });
    join(&mut probe, &wish).await;
    probe.advance(2000);
    let call = body(probe.get("").await).await;
    assert_eq!(call["subject"], "Review");
    assert_eq!(call["chatInfo"]["threadId"], meeting.thread);
    wish["meetingInfo"]["passcode"] = json!("kx7pq2");
    join(&mut probe, &wish).await;
    probe.advance(2000);
    let call = body(probe.get("").await).await;
    assert_eq!(
        (&call["state"], &call["resultInfo"]["subcode"]),
        (&json!("terminated"), &json!(2203))
    );
}

#[tokio::test]
async fn a_tenant_that_is_missing_misplaced_or_wrong_is_a_mismatch() {
    let probe = Probe::of(review()).await;
    let proper = by_link(&meeting(&probe));
    let spoils: [fn(&mut Value); 3] = [
        |wish| drop(wish.as_object_mut().unwrap().remove("tenantId")),
        |wish| wish["tenantId"] = json!("00000000-0000-4000-8000-000000000000"),
        |wish| wish["meetingInfo"]["organizer"]["user"]["tenantId"] = json!("elsewhere"),
    ];
    for spoil in spoils {
        let mut wish = proper.clone();
        spoil(&mut wish);
        let refused = code(create(&probe, &wish).await).await;
        assert_eq!(refused, (403, "7505".to_owned()), "{wish}");
    }
    assert_eq!(probe.simulator().calls().len(), 1);
}

#[tokio::test]
async fn each_way_to_join_needs_its_own_role() {
    let mut probe = Probe::of(review()).await;
    let as_app = by_link(&meeting(&probe));
    let mut as_guest = as_app.clone();
    as_guest["source"] = json!({ "identity": { "guest": { "displayName": "Duty manager" } } });
    for (role, app, guest) in [
        ("Calls.JoinGroupCall.All", 201, 403),
        ("Calls.JoinGroupCallAsGuest.All", 403, 201),
    ] {
        probe
            .simulator()
            .with_world(|world| world.settings.roles = vec![role.to_owned()]);
        probe.sign_in().await;
        assert_eq!(create(&probe, &as_app).await.status(), app, "{role}");
        assert_eq!(create(&probe, &as_guest).await.status(), guest, "{role}");
    }
}

#[tokio::test]
async fn a_guest_sees_nobody_but_itself_until_it_is_let_in() {
    let mut probe = Probe::of(review()).await;
    let mut wish = by_link(&meeting(&probe));
    wish["source"] = json!({ "identity": { "guest": { "displayName": "Duty manager" } } });
    join(&mut probe, &wish).await;
    probe.advance(60_000);
    let roster = probe.roster().await;
    assert_eq!(roster.len(), 1);
    assert_eq!(roster[0]["isInLobby"], true);
    assert_eq!(
        roster[0]["info"]["identity"]["guest"]["displayName"],
        "Duty manager"
    );
    let call = probe.call.clone();
    assert!(probe.simulator().with_world(|world| world.admit_app(&call)));
    probe.advance(2000);
    assert_eq!(probe.names().await, ["Duty manager", "Ada", "Bob"]);
    join(&mut probe, &wish).await;
    probe.advance(30 * 60_000);
    let call = body(probe.get("").await).await;
    assert_eq!(call["resultInfo"]["subcode"], 5855);
}

#[tokio::test]
async fn keeping_alive_needs_a_length_and_carries_a_call_past_its_window() {
    let mut probe = Probe::of(review()).await;
    let wish = by_link(&meeting(&probe));
    join(&mut probe, &wish).await;
    assert_eq!(keep_alive(&probe, "").await, 411);
    assert_eq!(
        keep_alive(&probe, "transfer-encoding: chunked\r\n").await,
        411
    );
    assert_eq!(post(&probe, "/keepAlive", &json!({})).await.status(), 400);
    for _ in 0..4 {
        probe.advance(40 * 60_000);
        probe.sign_in().await;
        assert_eq!(keep_alive(&probe, "content-length: 0\r\n").await, 200);
    }
    probe.advance(45 * 60_000 - 1);
    probe.sign_in().await;
    assert_eq!(body(probe.get("").await).await["state"], "established");
    probe.advance(1);
    let call = body(probe.get("").await).await;
    let result = &call["resultInfo"];
    assert_eq!(
        (&result["code"], &result["subcode"]),
        (&json!(408), &json!(8537))
    );
    assert_eq!(keep_alive(&probe, "content-length: 0\r\n").await, 404);
}

/// Sends a keep-alive with exactly these extra headers, which an HTTP client would correct. Returns the status.
async fn keep_alive(probe: &Probe, headers: &str) -> u16 {
    let mut stream = tokio::net::TcpStream::connect(probe.running.address)
        .await
        .unwrap();
    let (call, token) = (&probe.call, probe.token());
    let end = if headers.contains("chunked") {
        "0\r\n\r\n"
    } else {
        ""
    };
    let request = format!(
        "POST /v1.0/communications/calls/{call}/keepAlive HTTP/1.1\r\nhost: x\r\nconnection: close\r\nauthorization: Bearer {token}\r\n{headers}\r\n{end}"
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer.split(' ').nth(1).unwrap().parse().unwrap()
}

#[tokio::test]
async fn hanging_up_ends_this_call_and_no_other_of_the_same_meeting() {
    let mut probe = Probe::of(review()).await;
    let wish = by_link(&meeting(&probe));
    join(&mut probe, &wish).await;
    let first = probe.call.clone();
    join(&mut probe, &wish).await;
    probe.advance(2000);
    let left = probe.try_send(Method::DELETE, "", None).await.unwrap();
    assert_eq!(left.status(), 204);
    assert_eq!(code(probe.get("/participants").await).await.0, 404);
    probe.advance(30_000);
    assert_eq!(code(probe.get("").await).await, (404, "8522".to_owned()));
    probe.call = first;
    assert_eq!(probe.roster().await.len(), 3);
}

#[tokio::test]
async fn a_muted_participant_is_muted_by_the_service() {
    let probe = Probe::of(review()).await;
    let zoe = probe.id_of("Zoe").await;
    let muted = post(
        &probe,
        &format!("/participants/{zoe}/mute"),
        &json!({ "clientContext": "ours" }),
    )
    .await;
    assert_eq!(muted.status(), 200);
    assert!(muted.headers().contains_key("location"));
    let operation = body(muted).await;
    assert_eq!(
        operation["@odata.type"],
        "#microsoft.graph.muteParticipantOperation"
    );
    assert_eq!(
        (&operation["status"], &operation["clientContext"]),
        (&json!("completed"), &json!("ours"))
    );
    let id = operation["id"].as_str().unwrap();
    let again = body(probe.get(&format!("/operations/{id}")).await).await;
    assert_eq!(again, operation);
    let roster = probe.roster().await;
    assert_eq!(
        (
            &roster[1]["isMuted"],
            &roster[1]["mediaStreams"][0]["serverMuted"]
        ),
        (&json!(true), &json!(true))
    );
    let nobody = post(&probe, "/participants/nobody/mute", &json!({})).await;
    assert_eq!(nobody.status(), 404);
}

#[tokio::test]
async fn nobody_is_muted_in_a_one_to_one_call_or_by_an_operation_that_fails() {
    let probe = Probe::of(review()).await;
    let mute = format!("/participants/{}/mute", probe.id_of("Zoe").await);
    probe.inject(Fault::on(Target::Mute, Effect::FailOperation));
    let failed = body(post(&probe, &mute, &json!({})).await).await;
    assert_eq!(
        (&failed["status"], &failed["resultInfo"]["code"]),
        (&json!("failed"), &json!(500))
    );
    assert_eq!(probe.roster().await[1]["isMuted"], false);
    probe.simulator().clear_faults();
    let call = probe.call.clone();
    probe
        .simulator()
        .with_world(|world| world.call_mut(&call).unwrap().one_to_one = true);
    assert_eq!(post(&probe, &mute, &json!({})).await.status(), 400);
    assert!(probe.roster().await.is_empty());
}

#[tokio::test]
async fn the_app_mutes_and_unmutes_itself_and_nobody_else() {
    let probe = Probe::of(review()).await;
    let muted = async || {
        let roster = probe.roster().await;
        (roster[0]["isMuted"].clone(), roster[1]["isMuted"].clone())
    };
    let unmuted = body(post(&probe, "/unmute", &json!({})).await).await;
    assert_eq!(
        unmuted["@odata.type"],
        "#microsoft.graph.unmuteParticipantOperation"
    );
    assert_eq!(muted().await, (json!(false), json!(false)));
    assert_eq!(post(&probe, "/mute", &json!({})).await.status(), 200);
    assert_eq!(muted().await, (json!(true), json!(false)));
    let wrong = post(&probe, "/mute", &json!({ "context": "x" })).await;
    assert_eq!(wrong.status(), 400);
}

#[tokio::test]
async fn the_directory_tells_a_user_by_id_and_by_sign_in_name() {
    let mut probe = Probe::of(review()).await;
    let (id, upn) = probe
        .simulator()
        .with_world(|world| (world.user_id("Zoe"), world.upn("Zoe")));
    let user = async |who: &str| {
        let path = format!("/v1.0/users/{who}");
        probe.try_send_to(Method::GET, &path, None).await.unwrap()
    };
    let expected = json!({ "id": id, "displayName": "Zoe", "userPrincipalName": upn, "mail": upn });
    assert_eq!(body(user(&id).await).await, expected);
    assert_eq!(body(user("zoe%40contoso.example").await).await, expected);
    let picked = format!("{id}?$select=id,displayName");
    assert_eq!(
        body(user(&picked).await).await,
        json!({ "id": id, "displayName": "Zoe" })
    );
    assert_eq!(user(&format!("{id}?$expand=manager")).await.status(), 400);
    assert_eq!(
        code(user("nobody%40contoso.example").await).await,
        (404, "Request_ResourceNotFound".to_owned())
    );
    probe.simulator().with_world(|world| {
        world
            .settings
            .roles
            .retain(|role| role != "User.ReadBasic.All");
    });
    probe.sign_in().await;
    let path = format!("/v1.0/users/{id}");
    let refused = probe.try_send_to(Method::GET, &path, None).await.unwrap();
    assert_eq!(
        code(refused).await,
        (403, "Authorization_RequestDenied".to_owned())
    );
}

#[tokio::test]
async fn five_people_ring_under_one_operation_and_each_has_an_address() {
    let probe = Probe::of(review().addressing(Addressing::IdServed)).await;
    let number = |n| json!({ "identity": { "phone": { "id": format!("+1425555010{n}") } }, "hidden": n == 4 });
    let five: Vec<Value> = (0..5).map(number).collect();
    let invited = post(
        &probe,
        "/participants/invite",
        &json!({ "participants": five }),
    )
    .await;
    let invited = body(invited).await;
    let participants = invited["participants"].as_array().unwrap();
    assert_eq!(participants.len(), 5);
    assert!(participants.iter().all(|person| person["id"].is_string()));
    assert_eq!(participants[4]["hidden"], true);
    let third = participants[2]["id"].as_str().unwrap();
    assert_eq!(probe.remove(third).await.status(), 204);
    probe.advance(2000);
    let id = invited["id"].as_str().unwrap();
    let operation = body(probe.get(&format!("/operations/{id}")).await).await;
    assert_eq!(operation["status"], "Running");
    let six: Vec<Value> = (0..6).map(number).collect();
    let refused = post(
        &probe,
        "/participants/invite",
        &json!({ "participants": six }),
    )
    .await;
    assert_eq!(refused.status(), 400);
}

#[tokio::test]
async fn somebody_is_moved_from_another_call_and_a_wrong_one_is_an_internal_error() {
    let mut probe = Probe::of(review().and_call("Main")).await;
    let calls = probe.simulator().calls();
    let zoe = probe.simulator().with_world(|world| world.user_id("Zoe"));
    let old = probe.id_of("Zoe").await;
    probe.call.clone_from(&calls[1]);
    let wish = |replaces: &str| json!({ "participants": [{ "identity": { "user": { "id": zoe } }, "replacesCallId": replaces, "participantId": old }] });
    let refused = post(&probe, "/participants/invite", &wish("no-such-call")).await;
    assert_eq!(code(refused).await, (500, "9999".to_owned()));
    let moved = post(&probe, "/participants/invite", &wish(&calls[0])).await;
    assert_eq!(moved.status(), 200);
    assert_eq!(
        body(moved).await["participants"][0]["replacesCallId"],
        calls[0].as_str()
    );
    probe.advance(1500);
    assert_eq!(probe.names().await, ["Moderato", "Zoe"]);
    probe.call.clone_from(&calls[0]);
    assert_eq!(probe.names().await, ["Moderato"]);
}

#[tokio::test]
async fn a_scenario_without_sense_in_its_meeting_is_told_with_the_line() {
    let file = |call: &str| {
        format!(
            "{{\n\"title\": \"T\", \"tenant\": {{\"domain\": \"contoso.example\"}}, \"calls\": [],\n\"meetings\": [\n{{\"call\": {call}}}\n]}}"
        )
    };
    let cases = [
        (r#"{"subject": "Review", "people": []}"#, "organizer"),
        (
            r#"{"subject": "Review", "organizer": "Ada", "people": []}"#,
            "\"Ada\"",
        ),
        (
            r#"{"subject": "Review", "organizer": "Ada", "people": [{"name": "Ada", "kind": "guest"}]}"#,
            "who is a user",
        ),
    ];
    for (call, expected) in cases {
        let problem = Scenario::from_json(&file(call)).unwrap_err();
        assert_eq!(problem.line, 4, "{problem}");
        assert!(problem.message.contains(expected), "{problem}");
    }
    for name in Scenario::names() {
        let scenario = Scenario::builtin(name).unwrap().unwrap();
        assert_eq!(scenario.meetings().len(), 1, "{name}");
        assert!(scenario.meetings()[0].passcode.is_some());
    }
}

#[tokio::test]
async fn a_joined_call_plays_its_meeting_from_the_start() {
    let scenario = Scenario::builtin("support_bridge").unwrap().unwrap();
    let mut probe = Probe::of_scenario(scenario).await;
    probe.advance(5 * 60_000);
    let mut wish = by_link(&meeting(&probe));
    wish["source"] = json!({ "identity": { "guest": { "displayName": "Moderator" } } });
    join(&mut probe, &wish).await;
    probe.advance(Duration::from_secs(17).as_millis().try_into().unwrap());
    assert_eq!(body(probe.get("").await).await["state"], "established");
    let intruder = "Loudspeaker in the hall".to_owned();
    assert!(!probe.names().await.contains(&intruder));
    probe.advance(3000);
    assert!(probe.names().await.contains(&intruder));
}
