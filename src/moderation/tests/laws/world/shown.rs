//! Laws about the display: who is shown as present according to honest rosters, and who is reported
//! as joined or left.

use std::collections::BTreeSet;
use std::time::Duration;

use crate::moderation::model::ids::ParticipantId;
use crate::moderation::model::time::Now;
use crate::moderation::state::activity::entry::{ActivityEntry, ActivityEvent};
use crate::moderation::state::row::{Row, RowKey, RowState};
use crate::moderation::tests::laws::world::laws::Truth;
use crate::moderation::tests::laws::world::meeting::Visit;

/// If the rosters have been whole and true for this long, the window must show every departure.
const DEPARTURE_SHOWS: Duration = Duration::from_secs(10);
/// After honest whole rosters for this long, the window must show everybody who is in the call.
const PRESENCE_SHOWS: Duration = Duration::from_secs(5);

/// The joins that were reported, and the honest rosters since the latest false or missing response.
#[derive(Debug, Default)]
pub(crate) struct ReportedMoves {
    /// When each honest whole roster since `misled` was requested.
    honest: Vec<Duration>,
    /// The latest time at which a false or missing response was requested, or at which readings had to start again.
    /// Only responses requested later count.
    misled: Duration,
    joined: BTreeSet<ParticipantId>,
    /// People who were reported as back. Some were reported as joined before, because the removal of their earlier visit
    /// was not proved yet.
    came_back: BTreeSet<ParticipantId>,
    newest: u64,
}

impl ReportedMoves {
    /// Records that an honest whole roster requested at `asked` has arrived. Ignores a roster that was requested before
    /// the latest false or missing response.
    pub(crate) fn is_told_the_truth(&mut self, asked: Now) {
        if asked.monotonic > self.misled {
            self.honest.push(asked.monotonic);
        }
    }

    /// Records that a response requested at `asked` was false or missing, or that readings have to
    /// start again.
    pub(crate) fn is_misled(&mut self, asked: Now) {
        self.misled = self.misled.max(asked.monotonic);
        self.honest.clear();
    }

    /// Returns for how long honest whole rosters have shown an event that happened at `then`.
    /// `None` if none has.
    ///
    /// A roster that has not arrived yet does not count.
    fn known_for(&self, then: Now) -> Option<Duration> {
        let first = self.honest.iter().find(|asked| **asked > then.monotonic)?;
        let newest = self.honest.last()?;
        Some(newest.saturating_sub(*first))
    }

    pub(crate) fn agrees(&self, rows: &[&Row], truth: Truth<'_>) {
        for visit in truth.meeting.as_of(truth.now) {
            let known = self.known_for(visit.from);
            if known.is_some_and(|known| known >= PRESENCE_SHOWS) {
                let row = row_of(rows, &visit.id);
                if !row.is_some_and(Row::is_listed) {
                    truth.broken("whoever is there is shown", format!("{visit:?} {row:?}"));
                }
            }
        }
        for row in rows {
            let visit = row.key.participant().and_then(|id| truth.meeting.visit(id));
            let known = visit
                .and_then(|it| it.until)
                .and_then(|it| self.known_for(it));
            if known.is_none_or(|known| known < DEPARTURE_SHOWS) {
                continue;
            }
            // In any other state, the row shows a removal that may have worked, and may stay.
            let stays = matches!(
                row.state,
                RowState::Present
                    | RowState::CameBack { .. }
                    | RowState::Failed {
                        may_have_worked: false,
                        ..
                    }
            );
            if row.is_listed() || (stays && !row.is_gone()) {
                truth.broken("whoever has left is not shown", format!("{row:?}"));
            }
        }
    }

    /// Checks an activity entry about a join, a return or a departure. Other entries pass.
    pub(crate) fn tells(&mut self, entry: &ActivityEntry, truth: Truth<'_>) {
        self.newest = entry.number;
        let who = entry.what.who().and_then(|who| who.key.as_ref());
        let Some(id) = who.and_then(RowKey::participant) else {
            return;
        };
        let is_first = match entry.what {
            ActivityEvent::Joined { .. } => {
                !self.came_back.contains(id) && self.joined.insert(id.clone())
            }
            ActivityEvent::CameBack { .. } => self.came_back.insert(id.clone()),
            _ => true,
        };
        if !is_first {
            truth.broken("a visit that goes on is never told as a join", id);
        }
        let has_left = matches!(entry.what, ActivityEvent::Left { .. });
        if has_left && truth.meeting.visit(id).is_some_and(Visit::was_removed) {
            truth.broken("whoever was removed is not told to have left", id);
        }
        if has_left && truth.is_certainly_there(id) {
            truth.broken("nobody is told to have left who is there", id);
        }
    }

    /// Returns the number of the newest activity entry that was checked.
    pub(crate) fn newest(&self) -> u64 {
        self.newest
    }
}

fn row_of<'a>(rows: &[&'a Row], id: &ParticipantId) -> Option<&'a Row> {
    rows.iter()
        .copied()
        .find(|row| row.key.participant() == Some(id))
}
