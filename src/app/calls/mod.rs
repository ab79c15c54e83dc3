//! The list of watched calls, the board, and joining.

pub mod board;
pub(crate) mod call_entry;
pub mod calls_ui;
pub mod join;
pub(crate) mod join_entry;
