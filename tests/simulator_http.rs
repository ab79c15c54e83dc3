//! The simulator through a plain HTTP client that knows nothing of the console.

use std::time::{Duration, Instant};

use moderato::simulator::{
    Addressing, Answer, Break, Effect, Matcher, RetryAfter, Running, Scenario, ScenarioBuilder,
    Simulator, Target, Trouble,
};
use reqwest::{Client, Method, Response};
use serde_json::{Value, json};

/// One signed-in client and the simulator that it talks to.
struct Probe {
    running: Running,
    client: Client,
    token: String,
    call: String,
}

impl Probe {
    async fn of(scenario: ScenarioBuilder) -> Self {
        let scenario = scenario.build();
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

    async fn sign_in(&mut self) {
        let credentials = self.simulator().credentials();
        let answer = self
            .ask_token(&credentials.tenant_id, &self.token_form(&[]))
            .await;
        assert_eq!(answer.status(), 200);
        self.token = body(answer).await["access_token"]
            .as_str()
            .unwrap()
            .to_owned();
    }

    /// The form of a proper token request, with some fields changed or, if empty, left out.
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

    fn simulator(&self) -> &Simulator {
        &self.running.simulator
    }

    fn advance(&self, milliseconds: u64) {
        self.simulator()
            .advance(Duration::from_millis(milliseconds));
    }

    async fn try_send(
        &self,
        method: Method,
        rest: &str,
        body: Option<&Value>,
    ) -> reqwest::Result<Response> {
        let url = format!(
            "{}/v1.0/communications/calls/{}{rest}",
            self.running.base_url(),
            self.call
        );
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

    async fn get(&self, rest: &str) -> Response {
        self.try_send(Method::GET, rest, None).await.unwrap()
    }

    async fn remove(&self, participant: &str) -> Response {
        self.try_send(
            Method::DELETE,
            &format!("/participants/{participant}"),
            None,
        )
        .await
        .unwrap()
    }

    async fn roster(&self) -> Vec<Value> {
        let answer = self.get("/participants").await;
        assert_eq!(answer.status(), 200);
        body(answer).await["value"].as_array().unwrap().clone()
    }

    async fn names(&self) -> Vec<String> {
        let roster = self.roster().await;
        roster.iter().filter_map(shown_name).collect()
    }

    /// The participant id of somebody by their shown name.
    async fn id_of(&self, name: &str) -> String {
        let roster = self.roster().await;
        let row = roster
            .iter()
            .find(|row| shown_name(row).as_deref() == Some(name))
            .unwrap();
        row["id"].as_str().unwrap().to_owned()
    }

    /// Invites a user of the tenant by name, with an id of the client's choice where one is given.
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

    fn trouble(&self, trouble: Trouble) {
        self.simulator().trouble(trouble);
    }
}

async fn body(answer: Response) -> Value {
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
