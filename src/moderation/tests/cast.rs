//! People and failures for the tests.

use std::sync::Arc;

use crate::moderation::evidence::departure::{EndedBy, Evidence, ProvedDeparture};
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::participant::{Identity, IdentityKind, Participant};
use crate::moderation::state::row::RowKey;

/// Id of the tenant that the app is signed in to.
pub(crate) const HOME: &str = "home";

/// Returns the object id that the tests use for a person named by this word.
pub(crate) fn oid(word: &str) -> String {
    let sum = word.bytes().fold(0_u64, |sum, byte| {
        sum.wrapping_mul(31).wrapping_add(u64::from(byte))
    });
    format!("00000000-0000-4000-8000-{:012x}", sum & 0xffff_ffff_ffff)
}

/// Makes a user of the home tenant. Participant id, object id and name are derived from `word`.
pub(crate) fn user(word: &str) -> Participant {
    let identity = Identity {
        kind: IdentityKind::User,
        id: Some(oid(word).into()),
        display_name: Some(word.into()),
        tenant: Some(HOME.into()),
        email: None,
    };
    Participant {
        id: Some(word.into()),
        identity,
        ..Participant::default()
    }
}

/// Makes the same user with another participant id.
pub(crate) fn user_as(word: &str, participant: &str) -> Participant {
    Participant {
        id: Some(participant.into()),
        ..user(word)
    }
}

/// Makes a guest. The identity id is different for each participant id.
pub(crate) fn guest(name: &str, participant: &str) -> Participant {
    let mut entry = user_as(name, participant);
    entry.identity.kind = IdentityKind::Guest;
    entry.identity.id = Some(format!("join-{participant}").into());
    entry.identity.tenant = None;
    entry
}

pub(crate) fn named(mut entry: Participant, name: &str) -> Participant {
    entry.identity.display_name = Some(name.into());
    entry
}

pub(crate) fn row_key(participant: &str) -> RowKey {
    RowKey::Participant(participant.into())
}

/// Makes a failure with this cause. Only some causes come with the HTTP status that belongs to them.
pub(crate) fn failure(cause: Cause) -> Arc<Failure> {
    let status = match cause {
        Cause::GrantMissing => Some(403),
        Cause::NotFound | Cause::ParticipantNotFound | Cause::CallNotFound => Some(404),
        Cause::Throttled(_) => Some(429),
        Cause::Refused => Some(400),
        Cause::Service => Some(503),
        _ => None,
    };
    Arc::new(Failure {
        status,
        ..Failure::new(cause)
    })
}

/// Makes a proof, by two rosters, that the app removed a person.
pub(crate) fn removed() -> ProvedDeparture {
    ProvedDeparture {
        how: EndedBy::Removed,
        evidence: Evidence::Rosters,
    }
}

/// Makes a proof, by two rosters, that a person left before the removal arrived.
pub(crate) fn left_before() -> ProvedDeparture {
    ProvedDeparture {
        how: EndedBy::LeftBefore,
        ..removed()
    }
}
