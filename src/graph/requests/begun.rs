//! Requests that begin an operation in Graph: invitations, and deeds such as muting.

use crate::graph::requests::attempt::Outgoing;
use crate::graph::requests::client::GraphClient;
use crate::graph::requests::progress::{AcceptedRequest, Watcher};
use crate::graph::requests::response_helpers::{located, not_graph};
use crate::graph::requests::wire::operations::begun;
use crate::moderation::event::InvitedFacts;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::OperationId;
use crate::moderation::state::invitation::OperationOutcome;

/// The response to a request that begins an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BegunOperation {
    /// Id of Graph's operation, from the body or from `Location`; `None` if it is in neither.
    pub operation: Option<OperationId>,
    /// All people in the response, in the order of the response; empty after a deed such as muting. If several people
    /// were invited, the caller has to match entries to people by identity.
    pub participants: Vec<InvitedFacts>,
    /// How far the operation is: normally `Running` after an invitation, and `Completed` after a deed such as muting.
    /// It can be `Failed` even in a 200 response.
    pub outcome: OperationOutcome,
    /// Details of the request.
    pub done: AcceptedRequest,
}

impl GraphClient {
    /// Sends the request and reads the response.
    pub(crate) async fn begin(
        &self,
        out: &Outgoing,
        progress: Watcher<'_>,
    ) -> Result<BegunOperation, Failure> {
        let (answer, done) = self.send(out, progress).await?;
        let (operation, participants, outcome) = begun(answer.body_or_empty_object())
            .map_err(|problem| not_graph(&answer, done.clone(), &problem))?;
        Ok(BegunOperation {
            operation: operation.or_else(|| located(&answer, "operations").map(OperationId::new)),
            participants,
            outcome,
            done,
        })
    }
}
