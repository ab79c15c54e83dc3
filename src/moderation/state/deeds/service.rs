//! Something that the service was asked to do, and how that stands.

use std::sync::Arc;

use crate::moderation::model::deed::ServiceDeed;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::{AttemptId, OperationId, ParticipantId};
use crate::moderation::model::time::Now;

/// What the service was asked to do to one participant, until its failure was read or the row is gone.
///
/// There is one at a time for each participant: the next takes its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceAct {
    /// What.
    pub deed: ServiceDeed,
    /// To whom; `None` is this app itself.
    pub participant: Option<ParticipantId>,
    /// How it stands.
    pub state: ServiceState,
    pub(crate) attempt: AttemptId,
    pub(crate) operation: Option<OperationId>,
}

/// How it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ServiceState {
    /// The request is on its way.
    Asked,
    /// Graph took it and is at it.
    Running {
        /// Since when.
        since: Now,
        /// When its operation is read next.
        read_at: Now,
    },
    /// It is done.
    Done {
        /// When that was known.
        at: Now,
    },
    /// It came to nothing.
    Failed {
        /// When.
        at: Now,
        /// Why.
        failure: Arc<Failure>,
    },
}

impl ServiceState {
    /// Whether an answer is still expected.
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Asked | Self::Running { .. })
    }
}

/// The act that concerns this participant, or this app itself.
pub fn act_on<'a>(
    acts: &'a [ServiceAct],
    participant: Option<&ParticipantId>,
) -> Option<&'a ServiceAct> {
    acts.iter()
        .find(|act| act.participant.as_ref() == participant)
}

/// Whether one that concerns this participant, or this app itself, is on its way.
pub(crate) fn is_on_its_way(acts: &[ServiceAct], participant: Option<&ParticipantId>) -> bool {
    act_on(acts, participant).is_some_and(|act| act.state.is_open())
}
