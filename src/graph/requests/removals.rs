//! Requests to remove participants, or to cancel invitations.

use reqwest::Method;

use crate::graph::http::refusal_cause::RequestKind;
use crate::graph::http::retry::RepeatSafety;
use crate::graph::requests::client::GraphClient;
use crate::graph::requests::paths::path;
use crate::graph::requests::progress::{AcceptedRequest, Watcher};
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::{CallId, ParticipantId};

impl GraphClient {
    /// Removes a participant or cancels an invitation:
    /// `DELETE /communications/calls/{id}/participants/{id}`.
    ///
    /// Success means that Graph accepted the request. Only later readings prove the removal. With `is_paced`, a 429
    /// fails the request at once, and the pacer decides when to send it again.
    pub async fn remove_participant(
        &self,
        call: &CallId,
        participant: &ParticipantId,
        is_paced: bool,
        progress: Watcher<'_>,
    ) -> Result<AcceptedRequest, Failure> {
        let path = path(call, &["participants", participant.as_str()])?;
        let mut out = self.outgoing(Method::DELETE, &path)?;
        out.asked = RequestKind::Removal;
        out.repeat = if is_paced {
            RepeatSafety::HarmlessPaced
        } else {
            RepeatSafety::Harmless
        };
        self.carry_out(&out, progress).await
    }
}
