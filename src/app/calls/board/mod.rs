//! The board: all calls at once.

pub(crate) mod board_calls_ui;
pub(crate) mod board_found_ui;
pub(crate) mod board_state;
pub(crate) mod board_ui;
