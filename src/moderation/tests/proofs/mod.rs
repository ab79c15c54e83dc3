//! What proves that somebody is gone, joined or the same.

pub(crate) mod door;
pub(crate) mod ending;
pub(crate) mod new_ids;
pub(crate) mod rules_of_evidence;
pub(crate) mod seen_ids;
pub(crate) mod singles;
pub(crate) mod verifying;
