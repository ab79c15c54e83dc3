//! Parts of the window that several panels use: notices, details of a failure, notes.

pub(crate) mod accessibility;
pub(crate) mod dialog;
pub(crate) mod failure_details;
pub(crate) mod note_ui;
pub(crate) mod undo_ui;
