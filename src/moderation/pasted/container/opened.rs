//! A text that was found in a container, and whether something is one.

use crate::moderation::pasted::container::{calendar, html};

/// A plain text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct ContainerText {
    pub(crate) content: String,
    /// The same before its lines were put together, if they were.
    pub(crate) folded: Option<String>,
    /// Read by a guess at its encoding, which nothing in it declares.
    pub(crate) is_guess: bool,
}

impl From<String> for ContainerText {
    fn from(text: String) -> Self {
        Self {
            content: text,
            ..Self::default()
        }
    }
}

/// Whether a single line could be something that has a container of its own.
pub(crate) fn is_container(text: &str) -> bool {
    html::is_page(text) || calendar::is_calendar(text) || text.trim_start().starts_with(['{', '['])
}
