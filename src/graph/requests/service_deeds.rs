//! Requests to mute a participant, and to mute or unmute this app. Graph answers with an operation.

use reqwest::Method;

use crate::graph::http::retry::RepeatSafety;
use crate::graph::requests::begun::BegunOperation;
use crate::graph::requests::bodies;
use crate::graph::requests::client::GraphClient;
use crate::graph::requests::paths::path;
use crate::graph::requests::progress::Watcher;
use crate::moderation::model::deed::ServiceDeed;
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::ids::{CallId, ParticipantId};

/// Returns the last segment of the path, after the call or the participant. Every deed has to be
/// harmless if repeated, because [`GraphClient::serve`] repeats failed requests.
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
    ) -> Result<BegunOperation, Failure> {
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
        self.begin(&out, progress).await
    }
}
