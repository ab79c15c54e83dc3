//! The readings about everybody present. The laws excuse the console only after two consecutive
//! false readings.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::moderation::model::ids::ParticipantId;
use crate::moderation::model::time::Now;

/// One reading about a person who was present when it was answered.
#[derive(Debug, Clone, Copy)]
struct Said {
    asked: Duration,
    arrives: Duration,
    /// Whether it lists the person. If not, it is false.
    lists: bool,
}

/// All readings about everybody, in the order in which they were asked for.
#[derive(Debug, Default)]
pub(crate) struct Told {
    said: BTreeMap<ParticipantId, Vec<Said>>,
}

impl Told {
    /// Records what a reading says about a person who is present.
    pub(crate) fn says(&mut self, id: &ParticipantId, lists: bool, asked: Now, takes: Duration) {
        self.said.entry(id.clone()).or_default().push(Said {
            asked: asked.monotonic,
            arrives: asked.plus(takes).monotonic,
            lists,
        });
    }

    /// Whether another false reading would be the second in a row. A true one that has not arrived
    /// does not count.
    pub(crate) fn would_be_second(&self, id: &ParticipantId, now: Now) -> bool {
        let said = self.said.get(id).into_iter().flatten().rev();
        let mut counts = said.filter(|it| !it.lists || it.arrives <= now.monotonic);
        counts.next().is_some_and(|newest| !newest.lists)
    }

    /// Whether two consecutive false readings have ever arrived.
    pub(crate) fn was_false_twice(&self, id: &ParticipantId, now: Now) -> bool {
        let said = self.said.get(id).into_iter().flatten();
        let arrived: Vec<&Said> = said.filter(|it| it.arrives <= now.monotonic).collect();
        arrived.windows(2).any(|two| !two[0].lists && !two[1].lists)
    }

    /// Whether the newest reading that has arrived lists the person.
    pub(crate) fn lists_now(&self, id: &ParticipantId, now: Now) -> bool {
        let said = self.said.get(id).into_iter().flatten();
        let newest = said
            .filter(|it| it.arrives <= now.monotonic)
            .max_by_key(|it| it.asked);
        newest.is_some_and(|newest| newest.lists)
    }
}
