//! The activity: numbered entries about events in the calls and actions of the operator and the rules, with their
//! results. The activity panel shows them.

pub mod entry;
pub(crate) mod log;
pub(crate) mod step;

pub use crate::moderation::state::activity::log::ActivityLog;
