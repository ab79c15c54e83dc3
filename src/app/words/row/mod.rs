//! The status of a row: how one is drawn, and that of a person.

pub mod person_status;
pub mod since_text;
pub mod status;
