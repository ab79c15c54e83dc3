//! The status of a row: how it is drawn, and its words for a person.

pub mod person_status;
pub mod since_text;
pub mod status;
