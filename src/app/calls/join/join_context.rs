//! The data that the join dialog draws from.

use crate::app::state::choices::Choices;
use crate::moderation::state::snapshot::Session;

/// The data that the join dialog draws from.
#[derive(Debug, Clone, Copy)]
pub struct JoinContext<'a> {
    /// The signed-in session.
    pub session: &'a Session,
    /// The choices of the current sign-in, such as the callback address.
    pub choices: &'a Choices,
    /// The permission for joining, if the token lacks it.
    pub missing_role: Option<&'a str>,
}
