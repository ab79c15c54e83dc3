//! A request that failed, sorted by what can be done about it, with everything that a support ticket needs.
//!
//! The one place where a status, a code and a text of Graph's become a [`Cause`]; a body that is not
//! Graph's JSON still gives the status's cause.

use std::error::Error;
use std::fmt;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use reqwest::StatusCode;

use crate::graph::http::error_body::Told;
use crate::graph::http::retry::{is_retryable, round_up};
use crate::graph::http::tls::RefusedCertificate;
use crate::graph::http::{Answer, graph_codes};
use crate::moderation::model::failure::{Cause, ConnectionCause, Failure, TokenTrouble};

/// The longest text of a server that is kept.
const LONGEST_MESSAGE: usize = 2_048;

/// Why one request failed.
#[derive(Debug, Clone)]
pub struct GraphError {
    /// What can be done about it.
    pub kind: Cause,
    details: Box<Details>,
}

#[derive(Debug, Clone, Default)]
struct Details {
    status: Option<u16>,
    code: Option<String>,
    message: String,
    request_id: Option<String>,
    client_request_id: Option<String>,
    retry_after: Option<Duration>,
    claims: Option<String>,
    causes: Vec<String>,
    token: Option<Arc<TokenTrouble>>,
}

impl GraphError {
    /// A failure that no answer stands behind.
    pub fn new(kind: Cause) -> Self {
        Self {
            kind,
            details: Box::default(),
        }
    }

    /// The same, with a text for the details.
    #[must_use]
    pub fn with_message(mut self, message: &str) -> Self {
        self.details.message = shortened(message);
        self
    }

    #[must_use]
    pub(crate) fn with_code(mut self, code: Option<String>) -> Self {
        self.details.code = code.map(|code| shortened(&code));
        self
    }

    #[must_use]
    pub(crate) fn with_ids(mut self, request: Option<String>, client_request: String) -> Self {
        self.details.request_id = request.map(|id| shortened(&id));
        self.details.client_request_id = Some(client_request);
        self
    }

    /// One more line for the details.
    pub(crate) fn add_cause(&mut self, text: &str) {
        self.details.causes.push(shortened(text));
    }

    /// Says that it was a token that could not be had, and what is known of that.
    pub(crate) fn set_token(&mut self, token: TokenTrouble) {
        self.details.token = Some(Arc::new(token));
    }

    #[must_use]
    pub(crate) fn with_status(mut self, status: Option<u16>) -> Self {
        self.details.status = status;
        self
    }

    #[must_use]
    pub(crate) fn with_retry_after(mut self, wait: Option<Duration>) -> Self {
        self.details.retry_after = wait;
        self
    }

    /// Whether the same request may do better a moment later.
    pub fn is_retryable(&self) -> bool {
        is_retryable(&self.kind)
    }

    /// How long the server asked to wait.
    pub fn retry_after(&self) -> Option<Duration> {
        self.details.retry_after
    }

    /// HTTP status, where an answer came.
    pub fn status(&self) -> Option<u16> {
        self.details.status
    }

    /// The deepest code of the answer.
    pub fn code(&self) -> Option<&str> {
        self.details.code.as_deref()
    }

    /// What a 401 demands of the next token, decoded.
    pub(crate) fn claims(&self) -> Option<&str> {
        self.details.claims.as_deref()
    }

    /// An answer that came, and that is no success.
    pub(crate) fn from_answer(answer: &Answer, asked: Asked) -> Self {
        if answer.status.is_redirection() {
            return Self::redirected(answer);
        }
        let told = Told::read(&answer.body);
        let mut error = Self::new(cause_of(answer, &told, asked))
            .with_message(&told.message().unwrap_or_else(|| status_text(answer.status)))
            .with_code(told.codes.last().cloned())
            .with_ids(
                answer.request_id.clone().or(told.request_id),
                answer.client_request_id.clone(),
            )
            .with_status(Some(answer.status.as_u16()))
            .with_retry_after(answer.retry_after);
        error.details.claims = answer.claims_challenge();
        error.details.causes = told.notes;
        error
    }

    fn redirected(answer: &Answer) -> Self {
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

    /// An answer with a good status whose body is not what was asked for.
    ///
    /// Only the position of the problem is kept, since the body may be anybody's page.
    pub(crate) fn not_graph(answer: &Answer, problem: &serde_json::Error) -> Self {
        Self::new(Cause::NotGraph)
            .with_message(&problem.to_string())
            .with_ids(answer.request_id.clone(), answer.client_request_id.clone())
            .with_status(Some(answer.status.as_u16()))
    }

    /// No whole answer came.
    pub(crate) fn from_reqwest(error: reqwest::Error, client_request_id: &str) -> Self {
        let error = error.without_url();
        let mut failed = Self::new(connection_cause(&error)).with_message(&error.to_string());
        failed.details.client_request_id = Some(client_request_id.to_owned());
        failed.details.causes = chain(&error);
        failed
    }

    /// What every layer above gets to see.
    pub(crate) fn into_failure(self) -> Failure {
        let details = *self.details;
        Failure {
            status: details.status,
            code: details.code,
            message: details.message,
            request_id: details.request_id,
            client_request_id: details.client_request_id,
            causes: details.causes,
            token: details.token,
            retry_after: details
                .retry_after
                .map(|wait| u32::try_from(round_up(wait).as_secs()).unwrap_or(u32::MAX)),
            ..Failure::new(self.kind)
        }
    }
}

impl From<GraphError> for Failure {
    fn from(error: GraphError) -> Self {
        error.into_failure()
    }
}

impl fmt::Display for GraphError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.details.message)?;
        match &self.details.code {
            Some(code) => write!(f, " ({code})"),
            None => Ok(()),
        }
    }
}

impl Error for GraphError {}

/// What a request was about, since the same status means different things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    /// A removal or a cancelling.
    Removal,
    /// Anything else.
    Other,
}

fn cause_of(answer: &Answer, told: &Told, asked: Asked) -> Cause {
    let status = answer.status.as_u16();
    let listed = graph_codes::cause_of(status, told);
    match (status, listed) {
        (401, _) => Cause::Unauthenticated,
        (429, _) => Cause::Throttled(answer.retry_after),
        // No page gives the number of the refusal without the tenant's grant, so every other 403 shows the cmdlet.
        (403, listed) if asked == Asked::Removal => listed
            .filter(|cause| !matches!(cause, Cause::SourceRefused | Cause::Precondition))
            .unwrap_or(Cause::GrantMissing),
        (_, Some(cause)) => cause,
        (status, None) => graph_codes::by_status(status),
    }
}

/// Sorts a request without an answer by how far it came.
fn connection_cause(error: &reqwest::Error) -> Cause {
    if error.is_dns() {
        Cause::Connection(ConnectionCause::Dns)
    } else if error.is_connect() {
        if let Some(refused) = io_errors(error).find_map(RefusedCertificate::find) {
            return if refused.is_about_time() {
                Cause::Connection(ConnectionCause::CertificateTime)
            } else {
                Cause::Untrusted(refused.issuer.as_str().into())
            };
        }
        // rustls' errors travel in `io::Error`s of this kind; a server that speaks no TLS ends the handshake early.
        let tls = io_errors(error).any(|error| {
            matches!(
                error.kind(),
                io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof
            )
        });
        Cause::Connection(if tls {
            ConnectionCause::Tls
        } else {
            ConnectionCause::Refused
        })
    } else if error.is_timeout() {
        Cause::TimedOut
    } else if error.is_builder() {
        Cause::Refused
    } else {
        Cause::Connection(ConnectionCause::Broken)
    }
}

/// All `io::Error`s, those inside one another included: `source` steps over what it wraps.
fn io_errors(error: &reqwest::Error) -> impl Iterator<Item = &io::Error> {
    sources(error)
        .filter_map(|source| source.downcast_ref::<io::Error>())
        .flat_map(|outer| {
            std::iter::successors(Some(outer), |error| {
                error.get_ref().and_then(|inner| inner.downcast_ref())
            })
        })
}

fn sources<'a>(
    error: &'a (dyn Error + 'static),
) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(error.source(), |source| {
        let source: &'a (dyn Error + 'static) = *source;
        source.source()
    })
}

fn chain(error: &reqwest::Error) -> Vec<String> {
    sources(error)
        .map(|source| shortened(&source.to_string()))
        .collect()
}

fn status_text(status: StatusCode) -> String {
    match status.canonical_reason() {
        Some(reason) => format!("HTTP {} {reason}", status.as_u16()),
        None => format!("HTTP {}", status.as_u16()),
    }
}

/// The text, cut where it would fill a window, without control characters but line breaks.
pub(crate) fn shortened(text: &str) -> String {
    let mut kept = String::new();
    for character in text.chars() {
        if kept.len() + character.len_utf8() > LONGEST_MESSAGE {
            kept.push('…');
            break;
        }
        let shown = !character.is_control() || character == '\n';
        kept.push(if shown { character } else { ' ' });
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failed(status: u16, body: &str, asked: Asked) -> GraphError {
        GraphError::from_answer(&Answer::of(status, &[], body), asked)
    }

    fn cause(status: u16, body: &str) -> Cause {
        failed(status, body, Asked::Other).kind
    }

    #[test]
    fn a_status_alone_gives_the_cause_whatever_the_body_is() {
        let html = "<html><body>Bad gateway</body></html>";
        for body in [
            html,
            "",
            "[]",
            "{",
            "null",
            r#"{"error": {"code": "", "message": ""}}"#,
        ] {
            for (status, wanted) in [
                (400, Cause::Refused),
                (401, Cause::Unauthenticated),
                (403, Cause::Forbidden),
                (404, Cause::NotFound),
                (405, Cause::Refused),
                (409, Cause::Conflict),
                (411, Cause::Refused),
                (429, Cause::Throttled(None)),
                (500, Cause::Service),
                (503, Cause::Service),
                (599, Cause::Service),
                (600, Cause::NotGraph),
            ] {
                assert_eq!(cause(status, body), wanted, "{status} {body}");
            }
        }
        let error = failed(502, html, Asked::Other);
        assert_eq!(error.details.message, "HTTP 502 Bad Gateway");
        assert_eq!((error.status(), error.code()), (Some(502), None));
    }

    #[test]
    fn the_code_tells_refusals_apart() {
        let body = |code: &str| format!(r#"{{"error": {{"code": {code}, "message": "No."}}}}"#);
        for (status, code, wanted) in [
            (403, r#""7503""#, Cause::BotNotRegistered),
            (403, "7504", Cause::RoleMissing),
            (403, r#""7505""#, Cause::TenantMismatch),
            (403, r#""Forbidden""#, Cause::Forbidden),
            (404, r#""8522""#, Cause::CallNotFound),
            (404, r#""NotFound""#, Cause::NotFound),
            (400, "7507", Cause::SourceRefused),
            (403, r#""7507""#, Cause::SourceRefused),
            (400, r#""2203""#, Cause::JoinData),
            (404, "2203", Cause::NotFound),
            (409, "8522", Cause::Conflict),
            (410, "8522", Cause::CallNotFound),
            (500, r#""9999""#, Cause::Service),
            (503, "7503", Cause::Service),
            (412, r#""PreconditionFailed""#, Cause::Precondition),
            (400, r#""412#11002""#, Cause::Precondition),
        ] {
            assert_eq!(cause(status, &body(code)), wanted, "{code}");
        }
        let removal = |code| failed(403, &body(code), Asked::Removal).kind;
        assert_eq!(removal("7504"), Cause::RoleMissing);
        assert_eq!(removal("\"7505\""), Cause::TenantMismatch);
        assert_eq!(removal("\"412#1\""), Cause::GrantMissing);
        assert_eq!(removal("7507"), Cause::GrantMissing);
        assert_eq!(failed(403, "", Asked::Removal).kind, Cause::GrantMissing);
    }

    #[test]
    fn the_words_do_where_the_code_says_nothing() {
        let body = |words: &str| format!(r#"{{"error": {{"message": "{words}"}}}}"#);
        for (status, words, wanted) in [
            (404, "Call not found.", Cause::CallNotFound),
            (404, "Participant Not Found", Cause::ParticipantNotFound),
            (
                403,
                "Application is not registered in our store.",
                Cause::BotNotRegistered,
            ),
            (
                403,
                "Insufficient enterprise tenant permissions, cannot…",
                Cause::RoleMissing,
            ),
            (
                403,
                "Request authorization tenant mismatch.",
                Cause::TenantMismatch,
            ),
            (400, "Call source identity invalid.", Cause::SourceRefused),
            (
                403,
                "Cannot dial. DiagCode: 403#2100 here.",
                Cause::Precondition,
            ),
            (400, "DiagCode:412#11002.@", Cause::Precondition),
            (403, "See page 1403#7 and 403 # 5.", Cause::Forbidden),
        ] {
            assert_eq!(cause(status, &body(words)), wanted, "{words}");
        }
    }

    #[test]
    fn the_deepest_code_is_shown_and_every_level_is_searched() {
        let body = r#"{"error": {"code": "NotFound", "message": "Outer",
            "innerError": {"code": "8522", "message": "",
            "innererror": {"code": "Deep", "request-id": "r-1", "client-request-id": "theirs"}}}}"#;
        let error = failed(404, body, Asked::Other);
        assert_eq!(error.kind, Cause::CallNotFound);
        assert_eq!(error.code(), Some("Deep"));
        assert_eq!(error.details.message, "Outer");
        assert_eq!(error.details.request_id.as_deref(), Some("r-1"));
        assert_eq!(error.details.client_request_id.as_deref(), Some("ours"));
    }

    #[test]
    fn an_error_wrapped_as_text_is_unwrapped() {
        let body = r#"{"error": {"code": "UnknownError", "message":
            "{\"errorCode\":\"7503\",\"message\":\"Not registered.\",\"instanceAnnotations\":[]}"}}"#;
        let error = failed(403, body, Asked::Removal);
        assert_eq!(error.kind, Cause::BotNotRegistered);
        assert_eq!(error.code(), Some("7503"));
        assert_eq!(error.details.message, "Not registered.");
    }

    #[test]
    fn target_and_details_are_kept_for_the_details_pane() {
        let body = r#"{"error": {"code": "BadRequest", "target": "participants", "message": "No.",
            "details": [{"code": "E1", "message": "First"}, null, 7]}}"#;
        let error = failed(400, body, Asked::Other);
        assert_eq!(error.details.causes, ["target: participants", "E1: First"]);
    }

    #[test]
    fn other_shapes_of_errors_are_understood_too() {
        let oauth = r#"{"error": "invalid_token", "error_description": "Expired."}"#;
        let error = failed(401, oauth, Asked::Other);
        assert_eq!(error.code(), Some("invalid_token"));
        assert_eq!(error.details.message, "Expired.");
        let gateway = r#"{"statusCode": 429, "message": "Slow down."}"#;
        let error = failed(429, gateway, Asked::Other);
        assert_eq!(error.details.message, "Slow down.");
    }

    #[test]
    fn nesting_beyond_reason_falls_back_to_the_status() {
        let deep = r#"{"innerError":"#.repeat(100_000);
        assert_eq!(cause(404, &format!(r#"{{"error":{deep}"#)), Cause::NotFound);
        let closed = format!(r#"{{"error":{deep}{}"#, "}".repeat(100_001));
        assert_eq!(cause(404, &closed), Cause::NotFound);
    }

    #[test]
    fn a_redirect_tells_the_host_and_nothing_else() {
        let to = [(
            "location",
            "https://login.hotel.example/?back=https://graph",
        )];
        let error = GraphError::from_answer(&Answer::of(302, &to, "<html>"), Asked::Removal);
        assert_eq!(error.kind, Cause::Redirected("login.hotel.example".into()));
        assert!(!format!("{error} {error:?}").contains("back="));
    }

    #[test]
    fn waits_and_claims_are_read_from_the_headers() {
        let answer = Answer::of(429, &[("retry-after", "2.1"), ("request-id", "r")], "");
        let error = GraphError::from_answer(&answer, Asked::Other);
        let wait = Some(Duration::from_secs(3));
        assert_eq!(error.kind, Cause::Throttled(wait));
        assert_eq!(error.retry_after(), wait);
        let answer = Answer::of(503, &[("retry-after", "60")], "");
        let failure = GraphError::from_answer(&answer, Asked::Other).into_failure();
        assert_eq!(
            (failure.cause, failure.retry_after),
            (Cause::Service, Some(60))
        );
        let challenge = r#"Bearer realm="", error="insufficient_claims", claims="eyJhIjp7fX0=""#;
        let answer = Answer::of(401, &[("www-authenticate", challenge)], "");
        let error = GraphError::from_answer(&answer, Asked::Other);
        assert_eq!(error.claims(), Some(r#"{"a":{}}"#));
        let plain = Answer::of(401, &[("www-authenticate", "Bearer")], "");
        assert_eq!(GraphError::from_answer(&plain, Asked::Other).claims(), None);
    }

    #[test]
    fn a_date_to_wait_for_counts_by_the_clock_that_named_it() {
        let until = ("retry-after", "Sun, 06 Nov 1994 08:49:37 GMT");
        let date = ("date", "Sun, 06 Nov 1994 08:49:07 GMT");
        let wait = |headers: &[(&'static str, &str)]| {
            let answer = Answer::of(429, headers, "");
            GraphError::from_answer(&answer, Asked::Other).kind
        };
        let seconds = |many| Cause::Throttled(Some(Duration::from_secs(many)));
        assert_eq!(wait(&[until, date]), seconds(30), "decades ago by ours");
        assert_eq!(
            wait(&[until]),
            seconds(1),
            "over by ours, and no other is known"
        );
        let day = [("retry-after", "86400"), date];
        assert_eq!(wait(&day), seconds(86_400));
        let failure = GraphError::from_answer(&Answer::of(503, &day, ""), Asked::Other);
        assert_eq!(failure.into_failure().retry_after, Some(86_400));
    }

    #[test]
    fn a_long_text_is_cut_between_characters_and_stays_on_its_lines() {
        let long = shortened(&"é".repeat(5_000));
        assert!(long.len() <= LONGEST_MESSAGE + '…'.len_utf8() && long.ends_with("é…"));
        assert_eq!(shortened("a\u{7}b\nc"), "a b\nc");
    }
}
