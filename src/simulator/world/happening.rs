//! What happens in the world as time passes: the part of its rules that nobody asked for by a request.

use crate::simulator::world::World;
use crate::simulator::world::call::{CallState, End};
use crate::simulator::world::person::Person;
use crate::simulator::world::trouble::Trouble;

/// Something that is going to happen.
#[derive(Clone, Debug)]
pub(crate) enum Happening {
    Established {
        call: usize,
    },
    /// Somebody lets the app in from the lobby.
    AppAdmitted {
        call: usize,
    },
    LobbyTimesOut {
        call: usize,
    },
    KeepAliveRunsOut {
        call: usize,
    },
    /// Plans everything in the call's timetable, and this again where it repeats.
    Timetable {
        call: usize,
    },
    Join {
        call: usize,
        person: usize,
        in_lobby: bool,
    },
    Leave {
        call: usize,
        person: usize,
    },
    Admit {
        call: usize,
        person: usize,
    },
    Mute {
        call: usize,
        person: usize,
        muted: bool,
    },
    RemovalLands {
        call: usize,
        participant: String,
    },
    Answers {
        call: usize,
        invitation: usize,
        accepts: bool,
    },
    CancelLands {
        call: usize,
        invitation: usize,
    },
    RingingEnds {
        call: usize,
        invitation: usize,
    },
    StreamStep {
        call: usize,
        stream: usize,
        step: u64,
    },
    /// Plans the arrivals of a wave.
    Wave {
        call: usize,
        wave: usize,
    },
    /// Requests go wrong from now on.
    Trouble(Box<Trouble>),
    Ends {
        call: usize,
        end: End,
    },
}

impl World {
    /// Carries out what is due.
    pub(crate) fn happen(&mut self, happening: Happening) {
        match happening {
            Happening::Established { call } => {
                let call = &mut self.calls[call];
                if call.state == CallState::Establishing {
                    call.state = CallState::Established;
                }
            }
            Happening::AppAdmitted { call } => self.app_admitted(call),
            Happening::LobbyTimesOut { call } => self.lobby_times_out(call),
            Happening::KeepAliveRunsOut { call } => self.keep_alive_runs_out(call),
            Happening::Timetable { call } => self.plan_timetable(call),
            Happening::Join {
                call,
                person,
                in_lobby,
            } => {
                // A timetable that repeats may ask for somebody who has not left.
                if !self.calls[call].is_over() && !self.calls[call].is_present(person) {
                    self.enter(call, person, in_lobby);
                }
            }
            Happening::Leave { call, person } => {
                self.depart(call, person);
            }
            Happening::Admit { call, person } => {
                self.calls[call].change(person, |participant, who| {
                    participant.in_lobby = false;
                    participant.media.clone_from(&who.media);
                });
            }
            Happening::Mute {
                call,
                person,
                muted,
            } => self.calls[call].change(person, |participant, _| {
                participant.muted = muted;
                participant.server_muted &= muted;
            }),
            Happening::RemovalLands { call, participant } => self.removal_lands(call, &participant),
            Happening::Answers {
                call,
                invitation,
                accepts,
            } => self.answers(call, invitation, accepts),
            Happening::CancelLands { call, invitation } => self.cancel_lands(call, invitation),
            Happening::RingingEnds { call, invitation } => self.ringing_ends(call, invitation),
            Happening::StreamStep { call, stream, step } => self.stream_step(call, stream, step),
            Happening::Wave { call, wave } => self.plan_wave(call, wave),
            Happening::Trouble(trouble) => self.troubles.renew(*trouble, self.now()),
            // The app loses its seat too: with the call, the roster and every right over it are gone.
            Happening::Ends { call, mut end } => {
                if self.calls[call].is_over() {
                    return;
                }
                end.at = self.now();
                self.calls[call].state = CallState::Terminated(end);
                self.calls[call].participants.clear();
                self.give_up_invitations(call);
            }
        }
    }

    /// Plays the timetable from its start.
    fn plan_timetable(&mut self, call: usize) {
        for (after, happening) in self.calls[call].timetable.clone() {
            self.plan(after, happening);
        }
        if let Some(after) = self.calls[call].repeat_every {
            self.plan(after, Happening::Timetable { call });
        }
    }

    /// The roster no longer has somebody who was removed.
    fn removal_lands(&mut self, call: usize, participant: &str) {
        let here = &mut self.calls[call];
        let Some(person) = here.drop_participant(participant) else {
            return;
        };
        // Another device is still in the call: nobody has been put out yet.
        if here.is_present(person) {
            return;
        }
        let back_after = here.people.get_mut(person).and_then(Person::rejoin);
        if let Some(after) = back_after {
            self.plan(
                after,
                Happening::Join {
                    call,
                    person,
                    in_lobby: false,
                },
            );
        }
    }

    /// The next of a stream's people comes, and will leave.
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
            self.plan(flow.stay, Happening::Leave { call, person });
            if in_lobby {
                self.plan(flow.admitted_after, Happening::Admit { call, person });
            }
        }
        self.plan(
            flow.every,
            Happening::StreamStep {
                call,
                stream,
                step: step + 1,
            },
        );
    }
}
