//! The dialog with the settings.

pub(crate) mod audit_settings_ui;
pub(crate) mod settings_ui;
