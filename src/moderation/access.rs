//! The access check: what this app may do in its tenant, and on which evidence.
//!
//! A token is opaque by contract, so its claims are only a hint, and no API shows the grant for
//! removals. Each row therefore states an observation and its time, or that nothing is known. No
//! row ever prevents a request.

pub mod report;
mod role;
mod seen;

pub use crate::moderation::access::role::{NeededRole, RoleRow, RoleState, refused_role};
pub use crate::moderation::access::seen::{Observation, RemovalSeen, Right, Seen};
