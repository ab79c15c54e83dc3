//! How the lines of an audit log hang together, exactly enough to be checked by another program.
//!
//! Each line is a JSON object, ends with a line feed, and its last two members are `prev` and `hash`:
//!
//! ```text
//! {"n":7, …members of the record…, "prev":"<64 digits>","hash":"<64 digits>"}
//! ```
//!
//! - `n` is 1 in the first line of a file and grows by one.
//! - `prev` is the `hash` of the line before; 64 zeros in the first line.
//! - `hash` is SHA-256 over: the text `moderato-audit-v1`, a NUL, the 64 digits of `prev`, a NUL, and the bytes of the
//!   line from its first to the one before `,"hash":`. Digits are lower-case hexadecimal. Nothing is normalised: the
//!   bytes count as they stand in the file.
//!
//! A line with the member `segment` stands where the log was interrupted, in place of a record:
//!
//! - `segment.lost` counts records that could not be written just before it, on a full disk for instance.
//! - `segment.sealed`, if there, tells of bytes between the line before and this one that are no line of the chain, as a
//!   power loss leaves them: their number in `bytes`, line feeds included, and their `sha256`.
//!
//! Each file has a chain of its own. Three members tell of other files, by `file` (the name in the same folder), `head` (the
//! hash of its last line), `lines`, and the times of the first and the last line in `from` and `to`:
//!
//! - `continues` stands in the first line of a file, and tells of the one that was closed when this one was begun.
//! - `beside`, a list, tells of files that other windows write or wrote, as far as they had got when this line was written.
//! - `retired` tells of a file that was deleted right after this line was written, since all of it was more than `days`
//!   days old.
//!
//! In Python, for a file without such bytes:
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
use serde::{Deserialize, Serialize};

use crate::moderation::model::digest::Digest;

/// Tells these hashes from those of any other program or version.
const DOMAIN: &[u8] = b"moderato-audit-v1";
/// What stands between the body of a line and its hash.
const BEFORE_HASH: &str = ",\"hash\":\"";
const AFTER_HASH: &str = "\"}";

/// The hash of a line with this body behind one with that hash.
fn hash_of(prev: Digest, body: &[u8]) -> Digest {
    let prev = prev.to_string();
    Digest::of_parts(&[DOMAIN, &[0], prev.as_bytes(), &[0], body])
}

/// Where a chain has got to: the number and the hash of its last line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ChainPosition {
    pub(crate) n: u64,
    pub(crate) head: Digest,
}

impl ChainPosition {
    /// Before the first line.
    pub(crate) const START: Self = Self {
        n: 0,
        head: Digest::GENESIS,
    };
}

/// What a line says about an interruption before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Segment {
    /// How many records could not be written.
    pub(crate) lost: u64,
    /// The bytes before this line that are no line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) sealed: Option<SealedBytes>,
}

/// Bytes that are no line of the chain, as they were when the chain went on.
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

/// What a line says of another file of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileFacts {
    /// Its name in the folder.
    pub file: String,
    /// The hash of its last line, in hexadecimal digits.
    pub head: String,
    /// How many lines hang together in it.
    pub lines: u64,
    /// When its first line was written.
    pub from: Timestamp,
    /// When its last line was written.
    pub to: Timestamp,
    /// For how many days it was kept; only of a file that is deleted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u16>,
}

#[derive(Serialize)]
struct LineBody<'a, T> {
    n: u64,
    #[serde(flatten)]
    content: &'a T,
    prev: Digest,
}

/// Makes the line that follows `place`, and tells where the chain has got to with it.
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

/// A line whose hash is that of its bytes; whether it follows the line before is another question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ChainLink {
    pub(crate) place: ChainPosition,
    pub(crate) prev: Digest,
    pub(crate) at: Timestamp,
    pub(crate) segment: Option<Segment>,
    pub(crate) continues: Option<FileFacts>,
    pub(crate) retired: Option<FileFacts>,
    pub(crate) beside: Vec<FileFacts>,
}

/// What some bytes between two line feeds are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum LineReading {
    Link(Box<ChainLink>),
    /// Has the members of a line, and its hash does not fit its bytes.
    Changed,
    /// JSON without the members of a line.
    Foreign,
    NotJson,
}

/// The members that every line has.
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
    #[serde(default)]
    beside: Vec<FileFacts>,
}

/// Reads a line, without its line feed, and holds it against its own hash.
pub(crate) fn read_line(line: &[u8]) -> LineReading {
    let Ok(members) = serde_json::from_slice::<LineMembers>(line) else {
        return match serde_json::from_slice::<serde::de::IgnoredAny>(line) {
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
    // As bytes: another spelling of the same digits is a change too.
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
        let (line, place) = next_line(ChainPosition::START, &content).unwrap();
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
        // Computed with `printf … | sha256sum`, so that another implementation agrees.
        assert_eq!(
            hash.to_string(),
            "980ed1df9b47f8caf4f6630ebbe14ba4a6919b64ccd4eb507bde93fd0e700c0e"
        );
    }

    #[test]
    fn what_is_no_line_is_told_apart() {
        let content = json!({ "at": "2026-09-21T14:13:20Z" });
        let (line, _) = next_line(ChainPosition::START, &content).unwrap();
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
