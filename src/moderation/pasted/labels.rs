//! What invitations of Teams call a meeting id and a passcode, in the languages in which most of them are written.
//!
//! Labels are compared by their letters alone: case, accents, spaces, hyphens and bold marks make no difference.

use std::collections::HashSet;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// A label has no more words than this.
pub(super) const MOST_WORDS: usize = 6;

/// A word of a label has no more bytes than this.
const WORD_BYTES: usize = 96;

/// The labels of the meeting id and of the passcode, a language a line.
const LANGUAGES: [(&[&str], &[&str]); 38] = [
    // English
    (
        &["meeting ID", "meeting number", "meeting code", "join ID"],
        &[
            "passcode",
            "password",
            "meeting passcode",
            "access code",
            "PIN code",
        ],
    ),
    // The members of Graph's JSON
    (&["joinMeetingId"], &["passcode"]),
    // German
    (
        &[
            "Besprechungs-ID",
            "Besprechungskennung",
            "Meeting-ID",
            "Besprechungsnummer",
        ],
        &[
            "Kennung",
            "Kenncode",
            "Kennwort",
            "Passwort",
            "Zugangscode",
            "Zugriffscode",
        ],
    ),
    // French
    (
        &[
            "ID de réunion",
            "ID de la réunion",
            "Numéro de réunion",
            "Identifiant de réunion",
            "Identifiant de la réunion",
            "ID réunion",
        ],
        &[
            "code secret",
            "mot de passe",
            "code d’accès",
            "code d'accès",
            "code d’authentification",
        ],
    ),
    // Spanish
    (
        &[
            "ID de reunión",
            "ID de la reunión",
            "Id. de reunión",
            "Identificador de la reunión",
            "ID de reunion",
        ],
        &["código de acceso", "contraseña", "clave de acceso", "clave"],
    ),
    // Portuguese, of Brazil and of Portugal
    (
        &[
            "ID da reunião",
            "ID de reunião",
            "Identificador da reunião",
            "ID reunião",
        ],
        &[
            "código de acesso",
            "senha",
            "palavra-passe",
            "código secreto",
            "chave de acesso",
        ],
    ),
    // Italian
    (
        &["ID riunione", "ID della riunione", "ID di riunione"],
        &[
            "codice di accesso",
            "codice d’accesso",
            "codice accesso",
            "password",
        ],
    ),
    // Dutch
    (
        &[
            "vergadering-id",
            "vergaderings-id",
            "vergader-id",
            "id van vergadering",
        ],
        &["toegangscode", "wachtwoordcode", "wachtwoord", "wachtcode"],
    ),
    // Swedish
    (
        &["mötes-ID", "möte-ID", "mötes id"],
        &["lösenkod", "lösenord", "åtkomstkod"],
    ),
    // Norwegian
    (
        &["møte-ID", "møtets ID", "møte ID"],
        &["passord", "passkode", "tilgangskode", "adgangskode"],
    ),
    // Danish
    (
        &["møde-id", "mødets id"],
        &["adgangskode", "kodeord", "adgangskoden"],
    ),
    // Finnish
    (
        &["kokoustunnus", "kokouksen tunnus", "kokouksen ID"],
        &["tunnuskoodi", "salasana", "pääsykoodi", "salakoodi"],
    ),
    // Polish
    (
        &["identyfikator spotkania", "ID spotkania", "numer spotkania"],
        &["kod dostępu", "hasło"],
    ),
    // Czech
    (
        &["ID schůzky", "identifikátor schůzky", "číslo schůzky"],
        &["heslo", "přístupový kód", "kód", "tajný kód"],
    ),
    // Slovak
    (
        &[
            "ID schôdze",
            "identifikácia schôdze",
            "ID stretnutia",
            "identifikátor schôdze",
        ],
        &["prístupový kód", "heslo", "tajný kód"],
    ),
    // Hungarian
    (
        &[
            "értekezlet-azonosító",
            "értekezlet azonosítója",
            "értekezletazonosító",
        ],
        &["PIN-kód", "jelszó", "hozzáférési kód", "titkos kód"],
    ),
    // Romanian
    (
        &[
            "ID ședință",
            "ID întâlnire",
            "ID-ul întâlnirii",
            "ID-ul ședinței",
            "ID-ul de întâlnire",
        ],
        &["cod de acces", "parolă", "cod secret", "cod de trecere"],
    ),
    // Turkish
    (
        &["toplantı kimliği", "toplantı no", "toplantı ID"],
        &["geçiş kodu", "parola", "şifre", "gizli kod"],
    ),
    // Greek
    (
        &[
            "αναγνωριστικό σύσκεψης",
            "αναγνωριστικό συνάντησης",
            "ID σύσκεψης",
        ],
        &["κωδικός πρόσβασης", "κωδικός", "συνθηματικό"],
    ),
    // Russian
    (
        &[
            "идентификатор собрания",
            "ID собрания",
            "идентификатор конференции",
            "код собрания",
        ],
        &["секретный код", "пароль", "код доступа"],
    ),
    // Ukrainian
    (
        &[
            "ідентифікатор наради",
            "ІД наради",
            "ID наради",
            "ідентифікатор зустрічі",
        ],
        &["секретний код", "код доступу", "пароль"],
    ),
    // Arabic
    (
        &["معرف الاجتماع", "معرّف الاجتماع", "رقم الاجتماع"],
        &["رمز المرور", "كلمة المرور", "رمز الوصول"],
    ),
    // Hebrew
    (
        &["מזהה הפגישה", "מזהה פגישה", "מזהה ישיבה"],
        &["קוד גישה", "קוד סודי", "סיסמה", "קוד הגישה"],
    ),
    // Japanese
    (
        &["会議 ID", "会議の ID", "ミーティング ID"],
        &["パスコード", "パスワード", "暗証番号"],
    ),
    // Korean
    (
        &["모임 ID", "회의 ID", "미팅 ID"],
        &["암호", "비밀번호", "패스코드", "액세스 코드"],
    ),
    // Chinese, simplified
    (
        &["会议 ID", "会议号", "会议 ID 号"],
        &["密码", "会议密码", "通行码", "口令"],
    ),
    // Chinese, traditional
    (
        &["會議識別碼", "會議 ID", "會議識別號碼", "會議代碼"],
        &["密碼", "通行碼", "會議密碼"],
    ),
    // Thai
    (
        &[
            "ID การประชุม",
            "รหัสการประชุม",
            "รหัสประจำการประชุม",
            "หมายเลขการประชุม",
        ],
        &["รหัสผ่าน", "รหัสลับ"],
    ),
    // Vietnamese
    (
        &["ID cuộc họp", "mã cuộc họp", "số ID cuộc họp"],
        &["mật mã", "mật khẩu", "mã truy cập", "mã bí mật"],
    ),
    // Indonesian, Malay
    (
        &["ID rapat", "ID pertemuan", "ID mesyuarat"],
        &[
            "kode sandi",
            "kode akses",
            "kata sandi",
            "kod laluan",
            "kod pas",
        ],
    ),
    // Catalan
    (
        &["ID de la reunió", "ID de reunió"],
        &[
            "codi d’accés",
            "codi d'accés",
            "contrasenya",
            "clau d'accés",
        ],
    ),
    // Bulgarian
    (
        &[
            "ИД на събрание",
            "ИД на събранието",
            "идентификатор на събрание",
        ],
        &["парола", "код за достъп", "секретен код"],
    ),
    // Croatian, Slovenian, Serbian
    (
        &[
            "ID sastanka",
            "ID srečanja",
            "ID sestanka",
            "ИД састанка",
            "identifikator sastanka",
        ],
        &[
            "pristupni kod",
            "lozinka",
            "geslo",
            "koda za dostop",
            "лозинка",
            "приступни кôд",
            "šifra",
            "pristupna šifra",
        ],
    ),
    // Estonian
    (
        &["koosoleku ID", "koosoleku tunnus"],
        &["pääsukood", "parool"],
    ),
    // Latvian
    (
        &["sapulces ID", "sapulces identifikators"],
        &["ieejas kods", "piekļuves kods", "parole"],
    ),
    // Lithuanian
    (
        &["susitikimo ID", "susirinkimo ID", "posėdžio ID"],
        &["prieigos kodas", "slaptažodis", "slaptas kodas"],
    ),
    // Hindi
    (&["मीटिंग ID", "मीटिंग आईडी", "बैठक ID"], &["पासकोड", "पासवर्ड"]),
    // Basque and Galician
    (
        &["bileraren IDa", "ID da reunión"],
        &["pasakodea", "código de paso", "contrasinal"],
    ),
];

/// Words before a label which say that it is that of a telephone or of a room system.
const OTHERS: [&str; 30] = [
    "phone",
    "telephone",
    "video",
    "audio",
    "conference",
    "vtc",
    "dial",
    "dialin",
    "room",
    "cvi",
    "telefon",
    "téléphone",
    "teléfono",
    "telefone",
    "telefono",
    "telefoon",
    "puhelin",
    "vidéo",
    "vídeo",
    "wideo",
    "видео",
    "телефон",
    "телефона",
    "відео",
    "비디오",
    "화상",
    "전화",
    "음성",
    "视频",
    "电话",
];

struct Known {
    ids: HashSet<String>,
    passcodes: HashSet<String>,
    /// The last words of the labels of ids, by which most texts can be passed over at once.
    ends: HashSet<String>,
    others: HashSet<String>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let letters =
        |labels: &[&str]| -> Vec<String> { labels.iter().map(|label| letters(label)).collect() };
    let all =
        |of: fn(&(&'static [&'static str], &'static [&'static str])) -> &'static [&'static str]| {
            LANGUAGES
                .iter()
                .flat_map(|language| letters(of(language)))
                .collect()
        };
    let words = LANGUAGES.iter().flat_map(|(ids, _)| ids.iter());
    let ends = words.filter_map(|label| label.split_whitespace().last());
    Known {
        ids: all(|(ids, _)| ids),
        passcodes: all(|(_, passcodes)| passcodes),
        ends: ends.map(self::letters).collect(),
        others: letters(&OTHERS).into_iter().collect(),
    }
});

/// The letters and digits of a text in small letters without accents: what is left of a label however it is written.
fn letters(text: &str) -> String {
    if text.len() > WORD_BYTES {
        return String::new();
    }
    if text.is_ascii() {
        let kept = text.bytes().filter(u8::is_ascii_alphanumeric);
        return kept
            .map(|byte| char::from(byte.to_ascii_lowercase()))
            .collect();
    }
    text.nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .filter(|c| c.is_alphanumeric())
        // Small letters of which capitals know one: those of Turkish, and the sigma at the end of a word.
        .map(|c| match c {
            'ı' => 'i',
            'ς' => 'σ',
            c => c,
        })
        .collect()
}

/// How many words at the end of these are the label of a meeting id.
pub(super) fn id_label<'a>(before: impl DoubleEndedIterator<Item = &'a str>) -> Option<usize> {
    let mut words = before.rev().take(MOST_WORDS + 1).map(letters);
    let mut label = words.next()?;
    if !KNOWN.ends.contains(&label) && !KNOWN.ids.contains(&label) {
        return None;
    }
    let mut found = None;
    for count in 1..=MOST_WORDS {
        if KNOWN.ids.contains(&label) {
            found = Some(count);
        }
        match words.next() {
            Some(word) if found == Some(count) && KNOWN.others.contains(&word) => return None,
            Some(word) if !word.is_empty() => label.insert_str(0, &word),
            _ => break,
        }
    }
    found
}

/// How many words at the start of these are the label of a passcode.
pub(super) fn passcode_label<'a>(words: impl Iterator<Item = &'a str>) -> Option<usize> {
    let mut label = String::new();
    let mut found = None;
    for (count, word) in words.take(MOST_WORDS).enumerate() {
        label.push_str(&letters(word));
        if KNOWN.passcodes.contains(&label) {
            found = Some(count + 1);
        }
    }
    found
}

/// Whether a word says that what follows is for telephones or room systems.
pub(super) fn is_for_others(word: &str) -> bool {
    KNOWN.others.contains(&letters(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> Option<usize> {
        id_label(text.split_whitespace())
    }

    #[test]
    fn labels_are_known_however_they_are_written() {
        for (text, words) in [
            ("Meeting ID", Some(2)),
            ("**meeting-id**", Some(1)),
            ("our MEETING ID", Some(2)),
            ("TOPLANTI KİMLİĞİ", Some(2)),
            ("E\u{301}rtekezlet-azonosi\u{301}to\u{301}", Some(1)),
            ("Id. de la reunion", Some(4)),
            ("会议ID", Some(1)),
            ("معرّف الاجتماع", Some(2)),
            ("Video Conference ID", None),
            ("Phone conference ID", None),
            ("video meeting ID", None),
            ("전화 회의 ID", None),
            ("电话会议 ID", None),
            ("ビデオ会議 ID", None),
            ("ID", None),
            ("", None),
        ] {
            assert_eq!(id(text), words, "{text}");
        }
        for (text, words) in [
            ("Pass code", Some(2)),
            ("pass-code", Some(1)),
            ("Código de acceso", Some(3)),
            ("MOT DE PASSE", Some(3)),
            ("passcode for all", Some(1)),
            ("VTC passcode", None),
            ("pass", None),
        ] {
            assert_eq!(passcode_label(text.split_whitespace()), words, "{text}");
        }
    }

    #[test]
    fn each_label_of_the_table_is_found_by_its_own_words() {
        for (ids, passcodes) in LANGUAGES {
            for label in ids {
                assert_eq!(id(label), Some(label.split_whitespace().count()), "{label}");
            }
            for label in passcodes {
                assert!(
                    passcode_label(label.split_whitespace()).is_some(),
                    "{label}"
                );
            }
        }
    }
}
