//! What happened and what was done, numbered, with results; the source of the activity panel.

pub mod entry;
pub(crate) mod log;

pub use crate::moderation::state::activity::log::ActivityLog;
