//! The proxy that environment variables name, and the hosts that are reached without a proxy.
//!
//! The HTTP library would silently bypass a proxy whose address it can't parse. It would also bypass every proxy if
//! `REQUEST_METHOD` is set. So this module reads the variables itself.

use std::env;
use std::ffi::OsString;

use hyper_util::client::proxy::matcher::Matcher;
use reqwest::{NoProxy, Url};

/// Variables for https, in the order in which the library reads them. Plain http is used on
/// loopback only, where no proxy applies.
const VARIABLES: [[&str; 2]; 2] = [["HTTPS_PROXY", "https_proxy"], ["ALL_PROXY", "all_proxy"]];
/// Supported proxy protocols.
const SCHEMES: [&str; 6] = ["http", "https", "socks4", "socks4a", "socks5", "socks5h"];

/// Variables for the hosts that are reached without a proxy.
const EXCEPTIONS: [&str; 2] = ["NO_PROXY", "no_proxy"];

/// Returns the proxy of the environment; `None` without one. Fails with the name of the variable if
/// its proxy is unusable.
pub(crate) fn proxy() -> Result<Option<Url>, &'static str> {
    proxy_among(|name| env::var_os(name))
}

/// Does the same as [`proxy`], with the environment passed in.
fn proxy_among(value: impl Fn(&str) -> Option<OsString>) -> Result<Option<Url>, &'static str> {
    let mut first = None;
    for names in VARIABLES {
        // The first spelling that is set counts, even if its value is empty.
        let set = names
            .into_iter()
            .find_map(|name| Some((name, value(name)?)));
        let Some((name, value)) = set.filter(|(_, value)| !value.is_empty()) else {
            continue;
        };
        let proxy = value.to_str().and_then(proxy_address).ok_or(name)?;
        first = first.or(Some(proxy));
    }
    Ok(first)
}

/// Parses the address of a proxy, and escapes characters that the library can't read. `None` if the address is
/// unusable.
fn proxy_address(typed: &str) -> Option<Url> {
    // A host without a scheme means http, as usual for proxy variables. Refuses a backslash: in
    // `DOMAIN\user`, the domain would be taken for the host.
    let is_plain = |byte: u8| byte.is_ascii_graphic() && byte != b'\\';
    let address = match typed.contains("://") {
        true => typed.to_owned(),
        false if typed.contains(":/") => return None,
        false => format!("http://{typed}"),
    };
    let url = Url::parse(&address).ok()?;
    let is_usable =
        typed.bytes().all(is_plain) && has_readable_host(&url) && SCHEMES.contains(&url.scheme());
    is_usable.then_some(url)
}

/// Whether the library can read the host of a proxy. The library silently bypasses a proxy whose
/// host it can't read.
pub(crate) fn has_readable_host(url: &Url) -> bool {
    let is_readable = |byte: u8| byte.is_ascii_alphanumeric() || b"-._:[]".contains(&byte);
    url.host_str()
        .is_some_and(|host| !host.is_empty() && host.bytes().all(is_readable))
}

/// Returns the hosts that are reached without a proxy; `None` if no variable names any. `ports` are
/// the ports of the requests.
pub(crate) fn exceptions(ports: &[u16]) -> Option<NoProxy> {
    NoProxy::from_string(&plain_exceptions(&listed_exceptions()?, ports))
}

/// Returns the value of the first variable in [`EXCEPTIONS`] that is set. `None` if none is set.
fn listed_exceptions() -> Option<String> {
    EXCEPTIONS.into_iter().find_map(|name| env::var(name).ok())
}

/// Whether the environment excepts the host of this address from every proxy. `ports` are the ports of the requests.
pub(crate) fn is_excepted(url: &Url, ports: &[u16]) -> bool {
    listed_exceptions().is_some_and(|list| is_among(&list, url, ports))
}

/// Does the same as [`is_excepted`], with the list passed in. Asks the library, so that the result always agrees with
/// it.
fn is_among(list: &str, url: &Url, ports: &[u16]) -> bool {
    let matcher = Matcher::builder()
        .all("http://proxy.invalid".to_owned())
        .no(plain_exceptions(list, ports))
        .build();
    let address = url.as_str().parse::<http::Uri>();
    address.is_ok_and(|address| matcher.intercept(&address).is_none())
}

/// Returns a list of exceptions in the form that the library reads: hosts separated by commas, without ports, brackets
/// and the `*` of `*.example.org`. Omits exceptions for ports that are not in `ports`.
fn plain_exceptions(list: &str, ports: &[u16]) -> String {
    let each = list.split(|c: char| c.is_whitespace() || c == ',' || c == ';');
    let plain: Vec<&str> = each.filter_map(|one| plain_exception(one, ports)).collect();
    plain.join(",")
}

/// Returns the host of an exception. `None` if the exception is for a port that is not in `ports`.
fn plain_exception<'l>(one: &'l str, ports: &[u16]) -> Option<&'l str> {
    let (host, port) = match one.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((address, rest)) => (address, rest.strip_prefix(':')),
        None => match one.split_once(':') {
            Some((host, port)) if !port.contains(':') => (host, Some(port)),
            _ => (one, None),
        },
    };
    let host = host
        .strip_prefix('*')
        .filter(|rest| rest.starts_with('.'))
        .unwrap_or(host);
    let is_meant = port.is_none_or(|port| port.parse().is_ok_and(|port| ports.contains(&port)));
    is_meant.then(|| host.trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unusable(variables: &[(&str, &str)]) -> Option<&'static str> {
        read(variables).err()
    }

    fn read(variables: &[(&str, &str)]) -> Result<Option<Url>, &'static str> {
        proxy_among(|wanted| {
            let found = variables.iter().find(|(name, _)| *name == wanted);
            found.map(|(_, value)| (*value).into())
        })
    }

    #[test]
    fn a_host_is_excepted_as_the_library_would_except_it() {
        let address = Url::parse("https://graph.corp.example:8443/v1.0").unwrap();
        let ports = [8443, 443];
        for list in ["*", "corp.example", ".corp.example", "*.corp.example:8443"] {
            assert!(is_among(list, &address, &ports), "{list}");
        }
        for list in ["", "orp.example", "corp.example:80", "10.0.0.0/8"] {
            assert!(!is_among(list, &address, &ports), "{list}");
        }
        let numbered = Url::parse("https://10.1.2.3").unwrap();
        assert!(is_among("localhost, 10.0.0.0/8", &numbered, &ports));
        let local = Url::parse("https://localhost").unwrap();
        assert!(
            !is_among("127.0.0.1", &local, &ports),
            "a name is no address"
        );
    }

    #[test]
    fn a_proxy_that_can_be_spoken_to_is_taken() {
        for value in [
            "",
            "http://proxy.example.org:8080",
            "http://me:pa%20ss@proxy.example.org:8080/",
            "https://10.0.0.1",
            "HTTP://[::1]:3128",
            "proxy.example.org:8080",
            "proxy",
            "socks5h://127.0.0.1:1080",
            "socks4a://proxy",
        ] {
            assert_eq!(unusable(&[("HTTPS_PROXY", value)]), None, "{value}");
            assert_eq!(unusable(&[("all_proxy", value)]), None, "{value}");
        }
        assert_eq!(unusable(&[]), None);
    }

    #[test]
    fn what_is_no_proxy_is_refused_by_the_name_of_its_variable() {
        for value in [
            "socks://proxy:1080",
            "ftp://proxy",
            "://proxy",
            "http://",
            "http://proxy:port",
            "http:// proxy",
            "two words",
            "proxy:99999",
            "file:///etc/proxy",
            "http:/proxy:8080",
            "http:proxy:8080",
            "http://COMPANY\\me:password@proxy:8080",
            "COMPANY\\me:password@proxy:8080",
            "\"proxy\"",
            "http://{proxy}",
            "socks5://pro%20xy",
        ] {
            for name in ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"] {
                assert_eq!(unusable(&[(name, value)]), Some(name), "{value}");
            }
        }
    }

    #[test]
    fn an_address_is_passed_on_as_the_library_reads_it() {
        for (value, wanted) in [
            ("HTTP://proxy:8080", "http://proxy:8080/"),
            ("SOCKS5H://proxy:1080", "socks5h://proxy:1080"),
            ("http:///proxy:8080", "http://proxy:8080/"),
            ("proxy:8080/", "http://proxy:8080/"),
            (
                "http://me:p^a|s{s}@proxy",
                "http://me:p%5Ea%7Cs%7Bs%7D@proxy/",
            ),
            ("http://me:p@ss@proxy:1", "http://me:p%40ss@proxy:1/"),
        ] {
            let read = read(&[("HTTPS_PROXY", value)]).unwrap().unwrap();
            assert_eq!(read.as_str(), wanted, "{value}");
        }
        let both = read(&[("HTTPS_PROXY", "a:1"), ("ALL_PROXY", "b:2")]);
        assert_eq!(both.unwrap().unwrap().as_str(), "http://a:1/");
        let other = read(&[("HTTPS_PROXY", ""), ("ALL_PROXY", "b:2")]);
        assert_eq!(other.unwrap().unwrap().as_str(), "http://b:2/");
    }

    #[test]
    fn exceptions_are_passed_on_as_the_library_reads_them() {
        for (list, wanted) in [
            ("a.example,.b.example", "a.example,.b.example"),
            (
                "a.example b.example;c.example",
                "a.example,b.example,c.example",
            ),
            ("a.example:443,b.example:8080", "a.example"),
            ("*.a.example", ".a.example"),
            ("*", "*"),
            ("a.example.", "a.example"),
            ("10.0.0.0/8,[2001:db8::1]", "10.0.0.0/8,2001:db8::1"),
            ("[2001:db8::1]:443,2001:db8::2", "2001:db8::1,2001:db8::2"),
            ("10.1.2.3:443", "10.1.2.3"),
        ] {
            assert_eq!(plain_exceptions(list, &[443, 8443]), wanted, "{list}");
        }
    }

    #[test]
    fn the_spelling_that_the_library_takes_decides() {
        let (good, bad) = ("http://proxy:1", "socks://proxy");
        let both = |upper, lower| unusable(&[("HTTPS_PROXY", upper), ("https_proxy", lower)]);
        assert_eq!(both(good, bad), None);
        assert_eq!(both(bad, good), Some("HTTPS_PROXY"));
        // The library would silently use the proxy of the other variable, or none.
        let found = unusable(&[("HTTPS_PROXY", bad), ("ALL_PROXY", good)]);
        assert_eq!(found, Some("HTTPS_PROXY"));
    }

    #[cfg(unix)]
    #[test]
    fn a_variable_that_is_no_text_is_refused_too() {
        use std::os::unix::ffi::OsStringExt as _;
        let found = proxy_among(|_| Some(OsString::from_vec(b"http://pro\xFFxy".into())));
        assert_eq!(found, Err("HTTPS_PROXY"));
    }
}
