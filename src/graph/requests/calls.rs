//! Requests to create, keep alive and leave calls.

use std::time::Duration;

use reqwest::Method;

use crate::graph::http::clients::ClientPool;
use crate::graph::http::retry::RepeatSafety;
use crate::graph::requests::bodies;
use crate::graph::requests::client::GraphClient;
use crate::graph::requests::paths::{CALLS, path};
use crate::graph::requests::progress::{AcceptedRequest, Watcher};
use crate::graph::requests::response_helpers::{located, not_graph};
use crate::graph::requests::wire::call::created;
use crate::moderation::model::call::Call;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::CallId;
use crate::moderation::model::meeting::NewCall;

/// Time limit for creating a call. Giving up too early could leave a call that cannot be found
/// again.
const CREATE_LIMIT: Duration = Duration::from_secs(25);
/// How long one `keepAlive` is retried, for instance after a 503 with `Retry-After`. After that,
/// the keep-alive schedule of the call decides when to send the next one.
const KEEP_ALIVE_LIMIT: Duration = Duration::from_mins(1);

/// A call that Graph started to set up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreatedCall {
    /// Id of the call. Without the id, the call is out of reach, because Graph cannot list calls.
    pub id: CallId,
    /// The call in the response: normally still being established, and without our own participant id.
    /// [`Call::default`] if the response could not be read.
    pub call: Call,
    /// Details of the request.
    pub done: AcceptedRequest,
}

impl GraphClient {
    /// Creates a call: `POST /communications/calls`. Repeated only after a 401 or 429. After a lost response, a
    /// repetition might create a second call that could not be found again.
    ///
    /// Success means that Graph accepted the call. The call is not established yet, and may never be.
    pub async fn create_call(
        &self,
        new: &NewCall,
        progress: Watcher<'_>,
    ) -> Result<CreatedCall, Failure> {
        for secret in new.secrets() {
            self.tokens().scrub().keep_of_meeting(&secret);
        }
        let mut out = self.outgoing(Method::POST, CALLS)?;
        out.repeat = RepeatSafety::OnlyIfRefused;
        out.body = Some(bodies::new_call(new).to_string().into_bytes());
        (out.try_limit, out.limit) = (CREATE_LIMIT, CREATE_LIMIT);
        let (answer, done) = self.send(&out, progress).await?;
        let address = located(&answer, "calls").map(CallId::new);
        match created(&answer.body) {
            Ok((Some(id), call)) => Ok(CreatedCall { id, call, done }),
            Ok((None, call)) => match address {
                Some(id) => Ok(CreatedCall { id, call, done }),
                None => Err(not_graph(&answer, done, &no_id())),
            },
            // Accepts an unreadable body if `Location` names the call, because the next reading of the call shows the
            // rest.
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

    /// Keeps a call alive: `POST /communications/calls/{id}/keepAlive`. Retried within a minute,
    /// since repeating does no harm.
    pub async fn keep_alive(&self, call: &CallId) -> Result<AcceptedRequest, Failure> {
        let mut out = self.outgoing(Method::POST, &path(call, &["keepAlive"])?)?;
        out.pool = ClientPool::Polls;
        out.repeat = RepeatSafety::Harmless;
        out.limit = KEEP_ALIVE_LIMIT;
        self.carry_out(&out, &|_| {}).await
    }

    /// Leaves a call: `DELETE /communications/calls/{id}`. Only this app leaves, and can do nothing
    /// in the call afterwards.
    pub async fn hang_up(
        &self,
        call: &CallId,
        progress: Watcher<'_>,
    ) -> Result<AcceptedRequest, Failure> {
        let mut out = self.outgoing(Method::DELETE, &path(call, &[])?)?;
        out.repeat = RepeatSafety::Harmless;
        self.carry_out(&out, progress).await
    }
}

/// Returns the error for a response that names no call.
fn no_id() -> serde_json::Error {
    serde::de::Error::custom("neither an id nor a Location")
}
