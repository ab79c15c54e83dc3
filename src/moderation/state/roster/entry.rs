//! Derives the key and the role of a row from a roster entry.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::moderation::model::ids::ParticipantId;
use crate::moderation::model::participant::{Identity, IdentityKind, LastingIdentity, Participant};
use crate::moderation::state::row::{Role, RowKey};

/// Assigns row keys to the entries of one reading.
pub(crate) struct EntryKeys {
    /// For each identity, or else for each name: the last number given to an entry without an id of its own.
    unaddressed: HashMap<Arc<str>, u32>,
    /// Ids that entries of different people have in common.
    shared: HashSet<ParticipantId>,
    /// Shared ids that were already given to an entry as its row key.
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

    /// Returns the row key of an entry, and whether another person's entry has the same id.
    ///
    /// Entries without an id of their own are numbered per identity, or else per name.
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

    /// Returns the row key of an entry that has no id of its own.
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

/// Returns the ids that entries of different people share. A repeated entry of one person does not
/// count.
pub(crate) fn shared_ids(participants: &[Participant]) -> HashSet<ParticipantId> {
    let mut owners: HashMap<&ParticipantId, &Identity> = HashMap::with_capacity(participants.len());
    let mut shared = HashSet::new();
    for participant in participants.iter().filter(|one| one.has_id()) {
        let Some(id) = &participant.id else { continue };
        let owner = *owners.entry(id).or_insert(&participant.identity);
        if *owner != participant.identity && !owner.is_same_as(&participant.identity) {
            shared.insert(id.clone());
        }
    }
    shared
}

/// Returns the role of an entry. First checks whether the entry is this app, which must never be removed. Then checks
/// the roles whose removal needs care.
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

/// Whether an entry is this app: by the participant id that the call names, or by the app id. Graph
/// sometimes omits one of the two.
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

/// Facts about the call and the session that decide how rows are shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CallFacts {
    /// Participant id of this app (`call.myParticipantId`). Until Graph names it, the id of the only row, if that row
    /// waits in the lobby. `None` if neither is known.
    pub own: Option<ParticipantId>,
    /// Id of the app that is signed in. Also identifies this app's entry, for example until Graph names its participant
    /// id.
    pub app: Option<Arc<str>>,
    /// The organizer of the meeting.
    pub organizer: Option<Identity>,
    /// Id of the tenant that we are signed in to.
    pub home: Option<Arc<str>>,
    /// People whom the operator protects.
    pub protected: Arc<[LastingIdentity]>,
}
