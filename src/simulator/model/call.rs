//! One call: its roster, its invitations and how it ends.
//!
//! Needs no clock; [`crate::simulator::World`] decides when things happen.

use std::time::Duration;

use crate::simulator::model::call_state::CallState;
use crate::simulator::model::invitation::{Addressing, ExpectedAnswer, Invitation, Invitee};
use crate::simulator::model::new_call::NewCall;
use crate::simulator::model::person::{Media, Person, PersonKind};
use crate::simulator::model::scheduled_event::ScheduledEvent;

/// One visit of one person, on one device.
#[derive(Clone, Debug, PartialEq)]
pub struct Participant {
    pub id: String,
    /// Index into the call's people.
    pub person: usize,
    /// Id of the person's identity during this visit. Guests, and people without an identity in the scenario, get a new one
    /// at each further visit.
    pub identity: String,
    /// Start of the visit, in simulated time.
    pub since: Duration,
    pub in_lobby: bool,
    pub muted: bool,
    /// Whether the service mutes the participant and discards what they send.
    pub server_muted: bool,
    pub media: Vec<Media>,
}

/// The create request with which the app joined a call, and the meeting that it named.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Joined {
    pub(crate) new: NewCall,
    /// Index of the meeting; `None` if the request names a meeting that does not exist.
    pub(crate) meeting: Option<usize>,
}

/// People who keep coming and going.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Stream {
    /// Delay before the first person.
    pub(crate) first: Duration,
    pub(crate) people: Vec<usize>,
    pub(crate) every: Duration,
    pub(crate) stay: Duration,
    /// Every n-th person first waits in the lobby. `None` if nobody does.
    pub(crate) lobby_every: Option<u64>,
    pub(crate) admitted_after: Duration,
}

/// People who join within moments of each other.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Wave {
    pub(crate) name: String,
    pub(crate) arrivals: Vec<Arrival>,
}

/// Arrival of one person of a wave, `after` the wave's start.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Arrival {
    pub(crate) after: Duration,
    pub(crate) person: usize,
    pub(crate) in_lobby: bool,
}

/// A mute or unmute operation, finished as soon as it is answered.
#[derive(Clone, Debug, PartialEq)]
pub struct MuteOperation {
    pub id: String,
    /// Whether the operation mutes; otherwise it unmutes.
    pub mutes: bool,
    pub client_context: Option<String>,
    /// Whether the operation was accepted but failed.
    pub failed: bool,
}

/// A call that the app is or was in, or the template of a meeting's calls.
#[derive(Clone, Debug, Default)]
pub struct Call {
    pub id: String,
    pub subject: Option<String>,
    /// Tenant that owns the meeting.
    pub tenant: String,
    pub state: CallState,
    /// The app's own id in the roster.
    pub my_participant: String,
    /// Index of the meeting's organizer among the people, if one is known.
    pub organizer: Option<usize>,
    /// Whether the call is between the app and one other person. Graph then serves no roster and mutes nobody but the
    /// app.
    pub one_to_one: bool,
    /// When the call ends unless kept alive; `None` if another program keeps it alive.
    pub kept_alive_until: Option<Duration>,
    pub people: Vec<Person>,
    pub participants: Vec<Participant>,
    pub invitations: Vec<Invitation>,
    /// All mute and unmute operations, oldest first.
    pub operations: Vec<MuteOperation>,
    /// Scripted answers to invitations. Several for one identity are used in order.
    pub expected: Vec<ExpectedAnswer>,
    /// How invitations can be canceled. A scripted answer may override this.
    pub addressing: Addressing,
    /// Whether invitations with a `participantId` are refused with 400.
    pub rejects_participant_id: bool,
    /// Until this time the roster is empty, even if the call is established.
    pub roster_from: Duration,
    /// Grows with each change of the roster.
    pub roster_version: u64,
    pub(crate) joined: Option<Joined>,
    pub(crate) streams: Vec<Stream>,
    pub(crate) waves: Vec<Wave>,
    pub(crate) timetable: Vec<(Duration, ScheduledEvent)>,
    pub(crate) repeat_every: Option<Duration>,
}

impl Call {
    /// Makes a call without anybody in it.
    pub(crate) fn new(id: String, tenant: String, my_participant: String) -> Self {
        Self {
            id,
            tenant,
            my_participant,
            ..Self::default()
        }
    }

    /// Whether the call has ended.
    pub fn is_over(&self) -> bool {
        matches!(self.state, CallState::Terminated(_))
    }

    /// Returns the participant with this id, ignoring case.
    pub fn participant(&self, id: &str) -> Option<&Participant> {
        self.participants
            .iter()
            .find(|participant| participant.id.eq_ignore_ascii_case(id))
    }

    pub(crate) fn own_participant_mut(&mut self) -> Option<&mut Participant> {
        let own = &self.my_participant;
        self.participants
            .iter_mut()
            .find(|participant| participant.id == *own)
    }

    /// Returns all current visits of the person with this name, one per device.
    pub fn participants_named<'call>(
        &'call self,
        name: &'call str,
    ) -> impl Iterator<Item = &'call Participant> {
        self.participants
            .iter()
            .filter(move |participant| self.person_of(participant).is_some_and(|p| p.name == name))
    }

    /// Returns the person of a visit.
    pub fn person_of(&self, participant: &Participant) -> Option<&Person> {
        self.people.get(participant.person)
    }

    /// Whether a person is in the call or its lobby, on any device.
    pub(crate) fn is_present(&self, person: usize) -> bool {
        self.participants
            .iter()
            .any(|participant| participant.person == person)
    }

    pub(crate) fn person_named(&self, name: &str) -> Option<usize> {
        self.people.iter().position(|person| person.name == name)
    }

    pub(crate) fn wave_named(&self, name: &str) -> Option<usize> {
        self.waves.iter().position(|wave| wave.name == name)
    }

    /// Adds a visit, under `new_id` unless it is the first visit and the scenario sets an id. Guests get `new_identity`
    /// from their second visit on. People without an identity get it at every visit.
    pub(crate) fn enter(
        &mut self,
        person: usize,
        new_id: String,
        new_identity: String,
        in_lobby: bool,
        since: Duration,
    ) {
        let Some(who) = self.people.get_mut(person) else {
            return;
        };
        who.visits += 1;
        let id = if who.visits == 1 {
            who.participant.clone().unwrap_or(new_id)
        } else {
            new_id
        };
        let identity = match (&who.identity, who.kind) {
            (Some(identity), kind) if kind != PersonKind::Guest || who.visits == 1 => {
                identity.clone()
            }
            _ => new_identity,
        };
        let participant = Participant {
            id,
            person,
            identity,
            since,
            in_lobby,
            muted: who.muted,
            server_muted: false,
            media: if in_lobby {
                Vec::new()
            } else {
                who.media.clone()
            },
        };
        self.participants.push(participant);
        self.roster_version += 1;
    }

    /// Removes a participant from the roster; returns the index of their person.
    pub(crate) fn drop_participant(&mut self, id: &str) -> Option<usize> {
        let position = self
            .participants
            .iter()
            .position(|participant| participant.id == id)?;
        self.roster_version += 1;
        Some(self.participants.remove(position).person)
    }

    /// Changes all visits of a person, and increases the version of the roster.
    pub(crate) fn change(&mut self, person: usize, change: impl Fn(&mut Participant, &Person)) {
        let Some(who) = self.people.get(person) else {
            return;
        };
        for participant in self
            .participants
            .iter_mut()
            .filter(|participant| participant.person == person)
        {
            change(participant, who);
        }
        self.roster_version += 1;
    }

    /// Returns the first current visit of an invitee.
    pub(crate) fn visit_of(&self, invitee: &Invitee) -> Option<&Participant> {
        self.participants.iter().find(|participant| {
            let person = self.person_of(participant);
            person.is_some_and(|person| invitee.is(person.kind, &participant.identity))
        })
    }

    /// Returns an invitation, if it is still ringing or being canceled.
    pub(crate) fn open_invitation_mut(&mut self, invitation: usize) -> Option<&mut Invitation> {
        let found = self.invitations.get_mut(invitation);
        found.filter(|invitation| invitation.is_open())
    }

    /// Returns the invitations still ringing or being canceled, with their index.
    pub fn open_invitations(&self) -> impl Iterator<Item = (usize, &Invitation)> {
        self.invitations
            .iter()
            .enumerate()
            .filter(|(_, invitation)| invitation.is_open())
    }

    /// Takes the next scripted answer of an identity; `None` if none is scripted. The last answer
    /// is kept for all later invitations.
    pub(crate) fn take_expectation(&mut self, invitee: &Invitee) -> Option<ExpectedAnswer> {
        let meant = |known: &ExpectedAnswer| invitee.is(known.kind, &known.identity);
        let first = self.expected.iter().position(meant)?;
        let more = self.expected.iter().skip(first + 1).any(meant);
        if more {
            Some(self.expected.remove(first))
        } else {
            self.expected.get(first).cloned()
        }
    }

    /// Returns the index of an invited person, who is added if unknown.
    pub(crate) fn person_for(&mut self, invitee: &Invitee, tenant: &str) -> usize {
        let known = |person: &Person| {
            let identity = person.identity.as_deref();
            identity.is_some_and(|identity| invitee.is(person.kind, identity))
        };
        if let Some(person) = self.people.iter().position(known) {
            return person;
        }
        let mut person = Person::new(
            invitee.kind,
            invitee
                .name
                .clone()
                .unwrap_or_else(|| invitee.identity.clone()),
        );
        person.nameless = invitee.name.is_none();
        person.identity = Some(invitee.identity.clone());
        person.tenant = (invitee.kind == PersonKind::User).then(|| tenant.to_owned());
        self.people.push(person);
        self.people.len() - 1
    }
}
