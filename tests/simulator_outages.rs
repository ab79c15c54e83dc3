//! Services that are slow, asleep, out of step or over a limit, and removals that take effect
//! differently than announced.

use std::time::Duration;

use moderato::simulator::{Scenario, ScenarioBuilder};
use reqwest::{Method, Response};
use serde_json::{Value, json};
use tokio::time::Instant;

use crate::simulator_http::{Probe, body};

fn review() -> ScenarioBuilder {
    Scenario::call("Review").person("Ada").guest("Bob")
}

async fn code(answer: Response) -> (u16, Value) {
    let status = answer.status().as_u16();
    (status, body(answer).await["error"]["code"].clone())
}

#[tokio::test]
async fn one_participant_can_be_read_by_who_may_join() {
    let mut probe = Probe::of(review()).await;
    let bob = probe.id_of("Bob").await;
    let rest = format!("/participants/{bob}");
    let told = body(probe.get(&rest).await).await;
    assert_eq!(told, probe.roster().await[2]);
    let (status, error) = code(probe.get("/participants/nobody").await).await;
    assert_eq!((status, error), (404, json!("NotFound")));
    let roles = [
        ("Calls.JoinGroupCallAsGuest.All", 200),
        ("Calls.JoinGroupCall.All", 200),
        ("Calls.Initiate.All", 403),
    ];
    for (role, status) in roles {
        probe
            .simulator()
            .with_world(|world| world.settings.roles = vec![role.to_owned()]);
        probe.sign_in().await;
        assert_eq!(probe.get(&rest).await.status(), status, "{role}");
        assert_eq!(probe.get("/participants").await.status(), 200, "{role}");
    }
    let refused = code(probe.get(&rest).await).await;
    assert_eq!(refused, (403, json!("7504")));
    let world = |change: fn(&mut moderato::simulator::World)| probe.simulator().with_world(change);
    world(|world| world.settings.roles = vec!["Calls.JoinGroupCall.All".to_owned()]);
    probe.sign_in().await;
    assert_eq!(probe.remove(&bob).await.status(), 204);
    probe.advance(1500);
    let gone = body(probe.get(&rest).await).await;
    assert_eq!(gone["error"]["message"], "Participant not found.");
    probe
        .simulator()
        .with_world(|world| world.end_call(&probe.call, 200, 5001, ""))
        .unwrap();
    assert_eq!(code(probe.get(&rest).await).await, (404, json!("8522")));
}

#[tokio::test]
async fn somebody_who_is_there_is_not_found_so_many_times() {
    let probe = Probe::of(review()).await;
    let (ada, bob) = (probe.id_of("Ada").await, probe.id_of("Bob").await);
    let not_found = json!({ "answer": { "status": 404, "code": "NotFound", "message": "Participant not found." } });
    for on in ["participant", "remove"] {
        let fault = json!({ "on": on, "person": "Bob", "times": 2, "effect": not_found });
        probe.begin(fault).await;
    }
    let one = |id: &str| format!("/participants/{id}");
    for expected in [404, 404, 200] {
        assert_eq!(probe.get(&one(&ada)).await.status(), 200);
        assert_eq!(probe.get(&one(&bob)).await.status(), expected);
    }
    for expected in [404, 404, 204] {
        assert_eq!(probe.remove(&bob).await.status(), expected);
        assert_eq!(probe.id_of("Bob").await, bob);
    }
}

#[tokio::test]
async fn reading_one_participant_is_refused_while_the_roster_goes_on() {
    let probe = Probe::of(review()).await;
    let ada = format!("/participants/{}", probe.id_of("Ada").await);
    for status in [403, 405, 501] {
        let answer = json!({ "answer": { "status": status, "code": "NotHere", "message": "" } });
        let fault = json!({ "on": "participant", "lasts": 3, "effect": answer });
        probe.begin(fault).await;
        assert_eq!(probe.get(&ada).await.status(), status);
        assert_eq!(probe.roster().await.len(), 3);
        probe.advance(3000);
        assert_eq!(probe.get(&ada).await.status(), 200);
    }
}

#[tokio::test]
async fn a_call_cannot_be_found_for_some_seconds_and_then_again() {
    let probe = Probe::of(review()).await;
    let effect =
        json!({ "answer": { "status": 404, "code": "8522", "message": "Call not found." } });
    probe.begin(json!({ "lasts": 4, "effect": effect })).await;
    for (passes, status) in [(0, 404), (3999, 404), (1, 200)] {
        probe.advance(passes);
        assert_eq!(probe.get("").await.status(), status);
        assert_eq!(probe.get("/participants").await.status(), status);
    }
}

#[tokio::test]
async fn a_removal_takes_effect_twelve_seconds_after_its_204() {
    let probe = Probe::of(review()).await;
    let (ada, bob) = (probe.id_of("Ada").await, probe.id_of("Bob").await);
    let slow = json!({ "on": "remove", "times": 1, "effect": { "removal_takes_ms": 12_000 } });
    probe.begin(slow).await;
    assert_eq!(probe.remove(&bob).await.status(), 204);
    assert_eq!(probe.remove(&ada).await.status(), 204);
    for (passes, left) in [(1500, 2), (10_499, 2), (1, 1)] {
        probe.advance(passes);
        assert_eq!(probe.roster().await.len(), left);
    }
}

#[tokio::test]
async fn dates_go_by_a_clock_that_is_off() {
    let probe = Probe::of(review()).await;
    let header = |answer: &Response, name: &str| {
        let text = answer.headers()[name].to_str().unwrap();
        httpdate::parse_http_date(text).unwrap()
    };
    let off = 3600;
    probe
        .begin(json!({ "times": 2, "effect": { "clock_off": -off } }))
        .await;
    let throttle = json!({ "times": 1, "effect": { "throttle": { "date": 6 } } });
    probe.begin(throttle).await;
    let throttled = probe.get("/participants").await;
    assert_eq!(throttled.status(), 429);
    let told = header(&throttled, "date");
    let waits = header(&throttled, "retry-after")
        .duration_since(told)
        .unwrap();
    // The simulator reads the clock once for each date, so a second may pass in between.
    assert!((5..=7).contains(&waits.as_secs()), "{waits:?}");
    let wrong = header(&probe.get("/participants").await, "date");
    let right = header(&probe.get("/participants").await, "date");
    let apart = right.duration_since(wrong).unwrap().as_secs();
    assert!((3600..3660).contains(&apart), "{apart}");
}

#[tokio::test(start_paused = true)]
async fn so_many_requests_a_second_pass_and_the_others_are_told_to_wait() {
    let probe = Probe::of(review()).await;
    let limit = json!({ "limit": { "per_second": 4, "retry_after": { "seconds": 2 } } });
    probe.begin(json!({ "effect": limit })).await;
    for _ in 0..2 {
        let mut statuses = Vec::new();
        for rest in ["", "/participants", "", "/participants", "", ""] {
            let answer = probe.get(rest).await;
            statuses.push(answer.status().as_u16());
            if answer.status() == 429 {
                assert_eq!(answer.headers()["retry-after"], "2");
            }
        }
        assert_eq!(statuses, [200, 200, 200, 200, 429, 429]);
        tokio::time::advance(Duration::from_secs(1)).await;
    }
    probe.simulator().clear_faults();
    for _ in 0..20 {
        assert_eq!(probe.get("").await.status(), 200);
    }
}

#[tokio::test(start_paused = true)]
async fn a_body_trickles_byte_by_byte_and_is_whole_in_the_end() {
    let probe = Probe::of(review()).await;
    let whole = probe.get("/participants").await.text().await.unwrap();
    let trickle = json!({ "on": "roster", "times": 1, "effect": { "trickle_ms": 1000 } });
    probe.begin(trickle).await;
    let asked = Instant::now();
    let slow = probe.get("/participants").await;
    assert_eq!(slow.status(), 200);
    assert_eq!(slow.text().await.unwrap(), whole);
    let took = asked.elapsed().as_secs();
    assert!(took >= whole.len() as u64, "{took} s");
    let asked = Instant::now();
    assert_eq!(
        probe.get("/participants").await.text().await.unwrap(),
        whole
    );
    assert!(asked.elapsed() < Duration::from_secs(30));
}

#[tokio::test(start_paused = true)]
async fn headers_come_and_then_nothing() {
    let probe = Probe::of(review()).await;
    let silence = json!({ "on": "roster", "times": 1, "effect": "silence" });
    probe.begin(silence).await;
    let begun = probe.get("/participants").await;
    assert_eq!(begun.status(), 200);
    let rest = tokio::time::timeout(Duration::from_hours(1), begun.bytes()).await;
    assert!(rest.is_err());
    assert_eq!(probe.roster().await.len(), 3);
}

#[tokio::test]
async fn a_service_that_sleeps_answers_everybody_when_it_wakes() {
    let probe = Probe::of(review()).await;
    probe
        .begin(json!({ "effect": { "asleep_ms": 20_000 } }))
        .await;
    let asking = async {
        let (roster, call) = tokio::join!(
            probe.try_send(Method::GET, "/participants", None),
            probe.try_send(Method::GET, "", None),
        );
        (roster.unwrap().status(), call.unwrap().status())
    };
    let passing = async {
        while probe.simulator().requests().len() < 3 {
            tokio::task::yield_now().await;
        }
        probe.advance(19_999);
        let unanswered = probe.simulator().requests();
        assert!(unanswered[1..].iter().all(|one| one.status.is_none()));
        probe.advance(1);
    };
    let (answered, ()) = tokio::join!(asking, passing);
    assert_eq!((answered.0.as_u16(), answered.1.as_u16()), (200, 200));
    assert_eq!(probe.get("").await.status(), 200);
}

#[tokio::test(start_paused = true)]
async fn the_worlds_clock_goes_with_time_that_a_test_has_paused() {
    let probe = Probe::of(review()).await;
    let slow = json!({ "on": "remove", "effect": { "removal_takes_ms": 12_000 } });
    probe.begin(slow).await;
    let clock = probe.simulator().spawn_clock();
    let bob = probe.id_of("Bob").await;
    assert_eq!(probe.remove(&bob).await.status(), 204);
    let removed = Instant::now();
    while probe.roster().await.len() == 3 {
        tokio::time::sleep(Duration::from_millis(100)).await;
        assert!(removed.elapsed() < Duration::from_mins(1));
    }
    assert!(removed.elapsed() >= Duration::from_secs(11));
    clock.abort();
}

#[tokio::test]
async fn everything_that_can_be_switched_is_listed_and_works() {
    let probe = Probe::of(review()).await;
    let state = probe.try_send_to(Method::GET, "/simulator", None).await;
    let listed = body(state.unwrap()).await["what_can_be_sent"]["POST /simulator/trouble"].clone();
    let listed = listed.as_array().unwrap();
    assert!(listed.len() > 50);
    let help = moderato::simulator::help();
    for example in listed {
        let example = example.as_str().unwrap();
        assert!(help.contains(example), "{example}");
        let fault = serde_json::from_str(example).unwrap();
        let (status, answer) = probe.switch(&fault).await;
        assert_eq!(status, 200, "{example}: {answer}");
    }
    assert_eq!(probe.simulator().faults().len(), listed.len());
    probe.simulator().clear_faults();
    assert_eq!(probe.roster().await.len(), 3);
}
