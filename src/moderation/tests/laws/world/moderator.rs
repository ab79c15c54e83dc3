//! The moderator: acts on what the window shows, and tells the laws which commands were given.

use std::time::Duration;

use crate::moderation::command::{Command, KeepOutOrder};
use crate::moderation::model::audit::Source;
use crate::moderation::model::ids::{AttemptId, ParticipantId};
use crate::moderation::model::participant::LastingIdentity;
use crate::moderation::state::row::{PersonRef, Row, RowState};
use crate::moderation::state::rules::DoorScope;
use crate::moderation::tests::laws::world::driver::{World, call};
use crate::moderation::tests::laws::world::meeting::{Who, chosen};
use crate::moderation::tests::laws::world::script::ScriptStep;

impl World {
    /// Carries out one step of a story, then checks everything.
    pub(crate) fn takes(&mut self, step: ScriptStep) {
        match step {
            ScriptStep::Wait(millis) => self.waits(Duration::from_millis(millis)),
            ScriptStep::Sleep(secs, steady, who) => {
                let time = Duration::from_secs(secs);
                if let Some(who) = who {
                    // The person joins at the start of the sleep, before the clocks move on.
                    self.meeting.joins(who, false, self.now);
                }
                self.sleeps(time, steady);
            }
            ScriptStep::Roster(lie) => self.service.rosters.push_back(lie),
            ScriptStep::Nodes(behind) => self.service.behind = Duration::from_millis(behind),
            ScriptStep::Spells(spelling) => self.service.spelling = spelling,
            ScriptStep::One(lie) => self.service.ones.push_back(lie),
            ScriptStep::Call(lie) => self.service.calls.push_back(lie),
            ScriptStep::Delete(fate, reply) => self.service.deletes.push_back((fate, reply)),
            ScriptStep::Disk(millis) => self.disk.push_back(Duration::from_millis(millis)),
            step => self.changes(step),
        }
        self.holds();
    }

    fn changes(&mut self, step: ScriptStep) {
        let now = self.now;
        match step {
            ScriptStep::Joins(who, in_lobby) => self.meeting.joins(who, in_lobby, now),
            ScriptStep::Crowd(people) => {
                for _ in 0..people {
                    self.meeting.joins(Who::Guest(0), false, now);
                }
            }
            ScriptStep::Leaves(at) => {
                self.leaves(at);
            }
            ScriptStep::LeaveTogether(people) => {
                for _ in 0..people {
                    self.leaves(0);
                }
            }
            ScriptStep::Rejoins(at) => {
                if let Some(who) = self.leaves(at) {
                    self.meeting.joins(who, false, now);
                }
            }
            ScriptStep::Device(at) => {
                let who = chosen(&self.meeting.there(), at).map(|visit| visit.who);
                if let Some(who) = who {
                    self.meeting.joins(who, false, now);
                }
            }
            ScriptStep::Admitted(at) => {
                let id = chosen(&self.meeting.there(), at).map(|visit| visit.id.clone());
                if let Some(id) = id {
                    self.meeting.admits(&id);
                }
            }
            step => self.moderates(step),
        }
    }

    fn leaves(&mut self, at: usize) -> Option<Who> {
        let there = self.meeting.there();
        let (id, who) = chosen(&there, at).map(|visit| (visit.id.clone(), visit.who))?;
        self.meeting.leaves(&id, self.now);
        Some(who)
    }

    fn row(&self, at: usize) -> Option<&Row> {
        let rows = self.rows();
        rows.get(at % rows.len().max(1)).copied()
    }

    fn id(&self, at: usize) -> Option<ParticipantId> {
        self.row(at)?.key.participant().cloned()
    }

    fn who(&self, id: &ParticipantId) -> Who {
        self.meeting.visit(id).unwrap().who
    }

    fn moderates(&mut self, step: ScriptStep) {
        match step {
            ScriptStep::EndForAll => {
                let people = self
                    .rows()
                    .iter()
                    .filter_map(|row| row.key.participant().cloned())
                    .collect();
                self.lists(people, true);
            }
            ScriptStep::Bulk(at) => {
                let people = at.iter().filter_map(|at| self.id(*at)).collect();
                self.lists(people, false);
            }
            ScriptStep::StopRemovals => {
                self.does(Command::StopRemovals(call()));
            }
            ScriptStep::DismissBatch => {
                self.does(Command::DismissBatch(call()));
            }
            ScriptStep::StopRequest => {
                if let Some(attempt) = self.waiting() {
                    // While a removal is open, readings count for its proof. Once the removal is
                    // stopped, only later readings of the person count.
                    self.shown.is_misled(self.now);
                    self.does(Command::Stop(attempt));
                }
            }
            ScriptStep::Refresh => {
                self.does(Command::Refresh(call()));
            }
            ScriptStep::Front(on) => {
                self.does(Command::Show(on.then(call)));
            }
            ScriptStep::Press(at)
            | ScriptStep::Dismiss(at)
            | ScriptStep::CheckAgain(at)
            | ScriptStep::LetStay(at) => {
                if let Some(id) = self.id(at) {
                    self.about(&step, id);
                }
            }
            step => self.rules(step),
        }
    }

    fn about(&mut self, step: &ScriptStep, participant: ParticipantId) {
        let call = call();
        let command = match step {
            ScriptStep::Press(_) => {
                self.requests.presses(&participant);
                Command::Remove {
                    call,
                    participant,
                    source: Source::Click,
                }
            }
            ScriptStep::Dismiss(_) => {
                self.shown.is_misled(self.now);
                self.meeting.is_dismissed(&participant);
                Command::Dismiss(call, participant)
            }
            ScriptStep::CheckAgain(_) => Command::CheckAgain(call, participant),
            _ => Command::LetStay(call, participant),
        };
        self.does(command);
    }

    fn lists(&mut self, people: Vec<ParticipantId>, ends: bool) {
        self.requests.lists(&people);
        let call = call();
        self.does(if ends {
            Command::EndForAll { call, people }
        } else {
            Command::RemoveMany { call, people }
        });
    }

    /// Returns a removal that a pause holds back. `None` if there is none.
    fn waiting(&self) -> Option<AttemptId> {
        self.rows().iter().find_map(|row| match row.state {
            RowState::Asked {
                attempt,
                waits_until: Some(_),
                ..
            } => Some(attempt),
            _ => None,
        })
    }

    fn rules(&mut self, step: ScriptStep) {
        let now = self.now;
        match step {
            ScriptStep::CloseDoor(secs) => {
                let time = Duration::from_secs(secs);
                self.requests.closes_door(now, now.plus(time));
                self.does(Command::Door(call(), Some(time)));
            }
            ScriptStep::OpenDoor => {
                self.requests.opens_door();
                self.does(Command::Door(call(), None));
            }
            ScriptStep::Concerns(externals, phones) => {
                let scope = DoorScope { externals, phones };
                self.requests.door_concerns(scope);
                self.does(Command::DoorConcerns(call(), scope));
            }
            ScriptStep::LetNextIn(guests) => {
                self.does(Command::LetNextIn(call(), guests));
            }
            ScriptStep::AnswerRules(go_on) => {
                self.requests.is_answered(go_on, now);
                self.does(Command::AnswerRules(call(), go_on));
            }
            ScriptStep::Protect(at, on) => self.protects(at, on),
            ScriptStep::KeepOut(at, secs) => self.keeps_out(at, secs),
            ScriptStep::KeepOutAgain(at) => {
                if let Some((who, identity)) = self.kept_out(at) {
                    self.requests.keeps_out(who);
                    self.does(Command::KeepOutAgain(call(), identity));
                }
            }
            ScriptStep::LetBackIn(at) => {
                if let Some((who, identity)) = self.kept_out(at) {
                    self.requests.lets_back_in(who);
                    self.does(Command::LetBackIn(call(), identity));
                }
            }
            other => panic!("{other:?} is about something else"),
        }
    }

    fn protects(&mut self, at: usize, on: bool) {
        let Some(row) = self.row(at) else { return };
        let who = PersonRef::from(row);
        // Guests have no lasting identity by which they could be recognized.
        if let (Some(_), Some(id)) = (&who.lasting, row.key.participant()) {
            let person = self.who(id);
            self.requests.protects(person, on);
        }
        self.does(Command::Protect { who, on });
    }

    fn keeps_out(&mut self, at: usize, secs: Option<u64>) {
        let Some((row, id)) = self.row(at).cloned().zip(self.id(at)) else {
            return;
        };
        let who = self.who(&id);
        self.requests.presses(&id);
        let had_rule = self.kept_out_now(who).is_some();
        self.requests.keeps_out(who);
        let order = KeepOutOrder {
            who: PersonRef::from(&row),
            for_how_long: secs.map(Duration::from_secs),
            removes: true,
            source: Source::Key,
        };
        if !self.does(Command::KeepOut(call(), order)) && !had_rule {
            self.requests.lets_back_in(who);
        }
    }

    fn kept_out_now(&self, who: Who) -> Option<LastingIdentity> {
        let mut kept = self.watched().rules.kept_out.iter();
        kept.find(|kept| self.names(&kept.who) == Some(who))
            .map(|kept| kept.identity.clone())
    }

    fn names(&self, who: &PersonRef) -> Option<Who> {
        let id = who.key.as_ref()?.participant()?;
        Some(self.meeting.visit(id)?.who)
    }

    /// Picks one of the people who are kept out: the one at position `at`, wrapping around.
    ///
    /// `None` if nobody is kept out, or the person has no visit in this meeting.
    fn kept_out(&self, at: usize) -> Option<(Who, LastingIdentity)> {
        let kept = &self.watched().rules.kept_out;
        let kept = kept.get(at % kept.len().max(1))?;
        Some((self.names(&kept.who)?, kept.identity.clone()))
    }
}
