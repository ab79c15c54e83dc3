//! Recognizes people in a sentence that seems to say that they aren't to be invited: "don't call", "call me on".

use crate::app::call::state::invite_split::left_out::{is_away, leaves_out};
use crate::app::call::state::invite_split::likeness::may_name;
use crate::app::call::state::invite_split::name_before::name_beside;
use crate::app::call::state::invite_split::nameless::PARTICLES;
use crate::app::call::state::invite_split::quoted::Quotes;
use crate::app::call::state::invite_split::sentence::{
    Clauses, asks, clauses, is_opposed, is_shortened, sentence, words,
};
use crate::app::call::state::invite_split::table::{ADDRESSES, NUMBERS};
use crate::moderation::model::invitee::cores::cores;
use crate::moderation::model::offset::offset_in;

/// Words that turn a clause into its opposite, in lower case.
const NOT: &[&str] = &[
    "not", "don't", "don’t", "dont", "never", "nicht", "kein", "keine", "keinen", "niemals", "ne",
    "jamais", "nunca", "não", "inutile", "unnötig", "unnecessary",
];
/// Words before a number or an address that isn't used any longer.
const OLD: &[&str] = &[
    "old", "former", "previous", "alte", "alten", "frühere", "ancien", "ancienne", "antiguo",
    "antigua", "antigo", "antiga",
];
/// Words before people who are left out.
const EXCEPT: &[&str] = &[
    "except", "außer", "sauf", "excepto", "exceto", "salvo", "除了", "除き", "제외",
];
/// Words for the writer of the text, and further words that turn a clause into its opposite. They count only in lower
/// case, because with a capital they may be names.
const LOWER: &[&str] = &[
    "me", "mich", "mir", "moi", "mim", "myself", "pas", "instead", "statt", "stattdessen",
];
/// Words that say what the writer doesn't have or know. Such a clause doesn't say whom not to call.
const KNOWN: &[&str] = &[
    "have", "know", "find", "remember", "habe", "haben", "hab", "kenne", "weiß", "finde", "ai",
    "connais", "sais", "trouve", "tengo", "tenho", "sei", "encontro",
];
/// Words before "phone" or "address" that make it the writer's own.
const MY: &[&str] = &[
    "my", "mein", "meine", "meiner", "meinem", "mon", "ma", "mi", "meu", "minha",
];
/// Parts of words that mean a number. [`NUMBERS`] has further ones, which also occur in headings of tables.
const NUMBER: &[&str] = &["number", "nummer", "numéro", "número"];
/// Beginnings of words after "no". The word "no" alone isn't enough, because "No." also comes before numbers.
const AFTER_NO: &[&str] = &[
    "llam", "invit", "añad", "inclu", "marc", "agreg", "need", "necesit", "hace",
];
/// Words by which a clause with a word such as "not" says that somebody isn't needed.
const NEEDED: &[&str] = &[
    "need", "needed", "braucht", "nötig", "besoin", "necesita", "falta", "precisa", "precisam",
];
/// Words before a surname, in lower case.
const TITLES: &[&str] = &[
    "herr", "herrn", "frau", "madame", "mme", "monsieur", "mlle", "señor", "señora", "senhor",
    "senhora",
];
/// Words in scripts without spaces that stand for the writer.
const MY_UNSPACED: &[&str] = &[
    "私の", "わたし", "我", "저에게", "제게", "제 번호", "내 번호",
];
/// Words in scripts without spaces that turn a clause into its opposite.
const NOT_UNSPACED: &[&str] = &[
    "ないで", "しない", "なさらず", "不要", "不用", "请勿", "請勿", "别", "마세요", "말고", "말아",
];

/// Whether the sentence around a part seems to say that its person isn't to be invited, or gives the writer's own number.
/// Words in other lines don't count.
///
/// A clause such as "not at the office" concerns only the people in it. One such as "don't call" also concerns those in
/// the clauses beside it, as far as these ask for nothing else.
pub(super) fn is_doubted(typed: &str, part: &str) -> bool {
    let around = Clauses::around(typed, part);
    let own = without_remark(typed, around.own, part);
    if is_negated(own) || is_mine(own) || is_old(own) || has_except(own) || leaves_out(own) {
        return true;
    }
    if asks(own) || is_opposed(own) {
        return false;
    }
    if is_away(own) {
        return true;
    }
    for clause in around.before.iter().rev() {
        if forbids(clause) || has_except(clause) || is_mine(clause) {
            return true;
        }
        if asks(clause) {
            break;
        }
    }
    for clause in around.behind {
        // Only words behind the last person say it of those before, as in "Max +49…, Ben +49… nicht anrufen".
        let last = clause
            .split_whitespace()
            .rev()
            .take_while(|word| !may_name(word));
        let last: Vec<&str> = last.collect();
        let last: Vec<&str> = last.into_iter().rev().collect();
        if is_opposed(clause) {
            return false;
        }
        let last = last.join(" ");
        if forbids(&last) || is_away(&last) {
            return true;
        }
        if asks(clause) {
            return false;
        }
    }
    let heading = line_above(typed, part).map(clauses_of_last_sentence);
    heading.is_some_and(|clauses| clauses.iter().any(|it| forbids(it) || has_except(it)))
}

/// Returns a clause without a remark in parentheses behind the address or number of a part, if the remark has another
/// one: it speaks of that.
fn without_remark<'t>(typed: &str, clause: &'t str, part: &str) -> &'t str {
    let core = cores(part).first().map_or(part.len(), |at| at.end);
    let end = offset_in(part, clause) + core;
    let Some(at) = clause[end..].find('(').map(|at| end + at) else {
        return clause;
    };
    let remark = typed[offset_in(clause, typed) + at..]
        .split([')', '\n'])
        .next();
    if remark.is_some_and(may_name) {
        &clause[..at]
    } else {
        clause
    }
}

/// Whether a clause says not to call somebody, or to leave somebody out.
fn forbids(clause: &str) -> bool {
    let is_needed = || words(clause).any(|it| NEEDED.contains(&&*it.to_lowercase()));
    is_negated(clause) && (asks(clause) || is_needed()) || leaves_out(clause)
}

/// For each of these people, returns whether the text says elsewhere, by name only, that they aren't to be invited: "don't
/// call Peter any more".
pub(super) fn doubted_by_name(typed: &str, quotes: &Quotes<'_>, people: &[String]) -> Vec<bool> {
    let mut doubted = vec![false; people.len()];
    let all: Vec<Vec<String>> = people.iter().map(|part| name_words(part)).collect();
    for clause in forbidding_clauses(typed) {
        let in_clause = |word: &String| has_word(clause, word);
        let count = |words: &Vec<String>| words.iter().filter(|word| in_clause(word)).count();
        let counts: Vec<usize> = all.iter().map(count).collect();
        // "Don't call Peter Hall" means no other Peter, if Peter Hall is among the people.
        let most = counts.iter().copied().max().unwrap_or_default();
        if most > 0 && !quotes.contains(clause) {
            for (is_doubted, count) in doubted.iter_mut().zip(counts) {
                *is_doubted |= count == most;
            }
        }
    }
    doubted
}

/// Returns the words of the name of a part's person, or of the address if there is no name.
fn name_words(part: &str) -> Vec<String> {
    const SHORTEST: usize = 2;
    let name = name_beside(part);
    let address = || part.split('@').next().unwrap_or_default().to_owned();
    let text = if name.is_empty() && part.contains('@') {
        address().replace(['.', '_', '-'], " ")
    } else {
        name
    };
    let is_of_name = |word: &&str| {
        let lower = word.to_lowercase();
        word.chars().count() >= SHORTEST
            && !is_shortened(word)
            && !PARTICLES.contains(&&*lower)
            && !TITLES.contains(&&*lower)
    };
    words(&text)
        .filter(is_of_name)
        .map(str::to_lowercase)
        .collect()
}

/// Whether a clause has this word of a name, in lower case, as a word with a capital. In scripts without capitals, it may
/// be anywhere.
fn has_word(clause: &str, name: &str) -> bool {
    let has_case = |c: char| c.is_lowercase() || c.is_uppercase();
    if !name.contains(has_case) {
        return clause.contains(name);
    }
    words(clause).any(|word| {
        let word = word.strip_suffix("'s").unwrap_or(word);
        let word = word.strip_suffix("’s").unwrap_or(word);
        word.starts_with(char::is_uppercase) && word.to_lowercase() == *name
    })
}

/// Returns the parts of sentences without an address or number that say whom not to invite.
fn forbidding_clauses(typed: &str) -> Vec<&str> {
    const HIM: &[&str] = &[
        "him", "her", "them", "ihn", "ihm", "lui", "él", "ella", "ele", "ela",
    ];
    let mut found = Vec::new();
    for sentence in typed.split(['\n', '\r']).flat_map(sentences_of) {
        let names_him = |lower: &str| words(lower).any(|word| HIM.contains(&word));
        let all = clauses(sentence);
        // "He is away from his desk, so call him on his mobile."
        let calls_him = all
            .iter()
            .any(|it| asks(it) && !is_negated(it) && names_him(&it.to_lowercase()));
        let mut before = "";
        for clause in all.into_iter().filter(|it| !may_name(it)) {
            let lower = clause.to_lowercase();
            let is_short = words(clause).count() <= 4;
            let begins_not = matches!(words(&lower).next(), Some("not" | "nicht" | "pas" | "não"));
            let is_opposite = is_negated(clause) && (is_opposed(clause) || begins_not && is_short);
            if let Some(at) = EXCEPT.iter().filter_map(|it| lower.find(it)).min()
                && has_except(clause)
            {
                found.extend(clause.get(at..));
            } else if forbids(clause)
                || is_opposite
                || is_away(clause) && !asks(clause) && !calls_him
            {
                found.push(clause);
                if names_him(&lower) {
                    found.push(before);
                }
            }
            before = clause;
        }
    }
    found
}

/// Splits a line into sentences.
fn sentences_of(line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < line.len() {
        let sentence = sentence(line, at..at);
        let end = offset_in(sentence, line) + sentence.len();
        found.push(sentence);
        let next = line[end..].chars().next();
        at = end.max(at) + next.map_or(1, char::len_utf8);
    }
    found
}

/// Returns the line that ends in a colon above the lines of people that contain the part. Lines without a person end
/// those lines.
fn line_above<'t>(typed: &'t str, part: &str) -> Option<&'t str> {
    let above = &typed[..offset_in(part, typed)];
    let mut lines = above.rsplit('\n').skip(1).map(str::trim);
    let first = lines.find(|line| !may_name(line) || line.ends_with([':', '：']))?;
    // One empty line may follow the line with the colon.
    let line = if first.is_empty() {
        lines.next()?
    } else {
        first
    };
    line.ends_with([':', '：']).then_some(line)
}

fn clauses_of_last_sentence(line: &str) -> Vec<&str> {
    let end = line.trim_end_matches([':', '：', ' ']).len();
    clauses(sentence(line, end..end))
}

/// Whether a clause has a word such as "not". Saying that the writer doesn't have an address doesn't count.
pub(super) fn is_negated(clause: &str) -> bool {
    const NEAR: usize = 2;
    let all: Vec<&str> = clause
        .split_whitespace()
        .filter(|word| !may_name(word))
        .flat_map(words)
        .collect();
    let known: Vec<bool> = all.iter().map(|word| is_known(word)).collect();
    let is_not = |(at, word): (usize, &&str)| {
        let lower = word.to_lowercase();
        // French "n'appelez plus".
        let is_elided = lower.starts_with("n'") || lower.starts_with("n’");
        let near = at.saturating_sub(NEAR)..all.len().min(at + NEAR + 1);
        (is_elided || NOT.contains(&&*lower) || LOWER.contains(word))
            && !known[near].contains(&true)
    };
    let follows = |pair: &[&str]| {
        let [first, second] = [pair[0], pair[1]].map(str::to_lowercase);
        first == "no" && AFTER_NO.iter().any(|it| second.starts_with(it))
    };
    all.iter().enumerate().any(is_not)
        || all.windows(2).any(follows)
        || NOT_UNSPACED.iter().any(|word| clause.contains(word))
}

fn is_known(word: &str) -> bool {
    let word = word.to_lowercase();
    let word = word.rsplit(['\'', '’']).next().unwrap_or_default();
    KNOWN.contains(&word)
}

fn has_except(clause: &str) -> bool {
    let is_cased = |word: &&&str| word.starts_with(char::is_lowercase);
    let mut unspaced = EXCEPT.iter().filter(|word| !is_cased(word));
    words(clause).any(|word| EXCEPT.contains(&&*word.to_lowercase()))
        || unspaced.any(|word| clause.contains(word))
}

/// Whether a clause gives a number or an address that isn't used any longer, as in "the old one".
fn is_old(clause: &str) -> bool {
    // French "l'ancien".
    let plain = |word: &str| word.rsplit(['\'', '’']).next().map(str::to_lowercase);
    let all: Vec<String> = words(clause).filter_map(plain).collect();
    let mut ways = [NUMBERS, ADDRESSES, NUMBER, &["one"]].into_iter().flatten();
    let mut is_way = |word: &str| ways.any(|it| word.contains(it));
    let mut pairs = all.windows(2);
    pairs.any(|pair| OLD.contains(&&*pair[0]) && is_way(&pair[1]))
}

/// Whether a clause gives the writer's own number, as "my mobile" does.
fn is_mine(clause: &str) -> bool {
    let all: Vec<&str> = words(clause).collect();
    let follows = |pair: &[&str]| {
        let [first, second] = [pair[0], pair[1]].map(str::to_lowercase);
        let mut ways = [NUMBERS, ADDRESSES, NUMBER].into_iter().flatten();
        MY.contains(&&*first) && ways.any(|it| second.contains(it))
    };
    all.windows(2).any(follows) || MY_UNSPACED.iter().any(|word| clause.contains(word))
}

#[cfg(test)]
mod tests {
    use crate::app::call::state::invite_split::{PastedText, typed_parts};

    /// Returns the people that a text names, and the parts of the text that are set aside.
    fn read(typed: &str) -> (Vec<String>, Vec<String>) {
        let pasted = PastedText::read(typed);
        let aside = pasted.aside.into_iter().map(|(part, _)| part).collect();
        (pasted.people, aside)
    }

    #[test]
    fn whoever_a_sentence_says_not_to_call_is_set_aside_and_so_is_the_writers_own_number() {
        for sentence in [
            "If anything is unclear, call me on +49 171 555 0199.",
            "My mobile is +49 171 555 0199",
            "My tel: +49 171 555 0199",
            "Please do NOT call Max Braun (+49 171 555 0199)",
            "Don’t invite max@contoso.com, he is away.",
            "Everybody except max@contoso.com",
            "Bitte Max (+49 171 555 0199) nicht anrufen!",
            "Erreichen könnt ihr mich unter +49 171 555 0199",
            "Meine Handynummer: +49 171 555 0199",
            "Ne pas appeler Max au +49 171 555 0199",
            "N'appelez plus Max (+49 171 555 0199)",
            "N’invitez plus max@contoso.com",
            "Merci de ne plus appeler Max au +49 171 555 0199",
            "Mon portable : +49 171 555 0199",
            "No llamar a Max: +49 171 555 0199",
            "Não ligar para max@contoso.com",
            "Inutile de joindre Max, +49 171 555 0199, il a déjà répondu.",
            "Max has a new phone, the old number (+49 171 555 0199) is dead.",
            "Die alte Nummer +49 171 555 0199 hat jetzt jemand anders.",
            "L'ancien numéro +49 171 555 0199",
            "El antiguo número es +49 171 555 0199",
            "+49 171 555 0199 には電話しないでください",
            "请勿拨打 +49 171 555 0199",
            "+49 171 555 0199에는 전화하지 마세요",
        ] {
            let text = format!("Hi,\nAda Lovelace <ada@contoso.com>\n{sentence}\n+47 22 12 34 56");
            let (people, aside) = read(&text);
            let wanted = ["Ada Lovelace <ada@contoso.com>", "+47 22 12 34 56"];
            assert_eq!(people, wanted, "{sentence}");
            assert_eq!(aside.len(), 1, "{sentence}");
            let (people, aside) = read(sentence);
            assert_eq!(
                (people.len(), aside.len()),
                (0, 1),
                "also alone: {sentence}"
            );
            assert!(typed_parts(sentence).is_empty(), "{sentence}");
        }
        for meant in [
            "Please call Ada on +49 171 555 0199, she knows.",
            "Pas, Jan <jan@contoso.com>",
            "Meg Mir <meg@contoso.com>",
            "Bitte noch Max: +49 171 555 0199",
            "No. 1: +49 171 555 0199",
            "Mobile: +49 171 555 0199",
            "My colleague Ada <ada@contoso.com>",
        ] {
            let (people, aside) = read(meant);
            assert_eq!((people.len(), aside.len()), (1, 0), "{meant}");
        }
    }

    #[test]
    fn whom_a_sentence_of_its_own_says_not_to_call_is_set_aside_wherever_the_number_stands() {
        for sentence in [
            "Please don't call Peter any more.",
            "PS: please don't call Peter any more, he has already declined.",
            "Don't call Peter Hall, Ben is enough.",
            "Peter is ill, don't call him.",
            "Peter Hall has declined.",
            "Not Peter, please.",
            "Please call everybody except Peter.",
            "Bitte Peter nicht mehr anrufen.",
            "Herrn Hall bitte nicht mehr anrufen!",
            "Peter Hall ist im Urlaub.",
            "Ne plus appeler Peter Hall.",
            "No llamen a Peter.",
            "Não liguem para o Peter.",
        ] {
            for text in [
                format!(
                    "Hi,\n{sentence}\n\nPeter Hall +1 425 555 0151\nPeta Lind <peta@contoso.com>\nThanks"
                ),
                format!("Hi,\nPeter Hall: +1 425 555 0151\npeta@contoso.com\n\n{sentence}"),
                format!("Hi,\nPeter.Hall@contoso.com\n+1 425 555 0152\n{sentence}"),
            ] {
                let (people, aside) = read(&text);
                assert_eq!((people.len(), aside.len()), (1, 1), "{text}: {people:?}");
                assert!(aside[0].contains("Hall"), "{aside:?}");
            }
        }
        let text = "請勿再打給王小明\n王小明: +86 10 5550 1234\n李雷: +86 10 5550 1235";
        let (people, aside) = read(text);
        assert_eq!((people.len(), aside.len()), (1, 1), "{people:?}");
        for sentence in [
            "Please don't call Peta any more.",
            "Please don't call me.",
            "I don't have another number of Peter.",
            "Peter will not be late.",
            "Don't forget Peter!",
        ] {
            let text = format!("Hi,\n{sentence}\nPeter Hall +1 425 555 0151\nThanks");
            let (people, aside) = read(&text);
            assert_eq!((people.len(), aside.len()), (1, 0), "{text}: {people:?}");
        }
        let text = "Hi,\nplease don't call Peter Hall.\nPeter Lind +1 425 555 0151\nPeter Hall +1 425 555 0152";
        assert_eq!(read(text).0, ["Peter Lind +1 425 555 0151"]);
    }
}
