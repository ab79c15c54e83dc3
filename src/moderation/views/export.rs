//! Activity and rosters as the text of a file: CSV for a spreadsheet, JSON for a program.
//!
//! JSON is the lossless form: what cannot be seen stands there as `\u…`. CSV is safe to open: what cannot be seen is
//! replaced, and what a spreadsheet would run as a formula is disarmed by an apostrophe. Words are those of the audit log.

pub(crate) mod activity;
pub(crate) mod csv;
pub(crate) mod json;
pub(crate) mod roster;

use std::sync::Arc;

use crate::moderation::model::ids::tail;
use crate::moderation::model::participant::Badge;
use crate::moderation::state::activity::Entry;
use crate::moderation::state::snapshot::CallView;

/// What an export leaves out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ExportOptions {
    /// No names, addresses and subjects, only the ends of telephone numbers, and none of the service's own texts,
    /// which may hold anything. Ids stay, so that a person can still be followed.
    pub redact_names: bool,
}

/// What happened and what was done, an entry a row.
pub fn activity_csv(entries: &[Arc<Entry>], options: ExportOptions) -> String {
    activity::csv(entries, options)
}

/// What happened and what was done, with what was tried on the way and whole failures.
pub fn activity_json(entries: &[Arc<Entry>], options: ExportOptions) -> String {
    activity::json(entries, options)
}

/// Who is or was in a call or in its lobby, with first and last seen and how it ended, a visit a row.
pub fn roster_csv(call: &CallView, options: ExportOptions) -> String {
    roster::csv(call, options)
}

/// Who is or was in a call or in its lobby, with earlier visits.
pub fn roster_json(call: &CallView, options: ExportOptions) -> String {
    roster::json(call, options)
}

impl ExportOptions {
    /// A name, an address or a subject.
    fn name(self, name: &str) -> &str {
        if self.redact_names && !name.is_empty() {
            "(redacted)"
        } else {
            name
        }
    }

    /// Something that is simply left out.
    fn keep<T>(self, text: Option<T>) -> Option<T> {
        text.filter(|_| !self.redact_names)
    }

    /// An identity id: of a telephone it is the number.
    fn identity(self, badge: Badge, id: &str) -> String {
        if self.redact_names && (badge == Badge::Phone || id.starts_with('+')) {
            tail(id)
        } else {
            id.to_owned()
        }
    }
}

/// The kind of a person as one word.
fn kind(badge: Badge) -> &'static str {
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
