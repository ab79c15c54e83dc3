//! The window around all panels: its state, layout, notices, alarms and announcements, and the dialogs about the whole
//! window.

pub mod about;
pub(crate) mod alarms;
pub(crate) mod announcer;
pub(crate) mod arrivals;
pub(crate) mod attention;
pub(crate) mod commands;
pub(crate) mod console_app;
pub mod copied_ui;
pub mod exit;
pub(crate) mod failure_dialog;
pub(crate) mod key_order;
pub mod keys_ui;
pub(crate) mod layout;
pub(crate) mod notices;
pub mod palette;
pub(crate) mod panic_guard;
pub(crate) mod place;
pub(crate) mod presentation_bar;
pub(crate) mod save_report;
pub(crate) mod screen;
pub(crate) mod shortcuts;
pub mod tour;
pub(crate) mod view;
pub mod window;
pub(crate) mod window_error;
