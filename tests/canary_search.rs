//! Searches output for secrets, in every encoding in which they could have leaked.

use std::fmt::Write as _;
use std::path::Path;

use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use url::form_urlencoded;

use crate::own_process::files_in;

/// A secret in every encoding that a program may use.
pub(crate) struct Needle {
    forms: Vec<(&'static str, Vec<u8>)>,
}

impl Needle {
    pub(crate) fn new(secret: &str) -> Self {
        assert!(secret.len() >= 12, "too short to be found for sure");
        let json = serde_json::Value::from(secret).to_string();
        let mut forms = vec![
            ("as it is", secret.to_owned()),
            ("in JSON", json.trim_matches('"').to_owned()),
            ("as a debug text", secret.escape_debug().to_string()),
            ("percent-encoded", percent(secret, str::to_uppercase)),
            ("percent-encoded", percent(secret, str::to_lowercase)),
            (
                "in a form",
                form_urlencoded::byte_serialize(secret.as_bytes()).collect(),
            ),
        ];
        forms.extend(in_base64(secret.as_bytes()));
        Self::with(forms)
    }

    /// Returns a needle for a secret that isn't text.
    pub(crate) fn of_bytes(secret: &[u8]) -> Self {
        let hex = hex(secret);
        let listed = format!("{secret:?}");
        let mut forms = vec![
            ("in hexadecimal", hex.to_uppercase()),
            ("in hexadecimal", hex),
            ("as a list", listed.trim_matches(['[', ']']).to_owned()),
        ];
        forms.extend(in_base64(secret));
        let mut needle = Self::with(forms);
        needle.forms.push(("as it is", secret.to_owned()));
        needle
    }

    fn with(forms: Vec<(&'static str, String)>) -> Self {
        let forms = forms
            .into_iter()
            .map(|(how, form)| (how, form.into_bytes()));
        Self {
            forms: forms.collect(),
        }
    }

    /// Returns the encoding in which the text contains the secret, if it does.
    pub(crate) fn found_in(&self, text: &[u8]) -> Option<&'static str> {
        // Searching text is much faster than bytes, and nearly all output is text.
        let readable = str::from_utf8(text).ok();
        let stands = |form: &[u8]| match (readable, str::from_utf8(form)) {
            (Some(text), Ok(form)) => text.contains(form),
            _ => text.windows(form.len()).any(|part| part == form),
        };
        let found = self.forms.iter().find(|(_, form)| stands(form));
        found.map(|(how, _)| *how)
    }
}

/// Returns two lower-case digits per byte.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    })
}

fn in_base64(secret: &[u8]) -> Vec<(&'static str, String)> {
    let mut forms = Vec::new();
    for before in 0..3 {
        forms.push(("in base64", inside(&STANDARD_NO_PAD, secret, before)));
        forms.push((
            "in base64 for URLs",
            inside(&URL_SAFE_NO_PAD, secret, before),
        ));
    }
    forms
}

/// Returns the part of a base64 text that depends only on the secret, if `before` bytes stand in
/// front of it.
fn inside(alphabet: &impl base64::Engine, secret: &[u8], before: usize) -> String {
    let bytes = [&b"\0\0"[..before], secret].concat();
    let shared = (before * 8).div_ceil(6);
    let whole = bytes.len() * 8 / 6;
    alphabet.encode(&bytes)[shared..whole].to_owned()
}

fn percent(secret: &str, case: fn(&str) -> String) -> String {
    let each = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
            char::from(byte).to_string()
        }
        _ => format!("%{}", case(&format!("{byte:02X}"))),
    };
    secret.bytes().map(each).collect()
}

/// Returns all places below a folder that contain one of the secrets, including file names.
pub(crate) fn leaks(folder: &Path, needles: &[Needle]) -> Vec<String> {
    let mut leaks = Vec::new();
    for path in files_in(folder) {
        let name = path.display().to_string();
        let content = std::fs::read(&path).unwrap();
        for (number, needle) in needles.iter().enumerate() {
            for text in [name.as_bytes(), &content] {
                if let Some(how) = needle.found_in(text) {
                    leaks.push(format!("secret {number} stands in {name} {how}"));
                }
            }
        }
    }
    leaks
}
