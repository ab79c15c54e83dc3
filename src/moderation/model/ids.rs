//! The ids of calls, participants, operations and invitations. Each kind has its own type, so that ids cannot be mixed
//! up.
//!
//! Ids are opaque. Only GUIDs are parsed, so that all spellings of one are equal: otherwise another spelling would look
//! like a departure. Before a request is built, [`check_segment`] decides whether an id may be part of a URL.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::moderation::model::invisible::is_invisible;

/// Longest id that is sent, in bytes. All known ids of Graph are far shorter.
pub const MAX_ID_BYTES: usize = 2_048;

/// Why an id cannot be part of a URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    /// The id is empty.
    #[error("the id is empty")]
    Empty,
    /// The id is `.` or `..`, which URL libraries resolve as a relative path. `..` would turn a
    /// removal into leaving the call.
    #[error("the id is a relative path")]
    Relative,
    /// The id contains control characters. URL libraries silently drop tabs and line breaks, so the
    /// request would name another id.
    #[error("the id holds a control character")]
    Control,
    /// The id is longer than [`MAX_ID_BYTES`].
    #[error("the id is longer than {MAX_ID_BYTES} bytes")]
    TooLong,
}

/// Checks whether `id` may be sent as one percent-encoded path segment. Returns the reason if not.
pub fn check_segment(id: &str) -> Result<(), IdError> {
    if id.is_empty() {
        Err(IdError::Empty)
    } else if id == "." || id == ".." {
        Err(IdError::Relative)
    } else if id.len() > MAX_ID_BYTES {
        Err(IdError::TooLong)
    } else if id.chars().any(char::is_control) {
        Err(IdError::Control)
    } else {
        Ok(())
    }
}

/// Returns the last four visible characters, such as `…7d1e`, for comparison by eye.
pub fn tail(id: &str) -> String {
    let kept: Vec<char> = id.chars().filter(|c| !is_invisible(*c)).collect();
    let start = kept.len().saturating_sub(4);
    let end: String = kept[start..].iter().collect();
    if start == 0 { end } else { format!("…{end}") }
}

/// Reads an id that is a GUID: 32 hexadecimal digits, with or without the usual hyphens and braces.
/// `None` for any other id.
fn guid(id: &str) -> Option<Uuid> {
    let id = id.trim();
    let may_be = matches!(id.len(), 32 | 36 | 38);
    may_be.then(|| Uuid::try_parse(id).ok()).flatten()
}

/// Reads a GUID with hyphens. `Uuid` alone would also accept braces and `urn:uuid:`.
pub fn hyphenated_guid(text: &str) -> Option<Uuid> {
    Uuid::try_parse(text).ok().filter(|_| text.len() == 36)
}

/// Whether a text is a GUID with hyphens.
pub fn is_guid(text: &str) -> bool {
    hyphenated_guid(text).is_some()
}

/// Normalizes a tenant id, an app id or a domain, for comparing and saving: Entra ignores case, and programs add braces
/// and spaces.
pub fn one_spelling(id: &str) -> String {
    guid(id).map_or_else(|| id.trim().to_ascii_lowercase(), |guid| guid.to_string())
}

/// Whether two spellings mean the same id.
pub(crate) fn is_same_id(one: &str, other: &str) -> bool {
    one == other || guid(one).is_some_and(|one| guid(other) == Some(one))
}

/// Compares two ids. Ids that [`is_same_id`] counts as equal compare as equal.
fn compare(one: &str, other: &str) -> Ordering {
    match (guid(one), guid(other)) {
        (Some(one), Some(other)) => one.cmp(&other),
        (None, None) => one.cmp(other),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
    }
}

/// Hashes an id. Ids that [`is_same_id`] counts as equal have the same hash.
fn hash(id: &str, state: &mut impl Hasher) {
    // The final bytes never occur in UTF-8. So the bytes of a text always differ from those of a GUID.
    if let Some(guid) = guid(id) {
        state.write(guid.as_bytes());
        state.write_u8(0xFE);
    } else {
        state.write(id.as_bytes());
        state.write_u8(0xFF);
    }
}

macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                is_same_id(&self.0, &other.0)
            }
        }

        impl Eq for $name {}

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $name {
            fn cmp(&self, other: &Self) -> Ordering {
                compare(&self.0, &other.0)
            }
        }

        impl Hash for $name {
            fn hash<H: Hasher>(&self, state: &mut H) {
                hash(&self.0, state);
            }
        }

        impl $name {
            /// Wraps an id as Graph sent it. [`check_segment`] says whether the id can be part of a
            /// request.
            pub fn new(id: impl Into<Arc<str>>) -> Self {
                Self(id.into())
            }

            /// Returns the id as Graph sent it.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Returns the last four visible characters, for comparison by eye.
            pub fn tail(&self) -> String {
                tail(&self.0)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self::new(id)
            }
        }
    };
}

id_type! {
    /// Identifies a call of this app (`call.id`). Graph cannot list calls: without this id, a call
    /// cannot be reached again.
    CallId
}
id_type! {
    /// Identifies one visit of one person to one call (`participant.id`). Removals name this id.
    ///
    /// A participant id is not the person's object id: a person who joins again gets another participant id.
    ParticipantId
}
id_type! {
    /// Identifies an operation of Graph, such as an invitation (`commsOperation.id`).
    OperationId
}
id_type! {
    /// Identifies an invitation in this app: a GUID, which may also be sent to Graph.
    InvitationId
}

/// Number of a request, or of another action in the audit log. Numbers ascend within a run of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AttemptId(pub u64);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_that_would_leave_its_segment_is_refused() {
        let long = "x".repeat(MAX_ID_BYTES + 1);
        for (id, wanted) in [
            ("", IdError::Empty),
            (".", IdError::Relative),
            ("..", IdError::Relative),
            ("a\tb", IdError::Control),
            ("a\u{85}b", IdError::Control),
            (long.as_str(), IdError::TooLong),
        ] {
            assert_eq!(check_segment(id), Err(wanted), "{id:?}");
        }
        for id in ["7c0f41d2", "a/b", "a%2fb", "../../C1", "…"] {
            assert_eq!(check_segment(id), Ok(()), "{id:?}");
        }
    }

    #[test]
    fn only_guids_are_the_same_in_several_spellings() {
        use std::collections::{BTreeSet, HashSet};

        let guid = "57dab8b1-894c-409a-b240-bd8beae78896";
        let bare = guid.replace('-', "");
        let all = [
            guid.to_owned(),
            guid.to_ascii_uppercase(),
            bare.to_ascii_uppercase(),
            bare,
            format!("{{{guid}}}"),
            format!(" {guid} "),
            "abc".to_owned(),
            "ABC".to_owned(),
            format!("{guid}0"),
            format!("{guid}0").to_ascii_uppercase(),
        ];
        let ids = || all.iter().map(|id| ParticipantId::new(&**id));
        assert_eq!(ids().collect::<HashSet<_>>().len(), 5);
        assert_eq!(ids().collect::<BTreeSet<_>>().len(), 5);
        for (one, other) in ids().zip(ids().skip(1)) {
            assert_eq!(one == other, one.cmp(&other) == Ordering::Equal);
            assert_eq!(one.cmp(&other), other.cmp(&one).reverse());
        }
    }

    #[test]
    fn a_tail_shows_the_end_and_never_a_character_that_cannot_be_seen() {
        assert_eq!(tail("7c0f41d2-7d1e"), "…7d1e");
        assert_eq!(tail("ab"), "ab");
        assert_eq!(tail("abcd\u{7}ef"), "…cdef");
        assert_eq!(tail("abcd\u{202E}e\u{200B}f"), "…cdef");
    }
}
