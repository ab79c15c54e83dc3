//! Where Graph and its sign-in live, and which addresses may be asked.
//!
//! Paths are put together here from encoded segments and never with `Url::join`, which would let an id of `..`
//! climb out of its place. A link that a server hands out is held against the configured root before it is followed.

use std::net::IpAddr;

use url::{Host, Url};

use crate::graph::http::cloud::Cloud;
use crate::graph::http::transport::Transport;

/// Why an address cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EndpointError {
    /// Not a URL with a host.
    #[error("“{0}” isn't a web address such as https://graph.example.org")]
    NotAUrl(String),
    /// Neither https nor http.
    #[error("the address must begin with https://")]
    Scheme,
    /// A name can be made to point elsewhere, a literal address cannot.
    #[error("use 127.0.0.1 instead of localhost")]
    Localhost,
    /// The token would travel in the clear.
    #[error("plain http is only allowed to a loopback address such as http://127.0.0.1:8080")]
    PlainHttp,
    /// A name or a password stands before the host.
    #[error("leave out the name and password")]
    UserInfo,
    /// Something stands after the path.
    #[error("leave out everything after ? or #")]
    QueryOrFragment,
    /// The program adds the version itself.
    #[error("leave out “/{0}” at the end of the address; it is added to every request")]
    Version(String),
    /// The cloud operated by 21Vianet, whose Graph has no calls.
    #[error("China (21Vianet) has no calls in Graph, so there is nothing to moderate there")]
    China,
    /// Only on loopback is the sign-in expected at the same place.
    #[error("a custom Graph address needs its sign-in address too")]
    AuthorityMissing,
}

/// Where Graph and the sign-in authority are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoints {
    cloud: Cloud,
    graph: Url,
    authority: Url,
    transport: Transport,
}

impl Endpoints {
    /// The addresses of a national cloud; `None` for [`Cloud::Custom`], which has none of its own.
    pub fn of(cloud: Cloud) -> Option<Self> {
        let (graph, authority) = cloud.addresses()?;
        Some(Self {
            cloud,
            graph: Url::parse(graph).ok()?,
            authority: Url::parse(authority).ok()?,
            transport: Transport::default(),
        })
    }

    /// Addresses as an administrator typed them; on loopback and with a Graph of Microsoft's the authority may be left out.
    ///
    /// A Graph of Microsoft's stays the cloud that it is, with what that cloud lacks.
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

    /// The same, reached in another way.
    #[must_use]
    pub fn with_transport(mut self, transport: Transport) -> Self {
        self.transport = transport;
        self
    }

    /// How they are reached.
    pub fn transport(&self) -> &Transport {
        &self.transport
    }

    /// Whether any of it is encrypted; plain http goes to loopback only.
    pub(crate) fn is_encrypted(&self) -> bool {
        self.graph.scheme() == "https" || self.authority.scheme() == "https"
    }

    /// Which cloud that is.
    pub fn cloud(&self) -> Cloud {
        self.cloud
    }

    /// Whether both addresses are those of a national cloud, and not only one of them.
    pub fn is_national(&self) -> bool {
        Self::of(self.cloud)
            .is_some_and(|own| own.graph == self.graph && own.authority == self.authority)
    }

    /// Whether Graph is on this very computer, so that no proxy may come between.
    pub fn is_loopback(&self) -> bool {
        is_loopback(&self.graph)
    }

    /// Whether the sign-in is on this very computer.
    pub fn is_authority_loopback(&self) -> bool {
        is_loopback(&self.authority)
    }

    /// Graph's host, with the port where it is not the usual one.
    pub fn graph_host(&self) -> String {
        host_and_port(&self.graph)
    }

    /// The sign-in's host, with the port where it is not the usual one.
    pub fn authority_host(&self) -> String {
        host_and_port(&self.authority)
    }

    /// The sign-in's root as configured, without a trailing slash.
    pub fn authority_root(&self) -> &str {
        self.authority.as_str().trim_end_matches('/')
    }

    /// Graph's root as configured, without a trailing slash.
    pub fn graph_root(&self) -> &str {
        self.graph.as_str().trim_end_matches('/')
    }

    /// What the token is asked for.
    pub(crate) fn scope(&self) -> String {
        format!("{}/.default", self.graph_root())
    }

    /// Where a token of this tenant is asked for.
    pub(crate) fn token_url(&self, tenant: &str) -> String {
        let root = self.authority.as_str().trim_end_matches('/');
        format!("{root}/{}/oauth2/v2.0/token", encode_segment(tenant))
    }

    /// The URL of a path that begins with `/v1.0` and whose segments are encoded already.
    pub(crate) fn url(&self, path: &str) -> Option<Url> {
        Url::parse(&format!("{}{path}", self.graph_root())).ok()
    }

    /// The next page, if the link leads to the same server and below the configured root.
    ///
    /// A relative link is read against `page`; whatever comes out has to pass the same checks.
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

/// Percent-encodes text as exactly one path segment: everything but RFC 3986's unreserved characters.
pub(crate) fn encode_segment(text: &str) -> String {
    const HEX: [u8; 16] = *b"0123456789ABCDEF";
    let mut encoded = String::with_capacity(text.len() + 8);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.push(char::from(HEX[usize::from(byte >> 4)]));
            encoded.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
    encoded
}

/// Undoes [`encode_segment`], for an id that came in a `Location`; `None` if that is no text.
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

fn version_at_the_end(url: &Url) -> Option<String> {
    let last = url.path_segments()?.next_back()?;
    let is_version = last.eq_ignore_ascii_case("v1.0") || last.eq_ignore_ascii_case("beta");
    is_version.then(|| last.to_owned())
}

fn is_localhost(name: &str) -> bool {
    let name = name.trim_end_matches('.');
    name == "localhost" || name.ends_with(".localhost")
}

/// Whether this is one of the addresses of the cloud operated by 21Vianet, for Graph or for its sign-in.
fn is_in_china(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default().trim_end_matches('.');
    ["chinacloudapi.cn", "microsoftonline.cn"]
        .into_iter()
        .any(|zone| {
            let before = host.strip_suffix(zone);
            before.is_some_and(|before| before.is_empty() || before.ends_with('.'))
        })
}

/// Only literal addresses count, since a name may lead anywhere.
fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => IpAddr::V4(address).is_loopback(),
        Some(Host::Ipv6(address)) => IpAddr::V6(address).is_loopback(),
        Some(Host::Domain(_)) | None => false,
    }
}

fn host_and_port(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    url.port()
        .map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
}

#[cfg(test)]
mod tests;
