//! What was told about everybody who was there: the laws forgive the console only what two false readings in a row told it.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::moderation::model::ids::ParticipantId;
use crate::moderation::model::time::Now;

/// One reading about somebody who was there when it was answered.
#[derive(Debug, Clone, Copy)]
struct Said {
    asked: Duration,
    arrives: Duration,
    /// Whether it lists them; otherwise it is false.
    lists: bool,
}

/// All readings about everybody, in the order in which they were asked for.
#[derive(Debug, Default)]
pub(crate) struct Told {
    said: BTreeMap<ParticipantId, Vec<Said>>,
}

impl Told {
    /// A reading says this about somebody who is there.
    pub(crate) fn says(&mut self, id: &ParticipantId, lists: bool, asked: Now, takes: Duration) {
        self.said.entry(id.clone()).or_default().push(Said {
            asked: asked.monotonic,
            arrives: asked.plus(takes).monotonic,
            lists,
        });
    }

    /// Whether one more false reading would be the second in a row. What is true and still on its way helps nobody.
    pub(crate) fn would_be_second(&self, id: &ParticipantId, now: Now) -> bool {
        let said = self.said.get(id).into_iter().flatten().rev();
        let mut counts = said.filter(|it| !it.lists || it.arrives <= now.monotonic);
        counts.next().is_some_and(|newest| !newest.lists)
    }

    /// Whether two false readings in a row have arrived, at any time so far.
    pub(crate) fn was_false_twice(&self, id: &ParticipantId, now: Now) -> bool {
        let said = self.said.get(id).into_iter().flatten();
        let arrived: Vec<&Said> = said.filter(|it| it.arrives <= now.monotonic).collect();
        arrived.windows(2).any(|two| !two[0].lists && !two[1].lists)
    }

    /// Whether the newest reading that has arrived lists them.
    pub(crate) fn lists_now(&self, id: &ParticipantId, now: Now) -> bool {
        let said = self.said.get(id).into_iter().flatten();
        let newest = said
            .filter(|it| it.arrives <= now.monotonic)
            .max_by_key(|it| it.asked);
        newest.is_some_and(|newest| newest.lists)
    }
}
