//! Sends one request: gets a token, makes the tries, waits between them, and collects the details
//! to report.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use reqwest::header::{
    ACCEPT, AUTHORIZATION, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, HeaderName, HeaderValue,
};
use reqwest::{Method, Request, StatusCode};
use tokio::time::Instant;
use url::Url;
use uuid::Uuid;

use crate::graph::entra::auth::{Token, TokenSource};
use crate::graph::http::answer::HttpAnswer;
use crate::graph::http::clients::{ClientPool, Http};
use crate::graph::http::error::GraphError;
use crate::graph::http::exchange::{BodySecrecy, LARGEST_ANSWER, exchange};
use crate::graph::http::refusal_cause::RequestKind;
use crate::graph::http::retry::{LONGEST_WAIT, RepeatSafety, backoff};
use crate::graph::requests::progress::{AcceptedRequest, RequestWait, Watcher};
use crate::moderation::access::has_role_for;
use crate::moderation::model::failure::{Cause, ConnectionCause, Failure, SignInCause};
use crate::moderation::model::request_line::RequestLine;

pub(crate) struct Outgoing {
    pub(crate) method: Method,
    pub(crate) url: Url,
    /// Configured root of Graph, with which `url` begins.
    pub(crate) root: Arc<str>,
    /// The body, as JSON; `None` without one.
    pub(crate) body: Option<Vec<u8>>,
    pub(crate) pool: ClientPool,
    pub(crate) repeat: RepeatSafety,
    /// Kind of request, to interpret a refusal.
    pub(crate) asked: RequestKind,
    /// Time limit of a single try of an action.
    pub(crate) try_limit: Duration,
    /// Time after which no further try is started, and a try of an action is given up. Waits that Graph asks for with a
    /// 429 extend this time.
    pub(crate) limit: Duration,
}

/// A request being carried out.
pub(crate) struct Attempt<'a> {
    http: &'a Http,
    tokens: &'a TokenSource,
    out: &'a Outgoing,
    progress: Watcher<'a>,
    /// When work on the request began, for its time limit.
    began: Instant,
    /// When the first try was sent; before that, when work on the request began.
    first_sent: Timestamp,
    /// Number of requests sent, including the repetition after a 401.
    sent: u32,
    /// Number of tries that got a 401, did nothing, and were repeated with a new token.
    unauthenticated: u32,
    /// The `client-request-id` of the last try; `None` before the first one.
    client_request_id: Option<String>,
    /// Total wait that Graph has asked for with 429 responses.
    asked_to_wait: Duration,
}

impl<'a> Attempt<'a> {
    /// Prepares to send `out`. Waits are reported to `progress`.
    pub(crate) fn new(
        http: &'a Http,
        tokens: &'a TokenSource,
        out: &'a Outgoing,
        progress: Watcher<'a>,
    ) -> Self {
        Self {
            http,
            tokens,
            out,
            progress,
            began: Instant::now(),
            first_sent: Timestamp::now(),
            sent: 0,
            unauthenticated: 0,
            client_request_id: None,
            asked_to_wait: Duration::ZERO,
        }
    }

    /// Sends the request until it succeeds or may not be repeated.
    pub(crate) async fn run(mut self) -> Result<(HttpAnswer, AcceptedRequest), Failure> {
        let mut tries = 0;
        loop {
            tries += 1;
            let error = match self.once().await {
                Ok(answer) => {
                    let done = self.done(&answer);
                    return Ok((answer, done));
                }
                Err(error) => error,
            };
            let again = self
                .out
                .repeat
                .allows(&error.failure.cause, error.status(), tries);
            let Some(wait) = again.then(|| self.wait_after(&error, tries)).flatten() else {
                return Err(self.failed(error));
            };
            (self.progress)(RequestWait {
                wait,
                because: error.failure.cause,
                request: self.out.line(),
            });
            tokio::time::sleep(wait).await;
        }
    }

    /// Returns the wait before the next try. `None` if it would exceed the limits.
    fn wait_after(&mut self, error: &GraphError, tries: u32) -> Option<Duration> {
        if let Cause::Throttled(Some(wait)) = error.failure.cause {
            self.asked_to_wait += wait;
            return (self.asked_to_wait <= LONGEST_WAIT).then_some(wait);
        }
        let wait = error
            .retry_after()
            .unwrap_or_else(|| backoff(tries, fastrand::f64()));
        (wait < self.left()).then_some(wait)
    }

    /// Returns the time left for the request. Waits that Graph asked for with a 429 do not count.
    fn left(&self) -> Duration {
        (self.out.limit + self.asked_to_wait).saturating_sub(self.began.elapsed())
    }

    /// Makes one try. After a 401, renews the token and sends the request again: a 401 proves that the request did
    /// nothing.
    async fn once(&mut self) -> Result<HttpAnswer, GraphError> {
        let token = self.in_time(self.token()).await?;
        let answer = self.exchange(&token).await?;
        if answer.status != StatusCode::UNAUTHORIZED {
            return self.judged(answer, &token);
        }
        let refused = GraphError::from_answer(&answer, self.out.asked);
        let renewal = self.tokens.renew(&token, refused.claims());
        let fresh = match self.in_time(renewal).await {
            Ok(fresh) => fresh,
            Err(error) if error.failure.cause == Cause::Unauthenticated => return Err(refused),
            Err(error) => return Err(error),
        };
        self.unauthenticated += 1;
        let answer = self.exchange(&fresh).await?;
        self.judged(answer, &fresh)
    }

    /// Returns a token. For an action, first replaces a token that lacks a role, if the role may have been granted
    /// since.
    async fn token(&self) -> Result<Token, GraphError> {
        let token = self.tokens.token().await?;
        if self.out.pool == ClientPool::Actions && token.may_lack_role() {
            return Ok(self.tokens.with_new_roles(token).await);
        }
        Ok(token)
    }

    /// Waits for a token. An action waits only until its time limit.
    ///
    /// This try has not sent anything yet, or its request got a 401 and did nothing. So no failure here may be reported
    /// as a lost answer.
    async fn in_time(
        &self,
        token: impl Future<Output = Result<Token, GraphError>>,
    ) -> Result<Token, GraphError> {
        let trouble = |text: &str| {
            GraphError::new(Cause::SignIn(SignInCause::EntraTrouble)).with_message(text)
        };
        let token = match self.out.pool {
            ClientPool::Polls => token.await,
            ClientPool::Actions => match tokio::time::timeout(self.left(), token).await {
                Ok(token) => token,
                Err(_elapsed) => return Err(trouble("no token came in time")),
            },
        };
        token.map_err(|error| match error.failure.cause {
            Cause::TimedOut | Cause::Connection(ConnectionCause::Broken) => {
                trouble(&error.to_string())
            }
            _ => error,
        })
    }

    /// Sends the request once, and logs it. Marks the token as accepted after any response but a 401.
    async fn exchange(&mut self, token: &Token) -> Result<HttpAnswer, GraphError> {
        let id = Uuid::new_v4().to_string();
        let request = self.request(token, &id)?;
        if self.sent == 0 {
            self.first_sent = Timestamp::now();
        }
        self.sent += 1;
        self.client_request_id = Some(id.clone());
        let sent = Instant::now();
        let client = self.http.client(self.out.pool);
        let answer = exchange(
            client,
            request,
            &id,
            LARGEST_ANSWER,
            self.tokens.scrub(),
            BodySecrecy::Public,
        )
        .await;
        // Logged without path and body: ids and names of people must not get into logs.
        tracing::debug!(
            method = %self.out.method,
            status = answer.as_ref().ok().map(|answer| answer.status.as_u16()),
            took_ms = sent.elapsed().as_millis(),
            client_request_id = id,
            "a request to Graph"
        );
        let answer = answer?;
        if answer.status != StatusCode::UNAUTHORIZED {
            token.mark_accepted();
        }
        Ok(answer)
    }

    /// Builds the HTTP request with its headers; `id` is its `client-request-id`.
    fn request(&self, token: &Token, id: &str) -> Result<Request, GraphError> {
        let json = HeaderValue::from_static("application/json");
        let client = self.http.client(self.out.pool);
        let mut request = client
            .inner
            .request(self.out.method.clone(), self.out.url.clone())
            .header(AUTHORIZATION, token.header())
            .header(ACCEPT, json.clone())
            .header(HeaderName::from_static("client-request-id"), id);
        if self.out.method == Method::GET {
            // Without this header, Graph replaces enum values added after `unknownFutureValue` by that value.
            request = request.header("Prefer", "include-unknown-enum-members");
            // A proxy's cached roster would be out of date.
            request = request.header(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        }
        if let Some(body) = &self.out.body {
            request = request.header(CONTENT_TYPE, json).body(body.clone());
        } else if self.out.method == Method::POST {
            // Over HTTP/1.1, the library sends no length for an empty body, and gateways refuse that with 411.
            request = request.header(CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        if self.out.pool == ClientPool::Actions {
            request = request.timeout(self.out.try_limit.min(self.left()));
        }
        request
            .build()
            .map_err(|error| GraphError::from_reqwest(error, id))
    }

    /// Turns a response without a success status into an error. Marks the token if it lacks a role.
    fn judged(&self, answer: HttpAnswer, token: &Token) -> Result<HttpAnswer, GraphError> {
        if answer.status.is_success() {
            Ok(answer)
        } else {
            let mut error = GraphError::from_answer(&answer, self.out.asked);
            if error.failure.cause == Cause::RoleMissing {
                token.mark_lacking();
                let operation = self.out.line().operation();
                let hint = token.hint();
                error.failure.is_role_listed =
                    hint.and_then(|hint| has_role_for(&operation, &hint.roles));
            }
            Err(error)
        }
    }

    /// Returns how often the request was sent. Doesn't count the times when it got a 401 and was sent again with a new
    /// token.
    fn tries(&self) -> u32 {
        self.sent - self.unauthenticated
    }

    fn done(&self, answer: &HttpAnswer) -> AcceptedRequest {
        AcceptedRequest {
            status: answer.status.as_u16(),
            request_id: answer.request_id.clone(),
            client_request_id: answer.client_request_id.clone(),
            request: self.out.line(),
            times: (self.first_sent, Timestamp::now()),
            tries: self.tries(),
        }
    }

    fn failed(&self, error: GraphError) -> Failure {
        let mut failure = Failure::from(error);
        failure.request = Some(self.out.line());
        failure.times = Some((self.first_sent, Timestamp::now()));
        failure.tries = self.tries();
        if failure.client_request_id.is_none() {
            failure
                .client_request_id
                .clone_from(&self.client_request_id);
        }
        failure
    }
}

impl Outgoing {
    pub(crate) fn line(&self) -> RequestLine {
        let (method, url) = (self.method.as_str(), self.url.as_str());
        match url.strip_prefix(&*self.root) {
            Some(target) => RequestLine::new(method, &self.root, target),
            None => RequestLine::new(method, "", url),
        }
    }
}
