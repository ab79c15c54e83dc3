//! Call ids within longer texts, such as logs, notifications and Graph's answers.
//!
//! Finds ids in addresses of calls and after labels, and hyphenated GUIDs in lines of words, such as a list of calls
//! with their titles.

use crate::moderation::model::ids::{CallId, check_segment, hyphenated_guid};
use crate::moderation::pasted::decode::{self, after};
use crate::moderation::pasted::links::call_id::is_id_byte;

/// Ends of the paths that precede a call id in an address.
const PATHS: [&str; 2] = ["communications/calls", "app/calls"];

/// Labels of call ids, in lower case.
const LABELS: [&str; 4] = ["callid", "call id", "call-id", "call_id"];

/// Shortest id that is recognized after a label, in bytes.
const SHORTEST: usize = 16;

/// Highest number of ids that are read.
const MOST: usize = 64;

/// Returns the call ids that addresses and labels in a text name, each once.
pub(crate) fn ids(text: &str) -> Vec<CallId> {
    let mut found: Vec<CallId> = Vec::new();
    for (at, _) in text.match_indices(['c', 'C', 'a', 'A']) {
        if found.len() >= MOST {
            break;
        }
        let id = in_path(&text[at..]).or_else(|| labeled(&text[..at], &text[at..]));
        let id = id
            .and_then(decode::once)
            .filter(|id| check_segment(id).is_ok());
        if let Some(id) = id.filter(|id| !found.iter().any(|known| known.as_str() == id)) {
            found.push(CallId::new(id));
        }
    }
    found
}

/// Returns the call id that follows the path of a call at the start of `text`, after a slash or in parentheses.
fn in_path(text: &str) -> Option<&str> {
    let rest = PATHS.iter().find_map(|path| after(text, path))?;
    let rest = rest
        .strip_prefix("('")
        .or_else(|| rest.strip_prefix('('))
        .or_else(|| rest.strip_prefix('/'))?;
    let length = rest
        .bytes()
        .take_while(|byte| is_id_byte(*byte) || *byte == b'%');
    Some(sentence_end(&rest[..length.count()]))
}

/// Words before an id that show that it isn't a call id.
const OTHERS: [&str; 14] = [
    "app", "application", "chain", "client", "correlation", "directory", "meeting", "object",
    "organizer", "participant", "request", "secret", "tenant", "user",
];

/// Returns the call IDs in lines of words, as in a list of calls with their titles.
///
/// In a text of one line, the ID may be anywhere in the line. If there are several lines, each has to start with its
/// ID, or each has to end with it. Returns none in these cases:
///
/// - A line has no ID or several.
/// - A word before an ID names another kind of thing, or is a label such as `ID:`.
/// - Letters come before an ID in the same word.
pub(crate) fn in_words(text: &str) -> Vec<CallId> {
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    let is_only = lines.len() == 1;
    let (mut are_first, mut are_last) = (true, true);
    let mut found = Vec::new();
    for line in lines.into_iter().take(MOST) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let ids = words.iter().enumerate().filter_map(|(at, word)| {
            let bare = word.trim_matches(|c: char| !c.is_ascii_hexdigit());
            hyphenated_guid(bare).map(|_| (at, bare))
        });
        let ids: Vec<_> = ids.collect();
        let [(at, id)] = ids[..] else {
            return Vec::new();
        };
        let (before, behind) = (&words[..at], &words[at + 1..]);
        let are_signs = |words: &[&str]| {
            words
                .iter()
                .all(|word| !word.contains(char::is_alphanumeric))
        };
        are_first &= are_signs(before);
        are_last &= are_signs(behind);
        let is_joined = words[at].starts_with(char::is_alphabetic) && !words[at].starts_with(id);
        if is_joined || is_of_other(before) {
            return Vec::new();
        }
        found.push(CallId::from(id));
    }
    if is_only || are_first || are_last {
        found
    } else {
        Vec::new()
    }
}

/// Whether the words before an ID say that it is the ID of something else than a call, or of something unknown.
fn is_of_other(before: &[&str]) -> bool {
    let is_sign = |c: char| !c.is_alphanumeric();
    let names_other = |word: &&str| {
        let word = word.trim_matches(is_sign).to_lowercase();
        OTHERS.contains(&&*word)
    };
    let is_label = |word: &&str| {
        word.ends_with('=')
            || word.ends_with(':') && word.trim_matches(is_sign).to_lowercase().ends_with("id")
    };
    before.iter().any(names_other) || before.last().is_some_and(is_label)
}

/// Whether a word begins with a label and a call id.
pub(crate) fn is_labeled(word: &str) -> bool {
    labeled("", word).is_some()
}

/// Returns the id after a label and a colon or equals sign at the start of `text`. `None` if the label is the end of a
/// longer word, or no id of at least [`SHORTEST`] bytes with a digit follows.
fn labeled<'a>(before: &str, text: &'a str) -> Option<&'a str> {
    if before.ends_with(char::is_alphanumeric) {
        return None;
    }
    let rest = LABELS.iter().find_map(|label| after(text, label))?;
    let marks = |c: char| c == ' ' || c == '\t' || "\"'*`\\".contains(c);
    let rest = rest.trim_start_matches(marks);
    let rest = rest.strip_prefix([':', '='])?.trim_start_matches(marks);
    let rest = rest.trim_start_matches('{');
    let length = rest.bytes().take_while(|byte| is_id_byte(*byte)).count();
    let id = sentence_end(&rest[..length]);
    let is_id = id.len() >= SHORTEST && id.bytes().any(|byte| byte.is_ascii_digit());
    is_id.then_some(id)
}

/// Removes full stops and colons at the end, which belong to the sentence around the id.
fn sentence_end(id: &str) -> &str {
    id.trim_end_matches(['.', ':'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_found_by_their_address_or_label() {
        const ID: &str = "6d0e5a11-77b2-4a3c-9f08-2c41d7e5b390";
        for text in [
            "resource: /app/calls/6d0e5a11-77b2-4a3c-9f08-2c41d7e5b390.",
            "see communications/Calls('6d0e5a11-77b2-4a3c-9f08-2c41d7e5b390')/participants",
            "communications/calls(6d0e5a11-77b2-4a3c-9f08-2c41d7e5b390)",
            "INFO callId=6d0e5a11-77b2-4a3c-9f08-2c41d7e5b390 state=up",
            "Call ID: 6d0e5a11-77b2-4a3c-9f08-2c41d7e5b390",
            "\"call_id\" : \"6d0e5a11-77b2-4a3c-9f08-2c41d7e5b390\",",
            "the **Call-ID:** {6d0e5a11-77b2-4a3c-9f08-2c41d7e5b390}: ended",
            "callid=6d0e5a11-77b2-4a3c-9f08-2c41d7e5b390&callId=6d0e5a11-77b2-4a3c-9f08-2c41d7e5b390",
        ] {
            assert_eq!(ids(text), [CallId::from(ID)], "{text}");
        }
        for text in [
            "recallId=6d0e5a11-77b2-4a3c-9f08-2c41d7e5b390",
            "callChainId=6d0e5a11-77b2-4a3c-9f08-2c41d7e5b390",
            "call id 6d0e5a11-77b2-4a3c-9f08-2c41d7e5b390",
            "Call ID: 1234",
            "$metadata#communications/calls/$entity",
            "communications/calls/../x",
            "call",
        ] {
            assert!(ids(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn one_id_in_a_line_of_words_is_taken_unless_a_word_says_that_it_is_of_something_else() {
        const ID: &str = "6d0e5a11-77b2-4a3c-9f08-2c41d7e5b390";
        for text in [
            "  6d0e5a11-77b2-4a3c-9f08-2c41d7e5b390  Contoso town hall: year in review",
            "6d0e5a11-77b2-4a3c-9f08-2c41d7e5b390\tUser research",
            "- {6d0e5a11-77b2-4a3c-9f08-2c41d7e5b390}, town hall",
            "The town hall is 6d0e5a11-77b2-4a3c-9f08-2c41d7e5b390.",
            "call id 6d0e5a11-77b2-4a3c-9f08-2c41d7e5b390",
            "Town hall: year in review  6d0e5a11-77b2-4a3c-9f08-2c41d7e5b390",
            "Town hall: 6d0e5a11-77b2-4a3c-9f08-2c41d7e5b390",
        ] {
            assert_eq!(in_words(text), [CallId::from(ID)], "{text}");
        }
        let list = format!("{ID}  Town hall\n7{}  Board\n", &ID[1..]);
        assert_eq!(in_words(&list).len(), 2, "{list}");
        let list = format!("Town hall: today  {ID}\nBoard  7{}\n", &ID[1..]);
        assert_eq!(in_words(&list).len(), 2, "{list}");
        let mixed = format!("{ID}  Town hall\nBoard  7{}\n", &ID[1..]);
        assert!(in_words(&mixed).is_empty(), "which title belongs to which?");
        for text in [
            "tenant 6d0e5a11-77b2-4a3c-9f08-2c41d7e5b390",
            "Tenant ID: 6d0e5a11-77b2-4a3c-9f08-2c41d7e5b390",
            "Correlation-Id: 6d0e5a11-77b2-4a3c-9f08-2c41d7e5b390",
            "session = 6d0e5a11-77b2-4a3c-9f08-2c41d7e5b390",
            "appId=6d0e5a11-77b2-4a3c-9f08-2c41d7e5b390 of desk",
            "6d0e5a11-77b2-4a3c-9f08-2c41d7e5b390 7d0e5a11-77b2-4a3c-9f08-2c41d7e5b390",
            "6d0e5a11-77b2-4a3c-9f08-2c41d7e5b39 Board",
            "Dear all,\nabout 6d0e5a11-77b2-4a3c-9f08-2c41d7e5b390",
            "please join now",
        ] {
            assert!(in_words(text).is_empty(), "{text}");
        }
    }
}
