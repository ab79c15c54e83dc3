//! What this app may do in its tenant, as far as anybody can tell from here, and how each thing is known.
//!
//! A token is the service's own and its claims are a hint; the grant for removals is shown by no API at all. So each
//! row says what was seen, when, or that it cannot be told, and no row is ever a reason to hold a request back.

pub mod report;
mod role;
mod seen;
mod text;

pub use crate::moderation::access::role::{NeededRole, RoleRow, RoleState};
pub use crate::moderation::access::seen::{Observation, RemovalSeen, Right, Seen};
