//! Reads the ids of identities, which Graph writes in several ways.
//!
//! The object id of an account comes with and without a prefix, in capitals, and in any form of a GUID. A phone number
//! comes with and without separators. A prefix tells the kind of an id more surely than the member of `identitySet`.

use std::borrow::Cow;
use std::sync::Arc;

use uuid::Uuid;

use crate::moderation::model::digits::is_dash;
use crate::moderation::model::identity::kind::IdentityKind;
use crate::moderation::model::invisible::is_invisible;

/// Prefixes that name the directory or cloud of an id. Several may follow one another.
const ORIGINS: [&str; 6] = ["8:", "orgid:", "gcch:", "gcch-", "dod:", "dod-"];

/// Kinds by the word that follows the [`ORIGINS`].
const KINDS_BY_WORD: [(&str, IdentityKind); 4] = [
    ("anon:", IdentityKind::Guest),
    ("teamsvisitor:", IdentityKind::Guest),
    ("acs:", IdentityKind::CommunicationServices),
    ("sfb:", IdentityKind::OnPremises),
];

/// Kinds by the number at the start of an id. The number counts only for users, and for members of `identitySet` that
/// this program does not know.
const KINDS_BY_NUMBER: [(&str, IdentityKind); 3] = [
    ("28:", IdentityKind::Application),
    ("29:", IdentityKind::Encrypted),
    ("4:", IdentityKind::Phone),
];

/// Prefixes of addresses that contain a phone number.
const NUMBER_SCHEMES: [&str; 4] = ["4:", "tel:", "sips:", "sip:"];

/// Words that replace a withheld phone number.
const WITHHELD: [&str; 9] = [
    "anonymous", "blocked", "hidden", "private", "restricted", "unavailable", "unknown",
    "withheld", "no caller id",
];

/// Most words of [`WITHHELD`], typed on the keypad of a phone: anonymous, blocked, private, restricted, unavailable,
/// unknown, withheld.
const WITHHELD_DIGITS: [&str; 7] = [
    "266696687", "2562533", "7748283", "7378742833", "86282452253", "8656696", "94844353",
];

/// Fewest digits of a number without `+` that counts as beginning with its country code.
const SHORTEST_INTERNATIONAL: usize = 8;

/// Returns the kind that the form of an id shows. `None` if the form shows no kind. `filed` is the
/// kind under which Graph lists the id.
pub(super) fn kind_by_form(id: &str, filed: &IdentityKind) -> Option<IdentityKind> {
    let id = visible(id);
    let rest = without_origins(&id);
    let has_word = |(word, _): &&(&str, IdentityKind)| without_prefix(rest, word).is_some();
    if let Some((_, kind)) = KINDS_BY_WORD.iter().find(has_word) {
        return Some(kind.clone());
    }
    if rest.len() < id.len() && guid(rest).is_some() {
        return Some(IdentityKind::User);
    }
    let may_be_another = matches!(filed, IdentityKind::User | IdentityKind::Other(_));
    let has_number = |(number, _): &&(&str, IdentityKind)| without_prefix(&id, number).is_some();
    let by_number = KINDS_BY_NUMBER.iter().find(has_number);
    let told = by_number.map(|(_, kind)| kind.clone());
    told.filter(|_| may_be_another)
}

/// Whether an id belongs to an account in a tenant.
pub(super) fn is_account(id: &str) -> bool {
    guid(without_origins(&visible(id))).is_some()
}

/// Normalizes an id, so that all spellings of it compare as equal. Returns `None` for an id that identifies nobody.
pub(super) fn canonical(kind: &IdentityKind, id: &str) -> Option<Arc<str>> {
    let id = visible(id);
    let folded = |guid: Option<Uuid>, id: &str| {
        guid.map_or_else(|| id.to_ascii_lowercase(), |guid| guid.to_string())
    };
    let folded = match kind {
        IdentityKind::Encrypted => return None,
        IdentityKind::Phone => return number(&id).map(Into::into),
        IdentityKind::User => folded(guid(without_origins(&id)), &id),
        IdentityKind::Application => {
            let bare = without_prefix(&id, "28:").unwrap_or(&id);
            folded(guid(bare), bare)
        }
        IdentityKind::Guest | IdentityKind::CommunicationServices => {
            without_origins(&id).to_ascii_lowercase()
        }
        _ => id.to_ascii_lowercase(),
    };
    let says_something = |c: char| !matches!(c, '0' | '-' | '{' | '}');
    let tells_nothing = folded == "encrypted" || !folded.contains(says_something);
    (!tells_nothing).then(|| folded.into())
}

/// Drops invisible characters, and spaces around the id.
fn visible(id: &str) -> Cow<'_, str> {
    let id = id.trim();
    if id.contains(is_invisible) {
        let kept: String = id.chars().filter(|c| !is_invisible(*c)).collect();
        Cow::Owned(kept.trim().to_owned())
    } else {
        Cow::Borrowed(id)
    }
}

/// Strips all prefixes in [`ORIGINS`].
fn without_origins(mut id: &str) -> &str {
    while let Some(rest) = ORIGINS.iter().find_map(|origin| without_prefix(id, origin)) {
        id = rest;
    }
    id
}

/// Reads a GUID with or without hyphens, in braces or parentheses, after `urn:uuid:`, or before `@` and a tenant.
/// `None` for zeros, which stand for a missing id.
fn guid(id: &str) -> Option<Uuid> {
    let id = id.split_once('@').map_or(id, |(before, _)| before);
    let inner = id.strip_prefix('(').and_then(|id| id.strip_suffix(')'));
    let guid = Uuid::try_parse(inner.unwrap_or(id)).ok()?;
    (!guid.is_nil()).then_some(guid)
}

/// Normalizes a phone number: its digits, with `+` before a country code, and its extension. `None` if the number is
/// withheld, or the id is not a number.
///
/// A number that also contains other characters, such as letters, keeps its separators. It is changed to lower case and
/// loses its extension.
fn number(id: &str) -> Option<String> {
    let schemes = NUMBER_SCHEMES.iter();
    let bare = schemes.fold(id, |id, scheme| without_prefix(id, scheme).unwrap_or(id));
    let mut parts = bare.split(';');
    let address = parts.next().unwrap_or_default();
    let written = address
        .split_once('@')
        .map_or(address, |(before, _)| before);
    let extension = parts.find_map(|part| without_prefix(part.trim(), "ext="));
    let plain: String = written.chars().filter(|c| !separates(*c)).collect();
    let digits = plain.strip_prefix('+').unwrap_or(&plain);
    let count = digits.chars().filter(char::is_ascii_digit).count();
    if count < digits.len() {
        let word = written.trim().to_ascii_lowercase();
        let is_number = count >= 3 && !WITHHELD.contains(&word.as_str());
        return is_number.then_some(word);
    }
    let after_zeros = digits.strip_prefix("00").filter(|_| digits == plain);
    let digits = after_zeros.unwrap_or(digits);
    if count < 3 || WITHHELD_DIGITS.contains(&digits) || is_zeros(digits) {
        return None;
    }
    let is_international = plain.starts_with('+')
        || after_zeros.is_some()
        || (count >= SHORTEST_INTERNATIONAL && !digits.starts_with('0'));
    let plus = if is_international { "+" } else { "" };
    let extension = extension.map(|digits| format!(";ext={digits}"));
    Some(format!("{plus}{digits}{}", extension.unwrap_or_default()))
}

/// Whether a character only makes a number easier to read.
fn separates(character: char) -> bool {
    character.is_whitespace() || is_dash(character) || matches!(character, '.' | '(' | ')' | '/')
}

/// Whether a number consists of zeros, or of a country code and at least seven zeros. Such a number stands for a
/// missing number.
fn is_zeros(digits: &str) -> bool {
    let before = digits.trim_end_matches('0').len();
    before == 0 || (before <= 3 && digits.len() - before >= 7)
}

/// Strips `prefix`, ignoring ASCII case. `None` if `id` does not start with it.
fn without_prefix<'a>(id: &'a str, prefix: &str) -> Option<&'a str> {
    let (start, rest) = id.split_at_checked(prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then_some(rest)
}
