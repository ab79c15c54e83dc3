//! Parts that several panels use: dialogs, failure details, notes, undo, accessibility.

pub(crate) mod accessibility;
pub(crate) mod dialog;
pub(crate) mod failure_details;
pub(crate) mod note_ui;
pub(crate) mod undo_ui;
