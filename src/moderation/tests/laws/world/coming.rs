//! Responses of the service, delayed requests and audit lines that have not arrived yet, and what
//! each does on arrival.

use crate::moderation::effect::Poll;
use crate::moderation::event::OneReading;
use crate::moderation::event::{AttemptAnswer, Event};
use crate::moderation::model::call::Call;
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::ids::{AttemptId, ParticipantId};
use crate::moderation::model::time::Now;
use crate::moderation::tests::cast::failure;
use crate::moderation::tests::laws::world::driver::{World, call};
use crate::moderation::tests::laws::world::laws::Truth;
use crate::moderation::tests::laws::world::script::DeleteEffect;
use crate::moderation::tests::laws::world::sending::ANSWERED;
use crate::moderation::tests::laws::world::service::RosterContents;

/// A response, request or audit line that has not arrived yet. The `bool` of a reading says whether the reading is honest.
#[derive(Debug)]
pub(crate) enum InTransit {
    Roster(Now, Result<RosterContents, Cause>, bool),
    Call(Now, Result<Call, Cause>, bool),
    One(Now, ParticipantId, OneReading, bool),
    /// A person who was removed leaves.
    Goes(ParticipantId),
    /// A removal that was delayed reaches the service.
    Arrives(AttemptId, ParticipantId, DeleteEffect),
    Answered(AttemptId, Result<u16, Failure>),
    Written(AttemptId),
}

impl World {
    pub(crate) fn arrives(&mut self, what: InTransit) {
        match what {
            InTransit::Roster(asked, answer, is_honest) => {
                self.roster_arrives(asked, answer, is_honest);
            }
            InTransit::Call(asked, answer, is_honest) => {
                self.call_arrives(asked, answer, is_honest);
            }
            InTransit::One(asked, participant, read, is_honest) => {
                self.is_told(asked, is_honest);
                self.happens(Event::OneRead {
                    call: call(),
                    participant,
                    asked,
                    read,
                });
                self.is_read();
            }
            InTransit::Goes(id) => self.meeting.is_removed(&id, self.now),
            InTransit::Arrives(attempt, ..) if self.given_up.contains(&attempt) => {}
            InTransit::Arrives(attempt, id, fate) => {
                self.takes_effect(&id, fate);
                self.comes(ANSWERED, InTransit::Answered(attempt, Ok(204)));
            }
            InTransit::Answered(attempt, _) if self.given_up.contains(&attempt) => {}
            InTransit::Answered(attempt, answer) => {
                let answer = answer.map_err(Into::into).map(AttemptAnswer::with_status);
                self.record.is_answered(attempt, self.now);
                self.happens(Event::Answered { attempt, answer });
            }
            InTransit::Written(attempt) => {
                self.record.is_written(attempt);
                self.happens(Event::ResultWritten { attempt });
            }
        }
    }

    fn roster_arrives(
        &mut self,
        asked: Now,
        answer: Result<RosterContents, Cause>,
        is_honest: bool,
    ) {
        let next =
            self.timetable
                .finished(&Poll::Roster, answer.as_ref().err(), self.now.monotonic);
        self.is_told(asked, is_honest);
        if matches!(answer, Err(Cause::Throttled(_))) {
            self.record
                .note_pause(self.now, self.timetable.paused_until());
        }
        match answer {
            Ok(RosterContents {
                entries,
                incomplete,
                is_whole,
            }) => {
                if is_whole {
                    self.requests.reads_whole(asked);
                }
                if is_honest && is_whole {
                    self.shown.is_told_the_truth(asked);
                }
                self.happens(Event::Roster {
                    call: call(),
                    asked,
                    participants: entries,
                    incomplete,
                });
            }
            Err(cause) => {
                let next_try = self.now.plus(next.saturating_sub(self.now.monotonic));
                let failure = failure(cause);
                self.happens(Event::RosterFailed {
                    call: call(),
                    asked,
                    failure,
                    next_try,
                });
            }
        }
        self.is_read();
    }

    fn call_arrives(&mut self, asked: Now, answer: Result<Call, Cause>, is_honest: bool) {
        let next = self
            .timetable
            .finished(&Poll::Call, answer.as_ref().err(), self.now.monotonic);
        self.is_told(asked, is_honest);
        match answer {
            Ok(read) => {
                self.requests.reads_call(&read);
                self.happens(Event::CallRead {
                    call: call(),
                    asked,
                    read,
                });
            }
            Err(cause) => {
                let next_try = self.now.plus(next.saturating_sub(self.now.monotonic));
                let failure = failure(cause);
                self.happens(Event::CallFailed {
                    call: call(),
                    asked,
                    failure,
                    next_try,
                });
            }
        }
        self.is_read();
    }

    fn is_told(&mut self, asked: Now, is_honest: bool) {
        if !is_honest {
            self.shown.is_misled(asked);
        }
    }

    /// Tells the laws that a reading has arrived, and checks that the console does not show a running call as ended.
    fn is_read(&mut self) {
        let truth = Truth::new(self.now, &self.meeting, &self.service);
        self.record.is_told(truth);
        if self.watched().ended.is_some() && !self.is_over {
            truth.broken("a call that lives is not over", "it ended");
        }
    }
}
