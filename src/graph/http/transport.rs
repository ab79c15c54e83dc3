//! How servers are reached: whose certificates count besides those of the system, and through which proxy.
//!
//! There is no way to ignore a certificate that is not accepted.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustls_pki_types::CertificateDer;
use rustls_pki_types::pem::PemObject as _;
use url::Url;

/// A bundle of all the world's authorities takes a quarter of this.
const LARGEST_BUNDLE: u64 = 4 << 20;

/// Why a transport cannot be had as it was asked for, on whichever way.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TransportError {
    /// The file with certificates is missing or unreadable.
    #[error("{} can't be read: {reason}", path.display())]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// Nothing in it is a certificate that can be trusted.
    #[error("{} has no certificate in PEM form", .0.display())]
    NoCertificate(PathBuf),
    /// Something in it only looks like one.
    #[error("{} has something that isn't an authority's certificate", .0.display())]
    BrokenCertificate(PathBuf),
    /// Not an address of a proxy.
    #[error("use an address such as http://proxy.example.org:8080")]
    NotAProxy,
    /// Every process of this computer can read the arguments of the others.
    #[error(
        "leave out the name and password; if the proxy needs them, put its address into HTTPS_PROXY"
    )]
    ProxyPassword,
}

/// What holds for every connection that leaves this computer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Transport {
    roots: Arc<[CertificateDer<'static>]>,
    /// Where they were read.
    ca_file: Option<Arc<Path>>,
    proxy: Option<Url>,
}

impl Transport {
    /// Reads the file and the address, so that what is wrong with them is known before anything is sent.
    pub fn new(ca_file: Option<&Path>, proxy: Option<&str>) -> Result<Self, TransportError> {
        Ok(Self {
            roots: ca_file.map_or(Ok(Vec::new()), read_roots)?.into(),
            ca_file: ca_file.map(Arc::from),
            proxy: proxy.map(proxy_address).transpose()?,
        })
    }

    /// The authorities that count besides the system's.
    pub(crate) fn roots(&self) -> &[CertificateDer<'static>] {
        &self.roots
    }

    /// The file with the authorities that count besides the system's.
    pub fn ca_file(&self) -> Option<&Path> {
        self.ca_file.as_deref()
    }

    /// The address of the proxy in place of the system's; it never holds a name or a password.
    pub fn proxy_address(&self) -> Option<&str> {
        self.proxy.as_ref().map(Url::as_str)
    }

    /// The proxy to go through in place of the system's.
    pub(crate) fn proxy(&self) -> Option<&Url> {
        self.proxy.as_ref()
    }
}

fn read_roots(path: &Path) -> Result<Vec<CertificateDer<'static>>, TransportError> {
    let broken = || TransportError::BrokenCertificate(path.to_owned());
    let bytes = read(path).map_err(|error| TransportError::Unreadable {
        path: path.to_owned(),
        reason: error.to_string(),
    })?;
    let sections = CertificateDer::pem_slice_iter(&bytes);
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

fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // A pipe would be waited for.
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("this is no regular file"));
    }
    File::open(path)?
        .take(LARGEST_BUNDLE)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn proxy_address(typed: &str) -> Result<Url, TransportError> {
    let url = Url::parse(typed.trim()).map_err(|_typed_by_a_person| TransportError::NotAProxy)?;
    if !matches!(url.scheme(), "http" | "https") || url.host().is_none() {
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
        for typed in ["", "proxy.example.org:8080", "socks5://p:1080", "proxy"] {
            assert_eq!(proxy(typed), Err(TransportError::NotAProxy), "{typed}");
        }
        for typed in ["http://me@proxy", "http://me:pw@proxy:8080"] {
            assert_eq!(proxy(typed), Err(TransportError::ProxyPassword), "{typed}");
        }
    }
}
