//! The rules of evidence: which readings may take people away, and when somebody counts as gone.

pub mod departure;
pub mod reading;
