//! Recognizes people in a sentence that seems to say that they aren't to be invited: "don't call", "call me on".

use crate::app::call::state::invite_split::left_out::{is_away, leaves_out};
use crate::app::call::state::invite_split::likeness::may_name;
use crate::app::call::state::invite_split::sentence::{
    Clauses, asks, clauses, is_opposed, sentence, words,
};
use crate::app::call::state::invite_split::table::{ADDRESSES, NUMBERS};
use crate::moderation::model::offset::offset_in;

/// Words that turn a clause into its opposite, in lower case.
const NOT: &[&str] = &[
    "not", "don't", "don’t", "dont", "never", "nicht", "kein", "keine", "keinen", "niemals", "ne",
    "jamais", "nunca", "não",
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
    let own = around.own;
    if is_negated(own) || is_mine(own) || has_except(own) || leaves_out(own) {
        return true;
    }
    if asks(own) || is_opposed(own) {
        return false;
    }
    if is_away(own) {
        return true;
    }
    let is_needed = |clause: &str| words(clause).any(|it| NEEDED.contains(&&*it.to_lowercase()));
    let forbids = |clause: &str| {
        is_negated(clause) && (asks(clause) || is_needed(clause)) || leaves_out(clause)
    };
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
}
