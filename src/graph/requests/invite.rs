//! Requests to invite people, or to transfer a person from another call.

use reqwest::Method;

use crate::graph::http::error::GraphError;
use crate::graph::http::retry::RepeatSafety;
use crate::graph::requests::begun::BegunOperation;
use crate::graph::requests::bodies;
use crate::graph::requests::client::GraphClient;
use crate::graph::requests::invite_entry::InviteEntry;
use crate::graph::requests::paths::path;
use crate::graph::requests::progress::Watcher;
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::ids::{CallId, InvitationId};
use crate::moderation::state::invitation::MOST_INVITED;

impl GraphClient {
    /// Invites up to five people, or transfers one: `POST /communications/calls/{id}/participants/invite`.
    /// Repeated only after a 401 or 429.
    ///
    /// One operation covers all people. Fails without sending anything if one request cannot invite this many people.
    pub async fn invite_all(
        &self,
        call: &CallId,
        entries: &[InviteEntry],
        context: &InvitationId,
        progress: Watcher<'_>,
    ) -> Result<BegunOperation, Failure> {
        check_entries(entries)?;
        let path = path(call, &["participants", "invite"])?;
        let mut out = self.outgoing(Method::POST, &path)?;
        out.repeat = RepeatSafety::OnlyIfRefused;
        out.body = Some(bodies::invite(entries, context).to_string().into_bytes());
        self.begin(&out, progress).await
    }
}

/// Fails unless one request can invite this many people: 1 to [`MOST_INVITED`], or 1 if a participant is transferred.
fn check_entries(entries: &[InviteEntry]) -> Result<(), GraphError> {
    let moves = entries.iter().any(|entry| entry.replaces.is_some());
    let most = if moves { 1 } else { MOST_INVITED };
    if (1..=most).contains(&entries.len()) {
        return Ok(());
    }
    let message = format!("one request invites 1 to {most}, not {}", entries.len());
    Err(GraphError::new(Cause::NotAllowed).with_message(&message))
}
