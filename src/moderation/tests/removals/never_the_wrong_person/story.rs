//! Random stories: what Graph sends, what the moderator does with mouse and keys, and what happens in between.

use proptest::prelude::*;

use crate::moderation::evidence::reading::IncompleteReason;
use crate::moderation::model::ids::ParticipantId;
use crate::moderation::model::participant::Participant;
use crate::moderation::tests::cast::{guest, named, user_as};
use crate::moderation::views::table::Sort;

/// Participant ids in rosters: the app's own, ordinary ones, an empty one, and one that must never
/// be sent.
pub(crate) const IDS: [&str; 12] = [
    "own", "p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "p9", "", "..",
];
const NAMES: [&str; 4] = ["Ana Ruiz", "\u{410}na Ruiz", "Bob", ""];

#[derive(Debug, Clone)]
pub(crate) enum StoryStep {
    /// A roster after these changes, requested this many milliseconds ago. If a reason is given, the roster may be
    /// incomplete for that reason.
    Roster(Vec<Change>, u64, Option<IncompleteReason>),
    /// A single participant is read, and found (`true`) or not.
    One(&'static str, bool),
    /// The window draws a frame.
    Frame,
    /// The pointer moves over the line with this index, wrapping around, or away from the list.
    Point(Option<usize>),
    Press,
    Release,
    Confirm,
    Escape,
    Search(&'static str),
    Sort(Sort),
    Wait(u64),
    /// An attempt is answered, possibly for a second time.
    Answer(prop::sample::Index, StoryAnswer),
    Dismiss,
    DiskCatchesUp,
    ReadCall,
    SignOutAndIn,
}

/// A change between two rosters. A `usize` selects a person by position, wrapping around.
#[derive(Debug, Clone)]
pub(crate) enum Change {
    Join(Entry),
    Leave(usize),
    /// The person leaves, and is back under this id.
    Rejoin(usize, &'static str),
    Rename(usize, &'static str),
    LetIn(usize),
    /// The entry is listed twice.
    Duplicate(usize),
    Reverse,
    /// Everybody leaves.
    Empty,
}

#[derive(Debug, Clone)]
pub(crate) struct Entry {
    id: Option<&'static str>,
    /// Number of the person, who may have several entries. Ignored for guests.
    person: u8,
    name: &'static str,
    is_guest: bool,
    in_lobby: bool,
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum StoryAnswer {
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

fn answered() -> impl Strategy<Value = StoryAnswer> {
    prop_oneof![
        4 => Just(StoryAnswer::Accepted),
        2 => Just(StoryAnswer::NotFound),
        1 => Just(StoryAnswer::CallNotFound),
        1 => Just(StoryAnswer::Forbidden),
        1 => Just(StoryAnswer::Lost),
        1 => Just(StoryAnswer::Waits),
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

/// Makes any step but the moderator's actions in the list.
fn news() -> impl Strategy<Value = StoryStep> {
    let age = prop_oneof![3 => Just(0), 1 => 0_u64..7_000];
    let incomplete = prop_oneof![
        5 => Just(None),
        1 => prop::sample::select(vec![Some(IncompleteReason::Cut), Some(IncompleteReason::Entries(1))]),
    ];
    prop_oneof![
        6 => (prop::collection::vec(change(), 0..4), age, incomplete).prop_map(|(changes, age, incomplete)| StoryStep::Roster(changes, age, incomplete)),
        2 => (prop::sample::select(&IDS[..]), any::<bool>()).prop_map(|(id, is_there)| StoryStep::One(id, is_there)),
        4 => (0_u64..12_000).prop_map(StoryStep::Wait),
        5 => (any::<prop::sample::Index>(), answered()).prop_map(|(which, how)| StoryStep::Answer(which, how)),
        6 => Just(StoryStep::Frame),
        2 => Just(StoryStep::DiskCatchesUp),
        2 => Just(StoryStep::ReadCall),
        1 => Just(StoryStep::SignOutAndIn),
    ]
}

/// Makes a single action of the moderator, mostly a pointless one.
fn motion() -> impl Strategy<Value = StoryStep> {
    prop_oneof![
        2 => prop::option::of(0_usize..8).prop_map(StoryStep::Point),
        1 => Just(StoryStep::Press),
        1 => Just(StoryStep::Release),
        1 => Just(StoryStep::Confirm),
        1 => Just(StoryStep::Escape),
        2 => prop::sample::select(&["", "", "", "ana", "b", "zzz"][..]).prop_map(StoryStep::Search),
        1 => prop::sample::select(&[Sort::Arrival, Sort::Name, Sort::Newest][..]).prop_map(StoryStep::Sort),
        1 => Just(StoryStep::Dismiss),
    ]
}

/// Makes the actions of a complete removal, possibly with other steps between them.
fn gesture() -> impl Strategy<Value = Vec<StoryStep>> {
    let pause = || prop::collection::vec(prop_oneof![4 => news(), 1 => motion()], 0..2);
    (0_usize..8, pause(), pause(), pause(), pause()).prop_map(|(at, first, second, third, last)| {
        let mut steps = vec![StoryStep::Frame, StoryStep::Point(Some(at))];
        for (motion, pause) in [
            (StoryStep::Press, first),
            (StoryStep::Release, second),
            (StoryStep::Confirm, third),
        ] {
            steps.extend(pause);
            steps.push(motion);
        }
        steps.extend(last);
        steps
    })
}

pub(crate) fn story() -> impl Strategy<Value = Vec<StoryStep>> {
    let part = prop_oneof![
        3 => news().prop_map(|step| vec![step]),
        1 => motion().prop_map(|step| vec![step]),
        3 => gesture(),
    ];
    prop::collection::vec(part, 1..40).prop_map(|parts| parts.concat())
}

/// The people in the call, for the next roster.
pub(crate) struct Attendance(Vec<Entry>);

impl Attendance {
    /// Returns the app and a few people. Some entries have the same name, and two entries are of the
    /// same person.
    pub(crate) fn at_first() -> Self {
        let entry = |(at, id): (usize, &&'static str)| Entry {
            id: Some(id),
            person: [0, 1, 2, 3, 3][at],
            name: NAMES[at % 3],
            is_guest: at == 1,
            in_lobby: at == 2,
        };
        Self(IDS[..5].iter().enumerate().map(entry).collect())
    }

    pub(crate) fn change(&mut self, change: &Change) {
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

    pub(crate) fn roster(&self) -> Vec<Participant> {
        self.0.iter().map(Entry::participant).collect()
    }
}
