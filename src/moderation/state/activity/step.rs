//! Intermediate steps between an action and its result.

use std::sync::Arc;

use crate::moderation::model::failure::Failure;
use crate::moderation::model::time::Now;
use crate::moderation::state::invitation::cancel_ids::CancelIdSource;

/// An intermediate step of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryStep {
    /// When the step happened.
    pub at: Now,
    /// Kind of the step.
    pub kind: StepKind,
}

/// Kind of an intermediate step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepKind {
    /// A cancellation of an invitation tried one participant id.
    AddressTried {
        /// Source of the participant id.
        source: CancelIdSource,
        /// Whether Graph accepted the id. `None` until Graph answers.
        accepted: Option<bool>,
    },
    /// The invitation was sent again without the participant id that this app chose.
    WithoutOwnId,
    /// The request is sent again after a problem.
    Retry {
        /// Why the last try failed.
        failure: Arc<Failure>,
    },
}
