//! Presentation mode: hides private data on a shared screen. Names become initials. Of addresses, numbers and ids, only
//! a part stays, such as the end of an id.
//!
//! Masks only what is drawn or read aloud. Ids behind buttons, texts that a button or menu copies, exports and the
//! audit log stay whole. Questions about people are drawn [`in_full`], since nobody should confirm a removal by
//! initials.

use std::cell::Cell;

use unicode_normalization::UnicodeNormalization as _;

use crate::moderation::model::ids::tail;
use crate::moderation::model::name::{visible, visible_lines};

/// Stands for the hidden part of a name, id, address or number.
const HIDDEN: &str = "•••";
/// Least length, in bytes, of a word that counts as an id. The word must also contain a digit and no dot.
const ID_LENGTH: usize = 16;
/// Row heights in points: any row in presentation mode; otherwise rows with one line of text, and rows with two.
const ROWS: [f32; 3] = [48.0, 30.0, 44.0];

thread_local! {
    /// Whether the texts made on this thread are for presentation mode. Only the window's thread sets it.
    ///
    /// The task of notifications needn't set it, because it shows none in presentation mode. A value for each thread
    /// keeps tests apart.
    static IS_ON: Cell<bool> = const { Cell::new(false) };
    static IS_IN_FULL: Cell<bool> = const { Cell::new(false) };
}

/// Switches presentation mode on or off for everything that this thread draws from now on.
pub fn present(is_on: bool) {
    IS_ON.set(is_on);
}

/// Whether presentation mode is on for this thread, even within [`in_full`].
pub fn is_on() -> bool {
    IS_ON.get()
}

/// Whether texts are masked now: presentation mode is on, and the caller doesn't run within [`in_full`].
pub(crate) fn masks() -> bool {
    is_on() && !IS_IN_FULL.get()
}

/// Runs `draw` without masks, for example to draw a question or to make a text for copying.
pub fn in_full<R>(draw: impl FnOnce() -> R) -> R {
    struct RestoreMasking(bool);
    impl Drop for RestoreMasking {
        fn drop(&mut self) {
            IS_IN_FULL.set(self.0);
        }
    }
    let _before = RestoreMasking(IS_IN_FULL.replace(true));
    draw()
}

/// Returns the height of a row of people or invitations, in points.
pub(crate) fn row_height(dense: bool) -> f32 {
    let [shared, low, high] = ROWS;
    match (is_on(), dense) {
        (true, _) => shared,
        (false, true) => low,
        (false, false) => high,
    }
}

/// Masks a name in presentation mode, such as `A. R.` for Ana Ruiz. A name that is a number or an address is masked as
/// in [`id`].
///
/// Invisible characters are replaced or dropped in any mode.
pub(crate) fn name(name: &str) -> String {
    if !masks() {
        return visible(name);
    }
    if is_address(name) {
        return mask_address(name);
    }
    if is_number(name) {
        return mask_number(name);
    }
    let initials = name
        .split_whitespace()
        .filter_map(|word| word.chars().find(|letter| letter.is_alphanumeric()))
        .take(3);
    let initials: Vec<String> = initials
        .map(|letter| format!("{}.", letter.to_uppercase().nfc().collect::<String>()))
        .collect();
    if initials.is_empty() {
        HIDDEN.to_owned()
    } else {
        initials.join(" ")
    }
}

/// Masks an id, a number or an address in presentation mode. Keeps only the end of an id. A number becomes
/// `+1 ••• ••• 0142`, and an address `a•••@contoso.com`.
pub(crate) fn id(id: &str) -> String {
    match () {
        () if !masks() => visible(id),
        () if is_address(id) => mask_address(id),
        () if is_number(id) => mask_number(id),
        () => tail(id),
    }
}

/// In presentation mode, masks parts of a text: addresses, numbers that begin with `+` and have no spaces, and ids.
///
/// An id is a word of at least [`ID_LENGTH`] bytes with a digit and without a dot. Replaces invisible characters in any
/// mode.
pub(crate) fn text(text: &str) -> String {
    let text = &visible_lines(text);
    if !masks() {
        return text.clone();
    }
    let is_part = |c: char| c.is_alphanumeric() || "-_@.+".contains(c);
    let mut masked = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(first) = rest.chars().next() {
        let belongs = is_part(first);
        let end = rest.find(|c| is_part(c) != belongs).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        masked.push_str(&if belongs {
            word(piece)
        } else {
            piece.to_owned()
        });
        rest = after;
    }
    masked
}

fn word(word: &str) -> String {
    let is_id = word.len() >= ID_LENGTH
        && word.contains(|c: char| c.is_ascii_digit())
        && !word.contains('.');
    if is_address(word) {
        mask_address(word)
    } else if word.starts_with('+') && is_number(word) {
        mask_number(word)
    } else if is_id {
        tail(word)
    } else {
        word.to_owned()
    }
}

fn is_address(text: &str) -> bool {
    let parts = text.rsplit_once('@');
    parts.is_some_and(|(person, domain)| !person.is_empty() && !domain.is_empty())
}

/// Masks an address as `a•••@contoso.com`: the domain shows the person's organization.
fn mask_address(address: &str) -> String {
    let address = visible(address);
    let (person, domain) = address.rsplit_once('@').unwrap_or((&address, ""));
    let first: String = person.chars().take(1).collect();
    format!("{first}{HIDDEN}@{domain}")
}

fn is_number(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let others = text
        .chars()
        .all(|c| c.is_ascii_digit() || " +-()./".contains(c));
    digits >= 5 && others
}

/// Masks a number as `+1 ••• ••• 0142`: keeps the last four digits and, after `+`, the first digit of the country code.
fn mask_number(number: &str) -> String {
    let digits: Vec<char> = number.chars().filter(char::is_ascii_digit).collect();
    let end: String = digits[digits.len().saturating_sub(4)..].iter().collect();
    let country = digits
        .first()
        .filter(|_| number.trim_start().starts_with('+'));
    match country {
        Some(first) => format!("+{first} {HIDDEN} {HIDDEN} {end}"),
        None => format!("{HIDDEN} {HIDDEN} {end}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_initials_and_what_stands_in_for_one_is_masked_too() {
        present(true);
        for (whole, masked) in [
            ("Ana Ruiz", "A. R."),
            ("ana de la ruiz y picasso", "A. D. L."),
            ("Ana (guest) 😀", "A. G."),
            ("王伟", "王."),
            ("ß", "SS."),
            ("😀", HIDDEN),
            ("", HIDDEN),
            ("ana.ruiz@contoso.com", "a•••@contoso.com"),
            ("+1 425 555 0142", "+1 ••• ••• 0142"),
            ("0425 5550142", "••• ••• 0142"),
        ] {
            assert_eq!(name(whole), masked, "{whole}");
        }
        present(false);
        assert_eq!(name("Ana Ruiz"), "Ana Ruiz");
    }

    #[test]
    fn an_id_keeps_its_end_and_a_text_loses_every_id_in_it() {
        present(true);
        assert_eq!(id("7c0f41d2-9be4-4c1a-a003-000000007d1e"), "…7d1e");
        assert_eq!(id("m.alfarsi@fabrikam.com"), "m•••@fabrikam.com");
        let line = "DELETE /v1.0/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896/participants/2765eb15-01f8-47c6-b12b-c32111a4a86f";
        assert_eq!(
            text(line),
            "DELETE /v1.0/communications/calls/…8896/participants/…a86f"
        );
        assert_eq!(
            text(
                "Set-CsApplicationMeetingConfiguration -AllowRemoveParticipantAppIds @{Add=\"2765eb15-01f8-47c6-b12b-c32111a4a86f\"}"
            ),
            "Set-CsApplicationMeetingConfiguration -AllowRemoveParticipantAppIds @{Add=\"…a86f\"}"
        );
        assert_eq!(
            text("403 “ana@contoso.com” called +14255550142 at 14:03:07.123"),
            "403 “a•••@contoso.com” called +1 ••• ••• 0142 at 14:03:07.123"
        );
    }

    #[test]
    fn a_question_is_drawn_in_full_and_what_comes_after_it_is_masked_again() {
        present(true);
        let asked = in_full(|| name("Ana Ruiz"));
        assert_eq!(
            (asked.as_str(), name("Ana Ruiz").as_str()),
            ("Ana Ruiz", "A. R.")
        );
        let caught = std::panic::catch_unwind(|| in_full(|| panic!("while drawing")));
        assert!(caught.is_err() && masks());
    }
}
