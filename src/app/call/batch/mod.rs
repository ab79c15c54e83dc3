//! Removals of many: the preview before, the panel while they go and after.

pub(crate) mod ending_list_ui;
pub(crate) mod ending_ui;
pub(crate) mod preview_list_ui;
pub(crate) mod preview_ui;
