//! Where Graph and its sign-in live, and which addresses may be asked.
//!
//! Paths are put together here from encoded segments and never with `Url::join`, which would let an id of `..`
//! climb out of its place. A link that a server hands out is held against the configured root before it is followed.

use std::net::IpAddr;

use url::{Host, Url};

use super::transport::Transport;
use crate::moderation::meeting::LinkCloud;

/// A national cloud of Microsoft's, or a server that somebody typed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cloud {
    /// The worldwide cloud, GCC included.
    Global,
    /// US Government L4, called GCC High.
    UsGovL4,
    /// US Government L5, the Department of Defense.
    UsGovL5,
    /// Addresses given by an administrator.
    Custom,
}

impl Cloud {
    /// Graph's root and the sign-in authority, where they are known.
    fn addresses(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Global => Some((
                "https://graph.microsoft.com",
                "https://login.microsoftonline.com",
            )),
            Self::UsGovL4 => Some((
                "https://graph.microsoft.us",
                "https://login.microsoftonline.us",
            )),
            Self::UsGovL5 => Some((
                "https://dod-graph.microsoft.us",
                "https://login.microsoftonline.us",
            )),
            Self::Custom => None,
        }
    }

    /// Those that have addresses of their own.
    const NATIONAL: [Self; 3] = [Self::Global, Self::UsGovL4, Self::UsGovL5];

    /// The clouds that sign in at this authority, the more usual one first; the two US Government clouds share theirs.
    pub fn of_authority(host: &str) -> Vec<Self> {
        let host = host.trim().trim_end_matches('/').to_ascii_lowercase();
        let signs_in_there = |cloud: &Self| {
            let authority = cloud.addresses().map(|(_, authority)| authority);
            authority.is_some_and(|authority| {
                host == authority || authority.strip_prefix("https://") == Some(&host)
            })
        };
        Self::NATIONAL.into_iter().filter(signs_in_there).collect()
    }

    /// The cloud that this Graph belongs to, by its host alone: a cloud lacks the same behind every address.
    fn of_graph(graph: &Url) -> Self {
        let is_there = |cloud: &Self| {
            let root = cloud
                .addresses()
                .and_then(|(root, _)| Url::parse(root).ok());
            root.is_some_and(|root| root.host() == graph.host())
        };
        let known = Self::NATIONAL.into_iter().find(is_there);
        known.unwrap_or(Self::Custom)
    }

    /// The same in the terms of meeting links; nobody knows what a custom pair belongs to.
    pub fn link_cloud(self) -> Option<LinkCloud> {
        match self {
            Self::Global => Some(LinkCloud::Global),
            Self::UsGovL4 => Some(LinkCloud::GccHigh),
            Self::UsGovL5 => Some(LinkCloud::Dod),
            Self::Custom => None,
        }
    }

    /// Whether an invite may carry `participantId`: the schema of the US clouds lacks that member.
    pub fn offers_participant_id(self) -> bool {
        match self {
            Self::Global | Self::Custom => true,
            Self::UsGovL4 | Self::UsGovL5 => false,
        }
    }
}

/// Why an address cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EndpointError {
    /// Not a URL with a host.
    #[error("“{0}” is not a web address such as https://graph.example.org")]
    NotAUrl(String),
    /// Neither https nor http.
    #[error("the address must begin with https://")]
    Scheme,
    /// A name can be made to point elsewhere, a literal address cannot.
    #[error("use 127.0.0.1 in place of localhost")]
    Localhost,
    /// The token would travel in the clear.
    #[error(
        "plain http is only allowed to a literal loopback address such as http://127.0.0.1:8080"
    )]
    PlainHttp,
    /// A name or a password stands before the host.
    #[error("the address must not contain a name or password")]
    UserInfo,
    /// Something stands after the path.
    #[error("the address must not contain a query or a fragment")]
    QueryOrFragment,
    /// The program adds the version itself.
    #[error("leave out “/{0}” at the end of the address; it is added to every request")]
    Version(String),
    /// The cloud operated by 21Vianet, whose Graph has no calls.
    #[error("China (21Vianet) has no calls in Graph, so there is nothing to moderate there")]
    China,
    /// Only on loopback is the sign-in expected at the same place.
    #[error("a custom Graph address needs the address of its sign-in authority too")]
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
    pub(super) fn is_encrypted(&self) -> bool {
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
    pub(super) fn scope(&self) -> String {
        format!("{}/.default", self.graph_root())
    }

    /// Where a token of this tenant is asked for.
    pub(super) fn token_url(&self, tenant: &str) -> String {
        let root = self.authority.as_str().trim_end_matches('/');
        format!("{root}/{}/oauth2/v2.0/token", encode_segment(tenant))
    }

    /// The URL of a path that begins with `/v1.0` and whose segments are encoded already.
    pub(super) fn url(&self, path: &str) -> Option<Url> {
        Url::parse(&format!("{}{path}", self.graph_root())).ok()
    }

    /// The next page, if the link leads to the same server and below the configured root.
    ///
    /// A relative link is read against `page`; whatever comes out has to pass the same checks.
    pub(super) fn next_page(&self, page: &Url, link: &str) -> Option<Url> {
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
pub(super) fn encode_segment(text: &str) -> String {
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
pub(super) fn decode_segment(encoded: &str) -> Option<String> {
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
mod tests {
    use super::*;

    fn endpoints(graph: &str) -> Endpoints {
        Endpoints::custom(graph, Some("https://login.example.org")).unwrap()
    }

    #[test]
    fn every_national_cloud_has_addresses_of_its_own() {
        for (cloud, graph, authority) in [
            (
                Cloud::Global,
                "graph.microsoft.com",
                "login.microsoftonline.com",
            ),
            (
                Cloud::UsGovL4,
                "graph.microsoft.us",
                "login.microsoftonline.us",
            ),
            (
                Cloud::UsGovL5,
                "dod-graph.microsoft.us",
                "login.microsoftonline.us",
            ),
        ] {
            let endpoints = Endpoints::of(cloud).unwrap();
            assert_eq!(endpoints.graph_host(), graph);
            assert_eq!(endpoints.authority_host(), authority);
            assert_eq!(endpoints.scope(), format!("https://{graph}/.default"));
            assert!(!endpoints.is_loopback());
        }
        assert_eq!(Endpoints::of(Cloud::Custom), None);
        assert!(!Cloud::UsGovL4.offers_participant_id());
        assert!(Cloud::Custom.offers_participant_id());
    }

    #[test]
    fn a_cloud_is_found_by_its_authority_and_by_nothing_like_it() {
        let government = [Cloud::UsGovL4, Cloud::UsGovL5];
        for (host, wanted) in [
            ("https://login.microsoftonline.com", &[Cloud::Global][..]),
            ("https://LOGIN.microsoftonline.com/", &[Cloud::Global]),
            ("login.microsoftonline.us", &government),
            ("http://login.microsoftonline.com", &[]),
            ("https://login.microsoftonline.com.evil.example", &[]),
            ("https://login.microsoftonline.com/tenant", &[]),
            ("https://login.chinacloudapi.cn", &[]),
            ("", &[]),
        ] {
            assert_eq!(Cloud::of_authority(host), wanted, "{host}");
        }
    }

    #[test]
    fn a_cloud_that_was_typed_stays_what_it_is() {
        for (graph, authority, cloud, is_national) in [
            ("https://graph.microsoft.us", None, Cloud::UsGovL4, true),
            (
                "https://DOD-graph.microsoft.us/",
                None,
                Cloud::UsGovL5,
                true,
            ),
            (
                "https://graph.microsoft.com:443",
                Some("https://login.microsoftonline.com/"),
                Cloud::Global,
                true,
            ),
            (
                "https://graph.microsoft.us",
                Some("https://login.evil.example"),
                Cloud::UsGovL4,
                false,
            ),
            (
                "https://graph.microsoft.us/through",
                None,
                Cloud::UsGovL4,
                false,
            ),
            (
                "https://graph.microsoft.us.evil.example",
                Some("https://login.microsoftonline.us"),
                Cloud::Custom,
                false,
            ),
        ] {
            let endpoints = Endpoints::custom(graph, authority).unwrap();
            assert_eq!(endpoints.cloud(), cloud, "{graph}");
            assert_eq!(endpoints.is_national(), is_national, "{graph}");
            let lacks = matches!(cloud, Cloud::UsGovL4 | Cloud::UsGovL5);
            assert_eq!(endpoints.cloud().offers_participant_id(), !lacks, "{graph}");
        }
        assert!(
            !Endpoints::custom("http://127.0.0.1:1", None)
                .unwrap()
                .is_national()
        );
    }

    #[test]
    fn china_is_refused_by_its_graph_and_by_its_sign_in() {
        let own = "https://login.example.org";
        for (graph, authority) in [
            ("https://microsoftgraph.chinacloudapi.cn", None),
            ("https://microsoftgraph.chinacloudapi.cn", Some(own)),
            ("https://microsoftgraph.chinacloudapi.cn./x", Some(own)),
            ("https://g.example", Some("https://login.chinacloudapi.cn")),
            (
                "https://g.example",
                Some("https://login.partner.microsoftonline.cn"),
            ),
        ] {
            let refused = Endpoints::custom(graph, authority);
            assert_eq!(refused, Err(EndpointError::China), "{graph}");
        }
        let other = Endpoints::custom("https://notchinacloudapi.cn", Some(own));
        assert!(other.is_ok());
    }

    #[test]
    fn a_typed_address_is_taken_or_refused_with_a_reason() {
        let refused =
            |graph: &str| Endpoints::custom(graph, Some("https://login.example.org")).unwrap_err();
        assert!(matches!(
            refused("graph.example.org"),
            EndpointError::NotAUrl(_)
        ));
        assert!(matches!(refused(""), EndpointError::NotAUrl(_)));
        assert_eq!(refused("ftp://graph.example.org"), EndpointError::Scheme);
        assert_eq!(refused("http://localhost:8080"), EndpointError::Localhost);
        assert_eq!(
            refused("http://graph.example.org"),
            EndpointError::PlainHttp
        );
        assert_eq!(refused("http://10.0.0.1"), EndpointError::PlainHttp);
        assert_eq!(
            refused("https://me@graph.example.org"),
            EndpointError::UserInfo
        );
        assert_eq!(
            refused("https://graph.example.org?a"),
            EndpointError::QueryOrFragment
        );
        assert_eq!(
            refused("https://graph.example.org/#a"),
            EndpointError::QueryOrFragment
        );
        for typed in [
            "https://graph.example.org/v1.0",
            "https://graph.example.org/x/V1.0/",
        ] {
            assert!(
                matches!(refused(typed), EndpointError::Version(_)),
                "{typed}"
            );
        }
        assert_eq!(
            refused("https://g.example/beta"),
            EndpointError::Version("beta".to_owned())
        );
    }

    #[test]
    fn only_loopback_may_leave_the_authority_out() {
        for typed in [
            "http://127.0.0.1:8080",
            "http://127.9.9.9",
            "http://[::1]:1",
            "https://127.0.0.1",
        ] {
            let endpoints = Endpoints::custom(typed, None).unwrap();
            assert!(
                endpoints.is_loopback() && endpoints.is_authority_loopback(),
                "{typed}"
            );
            assert_eq!(endpoints.graph_host(), endpoints.authority_host());
        }
        let refused = Endpoints::custom("https://graph.example.org", None);
        assert_eq!(refused, Err(EndpointError::AuthorityMissing));
        let blank = Endpoints::custom("https://graph.example.org", Some(" "));
        assert_eq!(blank, Err(EndpointError::AuthorityMissing));
    }

    #[test]
    fn a_path_prefix_is_kept_and_a_trailing_slash_ignored() {
        let with = endpoints("https://gateway.example.org/graph/");
        assert_eq!(with, endpoints("https://gateway.example.org/graph"));
        let url = with.url("/v1.0/communications/calls/c").unwrap();
        assert_eq!(
            url.as_str(),
            "https://gateway.example.org/graph/v1.0/communications/calls/c"
        );
        assert_eq!(with.scope(), "https://gateway.example.org/graph/.default");
        let token = with.token_url("contoso.example");
        assert_eq!(
            token,
            "https://login.example.org/contoso.example/oauth2/v2.0/token"
        );
    }

    #[test]
    fn an_id_stays_one_segment_and_comes_back_unchanged() {
        let root = endpoints("https://graph.example.org");
        for (id, encoded) in [
            ("a/b", "a%2Fb"),
            ("a%2fb", "a%252fb"),
            ("../../C1", "..%2F..%2FC1"),
            ("%2e%2e", "%252e%252e"),
            ("a?b#c", "a%3Fb%23c"),
            ("a\\b;c d", "a%5Cb%3Bc%20d"),
            ("é", "%C3%A9"),
            ("7c0f-_.~", "7c0f-_.~"),
        ] {
            assert_eq!(encode_segment(id), encoded);
            assert_eq!(decode_segment(encoded).as_deref(), Some(id));
            let url = root.url(&format!("/v1.0/calls/{encoded}/x")).unwrap();
            assert_eq!(url.path(), format!("/v1.0/calls/{encoded}/x"));
        }
        assert_eq!(decode_segment("%4"), None);
        assert_eq!(decode_segment("%ff"), None);
    }

    #[test]
    fn a_next_link_may_not_leave_the_configured_root() {
        let root = endpoints("https://gateway.example.org:8443/graph");
        let page = root
            .url("/v1.0/communications/calls/c/participants")
            .unwrap();
        for evil in [
            "https://evil.example/graph/v1.0/x",
            "http://gateway.example.org:8443/graph/v1.0/x",
            "https://gateway.example.org/graph/v1.0/x",
            "https://gateway.example.org:8443/other",
            "https://gateway.example.org:8443/graphite/v1.0",
            "https://gateway.example.org:8443/graph/../other",
            "https://gateway.example.org:8443/graph/%2e%2e/other",
            "https://me:pw@gateway.example.org:8443/graph/v1.0/x",
            "https://gateway.example.org:8443@evil.example/graph/x",
            "//evil.example/graph/v1.0/x",
            "\\\\evil.example/graph",
            "javascript:alert(1)",
            "/v1.0/x",
        ] {
            assert_eq!(root.next_page(&page, evil), None, "{evil}");
        }
        for good in [
            "https://gateway.example.org:8443/graph/v1.0/x?$skiptoken=2#f",
            "HTTPS://GATEWAY.example.org:8443/graph/v1.0/x?$skiptoken=2",
            "/graph/v1.0/x?$skiptoken=2",
        ] {
            let next = root.next_page(&page, good).unwrap();
            assert!(
                next.as_str().ends_with("/graph/v1.0/x?$skiptoken=2"),
                "{good}"
            );
        }
    }
}
