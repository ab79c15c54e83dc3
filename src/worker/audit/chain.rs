//! Specifies how the lines of an audit log are chained, precisely enough for another program to
//! check them.
//!
//! Each line is a JSON object that ends with a line feed. Its last two members are `prev` and
//! `hash`:
//!
//! ```text
//! {"n":7, …members of the record…, "prev":"<64 digits>","hash":"<64 digits>"}
//! ```
//!
//! - `n` is 1 in the first line of a file and grows by one.
//! - `prev` is the `hash` of the previous line, or 64 zeros in the first line.
//! - `hash` is SHA-256 over the text `moderato-audit-v1`, a NUL, the 64 digits of `prev`, a NUL,
//!   and the bytes of the line up to, but not including, `,"hash":`. Digits are lower-case
//!   hexadecimal. Nothing is normalized: the bytes count exactly as they stand in the file.
//!
//! A line with the member `segment` marks an interruption and holds no record:
//!
//! - `segment.lost` counts the records that could not be written just before this line, for example
//!   because the disk was full.
//! - `segment.sealed`, if present, describes bytes before this line that are not part of the chain,
//!   such as the remains of a power loss. `bytes` is their number, line feeds included, and `sha256`
//!   is their hash.
//!
//! `audit_days` and `require_record` state the settings in force, if they are not the default. A line with the member
//! `changed` holds no record either. It names the setting that changed just then, with the `old` and the `new` value.
//!
//! Each file has its own chain. Three members describe other files in the same folder. They give the
//! name (`file`), the hash of the last line (`head`), the number of `lines`, and the times of the
//! first and last line (`from` and `to`):
//!
//! - `continues`, in the first line of a file, describes the file that was closed when this one
//!   began.
//! - `beside` lists files of other windows that are new or have changed in length, as they were when this line was
//!   written.
//! - `retired` describes a file that was deleted right after this line was written. The last line
//!   of the deleted file was more than `days` days old.
//!
//! In Python, for a file without sealed bytes:
//!
//! ```python
//! import hashlib, json, sys
//! prev = "0" * 64
//! for n, line in enumerate(open(sys.argv[1], "rb"), 1):
//!     body = line[:-len(',"hash":""}\n') - 64]
//!     hash = hashlib.sha256(b"moderato-audit-v1\0" + prev.encode() + b"\0" + body).hexdigest()
//!     members = json.loads(line)
//!     assert (members["n"], members["prev"], members["hash"]) == (n, prev, hash), f"line {n}"
//!     prev = hash
//! print(prev)
//! ```

use jiff::Timestamp;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use crate::moderation::model::audit::record_settings::{RecordSettingChange, RecordSettings};
use crate::moderation::model::digest::Digest;

/// Domain separator. Keeps these hashes apart from those of any other program or format version.
const DOMAIN: &[u8] = b"moderato-audit-v1";
/// Separates the body of a line from its hash.
const BEFORE_HASH: &str = ",\"hash\":\"";
/// Ends a line after its hash.
const AFTER_HASH: &str = "\"}";

/// Hashes the line that has this body and follows the line with the hash `prev`.
fn hash_of(prev: Digest, body: &[u8]) -> Digest {
    let prev = prev.to_string();
    Digest::of_parts(&[DOMAIN, &[0], prev.as_bytes(), &[0], body])
}

/// The number and hash of the last line of a chain. The default is the position before the first line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct ChainPosition {
    pub(crate) n: u64,
    pub(crate) head: Digest,
}

/// Describes an interruption just before the line that has this member.
#[skip_serializing_none]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Segment {
    /// Number of records that could not be written.
    pub(crate) lost: u64,
    /// The bytes before this line that do not belong to the chain; `None` if there are none.
    pub(crate) sealed: Option<SealedBytes>,
}

/// Bytes outside the chain: their number and hash when the next line was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SealedBytes {
    bytes: u64,
    sha256: String,
}

impl SealedBytes {
    pub(crate) fn new(bytes: &[u8]) -> Self {
        Self {
            bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            sha256: Digest::of(bytes).to_string(),
        }
    }
}

/// Facts that one line states about another file of the log.
#[skip_serializing_none]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileFacts {
    /// File name in the log's folder.
    pub file: String,
    /// Hash of the file's last line, in hexadecimal digits.
    pub head: String,
    /// Number of lines in the file's chain.
    pub lines: u64,
    /// Time of the file's first line.
    pub from: Timestamp,
    /// Time of the file's last line.
    pub to: Timestamp,
    /// Retention, in days, after which the file was deleted. `None` unless the facts are about a
    /// deletion.
    pub days: Option<u16>,
}

/// A line without its hash. The order of members is part of the format.
#[derive(Serialize)]
struct LineBody<'a, T> {
    n: u64,
    #[serde(flatten)]
    content: &'a T,
    prev: Digest,
}

/// Builds the line that follows `place`, and returns it with the new end of the chain.
pub(crate) fn next_line(
    place: ChainPosition,
    content: &impl Serialize,
) -> Result<(Vec<u8>, ChainPosition), serde_json::Error> {
    let (n, prev) = (place.n + 1, place.head);
    let mut line = serde_json::to_vec(&LineBody { n, content, prev })?;
    line.pop();
    let head = hash_of(prev, &line);
    line.extend_from_slice(format!("{BEFORE_HASH}{head}{AFTER_HASH}\n").as_bytes());
    Ok((line, ChainPosition { n, head }))
}

/// A line whose hash matches its bytes. Nothing has checked yet whether it follows the previous
/// line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ChainLink {
    pub(crate) place: ChainPosition,
    pub(crate) prev: Digest,
    pub(crate) at: Timestamp,
    pub(crate) segment: Option<Segment>,
    pub(crate) continues: Option<FileFacts>,
    pub(crate) retired: Option<FileFacts>,
    pub(crate) rules: RecordSettings,
    pub(crate) changed: Option<RecordSettingChange>,
    /// The system user, and the operator's name if there is one.
    pub(crate) by: [Option<String>; 2],
    pub(crate) beside: Vec<FileFacts>,
}

/// Result of reading the bytes between two line feeds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum LineReading {
    Link(Box<ChainLink>),
    /// The line has all its members. But its hash does not match its bytes, or `prev` is no hash.
    Changed,
    /// JSON whose members are not those of a line.
    Foreign,
    NotJson,
}

/// The members of a line that are read. Every line must have `n`, `prev`, `hash` and `at`.
#[derive(Deserialize)]
struct LineMembers {
    n: u64,
    prev: String,
    #[serde(rename = "hash")]
    _hash: String,
    at: Timestamp,
    segment: Option<Segment>,
    continues: Option<FileFacts>,
    retired: Option<FileFacts>,
    changed: Option<KnownOrOther<RecordSettingChange>>,
    audit_days: Option<u16>,
    #[serde(default)]
    require_record: bool,
    os_user: Option<String>,
    operator: Option<String>,
    #[serde(default)]
    beside: Vec<FileFacts>,
}

/// A value this version knows, or anything else.
#[derive(Deserialize)]
#[serde(untagged)]
pub(crate) enum KnownOrOther<T> {
    Known(T),
    Other(IgnoredAny),
}

impl<T> KnownOrOther<T> {
    fn known(self) -> Option<T> {
        match self {
            Self::Known(it) => Some(it),
            Self::Other(_) => None,
        }
    }
}

/// Parses a line without its line feed and checks it against its own hash.
pub(crate) fn read_line(line: &[u8]) -> LineReading {
    let Ok(members) = serde_json::from_slice::<LineMembers>(line) else {
        return match serde_json::from_slice::<IgnoredAny>(line) {
            Ok(_) => LineReading::Foreign,
            Err(_) => LineReading::NotJson,
        };
    };
    let Ok(prev) = members.prev.parse::<Digest>() else {
        return LineReading::Changed;
    };
    let end = BEFORE_HASH.len() + 64 + AFTER_HASH.len();
    let (body, rest) = line.split_at(line.len().saturating_sub(end));
    let head = hash_of(prev, body);
    // Compares bytes, because another spelling of the same digits is a change as well.
    if rest != format!("{BEFORE_HASH}{head}{AFTER_HASH}").as_bytes() {
        return LineReading::Changed;
    }
    LineReading::Link(Box::new(ChainLink {
        place: ChainPosition { n: members.n, head },
        prev,
        at: members.at,
        segment: members.segment,
        continues: members.continues,
        retired: members.retired,
        rules: RecordSettings {
            audit_days: members.audit_days,
            require_record: members.require_record,
        },
        changed: members.changed.and_then(KnownOrOther::known),
        by: [members.os_user, members.operator],
        beside: members.beside,
    }))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_documented_bytes_have_the_documented_hash() {
        let content = json!({ "at": "2026-09-21T14:13:20Z", "shown_name": "Ana" });
        let (line, place) = next_line(ChainPosition::default(), &content).unwrap();
        let body = format!(
            "{{\"n\":1,\"at\":\"2026-09-21T14:13:20Z\",\"shown_name\":\"Ana\",\"prev\":\"{}\"",
            "0".repeat(64)
        );
        let hashed = format!("moderato-audit-v1\0{}\0{body}", "0".repeat(64));
        let hash = Digest::of(hashed.as_bytes());
        assert_eq!(
            String::from_utf8(line).unwrap(),
            format!("{body},\"hash\":\"{hash}\"}}\n")
        );
        assert_eq!(place, ChainPosition { n: 1, head: hash });
        // Computed with `printf … | sha256sum`, independently of this program.
        assert_eq!(
            hash.to_string(),
            "980ed1df9b47f8caf4f6630ebbe14ba4a6919b64ccd4eb507bde93fd0e700c0e"
        );
    }

    #[test]
    fn what_is_no_line_is_told_apart() {
        let content = json!({ "at": "2026-09-21T14:13:20Z" });
        let (line, _) = next_line(ChainPosition::default(), &content).unwrap();
        let line = String::from_utf8(line).unwrap();
        let line = line.trim_end();
        assert!(matches!(read_line(line.as_bytes()), LineReading::Link(_)));
        let hash = line.len() - 66;
        let shouted = format!("{}{}", &line[..hash], line[hash..].to_uppercase());
        for (text, wanted) in [
            (line.replace("14:13", "14:14"), LineReading::Changed),
            (
                line.replace("00\",\"hash", "01\",\"hash"),
                LineReading::Changed,
            ),
            (shouted, LineReading::Changed),
            (format!("{line} "), LineReading::Changed),
            ("{\"n\":1}".into(), LineReading::Foreign),
            ("[]".into(), LineReading::Foreign),
            (line[..40].into(), LineReading::NotJson),
            (String::new(), LineReading::NotJson),
        ] {
            assert_eq!(read_line(text.as_bytes()), wanted, "{text}");
        }
    }
}
