//! Handles the reports that tasks send to the engine, such as poll results and finished sign-ins.

use std::sync::Arc;
use std::time::Duration;

use crate::moderation::command::Command;
use crate::moderation::effect::Poll;
use crate::moderation::event::Event;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::AttemptId;
use crate::moderation::model::time::Now;
use crate::worker::engine::Engine;
use crate::worker::poller::DuePoll;
use crate::worker::poller::poll_schedule::PollResult;
use crate::worker::session::Session;
use crate::worker::task_report::{TaskReport, answer};

impl Engine {
    /// Handles the report of a task. Polls of earlier sessions are ignored.
    pub(crate) fn report(&mut self, report: TaskReport) {
        match report {
            TaskReport::Polled { session, due, .. } if session != self.sessions.number() => {
                self.in_flight.read_through(due.number);
            }
            TaskReport::Polled {
                due,
                asked,
                event,
                result,
                ..
            } => self.polled(&due, asked, event, result),
            TaskReport::Happened { session, event } => self.happened(session, event),
            TaskReport::Recorded(attempt, result) => {
                self.recording.written(result);
                if let Some(attempt) = attempt {
                    self.apply(Event::ResultWritten { attempt });
                }
            }
            TaskReport::NoteRecorded(entry, note, result) => {
                let written = result.is_ok();
                self.recording.written(result);
                self.apply(Event::NoteWritten {
                    entry,
                    note,
                    written,
                });
            }
            TaskReport::Retained(result) => self.recording.retained(result),
            TaskReport::ProvedEarlier(session, of, proofs) => {
                let is_proved = proofs.removed.is_some();
                if self.sessions.proved_earlier(session, &of, proofs) && is_proved {
                    self.apply(Event::RemovalProvedEarlier);
                }
            }
            TaskReport::Saved(result, unsaved) => self.saving.saved(result, unsaved),
            TaskReport::FolderChecked(check) => {
                if let Some(news) = self.saving.folder_checked(*check) {
                    self.apply(Event::OtherWindows(Box::new(news)));
                }
            }
            TaskReport::NotKept(error) => self.saving.failed(&error),
            TaskReport::SignInWaits(number, wait) => self.sessions.waits(number, wait),
            TaskReport::SignedIn(number, result) => self.signed_in(number, result),
            TaskReport::FreshToken(session, result, reply) => {
                self.sessions.fresh_token(session, result, reply);
            }
        }
    }

    /// Handles the result of a request of this session or an earlier one.
    ///
    /// From an earlier session, results of attempts still count, because attempt numbers never repeat within a run.
    /// Results of keep-alive requests and name lookups are ignored, because in this session the same id may belong to
    /// another call or person.
    fn happened(&mut self, session: u64, event: Event) {
        if session == self.sessions.number() {
            return self.apply(event);
        }
        match event {
            Event::KeptAlive { .. } | Event::LookedUp { .. } => {}
            event => self.pass_on(event),
        }
    }

    /// Handles the result of a poll: schedules the next one, then passes the event to the console.
    fn polled(
        &mut self,
        due: &DuePoll,
        asked: Now,
        event: Result<Event, Arc<Failure>>,
        result: PollResult,
    ) {
        let now = self.clock.now();
        self.in_flight.read_through(due.number);
        let Some(next) = self.poller.finished(due, result, now.monotonic) else {
            return;
        };
        let (call, what) = (due.call.clone(), &due.what);
        let next_try = now.plus(next.saturating_sub(now.monotonic));
        let event = event.unwrap_or_else(|failure| match what {
            Poll::Call => Event::CallFailed {
                call,
                asked,
                failure,
                next_try,
            },
            Poll::Roster => Event::RosterFailed {
                call,
                asked,
                failure,
                next_try,
            },
            Poll::Operation(..) | Poll::One(_) => Event::Throttled {
                call,
                asked,
                failure,
                next_try,
            },
        });
        self.apply(event);
    }

    /// Ends a sign-in and, if it worked, starts its session.
    fn signed_in(&mut self, number: u64, result: Result<Box<Session>, Failure>) {
        let Some((session, reply)) = self.sessions.signed_in(number, result) else {
            return;
        };
        self.warm_at = Duration::ZERO;
        let first = AttemptId(self.console.newest_attempt().0 + 1);
        self.recording.begin(session, first, self.clock.now());
        let news = self.saving.begin(session);
        let facts = session.facts.clone();
        let (saved, calls) = (session.lists.calls.clone(), session.calls.clone());
        let protected = session.lists.protected.clone();
        self.apply(Event::SignedIn(facts));
        self.apply(Event::RestoredProtected(protected));
        self.apply(Event::Restored(saved));
        self.apply(Event::OtherWindows(Box::new(news)));
        for call in calls {
            self.apply(Event::Command(Command::Watch(call)));
        }
        self.sessions.look_for_earlier_proof();
        answer(reply, Ok(()));
    }
}
