//! Requests to remove participants, or to cancel invitations.

use reqwest::Method;

use crate::graph::http::refusal_cause::RequestKind;
use crate::graph::http::retry::RepeatSafety;
use crate::graph::requests::client::GraphClient;
use crate::graph::requests::paths::path;
use crate::graph::requests::progress::{Done, Watcher};
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::{CallId, ParticipantId};

impl GraphClient {
    /// Removes a participant or cancels an invitation:
    /// `DELETE /communications/calls/{id}/participants/{id}`.
    ///
    /// Success means that Graph accepted the request. Only later readings prove the removal.
    pub async fn remove_participant(
        &self,
        call: &CallId,
        participant: &ParticipantId,
        progress: Watcher<'_>,
    ) -> Result<Done, Failure> {
        self.remove(call, participant, RepeatSafety::Harmless, progress)
            .await
    }

    /// As [`Self::remove_participant`], for a paced removal: returns at once after a 429, which
    /// does not count as a try.
    pub async fn remove_in_turn(
        &self,
        call: &CallId,
        participant: &ParticipantId,
        progress: Watcher<'_>,
    ) -> Result<Done, Failure> {
        self.remove(call, participant, RepeatSafety::HarmlessInTurn, progress)
            .await
    }

    /// Sends the request to remove a participant or to cancel an invitation.
    async fn remove(
        &self,
        call: &CallId,
        participant: &ParticipantId,
        repeat: RepeatSafety,
        progress: Watcher<'_>,
    ) -> Result<Done, Failure> {
        let path = path(call, &["participants", participant.as_str()])?;
        let mut out = self.outgoing(Method::DELETE, &path)?;
        (out.asked, out.repeat) = (RequestKind::Removal, repeat);
        self.carry_out(&out, progress).await
    }
}
