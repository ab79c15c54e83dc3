//! Parts that several panels use: dialogs, menus, failure details, notes, undo, accessibility.

pub(crate) mod accessibility;
pub(crate) mod call_menu;
pub(crate) mod cleared_ui;
pub(crate) mod context_menu;
pub(crate) mod dialog;
pub(crate) mod failure_details;
pub(crate) mod note_ui;
pub(crate) mod panel_head;
pub(crate) mod undo_ui;
pub(crate) mod written_ui;
