//! In whatever order things happen, a person is removed only if the operator clicked them or listed
//! them in a bulk removal, or if the window showed for a second that an active rule will remove them.
//!
//! Bulk removals and rules never affect protected people. Only single removals and ending the call for everyone do.
//! All this holds however short, cut or old the rosters are, and after a sleep.
//!
//! `cargo test` runs a few hundred stories, the same each time. A story has 40 steps on average, so
//! this command runs a million steps:
//!
//! ```text
//! PROPTEST_CASES=25000 cargo test --release --locked --lib moderation::tests::laws::pressure
//! ```

pub(crate) mod law;
pub(crate) mod story;

use proptest::prelude::*;

use crate::moderation::tests::laws::pressure::story::Story;
use crate::moderation::tests::laws::stories;

/// One step of a story. A `usize` is a position in a list, and wraps around. In most steps, the list has the people in
/// the call and this app.
#[derive(Debug, Clone)]
pub(crate) enum PressureStep {
    Joins {
        kind: Kind,
        again: usize,
    },
    Admit(usize),
    Leaves(usize),
    /// A person who is being removed leaves, and joins again at once under a new id.
    ComesBack(usize),
    Roster,
    /// A roster that does not list these people.
    Short(Vec<usize>, Lie),
    /// Seventy guests join at once, more than the rules may remove within a minute.
    Flood,
    /// Graph accepts every open request.
    AcceptAll,
    /// Only the wall clock moves on, by this many seconds, as while the computer sleeps.
    Sleeps(u64),
    ReadsCall,
    Press(usize),
    Bulk(Vec<usize>),
    EndForAll(Vec<usize>),
    Stop,
    StopNewest,
    KeepOut(usize, Option<u64>),
    KeepOutFor(usize, Option<u64>),
    KeepOutAgain(usize),
    LetBackIn(usize),
    CloseDoor(u64),
    OpenDoor,
    LetStay(usize),
    LetNextIn(u32),
    Protect(usize, bool),
    Answer(usize, Answer),
    Wait(u64),
    SignOut,
    SignIn,
    Restart,
    AnswerRules(bool),
}

/// Kind of a person who joins.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    Member,
    Guest,
    GuestInLobby,
    Phone,
}

/// How a roster that does not list everybody looks.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Lie {
    /// The roster looks whole.
    LooksWhole,
    /// The roster shows that it may be cut.
    Cut,
    /// The roster does not list this app.
    WithoutUs,
}

/// Graph's response to a request.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Answer {
    Accepted,
    Refused,
    NotFound,
    Waits,
    Trouble,
}

fn step() -> impl Strategy<Value = PressureStep> {
    let person = || 0_usize..12;
    let some = || prop::collection::vec(0_usize..12, 0..6);
    let time = || prop::option::of(1_u64..90);
    let kind = prop::sample::select(vec![
        Kind::Member,
        Kind::Guest,
        Kind::GuestInLobby,
        Kind::Phone,
    ]);
    let answer = prop::sample::select(vec![
        Answer::Accepted,
        Answer::Accepted,
        Answer::Accepted,
        Answer::Refused,
        Answer::NotFound,
        Answer::Waits,
        Answer::Trouble,
    ]);
    let people = prop_oneof![
        8 => (kind, 0_usize..4).prop_map(|(kind, again)| PressureStep::Joins { kind, again }),
        1 => person().prop_map(PressureStep::Admit),
        2 => person().prop_map(PressureStep::Leaves),
        5 => person().prop_map(PressureStep::ComesBack),
        8 => Just(PressureStep::Roster),
        3 => (some(), lie()).prop_map(|(at, lie)| PressureStep::Short(at, lie)),
        1 => Just(PressureStep::AcceptAll),
        3 => person().prop_map(PressureStep::Press),
        2 => some().prop_map(PressureStep::Bulk),
        1 => some().prop_map(PressureStep::EndForAll),
        1 => Just(PressureStep::Stop),
        1 => Just(PressureStep::StopNewest),
        6 => (person(), answer).prop_map(|(at, answer)| PressureStep::Answer(at, answer)),
        6 => (0_u64..8).prop_map(PressureStep::Wait),
        1 => (30_u64..70).prop_map(PressureStep::Wait),
        2 => (person(), any::<bool>()).prop_map(|(at, on)| PressureStep::Protect(at, on)),
    ];
    let rules = prop_oneof![
        4 => (person(), time()).prop_map(|(at, time)| PressureStep::KeepOut(at, time)),
        1 => (person(), time()).prop_map(|(at, time)| PressureStep::KeepOutFor(at, time)),
        2 => person().prop_map(PressureStep::KeepOutAgain),
        1 => person().prop_map(PressureStep::LetBackIn),
        4 => (1_u64..90).prop_map(PressureStep::CloseDoor),
        1 => Just(PressureStep::OpenDoor),
        1 => person().prop_map(PressureStep::LetStay),
        1 => (0_u32..3).prop_map(PressureStep::LetNextIn),
        3 => any::<bool>().prop_map(PressureStep::AnswerRules),
    ];
    let session = prop_oneof![
        1 => Just(PressureStep::SignOut),
        3 => Just(PressureStep::SignIn),
        1 => Just(PressureStep::Restart),
        1 => (5_u64..200).prop_map(PressureStep::Sleeps),
        4 => Just(PressureStep::ReadsCall),
    ];
    prop_oneof![64 => people, 24 => rules, 8 => session, 1 => Just(PressureStep::Flood)]
}

/// Makes one of two rare combinations of steps: the door closes some time after a roster, or while guests seem
/// to have left.
fn scene() -> impl Strategy<Value = Vec<PressureStep>> {
    let guest = || PressureStep::Joins {
        kind: Kind::Guest,
        again: 0,
    };
    let closes_late = (0_u64..9).prop_map(move |secs| {
        let close = [
            PressureStep::Roster,
            PressureStep::Wait(1),
            PressureStep::Roster,
            PressureStep::Wait(secs),
        ];
        let comes = [
            PressureStep::CloseDoor(60),
            guest(),
            PressureStep::Roster,
            PressureStep::Wait(2),
        ];
        close.into_iter().chain(comes).collect()
    });
    let vanish = prop::collection::vec(0_usize..12, 1..3).prop_map(move |at| {
        let short = PressureStep::Short(at, Lie::LooksWhole);
        let there = [
            guest(),
            PressureStep::Roster,
            PressureStep::Wait(1),
            short.clone(),
        ];
        let back = [
            PressureStep::Wait(1),
            short,
            PressureStep::CloseDoor(60),
            PressureStep::Wait(1),
        ];
        let end = [PressureStep::Roster, PressureStep::Wait(2)];
        there.into_iter().chain(back).chain(end).collect()
    });
    prop_oneof![closes_late, vanish]
}

/// Makes a story, mostly of single steps.
fn steps() -> impl Strategy<Value = Vec<PressureStep>> {
    let part = prop_oneof![40 => step().prop_map(|step| vec![step]), 1 => scene()];
    prop::collection::vec(part, 1..80).prop_map(|parts| parts.concat())
}

fn lie() -> impl Strategy<Value = Lie> {
    prop::sample::select(vec![Lie::LooksWhole, Lie::Cut, Lie::Cut, Lie::WithoutUs])
}

proptest! {
    #![proptest_config(stories::config())]

    #[test]
    fn nobody_is_removed_whom_nobody_and_no_rule_had_named(steps in steps()) {
        let mut story = Story::new();
        for step in steps {
            story.takes(step);
        }
    }
}

/// The roster that arrives on waking up is discarded, but the people on it were in the call.
#[test]
fn a_guest_whom_two_short_rosters_lack_is_no_stranger_after_a_sleep() {
    let kind = Kind::Guest;
    let short = || PressureStep::Short(vec![2], Lie::LooksWhole);
    let mut story = Story::new();
    for step in [
        PressureStep::Sleeps(11),
        PressureStep::Sleeps(5),
        PressureStep::Joins { kind, again: 0 },
        PressureStep::Roster,
        PressureStep::Wait(1),
        short(),
        PressureStep::Wait(1),
        short(),
        PressureStep::CloseDoor(60),
        PressureStep::Wait(1),
        PressureStep::Roster,
        PressureStep::Wait(2),
    ] {
        story.takes(step);
    }
}
