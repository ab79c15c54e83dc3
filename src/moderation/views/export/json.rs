//! Writes JSON without loss, with invisible characters escaped.

use serde::Serialize;

use crate::moderation::model::invisible::is_invisible;

/// Writes a value as indented JSON. Escapes invisible characters.
pub(crate) fn text(value: &impl Serialize) -> String {
    // Serializing only fails for maps whose keys are not strings. No exported value contains such a map.
    let plain = serde_json::to_string_pretty(value).unwrap_or_default();
    let mut text = String::with_capacity(plain.len() + 1);
    for c in plain.chars() {
        // Keeps line feeds. They only occur between values, because serde has escaped the line
        // feeds within strings.
        if c == '\n' || !is_invisible(c) {
            text.push(c);
        } else {
            let mut units = [0; 2];
            let units = c.encode_utf16(&mut units).iter();
            text.extend(units.map(|unit| format!("\\u{unit:04x}")));
        }
    }
    text.push('\n');
    text
}

/// Returns the text of a value that JSON writes as a string. Empty for any other value.
pub(crate) fn spelled(word: &impl Serialize) -> String {
    let value = serde_json::to_value(word).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_cannot_be_seen_is_spelled() {
        let spelled = text(&["Ana\u{202E}\n\u{85}\u{E0041}"]);
        assert_eq!(spelled, "[\n  \"Ana\\u202e\\n\\u0085\\udb40\\udc41\"\n]\n");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn nothing_is_lost_and_nothing_hides(texts in prop::collection::vec(any::<String>(), 0..4)) {
            let spelled = text(&texts);
            let hidden = |c: char| is_invisible(c) && c != '\n';
            prop_assert!(!spelled.contains(hidden));
            prop_assert_eq!(serde_json::from_str::<Vec<String>>(&spelled).unwrap(), texts);
        }
    }
}
