//! The standing rules of a call: the closed guest door, people who are kept out, and raid mode.

pub mod raid_ui;
pub(crate) mod rules_door_ui;
pub(crate) mod rules_line_ui;
pub(crate) mod rules_people_ui;
pub(crate) mod rules_ui;
