//! The people of a call in display order.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use crate::moderation::model::ids::CallId;
use crate::moderation::model::time::Now;
use crate::moderation::state::row::{Row, RowKey};
use crate::moderation::state::snapshot::CallView;
use crate::moderation::views::search_words::{SearchWord, words};
use crate::moderation::views::table::order::{
    FocusStep, OrderHold, PRESS_GUARD, PressRefusal, RosterFilter, Section, ShownRow, Sort,
    TableLine, new_until, tenant,
};
use crate::moderation::views::table::searchable_row::{FoundIn, SearchableRow, found_by, haystack};

/// The list of the people of one call, as the window shows it.
#[derive(Debug, Default)]
pub struct RosterTable {
    call: Option<CallId>,
    /// Version of the roster from which `people` was made.
    version: Option<u64>,
    /// All rows of the roster, whether shown or not.
    people: Vec<SearchableRow>,
    /// The lines to draw, in display order.
    lines: Vec<TableLine>,
    /// Index of each person's line, by row key.
    places: HashMap<RowKey, usize>,
    /// Indexes of the lines that are headings.
    heads: Vec<usize>,
    /// The lines as they were before the last reorder, to refuse clicks within [`PRESS_GUARD`].
    before: Vec<TableLine>,
    /// When the lines last moved.
    reordered: Option<Now>,
    /// Search words, in lower case. All must match.
    words: Vec<SearchWord>,
    filter: RosterFilter,
    sort: Sort,
    hold: OrderHold,
    /// Result of [`Self::count`] for each filter.
    counts: [usize; RosterFilter::ALL.len()],
    /// Number of matching people who are not shown because the list is held.
    held_back: usize,
    /// For each section, whether the people below its heading differ from those that the heading counts.
    behind_below: [bool; 2],
    /// Monotonic time at which the next person stops counting as new.
    new_until: Option<Duration>,
    /// Whether search, filter or sort order was changed since the last rebuild.
    choice_changed: bool,
    /// Whether a row changed, or a person stopped counting as new, since the lines were made.
    behind: bool,
    focus: Option<RowKey>,
    /// Index of the line that had the focus last. If the focused person is gone, the keyboard continues from this line.
    focus_line: usize,
}

impl RosterTable {
    /// Returns the lines in display order: headings and people.
    pub fn lines(&self) -> &[TableLine] {
        &self.lines
    }

    /// Returns the indexes of the heading lines. At most two.
    pub fn heads(&self) -> &[usize] {
        &self.heads
    }

    /// Returns the number of headings above a line.
    pub fn heads_above(&self, line: usize) -> usize {
        self.heads.iter().filter(|&&head| head < line).count()
    }

    /// Returns the number of matching people who are not shown because the list is held.
    pub fn held_back(&self) -> usize {
        self.held_back
    }

    /// Whether the people below a section's heading differ from those that the heading counts, as in a held list.
    pub fn is_behind_below(&self, section: Section) -> bool {
        self.behind_below[section as usize]
    }

    /// Returns the number of rows between the heading in this line and the next heading.
    pub fn rows_below(&self, head: usize) -> usize {
        let next = self.heads.iter().find(|at| **at > head);
        next.map_or(self.lines.len(), |next| *next) - head - 1
    }

    /// Returns the sum of the headings' counts. In a held list, it may differ from the number of people shown.
    pub fn found(&self) -> usize {
        let heads = self.heads.iter();
        heads
            .map(|&head| match self.lines[head] {
                TableLine::Head(_, people) => people,
                TableLine::Row(_) => 0,
            })
            .sum()
    }

    /// Returns a hidden field that contains a search word missing from the name, and the field's text. They show the
    /// operator why the row matches.
    ///
    /// `None` if there is no such field.
    pub fn found_by<'a>(&self, row: &'a Row) -> Option<(FoundIn, &'a str)> {
        found_by(&self.words, row)
    }

    /// Returns the number of people that a filter matches, regardless of the search. Unlisted people count only as
    /// [`RosterFilter::Problems`].
    pub fn count(&self, filter: RosterFilter) -> usize {
        self.counts[filter as usize]
    }

    /// Returns the current filter.
    pub fn filter(&self) -> RosterFilter {
        self.filter
    }

    /// Sets the search words. All must match. Takes effect at the first [`Self::update`] for which no question about a row is
    /// open.
    pub fn set_search(&mut self, search: &str) {
        let words = words(search);
        self.choice_changed |= words != self.words;
        self.words = words;
    }

    /// Sets the filter for the people shown. Takes effect at the first [`Self::update`] for which no question about a row is
    /// open.
    pub fn set_filter(&mut self, filter: RosterFilter) {
        self.choice_changed |= filter != self.filter;
        self.filter = filter;
    }

    /// Sets the sort order. Takes effect at the first [`Self::update`] for which no question about a row is open.
    pub fn set_sort(&mut self, sort: Sort) {
        self.choice_changed |= sort != self.sort;
        self.sort = sort;
    }

    /// Sets the reasons to hold the order.
    pub fn set_hold(&mut self, hold: OrderHold) {
        self.hold = hold;
    }

    /// Forgets the searchable texts, because the language has changed.
    pub fn forget_words(&mut self) {
        self.people.clear();
        self.version = None;
    }

    /// Updates the list from a view of the call. Cheap unless something changed.
    ///
    /// `describe` adds searchable words in the user's language, such as the kind of person.
    pub fn update(&mut self, view: &CallView, now: Now, describe: &dyn Fn(&Row, &mut String)) {
        let is_other = self.call.as_ref() != Some(&view.id);
        if is_other {
            self.start_over(view.id.clone());
        }
        let is_news = self.version != Some(view.version);
        if is_news {
            self.version = Some(view.version);
            self.take_over(&view.rows, describe);
        }
        let is_older = self.new_until.is_some_and(|until| until <= now.monotonic);
        if is_news || is_older {
            self.count_people(now);
            self.behind = true;
        }
        // While a question is open, no row moves, even if the search changes.
        let may_move =
            is_other || !self.hold.holds(now) || (self.choice_changed && !self.hold.question);
        if may_move && (self.behind || self.choice_changed) {
            self.rebuild(now);
        } else if is_news {
            self.refresh_in_place(now);
        }
    }

    /// Returns the row to which a click on a line refers. Refuses the click if the line showed another row or a heading
    /// a moment ago.
    pub fn press(&self, line: usize, now: Now) -> Result<RowKey, PressRefusal> {
        let key = self.lines.get(line).and_then(TableLine::key);
        let key = key.ok_or(PressRefusal::NoRow)?;
        let moved_lately = self.reordered.is_some_and(|at| now.since(at) < PRESS_GUARD);
        let was_another = self
            .before
            .get(line)
            .is_some_and(|before| before.key() != Some(key));
        if moved_lately && was_another {
            return Err(PressRefusal::JustMoved);
        }
        Ok(key.clone())
    }

    /// Returns the current sort order.
    pub fn sort(&self) -> Sort {
        self.sort
    }

    /// Returns the person with this key, if the list shows them.
    pub fn find(&self, key: &RowKey) -> Option<&ShownRow> {
        self.line_of(key)
            .and_then(|line| self.lines.get(line))
            .and_then(TableLine::shown)
    }

    /// Returns the index of a person's line. `None` if the list does not show them.
    pub fn line_of(&self, key: &RowKey) -> Option<usize> {
        self.places.get(key).copied()
    }

    /// Returns the row key of the person with the keyboard focus. `None` if nobody has it.
    pub fn focus(&self) -> Option<&RowKey> {
        self.focus.as_ref()
    }

    /// Moves the keyboard focus to a person, or to nobody if `None`.
    pub fn set_focus(&mut self, key: Option<RowKey>) {
        if let Some(line) = key.as_ref().and_then(|key| self.line_of(key)) {
            self.focus_line = line;
        }
        self.focus = key;
    }

    /// Moves the keyboard focus by a step. Returns the index of the line to scroll to. `None` if
    /// the list is empty.
    pub fn move_focus(&mut self, step: FocusStep) -> Option<usize> {
        let rows: Vec<usize> = (0..self.lines.len())
            .filter(|&line| self.lines[line].key().is_some())
            .collect();
        let last = rows.len().checked_sub(1)?;
        let here = self.focus.as_ref().and_then(|key| self.line_of(key));
        // Without a focus, `By` goes to the first row at or below the last focus.
        let at = rows.partition_point(|&line| line < here.unwrap_or(self.focus_line));
        let to = match step {
            FocusStep::First => 0,
            FocusStep::Last => last,
            FocusStep::By(_) if here.is_none() => at.min(last),
            FocusStep::By(rows) => at.saturating_add_signed(rows).min(last),
        };
        self.focus_line = rows[to];
        self.focus = self.lines[rows[to]].key().cloned();
        Some(rows[to])
    }

    /// Starts the list of another call, with the same search, filter, order and hold.
    fn start_over(&mut self, call: CallId) {
        let chosen = std::mem::take(self);
        self.call = Some(call);
        self.words = chosen.words;
        self.filter = chosen.filter;
        self.sort = chosen.sort;
        self.hold = chosen.hold;
    }

    /// Updates `people` from the rows. Unchanged rows keep their searchable text.
    fn take_over(&mut self, rows: &[Arc<Row>], describe: &dyn Fn(&Row, &mut String)) {
        let mut old = std::mem::take(&mut self.people);
        let mut by_key: Option<HashMap<RowKey, usize>> = None;
        let mut next = 0;
        self.people.reserve(rows.len());
        for row in rows {
            // Rosters usually keep their order, so the next old row is nearly always the same
            // person.
            let guess = old.get(next).filter(|person| person.row.key == row.key);
            let at = if guess.is_some() {
                Some(next)
            } else {
                let index = by_key.get_or_insert_with(|| {
                    let keys = old.iter().map(|person| person.row.key.clone());
                    keys.enumerate().map(|(at, key)| (key, at)).collect()
                });
                index.get(&row.key).copied()
            };
            next = at.map_or(next, |at| at + 1);
            let kept = at
                .and_then(|at| old.get_mut(at))
                .filter(|person| Arc::ptr_eq(&person.row, row))
                .map(|person| std::mem::take(&mut person.haystack))
                .filter(|haystack| !haystack.is_empty());
            self.people.push(SearchableRow {
                haystack: kept.unwrap_or_else(|| haystack(row, describe)),
                row: Arc::clone(row),
            });
        }
    }

    fn count_people(&mut self, now: Now) {
        self.counts = [0; RosterFilter::ALL.len()];
        self.new_until = None;
        for person in &self.people {
            let is_listed = person.row.is_listed();
            for filter in RosterFilter::ALL {
                let counts = is_listed || filter == RosterFilter::Problems;
                self.counts[filter as usize] +=
                    usize::from(counts && filter.takes(&person.row, now));
            }
            if !is_listed {
                continue;
            }
            let until = new_until(&person.row).filter(|until| *until > now.monotonic);
            self.new_until = [self.new_until, until].into_iter().flatten().min();
        }
    }

    fn matches(&self, person: &SearchableRow, now: Now) -> bool {
        self.filter.takes(&person.row, now) && self.is_searched(person)
    }

    fn is_searched(&self, person: &SearchableRow) -> bool {
        self.words.iter().all(|word| word.is_in(&person.haystack))
    }

    /// Returns the number of listed people who match the search, but whom the filter hides.
    pub fn hidden_by_filter(&self, now: Now) -> usize {
        let people = self.people.iter().filter(|it| it.row.is_listed());
        let found = people.filter(|it| self.is_searched(it));
        found.filter(|it| !self.filter.takes(&it.row, now)).count()
    }

    /// Filters and sorts all people again, and makes the lines.
    fn rebuild(&mut self, now: Now) {
        let people = self.people.iter();
        let mut shown: Vec<&SearchableRow> =
            people.filter(|person| self.matches(person, now)).collect();
        match self.sort {
            Sort::Arrival => shown.sort_by_key(|person| person.row.first_seen.monotonic),
            Sort::Name => shown.sort_by(|one, two| one.haystack.cmp(&two.haystack)),
            Sort::Newest => {
                shown.sort_by_key(|person| std::cmp::Reverse(person.row.first_seen.monotonic));
            }
            Sort::Kind => shown.sort_by_key(|person| person.row.badge),
            Sort::Tenant => shown.sort_by(|one, two| tenant(&one.row).cmp(&tenant(&two.row))),
            Sort::State => {
                shown.sort_by_key(|person| std::cmp::Reverse(person.row.state.urgency()));
            }
        }
        let mut lines = Vec::with_capacity(shown.len() + 2);
        for section in [Section::Lobby, Section::Call] {
            let within = || {
                shown
                    .iter()
                    .filter(|person| Section::of(&person.row) == section)
            };
            if within().next().is_none() {
                continue;
            }
            let listed = within().filter(|person| person.row.is_listed()).count();
            lines.push(TableLine::Head(section, listed));
            lines.extend(within().map(|person| {
                TableLine::Row(ShownRow {
                    row: Arc::clone(&person.row),
                    left: None,
                })
            }));
        }
        self.put(lines, now);
    }

    /// Replaces the lines. Remembers the old lines if a line has moved.
    fn put(&mut self, lines: Vec<TableLine>, now: Now) {
        let moved = self
            .lines
            .iter()
            .zip(&lines)
            .any(|(before, after)| !before.is_same_place(after));
        let before = std::mem::replace(&mut self.lines, lines);
        if moved {
            self.before = before;
            self.reordered = Some(now);
        }
        self.places.clear();
        self.heads.clear();
        for (at, line) in self.lines.iter().enumerate() {
            match line.key() {
                Some(key) => {
                    self.places.insert(key.clone(), at);
                }
                None => self.heads.push(at),
            }
        }
        self.held_back = 0;
        self.behind_below = [false; 2];
        self.behind = false;
        self.choice_changed = false;
        if self
            .focus
            .as_ref()
            .is_some_and(|key| !self.places.contains_key(key))
        {
            self.focus = None;
        }
    }

    /// Updates the rows without moving any line, while the list is held.
    fn refresh_in_place(&mut self, now: Now) {
        let newest: HashMap<&RowKey, &SearchableRow> = self
            .people
            .iter()
            .map(|person| (&person.row.key, person))
            .collect();
        for line in &mut self.lines {
            let TableLine::Row(shown) = line else {
                continue;
            };
            match newest.get(&shown.row.key) {
                Some(person) => {
                    shown.row = Arc::clone(&person.row);
                    shown.left = None;
                }
                None => shown.left = shown.left.or(Some(now)),
            }
        }
        // A heading counts the people now in its section. While the list is held, their rows may be elsewhere.
        let people = self.people.iter();
        let matching = people.filter(|person| self.matches(person, now));
        let (mut held_back, mut listed) = (0, [0, 0]);
        for person in matching {
            held_back += usize::from(!self.places.contains_key(&person.row.key));
            listed[Section::of(&person.row) as usize] += usize::from(person.row.is_listed());
        }
        for line in &mut self.lines {
            if let TableLine::Head(section, people) = line {
                *people = listed[*section as usize];
            }
        }
        self.held_back = held_back;
        for &head in &self.heads {
            if let TableLine::Head(section, people) = self.lines[head] {
                self.behind_below[section as usize] =
                    are_others(&self.lines[head + 1..], section, people);
            }
        }
    }
}

/// Whether the people below a heading differ from the people whom the heading counts.
fn are_others(below: &[TableLine], section: Section, people: usize) -> bool {
    let below = below.iter().map_while(TableLine::shown);
    let (mut counted, mut strays) = (0, false);
    for shown in below.filter(|shown| shown.left.is_none()) {
        counted += usize::from(shown.row.is_listed());
        strays |= Section::of(&shown.row) != section;
    }
    strays || counted != people
}

#[cfg(test)]
mod tests;
