//! The palette of commands.

pub(crate) mod palette_state;
pub(crate) mod palette_ui;
