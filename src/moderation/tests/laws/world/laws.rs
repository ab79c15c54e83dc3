//! Compares the console with the truth, and with the responses that it received.
//!
//! The modules `requests`, `record` and `shown` contain the laws about what the console sends,
//! writes and shows. The console may be wrong about a person only after two consecutive false
//! readings of that person.

use std::fmt::Display;

use crate::moderation::model::ids::ParticipantId;
use crate::moderation::model::time::Now;
use crate::moderation::tests::laws::world::meeting::Meeting;
use crate::moderation::tests::laws::world::service::Service;
use crate::moderation::tests::laws::world::told::ReadingsByPerson;

/// The world as it is now, and what readings have said about it.
#[derive(Clone, Copy)]
pub(crate) struct Truth<'a> {
    pub(crate) now: Now,
    pub(crate) meeting: &'a Meeting,
    pub(crate) told: &'a ReadingsByPerson,
}

impl<'a> Truth<'a> {
    pub(crate) fn new(now: Now, meeting: &'a Meeting, service: &'a Service) -> Self {
        let told = &service.told;
        Self { now, meeting, told }
    }

    /// Whether the person is in the call, and the console should know that, because it never got two false readings in
    /// a row about the person.
    pub(crate) fn is_certainly_there(self, id: &ParticipantId) -> bool {
        self.meeting.is_there(id) && !self.told.was_false_twice(id, self.now)
    }

    /// Fails the test, because the console broke this law.
    pub(crate) fn broken(self, law: &str, about: impl Display) -> ! {
        let at = self.now.monotonic;
        panic!("at {at:?}: {law}: {about}");
    }
}
