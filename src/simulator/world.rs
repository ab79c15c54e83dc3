//! A tenant with its calls, as plain data with its own rules: no HTTP, and no clock of its own.
//!
//! Time passes only in [`World::advance`], so that a test can look at any moment
//! without waiting for it. The rules of invitations are in [`super::inviting`].

use std::collections::BTreeMap;
use std::time::Duration;

use super::call::{Call, CallState, End};
use super::ids::Ids;
use super::person::Person;
use super::refusal::Refusal;
use super::token::Tokens;

/// What holds for the whole tenant and may be changed at any time.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// How long after its 204 a removal shows in the roster.
    pub removal_delay: Duration,
    /// How long an invitation rings before it counts as unanswered.
    pub ringing_limit: Duration,
    /// How long GET call still tells why a call ended; 404 from then on.
    pub ended_call_lingers: Duration,
    /// How long a token lives.
    pub token_lifetime: Duration,
    /// The tenant's administrator has allowed this app to remove people.
    pub removal_allowed: bool,
    /// The app has a bot registration with calling switched on.
    pub bot_registered: bool,
    /// The client secret has run out.
    pub secret_expired: bool,
    /// JSON as Graph's own examples spell it: codes as strings, mixed case, missing and unknown members.
    pub messy: bool,
    /// The application roles that were consented.
    pub roles: Vec<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            removal_delay: Duration::from_millis(1500),
            ringing_limit: Duration::from_mins(1),
            ended_call_lingers: Duration::from_secs(30),
            token_lifetime: Duration::from_mins(60),
            removal_allowed: true,
            bot_registered: true,
            secret_expired: false,
            messy: false,
            roles: [
                "Calls.Initiate.All",
                "Calls.InitiateGroupCall.All",
                "Calls.JoinGroupCall.All",
            ]
            .map(str::to_owned)
            .to_vec(),
        }
    }
}

/// Whom the tenant belongs to and which app registration it knows.
#[derive(Clone, Debug)]
pub(super) struct Tenant {
    pub(super) id: String,
    /// Verified domains, which the token endpoint takes in place of the id.
    pub(super) domains: Vec<String>,
    /// Tenants that also know the app, but do not own these calls.
    pub(super) others: Vec<String>,
    pub(super) client_id: String,
    pub(super) client_secret: String,
}

/// Something that is going to happen.
#[derive(Clone, Debug)]
pub(super) enum Happening {
    Established {
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
    Ends {
        call: usize,
        end: End,
    },
}

/// The tenant, its app registration and its calls.
#[derive(Clone, Debug)]
pub struct World {
    pub settings: Settings,
    pub(super) tenant: Tenant,
    pub(super) tokens: Tokens,
    pub(super) calls: Vec<Call>,
    pub(super) ids: Ids,
    now: Duration,
    /// By due time, then by the order in which it was planned.
    agenda: BTreeMap<(Duration, u64), Happening>,
    planned: u64,
}

impl World {
    pub(super) fn new(tenant: Tenant, ids: Ids) -> Self {
        Self {
            settings: Settings::default(),
            tenant,
            tokens: Tokens::default(),
            calls: Vec::new(),
            ids,
            now: Duration::ZERO,
            agenda: BTreeMap::new(),
            planned: 0,
        }
    }

    /// How much time has passed since the scenario began.
    pub fn now(&self) -> Duration {
        self.now
    }

    /// Lets time pass, and everything happen that is due by then, in its order.
    pub fn advance(&mut self, elapsed: Duration) {
        let until = self.now.saturating_add(elapsed);
        while let Some(next) = self
            .agenda
            .first_entry()
            .filter(|next| next.key().0 <= until)
        {
            let ((at, _), happening) = next.remove_entry();
            self.now = self.now.max(at);
            self.happen(happening);
        }
        self.now = until;
    }

    /// Puts something on the agenda.
    pub(super) fn plan(&mut self, after: Duration, happening: Happening) {
        self.planned += 1;
        self.agenda
            .insert((self.now.saturating_add(after), self.planned), happening);
    }

    /// The calls that the app is in, or was.
    pub fn calls(&self) -> &[Call] {
        &self.calls
    }

    /// A call by its id, whether it goes on or not.
    pub fn call(&self, id: &str) -> Option<&Call> {
        self.calls.iter().find(|call| call.id == id)
    }

    /// A call by its id, to be changed at will.
    pub fn call_mut(&mut self, id: &str) -> Option<&mut Call> {
        self.calls.iter_mut().find(|call| call.id == id)
    }

    /// A call that can be asked about: one that goes on, or ended only just now.
    pub(super) fn readable_call(&self, id: &str) -> Result<&Call, Refusal> {
        let call = self.call(id).ok_or(Refusal::CallNotFound)?;
        match &call.state {
            CallState::Terminated(end) if self.now >= end.at + self.settings.ended_call_lingers => {
                Err(Refusal::CallNotFound)
            }
            _ => Ok(call),
        }
    }

    /// Where the call stands, if it goes on.
    pub(super) fn running_call(&self, id: &str) -> Result<usize, Refusal> {
        let running = |call: &Call| call.id == id && !call.is_over();
        self.calls
            .iter()
            .position(running)
            .ok_or(Refusal::CallNotFound)
    }

    /// Whether the roster of this call can be read yet.
    pub(super) fn has_roster(&self, call: &Call) -> bool {
        call.state == CallState::Established && self.now >= call.roster_from
    }

    /// Removes a participant or cancels an invitation; `lands` is false where the 204 shall stay without effect.
    pub fn remove(&mut self, call: &str, participant: &str, lands: bool) -> Result<(), Refusal> {
        let at = self.running_call(call)?;
        let here = &self.calls[at];
        if participant == here.my_participant {
            return Err(Refusal::OwnParticipant);
        }
        if !self.settings.removal_allowed {
            return Err(Refusal::RemovalNotAllowed);
        }
        let Some(found) = here.participant(participant) else {
            return self.cancel(at, participant, lands);
        };
        let stays = here.person_of(found).is_some_and(|person| person.stays);
        if lands && !stays {
            let happening = Happening::RemovalLands {
                call: at,
                participant: participant.to_owned(),
            };
            self.plan(self.settings.removal_delay, happening);
        }
        Ok(())
    }

    /// Lets a person join by name, as the scenario or [`World::add_person`] defined them; a second time is a second device.
    pub fn join(&mut self, call: &str, name: &str) -> Option<String> {
        let (at, person) = self.find_person(call, name)?;
        self.enter(at, person, false);
        self.calls[at]
            .participants
            .last()
            .map(|participant| participant.id.clone())
    }

    /// Lets a person leave by name, with all devices.
    pub fn leave(&mut self, call: &str, name: &str) -> bool {
        let Some((at, person)) = self.find_person(call, name) else {
            return false;
        };
        self.depart(at, person)
    }

    /// Lets a person leave and come back, which gives a new participant id.
    pub fn rejoin(&mut self, call: &str, name: &str) -> Option<String> {
        self.leave(call, name);
        self.join(call, name)
    }

    /// Makes somebody known to a call without letting them join.
    pub fn add_person(&mut self, call: &str, person: Person) -> bool {
        let Some(call) = self.call_mut(call) else {
            return false;
        };
        call.people.push(person);
        true
    }

    /// The participant id under which somebody is in the call, the first one where there are several devices.
    pub fn participant_id(&self, call: &str, name: &str) -> Option<String> {
        self.call(call)?
            .participants_named(name)
            .next()
            .map(|participant| participant.id.clone())
    }

    /// Ends a call with one of Graph's pairs of codes.
    pub fn end_call(
        &mut self,
        call: &str,
        code: i32,
        subcode: i32,
        message: &str,
    ) -> Result<(), Refusal> {
        let call = self.running_call(call)?;
        self.happen(Happening::Ends {
            call,
            end: End {
                code,
                subcode,
                message: message.to_owned(),
                at: self.now,
            },
        });
        Ok(())
    }

    fn find_person(&self, call: &str, name: &str) -> Option<(usize, usize)> {
        let at = self.calls.iter().position(|known| known.id == call)?;
        Some((at, self.calls[at].person_named(name)?))
    }

    pub(super) fn enter(&mut self, call: usize, person: usize, in_lobby: bool) {
        let (id, identity) = (self.ids.next(), self.ids.next());
        self.calls[call].enter(person, id, identity, in_lobby);
    }

    fn depart(&mut self, call: usize, person: usize) -> bool {
        let here = &mut self.calls[call];
        let before = here.participants.len();
        here.participants
            .retain(|participant| participant.person != person);
        let left = here.participants.len() < before;
        here.roster_version += u64::from(left);
        left
    }

    fn happen(&mut self, happening: Happening) {
        match happening {
            Happening::Established { call } => {
                let call = &mut self.calls[call];
                if call.state == CallState::Establishing {
                    call.state = CallState::Established;
                }
            }
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
                })
            }
            Happening::Mute {
                call,
                person,
                muted,
            } => self.calls[call].change(person, |participant, _| participant.muted = muted),
            Happening::RemovalLands { call, participant } => self.removal_lands(call, &participant),
            Happening::Answers {
                call,
                invitation,
                accepts,
            } => self.answers(call, invitation, accepts),
            Happening::CancelLands { call, invitation } => self.cancel_lands(call, invitation),
            Happening::RingingEnds { call, invitation } => self.ringing_ends(call, invitation),
            Happening::StreamStep { call, stream, step } => self.stream_step(call, stream, step),
            Happening::Ends { call, mut end } => {
                end.at = self.now;
                self.calls[call].state = CallState::Terminated(end);
                self.calls[call].participants.clear();
                self.give_up_invitations(call);
            }
        }
    }

    fn plan_timetable(&mut self, call: usize) {
        for (after, happening) in self.calls[call].timetable.clone() {
            self.plan(after, happening);
        }
        if let Some(after) = self.calls[call].repeat_every {
            self.plan(after, Happening::Timetable { call });
        }
    }

    fn removal_lands(&mut self, call: usize, participant: &str) {
        let here = &mut self.calls[call];
        let Some(person) = here.drop_participant(participant) else {
            return;
        };
        let in_call = here.is_present(person);
        // Taken, so that a second removal is final.
        let back_after = here
            .people
            .get_mut(person)
            .and_then(|who| who.rejoins_after.take());
        if let Some(after) = back_after.filter(|_| !in_call) {
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
