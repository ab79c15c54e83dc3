//! What was copied, for the message that says so.

/// Kind of a copied text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Copied {
    /// The name of a person.
    Name,
    /// The ID of a person, an app or a call.
    Id,
    /// An address on the web.
    Link,
    /// A command for a shell.
    Command,
    /// The path of a file.
    Path,
    /// A message to somebody else.
    Message,
    /// The result of the access check.
    Report,
    /// The details of a failure or an action.
    Details,
    /// A line of the activity.
    Line,
    /// The address or number of a person.
    Address,
    /// Any other value.
    Value,
}
