//! An answer over HTTP, before anybody asks what it means.

use std::time::{Duration, SystemTime};

use jiff::SignedDuration;
use reqwest::StatusCode;
use reqwest::header::{DATE, HeaderMap, LOCATION, RETRY_AFTER, WWW_AUTHENTICATE};

use crate::graph::http::base64_text::from_base64;
use crate::graph::http::retry;
use crate::graph::http::scrub::Scrub;

/// An answer that arrived whole, whatever it says.
#[derive(Debug)]
pub(crate) struct HttpAnswer {
    pub(crate) status: StatusCode,
    /// The server's id of the request.
    pub(crate) request_id: Option<String>,
    /// Ours.
    pub(crate) client_request_id: String,
    pub(crate) retry_after: Option<Duration>,
    pub(crate) location: Option<String>,
    /// `WWW-Authenticate` of a 401.
    challenge: Option<String>,
    /// By how much this computer's clock is ahead of the server's, where it told the time.
    pub(crate) skew: Option<SignedDuration>,
    pub(crate) body: Vec<u8>,
}

impl HttpAnswer {
    /// Takes what a caller may need of the headers, without the secrets in them.
    pub(crate) fn new(
        status: StatusCode,
        headers: &HeaderMap,
        client_request_id: &str,
        scrub: &Scrub,
    ) -> Self {
        let text = |name: &str| {
            let text = headers.get(name)?.to_str().ok()?;
            Some(scrub.text(text).into_owned())
        };
        let id = |name: &str| scrub.id(headers.get(name)?.to_str().ok()?);
        let date = text(DATE.as_str()).and_then(|date| httpdate::parse_http_date(&date).ok());
        let now = SystemTime::now();
        Self {
            status,
            request_id: id("request-id").or_else(|| id("x-ms-request-id")),
            client_request_id: client_request_id.to_owned(),
            retry_after: text(RETRY_AFTER.as_str())
                .and_then(|value| retry::retry_after(&value, date.unwrap_or(now))),
            location: text(LOCATION.as_str()),
            challenge: text(WWW_AUTHENTICATE.as_str()),
            skew: date.and_then(|date| skew(date, now)),
            body: Vec::new(),
        }
    }

    /// The body; where there is none, what an object without members would be.
    pub(crate) fn body_or_empty_object(&self) -> &[u8] {
        match self.body.trim_ascii() {
            [] => b"{}",
            body => body,
        }
    }

    /// What a 401 of continuous access evaluation demands of the next token, as JSON text.
    pub(crate) fn claims_challenge(&self) -> Option<String> {
        let challenge = self.challenge.as_deref()?;
        if !challenge.contains("insufficient_claims") {
            return None;
        }
        let (_, rest) = challenge.split_once("claims=\"")?;
        let (encoded, _) = rest.split_once('"')?;
        let claims = String::from_utf8(from_base64(encoded)?).ok()?;
        // It goes into the token request as it is, so at least it has to be an object.
        claims.trim_start().starts_with('{').then_some(claims)
    }

    /// An answer of a test's own making.
    #[cfg(test)]
    pub(crate) fn of(status: u16, headers: &[(&'static str, &str)], body: &str) -> Self {
        let headers = headers
            .iter()
            .map(|(name, value)| {
                let name = reqwest::header::HeaderName::from_static(name);
                (name, value.parse().unwrap())
            })
            .collect();
        let mut answer = Self::new(
            StatusCode::from_u16(status).unwrap(),
            &headers,
            "ours",
            &Scrub::default(),
        );
        answer.body = body.into();
        answer
    }
}

/// By how much `now` is ahead of a `Date`, whose grain is a second.
fn skew(date: SystemTime, now: SystemTime) -> Option<SignedDuration> {
    match now.duration_since(date) {
        Ok(ahead) => SignedDuration::try_from(ahead).ok(),
        Err(behind) => SignedDuration::try_from(behind.duration())
            .ok()
            .map(|it| -it),
    }
}
