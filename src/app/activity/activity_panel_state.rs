//! The state of the activity panel, and the lines that it shows. Each long run of consecutive joins is folded into one line.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use crate::app::activity::earlier_ui::EarlierActionsState;
use crate::app::activity::export_ui::ExportForm;
use crate::app::parts::note_ui::NoteDraft;
use crate::app::state::action::Action;
use crate::moderation::model::ids::CallId;
use crate::moderation::model::time::Now;
use crate::moderation::state::activity::entry::{ActivityEntry, ActivityEvent};
use crate::moderation::state::snapshot::Snapshot;
use crate::moderation::views::activity_filter::{ActionKind, EntryFilter, ResultKind};
use crate::moderation::views::failures::standing_failures;

/// At least this many consecutive joins are folded into one line.
const FOLDED_FROM: usize = 4;

/// Which entries are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum ActivityFilter {
    /// All entries.
    #[default]
    All,
    /// Actions that the operator ordered, including automatic cancellations and removals on arrival. Excludes the
    /// actions of rules.
    Mine,
    /// Entries about failures that still matter.
    Failures,
}

/// The state of the panel.
#[derive(Debug, Default)]
pub struct ActivityPanelState {
    /// The choice of All, Mine or Failures.
    pub filter: ActivityFilter,
    /// The number of the entry whose details are open.
    pub open: Option<u64>,
    /// The person, call, action and result to filter by.
    pub(crate) narrowed: ActivityNarrowing,
    pub(crate) export: Option<ExportForm>,
    /// The dialog with the actions of earlier sessions, while it is open.
    pub(crate) earlier: Option<EarlierActionsState>,
    /// When the window got its first snapshot with a session of the current tenant, app and Graph host. Earlier actions count
    /// as actions of earlier sessions. `None` before that snapshot.
    pub(crate) since: Option<Timestamp>,
    pub(crate) note: Option<NoteDraft>,
    /// Whether the panel is shown in full although the window is low.
    pub raised: bool,
    /// Whether something in the panel has the focus.
    pub(crate) has_focus: bool,
    /// Number of passes of egui in which the panel still claims the focus.
    pub(crate) takes_focus: u8,
    /// Height of the open entry's details in the last frame, in points.
    pub(crate) details: f32,
    /// Where the list scrolls in the next frame. `None` if it stays.
    pub(crate) scroll: Option<ActivityScroll>,
    /// The number of the newest entry when the list was last at its top. `None` before the first frame.
    seen: Option<u64>,
    /// The open entry, and the height of the lines above it in the last frame, in points.
    read: Option<(u64, f32)>,
    pub(crate) shown: FilteredActivity,
    /// The runs of joins that the user has unfolded, each by the number of its oldest entry.
    unfolded: BTreeSet<u64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ActivityScroll {
    ToOpen,
    ToNewest,
}

type SharedEntries = Arc<Vec<Arc<ActivityEntry>>>;

/// The data from which the panel's lines were made: the entries, the version of each call, and the filters.
type FilteredFrom = (SharedEntries, Vec<u64>, ActivityFilter, EntryFilter);

/// The entries that pass the filters. Updated when the list, a call or a filter changes, or a run of joins is folded or unfolded.
#[derive(Debug, Default)]
pub(crate) struct FilteredActivity {
    of: Option<FilteredFrom>,
    /// The entries, newest first, as indices into the snapshot's activity.
    places: Vec<usize>,
    /// The panel's lines: the same entries, with runs of joins folded unless the user has unfolded them.
    pub(crate) lines: Vec<ActivityLine>,
    /// Numbers of the failures that still matter.
    pub(crate) failures: HashSet<u64>,
}

/// A line of the panel: an entry, or a run of joins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ActivityLine {
    /// A single entry, by its index in the snapshot's activity.
    Entry(usize),
    /// A run of joins: its folded line, or the heading above its entries.
    Joins {
        /// Index of the newest join in the snapshot's activity.
        newest: usize,
        /// Index of the oldest join in the snapshot's activity.
        oldest: usize,
        count: usize,
        /// Number of the oldest join's entry, under which the panel remembers that the run is unfolded. Newer joins
        /// don't change it.
        key: u64,
        /// Whether the entries of the run are listed below this line.
        is_open: bool,
    },
}

impl ActivityPanelState {
    /// Shows the panel in full and without filters, opens the details of entry `number`, and scrolls to them.
    pub fn show(&mut self, number: u64) {
        self.show_all();
        self.open = Some(number);
        self.raised = true;
        self.scroll = Some(ActivityScroll::ToOpen);
    }

    /// Shows the panel in full and gives it the focus.
    pub(crate) fn raise(&mut self) {
        self.raised = true;
        self.takes_focus = 2;
    }

    /// Shows the panel as one line again if the window is low.
    pub(crate) fn lower(&mut self) {
        self.raised = false;
    }

    /// Whether a filter may hide entries.
    pub(crate) fn is_filtered(&self) -> bool {
        let narrowed = &self.narrowed;
        self.filter != ActivityFilter::All || narrowed.count() > 0 || !narrowed.person.is_empty()
    }

    /// Removes all filters.
    pub(crate) fn show_all(&mut self) {
        self.filter = ActivityFilter::All;
        self.narrowed = ActivityNarrowing::default();
    }

    /// Records the height above the open entry, in points. Returns by how much this height changed since the last
    /// frame.
    ///
    /// `None` if it changed by at most half a point, or if the same entry wasn't open in both frames.
    pub(crate) fn moved(&mut self, above: Option<f32>) -> Option<f32> {
        let before = std::mem::replace(&mut self.read, self.open.zip(above));
        let ((number, before), (open, above)) = before.zip(self.read)?;
        let moved = above - before;
        (number == open && moved.abs() > 0.5).then_some(moved)
    }

    /// Counts the entries that pass the filters and came since the list was last at its top. `is_at_top` says whether
    /// the list is at its top now.
    pub(crate) fn newer(&mut self, entries: &[Arc<ActivityEntry>], is_at_top: bool) -> usize {
        let newest = entries.last().map_or(0, |entry| entry.number);
        if is_at_top {
            self.seen = Some(newest);
        }
        let seen = *self.seen.get_or_insert(newest);
        let places = self.shown.places.iter();
        places
            .filter(|place| entries[**place].number > seen)
            .count()
    }

    pub(crate) fn open_export(&mut self) {
        self.export = Some(ExportForm::default());
    }

    /// Returns the number of entries that pass the filters.
    pub(crate) fn count(&self) -> usize {
        self.shown.places.len()
    }

    /// Returns the entries that pass the filters, oldest first, for the export.
    pub(crate) fn shown_entries(&self) -> Vec<Arc<ActivityEntry>> {
        let Some((entries, ..)) = &self.shown.of else {
            return Vec::new();
        };
        let places = self.shown.places.iter().rev();
        places.map(|place| entries[*place].clone()).collect()
    }

    /// Updates the lines from the newest snapshot.
    pub(crate) fn take_over(&mut self, cx: &ActivityUi<'_>) {
        let entries = &cx.snapshot.activity;
        let narrowed = &self.narrowed;
        let fine = EntryFilter {
            person: narrowed.person.clone(),
            call: cx.shown.filter(|_| narrowed.this_call).cloned(),
            action: narrowed.action,
            result: narrowed.result,
        };
        let calls = &cx.snapshot.calls;
        let versions: Vec<u64> = calls.iter().map(|call| call.version).collect();
        let of = self.shown.of.as_ref();
        let is_known = of.is_some_and(|(of, seen, filter, known)| {
            Arc::ptr_eq(of, entries)
                && *seen == versions
                && *filter == self.filter
                && *known == fine
        });
        if is_known {
            return;
        }
        let filter = self.filter;
        let failures = standing_failures(entries, calls);
        let fits = |place: &usize, entry: &ActivityEntry| match filter {
            ActivityFilter::All => true,
            ActivityFilter::Mine => entry.is_ordered(),
            ActivityFilter::Failures => failures.contains(place),
        };
        let coarse = entries.iter().map(|entry| &**entry).enumerate();
        let places = fine.places(coarse.filter(|(place, entry)| fits(place, entry)));
        // A search for people should show each person who joined, so joins aren't folded.
        let folds = fine.person.trim().is_empty() && fine.action != Some(ActionKind::People);
        let lines = if folds {
            fold(entries, &places, &self.unfolded)
        } else {
            places.iter().copied().map(ActivityLine::Entry).collect()
        };
        self.shown = FilteredActivity {
            places,
            lines,
            failures: failures
                .iter()
                .map(|place| entries[*place].number)
                .collect(),
            of: Some((entries.clone(), versions, filter, fine)),
        };
    }

    /// Unfolds a run of joins, or folds it again.
    pub(crate) fn turn(&mut self, key: u64) {
        if !self.unfolded.remove(&key) {
            self.unfolded.insert(key);
        }
        self.shown.of = None;
    }
}

/// Folds each run of at least [`FOLDED_FROM`] joins to the same call into one line. Arrivals in the lobby aren't folded.
///
/// If the user has unfolded a run, its entries follow its line. `places` are newest first.
fn fold(
    entries: &[Arc<ActivityEntry>],
    places: &[usize],
    unfolded: &BTreeSet<u64>,
) -> Vec<ActivityLine> {
    let joined = |place: &usize| {
        matches!(
            entries[*place].what,
            ActivityEvent::Joined { lobby: false, .. }
        )
    };
    let go_together = |newer: &usize, older: &usize| {
        joined(newer) && joined(older) && entries[*newer].call == entries[*older].call
    };
    let mut lines = Vec::with_capacity(places.len());
    for run in places.chunk_by(go_together) {
        let (newest, oldest) = (run[0], run[run.len() - 1]);
        let key = entries[oldest].number;
        let is_folded = run.len() >= FOLDED_FROM;
        let is_open = !is_folded || unfolded.contains(&key);
        if is_folded {
            lines.push(ActivityLine::Joins {
                newest,
                oldest,
                count: run.len(),
                key,
                is_open,
            });
        }
        if is_open {
            lines.extend(run.iter().copied().map(ActivityLine::Entry));
        }
    }
    lines
}

/// The data that the activity panel draws from, and the list of actions that it adds to.
pub struct ActivityUi<'a> {
    /// The newest snapshot.
    pub snapshot: &'a Snapshot,
    /// The call in front. Its entries are drawn without the name of the call.
    pub shown: Option<&'a CallId>,
    /// The current time, on the snapshot's clocks.
    pub now: Now,
    /// How long an invitation without a time of its own rings before the app cancels it. `None` if it rings until it
    /// ends by itself.
    pub auto_cancel: Option<Duration>,
    /// The actions that clicks and keys have requested in this frame.
    pub actions: &'a mut Vec<Action>,
}

/// The filters besides All, Mine and Failures. An empty text, `false` or `None` lets every entry pass.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct ActivityNarrowing {
    pub(crate) person: String,
    pub(crate) this_call: bool,
    pub(crate) action: Option<ActionKind>,
    pub(crate) result: Option<ResultKind>,
}

impl ActivityNarrowing {
    /// Returns how many of the menu's three filters are set.
    pub(crate) fn count(&self) -> usize {
        usize::from(self.this_call)
            + usize::from(self.action.is_some())
            + usize::from(self.result.is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moderation::model::deed::Deed;
    use crate::moderation::model::ids::CallId;
    use crate::moderation::model::time::Now;
    use crate::moderation::state::activity::ActivityLog;
    use crate::moderation::state::activity::entry::Outcome;
    use crate::moderation::state::activity::entry::Subject;
    use crate::moderation::state::began::Began;
    use crate::moderation::state::row::PersonRef;

    #[test]
    fn many_who_joined_one_call_are_one_line_until_it_is_pressed() {
        let mut log = ActivityLog::default();
        let mut add =
            |call: &str, what| log.add(CallId::from(call), what, Outcome::Noted, Now::default());
        let joined = || ActivityEvent::Joined {
            who: PersonRef::nobody(),
            lobby: false,
            began: Began::WhenSeen,
        };
        for call in ["one", "one", "one", "two", "one", "one", "one", "one"] {
            add(call, joined());
        }
        add("one", ActivityEvent::Did(Deed::Leave, Subject::Call));
        add("one", joined());
        let entries = log.entries();
        let places: Vec<usize> = (0..entries.len()).rev().collect();
        let joins = |is_open| ActivityLine::Joins {
            newest: 7,
            oldest: 4,
            count: 4,
            key: 5,
            is_open,
        };
        let [first, second] = [[9, 8], [3, 2]].map(|places| places.map(ActivityLine::Entry));
        let rest = [1, 0].map(ActivityLine::Entry);
        let folded = [&first[..], &[joins(false)], &second, &rest].concat();
        assert_eq!(fold(entries, &places, &BTreeSet::new()), folded);
        let each = [7, 6, 5, 4].map(ActivityLine::Entry);
        let unfolded = [&first[..], &[joins(true)], &each, &second, &rest].concat();
        assert_eq!(fold(entries, &places, &BTreeSet::from([5])), unfolded);
    }
}
