//! Checks the address to which Graph sends notifications.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, ParseError, Url};

use crate::moderation::pasted::links::host::is_below;

/// Why an address is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CallbackError {
    /// Nothing was entered.
    #[error("the callback address is empty")]
    Empty,
    /// The text is not an absolute URL.
    #[error("the callback address is not a web address such as https://calls.example.org/hook")]
    NotAUrl,
    /// The address is not https; Graph sends to no other scheme.
    #[error("the callback address must begin with https://")]
    NotHttps,
    /// The host is missing.
    #[error("the callback address names no host")]
    NoHost,
    /// The address contains a user name or password, which must not be saved in the plain settings
    /// file.
    #[error("the callback address must not contain a name or password")]
    UserInfo,
    /// The address has a part after `#`, which is never sent.
    #[error("the callback address must not contain “#”")]
    Fragment,
    /// Graph cannot reach the host over the internet. For example, it is on this computer or in a private network.
    #[error("Graph cannot reach this callback address; give one that is open to the internet")]
    Local,
    /// The host is one of Microsoft's services. For example, the link of the meeting was pasted.
    #[error("the callback address is one of Microsoft's; give that of your own service")]
    OfMicrosoft,
}

/// Checks an address without contacting it.
pub fn check_callback(text: &str) -> Result<Url, CallbackError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(CallbackError::Empty);
    }
    // URL parsers silently drop tabs and line breaks.
    if text.chars().any(char::is_control) {
        return Err(CallbackError::NotAUrl);
    }
    let url = Url::parse(text).map_err(|error| match error {
        ParseError::EmptyHost => CallbackError::NoHost,
        _ => CallbackError::NotAUrl,
    })?;
    if url.scheme() != "https" {
        return Err(CallbackError::NotHttps);
    }
    // A browser-style parser accepts `https:a` and `https:///a` as `https://a`.
    let rest = text.get("https:".len()..).unwrap_or_default();
    let rest = rest.strip_prefix("//").ok_or(CallbackError::NotAUrl)?;
    if rest.starts_with(['/', '\\']) {
        return Err(CallbackError::NoHost);
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(CallbackError::UserInfo);
    }
    if url.fragment().is_some() {
        return Err(CallbackError::Fragment);
    }
    let is_local = match url.host().ok_or(CallbackError::NoHost)? {
        Host::Domain(name) => is_local_name(name),
        Host::Ipv4(address) => is_local(IpAddr::V4(address)),
        Host::Ipv6(address) => is_local(IpAddr::V6(address)),
    };
    if is_local {
        return Err(CallbackError::Local);
    }
    if url.domain().is_some_and(is_of_microsoft) {
        return Err(CallbackError::OfMicrosoft);
    }
    Ok(url)
}

/// Whether a host belongs to Teams, Graph or Entra. Hosts of customers in Azure have other domains.
fn is_of_microsoft(name: &str) -> bool {
    const DOMAINS: [&str; 8] = [
        "microsoft.com",
        "microsoft.us",
        "cloud.microsoft",
        "live.com",
        "microsoftonline.com",
        "microsoftonline.us",
        "microsoftonline.cn",
        "microsoftgraph.chinacloudapi.cn",
    ];
    let name = name.trim_end_matches('.');
    DOMAINS.iter().any(|domain| is_below(name, domain))
}

/// Whether the address may be saved. One with a `?` may not: the part after it is often a key, as for Azure Functions.
pub fn may_be_kept(address: &str) -> bool {
    !address.contains('?')
}

/// Whether `name` is a single word or is reserved for local use. RFC 6761, 6762, 8375 and ICANN reserve such
/// names.
fn is_local_name(name: &str) -> bool {
    const ENDINGS: [&str; 4] = [".localhost", ".local", ".internal", ".home.arpa"];
    let name = name.trim_end_matches('.');
    !name.contains('.') || ENDINGS.iter().any(|ending| name.ends_with(ending))
}

/// Whether the address is unreachable from the internet. Also handles IPv4 mapped into IPv6.
fn is_local(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => is_local_v4(address),
        IpAddr::V6(address) => is_local_v6(address),
    }
}

/// Whether the address stands for no single host, or is loopback, link-local, private (RFC 1918) or carrier-grade NAT
/// (RFC 6598).
fn is_local_v4(address: Ipv4Addr) -> bool {
    let [first, second, ..] = address.octets();
    let is_carrier_grade_nat = first == 100 && (64..128).contains(&second);
    address.is_loopback()
        || address.is_private()
        || address.is_link_local()
        || is_carrier_grade_nat
        || first == 0
        // Multicast, reserved and broadcast.
        || first >= 224
}

/// Whether the address is loopback, unspecified, unique local, link-local or multicast.
fn is_local_v6(address: Ipv6Addr) -> bool {
    address.is_loopback()
        || address.is_unspecified()
        || address.is_unique_local()
        || address.is_unicast_link_local()
        || address.is_multicast()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_link_of_a_meeting_is_no_callback_address() {
        for typed in [
            "https://teams.microsoft.com/meet/2345?p=abc",
            "https://TEAMS.microsoft.com./l/meetup-join/x",
            "https://gov.teams.microsoft.us/l/meetup-join/x",
            "https://teams.live.com/meet/93",
            "https://teams.cloud.microsoft/meet/1",
            "https://graph.microsoft.com/v1.0/communications/calls",
            "https://login.microsoftonline.com/tenant/oauth2",
        ] {
            assert_eq!(
                check_callback(typed),
                Err(CallbackError::OfMicrosoft),
                "{typed}"
            );
        }
        for typed in [
            "https://bot.azurewebsites.net/api/calls",
            "https://vm.chinaeast.cloudapp.chinacloudapi.cn/calls",
            "https://teams.contoso.example/calls",
            "https://notmicrosoft.com/calls",
        ] {
            assert!(check_callback(typed).is_ok(), "{typed}");
        }
    }

    #[test]
    fn an_address_that_is_open_to_the_internet_is_taken() {
        for (typed, wanted) in [
            (
                "https://calls.example.org/hook",
                "https://calls.example.org/hook",
            ),
            (
                "  https://calls.example.org\n",
                "https://calls.example.org/",
            ),
            (
                "HTTPS://Calls.Example.org:8443/a?b=c",
                "https://calls.example.org:8443/a?b=c",
            ),
            ("https://8.8.8.8/hook", "https://8.8.8.8/hook"),
            ("https://172.32.0.1/", "https://172.32.0.1/"),
            ("https://[2a00:1450::5]/", "https://[2a00:1450::5]/"),
            ("https://local.example.org/", "https://local.example.org/"),
        ] {
            let url = check_callback(typed).unwrap();
            assert_eq!(url.as_str(), wanted, "{typed:?}");
        }
    }

    #[test]
    fn an_address_that_is_not_one_is_refused_with_the_reason() {
        for (typed, wanted) in [
            ("", CallbackError::Empty),
            (" \n", CallbackError::Empty),
            ("calls.example.org/hook", CallbackError::NotAUrl),
            ("/hook", CallbackError::NotAUrl),
            ("https:calls.example.org", CallbackError::NotAUrl),
            ("https://calls.exa\tmple.org", CallbackError::NotAUrl),
            ("https://calls.example.org:port", CallbackError::NotAUrl),
            ("https://[::1", CallbackError::NotAUrl),
            ("http://calls.example.org", CallbackError::NotHttps),
            ("http://127.0.0.1", CallbackError::NotHttps),
            ("wss://calls.example.org", CallbackError::NotHttps),
            ("localhost:8080", CallbackError::NotHttps),
            ("https://", CallbackError::NoHost),
            ("https:///hook", CallbackError::NoHost),
            ("https://:8443", CallbackError::NoHost),
            ("https://me@calls.example.org", CallbackError::UserInfo),
            ("https://:pass@calls.example.org", CallbackError::UserInfo),
            ("https://calls.example.org/#", CallbackError::Fragment),
        ] {
            assert_eq!(check_callback(typed), Err(wanted), "{typed:?}");
        }
    }

    #[test]
    fn an_address_that_graph_cannot_reach_is_refused() {
        for host in [
            "localhost", "localhost.", "Hook.LocalHost", "printer.local", "hook.internal",
            "hook.home.arpa", "intranet", "127.0.0.1", "127.1", "2130706433", "0.0.0.0",
            "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
            "100.64.0.1", "255.255.255.255", "[::1]", "[::]", "[fd00::1]", "[fe80::1]",
            "[ff02::1]", "[::ffff:127.0.0.1]", "[::ffff:10.0.0.1]",
        ] {
            let typed = format!("https://{host}/hook");
            assert_eq!(check_callback(&typed), Err(CallbackError::Local), "{typed}");
        }
    }
}
