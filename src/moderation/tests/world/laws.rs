//! The laws. What the console sends, writes and shows is held against the truth, and against what it was told.
//!
//! It may be wrong about somebody of whom two readings in a row told something false, and about nobody else.

use std::fmt::Display;

use super::meeting::Meeting;
use super::told::Told;
use crate::moderation::ids::ParticipantId;
use crate::moderation::time::Now;
pub(super) use record::Record;
pub(super) use requests::Requests;
pub(super) use shown::Shown;

mod record;
mod requests;
mod shown;

/// The world as it is now.
#[derive(Clone, Copy)]
pub(super) struct Truth<'a> {
    pub(super) now: Now,
    pub(super) meeting: &'a Meeting,
    pub(super) told: &'a Told,
}

impl Truth<'_> {
    /// Whether this person is there and the console has no excuse for not knowing it.
    pub(super) fn is_certainly_there(&self, id: &ParticipantId) -> bool {
        self.meeting.is_there(id) && !self.told.was_false_twice(id, self.now)
    }

    /// A law is broken.
    pub(super) fn broken(&self, law: &str, about: impl Display) -> ! {
        let at = self.now.monotonic;
        panic!("at {at:?}: {law}: {about}");
    }
}
