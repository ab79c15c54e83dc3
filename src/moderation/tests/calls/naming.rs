//! Names from the directory: looked up once, or again after trouble, a few at a time, never for other tenants, and
//! not at all without permission.

use std::sync::Arc;

use crate::moderation::command::Command;
use crate::moderation::effect::Effect;
use crate::moderation::event::Event;
use crate::moderation::model::directory::DirectoryUser;
use crate::moderation::model::failure::Cause;
use crate::moderation::model::participant::Participant;
use crate::moderation::tests::cast::{failure, oid, user};
use crate::moderation::tests::stage::Stage;

fn nameless(word: &str) -> Participant {
    let mut entry = user(word);
    entry.identity.display_name = None;
    entry
}

fn asked(stage: &Stage) -> Vec<Arc<str>> {
    let asked = stage.effects.iter().filter_map(|effect| match effect {
        Effect::LookUp(id) => Some(id.clone()),
        _ => None,
    });
    asked.collect()
}

impl Stage {
    fn directory_says(&mut self, id: &str, name: &str) -> &mut Self {
        self.event(Event::LookedUp {
            id: id.into(),
            result: Ok(DirectoryUser {
                id: id.into(),
                display_name: Some(name.into()),
                upn: None,
                mail: None,
            }),
        })
    }

    fn directory_fails(&mut self, id: &str, cause: Cause) -> &mut Self {
        self.event(Event::LookedUp {
            id: id.into(),
            result: Err(failure(cause)),
        })
    }

    fn name(&self, participant: &str) -> String {
        self.row(participant).name.as_str().to_owned()
    }
}

#[test]
fn people_without_a_name_get_one_and_it_is_remembered() {
    let mut stage = Stage::new();
    stage.reads_call().roster_of([nameless("ada"), user("bob")]);
    assert_eq!(asked(&stage), [oid("ada").into()]);
    stage.directory_says(&oid("ada"), "Ada Lovelace");
    assert_eq!(stage.name("ada"), "Ada Lovelace");
    stage.wait(2).roster_of([nameless("ada"), user("bob")]);
    assert_eq!(
        (stage.name("ada").as_str(), asked(&stage).len()),
        ("Ada Lovelace", 0)
    );
    assert!(stage.entries().is_empty(), "no renaming is reported");
    // The same person in another visit, with the id in another spelling.
    let mut again = nameless("ada");
    again.id = Some("p-2".into());
    again.identity.id = Some(format!("8:orgid:{}", oid("ada").to_uppercase()).into());
    stage.wait(2).roster_of([again]);
    assert_eq!(stage.name("p-2"), "Ada Lovelace");
    assert_eq!(asked(&stage).len(), 0);
}

#[test]
fn at_most_three_are_asked_about_at_once() {
    let mut stage = Stage::new();
    let people = ["a", "b", "c", "d", "e"].map(nameless);
    stage.reads_call().roster_of(people.clone());
    assert_eq!(asked(&stage).len(), 3);
    stage.wait(2).roster_of(people);
    assert_eq!(asked(&stage).len(), 0, "nobody is looked up twice");
    stage.directory_says(&oid("a"), "A");
    assert_eq!(asked(&stage), [oid("d").into()]);
}

#[test]
fn strangers_and_those_who_have_a_name_are_not_asked_about() {
    let mut stage = Stage::new();
    let mut stranger = nameless("eve");
    stranger.identity.tenant = Some("elsewhere".into());
    stage.reads_call().roster_of([stranger, user("bob")]);
    assert_eq!(asked(&stage).len(), 0);
}

#[test]
fn without_the_right_nothing_more_is_asked_in_this_session() {
    let mut stage = Stage::new();
    stage
        .reads_call()
        .roster_of(["a", "b", "c", "d"].map(nameless));
    stage.directory_fails(&oid("a"), Cause::Forbidden);
    assert_eq!(asked(&stage).len(), 0);
    stage.wait(60).roster_of(["e"].map(nameless));
    assert_eq!(asked(&stage).len(), 0);
    assert!(
        stage.view().trouble.is_none() && stage.entries().iter().all(|entry| !entry.is_failure())
    );
    stage.sign_in("app").wait(1).roster_of(["f"].map(nameless));
    assert_eq!(
        asked(&stage),
        [oid("f").into()],
        "another session may have it"
    );
}

#[test]
fn a_directory_in_trouble_is_left_alone_for_a_while() {
    let mut stage = Stage::new();
    stage.reads_call().roster_of(["a"].map(nameless));
    stage.directory_fails(
        &oid("a"),
        Cause::Throttled(Some(std::time::Duration::from_mins(1))),
    );
    stage.wait(59);
    assert_eq!(asked(&stage).len(), 0);
    stage.wait(1);
    assert_eq!(asked(&stage), [oid("a").into()]);
    stage.directory_fails(&oid("a"), Cause::Service).wait(30);
    stage.directory_fails(&oid("a"), Cause::Service).wait(3_600);
    assert_eq!(asked(&stage).len(), 0, "three times in a row is enough");
}

#[test]
fn nobody_in_the_directory_is_remembered_too() {
    let mut stage = Stage::new();
    stage.reads_call().roster_of([nameless("a")]);
    stage.directory_fails(&oid("a"), Cause::NotFound);
    stage.wait(2).roster_of([nameless("a")]);
    assert_eq!(asked(&stage).len(), 0);
    assert_eq!(stage.name("a"), "");
}

#[test]
fn an_address_is_asked_for_only_of_those_in_sight_and_only_once() {
    let mut stage = Stage::new();
    stage.reads_call().roster_of([user("ada"), user("bob")]);
    assert!(asked(&stage).is_empty(), "both have names");
    let in_sight = || Command::WhoAre(vec![oid("ada").into()]);
    stage.command(in_sight());
    assert_eq!(asked(&stage), [oid("ada").into()]);
    stage.command(in_sight());
    assert!(
        asked(&stage).is_empty(),
        "the lookup is in progress already"
    );
    stage.event(Event::LookedUp {
        id: oid("ada").into(),
        result: Ok(DirectoryUser {
            id: oid("ada").into(),
            display_name: Some("Somebody Else".into()),
            upn: Some("ada@contoso.example".into()),
            mail: None,
        }),
    });
    let known = stage.row("ada");
    let address = known.participant.identity.email.as_deref();
    assert_eq!(address, Some("ada@contoso.example"));
    assert_eq!(known.name.as_str(), "ada", "the list names her already");
    stage.wait(2).roster_of([user("ada"), user("bob")]);
    let row = stage.row("ada");
    assert_eq!(
        row.participant.identity.email.as_deref(),
        Some("ada@contoso.example")
    );
    stage.command(in_sight());
    assert!(asked(&stage).is_empty(), "known already");
}
