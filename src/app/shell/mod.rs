//! The window around everything: what it keeps, how it is laid out, what it says aloud.

pub(crate) mod announcer;
pub(crate) mod arrivals;
pub(crate) mod attention;
pub(crate) mod commands;
pub(crate) mod console_app;
pub mod copied_ui;
pub mod ending;
pub(crate) mod failure_dialog;
pub(crate) mod guarded;
pub mod keys_ui;
pub(crate) mod layout;
pub(crate) mod news;
pub(crate) mod notices;
pub mod palette;
pub(crate) mod presentation_bar;
pub(crate) mod saved;
pub(crate) mod screen;
pub(crate) mod shortcuts;
pub(crate) mod view;
pub mod window;
pub(crate) mod window_error;
