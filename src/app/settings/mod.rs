//! The settings popup.

pub(crate) mod audit_settings_ui;
pub(crate) mod settings_ui;
