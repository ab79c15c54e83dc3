//! Requests that Graph answers with an operation, such as muting.

use reqwest::Method;

use crate::graph::http::retry::RepeatSafety;
use crate::graph::requests::answered::{located, not_graph};
use crate::graph::requests::bodies;
use crate::graph::requests::client::GraphClient;
use crate::graph::requests::paths::path;
use crate::graph::requests::progress::{Done, Watcher};
use crate::graph::requests::wire::operations::{OperationStatus, invited};
use crate::moderation::model::call::ResultInfo;
use crate::moderation::model::deed::ServiceDeed;
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::ids::{CallId, OperationId, ParticipantId};

/// The response to a service deed, such as muting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceAnswer {
    /// Id of Graph's operation, from the body or from `Location`.
    pub operation: Option<OperationId>,
    /// Our own id of the request, echoed by Graph.
    pub client_context: Option<String>,
    /// State of the operation, normally `Completed`. A 200 response may contain a failed one.
    pub status: OperationStatus,
    /// Result of the operation; `None` if the response has none.
    pub result: Option<ResultInfo>,
    /// Details of the request.
    pub done: Done,
}

/// Returns the last segment of the path, after the call or the participant. Every deed has to be
/// harmless if repeated.
fn verb(deed: ServiceDeed) -> &'static str {
    match deed {
        ServiceDeed::Mute | ServiceDeed::MuteSelf => "mute",
        ServiceDeed::UnmuteSelf => "unmute",
    }
}

impl GraphClient {
    /// Requests a deed such as muting: `POST …/calls/{id}/participants/{id}/{verb}`, or
    /// `…/calls/{id}/{verb}` for this app itself.
    pub async fn serve(
        &self,
        call: &CallId,
        deed: ServiceDeed,
        participant: Option<&ParticipantId>,
        context: &str,
        progress: Watcher<'_>,
    ) -> Result<ServiceAnswer, Failure> {
        let verb = verb(deed);
        let path = match participant {
            Some(participant) if !deed.is_own() => {
                path(call, &["participants", participant.as_str(), verb])?
            }
            None if deed.is_own() => path(call, &[verb])?,
            // Never falls back to the shorter path, which affects this app instead of a
            // participant.
            _ => return Err(Failure::new(Cause::UnusableId)),
        };
        let mut out = self.outgoing(Method::POST, &path)?;
        out.repeat = RepeatSafety::Harmless;
        out.body = Some(bodies::context(context).to_string().into_bytes());
        let (answer, done) = self.send(&out, progress).await?;
        let body = answer.body_or_empty_object();
        let begun = invited(body).map_err(|problem| not_graph(&answer, done.clone(), &problem))?;
        Ok(ServiceAnswer {
            operation: begun
                .operation
                .or_else(|| located(&answer, "operations").map(OperationId::new)),
            client_context: begun.client_context,
            status: begun.status,
            result: begun.result,
            done,
        })
    }
}
