//! Looks for secrets in everything that was written, in every form in which they could have slipped out.

use std::path::Path;

use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use url::form_urlencoded;

use crate::own_process::files_in;

/// A secret under every form that a program may give it.
pub(crate) struct Needle {
    forms: Vec<(&'static str, String)>,
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
        for before in 0..3 {
            forms.push(("in base64", inside(&STANDARD_NO_PAD, secret, before)));
            forms.push((
                "in base64 for URLs",
                inside(&URL_SAFE_NO_PAD, secret, before),
            ));
        }
        Self { forms }
    }

    /// How the secret stands in the text, if it does.
    pub(crate) fn found_in(&self, text: &[u8]) -> Option<&'static str> {
        let stands = |form: &str| text.windows(form.len()).any(|part| part == form.as_bytes());
        let found = self.forms.iter().find(|(_, form)| stands(form));
        found.map(|(how, _)| *how)
    }
}

/// The characters of the base64 of a longer text that depend on the secret alone, with so many bytes before it.
fn inside(alphabet: &impl base64::Engine, secret: &str, before: usize) -> String {
    let bytes = [&b"\0\0"[..before], secret.as_bytes()].concat();
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

/// Every place below a folder where one of the secrets stands, also in the name of a file.
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
