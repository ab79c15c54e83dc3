//! What the program is, what is inside, and where to report a fault.

pub(crate) mod about_ui;
