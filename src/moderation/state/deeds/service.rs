//! Requests that Graph carries out as one operation, such as muting, and their state.

use std::sync::Arc;

use crate::moderation::model::deed::ServiceDeed;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::{AttemptId, OperationId, ParticipantId};
use crate::moderation::model::time::Now;

/// A request about one participant, kept until its failure was dismissed or the row is gone.
///
/// At most one for each participant: a new one replaces it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceAct {
    /// What was asked for.
    pub deed: ServiceDeed,
    /// The participant. `None` for this app itself.
    pub participant: Option<ParticipantId>,
    /// Its state.
    pub state: ServiceState,
    /// Its attempt.
    pub(crate) attempt: AttemptId,
    /// Graph's operation, once the request was answered.
    pub(crate) operation: Option<OperationId>,
}

/// State of a service request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ServiceState {
    /// The request is being sent.
    Asked,
    /// Graph accepted it and is working on it.
    Running {
        /// When Graph accepted it.
        since: Now,
        /// When its operation is read next.
        read_at: Now,
    },
    /// Done.
    Done {
        /// When that became known.
        at: Now,
    },
    /// Failed.
    Failed {
        /// When that became known.
        at: Now,
        /// Why.
        failure: Arc<Failure>,
    },
}

impl ServiceState {
    /// Whether a result is still expected.
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Asked | Self::Running { .. })
    }
}

/// Returns the request about `participant`, or about this app if `None`.
pub fn act_on<'a>(
    acts: &'a [ServiceAct],
    participant: Option<&ParticipantId>,
) -> Option<&'a ServiceAct> {
    acts.iter()
        .find(|act| act.participant.as_ref() == participant)
}

/// Whether a request about `participant`, or about this app if `None`, has no result yet.
pub(crate) fn is_on_its_way(acts: &[ServiceAct], participant: Option<&ParticipantId>) -> bool {
    act_on(acts, participant).is_some_and(|act| act.state.is_open())
}
