//! Lines of invitations in more languages and layouts, and texts with broken lines.

use super::*;

#[test]
fn printed_lines() {
    all(&[
        (
            "full width",
            format!("会议 ID：４０３　１８８　２７７　５６\n密码：{PRINTED}"),
            Sure(PRINTED),
        ),
        (
            "full width",
            format!("会議 ＩＤ: ４０３-１８８-２７７-５６\nパスコード: {PRINTED}"),
            Sure(PRINTED),
        ),
        (
            "dashes",
            format!("Meeting ID: 403–188–277–56\nPasscode: {PRINTED}"),
            Sure(PRINTED),
        ),
        (
            "dashes",
            format!("Meeting ID: 403‑188‑277‑56 · Passcode: {PRINTED}"),
            Sure(PRINTED),
        ),
        (
            "one line",
            format!("Réunion du lundi – ID de réunion : 403 188 277 56 ; Code secret : {PRINTED}"),
            Sure(PRINTED),
        ),
        (
            "one line",
            format!("Mötes-ID: 403 188 277 56, Lösenkod: {PRINTED}."),
            Sure(PRINTED),
        ),
        (
            "small letters",
            "Besprechungs-ID: 403 188 277 56\nKennung: qwerty".into(),
            Shown("qwerty", PasteDoubt::Passcode),
        ),
        (
            "small letters",
            "ID riunione: 403 188 277 56\nPasscode: zzyyxx".into(),
            Shown("zzyyxx", PasteDoubt::Passcode),
        ),
        (
            "Ukrainian",
            format!(
                "Ідентифікатор наради:\u{a0}403\u{a0}188\u{a0}277\u{a0}56\nСекретний код:\u{a0}{PRINTED}"
            ),
            Sure(PRINTED),
        ),
        (
            "Polish",
            format!("Identyfikator spotkania: 403 188 277 56 | Kod dostępu: {PRINTED}"),
            Sure(PRINTED),
        ),
        (
            "Hungarian",
            format!("ÉRTEKEZLET-AZONOSÍTÓ: 403 188 277 56\nPIN-KÓD: {PRINTED}"),
            Sure(PRINTED),
        ),
        (
            "Hebrew",
            format!(
                "\u{202b}מזהה הפגישה: 403 188 277 56\u{202c}\n\u{202b}קוד גישה: {PRINTED}\u{202c}"
            ),
            Sure(PRINTED),
        ),
        (
            "Arabic",
            format!("معرف الاجتماع: ٤٠٣ ١٨٨ ٢٧٧ ٥٦\nرمز المرور: {PRINTED}"),
            Sure(PRINTED),
        ),
        (
            "Korean",
            format!("모임 ID : 403 188 277 56 / 암호 : {PRINTED}"),
            Sure(PRINTED),
        ),
        (
            "two words",
            format!("Meeting Id 403 188 277 56\nPASS CODE: {PRINTED}"),
            Sure(PRINTED),
        ),
        (
            "two words",
            format!("Meeting-ID: 403 188 277 56\nPass  code : {PRINTED}"),
            Sure(PRINTED),
        ),
        (
            "rooms and telephones",
            format!(
                "{PRINTED_LINES}\nVideo ID: 119 004 771 2\nVTC conference key: 77\nPhone conference ID: 555 777 1#"
            ),
            Sure(PRINTED),
        ),
        (
            "rooms and telephones",
            format!("Phone conference ID: 90 817 265#\n\n{PRINTED_LINES}"),
            Sure(PRINTED),
        ),
    ]);
}

const PRINTED_LINES: &str = "Meeting ID: 403 188 277 56\nPasscode: wZ2kG8";

#[test]
fn lines_that_were_broken() {
    let (head, tail) = LONG.split_at(72);
    let (middle, end) = tail.split_at(70);
    all(&[
        (
            "wrapped",
            format!("Zugang:\n\n    {head}\n    {middle}\n    {end}\n\nGruss"),
            LongShown,
        ),
        ("wrapped", format!("{head}\r\n{middle}\r\n{end}"), LongShown),
        (
            "quoted",
            format!("| {head}\n| {middle}\n| {end}\n| -- Grace"),
            LongShown,
        ),
        (
            "quoted",
            format!(">> {head}\n>> {middle}\n>> {end}\n> ok"),
            LongShown,
        ),
        (
            "quoted",
            format!("GH> {head}\nGH> {middle}\nGH> {end}\nGH>\nok"),
            LongShown,
        ),
        (
            "digits on two lines",
            "https://teams.microsoft.com/meet/4031882\n7756?p=Tf6hBz91Rc".into(),
            Refused(PastedError::BrokenLines),
        ),
        (
            "digits on two lines",
            "Besprechungs-ID: 403 188\n277 56\nKenncode: wZ2kG8".into(),
            Refused(PastedError::BrokenLines),
        ),
    ]);
}

#[test]
fn two_meetings_in_one_text() {
    let other = LINK.replace("7756?", "7757?");
    for text in [
        format!("> {LINK}\n\nNo, this one: {other}"),
        format!("<p><a href=\"{LINK}\">old</a> <a href=\"{other}\">new</a></p>"),
    ] {
        assert_eq!(choices(&text).len(), 2, "{text}");
    }
}

/// If a passcode cannot be read, the meeting gets a doubt, so that the operator never misses a passcode.
#[test]
fn a_passcode_that_a_text_has_is_never_lost_without_a_word() {
    let read = |rest: &str| choices(&format!("Meeting ID: 283 746 519 20\n{rest}"));
    let meeting = |passcode: Option<&str>| Pasted::Meeting(typed("28374651920", passcode));
    for lost in [
        "Passcode: \u{41a}x7pQ2vWn4",
        "Dial-in passcode: 482910\nPasscode: Kx7pQ2vWn4",
        "Video ID: 111 222 333 4\nPasscode: Kx7pQ2vWn4",
    ] {
        let wanted = (meeting(None), vec![PasteDoubt::Passcode]);
        assert_eq!(read(lost), [wanted], "{lost}");
    }
    for foreign in ["Hasierako gakoa: Kx7pQ2vWn4", "Neue Losung: Kx7pQ2vWn4"] {
        let wanted = (meeting(Some("Kx7pQ2vWn4")), vec![PasteDoubt::Label]);
        assert_eq!(read(foreign), [wanted], "{foreign}");
    }
    for none in ["", "Phone passcode: 482910", "Passcode:"] {
        assert_eq!(read(none), [(meeting(None), vec![])], "{none}");
    }
}

#[test]
fn rich_text_and_lists_of_definitions_are_read() {
    let wanted = [(
        Pasted::Meeting(typed("28374651920", Some("Kx7pQ2vWn4"))),
        vec![],
    )];
    for text in [
        r"{\rtf1\ansi M\'f6tes-ID: 283 746 519 20\par L\'f6senkod: Kx7pQ2vWn4\par}",
        r"{\rtf1\ansi\uc1 M\u246?tes-ID: 283 746 519 20\par L\u246?senkod: Kx7pQ2vWn4\par}",
        "<dl><dt>Meeting ID</dt><dd>283 746 519 20</dd><dt>Passcode</dt><dd>Kx7pQ2vWn4</dd></dl>",
    ] {
        assert_eq!(choices(text), wanted, "{text}");
    }
}
