//! Whether an entry of the invitation dialog belongs to the invitation that the button sends.

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
}
