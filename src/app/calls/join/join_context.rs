//! What the dialog is drawn with.

use crate::app::state::choices::Choices;
use crate::moderation::state::snapshot::Session;

/// What the dialog is drawn with.
#[derive(Debug, Clone, Copy)]
pub struct JoinContext<'a> {
    /// Who is signed in, and where.
    pub session: &'a Session,
    /// What was chosen for this sign-in before.
    pub choices: &'a Choices,
}
