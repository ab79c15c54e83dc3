//! The rules of evidence: which readings may end visits, and when a person counts as gone.

pub mod departure;
pub mod reading;
