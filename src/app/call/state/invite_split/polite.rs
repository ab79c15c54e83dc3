//! Recognizes greetings and thanks, which name nobody.

use crate::app::call::state::invite_split::likeness::may_be_address;

/// Words between two people, in the languages of the program.
pub(super) const JOINING: &[&str] = &["and", "&", "/", "plus", "und", "sowie", "et", "y", "e"];
/// Words before a person that aren't part of a name or an address.
pub(super) const LEADING: &[&str] = &[
    "also", "please", "call", "invite", "add", "cc", "auch", "noch", "bitte", "außerdem", "aussi",
    "ainsi", "que", "también", "tambien", "além", "também", "tambem", "de",
];
/// First words of a greeting or of thanks.
pub(super) const POLITE: &[&str] = &[
    "hi", "hello", "hey", "dear", "thanks", "thank", "thx", "cheers", "regards", "best", "kind",
    "sincerely", "hallo", "moin", "liebe", "lieber", "danke", "vielen", "besten", "gruß", "grüße",
    "viele", "lg", "vg", "mfg", "bonjour", "salut", "merci", "cordialement", "bien", "hola",
    "gracias", "muchas", "saludos", "olá", "oi", "obrigado", "obrigada", "abraço", "abraços",
    "atenciosamente",
];
/// Beginnings of a greeting or of thanks in Chinese, Japanese and Korean, where no space ends the word, or the word has
/// many endings.
const POLITE_UNSPACED: &[&str] = &[
    "谢谢", "多谢", "感谢", "您好", "你好", "大家好", "ありがとう", "よろしく", "宜しく", "お願い",
    "お疲れ", "こんにちは", "감사", "고맙", "안녕", "부탁",
];

/// Whether a part is a greeting or thanks.
pub(crate) fn is_polite(part: &str) -> bool {
    let word = part.split_whitespace().next().unwrap_or_default();
    let is_unspaced = POLITE_UNSPACED.iter().any(|word| part.starts_with(word));
    !may_be_address(part) && (is_unspaced || is_word_of(word, &[POLITE]))
}

/// Whether a word is in one of these lists. Ignores case, and signs and digits after the word.
pub(crate) fn is_word_of(word: &str, lists: &[&[&str]]) -> bool {
    let word = word.trim_end_matches(|c: char| !c.is_alphabetic() && c != '&');
    let word = word.to_lowercase();
    lists.iter().any(|list| list.contains(&word.as_str()))
}
