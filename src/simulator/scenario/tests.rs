use tokio::time::Instant;

use super::*;

use crate::simulator::{Simulator, Target};

fn file(people: &str, rest: &str) -> String {
    format!(
        "{{\n \"title\": \"Test\", \"tenant\": {{\"domain\": \"contoso.example\"}},\n \"calls\": [\n  {{\"subject\": \"Call\",\n   \"people\": [{people}]{rest}}}\n ]\n}}"
    )
}

fn mistake(people: &str, rest: &str) -> (usize, String) {
    let problem = Scenario::from_json(&file(people, rest)).unwrap_err();
    assert!(problem.column > 0);
    (problem.line, problem.message)
}

#[test]
fn each_mistake_is_told_with_its_line() {
    let cases = [
        (r#"{"name": "Ada", "color": "red"}"#, "", 5, "color"),
        (r#"{"name": "Ada", "kind": "robot"}"#, "", 5, "robot"),
        (r#"{"name": "Ada"}, {"name": "Ada"}"#, "", 5, "twice"),
        (r#"{"kind": "phone", "name": "0171 2345"}"#, "", 5, "E.164"),
        ("{}", "", 5, "neither name nor names"),
        (r#"{"name": "Ada", "devices": 90}"#, "", 5, "1 to 20"),
        (
            "",
            ",\n\"timetable\": [\n{\"at\": 1, \"join\": \"Ada\"}]",
            7,
            "\"Ada\"",
        ),
        (
            "",
            ",\n\"timetable\": [\n{\"at\": \"1:75\", \"join\": \"Ada\"}]",
            7,
            "1:75",
        ),
        ("", ",\n\"timetable\": [{\"at\": 1}]", 6, "exactly one"),
        (
            "",
            ",\n\"console\": [{\"after\": 1}]",
            6,
            "either user or phone",
        ),
        ("", ",\n\"repeat_every\": -3", 6, "a time"),
        (r#"{"name": "Ada", "rejoins": 2}"#, "", 5, "rejoins_after"),
        (
            r#"{"name": "Ada", "rejoins_after": 9, "rejoins": 0}"#,
            "",
            5,
            "1 or more",
        ),
        (r#"{"names": ["Ada"], "count": 2}"#, "", 5, "one name"),
        (r#"{"name": "Ada", "count": 0}"#, "", 5, "1 to 1000"),
    ];
    for (people, rest, line, expected) in cases {
        let (found, message) = mistake(people, rest);
        assert_eq!(found, line, "{message}");
        assert!(
            message.contains(expected),
            "{message:?} does not say {expected:?}"
        );
    }
}

#[test]
fn mistakes_in_waves_and_faults_are_told_with_their_line() {
    let wave = |people: &str| {
        format!(",\n\"waves\": [\n{{\"name\": \"W\", \"within\": 9, \"people\": [{people}]}}]")
    };
    let timetable = |event: &str| format!(",\n\"timetable\": [\n{{\"at\": 1, {event}}}]");
    let fault = |text: &str| timetable(&format!("\"trouble\": {{{text}}}"));
    let lie = |text: &str| fault(&format!("\"effect\": {{\"lie\": {text}}}"));
    let twice = wave(r#"{"name": "B"}"#).replace(
        "}]}]",
        "}]},\n{\"name\": \"W\", \"within\": 1, \"people\": [{\"name\": \"C\"}]}]",
    );
    let cases = [
        (wave(""), 7, "a wave needs people"),
        (wave(r#"{"name": "B", "away": true}"#), 7, "leave out away"),
        (wave(r#"{"name": "B", "devices": 2}"#), 7, "leave out away"),
        (wave(r#"{"name": "Ada"}"#), 7, "twice"),
        (twice, 8, "two waves"),
        (timetable(r#""wave": "X""#), 7, "no wave of this call"),
        (timetable(r#""wave": "X", "join": "Ada""#), 7, "exactly one"),
        (fault(r#""effect": "explode""#), 7, "explode"),
        (fault(r#""effect": "ignore", "times": 0"#), 7, "0 times"),
        (
            fault(r#""effect": "ignore", "sometimes": 1"#),
            7,
            "sometimes",
        ),
        (
            fault(r#""effect": "ignore", "person": "Bob""#),
            7,
            "\"Bob\"",
        ),
        (
            fault(r#""effect": "ignore", "on": "roster", "person": "Ada""#),
            7,
            "concern a person",
        ),
        (
            fault(r#""effect": {"html": {"status": 99}}"#),
            7,
            "200 to 599",
        ),
        (fault(r#""effect": {"page_roster": 0}"#), 7, "one row"),
        (
            fault(r#""effect": {"limit": {"per_second": 0}}"#),
            7,
            "at least one",
        ),
        (fault(r#""lasts": 0, "effect": "truncate""#), 7, "no time"),
        (fault(r#""lasts": "1:75", "effect": "truncate""#), 7, "1:75"),
        (lie(r#""forget""#), 7, "forget"),
        (lie(r#"{"behind": {"seconds": 0}}"#), 7, "tells the truth"),
        (lie(r#"{"behind": {"seconds": 301}}"#), 7, "300 seconds"),
        (
            lie(r#"{"lost_page": {"rows": 0, "page": 2}}"#),
            7,
            "one row",
        ),
        (lie(r#"{"lost_page": {"rows": 2, "page": 0}}"#), 7, "is 1"),
        (
            lie(r#"{"entry": {"told": "upside_down"}}"#),
            7,
            "upside_down",
        ),
        (
            lie(r#"{"entry": {"of": "Bob", "told": "null"}}"#),
            7,
            "\"Bob\"",
        ),
        (
            fault(r#""on": "remove", "effect": {"lie": "without_us"}"#),
            7,
            "never shows",
        ),
    ];
    for (rest, line, expected) in cases {
        let (found, message) = mistake(r#"{"name": "Ada"}"#, &rest);
        assert_eq!(found, line, "{message}");
        assert!(
            message.contains(expected),
            "{message:?} does not say {expected:?}"
        );
    }
}

#[test]
fn a_fault_of_the_timetable_concerns_its_call_and_comes_at_its_time() {
    let rest = r#", "timetable": [{"at": 5, "trouble": {"effect": "truncate"}},
        {"at": 5, "trouble": {"on": "token", "effect": "truncate"}}]"#;
    let mut world = Scenario::from_json(&file("", rest)).unwrap().into_world();
    let path = format!("/v1.0/communications/calls/{}", world.calls()[0].id);
    let arrived = Instant::now();
    let mut affects = |target, path: &str| world.apply_faults(target, path, arrived).len();
    assert_eq!(affects(Target::Call, &path), 0);
    world.advance(Duration::from_secs(5));
    let mut affects = |target, path: &str| world.apply_faults(target, path, arrived).len();
    assert_eq!(affects(Target::Call, &path), 1);
    assert_eq!(affects(Target::Call, "/v1.0/communications/calls/other"), 0);
    assert_eq!(affects(Target::Token, "/t/oauth2/v2.0/token"), 1);
}

#[test]
fn a_mistake_is_found_however_the_file_spells_it_and_told_without_hidden_characters() {
    let later = ",\n\"timetable\": [\n{\"at\": 1, \"leave\": \"Ada\"}]";
    for (people, rest, line, expected) in [
        (
            "{\"name\": \"\\u202egnp.exe\"},\n{\"name\": \"\u{202e}gnp\\u002eexe\"}",
            "",
            6,
            r#""\u{202e}gnp.exe" is in this call's people twice"#,
        ),
        (
            "{\"name\": \"Zo\\u00EB \\\"Z\\\"\"},\n{\"name\":\"Zoë \\\"Z\\\"\"}",
            "",
            6,
            r#""Zoë "Z"" is in"#,
        ),
        // The error is at the second definition, not at a later use of the name.
        (
            "{\"name\": \"Ada\"},\n{\"names\": [\"Bob\",\n\"Ada\"]}",
            later,
            7,
            "twice",
        ),
        (
            "{\"name\": \"Guest\", \"count\": 2},\n{\"name\": \"Guest 2\"}",
            "",
            6,
            "twice",
        ),
        (
            "{\"name\": \"Guest 2\"},\n{\"name\": \"Guest\", \"count\": 2}",
            "",
            6,
            "twice",
        ),
        (
            "{\"name\": \"Ada\", \"\\u202ecolor\": 1}",
            "",
            5,
            r"\u{202e}color",
        ),
        (
            "{\"name\": \"Ada\", \"kind\": \"a\\u001b[31mb\"}",
            "",
            5,
            r"a\u{1b}[31mb",
        ),
    ] {
        let problem = Scenario::from_json(&file(people, rest)).unwrap_err();
        let told = problem.to_string();
        assert_eq!(problem.line, line, "{told}");
        assert!(problem.column > 0 && told.contains(expected), "{told}");
        assert!(!told.contains(['\u{202e}', '\u{1b}']), "{told:?}");
    }
}

#[test]
fn an_error_names_line_and_column_once() {
    let problem = Scenario::from_json("{\n  oops").unwrap_err();
    assert_eq!(
        problem.to_string(),
        "line 2, column 3: key must be a string"
    );
}

#[test]
fn the_town_hall_is_full_and_stays_lively_for_hours() {
    let scenario = Scenario::builtin("town_hall").unwrap().unwrap();
    let simulator = Simulator::new(scenario.clone());
    let roster = || {
        simulator.with_world(|world| {
            (
                world.calls()[0].participants.len(),
                world.calls()[0].roster_version,
            )
        })
    };
    assert_eq!(roster().0, 140);
    assert!(scenario.console.len() > 5);
    for _ in 0..24 {
        let before = roster().1;
        simulator.advance(Duration::from_mins(5));
        let (people, version) = roster();
        assert!(
            version > before + 20 && (130..190).contains(&people),
            "{people} people, version {version}"
        );
    }
}

#[test]
fn every_built_in_scenario_can_be_read() {
    for name in Scenario::names() {
        let scenario = Scenario::builtin(name).unwrap().unwrap();
        let calls = scenario.calls();
        assert!(
            scenario
                .console
                .iter()
                .all(|invitation| calls.contains(&invitation.call_id)),
            "{name}"
        );
    }
    assert!(Scenario::builtin("nothing").is_none());
}

#[test]
fn a_timetable_plays_again_and_lets_nobody_in_twice() {
    let rest = ",\"timetable\": [{\"at\": 1, \"join\": \"Ada\"}, {\"at\": 11, \"leave\": \"Bob\"}], \"repeat_every\": 10";
    let scenario = Scenario::from_json(&file(
        r#"{"name": "Ada", "away": true}, {"name": "Bob"}"#,
        rest,
    ))
    .unwrap();
    let mut world = scenario.into_world();
    let call = world.calls()[0].id.clone();
    world.advance(Duration::from_secs(25));
    assert_eq!(
        world.call(&call).unwrap().participants_named("Ada").count(),
        1
    );
    assert_eq!(world.participant_id(&call, "Bob"), None);
}

#[test]
fn a_stream_brings_people_through_the_lobby_and_out_again() {
    let stream = ",\"streams\": [{\"first\": 5, \"every\": 10, \"stay\": 12, \"lobby_every\": 2, \"admitted_after\": 8, \"people\": [\"A\", \"B\"]}]";
    let mut world = Scenario::from_json(&file(
        r#"{"names": ["A", "B"], "kind": "guest", "away": true}"#,
        stream,
    ))
    .unwrap()
    .into_world();
    let mut lobby = |seconds| {
        world.advance(Duration::from_secs(seconds));
        let call = &world.calls()[0];
        ["A", "B"].map(|name| {
            call.participants_named(name)
                .next()
                .map(|participant| participant.in_lobby)
        })
    };
    assert_eq!(lobby(5), [Some(false), None]);
    assert_eq!(lobby(10), [Some(false), Some(true)]);
    assert_eq!(lobby(3), [None, Some(true)]);
    assert_eq!(lobby(5), [None, Some(false)]);
    assert_eq!(lobby(4), [Some(false), None]);
}
