//! Tests the way from Graph's body to the rows of a call: participants keep their kind, under whichever member Graph
//! lists them.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::moderation::evidence::reading::RosterReading;
use crate::moderation::model::name::SafeName;
use crate::moderation::model::participant::Badge;
use crate::moderation::model::time::Now;
use crate::moderation::state::roster::Roster;
use crate::moderation::state::roster::entry::CallFacts;
use crate::moderation::state::row::{Listing, Mark, Role, Row};
use crate::moderation::views::table::QuickChoice;

const HOME: &str = "c0ffee00-1111-4222-8333-444455556666";
const IDA: &str = "0d9a77b1-3c5e-4f60-8a12-b3c4d5e6f708";

/// Returns a roster entry with this `identitySet`.
fn entry(id: &str, identity: &Value) -> Value {
    json!({"id": id, "info": {"identity": identity}, "isInLobby": false, "isMuted": false})
}

fn ida() -> Value {
    entry(
        "ida",
        &json!({"user": {"id": IDA, "displayName": "Ida Lund", "tenantId": HOME}}),
    )
}

/// Returns the roster after these responses, each a list of entries. The home tenant is [`HOME`].
fn roster(answers: &[&[Value]]) -> Roster {
    let mut roster = Roster::default();
    roster.set_facts(CallFacts {
        home: Some(HOME.into()),
        ..CallFacts::default()
    });
    let mut now = Now::default();
    for entries in answers {
        let body = json!({"value": entries}).to_string();
        let reading = RosterReading {
            asked: now,
            participants: super::read_roster(&body),
            incomplete: None,
        };
        roster.take_over(reading, now);
        now = now.plus(std::time::Duration::from_secs(1));
    }
    roster
}

fn row<'a>(roster: &'a Roster, id: &str) -> &'a Arc<Row> {
    let mut rows = roster.rows().iter();
    let is_it = |row: &&Arc<Row>| {
        row.participant
            .id
            .as_ref()
            .is_some_and(|it| it.as_str() == id)
    };
    rows.find(is_it).unwrap()
}

#[test]
fn people_without_an_account_are_guests_under_any_id_and_never_originals() {
    for id in [
        "8:anon:5b1d0c3e-0000-4000-8000-9a8b7c6d5e4f",
        "8:teamsvisitor:77aa01",
        "teamsvisitor:77aa01",
        "8:ANON:77aa01",
        " TeamsVisitor:77aa01",
        "anon:77aa01",
    ] {
        for tenant in [Value::Null, json!(HOME)] {
            let posing =
                json!({"user": {"id": id, "displayName": "Lund, Ida", "tenantId": tenant}});
            let guest = json!({"guest": {"id": "g-1", "displayName": "Lund, Ida (Host)"}});
            let people = [ida(), entry("anon", &posing), entry("guest", &guest)];
            let roster = roster(&[&people]);
            assert_eq!(row(&roster, "anon").badge, Badge::Guest, "{id}");
            let ida = Some(Mark::LooksLike(SafeName::new("Ida Lund")));
            assert_eq!(row(&roster, "anon").mark, ida, "{id}");
            assert_eq!(row(&roster, "guest").mark, ida, "{id}");
            assert_eq!(row(&roster, "ida").mark, None);
            let now = Now::default();
            for choice in [
                QuickChoice::Guests,
                QuickChoice::NewGuests,
                QuickChoice::Outsiders,
            ] {
                let wanted = if choice == QuickChoice::NewGuests {
                    0
                } else {
                    2
                };
                assert_eq!(choice.count(roster.rows(), now), wanted, "{id} {choice:?}");
            }
        }
    }
}

#[test]
fn an_id_that_is_no_account_is_no_member() {
    for id in ["8:live:somebody", "ida@contoso.example", "0d9a77b1", ""] {
        let user = json!({"user": {"id": id, "displayName": "Ida Lund", "tenantId": HOME}});
        let roster = roster(&[&[entry("odd", &user)]]);
        assert_eq!(row(&roster, "odd").badge, Badge::Unknown, "{id:?}");
    }
}

#[test]
fn one_person_is_one_person_with_any_tenant_and_in_any_case() {
    let zeros = "00000000-0000-0000-0000-000000000000";
    for (id, tenant) in [
        (IDA.to_uppercase(), json!(HOME)),
        (IDA.to_owned(), Value::Null),
        (IDA.to_owned(), json!("")),
        (IDA.to_owned(), json!(zeros)),
        (IDA.to_owned(), json!(HOME.to_uppercase())),
        (format!("8:orgid:{IDA}"), Value::Null),
        (format!(" {IDA} "), Value::Null),
    ] {
        let user = json!({"user": {"id": id, "displayName": "Ida Lund", "tenantId": tenant}});
        let roster = roster(&[&[ida(), entry("phone", &user)]]);
        let phone = row(&roster, "phone");
        assert_eq!((phone.badge, phone.devices), (Badge::Member, 2), "{user}");
        assert_eq!(phone.mark, None, "{user}");
    }
    let elsewhere = json!({"user": {"id": IDA, "displayName": "Ida Lund", "tenantId": "11111111-aaaa-4bbb-8ccc-dddddddddddd"}});
    let roster = roster(&[&[ida(), entry("other", &elsewhere)]]);
    let other = row(&roster, "other");
    assert_eq!((other.badge, other.devices), (Badge::External, 1));
}

#[test]
fn an_entry_with_a_removed_state_is_not_in_the_call_and_says_why() {
    for (state, told) in [
        (json!({"reason": "Removed"}), "Removed"),
        (
            json!({"@odata.type": "#microsoft.graph.removedState", "reason": "Timeout"}),
            "Timeout",
        ),
        (json!({}), ""),
        (json!({"reason": null}), ""),
    ] {
        let bea =
            json!({"user": {"id": "7e57ab1e-0000-4000-8000-000000000001", "displayName": "Bea"}});
        let mut gone = entry("bea", &bea);
        gone["removedState"] = state;
        let after = [ida(), gone];
        let seen = roster(&[&[ida(), entry("bea", &bea)], &after]);
        let listing = &row(&seen, "bea").seen.listing;
        let why = match listing {
            Listing::NotListed { reason, .. } => reason.as_deref(),
            Listing::Listed | Listing::Gone => None,
        };
        assert_eq!(why, Some(told), "{listing:?}");
        assert_eq!(roster(&[&after]).rows().len(), 1, "was never in the call");
    }
    let mut there = ida();
    there["removedState"] = Value::Null;
    assert!(row(&roster(&[&[there]]), "ida").is_listed());
}

#[test]
fn resource_accounts_are_apps_under_any_member_and_lend_their_name() {
    for member in [
        "azureApplicationInstance",
        "applicationInstance",
        "acsApplicationInstance",
    ] {
        let queue = json!({member: {"id": "9c1f0000-0000-4000-8000-000000000001", "displayName": "Front desk"}});
        let bot = json!({
            "application": {"id": "9c1f0000-0000-4000-8000-000000000002", "displayName": null},
            member: {"id": "9c1f0000-0000-4000-8000-000000000003", "displayName": "Scribe"},
        });
        let mut bot = entry("bot", &bot);
        bot["recordingInfo"] = json!({"recordingStatus": "recording"});
        let roster = roster(&[&[entry("queue", &queue), bot]]);
        let [queue, bot] = ["queue", "bot"].map(|id| row(&roster, id));
        assert_eq!(
            (queue.badge, queue.name.as_str()),
            (Badge::App, "Front desk")
        );
        assert_eq!((bot.badge, bot.name.as_str()), (Badge::App, "Scribe"));
        assert_eq!(bot.role, Role::Recorder);
    }
}

#[test]
fn two_people_under_one_id_are_both_shown_without_a_button_and_one_person_is_one_row() {
    for other in [
        json!({"guest": {"id": "g-1", "displayName": "Ida Lund"}}),
        json!({"user": {"id": "7e57ab1e-0000-4000-8000-000000000001", "displayName": "Bea"}}),
        json!({"phone": {"id": "+4512345678"}}),
    ] {
        let roster = roster(&[&[ida(), entry("ida", &other)]]);
        assert_eq!(roster.rows().len(), 2, "{other}");
        let has_button = |row: &Arc<Row>| row.removable().is_some();
        assert!(!roster.rows().iter().any(has_button), "{other}");
    }
    for same in [
        json!({"user": {"id": IDA, "displayName": "Ida Lund", "tenantId": HOME}}),
        json!({"user": {"id": IDA.to_uppercase(), "displayName": "Ida"}}),
        json!({"user": {"id": format!("8:orgid:{IDA}"), "displayName": null, "tenantId": ""}}),
    ] {
        let roster = roster(&[&[ida(), entry("ida", &same)]]);
        assert_eq!(roster.rows().len(), 1, "{same}");
        assert!(roster.rows()[0].removable().is_some(), "{same}");
    }
}

/// Returns the `identitySet` of a person without an account whom Graph lists under `user`.
fn posing_as_user(id: &str, name: &str) -> Value {
    json!({"user": {"id": id, "displayName": name, "identityProvider": "None", "tenantId": HOME}})
}

#[test]
fn further_spellings_of_people_without_an_account_are_guests() {
    for id in [
        "8:TeamsVisitor:0f0f0f",
        "Anon:5b1d0c3e-0000-4000-8000-9a8b7c6d5e4f",
    ] {
        let roster = roster(&[&[ida(), entry("anon", &posing_as_user(id, "IDA LUND"))]]);
        assert_eq!(row(&roster, "anon").badge, Badge::Guest, "{id}");
        assert!(row(&roster, "anon").mark.is_some(), "{id}");
        assert_eq!(
            QuickChoice::Outsiders.count(roster.rows(), Now::default()),
            1
        );
    }
}

#[test]
fn further_spellings_of_one_account_are_one_person() {
    for (id, tenant) in [
        (format!("{{{}}}", IDA.to_uppercase()), json!(HOME)),
        (format!("8:ORGID:{}", IDA.to_uppercase()), json!("")),
    ] {
        let user = json!({"user": {"id": id, "displayName": "Lund, Ida", "tenantId": tenant}});
        let roster = roster(&[&[ida(), entry("tablet", &user)]]);
        let tablet = row(&roster, "tablet");
        assert_eq!((tablet.badge, tablet.devices), (Badge::Member, 2), "{user}");
    }
}

#[test]
fn further_spellings_of_a_removed_state_are_no_presence() {
    for (state, told) in [
        (
            json!({"reason": "LobbyDenied", "by": {"user": null}}),
            "LobbyDenied",
        ),
        (json!({"Reason": 7}), ""),
    ] {
        let kim = json!({"phone": {"id": "+4512345678", "displayName": null}});
        let mut gone = entry("kim", &kim);
        gone["removedState"] = state;
        let after = [ida(), gone];
        assert_eq!(roster(&[&after]).rows().len(), 1, "was never in the call");
        let seen = roster(&[&[ida(), entry("kim", &kim)], &after]);
        let listing = &row(&seen, "kim").seen.listing;
        assert!(
            matches!(listing, Listing::NotListed { reason: Some(why), .. } if &**why == told),
            "{listing:?}"
        );
    }
}

#[test]
fn further_spellings_of_a_name_that_poses_are_marked() {
    for name in [
        "ida·lund",
        "Ida Lund [Host]",
        "Lund Ida - Presenter",
        "Idа Lund",
        "𝐈𝐝𝐚 𝐋𝐮𝐧𝐝",
        "Ida\u{2003}\u{200d}Lund",
    ] {
        let guest = json!({"guest": {"id": "g-2", "displayName": name}});
        let roster = roster(&[&[ida(), entry("guest", &guest)]]);
        let ida = Some(Mark::LooksLike(SafeName::new("Ida Lund")));
        assert_eq!(row(&roster, "guest").mark, ida, "{name}");
        assert_eq!(row(&roster, "ida").mark, None, "{name}");
    }
}

#[test]
fn further_spellings_of_resource_accounts_are_apps() {
    let id = "9c1f0000-0000-4000-8000-00000000000a";
    for identity in [
        json!({"application": null, "azureApplicationInstance": {"id": id.to_uppercase(), "displayName": "Night line", "tenantId": null}}),
        json!({"user": null, "guest": null, "applicationInstance": {"id": id, "displayName": "Night line", "hidden": true}}),
    ] {
        let roster = roster(&[&[ida(), entry("line", &identity)]]);
        let line = row(&roster, "line");
        assert_eq!(
            (line.badge, line.name.as_str()),
            (Badge::App, "Night line"),
            "{identity}"
        );
    }
}

#[test]
fn further_spellings_of_one_id_twice_lose_nobody() {
    let bea = json!({"user": {"id": "7e57ab1e-0000-4000-8000-000000000001", "displayName": "Bea"}});
    let nobody = json!({});
    for (other, rows) in [(&bea, 2), (&nobody, 2)] {
        // In both orders.
        for entries in [[entry("ida", other), ida()], [ida(), entry("ida", other)]] {
            let roster = roster(&[&entries]);
            assert_eq!(roster.rows().len(), rows, "{other}");
            let offered = roster.rows().iter().filter(|row| row.removable().is_some());
            assert_eq!(offered.count(), 0, "{other}");
        }
    }
}
