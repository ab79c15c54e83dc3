//! The proxy that environment variables name. An invalid proxy is refused, since the library would
//! bypass it silently.

use std::env;
use std::ffi::OsString;

use reqwest::Url;

/// Variables for https, in the order in which the library reads them. Plain http is used on
/// loopback only, where no proxy applies.
const VARIABLES: [[&str; 2]; 2] = [["HTTPS_PROXY", "https_proxy"], ["ALL_PROXY", "all_proxy"]];
/// Supported proxy protocols.
const SCHEMES: [&str; 6] = ["http", "https", "socks4", "socks4a", "socks5", "socks5h"];

/// Returns the variable that names an unusable proxy, if there is one.
pub(crate) fn unusable_proxy() -> Option<&'static str> {
    unusable_among(|name| env::var_os(name))
}

/// As [`unusable_proxy`], with the environment passed in.
fn unusable_among(value: impl Fn(&str) -> Option<OsString>) -> Option<&'static str> {
    let unusable = |names: [&'static str; 2]| {
        // The first spelling that is set counts, even if it is empty.
        let (name, value) = names
            .into_iter()
            .find_map(|name| Some((name, value(name)?)))?;
        let is_proxy = value.to_str().is_some_and(is_proxy);
        (!value.is_empty() && !is_proxy).then_some(name)
    };
    VARIABLES.into_iter().find_map(unusable)
}

/// Whether the value is the address of a usable proxy.
fn is_proxy(address: &str) -> bool {
    // A host without a scheme means http, as usual for these variables.
    let address = if address.contains("://") {
        address.to_owned()
    } else {
        format!("http://{address}")
    };
    let is_plain = address.bytes().all(|byte| byte.is_ascii_graphic());
    is_plain
        && Url::parse(&address).is_ok_and(|url| SCHEMES.contains(&url.scheme()) && url.has_host())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unusable(variables: &[(&str, &str)]) -> Option<&'static str> {
        unusable_among(|wanted| {
            let found = variables.iter().find(|(name, _)| *name == wanted);
            found.map(|(_, value)| (*value).into())
        })
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
        ] {
            for name in ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"] {
                assert_eq!(unusable(&[(name, value)]), Some(name), "{value}");
            }
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
        let found = unusable_among(|_| Some(OsString::from_vec(b"http://pro\xFFxy".into())));
        assert_eq!(found, Some("HTTPS_PROXY"));
    }
}
