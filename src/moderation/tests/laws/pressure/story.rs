//! A story while it is played: who is in the call, what the operator clicks, and what is known.

use std::time::Duration;

use crate::moderation::acts::resuming::CLOCKS_MAY_DIFFER;
use crate::moderation::command::{Command, KeepOutOrder};
use crate::moderation::event::Event;
use crate::moderation::evidence::reading::IncompleteReason;
use crate::moderation::model::audit::Source;
use crate::moderation::model::failure::Cause;
use crate::moderation::model::ids::AttemptId;
use crate::moderation::model::participant::{IdentityKind, LastingIdentity, Participant};
use crate::moderation::state::row::{PersonRef, RowState};
use crate::moderation::tests::cast::{failure, guest, user_as};
use crate::moderation::tests::laws::pressure::law::Law;
use crate::moderation::tests::laws::pressure::{Answer, Kind, Lie, PressureStep};
use crate::moderation::tests::stage::{Stage, id};

/// The story, and the law against which it is checked.
pub(crate) struct Story {
    stage: Stage,
    /// Everybody in the call, in order of arrival.
    there: Vec<Participant>,
    visits: u32,
    law: Law,
}

impl Story {
    pub(crate) fn new() -> Self {
        let mut stage = Stage::new();
        stage.reads_call();
        let mut law = Law::default();
        law.call_is_read();
        Self {
            stage,
            there: vec![own()],
            visits: 0,
            law,
        }
    }

    pub(crate) fn takes(&mut self, step: PressureStep) {
        match step {
            PressureStep::Joins { kind, again } => self.joins(kind, again),
            PressureStep::Admit(at) => {
                let at = at % self.there.len();
                self.there[at].in_lobby = false;
            }
            PressureStep::Leaves(at) if self.there.len() > 1 => {
                self.there.remove(1 + at % (self.there.len() - 1));
            }
            PressureStep::Leaves(_) => {}
            PressureStep::ComesBack(at) => self.comes_back(at),
            PressureStep::Roster => self.reads_roster(),
            PressureStep::Short(at, lie) => self.reads_short_roster(&at, lie),
            PressureStep::Flood => self.floods(),
            PressureStep::AcceptAll => {
                for attempt in self.stage.without_result() {
                    self.stage.answer(attempt, Ok(204));
                }
            }
            PressureStep::Sleeps(secs) => self.sleeps(secs),
            PressureStep::ReadsCall => {
                self.stage.reads_call();
                self.law.call_is_read();
            }
            PressureStep::Wait(secs) => {
                for _ in 0..secs {
                    self.waits();
                }
            }
            PressureStep::SignOut => {
                self.stage.event(Event::SignedOut);
            }
            PressureStep::SignIn => {
                self.stage.sign_in("app");
            }
            PressureStep::Restart => self.restarts(),
            PressureStep::Answer(at, answer) => self.answers(at, answer),
            PressureStep::Press(at) => {
                let name = self.name(at);
                self.law.press(&name);
                self.stage.press(&name);
            }
            PressureStep::Bulk(at) => self.removes_many(&at, false),
            PressureStep::EndForAll(at) => self.removes_many(&at, true),
            PressureStep::Stop => {
                self.stage.command(Command::StopRemovals(id()));
            }
            PressureStep::StopNewest => {
                if let Some(newest) = self.stage.sent.last() {
                    let stop = Command::Stop(newest.id);
                    self.stage.command(stop);
                }
            }
            rule => self.about_rules(rule),
        }
        self.law.holds(&self.stage);
    }

    fn about_rules(&mut self, step: PressureStep) {
        let now = self.stage.now;
        match step {
            PressureStep::KeepOut(at, secs) => self.keeps_out(at, secs),
            PressureStep::KeepOutFor(at, secs) => {
                let Some(identity) = self.kept(at) else {
                    return;
                };
                let time = secs.map(Duration::from_secs);
                let command = Command::KeepOutFor(id(), identity.clone(), time);
                if self.does(command) {
                    self.law
                        .keeps_until(&identity, time.map(|time| now.plus(time)));
                }
            }
            PressureStep::KeepOutAgain(at) => {
                let Some(identity) = self.kept(at) else {
                    return;
                };
                self.law.begins_anew(&identity);
                self.stage.command(Command::KeepOutAgain(id(), identity));
            }
            PressureStep::LetBackIn(at) => {
                let Some(identity) = self.kept(at) else {
                    return;
                };
                self.law.lets_back_in(&identity);
                self.stage.command(Command::LetBackIn(id(), identity));
            }
            PressureStep::CloseDoor(secs) => {
                let time = Duration::from_secs(secs);
                if self.does(Command::Door(id(), Some(time))) {
                    self.law.closes_door(now, now.plus(time));
                }
            }
            PressureStep::OpenDoor => {
                if self.does(Command::Door(id(), None)) {
                    self.law.opens_door();
                }
            }
            PressureStep::LetNextIn(guests) => {
                self.stage.command(Command::LetNextIn(id(), guests));
            }
            PressureStep::LetStay(at) => {
                let name = self.name(at);
                self.law.lets_stay(&name);
                let command = Command::LetStay(id(), name.as_str().into());
                self.stage.command(command);
            }
            PressureStep::Protect(at, on) => self.protects(at, on),
            PressureStep::AnswerRules(go_on) => {
                self.law.is_answered(go_on, now);
                self.stage.command(Command::AnswerRules(id(), go_on));
            }
            other => panic!("{other:?} is about something else"),
        }
    }

    /// Gives the console a command. Returns whether it accepted the command.
    fn does(&mut self, command: Command) -> bool {
        self.stage.command(command).refusal().is_none()
    }

    fn joins(&mut self, kind: Kind, again: usize) {
        self.visits += 1;
        let visit = format!("v{}", self.visits);
        let who = ["ann", "bob", "cyd", "dan"][again];
        let mut person = match kind {
            Kind::Member | Kind::Phone => user_as(who, &visit),
            Kind::Guest | Kind::GuestInLobby => guest(who, &visit),
        };
        person.in_lobby = matches!(kind, Kind::GuestInLobby);
        if matches!(kind, Kind::Phone) {
            person.identity.kind = IdentityKind::Phone;
            person.identity.id = Some(format!("+1555{}", again % 2).into());
            person.identity.tenant = None;
        }
        self.there.push(person);
    }

    fn waits(&mut self) {
        self.stage.wait(1);
        self.law.holds(&self.stage);
    }

    fn reads_roster(&mut self) {
        let (asked, people) = (self.stage.now, self.there.clone());
        self.law.lists(&people, asked, true);
        self.stage.roster_asked(asked, people);
        self.law.holds(&self.stage);
    }

    /// Sends a roster that does not list the people at these positions.
    fn reads_short_roster(&mut self, at: &[usize], lie: Lie) {
        let lacks = |n: &usize| at.iter().any(|at| 1 + at % self.there.len() == *n);
        let is_named = |n: &usize| match lie {
            Lie::WithoutUs => *n > 0 && !lacks(n),
            Lie::LooksWhole | Lie::Cut => !lacks(n),
        };
        let people = self.there.iter().enumerate().filter(|(n, _)| is_named(n));
        let people: Vec<Participant> = people.map(|(_, person)| person.clone()).collect();
        if people.is_empty() {
            return;
        }
        let is_whole = match lie {
            Lie::LooksWhole => true,
            Lie::Cut => false,
            Lie::WithoutUs => !self.law.has_listed("own"),
        };
        let asked = self.stage.now;
        self.law.lists(&people, asked, is_whole);
        self.stage.event(Event::Roster {
            call: id(),
            asked,
            participants: people,
            incomplete: matches!(lie, Lie::Cut).then_some(IncompleteReason::Cut),
        });
        self.law.holds(&self.stage);
    }

    fn floods(&mut self) {
        for _ in 0..70 {
            self.joins(Kind::Guest, 0);
        }
    }

    /// Moves only the wall clock, as while the computer sleeps.
    fn sleeps(&mut self, secs: u64) {
        let wakes = self.stage.now.plus(Duration::from_secs(secs)).wall;
        self.stage.now.wall = wakes;
        if secs > CLOCKS_MAY_DIFFER.as_secs() {
            self.law.sleeps();
        }
        self.stage.event(Event::Tick);
    }

    /// Accepts the removal of a person. The person leaves a second later, and joins again at once under a new id.
    fn comes_back(&mut self, at: usize) {
        let asked = |person: &&Participant| {
            let name = person.id.as_ref().unwrap();
            let row = self.stage.find_row(name.as_str());
            row.is_some_and(|row| matches!(row.state, RowState::Asked { .. }))
        };
        let asked: Vec<&Participant> = self.there.iter().filter(asked).collect();
        let Some(person) = asked.get(at % asked.len().max(1)).copied().cloned() else {
            return;
        };
        let row = self.stage.row(person.id.as_ref().unwrap().as_str());
        if let RowState::Asked { attempt, .. } = row.state {
            self.stage.answer(attempt, Ok(204));
        }
        self.law.holds(&self.stage);
        self.waits();
        self.there.retain(|other| other.id != person.id);
        self.reads_roster();
        self.visits += 1;
        let mut back = person;
        back.id = Some(format!("v{}", self.visits).as_str().into());
        self.there.push(back);
        self.reads_roster();
        self.waits();
    }

    fn name(&self, at: usize) -> String {
        let person = &self.there[at % self.there.len()];
        person.id.as_ref().unwrap().to_string()
    }

    fn kept(&self, at: usize) -> Option<LastingIdentity> {
        let rules = self.stage.view().rules;
        let kept = rules.kept_out.get(at % rules.kept_out.len().max(1))?;
        Some(kept.identity.clone())
    }

    fn keeps_out(&mut self, at: usize, secs: Option<u64>) {
        let Some(row) = self.stage.find_row(&self.name(at)) else {
            return;
        };
        let who = PersonRef::from(&*row);
        let (now, lasting) = (self.stage.now, who.lasting.clone());
        let time = secs.map(Duration::from_secs);
        let order = KeepOutOrder {
            who,
            for_how_long: time,
            removes: true,
            source: Source::Key,
        };
        self.law.press(&self.name(at));
        if self.does(Command::KeepOut(id(), order))
            && let Some(identity) = lasting
        {
            self.law.begins_anew(&identity);
            self.law.forgives_nobody(&identity);
            self.law
                .keeps_until(&identity, time.map(|time| now.plus(time)));
        }
    }

    fn protects(&mut self, at: usize, on: bool) {
        let Some(row) = self.stage.find_row(&self.name(at)) else {
            return;
        };
        let who = PersonRef::from(&*row);
        if let Some(identity) = &who.lasting {
            self.law.protects(identity, on);
        }
        self.stage.command(Command::Protect { who, on });
    }

    fn removes_many(&mut self, at: &[usize], ends: bool) {
        let names: Vec<String> = at.iter().map(|at| self.name(*at)).collect();
        let people = names.iter().map(|name| name.as_str().into()).collect();
        self.law.list(names);
        let call = id();
        self.stage.command(if ends {
            Command::EndForAll { call, people }
        } else {
            Command::RemoveMany { call, people }
        });
    }

    fn answers(&mut self, at: usize, answer: Answer) {
        let open: Vec<AttemptId> = self.stage.without_result();
        let Some(attempt) = open.get(at % open.len().max(1)).copied() else {
            return;
        };
        let cause = match answer {
            Answer::Accepted => {
                self.stage.answer(attempt, Ok(204));
                return;
            }
            Answer::Waits => {
                let wait = Duration::from_secs(3);
                self.stage.event(Event::AttemptWaits {
                    attempt,
                    until: self.stage.now.plus(wait),
                    asked_by_graph: true,
                    failure: failure(Cause::Throttled(Some(wait))),
                });
                return;
            }
            Answer::Refused => Cause::GrantMissing,
            Answer::NotFound => Cause::ParticipantNotFound,
            Answer::Trouble => Cause::Service,
        };
        self.stage.answer(attempt, Err(cause));
    }

    /// Restarts the program with the saved data.
    fn restarts(&mut self) {
        let kept = self.stage.console.watched(&id()).unwrap().to_save();
        let protected = self.stage.console.protected().to_vec();
        let mut stage = Stage::signed_out();
        stage.now = self.stage.now.plus(Duration::from_secs(2));
        stage.sign_in("app");
        stage.event(Event::RestoredProtected(protected));
        stage.event(Event::Restored(vec![kept]));
        self.stage = stage;
        self.law.restarts(self.stage.now);
    }
}

/// Makes this app's own entry.
fn own() -> Participant {
    let mut own = user_as("own", "own");
    own.identity.kind = IdentityKind::Application;
    own.identity.id = Some("app".into());
    own
}
