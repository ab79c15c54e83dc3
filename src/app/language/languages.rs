//! The languages that the window speaks, and what each of them asks for beside its texts.

use std::cell::Cell;

use unic_langid::{LanguageIdentifier, langid};

/// A language that the window speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// German.
    German,
    /// French.
    French,
    /// Spanish.
    Spanish,
    /// Portuguese as in Brazil.
    BrazilianPortuguese,
    /// Japanese.
    Japanese,
    /// Korean.
    Korean,
    /// Simplified Chinese.
    SimplifiedChinese,
}

/// A script that the bundled fonts lack.
#[derive(Debug, PartialEq, Eq)]
pub struct Script {
    /// Letters that only this language is written with: a font that has them has the others.
    pub letters: &'static str,
    /// Where Debian and Ubuntu keep such a font.
    pub package: &'static str,
}

/// What is true of a language.
struct LanguageFacts {
    identifier: LanguageIdentifier,
    /// The tag that settings keep, and its folder of texts.
    tag: &'static str,
    own_name: &'static str,
    english_name: &'static str,
    writing: WritingStyle,
}

/// How a language is written.
struct WritingStyle {
    /// What stands between two sentences.
    gap: &'static str,
    /// Whether nouns keep their capitals in the middle of a sentence.
    keeps_capitals: bool,
    script: Option<Script>,
}

const LATIN: WritingStyle = WritingStyle {
    gap: " ",
    keeps_capitals: false,
    script: None,
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
        ..LATIN
    },
};
static FRENCH: LanguageFacts = LanguageFacts {
    identifier: langid!("fr"),
    tag: "fr",
    own_name: "Français",
    english_name: "French",
    writing: LATIN,
};
static SPANISH: LanguageFacts = LanguageFacts {
    identifier: langid!("es"),
    tag: "es",
    own_name: "Español",
    english_name: "Spanish",
    writing: LATIN,
};
static BRAZILIAN_PORTUGUESE: LanguageFacts = LanguageFacts {
    identifier: langid!("pt-BR"),
    tag: "pt-BR",
    own_name: "Português (Brasil)",
    english_name: "Portuguese",
    writing: LATIN,
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
    /// The language of every text that is asked for from now on; texts are only made where the window is drawn,
    /// and each test has a thread and so a language of its own.
    static CHOSEN: Cell<Language> = const { Cell::new(Language::English) };
}

impl Language {
    /// All of them, in the order in which they are offered.
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

    /// The language of the system, as far as the window speaks it.
    pub fn of_the_system() -> Self {
        sys_locale::get_locale().map_or(Self::English, |locale| Self::from_tag(&locale))
    }

    /// The language of a tag such as `zh-Hans-CN` or `de_AT.UTF-8`; English for one that is not spoken.
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

    /// The tag that settings keep.
    pub fn tag(self) -> &'static str {
        self.facts().tag
    }

    /// Its own name in itself.
    pub fn own_name(self) -> &'static str {
        self.facts().own_name
    }

    /// Its name for somebody who is told in English that it cannot be shown.
    pub fn english_name(self) -> &'static str {
        self.facts().english_name
    }

    /// The script that it needs from the fonts of the system.
    pub fn script(self) -> Option<&'static Script> {
        self.facts().writing.script.as_ref()
    }

    /// What stands between two sentences.
    pub(super) fn gap(self) -> &'static str {
        self.facts().writing.gap
    }

    /// Whether nouns keep their capitals in the middle of a sentence.
    pub(super) fn keeps_capitals(self) -> bool {
        self.facts().writing.keeps_capitals
    }

    /// Speaks this language from now on.
    pub fn choose(self) {
        CHOSEN.set(self);
    }

    /// What is spoken now.
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
