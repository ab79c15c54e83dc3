//! Cuts an unreadable part of prose down to what has to be corrected: the name, if there is one, and the address or
//! number after it.

use std::ops::Range;

use crate::app::call::state::invite_split::labels::without_labels;
use crate::app::call::state::invite_split::likeness::{
    has_address_sign, has_plus, is_one, without_dates,
};
use crate::app::call::state::invite_split::name_before::{name_in, with_extension};
use crate::app::call::state::invite_split::polite::{LEADING, is_polite, is_word_of};
use crate::app::call::state::invite_split::prose::is_meant;
use crate::app::call::state::invite_split::sentence::last_sentence;
use crate::app::call::state::invite_split::table::named;
use crate::moderation::model::invitee::cores::{cores, is_edge};

/// Returns the addresses and numbers of an unreadable part, each after the name beside it. None of them can be read.
///
/// Empty if there are none: nobody has to correct a sentence or the number of a ticket.
pub(super) fn to_correct(part: &str) -> Vec<String> {
    let text = without_dates(part);
    let ways = ways(&text);
    let ends: Vec<usize> = ways.iter().skip(1).map(|way| way.start).collect();
    let mut start = 0;
    let mut found = Vec::new();
    for (n, way) in ways.into_iter().enumerate() {
        let end = ends.get(n).copied().unwrap_or(text.len());
        let place = unreadable(&text, start..end, way);
        let name = name_near(&text[start..place.start]);
        start = place.end;
        let way = &text[place];
        let whole = named(&name, way);
        found.push(if is_one(&whole) {
            way.to_owned()
        } else {
            whole
        });
    }
    found
}

/// Returns all addresses and numbers of a part, each behind the name beside it.
pub(super) fn ways_in(part: &str) -> Vec<String> {
    let text = without_dates(part);
    let mut start = 0;
    let all = ways(&text).into_iter().map(|way| {
        let name = name_near(&text[start..way.start]);
        start = way.end;
        let way = &text[way];
        let whole = named(&name, way);
        if is_one(way) && !is_one(&whole) {
            way.to_owned()
        } else {
            whole
        }
    });
    all.collect()
}

/// Returns the places of everything that may be a damaged address or a number.
fn ways(text: &str) -> Vec<Range<usize>> {
    let all = cores(text).into_iter();
    let mut found: Vec<_> = all.filter(|at| is_meant(text, at)).collect();
    for at in &mut found {
        // The bracket around an area code belongs to the number.
        if text[at.clone()].contains(')') && text[..at.start].ends_with('(') {
            at.start -= 1;
        }
        at.end = end_of_word(text, at.end);
        at.end = at.start + with_extension(text, at.clone()).len();
    }
    if found.is_empty() && has_plus(text) {
        let start = text.find(['+', '＋']).unwrap_or_default();
        let is_part = |c: char| c.is_numeric() || " +＋()-".contains(c);
        let digits = text[start..].find(|c| !is_part(c));
        let end = digits.map_or(text.len(), |digits| start + digits);
        found.push(start..end_of_word(text, end));
    }
    if found.is_empty() && has_address_sign(text) {
        let lower = text.to_ascii_lowercase();
        let mut signs = ["@", "＠", "(at)", "[at]", "{at}"].into_iter();
        let sign = signs.find_map(|sign| Some((lower.find(sign)?, sign.len())));
        found.extend(sign.map(|(at, len)| {
            let behind = at + len;
            let gap = text[behind..].len() - text[behind..].trim_start().len();
            start_of_word(text, at)..end_of_word(text, behind + gap)
        }));
    }
    found
}

/// Returns the smallest place around `way`, within `bounds`, that can't be read. Words that made the part unreadable
/// stay: they may belong to the address or number.
fn unreadable(text: &str, bounds: Range<usize>, way: Range<usize>) -> Range<usize> {
    let is_address = text[way.clone()].contains('@');
    let mut place = way;
    for grows_before in [is_address, !is_address] {
        while is_one(&text[place.clone()]) {
            let before = start_of_word(text, place.start).max(bounds.start);
            let behind = end_of_next_word(text, place.end).min(bounds.end);
            match grows_before {
                true if before < place.start => place.start = before,
                false if behind > place.end => place.end = behind,
                _ => break,
            }
        }
    }
    place
}

/// Returns where the last word before `at` starts. Skips spaces between this word and `at`.
fn start_of_word(text: &str, at: usize) -> usize {
    let before = text[..at].trim_end();
    let word = before.rsplit(is_edge).next().unwrap_or_default();
    before.len() - word.len()
}

/// Returns where the word at `at` ends. Signs at its end don't belong to it.
fn end_of_word(text: &str, at: usize) -> usize {
    let is_end = |c: char| is_edge(c) || ",;|，；、。".contains(c);
    let len = text[at..].find(is_end).unwrap_or(text[at..].len());
    let word = text[..at + len].trim_end_matches(|c: char| !c.is_alphanumeric());
    word.len().max(at.min(text[..at].trim_end().len()))
}

/// Returns where the word after `at` ends. Returns `at` if no word follows.
fn end_of_next_word(text: &str, at: usize) -> usize {
    let gap = text[at..].find(char::is_alphanumeric);
    gap.map_or(at, |gap| end_of_word(text, at + gap))
}

/// Returns the name in the words before an address or number. A single word with a capital counts only right before it,
/// or at the start of a few words that end in a colon, such as `Olu from the agency:`.
fn name_near(before: &str) -> String {
    const MOST: usize = 5;
    let before = last_sentence(before);
    let name = name_in(before);
    if !name.is_empty() && !is_word_of(&name, &[LEADING]) && !is_polite(&name) {
        return name;
    }
    let words = without_labels(before);
    let mut all = words.split_whitespace();
    let is_few = before.trim_end().ends_with([':', '：']) && all.clone().count() <= MOST;
    let is_name = |word: &&str| {
        let has_capital = word.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
        has_capital && !is_word_of(word, &[LEADING]) && !is_polite(word)
    };
    let first = all.clone().find(is_name).filter(|_| is_few);
    let word = first.or_else(|| all.next_back()).unwrap_or_default();
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let is_name = is_name(&word);
    if is_name {
        word.to_owned()
    } else {
        String::new()
    }
}
