//! Proofpoint's URL Defense, versions 2 and 3. Follows the decoder that Proofpoint published.

use crate::moderation::pasted::decode;
use crate::moderation::pasted::decode::from_base64;

/// Characters after `**` that encode the length of a run: the first one stands for two, the next
/// one for three, and so on.
const RUNS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Returns the address inside a wrapped address of version 2 or 3. `None` for other versions, or if it cannot be
/// decoded.
pub(crate) fn open(address: &str, query: &str) -> Option<String> {
    if let Some((_, rest)) = address.split_once("/v3/__") {
        return third(rest);
    }
    if !address.contains("/v2/") {
        return None;
    }
    let value = decode::value(query, "u")?;
    decode::once(&value.replace('-', "%").replace('_', "/"))
}

/// Decodes `address__;replaced!!…` of version 3: `*` stands for the next character in `replaced`, which is base64. `**`
/// and a character of [`RUNS`] stand for the next several characters.
fn third(rest: &str) -> Option<String> {
    let (address, tail) = rest.rsplit_once("__;")?;
    let kept = tail.split('!').next().unwrap_or_default();
    let kept = from_base64(kept)?;
    let mut kept = kept.chars();
    let mut plain = String::with_capacity(address.len() + 16);
    let mut chars = address.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '*' {
            plain.push(c);
        } else if chars.next_if_eq(&'*').is_some() {
            let length = u8::try_from(chars.next()?).ok()?;
            let length = RUNS.iter().position(|run| *run == length)? + 2;
            for _ in 0..length {
                plain.push(kept.next()?);
            }
        } else {
            plain.push(kept.next()?);
        }
    }
    // Some programs shorten the two slashes after the scheme to one.
    let is_short = plain.starts_with("https:/") && !plain.starts_with("https://");
    Some(if is_short {
        plain.replacen(":/", "://", 1)
    } else {
        plain
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_versions_are_decoded() {
        let second =
            "https://urldefense.proofpoint.com/v2/url?u=https-3A__x-2Dy.example_a-5Fb-3Fc-3D1&d=q";
        assert_eq!(
            open(second, &second[41..]),
            Some("https://x-y.example/a_b?c=1".to_owned())
        );
        for (third, wanted) in [
            (
                "https://x.example/a?b=1__;!!A!b$",
                Some("https://x.example/a?b=1"),
            ),
            (
                "https://x.example/*3a*20__;JSU!!A!b$",
                Some("https://x.example/%3a%20"),
            ),
            (
                "https://x.example/**A3a__;JSU!!A!b$",
                Some("https://x.example/%%3a"),
            ),
            ("https:/x.example/a__;!!A!b$", Some("https://x.example/a")),
            ("https://x.example/*3a*20__;JQ!!A!b$", None),
            ("https://x.example/**", None),
            ("https://x.example/**é__;JQ!!", None),
        ] {
            let address = format!("https://urldefense.com/v3/__{third}");
            assert_eq!(open(&address, "").as_deref(), wanted, "{third}");
        }
    }
}
