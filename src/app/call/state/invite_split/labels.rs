//! Words that say what follows them, such as *Phone* or *Name*, in the languages of the program. They name nobody.

use crate::app::call::state::invite_split::likeness::is_one;
use crate::app::call::state::invite_split::sentence::is_verb;
use crate::moderation::model::recognize::recognize;

/// Words before a number or an address.
const LABELS: &[&str] = &[
    "tel", "telefon", "telephone", "phone", "mobile", "mobil", "handy", "cell", "office", "fax",
    "mail", "email", "t", "m", "p", "e", "tél", "téléphone", "portable", "teléfono", "móvil",
    "telefone", "celular", "电话", "手机", "電話", "携帯", "전화", "휴대폰",
];
/// Further words before a number, an address or an ID. Unlike those in [`LABELS`], they aren't a sign of a signature.
const OTHER_LABELS: &[&str] = &[
    "teams", "id", "upn", "number", "no", "rufnummer", "telefonnummer", "mobilnummer", "nummer",
    "numéro", "mobiltelefon", "correo", "número", "电话号码", "手机号", "邮箱", "電話番号",
    "携帯電話", "メール", "전화번호", "휴대전화", "이메일",
];
/// Words before the number of a ticket, an order, a room or a meeting.
const CODE_LABELS: &[&str] = &[
    "id", "pin", "code", "passcode", "ticket", "case", "incident", "request", "order", "invoice",
    "ref", "reference", "room", "bestellung", "auftrag", "rechnung", "raum", "zimmer", "kennung",
    "kenncode", "vorgang", "vorgangsnummer", "aktenzeichen", "kundennummer", "auftragsnummer",
    "bestellnummer", "rechnungsnummer", "referenz", "dossier", "référence", "referencia",
    "expediente", "referência", "processo", "commande", "facture", "salle", "billet", "pedido",
    "factura", "fatura", "sala", "caso", "chamado", "订单号", "工单号", "编号", "案件番号",
    "注文番号", "受付番号", "주문번호", "접수번호", "会议", "訂單", "订单", "工单", "会議", "注文",
    "チケット", "회의", "주문", "티켓", "po", "meeting", "conference", "konferenz", "besprechung",
    "conférence", "conferencia", "conferência", "account", "contract", "vertrag", "konto",
    "rechnungsnr", "auftragsnr", "bestellnr", "kundennr", "ticketnr", "ticketnummer", "contrat",
    "contrato", "facturas", "invoices", "tickets", "orders",
];
/// Words before a name.
const NAME_LABELS: &[&str] = &[
    "name", "full name", "display name", "contact", "kontakt", "nom", "contacto", "nombre", "nome",
    "contato", "姓名", "名称", "名前", "氏名", "お名前", "이름", "성명",
];

/// Words before the sender of a mail.
pub(super) const FROM: &[&str] = &[
    "from", "von", "de", "发件人", "寄件者", "差出人", "보낸 사람",
];
/// Words before the recipients of a mail.
pub(super) const TO: &[&str] = &[
    "to", "an", "à", "para", "收件人", "收件者", "宛先", "받는 사람", "받는사람", "수신",
    "empfänger", "destinataire", "destinatario", "destinatário",
];
/// Words before further recipients.
pub(super) const CC: &[&str] = &[
    "cc", "bcc", "kopie", "copia", "cópia", "抄送", "副本", "参照", "참조",
];

fn plain(word: &str) -> String {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.to_lowercase().replace('-', "")
}

/// Whether a word, such as *Phone*, labels a number or an address.
pub(super) fn is_label(word: &str) -> bool {
    LABELS.contains(&&*plain(word))
}

/// Whether one of the last three words before a number says that it's the number of a ticket, an order, a room or a
/// meeting. Words before a verb such as "call" don't count.
pub(super) fn ends_in_code_label(text: &str) -> bool {
    let last = last_words(text).take_while(|word| !is_verb(&word.to_lowercase()));
    let words = last.take(3).count();
    ends_in_label(text, words, CODE_LABELS, is_code_label)
}

/// Whether a word, such as *Ticket*, is a label of a number that nobody calls.
pub(super) fn is_code_label(word: &str) -> bool {
    CODE_LABELS.contains(&&*plain(word))
}

/// Whether one of the last words of a text is a label, or the text ends in one of the `labels` that need no space before
/// them.
fn ends_in_label(
    text: &str,
    words: usize,
    labels: &[&str],
    is_label: impl Fn(&str) -> bool,
) -> bool {
    let signs = |c: char| c.is_whitespace() || ":：".contains(c);
    let is_cased = |label: &&&str| label.starts_with(char::is_lowercase);
    let mut unspaced = labels.iter().filter(|label| !is_cased(label));
    last_words(text).take(words).any(is_label)
        || unspaced.any(|label| text.trim_end_matches(signs).ends_with(label))
}

/// Returns the words of a text, the last one first.
fn last_words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.rsplit(|c: char| !c.is_alphanumeric());
    words.filter(|it| !it.is_empty())
}

/// Whether a text before a number ends in a label such as *Phone*, perhaps with words such as "number is" after it.
pub(super) fn ends_in_phone_label(text: &str) -> bool {
    let is_phone = |word: &str| {
        let is_mail = matches!(&*plain(word), "mail" | "email");
        word.chars().count() > 1 && !is_mail && is_label(word)
    };
    ends_in_label(text, 3, LABELS, is_phone)
}

/// Returns a part of a list without the bullet or number of its line, and without a label such as `To:`.
///
/// Returns the part unchanged if nothing else is left, or if it names one person and would be read differently
/// without these marks.
pub(super) fn without_marks(part: &str) -> &str {
    const BULLETS: &str = "•‣◦▪■●○∙·*-–—➢►→☐✓";
    let is_number = |mark: &str| {
        let digits = mark.strip_suffix(['.', ')']);
        digits.is_some_and(|it| matches!(it.len(), 1..=2) && it.bytes().all(|b| b.is_ascii_digit()))
    };
    let mut rest = part
        .trim()
        .trim_start_matches(['•', '‣', '◦', '▪', '●'])
        .trim_start();
    while let Some((mark, behind)) = rest.split_once(char::is_whitespace)
        && (mark.chars().all(|c| BULLETS.contains(c)) || is_number(mark))
    {
        rest = behind.trim_start();
    }
    let rest = behind_header(rest).unwrap_or(rest).trim();
    let is_kept = !rest.is_empty() && (recognize(rest) == recognize(part) || !is_one(part));
    if is_kept { rest } else { part }
}

/// Whether a word labels a number, an address, an ID or a name. A single ASCII letter or "office" counts only with a
/// colon after it, since it may also be part of a name.
fn is_any_label(word: &str, has_colon: bool) -> bool {
    let word = plain(word);
    let is_doubtful = word.chars().count() == 1 && word.is_ascii() || word == "office";
    let mut all = [LABELS, OTHER_LABELS, NAME_LABELS].into_iter();
    (has_colon || !is_doubtful) && all.any(|list| list.contains(&&*word))
}

/// Returns `words` without the labels and signs at both ends, and without numbers at the beginning.
pub(crate) fn without_labels(words: &str) -> &str {
    let is_sign = |c: char| !c.is_alphanumeric();
    let ends = |c: char| c.is_whitespace() || ":：".contains(c);
    let words = words.trim_start_matches(is_sign);
    // Comes before the signs at the end are cut off: a header such as `To:` is recognized only by its colon.
    let words = behind_header(words).unwrap_or(words);
    // So is a label of one letter, such as `T:`.
    let labeled = words.trim_end().strip_suffix([':', '：']);
    let labeled = labeled.and_then(|it| {
        let last = it.rsplit(ends).next().unwrap_or_default();
        is_any_label(last, true).then(|| &it[..it.len() - last.len()])
    });
    let mut rest = labeled.unwrap_or(words).trim_matches(is_sign);
    loop {
        if let Some(behind) = behind_header(rest) {
            rest = behind.trim_matches(is_sign);
        }
        let end = rest.find(ends).unwrap_or(rest.len());
        let (first, behind) = rest.split_at(end);
        let has_colon = behind.trim_start().starts_with([':', '：']);
        let last = rest.rsplit(ends).next().unwrap_or_default();
        let before = &rest[..rest.len() - last.len()];
        if first.is_empty() {
            return rest;
        } else if !first.contains(char::is_alphabetic) || is_any_label(first, has_colon) {
            rest = behind.trim_matches(is_sign);
        } else if !before.is_empty() && is_any_label(last, false) {
            rest = before.trim_matches(is_sign);
        } else {
            return rest;
        }
    }
}

/// Returns the text behind a label of a mail's header, such as `From:`. `None` if the text doesn't begin with one.
pub(super) fn behind_header(text: &str) -> Option<&str> {
    let (label, behind) = text.split_once([':', '：'])?;
    let label = label.trim().to_lowercase();
    let mut all = [FROM, TO, CC].into_iter();
    all.any(|list| list.contains(&&*label)).then_some(behind)
}

/// Returns the name in a line such as `Name: Ada Lovelace`. `None` for any other line.
pub(super) fn labeled_name(line: &str) -> Option<&str> {
    let (label, name) = line.split_once([':', '：'])?;
    let name = name.trim();
    let is_name = NAME_LABELS.contains(&&*plain(label)) && name.contains(char::is_alphabetic);
    is_name.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::{ends_in_code_label, ends_in_phone_label};
    use crate::app::call::state::invite_split::typed_parts;

    #[test]
    fn bullets_numbers_and_labels_of_recipients_are_no_part_of_an_entry() {
        let text =
            "• Ada Lovelace <ada@contoso.com>\n- +1 425 555 0101\n1. To: bob@contoso.com\n2) eve@";
        let wanted = [
            "Ada Lovelace <ada@contoso.com>",
            "+1 425 555 0101",
            "bob@contoso.com",
            "eve@",
        ];
        assert_eq!(typed_parts(text), wanted);
        assert_eq!(typed_parts("- ada@contoso.com"), ["ada@contoso.com"]);
        assert_eq!(typed_parts("宛先：ada@contoso.com"), ["ada@contoso.com"]);
    }

    #[test]
    fn a_label_without_a_space_before_it_counts() {
        for text in ["こちらの案件番号：", "请看工单号 ", "ticket "] {
            assert!(ends_in_code_label(text), "{text}");
        }
        for text in ["彼の電話：", "请打他的手机", "phone number is "] {
            assert!(ends_in_phone_label(text), "{text}");
        }
        assert!(!ends_in_code_label("彼の電話：") && !ends_in_phone_label("ticket "));
    }
}
