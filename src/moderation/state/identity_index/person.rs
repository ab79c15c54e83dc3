//! The data of a present person that the index compares.

use std::sync::Arc;

use crate::moderation::model::name::SafeName;
use crate::moderation::model::participant::{Badge, LastingIdentity};
use crate::moderation::model::time::Now;

#[derive(Debug)]
pub(super) struct IndexedPerson {
    pub(super) name: SafeName,
    pub(super) badge: Badge,
    pub(super) tenant: Option<Arc<str>>,
    pub(super) lasting: Option<LastingIdentity>,
    pub(super) first_seen: Now,
}

impl IndexedPerson {
    /// Returns the letters of the name, which are equal for names that look the same.
    pub(super) fn letters(&self) -> &Arc<str> {
        self.name.appearance().letters()
    }

    /// Whether this person is a member. Other people may pose as members.
    pub(super) fn is_original(&self) -> bool {
        self.badge == Badge::Member
    }

    /// Whether the person is a guest or of another tenant. Our tenant does not vouch for their name.
    pub(super) fn is_outsider(&self) -> bool {
        self.badge.is_outsider()
    }
}
