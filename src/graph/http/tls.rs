//! TLS with the system's trust store, and the certificate authorities of the session. Errors name the issuer of a
//! refused certificate.

use std::fmt;
use std::io;
use std::sync::Arc;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::version::{TLS12, TLS13};
use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, Error, OtherError, RootCertStore,
    SignatureScheme,
};
use rustls_pki_types::{CertificateDer, ServerName, UnixTime};
use rustls_platform_verifier::Verifier;
use x509_cert::der::Decode as _;

/// Makes the TLS configuration of one session. Called only once per session, since it reads the system's
/// certificates. If `is_needed` is false, trusts no certificates and does not read them.
pub(crate) fn config(
    extra_roots: &[CertificateDer<'static>],
    is_needed: bool,
) -> Result<ClientConfig, Error> {
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let builder = ClientConfig::builder_with_provider(provider.clone())
        .with_protocol_versions(&[&TLS13, &TLS12])?;
    let mut config = if is_needed {
        let roots = extra_roots.iter().cloned();
        let verifier = Verifier::new_with_extra_roots(roots, provider)?;
        builder
            .dangerous()
            .with_custom_certificate_verifier(Arc::new(IssuerNamingVerifier(verifier)))
            .with_no_client_auth()
    } else {
        // Plain http needs no certificates, and a container may have none.
        builder
            .with_root_certificates(RootCertStore::empty())
            .with_no_client_auth()
    };
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(config)
}

/// The system's verifier. Adds the issuer's name to its errors, since rustls keeps no certificate
/// in them.
#[derive(Debug)]
struct IssuerNamingVerifier(Verifier);

impl ServerCertVerifier for IssuerNamingVerifier {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let verified = self
            .0
            .verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now);
        verified.map_err(|error| {
            let refused = RefusedCertificate {
                issuer: issuer(end_entity).unwrap_or_default(),
                error,
            };
            Error::Other(OtherError(Arc::new(refused)))
        })
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.0.verify_tls12_signature(message, certificate, signed)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.0.verify_tls13_signature(message, certificate, signed)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.supported_verify_schemes()
    }
}

/// Returns the issuer that a certificate names; `None` if the certificate cannot be parsed.
fn issuer(der: &CertificateDer<'_>) -> Option<String> {
    let certificate = x509_cert::Certificate::from_der(der).ok()?;
    Some(certificate.tbs_certificate().issuer().to_string())
}

/// A server certificate that was refused.
#[derive(Debug)]
pub(crate) struct RefusedCertificate {
    /// The issuer that the certificate names; empty if the certificate cannot be parsed.
    pub(crate) issuer: String,
    /// The verifier's error.
    error: Error,
}

impl RefusedCertificate {
    /// Finds the refused certificate within a connection error; `None` if the error has another
    /// reason.
    pub(crate) fn find(error: &io::Error) -> Option<&Self> {
        match error.get_ref()?.downcast_ref::<Error>()? {
            Error::Other(OtherError(other)) => other.downcast_ref(),
            _ => None,
        }
    }

    /// Whether the certificate was refused because of the current time. This computer's clock may be wrong.
    pub(crate) fn is_about_time(&self) -> bool {
        matches!(
            self.error,
            Error::InvalidCertificate(
                CertificateError::Expired
                    | CertificateError::ExpiredContext { .. }
                    | CertificateError::NotValidYet
                    | CertificateError::NotValidYetContext { .. }
            )
        )
    }
}

impl fmt::Display for RefusedCertificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; issued by {}", self.error, self.issuer)
    }
}

impl std::error::Error for RefusedCertificate {}
