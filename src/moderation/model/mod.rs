//! The values that the rules work with, such as ids, people, calls, failures, proofs and time. This module does not
//! decide who may be removed.

pub mod audit;
pub mod call;
pub mod deed;
pub mod digest;
pub(crate) mod digits;
pub mod directory;
pub mod failure;
pub mod identity;
pub mod ids;
pub mod invisible;
pub mod invitee;
pub(crate) mod lookalike;
pub mod meeting;
pub mod name;
pub(crate) mod offset;
pub mod participant;
pub mod recognize;
pub mod request_line;
pub mod time;
pub mod window_id;
