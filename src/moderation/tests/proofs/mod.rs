//! Proofs that somebody has left, has joined, or is the same person. Also proofs that a call is over.

pub(crate) mod door;
pub(crate) mod ending;
pub(crate) mod lost_answers;
pub(crate) mod new_ids;
pub(crate) mod rules_of_evidence;
pub(crate) mod seen_ids;
pub(crate) mod singles;
pub(crate) mod spelled_ids;
pub(crate) mod verifying;
