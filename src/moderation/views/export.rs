//! Exports activity and rosters as the text of a file: CSV for spreadsheets, JSON for programs.
//!
//! JSON is lossless: characters that cannot be seen are written as `\u…`. CSV is safe to open: such
//! characters are replaced, and an apostrophe keeps formulas from being executed. Both use the
//! words of the audit log.

pub(crate) mod activity;
pub(crate) mod csv;
pub(crate) mod json;
pub mod options;
pub(crate) mod roster;

use std::sync::Arc;

use crate::moderation::state::activity::entry::ActivityEntry;
use crate::moderation::state::snapshot::CallView;
use crate::moderation::views::export::options::ExportOptions;

/// Returns the activity as CSV, one row per entry.
pub fn activity_csv(entries: &[Arc<ActivityEntry>], options: ExportOptions) -> String {
    activity::csv(entries, options)
}

/// Returns the activity as JSON, with intermediate steps and all details of failures.
pub fn activity_json(entries: &[Arc<ActivityEntry>], options: ExportOptions) -> String {
    activity::json(entries, options)
}

/// Returns how many people the exported roster has, and how many of them are no longer in the call.
pub fn roster_counts(call: &CallView) -> (usize, usize) {
    roster::counts(call)
}

/// Returns everybody who is or was in the call or its lobby as CSV, one row per visit.
pub fn roster_csv(call: &CallView, options: ExportOptions) -> String {
    roster::csv(call, options)
}

/// Returns everybody who is or was in the call or its lobby as JSON, with earlier visits.
pub fn roster_json(call: &CallView, options: ExportOptions) -> String {
    roster::json(call, options)
}
