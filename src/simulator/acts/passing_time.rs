//! Applies the scheduled events that become due as time passes, and ends calls.
//!
//! Time passes only in [`World::advance`], so a test can look at any moment without waiting.

use std::time::Duration;

use crate::simulator::fault::Fault;
use crate::simulator::fault::target::Target;
use crate::simulator::model::call_state::{CallEnd, CallState};
use crate::simulator::model::scheduled_event::ScheduledEvent;
use crate::simulator::refusal::Refusal;
use crate::simulator::world::World;

impl World {
    /// Lets this much time pass, and applies each event that becomes due, in order.
    pub fn advance(&mut self, elapsed: Duration) {
        let until = self.now().saturating_add(elapsed);
        while let Some((call, event)) = self.next_due(until) {
            self.happen(call, event);
            self.remember();
        }
        self.remember();
    }

    pub(crate) fn happen(&mut self, call: usize, event: ScheduledEvent) {
        match event {
            ScheduledEvent::Established => {
                let state = &mut self.calls[call].state;
                if *state == CallState::Establishing {
                    *state = CallState::Established;
                }
            }
            ScheduledEvent::AppAdmitted => self.app_admitted(call),
            ScheduledEvent::LobbyTimesOut => self.lobby_times_out(call),
            ScheduledEvent::KeepAliveRunsOut => self.keep_alive_runs_out(call),
            ScheduledEvent::Timetable => self.plan_timetable(call),
            ScheduledEvent::Join { person, in_lobby } => {
                // A repeating timetable may name somebody who has not left yet.
                if !self.calls[call].is_over() && !self.calls[call].is_present(person) {
                    self.enter(call, person, in_lobby);
                }
            }
            ScheduledEvent::Leave(person) => {
                self.depart(call, person);
            }
            ScheduledEvent::Admit(person) => {
                self.calls[call].change(person, |participant, who| {
                    participant.in_lobby = false;
                    participant.media.clone_from(&who.media);
                });
            }
            ScheduledEvent::Mute { person, muted } => {
                self.calls[call].change(person, |participant, _| {
                    participant.muted = muted;
                    participant.server_muted &= muted;
                });
            }
            ScheduledEvent::RemovalLands(participant) => self.removal_lands(call, &participant),
            ScheduledEvent::Answers {
                invitation,
                accepts,
            } => self.answers(call, invitation, accepts),
            ScheduledEvent::InvitationFails(invitation, failure) => {
                self.fail(call, invitation, failure);
            }
            ScheduledEvent::StreamStep { stream, step } => self.stream_step(call, stream, step),
            ScheduledEvent::Wave(wave) => self.plan_wave(call, wave),
            ScheduledEvent::Fault(fault) => self.fault_begins(call, *fault),
            ScheduledEvent::Ends(end) => self.end(call, end),
        }
    }

    /// Schedules the events of a call that begins: its streams of people and its timetable.
    pub(crate) fn begin(&mut self, call: usize) {
        for stream in 0..self.calls[call].streams.len() {
            let first = self.calls[call].streams[stream].first;
            self.plan(call, first, ScheduledEvent::StreamStep { stream, step: 0 });
        }
        self.plan(call, Duration::ZERO, ScheduledEvent::Timetable);
    }

    /// Ends a call with a code and subcode as Graph uses them.
    pub fn end_call(
        &mut self,
        call: &str,
        code: i32,
        subcode: i32,
        message: &str,
    ) -> Result<(), Refusal> {
        let at = self.running_call(call)?;
        self.end(at, CallEnd::new(code, subcode, message));
        Ok(())
    }

    /// Ends a call. The app leaves too, and loses its roster and its rights over the call.
    pub(crate) fn end(&mut self, call: usize, mut end: CallEnd) {
        if self.calls[call].is_over() {
            return;
        }
        end.at = self.now();
        self.calls[call].state = CallState::Terminated(end);
        self.calls[call].participants.clear();
        self.give_up_invitations(call);
    }

    /// Starts a fault. Limits a fault without a `path` to requests about this call, unless its `on` selects requests
    /// that name no call.
    fn fault_begins(&mut self, call: usize, mut fault: Fault) {
        if fault.on.is_none_or(Target::concerns_a_call) {
            let here = &self.calls[call].id;
            fault.path.get_or_insert_with(|| here.clone());
        }
        self.faults.renew(fault, self.now());
    }

    /// Schedules one round of the timetable, and the start of the next round if the timetable repeats.
    fn plan_timetable(&mut self, call: usize) {
        for (after, event) in self.calls[call].timetable.clone() {
            self.plan(call, after, event);
        }
        if let Some(after) = self.calls[call].repeat_every {
            self.plan(call, after, ScheduledEvent::Timetable);
        }
    }

    /// Lets the next person of a stream join, and schedules when they are admitted and leave. Does neither if they are
    /// present. Either way, schedules the next step. Does nothing once the call is over.
    fn stream_step(&mut self, call: usize, stream: usize, step: u64) {
        let here = &self.calls[call];
        let (false, Some(flow)) = (here.is_over(), here.streams.get(stream).cloned()) else {
            return;
        };
        let turn = usize::try_from(step)
            .unwrap_or(0)
            .checked_rem(flow.people.len());
        let Some(&person) = turn.and_then(|turn| flow.people.get(turn)) else {
            return;
        };
        let in_lobby = flow
            .lobby_every
            .is_some_and(|nth| nth > 0 && step % nth == nth - 1);
        if !here.is_present(person) {
            self.enter(call, person, in_lobby);
            self.plan(call, flow.stay, ScheduledEvent::Leave(person));
            if in_lobby {
                self.plan(call, flow.admitted_after, ScheduledEvent::Admit(person));
            }
        }
        let step = step + 1;
        self.plan(
            call,
            flow.every,
            ScheduledEvent::StreamStep { stream, step },
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::simulator::Scenario;
    use std::time::Duration;

    #[test]
    fn time_in_small_steps_does_the_same_as_in_one() {
        let scenario = Scenario::builtin("town_hall").unwrap().unwrap();
        let (mut steps, mut leap) = (scenario.clone().into_world(), scenario.into_world());
        for _ in 0..700 {
            steps.advance(Duration::from_secs_f32(1.0));
        }
        leap.advance(Duration::from_secs(700));
        assert_eq!(steps.calls()[0].participants, leap.calls()[0].participants);
    }
}
