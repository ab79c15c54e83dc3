//! The connections: one client for polls and tokens, one for actions.
//!
//! Polls must never hold up a click, so the two have nothing in common, not even a pool. No redirect is
//! followed, since 307 would carry the token or the secret elsewhere, and no answer is read past its cap.

pub mod cloud;
pub mod error;
pub(crate) mod error_body;
pub mod graph_codes;
pub(crate) mod loose;
pub mod origin;
pub(crate) mod pages;
pub(crate) mod retry;
pub(crate) mod tls;
pub mod transport;

use std::time::{Duration, SystemTime};

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use jiff::SignedDuration;
use reqwest::header::{DATE, HeaderMap, LOCATION, RETRY_AFTER, WWW_AUTHENTICATE};
use reqwest::{Client, ClientBuilder, NoProxy, Proxy, Request, Response, StatusCode, redirect};

use crate::graph::http::error::GraphError;
use crate::graph::http::origin::Endpoints;
use crate::graph::http::transport::Transport;
use crate::moderation::model::failure::{Cause, ConnectionCause};

/// The largest answer of Graph's that is read, after decompression.
pub(crate) const LARGEST_ANSWER: usize = 32 << 20;
/// The largest answer of the token endpoint that is read.
pub(crate) const LARGEST_TOKEN_ANSWER: usize = 64 << 10;

const USER_AGENT: &str = concat!("moderato/", env!("CARGO_PKG_VERSION"));
/// A pooled connection is dropped after this long without use.
const POOL_IDLE: Duration = Duration::from_secs(90);

/// Decodes base64 of either alphabet, with or without padding.
const PADDING: GeneralPurposeConfig =
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
const URL_SAFE: GeneralPurpose = GeneralPurpose::new(&alphabet::URL_SAFE, PADDING);
const STANDARD: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, PADDING);

/// Decodes base64 of either alphabet, with or without padding.
pub(crate) fn from_base64(text: &str) -> Option<Vec<u8>> {
    let either = URL_SAFE.decode(text).or_else(|_| STANDARD.decode(text));
    either.ok()
}

/// Which connections a request takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lane {
    /// What the console reads by itself.
    Polls,
    /// What a person asked for.
    Actions,
}

/// The clients of one sign-in.
#[derive(Debug)]
pub(crate) struct Http {
    polls: Client,
    actions: Client,
    tokens: Client,
}

impl Http {
    pub(crate) fn new(endpoints: &Endpoints) -> Result<Self, GraphError> {
        let transport = endpoints.transport();
        let tls = tls::config(transport.roots(), endpoints.is_encrypted()).map_err(|error| {
            GraphError::new(Cause::Connection(ConnectionCause::Tls))
                .with_message(&error.to_string())
        })?;
        let build = |builder: ClientBuilder, loopback: bool| {
            let builder = builder.tls_backend_preconfigured(tls.clone());
            through(builder, transport, loopback)
                .and_then(ClientBuilder::build)
                .map_err(|error| GraphError::from_reqwest(error, ""))
        };
        let graph = endpoints.is_loopback();
        let authority = endpoints.is_authority_loopback();
        let polls = build(patient(), graph)?;
        let tokens = if authority == graph {
            polls.clone()
        } else {
            build(patient(), authority)?
        };
        let actions = build(quick(), graph)?;
        Ok(Self {
            polls,
            actions,
            tokens,
        })
    }

    pub(crate) fn lane(&self, lane: Lane) -> &Client {
        match lane {
            Lane::Polls => &self.polls,
            Lane::Actions => &self.actions,
        }
    }

    pub(crate) fn tokens(&self) -> &Client {
        &self.tokens
    }
}

/// Loopback is never reached through a proxy; what was asked for goes before what the system says.
fn through(
    builder: ClientBuilder,
    transport: &Transport,
    loopback: bool,
) -> reqwest::Result<ClientBuilder> {
    match transport.proxy() {
        _ if loopback => Ok(builder.no_proxy()),
        Some(address) => {
            let proxy = Proxy::all(address.clone())?.no_proxy(NoProxy::from_env());
            Ok(builder.proxy(proxy))
        }
        None => Ok(builder),
    }
}

fn patient() -> ClientBuilder {
    common()
        .connect_timeout(Duration::from_secs(10))
        .read_timeout(Duration::from_secs(20))
        .timeout(retry::READING_LIMIT)
}

fn quick() -> ClientBuilder {
    common()
        .connect_timeout(Duration::from_secs(3))
        .timeout(retry::TRY_LIMIT)
}

fn common() -> ClientBuilder {
    Client::builder()
        .user_agent(USER_AGENT)
        .redirect(redirect::Policy::none())
        .referer(false)
        .tcp_nodelay(true)
        .pool_idle_timeout(POOL_IDLE)
        // Without pings a connection over a Wi-Fi that went away looks alive for minutes.
        .http2_keep_alive_interval(Duration::from_secs(30))
        .http2_keep_alive_timeout(Duration::from_secs(10))
        .http2_keep_alive_while_idle(true)
}

/// An answer that arrived whole, whatever it says.
#[derive(Debug)]
pub(crate) struct Answer {
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

impl Answer {
    fn new(status: StatusCode, headers: &HeaderMap, client_request_id: &str) -> Self {
        let text = |name: &str| Some(headers.get(name)?.to_str().ok()?.to_owned());
        let date = text(DATE.as_str()).and_then(|date| httpdate::parse_http_date(&date).ok());
        let now = SystemTime::now();
        Self {
            status,
            request_id: text("request-id").or_else(|| text("x-ms-request-id")),
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
        let mut answer = Self::new(StatusCode::from_u16(status).unwrap(), &headers, "ours");
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

/// Sends a request and reads the answer up to the cap.
pub(crate) async fn exchange(
    client: &Client,
    request: Request,
    client_request_id: &str,
    cap: usize,
) -> Result<Answer, GraphError> {
    let failed = |error| GraphError::from_reqwest(error, client_request_id);
    let response = client.execute(request).await.map_err(failed)?;
    let mut answer = Answer::new(response.status(), response.headers(), client_request_id);
    let read = match read_capped(response, cap).await {
        // Something was created, and its address is known: what the body says can be asked for again.
        Err(_broken) if answer.status == StatusCode::CREATED && answer.location.is_some() => {
            return Ok(answer);
        }
        read => read.map_err(failed)?,
    };
    answer.body = read.ok_or_else(|| {
        GraphError::new(Cause::TooLarge)
            .with_message(&format!("more than {cap} bytes"))
            .with_ids(answer.request_id.clone(), client_request_id.to_owned())
            .with_status(Some(answer.status.as_u16()))
    })?;
    Ok(answer)
}

/// The body after decompression; `None` once it is longer than the cap, however little travelled.
async fn read_capped(mut response: Response, cap: usize) -> reqwest::Result<Option<Vec<u8>>> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        if body.len() + chunk.len() > cap {
            return Ok(None);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(Some(body))
}
