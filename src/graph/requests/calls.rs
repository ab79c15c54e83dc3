//! Into a call, out of it, and staying in it.

use std::time::Duration;

use reqwest::Method;

use crate::graph::http::lanes::Lane;
use crate::graph::http::retry::RepeatSafety;
use crate::graph::requests::answered::{located, not_graph};
use crate::graph::requests::bodies;
use crate::graph::requests::client::GraphClient;
use crate::graph::requests::paths::{CALLS, path};
use crate::graph::requests::progress::{Done, Watcher};
use crate::graph::requests::wire::call::created;
use crate::moderation::model::call::Call;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::CallId;
use crate::moderation::model::meeting::NewCall;

/// How long a create may take: giving up early would leave a call behind that nobody can find.
const CREATE_LIMIT: Duration = Duration::from_secs(25);
/// Until when one keepAlive is tried again, for instance where a 503 names a time; then it is for whoever keeps the window.
const KEEP_ALIVE_LIMIT: Duration = Duration::from_mins(1);

/// A call that Graph began to set up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreatedCall {
    /// The only way back to this call: there is no list of calls.
    pub id: CallId,
    /// As it stood then: establishing, normally, and without an own participant.
    pub call: Call,
    /// The request itself.
    pub done: Done,
}

impl GraphClient {
    /// `POST /communications/calls`, repeated only after a 429: a second call would stay unknown to everybody.
    ///
    /// A call that is accepted is not yet established, and may never be.
    pub async fn create_call(
        &self,
        new: &NewCall,
        progress: Watcher<'_>,
    ) -> Result<CreatedCall, Failure> {
        let mut out = self.outgoing(Method::POST, CALLS)?;
        out.repeat = RepeatSafety::OnlyIfRefused;
        out.body = Some(bodies::new_call(new).to_string().into_bytes());
        (out.try_limit, out.limit) = (CREATE_LIMIT, CREATE_LIMIT);
        let (answer, done) = self.send(&out, progress).await?;
        let address = located(&answer).map(CallId::new);
        match created(&answer.body) {
            Ok((Some(id), call)) => Ok(CreatedCall { id, call, done }),
            Ok((None, call)) => match address {
                Some(id) => Ok(CreatedCall { id, call, done }),
                None => Err(not_graph(&answer, done, &no_id())),
            },
            // A body that broke off costs only what the next reading tells.
            Err(problem) => match address {
                Some(id) => Ok(CreatedCall {
                    id,
                    call: Call::default(),
                    done,
                }),
                None => Err(not_graph(&answer, done, &problem)),
            },
        }
    }

    /// `POST /communications/calls/{id}/keepAlive`, repeated within a minute: doing it twice does no harm.
    pub async fn keep_alive(&self, call: &CallId) -> Result<Done, Failure> {
        let mut out = self.outgoing(Method::POST, &path(call, &["keepAlive"])?)?;
        out.lane = Lane::Polls;
        out.repeat = RepeatSafety::Harmless;
        out.limit = KEEP_ALIVE_LIMIT;
        self.carry_out(&out, &|_| {}).await
    }

    /// `DELETE /communications/calls/{id}`: only this app leaves, and with it goes every right over the call.
    pub async fn hang_up(&self, call: &CallId, progress: Watcher<'_>) -> Result<Done, Failure> {
        let mut out = self.outgoing(Method::DELETE, &path(call, &[])?)?;
        out.repeat = RepeatSafety::Harmless;
        self.carry_out(&out, progress).await
    }
}

/// The problem of an answer that names no call.
fn no_id() -> serde_json::Error {
    serde::de::Error::custom("neither an id nor a Location")
}
