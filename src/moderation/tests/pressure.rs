//! Whatever happens in whatever order: nobody is removed but those who were pressed, listed in a bulk, or matched by a rule
//! that showed them for a second; and no bulk or rule touches the protected.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use proptest::prelude::*;

use super::cast::{guest, user_as};
use super::stage::{Stage, id};
use crate::moderation::audit::Source;
use crate::moderation::command::{Command, KeepOutOrder, Request};
use crate::moderation::failure::Cause;
use crate::moderation::participant::Participant;
use crate::moderation::row::PersonRef;
use crate::moderation::rules::MOST_A_MINUTE;

/// The words of a story; numbers name people by their place among those who are or were there.
#[derive(Debug, Clone)]
enum Step {
    Joins { guest: bool, again: usize },
    Leaves(usize),
    Roster,
    Press(usize),
    Bulk(Vec<usize>),
    EndForAll(Vec<usize>),
    Stop,
    KeepOut(usize),
    CloseDoor(u64),
    LetStay(usize),
    Protect(usize),
    Accept(usize),
    Fail(usize),
    Wait(u64),
    SignOut,
    SignIn,
}

fn step() -> impl Strategy<Value = Step> {
    let person = || 0_usize..12;
    let some = || prop::collection::vec(0_usize..12, 0..6);
    prop_oneof![
        6 => (any::<bool>(), 0_usize..5).prop_map(|(guest, again)| Step::Joins { guest, again }),
        2 => person().prop_map(Step::Leaves),
        6 => Just(Step::Roster),
        3 => person().prop_map(Step::Press),
        2 => some().prop_map(Step::Bulk),
        1 => some().prop_map(Step::EndForAll),
        1 => Just(Step::Stop),
        2 => person().prop_map(Step::KeepOut),
        1 => (1_u64..200).prop_map(Step::CloseDoor),
        1 => person().prop_map(Step::LetStay),
        1 => person().prop_map(Step::Protect),
        4 => person().prop_map(Step::Accept),
        1 => person().prop_map(Step::Fail),
        5 => (0_u64..8).prop_map(Step::Wait),
        1 => Just(Step::SignOut),
        2 => Just(Step::SignIn),
    ]
}

/// What a reader of the story knows.
struct Story {
    stage: Stage,
    /// Everybody who is there, in the order of arrival.
    there: Vec<Participant>,
    visits: u32,
    pressed: BTreeSet<String>,
    listed: BTreeSet<String>,
    /// Since when a rule has shown somebody.
    shown: BTreeMap<String, jiff::Timestamp>,
    protected: BTreeSet<String>,
    checked: usize,
    removed_by_rule: Vec<(String, Duration)>,
}

impl Story {
    fn new() -> Self {
        let mut stage = Stage::new();
        stage.reads_call();
        Self {
            stage,
            there: vec![user_as("own", "own")],
            visits: 0,
            pressed: BTreeSet::new(),
            listed: BTreeSet::new(),
            shown: BTreeMap::new(),
            protected: BTreeSet::new(),
            checked: 0,
            removed_by_rule: Vec::new(),
        }
    }

    fn name(&self, at: usize) -> Option<String> {
        let person = self.there.get(at % self.there.len().max(1))?;
        Some(person.id.as_ref()?.to_string())
    }

    fn names(&self, at: &[usize]) -> Vec<String> {
        at.iter().filter_map(|at| self.name(*at)).collect()
    }

    fn takes(&mut self, step: Step) {
        match step {
            Step::Joins {
                guest: is_guest,
                again,
            } => {
                self.visits += 1;
                let visit = format!("v{}", self.visits);
                let who = ["ann", "bob", "cyd", "dan", "eve"][again];
                self.there.push(if is_guest {
                    guest(who, &visit)
                } else {
                    user_as(who, &visit)
                });
            }
            Step::Leaves(at) => {
                if self.there.len() > 1 {
                    let at = 1 + at % (self.there.len() - 1);
                    self.there.remove(at);
                }
            }
            Step::Roster => {
                let (asked, people) = (self.stage.now, self.there.clone());
                self.stage.roster_asked(asked, people);
            }
            Step::Press(at) => {
                if let Some(name) = self.name(at) {
                    self.stage.press(&name);
                    self.pressed.insert(name);
                }
            }
            Step::Bulk(at) => self.removes_many(&at, false),
            Step::EndForAll(at) => self.removes_many(&at, true),
            Step::Stop => {
                self.stage.command(Command::StopEnding(id()));
            }
            Step::KeepOut(at) => self.keeps_out(at),
            Step::CloseDoor(secs) => {
                let time = Some(Duration::from_secs(secs));
                self.stage.command(Command::Door(id(), time));
            }
            Step::LetStay(at) => {
                if let Some(name) = self.name(at) {
                    self.stage
                        .command(Command::LetStay(id(), name.as_str().into()));
                    self.shown.remove(&name);
                }
            }
            Step::Protect(at) => {
                if let Some(row) = self.name(at).and_then(|name| self.stage.find_row(&name)) {
                    let who = PersonRef::from(&*row);
                    if let Some(identity) = &who.identity
                        && who.lasting.is_some()
                    {
                        self.protected.insert(identity.to_string());
                    }
                    self.stage.command(Command::Protect { who, on: true });
                }
            }
            Step::Accept(at) => self.answers(at, Ok(204)),
            Step::Fail(at) => self.answers(at, Err(Cause::Service)),
            Step::Wait(secs) => {
                for _ in 0..secs {
                    self.stage.wait(1);
                    self.looks();
                }
            }
            Step::SignOut => {
                self.stage
                    .event(crate::moderation::command::Event::SignedOut);
            }
            Step::SignIn => {
                self.stage.sign_in("app");
            }
        }
        self.looks();
    }

    fn removes_many(&mut self, at: &[usize], ends: bool) {
        let names = self.names(at);
        let people = names.iter().map(|name| name.as_str().into()).collect();
        let (call, source) = (id(), Source::Click);
        self.stage.command(if ends {
            Command::EndForAll {
                call,
                people,
                source,
            }
        } else {
            Command::RemoveMany {
                call,
                people,
                source,
            }
        });
        self.listed.extend(names);
    }

    fn keeps_out(&mut self, at: usize) {
        let Some(row) = self.name(at).and_then(|name| self.stage.find_row(&name)) else {
            return;
        };
        let order = KeepOutOrder {
            who: PersonRef::from(&*row),
            for_how_long: None,
            removes: true,
            source: Source::Key,
        };
        self.pressed
            .extend(row.key.participant().map(ToString::to_string));
        self.stage.command(Command::KeepOut(id(), order));
    }

    fn answers(&mut self, at: usize, answer: Result<u16, Cause>) {
        let open = self.stage.without_result();
        if let Some(attempt) = open.get(at % open.len().max(1)) {
            self.stage.answer(*attempt, answer);
        }
    }

    /// Holds what was sent since the last look against what may be sent.
    fn looks(&mut self) {
        let now = self.stage.now.monotonic;
        let sent: Vec<(String, Source, jiff::Timestamp)> = self.stage.sent[self.checked..]
            .iter()
            .filter_map(|attempt| match &attempt.request {
                Request::Delete(participant) => {
                    let line = self
                        .stage
                        .audit
                        .iter()
                        .find(|line| line.attempt == attempt.id);
                    let line = line.unwrap();
                    Some((participant.to_string(), line.source, line.at))
                }
                _ => None,
            })
            .collect();
        self.checked = self.stage.sent.len();
        for (participant, source, at) in sent {
            assert_ne!(participant, "own");
            match source {
                Source::Click | Source::Key => assert!(self.pressed.contains(&participant)),
                Source::Bulk | Source::EndForAll => assert!(self.listed.contains(&participant)),
                Source::KeepOut | Source::GuestDoor => {
                    let since = self.shown.get(&participant);
                    let since = since.unwrap_or_else(|| panic!("{participant} was never shown"));
                    let shown_for = at.duration_since(*since);
                    assert!(shown_for.as_secs() >= 1, "{participant}: {shown_for:?}");
                    self.holds_the_rate(&participant, source, now);
                }
                other => panic!("{other:?}"),
            }
            if matches!(source, Source::Bulk | Source::KeepOut | Source::GuestDoor) {
                let who = self.stage.audit.iter().rev();
                let line = who
                    .into_iter()
                    .find(|line| line.participant.as_deref() == Some(&participant));
                let identity = line.unwrap().identity.clone().unwrap_or_default();
                assert!(
                    !self.protected.contains(&identity),
                    "{participant} is protected"
                );
            }
        }
        let due = self.stage.view().rules.due.clone();
        for due in due {
            self.shown
                .entry(due.participant.to_string())
                .or_insert(self.stage.now.wall);
        }
    }

    fn holds_the_rate(&mut self, participant: &str, source: Source, now: Duration) {
        if source != Source::KeepOut {
            return;
        }
        let line = self.stage.audit.iter().rev();
        let line = line
            .into_iter()
            .find(|line| line.participant.as_deref() == Some(participant));
        let identity = line.unwrap().identity.clone().unwrap();
        self.removed_by_rule.push((identity.clone(), now));
        let lately = self.removed_by_rule.iter().filter(|(who, at)| {
            *who == identity && now.saturating_sub(*at) < Duration::from_mins(1)
        });
        // Several devices of one person may be shown at the same moment.
        assert!(lately.count() <= MOST_A_MINUTE * 4, "{identity}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn nobody_is_removed_whom_nobody_and_no_rule_had_named(steps in prop::collection::vec(step(), 1..80)) {
        let mut story = Story::new();
        for step in steps {
            story.takes(step);
        }
    }
}
