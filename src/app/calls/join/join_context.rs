//! The data that the join dialog draws from.

use crate::app::state::choices::Choices;
use crate::moderation::state::snapshot::Session;

/// The data that the join dialog draws from.
#[derive(Debug, Clone, Copy)]
pub struct JoinContext<'a> {
    /// The signed-in session.
    pub session: &'a Session,
    /// The choices made for this sign-in so far.
    pub choices: &'a Choices,
}
