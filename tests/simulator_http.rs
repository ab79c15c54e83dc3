//! The simulator with an independent HTTP client.

use std::time::{Duration, Instant};

use moderato::simulator::{
    Addressing, ConnectionBreak, Effect, Fault, InviteeAnswer, Matcher, RetryAfter, RunningServer,
    Scenario, ScenarioBuilder, Simulator, Target,
};
use reqwest::{Client, Method, Response};
use serde_json::{Value, json};

/// A signed-in client and its simulator.
pub(crate) struct Probe {
    pub(crate) running: RunningServer,
    client: Client,
    token: String,
    pub(crate) call: String,
}

impl Probe {
    pub(crate) async fn of(scenario: ScenarioBuilder) -> Self {
        Self::of_scenario(scenario.build()).await
    }

    pub(crate) async fn of_scenario(scenario: Scenario) -> Self {
        let call = scenario.calls().remove(0);
        let running = Simulator::start(scenario, "127.0.0.1:0".parse().unwrap())
            .await
            .unwrap();
        let client = Client::builder().no_proxy().build().unwrap();
        let mut probe = Self {
            running,
            client,
            token: String::new(),
            call,
        };
        probe.sign_in().await;
        probe
    }

    pub(crate) async fn sign_in(&mut self) {
        let credentials = self.simulator().credentials();
        let answer = self
            .ask_token(&credentials.tenant_id, &self.token_form(&[]))
            .await;
        assert_eq!(answer.status(), 200);
        let answer = body(answer).await;
        answer["access_token"]
            .as_str()
            .unwrap()
            .clone_into(&mut self.token);
    }

    /// Returns a valid token form with some fields changed or, if the new value is empty, left out.
    fn token_form(&self, changes: &[(&str, &str)]) -> String {
        let credentials = self.simulator().credentials();
        let scope = format!("{}/.default", self.running.base_url());
        let proper = [
            ("grant_type", "client_credentials"),
            ("client_id", &credentials.client_id),
            ("client_secret", &credentials.client_secret),
            ("scope", &scope),
        ];
        let mut form = url::form_urlencoded::Serializer::new(String::new());
        for (name, usual) in proper {
            let value = changes
                .iter()
                .find(|(changed, _)| *changed == name)
                .map_or(usual, |(_, value)| value);
            if !value.is_empty() {
                form.append_pair(name, value);
            }
        }
        form.finish()
    }

    async fn ask_token(&self, tenant: &str, form: &str) -> Response {
        let request = self.client.post(format!(
            "{}/{tenant}/oauth2/v2.0/token",
            self.running.base_url()
        ));
        request
            .header("content-type", "application/x-www-form-urlencoded")
            .body(form.to_owned())
            .send()
            .await
            .unwrap()
    }

    pub(crate) fn token(&self) -> &str {
        &self.token
    }

    pub(crate) fn simulator(&self) -> &Simulator {
        &self.running.simulator
    }

    pub(crate) fn advance(&self, milliseconds: u64) {
        self.simulator()
            .advance(Duration::from_millis(milliseconds));
    }

    pub(crate) async fn try_send(
        &self,
        method: Method,
        rest: &str,
        body: Option<&Value>,
    ) -> reqwest::Result<Response> {
        let path = format!("/v1.0/communications/calls/{}{rest}", self.call);
        self.try_send_to(method, &path, body).await
    }

    /// Sends a request to any path, not only to one of the call.
    pub(crate) async fn try_send_to(
        &self,
        method: Method,
        path: &str,
        body: Option<&Value>,
    ) -> reqwest::Result<Response> {
        let url = format!("{}{path}", self.running.base_url());
        let mut request = self
            .client
            .request(method, url)
            .bearer_auth(&self.token)
            .header("client-request-id", "mine");
        if let Some(body) = body {
            request = request
                .header("content-type", "application/json")
                .body(body.to_string());
        }
        request.send().await
    }

    pub(crate) async fn get(&self, rest: &str) -> Response {
        self.try_send(Method::GET, rest, None).await.unwrap()
    }

    pub(crate) async fn remove(&self, participant: &str) -> Response {
        self.try_send(
            Method::DELETE,
            &format!("/participants/{participant}"),
            None,
        )
        .await
        .unwrap()
    }

    pub(crate) async fn roster(&self) -> Vec<Value> {
        let answer = self.get("/participants").await;
        assert_eq!(answer.status(), 200);
        body(answer).await["value"].as_array().unwrap().clone()
    }

    pub(crate) async fn names(&self) -> Vec<String> {
        let roster = self.roster().await;
        roster.iter().filter_map(shown_name).collect()
    }

    /// Returns the participant id of the person with this shown name.
    pub(crate) async fn id_of(&self, name: &str) -> String {
        let roster = self.roster().await;
        let row = roster
            .iter()
            .find(|row| shown_name(row).as_deref() == Some(name))
            .unwrap();
        row["id"].as_str().unwrap().to_owned()
    }

    /// Invites a user of the tenant by name, optionally with a chosen id.
    async fn invite(&self, name: &str, participant_id: Option<&str>) -> Response {
        let user = self.simulator().with_world(|world| world.user_id(name));
        let mut info = json!({ "identity": { "user": { "id": user } } });
        if let Some(id) = participant_id {
            info["participantId"] = json!(id);
        }
        let body = json!({ "participants": [info], "clientContext": "ours" });
        self.try_send(Method::POST, "/participants/invite", Some(&body))
            .await
            .unwrap()
    }

    pub(crate) fn inject(&self, fault: Fault) {
        self.simulator().inject(fault);
    }
}

pub(crate) async fn body(answer: Response) -> Value {
    serde_json::from_str(&answer.text().await.unwrap()).unwrap()
}

fn shown_name(row: &Value) -> Option<String> {
    let identities = row["info"]["identity"].as_object()?;
    let name = identities
        .values()
        .find_map(|identity| identity["displayName"].as_str())?;
    Some(name.to_owned())
}

fn town_hall() -> ScenarioBuilder {
    Scenario::call("Town hall")
        .person("Ada Lovelace")
        .guest("Bob")
        .phone("+14255550199")
        .in_lobby("Eve")
}

const MINE: &str = "a7ebfb2d-871e-419c-87af-27290b22e8db";

#[tokio::test]
async fn the_roster_tells_who_is_in_the_call_and_who_waits() {
    let probe = Probe::of(town_hall()).await;
    let roster = probe.roster().await;
    let call = body(probe.get("").await).await;
    assert_eq!(roster[0]["id"], call["myParticipantId"]);
    assert_eq!(
        roster[1]["info"]["identity"]["user"]["displayName"],
        "Ada Lovelace"
    );
    assert_eq!(roster[2]["info"]["identity"]["guest"]["displayName"], "Bob");
    assert_eq!(roster[3]["info"]["identity"]["phone"]["id"], "+14255550199");
    assert_eq!(
        (&roster[3]["isInLobby"], &roster[4]["isInLobby"]),
        (&json!(false), &json!(true))
    );
}

#[tokio::test]
async fn a_removal_is_accepted_at_once_and_shows_a_second_and_a_half_later() {
    let probe = Probe::of(town_hall()).await;
    let bob = probe.id_of("Bob").await;
    assert_eq!(probe.remove(&bob).await.status(), 204);
    probe.advance(1499);
    assert!(probe.names().await.contains(&"Bob".to_owned()));
    probe.advance(1);
    assert!(!probe.names().await.contains(&"Bob".to_owned()));
    let again = probe.remove(&bob).await;
    assert_eq!(again.status(), 404);
    assert_eq!(
        body(again).await["error"]["message"],
        "Participant not found."
    );
}

#[tokio::test]
async fn every_answer_carries_the_ids_of_its_request() {
    let probe = Probe::of(town_hall()).await;
    let answer = probe.remove("nobody").await;
    let headers = answer.headers().clone();
    let error = body(answer).await["error"].clone();
    assert_eq!(headers["client-request-id"], "mine");
    assert_eq!(error["innerError"]["client-request-id"], "mine");
    assert_eq!(
        error["innerError"]["request-id"],
        headers["request-id"].to_str().unwrap()
    );
    assert!(headers.contains_key("date"));
}

#[tokio::test]
async fn entra_names_the_mistake_in_a_token_request() {
    let probe = Probe::of(town_hall()).await;
    let tenant = probe.simulator().credentials().tenant_id;
    let graph = "https://graph.microsoft.com/.default";
    let cases = [
        ("nowhere.example", vec![], 400, "invalid_request", 90002),
        (
            &*tenant,
            vec![("client_id", "0d9fbd4b-1f0e-4d7a-93a0-4a4b0c4f6a11")],
            400,
            "unauthorized_client",
            700_016,
        ),
        (
            &*tenant,
            vec![("client_secret", "wrong")],
            401,
            "invalid_client",
            7_000_215,
        ),
        (
            &*tenant,
            vec![("client_secret", "")],
            401,
            "invalid_client",
            7_000_218,
        ),
        (
            &*tenant,
            vec![("scope", graph)],
            400,
            "invalid_resource",
            500_011,
        ),
        (
            &*tenant,
            vec![("scope", "User.Read")],
            400,
            "invalid_scope",
            70011,
        ),
        (
            &*tenant,
            vec![("grant_type", "")],
            400,
            "invalid_request",
            900_144,
        ),
    ];
    for (tenant, changes, status, error, number) in cases {
        let answer = probe.ask_token(tenant, &probe.token_form(&changes)).await;
        assert_eq!(answer.status(), status, "{changes:?}");
        let answer = body(answer).await;
        assert_eq!(
            (&answer["error"], &answer["error_codes"]),
            (&json!(error), &json!([number])),
            "{changes:?}"
        );
        assert!(
            answer["error_description"]
                .as_str()
                .unwrap()
                .starts_with(&format!("AADSTS{number}: "))
        );
        assert!(answer["trace_id"].is_string() && answer["correlation_id"].is_string());
    }
    probe
        .simulator()
        .with_world(|world| world.settings.secret_expired = true);
    let expired = body(probe.ask_token(&tenant, &probe.token_form(&[])).await).await;
    assert_eq!(expired["error_codes"], json!([7_000_222]));
    assert_eq!(
        probe.simulator().with_world(|world| world.token_requests()),
        9
    );
}

#[tokio::test]
async fn a_token_counts_until_it_expires() {
    let mut probe = Probe::of(town_hall()).await;
    probe.advance(59 * 60_000);
    assert_eq!(probe.get("").await.status(), 200);
    probe.advance(60_000);
    let late = probe.get("").await;
    assert_eq!(late.status(), 401);
    assert!(
        late.headers()["www-authenticate"]
            .to_str()
            .unwrap()
            .starts_with("Bearer ")
    );
    assert_eq!(
        body(late).await["error"]["code"],
        "InvalidAuthenticationToken"
    );
    probe.sign_in().await;
    assert_eq!(probe.get("").await.status(), 200);
    probe
        .simulator()
        .with_world(moderato::simulator::World::expire_tokens);
    assert_eq!(probe.get("").await.status(), 401);
}

#[tokio::test]
async fn each_missing_permission_has_its_own_refusal() {
    let mut probe = Probe::of(town_hall()).await;
    let bob = probe.id_of("Bob").await;
    let world =
        |change: fn(&mut moderato::simulator::World)| probe.running.simulator.with_world(change);
    world(|world| world.settings.removal_allowed = false);
    let refused = probe.remove(&bob).await;
    assert_eq!(refused.status(), 403);
    assert!(
        body(refused).await["error"]["message"]
            .as_str()
            .unwrap()
            .contains("not authorized to remove")
    );
    world(|world| world.settings.bot_registered = false);
    assert_eq!(
        body(probe.remove(&bob).await).await["error"]["code"],
        "7503"
    );
    world(|world| world.settings.bot_registered = true);
    world(|world| world.settings.roles = vec!["Calls.Initiate.All".to_owned()]);
    probe.sign_in().await;
    assert_eq!(
        body(probe.remove(&bob).await).await["error"]["code"],
        "7504"
    );
    assert_eq!(
        body(probe.invite("Grace Hopper", None).await).await["error"]["code"],
        "7504"
    );
    assert_eq!(probe.get("/participants").await.status(), 200);
}

#[tokio::test]
async fn a_token_of_another_tenant_does_not_open_this_call() {
    let mut probe = Probe::of(town_hall()).await;
    let other = probe
        .simulator()
        .with_world(|world| world.other_tenant().unwrap().to_owned());
    let answer = probe.ask_token(&other, &probe.token_form(&[])).await;
    let answer = body(answer).await;
    answer["access_token"]
        .as_str()
        .unwrap()
        .clone_into(&mut probe.token);
    let somebody = "11111111-1111-4111-8111-111111111111";
    for refused in [
        probe.get("/participants").await,
        probe.remove(somebody).await,
    ] {
        let status = refused.status().as_u16();
        let code = body(refused).await["error"]["code"].clone();
        assert_eq!((status, code), (403, json!("7505")));
    }
}

#[tokio::test]
async fn a_call_that_ended_tells_why_for_a_while_and_then_is_gone() {
    let probe = Probe::of(town_hall()).await;
    probe
        .simulator()
        .with_world(|world| world.end_call(&probe.call, 200, 5001, "Conversation ended."))
        .unwrap();
    let call = body(probe.get("").await).await;
    assert_eq!(
        (&call["state"], &call["resultInfo"]["subcode"]),
        (&json!("terminated"), &json!(5001))
    );
    for rest in ["/participants", "/participants/x"] {
        let answer = probe.get(rest).await;
        assert_eq!(
            (
                answer.status().as_u16(),
                &body(answer).await["error"]["code"]
            ),
            (404, &json!("8522")),
            "{rest}"
        );
    }
    probe.advance(30_000);
    assert_eq!(body(probe.get("").await).await["error"]["code"], "8522");
}

#[tokio::test]
async fn the_app_cannot_remove_itself() {
    let probe = Probe::of(town_hall()).await;
    let mine = body(probe.get("").await).await["myParticipantId"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(probe.remove(&mine).await.status(), 403);
    probe.advance(5000);
    assert_eq!(probe.roster().await.len(), 5);
}

#[tokio::test]
async fn hanging_up_is_carried_out_and_can_be_told_from_a_removal() {
    let probe = Probe::of(town_hall()).await;
    assert_eq!(
        probe
            .try_send(Method::DELETE, "", None)
            .await
            .unwrap()
            .status(),
        204
    );
    let last = probe.simulator().requests().pop().unwrap();
    assert_eq!(
        (last.target, last.method.as_str(), last.status),
        (Target::HangUp, "DELETE", Some(204))
    );
    assert_eq!(body(probe.get("").await).await["state"], "terminated");
}

#[tokio::test]
async fn an_unknown_path_method_or_query_is_named() {
    let probe = Probe::of(town_hall()).await;
    let url = |path: &str| format!("{}{path}", probe.running.base_url());
    let deprecated = probe
        .client
        .get(url("/v1.0/app/calls/x/participants"))
        .send()
        .await
        .unwrap();
    assert_eq!(deprecated.status(), 400);
    assert!(deprecated.text().await.unwrap().contains("deprecated"));
    let unmuted = probe
        .try_send(Method::POST, "/participants/x/unmute", None)
        .await
        .unwrap();
    assert!(
        body(unmuted).await["error"]["message"]
            .as_str()
            .unwrap()
            .contains("POST /v1.0/communications/calls/")
    );
    let patched = probe
        .try_send(Method::PATCH, "/participants", None)
        .await
        .unwrap();
    assert_eq!(patched.status(), 400);
    assert_eq!(probe.get("/participants?$top=5").await.status(), 400);
}

#[tokio::test]
async fn invited_people_are_not_in_the_roster_until_they_answer() {
    let ada_answers = InviteeAnswer::Accepts(Duration::from_secs(10));
    let probe = Probe::of(Scenario::call("Bridge").invitable("Grace Hopper", ada_answers)).await;
    let invited = probe.invite("Grace Hopper", Some(MINE)).await;
    let location = invited.headers()["location"].to_str().unwrap().to_owned();
    let invited = body(invited).await;
    assert_eq!(
        (&invited["status"], &invited["clientContext"]),
        (&json!("Running"), &json!("ours"))
    );
    assert!(location.ends_with(invited["id"].as_str().unwrap()));
    assert_eq!(probe.roster().await.len(), 1);
    probe.advance(10_000);
    let served = invited["participants"][0]["id"].as_str().unwrap();
    assert_eq!(probe.id_of("Grace Hopper").await, served);
    let operation = format!("/operations/{}", invited["id"].as_str().unwrap());
    assert_eq!(
        body(probe.get(&operation).await).await["status"],
        "Completed"
    );
}

#[tokio::test]
async fn ringing_ends_after_a_minute_and_a_decline_ends_it_at_once() {
    let declines = InviteeAnswer::Declines(Duration::from_secs(5));
    let probe = Probe::of(Scenario::call("Bridge").invitable("Alan Turing", declines)).await;
    let mut operations = Vec::new();
    for name in ["Alan Turing", "Grace Hopper"] {
        operations.push(format!(
            "/operations/{}",
            body(probe.invite(name, None).await).await["id"]
                .as_str()
                .unwrap()
        ));
    }
    probe.advance(5000);
    let declined = body(probe.get(&operations[0]).await).await;
    assert_eq!(
        (&declined["status"], &declined["resultInfo"]["code"]),
        (&json!("Failed"), &json!(603))
    );
    probe.advance(54_999);
    assert_eq!(
        body(probe.get(&operations[1]).await).await["status"],
        "Running"
    );
    probe.advance(1);
    assert_eq!(
        body(probe.get(&operations[1]).await).await["resultInfo"]["code"],
        408
    );
}

#[tokio::test]
async fn each_way_of_addressing_an_invitation_is_played() {
    let cases = [
        (Addressing::IdServed, Some(MINE), (204, 404)),
        (Addressing::IdServed, None, (204, 404)),
        (Addressing::Echoed, Some(MINE), (404, 204)),
        (Addressing::Echoed, None, (404, 404)),
        (Addressing::None, Some(MINE), (404, 404)),
    ];
    for (addressing, sent, expected) in cases {
        let probe = Probe::of(Scenario::call("Bridge").addressing(addressing)).await;
        let invited = body(probe.invite("Grace Hopper", sent).await).await;
        let info = &invited["participants"][0];
        assert_eq!(info["id"].is_string(), addressing == Addressing::IdServed);
        assert_eq!(info["participantId"].as_str(), sent);
        let by_echo = probe.remove(MINE).await.status().as_u16();
        let by_id = probe
            .remove(info["id"].as_str().unwrap_or("none"))
            .await
            .status()
            .as_u16();
        assert_eq!((by_id, by_echo), expected, "{addressing:?} {sent:?}");
        assert_eq!(
            probe.remove(invited["id"].as_str().unwrap()).await.status(),
            404
        );
    }
}

#[tokio::test]
async fn a_call_may_refuse_the_participant_id_in_an_invitation() {
    let scenario = Scenario::call("Bridge").change(|world| {
        let id = world.calls()[0].id.clone();
        world.call_mut(&id).unwrap().rejects_participant_id = true;
    });
    let probe = Probe::of(scenario).await;
    assert_eq!(probe.invite("Grace Hopper", Some(MINE)).await.status(), 400);
    assert_eq!(probe.invite("Grace Hopper", None).await.status(), 200);
    assert_eq!(probe.invite("Grace Hopper", None).await.status(), 400);
}

#[tokio::test]
async fn somebody_can_accept_while_the_cancellation_is_under_way() {
    let probe = Probe::of(
        Scenario::call("Bridge").invitable("Grace Hopper", InviteeAnswer::AcceptsWhenCancelled),
    )
    .await;
    let invited = body(probe.invite("Grace Hopper", Some(MINE)).await).await;
    let address = invited["participants"][0]["id"].as_str().unwrap();
    assert_eq!(probe.remove(address).await.status(), 204);
    probe.advance(1500);
    assert_ne!(probe.id_of("Grace Hopper").await, address);
}

#[tokio::test]
async fn throttling_comes_in_each_form_and_then_ends() {
    let probe = Probe::of(town_hall()).await;
    let forms = [
        RetryAfter::Seconds(7),
        RetryAfter::Fraction(2.128),
        RetryAfter::Date(5),
        RetryAfter::Absent,
    ];
    for form in forms {
        probe.inject(Fault::on(Target::Roster, Effect::Throttle(form)).times(1));
        let throttled = probe.get("/participants").await;
        assert_eq!(throttled.status(), 429);
        let told = throttled
            .headers()
            .get("retry-after")
            .map(|value| value.to_str().unwrap().to_owned());
        match form {
            RetryAfter::Date(_) => assert!(told.unwrap().ends_with("GMT")),
            RetryAfter::Absent => assert_eq!(told, None),
            RetryAfter::Seconds(_) => assert_eq!(told.as_deref(), Some("7")),
            RetryAfter::Fraction(_) => assert_eq!(told.as_deref(), Some("2.128")),
        }
    }
    assert_eq!(probe.get("/participants").await.status(), 200);
}

#[tokio::test]
async fn a_lost_answer_leaves_the_removal_done() {
    let probe = Probe::of(town_hall()).await;
    let bob = probe.id_of("Bob").await;
    probe.inject(
        Fault::on(
            Target::Remove,
            Effect::BreakConnection(ConnectionBreak::AfterEffect),
        )
        .times(1),
    );
    let lost = probe
        .try_send(Method::DELETE, &format!("/participants/{bob}"), None)
        .await;
    assert!(lost.is_err());
    probe.advance(1500);
    assert!(!probe.names().await.contains(&"Bob".to_owned()));
}

#[tokio::test]
async fn a_connection_can_break_before_the_answer_or_inside_it() {
    let probe = Probe::of(town_hall()).await;
    probe.inject(
        Fault::on(
            Target::Roster,
            Effect::BreakConnection(ConnectionBreak::BeforeAnswer),
        )
        .times(1),
    );
    assert!(
        probe
            .try_send(Method::GET, "/participants", None)
            .await
            .is_err()
    );
    probe.inject(
        Fault::on(
            Target::Roster,
            Effect::BreakConnection(ConnectionBreak::AfterHeaders),
        )
        .times(1),
    );
    let begun = probe.get("/participants").await;
    assert_eq!(begun.status(), 200);
    assert!(begun.text().await.is_err());
    assert_eq!(probe.roster().await.len(), 5);
}

#[tokio::test]
async fn pages_for_people_and_half_answers_come_in_place_of_json() {
    let probe = Probe::of(town_hall()).await;
    for status in [200, 502] {
        probe.inject(Fault::on(Target::Roster, Effect::Html { status }).times(1));
        let page = probe.get("/participants").await;
        assert_eq!(page.status(), status);
        assert!(page.text().await.unwrap().starts_with("<!DOCTYPE html>"));
    }
    probe.inject(Fault::on(Target::Roster, Effect::Truncate).times(1));
    let half = probe.get("/participants").await.text().await.unwrap();
    assert!(serde_json::from_str::<Value>(&half).is_err());
    assert!(half.starts_with('{'));
}

#[tokio::test]
async fn an_ignored_removal_says_204_and_the_next_one_works() {
    let probe = Probe::of(town_hall()).await;
    let bob = probe.id_of("Bob").await;
    probe.inject(Fault::on(Target::Remove, Effect::Ignore).times(1));
    assert_eq!(probe.remove(&bob).await.status(), 204);
    probe.advance(20_000);
    assert_eq!(probe.id_of("Bob").await, bob);
    assert_eq!(probe.remove(&bob).await.status(), 204);
    probe.advance(1500);
    assert!(!probe.names().await.contains(&"Bob".to_owned()));
}

#[tokio::test]
async fn the_roster_can_come_in_pages_or_be_cut_silently() {
    let probe = Probe::of(town_hall()).await;
    probe.inject(Fault::on(Target::Roster, Effect::PageRoster(2)));
    let mut next = format!(
        "{}/v1.0/communications/calls/{}/participants",
        probe.running.base_url(),
        probe.call
    );
    let mut sizes = Vec::new();
    loop {
        let page = body(
            probe
                .client
                .get(&next)
                .bearer_auth(&probe.token)
                .send()
                .await
                .unwrap(),
        )
        .await;
        sizes.push(page["value"].as_array().unwrap().len());
        let Some(link) = page["@odata.nextLink"].as_str() else {
            break;
        };
        link.clone_into(&mut next);
    }
    assert_eq!(sizes, [2, 2, 1]);
    probe.simulator().clear_faults();
    probe.inject(Fault::on(Target::Roster, Effect::CutRoster(3)));
    let cut = body(probe.get("/participants").await).await;
    assert_eq!(
        (
            cut["value"].as_array().unwrap().len(),
            &cut["@odata.nextLink"]
        ),
        (3, &Value::Null)
    );
    probe.inject(Fault::on(
        Target::Roster,
        Effect::NextLink("http://127.0.0.2:1/x".to_owned()),
    ));
    assert_eq!(
        body(probe.get("/participants").await).await["@odata.nextLink"],
        "http://127.0.0.2:1/x"
    );
}

#[tokio::test]
async fn messy_answers_hold_the_same_people() {
    let probe = Probe::of(town_hall()).await;
    let clean = probe.names().await;
    probe
        .simulator()
        .with_world(|world| world.settings.messy = true);
    assert_eq!(probe.names().await, clean);
    assert_eq!(body(probe.get("").await).await["state"], "Established");
    assert_eq!(
        body(probe.invite("Grace Hopper", None).await).await["status"],
        "running"
    );
}

#[tokio::test]
async fn held_requests_wait_while_others_pass() {
    let probe = Probe::of(town_hall()).await;
    let bob = probe.id_of("Bob").await;
    let held = probe.simulator().hold(Matcher::on(Target::Roster));
    let before = probe.simulator().requests().len();
    let poll = probe.try_send(Method::GET, "/participants", None);
    let click = async {
        held.wait_for(1).await;
        let answer = probe.remove(&bob).await;
        assert_eq!(held.waiting(), 1);
        let seen = probe.simulator().requests();
        assert_eq!(
            (seen[before].status, seen[before + 1].status),
            (None, Some(204))
        );
        held.release();
        answer
    };
    let (poll, click) = tokio::join!(poll, click);
    assert_eq!(
        (poll.unwrap().status().as_u16(), click.status().as_u16()),
        (200, 204)
    );
}

#[tokio::test]
async fn latency_delays_only_the_answers_it_is_meant_for() {
    let probe = Probe::of(town_hall()).await;
    probe.inject(Fault::on(Target::Roster, Effect::LatencyMs(30)).times(1));
    let asked = Instant::now();
    assert_eq!(probe.get("/participants").await.status(), 200);
    assert!(asked.elapsed() >= Duration::from_millis(30));
}

#[tokio::test]
async fn faults_are_switched_from_outside() {
    let probe = Probe::of(town_hall()).await;
    let url = |path: &str| format!("{}/simulator{path}", probe.running.base_url());
    let send = |body: &'static str| probe.client.post(url("/trouble")).body(body).send();
    let state = body(probe.client.get(url("")).send().await.unwrap()).await;
    for example in state["what_can_be_sent"]["POST /simulator/trouble"]
        .as_array()
        .unwrap()
    {
        let answer = probe
            .client
            .post(url("/trouble"))
            .body(example.as_str().unwrap().to_owned())
            .send()
            .await
            .unwrap();
        assert_eq!(answer.status(), 200, "{example}");
    }
    assert_eq!(
        probe
            .client
            .delete(url("/trouble"))
            .send()
            .await
            .unwrap()
            .status(),
        204
    );
    assert_eq!(
        send(r#"{"on": "roster", "effect": {"html": {"status": 502}}}"#)
            .await
            .unwrap()
            .status(),
        200
    );
    assert_eq!(probe.get("/participants").await.status(), 502);
    assert_eq!(
        send(r#"{"effect": "explode"}"#).await.unwrap().status(),
        400
    );
}

#[tokio::test]
async fn people_come_and_go_at_a_word_from_outside() {
    let probe = Probe::of(town_hall()).await;
    let act = |deed: &str, body: &'static str| {
        let url = format!(
            "{}/simulator/calls/{}/{deed}",
            probe.running.base_url(),
            probe.call
        );
        probe.client.post(url).body(body).send()
    };
    assert_eq!(
        act("join", r#"{"name": "Mallory", "kind": "guest"}"#)
            .await
            .unwrap()
            .status(),
        204
    );
    assert_eq!(
        act("leave", r#"{"name": "Bob"}"#).await.unwrap().status(),
        204
    );
    let names = probe.names().await;
    assert!(names.contains(&"Mallory".to_owned()) && !names.contains(&"Bob".to_owned()));
    assert_eq!(act("dance", "{}").await.unwrap().status(), 400);
    assert_eq!(
        act("end", r#"{"code": 200, "subcode": 5001}"#)
            .await
            .unwrap()
            .status(),
        204
    );
    assert_eq!(probe.get("/participants").await.status(), 404);
}

#[tokio::test]
async fn a_stopped_simulator_answers_nobody() {
    let probe = Probe::of(town_hall()).await;
    let Probe {
        running,
        client,
        token,
        call,
    } = probe;
    let url = format!("{}/v1.0/communications/calls/{call}", running.base_url());
    assert_eq!(
        client
            .get(&url)
            .bearer_auth(&token)
            .send()
            .await
            .unwrap()
            .status(),
        200
    );
    running.shutdown().await;
    assert!(client.get(&url).bearer_auth(&token).send().await.is_err());
}

#[tokio::test]
async fn who_is_in_the_call_does_not_depend_on_how_often_somebody_asks() {
    let (asked_much, asked_once) = (Probe::of(town_hall()).await, Probe::of(town_hall()).await);
    for _ in 0..3 {
        assert_eq!(asked_much.roster().await.len(), 5);
    }
    for probe in [&asked_much, &asked_once] {
        let rejoined = |world: &mut moderato::simulator::World| world.rejoin(&probe.call, "Bob");
        assert!(probe.simulator().with_world(rejoined).is_some());
    }
    assert_eq!(asked_much.roster().await, asked_once.roster().await);
}

#[tokio::test]
async fn faults_at_the_token_endpoint_speaks_as_entra_does() {
    let probe = Probe::of(town_hall()).await;
    let tenant = probe.simulator().credentials().tenant_id;
    probe.inject(Fault::on(Target::Token, Effect::Throttle(RetryAfter::Seconds(60))).times(1));
    let answer = probe.ask_token(&tenant, &probe.token_form(&[])).await;
    assert_eq!(
        (
            answer.status().as_u16(),
            answer.headers()["retry-after"].to_str().unwrap()
        ),
        (429, "60")
    );
    assert!(body(answer).await["error"].is_string());
}
