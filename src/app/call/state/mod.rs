//! The window's state for an open call. Draws nothing.

pub(crate) mod bulk_removal;
pub(crate) mod call_ui;
pub(crate) mod call_ui_state;
pub(crate) mod cancel_several;
pub(crate) mod cleared;
pub(crate) mod context;
pub(crate) mod dialog;
pub(crate) mod end_form;
pub(crate) mod inspector;
pub(crate) mod invitation_results;
pub(crate) mod invite_form;
pub(crate) mod invite_split;
pub(crate) mod invite_typed;
pub(crate) mod list;
pub(crate) mod press_guard;
pub(crate) mod question;
pub(crate) mod raid;
pub(crate) mod top_strip;
pub(crate) mod typed_number;
