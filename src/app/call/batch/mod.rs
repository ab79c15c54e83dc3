//! Removals of many: the preview before, the panel while they go and after.

pub(crate) mod batch_list_ui;
pub(crate) mod batch_ui;
pub(crate) mod preview_list_ui;
pub(crate) mod preview_ui;
