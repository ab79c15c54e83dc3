//! HTTP clients for polls, for actions and for token requests.
//!
//! A poll must never delay a click, so polls and actions share no connection pool. Redirects are
//! not followed, since a 307 would send the token or secret elsewhere.

use std::sync::Arc;
use std::time::Duration;

use reqwest::{Client, ClientBuilder, Proxy, redirect};
use url::Url;

use crate::graph::http::error::GraphError;
use crate::graph::http::origin::Endpoints;
use crate::graph::http::transport::TransportError;
use crate::graph::http::{proxy_environment, retry, tls};
use crate::moderation::model::failure::{Cause, ConnectionCause};

const USER_AGENT: &str = concat!("moderato/", env!("CARGO_PKG_VERSION"));
/// Pooled connections are closed after this long without use.
const POOL_IDLE: Duration = Duration::from_secs(90);

/// The connection pool that a request uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ClientPool {
    /// For GET and keepAlive requests.
    Polls,
    /// For requests that create, change or leave a call.
    Actions,
}

/// A client, and the session's proxy.
#[derive(Debug, Clone)]
pub(crate) struct HttpClient {
    pub(crate) inner: Client,
    /// Host and port of the proxy, to name it if it is at fault. `None` if there is none, or only the system knows it.
    /// Set even for a client to loopback, which bypasses the proxy.
    pub(crate) proxy: Option<Arc<str>>,
}

/// The HTTP clients of one session.
#[derive(Debug)]
pub(crate) struct Http {
    polls: HttpClient,
    actions: HttpClient,
    tokens: HttpClient,
}

impl Http {
    /// Makes the clients. Fails if the proxy or the certificates cannot be used. Sends nothing.
    pub(crate) fn new(endpoints: &Endpoints) -> Result<Self, GraphError> {
        let transport = endpoints.transport();
        let is_near = endpoints.is_loopback() && endpoints.is_authority_loopback();
        let proxy = match transport.proxy() {
            None if !is_near => proxy_of_surroundings()?,
            configured => configured.cloned(),
        };
        let named = proxy.as_ref().map(host_and_port);
        let tls = tls::config(transport.roots(), endpoints.is_encrypted()).map_err(|error| {
            GraphError::new(Cause::Connection(ConnectionCause::Tls))
                .with_message(&error.to_string())
        })?;
        let build = |builder: ClientBuilder, loopback: bool| {
            let builder = builder.tls_backend_preconfigured(tls.clone());
            let builder = if loopback {
                Ok(builder.no_proxy())
            } else {
                through(builder, proxy.as_ref(), endpoints)
            };
            let built = builder.and_then(ClientBuilder::build);
            built
                .map(|inner| HttpClient {
                    inner,
                    proxy: named.clone(),
                })
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

    pub(crate) fn client(&self, pool: ClientPool) -> &HttpClient {
        match pool {
            ClientPool::Polls => &self.polls,
            ClientPool::Actions => &self.actions,
        }
    }

    pub(crate) fn tokens(&self) -> &HttpClient {
        &self.tokens
    }
}

/// Returns a proxy's host and port, without its user name and password.
fn host_and_port(proxy: &Url) -> Arc<str> {
    let host = proxy.host_str().unwrap_or_default();
    match proxy.port_or_known_default() {
        Some(port) => format!("{host}:{port}").into(),
        None => host.into(),
    }
}

/// Returns the proxy of the environment. Fails if the proxy is unusable, because the library would bypass it. The
/// message omits the variable's value, which may contain a password.
fn proxy_of_surroundings() -> Result<Option<Url>, GraphError> {
    proxy_environment::proxy().map_err(|variable| {
        let cause = Cause::Connection(ConnectionCause::ProxyVariable);
        let message = format!("{variable}: {}", TransportError::NotAProxy);
        GraphError::new(cause).with_message(&message)
    })
}

/// Sets the proxy, or keeps the system's. Not called for connections to loopback, which use no proxy.
fn through(
    builder: ClientBuilder,
    proxy: Option<&Url>,
    endpoints: &Endpoints,
) -> reqwest::Result<ClientBuilder> {
    let Some(address) = proxy else {
        return Ok(builder);
    };
    let exceptions = proxy_environment::exceptions(&endpoints.ports());
    Ok(builder.proxy(Proxy::all(address.clone())?.no_proxy(exceptions)))
}

/// Returns the settings for polls and token requests, with long timeouts.
fn patient() -> ClientBuilder {
    common()
        .connect_timeout(Duration::from_secs(10))
        .read_timeout(Duration::from_secs(20))
        .timeout(retry::READING_LIMIT)
}

/// Returns the settings for actions, with short timeouts.
fn quick() -> ClientBuilder {
    common()
        .connect_timeout(Duration::from_secs(3))
        .timeout(retry::TRY_LIMIT)
}

/// Returns the settings of all clients.
fn common() -> ClientBuilder {
    Client::builder()
        .user_agent(USER_AGENT)
        .redirect(redirect::Policy::none())
        .referer(false)
        .tcp_nodelay(true)
        .pool_idle_timeout(POOL_IDLE)
        // Without pings, a connection over a lost Wi-Fi looks alive for minutes.
        .http2_keep_alive_interval(Duration::from_secs(30))
        .http2_keep_alive_timeout(Duration::from_secs(10))
        .http2_keep_alive_while_idle(true)
}
