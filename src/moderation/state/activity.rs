//! The activity: numbered entries about what happens in the calls, and about what the operator and the rules do, with
//! results. The activity panel shows them.

pub mod entry;
pub(crate) mod log;
pub(crate) mod step;

pub use crate::moderation::state::activity::log::ActivityLog;
