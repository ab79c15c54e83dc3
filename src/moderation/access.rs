//! The access check: reports what this app may do in its tenant, with the evidence.
//!
//! Microsoft tells apps not to interpret Graph's tokens, so their claims are only a hint. No API shows the grant for
//! removals. The report therefore says what requests have shown and when, or that nothing is known. It never prevents a
//! request.

pub mod report;
mod role;
mod seen;

pub(crate) use crate::moderation::access::role::has_role_for;
pub use crate::moderation::access::role::{NeededRole, RoleRow, RoleState, refused_role};
pub use crate::moderation::access::seen::{Observation, RemovalSeen, Right, Seen};
