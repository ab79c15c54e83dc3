//! The steps of a story. A number that stands for a person is a position among those in the call, among the rows, or
//! among the people who are kept out.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::moderation::tests::laws::world::meeting::{Spelling, Who};

/// One step of a story.
#[derive(Debug, Clone)]
pub(crate) enum ScriptStep {
    // Changes to the truth.
    Joins(Who, bool),
    Crowd(usize),
    Leaves(usize),
    LeaveTogether(usize),
    /// A person leaves, and joins again at once. A guest counts as another person then.
    Rejoins(usize),
    /// A person joins from another device as well. A guest on another device counts as another person.
    Device(usize),
    Admitted(usize),
    // Lies of the service. Except for `Nodes` and `Spells`, each applies to the next response of its kind.
    Roster(RosterLie),
    /// From now on, every second roster comes from a node that is this many milliseconds behind. With 0, no node is
    /// behind any more.
    Nodes(u64),
    /// How account ids and tenants are spelled from now on.
    Spells(Spelling),
    One(OneLie),
    Call(CallLie),
    Delete(DeleteEffect, Reply),
    /// How long one of the next result lines takes to be written to disk, in milliseconds.
    Disk(u64),
    // Actions of the moderator.
    Press(usize),
    Bulk(Vec<usize>),
    EndForAll,
    StopRemovals,
    DismissBatch,
    StopRequest,
    Dismiss(usize),
    CheckAgain(usize),
    KeepOut(usize, Option<u64>),
    KeepOutAgain(usize),
    LetBackIn(usize),
    CloseDoor(u64),
    OpenDoor,
    Concerns(bool, bool),
    LetStay(usize),
    LetNextIn(u32),
    Protect(usize, bool),
    AnswerRules(bool),
    Refresh,
    Front(bool),
    // Passing of time. `Wait` is in milliseconds. `Sleep` is in seconds, with whether the monotonic
    // clock moves on, and who joins meanwhile.
    Wait(u64),
    Sleep(u64, bool, Option<Who>),
}

/// How a roster is false, late or missing.
#[derive(Debug, Clone)]
pub(crate) enum RosterLie {
    /// These people are missing, and nothing shows it.
    Lacks(Vec<usize>),
    /// Only this many people are listed, and nothing shows that there are more.
    Short(usize),
    /// A person who is in the call is listed as removed.
    Removed(usize),
    /// The roster is as it was this many milliseconds ago.
    Old(u64),
    Empty,
    /// This app's own entry and these people are missing.
    WithoutUs(Vec<usize>),
    WithoutId(usize),
    /// The participant ids of these people and of this app are in capitals. That is not a lie.
    Capitals(Vec<usize>),
    /// A person's entry comes twice, the second time perhaps with the id in capitals. That is no lie.
    Twice(usize, bool),
    /// Only this many people are listed, and the roster shows that there may be more.
    Cut(usize),
    LostPage(usize),
    Unreadable(Vec<usize>),
    Fails,
    NotFound,
    /// The response is 429, with this many seconds to wait.
    Held(u64),
    /// The response takes this many milliseconds.
    Slow(u64),
}

/// How a reading of a single participant is false, late or missing.
#[derive(Debug, Clone, Copy)]
pub(crate) enum OneLie {
    /// The response says the opposite of the truth.
    Wrong,
    Refused,
    Fails,
    Slow(u64),
    WrongAndSlow(u64),
}

/// How a reading of the call is false, late or missing.
#[derive(Debug, Clone, Copy)]
pub(crate) enum CallLie {
    /// The response names neither the state of the call nor any participant.
    Bare,
    Fails,
    NotFound,
    Slow(u64),
}

/// The effect of a `DELETE` on the person.
#[derive(Debug, Clone, Copy)]
pub(crate) enum DeleteEffect {
    Goes,
    /// The person leaves this many milliseconds later.
    GoesLate(u64),
    Stays,
}

/// The response to a `DELETE`.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Reply {
    Accepted,
    AcceptedAfter(u64),
    Lost,
    /// The response is 404, even for a person who is in the call.
    NotFound,
    /// The response to the first try is lost, and the second finds nobody.
    LostThenNotFound,
    Refused,
    Trouble,
    /// The first try ends in an error of the service, and the second is refused.
    TroubleThenRefused,
    /// The first try ends in an error of the service, which asks to wait for this many seconds. The second finds
    /// nobody. Replaced by `Waits` unless the first try removes the person at once.
    TroubleThenWaits(u64),
    /// The response is 429 first, and 204 after the wait.
    Waits(u64),
}

/// Makes any person who may join.
fn who() -> impl Strategy<Value = Who> {
    prop_oneof![
        4 => (0_u8..4).prop_map(Who::Member),
        2 => (0_u8..2).prop_map(Who::External),
        6 => Just(Who::Guest(0)),
        2 => Just(Who::Visitor(0)),
        2 => (0_u8..2).prop_map(Who::Acs),
        2 => (0_u8..2).prop_map(Who::Phone),
        1 => Just(Who::Withheld),
        1 => Just(Who::Recorder),
    ]
}

fn somebody() -> impl Strategy<Value = usize> {
    0_usize..12
}

fn some() -> impl Strategy<Value = Vec<usize>> {
    vec(somebody(), 1..6)
}

fn truth() -> impl Strategy<Value = ScriptStep> {
    prop_oneof![
        8 => (who(), prop::bool::weighted(0.1)).prop_map(|(who, lobby)| ScriptStep::Joins(who, lobby)),
        1 => prop_oneof![8 => 8_usize..16, 1 => 90_usize..110].prop_map(ScriptStep::Crowd),
        4 => somebody().prop_map(ScriptStep::Leaves),
        1 => (4_usize..8).prop_map(ScriptStep::LeaveTogether),
        3 => somebody().prop_map(ScriptStep::Rejoins),
        1 => somebody().prop_map(ScriptStep::Device),
        1 => somebody().prop_map(ScriptStep::Admitted),
    ]
}

fn roster_lie() -> impl Strategy<Value = RosterLie> {
    prop_oneof![
        6 => some().prop_map(RosterLie::Lacks),
        3 => (1_usize..6).prop_map(RosterLie::Short),
        1 => somebody().prop_map(RosterLie::Removed),
        4 => (500_u64..30_000).prop_map(RosterLie::Old),
        2 => Just(RosterLie::Empty),
        3 => vec(somebody(), 0..6).prop_map(RosterLie::WithoutUs),
        1 => somebody().prop_map(RosterLie::WithoutId),
        3 => vec(somebody(), 0..6).prop_map(RosterLie::Capitals),
        2 => (somebody(), any::<bool>()).prop_map(|(at, loud)| RosterLie::Twice(at, loud)),
        5 => prop_oneof![8 => 1_usize..10, 1 => Just(100)].prop_map(RosterLie::Cut),
        1 => (1_usize..6).prop_map(RosterLie::LostPage),
        1 => some().prop_map(RosterLie::Unreadable),
        2 => Just(RosterLie::Fails),
        1 => Just(RosterLie::NotFound),
        1 => (1_u64..30).prop_map(RosterLie::Held),
        2 => (100_u64..7_000).prop_map(RosterLie::Slow),
    ]
}

fn lie() -> impl Strategy<Value = ScriptStep> {
    let one = prop_oneof![
        6 => Just(OneLie::Wrong),
        1 => Just(OneLie::Refused),
        1 => Just(OneLie::Fails),
        2 => (100_u64..6_000).prop_map(OneLie::Slow),
        2 => (100_u64..6_000).prop_map(OneLie::WrongAndSlow),
    ];
    let call = prop_oneof![
        2 => Just(CallLie::Bare),
        1 => Just(CallLie::Fails),
        4 => Just(CallLie::NotFound),
        1 => (100_u64..7_000).prop_map(CallLie::Slow),
    ];
    let spelling = select(vec![
        Spelling::Plain,
        Spelling::Capitals,
        Spelling::Prefix,
        Spelling::NoTenant,
    ]);
    let fate = prop_oneof![
        2 => Just(DeleteEffect::Goes),
        2 => (100_u64..9_000).prop_map(DeleteEffect::GoesLate),
        3 => Just(DeleteEffect::Stays),
    ];
    let reply = prop_oneof![
        4 => Just(Reply::Accepted),
        1 => (100_u64..5_000).prop_map(Reply::AcceptedAfter),
        1 => Just(Reply::Lost),
        2 => Just(Reply::NotFound),
        1 => Just(Reply::LostThenNotFound),
        1 => Just(Reply::Refused),
        2 => Just(Reply::Trouble),
        1 => Just(Reply::TroubleThenRefused),
        1 => (1_u64..20).prop_map(Reply::TroubleThenWaits),
        1 => (1_u64..20).prop_map(Reply::Waits),
    ];
    prop_oneof![
        10 => roster_lie().prop_map(ScriptStep::Roster),
        1 => prop_oneof![1 => Just(0), 2 => 500_u64..9_000].prop_map(ScriptStep::Nodes),
        2 => spelling.prop_map(ScriptStep::Spells),
        4 => one.prop_map(ScriptStep::One),
        2 => call.prop_map(ScriptStep::Call),
        4 => (fate, reply).prop_map(|(fate, reply)| ScriptStep::Delete(fate, reply)),
        1 => (10_u64..5_000).prop_map(ScriptStep::Disk),
    ]
}

fn press() -> impl Strategy<Value = ScriptStep> {
    prop_oneof![
        8 => somebody().prop_map(ScriptStep::Press),
        3 => some().prop_map(ScriptStep::Bulk),
        2 => Just(ScriptStep::EndForAll),
        1 => Just(ScriptStep::StopRemovals),
        1 => Just(ScriptStep::DismissBatch),
        1 => Just(ScriptStep::StopRequest),
        1 => somebody().prop_map(ScriptStep::Dismiss),
        2 => somebody().prop_map(ScriptStep::CheckAgain),
        3 => (somebody(), prop::option::of(1_u64..90)).prop_map(|(at, secs)| ScriptStep::KeepOut(at, secs)),
        1 => somebody().prop_map(ScriptStep::KeepOutAgain),
        1 => somebody().prop_map(ScriptStep::LetBackIn),
        5 => (5_u64..120).prop_map(ScriptStep::CloseDoor),
        1 => Just(ScriptStep::OpenDoor),
        1 => (any::<bool>(), any::<bool>()).prop_map(|(ext, tel)| ScriptStep::Concerns(ext, tel)),
        1 => somebody().prop_map(ScriptStep::LetStay),
        1 => (0_u32..3).prop_map(ScriptStep::LetNextIn),
        3 => (somebody(), prop::bool::weighted(0.8)).prop_map(|(at, on)| ScriptStep::Protect(at, on)),
        2 => any::<bool>().prop_map(ScriptStep::AnswerRules),
        1 => Just(ScriptStep::Refresh),
        1 => any::<bool>().prop_map(ScriptStep::Front),
    ]
}

fn time() -> impl Strategy<Value = ScriptStep> {
    prop_oneof![
        20 => (50_u64..6_000).prop_map(ScriptStep::Wait),
        3 => (6_000_u64..20_000).prop_map(ScriptStep::Wait),
        1 => (11_u64..4_000, any::<bool>(), prop::option::of(who()))
            .prop_map(|(secs, steady, who)| ScriptStep::Sleep(secs, steady, who)),
    ]
}

/// Makes a story: its people, its steps, and whether the service never lies about a person twice in
/// a row.
pub(crate) fn story() -> impl Strategy<Value = (bool, Vec<Who>, Vec<ScriptStep>)> {
    let step = prop_oneof![3 => truth(), 4 => lie(), 3 => press(), 5 => time()];
    (
        prop::bool::weighted(0.8),
        vec(who(), 0..8),
        vec(step, 1..80),
    )
}
