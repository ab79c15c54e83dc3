//! The built-in raid: who comes when, who comes back, and which requests fail meanwhile.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use reqwest::Method;
use serde_json::json;

use crate::simulator_http::{Probe, body};
use moderato::moderation::model::name::SafeName;
use moderato::simulator::{
    Call, Effect, Fault, Participant, Person, PersonKind, Scenario, Simulator, Target, World,
};

const SECOND: Duration = Duration::from_secs(1);
/// Longer than the whole scenario, including the last return.
const WHOLE_LENGTH: u64 = 15 * 60;
/// Enough for a removal to show.
const SHOWS_AFTER: Duration = Duration::from_millis(700);

fn raid() -> Scenario {
    Scenario::builtin("raid").unwrap().unwrap()
}

fn raid_world(look: impl FnOnce(&mut World, &str)) {
    let simulator = Simulator::new(raid());
    let call = simulator.calls().remove(0);
    simulator.with_world(|world| look(world, &call));
}

fn kind_of(call: &Call, participant: &Participant) -> PersonKind {
    call.person_of(participant).unwrap().kind
}

/// Follows a call second by second, checking invariants of rosters.
#[derive(Default)]
struct Watch {
    present: BTreeSet<String>,
    gone: BTreeSet<String>,
    identities: BTreeMap<String, (usize, String)>,
    version: u64,
    joined: Vec<usize>,
}

impl Watch {
    fn look(&mut self, call: &Call) {
        let ids: BTreeSet<String> = call.participants.iter().map(|one| one.id.clone()).collect();
        assert_eq!(ids.len(), call.participants.len(), "an id is there twice");
        assert!(
            ids.contains(&call.my_participant),
            "the app has lost itself"
        );
        assert!(ids.is_disjoint(&self.gone), "an id has come back");
        let changed = ids != self.present;
        assert!(call.roster_version >= self.version);
        assert!(!changed || call.roster_version > self.version);
        for one in &call.participants {
            let before = (one.person, one.identity.clone());
            let known = self.identities.entry(one.id.clone()).or_insert(before);
            assert_eq!(*known, (one.person, one.identity.clone()));
        }
        self.joined.push(ids.difference(&self.present).count());
        self.gone.extend(self.present.difference(&ids).cloned());
        self.present = ids;
        self.version = call.roster_version;
    }
}

#[test]
fn the_raid_plays_its_whole_length_without_contradiction() {
    for moderated in [false, true] {
        raid_world(|world, id| {
            let mut watch = Watch::default();
            let guests_at_first = guests(world.call(id).unwrap());
            for _ in 0..WHOLE_LENGTH {
                let call = world.call(id).unwrap();
                watch.look(call);
                let strangers: Vec<String> =
                    guests(call).difference(&guests_at_first).cloned().collect();
                for stranger in strangers.iter().filter(|_| moderated) {
                    world.remove(id, stranger, true).unwrap();
                }
                world.advance(SECOND);
            }
            let call = world.call(id).unwrap();
            assert!(!call.is_over());
            let left: BTreeSet<&str> = guests(call)
                .difference(&guests_at_first)
                .map(|guest| name_of(call, guest))
                .collect();
            if moderated {
                assert_eq!(left, ["Nova Streams"].into());
                assert!(guests(call).is_superset(&guests_at_first));
            } else {
                // The new guests are both waves, and an auditor who came late.
                assert_eq!(guests(call).difference(&guests_at_first).count(), 45);
            }
        });
    }
}

fn guests(call: &Call) -> BTreeSet<String> {
    let guests = call.participants.iter();
    let guests = guests.filter(|one| kind_of(call, one) == PersonKind::Guest);
    guests.map(|one| one.id.clone()).collect()
}

fn name_of<'call>(call: &'call Call, id: &str) -> &'call str {
    let participant = call.participant(id).unwrap();
    &call.person_of(participant).unwrap().name
}

#[test]
fn every_run_of_the_raid_is_the_same() {
    let (steps, leap) = (Simulator::new(raid()), Simulator::new(raid()));
    for _ in 0..1200 {
        steps.advance(Duration::from_millis(100));
    }
    leap.advance(Duration::from_mins(2));
    let roster =
        |simulator: &Simulator| simulator.with_world(|world| world.calls()[0].participants.clone());
    assert_eq!(roster(&steps), roster(&leap));
}

#[test]
fn the_board_is_calm_and_its_rows_are_of_many_kinds() {
    raid_world(|world, id| {
        let call = world.call(id).unwrap();
        assert_eq!(call.participants.len(), 40);
        let tenants: BTreeSet<_> = call.people.iter().map(|one| &one.tenant).collect();
        assert!(tenants.len() > 3, "the house, two others and the raid's");
        let count = |fits: &dyn Fn(&Participant, &Person) -> bool| {
            let rows = call.participants.iter();
            rows.filter(|one| fits(one, call.person_of(one).unwrap()))
                .count()
        };
        assert_eq!(count(&|one, _| one.identity == "+41445550142"), 2);
        assert_eq!(count(&|_, person| person.name == "Ingrid Solheim"), 2);
        assert_eq!(count(&|_, person| person.recorder), 1);
        assert!(count(&|_, person| person.nameless && person.kind == PersonKind::User) > 2);
        let organizer = &call.people[call.organizer.unwrap()];
        assert_eq!(organizer.name, "Margarethe Lindqvist");
        let before = call.participants.len();
        let mut watch = Watch::default();
        for _ in 0..20 {
            watch.look(world.call(id).unwrap());
            world.advance(SECOND);
        }
        assert!(watch.joined[1..].iter().sum::<usize>() < 3);
        assert!(world.call(id).unwrap().participants.len() <= before + 2);
    });
}

#[test]
fn twenty_four_guests_come_within_fifteen_seconds() {
    raid_world(|world, id| {
        let mut watch = Watch::default();
        for _ in 0..19 {
            world.advance(SECOND);
        }
        let before = guests(world.call(id).unwrap()).len();
        for _ in 0..17 {
            watch.look(world.call(id).unwrap());
            world.advance(SECOND);
        }
        assert_eq!(guests(world.call(id).unwrap()).len(), before + 24);
        let joined = &watch.joined[1..];
        let slowest = joined.windows(10).map(|ten| ten.iter().sum::<usize>());
        // An alarm at five joins in ten seconds must go off in any ten seconds of the wave, not only in the
        // busiest.
        let slowest = slowest.min().unwrap();
        assert!(slowest >= 5, "only {slowest} joins: {joined:?}");
    });
}

#[test]
fn half_of_the_wave_looks_like_members_who_are_there() {
    let skeleton = |name: &str| SafeName::new(name).skeleton().to_owned();
    raid_world(|world, id| {
        let call = world.call(id).unwrap();
        let user = |one: &&Participant| kind_of(call, one) == PersonKind::User;
        let members = call.participants.iter().filter(user);
        let members: BTreeMap<String, String> = members
            .map(|one| call.person_of(one).unwrap().name.clone())
            .map(|name| (skeleton(&name), name))
            .collect();
        let before = guests(call);
        world.advance(36 * SECOND);
        let call = world.call(id).unwrap();
        let shown: Vec<&str> = guests(call)
            .difference(&before)
            .map(|guest| call.person_of(call.participant(guest).unwrap()).unwrap())
            .map(|person| person.shown.as_deref().unwrap_or(&person.name))
            .collect();
        let alike: Vec<&&str> = shown
            .iter()
            .filter(|name| members.contains_key(&skeleton(name)))
            .collect();
        assert_eq!(alike.len(), 12, "{alike:?}");
        let same = alike
            .iter()
            .filter(|name| members[&skeleton(name)] == ***name);
        assert_eq!(same.count(), 1, "all but one differ in what cannot be seen");
        let twins = shown.iter().filter(|name| **name == "iPhone").count();
        assert_eq!(twins, 5);
    });
}

/// Removes a person repeatedly; returns ids, identities and seconds between visits.
fn visits(world: &mut World, id: &str, name: &str) -> Vec<(String, String, u64)> {
    let mut visits = Vec::new();
    let mut waited = 0;
    while waited < 60 {
        let call = world.call(id).unwrap();
        let here = call.participants_named(name).next();
        let Some((visit, identity)) = here.map(|one| (one.id.clone(), one.identity.clone())) else {
            waited += 1;
            world.advance(SECOND);
            continue;
        };
        world.remove(id, &visit, true).unwrap();
        visits.push((visit, identity, waited));
        world.advance(SHOWS_AFTER);
        waited = 0;
    }
    visits
}

#[test]
fn a_guest_comes_back_as_somebody_else_and_an_account_as_itself() {
    let cases = [
        ("Oscar Рace", 4, 4),
        ("Неlen Cooper", 3, 3),
        ("Guest 2", 4, 4),
        ("Kaspar Holm", 4, 1),
        ("Рeter Аsher", 1, 1),
    ];
    for (name, comes, identities) in cases {
        raid_world(|world, id| {
            world.advance(36 * SECOND);
            let visits = visits(world, id, name);
            assert_eq!(visits.len(), comes, "{name}");
            let unique = |part: fn(&(String, String, u64)) -> &String| {
                visits.iter().map(part).collect::<BTreeSet<_>>().len()
            };
            assert_eq!(unique(|(id, ..)| id), comes, "{name}");
            assert_eq!(unique(|(_, identity, _)| identity), identities, "{name}");
            for (.., waited) in &visits[1..] {
                assert!((10..=20).contains(waited), "{name} came after {waited} s");
            }
        });
    }
}

#[tokio::test]
async fn throttling_hits_a_bulk_removal_in_the_middle_and_then_ends() {
    let probe = Probe::of_scenario(raid()).await;
    probe.advance(36_000);
    let strangers = probe.simulator().with_world(|world| {
        let call = world.call(&probe.call).unwrap();
        guests(call)
            .into_iter()
            .filter(|guest| name_of(call, guest) != "Ѕophie Carter")
            .collect::<Vec<_>>()
    });
    let mut statuses = Vec::new();
    for stranger in &strangers[..16] {
        let answer = probe.remove(stranger).await;
        statuses.push(answer.status().as_u16());
        if answer.status() == 429 {
            assert_eq!(answer.headers()["retry-after"], "3");
        }
    }
    assert_eq!(statuses[..10], [204; 10]);
    assert_eq!(statuses[10..13], [429; 3]);
    assert_eq!(statuses[13..], [204; 3]);
}

#[tokio::test]
async fn the_organizer_is_refused_and_her_double_is_not() {
    let probe = Probe::of_scenario(raid()).await;
    probe.advance(36_000);
    let organizer = probe.id_of("Margarethe Lindqvist").await;
    for _ in 0..3 {
        let refused = probe.remove(&organizer).await;
        assert_eq!(refused.status(), 403);
        let message = body(refused).await["error"]["message"].clone();
        assert_eq!(message, "The organizer of a meeting cannot be removed.");
    }
    let double = probe.id_of("Margarethe\u{2060} Lindqvist").await;
    assert_eq!(probe.remove(&double).await.status(), 204);
    // People come back under an id that no refusal can have known.
    let back = probe.simulator().with_world(|world| {
        let call = probe.call.clone();
        world.rejoin(&call, "Margarethe Lindqvist").unwrap()
    });
    assert_eq!(probe.remove(&back).await.status(), 403);
}

#[tokio::test]
async fn some_are_still_here_after_a_removal_that_was_accepted() {
    let probe = Probe::of_scenario(raid()).await;
    probe.advance(36_000);
    for (name, second_works) in [("Nova Streams", false), ("dj_kassette", true)] {
        let id = probe.id_of(name).await;
        assert_eq!(probe.remove(&id).await.status(), 204);
        probe.advance(5000);
        assert_eq!(probe.id_of(name).await, id);
        assert_eq!(probe.remove(&id).await.status(), 204);
        probe.advance(5000);
        let gone = !probe.names().await.contains(&name.to_owned());
        assert_eq!(gone, second_works, "{name}");
    }
}

#[tokio::test]
async fn an_answer_arrives_after_the_person_has_left_and_come_back() {
    let probe = Probe::of_scenario(raid()).await;
    probe.advance(36_000);
    let old = probe.id_of("Ѕophie Carter").await;
    let answered = Cell::new(false);
    let removal = async {
        let answer = probe.remove(&old).await;
        answered.set(true);
        answer.status()
    };
    let watching = async {
        let mut steps = Vec::new();
        while steps.last() != Some(&"back") {
            // Each look is a round trip, during which the removal progresses.
            let names = probe.names().await;
            let here = names.contains(&"Ѕophie Carter".to_owned());
            let step = match here {
                false => "gone",
                true if probe.id_of("Ѕophie Carter").await == old => "here",
                true => "back",
            };
            if steps.last() != Some(&step) {
                steps.push(step);
            }
            if step != "back" {
                probe.advance(100);
            }
        }
        assert_eq!(steps, ["here", "gone", "back"]);
        assert!(!answered.get(), "answered before the comeback");
        probe.advance(1000);
    };
    let (status, ()) = tokio::join!(removal, watching);
    assert_eq!(status, 204);
    // Only the first answer is late. That removal does not affect the new visit, which stays until removed itself.
    let new = probe.id_of("Ѕophie Carter").await;
    assert_ne!(new, old);
    assert_eq!(probe.remove(&new).await.status(), 204);
    assert_eq!(probe.remove(&old).await.status(), 404);
}

#[tokio::test]
async fn a_late_refusal_changes_nothing_meanwhile() {
    let probe = Probe::of(Scenario::call("Review").person("Ada")).await;
    probe.inject(Fault::on(Target::Remove, Effect::LateAnswerMs(2000)).person("Ada"));
    let gone = "00000000-0000-0000-0000-000000000000";
    // Nobody has that id, so nothing delays the answer.
    assert_eq!(probe.remove(gone).await.status(), 404);
    probe.simulator().clear_faults();
    probe.inject(Fault::on(Target::Remove, Effect::LateAnswerMs(2000)));
    let answered = Cell::new(false);
    let removal = async {
        let answer = probe.remove(gone).await;
        answered.set(true);
        answer.status()
    };
    let passing = async {
        while !answered.get() {
            assert_eq!(probe.names().await, ["Moderato", "Ada"]);
            probe.advance(500);
        }
    };
    let (refused, ()) = tokio::join!(removal, passing);
    assert_eq!(refused, 404);
}

#[tokio::test]
async fn a_wave_begins_at_a_word_from_outside() {
    let probe = Probe::of_scenario(raid()).await;
    let state = probe.try_send_to(Method::GET, "/simulator", None).await;
    let state = body(state.unwrap()).await;
    assert_eq!(state["calls"][0]["waves"], json!(["raid", "stragglers"]));
    let path = format!("/simulator/calls/{}/wave", probe.call);
    let play = async |name: &str| {
        let wish = json!({ "name": name });
        let answer = probe.try_send_to(Method::POST, &path, Some(&wish)).await;
        answer.unwrap().status()
    };
    assert_eq!(play("flood").await, 400);
    let before = probe.roster().await.len();
    assert_eq!(play("stragglers").await, 204);
    probe.advance(9000);
    let lobby_and_stream = 1;
    let now = probe.roster().await.len();
    assert_eq!(now, before + 20 + lobby_and_stream);
}

#[tokio::test]
async fn the_raid_tells_a_few_lies_and_each_of_them_ends() {
    let probe = Probe::of_scenario(raid()).await;
    let mine = body(probe.get("").await).await["myParticipantId"].clone();
    let lists_us = async || probe.roster().await.iter().any(|row| row["id"] == mine);
    probe.advance(53_900);
    assert!(lists_us().await);
    probe.advance(100);
    assert!(!lists_us().await);
    probe.advance(5000);
    assert!(lists_us().await);
    probe.advance(45_000);
    let loud = probe.id_of("xX_loud_Xx").await;
    let names = async || probe.names().await;
    let hears = async || names().await.contains(&"xX_loud_Xx".to_owned());
    assert_eq!(probe.remove(&loud).await.status(), 204);
    probe.advance(11_900);
    assert!(hears().await);
    // From 1:50 on, the second of two nodes is three seconds behind.
    probe.advance(100);
    assert!(!hears().await || !hears().await);
    let mut seen = [hears().await, hears().await];
    seen.sort_unstable();
    assert_eq!(seen, [false, true]);
    probe.advance(6000);
    assert!(!hears().await && !hears().await);
    assert_eq!(probe.simulator().faults().len(), 6);
}
