//! The board: all calls at once.

pub(crate) mod board_calls_ui;
pub(crate) mod board_found_ui;
pub(crate) mod board_pane;
pub(crate) mod board_ui;
