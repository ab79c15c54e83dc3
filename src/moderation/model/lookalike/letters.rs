//! Simplifies one word: removes accents, and replaces letters that look like Latin letters.

use unicode_normalization::UnicodeNormalization as _;

const SMALL_CAPITALS: &str = "ᴀⲀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ";
/// The letters that [`SMALL_CAPITALS`] show, in the same order.
const SHOWN_CAPITALS: &str = "aabcdefghijklmnopqrstuvwyz";

/// Replaces characters that show a letter as a small capital, in a dark circle or square, or as half of a flag.
/// Unicode's tables don't map such characters to letters.
pub(crate) fn drawn_as_letters(name: &str) -> String {
    // Negative circles and squares, and regional indicators.
    const ALPHABETS: [u32; 3] = [0x1F150, 0x1F170, 0x1F1E6];
    let letter_of = |c: char, first: u32| {
        let at = u32::from(c).checked_sub(first).filter(|at| *at < 26)?;
        char::from_u32(u32::from('A') + at)
    };
    let small_capital = |c: char| {
        let mut pairs = SMALL_CAPITALS.chars().zip(SHOWN_CAPITALS.chars());
        pairs.find(|(small, _)| *small == c).map(|(_, shown)| shown)
    };
    let drawn = |c: char| {
        let mut alphabets = ALPHABETS.into_iter();
        let letter = alphabets.find_map(|first| letter_of(c, first));
        letter.or_else(|| small_capital(c)).unwrap_or(c)
    };
    let draw = |c: char| if c.is_ascii() { c } else { drawn(c) };
    name.chars().map(draw).collect()
}

/// Returns how people spell a letter that their keyboard lacks, such as `ss` for `ß`.
fn written_out(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' | 'ẞ' => "ss",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'þ' | 'Þ' => "th",
        'ı' => "i",
        _ => return None,
    })
}

/// Simplifies a word so that words that look the same become equal. `is_latin` says whether a
/// reader would take the word for Latin script.
pub(crate) fn folded(word: &str, is_latin: bool) -> String {
    let has_letters = is_latin && word.chars().any(char::is_alphabetic);
    let mut lower = String::with_capacity(word.len());
    for c in word.chars() {
        if let Some(letters) = written_out(c).filter(|_| is_latin) {
            lower.push_str(letters);
            continue;
        }
        let twin = latin_twin(c).filter(|_| is_latin);
        match (twin, digit_for_letter(c).filter(|_| has_letters)) {
            (Some(twin), _) => lower.push_str(&twin),
            (None, Some(letter)) => lower.push(letter),
            (None, None) => lower.extend(c.to_lowercase()),
        }
    }
    let skeleton: String = unicode_security::skeleton(&lower).collect();
    let letters = skeleton.chars().flat_map(char::to_lowercase);
    let letters = letters.filter(|c| c.is_alphanumeric() || is_part_of_letter(*c));
    let letters: String = if has_letters {
        without_long_runs(letters)
    } else {
        letters.collect()
    };
    // The lowercase of `I` is `i`, but the capital looks like a lowercase `l`. So `I`, `i` and `l`
    // all become `l`.
    letters.replace('i', "l")
}

/// Returns the Latin letter, in lower case, that a capital of another script resembles. `None` for other characters.
///
/// `c` must not have been changed to lower case: the Cyrillic Н resembles H, but its lowercase н resembles no h.
pub(crate) fn latin_twin(c: char) -> Option<String> {
    if c.is_ascii() || !c.is_uppercase() {
        return None;
    }
    let mut buffer = [0; 4];
    let twin: String = unicode_security::skeleton(c.encode_utf8(&mut buffer)).collect();
    twin.is_ascii().then(|| twin.to_lowercase())
}

/// Returns the letter for which people write this digit or sign, such as `e` for `3`.
///
/// Unicode's table of confusable characters (UTS #39) already covers `0`, `1` and `|`.
fn digit_for_letter(c: char) -> Option<char> {
    Some(match c {
        '3' | '€' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        '8' => 'b',
        '!' => 'i',
        _ => return None,
    })
}

/// Whether people write the sign `c` for a letter within a word. `false` for letters and digits.
pub(crate) fn may_be_letter(c: char) -> bool {
    !c.is_alphanumeric() && digit_for_letter(c).is_some()
}

/// Whether `c` is a combining mark that turns its base into another letter. Accents do not count,
/// nor do the vowel points of Hebrew and Arabic, which most people omit.
pub(crate) fn is_part_of_letter(c: char) -> bool {
    let is_accent = matches!(c, '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5C7}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}' | '\u{FE00}'..='\u{FE0F}' | '\u{FE20}'..='\u{FE2F}' | '\u{E0100}'..='\u{E01EF}');
    !is_accent && unicode_normalization::char::is_combining_mark(c)
}

/// Shortens runs of three or more equal letters to one letter. Hardly any name has such runs. Keeps runs of two: Lilly
/// is not Lily.
fn without_long_runs(letters: impl Iterator<Item = char>) -> String {
    let letters: Vec<char> = letters.collect();
    let runs = letters.chunk_by(|one, other| one == other);
    runs.flat_map(|run| if run.len() > 2 { &run[..1] } else { run })
        .collect()
}

/// Simplifies a word of the tables of roles and titles. These words are spelled correctly, so they contain no digits or
/// foreign capitals to replace.
pub(crate) fn word(raw: &str) -> String {
    folded(&raw.nfkc().collect::<String>(), false)
}
