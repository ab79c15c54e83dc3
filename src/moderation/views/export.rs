//! Exports activity, actions of earlier sessions, and rosters as the text of a file: CSV for spreadsheets, JSON for
//! programs.
//!
//! JSON keeps every character; invisible ones are written as `\u…`. CSV is safe to open: invisible characters are
//! replaced, and an apostrophe keeps formulas from being executed. Both use the same words for actions and results.

pub(crate) mod activity;
pub(crate) mod csv;
pub(crate) mod earlier;
pub(crate) mod json;
pub mod options;
pub(crate) mod roster;

pub use crate::moderation::views::export::activity::{csv as activity_csv, json as activity_json};
pub use crate::moderation::views::export::earlier::{csv as earlier_csv, json as earlier_json};
pub use crate::moderation::views::export::roster::{
    counts as roster_counts, csv as roster_csv, json as roster_json,
};
