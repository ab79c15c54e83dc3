//! Advice about a custom address on this computer. A failure there comes from the server or the typed address, not from
//! a network.

use crate::app::language::text::{tr, tr_with};
use crate::app::words::failure_text::FailureText;
use crate::moderation::model::failure::{Cause, ConnectionCause, Failure};
use crate::worker::Endpoints;

/// Returns the corrected form of a typed address: with its scheme, and with an IP address in place of `localhost`.
/// `None` if there is nothing to correct, or if the corrected address can't be used.
pub(crate) fn suggested(typed: &str) -> Option<String> {
    let typed = typed.trim().trim_end_matches('/');
    let (scheme, rest) = typed.split_once("://").unwrap_or(("", typed));
    let has_localhost = rest
        .get(..9)
        .is_some_and(|host| host.eq_ignore_ascii_case("localhost"));
    let rest = match rest.get(9..) {
        Some(port) if has_localhost && (port.is_empty() || port.starts_with([':', '/'])) => {
            format!("127.0.0.1{port}")
        }
        _ => rest.to_owned(),
    };
    let is_here = rest.starts_with("127.") || rest.starts_with("[::1]");
    let scheme = match (scheme, is_here) {
        ("", true) => "http",
        ("", false) => "https",
        (scheme, _) => scheme,
    };
    let address = format!("{scheme}://{rest}");
    let is_usable = Endpoints::custom(&address, Some("https://a.example")).is_ok();
    let is_host = rest.contains(['.', ':']) || rest.contains('[');
    (is_usable && is_host && address != typed).then_some(address)
}

/// The likely cause of a failed request to an address on this computer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum LocalAdvice {
    /// Nothing answers on this port.
    Silent(u16),
    /// The server speaks http, and this is its address.
    PlainHttp(String),
}

impl LocalAdvice {
    /// Returns the advice about a failed sign-in at this address. `None` if the address isn't on this computer, or if
    /// the failure has another cause.
    pub(crate) fn about(failure: &Failure, root: &str) -> Option<Self> {
        let endpoints = Endpoints::custom(root, Some(root)).ok()?;
        if !endpoints.is_authority_loopback() {
            return None;
        }
        match failure.cause {
            Cause::Connection(ConnectionCause::Refused) => {
                let host = endpoints.authority_host();
                let default = if root.starts_with("https") { 443 } else { 80 };
                let port = host.rsplit(':').next().and_then(|port| port.parse().ok());
                Some(Self::Silent(port.unwrap_or(default)))
            }
            Cause::Connection(ConnectionCause::Tls) => {
                let rest = root.strip_prefix("https://")?;
                Some(Self::PlainHttp(format!("http://{rest}")))
            }
            _ => None,
        }
    }

    /// Replaces the general words about a failure with this advice.
    pub(crate) fn put_into(&self, text: &mut FailureText) {
        (text.sentence, text.next_step) = match self {
            Self::Silent(port) => (
                tr_with("sign-in-silent-port", &[("port", port.to_string().into())]),
                tr("sign-in-silent-port-next"),
            ),
            Self::PlainHttp(_) => (tr("sign-in-plain-server"), self.remedy()),
        };
    }

    /// Returns the advice to show below the address field.
    pub(crate) fn remedy(&self) -> String {
        match self {
            Self::Silent(_) => tr("sign-in-check-port"),
            Self::PlainHttp(address) => {
                tr_with("address-suggested", &[("address", address.as_str().into())])
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_without_its_scheme_is_suggested_with_the_right_one() {
        for (typed, wanted) in [
            ("127.0.0.1:8474", Some("http://127.0.0.1:8474")),
            (" [::1]:8474/ ", Some("http://[::1]:8474")),
            ("localhost:8474", Some("http://127.0.0.1:8474")),
            ("http://LocalHost:8474/", Some("http://127.0.0.1:8474")),
            (
                "graph.contoso.example",
                Some("https://graph.contoso.example"),
            ),
            (
                "sim.example:8443/base",
                Some("https://sim.example:8443/base"),
            ),
            ("http://127.0.0.1:8474", None),
            ("http://graph.contoso.example", None),
            ("localhosts", None),
            ("our simulator", None),
            ("", None),
        ] {
            assert_eq!(suggested(typed).as_deref(), wanted, "{typed}");
        }
    }
}
