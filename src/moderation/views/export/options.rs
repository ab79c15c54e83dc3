//! Options for exports.

use crate::moderation::model::ids::tail;
use crate::moderation::model::participant::Badge;

/// Options that say which parts an export leaves out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ExportOptions {
    /// Whether to leave out names (also of operators), mail addresses, subjects, notes, and the service's own texts,
    /// which may contain personal data.
    ///
    /// Phone numbers are shortened to their end. Ids stay, so that a person can still be followed
    /// through the export.
    pub redact_names: bool,
}

impl ExportOptions {
    /// Returns the text, or a placeholder if names are redacted. An empty text stays empty.
    pub(crate) fn name(self, name: &str) -> &str {
        if self.redact_names && !name.is_empty() {
            "(redacted)"
        } else {
            name
        }
    }

    /// Returns a text, or `None` if names are redacted.
    pub(crate) fn keep<T>(self, text: Option<T>) -> Option<T> {
        text.filter(|_| !self.redact_names)
    }

    /// Returns the id of an identity. A phone number is shortened if names are redacted.
    pub(crate) fn identity(self, badge: Badge, id: &str) -> String {
        if self.redact_names && (badge == Badge::Phone || id.starts_with('+')) {
            tail(id)
        } else {
            id.to_owned()
        }
    }
}
