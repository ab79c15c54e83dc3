//! Service deeds: muting a participant, and muting or unmuting this app. Graph answers with an operation; the roster
//! shows the result.

use std::sync::Arc;

use crate::moderation::model::deed::ServiceDeed;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::{AttemptId, OperationId, ParticipantId};
use crate::moderation::model::time::Now;

/// A service deed about one participant or this app. Kept until the operator dismisses it, it is undone, the person
/// leaves, or the call ends.
///
/// A deed in progress stays even if the person leaves. There is at most one for each participant. A new deed replaces
/// the old one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceAct {
    /// The deed for Graph to carry out.
    pub deed: ServiceDeed,
    /// The participant concerned. `None` for this app itself.
    pub participant: Option<ParticipantId>,
    /// Progress of the deed.
    pub state: ServiceState,
    /// The attempt that asked for the deed.
    pub(crate) attempt: AttemptId,
    /// Graph's operation for the deed. `None` until Graph answers, or if the response names none.
    pub(crate) operation: Option<OperationId>,
}

impl ServiceAct {
    /// Whether Graph has carried out this deed.
    pub(crate) fn has_done(&self, deed: ServiceDeed) -> bool {
        self.deed == deed && matches!(self.state, ServiceState::Done { .. })
    }
}

/// Progress of a service deed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ServiceState {
    /// The request is being sent.
    Asked,
    /// Graph accepted the request and is carrying it out.
    Running {
        /// When Graph accepted the request.
        since: Now,
        /// When the state of Graph's operation is read next.
        read_at: Now,
    },
    /// Graph has carried out the deed.
    Done {
        /// When the success became known.
        at: Now,
    },
    /// The deed was refused, or failed.
    Failed {
        /// When the failure became known.
        at: Now,
        /// Why the deed failed.
        failure: Arc<Failure>,
    },
}

impl ServiceState {
    /// Whether the result is not known yet.
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Asked | Self::Running { .. })
    }
}

/// Returns the service deed for `participant`, or for this app if `participant` is `None`. Returns
/// `None` if there is no deed.
pub fn act_on<'a>(
    acts: &'a [ServiceAct],
    participant: Option<&ParticipantId>,
) -> Option<&'a ServiceAct> {
    acts.iter()
        .find(|act| act.participant.as_ref() == participant)
}

/// Whether a service deed for `participant` has no result yet. `None` means this app.
pub(crate) fn is_on_its_way(acts: &[ServiceAct], participant: Option<&ParticipantId>) -> bool {
    act_on(acts, participant).is_some_and(|act| act.state.is_open())
}
