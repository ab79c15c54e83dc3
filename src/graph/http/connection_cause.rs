//! Why a response is missing or incomplete, as far as the lower layers report it.

use std::error::Error;
use std::io;

use crate::graph::http::shortened::shortened;
use crate::graph::http::tls::RefusedCertificate;
use crate::moderation::model::failure::{Cause, ConnectionCause};

/// Returns why a request got no complete response, or could not be built.
pub(crate) fn connection_cause(error: &reqwest::Error) -> Cause {
    if let Some(cause) = tunnel_cause(error) {
        Cause::Connection(cause)
    } else if error.is_dns() {
        Cause::Connection(ConnectionCause::Dns)
    } else if error.is_connect() {
        if let Some(refused) = io_errors(error).find_map(RefusedCertificate::find) {
            return if refused.is_about_time() {
                Cause::Connection(ConnectionCause::CertificateTime)
            } else {
                Cause::Untrusted(refused.issuer.as_str().into())
            };
        }
        // rustls wraps its errors in `io::Error`s of the kind `InvalidData`. A server without TLS
        // may also end the handshake early (`UnexpectedEof`).
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

/// Returns why no connection through a proxy was made; `None` if the error isn't about a proxy. The library doesn't
/// export the type of such errors, so their texts decide.
fn tunnel_cause(error: &reqwest::Error) -> Option<ConnectionCause> {
    let mut told = sources(error).map(ToString::to_string);
    let told = told.find_map(|text| text.strip_prefix("tunnel error: ").map(str::to_owned))?;
    Some(match told.as_str() {
        "proxy authorization required" => ConnectionCause::ProxyPassword,
        "unsuccessful" => ConnectionCause::ProxyBlocked,
        _ if error.is_dns() => ConnectionCause::ProxyDns,
        _ => ConnectionCause::ProxySilent,
    })
}

/// Returns all `io::Error`s in the chain, including nested ones, which `source` skips.
fn io_errors(error: &reqwest::Error) -> impl Iterator<Item = &io::Error> {
    sources(error)
        .filter_map(|source| source.downcast_ref::<io::Error>())
        .flat_map(|outer| {
            std::iter::successors(Some(outer), |error| {
                error.get_ref().and_then(|inner| inner.downcast_ref())
            })
        })
}

/// Returns the sources of an error, outermost first, without the error itself.
fn sources<'a>(
    error: &'a (dyn Error + 'static),
) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(error.source(), |source| {
        let source: &'a (dyn Error + 'static) = *source;
        source.source()
    })
}

/// Returns the message of each source of the error, outermost first and shortened.
pub(crate) fn chain(error: &reqwest::Error) -> Vec<String> {
    sources(error)
        .map(|source| shortened(&source.to_string()))
        .collect()
}
