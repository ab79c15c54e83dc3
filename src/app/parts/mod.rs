//! Parts of the window that several panels use: notices, details of a failure, notes.

pub(crate) mod call_menu;
pub(crate) mod context_menu;
pub(crate) mod dialog;
pub(crate) mod ear;
pub(crate) mod failure_details;
pub(crate) mod note_ui;
pub(crate) mod undo_ui;
pub(crate) mod written_ui;
