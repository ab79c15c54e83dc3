//! How each deed stands: a removal of many, a joining, what the service was asked to do, leaving, raid mode.

pub mod batch;
pub mod join;
pub mod keep_alive;
pub mod leave;
pub mod raid;
pub mod service;
pub mod service_rule;
