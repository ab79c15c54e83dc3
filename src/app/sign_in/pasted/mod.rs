//! Reads a text pasted into the sign-in form.

pub(crate) mod address;
mod label_words;
mod labels;
pub(crate) mod pasted_app;
pub(crate) mod pasted_notes;
mod values;
