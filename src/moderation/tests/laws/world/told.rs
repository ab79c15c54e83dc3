//! What readings say about each person in the call. The laws (see `laws`) allow the console to be wrong about a person
//! only after two consecutive false readings of that person.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::moderation::model::ids::ParticipantId;
use crate::moderation::model::time::Now;

/// What one reading says about a person who was in the call when the service answered. The reading
/// may be a roster, or a response about this person alone.
#[derive(Debug, Clone, Copy)]
struct Said {
    asked: Duration,
    arrives: Duration,
    /// Whether the reading lists the person. If not, the reading is false.
    lists: bool,
}

/// All readings about each person, in the order in which the readings were requested.
#[derive(Debug, Default)]
pub(crate) struct ReadingsByPerson {
    said: BTreeMap<ParticipantId, Vec<Said>>,
}

impl ReadingsByPerson {
    /// Records what a reading says about a person who is present.
    pub(crate) fn says(&mut self, id: &ParticipantId, lists: bool, asked: Now, takes: Duration) {
        self.said.entry(id.clone()).or_default().push(Said {
            asked: asked.monotonic,
            arrives: asked.plus(takes).monotonic,
            lists,
        });
    }

    /// Whether the previous reading was false, so that a false one now would be the second in a row.
    ///
    /// True readings that are still on their way are skipped; false ones are not.
    pub(crate) fn would_be_second(&self, id: &ParticipantId, now: Now) -> bool {
        let said = self.said.get(id).into_iter().flatten().rev();
        let mut counts = said.filter(|it| !it.lists || it.arrives <= now.monotonic);
        counts.next().is_some_and(|newest| !newest.lists)
    }

    /// Whether two consecutive false readings about the person have ever arrived.
    pub(crate) fn was_false_twice(&self, id: &ParticipantId, now: Now) -> bool {
        let said = self.said.get(id).into_iter().flatten();
        let arrived: Vec<&Said> = said.filter(|it| it.arrives <= now.monotonic).collect();
        arrived.windows(2).any(|two| !two[0].lists && !two[1].lists)
    }

    /// Whether the most recently requested reading that has arrived lists the person.
    pub(crate) fn lists_now(&self, id: &ParticipantId, now: Now) -> bool {
        let said = self.said.get(id).into_iter().flatten();
        let newest = said
            .filter(|it| it.arrives <= now.monotonic)
            .max_by_key(|it| it.asked);
        newest.is_some_and(|newest| newest.lists)
    }
}
