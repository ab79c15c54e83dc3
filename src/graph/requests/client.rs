//! The client of one sign-in, with the one way of sending that every request takes.
//!
//! Reads go out once and whoever polls decides about the next time; what a person asked for has connections of
//! its own and is repeated where that is safe.

use std::sync::Arc;

use jiff::Timestamp;
use reqwest::Method;
use serde::de::IgnoredAny;

use crate::graph::entra::auth::{AppCredentials, TokenHint, TokenSource};
use crate::graph::http::answer::HttpAnswer;
use crate::graph::http::error::GraphError;
use crate::graph::http::lanes::{Http, Lane};
use crate::graph::http::origin::Endpoints;
use crate::graph::http::refusal_cause::RequestKind;
use crate::graph::http::retry::{ACTION_LIMIT, RepeatSafety, TRY_LIMIT};
use crate::graph::requests::answered::not_graph;
use crate::graph::requests::attempt::{Attempt, Outgoing};
use crate::graph::requests::progress::{Done, Watcher};
use crate::moderation::model::failure::{Cause, Failure};

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

    pub(crate) fn poll(&self, path: &str) -> Result<Outgoing, GraphError> {
        let mut out = self.outgoing(Method::GET, path)?;
        out.lane = Lane::Polls;
        Ok(out)
    }

    pub(crate) fn outgoing(&self, method: Method, path: &str) -> Result<Outgoing, GraphError> {
        let url = self.0.endpoints.url(path);
        Ok(Outgoing {
            method,
            url: url.ok_or_else(|| GraphError::new(Cause::UnusableId))?,
            root: self.0.endpoints.graph_root().into(),
            body: None,
            lane: Lane::Actions,
            repeat: RepeatSafety::Never,
            asked: RequestKind::Other,
            try_limit: TRY_LIMIT,
            limit: ACTION_LIMIT,
        })
    }

    /// The one way out.
    pub(crate) async fn send(
        &self,
        out: &Outgoing,
        progress: Watcher<'_>,
    ) -> Result<(HttpAnswer, Done), Failure> {
        Attempt::new(&self.0.http, &self.0.tokens, out, progress)
            .run()
            .await
    }
}
