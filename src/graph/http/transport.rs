//! How servers are reached: additional certificate authorities, and the proxy.
//!
//! There is no option to accept an invalid certificate.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustls_pki_types::CertificateDer;
use rustls_pki_types::pem::PemObject as _;
use url::Url;

use crate::graph::http::proxy_environment::has_readable_host;
use crate::regular_file;

/// Largest bundle of certificates, in bytes. A bundle of all public authorities has about 220 kB.
const LARGEST_BUNDLE: u64 = 4 << 20;

/// Why the requested transport cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TransportError {
    /// The file with certificates is missing or cannot be read.
    #[error("{} can't be read: {reason}", path.display())]
    Unreadable {
        path: PathBuf,
        /// The system's message.
        reason: String,
    },
    /// The file contains no certificate.
    #[error("{} has no certificate in PEM form", .0.display())]
    NoCertificate(PathBuf),
    /// The file contains an invalid certificate.
    #[error("{} has something that isn't an authority's certificate", .0.display())]
    BrokenCertificate(PathBuf),
    /// The text is not the address of a proxy.
    #[error("use an address such as http://proxy.example.org:8080")]
    NotAProxy,
    /// The proxy speaks another protocol than http or https.
    #[error("only proxies at http:// or https:// can be used")]
    ProxyScheme,
    /// The proxy's address contains a user name or password. Others could read it in the program's arguments or in
    /// the settings file.
    #[error(
        "leave out the name and password; if the proxy needs them, put its address into HTTPS_PROXY"
    )]
    ProxyPassword,
}

/// Settings for outgoing connections. Connections to loopback use no proxy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Transport {
    roots: Arc<[CertificateDer<'static>]>,
    /// The file that the roots were read from; `None` if none was given.
    ca_file: Option<Arc<Path>>,
    proxy: Option<Url>,
}

impl Transport {
    /// Reads the file of certificate authorities and checks the proxy's address, to find mistakes
    /// before sending a request.
    pub fn new(ca_file: Option<&Path>, proxy: Option<&str>) -> Result<Self, TransportError> {
        Ok(Self {
            roots: ca_file.map_or(Ok(Vec::new()), read_roots)?.into(),
            ca_file: ca_file.map(Arc::from),
            proxy: proxy.map(proxy_address).transpose()?,
        })
    }

    /// Returns the certificate authorities trusted besides the system's.
    pub(crate) fn roots(&self) -> &[CertificateDer<'static>] {
        &self.roots
    }

    /// Returns the file with certificate authorities trusted besides the system's; `None` if none
    /// is set.
    pub fn ca_file(&self) -> Option<&Path> {
        self.ca_file.as_deref()
    }

    /// Returns the address of the configured proxy, which is used instead of the system's. `None` if none is set. Never
    /// contains a user name or password.
    pub fn proxy_address(&self) -> Option<&str> {
        self.proxy.as_ref().map(Url::as_str)
    }

    /// Returns the proxy that is used instead of the system's; `None` if none is set.
    pub(crate) fn proxy(&self) -> Option<&Url> {
        self.proxy.as_ref()
    }
}

/// Reads the certificates of a PEM file, and checks that each can serve as an authority.
fn read_roots(path: &Path) -> Result<Vec<CertificateDer<'static>>, TransportError> {
    let broken = || TransportError::BrokenCertificate(path.to_owned());
    let file =
        regular_file::read(path, LARGEST_BUNDLE).map_err(|error| TransportError::Unreadable {
            path: path.to_owned(),
            reason: error.to_string(),
        })?;
    let sections = CertificateDer::pem_slice_iter(&file.bytes);
    let roots: Vec<_> = sections
        .collect::<Result<_, _>>()
        .map_err(|_problem_of_pem| broken())?;
    if roots.is_empty() {
        return Err(TransportError::NoCertificate(path.to_owned()));
    }
    let mut store = rustls::RootCertStore::empty();
    for root in &roots {
        store
            .add(root.clone())
            .map_err(|_problem_of_der| broken())?;
    }
    Ok(roots)
}

/// Parses the address of a proxy. Refuses a user name or password in it.
fn proxy_address(typed: &str) -> Result<Url, TransportError> {
    let url = Url::parse(typed.trim()).map_err(|_typed_by_a_person| TransportError::NotAProxy)?;
    let is_web = matches!(url.scheme(), "http" | "https");
    // Without `://`, the parser takes the host for the scheme.
    if !is_web && typed.contains("://") {
        Err(TransportError::ProxyScheme)
    } else if !is_web || !has_readable_host(&url) {
        Err(TransportError::NotAProxy)
    } else if !url.username().is_empty() || url.password().is_some() {
        Err(TransportError::ProxyPassword)
    } else {
        Ok(url)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(name: &str) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/keys")
            .join(name)
    }

    #[test]
    fn a_file_of_authorities_is_read_or_refused_with_its_name() {
        let read = |name: &str| Transport::new(Some(&keys(name)), None);
        assert_eq!(read("test_ca.pem").unwrap().roots().len(), 1);
        let missing = read("none.pem").unwrap_err();
        assert!(matches!(missing, TransportError::Unreadable { .. }));
        assert!(missing.to_string().contains("none.pem"));
        let none = read("windows.pfx").unwrap_err();
        assert_eq!(none, TransportError::NoCertificate(keys("windows.pfx")));
        assert!(Transport::default().roots().is_empty());
    }

    #[test]
    fn a_proxy_has_an_address_and_no_password_in_an_argument() {
        let proxy = |typed: &str| Transport::new(None, Some(typed)).map(|it| it.proxy);
        for typed in ["http://proxy.example.org:8080", "https://10.0.0.1"] {
            assert!(proxy(typed).unwrap().is_some(), "{typed}");
        }
        for typed in [
            "",
            "proxy.example.org:8080",
            "proxy",
            "http://\"proxy\"",
            "http://{proxy}:8080",
        ] {
            assert_eq!(proxy(typed), Err(TransportError::NotAProxy), "{typed}");
        }
        let socks = proxy("socks5://p:1080");
        assert_eq!(socks, Err(TransportError::ProxyScheme));
        for typed in ["http://me@proxy", "http://me:pw@proxy:8080"] {
            assert_eq!(proxy(typed), Err(TransportError::ProxyPassword), "{typed}");
        }
    }
}
