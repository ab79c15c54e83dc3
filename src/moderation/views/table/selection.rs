//! Which people are chosen together: by pointer and keyboard, or by what they have in common.
//!
//! A selection holds keys, never places. Whoever is protected can be looked at but never chosen.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use crate::moderation::model::ids::ParticipantId;
use crate::moderation::model::participant::Badge;
use crate::moderation::model::time::Now;
use crate::moderation::state::row::{Mark, Role, Row, RowKey};
use crate::moderation::views::table::TableLine;
use crate::moderation::views::table::order::new_until;
use crate::moderation::views::table::roster_table::RosterTable;

/// People who have something in common that a moderator may want gone at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuickChoice {
    /// First seen within the last minute.
    JoinedLately,
    /// Have no account, and were first seen within the last minute.
    NewGuests,
    /// Have no account, are in the call and joined it at this moment of the steady clock or later: the guests of a wave.
    /// The lobby is left out; nobody there has come in.
    CameWith(Duration),
    /// Have no account: typed a name, or joined through a website.
    Guests,
    /// From other tenants or without an account.
    Outsiders,
    /// On the telephone network.
    Phones,
    /// Bots and resource accounts.
    Apps,
    /// Whose names look like, or are the same as, those of others.
    LookAlikes,
    /// Everybody whom the list shows and who is not chosen yet; the others are let go.
    EverybodyBut,
}

impl QuickChoice {
    /// All of them, in the order in which they are offered.
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

    /// How many of these people would be chosen by it.
    pub fn count(self, rows: &[Arc<Row>], now: Now) -> usize {
        rows.iter().filter(|row| self.chooses(row, now)).count()
    }

    /// Whether this person would be chosen by it.
    pub fn chooses(self, row: &Row, now: Now) -> bool {
        may_choose(row) && row.is_listed() && self.takes(row, now)
    }

    fn takes(self, row: &Row, now: Now) -> bool {
        match self {
            Self::JoinedLately => new_until(row).is_some_and(|until| now.monotonic < until),
            Self::NewGuests => Self::Guests.takes(row, now) && Self::JoinedLately.takes(row, now),
            Self::CameWith(since) => {
                let came = !row.was_there && row.first_seen.monotonic >= since;
                came && !row.participant.in_lobby && row.badge.is_anonymous()
            }
            Self::Guests => row.badge.is_anonymous(),
            Self::Outsiders => row.badge.is_anonymous() || row.badge == Badge::External,
            Self::Phones => row.badge == Badge::Phone,
            Self::Apps => row.badge == Badge::App,
            Self::LookAlikes => matches!(row.mark, Some(Mark::LooksLike(_) | Mark::SameName(_))),
            Self::EverybodyBut => true,
        }
    }
}

/// How a press on a row changes the selection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pick {
    /// This row is chosen or no longer; the others stay as they are.
    Toggle,
    /// From the row that was picked last up to this one.
    Range,
    /// The range that is being drawn ends at this row now: it grows and shrinks, and its beginning stays.
    Extend,
}

/// Who is chosen.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    chosen: BTreeSet<RowKey>,
    /// Those who were chosen and are missing from the newest roster: they count again once they are listed.
    waiting: BTreeSet<RowKey>,
    /// Where a range begins.
    anchor: Option<RowKey>,
    /// The range that goes on from there.
    reach: Option<GrowingRange>,
    /// Those whom a press named and who cannot be chosen.
    passed_over: BTreeSet<RowKey>,
}

/// A range that can still grow and shrink.
#[derive(Debug, Clone)]
struct GrowingRange {
    /// Where it ends so far.
    end: RowKey,
    /// Who was chosen, and who passed over, besides it.
    besides: [BTreeSet<RowKey>; 2],
}

/// What a selection comes to when it is acted on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ResolvedSelection {
    /// Who would go, newest first.
    pub people: Vec<Arc<Row>>,
    /// Who is passed over although they fit: protected, or without an id that can be named.
    pub left_out: Vec<Arc<Row>>,
}

impl ResolvedSelection {
    /// The ids that a command names.
    pub fn ids(&self) -> Vec<ParticipantId> {
        let ids = self.people.iter().filter_map(|row| row.key.participant());
        ids.cloned().collect()
    }
}

/// Whether this row may be part of a selection.
pub fn may_choose(row: &Row) -> bool {
    row.role == Role::Attendee && row.can_ask()
}

/// Whether a listed row is a device of the same person; guests are never taken for the same.
fn is_device_of(row: &Row, person: &Row) -> bool {
    let identity = &row.participant.identity;
    row.is_listed()
        && identity.lasting().is_some()
        && identity.is_same_as(&person.participant.identity)
}

impl Selection {
    /// Whether nobody is chosen, nor would be if they were listed.
    pub fn is_empty(&self) -> bool {
        self.chosen.is_empty() && self.waiting.is_empty()
    }

    /// How many more were chosen and wait until they are listed again.
    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// How many are chosen.
    pub fn len(&self) -> usize {
        self.chosen.len()
    }

    /// Whether this row is chosen.
    pub fn has(&self, key: &RowKey) -> bool {
        self.chosen.contains(key)
    }

    /// Lets everybody go.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Begins a range at the row that has the focus, unless one ends there that goes on.
    pub fn begin_range(&mut self, focus: Option<&RowKey>) {
        let ends_here = |reach: &GrowingRange| Some(&reach.end) == focus;
        if self.anchor.is_none() || !self.reach.as_ref().is_some_and(ends_here) {
            self.anchor = focus.cloned();
            self.reach = None;
        }
    }

    /// Takes over a press on a row of the list.
    pub fn pick(&mut self, table: &RosterTable, key: &RowKey, pick: Pick) {
        let Some(line) = table.line_of(key) else {
            return;
        };
        let from = self
            .anchor
            .as_ref()
            .and_then(|anchor| table.line_of(anchor));
        let mut besides = [self.chosen.clone(), self.passed_over.clone()];
        match (pick, from) {
            (Pick::Range, Some(from)) => self.take_range(table, from, line),
            (Pick::Extend, from) => {
                if let Some(reach) = self.reach.take() {
                    [self.chosen, self.passed_over] = reach.besides.clone();
                    besides = reach.besides;
                }
                self.anchor.get_or_insert_with(|| key.clone());
                self.take_range(table, from.unwrap_or(line), line);
            }
            (Pick::Toggle | Pick::Range, _) => {
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

    /// Chooses between two lines, and takes note of those who cannot be chosen.
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

    /// Chooses everybody whom the list shows, as it is filtered and searched.
    pub fn pick_all(&mut self, table: &RosterTable) {
        self.chosen
            .extend(choosable(table.lines()).map(|row| row.key.clone()));
        self.pass_over(table, |_| true);
        self.forget_if_nobody();
        self.reach = None;
    }

    /// Chooses by what people have in common, among those whom the list shows.
    pub fn pick_quickly(&mut self, table: &RosterTable, choice: QuickChoice, now: Now) {
        self.reach = None;
        let before = std::mem::take(&mut self.chosen);
        let fitting = choosable(table.lines()).filter(|row| choice.takes(row, now));
        let keys = fitting.map(|row| row.key.clone());
        if choice == QuickChoice::EverybodyBut {
            self.chosen = keys.filter(|key| !before.contains(key)).collect();
        } else {
            self.chosen = before;
            self.chosen.extend(keys);
        }
        self.pass_over(table, |row| choice.takes(row, now));
        self.forget_if_nobody();
    }

    /// Of a choice that has nobody left nothing is told later.
    fn forget_if_nobody(&mut self) {
        if self.is_empty() {
            self.passed_over.clear();
        }
    }

    /// Takes note of those whom the list shows, who fit, and who never go together with others.
    fn pass_over(&mut self, table: &RosterTable, fits: impl Fn(&Row) -> bool) {
        let shown = table.lines().iter().filter_map(TableLine::shown);
        let spared = shown
            .map(|shown| &shown.row)
            .filter(|row| row.is_listed() && row.role != Role::Attendee && fits(row));
        self.passed_over.extend(spared.map(|row| row.key.clone()));
    }

    /// Forgets those who have left; who cannot be chosen any more, such as by protection, is left out from now on, and
    /// who is missing from one roster waits.
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

    /// Chooses exactly these, as far as they may be chosen.
    pub fn pick_these(&mut self, rows: &[Arc<Row>], people: &[ParticipantId]) {
        let is_meant =
            |row: &&Arc<Row>| row.key.participant().is_some_and(|id| people.contains(id));
        let (chosen, passed_over): (Vec<_>, Vec<_>) = rows
            .iter()
            .filter(is_meant)
            .partition(|row| may_choose(row));
        let key = |row: &Arc<Row>| row.key.clone();
        self.chosen = chosen.into_iter().map(key).collect();
        self.waiting.clear();
        self.passed_over = passed_over.into_iter().map(key).collect();
        self.reach = None;
    }

    /// Chooses exactly the devices of this person, and nobody else.
    pub fn pick_devices(&mut self, rows: &[Arc<Row>], person: &Row) {
        self.clear();
        let theirs = rows.iter().filter(|row| is_device_of(row, person));
        let (chosen, passed_over): (Vec<_>, Vec<_>) = theirs.partition(|row| may_choose(row));
        let key = |row: &Arc<Row>| row.key.clone();
        self.chosen = chosen.into_iter().map(key).collect();
        self.passed_over = passed_over.into_iter().map(key).collect();
    }

    /// What acting on the selection means, with everybody who is left out of it.
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

fn choosable(lines: &[TableLine]) -> impl Iterator<Item = &Arc<Row>> {
    let shown = lines.iter().filter_map(TableLine::shown);
    shown
        .filter(|shown| shown.left.is_none() && may_choose(&shown.row))
        .map(|shown| &shown.row)
}

/// How long "joined lately" reaches back, for the words of the button.
pub const LATELY: Duration = crate::moderation::views::table::order::NEW_FOR;
