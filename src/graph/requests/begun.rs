//! Requests that begin an operation in Graph: invitations, and deeds such as muting.

use crate::graph::requests::attempt::Outgoing;
use crate::graph::requests::client::GraphClient;
use crate::graph::requests::progress::{Done, Watcher};
use crate::graph::requests::response_helpers::{located, not_graph};
use crate::graph::requests::wire::operations::{InvitedIds, OperationStatus, invited};
use crate::moderation::model::call::ResultInfo;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::OperationId;

/// The response to a request that begins an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BegunOperation {
    /// Id of Graph's operation, from the body or from `Location`.
    pub operation: Option<OperationId>,
    /// Our own id of the request, echoed by Graph.
    pub client_context: Option<String>,
    /// All people in the response, in its order; empty after a deed such as muting. If several people were invited, the
    /// caller has to match these entries to them by identity.
    pub participants: Vec<InvitedIds>,
    /// State of the operation, normally `Running` after an invitation, and `Completed` after a deed such as muting. The
    /// operation can have failed even in a 200 response.
    pub status: OperationStatus,
    /// Result of the operation; `None` if it has not ended, or the response has none.
    pub result: Option<ResultInfo>,
    /// Details of the request.
    pub done: Done,
}

impl GraphClient {
    /// Sends the request and reads the response.
    pub(crate) async fn begin(
        &self,
        out: &Outgoing,
        progress: Watcher<'_>,
    ) -> Result<BegunOperation, Failure> {
        let (answer, done) = self.send(out, progress).await?;
        let begun = invited(answer.body_or_empty_object())
            .map_err(|problem| not_graph(&answer, done.clone(), &problem))?;
        Ok(BegunOperation {
            operation: begun
                .operation
                .or_else(|| located(&answer, "operations").map(OperationId::new)),
            client_context: begun.client_context,
            participants: begun.participants,
            status: begun.status,
            result: begun.result,
            done,
        })
    }
}
