//! Words that say what follows them, such as *Phone* or *Name*, in the languages of the program. They name nobody.

/// Words before a number or an address.
const LABELS: &[&str] = &[
    "tel",
    "telefon",
    "telephone",
    "phone",
    "mobile",
    "mobil",
    "handy",
    "cell",
    "office",
    "fax",
    "mail",
    "email",
    "t",
    "m",
    "p",
    "e",
    "tél",
    "téléphone",
    "portable",
    "teléfono",
    "móvil",
    "telefone",
    "celular",
    "电话",
    "手机",
    "電話",
    "携帯",
    "전화",
    "휴대폰",
];
/// Further words before a number, an address or an ID. Unlike those in [`LABELS`], they aren't a sign of a signature.
const OTHER_LABELS: &[&str] = &[
    "teams",
    "id",
    "upn",
    "number",
    "no",
    "rufnummer",
    "telefonnummer",
    "mobilnummer",
    "nummer",
    "numéro",
    "mobiltelefon",
    "correo",
    "número",
    "电话号码",
    "手机号",
    "邮箱",
    "電話番号",
    "携帯電話",
    "メール",
    "전화번호",
    "휴대전화",
    "이메일",
];
/// Words before a name.
const NAME_LABELS: &[&str] = &[
    "name",
    "full name",
    "display name",
    "contact",
    "kontakt",
    "nom",
    "contacto",
    "nombre",
    "nome",
    "contato",
    "姓名",
    "名称",
    "名前",
    "氏名",
    "お名前",
    "이름",
    "성명",
];

/// Words before the sender of a mail.
pub(super) const FROM: &[&str] = &[
    "from",
    "von",
    "de",
    "发件人",
    "寄件者",
    "差出人",
    "보낸 사람",
];
/// Words before the recipients of a mail.
pub(super) const TO: &[&str] = &[
    "to",
    "an",
    "à",
    "para",
    "收件人",
    "收件者",
    "宛先",
    "받는 사람",
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

/// Whether a word labels a number, an address, an ID or a name. A single ASCII letter or "office" counts only with a
/// colon after it, since it may also be part of a name.
fn is_any_label(word: &str, has_colon: bool) -> bool {
    let word = plain(word);
    let is_doubtful = word.chars().count() == 1 && word.is_ascii() || word == "office";
    let mut all = [LABELS, OTHER_LABELS, NAME_LABELS].into_iter();
    (has_colon || !is_doubtful) && all.any(|list| list.contains(&&*word))
}

/// Returns `words` without the labels, numbers and signs at both ends.
pub(crate) fn without_labels(words: &str) -> &str {
    let is_sign = |c: char| !c.is_alphanumeric();
    let ends = |c: char| c.is_whitespace() || ":：".contains(c);
    let mut rest = words.trim_matches(is_sign);
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
fn behind_header(text: &str) -> Option<&str> {
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
