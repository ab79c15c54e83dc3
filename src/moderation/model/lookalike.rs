//! Finds names that could be mistaken for each other at a glance.
//!
//! Each name has two forms. Its *letters* ignore differences that the eye cannot see: case,
//! confusable letters (Unicode UTS #39) and hidden characters. Its *keys* also ignore usual
//! additions and variations: spaces, punctuation, emoji, accents, brackets, titles, roles and word
//! order. A name could be mistaken for another if one of its `imitated` keys is an `original` key of
//! the other.
//! [`crate::moderation::state::identity_index`] decides who is marked.

pub(crate) mod letters;
pub(crate) mod parts;
pub(crate) mod words;

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;

use crate::moderation::model::invisible::REPLACEMENT;
use crate::moderation::model::lookalike::letters::{drawn_as_letters, latin_twin};
use crate::moderation::model::lookalike::parts::NameParts;

/// Names with more words than this are compared only in their own order and in sorted order.
const MOST_TURNED: usize = 6;

/// Hash of a simplified name. Hashes suffice because keys are only compared.
pub(crate) type AppearanceKey = u64;

/// The simplified forms of one name, computed once.
#[derive(Debug)]
pub(crate) struct NameAppearance {
    letters: Arc<str>,
    /// Sorted keys of this name. A name that could be mistaken for it has one of them in `imitated`.
    original: Box<[AppearanceKey]>,
    /// Sorted keys of the names that this name could be mistaken for.
    imitated: Box<[AppearanceKey]>,
}

/// The part of the imitated name that a key stands for. Keys for different parts never match. If a text may stand for
/// several of these parts, [`NameAppearance::of`] makes a key for each.
#[derive(Hash, Clone, Copy)]
enum KeySource {
    /// The name with all its characters. Only case and confusable letters are merged.
    Letters,
    /// The whole name.
    Whole,
    /// A part of the imitated name, such as the part before "| Contoso".
    Part,
}

impl NameAppearance {
    pub(crate) fn of(name: &str) -> Self {
        let name = &drawn_as_letters(name);
        let letters: Arc<str> = letters(name).into();
        let parts = NameParts::of(name);
        let whole: BTreeSet<String> = turned(&parts.whole);
        let pieces: BTreeSet<String> = parts.pieces.iter().flat_map(|it| turned(it)).collect();
        let unnumbered = turned(&parts.without_number);
        let exact = (!letters.is_empty()).then(|| key(KeySource::Letters, &letters));
        // A whole name may match a whole name or a part. Two parts never match, since colleagues
        // share their company's name.
        let original = keys(KeySource::Whole, &whole).chain(keys(KeySource::Part, &pieces));
        let imitated = keys(KeySource::Whole, &whole)
            .chain(keys(KeySource::Part, &whole))
            .chain(keys(KeySource::Whole, &pieces))
            .chain(keys(KeySource::Whole, &unnumbered));
        Self {
            original: unique(original.chain(exact)),
            imitated: unique(imitated.chain(exact)),
            letters,
        }
    }

    /// Returns the letters, which are equal for names that look the same.
    pub(crate) fn letters(&self) -> &Arc<str> {
        &self.letters
    }

    /// Returns the keys of this name. A name that could be mistaken for it has at least one of them in
    /// [`Self::imitated`].
    pub(crate) fn original(&self) -> &[AppearanceKey] {
        &self.original
    }

    /// Returns the keys of the names for which this name could be mistaken.
    pub(crate) fn imitated(&self) -> &[AppearanceKey] {
        &self.imitated
    }

    /// Whether this name could be mistaken for the name `original`.
    pub(crate) fn poses_as(&self, original: &Self) -> bool {
        let is_theirs = |key: &AppearanceKey| original.original.binary_search(key).is_ok();
        self.imitated.iter().any(is_theirs)
    }
}

/// Merges the confusable letters and the case of a name, and drops hidden characters.
fn letters(name: &str) -> String {
    let is_latin = name.contains(|c: char| c.is_ascii_alphabetic());
    let mut lower = String::with_capacity(name.len());
    for c in name.chars().filter(|c| *c != REPLACEMENT) {
        match latin_twin(c).filter(|_| is_latin) {
            Some(twin) => lower.push_str(&twin),
            None => lower.extend(c.to_lowercase()),
        }
    }
    let skeleton: String = unicode_security::skeleton(&lower).collect();
    // The lowercase of `I` is `i`, but the capital looks like a lowercase `l`. So `I`, `i` and `l`
    // all become `l`.
    skeleton.to_lowercase().replace('i', "l")
}

/// Joins the words into one, starting at each word in turn, and once in sorted order. If there are more than
/// [`MOST_TURNED`], starts only at the first. Returns all results.
///
/// So `Brandt, Helena` and `HelenaBrandt` match Helena Brandt.
fn turned(words: &[String]) -> BTreeSet<String> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let mut appearances = BTreeSet::from([words.concat()]);
    if words.len() <= MOST_TURNED {
        appearances
            .extend((1..words.len()).map(|at| [&words[at..], &words[..at]].concat().concat()));
    }
    let mut sorted = words;
    sorted.sort_unstable();
    appearances.insert(sorted.concat());
    appearances.remove("");
    appearances
}

fn keys(made: KeySource, appearances: &BTreeSet<String>) -> impl Iterator<Item = AppearanceKey> {
    appearances
        .iter()
        .map(move |appearance| key(made, appearance))
}

/// Hashes a simplified name together with the part of the imitated name that it can match.
fn key(made: KeySource, appearance: &str) -> AppearanceKey {
    let mut hasher = DefaultHasher::new();
    made.hash(&mut hasher);
    appearance.hash(&mut hasher);
    hasher.finish()
}

fn unique(keys: impl Iterator<Item = AppearanceKey>) -> Box<[AppearanceKey]> {
    keys.collect::<BTreeSet<_>>().into_iter().collect()
}
