//! What an export holds.

use crate::moderation::model::ids::tail;
use crate::moderation::model::participant::Badge;

/// What an export leaves out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ExportOptions {
    /// No names, addresses and subjects, only the ends of telephone numbers, and none of the service's own texts,
    /// which may hold anything. Ids stay, so that a person can still be followed.
    pub redact_names: bool,
}

impl ExportOptions {
    /// A name, an address or a subject.
    pub(crate) fn name(self, name: &str) -> &str {
        if self.redact_names && !name.is_empty() {
            "(redacted)"
        } else {
            name
        }
    }

    /// Something that is simply left out.
    pub(crate) fn keep<T>(self, text: Option<T>) -> Option<T> {
        text.filter(|_| !self.redact_names)
    }

    /// An identity id: of a telephone it is the number.
    pub(crate) fn identity(self, badge: Badge, id: &str) -> String {
        if self.redact_names && (badge == Badge::Phone || id.starts_with('+')) {
            tail(id)
        } else {
            id.to_owned()
        }
    }
}

/// The kind of a person as one word.
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
