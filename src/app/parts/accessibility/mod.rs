//! The window for those who hear it: one order for Tab and for a screen reader, nothing without a name, and dialogs that
//! say what they are about.

pub(crate) mod described;
pub(crate) mod keyboard_order;
pub(crate) mod reading_order;
pub(crate) mod tree;
