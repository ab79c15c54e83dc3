//! Accessibility: one order for Tab and screen readers, names for widgets that egui leaves unnamed, and dialogs
//! described by their text.

pub(crate) mod described;
pub(crate) mod keyboard_order;
pub(crate) mod reading_order;
pub(crate) mod tree;
