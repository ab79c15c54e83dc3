//! The activity panel with actions and their results, and the exports.

pub(crate) mod activity_details;
pub(crate) mod activity_filter_ui;
pub mod activity_pane;
pub mod activity_ui;
pub(crate) mod export_ui;
