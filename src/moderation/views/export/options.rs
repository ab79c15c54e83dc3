//! Options for exports.

use crate::moderation::model::ids::tail;
use crate::moderation::model::participant::Badge;

/// The parts that an export leaves out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ExportOptions {
    /// Leaves out names, addresses, subjects and the service's own texts, which may contain
    /// anything, and shortens phone numbers to their end. Ids stay, so that a person can still be
    /// followed.
    pub redact_names: bool,
}

impl ExportOptions {
    /// Redacts a name, an address or a subject.
    pub(crate) fn name(self, name: &str) -> &str {
        if self.redact_names && !name.is_empty() {
            "(redacted)"
        } else {
            name
        }
    }

    /// Leaves out a text when redacting.
    pub(crate) fn keep<T>(self, text: Option<T>) -> Option<T> {
        text.filter(|_| !self.redact_names)
    }

    /// Shortens an identity id when redacting, if it is a phone number.
    pub(crate) fn identity(self, badge: Badge, id: &str) -> String {
        if self.redact_names && (badge == Badge::Phone || id.starts_with('+')) {
            tail(id)
        } else {
            id.to_owned()
        }
    }
}

/// Returns the kind of a person as one word.
pub(crate) fn kind(badge: Badge) -> &'static str {
    match badge {
        Badge::Member => "member",
        Badge::Guest => "guest",
        Badge::External => "external",
        Badge::Phone => "phone",
        Badge::CommunicationServices => "communication_services",
        Badge::App => "app",
        Badge::Device => "device",
        Badge::Unknown => "unknown",
    }
}
