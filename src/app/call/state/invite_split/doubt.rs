//! Recognizes people in a sentence that seems to say that they aren't to be invited: "don't call", "call me on".

use crate::app::call::state::invite_split::likeness::may_name;
use crate::app::call::state::invite_split::table::{ADDRESSES, NUMBERS};
use crate::moderation::model::offset::offset_in;

/// Words that turn a sentence into its opposite, in lower case.
const NOT: &[&str] = &[
    "not", "don't", "don’t", "dont", "never", "except", "nicht", "kein", "keine", "keinen",
    "niemals", "außer", "ne", "jamais", "sauf", "nunca", "excepto", "não", "exceto",
];
/// Words for the writer of the text, and further words that turn a sentence into its opposite. They count only in lower
/// case, because with a capital they may be names.
const LOWER: &[&str] = &[
    "me", "mich", "mir", "moi", "mim", "myself", "pas", "instead", "statt", "stattdessen",
];
/// Words before "phone" or "address" that make it the writer's own.
const MY: &[&str] = &[
    "my", "mein", "meine", "meiner", "meinem", "mon", "ma", "mi", "meu", "minha",
];
/// Parts of words that mean a number, in addition to [`NUMBERS`], which also occur in headings of tables.
const NUMBER: &[&str] = &["number", "nummer", "numéro", "número"];
/// Beginnings of Spanish verbs after "no". The word "no" alone isn't enough, because "No." also comes before numbers.
const AFTER_NO: &[&str] = &["llam", "invit", "añad", "inclu", "marc", "agreg"];
/// Words in scripts without spaces that stand for the writer or turn a sentence into its opposite.
const UNSPACED: &[&str] = &[
    "ないで", "しない", "なさらず", "除き", "私の", "わたし", "不要", "不用", "请勿", "請勿", "别",
    "除了", "我", "마세요", "말고", "말아", "제외", "저에게", "제게", "제 번호", "내 번호",
];

/// Whether the sentence around a part seems to say that its person isn't to be invited, or gives the writer's own number.
/// Words in other lines don't count.
pub(super) fn is_doubted(typed: &str, part: &str) -> bool {
    let start = offset_in(part, typed);
    let sentence = sentence(typed, start..start + part.len());
    let words: Vec<&str> = sentence
        .split_whitespace()
        .filter(|word| !may_name(word))
        .map(|word| word.trim_matches(|c: char| !c.is_alphabetic()))
        .collect();
    let is_not = |word: &&str| {
        let lower = word.to_lowercase();
        // French "n'appelez plus".
        let is_elided = lower.starts_with("n'") || lower.starts_with("n’");
        is_elided || NOT.contains(&&*lower) || LOWER.contains(word)
    };
    let follows = |pair: &[&str]| {
        let [first, second] = [pair[0], pair[1]].map(str::to_lowercase);
        let mut ways = [NUMBERS, ADDRESSES, NUMBER].into_iter().flatten();
        let is_way = ways.any(|it| second.contains(it));
        let is_verb = AFTER_NO.iter().any(|it| second.starts_with(it));
        MY.contains(&&*first) && is_way || first == "no" && is_verb
    };
    words.iter().any(is_not)
        || words.windows(2).any(follows)
        || UNSPACED.iter().any(|word| sentence.contains(word))
}

/// Returns the sentence around a place of a text. A sentence ends with its line at the latest.
fn sentence(typed: &str, place: std::ops::Range<usize>) -> &str {
    const ENDS: [&str; 8] = [". ", "! ", "? ", "。", "！", "？", "\n", "\r"];
    let (before, behind) = (&typed[..place.start], &typed[place.end..]);
    let starts = ENDS
        .iter()
        .filter_map(|end| before.rfind(end).map(|at| at + end.len()));
    let ends = ENDS.iter().filter_map(|end| behind.find(end));
    let start = starts.max().unwrap_or(0);
    &typed[start..place.end + ends.min().unwrap_or(behind.len())]
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
