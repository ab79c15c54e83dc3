//! What one roster entry means for its row: the key, the name, the role.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::moderation::model::ids::ParticipantId;
use crate::moderation::model::participant::{Identity, IdentityKind, LastingIdentity, Participant};
use crate::moderation::state::row::{Role, RowKey};

/// Gives the entries of one reading their keys.
pub(crate) struct EntryKeys {
    unaddressed: HashMap<Arc<str>, u32>,
    /// Ids that stand over entries of different people.
    shared: HashSet<ParticipantId>,
    given: HashSet<ParticipantId>,
}

impl EntryKeys {
    pub(crate) fn new(shared: HashSet<ParticipantId>) -> Self {
        Self {
            unaddressed: HashMap::new(),
            shared,
            given: HashSet::new(),
        }
    }

    /// What the row is bound to, and whether its id is shared; entries without an id of their own are numbered among those
    /// with the same identity.
    pub(crate) fn key_of(&mut self, participant: &Participant) -> (RowKey, bool) {
        let id = participant.id.clone().filter(|_| participant.has_id());
        let shares_id = id.as_ref().is_some_and(|id| self.shared.contains(id));
        match id {
            Some(id) if !shares_id || self.given.insert(id.clone()) => {
                (RowKey::Participant(id), shares_id)
            }
            _ => (self.number(&participant.identity), shares_id),
        }
    }

    fn number(&mut self, identity: &Identity) -> RowKey {
        let who: Arc<str> = match (&identity.id, &identity.display_name) {
            (Some(id), _) => id.clone(),
            (None, Some(name)) => name.clone(),
            (None, None) => Arc::from(""),
        };
        let number = self.unaddressed.entry(who.clone()).or_insert(0);
        *number += 1;
        RowKey::Unaddressed(who, *number)
    }
}

/// The ids under which different people are listed; an entry that merely comes twice is one.
pub(crate) fn shared_ids(participants: &[Participant]) -> HashSet<ParticipantId> {
    let mut owners: HashMap<&ParticipantId, &Identity> = HashMap::with_capacity(participants.len());
    let mut shared = HashSet::new();
    for participant in participants.iter().filter(|one| one.has_id()) {
        let Some(id) = &participant.id else { continue };
        let owner = *owners.entry(id).or_insert(&participant.identity);
        if !owner.is_same_as(&participant.identity) && *owner != participant.identity {
            shared.insert(id.clone());
        }
    }
    shared
}

/// Our own entry first, since it is never removed; then whoever is handled with care.
pub(crate) fn role_of(participant: &Participant, facts: &CallFacts) -> Role {
    let identity = &participant.identity;
    let organizer = facts.organizer.as_ref();
    if is_own(participant, facts) {
        Role::ThisApp
    } else if organizer.is_some_and(|organizer| organizer.is_same_as(identity)) {
        Role::Organizer
    } else if participant.recording && is_application(identity) {
        Role::Recorder
    } else if is_protected(participant, facts) {
        Role::Protected
    } else {
        Role::Attendee
    }
}

fn is_application(identity: &Identity) -> bool {
    matches!(
        identity.kind,
        IdentityKind::Application | IdentityKind::ApplicationInstance
    )
}

/// By the entry that the call names, or by the app's own id: neither is told in every answer.
pub(crate) fn is_own(participant: &Participant, facts: &CallFacts) -> bool {
    let is_named = facts.own.is_some() && participant.id == facts.own;
    is_named
        || (participant.identity.kind == IdentityKind::Application
            && is_our_app(participant, facts))
}

fn is_our_app(participant: &Participant, facts: &CallFacts) -> bool {
    let ours = Identity {
        kind: IdentityKind::Application,
        id: facts.app.clone(),
        ..Identity::default()
    };
    ours.is_same_as(&participant.identity)
}

fn is_protected(participant: &Participant, facts: &CallFacts) -> bool {
    let mut protected = facts.protected.iter();
    !facts.protected.is_empty()
        && participant
            .identity
            .lasting()
            .is_some_and(|identity| protected.any(|known| known.is_same_as(&identity)))
}

/// What is known of the call from elsewhere and decides how a row is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CallFacts {
    /// Our own entry (`call.myParticipantId`).
    pub own: Option<ParticipantId>,
    /// The app that is signed in: its entry is ours as long as the call itself has not told which one is.
    pub app: Option<Arc<str>>,
    /// Who organises the meeting.
    pub organizer: Option<Identity>,
    /// The tenant that was signed in to.
    pub home: Option<Arc<str>>,
    /// Whom the moderator has put under protection.
    pub protected: Arc<[LastingIdentity]>,
}
