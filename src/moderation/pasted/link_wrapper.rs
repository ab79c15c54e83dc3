//! Unwraps links. A *wrapper* is an address of a mail filter, chat program or search engine that contains another
//! link. With it, a mail filter can check the link before a browser opens it.

mod proofpoint;

use url::Url;

use self::AddressEncoding::{Base64, Encoded, Lowered};
use crate::moderation::pasted::decode::{self, after, from_base64};
use crate::moderation::pasted::find::starts_encoded;
use crate::moderation::pasted::links::host::{is_below, is_teams};

/// The contents of a wrapper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum WrappedLink {
    /// The address inside the wrapper, and whether the wrapper changed it to lower case.
    Inner { address: String, is_lowered: bool },
    /// The inner address is unreadable, because only the wrapper's service can resolve it. Contains
    /// the service's name.
    Opaque(&'static str),
    /// The wrapper contains no address.
    Nothing,
}

/// How the parameter of a wrapper encodes the address.
#[derive(Clone, Copy, PartialEq, Eq)]
enum AddressEncoding {
    Encoded,
    Lowered,
    Base64,
}

/// Wrappers that have the address in a parameter. The fields are: suffix of the host, part of the path, names of the
/// parameter, encoding.
const PARAMETERS: [(&str, &str, &[&str], AddressEncoding); 45] = [
    // Safe Links in mails. The subdomain names the region.
    ("safelinks.protection.outlook.com", "", &["url"], Encoded),
    ("safelinks.protection.office365.us", "", &["url"], Encoded),
    (
        "safelinks.protection.partner.outlook.cn",
        "",
        &["url"],
        Encoded,
    ),
    // Safe Links in chats of Teams, at four hosts.
    ("office.net", "/atp-safelinks.html", &["url"], Encoded),
    ("cloud.microsoft", "/atp-safelinks.html", &["url"], Encoded),
    (
        "teams.microsoft.com",
        "/atp-safelinks.html",
        &["url"],
        Encoded,
    ),
    (
        "teams.microsoft.us",
        "/atp-safelinks.html",
        &["url"],
        Encoded,
    ),
    ("meet.google.com", "/linkredirect", &["dest"], Encoded),
    ("urldefense.proofpoint.com", "/v1/", &["u"], Encoded),
    ("linkprotect.cudasvc.com", "/url", &["a"], Lowered),
    ("protection.sophos.com", "", &["u"], Base64),
    ("trendmicro.com", "/clicktime/", &["url"], Encoded),
    ("fireeye.com", "/url", &["u"], Encoded),
    ("trellix.com", "/url", &["u"], Encoded),
    ("clicktime.symantec.com", "", &["u"], Encoded),
    ("urlsand.esvalabs.com", "", &["u"], Encoded),
    ("linklock.titanhq.com", "", &["url"], Encoded),
    ("clicktime.cloud.postoffice.net", "", &["u"], Encoded),
    ("link.edgepilot.com", "", &["u"], Encoded),
    ("slack-redir.net", "", &["url"], Encoded),
    ("l.facebook.com", "", &["u"], Encoded),
    ("linkedin.com", "/redir", &["url"], Encoded),
    ("linkedin.com", "/safety/go", &["url"], Encoded),
    ("l.instagram.com", "", &["u"], Encoded),
    ("lm.facebook.com", "", &["u"], Encoded),
    ("l.messenger.com", "", &["u"], Encoded),
    ("l.wl.co", "", &["u"], Encoded),
    ("safelinks.protection.apps.mil", "", &["url"], Encoded),
    // Each organization has its own host for Outlook on the web and for FortiMail.
    ("", "/owa/redir.aspx", &["url"], Encoded),
    ("", "/fmlurlsvc/", &["url"], Encoded),
    ("link.zixcentral.com", "", &["u"], Encoded),
    ("deref-gmx.net", "", &["redirectUrl"], Encoded),
    ("deref-gmx.com", "", &["redirectUrl"], Encoded),
    ("deref-web.de", "", &["redirectUrl"], Encoded),
    ("deref-mail.com", "", &["redirectUrl"], Encoded),
    ("zscaler.net", "", &["url"], Encoded),
    ("isolation.zscaler.com", "", &["url"], Encoded),
    ("perception-point.io", "", &["url"], Encoded),
    ("retarus.com", "", &["u", "url"], Encoded),
    ("ironscales.com", "", &["url", "u"], Encoded),
    ("duckduckgo.com", "/l/", &["uddg"], Encoded),
    ("bing.com", "/ck/a", &["u"], Base64),
    ("youtube.com", "/redirect", &["q"], Encoded),
    ("vk.com", "/away.php", &["to"], Encoded),
    ("out.reddit.com", "", &["url"], Encoded),
];

/// Suffixes of the hosts whose wrappers have the address in their path, percent-encoded or in base64.
const IN_PATH: [&str; 3] = ["secure-web.cisco.com", "linkscan.io", "r.search.yahoo.com"];

/// Wrappers that only their service can resolve: suffix of the host, and name of the service. Exception: version 2 of
/// Check Point's wrapper contains the address.
const OPAQUE: [(&str, &str); 11] = [
    ("mimecast.com", "Mimecast"),
    ("mimecastprotect.com", "Mimecast"),
    ("emailprotection.link", "Proofpoint Essentials"),
    ("hornetsecurity.com", "Hornetsecurity"),
    ("seclinks.cloud-security.net", "Hornetsecurity"),
    ("mailanyone.net", "Vade"),
    ("vadesecure.com", "Vade"),
    ("inky.com", "INKY"),
    ("mailcontrol.com", "Forcepoint"),
    ("url.avanan.click", "Check Point"),
    ("protect.checkpoint.com", "Check Point"),
];

/// Unwraps an address. `None` if the address is not a wrapper.
pub(crate) fn open(url: &Url, host: &str) -> Option<WrappedLink> {
    let path = url.path();
    let query = url.query().unwrap_or_default();
    if is_teams(host) && path.ends_with("/launcher.html") {
        return Some(launched(query, host));
    }
    if is_below(host, "urldefense.com")
        || is_below(host, "urldefense.us")
        || is_below(host, "urldefense.proofpoint.com")
    {
        let address = proofpoint::open(url.as_str(), query);
        if let Some(address) = address {
            return Some(inner(address));
        }
    }
    if is_google(host) && path == "/url" {
        return Some(in_parameter(query, &["q", "url"], Encoded));
    }
    if IN_PATH.iter().any(|end| is_below(host, end)) {
        return Some(in_path(path).map_or(WrappedLink::Nothing, inner));
    }
    let known = |(end, part, _, _): &&(&str, &str, _, _)| {
        (end.is_empty() || is_below(host, end)) && path.contains(part)
    };
    if let Some((_, _, names, kept)) = PARAMETERS.iter().find(known) {
        return Some(in_parameter(query, names, *kept));
    }
    let (_, name) = OPAQUE.iter().find(|(end, _)| is_below(host, end))?;
    // Version 2 of Check Point's wrapper writes the address between groups of three underscores.
    let plain = path
        .split("___")
        .nth(1)
        .filter(|address| after(address, "http").is_some());
    match plain {
        Some(address) if path.starts_with("/v2/___") => {
            let query = url
                .query()
                .map(|query| format!("?{query}"))
                .unwrap_or_default();
            let query = query.split("___").next().unwrap_or_default();
            Some(inner(format!("{address}{query}")))
        }
        _ => Some(WrappedLink::Opaque(name)),
    }
}

fn inner(address: String) -> WrappedLink {
    WrappedLink::Inner {
        address,
        is_lowered: false,
    }
}

/// Whether `host` is `google.com`, or Google's host for a country.
fn is_google(host: &str) -> bool {
    let country = host
        .strip_prefix("www.")
        .unwrap_or(host)
        .strip_prefix("google.");
    country.is_some_and(|country| {
        let end = country
            .strip_prefix("co.")
            .or_else(|| country.strip_prefix("com."))
            .unwrap_or(country);
        (2..=3).contains(&end.len()) && !end.contains('.')
    })
}

/// Returns the address that a path contains: the text from `/http` on, or one segment.
fn in_path(path: &str) -> Option<String> {
    if let Some(at) = path.find("/http") {
        return decode::once(&path[at + 1..]);
    }
    let leads = |address: &String| after(address, "http").is_some();
    path.split('/').find_map(|segment| {
        // Yahoo names the parts of its path.
        let segment = segment.strip_prefix("RU=").unwrap_or(segment);
        decode::once(segment)
            .filter(leads)
            .or_else(|| from_base64(segment).filter(leads))
    })
}

/// Returns the address in the first parameter that contains one.
fn in_parameter(query: &str, names: &[&str], kept: AddressEncoding) -> WrappedLink {
    let values = names.iter().filter_map(|name| decode::value(query, name));
    let mut addresses = values.filter_map(|value| match kept {
        Base64 => {
            let value = decode::once(value)?;
            // Bing writes two characters before the base64.
            let encoded = value.strip_prefix("a1").unwrap_or(&value);
            from_base64(encoded)
        }
        // The address is not encoded. Decoding it would remove an encoding that belongs to the
        // address itself.
        _ if value.contains("://") => Some(value.to_owned()),
        _ => decode::once(value),
    });
    let leads =
        |address: &String| after(address, "http").is_some() || after(address, "msteams:").is_some();
    match addresses.find(leads) {
        Some(address) => WrappedLink::Inner {
            address,
            is_lowered: kept == Lowered,
        },
        None => WrappedLink::Nothing,
    }
}

/// Unwraps the address of Teams' launcher page, which contains a path without its host, or a whole address.
fn launched(query: &str, host: &str) -> WrappedLink {
    let value = decode::value(query, "url")
        .and_then(decode::once)
        .unwrap_or_default();
    if value.starts_with('/') {
        inner(format!("https://{host}{value}"))
    } else if after(&value, "%2f")
        .or_else(|| after(&value, "%252f"))
        .is_some()
    {
        decode::fully(&value).map_or(WrappedLink::Nothing, |path| {
            inner(format!("https://{host}{path}"))
        })
    } else if after(&value, "http").is_some_and(|rest| rest.contains("://") || starts_encoded(rest))
    {
        inner(value)
    } else {
        WrappedLink::Nothing
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(address: &str) -> Option<WrappedLink> {
        let url = Url::parse(address).unwrap();
        open(&url, url.host_str().unwrap())
    }

    #[test]
    fn a_wrapper_gives_the_address_inside() {
        for wrapper in [
            "https://gbr01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fx.example%2Fa%3Fb%3Dc&data=1",
            "https://usg02.safelinks.protection.office365.us/?data=1&url=https%3A%2F%2Fx.example%2Fa%3Fb%3Dc",
            "https://statics.teams.cdn.office.net/a/atp-safelinks.html?url=https%3A%2F%2Fx.example%2Fa%3Fb%3Dc",
            "https://www.google.ch/url?sa=t&url=https%3A%2F%2Fx.example%2Fa%3Fb%3Dc&usg=1",
            "https://www.google.co.uk/url?q=https://x.example/a?b=c&sa=D",
            "https://meet.google.com/linkredirect?authuser=0&dest=https%3A%2F%2Fx.example%2Fa%3Fb%3Dc",
            "https://urldefense.proofpoint.com/v1/url?u=https://x.example/a?b=c&k=1",
            "https://urldefense.proofpoint.com/v2/url?u=https-3A__x.example_a-3Fb-3Dc&d=1",
            "https://urldefense.com/v3/__https://x.example/a?b=c__;!!A!b$",
            "https://secure-web.cisco.com/1tok-en_/https%3A%2F%2Fx.example%2Fa%3Fb%3Dc",
            "https://eu-west-1.protection.sophos.com/?d=x.example&u=aHR0cHM6Ly94LmV4YW1wbGUvYT9iPWM=&i=1",
            "https://imsva91-ctp.trendmicro.com:443/wis/clicktime/v1/query?url=https%3a%2f%2fx.example%2fa%3fb%3dc&umid=1",
            "https://protect2.fireeye.com/v1/url?k=1&q=1&u=https%3A%2F%2Fx.example%2Fa%3Fb%3Dc",
            "https://clicktime.symantec.com/3abc?u=https%3A%2F%2Fx.example%2Fa%3Fb%3Dc",
            "https://mail.contoso.example/owa/redir.aspx?C=1&URL=https%3a%2f%2fx.example%2fa%3fb%3dc",
            "https://mail.contoso.example/fmlurlsvc/?fewReq=:B:1&url=https%3A%2F%2Fx.example%2Fa%3Fb%3Dc",
            "https://link.zixcentral.com/u/3a1b/xyz-A?u=https%3A%2F%2Fx.example%2Fa%3Fb%3Dc",
            "https://deref-gmx.net/mail/client/1/dereferrer/?redirectUrl=https%3A%2F%2Fx.example%2Fa%3Fb%3Dc",
            "https://l.wl.co/l?u=https%3A%2F%2Fx.example%2Fa%3Fb%3Dc",
            "https://linkscan.io/scan/ux/aHR0cHM6Ly94LmV4YW1wbGUvYT9iPWM/A1B2?c=1",
            "https://www.bing.com/ck/a?!&&p=1&u=a1aHR0cHM6Ly94LmV4YW1wbGUvYT9iPWM&ntb=1",
            "https://r.search.yahoo.com/_ylt=A;_ylu=B/RV=2/RU=https%3a%2f%2fx.example%2fa%3fb%3dc/RK=2",
            "https://duckduckgo.com/l/?uddg=https%3A%2F%2Fx.example%2Fa%3Fb%3Dc&rut=1",
            "https://url.avanan.click/v2/___https://x.example/a?b=c___.YXA",
        ] {
            assert_eq!(
                opened(wrapper),
                Some(inner("https://x.example/a?b=c".to_owned())),
                "{wrapper}"
            );
        }
        let lowered = opened("https://linkprotect.cudasvc.com/url?a=https%3a%2f%2fx.example&c=E,1");
        let address = "https://x.example".to_owned();
        assert_eq!(
            lowered,
            Some(WrappedLink::Inner {
                address,
                is_lowered: true
            })
        );
    }

    #[test]
    fn a_wrapper_without_an_address_says_so_or_whose_it_is() {
        for (wrapper, wanted) in [
            (
                "https://protect-us.mimecast.com/s/abc?domain=x",
                Some(WrappedLink::Opaque("Mimecast")),
            ),
            (
                "https://url.uk.m.mimecastprotect.com/s/abc",
                Some(WrappedLink::Opaque("Mimecast")),
            ),
            (
                "https://protect.checkpoint.com/v2/r01/___abc___.x",
                Some(WrappedLink::Opaque("Check Point")),
            ),
            (
                "https://www.google.com/url?q=abc",
                Some(WrappedLink::Nothing),
            ),
            (
                "https://secure-web.cisco.com/1abc",
                Some(WrappedLink::Nothing),
            ),
            (
                "https://x.protection.sophos.com/?u=%21",
                Some(WrappedLink::Nothing),
            ),
            ("https://notgoogle.com/url?q=https://x.example", None),
            ("https://google.evil.example/url?q=https://x.example", None),
            ("https://evilmimecast.com/s/abc", None),
        ] {
            assert_eq!(opened(wrapper), wanted, "{wrapper}");
        }
    }
}
