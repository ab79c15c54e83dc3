//! The settings, opened as a popup over the window.

pub(crate) mod audit_settings_ui;
pub(crate) mod settings_ui;
