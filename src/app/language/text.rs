//! Every text that a person reads, in the language that was chosen.
//!
//! Texts live in Fluent files, one folder a language. A test holds the files against one another and against the code.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::HashMap;

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader as _, langid, static_loader};

pub use fluent_templates::fluent_bundle::FluentValue as Value;

static_loader! {
    static LOCALES = {
        locales: "./assets/locales",
        fallback_language: "en",
        // Without marks around inserted names: egui would draw them, and tests would have to spell them.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// A language that the window speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Simplified Chinese.
    SimplifiedChinese,
}

static ENGLISH: LanguageIdentifier = langid!("en");
static SIMPLIFIED_CHINESE: LanguageIdentifier = langid!("zh-CN");

thread_local! {
    /// The language of every text that is asked for from now on; texts are only made where the window is drawn,
    /// and each test has a thread and so a language of its own.
    static CHOSEN: Cell<Language> = const { Cell::new(Language::English) };
}

impl Language {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::English, Self::SimplifiedChinese];

    /// The language of the system, as far as the window speaks it.
    pub fn of_the_system() -> Self {
        sys_locale::get_locale().map_or(Self::English, |locale| Self::from_tag(&locale))
    }

    /// The language of a tag such as `zh-Hans-CN`; English for one that is not spoken.
    pub fn from_tag(tag: &str) -> Self {
        let tag = tag.to_ascii_lowercase();
        let is_traditional = ["hant", "tw", "hk", "mo"]
            .iter()
            .any(|part| tag.split(['-', '_', '.']).any(|piece| piece == *part));
        if tag.starts_with("zh") && !is_traditional {
            Self::SimplifiedChinese
        } else {
            Self::English
        }
    }

    /// The tag that settings keep.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::SimplifiedChinese => "zh-CN",
        }
    }

    /// Its own name in itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::SimplifiedChinese => "简体中文",
        }
    }

    /// Speaks this language from now on.
    pub fn choose(self) {
        CHOSEN.set(self);
    }

    /// What is spoken now.
    pub fn chosen() -> Self {
        CHOSEN.get()
    }

    fn identifier(self) -> &'static LanguageIdentifier {
        match self {
            Self::English => &ENGLISH,
            Self::SimplifiedChinese => &SIMPLIFIED_CHINESE,
        }
    }
}

/// Marks a literal as a key, where a key is chosen before it is looked up; the test of the keys looks for it.
macro_rules! key {
    ($key:literal) => {
        $key
    };
}
pub(crate) use key;

/// The text of a key.
pub fn tr(key: &str) -> String {
    LOCALES.lookup(Language::chosen().identifier(), key)
}

/// The text of a key with values put in.
pub fn tr_with(key: &str, values: &[(&'static str, FluentValue<'_>)]) -> String {
    let values: HashMap<Cow<'static, str>, FluentValue<'_>> = values
        .iter()
        .map(|(name, value)| (Cow::Borrowed(*name), value.clone()))
        .collect();
    LOCALES.lookup_with_args(Language::chosen().identifier(), key, &values)
}

/// Sentences one after another; only English puts a space between them.
pub fn sentences<S: AsRef<str>>(parts: &[S]) -> String {
    let between = match Language::chosen() {
        Language::English => " ",
        Language::SimplifiedChinese => "",
    };
    let parts = parts.iter().map(AsRef::as_ref);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(between)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::*;

    /// Every message of a language, with the names of the values that it takes.
    fn messages(language: Language) -> BTreeMap<String, BTreeSet<String>> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("assets/locales")
            .join(language.tag());
        let mut found = BTreeMap::new();
        for file in fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            let mut current = String::new();
            for line in fs::read_to_string(&path).unwrap().lines() {
                if line.starts_with(|c: char| c.is_ascii_lowercase()) {
                    current = line.split('=').next().unwrap().trim().to_owned();
                    assert!(
                        found.insert(current.clone(), BTreeSet::new()).is_none(),
                        "{current} stands twice in {}",
                        language.tag()
                    );
                }
                for part in line.split("{ $").skip(1) {
                    let name: String = part
                        .chars()
                        .take_while(|c| c.is_alphanumeric() || *c == '_')
                        .collect();
                    found.get_mut(&current).unwrap().insert(name);
                }
            }
        }
        found
    }

    fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                sources(&path, into);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                into.push(path);
            }
        }
    }

    /// The keys that the code asks for.
    fn used() -> BTreeSet<String> {
        let mut paths = Vec::new();
        sources(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
            &mut paths,
        );
        let mut keys = BTreeSet::new();
        for path in paths {
            // Calls may be broken over lines by the formatter.
            let text: String = fs::read_to_string(path)
                .unwrap()
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .replace("( \"", "(\"");
            for call in ["tr(\"", "tr_with(\"", "key!(\""] {
                for part in text.split(call).skip(1) {
                    keys.insert(part.split('"').next().unwrap().to_owned());
                }
            }
            // The registry of commands names the key of each.
            let entries = text.replace("entry( ", "entry(");
            for part in entries.split(" entry(C::").skip(1) {
                keys.extend(part.split('"').nth(1).map(str::to_owned));
            }
            // The one macro that takes the keys of a failure together: every second piece is within quotes.
            for part in text.split("three!(").skip(1) {
                let list = part.split(')').next().unwrap();
                keys.extend(list.split('"').skip(1).step_by(2).map(str::to_owned));
            }
        }
        keys.retain(|key| {
            key.chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
                && !key.is_empty()
        });
        keys
    }

    #[test]
    fn no_text_is_missing_or_left_over_in_any_language() {
        let used = used();
        for language in Language::ALL {
            let known: BTreeSet<String> = messages(language).into_keys().collect();
            let missing: Vec<_> = used.difference(&known).collect();
            let unused: Vec<_> = known.difference(&used).collect();
            assert!(
                missing.is_empty(),
                "missing in {}: {missing:?}",
                language.tag()
            );
            assert!(
                unused.is_empty(),
                "unused in {}: {unused:?}",
                language.tag()
            );
        }
    }

    #[test]
    fn a_text_takes_the_same_values_in_every_language() {
        assert_eq!(
            messages(Language::English),
            messages(Language::SimplifiedChinese),
            "keys or values differ"
        );
    }

    #[test]
    fn chinese_texts_use_full_width_punctuation() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/locales/zh-CN");
        for file in fs::read_dir(folder).unwrap() {
            for line in fs::read_to_string(file.unwrap().path()).unwrap().lines() {
                let chars: Vec<char> = line.chars().collect();
                for pair in chars.windows(2) {
                    let is_chinese = matches!(pair[0], '\u{4e00}'..='\u{9fff}');
                    assert!(
                        !(is_chinese && matches!(pair[1], ',' | ';' | '?' | '!' | ':')),
                        "{line}"
                    );
                }
            }
        }
    }

    #[test]
    fn sentences_are_spaced_as_the_language_wants() {
        assert_eq!(sentences(&["One.", "", "Two."]), "One. Two.");
        Language::SimplifiedChinese.choose();
        assert_eq!(sentences(&["一。", "二。"]), "一。二。");
    }

    #[test]
    fn the_system_language_is_understood_in_its_many_spellings() {
        for (tag, wanted) in [
            ("zh-CN", Language::SimplifiedChinese),
            ("zh_CN.UTF-8", Language::SimplifiedChinese),
            ("zh-Hans-SG", Language::SimplifiedChinese),
            ("zh-Hant-TW", Language::English),
            ("de-DE", Language::English),
            ("C", Language::English),
        ] {
            assert_eq!(Language::from_tag(tag), wanted, "{tag}");
        }
    }
}
