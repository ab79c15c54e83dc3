//! Carries out the effects that the console asks for.

use crate::moderation::effect::Effect;
use crate::moderation::model::ids::CallId;
use crate::moderation::model::time::Now;
use crate::worker::engine::Engine;
use crate::worker::watch_list::ListChange;

impl Engine {
    /// Carries out effects in order. Nothing here waits: requests and disk writes become tasks.
    pub(crate) fn carry_out(&mut self, effects: Vec<Effect>, now: Now) {
        for effect in effects {
            match effect {
                Effect::StartPolling(_)
                | Effect::StopPolling(_)
                | Effect::PollInFront(_)
                | Effect::Poll { .. }
                | Effect::PollIn { .. }
                | Effect::PollAnew(_)
                | Effect::PausePolls { .. }
                | Effect::PollOften(_) => self.plan(effect, now),
                Effect::Audit(record) => {
                    self.sessions.learn_from_record(&record);
                    self.recording.record(*record);
                }
                Effect::Note {
                    entry,
                    note,
                    record,
                } => self.recording.note(entry, note, *record),
                Effect::Keep(call) => self.saving.save(ListChange::Keep(call)),
                Effect::Drop(call) => self.saving.save(ListChange::Forget(call)),
                Effect::KeepProtected(people) => self.saving.save(ListChange::Protect(people)),
                Effect::Merged(kept) => self.saving.in_step(*kept),
                Effect::Send(attempt) => self.send(attempt),
                Effect::GiveUp(attempt) => self.in_flight.give_up(attempt),
                Effect::Join {
                    attempt,
                    new,
                    saved,
                } => self.join(attempt, new, saved),
                Effect::KeepAlive(call) => self.keep_alive(call),
                Effect::LookUp(id) => self.look_up_name(id),
                Effect::Refuse(failure) => {
                    tracing::debug!(cause = ?failure.cause, "a command was refused");
                }
            }
        }
    }

    /// Applies an effect on the poll schedule.
    fn plan(&mut self, effect: Effect, now: Now) {
        let now = now.monotonic;
        match effect {
            Effect::StartPolling(call) => self.poller.start(call, now),
            Effect::StopPolling(call) => self.poller.stop(&call),
            Effect::PollInFront(call) => self.poller.show(call, now),
            Effect::Poll { call, what } => self.poller.want(&call, what, now),
            Effect::PollIn { call, what, after } => {
                self.poller.want_in(&call, &what, after, now);
            }
            Effect::PollAnew(call) => self.poll_anew(&call, now),
            Effect::PausePolls { until } => self.poller.pause_others(until),
            Effect::PollOften(call) => self.poller.often(&call, now),
            _ => {}
        }
    }

    /// Polls a call at once because the moderator asked. Drops readings that have waited too long for an answer.
    fn poll_anew(&mut self, call: &CallId, now: std::time::Duration) {
        for dropped in self.poller.want_anew(call, now) {
            self.in_flight.drop_reading(dropped);
        }
    }
}
