//! Finds the lines of a pasted mail that quote an older mail.

use crate::moderation::model::offset::offset_in;

/// Words at the end of the line above a quoted mail, or in it.
const WROTE: &[&str] = &[
    "wrote:", "writes:", "schrieb:", "geschrieben:", "a écrit :", "a écrit:", "a écrit\u{a0}:",
    "escribió:", "escreveu:", "写道：", "写道:", "寫道：", "寫道:", "작성:", "썼습니다:",
    "書きました:",
];
/// Words in the line that divides a mail from the older one below it.
const DIVIDERS: &[&str] = &[
    "original message",
    "ursprüngliche nachricht",
    "originalnachricht",
    "message d'origine",
    "message d’origine",
    "mensaje original",
    "mensagem original",
    "原始邮件",
    "原始郵件",
    "元のメッセージ",
    "원본 메시지",
];

/// Finds quoted lines in a text.
pub(super) struct Quotes<'t> {
    typed: &'t str,
    /// The places that are quoted.
    quoted: Vec<std::ops::Range<usize>>,
}

impl<'t> Quotes<'t> {
    /// Finds the quoted lines of prose. None if all lines are quoted: somebody has copied only these.
    pub(super) fn new(typed: &'t str) -> Self {
        let lines: Vec<&str> = typed
            .lines()
            .filter(|line| !line.trim().is_empty())
            .collect();
        let mut quoted = Vec::new();
        for (n, line) in lines.iter().enumerate() {
            let start = offset_in(line, typed);
            let is_marked = is_marked(line);
            if is_marked || introduces(line, lines.get(n + 1)) {
                let is_below = lines
                    .get(n + 1)
                    .is_some_and(|next| is_marked || self::is_marked(next));
                let end = if is_below || is_marked {
                    start + line.len()
                } else {
                    typed.len()
                };
                quoted.push(start..end);
            }
        }
        let first = lines.first().map_or(0, |line| offset_in(line, typed));
        if quoted.first().is_some_and(|it| it.start == first) {
            let is_all = lines.iter().skip(1).all(|line| {
                let at = offset_in(line, typed);
                quoted.iter().any(|it| it.contains(&at))
            });
            if is_all {
                quoted.clear();
            }
        }
        Self { typed, quoted }
    }

    /// Whether a part of the text is quoted.
    pub(super) fn contains(&self, part: &str) -> bool {
        if self.quoted.is_empty() {
            return false;
        }
        let at = offset_in(part, self.typed);
        self.quoted.iter().any(|it| it.contains(&at))
    }
}

/// Whether a line has the mark of a quote.
fn is_marked(line: &str) -> bool {
    line.trim_start().starts_with('>')
}

/// Whether a line begins a quoted mail, such as "On Monday, Ada wrote:".
fn introduces(line: &str, next: Option<&&str>) -> bool {
    let text = line.trim().to_lowercase();
    let wrote = || text.ends_with([':', '：']) && text.contains(char::is_numeric);
    let is_wrote = WROTE.iter().any(|words| text.ends_with(words))
        // German "Am 30.11.2026 um 20:58 schrieb Ada Lovelace <ada@…>:".
        || wrote() && (text.contains(" schrieb ") || text.ends_with(">:") && next.is_some());
    let is_divider = text.starts_with("--") && DIVIDERS.iter().any(|words| text.contains(words));
    is_wrote || is_divider
}

#[cfg(test)]
mod tests {
    use crate::app::call::state::invite_form::share::Share;
    use crate::app::call::state::invite_split::PastedText;

    #[test]
    fn what_an_older_mail_asks_for_is_set_aside_as_quoted_however_it_is_marked() {
        for quote in [
            "> Please add bob@contoso.com as well. My number: +1 425 555 0148",
            "On Mon, Nov 30, 2026 at 8:58 PM Eve <eve@contoso.com> wrote:\n> add bob@contoso.com",
            "Am 30.11.2026 um 20:58 schrieb Eve Berg:\nbitte bob@contoso.com dazuholen",
            "Le lun. 30 nov. 2026 à 20:58, Eve <eve@contoso.com> a écrit :\n> bob@contoso.com",
            "El lun, 30 nov 2026, Eve escribió:\nañade bob@contoso.com",
            "Em 30 de nov. de 2026, Eve escreveu:\nadicione bob@contoso.com",
            "2026年11月30日(月) 20:58 Eve <eve@contoso.com>:\n> bob@contoso.com を追加してください",
            "2026年11月30日，Eve 写道：\n请邀请 bob@contoso.com",
            "2026년 11월 30일, Eve님이 작성:\n> bob@contoso.com 추가해 주세요",
            "-----Original Message-----\nHi,\nplease add bob@contoso.com",
        ] {
            let text = format!("Hi,\nplease add ada@contoso.com\nThanks\n\n{quote}");
            let pasted = PastedText::read(&text);
            assert_eq!(pasted.people, ["ada@contoso.com"], "{quote}");
            let bob = pasted
                .aside
                .iter()
                .find(|it| it.0.contains("bob@contoso.com"));
            assert_eq!(bob.map(|it| it.1), Some(Share::Quoted), "{quote}");
            let is_sender = |it: &&(String, Share)| it.1 == Share::Sender;
            assert_eq!(pasted.aside.iter().find(is_sender), None, "{quote}");
        }
        let copied = "> Ada <ada@contoso.com>\n> Bob <bob@contoso.com>";
        assert_eq!(PastedText::read(copied).people.len(), 2);
    }
}
