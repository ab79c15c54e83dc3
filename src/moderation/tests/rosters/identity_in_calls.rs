//! A person stays the same, however Graph spells the id: for protection, rules, devices and roles.

use crate::moderation::command::{Command, KeepOutOrder};
use crate::moderation::model::call::{Call, CallState};
use crate::moderation::model::failure::Cause;
use crate::moderation::model::participant::{Badge, Identity, IdentityKind, Participant};
use crate::moderation::state::row::{PersonRef, Role};
use crate::moderation::state::rules::DoorScope;
use crate::moderation::tests::cast::{HOME, guest, oid, user, user_as};
use crate::moderation::tests::stage::{Stage, id};

/// Makes entries of Ada in other spellings, each with another participant id.
fn spellings() -> Vec<Participant> {
    let capitals = oid("ada").to_uppercase();
    let spelled = |participant: &str, id: String, tenant: Option<&str>| {
        let mut entry = user_as("ada", participant);
        entry.identity.id = Some(id.into());
        entry.identity.tenant = tenant.map(Into::into);
        entry
    };
    vec![
        spelled("s-1", capitals.clone(), Some(HOME)),
        spelled("s-2", format!("8:orgid:{}", oid("ada")), Some("HOME")),
        spelled("s-3", format!("8:gcch:{capitals}"), None),
        spelled("s-4", oid("ada"), None),
    ]
}

/// Makes a person whom Graph lists as a user with this id.
fn filed(name: &str, participant: &str, identity: &str) -> Participant {
    let whose = Identity {
        kind: IdentityKind::User,
        id: Some(identity.into()),
        display_name: Some(name.into()),
        ..Identity::default()
    };
    Participant {
        identity: whose.recognized(),
        ..user_as(name, participant)
    }
}

fn with_own(people: Vec<Participant>) -> Vec<Participant> {
    std::iter::once(user("own")).chain(people).collect()
}

impl Stage {
    fn lists(&mut self, people: Vec<Participant>) -> &mut Self {
        let asked = self.wait(1).now;
        self.roster_asked(asked, with_own(people))
    }

    fn remove_all(&mut self, people: &[&str]) -> &mut Self {
        self.command(Command::RemoveMany {
            call: id(),
            people: people.iter().map(|&word| word.into()).collect(),
        })
    }
}

#[test]
fn protection_holds_in_every_spelling() {
    let mut stage = Stage::knowing(["own", "ada"]);
    let who = PersonRef::from(&*stage.row("ada"));
    stage.command(Command::Protect { who, on: true });
    stage.lists(spellings());
    for participant in ["s-1", "s-2", "s-3", "s-4"] {
        assert_eq!(
            stage.row(participant).role,
            Role::Protected,
            "{participant}"
        );
        assert_eq!(stage.row(participant).badge, Badge::Member, "{participant}");
    }
    stage.remove_all(&["s-1", "s-2", "s-3", "s-4"]);
    assert!(stage.deletes().is_empty());
    let mut elsewhere = user_as("ada", "e-1");
    elsewhere.identity.tenant = Some("elsewhere".into());
    stage.lists(vec![elsewhere]);
    assert_eq!(stage.row("e-1").role, Role::Attendee, "another tenant's");
}

#[test]
fn protection_holds_while_one_answer_spells_the_id_otherwise() {
    let mut stage = Stage::knowing(["own", "ada"]);
    let who = PersonRef::from(&*stage.row("ada"));
    stage.command(Command::Protect { who, on: true });
    let mut capitals = user("ada");
    capitals.identity.id = Some(oid("ada").to_uppercase().into());
    capitals.identity.tenant = None;
    stage.lists(vec![capitals]);
    assert_eq!(stage.row("ada").role, Role::Protected);
    stage.remove_all(&["ada"]);
    assert!(stage.deletes().is_empty());
}

#[test]
fn whoever_is_kept_out_is_met_in_every_spelling_and_is_one_person_with_devices() {
    let mut stage = Stage::knowing(["own", "ada"]);
    stage.keep_out("ada", None).is_gone([user("own")]);
    let spelled = spellings().into_iter().take(3).collect();
    stage.lists(spelled);
    assert_eq!(stage.row("s-1").devices, 3);
    stage.wait(1);
    let mut met = stage.deletes()[1..].to_vec();
    met.sort_unstable();
    assert_eq!(met, ["s-1", "s-2", "s-3"]);
}

#[test]
fn the_organizer_is_known_in_every_spelling() {
    let mut stage = Stage::knowing(["own", "ada"]);
    stage.lists(spellings());
    let mut organizer = user("ada").identity;
    organizer.id = Some(format!("8:ORGID:{}", oid("ada")).into());
    stage.reads(Call {
        state: CallState::Established,
        my_participant: Some("own".into()),
        organizer: Some(organizer),
        ..Call::default()
    });
    for participant in ["s-1", "s-2", "s-3", "s-4"] {
        assert_eq!(
            stage.row(participant).role,
            Role::Organizer,
            "{participant}"
        );
    }
    stage.remove_all(&["s-1", "s-2"]);
    assert!(stage.deletes().is_empty());
}

#[test]
fn what_a_call_was_known_by_is_kept_when_a_later_answer_leaves_it_out() {
    let mut stage = Stage::knowing(["own", "ada"]);
    stage.reads(Call {
        state: CallState::Established,
        my_participant: Some("own".into()),
        organizer: Some(user("ada").identity),
        subject: Some("Weekly".into()),
        is_group: Some(true),
        ..Call::default()
    });
    stage.wait(1).reads(Call {
        state: CallState::Established,
        ..Call::default()
    });
    assert_eq!(stage.row("ada").role, Role::Organizer);
    assert_eq!(stage.row("own").role, Role::ThisApp);
    let view = stage.view();
    assert_eq!(view.subject.unwrap().as_str(), "Weekly");
    assert_eq!(view.is_group, Some(true));
    assert_eq!(
        stage.wait(1).reads(Call::default()).view().call_state,
        Some(CallState::Established)
    );
}

#[test]
fn no_rule_removes_somebody_unknown() {
    let mut stage = Stage::knowing(["own"]);
    stage.close_door(300);
    let scope = DoorScope {
        externals: true,
        phones: true,
    };
    stage.command(Command::DoorConcerns(id(), scope));
    stage.lists(vec![
        filed("Live", "u-1", "8:live:somebody"),
        filed("Mail", "u-2", "ana@contoso.example"),
    ]);
    stage.wait(10);
    assert!(stage.deletes().is_empty());
    for participant in ["u-1", "u-2"] {
        assert_eq!(stage.row(participant).badge, Badge::Unknown);
        let order = KeepOutOrder {
            who: PersonRef::from(&*stage.row(participant)),
            for_how_long: None,
            removes: true,
            source: crate::moderation::model::audit::Source::Click,
        };
        stage.command(Command::KeepOut(id(), order));
        assert_eq!(stage.refusal(), Some(Cause::NotAllowed));
    }
    stage.press("u-1");
    assert_eq!(stage.deletes(), ["u-1"], "a person may");
}

#[test]
fn only_applications_record() {
    let mut stage = Stage::knowing(["own"]);
    let recording = |mut entry: Participant| {
        entry.recording = true;
        entry
    };
    let mut bot = user_as("bot", "b-1");
    bot.identity.kind = IdentityKind::Application;
    stage.lists(vec![
        recording(user("ada")),
        recording(guest("Gil", "g-1")),
        recording(bot),
    ]);
    let role = |participant| stage.row(participant).role;
    assert_eq!(role("ada"), Role::Attendee);
    assert_eq!(role("g-1"), Role::Attendee);
    assert_eq!(role("b-1"), Role::Recorder);
}

#[test]
fn numbers_that_are_withheld_and_hidden_people_are_nobody_in_particular() {
    let caller = |number: &str, participant: &str| {
        let mut entry = user_as("caller", participant);
        entry.identity.kind = IdentityKind::Phone;
        entry.identity.id = Some(number.into());
        entry.identity.tenant = None;
        entry
    };
    let mut stage = Stage::knowing(["own"]);
    stage.lists(vec![
        caller("anonymous", "p-1"),
        caller("anonymous", "p-2"),
        caller("+1 555 0100", "p-3"),
    ]);
    assert_eq!(stage.row("p-1").devices, 1, "never merged");
    stage.keep_out("p-1", None);
    assert_eq!(stage.refusal(), Some(Cause::NotAllowed));
    stage.keep_out("p-3", None);
    assert_eq!(stage.refusal(), None);
}
