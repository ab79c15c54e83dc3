//! Connects the `oauth2` crate with our HTTP client, and explains refusals.
//!
//! The crate drops status and headers, and puts raw bodies into its errors. Here status and headers
//! are kept, and the body of a 200 never reaches an error.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};

use jiff::SignedDuration;
use oauth2::{AsyncHttpClient, HttpRequest, HttpResponse, RequestTokenError};
use reqwest::header::{HeaderName, HeaderValue};
use reqwest::{Request, StatusCode};
use secrecy::zeroize::Zeroizing;
use uuid::Uuid;

use crate::graph::entra::granted::EntraToken;
use crate::graph::entra::refusal::EntraError;
use crate::graph::entra::retry_time::{AFTER_TROUBLE, RetryTime};
use crate::graph::entra::token_refusal::TokenRefusal;
use crate::graph::http::answer::HttpAnswer;
use crate::graph::http::clients::HttpClient;
use crate::graph::http::error::GraphError;
use crate::graph::http::exchange::{BodySecrecy, LARGEST_TOKEN_ANSWER, exchange};
use crate::graph::http::lenient_json::read_body;
use crate::graph::http::refusal_cause::RequestKind;
use crate::graph::http::scrub::{Scrub, is_like_an_id};
use crate::moderation::model::failure::{Cause, SignInCause};

/// Body passed to the crate in place of a response that grants a token.
const GRANTED: &str = r#"{"access_token":"granted","token_type":"Bearer"}"#;

/// HTTP client for the `oauth2` crate: limits sizes, follows no redirects, and keeps status and
/// headers.
pub(crate) struct TokenHttp<'a> {
    client: &'a HttpClient,
    scrub: &'a Scrub,
    client_request_id: String,
    /// The last response, for explaining an error; `None` before it arrives, and after [`Self::explain`] has taken it.
    answer: Mutex<Option<HttpAnswer>>,
    /// The token that the last response granted; `None` if it granted none, or the token was taken.
    granted: Mutex<Option<EntraToken>>,
    /// How far this computer's clock was ahead at the last response; `None` without a `Date`.
    skew: Mutex<Option<SignedDuration>>,
}

impl<'c> AsyncHttpClient<'c> for TokenHttp<'_> {
    type Error = GraphError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, GraphError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.exchange(request))
    }
}

impl<'a> TokenHttp<'a> {
    /// Makes a client for one token request.
    pub(crate) fn new(client: &'a HttpClient, scrub: &'a Scrub) -> Self {
        Self {
            client,
            scrub,
            client_request_id: Uuid::new_v4().to_string(),
            answer: Mutex::default(),
            granted: Mutex::default(),
            skew: Mutex::default(),
        }
    }

    pub(crate) fn scrub(&self) -> &Scrub {
        self.scrub
    }

    /// Returns the clock difference in the response, if it had a `Date`.
    pub(crate) fn skew(&self) -> Option<SignedDuration> {
        *self.skew.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sends the request with our headers. Keeps the response, and the token if one was granted.
    async fn exchange(&self, request: HttpRequest) -> Result<HttpResponse, GraphError> {
        let id = &self.client_request_id;
        let failed = |error| GraphError::from_reqwest(error, id);
        let mut request = Request::try_from(request).map_err(failed)?;
        let mut header = |name, value: &str| {
            if let Ok(value) = HeaderValue::from_str(value) {
                request
                    .headers_mut()
                    .insert(HeaderName::from_static(name), value);
            }
        };
        header("client-request-id", id);
        // Asks for a real 429 with `Retry-After`, as Microsoft's own libraries do.
        header("x-ms-lib-capability", "retry-after, h429");
        let mut answer = exchange(
            self.client,
            request,
            id,
            LARGEST_TOKEN_ANSWER,
            self.scrub,
            BodySecrecy::Secret,
        )
        .await?;
        *self.skew.lock().unwrap_or_else(PoisonError::into_inner) = answer.skew;
        let mut response = HttpResponse::new(self.without_token(&mut answer));
        *response.status_mut() = answer.status;
        *self.answer.lock().unwrap_or_else(PoisonError::into_inner) = Some(answer);
        Ok(response)
    }

    /// Returns the body to pass to the crate. For a 200, this is a substitute without the token: the crate would drop
    /// the real body without wiping it. Stores the token for [`Self::granted`].
    fn without_token(&self, answer: &mut HttpAnswer) -> Vec<u8> {
        let body = std::mem::take(&mut answer.body);
        if answer.status != StatusCode::OK {
            return body;
        }
        let body = Zeroizing::new(body);
        let granted = read_body(&body, |body| serde_json::from_slice::<EntraToken>(body)).ok();
        let told = granted.as_ref().map_or("{}", |_| GRANTED);
        *self.granted.lock().unwrap_or_else(PoisonError::into_inner) = granted;
        told.into()
    }

    /// Takes the token of the last answer. `None` if the answer had none, or if the token was taken before.
    pub(crate) fn granted(&self) -> Option<EntraToken> {
        self.granted
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take()
    }

    /// Turns an error of the `oauth2` crate into a refusal, with the cause that the response shows. `refusal` is the
    /// cause if Entra is not more specific.
    pub(crate) fn explain(
        &self,
        error: RequestTokenError<GraphError, EntraError>,
        refusal: SignInCause,
    ) -> TokenRefusal {
        let answer = self
            .answer
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        match (error, answer) {
            (RequestTokenError::ServerResponse(error_body), Some(answer)) => {
                self.explain_refusal(&error_body, &answer, refusal)
            }
            (RequestTokenError::Request(error), _) => match error.failure.cause {
                Cause::TooLarge => not_entra("more than 64 KiB in place of a token").into(),
                _ => error.into(),
            },
            (RequestTokenError::Parse(_, body), Some(answer)) if !answer.status.is_success() => {
                match EntraError::from_page(&body) {
                    Some(error_body) => self.explain_refusal(&error_body, &answer, refusal),
                    None => self.explain_status(&answer),
                }
            }
            (_, Some(answer)) => self.explain_status(&answer),
            (_, None) => not_entra("no answer that can be read").into(),
        }
    }

    fn explain_refusal(
        &self,
        error_body: &EntraError,
        answer: &HttpAnswer,
        refusal: SignInCause,
    ) -> TokenRefusal {
        let status = answer.status.as_u16();
        let mut error = GraphError::new(Cause::SignIn(error_body.cause(status, refusal)))
            .with_message(&error_body.description)
            .with_code(error_body.code())
            .with_unlisted_code(error_body.is_code_unlisted())
            .with_ids(
                error_body
                    .trace_id
                    .clone()
                    .filter(|id| is_like_an_id(id))
                    .or_else(|| answer.request_id.clone()),
                self.client_request_id.clone(),
            )
            .with_status(Some(status))
            .with_retry_after(answer.retry_after);
        for note in error_body.notes() {
            error.add_cause(&note);
        }
        TokenRefusal {
            error,
            again: error_body.again(status, answer.retry_after),
        }
    }

    /// Explains a response that is not Entra's JSON, by its status alone.
    fn explain_status(&self, answer: &HttpAnswer) -> TokenRefusal {
        let status = answer.status.as_u16();
        if answer.status.is_redirection() {
            return GraphError::from_answer(answer, RequestKind::Other).into();
        }
        let later = RetryTime::After(answer.retry_after.unwrap_or(AFTER_TROUBLE));
        let (cause, again) = match status {
            429 => (SignInCause::TooMany, later),
            500.. => (SignInCause::EntraTrouble, later),
            _ => (SignInCause::NotEntra, RetryTime::Now),
        };
        TokenRefusal {
            error: GraphError::new(Cause::SignIn(cause))
                .with_message(&format!("HTTP {status} without an answer of Entra's"))
                .with_ids(answer.request_id.clone(), self.client_request_id.clone())
                .with_status(Some(status))
                .with_retry_after(answer.retry_after),
            again,
        }
    }
}

/// Makes the error for a response that did not come from Entra.
fn not_entra(text: &str) -> GraphError {
    GraphError::new(Cause::SignIn(SignInCause::NotEntra)).with_message(text)
}
