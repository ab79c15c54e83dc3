//! The sentence around an address or number, in clauses, and whether a clause asks to call or invite somebody.

use std::ops::Range;

use crate::app::call::state::invite_split::polite::JOINING;
use crate::moderation::model::offset::offset_in;

/// Verbs that ask to call or invite somebody, in lower case.
const VERBS: &[&str] = &[
    "call", "ring", "dial", "phone", "invite", "add", "include", "contact", "reach", "try", "get",
    "bring", "pull", "need", "use", "anrufen", "anruft", "ruf", "rufe", "ruft", "rufen",
    "anzurufen", "wählen", "wählt", "einladen", "einzuladen", "ladet", "lade", "lad", "laden",
    "hol", "hole", "holt", "holen", "hinzuholen", "dazuholen", "dazuzuholen", "dazu", "hinzu",
    "hinzufügen", "hinzuzufügen", "aufnehmen", "nehmt", "nimm", "brauchen", "benötigen",
    "kontaktieren", "kontaktiert", "verwenden", "nehmen", "appelez", "appeler", "appelle",
    "rappelez", "invitez", "inviter", "ajoutez", "ajouter", "ajoute", "contactez", "contacter",
    "joindre", "joignez", "essayez", "llama", "llame", "llamen", "llamad", "llamar", "invita",
    "inviten", "invitad", "invitar", "añade", "añada", "añadan", "añadir", "agrega", "agregue",
    "agreguen", "agregar", "incluye", "incluir", "incluid", "contacta", "contactar", "ligue",
    "liguem", "ligar", "liga", "chame", "chamem", "chamar", "convide", "convidem", "convidar",
    "adicione", "adicionem", "adicionar", "inclua", "incluam", "necesito", "necesitamos",
    "preciso", "precisamos",
];
/// Such verbs in scripts without spaces.
const VERBS_UNSPACED: &[&str] = &[
    "電話し", "電話を", "呼ん", "招待し", "追加し", "ご連絡", "邀请", "邀請", "请加", "請加",
    "添加", "请打", "請打", "拨打", "撥打", "呼叫", "请叫", "联系", "打电话", "打给", "打給",
    "전화해", "전화하", "초대", "추가해", "불러",
];
/// Words that make a noun of the next one, as in "on the call".
const ARTICLES: &[&str] = &[
    "the", "a", "an", "this", "that", "our", "your", "my", "his", "her", "their", "teams",
    "conference", "bridge", "video", "emergency", "incident", "mobile",
];
/// Words that begin a clause which says the opposite of the one before.
const OPPOSED: &[&str] = &["but", "aber", "sondern", "mais", "pero", "sino", "mas"];
/// Words that end in a full stop within a sentence.
const SHORTENED: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "st", "hr", "fr", "m", "sr", "sra", "ext", "tel", "tél", "no",
    "nr", "bzw", "ca", "jr",
];
const BREAKS: &[char] = &[',', ';', '，', '、', '；', '–', '—'];

/// Returns the words of a text without the signs around them.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split_whitespace();
    let words = words.map(|word| word.trim_matches(|c: char| !c.is_alphabetic()));
    words.filter(|word| !word.is_empty())
}

/// Returns the sentence around a place of a text. A sentence ends with its line at the latest.
pub(super) fn sentence(typed: &str, place: Range<usize>) -> &str {
    const ENDS: [&str; 8] = [". ", "! ", "? ", "。", "！", "？", "\n", "\r"];
    let is_end = |at: usize, end: &str| {
        let before = typed[..at].rsplit(|c: char| !c.is_alphanumeric()).next();
        end != ". " || !is_shortened(before.unwrap_or_default())
    };
    let ends = |text: Range<usize>| {
        let all = ENDS.iter().flat_map(move |end| {
            let found = typed[text.clone()].match_indices(end);
            let found: Vec<_> = found.map(|(at, end)| (text.start + at, end)).collect();
            found
        });
        all.filter(|(at, end)| is_end(*at, end))
    };
    let start = ends(0..place.start).map(|(at, end)| at + end.len()).max();
    let end = ends(place.end..typed.len()).map(|(at, _)| at).min();
    &typed[start.unwrap_or(0)..end.unwrap_or(typed.len())]
}

/// Returns the last sentence of a text that is more than signs.
pub(super) fn last_sentence(text: &str) -> &str {
    let end = text
        .trim_end_matches(|c: char| !c.is_alphanumeric() && c != ')')
        .len();
    let start = offset_in(sentence(text, end..end), text);
    &text[start..]
}

/// Whether a word ends in a full stop within a sentence: one such as "Dr", or an initial.
pub(super) fn is_shortened(word: &str) -> bool {
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    is_initial || SHORTENED.contains(&&*word.to_lowercase())
}

/// The clauses of the sentence around a part of a text.
pub(super) struct Clauses<'t> {
    pub(super) before: Vec<&'t str>,
    /// The clause that contains the part.
    pub(super) own: &'t str,
    pub(super) behind: Vec<&'t str>,
}

impl<'t> Clauses<'t> {
    pub(super) fn around(typed: &'t str, part: &str) -> Self {
        let start = offset_in(part, typed);
        let place = start..start + part.len();
        let sentence = sentence(typed, place.clone());
        let at = offset_in(sentence, typed);
        let (mut before, mut behind) = (Vec::new(), Vec::new());
        let mut own = place.clone();
        for clause in clauses(sentence) {
            let start = at + offset_in(clause, sentence);
            let end = start + clause.len();
            if end <= place.start {
                before.push(clause);
            } else if start >= place.end {
                behind.push(clause);
            } else {
                own = own.start.min(start)..own.end.max(end);
            }
        }
        Self {
            before,
            own: &typed[own],
            behind,
        }
    }
}

/// Splits a sentence at commas, and before words such as "but".
pub(super) fn clauses(sentence: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for piece in sentence.split(BREAKS) {
        let mut start = 0;
        for word in piece.split_whitespace() {
            let at = offset_in(word, piece);
            if at > start && OPPOSED.contains(&&*word.to_lowercase()) {
                found.push(&piece[start..at]);
                start = at;
            }
        }
        found.push(&piece[start..]);
    }
    found.retain(|it| !it.trim().is_empty());
    found
}

/// Whether a clause begins with a word such as "but".
pub(super) fn is_opposed(clause: &str) -> bool {
    let first = words(clause).next().unwrap_or_default();
    OPPOSED.contains(&&*first.to_lowercase())
}

/// Whether a clause begins with a word such as "and".
pub(super) fn is_joined(clause: &str) -> bool {
    let first = clause.split_whitespace().next().unwrap_or_default();
    JOINING.contains(&&*first.to_lowercase())
}

/// Whether a text has a verb that asks to call or invite somebody.
pub(super) fn asks(text: &str) -> bool {
    let mut last = String::new();
    let mut words = words(text);
    let has_verb = words.any(|word| {
        let word = word.to_lowercase();
        // French "n'appelez".
        let verb = word.rsplit(['\'', '’']).next().unwrap_or_default();
        let is_verb = is_verb(verb) && !ARTICLES.contains(&&*last);
        last = word;
        is_verb
    });
    has_verb || VERBS_UNSPACED.iter().any(|verb| text.contains(verb))
}

/// Whether a word in lower case asks to call or invite somebody.
pub(super) fn is_verb(word: &str) -> bool {
    VERBS.contains(&word)
}
