//! Texts about certificates and pasted tokens, and checks of both.

use jiff::Timestamp;

use crate::app::language::text::{Value, tr, tr_with};
use crate::app::words::time_text::day;
use crate::moderation::model::ids::is_guid;
use crate::worker::{CertificateError, TokenHint};

/// Graph's own application id, which tokens may name as their audience in place of Graph's address.
const GRAPH: &str = "00000003-0000-0000-c000-000000000000";

/// Says why a pasted token can't be used with the form's other fields: it has expired, or names another tenant or app.
/// `None` if no such reason is known.
pub(crate) fn token_error(
    hint: &TokenHint,
    tenant: &str,
    client_id: &str,
    now: Timestamp,
) -> Option<String> {
    let differs = |told: &Option<String>, typed: &str| {
        let told = told.as_deref().unwrap_or_default();
        is_guid(told) && is_guid(typed) && !told.eq_ignore_ascii_case(typed)
    };
    if hint.expires.is_some_and(|ends| ends <= now) {
        Some(tr("sign-in-token-over"))
    } else if differs(&hint.tenant, tenant) {
        Some(tr("sign-in-token-other-tenant"))
    } else if differs(&hint.app, client_id) {
        Some(tr("sign-in-token-other-app"))
    } else {
        None
    }
}

/// Whether a token is for another service than Graph. False if the token names no service, or Graph's address is empty.
pub(crate) fn is_for_another_service(hint: &TokenHint, graph_root: &str) -> bool {
    let audience = hint.audience.as_deref().unwrap_or_default();
    let audience = audience.trim_end_matches('/');
    !audience.is_empty()
        && audience != GRAPH
        && !graph_root.is_empty()
        && !audience.eq_ignore_ascii_case(graph_root)
}

/// Returns this system's command that puts a key and its certificate into one file.
fn joining_files() -> [(&'static str, Value<'static>); 1] {
    let command = if cfg!(windows) {
        "copy /b key.pem+certificate.pem app.pem"
    } else {
        "cat key.pem certificate.pem > app.pem"
    };
    [("command", command.into())]
}

/// Says why a certificate can't be used.
pub(crate) fn certificate_sentence(error: &CertificateError) -> String {
    match error {
        CertificateError::NoSuchFile => tr("certificate-no-file"),
        CertificateError::Unreadable(reason) => tr_with(
            "certificate-unreadable",
            &[("reason", reason.as_str().into())],
        ),
        CertificateError::Folder => tr("certificate-folder"),
        CertificateError::NotAFile => tr("certificate-no-regular-file"),
        CertificateError::Empty => tr("certificate-empty"),
        CertificateError::CutOff => tr("certificate-cut-off"),
        CertificateError::JavaKeyStore => tr("certificate-java"),
        CertificateError::SshKey => tr("certificate-ssh"),
        CertificateError::RequestOnly => tr_with("certificate-request", &joining_files()),
        CertificateError::BrokenCertificate => tr("certificate-unparsed"),
        CertificateError::UnknownPfxEncryption => tr("certificate-pfx-encryption"),
        CertificateError::TooManyRounds => tr("certificate-rounds"),
        CertificateError::PssOnly => tr("certificate-pss"),
        CertificateError::TooLarge => tr("certificate-too-large"),
        CertificateError::NotAKeyFile => tr("certificate-no-key-file"),
        CertificateError::NoKey => tr("certificate-no-key"),
        CertificateError::NoCertificate => tr_with("certificate-none", &joining_files()),
        CertificateError::NoMatch => tr_with("certificate-no-match", &joining_files()),
        CertificateError::PasswordNeeded => tr("certificate-needs-password"),
        CertificateError::WrongPassword => tr("certificate-wrong-password"),
        CertificateError::UnknownEncryption => tr("certificate-encryption"),
        CertificateError::NotRsa => tr("certificate-not-rsa"),
        CertificateError::TooShort => tr("certificate-too-short"),
        CertificateError::BrokenKey => tr("certificate-broken"),
        CertificateError::Expired(at) => tr_with("certificate-ended", &[("day", day(*at).into())]),
        CertificateError::NotYetValid(at) => {
            tr_with("certificate-early", &[("day", day(*at).into())])
        }
    }
}

/// Whether a path has a folder that is usually synchronized or holds downloads, judging by the folder's name.
pub(crate) fn is_in_shared_folder(path: &str) -> bool {
    const MARKS: [&str; 6] = [
        "downloads", "onedrive", "dropbox", "icloud", "mobile documents", "google drive",
    ];
    let mut folders: Vec<_> = path.split(['/', '\\']).map(str::to_lowercase).collect();
    folders.pop();
    let is_shared = |folder: &String| MARKS.iter().any(|mark| folder.contains(mark));
    folders.iter().any(is_shared)
}
