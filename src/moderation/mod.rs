//! The mind of the console: everything that is decided, without clock, I/O or async.

pub mod call;
pub mod failure;
pub mod ids;
pub mod participant;
pub mod time;
