//! The command palette.

pub(crate) mod other_words;
pub(crate) mod palette_state;
pub(crate) mod palette_ui;
