//! Whatever rosters, hands and answers do, a DELETE names exactly the person who was pressed and confirmed.

use std::sync::Arc;
use std::time::Duration;

use proptest::prelude::*;

use super::cast::{guest, named, user_as};
use super::stage::{CALL, Stage};
use crate::moderation::audit::{Phase, Source};
use crate::moderation::command::{Command, Effect, Event, Request};
use crate::moderation::failure::Cause;
use crate::moderation::ids::ParticipantId;
use crate::moderation::participant::Participant;
use crate::moderation::row::{Row, RowKey};
use crate::moderation::time::Now;

/// Ids that a roster may hold: the app's own, ordinary ones, none, and such as must never be sent.
const IDS: [&str; 12] = [
    "own", "p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "p9", "", "..",
];
const NAMES: [&str; 4] = ["Ana Ruiz", "\u{410}na Ruiz", "Bob", ""];

#[derive(Debug, Clone)]
enum Step {
    /// A roster arrives after these changes; it was asked for so many milliseconds ago.
    Roster(Vec<Change>, u64),
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

/// What happens in the call between two rosters; `usize` counts from the start and wraps.
#[derive(Debug, Clone)]
enum Change {
    Join(Entry),
    Leave(usize),
    /// Leaves and is back under a new id.
    Rejoin(usize, &'static str),
    Rename(usize, &'static str),
    LetIn(usize),
    /// The entry comes twice.
    Duplicate(usize),
    Reverse,
    /// A roster that lists nobody.
    Empty,
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

fn change() -> impl Strategy<Value = Change> {
    let at = || 0_usize..8;
    let id = prop::sample::select(&IDS[..]);
    let name = prop::sample::select(&NAMES[..]);
    prop_oneof![
        12 => entry().prop_map(Change::Join),
        3 => at().prop_map(Change::Leave),
        2 => (at(), id).prop_map(|(at, id)| Change::Rejoin(at, id)),
        2 => (at(), name).prop_map(|(at, name)| Change::Rename(at, name)),
        1 => at().prop_map(Change::LetIn),
        1 => at().prop_map(Change::Duplicate),
        1 => Just(Change::Reverse),
        1 => Just(Change::Empty),
    ]
}

/// Everything that happens without the hand.
fn news() -> impl Strategy<Value = Step> {
    let age = prop_oneof![3 => Just(0), 1 => 0_u64..5_000];
    prop_oneof![
        6 => (prop::collection::vec(change(), 0..4), age).prop_map(|(changes, age)| Step::Roster(changes, age)),
        4 => (0_u64..12_000).prop_map(Step::Wait),
        5 => (any::<prop::sample::Index>(), answered()).prop_map(|(which, how)| Step::Answer(which, how)),
        2 => Just(Step::DiskCatchesUp),
        2 => Just(Step::ReadCall),
        1 => Just(Step::SignOutAndIn),
    ]
}

/// A single motion of the hand, mostly out of place.
fn motion() -> impl Strategy<Value = Step> {
    prop_oneof![
        2 => prop::option::of(0_usize..8).prop_map(Step::Point),
        1 => Just(Step::Press),
        1 => Just(Step::Release),
        1 => Just(Step::Confirm),
        1 => Just(Step::Escape),
        2 => prop::sample::select(&["", "", "", "ana", "b", "zzz"][..]).prop_map(Step::Search),
        1 => Just(Step::Dismiss),
    ]
}

/// A whole removal, with something happening, or nothing, between any two motions.
fn gesture() -> impl Strategy<Value = Vec<Step>> {
    let pause = || prop::collection::vec(prop_oneof![4 => news(), 1 => motion()], 0..2);
    (0_usize..8, pause(), pause(), pause(), pause()).prop_map(|(at, first, second, third, last)| {
        let mut steps = vec![Step::Point(Some(at))];
        for (motion, pause) in [
            (Step::Press, first),
            (Step::Release, second),
            (Step::Confirm, third),
        ] {
            steps.extend(pause);
            steps.push(motion);
        }
        steps.extend(last);
        steps
    })
}

fn story() -> impl Strategy<Value = Vec<Step>> {
    let part = prop_oneof![
        3 => news().prop_map(|step| vec![step]),
        1 => motion().prop_map(|step| vec![step]),
        3 => gesture(),
    ];
    prop::collection::vec(part, 1..40).prop_map(|parts| parts.concat())
}

/// Who is in the call, as the next roster will tell.
#[derive(Default)]
struct Attendance(Vec<Entry>);

impl Attendance {
    fn change(&mut self, change: &Change) {
        let count = self.0.len().max(1);
        match change {
            Change::Join(entry) => self.0.push(entry.clone()),
            Change::Leave(at) if !self.0.is_empty() => drop(self.0.remove(at % count)),
            Change::Reverse => self.0.reverse(),
            Change::Empty => self.0.clear(),
            Change::Duplicate(at) => self.0.extend(self.0.get(at % count).cloned()),
            Change::Rejoin(at, id) => self.with(*at, |entry| entry.id = Some(id)),
            Change::Rename(at, name) => self.with(*at, |entry| entry.name = name),
            Change::LetIn(at) => self.with(*at, |entry| entry.in_lobby = false),
            Change::Leave(_) => {}
        }
    }

    fn with(&mut self, at: usize, change: impl FnOnce(&mut Entry)) {
        let count = self.0.len().max(1);
        if let Some(entry) = self.0.get_mut(at % count) {
            change(entry);
        }
    }

    fn roster(&self) -> Vec<Participant> {
        self.0.iter().map(Entry::participant).collect()
    }
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

fn play(stage: &mut Stage, call: &mut Attendance, hand: &mut Hand, step: Step) {
    stage.effects.clear();
    match step {
        Step::Roster(changes, age) => {
            for change in &changes {
                call.change(change);
            }
            let asked = Now {
                monotonic: stage
                    .now
                    .monotonic
                    .saturating_sub(Duration::from_millis(age)),
                ..stage.now
            };
            stage.roster_asked(asked, call.roster());
        }
        Step::Point(at) => hand.pointer = at.map(|at| at % hand.shown(stage).len().max(1)),
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
                failure: super::cast::failure(Cause::Throttled(None)),
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
        steps in story(),
        is_slow_disk in any::<bool>(),
    ) {
        let mut stage = Stage::new();
        stage.reads_call();
        stage.slow_disk = is_slow_disk;
        let (mut call, mut hand) = (Attendance::default(), Hand::default());
        for step in steps {
            let (sent, before) = (stage.sent.len(), stage.view().rows);
            let may_send = matches!(step, Step::Confirm);
            play(&mut stage, &mut call, &mut hand, step);
            let sends = |effect: &Effect| matches!(effect, Effect::Send(_));
            prop_assert!(may_send || !stage.effects.iter().any(sends));
            prop_assert!(may_send || stage.sent.len() == sent, "sent without a press");
            prop_assert!(keeps_order(&before, &stage.view().rows));
        }
        stage.close();
        prop_assert_eq!(stage.without_result(), []);
    }
}
