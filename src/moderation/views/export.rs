//! Activity and rosters as the text of a file: CSV for a spreadsheet, JSON for a program.
//!
//! JSON is the lossless form: what cannot be seen stands there as `\u…`. CSV is safe to open: what cannot be seen is
//! replaced, and what a spreadsheet would run as a formula is disarmed by an apostrophe. Words are those of the audit log.

pub(crate) mod activity;
pub(crate) mod csv;
pub(crate) mod json;
pub mod options;
pub(crate) mod roster;

use std::sync::Arc;

use crate::moderation::state::activity::entry::ActivityEntry;
use crate::moderation::state::snapshot::CallView;
use crate::moderation::views::export::options::ExportOptions;

/// What happened and what was done, an entry a row.
pub fn activity_csv(entries: &[Arc<ActivityEntry>], options: ExportOptions) -> String {
    activity::csv(entries, options)
}

/// What happened and what was done, with what was tried on the way and whole failures.
pub fn activity_json(entries: &[Arc<ActivityEntry>], options: ExportOptions) -> String {
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
