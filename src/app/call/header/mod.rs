//! The header of a call: its subject, counts, buttons and notices.

pub(crate) mod call_header_ui;
pub(crate) mod call_menu_ui;
pub(crate) mod call_notice_ui;
pub(crate) mod evidence_notices;
pub(crate) mod header_buttons_ui;
pub(crate) mod microphone_ui;
mod wave_notice;
pub(crate) mod wave_text;
