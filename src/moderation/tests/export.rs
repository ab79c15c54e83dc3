//! Exports of an eventful call.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::Value;

use crate::moderation::model::failure::Cause;
use crate::moderation::model::participant::{IdentityKind, Participant};
use crate::moderation::tests::cast::{guest, named, oid, user};
use crate::moderation::tests::stage::Stage;
use crate::moderation::views::export::options::ExportOptions;
use crate::moderation::views::export::{activity_csv, activity_json, roster_csv, roster_json};

const PLAIN: ExportOptions = ExportOptions {
    redact_names: false,
};
const REDACTED: ExportOptions = ExportOptions { redact_names: true };
/// Texts that must not occur in a redacted export.
const SECRETS: [&str; 6] = ["Ana", "Bob", "ziuR", "calc", "1234567", "bob@example"];
const FORMULA: &str = "=cmd|'/c calc'!A1";

fn phone(number: &str) -> Participant {
    let mut entry = user("phone");
    entry.identity.kind = IdentityKind::Phone;
    entry.identity.id = Some(number.into());
    entry.identity.tenant = None;
    entry
}

/// Plays a call: Ana was removed, Bob could not be removed, another guest had a formula as a name and
/// changed it, and a person on the phone waits in the lobby.
fn stage() -> Stage {
    let mut bob = guest("Bob \u{202E}ziuR", "b1");
    bob.identity.email = Some("bob@example.com".into());
    let mut caller = phone("+491234567");
    caller.in_lobby = true;
    let ana = || named(user("u1"), "Ana Ruiz");
    let others = |name: &str| [user("u2"), bob.clone(), caller.clone(), guest(name, "g1")];

    let mut stage = Stage::new();
    stage.reads_call().roster_of([ana(), user("u2")]);
    let [second, bob_now, caller_now, formula] = others(FORMULA);
    stage.roster_of([ana(), second, bob_now, caller_now, formula]);
    stage.press("u1").accept();
    stage.wait(2).rosters_of(others(FORMULA));
    stage.press("b1").fail(Cause::GrantMissing);
    stage.wait(3).roster_of(others("Bob, \"=2\""));
    stage
}

type Row = BTreeMap<String, String>;

fn table(csv: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let rows = reader.deserialize().map(Result::unwrap);
    rows.collect()
}

#[test]
fn nobody_was_seen_last_before_they_were_seen_first() {
    let mut stage = stage();
    let asked = stage.now;
    let late = vec![user("u2"), guest("Late", "late")];
    stage.wait(1).roster_asked(asked, late);
    stage.wait(1).rosters(["u2"]);
    for row in table(&roster_csv(&stage.view(), PLAIN)) {
        assert!(
            row["last_seen"].is_empty() || row["last_seen"] >= row["first_seen"],
            "{row:?}"
        );
    }
}

#[test]
fn the_activity_says_who_did_what_to_whom_and_how_it_ended() {
    let entries = stage().entries();
    let csv = table(&activity_csv(&entries, PLAIN));
    assert_eq!(csv.len(), entries.len());
    let find = |action: &str, participant: &str| {
        let fits = |row: &&Row| row["action"] == action && row["participant"] == participant;
        csv.iter().find(fits).unwrap()
    };
    let removed = find("remove", "u1");
    assert_eq!(
        (
            &*removed["name"], &*removed["outcome"], &*removed["seconds"]
        ),
        ("Ana Ruiz", "removed", "3.0")
    );
    for column in ["status", "request_id"] {
        assert!(!removed[column].is_empty(), "no {column}");
    }
    assert_eq!(removed["code"], "");
    assert_eq!(
        (&*removed["identity"], &*removed["kind"]),
        (&*oid("u1"), "member")
    );
    assert_eq!(removed["source"], "click");
    assert_eq!(find("joined", "g1")["source"], "", "nobody's deed");
    let refused = find("remove", "b1");
    assert_eq!(
        (
            &*refused["outcome"], &*refused["cause"], &*refused["status"]
        ),
        ("failed", "protected", "403")
    );
    assert_eq!(find("joined", "g1")["name"], "'=cmd|'/c calc'!A1");
    let renamed = find("renamed", "g1");
    assert_eq!(renamed["name"], "Bob, \"=2\"");
    assert_eq!(renamed["former_name"], "'=cmd|'/c calc'!A1");
    assert_eq!(find("arrived_in_lobby", "phone")["identity"], "'+491234567");

    let json: Value = serde_json::from_str(&activity_json(&entries, PLAIN)).unwrap();
    let json = json.as_array().unwrap();
    assert_eq!(json.len(), entries.len());
    for (row, line) in csv.iter().zip(json) {
        assert_eq!(row["number"], line["number"].to_string());
        assert_eq!(row["action"], line["action"]);
        assert_eq!(row["outcome"], line["outcome"]);
    }
    let renamed = json
        .iter()
        .find(|line| line["action"] == "renamed")
        .unwrap();
    assert_eq!(renamed["former_name"], FORMULA);
}

#[test]
fn the_roster_holds_everybody_who_was_seen_and_how_their_visit_ended() {
    let mut stage = Stage::new();
    stage
        .reads_call()
        .roster_of([guest("Gus", "g1"), user("u1"), user("u2")]);
    stage
        .wait(2)
        .roster_of([guest("Gus", "g1"), user("u1"), user("u2")]);
    let last_seen = stage.now;
    stage.wait(2).press("g1").accept();
    stage.wait(1).rosters(["u2"]);
    stage.wait(60).roster(["u2"]);
    assert_eq!(stage.order(), ["u2"], "nobody else is shown any more");
    let view = stage.view();
    let json: Value = serde_json::from_str(&roster_json(&view, PLAIN)).unwrap();
    let people = json["people"].as_array().unwrap();
    let csv = table(&roster_csv(&view, PLAIN));
    assert_eq!((people.len(), csv.len()), (3, 3));
    for (id, state) in [("g1", "removed"), ("u1", "left"), ("u2", "present")] {
        let line = people
            .iter()
            .find(|line| line["participant"] == id)
            .unwrap();
        let row = csv.iter().find(|row| row["participant"] == id).unwrap();
        assert_eq!(
            (&*row["state"], line["state"].as_str()),
            (state, Some(state))
        );
        assert_eq!(line.get("removed").is_some(), id == "g1");
        if id != "u2" {
            assert_eq!(row["last_seen"], format!("{:.3}", last_seen.wall), "{id}");
        }
    }
}

#[test]
fn the_roster_says_since_when_and_until_when_everybody_was_seen() {
    let stage = stage();
    let view = stage.view();
    let csv = table(&roster_csv(&view, PLAIN));
    assert_eq!(csv.len(), view.rows.len());
    for (row, shown) in csv.iter().zip(view.rows.iter()) {
        let time = |time: jiff::Timestamp| format!("{time:.3}");
        assert_eq!(row["first_seen"], time(shown.first_seen.wall));
        let last = view.updated.unwrap().wall;
        let is_removed = row["participant"] == "u1";
        assert_eq!(
            row["last_seen"],
            if is_removed {
                String::new()
            } else {
                time(last)
            }
        );
        assert_eq!(row["removed"].is_empty(), !is_removed);
    }
    let find = |participant: &str| csv.iter().find(|row| row["participant"] == participant);
    assert_eq!(find("u1").unwrap()["state"], "removed");
    assert_eq!(find("u2").unwrap()["was_there"], "true");
    assert_eq!(find("b1").unwrap()["state"], "failed");
    assert_eq!(find("b1").unwrap()["mark"], "hidden_characters");
    assert_eq!(find("phone").unwrap()["where"], "lobby");

    let text = roster_json(&view, PLAIN);
    assert!(!text.contains('\u{202E}'), "{text}");
    let json: Value = serde_json::from_str(&text).unwrap();
    let people = json["people"].as_array().unwrap();
    let bob = people
        .iter()
        .find(|row| row["participant"] == "b1")
        .unwrap();
    assert_eq!(bob["name"], "Bob \u{FFFD}ziuR");
    assert_eq!(bob["sent_name"], "Bob \u{202E}ziuR");
}

#[test]
fn redacted_exports_hold_no_name_no_number_and_no_address() {
    let stage = stage();
    let (entries, view) = (stage.entries(), stage.view());
    for text in [
        roster_csv(&view, REDACTED),
        roster_json(&view, REDACTED),
        activity_csv(&entries, REDACTED),
        activity_json(&entries, REDACTED),
    ] {
        for secret in SECRETS {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
        assert!(text.contains("(redacted)"), "{text}");
        assert!(text.contains("…4567"), "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_people_call_themselves_each_has_a_row_and_json_has_the_name_as_it_came(
        names in prop::collection::vec(any::<String>(), 1..6),
    ) {
        let mut stage = Stage::new();
        stage.reads_call();
        let people = names.iter().enumerate().map(|(n, name)| guest(name, &format!("p{n}")));
        stage.roster_asked(stage.now, people.collect());
        let view = stage.view();
        prop_assert_eq!(table(&roster_csv(&view, PLAIN)).len(), names.len());
        prop_assert_eq!(table(&activity_csv(&stage.entries(), PLAIN)).len(), stage.entries().len());
        let json: Value = serde_json::from_str(&roster_json(&view, PLAIN)).unwrap();
        let sent = json["people"].as_array().unwrap().iter().map(|row| row["sent_name"].as_str().unwrap());
        prop_assert_eq!(sent.collect::<Vec<_>>(), names);
    }
}
