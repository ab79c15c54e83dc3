//! Whatever rosters, hands and answers do, a DELETE names exactly the person who was pressed and confirmed.

use std::sync::Arc;
use std::time::Duration;

use proptest::prelude::*;

use super::stage::{CALL, Stage, guest, named, user_as};
use crate::moderation::audit::{Phase, Source};
use crate::moderation::command::{Command, Effect, Event, Request};
use crate::moderation::failure::Cause;
use crate::moderation::ids::ParticipantId;
use crate::moderation::participant::Participant;
use crate::moderation::row::{Row, RowKey};
use crate::moderation::time::Now;

/// Ids that a roster may hold: the app's own, ordinary ones, none, and such as must never be sent.
const IDS: [&str; 8] = ["own", "p1", "p2", "p3", "p4", "p5", "", ".."];
const NAMES: [&str; 4] = ["Ana Ruiz", "\u{410}na Ruiz", "Bob", ""];

#[derive(Debug, Clone)]
enum Step {
    /// A roster arrives that was asked for so many milliseconds ago.
    Roster(Vec<Entry>, u64),
    /// The pointer moves over a row of the list, or off it.
    Point(Option<usize>),
    Press,
    Release,
    Confirm,
    Escape,
    Search(&'static str),
    Wait(u64),
    /// One of the attempts is answered, perhaps again.
    Answer(prop::sample::Index, Answered),
    Dismiss,
    DiskCatchesUp,
    ReadCall,
    SignOutAndIn,
}

#[derive(Debug, Clone)]
struct Entry {
    id: Option<&'static str>,
    /// Which person it is; one person may have several entries.
    person: u8,
    name: &'static str,
    is_guest: bool,
    in_lobby: bool,
}

#[derive(Debug, Clone, Copy)]
enum Answered {
    Accepted,
    NotFound,
    CallNotFound,
    Forbidden,
    Lost,
    Waits,
}

impl Entry {
    fn participant(&self) -> Participant {
        let id = self.id.unwrap_or_default();
        let made = if self.is_guest {
            guest(self.name, id)
        } else {
            named(user_as(&self.person.to_string(), id), self.name)
        };
        Participant {
            id: self.id.map(ParticipantId::from),
            in_lobby: self.in_lobby,
            ..made
        }
    }
}

fn entry() -> impl Strategy<Value = Entry> {
    let id = prop_oneof![9 => prop::sample::select(&IDS[..]).prop_map(Some), 1 => Just(None)];
    let name = prop::sample::select(&NAMES[..]);
    (id, 0_u8..4, name, any::<bool>(), any::<bool>()).prop_map(
        |(id, person, name, is_guest, in_lobby)| Entry {
            id,
            person,
            name,
            is_guest,
            in_lobby,
        },
    )
}

fn answered() -> impl Strategy<Value = Answered> {
    prop_oneof![
        4 => Just(Answered::Accepted),
        2 => Just(Answered::NotFound),
        1 => Just(Answered::CallNotFound),
        1 => Just(Answered::Forbidden),
        1 => Just(Answered::Lost),
        1 => Just(Answered::Waits),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    let age = prop_oneof![3 => Just(0), 1 => 0_u64..5_000];
    prop_oneof![
        6 => (prop::collection::vec(entry(), 0..9), age).prop_map(|(people, age)| Step::Roster(people, age)),
        6 => prop::option::weighted(0.9, 0_usize..6).prop_map(Step::Point),
        6 => Just(Step::Press),
        6 => Just(Step::Release),
        5 => Just(Step::Confirm),
        1 => Just(Step::Escape),
        2 => prop::sample::select(&["", "ana", "b", "zzz"][..]).prop_map(Step::Search),
        4 => (0_u64..20_000).prop_map(Step::Wait),
        5 => (any::<prop::sample::Index>(), answered()).prop_map(|(which, how)| Step::Answer(which, how)),
        1 => Just(Step::Dismiss),
        2 => Just(Step::DiskCatchesUp),
        2 => Just(Step::ReadCall),
        1 => Just(Step::SignOutAndIn),
    ]
}

/// The hand of a moderator over the list that the window shows.
#[derive(Default)]
struct Hand {
    search: &'static str,
    pointer: Option<usize>,
    /// The row that the pointer went down on.
    pressed: Option<Arc<Row>>,
    /// The row whose confirmation is open, as it was shown when it was pressed.
    confirming: Option<Arc<Row>>,
}

impl Hand {
    fn shown(&self, stage: &Stage) -> Vec<Arc<Row>> {
        let rows = stage.view().rows;
        let fits = |row: &&Arc<Row>| row.name.as_str().to_lowercase().contains(self.search);
        rows.iter().filter(fits).cloned().collect()
    }

    fn under_pointer(&self, stage: &Stage) -> Option<Arc<Row>> {
        self.shown(stage).get(self.pointer?).cloned()
    }

    fn release(&mut self, stage: &Stage) {
        let pressed = self.pressed.take();
        let under = self.under_pointer(stage);
        // A click ends on the row on which it began, or it is none.
        self.confirming = pressed.filter(|row| under.is_some_and(|under| under.key == row.key));
    }
}

fn play(stage: &mut Stage, hand: &mut Hand, step: Step) {
    stage.effects.clear();
    match step {
        Step::Roster(people, age) => {
            let asked = Now {
                monotonic: stage
                    .now
                    .monotonic
                    .saturating_sub(Duration::from_millis(age)),
                ..stage.now
            };
            let people = people.iter().map(Entry::participant).collect();
            stage.roster_asked(asked, people);
        }
        Step::Point(at) => hand.pointer = at,
        Step::Press => hand.pressed = hand.under_pointer(stage),
        Step::Release => hand.release(stage),
        Step::Confirm => confirm(stage, hand),
        Step::Escape => hand.confirming = None,
        Step::Search(text) => hand.search = text,
        Step::Wait(millis) => drop(stage.wait_exactly(Duration::from_millis(millis))),
        Step::Answer(which, how) => answer(stage, which, how),
        Step::Dismiss => {
            if let Some(participant) = confirmable(hand.under_pointer(stage).as_ref()) {
                stage.dismiss(participant.as_str());
            }
        }
        Step::DiskCatchesUp => drop(stage.disk_catches_up()),
        Step::ReadCall => drop(stage.reads_call()),
        Step::SignOutAndIn => {
            stage.event(Event::SignedOut).sign_in("app");
        }
    }
}

fn confirmable(row: Option<&Arc<Row>>) -> Option<ParticipantId> {
    row.and_then(|row| row.key.participant().cloned())
}

/// Confirms, and checks that this and only this leads to exactly one DELETE of exactly that person, or to a refusal.
fn confirm(stage: &mut Stage, hand: &mut Hand) {
    let Some(pressed) = hand.confirming.take() else {
        return;
    };
    let Some(participant) = pressed.key.participant().cloned() else {
        return;
    };
    let before = stage.view().rows;
    let sent = stage.sent.len();
    stage.command(Command::Remove {
        call: CALL.into(),
        participant: participant.clone(),
        source: Source::Click,
    });
    let is_refused = stage.refusal().is_some();
    assert_eq!(stage.sent.len() - sent, usize::from(!is_refused));
    for row in stage.view().rows.iter() {
        let was = before.iter().find(|was| was.key == row.key);
        let is_untouched = was.is_some_and(|was| was.state == row.state);
        assert_eq!(
            is_untouched,
            is_refused || row.key != pressed.key,
            "{row:?}"
        );
    }
    if is_refused {
        return;
    }
    assert_eq!(
        stage.sent[sent].request,
        Request::Delete(participant.clone())
    );
    assert!(!["own", "", ".."].contains(&participant.as_str()));
    let intent = stage.audit.iter().rfind(|line| line.phase == Phase::Intent);
    let intent = intent.unwrap();
    assert_eq!(intent.participant.as_deref(), Some(participant.as_str()));
    let listed = before.iter().find(|row| row.key == pressed.key).unwrap();
    let identity = listed.participant.identity.id.as_deref();
    assert_eq!(intent.identity.as_deref(), identity);
}

fn answer(stage: &mut Stage, which: prop::sample::Index, how: Answered) {
    if stage.sent.is_empty() {
        return;
    }
    let attempt = which.get(&stage.sent).id;
    let answer = match how {
        Answered::Accepted => Ok(204),
        Answered::NotFound => Err(Cause::ParticipantNotFound),
        Answered::CallNotFound => Err(Cause::CallNotFound),
        Answered::Forbidden => Err(Cause::GrantMissing),
        Answered::Lost => Err(Cause::TimedOut),
        Answered::Waits => {
            stage.event(Event::AttemptWaits {
                attempt,
                until: stage.now.plus(Duration::from_secs(5)),
                asked_by_graph: true,
                failure: super::stage::failure(Cause::Throttled(None)),
            });
            return;
        }
    };
    stage.answer(attempt, answer);
}

/// Rows that stay do not change places: a row under the pointer moves only when one above it goes.
fn keeps_order(before: &[Arc<Row>], after: &[Arc<Row>]) -> bool {
    let keys = |rows: &[Arc<Row>], others: &[Arc<Row>]| -> Vec<RowKey> {
        let stays = |row: &&Arc<Row>| others.iter().any(|other| other.key == row.key);
        rows.iter()
            .filter(stays)
            .map(|row| row.key.clone())
            .collect()
    };
    keys(before, after) == keys(after, before)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_delete_names_exactly_the_person_who_was_pressed_and_confirmed(
        steps in prop::collection::vec(step(), 1..80),
        is_slow_disk in any::<bool>(),
    ) {
        let mut stage = Stage::new();
        stage.reads_call();
        stage.slow_disk = is_slow_disk;
        let mut hand = Hand::default();
        for step in steps {
            let (sent, before) = (stage.sent.len(), stage.view().rows);
            let may_send = matches!(step, Step::Confirm);
            play(&mut stage, &mut hand, step);
            let sends = |effect: &Effect| matches!(effect, Effect::Send(_));
            prop_assert!(may_send || !stage.effects.iter().any(sends));
            prop_assert!(may_send || stage.sent.len() == sent, "sent without a press");
            prop_assert!(keeps_order(&before, &stage.view().rows));
        }
        stage.close();
        prop_assert_eq!(stage.without_result(), []);
    }
}
