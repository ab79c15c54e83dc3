//! People and failures to tell a stage of.

use std::sync::Arc;

use crate::moderation::model::evidence::{EndedBy, Evidence, ProvedDeparture};
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::participant::{Identity, IdentityKind, Participant};
use crate::moderation::state::row::RowKey;

/// The tenant that is signed in to.
pub(crate) const HOME: &str = "home";

/// The object id of whoever goes by this word.
pub(crate) fn oid(word: &str) -> String {
    let sum = word.bytes().fold(0_u64, |sum, byte| {
        sum.wrapping_mul(31).wrapping_add(u64::from(byte))
    });
    format!("00000000-0000-4000-8000-{:012x}", sum & 0xffff_ffff_ffff)
}

/// A user of the home tenant whose participant id, object id and name are all made of one word.
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

/// The same user, who joined under this participant id.
pub(crate) fn user_as(word: &str, participant: &str) -> Participant {
    Participant {
        id: Some(participant.into()),
        ..user(word)
    }
}

/// A guest: the id of the identity is made anew at each join.
pub(crate) fn guest(name: &str, participant: &str) -> Participant {
    let mut entry = user_as(name, participant);
    entry.identity.kind = IdentityKind::Guest;
    entry.identity.id = Some(format!("join-{participant}").into());
    entry.identity.tenant = None;
    entry
}

/// The same entry under another name.
pub(crate) fn named(mut entry: Participant, name: &str) -> Participant {
    entry.identity.display_name = Some(name.into());
    entry
}

pub(crate) fn row_key(participant: &str) -> RowKey {
    RowKey::Participant(participant.into())
}

/// A failure with this cause and the status that goes with it.
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

/// Removed, as two rosters proved.
pub(crate) fn removed() -> ProvedDeparture {
    ProvedDeparture {
        how: EndedBy::Removed,
        evidence: Evidence::Rosters,
    }
}

/// Had left before the removal came, as two rosters proved.
pub(crate) fn left_before() -> ProvedDeparture {
    ProvedDeparture {
        how: EndedBy::LeftBefore,
        ..removed()
    }
}
