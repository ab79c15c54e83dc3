//! Finds the parts of a pasted mail that belong to its sender: those after the closing, in the signature block at the end, or after *From*.
//! Also finds the recipients of the mail.

use crate::app::call::state::invite_form::share::Share;
use crate::app::call::state::invite_split::labels::{CC, FROM, TO, is_label};
use crate::app::call::state::invite_split::likeness::may_name;
use crate::app::call::state::invite_split::sentence::asks;
use crate::moderation::model::invitee::cores::cores;
use crate::moderation::model::offset::offset_in;

/// Words that end a mail. An address in the same line belongs to the sender.
const REGARDS: &[&str] = &[
    "kind regards",
    "best regards",
    "warm regards",
    "with regards",
    "regards",
    "best wishes",
    "sincerely",
    "yours",
    "mit freundlich",
    "mit besten grüßen",
    "mit herzlichen grüßen",
    "freundliche grüße",
    "viele grüße",
    "liebe grüße",
    "beste grüße",
    "schöne grüße",
    "herzliche grüße",
    "viele grüsse",
    "liebe grüsse",
    "freundliche grüsse",
    "gruß",
    "grüße",
    "mfg",
    "lg",
    "vg",
    "cordialement",
    "bien cordialement",
    "bien à vous",
    "cdlt",
    "salutations",
    "meilleures salutations",
    "sincères salutations",
    "saludos",
    "un saludo",
    "un cordial saludo",
    "atentamente",
    "cordialmente",
    "atenciosamente",
    "att",
    "abraço",
    "abraços",
    "cumprimentos",
    "melhores cumprimentos",
    "sent from my",
    "get outlook for",
    "von meinem iphone",
    "von meinem ipad",
    "von meinem handy",
    "von meinem smartphone",
    "gesendet von",
    "envoyé de",
    "envoyé depuis",
    "enviado desde",
    "enviado do",
    "enviado de",
];
/// Words that end a mail only in a short line without an address or number, as in `Thanks, Bob`.
const THANKS: &[&str] = &[
    "best", "cheers", "thanks", "many thanks", "thank you", "thx", "danke", "vielen dank",
    "besten dank", "merci", "bonne journée", "à bientôt", "gracias", "muchas gracias", "obrigado",
    "obrigada", "grato", "grata",
];
/// Closings in scripts without spaces.
const CLOSING_UNSPACED: &[&str] = &[
    "よろしく", "宜しく", "敬具", "以上", "此致", "敬礼", "敬禮", "谢谢", "謝謝", "祝好", "顺颂",
    "감사합니다", "고맙습니다", "부탁드립니다", "iphoneから", "从我的", "发自我的", "發自我的",
    "내 iphone", "나의 iphone",
];
/// First words of a greeting.
const GREETINGS: &[&str] = &[
    "hi", "hello", "hey", "dear", "hallo", "moin", "guten", "liebe", "lieber", "bonjour", "salut",
    "cher", "chère", "hola", "buenos", "buenas", "estimado", "estimada", "querido", "querida",
    "olá", "oi", "bom", "boa", "prezado", "prezada", "caro", "cara",
];
const GREETINGS_UNSPACED: &[&str] = &[
    "您好", "你好", "大家好", "各位", "お疲れ", "こんにちは", "안녕",
];
/// Maximum number of words in a line of thanks that ends a mail.
const MOST_WORDS: usize = 6;

/// Finds the parts of one text that belong to its sender, in the order of the text.
pub(crate) struct SenderFinder<'t> {
    typed: &'t str,
    /// Where the signature block at the end begins. The length of the text if there is none.
    block: usize,
    /// The labels of lines whose people are set aside. Empty if the text has no line with recipients. Recipients are set aside only if the
    /// text also has a line with a sender, as a copied mail has.
    aside: Vec<(&'static [&'static str], Share)>,
    has_named: bool,
    is_signed: bool,
}

impl<'t> SenderFinder<'t> {
    pub(crate) fn new(typed: &'t str) -> Self {
        let has = |labels: &[&str]| typed.lines().any(|line| is_labeled(line, labels));
        let aside = match [TO, FROM].map(has) {
            [true, true] => vec![
                (FROM, Share::Sender),
                (TO, Share::Recipient),
                (CC, Share::Recipient),
            ],
            [true, false] => vec![(FROM, Share::Sender)],
            [false, _] => Vec::new(),
        };
        Self {
            typed,
            block: block(typed).unwrap_or(typed.len()),
            aside,
            has_named: false,
            is_signed: false,
        }
    }

    /// Returns [`Share::Sender`] or [`Share::Recipient`] for a part that belongs to the sender or the recipients, and
    /// otherwise `None`. Must be called for each part, in the order of the text.
    pub(crate) fn takes(&mut self, part: &str) -> Option<Share> {
        let start = offset_in(part, self.typed);
        let before = &self.typed[..start];
        let line = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
        let is_in = |labels: &[&str]| is_labeled(&self.typed[line..start + part.len()], labels);
        let mut aside = self.aside.iter();
        let labeled = aside.find(|(labels, _)| is_in(labels));
        let labeled = labeled.map(|(_, share)| *share);
        let lead = before.trim_end_matches([' ', '\u{a0}', '>']);
        let ends = ['\n', '\r', '.', '!', '?', '。', '！', '？'];
        let begins = lead.is_empty() || lead.ends_with(ends);
        if begins && self.has_named && is_closing(part) {
            self.is_signed = true;
        } else if begins && greets(part) {
            self.is_signed = false;
        }
        let is_sender = self.is_signed || start >= self.block;
        let share = if is_sender {
            Some(Share::Sender)
        } else {
            labeled
        };
        self.has_named |= share.is_none() && may_name(part);
        share
    }
}

fn greets(part: &str) -> bool {
    let word = part.split(|c: char| !c.is_alphabetic()).next();
    let word = word.unwrap_or_default().to_lowercase();
    GREETINGS.contains(&&*word) || GREETINGS_UNSPACED.iter().any(|it| part.starts_with(it))
}

/// Whether a line begins with one of these labels and a colon.
fn is_labeled(line: &str, labels: &[&str]) -> bool {
    let label = line.split([':', '：']).next().unwrap_or_default();
    let label = label.trim_matches(|c: char| c.is_whitespace() || "*>".contains(c));
    label.len() < line.trim().len() && labels.contains(&&*label.to_lowercase())
}

/// Whether a part ends a mail: a closing such as `Kind regards`, or a line such as `--` above a signature.
fn is_closing(part: &str) -> bool {
    let is_line = |signs: &str, least: usize| {
        part.chars().all(|c| signs.contains(c)) && part.chars().count() >= least
    };
    if part == "--" || is_line("—", 1) || is_line("_", 5) {
        return true;
    }
    let text = part.to_lowercase();
    let text = text.trim_start_matches(|c: char| !c.is_alphabetic());
    let begins = |words: &&&str| {
        let behind = text.strip_prefix(**words);
        // A phrase of several words may end within a word, as `mit freundlich` does.
        behind.is_some_and(|it| words.contains(' ') || !it.starts_with(char::is_alphanumeric))
    };
    let is_short = text.split_whitespace().count() <= MOST_WORDS && !text.ends_with([':', '：']);
    let is_thanks = || {
        THANKS.iter().any(|it| begins(&it))
            || CLOSING_UNSPACED.iter().any(|it| text.starts_with(it))
    };
    REGARDS.iter().any(|it| begins(&it))
        || is_short && !may_name(part) && !asks(part) && is_thanks()
}

/// Returns where the sender's signature block begins. The last paragraph is such a block if all of this is true:
/// - the text begins with a greeting
/// - a line before the paragraph names somebody
/// - the first line of the paragraph is no address or number
/// - one of its lines has a label such as *Phone* and an address or number
fn block(typed: &str) -> Option<usize> {
    let text = typed.trim_end();
    let letter = text.trim_start().lines().next()?;
    let first = letter.split([',', '!', '.']).next()?;
    let blank = |line: &&str| line.trim().is_empty();
    let all: Vec<&str> = text.lines().collect();
    let last = all.iter().rposition(blank)?;
    let (before, lines) = (&all[..last], &all[last + 1..]);
    let name = lines.first()?;
    let has_label = |line: &&&str| {
        let words = line.trim_start();
        let word = words.split(|c: char| !c.is_alphabetic() && c != '-').next();
        word.is_some_and(is_label) && !cores(line).is_empty()
    };
    let is_block = greets(first)
        && !may_name(name)
        && lines.iter().any(|line| has_label(&line))
        && before.iter().any(|line| may_name(line));
    is_block.then(|| offset_in(name, typed))
}
