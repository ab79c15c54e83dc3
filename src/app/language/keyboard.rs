//! Key names as printed on the keyboards of each language.

use crate::app::language::text::{key, tr};

/// Key names in English and the text keys of their translations. Omits keys whose label is the same on all keyboards.
const NAMES: [(&str, &str); 12] = [
    ("Ctrl", key!("keyboard-ctrl")),
    ("Shift", key!("keyboard-shift")),
    ("Alt", key!("keyboard-alt")),
    ("Enter", key!("keyboard-enter")),
    ("Esc", key!("keyboard-esc")),
    ("Tab", key!("keyboard-tab")),
    ("Space", key!("keyboard-space")),
    ("Del", key!("keyboard-del")),
    ("PgUp", key!("keyboard-page-up")),
    ("PgDn", key!("keyboard-page-down")),
    ("Home", key!("keyboard-home")),
    ("End", key!("keyboard-end")),
];

/// Translates the keys of a shortcut, such as `Ctrl+Space`, into the chosen language.
pub(crate) fn printed(keys: &str) -> String {
    let one = |name: &str| {
        let known = NAMES.iter().find(|(ours, _)| *ours == name);
        known.map_or_else(|| name.to_owned(), |(_, key)| tr(key))
    };
    let mut text = String::new();
    for part in keys.split_inclusive(['+', ' ']) {
        let end = part.trim_end_matches(['+', ' ']).len();
        text.push_str(&one(&part[..end]));
        text.push_str(&part[end..]);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_between_keys_and_what_prints_the_same_everywhere_stays() {
        for keys in [
            "Ctrl+Shift+P", "Ctrl++", "+", "Shift+↑ ↓", "PgUp PgDn", "F5", "⌘N", "",
        ] {
            assert_eq!(printed(keys), keys);
        }
    }
}
