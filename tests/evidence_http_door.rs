//! The effects of door, keep-out and protection, against a service that lies over HTTP.

use std::time::Duration;

use crate::support::row;
use crate::trial::{Trial, entry, lie, review};
use moderato::moderation::command::{Command, KeepOutOrder};
use moderato::moderation::model::audit::Source;
use moderato::moderation::state::row::{PersonRef, Role};
use moderato::simulator::{
    AnswerLag, Effect, Fault, Lie, OddEntry, Person, PersonKind, Scenario, ScenarioBuilder,
    Spelling, Target, WrongCall, WrongValue,
};

const MINUTES: Duration = Duration::from_mins(10);

impl Trial {
    async fn close_door(&self) {
        self.tell(Command::Door(self.id(), Some(MINUTES))).await;
    }

    fn is_offered(&self, visit: &str) -> bool {
        let call = self.call();
        let offered = call.door_limits.iter().flat_map(|rests| &rests.offered);
        offered.into_iter().any(|id| id.as_str() == visit)
    }

    /// Returns the person in a roster entry.
    fn person(&self, name: &str) -> PersonRef {
        PersonRef::from(&**row(&self.call(), name).unwrap())
    }

    fn role(&self, name: &str) -> Role {
        row(&self.call(), name).unwrap().role
    }

    /// Confirms a preview that lists this person.
    async fn remove_many(&self, name: &str) {
        let people = vec![
            row(&self.call(), name)
                .unwrap()
                .removable()
                .unwrap()
                .clone(),
        ];
        let told = Command::RemoveMany {
            call: self.id(),
            people,
        };
        drop(self.console.worker.tell(told).await.unwrap());
    }
}

/// Returns a meeting of 20 members and 110 guests.
fn town_hall() -> ScenarioBuilder {
    let members = Scenario::call("Town hall").crowd(20);
    (1..=110).fold(members, |all, number| {
        all.guest(&format!("Guest {number:03}"))
    })
}

#[tokio::test(start_paused = true)]
async fn above_the_cut_the_door_removes_nobody_and_offers_who_shows_up() {
    let cut = Fault::on(Target::Roster, Effect::CutRoster(100));
    let varying = lie(Lie::CutVarying(100));
    for told in [cut, varying] {
        let late = Person::new(PersonKind::Guest, "Late guest");
        let scenario = town_hall().absent(late).build();
        let trial = Trial::open(scenario, &[told]).await;
        trial.close_door().await;
        trial.seconds(2).await;
        assert!(
            trial.call().door_limits.is_some(),
            "the rule rests and says so"
        );
        for guest in ["Guest 001", "Guest 002", "Guest 003"] {
            trial.leave(guest);
        }
        trial.seconds(15).await;
        let late = trial.join("Late guest");
        trial.seconds(15).await;
        assert_eq!(trial.named(), [""; 0], "{:?}", trial.simulator().faults());
        assert_eq!(trial.here().await.len(), 128);
        assert_eq!(trial.told_as_left(), 0, "a cut takes nobody away");

        // With fewer people, rosters are complete. A guest who was never listed may have been there before.
        for number in 10..=60 {
            trial.leave(&format!("Guest {number:03}"));
        }
        trial
            .until("everybody is listed", |call| call.counts.in_call == 78)
            .await;
        trial.seconds(5).await;
        assert_eq!(trial.named(), [""; 0]);
        assert!(trial.is_offered(&late));
    }
}

#[tokio::test(start_paused = true)]
async fn whom_wrong_rosters_lack_was_there_all_along() {
    let entry = |told| entry("Bob", told);
    let pages = || Fault::on(Target::Roster, Effect::PageRoster(3));
    let second = |effect| Fault::on(Target::Roster, effect).path("skiptoken").times(1);
    let value = |wrong| lie(Lie::Value(wrong));
    let kinds: Vec<(&str, Vec<Fault>)> = vec![
        ("one short roster", vec![entry(OddEntry::Missing).times(1)]),
        (
            "five short rosters",
            vec![entry(OddEntry::Missing).times(5)],
        ),
        ("an entry null", vec![entry(OddEntry::Null).times(3)]),
        (
            "an entry that is text",
            vec![entry(OddEntry::Text).times(3)],
        ),
        ("without an id", vec![entry(OddEntry::WithoutId).times(3)]),
        ("marked as removed", vec![entry(OddEntry::Removed).times(1)]),
        ("null", vec![value(WrongValue::Null).times(3)]),
        ("no value", vec![value(WrongValue::Missing).times(3)]),
        ("[[…]]", vec![value(WrongValue::Nested).times(3)]),
        ("[null]", vec![value(WrongValue::OnlyNull).times(3)]),
        ("empty", vec![value(WrongValue::Empty).times(1)]),
        ("without us", vec![lie(Lie::WithoutUs).times(3)]),
        (
            "a lost page",
            vec![lie(Lie::LostPage { rows: 3, page: 2 }).times(2)],
        ),
        (
            "a page in HTML",
            vec![pages(), second(Effect::Html { status: 200 })],
        ),
        (
            "a page that fails",
            vec![pages(), second(Effect::service(500))],
        ),
        ("half a page", vec![pages(), second(Effect::Truncate)]),
        (
            "a short one",
            vec![Fault::on(Target::Roster, Effect::CutRoster(2)).times(1)],
        ),
    ];
    for (kind, faults) in kinds {
        let trial = Trial::open(review(), &[]).await;
        trial.close_door().await;
        trial.seconds(3).await;
        let since = row(&trial.call(), "Bob").unwrap().first_seen;
        for fault in faults {
            trial.simulator().inject(fault);
        }
        trial.seconds(12).await;
        let bob = row(&trial.call(), "Bob").cloned();
        let bob = bob.unwrap_or_else(|| panic!("{kind}: no row"));
        assert!(bob.is_listed(), "{kind}");
        assert_eq!(bob.first_seen, since, "{kind}");
        assert_eq!(trial.named(), [""; 0], "{kind}");
        assert_eq!(trial.told_as_joined(), [""; 0], "{kind}");
    }
}

#[tokio::test(start_paused = true)]
async fn the_door_removes_nobody_whom_one_of_two_nodes_lacks() {
    let late = Person::new(PersonKind::Guest, "Late guest");
    let scenario = Scenario::call("Review").person("Ada").guest("Bob");
    let scenario = scenario
        .absent(Person::new(PersonKind::Guest, "Eve"))
        .absent(late);
    let trial = Trial::open(scenario.build(), &[]).await;
    trial.seconds(6).await;
    let behind = Effect::Lie(Lie::Behind(AnswerLag::Seconds(5)));
    let nodes = Fault::on(Target::Roster, behind).every(2);
    trial.simulator().inject(nodes);
    let eve = trial.join("Eve");
    // The door closes as soon as one node lists Eve.
    trial
        .until("Eve is listed", |call| row(call, "Eve").is_some())
        .await;
    trial.close_door().await;
    trial.seconds(20).await;
    assert_eq!(trial.named(), [""; 0]);
    assert!(trial.here().await.contains(&eve));

    let late = trial.join("Late guest");
    trial.until_recorded(&late, "removed").await;
    assert_eq!(trial.named(), [late]);
}

/// Returns all spellings that rosters and calls use for one account.
fn spellings() -> Vec<(&'static str, Vec<Fault>)> {
    let everywhere = |lie| Fault::everywhere(Effect::Lie(lie));
    let call = |wrong| Fault::on(Target::Call, Effect::Lie(Lie::Call(wrong)));
    vec![
        ("no tenant", vec![everywhere(Lie::WithoutTenants)]),
        (
            "a tenant in turn",
            vec![everywhere(Lie::WithoutTenants).every(2)],
        ),
        (
            "capitals",
            vec![everywhere(Lie::Spelled(Spelling::Capitals))],
        ),
        (
            "prefixed",
            vec![everywhere(Lie::Spelled(Spelling::Prefixed))],
        ),
        ("{}", vec![call(WrongCall::Empty)]),
        ("a bare call", vec![call(WrongCall::Bare)]),
        ("another id", vec![call(WrongCall::OtherId)]),
    ]
}

#[tokio::test(start_paused = true)]
async fn protection_and_keep_out_hold_however_the_same_account_is_spelled() {
    for (kind, faults) in spellings() {
        let scenario = Scenario::call("Review")
            .person("Olga")
            .person("Ada")
            .person("Mallory");
        let scenario = scenario.change(|world| {
            let id = world.calls()[0].id.clone();
            let call = world.call_mut(&id).unwrap();
            call.organizer = call.people.iter().position(|person| person.name == "Olga");
        });
        let trial = Trial::open(scenario.build(), &[]).await;
        trial
            .until("the organizer", |call| {
                row(call, "Olga").is_some_and(|olga| olga.role == Role::Organizer)
            })
            .await;
        let told = Command::Protect {
            who: trial.person("Ada"),
            on: true,
        };
        trial.tell(told).await;
        let order = KeepOutOrder {
            who: trial.person("Mallory"),
            for_how_long: None,
            removes: true,
            source: Source::Window,
        };
        let first = trial.visit("Mallory");
        trial.tell(Command::KeepOut(trial.id(), order)).await;
        trial.until_recorded(&first, "removed").await;

        for fault in faults {
            trial.simulator().inject(fault);
        }
        trial.tell(Command::Refresh(trial.id())).await;
        trial.seconds(5).await;
        assert_eq!(trial.role("Olga"), Role::Organizer, "{kind}");
        assert_eq!(trial.role("Ada"), Role::Protected, "{kind}");
        for name in ["Olga", "Ada"] {
            trial.remove_many(name).await;
        }
        let again = trial.join("Mallory");
        trial.until_recorded(&again, "removed").await;
        assert_eq!(trial.named(), [first, again], "{kind}");
        assert_eq!(trial.here().await.len(), 2, "{kind}");
    }
}

#[tokio::test(start_paused = true)]
async fn the_door_meets_people_without_an_account_however_they_are_filed() {
    let filed = |name: &str, identity: &str| {
        let mut person = Person::new(PersonKind::User, name);
        person.identity = Some(identity.to_owned());
        person
    };
    let anonymous = filed("Anonymous", "8:anon:0f8fad5b-d9cb-469f-a165-70867728950e");
    let visitor = filed(
        "Visitor",
        "teamsvisitor:7c9e6679-7425-40de-944b-e07fc1f90ae7",
    );
    let skype = filed(
        "Skype visitor",
        "8:teamsvisitor:b3d1c6a2-1111-4222-8333-444455556666",
    );
    let scenario = Scenario::call("Review").person("Ada");
    let scenario = scenario.absent(anonymous).absent(visitor).absent(skype);
    let member = Person::new(PersonKind::User, "Member");
    let strange = filed("Strange", "not an object id");
    let trial = Trial::open(scenario.absent(member).absent(strange).build(), &[]).await;
    trial.close_door().await;
    trial.seconds(3).await;
    let stay = ["Member", "Strange"].map(|name| trial.join(name));
    let go = ["Anonymous", "Visitor", "Skype visitor"].map(|name| trial.join(name));
    for visit in &go {
        trial.until_recorded(visit, "removed").await;
    }
    trial.seconds(5).await;
    let mut named = trial.named();
    named.sort_unstable();
    let mut wanted = go.to_vec();
    wanted.sort_unstable();
    assert_eq!(named, wanted);
    let here = trial.here().await;
    assert!(stay.iter().all(|visit| here.contains(visit)));
}
