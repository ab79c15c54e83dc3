//! The status of a row: how it is drawn, its words for a person, and how long the person has been in the call.

pub mod person_status;
pub mod since_text;
pub mod status;
