//! The kinds of text that can be copied. The message after copying names the kind.

/// The kind of a copied text, for the message after copying.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Copied {
    /// The name of a person.
    Name,
    /// An ID, for example of a person, an app or a call.
    Id,
    /// An address on the web.
    Link,
    /// A command for a shell.
    Command,
    /// The path of a file.
    Path,
    /// A message to send, such as a request to an administrator.
    Message,
    /// The result of the access check.
    Report,
    /// The details of a failure or an action.
    Details,
    /// A line of the activity.
    Line,
    /// A phone number.
    Number,
    /// The mail address or sign-in name of a person.
    Address,
    /// Any other value.
    Value,
}
