//! How each deed stands: a removal of many, a joining, a muting, leaving, raid mode.

pub mod batch;
pub mod join;
pub mod keep_alive;
pub mod leave;
pub mod mute;
pub mod mute_obstacle;
pub mod raid;
