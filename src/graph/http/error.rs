//! A failed request: its cause, and everything needed for a support ticket.

use std::error::Error;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::StatusCode;

use crate::graph::http::answer::HttpAnswer;
use crate::graph::http::connection_cause::{chain, connection_cause};
use crate::graph::http::error_body::ErrorBody;
use crate::graph::http::lenient_json::is_too_long;
use crate::graph::http::refusal_cause::{RequestKind, cause_of};
use crate::graph::http::retry::round_up;
use crate::graph::http::scrub::{Scrub, is_like_an_id};
use crate::graph::http::shortened::shortened;
use crate::moderation::model::failure::{Cause, Failure, TokenTrouble};

/// Why a request failed.
#[derive(Debug, Clone)]
pub struct GraphError {
    /// The error without its wait and claims, in the form that other modules use. Boxed to keep the error small.
    pub(crate) failure: Box<Failure>,
    retry_after: Option<Duration>,
    claims: Option<String>,
}

impl GraphError {
    /// Makes an error that has only a cause.
    pub fn new(cause: Cause) -> Self {
        Self {
            failure: Box::new(Failure::new(cause)),
            retry_after: None,
            claims: None,
        }
    }

    /// Sets the message that the details show.
    #[must_use]
    pub fn with_message(mut self, message: &str) -> Self {
        self.failure.message = shortened(message);
        self
    }

    /// Sets the innermost error code.
    #[must_use]
    pub(crate) fn with_code(mut self, code: Option<String>) -> Self {
        self.failure.code = code.map(|code| shortened(&code));
        self
    }

    /// Sets whether the table of Entra's codes lacks the code. If so, the cause came from other parts of the
    /// response.
    #[must_use]
    pub(crate) fn with_unlisted_code(mut self, is_unlisted: bool) -> Self {
        self.failure.is_code_unlisted = is_unlisted;
        self
    }

    /// Sets both request ids. Ignores a server's id that does not look like one.
    #[must_use]
    pub(crate) fn with_ids(mut self, request: Option<String>, client_request: String) -> Self {
        self.failure.request_id = request.filter(|id| is_like_an_id(id));
        self.failure.client_request_id = Some(client_request);
        self
    }

    /// Adds a line to the technical causes.
    pub(crate) fn add_cause(&mut self, text: &str) {
        self.failure.causes.push(shortened(text));
    }

    /// Marks this as a failure to get a token, with its details.
    pub(crate) fn set_token(&mut self, token: TokenTrouble) {
        self.failure.token = Some(Arc::new(token));
    }

    #[must_use]
    pub(crate) fn with_status(mut self, status: Option<u16>) -> Self {
        self.failure.status = status;
        self
    }

    #[must_use]
    pub(crate) fn with_retry_after(mut self, wait: Option<Duration>) -> Self {
        self.retry_after = wait;
        self
    }

    /// Returns the wait that the server asked for, or the time left until Entra may be asked again.
    pub fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }

    /// Returns the HTTP status, if a response came.
    pub fn status(&self) -> Option<u16> {
        self.failure.status
    }

    /// Returns the innermost error code, if there is one.
    pub fn code(&self) -> Option<&str> {
        self.failure.code.as_deref()
    }

    /// Returns the decoded claims challenge of the response; `None` if there was none.
    pub(crate) fn claims(&self) -> Option<&str> {
        self.claims.as_deref()
    }

    /// Makes the error for a response without a success status.
    pub(crate) fn from_answer(answer: &HttpAnswer, asked: RequestKind) -> Self {
        if answer.status.is_redirection() {
            return Self::redirected(answer);
        }
        let told = ErrorBody::read(&answer.body);
        let gone = [
            Cause::NotFound,
            Cause::CallNotFound,
            Cause::ParticipantNotFound,
        ];
        let mut cause = cause_of(answer, &told, asked);
        // A cached response does not show that the call or the participant is gone now.
        let is_fresh = answer.age.is_zero();
        if !is_fresh && gone.contains(&cause) {
            cause = Cause::NotGraph;
        }
        let mut error = Self::new(cause)
            .with_message(&told.message().unwrap_or_else(|| status_text(answer.status)))
            .with_code(told.codes.last().cloned())
            .with_ids(
                answer.request_id.clone().or(told.request_id.clone()),
                answer.client_request_id.clone(),
            )
            .with_status(Some(answer.status.as_u16()))
            .with_retry_after(answer.retry_after);
        error.failure.is_of_graph = told.is_of_graph() && is_fresh;
        error.claims = answer.claims_challenge();
        error.failure.causes = told.notes;
        error
    }

    /// Makes the error for a redirect, which is never followed.
    fn redirected(answer: &HttpAnswer) -> Self {
        let host = answer
            .location
            .as_deref()
            .and_then(|location| url::Url::parse(location).ok())
            .and_then(|url| url.host_str().map(str::to_owned))
            .unwrap_or_default();
        Self::new(Cause::Redirected(host.into()))
            .with_message(&status_text(answer.status))
            .with_ids(answer.request_id.clone(), answer.client_request_id.clone())
            .with_status(Some(answer.status.as_u16()))
    }

    /// Makes the error for a successful response with an unexpected body.
    ///
    /// Keeps only the JSON reader's message, which has the position of the problem. The body may be any web page.
    pub(crate) fn not_graph(answer: &HttpAnswer, problem: &serde_json::Error) -> Self {
        let cause = if is_too_long(problem) {
            Cause::TooLarge
        } else {
            Cause::NotGraph
        };
        Self::new(cause)
            .with_message(&problem.to_string())
            .with_ids(answer.request_id.clone(), answer.client_request_id.clone())
            .with_status(Some(answer.status.as_u16()))
    }

    /// Makes the error for a missing or incomplete response, or for a request that could not be built.
    pub(crate) fn from_reqwest(error: reqwest::Error, client_request_id: &str) -> Self {
        // Omits the path, which may contain ids.
        let host = error.url().and_then(|url| url.host_str().map(Arc::from));
        let to = error.url().map(|url| url.origin().ascii_serialization());
        let error = error.without_url();
        let mut failed = Self::new(connection_cause(&error)).with_message(&error.to_string());
        failed.failure.unreached = host;
        failed.failure.client_request_id = Some(client_request_id.to_owned());
        let to = to.map(|to| format!("to {to}"));
        failed.failure.causes = to.into_iter().chain(chain(&error)).collect();
        failed
    }

    /// Names the proxy, without user name and password, if it is at fault. `proxy` is `None` if only the system knows
    /// the proxy.
    #[must_use]
    pub(crate) fn at_proxy(mut self, proxy: Option<&Arc<str>>) -> Self {
        if let Cause::Connection(cause) = self.failure.cause
            && cause.is_of_the_proxy()
        {
            self.failure.unreached = proxy.cloned();
        }
        self
    }

    /// Removes secrets that lower layers may have copied from the server, for instance from a
    /// certificate.
    #[must_use]
    pub(crate) fn scrubbed(mut self, scrub: &Scrub) -> Self {
        let texts = std::iter::once(&mut self.failure.message).chain(&mut self.failure.causes);
        for text in texts {
            *text = scrub.text(text).into_owned();
        }
        if let Cause::Untrusted(issuer) = &mut self.failure.cause {
            *issuer = scrub.text(issuer).as_ref().into();
        }
        self
    }
}

impl From<GraphError> for Failure {
    fn from(error: GraphError) -> Self {
        let wait = error.retry_after.map(round_up);
        Self {
            retry_after: wait.map(|wait| u32::try_from(wait.as_secs()).unwrap_or(u32::MAX)),
            ..*error.failure
        }
    }
}

impl fmt::Display for GraphError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.failure.message)?;
        match &self.failure.code {
            Some(code) => write!(f, " ({code})"),
            None => Ok(()),
        }
    }
}

impl Error for GraphError {}

/// Returns the text for a status, such as `HTTP 404 Not Found`.
fn status_text(status: StatusCode) -> String {
    match status.canonical_reason() {
        Some(reason) => format!("HTTP {} {reason}", status.as_u16()),
        None => format!("HTTP {}", status.as_u16()),
    }
}

#[cfg(test)]
mod tests;
