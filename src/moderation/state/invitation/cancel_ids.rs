//! The participant ids with which an invitation might be canceled.

use crate::moderation::model::ids::{ParticipantId, check_segment};

/// One participant id with which an invitation might be canceled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// Source of the participant id.
    pub source: CancelIdSource,
    /// The participant id, for the request's path.
    pub id: ParticipantId,
}

/// Source of a participant id, most promising first. Graph's documentation does not say which id a
/// cancellation needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CancelIdSource {
    /// `participants[].id` of the invite response.
    Served,
    /// `participants[].participantId` of the invite response.
    Echoed,
    /// The GUID that this app sent as `participantId`.
    Own,
}

/// Returns the participant ids of an invitation in the order in which a cancellation tries them.
///
/// Drops duplicates and ids that cannot be sent in a path.
pub fn ids_to_try(
    served: Option<ParticipantId>,
    echoed: Option<ParticipantId>,
    own: Option<ParticipantId>,
) -> Vec<Address> {
    let mut addresses: Vec<Address> = Vec::with_capacity(3);
    for (source, id) in [
        (CancelIdSource::Served, served),
        (CancelIdSource::Echoed, echoed),
        (CancelIdSource::Own, own),
    ] {
        let Some(id) = id else { continue };
        let usable = check_segment(id.as_str()).is_ok();
        if usable && !addresses.iter().any(|known| known.id == id) {
            addresses.push(Address { source, id });
        }
    }
    addresses
}
