//! The addresses of Graph and of the sign-in authority. Checks which addresses may be requested.
//!
//! Paths are built from encoded segments. `Url::join` is not used for paths, because an id of `..`
//! would change the path. The client compares a link from a server with the configured root before
//! it follows the link.

use std::net::IpAddr;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use url::{Host, Url};

use crate::graph::http::cloud::Cloud;
use crate::graph::http::proxy_environment::is_excepted;
use crate::graph::http::transport::Transport;
use crate::moderation::pasted::links::host::is_below;

/// Characters that percent-encoding changes: all of ASCII except the unreserved characters of RFC 3986.
pub(crate) const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Why an address cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EndpointError {
    /// The text is not a URL with a host.
    #[error("“{0}” isn't a web address such as https://graph.example.org")]
    NotAUrl(String),
    /// The scheme is neither https nor http.
    #[error("the address must begin with https://")]
    Scheme,
    /// Plain http to `localhost`. This name may lead to another computer. A literal loopback
    /// address cannot.
    #[error("use 127.0.0.1 instead of localhost")]
    Localhost,
    /// Plain http to another computer. The token would be sent unencrypted.
    #[error("plain http is only allowed to a loopback address such as http://127.0.0.1:8080")]
    PlainHttp,
    /// The address contains a user name or password.
    #[error("leave out the name and password")]
    UserInfo,
    /// The address contains a query or fragment.
    #[error("leave out everything after ? or #")]
    QueryOrFragment,
    /// The address contains the API version, which the program adds itself.
    #[error("leave out “/{0}” at the end of the address; it is added to every request")]
    Version(String),
    /// The cloud operated by 21Vianet, where Graph has no calls API.
    #[error("China (21Vianet) has no calls in Graph, so there is nothing to moderate there")]
    China,
    /// The sign-in address is missing. It may be omitted only for loopback and for Microsoft's own hosts.
    #[error("a custom Graph address needs its sign-in address too")]
    AuthorityMissing,
}

/// Addresses of Graph and the sign-in authority, with the proxy and certificate authorities for
/// connections to them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoints {
    cloud: Cloud,
    /// Root of Graph. Its path is `/`, or has no trailing slash.
    graph: Url,
    /// Root of the sign-in authority.
    authority: Url,
    transport: Transport,
}

impl Endpoints {
    /// Returns the addresses of one of Microsoft's clouds. `None` for [`Cloud::Custom`].
    pub fn of(cloud: Cloud) -> Option<Self> {
        let (graph, authority) = cloud.addresses()?;
        Some(Self {
            cloud,
            graph: Url::parse(graph).ok()?,
            authority: Url::parse(authority).ok()?,
            transport: Transport::default(),
        })
    }

    /// Checks addresses typed by an administrator. The authority may be omitted on loopback and for
    /// Microsoft's own Graph hosts.
    ///
    /// If the Graph host is one of Microsoft's, [`Self::cloud`] returns the cloud of the host. The cloud decides which
    /// features are offered.
    pub fn custom(graph: &str, authority: Option<&str>) -> Result<Self, EndpointError> {
        let graph = checked_root(graph)?;
        if let Some(version) = version_at_the_end(&graph) {
            return Err(EndpointError::Version(version));
        }
        let authority = match authority.map(str::trim).filter(|typed| !typed.is_empty()) {
            Some(typed) => checked_root(typed)?,
            None if is_loopback(&graph) => graph.clone(),
            None if is_in_china(&graph) => return Err(EndpointError::China),
            None => Self::of(Cloud::of_graph(&graph))
                .map(|cloud| cloud.authority)
                .ok_or(EndpointError::AuthorityMissing)?,
        };
        if is_in_china(&graph) || is_in_china(&authority) {
            return Err(EndpointError::China);
        }
        Ok(Self {
            cloud: Cloud::of_graph(&graph),
            graph,
            authority,
            transport: Transport::default(),
        })
    }

    /// Sets the proxy, and the certificate authorities trusted besides the system's.
    #[must_use]
    pub fn with_transport(mut self, transport: Transport) -> Self {
        self.transport = transport;
        self
    }

    /// Returns the proxy, and the certificate authorities trusted besides the system's.
    pub fn transport(&self) -> &Transport {
        &self.transport
    }

    /// Whether at least one of the two connections, to Graph and to the sign-in authority, is encrypted. Plain http is
    /// possible on loopback only.
    pub(crate) fn is_encrypted(&self) -> bool {
        self.graph.scheme() == "https" || self.authority.scheme() == "https"
    }

    /// Returns the cloud that Graph's address belongs to.
    pub fn cloud(&self) -> Cloud {
        self.cloud
    }

    /// Whether both addresses are those of the same Microsoft cloud.
    pub fn is_national(&self) -> bool {
        Self::of(self.cloud)
            .is_some_and(|own| own.graph == self.graph && own.authority == self.authority)
    }

    /// Whether Graph's host is a literal loopback address. If so, no proxy is used for Graph.
    pub fn is_loopback(&self) -> bool {
        is_loopback(&self.graph)
    }

    /// Whether the sign-in authority's host is a literal loopback address.
    pub fn is_authority_loopback(&self) -> bool {
        is_loopback(&self.authority)
    }

    /// Returns those of the two hosts that are reached without any proxy: literal loopback addresses, and hosts that
    /// `NO_PROXY` excepts.
    pub fn hosts_without_proxy(&self) -> Vec<String> {
        let is_direct = |url: &&Url| is_loopback(url) || is_excepted(url, &self.ports());
        let direct = [&self.graph, &self.authority].into_iter().filter(is_direct);
        let mut hosts: Vec<String> = direct
            .filter_map(|url| url.host_str())
            .map(str::to_owned)
            .collect();
        hosts.dedup();
        hosts
    }

    /// Returns the host of Graph, with the port unless it is the default.
    pub fn graph_host(&self) -> String {
        host_and_port(&self.graph)
    }

    /// Returns the host of the sign-in authority, with the port unless it is the default.
    pub fn authority_host(&self) -> String {
        host_and_port(&self.authority)
    }

    pub(crate) fn ports(&self) -> [u16; 2] {
        [&self.graph, &self.authority].map(|url| url.port_or_known_default().unwrap_or_default())
    }

    /// Returns the root of the sign-in authority as configured, without a trailing slash.
    pub fn authority_root(&self) -> &str {
        self.authority.as_str().trim_end_matches('/')
    }

    /// Returns the root of Graph as configured, without a trailing slash.
    pub fn graph_root(&self) -> &str {
        self.graph.as_str().trim_end_matches('/')
    }

    /// Returns the scope of token requests, which covers all roles with consent.
    pub(crate) fn scope(&self) -> String {
        format!("{}/.default", self.graph_root())
    }

    pub(crate) fn token_url(&self, tenant: &str) -> String {
        let root = self.authority.as_str().trim_end_matches('/');
        format!("{root}/{}/oauth2/v2.0/token", encode_segment(tenant))
    }

    /// Returns the URL of a path such as `/v1.0/…`, with segments that are already encoded. `None` if that is not a
    /// valid URL.
    pub(crate) fn url(&self, path: &str) -> Option<Url> {
        Url::parse(&format!("{}{path}", self.graph_root())).ok()
    }

    /// Returns the URL of the next page. `None` unless it is on Graph's configured server, below the configured root,
    /// and without user name or password.
    ///
    /// Resolves a relative link against `page` first, so that the result undergoes the same checks.
    pub(crate) fn next_page(&self, page: &Url, link: &str) -> Option<Url> {
        let mut next = page.join(link).ok()?;
        next.set_fragment(None);
        let same_origin = next.scheme() == self.graph.scheme()
            && next.host() == self.graph.host()
            && next.port_or_known_default() == self.graph.port_or_known_default();
        let bare = next.username().is_empty() && next.password().is_none();
        let root = self.graph.path().trim_end_matches('/');
        let below = next
            .path()
            .strip_prefix(root)
            .is_some_and(|rest| rest.starts_with('/'));
        (same_origin && bare && below).then_some(next)
    }
}

/// Percent-encodes a text as exactly one path segment. Encodes all but the unreserved characters of
/// RFC 3986.
pub(crate) fn encode_segment(text: &str) -> String {
    utf8_percent_encode(text, UNRESERVED).to_string()
}

/// Reverses [`encode_segment`], for an id in a `Location` header. `None` if a percent code is invalid, or the result is
/// not UTF-8.
pub(crate) fn decode_segment(encoded: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(encoded.len());
    let mut rest = encoded.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            let digits = str::from_utf8(&digits).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// Checks a root address and strips its trailing slashes.
fn checked_root(typed: &str) -> Result<Url, EndpointError> {
    let typed = typed.trim();
    let not_a_url = || EndpointError::NotAUrl(typed.chars().take(200).collect());
    let mut url = Url::parse(typed).map_err(|_typed_by_a_person| not_a_url())?;
    match (url.scheme(), url.host()) {
        ("https" | "http", None) => return Err(not_a_url()),
        ("http", Some(Host::Domain(name))) if is_localhost(name) => {
            return Err(EndpointError::Localhost);
        }
        ("http", Some(_)) if !is_loopback(&url) => return Err(EndpointError::PlainHttp),
        ("https" | "http", Some(_)) => {}
        _ => return Err(EndpointError::Scheme),
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(EndpointError::UserInfo);
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(EndpointError::QueryOrFragment);
    }
    let path = url.path().trim_end_matches('/').to_owned();
    url.set_path(&path);
    Ok(url)
}

/// Returns the API version at the end of an address, if there is one.
fn version_at_the_end(url: &Url) -> Option<String> {
    let last = url.path_segments()?.next_back()?;
    let is_version = last.eq_ignore_ascii_case("v1.0") || last.eq_ignore_ascii_case("beta");
    is_version.then(|| last.to_owned())
}

/// Whether a host name means this computer.
fn is_localhost(name: &str) -> bool {
    let name = name.trim_end_matches('.');
    name == "localhost" || name.ends_with(".localhost")
}

/// Whether the address belongs to the cloud operated by 21Vianet.
fn is_in_china(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default().trim_end_matches('.');
    is_below(host, "chinacloudapi.cn") || is_below(host, "microsoftonline.cn")
}

/// Whether the host is a literal loopback address. A host name never counts, because it may resolve
/// to another address.
fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => IpAddr::V4(address).is_loopback(),
        Some(Host::Ipv6(address)) => IpAddr::V6(address).is_loopback(),
        Some(Host::Domain(_)) | None => false,
    }
}

/// Returns the host, with the port unless it is the default.
fn host_and_port(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    url.port()
        .map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
}

#[cfg(test)]
mod tests;
