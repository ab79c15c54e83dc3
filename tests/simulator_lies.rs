//! The simulator's lies: each is started over HTTP, takes effect and ends.

use moderato::simulator::{Scenario, ScenarioBuilder};
use reqwest::Method;
use serde_json::{Value, json};

use crate::simulator_http::{Probe, body};

pub(crate) fn review() -> ScenarioBuilder {
    Scenario::call("Review")
        .person("Ada")
        .person("Grace")
        .guest("Bob")
}

pub(crate) fn crowd() -> ScenarioBuilder {
    Scenario::call("Town hall").crowd(120)
}

impl Probe {
    /// Sends a fault to the simulator; returns its answer.
    pub(crate) async fn switch(&self, fault: &Value) -> (u16, Value) {
        let path = "/simulator/trouble";
        let answer = self.try_send_to(Method::POST, path, Some(fault)).await;
        let answer = answer.unwrap();
        (answer.status().as_u16(), body(answer).await)
    }

    /// Starts a fault.
    pub(crate) async fn begin(&self, fault: Value) {
        let (status, answer) = self.switch(&fault).await;
        assert_eq!(status, 200, "{answer}");
    }

    /// Starts a lie for the next matching request only.
    pub(crate) async fn lie_once(&self, lie: Value) {
        self.begin(json!({ "times": 1, "effect": { "lie": lie } }))
            .await;
    }

    /// Returns all pages of the roster, following its links.
    async fn pages(&self) -> Vec<Vec<Value>> {
        let mut pages = Vec::new();
        let mut next = Some("/participants".to_owned());
        while let Some(rest) = next {
            let page = body(self.get(&rest).await).await;
            pages.push(page["value"].as_array().unwrap().clone());
            let link = page["@odata.nextLink"].as_str();
            next = link.map(|link| link.split_once(&self.call).unwrap().1.to_owned());
        }
        pages
    }

    /// Returns the ids in the roster; `None` for entries without one.
    async fn ids(&self) -> Vec<Option<String>> {
        let id = |row: Value| row["id"].as_str().map(str::to_owned);
        self.roster().await.into_iter().map(id).collect()
    }

    /// Returns the people who are really in the call.
    pub(crate) async fn truth(&self) -> Value {
        let path = format!("/simulator/calls/{}", self.call);
        let answer = self.try_send_to(Method::GET, &path, None).await.unwrap();
        assert_eq!(answer.status(), 200);
        body(answer).await
    }

    /// Makes a person leave or join, as with curl.
    pub(crate) async fn act(&self, deed: &str, name: &str) {
        let path = format!("/simulator/calls/{}/{deed}", self.call);
        let told = json!({ "name": name });
        let answer = self.try_send_to(Method::POST, &path, Some(&told)).await;
        assert_eq!(answer.unwrap().status(), 204, "{deed} {name}");
    }
}

#[tokio::test]
async fn a_roster_is_cut_at_100_for_a_while_and_says_nothing_of_it() {
    let probe = Probe::of(crowd()).await;
    let all = probe.ids().await;
    assert_eq!(all.len(), 121);
    probe
        .begin(json!({ "lasts": 12, "effect": { "cut_roster": 100 } }))
        .await;
    for _ in 0..2 {
        let cut = body(probe.get("/participants").await).await;
        assert_eq!(cut.get("@odata.nextLink"), None);
        assert_eq!(probe.ids().await, all[..100]);
    }
    probe.advance(11_999);
    assert_eq!(probe.ids().await.len(), 100);
    probe.advance(1);
    assert_eq!(probe.ids().await, all);
}

#[tokio::test]
async fn a_cut_that_varies_lists_others_each_time_and_the_same_in_each_run() {
    let (first, second) = (Probe::of(crowd()).await, Probe::of(crowd()).await);
    let mut seen = Vec::new();
    for probe in [&first, &second] {
        let all = probe.ids().await;
        probe
            .begin(json!({ "times": 3, "effect": { "lie": { "cut_varying": 100 } } }))
            .await;
        for _ in 0..3 {
            let cut = probe.ids().await;
            assert_eq!(cut.len(), 100);
            let mut rest = all.iter();
            let in_order = |id| rest.any(|one| one == id);
            assert!(cut.iter().all(in_order), "the order is another");
            seen.push(cut);
        }
        assert_eq!(probe.ids().await, all);
    }
    assert!(seen[0] != seen[1] && seen[1] != seen[2]);
    assert_eq!(seen[..3], seen[3..]);
}

#[tokio::test]
async fn a_page_is_left_out_without_a_word() {
    let probe = Probe::of(crowd()).await;
    let all = probe.roster().await;
    for (page, missing) in [(1, 0..50), (2, 50..100), (3, 100..121)] {
        let lie = json!({ "lost_page": { "rows": 50, "page": page } });
        probe
            .begin(json!({ "lasts": 5, "effect": { "lie": lie } }))
            .await;
        let mut expected = all.clone();
        expected.drain(missing);
        assert_eq!(probe.pages().await.concat(), expected, "page {page}");
        probe.advance(5000);
        assert_eq!(probe.pages().await, std::slice::from_ref(&all));
    }
}

#[tokio::test]
async fn a_later_page_fails_or_cannot_be_read() {
    let probe = Probe::of(crowd()).await;
    probe
        .begin(json!({ "on": "roster", "effect": { "page_roster": 50 } }))
        .await;
    let effects = [
        (
            json!({ "answer": { "status": 500, "code": "9999", "message": "" } }),
            500,
        ),
        (
            json!({ "answer": { "status": 403, "code": "Forbidden", "message": "" } }),
            403,
        ),
        (json!({ "html": { "status": 200 } }), 200),
        (json!("truncate"), 200),
    ];
    for (effect, status) in effects {
        let fault = json!({ "on": "roster", "path": "skiptoken=50", "times": 1, "effect": effect });
        probe.begin(fault).await;
        assert_eq!(probe.get("/participants").await.status(), 200);
        let second = probe.get("/participants?$skiptoken=50").await;
        assert_eq!(second.status(), status);
        let text = second.text().await.unwrap();
        let whole = serde_json::from_str::<Value>(&text).is_ok_and(|page| page["value"].is_array());
        assert!(!whole, "{text}");
        let sizes: Vec<usize> = probe.pages().await.iter().map(Vec::len).collect();
        assert_eq!(sizes, [50, 50, 21]);
    }
}

#[tokio::test]
async fn value_is_anything_but_a_list_of_people() {
    let probe = Probe::of(review()).await;
    let all = Value::from(probe.roster().await);
    let cases = [
        ("null", Some(Value::Null)),
        ("missing", None),
        ("object", Some(all[0].clone())),
        ("text", Some(json!("participants"))),
        ("nested", Some(json!([all]))),
        ("only_null", Some(json!([null]))),
        ("empty", Some(json!([]))),
    ];
    for (wrong, expected) in cases {
        probe.lie_once(json!({ "value": wrong })).await;
        let told = body(probe.get("/participants").await).await;
        assert_eq!(told.get("value"), expected.as_ref(), "{wrong}");
        assert_eq!(Value::from(probe.roster().await), all, "{wrong}");
    }
}

#[tokio::test]
async fn one_entry_is_told_oddly_and_the_others_as_they_are() {
    let probe = Probe::of(review()).await;
    let all = probe.roster().await;
    let grace = 2;
    let id = all[grace]["id"].clone();
    let mut without_id = all[grace].clone();
    without_id.as_object_mut().unwrap().remove("id");
    let replaced = |by: Value| {
        let mut rows = all.clone();
        rows[grace] = by;
        rows
    };
    let mut shared = all.clone();
    shared[grace - 1]["id"] = id;
    let mut missing = all.clone();
    missing.remove(grace);
    let twice = [&all[..], &all[grace..=grace]].concat();
    let cases = [
        ("null", replaced(Value::Null)),
        ("text", replaced(json!("entry"))),
        ("list", replaced(json!([]))),
        ("without_id", replaced(without_id)),
        ("missing", missing),
        ("twice", twice),
        ("shared_id", shared),
    ];
    for (told, expected) in cases {
        let lie = json!({ "entry": { "of": "Grace", "told": told } });
        probe.lie_once(lie).await;
        assert_eq!(probe.roster().await, expected, "{told}");
        assert_eq!(probe.roster().await, all, "{told}");
    }
    probe
        .lie_once(json!({ "entry": { "of": "Grace", "told": "removed" } }))
        .await;
    let told = probe.roster().await;
    assert!(told[grace]["removedState"]["reason"].is_string());
    assert!(told[grace - 1]["removedState"].is_null());
    // The lie names nobody, so it applies to the last entry.
    probe.lie_once(json!({ "entry": { "told": "null" } })).await;
    assert_eq!(probe.roster().await.last(), Some(&Value::Null));
}

#[tokio::test]
async fn our_own_entry_is_missing_from_one_roster() {
    let probe = Probe::of(review()).await;
    let own = body(probe.get("").await).await["myParticipantId"].clone();
    let all = probe.roster().await;
    probe.lie_once(json!("without_us")).await;
    // Reading the call does not use up the lie.
    assert_eq!(body(probe.get("").await).await["myParticipantId"], own);
    let told = probe.roster().await;
    assert_eq!(told.len(), all.len() - 1);
    assert!(told.iter().all(|row| row["id"] != own));
    assert_eq!(probe.roster().await, all);
}

#[tokio::test]
async fn ids_are_new_at_every_poll_and_lead_nowhere() {
    let probe = Probe::of(review()).await;
    let true_ids = probe.ids().await;
    probe
        .begin(json!({ "lasts": 5, "effect": { "lie": "new_ids" } }))
        .await;
    let (first, second) = (probe.ids().await, probe.ids().await);
    let mut all = [&true_ids[..], &first, &second].concat();
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), 12);
    let removal = probe.remove(first[3].as_deref().unwrap()).await;
    assert_eq!(removal.status(), 404);
    probe.advance(5000);
    assert_eq!(probe.ids().await, true_ids);
}

#[tokio::test]
async fn tenants_are_told_in_turn() {
    let probe = Probe::of(review()).await;
    let ada = probe.id_of("Ada").await;
    let turn = json!({ "skip": 1, "every": 2, "effect": { "lie": "without_tenants" } });
    probe.begin(turn).await;
    let mut tenants = Vec::new();
    for _ in 0..2 {
        let roster = probe.roster().await;
        tenants.push(
            roster[1]["info"]["identity"]["user"]
                .get("tenantId")
                .is_some(),
        );
    }
    for rest in ["", &*format!("/participants/{ada}")] {
        for _ in 0..2 {
            let told = probe.get(rest).await.text().await.unwrap();
            tenants.push(told.contains("\"tenantId\""));
        }
    }
    assert_eq!(tenants, [true, false].repeat(3));
    probe.simulator().clear_faults();
    assert!(probe.roster().await[1]["info"]["identity"]["user"]["tenantId"].is_string());
}

#[tokio::test]
async fn ids_are_spelled_in_other_ways_and_still_mean_the_same() {
    let probe = Probe::of(review()).await;
    let usual = probe.roster().await;
    let spelled = async |how: &str| {
        let lie = json!({ "times": 2, "effect": { "lie": { "spelled": how } } });
        probe.begin(lie).await;
        let told = probe.roster().await;
        (told, body(probe.get("").await).await)
    };
    let user = |row: &Value, member: &str| {
        let user = &row["info"]["identity"]["user"];
        user[member].as_str().unwrap().to_owned()
    };
    let (told, call) = spelled("capitals").await;
    for member in ["id", "tenantId"] {
        let capitals = user(&usual[1], member).to_uppercase();
        assert_eq!(user(&told[1], member), capitals);
        assert_ne!(user(&usual[1], member), capitals);
    }
    assert_eq!(told[1]["id"], usual[1]["id"]);
    let tenant = call["tenantId"].as_str().unwrap();
    assert_eq!(tenant, tenant.to_uppercase());
    let (told, call) = spelled("prefixed").await;
    assert_eq!(
        user(&told[1], "id"),
        format!("8:orgid:{}", user(&usual[1], "id"))
    );
    assert_eq!(told[3], usual[3], "a guest");
    assert_eq!(call["id"], *probe.call);
    let (told, call) = spelled("participant_capitals").await;
    assert_eq!(call["myParticipantId"], told[0]["id"]);
    let bob = told[3]["id"].as_str().unwrap().to_owned();
    assert_eq!(bob, usual[3]["id"].as_str().unwrap().to_uppercase());
    assert_eq!(probe.roster().await, usual);
    assert_eq!(probe.remove(&bob).await.status(), 204);
    probe.advance(1500);
    assert_eq!(probe.ids().await.len(), 3);
}

#[tokio::test]
async fn a_call_answers_less_than_a_call() {
    let probe = Probe::of(review()).await;
    let usual = body(probe.get("").await).await;
    for wrong in ["empty", "bare", "without_id", "other_id"] {
        probe.lie_once(json!({ "call": wrong })).await;
        // Reading the roster does not use up the lie.
        assert_eq!(probe.roster().await.len(), 4);
        let told = body(probe.get("").await).await;
        match wrong {
            "empty" => assert_eq!(told, json!({})),
            "bare" => assert_eq!(told, json!({ "id": *probe.call, "state": "established" })),
            "without_id" => assert!(told.get("id").is_none() && told["state"] == "established"),
            _ => assert!(told["id"].is_string() && told["id"] != *probe.call),
        }
        assert_eq!(body(probe.get("").await).await, usual, "{wrong}");
    }
}

#[tokio::test]
async fn one_of_two_lies_is_ended_by_itself() {
    let probe = Probe::of(review()).await;
    let (without_us, unnumbered) = (
        json!({ "effect": { "lie": "without_us" } }),
        json!({ "effect": { "lie": "unnumbered" } }),
    );
    probe.begin(without_us.clone()).await;
    probe.begin(unnumbered).await;
    let end = async |fault: Option<&Value>| {
        let path = "/simulator/trouble";
        let answer = probe.try_send_to(Method::DELETE, path, fault).await;
        answer.unwrap().status()
    };
    assert_eq!(end(Some(&without_us)).await, 204);
    assert_eq!(end(Some(&without_us)).await, 400, "it is over");
    assert_eq!(end(Some(&json!({ "effect": "explode" }))).await, 400);
    let numbers = async || {
        let roster = probe.roster().await;
        let numbers = roster
            .iter()
            .map(|row| row["rosterSequenceNumber"].as_u64());
        numbers.collect::<Vec<_>>()
    };
    assert_eq!(numbers().await, [None; 4]);
    assert_eq!(end(None).await, 204);
    assert!(numbers().await.iter().all(Option::is_some));
}

#[tokio::test]
async fn a_lie_about_one_call_leaves_the_others_alone() {
    let probe = Probe::of(review().and_call("Another").person("Carol")).await;
    let other = probe.simulator().calls().remove(1);
    probe
        .begin(json!({ "path": other, "effect": { "lie": { "value": "empty" } } }))
        .await;
    assert_eq!(probe.roster().await.len(), 4);
    let path = format!("/v1.0/communications/calls/{other}/participants");
    let told = probe.try_send_to(Method::GET, &path, None).await.unwrap();
    assert_eq!(body(told).await["value"], json!([]));
}

#[tokio::test]
async fn a_timetable_tells_lies_at_its_times() {
    let text = r#"{
        "title": "Test", "tenant": { "domain": "contoso.example" },
        "calls": [{
            "subject": "Call", "people": [{ "name": "Ada" }],
            "timetable": [{
                "at": 5,
                "trouble": { "lasts": "0:10", "effect": { "lie": { "entry": { "of": "Ada", "told": "missing" } } } }
            }]
        }]
    }"#;
    let probe = Probe::of_scenario(Scenario::from_json(text).unwrap()).await;
    for (passes, rows) in [(4999, 2), (1, 1), (9999, 1), (1, 2)] {
        probe.advance(passes);
        assert_eq!(probe.ids().await.len(), rows);
    }
}

#[tokio::test]
async fn a_lie_that_makes_no_sense_is_refused_with_a_sentence() {
    let probe = Probe::of(review()).await;
    let cases = [
        (json!({ "effect": { "lie": "forget" } }), "forget"),
        (
            json!({ "effect": { "lie": { "behind": { "seconds": 0 } } } }),
            "tells the truth",
        ),
        (
            json!({ "effect": { "lie": { "behind": { "seconds": 301 } } } }),
            "300 seconds",
        ),
        (
            json!({ "on": "call", "effect": { "lie": "new_ids" } }),
            "never shows",
        ),
        (json!({ "lasts": 0, "effect": "truncate" }), "no time"),
        (
            json!({ "effect": { "limit": { "per_second": 0 } } }),
            "at least one",
        ),
    ];
    for (fault, words) in cases {
        let (status, answer) = probe.switch(&fault).await;
        assert_eq!(status, 400, "{fault}");
        let said = answer["error"].as_str().unwrap();
        assert!(said.contains(words), "{said}");
    }
    assert_eq!(probe.roster().await.len(), 4);
}
