//! State of deeds in progress: removing many people, joining, keeping alive, leaving, raid mode and service deeds.

pub mod batch;
pub mod join;
pub mod keep_alive;
pub mod leave;
pub mod raid;
pub mod service;
pub mod service_rule;
