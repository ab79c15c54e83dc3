//! The languages of the window, and their properties such as the style of numbers.

use std::cell::Cell;

use unic_langid::{LanguageIdentifier, langid};

/// A language of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// English (`en`), the language of the original texts.
    #[default]
    English,
    /// German (`de`).
    German,
    /// French (`fr`).
    French,
    /// Spanish (`es`).
    Spanish,
    /// Portuguese as in Brazil (`pt-BR`).
    BrazilianPortuguese,
    /// Japanese (`ja`).
    Japanese,
    /// Korean (`ko`).
    Korean,
    /// Simplified Chinese (`zh-CN`).
    SimplifiedChinese,
}

/// A script that the bundled fonts lack.
#[derive(Debug, PartialEq, Eq)]
pub struct Script {
    /// Sample of the language's letters. A font with all of these letters is taken to have the others too.
    pub letters: &'static str,
    /// The package of Debian and Ubuntu with a font for these letters.
    pub package: &'static str,
}

struct LanguageFacts {
    identifier: LanguageIdentifier,
    /// The tag that the settings store; also the name of the folder with the language's texts.
    tag: &'static str,
    own_name: &'static str,
    english_name: &'static str,
    writing: WritingStyle,
}

/// Separators and capitals of a language's texts, and its script.
struct WritingStyle {
    /// The separator between two sentences.
    gap: &'static str,
    /// Whether nouns begin with a capital even in the middle of a sentence.
    keeps_capitals: bool,
    /// The separator between a whole number and its decimals.
    decimal_mark: &'static str,
    script: Option<Script>,
}

const LATIN: WritingStyle = WritingStyle {
    gap: " ",
    keeps_capitals: false,
    decimal_mark: ".",
    script: None,
};

/// The style of the European languages other than English, with decimals such as `2,9`.
const WITH_COMMA: WritingStyle = WritingStyle {
    decimal_mark: ",",
    ..LATIN
};

static ENGLISH: LanguageFacts = LanguageFacts {
    identifier: langid!("en"),
    tag: "en",
    own_name: "English",
    english_name: "English",
    writing: LATIN,
};
static GERMAN: LanguageFacts = LanguageFacts {
    identifier: langid!("de"),
    tag: "de",
    own_name: "Deutsch",
    english_name: "German",
    writing: WritingStyle {
        keeps_capitals: true,
        ..WITH_COMMA
    },
};
static FRENCH: LanguageFacts = LanguageFacts {
    identifier: langid!("fr"),
    tag: "fr",
    own_name: "Français",
    english_name: "French",
    writing: WITH_COMMA,
};
static SPANISH: LanguageFacts = LanguageFacts {
    identifier: langid!("es"),
    tag: "es",
    own_name: "Español",
    english_name: "Spanish",
    writing: WITH_COMMA,
};
static BRAZILIAN_PORTUGUESE: LanguageFacts = LanguageFacts {
    identifier: langid!("pt-BR"),
    tag: "pt-BR",
    own_name: "Português (Brasil)",
    english_name: "Portuguese",
    writing: WITH_COMMA,
};
static JAPANESE: LanguageFacts = LanguageFacts {
    identifier: langid!("ja"),
    tag: "ja",
    own_name: "日本語",
    english_name: "Japanese",
    writing: WritingStyle {
        gap: "",
        script: Some(Script {
            letters: "日本語あア込働",
            package: "fonts-noto-cjk",
        }),
        ..LATIN
    },
};
static KOREAN: LanguageFacts = LanguageFacts {
    identifier: langid!("ko"),
    tag: "ko",
    own_name: "한국어",
    english_name: "Korean",
    writing: WritingStyle {
        script: Some(Script {
            letters: "한국어통화",
            package: "fonts-noto-cjk",
        }),
        ..LATIN
    },
};
static SIMPLIFIED_CHINESE: LanguageFacts = LanguageFacts {
    identifier: langid!("zh-CN"),
    tag: "zh-CN",
    own_name: "简体中文",
    english_name: "Chinese",
    writing: WritingStyle {
        gap: "",
        script: Some(Script {
            letters: "这请选择语",
            package: "fonts-noto-cjk",
        }),
        ..LATIN
    },
};

thread_local! {
    /// The language of every text that this thread makes. The window's thread and the task of notifications each set
    /// their own; so does each test, which has a thread of its own.
    static CHOSEN: Cell<Language> = const { Cell::new(Language::English) };
}

impl Language {
    /// All languages, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::English,
        Self::German,
        Self::French,
        Self::Spanish,
        Self::BrazilianPortuguese,
        Self::Japanese,
        Self::Korean,
        Self::SimplifiedChinese,
    ];

    /// Returns the language of the system, or English if the window has no texts in that language.
    pub fn of_the_system() -> Self {
        sys_locale::get_locale().map_or(Self::English, |locale| Self::from_tag(&locale))
    }

    /// Returns the language of a tag, which may be written like `zh-Hans-CN` or `de_AT.UTF-8`. English if the window
    /// has no texts in that language.
    pub fn from_tag(tag: &str) -> Self {
        let tag = tag.to_ascii_lowercase();
        let mut parts = tag.split(['-', '_', '.', '@']);
        let named = parts.next().unwrap_or_default();
        let is_traditional = parts.any(|part| ["hant", "tw", "hk", "mo"].contains(&part));
        let speaks = |language: &Self| {
            let own = language.facts().identifier.language.as_str();
            own == named && !(is_traditional && *language == Self::SimplifiedChinese)
        };
        Self::ALL.into_iter().find(speaks).unwrap_or_default()
    }

    /// Returns the tag stored in settings.
    pub fn tag(self) -> &'static str {
        self.facts().tag
    }

    /// Returns the language's name in the language itself.
    pub fn own_name(self) -> &'static str {
        self.facts().own_name
    }

    /// Returns the language's English name, for the English notice that no font has its letters.
    pub fn english_name(self) -> &'static str {
        self.facts().english_name
    }

    /// Returns the script for which the language needs a system font. `None` if the bundled fonts are enough.
    pub fn script(self) -> Option<&'static Script> {
        self.facts().writing.script.as_ref()
    }

    /// Returns the separator between two sentences.
    pub(super) fn gap(self) -> &'static str {
        self.facts().writing.gap
    }

    /// Whether nouns begin with a capital even in the middle of a sentence.
    pub(super) fn keeps_capitals(self) -> bool {
        self.facts().writing.keeps_capitals
    }

    /// Returns the separator between a whole number and its decimals.
    pub(crate) fn decimal_mark(self) -> &'static str {
        self.facts().writing.decimal_mark
    }

    /// Sets the language of every text that this thread makes from now on.
    pub fn choose(self) {
        CHOSEN.set(self);
    }

    /// Returns the language of the texts that this thread makes.
    pub fn chosen() -> Self {
        CHOSEN.get()
    }

    pub(super) fn identifier(self) -> &'static LanguageIdentifier {
        &self.facts().identifier
    }

    fn facts(self) -> &'static LanguageFacts {
        match self {
            Self::English => &ENGLISH,
            Self::German => &GERMAN,
            Self::French => &FRENCH,
            Self::Spanish => &SPANISH,
            Self::BrazilianPortuguese => &BRAZILIAN_PORTUGUESE,
            Self::Japanese => &JAPANESE,
            Self::Korean => &KOREAN,
            Self::SimplifiedChinese => &SIMPLIFIED_CHINESE,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_language_is_understood_in_its_many_spellings() {
        for (tag, wanted) in [
            ("zh", Language::SimplifiedChinese),
            ("zh-CN", Language::SimplifiedChinese),
            ("zh_CN.UTF-8", Language::SimplifiedChinese),
            ("zh-Hans-SG", Language::SimplifiedChinese),
            ("zh-Hant-TW", Language::English),
            ("zh_HK.UTF-8", Language::English),
            ("de_AT.UTF-8", Language::German),
            ("fr_CA.UTF-8", Language::French),
            ("es-419", Language::Spanish),
            ("pt_BR.UTF-8@x", Language::BrazilianPortuguese),
            ("pt-PT", Language::BrazilianPortuguese),
            ("ja_JP.UTF-8", Language::Japanese),
            ("ko-KR", Language::Korean),
            ("ko-Hant", Language::Korean),
            ("nl-NL", Language::English),
            ("dev", Language::English),
            ("C", Language::English),
            ("", Language::English),
        ] {
            assert_eq!(Language::from_tag(tag), wanted, "{tag}");
        }
    }

    #[test]
    fn a_language_is_found_again_by_the_tag_that_settings_keep() {
        for language in Language::ALL {
            assert_eq!(Language::from_tag(language.tag()), language);
            assert_eq!(language.identifier().to_string(), language.tag());
        }
    }
}
