//! The texts of the window, in the chosen language.
//!
//! Texts live in Fluent files, one folder per language. A test compares the files with one another and with the code.

pub use fluent_bundle::FluentValue as Value;

pub use crate::app::language::languages::Language;
use crate::app::language::texts::text;

/// Marks a literal as the key of a text if it isn't passed to `tr` directly. The test of the keys searches for this
/// macro.
macro_rules! key {
    ($key:literal) => {
        $key
    };
}
pub(crate) use key;

/// Returns the text with this key in the chosen language.
pub fn tr(key: &str) -> String {
    text(Language::chosen(), key, &[])
}

/// Returns the text with this key in the chosen language, with these values filled in.
pub fn tr_with(key: &str, values: &[(&'static str, Value<'_>)]) -> String {
    text(Language::chosen(), key, values)
}

/// Joins sentences with the separator of the chosen language, and adds missing full stops. Leaves out empty sentences,
/// and returns a single one as it is.
pub fn sentences<S: AsRef<str>>(parts: &[S]) -> String {
    let parts = parts.iter().map(AsRef::as_ref);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    if parts.len() < 2 {
        return parts.concat();
    }
    let parts: Vec<String> = parts.into_iter().map(ended).collect();
    parts.join(Language::chosen().gap())
}

/// Returns the text with a full stop, unless it ends as a sentence or announces what follows.
fn ended(part: &str) -> String {
    let bare = part.trim_end_matches(['”', '“', '"', '’', '»', '」', ')', '）', '\u{a0}', ' ']);
    if bare.ends_with(['.', '!', '?', '…', ':', ';', '。', '！', '？', '：', '；']) {
        return part.to_owned();
    }
    // Scripts without spaces have a full stop of their own.
    let stop = if Language::chosen().gap().is_empty() {
        "。"
    } else {
        "."
    };
    format!("{part}{stop}")
}

/// Puts the separator of the chosen language before a sentence that follows another.
pub(crate) fn follows(sentence: &str) -> String {
    format!("{}{sentence}", Language::chosen().gap())
}

/// Joins bold words and the rest, which may go on with the same sentence.
pub(crate) fn going_on(bold: &str, rest: &str) -> String {
    [bold, rest].join(if rest.is_empty() {
        ""
    } else {
        Language::chosen().gap()
    })
}

/// Returns a word as written in the middle of a sentence: in lower case, if the language wants that.
pub(crate) fn in_sentence(word: &str) -> String {
    // Abbreviations keep their capitals.
    let is_short = word.chars().nth(1).is_some_and(char::is_uppercase);
    if is_short || Language::chosen().keeps_capitals() {
        word.to_owned()
    } else {
        word.to_lowercase()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::*;

    /// Returns every message of a language, with the names of its values.
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

    /// Returns the keys that the code uses.
    fn used() -> BTreeSet<String> {
        let mut paths = Vec::new();
        sources(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
            &mut paths,
        );
        let mut keys = BTreeSet::new();
        for path in paths {
            // The formatter may break a call over several lines, so all white space becomes one space.
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
            // The table of commands holds a text key for each command.
            let entries = text.replace("entry( ", "entry(");
            for part in entries.split(" entry(C::").skip(1) {
                keys.extend(part.split('"').nth(1).map(str::to_owned));
            }
            // The arguments of this macro are the keys of a failure's texts. Split at quotes, every second piece is a key.
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

    /// Returns the number of ends of sentences inside a text.
    fn inner_ends(text: &str) -> usize {
        let is_hangul = |c: char| ('가'..='힣').contains(&c);
        let chars: Vec<char> = text.chars().collect();
        let ends = |at: usize| {
            let before = |n: usize| at.checked_sub(n).map_or(' ', |at| chars[at]);
            let mut after = chars[at + 1..].iter().copied();
            match chars[at] {
                '。' | '！' | '？' => after.next().is_some_and(|c| !"」』”）".contains(c)),
                '.' | '!' | '?' if after.next() == Some(' ') => {
                    let next = after.find(|c| !"\"“„«(¿¡‘".contains(*c)).unwrap_or(' ');
                    let (last, earlier) = (before(1), before(2));
                    let is_letter = last.is_alphabetic() && earlier == ' ' && !is_hangul(last);
                    let is_short = " .".contains(last) || last.is_uppercase() || is_letter;
                    (next.is_uppercase() || is_hangul(next)) && !is_short
                }
                _ => false,
            }
        };
        (0..chars.len()).filter(|at| ends(*at)).count()
    }

    #[test]
    fn several_sentences_end_with_a_full_stop_and_a_short_error_or_tip_does_not() {
        // The values in these texts, or the texts around them, add the full stop.
        const COMPOSED: [&str; 5] = [
            "lack-",
            "activity-rosters-not-whole",
            "notice-door-leaves",
            "removal-stopped",
            "invitation-auto-cancelled-at",
        ];
        const SHORT: [&str; 8] = [
            "address-", "id-", "why-", "sign-in-needs-", "sign-in-refused-", "sign-in-check-port",
            "sign-in-token-ot", "sign-in-token-over",
        ];
        let begins = |key: &str, with: &[&str]| with.iter().any(|it| key.starts_with(it));
        for language in Language::ALL {
            for (key, said) in lines_of(language) {
                let bare = said
                    .trim_end_matches(['"', '”', '“', '’', '»', '」', ')', '）', '\u{a0}', ' ']);
                let is_ended =
                    bare.ends_with(['.', '!', '?', '…', ':', ';', '。', '！', '？', '：', '；']);
                let tag = language.tag();
                if inner_ends(&said) > 0 {
                    // What follows a colon may be a command or a value.
                    let is_whole =
                        is_ended || said.contains([':', '：']) || begins(&key, &COMPOSED);
                    assert!(is_whole, "{tag} {key}: {said} lacks its last stop");
                } else {
                    let is_label = !is_ended || !begins(&key, &SHORT);
                    assert!(is_label, "{tag} {key}: {said} is one sentence");
                }
            }
        }
    }

    /// Returns the texts of a language that are one line long.
    fn lines_of(language: Language) -> Vec<(String, String)> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("assets/locales")
            .join(language.tag());
        let files = fs::read_dir(folder).unwrap();
        let texts = files.map(|file| fs::read_to_string(file.unwrap().path()).unwrap());
        let mut found = Vec::new();
        for text in texts {
            let mut lines = text.lines().peekable();
            while let Some(line) = lines.next() {
                let goes_on = lines
                    .peek()
                    .is_some_and(|next| next.starts_with([' ', '}']));
                if let (Some((key, said)), false) = (line.split_once(" = "), goes_on) {
                    found.push((key.to_owned(), said.to_owned()));
                }
            }
        }
        found
    }

    /// Moderators needn't know Graph, the interface that the app uses. Administrators see its name on their pages.
    #[test]
    fn no_text_about_a_call_names_graph() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/locales");
        for language in Language::ALL {
            for file in ["activity", "ending", "invite", "pressure", "roster"] {
                let path = folder.join(language.tag()).join(file).with_extension("ftl");
                let text = fs::read_to_string(path).unwrap();
                let mut lines = text.lines().filter(|line| !line.starts_with('#'));
                let named = lines.find(|line| line.contains("Graph"));
                assert_eq!(named, None, "{} in {}", file, language.tag());
            }
        }
    }

    #[test]
    fn every_folder_of_texts_is_a_language_that_can_be_chosen() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/locales");
        let folders = fs::read_dir(folder).unwrap();
        let names = folders.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let offered = Language::ALL.map(|language| language.tag().to_owned());
        assert_eq!(names.collect::<BTreeSet<_>>(), BTreeSet::from(offered));
    }

    #[test]
    fn a_text_takes_the_same_values_in_every_language() {
        let english = messages(Language::English);
        for language in Language::ALL {
            let differ: Vec<_> = messages(language)
                .into_iter()
                .filter(|(key, values)| english.get(key) != Some(values))
                .collect();
            assert!(differ.is_empty(), "{}: {differ:?}", language.tag());
        }
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
        // A sentence without a full stop gets one before the next sentence.
        assert_eq!(sentences(&["One", "Two.", "Three"]), "One. Two. Three.");
        assert_eq!(sentences(&["“One.”", "Two…", "3:"]), "“One.” Two… 3:");
        assert_eq!(sentences(&["One", ""]), "One");
        for (language, spaced) in [
            (Language::SimplifiedChinese, "一。二。"),
            (Language::Japanese, "一。二。"),
            (Language::Korean, "一。 二。"),
            (Language::German, "一。 二。"),
        ] {
            language.choose();
            assert_eq!(sentences(&["一。", "二。"]), spaced, "{language:?}");
            let stop = if spaced.contains(' ') {
                "一. 二."
            } else {
                "一。二。"
            };
            assert_eq!(sentences(&["一", "二"]), stop, "{language:?}");
        }
    }

    #[test]
    fn a_kind_in_a_sentence_is_small_except_where_the_language_or_the_word_forbids_it() {
        assert_eq!(in_sentence("Guest"), "guest");
        assert_eq!(in_sentence("ACS user"), "ACS user");
        Language::German.choose();
        assert_eq!(in_sentence("Gast"), "Gast");
    }
}
