//! Selects people with pointer and keyboard, or as a group such as all guests.
//!
//! A selection contains row keys, not positions. Only ordinary attendees whom this app can remove now can be selected.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use crate::moderation::model::ids::ParticipantId;
use crate::moderation::model::participant::Badge;
use crate::moderation::model::time::Now;
use crate::moderation::state::deeds::raid::is_of_wave;
use crate::moderation::state::row::{Mark, Role, Row, RowKey};
use crate::moderation::views::table::TableLine;
use crate::moderation::views::table::order::new_until;
use crate::moderation::views::table::roster_table::RosterTable;

/// A group of people that the operator can select at once, to remove them together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuickChoice {
    /// People who arrived in the call or its lobby within the last [`LATELY`].
    JoinedLately,
    /// People without an account who arrived within the last [`LATELY`].
    NewGuests,
    /// The guests of a wave: people without an account who joined the call at this monotonic time
    /// or later.
    ///
    /// Omits people in the lobby, people admitted from the lobby, and people whom the operator let stay. Also omits
    /// people whose removal is in progress, has failed, had no effect or is not proved.
    CameWith(Duration),
    /// People without an account: they typed a name, or joined through Azure Communication Services.
    Guests,
    /// People from other tenants or without an account.
    Outsiders,
    /// People on the phone network.
    Phones,
    /// Bots and resource accounts.
    Apps,
    /// Outsiders whose name looks like, or is the same as, the name of a member.
    LookAlikes,
    /// Everybody shown who is not selected. Deselects the people selected until now.
    EverybodyBut,
}

impl QuickChoice {
    /// The groups of the menu, in its order. Omits [`Self::CameWith`]. Only two places offer it: the notice of a wave,
    /// and the controls of the door, the rule that keeps new guests out.
    pub const ALL: [Self; 8] = [
        Self::JoinedLately,
        Self::NewGuests,
        Self::Guests,
        Self::Outsiders,
        Self::Phones,
        Self::Apps,
        Self::LookAlikes,
        Self::EverybodyBut,
    ];

    /// Returns the number of people in the group who can be selected.
    pub fn count(self, rows: &[Arc<Row>], now: Now) -> usize {
        rows.iter().filter(|row| self.chooses(row, now)).count()
    }

    /// Whether this person is in the group and can be selected.
    pub fn chooses(self, row: &Row, now: Now) -> bool {
        may_choose(row) && row.is_listed() && self.takes(row, now)
    }

    /// Whether this person is in the group, including people who cannot be selected.
    fn takes(self, row: &Row, now: Now) -> bool {
        match self {
            Self::JoinedLately => new_until(row).is_some_and(|until| now.monotonic < until),
            Self::NewGuests => Self::Guests.takes(row, now) && Self::JoinedLately.takes(row, now),
            Self::CameWith(since) => is_of_wave(row, since) && row.state.is_idle(),
            Self::Guests => row.badge.is_anonymous(),
            Self::Outsiders => row.badge.is_outsider(),
            Self::Phones => row.badge == Badge::Phone,
            Self::Apps => row.badge == Badge::App,
            Self::LookAlikes => {
                Self::Outsiders.takes(row, now) && row.mark.as_ref().is_some_and(Mark::is_of_member)
            }
            Self::EverybodyBut => true,
        }
    }
}

/// How a click on a row changes the selection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SelectionClick {
    /// Select or deselect this row only.
    Toggle,
    /// Select from the start of the range to this row. A range starts at the row that was last toggled or focused. If the
    /// list shows no such row, acts as [`Self::Toggle`].
    Range,
    /// Move the end of the current range to this row. The range grows or shrinks, and its start
    /// stays.
    Extend,
}

/// The selected people of one call, by row key.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    chosen: BTreeSet<RowKey>,
    /// Selected people who are missing from the newest roster. These people count as selected again
    /// once they are listed.
    waiting: BTreeSet<RowKey>,
    /// Row at which a range starts. `None` before the first row is toggled or the first range is selected.
    anchor: Option<RowKey>,
    /// The range that [`SelectionClick::Extend`] can change.
    reach: Option<GrowingRange>,
    /// People who cannot be selected. A click or group matched them, or they were selected before.
    passed_over: BTreeSet<RowKey>,
}

/// A range of selected rows that can still grow and shrink.
#[derive(Debug, Clone)]
struct GrowingRange {
    end: RowKey,
    /// The selected people and the passed-over people before the range was added.
    besides: [BTreeSet<RowKey>; 2],
}

/// The people of a selection: those to remove, and those left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ResolvedSelection {
    /// People to remove, newest arrival first.
    pub people: Vec<Arc<Row>>,
    /// People who are left out. They are protected or have another special [`Role`], lack a usable participant id, or
    /// are being removed.
    pub left_out: Vec<Arc<Row>>,
}

/// Whether this row can be selected.
pub fn may_choose(row: &Row) -> bool {
    row.role == Role::Attendee && row.can_ask()
}

/// Whether `row` is listed and has the same lasting identity as `person`. `false` for guests and others without one.
fn is_device_of(row: &Row, person: &Row) -> bool {
    let identity = &row.participant.identity;
    row.is_listed()
        && identity.lasting().is_some()
        && identity.is_same_as(&person.participant.identity)
}

impl Selection {
    /// Whether nobody is selected, not even a person who is missing from the newest roster.
    pub fn is_empty(&self) -> bool {
        self.chosen.is_empty() && self.waiting.is_empty()
    }

    /// Returns the number of selected people who are missing from the newest roster.
    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// Returns the number of selected people, without those who are missing from the newest roster.
    pub fn len(&self) -> usize {
        self.chosen.len()
    }

    /// Whether this row is selected. `false` while the person is missing from rosters.
    pub fn has(&self, key: &RowKey) -> bool {
        self.chosen.contains(key)
    }

    /// Deselects everybody.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Starts a range at the focused row. Does nothing if the current range ends there and can be extended.
    pub fn begin_range(&mut self, focus: Option<&RowKey>) {
        let ends_here = |reach: &GrowingRange| Some(&reach.end) == focus;
        if self.anchor.is_none() || !self.reach.as_ref().is_some_and(ends_here) {
            self.anchor = focus.cloned();
            self.reach = None;
        }
    }

    /// Handles a click on a row.
    pub fn pick(&mut self, table: &RosterTable, key: &RowKey, pick: SelectionClick) {
        let Some(line) = table.line_of(key) else {
            return;
        };
        let from = self
            .anchor
            .as_ref()
            .and_then(|anchor| table.line_of(anchor));
        let mut besides = [self.chosen.clone(), self.passed_over.clone()];
        match (pick, from) {
            (SelectionClick::Range, Some(from)) => self.take_range(table, from, line),
            (SelectionClick::Extend, from) => {
                if let Some(reach) = self.reach.take() {
                    [self.chosen, self.passed_over] = reach.besides.clone();
                    besides = reach.besides;
                }
                self.anchor.get_or_insert_with(|| key.clone());
                self.take_range(table, from.unwrap_or(line), line);
            }
            (SelectionClick::Toggle | SelectionClick::Range, _) => {
                let was_chosen = self.chosen.remove(key) || self.waiting.remove(key);
                if !was_chosen && !self.passed_over.remove(key) {
                    self.take_range(table, line, line);
                } else if was_chosen {
                    self.forget_if_nobody();
                }
                self.anchor = Some(key.clone());
                besides = [self.chosen.clone(), self.passed_over.clone()];
            }
        }
        let end = key.clone();
        self.reach = Some(GrowingRange { end, besides });
    }

    /// Selects the rows from one line to another, and records the rows that cannot be selected.
    fn take_range(&mut self, table: &RosterTable, from: usize, to: usize) {
        let lines = &table.lines()[from.min(to)..=from.max(to)];
        let shown = lines.iter().filter_map(TableLine::shown);
        for shown in shown.filter(|shown| shown.left.is_none()) {
            let key = shown.row.key.clone();
            if may_choose(&shown.row) {
                self.chosen.insert(key);
            } else if shown.row.is_listed() {
                self.passed_over.insert(key);
            }
        }
    }

    /// Selects everybody whom the list shows, as filtered and searched, and who can be selected.
    pub fn pick_all(&mut self, table: &RosterTable) {
        self.chosen
            .extend(choosable(table.lines()).map(|row| row.key.clone()));
        self.pass_over(table, |_| true);
        self.forget_if_nobody();
        self.reach = None;
    }

    /// Adds the people of this group whom the list shows. [`QuickChoice::EverybodyBut`] replaces the selection instead.
    pub fn pick_quickly(&mut self, table: &RosterTable, choice: QuickChoice, now: Now) {
        self.reach = None;
        let before = std::mem::take(&mut self.chosen);
        let fitting = choosable(table.lines()).filter(|row| choice.takes(row, now));
        let keys = fitting.map(|row| row.key.clone());
        if choice == QuickChoice::EverybodyBut {
            self.waiting.clear();
            self.chosen = keys.filter(|key| !before.contains(key)).collect();
        } else {
            self.chosen = before;
            self.chosen.extend(keys);
        }
        self.pass_over(table, |row| choice.takes(row, now));
        self.forget_if_nobody();
    }

    /// Deselects everybody for whom `is_kept` is `false`, except people who are missing from the newest roster.
    pub fn keep_only(&mut self, is_kept: impl Fn(&RowKey) -> bool) {
        self.chosen.retain(is_kept);
        self.forget_if_nobody();
    }

    /// Forgets the people passed over once nobody is selected.
    fn forget_if_nobody(&mut self) {
        if self.is_empty() {
            self.passed_over.clear();
        }
    }

    /// Records the shown and listed people who match `fits`, but have a special role or are not [`Row::removable`].
    /// Does not record attendees whose removal is in progress.
    fn pass_over(&mut self, table: &RosterTable, fits: impl Fn(&Row) -> bool) {
        let shown = table.lines().iter().filter_map(TableLine::shown);
        let is_spared = |row: &Row| row.role != Role::Attendee || row.removable().is_none();
        let spared = shown
            .map(|shown| &shown.row)
            .filter(|row| row.is_listed() && is_spared(row) && fits(row));
        self.passed_over.extend(spared.map(|row| row.key.clone()));
    }

    /// Updates the selection from a new roster.
    ///
    /// Deselects people who cannot be selected any more, for example because they have left. If they are only missing
    /// from the newest roster, they are selected again once a roster lists them.
    pub fn settle(&mut self, rows: &[Arc<Row>]) {
        if self.is_empty() {
            return;
        }
        let open: BTreeSet<&RowKey> = rows
            .iter()
            .filter(|row| may_choose(row))
            .map(|row| &row.key)
            .collect();
        let missing = rows.iter().filter(|row| row.is_missing());
        let missing: BTreeSet<&RowKey> = missing.map(|row| &row.key).collect();
        let back = self.waiting.extract_if(.., |key| open.contains(key));
        self.chosen.extend(back);
        let lost = self.chosen.extract_if(.., |key| !open.contains(key));
        let (waiting, lost): (Vec<_>, Vec<_>) = lost.partition(|key| missing.contains(key));
        self.waiting.extend(waiting);
        self.passed_over.extend(lost);
        let over = self.waiting.extract_if(.., |key| !missing.contains(key));
        self.passed_over.extend(over);
        self.forget_if_nobody();
        if let Some(reach) = &mut self.reach {
            reach.besides[0].retain(|key| open.contains(key));
        }
    }

    /// Selects exactly these people, except those who cannot be selected.
    pub fn pick_these(&mut self, rows: &[Arc<Row>], people: &[ParticipantId]) {
        let is_meant = |id: &ParticipantId| people.contains(id);
        self.pick_exactly(rows, |row| row.key.participant().is_some_and(is_meant));
    }

    /// Selects exactly the rows of this person that can be selected, one for each device. Selects nobody if the person
    /// has no lasting identity.
    pub fn pick_devices(&mut self, rows: &[Arc<Row>], person: &Row) {
        self.pick_exactly(rows, |row| is_device_of(row, person));
    }

    fn pick_exactly(&mut self, rows: &[Arc<Row>], is_meant: impl Fn(&Row) -> bool) {
        self.clear();
        for row in rows.iter().filter(|row| is_meant(row)) {
            let of = if may_choose(row) {
                &mut self.chosen
            } else {
                &mut self.passed_over
            };
            of.insert(row.key.clone());
        }
    }

    /// Returns the people whom the selection now contains: those to remove, and those left out.
    pub fn resolve(&self, rows: &[Arc<Row>]) -> ResolvedSelection {
        let named = |row: &&Arc<Row>| {
            let was_named = self.passed_over.contains(&row.key);
            self.has(&row.key) || (was_named && row.is_listed() && !may_choose(row))
        };
        let named = rows.iter().filter(named).cloned();
        let (mut people, left_out): (Vec<_>, Vec<_>) = named.partition(|row| may_choose(row));
        people.sort_by_key(|row| std::cmp::Reverse(row.first_seen.monotonic));
        ResolvedSelection { people, left_out }
    }
}

/// Returns the people in these lines who can be selected.
fn choosable(lines: &[TableLine]) -> impl Iterator<Item = &Arc<Row>> {
    let shown = lines.iter().filter_map(TableLine::shown);
    shown
        .filter(|shown| shown.left.is_none() && may_choose(&shown.row))
        .map(|shown| &shown.row)
}

/// How recent an arrival has to be for [`QuickChoice::JoinedLately`] and [`QuickChoice::NewGuests`]. The text of a button
/// contains this time.
pub const LATELY: Duration = crate::moderation::views::table::order::NEW_FOR;
