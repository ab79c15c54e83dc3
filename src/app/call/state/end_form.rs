//! State of the dialog that ends a call for everyone: the people to remove, and the number that has to be typed.

use std::collections::BTreeSet;

use crate::app::call::state::typed_number::typed_number;
use crate::app::state::armed::Armed;
use crate::app::words::person_text;
use crate::moderation::model::ids::ParticipantId;
use crate::moderation::model::time::Now;
use crate::moderation::state::deeds::batch::is_somebody_else;
use crate::moderation::state::row::{Role, Row};
use crate::moderation::state::snapshot::CallView;

#[derive(Debug)]
pub(crate) struct EndForm {
    pub(crate) armed: Armed,
    pub(crate) typed: String,
    /// Whether Enter was pressed although the number doesn't match.
    pub(crate) lacks_number: bool,
    /// The people who could be removed when the number was last typed, or when the dialog opened.
    known: BTreeSet<ParticipantId>,
}

/// The people who aren't proved gone, newest first, except this app. Includes people whom the newest roster doesn't
/// list.
#[derive(Debug)]
pub(crate) struct PeopleToRemove<'a> {
    /// People who can be removed.
    pub(crate) people: Vec<&'a Row>,
    /// People who can't be removed, since their entries have no usable id.
    pub(crate) fixed: Vec<&'a Row>,
}

impl<'a> PeopleToRemove<'a> {
    pub(crate) fn of(call: &'a CallView) -> Self {
        let others = call.rows.iter().map(|row| &**row);
        let mut others: Vec<&Row> = others.filter(|row| is_somebody_else(row)).collect();
        others.sort_by_key(|row| std::cmp::Reverse(row.first_seen.monotonic));
        let (people, fixed) = others
            .into_iter()
            .partition(|row| row.removable().is_some());
        Self { people, fixed }
    }

    /// Returns the ids of exactly the people who can be removed, for the command.
    pub(crate) fn ids(&self) -> Vec<ParticipantId> {
        let ids = self.people.iter().filter_map(|row| row.removable());
        ids.cloned().collect()
    }

    pub(crate) fn in_lobby(&self) -> usize {
        let waiting = self.people.iter().filter(|row| row.participant.in_lobby);
        waiting.count()
    }

    /// Returns the names of the removable people with this role.
    pub(crate) fn names_of(&self, role: Role) -> Vec<String> {
        let people = self.people.iter().filter(|row| row.role == role);
        people.map(|row| person_text::name(row)).collect()
    }

    pub(crate) fn has(&self, role: Role) -> bool {
        self.people.iter().any(|row| row.role == role)
    }
}

impl EndForm {
    pub(crate) fn new(call: &CallView, now: Now) -> Self {
        Self {
            armed: Armed::new(now),
            typed: String::new(),
            lacks_number: false,
            known: PeopleToRemove::of(call).ids().into_iter().collect(),
        }
    }

    /// Notes that the number was typed while these people were listed.
    pub(crate) fn was_typed(&mut self, listed: &PeopleToRemove<'_>) {
        self.known = listed.ids().into_iter().collect();
    }

    /// Returns how many removable people have come and how many have gone since the number was last typed. Without a
    /// number, counts since the dialog opened.
    pub(crate) fn change(&self, listed: &PeopleToRemove<'_>) -> (usize, usize) {
        let now: BTreeSet<ParticipantId> = listed.ids().into_iter().collect();
        (
            now.difference(&self.known).count(),
            self.known.difference(&now).count(),
        )
    }

    /// Whether the typed number matches the listed people. False if nobody is listed, or if other people were listed when
    /// the number was typed.
    pub(crate) fn fits(&self, listed: &PeopleToRemove<'_>) -> bool {
        let people = listed.people.len();
        people > 0 && typed_number(&self.typed) == Some(people) && self.change(listed) == (0, 0)
    }
}
