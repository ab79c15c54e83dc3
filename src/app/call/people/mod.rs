//! The list of people with its tools.

pub(crate) mod address_lookup;
pub(crate) mod bulk_bar_ui;
pub(crate) mod roster_ui;
pub(crate) mod row_event;
pub(crate) mod row_menu;
pub(crate) mod sort_ui;
pub(crate) mod tools_ui;
