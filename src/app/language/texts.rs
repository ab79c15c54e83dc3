//! The text files of all languages, compiled into the program. Parses a language's files when the language is first
//! used.
//!
//! Parsing all of them at once would take a few megabytes of memory for languages that the user doesn't read.

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::app::language::languages::Language;

/// Expands to the contents of one language's files. All languages have the same files.
macro_rules! files {
    ($tag:literal) => {
        files!($tag: "access" "activity" "audit" "board" "common" "ending" "failure" "invite" "join" "keyboard"
            "keyring" "pasted" "pressure" "roster" "shell" "sign-in" "widgets")
    };
    ($tag:literal: $($name:literal)*) => {
        &[$(include_str!(concat!("../../../assets/locales/", $tag, "/", $name, ".ftl"))),*]
    };
}

fn files(language: Language) -> &'static [&'static str] {
    match language {
        Language::English => files!("en"),
        Language::SimplifiedChinese => files!("zh-CN"),
        Language::German => files!("de"),
        Language::French => files!("fr"),
        Language::Spanish => files!("es"),
        Language::BrazilianPortuguese => files!("pt-BR"),
        Language::Japanese => files!("ja"),
        Language::Korean => files!("ko"),
    }
}

type Texts = FluentBundle<FluentResource>;

static READ: [OnceLock<Texts>; Language::ALL.len()] =
    [const { OnceLock::new() }; Language::ALL.len()];

/// Returns the text with this key in this language. If there is none, returns the English text, or else the key itself.
pub(crate) fn text(
    language: Language,
    key: &str,
    values: &[(&'static str, FluentValue<'_>)],
) -> String {
    let mut args = FluentArgs::with_capacity(values.len());
    for (name, value) in values {
        args.set(*name, value.clone());
    }
    let here = formatted(language, key, &args);
    let found = here.or_else(|| formatted(Language::English, key, &args));
    found.unwrap_or_else(|| key.to_owned())
}

fn formatted(language: Language, key: &str, args: &FluentArgs<'_>) -> Option<String> {
    let texts = READ[language as usize].get_or_init(|| read(language));
    let pattern = texts.get_message(key)?.value()?;
    // The list of errors isn't used: a missing value leaves a visible mark in the text, and a test compares values with
    // texts.
    let mut lacks = Vec::new();
    let text = texts.format_pattern(pattern, Some(args), &mut lacks);
    Some(text.into_owned())
}

fn read(language: Language) -> Texts {
    let mut texts = Texts::new_concurrent(vec![language.identifier().clone()]);
    // Fluent would put isolation marks around values. egui would draw these marks, and tests would have to spell them.
    texts.set_use_isolating(false);
    for file in files(language) {
        // Uses every message that can be parsed. A test reports the messages that can't.
        let resource = match FluentResource::try_new((*file).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        texts.add_resource_overriding(resource);
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_every_language_is_understood_and_read() {
        for language in Language::ALL {
            for file in files(language) {
                let parsed = FluentResource::try_new((*file).to_owned());
                assert!(parsed.is_ok(), "{}: {file:.200}", language.tag());
            }
            let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/locales");
            let written = std::fs::read_dir(folder.join(language.tag())).unwrap();
            assert_eq!(written.count(), files(language).len(), "{}", language.tag());
        }
    }

    #[test]
    fn what_a_language_lacks_is_english_and_what_nobody_has_is_its_key() {
        let n = [("n", 2.into())];
        let german = text(Language::German, "tools-found", &n);
        assert!(german.starts_with("2 Personen"), "{german}");
        assert_eq!(text(Language::Korean, "no-such-key", &[]), "no-such-key");
    }
}
