//! Splits a pasted text into the people that it names. Accepts lists as people write them: with separators, with words
//! such as "and", and with a greeting or thanks around them.

use std::collections::BTreeMap;

use crate::app::call::state::invite_form::share::Share;
use crate::app::call::state::invite_split::asked_names::{asked_names, has_address_of, is_name_in};
use crate::app::call::state::invite_split::doubt::{doubted_by_name, is_doubted};
use crate::app::call::state::invite_split::fallback::is_fallback;
use crate::app::call::state::invite_split::labels::without_marks;
use crate::app::call::state::invite_split::likeness::{
    has_number, is_one, may_be_address, may_name,
};
use crate::app::call::state::invite_split::name_before::{
    name_before_numbers, name_beside, with_extension, with_name_above, with_name_before,
};
use crate::app::call::state::invite_split::nameless::{has_mark, names};
use crate::app::call::state::invite_split::polite::{JOINING, LEADING, is_polite, is_word_of};
use crate::app::call::state::invite_split::prose::{
    goes_on_with_codes, is_code_only, is_prose, is_unmeant,
};
use crate::app::call::state::invite_split::quoted::Quotes;
use crate::app::call::state::invite_split::second_way::is_second_way;
use crate::app::call::state::invite_split::sender::SenderFinder;
use crate::app::call::state::invite_split::sentence::is_shortened;
use crate::app::call::state::invite_split::separators::{remarks, split_at, with_surnames};
use crate::app::call::state::invite_split::table::{Table, named, tables};
use crate::app::call::state::invite_split::unread::{to_correct, ways_in};
use crate::app::call::state::invite_split::wrapped::unwrapped;
use crate::moderation::model::invitee::cores::cores;
use crate::moderation::model::offset::offset_in;
use crate::moderation::model::recognize::{national_number, recognize};

mod asked_names;
mod doubt;
mod fallback;
pub(crate) mod labels;
mod left_out;
pub(crate) mod likeness;
pub(crate) mod name_before;
mod nameless;
mod polite;
pub(crate) mod prose;
mod quoted;
mod second_way;
mod sender;
mod sentence;
mod separators;
mod table;
pub(crate) mod tongue;
mod unread;
mod wrapped;

/// Words that join two people, and need no spaces around them.
const JOINING_UNSPACED: &[&str] = &[
    "和", "与", "與", "跟", "及", "以及", "还有", "と", "および", "及び", "와", "과", "및",
    "그리고", "하고",
];
/// The parts of a pasted text.
#[derive(Debug, Default)]
pub(super) struct PastedText {
    /// Parts that name people, or that look like damaged addresses or numbers.
    people: Vec<String>,
    /// Parts that name people whom the moderator probably doesn't mean, each with the reason.
    pub(super) aside: Vec<(String, Share)>,
    /// Parts that name nobody, such as greetings. Neighboring parts of a line are joined.
    pub(super) nobody: Vec<String>,
    /// People of a list who are given by name only.
    pub(super) nameless: Vec<String>,
    /// Whether the text is prose. Otherwise each line is meant as a person.
    is_prose: bool,
}

impl PastedText {
    /// Splits a text into people and other parts.
    ///
    /// If no part seems to name anybody, all parts except headings and greetings count as people, although they can't be read. In prose of
    /// several lines, no part counts.
    ///
    /// If all people were set aside, the recipients count as people again, or without recipients everybody. People set
    /// aside as [`Share::Doubted`] or [`Share::Fallback`] never do.
    pub(super) fn read(typed: &str) -> Self {
        let whole = typed;
        let typed = &*unwrapped(whole);
        let tables = tables(typed);
        let mut rest = typed;
        let mut parts: Vec<&str> = Vec::new();
        for table in &tables {
            let start = offset_in(table.text, rest);
            parts.extend(lines_parts(&rest[..start]));
            parts.push(table.text);
            rest = &rest[start + table.text.len()..];
        }
        parts.extend(lines_parts(rest));
        let mut all = Self {
            is_prose: is_prose(typed),
            ..Self::default()
        };
        if !tables.is_empty() || parts.iter().any(|part| may_name(part)) {
            all.sort(typed, &parts, &tables);
        } else {
            let is_nobody =
                |part: &&str| is_heading(part) || is_polite(part) || all.names_nobody(whole);
            let (nobody, people) = parts.into_iter().partition::<Vec<_>, _>(is_nobody);
            all.people = people.into_iter().map(str::to_owned).collect();
            all.nobody = nobody.into_iter().map(str::to_owned).collect();
        }
        if all.people.is_empty() {
            let is_recipient = |(_, share): &(String, Share)| *share == Share::Recipient;
            let has_recipients = all.aside.iter().any(is_recipient);
            let is_meant = |it: &mut (String, Share)| {
                !matches!(it.1, Share::Doubted | Share::Fallback)
                    && (!has_recipients || is_recipient(it))
            };
            let meant = all.aside.extract_if(.., is_meant);
            all.people = meant.map(|(part, _)| part).collect();
        }
        all
    }

    /// Whether the text is prose of several lines. If such a text names nobody, none of it has to be corrected.
    fn names_nobody(&self, typed: &str) -> bool {
        self.is_prose && typed.trim().contains(['\n', '\r'])
    }

    /// Whether an unused line has enough digits for a phone number, which may lack its country code. In prose, a number
    /// that is probably not meant doesn't count.
    pub(super) fn has_number(&self, line: &str) -> bool {
        has_number(line) && !(self.is_prose && is_unmeant(line))
    }

    /// Adds each part, and each row of a table, to `people`, `aside` or `nobody`. Names without an address or number
    /// also go to `nameless`.
    fn sort(&mut self, typed: &str, parts: &[&str], tables: &[Table<'_>]) {
        let start = |part: &str| offset_in(part, typed);
        let mut sender = SenderFinder::new(typed);
        let quotes = Quotes::new(if self.is_prose { typed } else { "" });
        let mut skipped: Vec<std::ops::Range<usize>> = Vec::new();
        // For each line that names a person or belongs to the sender, holds whether it names somebody to invite.
        let mut lines = BTreeMap::new();
        // The place of the last person's part.
        let mut last = None;
        for part in parts {
            let aside = sender.takes(part);
            let aside = if quotes.contains(part) {
                Some(Share::Quoted)
            } else {
                aside
            };
            let is_unmeant = is_code_only(part)
                || self.is_prose && (is_unmeant(part) || goes_on_with_codes(typed, part));
            if aside.is_some() || may_name(part) && !is_unmeant {
                lines.insert(line_of(typed, start(part)), aside.is_none());
            }
            let place = start(part)..start(part) + part.len();
            let table = tables
                .iter()
                .find(|table| table.text.as_ptr() == part.as_ptr());
            if let Some(table) = table {
                self.nobody.extend(table.nobody.iter().cloned());
                self.nameless.extend(table.nameless.iter().cloned());
                let people = table.people.iter().cloned();
                match aside {
                    Some(share) => self.aside.extend(people.map(|part| (part, share))),
                    None => self.people.extend(people),
                }
                let share = aside.unwrap_or(Share::Other);
                let others = table.others.iter().cloned();
                self.aside.extend(others.map(|part| (part, share)));
            } else if !may_name(part) || is_unmeant {
                let last = skipped.last_mut();
                match last.filter(|last| !typed[last.end..place.start].contains(['\n', '\r'])) {
                    Some(last) => last.end = place.end,
                    None => skipped.push(place),
                }
            } else if let Some(share) = aside {
                self.push_aside(part, share);
            } else if is_doubted(typed, part) {
                self.push_aside(part, Share::Doubted);
            } else if is_fallback(typed, part) {
                self.push_aside(part, Share::Fallback);
            } else if let Some(before) = last.replace(place.clone())
                && is_second_way(typed, before, place.clone(), !self.last_name().is_empty())
            {
                self.push_other(part);
            } else if let Some(named) = with_name_before(&typed[..place.start], part) {
                // `named` includes the name from the words before it in the line, so these words aren't skipped.
                skipped.pop_if(|last| !typed[last.end..place.start].contains(['\n', '\r']));
                self.people.push(named);
            } else if let Some((named, name)) = with_name_above(&typed[..place.start], part) {
                skipped.retain(|it| !it.contains(&offset_in(name, typed)));
                self.people.push(named);
            } else if self.is_prose && !is_one(part) {
                let ways = to_correct(without_marks(part));
                if ways.is_empty() {
                    skipped.push(place);
                    continue;
                }
                let name = name_before_numbers(&typed[..place.start], part);
                self.people.extend(ways.into_iter().map(|way| match &name {
                    Some(name) if !way.contains(char::is_alphabetic) => named(name, &way),
                    _ => way,
                }));
            } else {
                self.people.push(without_marks(part).to_owned());
            }
        }
        let mut doubted = doubted_by_name(typed, &quotes, &self.people).into_iter();
        let is_doubted = |_: &mut String| doubted.next() == Some(true);
        let left_out = self.people.extract_if(.., is_doubted);
        self.aside
            .extend(left_out.map(|part| (part, Share::Doubted)));
        self.nameless
            .extend(self.names_only(typed, &skipped, &lines));
        if self.is_prose {
            let is_other =
                |n: usize, line: &str| lines.get(&n) == Some(&false) || quotes.contains(line);
            let names = asked_names(typed, is_other);
            let aside = self.aside.iter().map(|(part, _)| part);
            let named: Vec<&String> = self
                .people
                .iter()
                .chain(aside)
                .chain(&self.nameless)
                .collect();
            let is_new = |name: &String| {
                !named.iter().any(|part| is_name_in(part, name)) && !has_address_of(typed, name)
            };
            let new: Vec<String> = names.into_iter().filter(is_new).collect();
            self.nameless.extend(new);
        }
        let skipped = skipped.into_iter().map(|place| typed[place].to_owned());
        self.nobody.extend(skipped);
    }

    /// Returns the name of the last person. Empty if it isn't known.
    fn last_name(&self) -> String {
        let last = self.people.last();
        last.map(|it| name_beside(it)).unwrap_or_default()
    }

    /// Sets a part aside as another way to reach the last person.
    fn push_other(&mut self, part: &str) {
        let way = cores(part)
            .pop()
            .map_or(part, |at| with_extension(part, at));
        let other = named(&self.last_name(), way);
        self.aside.push((other, Share::Other));
    }

    /// Sets a part aside. Of a sentence, only the addresses and numbers in it.
    fn push_aside(&mut self, part: &str, share: Share) {
        let part = without_marks(part);
        let ways = if self.is_prose && !is_one(part) {
            ways_in(part)
        } else {
            Vec::new()
        };
        if ways.is_empty() {
            self.aside.push((part.to_owned(), share));
        }
        self.aside.extend(ways.into_iter().map(|way| (way, share)));
    }

    /// Returns the names in skipped lines that belong to a list of people. In prose, such a line has a bullet or a
    /// number, or is right above or below the line of a person.
    ///
    /// For each line that names a person or belongs to the sender, `lines` says whether it names somebody to invite.
    fn names_only(
        &self,
        typed: &str,
        skipped: &[std::ops::Range<usize>],
        lines: &BTreeMap<usize, bool>,
    ) -> Vec<String> {
        let mut lines = lines.clone();
        let mut found: Vec<String> = Vec::new();
        for place in skipped {
            let line = line_of(typed, place.start);
            let text = typed.split('\n').nth(line).unwrap_or_default();
            let mut beside = [line.checked_sub(1), line.checked_add(1)]
                .into_iter()
                .flatten();
            let is_beside = beside.any(|it| lines.get(&it) == Some(&true));
            let is_listed = !self.is_prose || has_mark(text) || is_beside;
            if !is_listed || lines.contains_key(&line) || text.starts_with('>') {
                continue;
            }
            let names = names(text);
            if !names.is_empty() {
                lines.insert(line, true);
            }
            let new = names.into_iter().map(str::to_owned);
            let new: Vec<String> = new.filter(|name| !found.contains(name)).collect();
            found.extend(new);
        }
        found
    }
}

/// Returns the number of the line in which a place of a text is, from 0.
fn line_of(typed: &str, at: usize) -> usize {
    typed[..at].matches('\n').count()
}

/// Splits lines outside tables.
fn lines_parts(lines: &str) -> Vec<&str> {
    let parts: Vec<&str> = split(lines)
        .into_iter()
        .flat_map(spaced)
        .flat_map(remarks)
        .collect();
    // Keeps lines together that name one person as a whole, unless two parts have digits or signs of an address: a
    // number must neither run on into the next line nor be lost beside an address.
    let is_named = |part: &str| part.contains(is_of_address) || may_name(part);
    let named = parts.iter().filter(|part| is_named(part));
    if parts.len() > 1 && named.count() < 2 && is_one(lines) {
        return vec![lines.trim()];
    }
    parts
}

/// Splits a typed or pasted text into the people to invite. A text that names one person as a whole isn't split, even if it has
/// separators.
///
/// Empty if everybody in the text was set aside, or if the text is prose of several lines and names nobody.
pub(crate) fn typed_parts(typed: &str) -> Vec<String> {
    let all = PastedText::read(typed);
    if all.people.is_empty() && (!all.aside.is_empty() || all.names_nobody(typed)) {
        return Vec::new();
    }
    let is_alone = all.aside.is_empty() && all.nobody.is_empty();
    let is_found = all.people.first().is_some_and(|part| is_one(part));
    let is_whole =
        all.people.len() == 1 && (is_alone && !is_found && !all.is_prose || is_one(typed));
    if all.people.is_empty() || is_whole {
        return vec![without_marks(typed).to_owned()];
    }
    all.people
}

fn is_of_address(c: char) -> bool {
    c.is_numeric() || matches!(c, '@' | '＠' | '+' | '＋')
}

/// Splits a text at line ends. Splits parts that don't name one person at semicolons and bars, then tabs, then commas.
///
/// A row of a table and a name such as `Lovelace, Ada <ada@contoso.com>` thus stay in one piece.
fn split(typed: &str) -> Vec<&str> {
    const LINES: &[char] = &['\n', '\r', '\u{b}', '\u{85}', '\u{2028}', '\u{2029}'];
    const LEVELS: [&[char]; 3] = [&[';', '；', '؛', '|'], &['\t'], &[',', '，', '、', '،']];
    let mut parts: Vec<&str> = split_at(typed, LINES).collect();
    for separators in LEVELS {
        if separators.contains(&'\t') {
            let is_row = |part: &str| part.contains('\t');
            let rows = parts.into_iter();
            parts = rows
                .flat_map(|it| if is_row(it) { spaced(it) } else { vec![it] })
                .collect();
        }
        // Joining words and ends of sentences come before commas, so that a surname stays with its name.
        if separators.contains(&',') {
            parts = parts.into_iter().flat_map(joined_people).collect();
            parts = parts.into_iter().flat_map(sentences).collect();
        }
        let more = parts.into_iter().map(|part| {
            if is_one(part) {
                vec![part]
            } else {
                split_at(part, separators).collect()
            }
        });
        parts = more.flatten().collect();
    }
    let parts = with_surnames(typed, parts).into_iter();
    parts.flat_map(joined_people).flat_map(sentences).collect()
}

/// Splits a part at words such as "and" between people.
fn joined_people(part: &str) -> Vec<&str> {
    if is_one(part) || !may_be_address(part) {
        return vec![part];
    }
    let part = without_leading(part);
    // Splits only before an address or a whole number: fewer digits, such as the last four of `+1 425 555 0161 / 0162`,
    // may be the rest of a number.
    let is_between = |(before, behind): &(&str, &str)| {
        before.matches('"').count() % 2 == 0
            && may_be_address(behind)
            && !(behind.starts_with(char::is_numeric) && ends_in_area_code(before))
    };
    let Some((before, behind)) = joints(part).into_iter().find(is_between) else {
        return vec![part];
    };
    let mut parts = joined_people(before);
    parts.extend(joined_people(behind));
    parts.retain(|part| !part.is_empty());
    parts
}

/// Whether a text ends in a few digits that may be the area code of a number such as `030 / 1234567`.
fn ends_in_area_code(text: &str) -> bool {
    let is_of_number = |c: char| c.is_numeric() || " ()".contains(c);
    let number = &text[text.trim_end_matches(is_of_number).len()..];
    (1..=4).contains(&number.chars().filter(|c| c.is_numeric()).count())
}

/// Returns the text before and after each word that joins people, in order.
fn joints(part: &str) -> Vec<(&str, &str)> {
    let start = |word: &str| offset_in(word, part);
    let words = part.split_whitespace();
    let words = words.filter(|word| JOINING.contains(&word.to_lowercase().as_str()));
    let mut found: Vec<(usize, usize)> = words.map(|word| (start(word), word.len())).collect();
    for word in JOINING_UNSPACED {
        let all = part.match_indices(word);
        found.extend(all.map(|(at, word)| (at, word.len())).filter(|(at, len)| {
            let is_address = |c: Option<char>| c.is_some_and(|c| c.is_ascii());
            let behind = part[at + len..].trim_start().chars().next();
            is_address(part[..*at].trim_end().chars().last()) && is_address(behind)
        }));
    }
    found.sort_unstable();
    let around = found.into_iter();
    around
        .map(|(at, len)| (part[..at].trim(), part[at + len..].trim()))
        .collect()
}

/// Drops words such as "please" or "also" before a person.
fn without_leading(part: &str) -> &str {
    let mut rest = part.trim_start();
    while !is_one(rest)
        && let Some((word, behind)) = rest.split_once(char::is_whitespace)
        && is_word_of(word, &[LEADING, JOINING])
    {
        rest = behind.trim_start();
    }
    rest
}

/// Splits off the sentences after a person, and greetings or thanks. Other text that doesn't begin like a sentence stays,
/// because it may belong to the address or number.
fn sentences(part: &str) -> Vec<&str> {
    let is_whole = is_one(part);
    for (at, end) in part.match_indices(['.', '!', '?', '。', '！', '？', '…']) {
        let (person, behind) = (&part[..at], &part[at + end.len()..]);
        let is_end = !end.is_ascii() || !is_whole && behind.starts_with(char::is_whitespace);
        let behind = behind.trim_start();
        let begins = |c: char| c.is_alphabetic() && !c.is_lowercase();
        let goes_on = !behind.starts_with(begins) && !is_polite(behind);
        let last = person
            .rsplit(char::is_whitespace)
            .next()
            .unwrap_or_default();
        let is_number = national_number(person).is_some() && !is_shortened(last);
        if is_end && (is_one(person) || is_number) && !goes_on && !behind.is_empty() {
            let mut parts = vec![person];
            parts.extend(joined_people(behind).into_iter().flat_map(sentences));
            return parts;
        }
    }
    vec![part]
}

/// Whether a part of a list is a heading, which names nobody.
fn is_heading(part: &str) -> bool {
    part.ends_with([':', '：']) && !may_be_address(part) && recognize(part).is_err()
}

/// Splits a part in which only spaces or labels separate several people.
fn spaced(part: &str) -> Vec<&str> {
    if is_one(part) {
        return vec![part];
    }
    let mut places = cores(part);
    let is_number = |core: &str| !core.contains(char::is_alphabetic);
    let has_name = places.iter().any(|at| part[at.clone()].contains('@'));
    // Words behind the last address or number belong to it.
    if let Some(last) = places.last_mut() {
        last.end = part.len();
    }
    let mut start = 0;
    let ends = places.into_iter().map(|at| at.end);
    let pieces = ends.map(|end| part[std::mem::replace(&mut start, end)..end].trim());
    let pieces =
        pieces.map(|piece| piece.trim_start_matches([' ', '>', ')', ']', ',', ';', '/', '|', '&']));
    let pieces: Vec<&str> = pieces.map(str::trim).collect();
    let are_all = pieces
        .iter()
        .all(|text| is_one(text) || has_name && is_number(text));
    if pieces.len() > 1 && are_all {
        return pieces;
    }
    vec![part]
}

#[cfg(test)]
mod tests;
