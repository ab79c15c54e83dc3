//! Recognizes numbers that a text gives only in case of problems: "if anything fails, the helpdesk +49…".

use crate::app::call::state::invite_split::doubt::is_negated;
use crate::app::call::state::invite_split::likeness::may_name;
use crate::app::call::state::invite_split::sentence::{Clauses, asks, words};

/// Words that make a condition, in lower case.
const IF: &[&str] = &[
    "if", "case", "for", "should", "any", "with", "falls", "wenn", "bei", "sollte", "für", "im",
    "si", "s'il", "s’il", "cas", "pour", "caso", "se", "em", "en", "para", "quando", "cuando",
    "por",
];
/// Beginnings of words for trouble.
const TROUBLE: &[&str] = &[
    "fail", "wrong", "problem", "trouble", "issue", "question", "emergenc", "difficult", "outage",
    "error", "schief", "störung", "frage", "rückfrage", "notfall", "notfäll", "fehler",
    "schwierig", "klemmt", "ausfall", "problèm", "souci", "urgence", "panne", "échec", "échoue",
    "duda", "falla", "fallo", "emergencia", "dificult", "problema", "dúvida", "falha",
    "emergência", "busy", "unreachable", "unavailable", "besetzt", "unerreichbar", "occupé",
    "injoignable", "ocupad",
];
/// Words that make a condition the only reason to call.
const ONLY: &[&str] = &[
    "only", "nur", "erst", "seulement", "uniquement", "solo", "sólo", "só", "apenas",
];
/// Words that make a condition of a clause about somebody who doesn't answer.
const IF_NOT: &[&str] = &[
    "if", "unless", "when", "falls", "wenn", "sollte", "si", "s'il", "s’il", "se", "cuando",
    "quando",
];
/// Beginnings of words for answering a call.
const ANSWERING: &[&str] = &[
    "answer", "pick", "respond", "reach", "available", "abnimm", "abheb", "rangeh", "drangeh",
    "erreich", "antwort", "répond", "décroch", "joign", "contest", "coge", "atend", "disponib",
];
/// Words between a condition and the trouble that make it a certain one, as in "for this problem".
const CERTAIN: &[&str] = &[
    "the", "this", "that", "our", "dem", "den", "der", "die", "das", "diesem", "diese", "dieses",
    "unser", "unsere", "unserem", "le", "la", "ce", "cette", "notre", "el", "este", "esta",
    "nuestro", "o", "a", "esse", "essa", "nosso",
];
/// Maximum number of words between a condition and the trouble.
const BETWEEN: usize = 4;
/// Words for trouble, and those that make a condition of them, in scripts without spaces.
const UNSPACED: [(&[&str], &[&str]); 3] = [
    (
        &[
            "何か", "問題", "障害", "不明", "緊急", "トラブル", "困っ", "つながらな", "繋がらな",
        ],
        &["場合", "とき", "時は", "際", "たら", "れば"],
    ),
    (
        &["问题", "問題", "故障", "疑问", "紧急", "出错", "打不通"],
        &["如", "若", "万一", "有", "遇"],
    ),
    (
        &["문제", "장애", "문의", "긴급", "오류", "연결되지"],
        &["경우", "있으면", "생기면", "시 ", "시에", "않으면"],
    ),
];

/// Whether the sentence around a part gives it only in case of problems. The condition is in the same clause, in one before
/// it that names nobody, or at the end of the sentence.
pub(super) fn is_fallback(typed: &str, part: &str) -> bool {
    let clauses = Clauses::around(typed, part);
    if is_condition(clauses.own) {
        return true;
    }
    let before = clauses.before.iter().rev();
    let mut before = before.take_while(|clause| !may_name(clause) && !asks(clause));
    if before.any(|clause| is_condition(clause)) {
        return true;
    }
    // Verbs of the clauses between are conditional, too: "if she doesn't pick up, try Nils: +49 …".
    let before = clauses.before.iter().rev();
    let mut before = before.take_while(|clause| !may_name(clause));
    if before.any(|clause| is_unanswered(clause)) {
        return true;
    }
    let is_only = |clause: &str| words(clause).any(|it| ONLY.contains(&&*it.to_lowercase()));
    let is_reason = |clause: &str| is_condition(clause) || is_unanswered(clause);
    matches!(&clauses.behind[..], [last] if !may_name(last)
        && (is_condition(last) && !asks(last) || is_reason(last) && is_only(last)))
}

fn is_condition(clause: &str) -> bool {
    let all: Vec<String> = words(clause).map(str::to_lowercase).collect();
    let is_trouble = |word: &String| TROUBLE.iter().any(|it| word.starts_with(it));
    let is_if = |at: usize| {
        let near = &all[at.saturating_sub(BETWEEN + 1)..at];
        let last = near.iter().rposition(|word| IF.contains(&&**word));
        last.is_some_and(|last| {
            let is_certain = |word: &String| CERTAIN.contains(&&**word);
            !near[last + 1..].iter().any(is_certain)
        })
    };
    let mut places = (0..all.len()).filter(|at| is_trouble(&all[*at]));
    places.any(is_if)
        || is_unanswered(clause)
        || all.iter().any(|word| word == "notfalls")
        || UNSPACED.iter().any(|(trouble, when)| {
            trouble.iter().any(|it| clause.contains(it))
                && when.iter().any(|it| clause.contains(it))
        })
}

/// Whether a clause speaks of the case that somebody doesn't answer, as in "if Ingrid doesn't pick up".
fn is_unanswered(clause: &str) -> bool {
    let all: Vec<String> = words(clause).map(str::to_lowercase).collect();
    let is_answering = |word: &String| ANSWERING.iter().any(|it| word.starts_with(it));
    let is_if = |word: &String| IF_NOT.contains(&&**word);
    let is_not_word = |word: &String| {
        matches!(&**word, "unless" | "no") || word.ends_with("n't") || word.ends_with("n’t")
    };
    let is_not = || is_negated(clause) || all.iter().any(is_not_word);
    all.iter().any(is_if) && all.iter().any(is_answering) && is_not()
}

#[cfg(test)]
mod tests {
    use crate::app::call::state::invite_form::share::Share;
    use crate::app::call::state::invite_split::PastedText;

    #[test]
    fn a_number_for_problems_is_set_aside_and_one_beside_a_certain_problem_is_not() {
        for sentence in [
            "If anything fails, the helpdesk is on +49 30 555 0199.",
            "In case of problems: +49 30 555 0199",
            "If something goes wrong, call +49 30 555 0199.",
            "The helpdesk (+49 30 555 0199) is there in case of any issues.",
            "For questions +49 30 555 0199",
            "Bei Problemen hilft die Hotline: +49 30 555 0199",
            "Falls etwas schiefgeht, +49 30 555 0199 anrufen.",
            "Für Rückfragen: +49 30 555 0199",
            "En cas de problème, appelez le +49 30 555 0199.",
            "En caso de problemas, llame al +49 30 555 0199.",
            "Em caso de problemas, ligue para +49 30 555 0199.",
            "If Ada doesn't pick up, try her deputy: Nils, +49 30 555 0199",
            "Nils is her backup (+49 30 555 0199), only ring him if she's unreachable.",
            "Falls besetzt: +49 30 555 0199",
            "Unless she answers, call Nils on +49 30 555 0199.",
            "Wenn sie nicht rangeht, +49 30 555 0199 anrufen.",
            "Si elle ne répond pas, appelez le +49 30 555 0199.",
            "Si no contesta, llame al +49 30 555 0199.",
            "Se ela não atender, ligue para +49 30 555 0199.",
            "問題がある場合は +49 30 555 0199 へ",
            "如有问题，请打 +49 30 555 0199",
            "문제가 있으면 +49 30 555 0199",
        ] {
            let text = format!("Hi,\nAda Lovelace <ada@contoso.com>\n{sentence}\nThanks");
            let pasted = PastedText::read(&text);
            assert_eq!(
                pasted.people,
                ["Ada Lovelace <ada@contoso.com>"],
                "{sentence}"
            );
            let shares: Vec<Share> = pasted.aside.iter().map(|it| it.1).collect();
            assert_eq!(shares, [Share::Fallback], "{sentence}");
        }
        for sentence in [
            "For the problem with the invoice please call Max on +49 30 555 0199.",
            "Bei dem Problem hilft Max Braun: +49 30 555 0199",
            "If you can, please call Max on +49 30 555 0199.",
            "Please call Max on +49 30 555 0199, and if there are problems, tell me.",
            "Please call Max on +49 30 555 0199, and if he doesn't answer, tell me.",
            "Pour le problème, appelez Max au +49 30 555 0199",
        ] {
            let pasted = PastedText::read(sentence);
            assert_eq!(
                (pasted.people.len(), pasted.aside.len()),
                (1, 0),
                "{sentence}"
            );
        }
    }
}
