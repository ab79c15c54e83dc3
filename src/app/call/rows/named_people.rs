//! The people whom a text names, as links to their rows.

use egui::Id;

use crate::app::look::widgets::NameList;
use crate::app::state::action::Action;
use crate::app::words::person_text::{self, SHOWN, some};
use crate::moderation::model::ids::CallId;
use crate::moderation::state::row::{PersonRef, Row, RowKey};

/// People named in a text. A press on a name shows their row.
#[derive(Clone, Default)]
pub(crate) struct NamedPeople {
    lists: Vec<NameList>,
    keys: Vec<RowKey>,
}

impl NamedPeople {
    /// Adds these people. Returns the names of at most [`SHOWN`] of them, to be put into the text.
    pub(crate) fn list(&mut self, rows: &[&Row]) -> String {
        let people = rows.iter();
        let people = people.map(|row| (person_text::name(row), Some(row.key.clone())));
        self.take(people.collect())
    }

    /// Adds people who may have left. Returns the names of at most [`SHOWN`] of them, to be put into the text. A name
    /// is a link if the person's row is known.
    pub(crate) fn list_known<'a>(&mut self, who: impl Iterator<Item = &'a PersonRef>) -> String {
        self.take(
            who.map(|who| (person_text::name_of(who), who.key.clone()))
                .collect(),
        )
    }

    fn take(&mut self, people: Vec<(String, Option<RowKey>)>) -> String {
        let names: Vec<String> = people.iter().map(|(name, _)| name.clone()).collect();
        let text = some(&names);
        let mut links = Vec::new();
        for (name, key) in people.into_iter().take(SHOWN) {
            let Some(key) = key else { continue };
            links.push((name, Id::unique(&key)));
            self.keys.push(key);
        }
        self.lists.push(NameList {
            text: text.clone(),
            names: links,
        });
        text
    }

    /// Returns the lists of names, each with the text to draw and its links.
    pub(crate) fn lists(&self) -> &[NameList] {
        &self.lists
    }

    /// Returns the action that shows the row of the pressed name. `pressed` is the index of its link, counted over all
    /// lists.
    pub(crate) fn show(&self, call: &CallId, pressed: Option<usize>) -> Option<Action> {
        let key = self.keys.get(pressed?)?;
        Some(Action::ShowPerson(call.clone(), key.clone()))
    }
}
