//! Checks the reading of a short link against the text directly after the link. The text may contain a torn-off part
//! of the link, or continue a word that is glued to the passcode.

use crate::moderation::pasted::passcode::{before_glue, is_likely};
use crate::moderation::pasted::passcode_suffix::{self, PasscodeRemainder};
use crate::moderation::pasted::reading::{Interpretation, PasteDoubt};
use crate::moderation::pasted::torn_link::{self, LinkRemainder};
use crate::moderation::pasted::{PastedError, decode};

/// The possible readings of one link: usually one, several if the link is ambiguous.
type Readings = Vec<Result<Interpretation, PastedError>>;

/// Returns the readings of a link after comparing it with the text `behind` it.
pub(crate) fn checked(
    found: Result<Interpretation, PastedError>,
    link: &str,
    behind: &str,
) -> Readings {
    let choice = match found {
        Ok(choice) if is_one_piece(&choice) => choice,
        other => return vec![other],
    };
    let torn = match (choice.id(), choice.passcode()) {
        (Some(id), None) => torn_link::without_passcode(link, id, behind),
        (Some(_), Some(passcode)) => torn_link::with_passcode(passcode, behind),
        (None, _) => None,
    };
    match torn {
        Some(torn) => mended(choice, torn),
        None => unglued(choice, behind),
    }
}

/// Whether this is a short link that was not joined with a following line.
fn is_one_piece(choice: &Interpretation) -> bool {
    choice.is_short_link() && !choice.doubts.contains(&PasteDoubt::PutTogether)
}

/// Returns the readings of a link, with the torn-off part put back or a doubt added. Refuses a torn meeting id.
fn mended(choice: Interpretation, torn: LinkRemainder) -> Readings {
    match torn {
        LinkRemainder::Id => vec![Err(PastedError::BrokenLines)],
        LinkRemainder::Digits => vec![Ok(choice.doubted())],
        LinkRemainder::NoPasscode => vec![Ok(choice.doubt(PasteDoubt::Passcode))],
        LinkRemainder::Passcode(encoded) => {
            let decoded = decode::once(before_glue(&encoded));
            let decoded = decoded.filter(|text| is_likely(text));
            vec![Ok(match decoded {
                Some(passcode) => choice.with_passcode(&passcode).doubted(),
                None => choice.doubt(PasteDoubt::Passcode),
            })]
        }
        LinkRemainder::Word(word) => {
            let whole = format!("{}{word}", choice.passcode().unwrap_or_default());
            let longer = choice.clone().with_passcode(&whole).doubted();
            vec![Ok(choice.doubted()), Ok(longer)]
        }
    }
}

/// Returns the readings of a link after comparing the end of its passcode with the following text.
///
/// If the end belongs to that text, cuts it off. If it may belong there, returns the passcode with and without it.
fn unglued(choice: Interpretation, behind: &str) -> Readings {
    let (Some(id), Some(passcode)) = (choice.id(), choice.passcode()) else {
        return vec![Ok(choice)];
    };
    if !is_likely(passcode) {
        return vec![Ok(choice)];
    }
    let cut = |length: usize| {
        let cut = choice.clone().with_passcode(&passcode[..length]);
        Ok(cut.doubt(PasteDoubt::Passcode))
    };
    match passcode_suffix::to_link(passcode, id, behind) {
        Some(PasscodeRemainder::Text(length)) => vec![cut(length)],
        Some(PasscodeRemainder::Word(length)) => {
            vec![cut(length), Ok(choice.clone().doubt(PasteDoubt::Passcode))]
        }
        None => vec![Ok(choice)],
    }
}
