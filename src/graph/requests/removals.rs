//! Removing: of somebody who is there, or of an invitation that rings.

use reqwest::Method;

use crate::graph::http::refusal_cause::RequestKind;
use crate::graph::http::retry::RepeatSafety;
use crate::graph::requests::client::GraphClient;
use crate::graph::requests::paths::path;
use crate::graph::requests::progress::{Done, Watcher};
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::{CallId, ParticipantId};

impl GraphClient {
    /// `DELETE /communications/calls/{id}/participants/{id}`: a removal, or the cancelling of an invitation.
    ///
    /// An answer means that Graph accepted it; only a later roster proves it.
    pub async fn remove_participant(
        &self,
        call: &CallId,
        participant: &ParticipantId,
        progress: Watcher<'_>,
    ) -> Result<Done, Failure> {
        self.remove(call, participant, RepeatSafety::Harmless, progress)
            .await
    }

    /// The same as one of many, each in its turn: a 429 ends this turn at once and is no try.
    pub async fn remove_in_turn(
        &self,
        call: &CallId,
        participant: &ParticipantId,
        progress: Watcher<'_>,
    ) -> Result<Done, Failure> {
        self.remove(call, participant, RepeatSafety::HarmlessInTurn, progress)
            .await
    }

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
