//! Requests to invite people, or to transfer a person from another call.

use reqwest::Method;

use crate::graph::http::error::GraphError;
use crate::graph::http::retry::RepeatSafety;
use crate::graph::requests::answered::{located, not_graph};
use crate::graph::requests::bodies;
use crate::graph::requests::client::GraphClient;
use crate::graph::requests::invite_entry::InviteEntry;
use crate::graph::requests::paths::path;
use crate::graph::requests::progress::{Done, Watcher};
use crate::graph::requests::wire::operations::{InvitedIds, OperationStatus, invited};
use crate::moderation::model::call::ResultInfo;
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::ids::{CallId, InvitationId, OperationId, ParticipantId};
use crate::moderation::state::invitation::MOST_INVITED;

/// The response to an invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InviteAnswer {
    /// Id of Graph's operation, from the body or from `Location`.
    pub operation: Option<OperationId>,
    /// Our own id of the invitation, echoed by Graph.
    pub client_context: Option<String>,
    /// Member `participants[0].id` of the response.
    pub participant_id_served: Option<ParticipantId>,
    /// Member `participants[0].participantId` of the response.
    pub participant_id_echoed: Option<ParticipantId>,
    /// All people in the response, in the order there. If several were invited, they have to be
    /// matched by identity.
    pub participants: Vec<InvitedIds>,
    /// State of the operation, normally `Running`.
    pub status: OperationStatus,
    /// Result of the operation, if it has ended.
    pub result: Option<ResultInfo>,
    /// Details of the request.
    pub done: Done,
}

impl GraphClient {
    /// Invites up to five people: `POST /communications/calls/{id}/participants/invite`. Repeated
    /// only after a 429.
    ///
    /// One operation covers all of them. Fails without sending anything if Graph would refuse or
    /// ignore some of the people.
    pub async fn invite_all(
        &self,
        call: &CallId,
        entries: &[InviteEntry],
        context: &InvitationId,
        progress: Watcher<'_>,
    ) -> Result<InviteAnswer, Failure> {
        check_entries(entries)?;
        let path = path(call, &["participants", "invite"])?;
        let mut out = self.outgoing(Method::POST, &path)?;
        out.repeat = RepeatSafety::OnlyIfRefused;
        out.body = Some(bodies::invite(entries, context).to_string().into_bytes());
        let (answer, done) = self.send(&out, progress).await?;
        let body = answer.body_or_empty_object();
        let invited =
            invited(body).map_err(|problem| not_graph(&answer, done.clone(), &problem))?;
        let first = invited.participants.first().cloned().unwrap_or_default();
        Ok(InviteAnswer {
            operation: invited
                .operation
                .or_else(|| located(&answer, "operations").map(OperationId::new)),
            client_context: invited.client_context,
            participant_id_served: first.served,
            participant_id_echoed: first.echoed,
            participants: invited.participants,
            status: invited.status,
            result: invited.result,
            done,
        })
    }
}

/// Checks how many people one request may invite.
fn check_entries(entries: &[InviteEntry]) -> Result<(), GraphError> {
    let moves = entries.iter().any(|entry| entry.replaces.is_some());
    let most = if moves { 1 } else { MOST_INVITED };
    if (1..=most).contains(&entries.len()) {
        return Ok(());
    }
    let message = format!("one request invites 1 to {most}, not {}", entries.len());
    Err(GraphError::new(Cause::NotAllowed).with_message(&message))
}
