//! Effects of a request on the meeting, and the response to the request.

use std::time::Duration;

use crate::moderation::effect::{Attempt, Request};
use crate::moderation::event::Event;
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::ids::{AttemptId, ParticipantId};
use crate::moderation::tests::cast::failure;
use crate::moderation::tests::laws::world::coming::InTransit;
use crate::moderation::tests::laws::world::driver::World;
use crate::moderation::tests::laws::world::script::{DeleteEffect, Reply};

/// Time until a request is answered, unless the story says otherwise.
pub(crate) const ANSWERED: Duration = Duration::from_millis(60);

impl World {
    pub(crate) fn sends(&mut self, attempt: &Attempt) {
        self.requests.sends(attempt, self.truth());
        let Request::Delete(id) = &attempt.request else {
            self.is_over = true;
            return self.comes(ANSWERED, InTransit::Answered(attempt.id, Ok(204)));
        };
        let (fate, reply) = self.service.delete(self.meeting.is_there(id));
        let is_denied = matches!(reply, Reply::NotFound);
        let refused = |cause, tries| {
            let failure = Failure {
                tries,
                ..(*failure(cause)).clone()
            };
            Err(failure)
        };
        let (takes, answer) = match reply {
            Reply::Accepted => (ANSWERED, Ok(204)),
            Reply::AcceptedAfter(millis) => (Duration::from_millis(millis), Ok(204)),
            Reply::Lost => (Duration::from_secs(3), refused(Cause::TimedOut, 1)),
            Reply::NotFound => (ANSWERED, refused(Cause::ParticipantNotFound, 1)),
            Reply::LostThenNotFound => (ANSWERED * 2, refused(Cause::ParticipantNotFound, 2)),
            Reply::Refused => (ANSWERED, refused(Cause::GrantMissing, 1)),
            Reply::Trouble => (ANSWERED, refused(Cause::Service, 3)),
            Reply::TroubleThenRefused => {
                self.tries_again(attempt.id, ANSWERED, false);
                (ANSWERED * 2, refused(Cause::GrantMissing, 2))
            }
            Reply::TroubleThenWaits(secs) => {
                let wait = Duration::from_secs(secs);
                self.tries_again(attempt.id, wait, true);
                (wait + ANSWERED, refused(Cause::ParticipantNotFound, 2))
            }
            Reply::Waits(secs) => {
                let wait = Duration::from_secs(secs);
                let cause = Cause::Throttled(Some(wait));
                self.happens(Event::AttemptWaits {
                    attempt: attempt.id,
                    until: self.now.plus(wait),
                    asked_by_graph: true,
                    failure: failure(cause),
                });
                return self.comes(wait, InTransit::Arrives(attempt.id, id.clone(), fate));
            }
        };
        if is_denied {
            // After a 404, the console cannot tell whether this removal ended the visit.
            self.meeting.is_dismissed(id);
        }
        self.takes_effect(id, fate);
        self.comes(takes, InTransit::Answered(attempt.id, answer));
    }

    /// Tells the console that a try ended in an error of the service, and that another follows.
    fn tries_again(&mut self, attempt: AttemptId, wait: Duration, asked_by_graph: bool) {
        self.happens(Event::AttemptWaits {
            attempt,
            until: self.now.plus(wait),
            asked_by_graph,
            failure: failure(Cause::Service),
        });
    }

    pub(crate) fn takes_effect(&mut self, id: &ParticipantId, fate: DeleteEffect) {
        match fate {
            DeleteEffect::Goes => self.meeting.is_removed(id, self.now),
            DeleteEffect::GoesLate(millis) => {
                self.comes(Duration::from_millis(millis), InTransit::Goes(id.clone()));
            }
            DeleteEffect::Stays => {}
        }
    }
}
