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
    let identity = &row.participant.identity;
    let mut described = String::new();
    describe(row, &mut described);
    let fields = [
        identity.email.as_deref(),
        identity.id.as_deref(),
        identity.tenant.as_deref(),
        row.key.participant().map(ParticipantId::as_str),
        Some(&*described),
    ];
    searchable(&row.name, fields)
}

/// Returns the field, other than the name, that contains a search word, and the field's text. `None` if the name or the
/// person's description explains why the row matches.
pub(crate) fn found_by<'a>(words: &[SearchWord], row: &'a Row) -> Option<(FoundIn, &'a str)> {
    if words.is_empty() {
        return None;
    }
    let name = searchable(&row.name, []);
    let identity = &row.participant.identity;
    let fields = [
        (FoundIn::Address, identity.email.as_deref()),
        (FoundIn::Identity, identity.id.as_deref()),
        (FoundIn::Tenant, identity.tenant.as_deref()),
        (
            FoundIn::Participant,
            row.key.participant().map(ParticipantId::as_str),
        ),
    ];
    let known = fields.map(|(place, text)| Some((place, text?, folded(text?))));
    let mut unexplained = words.iter().filter(|word| !word.is_in(&name));
    unexplained.find_map(|word| {
        let found = known.iter().flatten().find(|(_, _, text)| word.is_in(text));
        found.map(|&(place, text, _)| (place, text))
    })
}
