//! The About dialog: the program, its libraries, and where to report a fault.

pub(crate) mod about_ui;
pub(crate) mod needs_ui;
