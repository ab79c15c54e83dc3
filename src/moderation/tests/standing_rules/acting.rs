//! When rules act. Keep-out rules go by identity, the door by kind of person; no rule goes by name. A rule waits until
//! a person has been shown for a second, and stops at its end time. After a restart, it acts only once resumed.

use std::time::Duration;

use crate::moderation::command::{Command, KeepOutOrder};
use crate::moderation::console::CommandResult;
use crate::moderation::effect::Effect;
use crate::moderation::event::Event;
use crate::moderation::model::audit::Source;
use crate::moderation::model::failure::Cause;
use crate::moderation::model::participant::{IdentityKind, Participant};
use crate::moderation::state::activity::entry::ActivityEvent;
use crate::moderation::state::row::PersonRef;
use crate::moderation::state::rules::KeepOutAlarm;
use crate::moderation::state::saved::SavedCall;
use crate::moderation::state::snapshot::CallView;
use crate::moderation::tests::cast::{guest, row_key, user, user_as};
use crate::moderation::tests::stage::{Stage, id};

impl Stage {
    pub(crate) fn keep_out(&mut self, participant: &str, secs: Option<u64>) -> &mut Self {
        let who = PersonRef::from(&*self.row(participant));
        let order = KeepOutOrder {
            who,
            for_how_long: secs.map(Duration::from_secs),
            removes: true,
            source: Source::Click,
        };
        self.command(Command::KeepOut(id(), order))
    }

    pub(crate) fn close_door(&mut self, secs: u64) -> &mut Self {
        self.command(Command::Door(id(), Some(Duration::from_secs(secs))))
    }

    /// Lets the latest removal take effect: a 204, then two rosters that list only these people.
    pub(crate) fn is_gone<const N: usize>(&mut self, people: [Participant; N]) -> &mut Self {
        self.wait(1).accept().rosters_of(people)
    }

    pub(crate) fn source(&self) -> Source {
        self.audit
            .iter()
            .rev()
            .find(|line| line.outcome.is_none())
            .unwrap()
            .source
    }

    pub(crate) fn kept(&self) -> Option<SavedCall> {
        self.effects.iter().rev().find_map(|effect| match effect {
            Effect::Keep(saved) => Some((**saved).clone()),
            _ => None,
        })
    }
}

pub(crate) fn phone(number: &str, participant: &str) -> Participant {
    let mut entry = user_as(number, participant);
    entry.identity.kind = IdentityKind::Phone;
    entry.identity.id = Some(number.into());
    entry.identity.tenant = None;
    entry
}

pub(crate) fn alarm(view: &CallView) -> Option<KeepOutAlarm> {
    view.rules.kept_out[0].alarm
}

#[test]
fn who_is_kept_out_is_kept_on_the_disk_before_the_removal_and_removed_again() {
    let mut stage = Stage::with(["ada", "eve"]);
    stage.keep_out("eve", None);
    let at = |is: fn(&Effect) -> bool| stage.effects.iter().position(is).unwrap();
    assert!(
        at(|effect| matches!(effect, Effect::Keep(_)))
            < at(|effect| matches!(effect, Effect::Send(_)))
    );
    assert_eq!(stage.deletes(), ["eve"]);
    assert_eq!(stage.source(), Source::Click);
    stage.is_gone([user("ada")]);
    stage
        .wait(30)
        .roster_of([user("ada"), user_as("eve", "eve-2")]);
    assert_eq!(stage.deletes(), ["eve"], "shown for a second first");
    assert!(stage.view().rules.due(&row_key("eve-2")).is_some());
    stage.wait(1);
    assert_eq!(stage.deletes(), ["eve", "eve-2"]);
    assert_eq!(stage.source(), Source::KeepOut);
    stage
        .roster_of([user("ada"), user_as("eve", "eve-2")])
        .wait(1);
    assert_eq!(stage.deletes().len(), 2, "a removal is in progress");
    assert_eq!(stage.view().rules.kept_out[0].removals, 0, "not proved");
    stage.is_gone([user("ada")]);
    assert_eq!(stage.view().rules.kept_out[0].removals, 1);
}

#[test]
fn no_rule_acts_on_a_name() {
    let mut stage = Stage::with(["ada", "eve"]);
    stage.keep_out("eve", None).is_gone([user("ada")]);
    let mut namesake = user("other");
    namesake.identity.display_name = Some("eve".into());
    let mut elsewhere = user_as("eve", "eve-9");
    elsewhere.identity.tenant = Some("elsewhere".into());
    stage
        .roster_of([user("ada"), namesake, elsewhere, guest("eve", "g-1")])
        .wait(5);
    assert_eq!(stage.deletes(), ["eve"]);
}

#[test]
fn a_second_is_enough_to_stop_it() {
    let mut stage = Stage::with(["ada", "eve"]);
    stage.keep_out("eve", None).is_gone([user("ada")]);
    stage.roster_of([user("ada"), user_as("eve", "eve-2")]);
    stage
        .command(Command::LetStay(id(), "eve-2".into()))
        .wait(60);
    stage
        .roster_of([user("ada"), user_as("eve", "eve-2")])
        .wait(60);
    assert_eq!(stage.deletes(), ["eve"]);
    stage
        .roster_of([user("ada"), user_as("eve", "eve-3")])
        .wait(1);
    assert_eq!(
        stage.deletes(),
        ["eve", "eve-3"],
        "the exemption was for one visit"
    );
}

#[test]
fn after_three_in_a_minute_it_is_left_to_a_person() {
    let mut stage = Stage::with(["ada", "eve"]);
    stage.keep_out("eve", None).is_gone([user("ada")]);
    for visit in ["e1", "e2", "e3", "e4"] {
        stage
            .roster_of([user("ada"), user_as("eve", visit)])
            .wait(1);
        if stage.deletes().last() == Some(&visit) {
            stage.is_gone([user("ada")]);
        }
    }
    assert_eq!(stage.deletes(), ["eve", "e1", "e2", "e3"]);
    assert_eq!(alarm(&stage.view()), Some(KeepOutAlarm::TooOften));
    assert!(stage.view().alarms > 0);
    let told = stage
        .entries()
        .iter()
        .any(|entry| matches!(entry.what, ActivityEvent::KeepOutAlarm { .. }));
    assert!(told);
}

#[test]
fn a_number_that_several_share_names_nobody() {
    let mut stage = Stage::with(["ada"]);
    stage.roster_of([user("ada"), phone("+1555", "p1"), phone("+1555", "p2")]);
    stage.keep_out("p1", None);
    assert_eq!(stage.refusal(), Some(Cause::NotAllowed));
    stage
        .wait(1)
        .rosters_of([user("ada"), phone("+1555", "p1")]);
    stage.keep_out("p1", None).is_gone([user("ada")]);
    stage
        .roster_of([user("ada"), phone("+1555", "p3"), phone("+1555", "p4")])
        .wait(5);
    assert_eq!(stage.deletes(), ["p1"]);
    assert_eq!(alarm(&stage.view()), Some(KeepOutAlarm::SharedNumber));
}

#[test]
fn guests_and_protected_people_cannot_be_kept_out() {
    let mut stage = Stage::with(["own", "ada"]);
    stage.roster_of([user("own"), user("ada"), guest("Eve", "g-1")]);
    for participant in ["g-1", "own"] {
        stage.keep_out(participant, None);
        assert_eq!(stage.refusal(), Some(Cause::NotAllowed), "{participant}");
    }
    let who = PersonRef::from(&*stage.row("ada"));
    stage.command(Command::Protect { who, on: true });
    stage.keep_out("ada", None);
    assert_eq!(stage.refusal(), Some(Cause::NotAllowed));
    assert!(stage.deletes().is_empty());
}

#[test]
fn protection_that_comes_later_wins_over_a_rule() {
    let mut stage = Stage::with(["ada", "eve"]);
    stage.keep_out("eve", None).is_gone([user("ada")]);
    let who = stage.view().rules.kept_out[0].who.clone();
    stage.command(Command::Protect { who, on: true });
    stage
        .roster_of([user("ada"), user_as("eve", "eve-2")])
        .wait(5);
    assert_eq!(stage.deletes(), ["eve"]);
}

#[test]
fn the_door_stops_guests_who_come_after_it_was_closed_and_nobody_else() {
    let mut stage = Stage::with(["ada"]);
    stage.wait(2).rosters_of([user("ada"), guest("Old", "g-0")]);
    stage.wait(1).close_door(300);
    stage.wait(2).roster_of([
        user("ada"),
        user("bob"),
        guest("Old", "g-0"),
        guest("New", "g-1"),
        guest("Newer", "g-2"),
    ]);
    stage.wait(1);
    assert_eq!(stage.deletes(), ["g-2", "g-1"], "newest first");
    assert_eq!(stage.source(), Source::GuestDoor);
    let sent = [0, 1].map(|at| stage.sent[at].id);
    stage.answer(sent[0], Ok(204)).answer(sent[1], Ok(204));
    stage.rosters_of([user("ada"), guest("Old", "g-0")]);
    assert_eq!(stage.view().rules.door.as_ref().unwrap().removals, 2);
    stage.wait(299);
    assert!(stage.view().rules.door.is_none(), "it opens by itself");
    stage.roster_of([user("ada"), guest("Late", "g-9")]).wait(5);
    assert_eq!(stage.deletes().len(), 2);
}

#[test]
fn an_opened_door_stops_nobody_any_more() {
    let mut stage = Stage::knowing(["ada"]);
    stage
        .close_door(300)
        .wait(1)
        .roster_of([user("ada"), guest("New", "g-1")]);
    assert!(stage.view().rules.due(&row_key("g-1")).is_some());
    stage.command(Command::Door(id(), None)).wait(60);
    assert!(stage.deletes().is_empty());
}

#[test]
fn rules_end_with_their_time_and_with_the_call() {
    let mut stage = Stage::with(["ada", "eve"]);
    stage.keep_out("eve", Some(60)).is_gone([user("ada")]);
    stage
        .wait(60)
        .roster_of([user("ada"), user_as("eve", "eve-2")])
        .wait(5);
    assert_eq!(stage.deletes(), ["eve"]);
    assert!(stage.view().rules.is_empty());

    let mut stage = Stage::with(["ada", "eve"]);
    stage.keep_out("eve", None).close_door(300);
    stage.call_ends(200, 0);
    assert!(stage.view().rules.is_empty());
}

#[test]
fn somebody_may_be_let_back_in() {
    let mut stage = Stage::with(["ada", "eve"]);
    stage.keep_out("eve", None).is_gone([user("ada")]);
    let identity = stage.view().rules.kept_out[0].identity.clone();
    stage.roster_of([user("ada"), user_as("eve", "eve-2")]);
    stage.command(Command::LetBackIn(id(), identity)).wait(5);
    assert_eq!(
        stage.deletes(),
        ["eve"],
        "the pending removal is canceled too"
    );
    assert_eq!(stage.kept(), None);
}

#[test]
fn after_a_restart_rules_wait_for_a_yes() {
    let mut stage = Stage::with(["ada", "eve"]);
    stage.close_door(3_600).keep_out("eve", Some(3_600));
    let kept = stage.kept().unwrap();
    let text = serde_json::to_string(&kept).unwrap();
    let kept: SavedCall = serde_json::from_str(&text).unwrap();
    let again = |go_on: bool| {
        let mut again = Stage::signed_out();
        again.now = stage.now.plus(Duration::from_secs(5));
        again
            .sign_in("app")
            .event(Event::Restored(vec![kept.clone()]));
        again
            .reads_call()
            .roster_of([user("ada"), user_as("eve", "eve-2"), guest("G", "g-1")]);
        again.wait(10);
        assert!(
            again.deletes().is_empty(),
            "nothing before the rule is resumed"
        );
        assert!(again.view().rules.is_waiting());
        again.roster_of([user("ada"), user_as("eve", "eve-2"), guest("G", "g-1")]);
        again.command(Command::AnswerRules(id(), go_on)).wait(1);
        again.roster_of([user("ada"), user_as("eve", "eve-2"), guest("G", "g-1")]);
        again.roster_of([
            user("ada"),
            user_as("eve", "eve-2"),
            guest("G", "g-1"),
            guest("H", "g-2"),
        ]);
        again.wait(1);
        again
    };
    let yes = again(true);
    assert_eq!(
        yes.deletes(),
        ["eve-2", "g-2"],
        "people who joined meanwhile are left alone"
    );
    let no = again(false);
    assert!(no.deletes().is_empty() && no.view().rules.is_empty());

    let mut late = Stage::signed_out();
    late.now = stage.now.plus(Duration::from_hours(2));
    late.sign_in("app").event(Event::Restored(vec![kept]));
    assert!(late.view().rules.is_empty(), "their time is up");
}

/// Plays a restart of the program while Eve was kept out. She is back in the call.
fn restarted() -> Stage {
    let mut before = Stage::with(["ada", "eve"]);
    before.keep_out("eve", None);
    let kept = before.kept().unwrap();
    let mut stage = Stage::signed_out();
    stage.now = before.now.plus(Duration::from_secs(5));
    stage.sign_in("app").event(Event::Restored(vec![kept]));
    stage
        .reads_call()
        .wait(1)
        .rosters_of([user("ada"), user_as("eve", "eve-2")])
        .wait(3);
    stage
}

#[test]
fn a_rule_that_is_set_while_others_wait_acts_at_once_and_they_go_on_waiting() {
    let mut stage = restarted();
    stage.close_door(600).wait(1).roster_of([
        user("ada"),
        user_as("eve", "eve-2"),
        guest("G", "g-1"),
    ]);
    stage.wait(2);
    assert_eq!(stage.deletes(), ["g-1"]);
    assert!(stage.view().rules.is_waiting());
    stage.command(Command::AnswerRules(id(), false));
    let rules = stage.view().rules;
    assert!(!rules.is_waiting() && rules.kept_out.is_empty());
    assert!(rules.door.is_some(), "the new rule is not discarded");
}

#[test]
fn somebody_who_is_kept_out_anew_by_hand_waits_for_no_answer() {
    let mut stage = restarted();
    stage.keep_out("eve-2", None);
    assert_eq!(stage.deletes(), ["eve-2"]);
    assert!(!stage.view().rules.is_waiting());
}

#[test]
fn nothing_waits_once_what_waited_is_gone() {
    let mut stage = restarted();
    let identity = stage.view().rules.kept_out[0].identity.clone();
    stage.command(Command::LetBackIn(id(), identity));
    assert!(!stage.view().rules.is_waiting());
    stage.close_door(600).wait(1);
    stage.roster_of([user("ada"), guest("G", "g-1")]).wait(2);
    assert_eq!(stage.deletes(), ["g-1"]);
}

#[test]
fn somebody_who_has_left_can_be_kept_out_too() {
    let mut stage = Stage::with(["ada", "eve"]);
    let who = PersonRef::from(&*stage.row("eve"));
    stage.wait(1).rosters(["ada"]);
    assert!(stage.find_row("eve").is_none());
    stage.command(Command::KeepOut(
        id(),
        KeepOutOrder {
            who,
            for_how_long: None,
            removes: false,
            source: Source::Key,
        },
    ));
    stage
        .wait(5)
        .roster_of([user("ada"), user_as("eve", "eve-2")])
        .wait(1);
    assert_eq!(stage.deletes(), ["eve-2"]);
}

#[test]
fn what_a_rule_sends_in_the_same_moment_is_no_answer_to_a_command() {
    let mut stage = Stage::with(["ada", "eve"]);
    stage.keep_out("eve", None).is_gone([user("ada")]);
    stage.roster_of([user("ada"), user_as("eve", "eve-2")]);
    // Eve has been shown for a second, so the rule is about to act.
    stage.now = stage.now.plus(Duration::from_secs(1));
    let sends = |effect: &Effect| matches!(effect, Effect::Send(_));
    let (told, effects) = stage.console.tell(Command::Refresh(id()), stage.now);
    assert!(effects.iter().any(sends), "the rule acts in this moment");
    assert!(matches!(told, CommandResult::Done), "{told:?}");
}
