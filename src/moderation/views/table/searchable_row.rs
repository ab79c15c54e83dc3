//! Where the words of a search are found in a row.

use std::sync::Arc;

use crate::moderation::model::ids::ParticipantId;
use crate::moderation::state::row::Row;
use crate::moderation::views::search_words::{SearchWord, folded, searchable};

/// A row of the roster, and what a search can find in it.
#[derive(Debug)]
pub(crate) struct SearchableRow {
    pub(crate) row: Arc<Row>,
    /// The texts that a search word can match, in lower case. Starts with the name.
    pub(crate) haystack: String,
}

/// Fields that a search also matches although the row does not show them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FoundIn {
    /// Mail address or sign-in name.
    Address,
    /// Object id or phone number.
    Identity,
    /// Tenant id.
    Tenant,
    /// Participant id of this visit.
    Participant,
}

/// Returns the texts of a row in which [`SearchWord`]s are looked for.
pub(crate) fn haystack(row: &Row, describe: &dyn Fn(&Row, &mut String)) -> String {
    let mut described = String::new();
    describe(row, &mut described);
    let hidden = hidden_fields(row).map(|(_, text)| text);
    searchable(&row.name, hidden.into_iter().chain([Some(&*described)]))
}

/// Returns the fields that a search matches although the row does not show them.
fn hidden_fields(row: &Row) -> [(FoundIn, Option<&str>); 4] {
    let identity = &row.participant.identity;
    [
        (FoundIn::Address, identity.email.as_deref()),
        (FoundIn::Identity, identity.id.as_deref()),
        (FoundIn::Tenant, identity.tenant.as_deref()),
        (
            FoundIn::Participant,
            row.key.participant().map(ParticipantId::as_str),
        ),
    ]
}

/// Returns the hidden field in which a search found a word that the name lacks, and the text of that field. `None` if
/// there is no such field.
pub(crate) fn found_by<'a>(words: &[SearchWord], row: &'a Row) -> Option<(FoundIn, &'a str)> {
    if words.is_empty() {
        return None;
    }
    let name = searchable(&row.name, []);
    let mut unexplained = words.iter().filter(|word| !word.is_in(&name));
    unexplained.find_map(|word| {
        let fields = hidden_fields(row).into_iter();
        let mut known = fields.filter_map(|(place, text)| Some((place, text?)));
        known.find(|(_, text)| word.is_in(&folded(text)))
    })
}
