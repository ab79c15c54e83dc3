//! Reads meeting ids and passcodes as typed by people or printed in invitations.
//!
//! Everything may be on one line, since a text field turns the line breaks of a mail into spaces.

use crate::moderation::model::offset::offset_in;
use crate::moderation::pasted::digits::{self, DigitRun, check, is_separator};
use crate::moderation::pasted::find::is_shortened;
use crate::moderation::pasted::labels::{self, id_label, is_for_others, passcode_label};
use crate::moderation::pasted::reading::{
    Interpretation, LinkKind, MeetingLink, PasteDoubt, Pasted,
};
use crate::moderation::pasted::{PastedError, passcode};

/// Number of words after a meeting id that are searched for the label of its passcode.
const NEAR: usize = 14;

/// Highest number of meeting ids that are read. No invitation contains nearly as many.
const MOST: usize = 64;

/// How many numbers are examined at most. Limits the work for texts full of numbers.
const NUMBERS: usize = 20_000;

#[derive(Clone, Copy)]
struct Word<'a> {
    text: &'a str,
    /// Byte offset in the text.
    start: usize,
    /// Number of the line that contains the word.
    line: usize,
    /// Whether the word directly follows a word that ends in a colon or equals sign.
    is_value: bool,
}

/// The meeting that an id names, or why the digits after a label cannot be a meeting id.
type FoundMeetingId = Result<Interpretation, PastedError>;

/// Returns the meeting ids of a text. `alone` says that nothing else was pasted: a meeting id at
/// the start then needs no label.
pub(crate) fn find(text: &str, alone: bool) -> Vec<FoundMeetingId> {
    let text = digits::plain(text);
    let words = words(&text);
    let prose = Prose {
        text: &text,
        words: &words,
    };
    let mut found: Vec<_> = prose
        .starts()
        .filter_map(|at| prose.labeled(at))
        .take(MOST)
        .collect();
    if alone && !words.is_empty() {
        found.splice(0..0, prose.typed());
    }
    if found.is_empty() {
        found.extend(prose.starts().filter_map(|at| prose.foreign(at)).take(MOST));
    }
    found
}

/// Splits a text into words without surrounding marks. A value that follows a label's colon without
/// a space becomes a word of its own.
fn words(text: &str) -> Vec<Word<'_>> {
    let lines = text.split(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']);
    let mut words = Vec::new();
    let mut after_label = false;
    for (line, content) in lines.enumerate() {
        for raw in content.split(|c: char| c.is_whitespace() || c == '|') {
            if raw.is_empty() {
                continue;
            }
            let start = offset_in(raw, text);
            // A value keeps its colons, since a passcode may contain some.
            let colon = raw.bytes().position(|byte| matches!(byte, b':' | b'='));
            let colon = colon.filter(|at| !after_label || at + 1 == raw.len());
            let (label, value) = raw.split_at(colon.map_or(raw.len(), |at| at + 1));
            push(&mut words, label, start, line, &mut after_label);
            if !value.is_empty() {
                push(
                    &mut words,
                    value,
                    start + label.len(),
                    line,
                    &mut after_label,
                );
            }
        }
    }
    words
}

/// Adds the word in `raw` without the punctuation around it. Adds two words if a passcode label directly follows
/// digits, and none if `raw` is only punctuation.
///
/// `after_label` says whether the previous word ended a label. It is updated for the next word.
fn push<'a>(
    words: &mut Vec<Word<'a>>,
    raw: &'a str,
    start: usize,
    line: usize,
    after_label: &mut bool,
) {
    let ends_label = raw.ends_with([':', '=']) || raw.trim_end_matches(['*', '_']).ends_with(':');
    let text = raw.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '+');
    let start = start + (raw.len() - text.len());
    let text = text.trim_end_matches([':', '=', '*', '_', '`']);
    // In a web page without its line breaks, the label of the passcode follows the digits directly.
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0
        && text[digits..].starts_with(char::is_alphabetic)
        && passcode_label([&text[digits..]].into_iter()).is_some()
    {
        let is_value = std::mem::take(after_label);
        words.push(Word {
            text: &text[..digits],
            start,
            line,
            is_value,
        });
        words.push(Word {
            text: &text[digits..],
            start: start + digits,
            line,
            is_value: false,
        });
    } else if text.chars().any(char::is_alphanumeric) {
        let is_value = std::mem::take(after_label);
        words.push(Word {
            text,
            start,
            line,
            is_value,
        });
    }
    *after_label |= ends_label;
}

struct Prose<'a> {
    text: &'a str,
    words: &'a [Word<'a>],
}

impl Prose<'_> {
    /// Returns the indexes of the words that start with a digit.
    fn starts(&self) -> impl Iterator<Item = usize> {
        let begins = |word: &Word<'_>| word.text.starts_with(|c: char| c.is_ascii_digit());
        let starts = self
            .words
            .iter()
            .enumerate()
            .filter(move |(_, word)| begins(word));
        starts.map(|(at, _)| at).take(NUMBERS)
    }

    /// Returns the meeting whose id is at word `at`, after a known label. `None` if there is no
    /// label or no id.
    fn labeled(&self, at: usize) -> Option<FoundMeetingId> {
        let label = self.label_before(at)?;
        let run = self.run(at)?;
        let next = self.after(at, &run);
        if self.goes_on_below(next, at) || is_shortened(self.text[run.end..].trim_start()) {
            return Some(Err(PastedError::BrokenLines));
        }
        let passcode = self
            .passcode_after(next)
            .or_else(|| self.passcode_before(at - label));
        let known = passcode.is_some();
        // The label of the passcode may be new, or in a language that the table lacks.
        let foreign = || self.foreign_passcode(next, self.words[next - 1].line);
        let passcode = passcode.or_else(foreign);
        let doubt = match passcode {
            Some(_) => (!known).then_some(PasteDoubt::Label),
            None => self.names_passcode(next).then_some(PasteDoubt::Passcode),
        };
        Some(self.choice(run, passcode, doubt))
    }

    /// Returns the meeting whose id starts a typed text. `None` if there is none, or if the text after the id is not a
    /// passcode.
    fn typed(&self) -> Option<FoundMeetingId> {
        let run = self.words[0]
            .text
            .starts_with(|c: char| c.is_ascii_digit())
            .then(|| self.run(0))??;
        let next = self.after(0, &run);
        let rest = &self.words[next..];
        // Digits before a hyphen are part of a longer word, such as a call id or a phone number.
        let is_number = self.text[run.end..]
            .strip_prefix('-')
            .is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
        if is_number {
            return None;
        }
        let labeled = self
            .passcode_after(next)
            .filter(|_| self.label_at(next).is_some());
        let passcode = labeled.or_else(|| match rest {
            [only] if !only.is_value => {
                passcode::in_text(only.text).filter(|(text, _)| passcode::is_likely(text))
            }
            _ => None,
        });
        let foreign = || self.foreign_passcode(next, self.words[next - 1].line);
        match (passcode, rest.is_empty()) {
            (Some(passcode), _) => {
                // Digits on the next line may continue the meeting id, or be a passcode.
                let doubt = self
                    .goes_on_below(next, 0)
                    .then_some(PasteDoubt::PutTogether);
                Some(self.choice(run, Some(passcode), doubt))
            }
            (None, true) => Some(self.choice(run, None, None)),
            (None, false) => {
                foreign().map(|passcode| self.choice(run, Some(passcode), Some(PasteDoubt::Label)))
            }
        }
    }

    /// Returns the meeting at word `at` of a mail in an unknown language. Recognizes the meeting by
    /// the layout alone. `None` if the layout does not fit.
    fn foreign(&self, at: usize) -> Option<FoundMeetingId> {
        if !self.words[at].is_value {
            return None;
        }
        let run = self.run(at)?;
        let next = self.after(at, &run);
        let passcode = self.foreign_passcode(next, self.words[at].line)?;
        let before = &self.words[at.saturating_sub(4)..at];
        if before.iter().any(|word| is_for_others(word.text)) {
            return None;
        }
        Some(self.choice(run, Some(passcode), Some(PasteDoubt::Label)))
    }

    /// Makes the interpretation of a meeting id and a passcode, with all doubts about them. Fails if a meeting id
    /// cannot have this number of digits.
    fn choice(
        &self,
        run: DigitRun,
        passcode: Option<(String, Option<PasteDoubt>)>,
        doubt: Option<PasteDoubt>,
    ) -> FoundMeetingId {
        check(&run.digits)?;
        let (passcode, of_passcode) = passcode.unzip();
        // More digits on the same line may belong to the meeting id, unless these digits are the passcode.
        let follows = passcode
            .as_deref()
            .is_some_and(|passcode: &str| self.text[run.end..].trim_start().starts_with(passcode));
        let is_cut = (run.goes_on && !follows).then_some(PasteDoubt::PutTogether);
        let doubts = [doubt, of_passcode.flatten(), is_cut]
            .into_iter()
            .flatten()
            .collect();
        let link = MeetingLink::of_id(run.digits, passcode, LinkKind::TypedId);
        let pasted = Pasted::Meeting(link);
        Ok(Interpretation { pasted, doubts })
    }

    /// Returns the digits that start at word `at`. `None` if they are part of a longer word or
    /// number.
    fn run(&self, at: usize) -> Option<DigitRun> {
        let run = digits::run(self.text, self.words[at].start)?;
        let (before, behind) = (&self.text[..self.words[at].start], &self.text[run.end..]);
        let next = behind.chars().next();
        let is_label = self
            .words
            .get(self.after(at, &run))
            .is_some_and(|word| word.start == run.end);
        let is_glued = next.is_some_and(char::is_alphanumeric) && !is_label;
        // Dial-in conferences require a `#` after their ids.
        let is_other = next.is_some_and(|c| "#@%/+&".contains(c));
        // Digits after these characters belong to a phone number, an escape, or a number that was cut or split (`…`).
        let is_piece = before.ends_with(['%', '+', '&', '\\', '…']);
        (!is_glued && !is_other && !is_piece).then_some(run)
    }

    /// Returns the index of the first word after the digits `run`, which start at word `at`.
    fn after(&self, at: usize, run: &DigitRun) -> usize {
        at + self.words[at..]
            .iter()
            .take_while(|word| word.start < run.end)
            .count()
    }

    /// Whether the next line has only digits and separators. If so, the meeting id may continue there.
    fn goes_on_below(&self, next: usize, at: usize) -> bool {
        let Some(word) = self.words.get(next) else {
            return false;
        };
        let line = self.words[next..]
            .iter()
            .take_while(|other| other.line == word.line);
        let is_number = |c: char| c.is_ascii_digit() || is_separator(c);
        word.line == self.words[at].line + 1
            && !word.is_value
            && line.clone().all(|word| {
                word.text
                    .trim_end_matches(['.', ','])
                    .chars()
                    .all(is_number)
            })
    }

    /// Returns how many words before the word `value` form the label of a meeting id. `None` if
    /// they form none.
    fn label_before(&self, value: usize) -> Option<usize> {
        let last = self.words.get(value.checked_sub(1)?)?;
        let near = self.words[value].line - last.line <= 2
            && !last.text.ends_with(|c: char| c.is_ascii_digit());
        // A label on the same line as its value needs no colon. A label on one of the two lines above
        // requires that the value starts its line.
        let is_alone = last.line == self.words[value].line || self.begins_line(value);
        let gap = &self.text[last.start + last.text.len()..self.words[value].start];
        if !near || !is_alone || gap.len() > 64 {
            return None;
        }
        let from = value.saturating_sub(labels::MOST_WORDS + 1);
        let words = self.words[from..value]
            .iter()
            .filter(|word| word.line == last.line);
        id_label(words.map(|word| word.text).collect::<Vec<_>>().into_iter())
    }

    fn begins_line(&self, at: usize) -> bool {
        at == 0 || self.words[at - 1].line != self.words[at].line
    }

    /// Returns how many words from `at` on form the label of a passcode. `None` if they form none.
    fn label_at(&self, at: usize) -> Option<usize> {
        let line = self.words.get(at)?.line;
        let words = self.words[at..].iter().take_while(|word| word.line == line);
        passcode_label(words.map(|word| word.text))
    }

    /// Returns the passcode that follows a meeting id closely, after a known label. `None` if there is none.
    fn passcode_after(&self, next: usize) -> Option<(String, Option<PasteDoubt>)> {
        let end = self.words.len().min(next + NEAR);
        for at in next..end {
            let is_other = at > next && is_for_others(self.words[at - 1].text);
            if let Some(length) = self.label_at(at).filter(|_| !is_other) {
                let (told, doubt) = self.value(at + length)?;
                // If there are two passcodes, either may be the right one.
                let again = at + length + 1;
                let again = self
                    .label_at(again)
                    .and_then(|more| self.value(again + more));
                let differs = again.is_some_and(|(again, _)| again != told);
                return Some((told, doubt.or(differs.then_some(PasteDoubt::Passcode))));
            }
            // Another number starts here, so a passcode further on would belong to that number.
            if self.words[at].is_value
                && self.words[at]
                    .text
                    .starts_with(|c: char| c.is_ascii_digit())
            {
                return None;
            }
        }
        None
    }

    /// Whether a known label of a passcode, with a word after it, follows a meeting id.
    fn names_passcode(&self, next: usize) -> bool {
        let end = self.words.len().min(next + NEAR);
        let mut labels = (next..end).take_while(|at| {
            let is_number = self.words[*at]
                .text
                .starts_with(|c: char| c.is_ascii_digit());
            !is_number || self.label_before(*at).is_none()
        });
        labels.any(|at| {
            let is_other = at > 0 && is_for_others(self.words[at - 1].text);
            let length = self.label_at(at).filter(|_| !is_other);
            length.is_some_and(|length| at + length < self.words.len())
        })
    }

    /// Returns the passcode after a label, on the same line or one of the next two. `None` if there is none.
    ///
    /// Below its label, a passcode has to be alone on its line, or to mix letters and digits. Adds a doubt if other
    /// text follows the passcode there, or if the next word may be the rest of the passcode.
    fn value(&self, at: usize) -> Option<(String, Option<PasteDoubt>)> {
        let (value, before) = (self.words.get(at)?, self.words.get(at.checked_sub(1)?)?);
        let is_alone = self
            .words
            .get(at + 1)
            .is_none_or(|next| next.line != value.line);
        let has_text_behind = value.line != before.line && !is_alone;
        if has_text_behind && !is_piece(value) || value.line - before.line > 2 {
            return None;
        }
        // A passcode may start or end with characters that were stripped from the words.
        let end = before.start + before.text.len();
        let gap = self.text[end..value.start]
            .rsplit(char::is_whitespace)
            .next()
            .unwrap_or_default();
        let marks = gap.trim_start_matches([':', '=', '|']);
        let word = self.text[value.start..]
            .split(char::is_whitespace)
            .next()
            .unwrap_or_default();
        let (passcode, doubt) = passcode::in_text(&format!("{marks}{word}"))?;
        let is_doubtful = has_text_behind || self.goes_on(at);
        let doubt = doubt.or(is_doubtful.then_some(PasteDoubt::Passcode));
        Some((passcode, doubt))
    }

    /// Whether the passcode at word `at` may continue in the next word, on this line or the next.
    fn goes_on(&self, at: usize) -> bool {
        self.words.get(at + 1).is_some_and(|next| {
            next.line <= self.words[at].line + 1
                && next.text != self.words[at].text
                && !next.is_value
                && is_piece(next)
        })
    }

    /// Returns the labeled passcode directly before the label of the meeting id. `None` if there is none.
    ///
    /// One word that may continue the passcode may come between.
    fn passcode_before(&self, label: usize) -> Option<(String, Option<PasteDoubt>)> {
        let value = label.checked_sub(1)?;
        self.passcode_at(value).or_else(|| {
            let value = value.checked_sub(1).filter(|value| self.goes_on(*value))?;
            self.passcode_at(value)
        })
    }

    /// Returns the passcode at word `value`, if its label comes directly before it.
    fn passcode_at(&self, value: usize) -> Option<(String, Option<PasteDoubt>)> {
        let first = value.saturating_sub(labels::MOST_WORDS);
        let at = (first..value).find(|at| {
            self.label_at(*at)
                .is_some_and(|length| at + length == value)
        })?;
        let is_other = at > 0 && is_for_others(self.words[at - 1].text);
        (!is_other).then(|| self.value(value)).flatten()
    }

    /// Returns the passcode of a mail in an unknown language. The next line has to be a short label and one word that
    /// looks like a passcode. Otherwise `None`.
    fn foreign_passcode(&self, next: usize, line: usize) -> Option<(String, Option<PasteDoubt>)> {
        let rest = &self.words[next..];
        let below = rest.first()?.line;
        let length = rest
            .iter()
            .take(6)
            .take_while(|word| word.line == below)
            .count();
        let (value, label) = rest[..length].split_last()?;
        let is_line = below != line && (1..=4).contains(&label.len());
        let is_label = value.is_value
            && label
                .iter()
                .all(|word| !word.is_value && !is_for_others(word.text));
        let fits = is_line
            && is_label
            && passcode::is_likely(value.text)
            && passcode::is_mixed(value.text);
        fits.then(|| passcode::in_text(value.text)).flatten()
    }
}

/// Whether a word is probably a passcode or a part of one, because it mixes letters and digits.
fn is_piece(word: &Word<'_>) -> bool {
    let text = word.text.trim_end_matches(['.', ',', ';']);
    text.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && text.contains(|c: char| c.is_ascii_digit())
        && passcode::is_mixed(text)
}
