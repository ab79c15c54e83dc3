//! The client of one session. Every request that carries a token is sent by `GraphClient::send`.
//!
//! A failed reading is repeated only once, after a 401. Otherwise, the caller decides when to read again. Requests that
//! change a call have their own connections, and are repeated where that is safe.

use std::sync::Arc;

use jiff::Timestamp;
use reqwest::Method;
use serde::de::IgnoredAny;

use crate::graph::entra::auth::{AppCredentials, TokenHint, TokenSource};
use crate::graph::http::answer::HttpAnswer;
use crate::graph::http::clients::{ClientPool, Http};
use crate::graph::http::error::GraphError;
use crate::graph::http::origin::Endpoints;
use crate::graph::http::refusal_cause::RequestKind;
use crate::graph::http::retry::{ACTION_LIMIT, RepeatSafety, TRY_LIMIT};
use crate::graph::http::scrub::Scrub;
use crate::graph::requests::attempt::{Attempt, Outgoing};
use crate::graph::requests::progress::{AcceptedRequest, Watcher};
use crate::graph::requests::response_helpers::not_graph;
use crate::moderation::model::failure::{Cause, Failure};

/// Facts about the token of a successful sign-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// Claims of the token, if it can be read.
    pub hint: Option<TokenHint>,
    /// When the token counts as expired. Unless the token was pasted, the next one is requested before then.
    pub expires: Timestamp,
}

/// Sends requests to Graph for one session. Cheap to clone.
#[derive(Clone)]
pub struct GraphClient(Arc<Inner>);

struct Inner {
    endpoints: Endpoints,
    http: Http,
    tokens: TokenSource,
}

impl GraphClient {
    /// Checks credentials and prepares connections. Sends nothing.
    pub fn new(endpoints: Endpoints, credentials: AppCredentials) -> Result<Self, GraphError> {
        Self::scrubbing(endpoints, credentials, Scrub::default())
    }

    /// Does the same as [`Self::new`], and also removes from answers the secrets that `scrub`
    /// already knows.
    pub(crate) fn scrubbing(
        endpoints: Endpoints,
        credentials: AppCredentials,
        scrub: Scrub,
    ) -> Result<Self, GraphError> {
        credentials.check()?;
        let http = Http::new(&endpoints)?;
        let client = http.tokens().clone();
        let tokens = TokenSource::new(endpoints.clone(), credentials, client, scrub);
        Ok(Self(Arc::new(Inner {
            endpoints,
            http,
            tokens,
        })))
    }

    /// Returns the addresses that this client uses.
    pub fn endpoints(&self) -> &Endpoints {
        &self.0.endpoints
    }

    /// Returns the token source of this session.
    pub fn tokens(&self) -> &TokenSource {
        &self.0.tokens
    }

    /// Gets a token, even if Entra refused one before.
    pub async fn sign_in(&self) -> Result<SignedIn, Failure> {
        self.0.tokens.forget_refusal();
        let token = self.0.tokens.token().await?;
        Ok(SignedIn {
            hint: token.hint().cloned(),
            expires: token.expires(),
        })
    }

    /// Requests a new token even though the current one works.
    pub async fn fresh_token(&self) -> Result<(), Failure> {
        self.0.tokens.fresh().await?;
        Ok(())
    }

    /// Opens the connection for actions, so that the first click needs no handshake. Sends no
    /// token.
    pub async fn warm_up(&self) {
        let Some(url) = self.0.endpoints.url("/v1.0/") else {
            return;
        };
        // Ignores the result. After a failure, the first action opens a connection.
        drop(
            self.0
                .http
                .client(ClientPool::Actions)
                .inner
                .head(url)
                .send()
                .await,
        );
    }

    /// Sends a request, and checks the status of its response. Fails if the response has a body that is not JSON.
    pub(crate) async fn carry_out(
        &self,
        out: &Outgoing,
        progress: Watcher<'_>,
    ) -> Result<AcceptedRequest, Failure> {
        let (answer, done) = self.send(out, progress).await?;
        // A captive portal answers every request with 200 and a web page.
        if answer.body.trim_ascii().is_empty() {
            return Ok(done);
        }
        match serde_json::from_slice::<IgnoredAny>(&answer.body) {
            Ok(IgnoredAny) => Ok(done),
            Err(problem) => Err(not_graph(&answer, done, &problem)),
        }
    }

    /// Prepares a reading, which uses the connections for polls.
    pub(crate) fn poll(&self, path: &str) -> Result<Outgoing, GraphError> {
        let mut out = self.outgoing(Method::GET, path)?;
        out.pool = ClientPool::Polls;
        Ok(out)
    }

    /// Prepares an action. Callers set `repeat` if it may be repeated. Fails if the path makes no valid URL.
    pub(crate) fn outgoing(&self, method: Method, path: &str) -> Result<Outgoing, GraphError> {
        let url = self.0.endpoints.url(path);
        Ok(Outgoing {
            method,
            url: url.ok_or_else(|| GraphError::new(Cause::UnusableId))?,
            root: self.0.endpoints.graph_root().into(),
            body: None,
            pool: ClientPool::Actions,
            repeat: RepeatSafety::Never,
            asked: RequestKind::Other,
            try_limit: TRY_LIMIT,
            limit: ACTION_LIMIT,
        })
    }

    /// Sends a request with a token. All requests but [`Self::warm_up`] and token requests go through here.
    pub(crate) async fn send(
        &self,
        out: &Outgoing,
        progress: Watcher<'_>,
    ) -> Result<(HttpAnswer, AcceptedRequest), Failure> {
        Attempt::new(&self.0.http, &self.0.tokens, out, progress)
            .run()
            .await
    }
}
