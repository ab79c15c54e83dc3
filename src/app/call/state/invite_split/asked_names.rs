//! Finds people whom a sentence asks to invite by name only, without an address or number.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::app::call::state::invite_split::doubt::is_negated;
use crate::app::call::state::invite_split::labels::is_label;
use crate::app::call::state::invite_split::left_out::leaves_out;
use crate::app::call::state::invite_split::likeness::may_name;
use crate::app::call::state::invite_split::name_before::{is_capital, without_opening};
use crate::app::call::state::invite_split::nameless::PARTICLES;
use crate::app::call::state::invite_split::polite::{JOINING, is_polite};
use crate::app::call::state::invite_split::sentence::{asks, clauses, is_joined, sentence, words};
use crate::moderation::model::invitee::cores::cores;
use crate::moderation::model::offset::offset_in;

/// Words before a name that make a single word after them a name.
const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "dr", "herr", "herrn", "frau", "mme", "monsieur", "madame", "señor",
    "señora", "sr", "sra",
];
/// Words before names that the sentence doesn't ask for, as in "the order of Ada Lovelace".
const ABOUT: &[&str] = &[
    "of", "from", "at", "about", "for", "by", "with", "regarding", "via", "in", "on", "to", "von",
    "vom", "über", "wegen", "für", "mit", "bei", "beim", "aus", "im", "zu", "zur", "zum", "de",
    "du", "des", "chez", "avec", "pour", "par", "à", "sur", "del", "con", "por", "para", "do",
    "da", "com", "em", "no", "na",
];
/// Beginnings of words that no name has.
const NO_NAMES: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
    "february", "march", "april", "june", "july", "august", "september", "october", "november",
    "december", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag",
    "januar", "februar", "märz", "juni", "juli", "oktober", "dezember", "teams", "microsoft",
    "windows", "meeting", "bridge", "incident", "support", "service", "helpdesk", "team",
    "conference", "konferenz", "besprechung", "anruf", "ticket", "technik", "abteilung", "gmbh",
    "ltd", "inc", "corp", "vielen", "dank", "hotline", "zentrale", "réunion", "reunión", "reunião",
];
/// Beginnings of words before a name that aren't part of it.
const ROLES: &[&str] = &[
    "kolleg", "kund", "chef", "mitarbeiter", "leiter", "techniker", "colleague", "manager",
];

/// Returns the names of people whom the sentences of a text ask to invite, each once, without those in `is_other` lines.
pub(super) fn asked_names(typed: &str, is_other: impl Fn(usize, &str) -> bool) -> Vec<String> {
    let lines = typed.split('\n').enumerate();
    let lines = lines.filter(|(_, line)| !line.trim().is_empty());
    let mut found: Vec<String> = Vec::new();
    for (at, (n, line)) in lines.enumerate() {
        if is_other(n, line) {
            continue;
        }
        for name in names_in_line(line, at == 0) {
            if !found.contains(&name) {
                found.push(name);
            }
        }
    }
    found
}

/// Returns the names of people whom the sentences of a line ask to invite, and who have no address or number there.
///
/// With `is_first`, the line is the first one: a name at its beginning is that of the reader.
fn names_in_line(line: &str, is_first: bool) -> Vec<String> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < line.len() {
        let text = sentence(line, at..at);
        let start = offset_in(text, line);
        let begins_line = line[..start].trim().is_empty();
        let is_reader = is_first && begins_line;
        names_in_sentence(text, (is_reader, begins_line && is_item(line)), &mut found);
        let behind = &line[start + text.len()..];
        let skipped = behind.find(char::is_alphanumeric).unwrap_or(behind.len());
        at = (start + text.len() + skipped)
            .max(at + line[at..].chars().next().map_or(1, char::len_utf8));
    }
    found
}

/// Whether a line is an entry of a list with a mark or a number before it.
fn is_item(line: &str) -> bool {
    let line = line.trim_start();
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = if number.len() < line.len() {
        number.strip_prefix(['.', ')'])
    } else {
        line.strip_prefix(['-', '–', '*', '•', '·'])
    };
    rest.is_some_and(|rest| rest.starts_with(char::is_whitespace))
}

/// Adds the names for which a sentence asks. The name of the reader may begin the first sentence of a text. An entry of a
/// list asks for the people in its first clause.
fn names_in_sentence(sentence: &str, (is_first, is_item): (bool, bool), found: &mut Vec<String>) {
    let all = clauses(sentence);
    let mut is_asked = is_item;
    for (n, clause) in all.iter().enumerate() {
        let is_reader = is_first && n == 0 && all.len() > 1 && !asks(clause);
        let is_greeting = is_polite(clause.trim()) && !asks(clause);
        if is_negated(clause) || leaves_out(clause) || is_greeting || is_reader {
            is_asked = false;
            continue;
        }
        if may_name(clause) {
            // A name before an address or number is that of its person.
            let behind = clause
                .split_whitespace()
                .rev()
                .take_while(|it| !may_name(it));
            let mut behind: Vec<&str> = behind.collect();
            behind.reverse();
            let joint = behind
                .iter()
                .position(|it| JOINING.contains(&&*it.to_lowercase()));
            if let Some(joint) = joint {
                found.extend(names(&behind[joint + 1..].join(" ")));
            }
            is_asked = true;
            continue;
        }
        let has_way_behind = all
            .get(n + 1)
            .is_some_and(|next| may_name(next) && !asks(next));
        let names = names(clause);
        let is_entry = is_item && n == 0;
        let is_listed = is_asked && (is_joined(clause) || is_only(clause, &names) || is_entry);
        is_asked = asks(clause) || is_listed;
        if is_asked && !has_way_behind {
            found.extend(names);
        }
    }
}

/// Whether a clause consists of names only.
fn is_only(clause: &str, names: &[String]) -> bool {
    let named: usize = names.iter().map(|it| it.split_whitespace().count()).sum();
    let words = clause.split(|c: char| "([{".contains(c)).next();
    let words = words.unwrap_or_default().split_whitespace();
    let words = words.filter(|it| !JOINING.contains(&&*it.to_lowercase()));
    named > 0 && words.count() == named
}

/// Returns the full names in a clause, and single ones behind a title such as "Mr".
fn names(clause: &str) -> Vec<String> {
    let mut found = Vec::new();
    for piece in clause.split(|c: char| "()[]{}\"“”„«»:：/&<>".contains(c)) {
        let words: Vec<&str> = piece
            .split_whitespace()
            .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
            .filter(|word| !word.is_empty())
            .collect();
        let words = without_opening(&words);
        let goes_on = |word: &&str| is_capital(word) || PARTICLES.contains(word);
        let mut start = 0_usize;
        for run in words.chunk_by(|one, next| goes_on(one) && goes_on(next)) {
            let before = start.checked_sub(1).map(|at| words[at].to_lowercase());
            start += run.len();
            let is_about = before.is_some_and(|it| ABOUT.contains(&&*it));
            found.extend(name_of(run).filter(|_| !is_about));
        }
    }
    found
}

/// Returns the name that a run of words with capitals makes.
fn name_of(run: &[&str]) -> Option<String> {
    let begins = |word: &str, with: &[&str]| {
        let word = word.to_lowercase();
        with.iter().any(|it| word.starts_with(it))
    };
    let first = run
        .iter()
        .position(|it| is_capital(it) && !begins(it, ROLES))?;
    let last = run.iter().rposition(|it| is_capital(it))?;
    let run = run.get(first..=last)?;
    let has_title = TITLES.contains(&&*run[0].to_lowercase());
    let is_word = |word: &&str| {
        let is_short = word.chars().count() < 2;
        let is_shout = !is_short && word.chars().all(char::is_uppercase);
        let is_letter = |c: char| c.is_alphabetic() || "-'’.".contains(c);
        let has_case = word.chars().any(|c| c.is_lowercase() || c.is_uppercase());
        word.chars().all(is_letter)
            && has_case
            && !is_shout
            && !is_label(word)
            && !begins(word, NO_NAMES)
    };
    let is_name = run.len() > 1 && (has_title || run.len() <= 5) && run.iter().all(is_word);
    is_name.then(|| run.join(" "))
}

/// Whether a part has this name as that of its person: not behind its last address or number.
pub(super) fn is_name_in(part: &str, name: &str) -> bool {
    let end = cores(part).last().map_or(part.len(), |at| at.end);
    part[..end]
        .replace('.', "")
        .contains(&name.replace('.', ""))
}

/// Whether a text has an address made of the words of a name, as in "Ingrid is ingrid.solheim@contoso.com". Ignores
/// accents.
pub(super) fn has_address_of(typed: &str, name: &str) -> bool {
    let plain = |text: &str| -> String {
        let all = text.nfkd().filter(|c| !is_combining_mark(*c));
        all.collect::<String>().to_lowercase()
    };
    let all: Vec<String> = words(name).map(plain).collect();
    let mut locals = cores(typed).into_iter().filter_map(|at| {
        let (local, _) = typed[at].split_once('@')?;
        Some(plain(local))
    });
    locals.any(|local| all.iter().all(|word| local.contains(&**word)))
}

#[cfg(test)]
mod tests {
    use crate::app::call::state::invite_split::PastedText;

    /// Returns the people of a mail who have no address or number.
    fn nameless(line: &str) -> Vec<String> {
        let mail =
            format!("Hi all,\n\nada@contoso.com\n\n{line}\n\nThanks,\nEve Berg\n--\nContoso Ltd");
        PastedText::read(&mail).nameless
    }

    #[test]
    fn whom_a_mail_asks_to_invite_by_name_only_is_told() {
        for (line, wanted) in [
            (
                "Olu from the agency is on 425-555-0171 ext. 12, and Marta Kowalsky, I don't have her address at hand.",
                &["Marta Kowalsky"][..],
            ),
            ("Please also add Marta Kowalsky.", &["Marta Kowalsky"]),
            (
                "Can you get Marta Kowalsky and Ben Kurz in?",
                &["Marta Kowalsky", "Ben Kurz"],
            ),
            (
                "Please call Mr. Tanaka and Ms Ito, they know.",
                &["Mr Tanaka", "Ms Ito"],
            ),
            (
                "Ring Olu Bello on +1 425 555 0171 and Marta Kowalsky.",
                &["Marta Kowalsky"],
            ),
            (
                "Bitte noch Marta Kowalsky dazuholen, ihre Adresse habe ich nicht.",
                &["Marta Kowalsky"],
            ),
            (
                "Bitte auch Frau Weber und Herrn van der Berg einladen.",
                &["Frau Weber", "Herrn van der Berg"],
            ),
            (
                "Merci d'ajouter aussi Chloé Martin, je n'ai pas son adresse.",
                &["Chloé Martin"],
            ),
            (
                "Por favor, invita también a Ana María Gómez.",
                &["Ana María Gómez"],
            ),
            ("Adicione também Ana Souza, por favor.", &["Ana Souza"]),
            (
                "Please call:\n- Max Braun +49 171 555 0199\n- and Tom Becker from facilities, I don't have his address\n- Sam Carter from the help desk",
                &["Tom Becker", "Sam Carter"],
            ),
            (
                "1. Luke Evans\n2. Jane Miller (she knows)",
                &["Luke Evans", "Jane Miller"],
            ),
        ] {
            assert_eq!(nameless(line), wanted, "{line}");
        }
    }

    #[test]
    fn whom_a_mail_does_not_ask_for_is_no_person() {
        for line in [
            "Please don't call Peter Wagner.",
            "Bitte Peter Wagner nicht anrufen.",
            "N'appelez plus Luc Petit.",
            "I talked to Peter Wagner yesterday.",
            "We need help with the order of Peter Wagner.",
            "The call with Peter Wagner was bad.",
            "Please add them on Monday Morning to the Teams Meeting.",
            "Please call Max Braun on +49 171 555 0199",
            "Please invite Max Braun, max.braun@contoso.com",
            "> Please add Peter Wagner",
            "- the report of Peter Wagner",
            "- leave out Peter Wagner",
            "Please get Ingrid Solheim in. Ingrid is ingrid.solheim@contoso.com.",
            "Please get José García in, his address is jose.garcia@contoso.com",
            "Best regards, Peter Wagner",
        ] {
            assert_eq!(nameless(line), [""; 0], "{line}");
        }
        let mail = "Peter Wagner, please call Ada Lovelace on +1 425 555 0171 today.";
        assert_eq!(PastedText::read(mail).nameless, [""; 0]);
    }
}
