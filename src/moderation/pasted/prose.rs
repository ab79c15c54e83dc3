//! Meeting ids and passcodes as people type them and as invitation mails print them, in lines or on one line: a text
//! field of one line turns the line breaks of a mail into spaces.

use super::error::MEETING_DIGITS;
use super::{LinkKind, MeetingLink, Pasted, PastedError};
use crate::moderation::meeting::MeetingInfo;

/// What mails call the meeting id, in lower case.
const ID_LABELS: [&str; 16] = [
    "meeting id",
    "besprechungs-id",
    "id de réunion",
    "id de la réunion",
    "id de la reunión",
    "id de reunión",
    "id riunione",
    "id da reunião",
    "vergaderings-id",
    "mötes-id",
    "møde-id",
    "møte-id",
    "会议 id",
    "会议id",
    "會議識別碼",
    "会議 id",
];

/// What mails call the passcode, in lower case.
const PASSCODE_LABELS: [&str; 24] = [
    "passcode",
    "password",
    "kennung",
    "kenncode",
    "kennwort",
    "code secret",
    "mot de passe",
    "código de acceso",
    "código de acesso",
    "senha",
    "contraseña",
    "wachtwoordcode",
    "wachtwoord",
    "lösenord",
    "adgangskode",
    "passord",
    "kod dostępu",
    "пароль",
    "секретный код",
    "密码",
    "密碼",
    "通行碼",
    "パスコード",
    "암호",
];

/// A word, and where it stands.
struct Word<'a> {
    text: &'a str,
    line: usize,
    /// Whether a label with its colon stands before it.
    is_value: bool,
}

/// The meeting ids of a text. At its start one needs no label, if the text is `alone`, without any link.
pub(super) fn ids(text: &str, alone: bool) -> Vec<Result<Pasted, PastedError>> {
    let words = words(text);
    let mut found = Vec::new();
    for start in 0..words.len() {
        let is_typed = alone && start == 0;
        if is_typed || words[start].is_value {
            found.extend(id_at(&words, start, is_typed));
        }
    }
    found
}

/// Whether a meeting id has as many digits as it may.
pub(super) fn check_digits(id: &str) -> Result<(), PastedError> {
    if MEETING_DIGITS.contains(&id.len()) {
        Ok(())
    } else {
        Err(PastedError::MeetingIdShape)
    }
}

/// Splits a text into words, and a label from what stands right behind its colon.
fn words(text: &str) -> Vec<Word<'_>> {
    let lines = text.split(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']);
    let mut words = Vec::new();
    let mut after_label = false;
    for (line, content) in lines.enumerate() {
        for text in content.split_whitespace() {
            let is_value = std::mem::take(&mut after_label);
            let mut push = |text, is_value| {
                words.push(Word {
                    text,
                    line,
                    is_value,
                });
            };
            match text.split_once([':', '：']) {
                // A value keeps the colons within it: nobody knows what a passcode may hold.
                Some((label, value)) if value.is_empty() || !is_value => {
                    if !label.is_empty() {
                        push(label, false);
                    }
                    if value.is_empty() {
                        after_label = true;
                    } else {
                        push(value, true);
                    }
                }
                _ => push(text, is_value),
            }
        }
    }
    words
}

/// The meeting whose digits begin at a word; `None` where the digits are a telephone number or anything else.
fn id_at(words: &[Word<'_>], start: usize, is_typed: bool) -> Option<Result<Pasted, PastedError>> {
    let (id, next) = digits(words, start)?;
    let rest = &words[next..];
    let is_labelled = label_before(words, start);
    let labelled = labelled_passcode(rest);
    let passcode = if labelled.is_some() {
        labelled
    } else if is_typed && rest.is_empty() || is_labelled {
        None
    } else {
        let typed = is_typed.then(|| typed_passcode(rest)).flatten();
        Some(typed.or_else(|| foreign_passcode(rest, words[next - 1].line))?)
    };
    Some(check_digits(&id).map(|()| {
        Pasted::Meeting(MeetingLink {
            meeting: MeetingInfo::MeetingId {
                id: id.into(),
                passcode: passcode.map(Into::into),
            },
            tenant: None,
            cloud: None,
            host: None,
            kind: LinkKind::TypedId,
        })
    }))
}

/// The digits from a word on, and where they end. Groups are of one size; a shorter one is the last.
fn digits(words: &[Word<'_>], start: usize) -> Option<(String, usize)> {
    let (line, size) = (words[start].line, group(words[start].text)?.len());
    let mut digits = String::new();
    for (at, word) in words.iter().enumerate().skip(start) {
        let Some(group) = group(word.text).filter(|_| word.line == line) else {
            return Some((digits, at));
        };
        let is_value = at > start && word.is_value;
        // Digits beyond a long first group are a passcode of digits.
        let is_whole = at > start && MEETING_DIGITS.contains(&size);
        if is_value || is_whole || group.len() > size || digits.len() > *MEETING_DIGITS.end() {
            return Some((digits, at));
        }
        digits.push_str(group);
        if group.len() < size || group.len() < word.text.len() {
            return Some((digits, at + 1));
        }
    }
    Some((digits, words.len()))
}

/// A word of digits only, but for the punctuation behind it.
fn group(word: &str) -> Option<&str> {
    let digits = word.trim_end_matches([',', ';', '.', '，', '；', '。']);
    let is_group = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_group.then_some(digits)
}

/// Whether a label that is known stands before a value.
fn label_before(words: &[Word<'_>], value: usize) -> bool {
    words[value].is_value && {
        let label = joined(&words[value.saturating_sub(4)..value]);
        ID_LABELS.iter().any(|known| label.ends_with(known))
    }
}

fn joined(words: &[Word<'_>]) -> String {
    let words: Vec<&str> = words.iter().map(|word| word.text).collect();
    words.join(" ").to_lowercase()
}

/// The passcode behind one of the labels that are known, which come at once, with or without a colon.
fn labelled_passcode(rest: &[Word<'_>]) -> Option<String> {
    let rest = &rest[rest
        .iter()
        .take_while(|word| is_separator(word.text))
        .count()..];
    (1..=4).find_map(|length| {
        let (label, value) = (rest.get(..length)?, rest.get(length)?);
        let label = joined(label);
        let label = label.trim_start_matches(['(', '[']);
        let is_known = PASSCODE_LABELS.contains(&label);
        is_known.then(|| passcode(value.text)).flatten()
    })
}

fn is_separator(word: &str) -> bool {
    word.chars().all(|c| !c.is_alphanumeric())
}

/// The one word that was typed behind the digits.
fn typed_passcode(rest: &[Word<'_>]) -> Option<String> {
    let rest = &rest[rest
        .iter()
        .take_while(|word| is_separator(word.text))
        .count()..];
    match rest {
        [only] if !only.is_value => passcode(only.text).filter(|text| is_plain(text)),
        _ => None,
    }
}

/// The passcode of a mail in another language: the next line is a short label and one plain word, nothing else.
fn foreign_passcode(rest: &[Word<'_>], line: usize) -> Option<String> {
    let next = rest.first()?.line;
    let length = rest
        .iter()
        .take(6)
        .take_while(|word| word.line == next)
        .count();
    let (value, label) = rest[..length].split_last()?;
    let is_line = next != line && (1..=4).contains(&label.len());
    let is_label = value.is_value && label.iter().all(|word| !word.is_value);
    let fits = is_line && is_label && is_plain(value.text) && is_mixed(value.text);
    fits.then(|| passcode(value.text)).flatten()
}

/// Teams makes passcodes of ASCII letters and digits.
fn is_plain(text: &str) -> bool {
    (4..=32).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Letters of both cases, or with digits, as no name and no telephone number has them.
fn is_mixed(text: &str) -> bool {
    let mut rest = text.bytes().skip(1);
    text.bytes().any(|byte| byte.is_ascii_lowercase())
        && rest.any(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

/// A passcode without the punctuation of the sentence around it.
fn passcode(word: &str) -> Option<String> {
    let text = word.trim_end_matches([',', ';', '.', ')', ']', '，', '；', '。', '）']);
    let fits = (1..=64).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic());
    fits.then(|| text.to_owned())
}
