//! Finds labels of values in a pasted text. Knows the labels of the portal, the command line and environment variables,
//! and those that people write.

use crate::app::language::text::tr;
use crate::app::sign_in::pasted::address::address;
use crate::app::sign_in::pasted::label_words::{FOREIGN_LABELS, Kind, LABELS};
use crate::app::sign_in::pasted::values::{LONGEST, SHORTEST, id, only_word, words};

/// Words that are followed by a name more often than by an ID. They count as labels only directly before an ID.
const NAMES: [&str; 3] = ["application", "app", "client"];

/// Longest remark in parentheses between a label and its value, in characters.
const LONGEST_REMARK: usize = 24;

/// A label in the text, from byte `at` to byte `end`.
pub(crate) struct FoundLabel {
    pub(crate) kind: Kind,
    pub(crate) at: usize,
    pub(crate) end: usize,
}

/// Finds the labels in a text. If several begin at the same place, the longest counts.
pub(crate) fn labels(text: &str) -> Vec<FoundLabel> {
    let own = [
        (tr("sign-in-graph-url").to_lowercase(), Kind::Graph),
        (tr("sign-in-authority-url").to_lowercase(), Kind::Authority),
        (tr("sign-in-tenant").to_lowercase(), Kind::Tenant),
        (tr("sign-in-client-id").to_lowercase(), Kind::App),
        (tr("sign-in-secret").to_lowercase(), Kind::Secret),
        (tr("callback-label").to_lowercase(), Kind::Callback),
    ];
    let known: Vec<(&str, Kind)> = own.iter().map(|(label, kind)| (&**label, *kind)).collect();
    let mut found = Vec::new();
    let (mut at, mut is_start) = (0, true);
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let (before, rest) = text.split_at(at);
        let is_flag = || before.ends_with("--") && before.trim_end_matches('-').ends_with(' ');
        let here = known
            .iter()
            .chain(&LABELS)
            .chain(&FOREIGN_LABELS)
            .filter_map(|(label, kind)| {
                let end = at + length_of(rest, label)?;
                let end = end + remark(text.get(end..)?);
                let is_label = (is_start || is_flag())
                    && separates(before, text.get(end..)?, *kind)
                    && (!NAMES.contains(label) || begins_with_id(text.get(end..)?));
                is_label.then_some(FoundLabel {
                    kind: *kind,
                    at,
                    end,
                })
            });
        if let Some(label) = here.max_by_key(|label| label.end) {
            (at, is_start) = (label.end, false);
            found.push(label);
        } else {
            is_start = !(c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '~'));
            at += c.len_utf8();
        }
    }
    found
}

/// Returns the length in bytes of `label` at the start of `text`; `None` if `text` doesn't start with `label`. Ignores
/// case. A no-break space counts as a space, and a curly apostrophe as a straight one.
fn length_of(text: &str, label: &str) -> Option<usize> {
    let mut left = text.char_indices();
    for wanted in label.chars() {
        let (_, c) = left.next()?;
        let is_space = wanted == ' ' && c == '\u{a0}';
        let is_apostrophe = wanted == '\'' && c == '’';
        (is_space || is_apostrophe || c.to_lowercase().eq([wanted])).then_some(())?;
    }
    Some(left.next().map_or(text.len(), |(at, _)| at))
}

/// Returns the length, in bytes, of a remark in parentheses after a label, as in `Client secret (value)`. Zero without
/// one.
fn remark(rest: &str) -> usize {
    let inside = rest.trim_start_matches([' ', '\u{a0}']).strip_prefix('(');
    let inside = inside.and_then(|inside| inside.split_once(')'));
    let is_short =
        |inside: &str| inside.chars().count() <= LONGEST_REMARK && !inside.contains('\n');
    match inside {
        Some((inside, after)) if is_short(inside) => rest.len() - after.len(),
        _ => 0,
    }
}

/// Whether `rest` separates a label from its value: by a sign, a tab, a line end or several spaces. Before a value
/// that is recognized by its shape, one space is enough.
///
/// After spaces alone, these limits apply:
/// - After several spaces, a tenant, app or secret of any shape counts if it is the only word in the line.
/// - Otherwise, a tenant or app has to be an ID. A secret has to be recognized by its shape, and its label has to be at
///   the start of the line, or after a comma or semicolon.
///
/// A label of the kind `Address` counts only at the start of its line, however it is separated.
fn separates(before: &str, rest: &str, kind: Kind) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default();
    let begins_line = !line.contains(|c: char| c.is_alphanumeric());
    if kind == Kind::Address && !begins_line {
        return false;
    }
    let bare = rest.trim_start_matches(['"', '\'', '*', '`', ' ', '\u{a0}']);
    if bare.starts_with([':', '=', '|', '\t', '\n', '\r', '：']) {
        return true;
    }
    let blanks = rest.len() - rest.trim_start_matches([' ', '\u{a0}']).len();
    let line = rest.lines().next().unwrap_or_default();
    blanks > 0
        && match kind {
            Kind::Tenant | Kind::App => {
                words(line).next().and_then(id).is_some() || blanks > 1 && only_word(line).is_some()
            }
            Kind::Graph | Kind::Authority | Kind::Address | Kind::Callback => {
                blanks > 1 || address(line).is_some_and(|it| line.trim_start().starts_with(&it))
            }
            Kind::Secret => {
                let begins_part = begins_line || before.trim_end().ends_with([',', ';']);
                let part = line.split([',', ';']).next().unwrap_or_default();
                only_word(line).is_some_and(|_| blanks > 1)
                    || only_word(part).is_some_and(|word| is_secret(word) && begins_part)
            }
            Kind::Other => blanks > 1,
        }
}

/// Whether the first word behind a label is an ID.
fn begins_with_id(rest: &str) -> bool {
    words(rest).next().and_then(id).is_some()
}

/// Whether a word after a label and a single space counts as a secret. Otherwise it is a part of a sentence.
fn is_secret(word: &str) -> bool {
    let has_sign = word.contains(|c: char| c.is_ascii_digit() || c == '~');
    (SHORTEST..=LONGEST).contains(&word.len()) && has_sign
}
