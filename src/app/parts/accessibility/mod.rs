//! Accessibility: one order for Tab and screen readers, a name for everything, and dialogs that say what they are
//! about.

pub(crate) mod described;
pub(crate) mod keyboard_order;
pub(crate) mod reading_order;
pub(crate) mod tree;
