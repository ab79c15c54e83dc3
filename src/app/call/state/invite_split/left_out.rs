//! Recognizes clauses that leave somebody out without a word such as "not": "drop Max", "Max: no longer needed", "Max is ill".

use crate::app::call::state::invite_split::sentence::words;

/// Phrases that leave somebody out, in lower case.
const LEAVES_OUT: &[&str] = &[
    "leave out", "leaves out", "leaving out", "leave off", "take out", "take off", "drop", "skip",
    "remove", "exclude", "omit", "no longer", "any longer", "no need", "uninvite", "disregard",
    "weglassen", "lasst weg", "auslassen", "lasst aus", "streichen", "streicht", "streich",
    "entfernen", "entfernt", "entferne", "ausladen", "rausnehmen", "ausnehmen", "entfällt",
    "retirez", "retirer", "retire", "retirem", "enlevez", "enlever", "supprimez", "supprimer",
    "excluez", "exclure", "laissez de côté", "plus besoin", "quita", "quite", "quiten", "quitar",
    "excluye", "excluir", "elimina", "eliminar", "ya no", "deja fuera", "dejen fuera",
    "dejar fuera", "remova", "removam", "remover", "exclua", "já não", "deixe de fora",
    "deixar de fora", "dial-in", "einwahl", "einwahlnummer",
];
/// Verbs and the words that make them leave somebody out a few words later, as in "leave Viktor out".
const APART: &[(&str, &[&str])] = &[
    ("leave", &["out", "off", "aside"]),
    ("leaving", &["out", "off"]),
    ("take", &["out", "off"]),
    ("keep", &["out"]),
    ("lass", &["weg", "aus", "raus"]),
    ("lasst", &["weg", "aus", "raus"]),
    ("lassen", &["weg", "aus", "raus"]),
    ("nimm", &["raus"]),
    ("nehmt", &["raus"]),
    ("laissez", &["côté"]),
    ("deje", &["fuera"]),
    ("dejen", &["fuera"]),
    ("deixe", &["fora"]),
    ("deixem", &["fora"]),
];
/// Phrases that say why somebody can't come, in lower case. A clause that also asks for a call doesn't leave them out.
const AWAY: &[&str] = &[
    "ill", "sick", "on leave", "on vacation", "on holiday", "away", "unavailable", "declined",
    "can't make it", "can’t make it", "cannot make it", "won't join", "won’t join", "krank",
    "im urlaub", "verhindert", "abwesend", "abgesagt", "malade", "en congé", "absent", "absente",
    "enfermo", "enferma", "de vacaciones", "ausente", "doente", "de férias", "cancelled",
    "canceled", "annulé", "annulée", "cancelado", "cancelada",
];
/// Such phrases of both kinds in scripts without spaces.
const UNSPACED: &[&str] = &[
    "外して", "除いて", "欠席", "休み", "不在", "去掉", "移除", "删除", "不参加", "请假", "生病",
    "빼고", "빼 ", "빼주", "불참", "휴가", "아파",
];

/// Whether a clause says to leave somebody out.
pub(super) fn leaves_out(clause: &str) -> bool {
    has(clause, LEAVES_OUT)
        || leaves_apart(clause)
        || UNSPACED.iter().any(|phrase| clause.contains(phrase))
}

/// Whether a clause has one of the verbs of [`APART`] and its other word a few words later.
fn leaves_apart(clause: &str) -> bool {
    const MOST_BETWEEN: usize = 4;
    let all: Vec<String> = words(clause).map(str::to_lowercase).collect();
    (0..all.len()).any(|at| {
        let ends = APART.iter().find(|(verb, _)| *verb == all[at]);
        let mut behind = all[at + 1..].iter().take(MOST_BETWEEN + 1);
        ends.is_some_and(|(_, ends)| behind.any(|word| ends.contains(&&**word)))
    })
}

/// Whether a clause says that somebody can't come.
pub(super) fn is_away(clause: &str) -> bool {
    has(clause, AWAY)
}

/// Whether a clause contains one of the phrases, as whole words.
fn has(clause: &str, phrases: &[&str]) -> bool {
    let clause = clause.to_lowercase();
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    phrases.iter().any(|phrase| {
        clause.match_indices(phrase).any(|(at, _)| {
            let (before, behind) = (&clause[..at], &clause[at + phrase.len()..]);
            !is_letter(before.chars().next_back()) && !is_letter(behind.chars().next())
        })
    })
}

#[cfg(test)]
mod tests {
    use crate::app::call::state::invite_split::PastedText;

    /// Returns the people that a text includes, without their names.
    fn included(typed: &str) -> Vec<String> {
        let people = PastedText::read(typed).people;
        let numbers = people
            .iter()
            .map(|it| it[it.find('+').unwrap_or(0)..].to_owned());
        numbers.collect()
    }

    #[test]
    fn whoever_is_left_out_in_other_words_is_set_aside() {
        for sentence in [
            "Leave out Max Braun for today: +49 171 555 0199",
            "Please drop Max: +49 171 555 0199",
            "14:10 (cancelled) Max Braun +49 171 555 0199",
            "The meeting ID is 385 123 456 78, dial-in +49 171 555 0199.",
            "Please leave Max out this time, even though he is on the list: +49 171 555 0199",
            "Lasst Max Braun bitte weg: +49 171 555 0199",
            "Laissez Max de côté : +49 171 555 0199",
            "Deixe o Max de fora: +49 171 555 0199",
            "Max Braun (+49 171 555 0199) - no longer needed, sorry",
            "Max Braun +49 171 555 0199, no longer needed",
            "Max Braun is ill today: +49 171 555 0199",
            "Please remove Max Braun, +49 171 555 0199",
            "Max Braun (+49 171 555 0199) bitte streichen",
            "Max Braun ist krank: +49 171 555 0199",
            "Retirez Max Braun : +49 171 555 0199",
            "Max Braun +49 171 555 0199, il est malade",
            "Quita a Max Braun: +49 171 555 0199",
            "Max Braun +49 171 555 0199 está de vacaciones",
            "Max Braun (+49 171 555 0199) já não é preciso",
            "Max Braun +49 171 555 0199 は欠席です",
        ] {
            let text = format!("Hi,\nplease call Ada: +47 22 12 34 56\n{sentence}\nThanks");
            assert_eq!(included(&text), ["+47 22 12 34 56"], "{sentence}");
        }
    }

    #[test]
    fn whoever_is_away_but_is_to_be_called_is_included() {
        for sentence in [
            "Max Braun is away from his desk, so please call him on +49 171 555 0199",
            "Ada is ill, so ring Max Braun on +49 171 555 0199",
            "Please invite Max Braun: +49 171 555 0199",
        ] {
            assert_eq!(included(sentence), ["+49 171 555 0199"], "{sentence}");
        }
    }

    #[test]
    fn a_line_that_ends_in_a_colon_also_speaks_of_the_lines_below() {
        for heading in [
            "Please do not call Max any more, he is ill:",
            "Please leave out:",
            "Bitte nicht mehr anrufen:",
            "Ne plus appeler :",
            "请勿拨打：",
        ] {
            let text = format!(
                "Hi,\nplease call Ada: +47 22 12 34 56\n\n{heading}\n- Max Braun +49 171 555 0199\n+49 171 555 0198\n\nThanks"
            );
            assert_eq!(included(&text), ["+47 22 12 34 56"], "{heading}");
        }
        let text = "Hi,\nplease invite:\n+47 22 12 34 56\n\nPlease don't call:\n+49 171 555 0199\n\nAnd invite these:\n+47 22 12 34 57";
        assert_eq!(included(text), ["+47 22 12 34 56", "+47 22 12 34 57"]);
    }
}
