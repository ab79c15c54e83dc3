//! Addresses of servers in a pasted text.

use crate::app::sign_in::pasted::values::words;
use crate::moderation::pasted::links::host::is_below;
use crate::worker::{Cloud, Endpoints};

/// Microsoft's own domains. Most of their addresses are web pages. So an address there with an unclear label, such as
/// `URL`, counts only if it is that of a known cloud.
const MICROSOFT: [&str; 9] = [
    "microsoft.com",
    "microsoft.us",
    "microsoftonline.com",
    "microsoftonline.us",
    "windows.net",
    "azure.com",
    "azure.us",
    "office.com",
    "live.com",
];

/// Looks for an address in the first line of a value, skipping lines without a word. Takes a web address anywhere in
/// that line, or a host with a port at the start of that line.
pub(crate) fn address(value: &str) -> Option<String> {
    let line = value.lines().find(|line| words(line).next().is_some())?;
    let web = words(line).find_map(web_address);
    web.or_else(|| words(line).next().and_then(host_and_port))
}

pub(crate) fn web_addresses(text: &str) -> impl Iterator<Item = String> {
    words(text).filter_map(web_address)
}

fn web_address(word: &str) -> Option<String> {
    let word = word.trim_start_matches(['(', '[']);
    let lower = word.to_ascii_lowercase();
    let scheme = ["http://", "https://"]
        .into_iter()
        .find(|scheme| lower.starts_with(scheme))?;
    let word = word.split("](").next().unwrap_or_default();
    let word = word.trim_end_matches([')', '.', ',', ';', '!', '?', ':', '*', '/']);
    (word.len() > scheme.len()).then(|| word.to_owned())
}

fn host_and_port(word: &str) -> Option<String> {
    let word = word.trim_end_matches(['.', ',', ';', ')', '/']);
    let (host, port) = word.rsplit_once(':')?;
    let is_port = port.parse::<u16>().is_ok();
    let is_host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '[' | ']' | ':');
    let is_known = host.contains(['.', '[']) || host.eq_ignore_ascii_case("localhost");
    (is_port && is_known && host.chars().all(is_host)).then(|| word.to_owned())
}

/// Removes the version or scope that a request adds to an address of Graph.
pub(crate) fn root(address: &str) -> &str {
    ["/.default", "/v1.0", "/beta"]
        .into_iter()
        .find_map(|end| address.strip_suffix(end))
        .unwrap_or(address)
}

/// Returns the cloud that has this address of Graph. `None` for any other address.
pub(crate) fn cloud_of_graph(address: &str) -> Option<Cloud> {
    let endpoints = Endpoints::custom(address, None).ok()?;
    endpoints.is_national().then(|| endpoints.cloud())
}

/// Returns the scheme, host and port of a web address.
pub(crate) fn origin(address: &str) -> &str {
    let begin = address.find("://").map_or(0, |at| at + 3);
    let end = address[begin..].find(['/', '?', '#']);
    end.map_or(address, |end| &address[..begin + end])
}

fn host(address: &str) -> &str {
    let origin = origin(address);
    let host = origin.split_once("://").map_or(origin, |(_, host)| host);
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    if name.contains('[') && !name.contains(']') {
        host
    } else {
        name
    }
}

/// Whether the host of an address is in one of the [`MICROSOFT`] domains.
pub(crate) fn is_microsofts(address: &str) -> bool {
    let host = host(address).to_ascii_lowercase();
    MICROSOFT.iter().any(|domain| is_below(&host, domain))
}

/// Whether a web address without a label is taken for Graph's. An address with a loopback IP address always is, one
/// with `localhost` never. For other hosts, both of these must be true:
/// - the path is empty or only a version or scope
/// - the address has a port, or its host begins with `graph.`
pub(crate) fn is_a_graph(address: &str) -> bool {
    let host = host(address);
    let is_here = host.starts_with("127.") || host == "[::1]";
    let is_bare = origin(address) == root(address);
    let has_port = origin(address).len() > address.len().min(8) && {
        let end = origin(address).rsplit(':').next().unwrap_or_default();
        end.parse::<u16>().is_ok()
    };
    let is_named = host.starts_with("graph.");
    is_here || is_bare && (has_port || is_named) && !host.eq_ignore_ascii_case("localhost")
}
