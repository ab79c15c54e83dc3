//! The card of one person.

pub(crate) mod card_heights;
pub(crate) mod newest_ui;
pub(crate) mod other_row_ui;
pub(crate) mod person_gone_ui;
pub(crate) mod person_parts;
pub(crate) mod person_rules_ui;
pub(crate) mod person_service_ui;
pub(crate) mod person_trouble_ui;
pub mod person_ui;
pub(crate) mod way_back_ui;
pub(crate) mod why_ui;
