//! What one roster entry means for its row: the key, the name, the role.

use std::collections::HashMap;
use std::sync::Arc;

use super::Facts;
use crate::moderation::name::SafeName;
use crate::moderation::participant::{Identity, IdentityKind, Participant};
use crate::moderation::row::{Role, RowKey};

/// What the row is bound to; entries without an id are numbered among those with the same identity.
pub(super) fn key_of(
    participant: &Participant,
    unaddressed: &mut HashMap<Arc<str>, u32>,
) -> RowKey {
    if let Some(id) = &participant.id
        && !id.as_str().is_empty()
    {
        return RowKey::Participant(id.clone());
    }
    let identity = &participant.identity;
    let who: Arc<str> = match (&identity.id, &identity.display_name) {
        (Some(id), _) => id.clone(),
        (None, Some(name)) => name.clone(),
        (None, None) => Arc::from(""),
    };
    let number = unaddressed.entry(who.clone()).or_insert(0);
    *number += 1;
    RowKey::Unaddressed(who, *number)
}

pub(super) fn safe_name(identity: &Identity) -> SafeName {
    identity
        .display_name
        .as_deref()
        .map(SafeName::new)
        .unwrap_or_default()
}

/// Our own entry first, since it is never removed; then whoever is handled with care.
pub(super) fn role_of(participant: &Participant, facts: &Facts) -> Role {
    let same_person = |organizer: &Identity| {
        participant.identity.lasting().is_some()
            && organizer.kind == participant.identity.kind
            && organizer
                .id
                .as_deref()
                .zip(participant.identity.id.as_deref())
                .is_some_and(|(one, other)| one.eq_ignore_ascii_case(other))
    };
    if is_own(participant, facts) {
        Role::ThisApp
    } else if facts.organizer.as_ref().is_some_and(same_person) {
        Role::Organizer
    } else if participant.recording {
        Role::Recorder
    } else if is_protected(participant, facts) {
        Role::Protected
    } else {
        Role::Attendee
    }
}

/// By the entry that the call names; before it was read, by the app's own id, so that nobody takes it for somebody else.
fn is_own(participant: &Participant, facts: &Facts) -> bool {
    if facts.own.is_some() {
        return participant.id == facts.own;
    }
    let identity = &participant.identity;
    let ids = identity.id.as_deref().zip(facts.app.as_deref());
    identity.kind == IdentityKind::Application
        && ids.is_some_and(|(theirs, ours)| theirs.eq_ignore_ascii_case(ours))
}

fn is_protected(participant: &Participant, facts: &Facts) -> bool {
    !facts.protected.is_empty()
        && participant
            .identity
            .lasting()
            .is_some_and(|identity| facts.protected.contains(&identity))
}
