//! Unpacks containers, which are texts that contain other texts: the source of a mail, a calendar, JSON, rich text, a
//! web page.

mod calendar;
pub(crate) mod container_text;
mod html;
mod json;
mod mail;
mod plain;
mod rtf;

use std::borrow::Cow;

use crate::moderation::pasted::container::container_text::ContainerText;
use crate::moderation::pasted::find::with_line_ends;

/// How deeply containers may be nested, such as a web page in a calendar in a mail.
const DEPTH: usize = 4;

/// After this many texts are found, no further text is unpacked.
const MOST: usize = 64;

/// Returns the plain texts within a text of any form.
pub(crate) fn texts(text: &str) -> Vec<ContainerText> {
    let mut found = Vec::new();
    open(text, DEPTH, &mut found);
    for text in &mut found {
        if let Cow::Owned(plain) = with_line_ends(&text.content) {
            text.content = plain;
        }
    }
    found
}

/// Unpacks a text recursively and adds its plain texts to `found`. A text nested deeper than [`DEPTH`] counts as plain.
fn open(text: &str, depth: usize, found: &mut Vec<ContainerText>) {
    if found.len() >= MOST {
        return;
    }
    let text = &*with_line_ends(text);
    let Some(depth) = depth.checked_sub(1) else {
        return found.push(text.to_owned().into());
    };
    if let Some(mail) = mail::parts(text) {
        for part in mail {
            open(&part, depth, found);
        }
    } else if let Some(calendar) = calendar::values(text) {
        found.push(ContainerText {
            content: calendar,
            folded: Some(text.to_owned()),
            is_guess: false,
        });
    } else if let Some((values, inner)) = json::values(text) {
        found.push(values.into());
        for text in inner {
            open(&text, depth, found);
        }
    } else if let Some(letters) = rtf::text(text) {
        open(&letters, depth, found);
    } else if let Some(page) = html::text(text) {
        found.push(page.into());
    } else {
        found.extend(plain::texts(text));
    }
}
