//! The calls that are watched, beside the one in front.

pub mod board;
pub(crate) mod call_entry;
pub mod calls_ui;
pub mod join;
pub(crate) mod join_entry;
