//! What the join dialog draws from.

use crate::app::state::choices::Choices;
use crate::moderation::state::snapshot::Session;

/// What the join dialog draws from.
#[derive(Debug, Clone, Copy)]
pub struct JoinContext<'a> {
    /// Who is signed in, and where.
    pub session: &'a Session,
    /// The choices made for this sign-in so far.
    pub choices: &'a Choices,
}
