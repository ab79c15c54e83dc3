//! The words of a search, and whether a text contains them.
//!
//! A word that isn't very short also matches names that look like it. So a search for a member also finds people who
//! pose as the member.

use unicode_normalization::UnicodeNormalization as _;

use crate::moderation::model::name::SafeName;

/// A word of at least this many characters also matches look-alikes. Too many names look like one or two letters.
const LEAST_SKELETON: usize = 3;

/// One word of a search, and its skeleton, which also matches names that look like the word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SearchWord {
    /// The word as typed, simplified by [`folded`].
    typed: String,
    /// The skeleton of the word ([`SafeName::skeleton`]). `None` for a short word, or if the
    /// skeleton equals the word.
    skeleton: Option<String>,
}

impl SearchWord {
    /// Whether `text`, which must come from [`searchable`] or [`folded`], contains the word or its skeleton.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        let contains = |skeleton: &String| text.contains(skeleton);
        text.contains(&self.typed) || self.skeleton.as_ref().is_some_and(contains)
    }
}

pub(crate) fn words(typed: &str) -> Vec<SearchWord> {
    let folded = folded(typed);
    let words = folded.split_whitespace();
    words
        .map(|word| {
            let is_long = word.chars().count() >= LEAST_SKELETON;
            let skeleton = is_long.then(|| self::folded(SafeName::new(word).skeleton()));
            SearchWord {
                typed: word.to_owned(),
                skeleton: skeleton.filter(|skeleton| skeleton != word),
            }
        })
        .collect()
}

/// Returns the text to search: a name, further facts about the person, and the skeleton of the name
/// for look-alikes.
pub(crate) fn searchable<'a>(
    name: &'a SafeName,
    fields: impl IntoIterator<Item = Option<&'a str>>,
) -> String {
    let mut text = name.as_str().to_owned();
    let fields = fields.into_iter().flatten();
    for field in fields.chain([name.skeleton()]) {
        // Line breaks keep words from matching across two fields.
        text.push('\n');
        text.push_str(field);
    }
    folded(&text)
}

/// Simplifies a text for searching: changes it to lower case and composes its characters (NFC).
pub(crate) fn folded(text: &str) -> String {
    text.to_lowercase().nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(search: &str, name: &str) -> bool {
        let text = searchable(&SafeName::new(name), [Some("id-7")]);
        words(search).iter().all(|word| word.is_in(&text))
    }

    #[test]
    fn a_word_finds_the_name_and_every_name_that_looks_like_it() {
        // A name with an escape begins with a Cyrillic letter. `lsaac` begins with a small L.
        for (search, name) in [
            ("isaac", "Isaac Thorne"),
            ("isaac", "\u{406}saac Thorne"),
            ("isaac thorne", "lsaac Thorne"),
            ("Thomas", "\u{422}homas Reed"),
            ("ID-7", "Isaac Thorne"),
            ("is", "Isaac Thorne"),
        ] {
            assert!(finds(search, name), "{search} in {name}");
        }
        for (search, name) in [
            ("isaak", "Isaac Thorne"),
            ("is", "lsaac Thorne"),
            ("id-8", "Isaac"),
        ] {
            assert!(!finds(search, name), "{search} in {name}");
        }
    }
}
