//! Decodes the texts in the source of a mail. The source may also be a single part of a mail, with its headers.

use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders as _, PartType};

use crate::moderation::pasted::bytes;
use crate::moderation::pasted::decode::after;

/// How deeply attached mails may be nested.
const DEPTH: usize = 3;

/// Headers by which the source of a mail is recognized. `From:` and `To:` are missing, since they
/// also occur in forwarded texts.
const SOURCE: [&str; 6] = [
    "mime-version:",
    "content-type:",
    "content-transfer-encoding:",
    "received:",
    "return-path:",
    "dkim-signature:",
];

/// Returns the texts of a mail, and the text before its headers. `None` if there is no mail.
pub(crate) fn parts(text: &str) -> Option<Vec<String>> {
    let start = headers(text)?;
    let (before, source) = text.split_at(start);
    let boundary = before
        .lines()
        .next_back()
        .and_then(|line| line.strip_prefix("--"));
    let message = match boundary {
        // The text is a single part of a mail, starting at its boundary line.
        Some(boundary) => format!(
            "Content-Type: multipart/mixed; boundary=\"{boundary}\"\n\n--{boundary}\n{source}"
        ),
        None => source.to_owned(),
    };
    let message = MessageParser::default().parse(message.as_bytes())?;
    let mut found = vec![before.to_owned()];
    collect(&message, DEPTH, &mut found);
    found.retain(|text| !text.trim().is_empty());
    Some(found)
}

/// Returns the byte offset of the first block of headers that contains one of [`SOURCE`].
fn headers(text: &str) -> Option<usize> {
    let (mut block, mut at) = (None, 0);
    for line in text.split_inclusive('\n') {
        let is_continued = line.starts_with([' ', '\t']) && !line.trim().is_empty();
        if is_header(line) {
            let start = *block.get_or_insert(at);
            if SOURCE.iter().any(|name| after(line, name).is_some()) {
                return Some(start);
            }
        } else if !is_continued {
            block = None;
        }
        at += line.len();
    }
    None
}

/// Whether the line starts with ASCII letters, digits or hyphens and a colon, as headers do.
fn is_header(line: &str) -> bool {
    line.split_once(':').is_some_and(|(name, _)| {
        !name.is_empty()
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    })
}

/// Collects the texts of a message, and of the invitations and messages attached to it.
fn collect(message: &Message<'_>, depth: usize, found: &mut Vec<String>) {
    for part in &message.parts {
        match &part.body {
            PartType::Text(text) | PartType::Html(text) => found.push(text.to_string()),
            PartType::Binary(bytes) | PartType::InlineBinary(bytes) if is_invitation(part) => {
                found.push(bytes::decoded(bytes));
            }
            PartType::Message(inner) if depth > 0 => collect(inner, depth - 1, found),
            PartType::Binary(_)
            | PartType::InlineBinary(_)
            | PartType::Message(_)
            | PartType::Multipart(_) => {}
        }
    }
}

/// Whether an attachment has a type in which invitations are sent.
fn is_invitation(part: &MessagePart<'_>) -> bool {
    let name = part
        .attachment_name()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let kind = part.content_type().and_then(|kind| kind.subtype());
    [".ics", ".vcs", ".url", ".eml", ".txt", ".html"]
        .iter()
        .any(|end| name.ends_with(end))
        || kind.is_some_and(|kind| {
            kind.eq_ignore_ascii_case("ics") || kind.eq_ignore_ascii_case("calendar")
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_a_mail_are_decoded() {
        let multipart = "MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nGr=FC=DFe=\n n\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+eDwvcD4=\n--b--\n";
        let attached =
            "Content-Type: message/rfc822\n\nContent-Type: text/plain\nSubject: x\n\ninner";
        let bare = "--=_1\nContent-Transfer-Encoding: quoted-printable\n\na=3Db\n--=_1--\n";
        for (source, wanted) in [
            (
                "Content-Transfer-Encoding: quoted-printable\n\np=3Dx",
                vec!["p=x"],
            ),
            ("From: a\nReceived: by\n b\n\nplain", vec!["plain"]),
            (multipart, vec!["Grüße n", "<p>x</p>"]),
            (attached, vec!["inner"]),
            (bare, vec!["--=_1\n", "a=b"]),
            (
                "Hello,\n\nMIME-Version: 1.0\n\nbody",
                vec!["Hello,\n\n", "body"],
            ),
        ] {
            assert_eq!(parts(source).unwrap(), wanted, "{source}");
        }
        for text in [
            "From: Grace\nTo: Ada\n\nHello",
            "Meeting ID: 1",
            "",
            "a\n\n:",
        ] {
            assert_eq!(parts(text), None, "{text}");
        }
    }

    #[test]
    fn an_attached_invitation_is_opened_and_a_picture_is_not() {
        let with = |kind: &str| {
            format!(
                "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: {kind}\nContent-Transfer-Encoding: base64\n\naGVsbG8=\n--b--\n"
            )
        };
        for kind in [
            "text/calendar",
            "application/ics; name=invite.ics",
            "application/octet-stream; name=\"INVITE.ICS\"",
        ] {
            assert_eq!(parts(&with(kind)).unwrap(), ["hello"], "{kind}");
        }
        assert!(parts(&with("image/png; name=a.png")).unwrap().is_empty());
    }
}
