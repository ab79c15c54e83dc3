//! Reads any bytes like pasted text. Reading must not panic or hang, and the digits of each meeting ID found must stand
//! together in the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use moderation::model::meeting::MeetingInfo;
use moderation::pasted::{Pasted, decoded, read};

#[allow(dead_code, unused_imports, unreachable_pub)]
#[path = "../../src/moderation/mod.rs"]
mod moderation;

fuzz_target!(|bytes: &[u8]| {
    let text = decoded(bytes);
    let Ok(reading) = read(&text) else {
        return;
    };
    assert!(!reading.choices().is_empty());
    for choice in reading.choices() {
        let Pasted::Meeting(link) = &choice.pasted else {
            continue;
        };
        let MeetingInfo::MeetingId { id, .. } = &link.meeting else {
            continue;
        };
        assert!((7..=20).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_digit()));
        if is_hidden(&text) {
            continue;
        }
        assert!(stands(id, &mended(&text)), "{id} of {text:?}");
        let is_sure = choice.doubts.is_empty() && reading.choices().len() == 1;
        assert!(
            !is_sure || is_encoded(&text) || stands(id, &text),
            "{id} of {text:?}"
        );
    }
});

/// Is true if the text may encode digits in a way that this target doesn't decode. Meeting IDs found in such a text are
/// not checked.
fn is_hidden(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    ["base64", "=3", "%3", "%25", "&#", "u=", "urldefense"]
        .iter()
        .any(|mark| text.contains(mark))
}

/// Is true if the text may be quoted-printable, in which a mark at the end joins two lines, or may be read as a web
/// page.
fn is_encoded(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    text.contains("quoted-printable") || text.contains('<')
}

/// Joins the folded lines of mails and calendars, and removes the tags of pages.
fn mended(text: &str) -> String {
    let text = text
        .replace("\r\n", "\n")
        .replace("=\n", "")
        .replace("\n ", "")
        .replace("\n\t", "");
    let mut plain = String::new();
    let mut is_tag = false;
    for c in text.chars() {
        match c {
            '<' => is_tag = true,
            '>' if is_tag => is_tag = false,
            c if !is_tag => plain.push(c),
            _ => {}
        }
    }
    // Adds the text with its tags, because a meeting ID can stand in a tag, for instance in a link.
    plain + "\n" + &text
}

/// Whether one line contains the digits of `id` in order. Spaces and up to two symbols may stand between two digits.
fn stands(id: &str, text: &str) -> bool {
    let is_unseen = |c: &char| matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    let text = text.replace("%2520", "%20").replace("%20", " ");
    text.split('\n').any(|line| {
        let chars: Vec<char> = line.chars().filter(|c| !is_unseen(c)).collect();
        (0..chars.len()).any(|start| stands_at(id, &chars[start..]))
    })
}

fn stands_at(id: &str, chars: &[char]) -> bool {
    let mut at = 0;
    for (position, digit) in id.chars().enumerate() {
        let mut gap = 0;
        // Spaces don't count, because a page shows a run of them as one.
        while position > 0
            && chars.get(at).is_some_and(|c| c.is_whitespace() || gap < 2 && !c.is_alphanumeric())
        {
            gap += usize::from(!chars[at].is_whitespace());
            at += 1;
        }
        // Accepts any digit of another script: comparing its value would need Unicode's tables.
        let is_digit = chars
            .get(at)
            .is_some_and(|c| *c == digit || !c.is_ascii() && c.is_numeric());
        if !is_digit {
            return false;
        }
        at += 1;
    }
    true
}
