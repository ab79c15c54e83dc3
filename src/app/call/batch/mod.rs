//! Removing many people: the preview before, and the panel during and after.

pub(crate) mod batch_list_ui;
pub(crate) mod batch_ui;
pub(crate) mod preview_list_ui;
pub(crate) mod preview_ui;
