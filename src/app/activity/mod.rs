//! The activity panel, which lists events and actions with their results, and the export of its entries.

pub(crate) mod activity_details;
pub(crate) mod activity_filter_ui;
pub(crate) mod activity_foot_ui;
pub mod activity_panel_state;
pub mod activity_ui;
pub(crate) mod earlier_text;
pub(crate) mod earlier_ui;
pub(crate) mod export_ui;
pub(crate) mod move_sentence;
pub(crate) mod record_ui;
