//! Graph's endpoints that a moderator needs, one function each, with one way of sending under them.
//!
//! Here are reading and removing; [`crate::graph::requests::calls`], [`crate::graph::requests::invite`] and `users` hold the others.
//! Reads go out once and whoever polls decides about the next time; what a person asked for has connections of
//! its own and is repeated where that is safe.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use reqwest::Method;
use serde::de::IgnoredAny;

use crate::graph::entra::auth::{AppCredentials, TokenHint, TokenSource};
use crate::graph::http::error::{Asked, GraphError};
use crate::graph::http::origin::{Endpoints, decode_segment, encode_segment};
use crate::graph::http::pages::Pages;
pub use crate::graph::http::pages::RosterPage;
use crate::graph::http::retry::{ACTION_LIMIT, READING_LIMIT, Repeat, TRY_LIMIT};
use crate::graph::http::{Answer, Http, Lane};
use crate::graph::requests::attempt::{Attempt, Outgoing};
pub use crate::graph::requests::invite::InviteAnswer;
use crate::graph::requests::wire;
pub use crate::graph::requests::wire::{Operation, OperationStatus};
use crate::moderation::model::call::Call;
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::ids::{CallId, OperationId, ParticipantId, check_segment};
use crate::moderation::state::activity::Sent;

/// Told about each step of an action.
pub type Watcher<'a> = &'a (dyn Fn(Progress) + Send + Sync);

/// A step of an action that takes its time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    /// A try leaves.
    Sending {
        /// Which one, counted from 1.
        try_number: u32,
        /// Our id of it.
        client_request_id: String,
    },
    /// Graph asked to wait (429).
    WaitingForGraph {
        /// How long.
        wait: Duration,
    },
    /// The last try failed in a way that may pass.
    Retrying {
        /// How long until the next one.
        after: Duration,
        /// What the last one ran into.
        because: Cause,
    },
}

/// An action that Graph accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// HTTP status.
    pub status: u16,
    /// Graph's id of the request.
    pub request_id: Option<String>,
    /// Our id of the last try.
    pub client_request_id: String,
    /// Method and path, without host, query or token.
    pub request: String,
    /// When it was first sent and when it was answered.
    pub times: (Timestamp, Timestamp),
    /// How often it was sent.
    pub tries: u32,
}

/// A sign-in that worked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// What the token says about itself, if it can be read at all.
    pub hint: Option<TokenHint>,
    /// Until when the token is good; it is renewed before.
    pub expires: Timestamp,
}

/// Talks to Graph on behalf of one sign-in. Cheap to clone.
#[derive(Clone)]
pub struct GraphClient(Arc<Inner>);

struct Inner {
    endpoints: Endpoints,
    http: Http,
    tokens: TokenSource,
}

impl GraphClient {
    /// Prepares the connections; nothing is sent yet.
    pub fn new(endpoints: Endpoints, credentials: AppCredentials) -> Result<Self, GraphError> {
        credentials.check()?;
        let http = Http::new(&endpoints)?;
        let tokens = TokenSource::new(endpoints.clone(), credentials, http.tokens().clone());
        Ok(Self(Arc::new(Inner {
            endpoints,
            http,
            tokens,
        })))
    }

    /// Where this client sends to.
    pub fn endpoints(&self) -> &Endpoints {
        &self.0.endpoints
    }

    /// The token of this sign-in.
    pub fn tokens(&self) -> &TokenSource {
        &self.0.tokens
    }

    /// Gets a token, even after a refusal.
    pub async fn sign_in(&self) -> Result<SignedIn, Failure> {
        self.0.tokens.forget_refusal();
        let token = self.0.tokens.token().await?;
        Ok(SignedIn {
            hint: token.hint().cloned(),
            expires: token.expires(),
        })
    }

    /// Gets a new token in place of one that still works.
    pub async fn fresh_token(&self) -> Result<(), Failure> {
        self.0.tokens.fresh().await?;
        Ok(())
    }

    /// Opens the connection that actions take, so that the first click pays no handshake. Sends no token.
    pub async fn warm_up(&self) {
        let Some(url) = self.0.endpoints.url("/v1.0/") else {
            return;
        };
        // Any answer will do, and so will none: the first action then opens its own connection.
        drop(self.0.http.lane(Lane::Actions).head(url).send().await);
    }

    /// `GET /communications/calls/{id}`, once.
    pub async fn call(&self, call: &CallId) -> Result<Call, Failure> {
        let out = self.poll(path(call, &[])?)?;
        let (answer, done) = in_time(self.send(&out, &|_| {})).await?;
        wire::call(&answer.body, call).map_err(|problem| not_graph(&answer, done, &problem))
    }

    /// `GET /communications/calls/{id}/participants` with all pages, each asked for once.
    ///
    /// A later page that cannot be had costs only itself: the roster then says what it lacks. Only where Graph asks to wait, or
    /// the token is refused, is there none.
    pub async fn participants(&self, call: &CallId) -> Result<RosterPage, Failure> {
        in_time(self.pages(call)).await
    }

    async fn pages(&self, call: &CallId) -> Result<RosterPage, Failure> {
        let mut out = self.poll(path(call, &["participants"])?)?;
        let mut pages = Pages::default();
        loop {
            let (read, bytes) = match self.roster_page(&out).await {
                Ok(page) => page,
                Err(failure) if pages.has_some() && !concerns_everything(&failure) => {
                    return Ok(pages.without_the_rest());
                }
                Err(failure) => return Err(failure),
            };
            match pages.take(read, bytes, &out.url, &self.0.endpoints) {
                Some(next) => out.url = next,
                None => return Ok(pages.into_roster()),
            }
        }
    }

    async fn roster_page(&self, out: &Outgoing) -> Result<(wire::Roster, usize), Failure> {
        let (answer, done) = self.send(out, &|_| {}).await?;
        let read =
            wire::roster(&answer.body).map_err(|problem| not_graph(&answer, done, &problem))?;
        Ok((read, answer.body.len()))
    }

    /// `GET /communications/calls/{id}/participants/{id}`, once: whether the participant is in the call.
    ///
    /// It needs `Calls.JoinGroupCall.All` (Graph's page "Get participant"), which reading rosters does not.
    pub async fn is_in_call(
        &self,
        call: &CallId,
        participant: &ParticipantId,
    ) -> Result<bool, Failure> {
        let out = self.poll(path(call, &["participants", participant.as_str()])?)?;
        let (answer, done) = in_time(self.send(&out, &|_| {})).await?;
        wire::is_in_call(&answer.body, participant)
            .map_err(|problem| not_graph(&answer, done, &problem))
    }

    /// `DELETE /communications/calls/{id}/participants/{id}`: a removal, or the cancelling of an invitation.
    ///
    /// An answer means that Graph accepted it; only a later roster proves it.
    pub async fn remove_participant(
        &self,
        call: &CallId,
        participant: &ParticipantId,
        progress: Watcher<'_>,
    ) -> Result<Done, Failure> {
        let mut out = self.removal(call, participant)?;
        out.repeat = Repeat::Harmless;
        self.carry_out(&out, progress).await
    }

    /// The same as one of many, each in its turn: a 429 ends this turn at once and is no try.
    pub async fn remove_in_turn(
        &self,
        call: &CallId,
        participant: &ParticipantId,
        progress: Watcher<'_>,
    ) -> Result<Done, Failure> {
        let mut out = self.removal(call, participant)?;
        out.repeat = Repeat::HarmlessInTurn;
        self.carry_out(&out, progress).await
    }

    fn removal(&self, call: &CallId, participant: &ParticipantId) -> Result<Outgoing, GraphError> {
        let path = path(call, &["participants", participant.as_str()])?;
        let mut out = self.outgoing(Method::DELETE, path)?;
        out.asked = Asked::Removal;
        Ok(out)
    }

    /// `GET /communications/calls/{id}/operations/{id}`, once; only the schema knows it, so it may well fail.
    pub async fn operation(
        &self,
        call: &CallId,
        operation: &OperationId,
    ) -> Result<Operation, Failure> {
        let out = self.poll(path(call, &["operations", operation.as_str()])?)?;
        let (answer, done) = in_time(self.send(&out, &|_| {})).await?;
        wire::operation(&answer.body).map_err(|problem| not_graph(&answer, done, &problem))
    }

    /// Sends what is answered without a body.
    pub(crate) async fn carry_out(
        &self,
        out: &Outgoing,
        progress: Watcher<'_>,
    ) -> Result<Done, Failure> {
        let (answer, done) = self.send(out, progress).await?;
        // A captive portal answers 200 to everything.
        if answer.body.trim_ascii().is_empty() {
            return Ok(done);
        }
        match serde_json::from_slice::<IgnoredAny>(&answer.body) {
            Ok(IgnoredAny) => Ok(done),
            Err(problem) => Err(not_graph(&answer, done, &problem)),
        }
    }

    pub(crate) fn poll(&self, path: String) -> Result<Outgoing, GraphError> {
        let mut out = self.outgoing(Method::GET, path)?;
        out.lane = Lane::Polls;
        Ok(out)
    }

    pub(crate) fn outgoing(&self, method: Method, path: String) -> Result<Outgoing, GraphError> {
        let url = self.0.endpoints.url(&path);
        Ok(Outgoing {
            method,
            url: url.ok_or_else(|| GraphError::new(Cause::UnusableId))?,
            path,
            body: None,
            lane: Lane::Actions,
            repeat: Repeat::Never,
            asked: Asked::Other,
            try_limit: TRY_LIMIT,
            limit: ACTION_LIMIT,
        })
    }

    /// The one way out.
    pub(crate) async fn send(
        &self,
        out: &Outgoing,
        progress: Watcher<'_>,
    ) -> Result<(Answer, Done), Failure> {
        Attempt::new(&self.0.http, &self.0.tokens, out, progress)
            .run()
            .await
    }
}

/// Whether a failure says something about every request of this app and not only about this one.
fn concerns_everything(failure: &Failure) -> bool {
    matches!(
        failure.cause,
        Cause::Throttled(_) | Cause::Unauthenticated | Cause::SignIn(_)
    )
}

/// Ends a reading that takes too long as a whole, however steadily it trickles.
async fn in_time<T>(reading: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
    match tokio::time::timeout(READING_LIMIT, reading).await {
        Ok(read) => read,
        Err(_elapsed) => {
            let seconds = READING_LIMIT.as_secs();
            let message = format!("not read within {seconds} s");
            Err(GraphError::new(Cause::TimedOut)
                .with_message(&message)
                .into())
        }
    }
}

/// Where all calls are.
pub(crate) const CALLS: &str = "/v1.0/communications/calls";

/// The line of a request, as failures show it; `None` for ids that are never sent.
pub fn request_line(call: &CallId, sent: &Sent) -> Option<String> {
    let (method, rest) = match sent {
        Sent::Delete(participant) => (Method::DELETE, &["participants", participant.as_str()][..]),
        Sent::Invite => (Method::POST, &["participants", "invite"][..]),
        Sent::HangUp => (Method::DELETE, &[][..]),
        Sent::Mute(participant) => (
            Method::POST,
            &["participants", participant.as_str(), "mute"][..],
        ),
        Sent::MuteSelf(true) => (Method::POST, &["mute"][..]),
        Sent::MuteSelf(false) => (Method::POST, &["unmute"][..]),
    };
    let path = path(call, rest).ok()?;
    Some(format!("{method} {path}"))
}

/// The line of the request that creates a call.
pub fn create_line() -> String {
    format!("{} {CALLS}", Method::POST)
}

/// The path of a call and what lies below it.
pub(crate) fn path(call: &CallId, rest: &[&str]) -> Result<String, GraphError> {
    below(&below(CALLS, &[call.as_str()])?, rest)
}

/// A longer path, each part checked and encoded as one segment.
pub(crate) fn below(path: &str, rest: &[&str]) -> Result<String, GraphError> {
    let mut path = path.to_owned();
    for segment in rest {
        check_segment(segment).map_err(|problem| {
            GraphError::new(Cause::UnusableId).with_message(&problem.to_string())
        })?;
        path.push('/');
        path.push_str(&encode_segment(segment));
    }
    Ok(path)
}

/// A good status over a body that is not what was asked for.
pub(crate) fn not_graph(answer: &Answer, done: Done, problem: &serde_json::Error) -> Failure {
    let mut failure = GraphError::not_graph(answer, problem).into_failure();
    failure.request = Some(done.request);
    failure.times = Some(done.times);
    failure.tries = done.tries;
    failure
}

/// The id at the end of `Location`, whose host does not matter: only this segment is used.
pub(crate) fn located(answer: &Answer) -> Option<String> {
    let path = answer.location.as_deref()?.split(['?', '#']).next()?;
    let segment = path.trim_end_matches('/').rsplit('/').next()?;
    decode_segment(segment).filter(|id| check_segment(id).is_ok())
}
