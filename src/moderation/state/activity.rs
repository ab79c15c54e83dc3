//! What happened in the calls and what was done, as numbered entries with results. The activity
//! panel shows it.

pub mod entry;
pub(crate) mod log;

pub use crate::moderation::state::activity::log::ActivityLog;
