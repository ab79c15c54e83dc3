//! State of deeds in progress: removing many, joining, leaving, raid mode, and what the service was
//! asked to do.

pub mod batch;
pub mod join;
pub mod keep_alive;
pub mod leave;
pub mod raid;
pub mod service;
pub mod service_rule;
