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
