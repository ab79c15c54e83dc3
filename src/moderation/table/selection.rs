//! Which people are chosen together: by pointer and keyboard, or by what they have in common.
//!
//! A selection holds keys, never places. Whoever is protected can be looked at but never chosen.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use super::order::new_until;
use super::{Line, RosterTable};
use crate::moderation::ids::ParticipantId;
use crate::moderation::participant::Badge;
use crate::moderation::row::{Mark, Role, Row, RowKey};
use crate::moderation::time::Now;

/// People who have something in common that a moderator may want gone at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuickChoice {
    /// First seen within the last minute.
    JoinedLately,
    /// Typed a name, have no account.
    Guests,
    /// From other tenants, guests included.
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
    pub const ALL: [Self; 7] = [
        Self::JoinedLately,
        Self::Guests,
        Self::Outsiders,
        Self::Phones,
        Self::Apps,
        Self::LookAlikes,
        Self::EverybodyBut,
    ];

    fn takes(self, row: &Row, now: Now) -> bool {
        match self {
            Self::JoinedLately => new_until(row).is_some_and(|until| now.monotonic < until),
            Self::Guests => row.badge == Badge::Guest,
            Self::Outsiders => matches!(row.badge, Badge::Guest | Badge::External),
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
}

/// Who is chosen.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    chosen: BTreeSet<RowKey>,
    /// Where a range begins.
    anchor: Option<RowKey>,
}

/// What a selection comes to when it is acted on.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Chosen {
    /// Who would go, newest first.
    pub people: Vec<Arc<Row>>,
    /// Who is passed over although they fit: protected, or without an id that can be named.
    pub left_out: Vec<Arc<Row>>,
}

impl Chosen {
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

impl Selection {
    /// Whether nobody is chosen.
    pub fn is_empty(&self) -> bool {
        self.chosen.is_empty()
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
        self.chosen.clear();
        self.anchor = None;
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
        match (pick, from) {
            (Pick::Range, Some(from)) => {
                let lines = &table.lines()[from.min(line)..=from.max(line)];
                self.chosen
                    .extend(choosable(lines).map(|row| row.key.clone()));
            }
            (Pick::Toggle | Pick::Range, _) => {
                let may = table
                    .find(key)
                    .is_some_and(|shown| shown.left.is_none() && may_choose(&shown.row));
                if !self.chosen.remove(key) && may {
                    self.chosen.insert(key.clone());
                }
                self.anchor = Some(key.clone());
            }
        }
    }

    /// Chooses everybody whom the list shows, as it is filtered and searched.
    pub fn pick_all(&mut self, table: &RosterTable) {
        self.chosen
            .extend(choosable(table.lines()).map(|row| row.key.clone()));
    }

    /// Chooses by what people have in common, among those whom the list shows.
    pub fn pick_quickly(&mut self, table: &RosterTable, choice: QuickChoice, now: Now) {
        let before = std::mem::take(&mut self.chosen);
        let fitting = choosable(table.lines()).filter(|row| choice.takes(row, now));
        let keys = fitting.map(|row| row.key.clone());
        if choice == QuickChoice::EverybodyBut {
            self.chosen = keys.filter(|key| !before.contains(key)).collect();
        } else {
            self.chosen = before;
            self.chosen.extend(keys);
        }
    }

    /// Forgets those who have left or are being removed already.
    pub fn settle(&mut self, rows: &[Arc<Row>]) {
        if self.chosen.is_empty() {
            return;
        }
        let open: BTreeSet<&RowKey> = rows
            .iter()
            .filter(|row| may_choose(row))
            .map(|row| &row.key)
            .collect();
        self.chosen.retain(|key| open.contains(key));
    }

    /// What acting on the selection means, with everybody who is left out of it.
    pub fn resolve(&self, rows: &[Arc<Row>]) -> Chosen {
        let chosen = rows.iter().filter(|row| self.has(&row.key)).cloned();
        let (mut people, left_out): (Vec<_>, Vec<_>) = chosen.partition(|row| may_choose(row));
        people.sort_by_key(|row| std::cmp::Reverse(row.first_seen.monotonic));
        Chosen { people, left_out }
    }
}

/// Those whom a choice of this kind would fit and who are protected, for the preview's "left out".
pub fn spared(rows: &[Arc<Row>], choice: QuickChoice, now: Now) -> Vec<Arc<Row>> {
    let fits =
        |row: &&Arc<Row>| row.is_listed() && choice.takes(row, now) && row.role != Role::Attendee;
    rows.iter().filter(fits).cloned().collect()
}

fn choosable(lines: &[Line]) -> impl Iterator<Item = &Arc<Row>> {
    let shown = lines.iter().filter_map(Line::shown);
    shown
        .filter(|shown| shown.left.is_none() && may_choose(&shown.row))
        .map(|shown| &shown.row)
}

/// How long "joined lately" reaches back, for the words of the button.
pub const LATELY: Duration = super::order::NEW_FOR;
