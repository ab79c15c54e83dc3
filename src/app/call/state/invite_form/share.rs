//! Whether an entry of the invitation dialog belongs to the invitation that the button sends, and what of a text is no
//! entry.

/// An entry's part in the invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Share {
    /// The button invites the person.
    #[default]
    Included,
    /// The person couldn't be invited at some time since they were added. Only a press includes them again.
    Held,
    /// The entry stayed from an earlier opening of the dialog. Only a press, or naming the person again, includes it.
    Kept,
    /// The text gives the person as its sender. Only a press, or naming the person again, includes it.
    Sender,
    /// Another number or address of somebody in the same row of a table. Only a press, or naming it again, includes it.
    Other,
}

impl Share {
    /// Whether the entry was probably not meant, so that leaving it out is no news.
    pub(crate) fn is_aside(self) -> bool {
        matches!(self, Self::Sender | Self::Other)
    }
}

/// Parts of a list that were skipped, but don't have to be corrected.
#[derive(Debug, Default)]
pub(crate) struct SkippedParts {
    /// How many people were in the list already.
    pub(crate) listed: usize,
    /// Lines that name nobody.
    pub(crate) nobody: Vec<String>,
}
