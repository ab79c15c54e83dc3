//! One call: its roster, its invitations and how it ends.
//!
//! The rules here need no clock: [`crate::simulator::World`] says when things happen.

use std::time::Duration;

use crate::simulator::model::call_state::CallState;
use crate::simulator::model::invitation::{Addressing, ExpectedAnswer, Invitation, Invitee};
use crate::simulator::model::new_call::NewCall;
use crate::simulator::model::person::{Media, Person, PersonKind};
use crate::simulator::model::scheduled_event::ScheduledEvent;

/// One visit of one person.
#[derive(Clone, Debug, PartialEq)]
pub struct Participant {
    pub id: String,
    /// Which of the call's people this is.
    pub person: usize,
    /// What Graph gives as the identity's id during this visit.
    pub identity: String,
    /// Since when they are there, in the world's time.
    pub since: Duration,
    pub in_lobby: bool,
    pub muted: bool,
    /// Muted by the service, which drops what they send.
    pub server_muted: bool,
    pub media: Vec<Media>,
}

/// How the app came into a call by a request of its own.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Joined {
    pub(crate) new: NewCall,
    /// Which meeting that was; none where there is no such meeting.
    pub(crate) meeting: Option<usize>,
}

/// People who keep coming and going.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Stream {
    /// How long after the start the first of them comes.
    pub(crate) first: Duration,
    pub(crate) people: Vec<usize>,
    pub(crate) every: Duration,
    pub(crate) stay: Duration,
    /// Each n-th of them has to wait in the lobby.
    pub(crate) lobby_every: Option<u64>,
    pub(crate) admitted_after: Duration,
}

/// Who comes how long after the wave began.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Wave {
    pub(crate) name: String,
    pub(crate) arrivals: Vec<Arrival>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Arrival {
    pub(crate) after: Duration,
    pub(crate) person: usize,
    pub(crate) in_lobby: bool,
}

/// An operation that is over as soon as it is answered.
#[derive(Clone, Debug, PartialEq)]
pub struct MuteOperation {
    pub id: String,
    /// Whether somebody was to be muted; the opposite where not.
    pub mutes: bool,
    pub client_context: Option<String>,
    /// Accepted, and came to nothing.
    pub failed: bool,
}

/// A call that the application is in.
#[derive(Clone, Debug)]
pub struct Call {
    pub id: String,
    pub subject: Option<String>,
    /// The tenant that owns the meeting.
    pub tenant: String,
    pub state: CallState,
    /// The application's own entry in the roster.
    pub my_participant: String,
    /// Which of the people organised the meeting.
    pub organizer: Option<usize>,
    /// Only the app and one other; Graph then serves no roster and mutes nobody.
    pub one_to_one: bool,
    /// When the call ends unless it is kept alive; none where another program sees to that.
    pub kept_alive_until: Option<Duration>,
    pub people: Vec<Person>,
    pub participants: Vec<Participant>,
    pub invitations: Vec<Invitation>,
    /// What was muted and unmuted.
    pub operations: Vec<MuteOperation>,
    /// How identities take an invitation; several entries for one of them are met in their order.
    pub expected: Vec<ExpectedAnswer>,
    /// How an invitation without a setting of its own can be cancelled.
    pub addressing: Addressing,
    /// Answers 400 to an invitation that brings a `participantId`.
    pub rejects_participant_id: bool,
    /// Until when the roster is still empty although the call is established.
    pub roster_from: Duration,
    /// Grows with every change of the roster.
    pub roster_version: u64,
    pub(crate) joined: Option<Joined>,
    pub(crate) streams: Vec<Stream>,
    pub(crate) waves: Vec<Wave>,
    pub(crate) timetable: Vec<(Duration, ScheduledEvent)>,
    pub(crate) repeat_every: Option<Duration>,
}

impl Call {
    /// A call that nobody is in yet.
    pub(crate) fn new(id: String, tenant: String, my_participant: String) -> Self {
        Self {
            id,
            subject: None,
            tenant,
            state: CallState::Establishing,
            my_participant,
            organizer: None,
            one_to_one: false,
            kept_alive_until: None,
            people: Vec::new(),
            participants: Vec::new(),
            invitations: Vec::new(),
            operations: Vec::new(),
            expected: Vec::new(),
            addressing: Addressing::default(),
            rejects_participant_id: false,
            roster_from: Duration::ZERO,
            roster_version: 0,
            joined: None,
            streams: Vec::new(),
            waves: Vec::new(),
            timetable: Vec::new(),
            repeat_every: None,
        }
    }

    /// Whether the call can still be asked about its roster.
    pub fn is_over(&self) -> bool {
        matches!(self.state, CallState::Terminated(_))
    }

    /// The participant with this id, in whatever case it is written.
    pub fn participant(&self, id: &str) -> Option<&Participant> {
        self.participants
            .iter()
            .find(|participant| participant.id.eq_ignore_ascii_case(id))
    }

    /// The app's own entry, to be changed.
    pub(crate) fn own_participant_mut(&mut self) -> Option<&mut Participant> {
        let own = &self.my_participant;
        self.participants
            .iter_mut()
            .find(|participant| participant.id == *own)
    }

    /// Everybody in the call who goes by this name; one person on two devices is there twice.
    pub fn participants_named<'call>(
        &'call self,
        name: &'call str,
    ) -> impl Iterator<Item = &'call Participant> {
        self.participants
            .iter()
            .filter(move |participant| self.person_of(participant).is_some_and(|p| p.name == name))
    }

    /// Whose visit this is.
    pub fn person_of(&self, participant: &Participant) -> Option<&Person> {
        self.people.get(participant.person)
    }

    /// Whether a person is in the call or its lobby, from any device.
    pub(crate) fn is_present(&self, person: usize) -> bool {
        self.participants
            .iter()
            .any(|participant| participant.person == person)
    }

    /// Which of the people has this name.
    pub(crate) fn person_named(&self, name: &str) -> Option<usize> {
        self.people.iter().position(|person| person.name == name)
    }

    /// Which of the waves has this name.
    pub(crate) fn wave_named(&self, name: &str) -> Option<usize> {
        self.waves.iter().position(|wave| wave.name == name)
    }

    /// Lets a person in under a participant id that nobody has had; the identity is new too where it is made up per visit.
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

    /// Takes a participant out of the roster and says whose visit ended.
    pub(crate) fn drop_participant(&mut self, id: &str) -> Option<usize> {
        let position = self
            .participants
            .iter()
            .position(|participant| participant.id == id)?;
        self.roster_version += 1;
        Some(self.participants.remove(position).person)
    }

    /// Changes every visit of a person, or nothing where they are not in the call.
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

    /// The first visit under this identity, of a person of this kind.
    pub(crate) fn visit_of(&self, kind: PersonKind, identity: &str) -> Option<&Participant> {
        self.participants.iter().find(|participant| {
            let person = self.person_of(participant);
            participant.identity.eq_ignore_ascii_case(identity)
                && person.is_some_and(|person| person.kind == kind)
        })
    }

    /// An invitation, if it still rings or is being cancelled.
    pub(crate) fn open_invitation_mut(&mut self, invitation: usize) -> Option<&mut Invitation> {
        let found = self.invitations.get_mut(invitation);
        found.filter(|invitation| invitation.is_open())
    }

    /// Invitations that still ring or are being cancelled, with their place in the list.
    pub fn open_invitations(&self) -> impl Iterator<Item = (usize, &Invitation)> {
        self.invitations
            .iter()
            .enumerate()
            .filter(|(_, invitation)| invitation.is_open())
    }

    /// What is expected of an identity next; the last expectation holds for every later invitation.
    pub(crate) fn take_expectation(&mut self, invitee: &Invitee) -> Option<ExpectedAnswer> {
        let meant = |known: &ExpectedAnswer| {
            known.kind == invitee.kind && known.identity.eq_ignore_ascii_case(&invitee.identity)
        };
        let first = self.expected.iter().position(meant)?;
        let more = self.expected.iter().skip(first + 1).any(meant);
        if more {
            Some(self.expected.remove(first))
        } else {
            self.expected.get(first).cloned()
        }
    }

    /// The person behind an invitation, made known to the call where nobody has heard of them.
    pub(crate) fn person_for(&mut self, invitee: &Invitee, tenant: &str) -> usize {
        let known = |person: &Person| {
            person.kind == invitee.kind
                && person
                    .identity
                    .as_deref()
                    .is_some_and(|id| id.eq_ignore_ascii_case(&invitee.identity))
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
