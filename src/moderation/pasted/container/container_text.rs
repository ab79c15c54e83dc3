//! A text taken out of a container, and a test for containers.

use crate::moderation::pasted::container::{calendar, html};

/// A plain text, with facts about how it was obtained.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct ContainerText {
    pub(crate) content: String,
    /// For a calendar: its text before folded lines were joined. `None` for other texts.
    pub(crate) folded: Option<String>,
    /// Whether the text was decoded by a guess, because nothing declares its encoding.
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

/// Whether a JSON string may be a container itself.
pub(crate) fn is_container(text: &str) -> bool {
    html::is_page(text) || calendar::is_calendar(text) || text.trim_start().starts_with(['{', '['])
}
