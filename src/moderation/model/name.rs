//! Names made safe to show.
//!
//! Guests type any name, so a name may try to reorder a line, hide letters or fill the screen. Characters that cannot
//! be seen are replaced, unless a script or an emoji needs them. Window, clipboard and log all use the same text.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, OnceLock};

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::moderation::model::invisible::{REPLACEMENT, is_invisible, is_variation_selector};
use crate::moderation::model::lookalike::NameAppearance;

/// Longest name that is shown, in characters. Longer names are cut and end in an ellipsis.
pub const MAX_NAME_CHARS: usize = 64;
/// Highest number of combining marks on one letter. Vietnamese and pointed Hebrew need up to three.
const MAX_MARKS: usize = 3;

/// A name that is safe to show, copy or write to a file. Clones share the text and the forms
/// computed from it.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct SafeName(Arc<Inner>);

#[derive(Default)]
struct Inner {
    /// The text to show.
    text: Box<str>,
    /// Whether a character of the raw name was replaced because it cannot be seen, or a letter had more than three marks.
    hidden: bool,
    /// Whether the raw name contained spaces other than U+0020 between its words. Names that differ only in such spaces
    /// look the same, but are different names.
    odd_spaces: bool,
    /// Simplified forms of the name, to find look-alikes. Computed on first use, since most names
    /// are never compared.
    appearance: OnceLock<NameAppearance>,
}

impl fmt::Debug for SafeName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SafeName").field(&self.0.text).finish()
    }
}

impl Inner {
    /// Returns the fields to compare for equality. The remaining field is derived from the text.
    fn compared(&self) -> (&str, bool, bool) {
        (&self.text, self.hidden, self.odd_spaces)
    }
}

impl PartialEq for Inner {
    fn eq(&self, other: &Self) -> bool {
        self.compared() == other.compared()
    }
}

impl Eq for Inner {}

impl Hash for Inner {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.compared().hash(state);
    }
}

impl PartialOrd for Inner {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Inner {
    fn cmp(&self, other: &Self) -> Ordering {
        self.compared().cmp(&other.compared())
    }
}

impl SafeName {
    /// Makes a name safe. An empty or blank name gives an empty name.
    pub fn new(raw: &str) -> Self {
        if raw.len() <= MAX_NAME_CHARS && raw.bytes().all(|b| (0x20..0x7f).contains(&b)) {
            return Self::of(raw.trim().into(), (false, false));
        }
        clean(raw, MAX_NAME_CHARS)
    }

    fn of(text: Box<str>, (hidden, odd_spaces): (bool, bool)) -> Self {
        Self(Arc::new(Inner {
            text,
            hidden,
            odd_spaces,
            appearance: OnceLock::new(),
        }))
    }

    /// Returns the text to show.
    pub fn as_str(&self) -> &str {
        &self.0.text
    }

    /// Whether nothing is left to show.
    pub fn is_empty(&self) -> bool {
        self.0.text.is_empty()
    }

    /// Whether a character of the raw name was replaced because it cannot be seen, or a letter had more than three marks.
    pub fn had_hidden_characters(&self) -> bool {
        self.0.hidden
    }

    /// Returns a text that is equal for names that look the same (Unicode UTS #39). Ignores case and hidden characters.
    pub fn skeleton(&self) -> &str {
        self.appearance().letters()
    }

    /// Whether this name could be mistaken for the name `original`.
    pub fn poses_as(&self, original: &Self) -> bool {
        self.appearance().poses_as(original.appearance())
    }

    /// Returns the first letter or digit of this name that `original` does not contain. It shows the operator how a
    /// look-alike differs.
    pub fn strange_letter(&self, original: &Self) -> Option<char> {
        let known: Vec<char> = original.as_str().to_lowercase().chars().collect();
        let mut letters = self
            .as_str()
            .chars()
            .filter(|letter| letter.is_alphanumeric());
        letters.find(|letter| !letter.to_lowercase().any(|low| known.contains(&low)))
    }

    /// Returns the simplified forms of the name. Computes them on first use.
    pub(crate) fn appearance(&self) -> &NameAppearance {
        self.0
            .appearance
            .get_or_init(|| NameAppearance::of(&self.0.text))
    }
}

/// Makes free text safe to show on one line, like a name. Line breaks become spaces.
///
/// Returns at most `most` characters, including the ellipsis.
pub(crate) fn safe_line(raw: &str, most: usize) -> String {
    // Cut before any further work, as in `clean`, because the text may be very long.
    let bounded: String = raw.chars().take(most * 8).collect();
    let words: Vec<&str> = bounded.split_whitespace().collect();
    let text = clean(&words.join(" "), most);
    let text = text.as_str();
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// Replaces hidden characters, and cuts the name after `most` characters.
fn clean(raw: &str, most: usize) -> SafeName {
    // Cut before normalizing: a name may be megabytes long, and only its start is shown.
    let chars: Vec<char> = raw.chars().take(most * 8).nfc().collect();
    let mut text = String::with_capacity(raw.len().min(256));
    let (mut hidden, mut marks, mut shown) = (false, 0, 0);
    for (at, &c) in chars.iter().enumerate() {
        if shown == most {
            text.push('…');
            break;
        }
        if is_combining_mark(c) && !is_variation_selector(c) {
            marks += 1;
            if marks > MAX_MARKS {
                hidden = true;
                continue;
            }
        } else {
            marks = 0;
        }
        if c.is_whitespace() && !c.is_control() && !matches!(c, '\u{2028}' | '\u{2029}') {
            text.push(' ');
        } else if is_invisible(c) && !is_needed(&chars, at) {
            hidden = true;
            // Replaces a whole run of hidden characters by one mark, because their number means
            // nothing.
            if text.ends_with(REPLACEMENT) {
                continue;
            }
            text.push(REPLACEMENT);
        } else {
            text.push(c);
        }
        shown += 1;
    }
    let is_odd = |c: &char| c.is_whitespace() && *c != ' ';
    let ends = chars.split(|c| !c.is_whitespace());
    // Ignores spaces before and after the name, because they are dropped.
    let between = ends.clone().skip(1).take(ends.count().saturating_sub(2));
    let odd_spaces = between.flatten().any(is_odd);
    SafeName::of(text.trim().into(), (hidden, odd_spaces))
}

/// Replaces characters that cannot be seen. Keeps those that change how their neighbors look, as in emoji. Used for ids
/// and other texts that may be long.
pub fn visible(raw: &str) -> String {
    replaced(raw, |_| false)
}

/// Does the same as [`visible`], but keeps line breaks.
pub fn visible_lines(raw: &str) -> String {
    replaced(raw, |c| c == '\n')
}

/// Replaces characters that cannot be seen, except those that [`is_needed`] or `stays` keeps.
fn replaced(raw: &str, stays: impl Fn(char) -> bool) -> String {
    if raw.bytes().all(|b| (0x20..0x7f).contains(&b)) {
        return raw.to_owned();
    }
    let chars: Vec<char> = raw.chars().collect();
    let hides = |at: usize, c: char| is_invisible(c) && !stays(c) && !is_needed(&chars, at);
    let shown = |(at, &c)| if hides(at, c) { REPLACEMENT } else { c };
    chars.iter().enumerate().map(shown).collect()
}

/// Whether the joiner, selector or tag at index `at` changes how its neighbors look.
fn is_needed(chars: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|i| chars.get(i)).copied();
    let after = chars.get(at + 1).copied();
    match chars[at] {
        // Joiners change how letters of some scripts connect, and they join emoji.
        '\u{200C}' | '\u{200D}' => {
            before.is_some_and(|c| joins(c) || is_emoji(c) || is_variation_selector(c))
                && after.is_some_and(|c| joins(c) || is_emoji(c))
        }
        c if is_variation_selector(c) => {
            before.is_some_and(|b| is_emoji(b) || is_keycap_base(b) || is_ideograph(b))
        }
        // After a black flag, tags spell the flag of a region.
        '\u{E0020}'..='\u{E007F}' => chars[..at]
            .iter()
            .rev()
            .find(|c| !matches!(c, '\u{E0020}'..='\u{E007F}'))
            .is_some_and(|&c| c == '\u{1F3F4}'),
        _ => false,
    }
}

/// Whether `c` belongs to a script in which joiners have a visible effect.
fn joins(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{8FF}' | '\u{900}'..='\u{DFF}' | '\u{1780}'..='\u{17FF}' | '\u{1800}'..='\u{18AF}'
        | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
        && !is_invisible(c)
}

fn is_emoji(c: char) -> bool {
    matches!(c, '\u{A9}' | '\u{AE}' | '\u{203C}'..='\u{3299}' | '\u{1F000}'..='\u{1FAFF}')
        && !is_invisible(c)
}

fn is_keycap_base(c: char) -> bool {
    c.is_ascii_digit() || c == '#' || c == '*'
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_alike_is_told_by_the_letter_that_the_original_lacks() {
        for (name, original, letter) in [
            ("\u{410}nna Novak", "Anna Novak", Some('\u{410}')),
            ("Anna N\u{3BF}vak", "Anna Novak", Some('\u{3BF}')),
            ("ANNA NOVAK", "Anna Novak", None),
            ("Anna  Novak", "Anna Novak", None),
            ("Anna Novak\u{200B}", "Anna Novak", None),
        ] {
            let found = SafeName::new(name).strange_letter(&SafeName::new(original));
            assert_eq!(found, letter, "{name}");
        }
    }

    #[test]
    fn a_line_of_ones_own_words_is_safe_and_never_longer_than_asked() {
        for (raw, most, safe) in [
            ("  Ana\tRuiz\r\n", 64, "Ana Ruiz"),
            ("Ana\u{202E}\u{200B} Ruiz", 64, "Ana\u{FFFD} Ruiz"),
            ("\u{200B}\n \u{2028}", 64, "\u{FFFD}"),
            ("abcde", 5, "abcde"),
            ("abcdef", 5, "abcd…"),
            // Normalizing turns each of these characters into two.
            ("\u{958}\u{958}\u{958}", 3, "\u{915}\u{93C}…"),
            ("  ", 5, ""),
        ] {
            let made = safe_line(raw, most);
            assert_eq!(made, safe, "{raw:?}");
            assert!(made.chars().count() <= most);
        }
    }

    #[test]
    fn ordinary_names_in_any_script_stay_as_they_are() {
        for name in [
            "Ada Lovelace",
            "Zoë Ångström",
            "محمد الفارسي",
            "李晓雨",
            "Олег Кравченко",
            "नेहा शर्मा",
            "Ana 👩‍💻",
            "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
            "می‌خواهم",
            "Nguyễn Thị Ánh",
            // Scripts for which few computers have a font.
            "Anna \u{10FB0}\u{16A70}\u{11EE0}",
            "\u{600}\u{661}\u{662}",
        ] {
            let safe = SafeName::new(name);
            assert_eq!(safe.as_str(), name.nfc().collect::<String>());
            assert!(!safe.had_hidden_characters(), "{name:?}");
        }
    }

    #[test]
    fn what_cannot_be_seen_is_replaced_and_told() {
        for (raw, shown) in [
            ("Ana\u{202E}ziuR", "Ana\u{FFFD}ziuR"),
            ("Ana\u{200B}\u{200B} Ruiz", "Ana\u{FFFD} Ruiz"),
            ("Ana\u{200D}Ruiz", "Ana\u{FFFD}Ruiz"),
            ("Ana\nRuiz", "Ana\u{FFFD}Ruiz"),
            ("Ana\u{3164}", "Ana\u{FFFD}"),
            ("a\u{FE0F}b", "a\u{FFFD}b"),
            ("Ana \u{E8E8}", "Ana \u{FFFD}"),
            // Unassigned, or never to be assigned.
            ("Ana\u{378}", "Ana\u{FFFD}"),
            ("Ana\u{E01F0}", "Ana\u{FFFD}"),
            ("Ana\u{FFFE}", "Ana\u{FFFD}"),
            // Format characters of shorthand and hieroglyphs, which only arrange other characters.
            ("Ana\u{1BCA0}", "Ana\u{FFFD}"),
            ("Ana\u{13430}", "Ana\u{FFFD}"),
            ("Ana\u{13441}", "Ana\u{FFFD}"),
            ("Ana\u{1D159}", "Ana\u{FFFD}"),
        ] {
            let safe = SafeName::new(raw);
            assert_eq!(safe.as_str(), shown, "{raw:?}");
            assert!(safe.had_hidden_characters(), "{raw:?}");
        }
    }

    #[test]
    fn a_text_of_lines_keeps_its_lines_and_nothing_else_that_cannot_be_seen() {
        let raw = "a\u{202E}b\nc\u{200B}\r\nd 👩‍💻";
        assert_eq!(visible_lines(raw), "a\u{FFFD}b\nc\u{FFFD}\u{FFFD}\nd 👩‍💻");
        assert_eq!(visible("a\nb"), "a\u{FFFD}b");
    }

    #[test]
    fn a_tower_of_marks_and_a_very_long_name_are_cut() {
        let zalgo = format!("A{}", "\u{301}\u{302}\u{303}".repeat(200));
        assert!(SafeName::new(&zalgo).as_str().chars().count() <= 4);
        let long = SafeName::new(&"x".repeat(1_000_000));
        assert_eq!(long.as_str().chars().count(), MAX_NAME_CHARS + 1);
        assert!(long.as_str().ends_with('…'));
    }

    #[test]
    fn names_that_look_the_same_share_the_skeleton() {
        let skeleton = |name: &str| SafeName::new(name).skeleton().to_owned();
        let cases = [
            ("Ana Ruiz", "Аna Ruiz"),
            ("Ana Ruiz", "ANA RUIZ"),
            ("Ana Ruiz", "Ana\u{200B} Ruiz"),
            ("Ana Ruiz", "Ana Ｒｕｉｚ"),
            // Capitals whose lowercase letters resemble no Latin letter, or a different one.
            ("Helen Moss", "Неlen Мoss"),
            ("Tessa Burke", "Тessa Вurke"),
            ("Nadia", "Νadia"),
            ("Karl", "Кarl"),
            ("Isaac", "lsaac"),
            ("Isaac", "Іsaac"),
            ("НИНА", "Нина"),
        ];
        for (name, twin) in cases {
            assert_eq!(skeleton(name), skeleton(twin), "{name} and {twin:?}");
        }
        for other in ["Ana Ruis", "Ana Ruizz", "Anna Ruiz", ""] {
            assert_ne!(skeleton("Ana Ruiz"), skeleton(other), "{other}");
        }
        assert_eq!(skeleton("\u{200B}\u{200B}"), "");
    }

    #[test]
    fn a_blank_name_is_empty() {
        assert!(SafeName::new("  \u{a0} ").is_empty());
    }
}
