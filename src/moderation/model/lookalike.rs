//! How a name looks at a glance, and whose it could be taken for.
//!
//! Two looks are kept of each name. Its *letters* leave out only what the eye cannot tell apart: case, confusable letters
//! (Unicode TS 39), hidden characters. Its *keys* leave out everything that people put around a name as well: spaces,
//! punctuation, emoji, accents, brackets, titles, roles, and the order of the words. Names pose as one another if they
//! share a key; [`crate::moderation::state::identity_index`] says who is marked then.

pub(crate) mod letters;
pub(crate) mod parts;
pub(crate) mod words;

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;

use crate::moderation::model::invisible::REPLACEMENT;
use crate::moderation::model::lookalike::letters::latin_twin;
use crate::moderation::model::lookalike::parts::NameParts;

/// More words than this are compared in their own and in sorted order only.
const MOST_TURNED: usize = 6;

/// What names that look alike have in common; a hash, since it is only ever compared.
pub(crate) type AppearanceKey = u64;

/// The looks of one name, found once.
#[derive(Debug)]
pub(crate) struct NameAppearance {
    letters: Arc<str>,
    original: Box<[AppearanceKey]>,
    posing: Box<[AppearanceKey]>,
}

/// What a key was made of; the kinds never meet but where [`NameAppearance::of`] makes both sides of it.
#[derive(Hash, Clone, Copy)]
enum KeySource {
    /// All of the letters, strictly.
    Letters,
    /// The whole name.
    Whole,
    /// A part of the name of a member, such as what stands before "| Contoso".
    Part,
}

impl NameAppearance {
    pub(crate) fn of(name: &str) -> Self {
        let letters: Arc<str> = letters(name).into();
        let parts = NameParts::of(name);
        let whole: BTreeSet<String> = turned(&parts.whole);
        let pieces: BTreeSet<String> = parts.pieces.iter().flat_map(|it| turned(it)).collect();
        let unnumbered = turned(&parts.without_number);
        let exact = (!letters.is_empty()).then(|| key(KeySource::Letters, &letters));
        // A whole may meet a whole or a part, two parts never meet: colleagues share the name of their company.
        let original = keys(KeySource::Whole, &whole).chain(keys(KeySource::Part, &pieces));
        let posing = keys(KeySource::Whole, &whole)
            .chain(keys(KeySource::Part, &whole))
            .chain(keys(KeySource::Whole, &pieces))
            .chain(keys(KeySource::Whole, &unnumbered));
        Self {
            original: unique(original.chain(exact)),
            posing: unique(posing.chain(exact)),
            letters,
        }
    }

    /// What is the same in two names whose letters look the same.
    pub(crate) fn letters(&self) -> &Arc<str> {
        &self.letters
    }

    /// By which a name is found that others pose as.
    pub(crate) fn original(&self) -> &[AppearanceKey] {
        &self.original
    }

    /// By which those are found whom this name could be taken for.
    pub(crate) fn posing(&self) -> &[AppearanceKey] {
        &self.posing
    }

    /// Whether whoever bears this name could be taken for the other.
    pub(crate) fn poses_as(&self, original: &Self) -> bool {
        let is_theirs = |key: &AppearanceKey| original.original.binary_search(key).is_ok();
        self.posing.iter().any(is_theirs)
    }
}

/// What two names share that look the same to the eye, whatever their case and whatever hides in them.
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
    // Lower case has parted a capital I from the l that it looks like.
    skeleton.to_lowercase().replace('i', "l")
}

/// The words written as one, begun at each of them, and sorted: `Brandt, Helena` and `HelenaBrandt` are Helena Brandt.
fn turned(words: &[String]) -> BTreeSet<String> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let mut looks = BTreeSet::from([words.concat()]);
    if words.len() <= MOST_TURNED {
        looks.extend((1..words.len()).map(|at| [&words[at..], &words[..at]].concat().concat()));
    }
    let mut sorted = words;
    sorted.sort_unstable();
    looks.insert(sorted.concat());
    looks.remove("");
    looks
}

fn keys(made: KeySource, looks: &BTreeSet<String>) -> impl Iterator<Item = AppearanceKey> {
    looks.iter().map(move |look| key(made, look))
}

fn key(made: KeySource, look: &str) -> AppearanceKey {
    let mut hasher = DefaultHasher::new();
    made.hash(&mut hasher);
    look.hash(&mut hasher);
    hasher.finish()
}

fn unique(keys: impl Iterator<Item = AppearanceKey>) -> Box<[AppearanceKey]> {
    keys.collect::<BTreeSet<_>>().into_iter().collect()
}
