//! Tells from its commonest words in which countries a mail was probably written.

use crate::app::call::state::invite_split::sentence::words;

/// Common words of a language, and the codes of the countries in which it's most spoken.
const TONGUES: &[(&[&str], &[&str])] = &[
    (
        &[
            "der", "die", "das", "und", "bitte", "ist", "nicht", "unter", "auch", "hallo", "guten",
            "mit", "den", "für", "grüße", "wir", "ich", "ihr", "eine", "einen",
        ],
        &["DE"],
    ),
    (
        &[
            "le", "la", "les", "et", "bonjour", "merci", "est", "pour", "vous", "au", "des", "une",
            "avec", "sur", "pas", "cordialement", "dans", "nous", "veuillez",
        ],
        &["FR"],
    ),
    (
        &[
            "el", "los", "las", "y", "hola", "gracias", "por", "favor", "con", "una", "está",
            "del", "al", "su", "en", "buenos", "saludos", "también",
        ],
        &["ES"],
    ),
    (
        &[
            "o", "os", "e", "olá", "obrigado", "obrigada", "por", "favor", "com", "uma", "está",
            "não", "do", "da", "em", "também", "você", "seu", "sua",
        ],
        &["BR"],
    ),
    (
        &[
            "il", "gli", "che", "ciao", "grazie", "per", "con", "una", "è", "della", "del",
            "anche", "buongiorno", "di", "cordiali", "saluti",
        ],
        &["IT"],
    ),
    (
        &[
            "de", "het", "een", "en", "hallo", "bedankt", "graag", "met", "niet", "ook", "naar",
            "groeten", "voor", "bij", "aan",
        ],
        &["NL"],
    ),
    (
        &[
            "the", "and", "please", "is", "on", "to", "hi", "hello", "thanks", "for", "with", "of",
            "his", "her", "you", "are",
        ],
        // English is written in too many countries to prefer one.
        &[],
    ),
];
/// Fewest common words that tell a language.
const FEWEST: usize = 3;

/// Returns the codes of the countries in which a text was probably written. Empty if its language doesn't tell.
pub(crate) fn likely_regions(text: &str) -> &'static [&'static str] {
    let has = |range: std::ops::RangeInclusive<char>| {
        text.chars().filter(|c| range.contains(c)).count() >= FEWEST
    };
    if has('\u{3040}'..='\u{30ff}') {
        return &["JP"];
    } else if has('\u{ac00}'..='\u{d7a3}') {
        return &["KR"];
    } else if has('\u{4e00}'..='\u{9fff}') {
        return &["CN"];
    }
    let all: Vec<String> = words(text).map(str::to_lowercase).collect();
    let count = |common: &[&str]| all.iter().filter(|word| common.contains(&&***word)).count();
    let counted = TONGUES
        .iter()
        .map(|(common, regions)| (count(common), *regions));
    let mut counted: Vec<_> = counted.collect();
    counted.sort_by_key(|(n, _)| std::cmp::Reverse(*n));
    match counted[..] {
        [(n, regions), (next, _), ..] if n >= FEWEST && n > next => regions,
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::likely_regions;

    #[test]
    fn common_words_tell_the_country_of_a_mail_and_english_tells_none() {
        for (text, wanted) in [
            (
                "Bonjour, merci d'appeler Chloé au 06 12 34 56 78 et Luc sur son portable",
                &["FR"][..],
            ),
            (
                "Hallo, bitte ruft Jürgen unter 0171 2345678 an, und auch Frau Weber",
                &["DE"],
            ),
            (
                "Hola, por favor llama a Pedro al 612 345 678, gracias",
                &["ES"],
            ),
            (
                "Olá, por favor ligue para Ana, o número é (11) 91234-5678. Obrigado",
                &["BR"],
            ),
            (
                "Ciao, chiama anche Luca, il numero è 347 123 4567. Grazie",
                &["IT"],
            ),
            ("田中さんの携帯は 090-1234-5678 です", &["JP"]),
            ("请打王先生的手机 138 0013 8000", &["CN"]),
            ("김 선생님 010-1234-5678 입니다", &["KR"]),
            (
                "Hi, please call Olu on 425-555-0171, and her office is on the list",
                &[],
            ),
            ("Ada Lovelace 425-555-0171", &[]),
        ] {
            assert_eq!(likely_regions(text), wanted, "{text}");
        }
    }
}
