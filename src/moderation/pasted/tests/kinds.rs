//! Each kind of pasted text in several spellings: what is read, and whether the operator has to
//! confirm it.

use super::*;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::moderation::pasted::{TeamsPage, decoded};

const ID: &str = "55501022237";
const LINK: &str = "https://teams.microsoft.com/meet/55501022237?p=Wq8rTz5LmA";
const IN_LINK: &str = "Wq8rTz5LmA";
const PRINTED: &str = "mN4pQ7";

/// Asserts that the text names only the meeting [`ID`], with this passcode and without doubts.
#[track_caller]
fn certain(text: &str, passcode: Option<&str>) {
    let found = choices(text);
    let [(Pasted::Meeting(link), doubts)] = found.as_slice() else {
        panic!("{:?} of {text}", crate::moderation::pasted::read(text));
    };
    assert_eq!(link.meeting, typed(ID, passcode).meeting, "{text}");
    assert_eq!(doubts, &[], "{text}");
}

/// Asserts that the text names only the meeting [`ID`], with this passcode and these doubts.
#[track_caller]
fn doubtful(text: &str, passcode: Option<&str>, wanted: &[PasteDoubt]) {
    let found = choices(text);
    let [(Pasted::Meeting(link), doubts)] = found.as_slice() else {
        panic!("{:?} of {text}", crate::moderation::pasted::read(text));
    };
    assert_eq!(link.meeting, typed(ID, passcode).meeting, "{text}");
    assert_eq!(doubts, wanted, "{text}");
}

#[test]
fn calendar_files_are_unfolded() {
    let file = |lines: &str| {
        format!("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{lines}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
    };
    for lines in [
        "DESCRIPTION:Join: https://teams.microsoft.com/meet/55501022237?p=W\r\n q8rTz5LmA\\nMeeting ID: 555 010 222 37\\nPasscode: mN4pQ7\\n",
        "DESCRIPTION:Join: https://teams.microsoft.com/me\r\n et/55501022237?p=Wq8rTz5LmA\\n\r\nUID:99988877766655",
        "X-MICROSOFT-SKYPETEAMSMEETINGURL:https://teams.micro\r\n\tsoft.com/meet/55501022237?p=Wq8rTz5LmA",
        "X-ALT-DESC;FMTTYPE=text/html:<html><body><a href=\"https://teams.microsoft.com/meet/55501022237?p=Wq8r\r\n Tz5LmA\">Join</a></body></html>",
        "LOCATION;LANGUAGE=de:https://teams.microsoft.com/meet/55501022237?p=Wq8rTz5LmA\\; Saal 2",
        "DESCRIPTION;ENCODING=QUOTED-PRINTABLE:https://teams.microsoft.com/meet/55501022237?p=3DWq8rTz5LmA=0D=0A",
    ] {
        certain(&file(lines), Some(IN_LINK));
        certain(&file(lines).replace("\r\n", "\n"), Some(IN_LINK));
    }
    // Digits that were folded are read, but have to be confirmed.
    let folded = file("URL:https://teams.microsoft.com/meet/555010\r\n 22237?p=Wq8rTz5LmA");
    doubtful(&folded, Some(IN_LINK), &[PasteDoubt::PutTogether]);
    let confirmed = file(
        "URL:https://teams.microsoft.com/meet/555010\r\n 22237?p=Wq8rTz5LmA\r\nCOMMENT:https://teams.microsoft.com/meet/55501022237?p=Wq8rTz5LmA",
    );
    certain(&confirmed, Some(IN_LINK));
}

#[test]
fn mails_are_decoded() {
    let html = format!("<p>Hello</p><a href=\"{LINK}\">Join</a>");
    let calendar =
        format!("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nURL:{LINK}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    for mail in [
        "From: a@b.example\nMIME-Version: 1.0\nContent-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\nhttps://teams.microsoft.com/meet/555010=\n22237?p=3DWq8r=\nTz5LmA\n".to_owned(),
        format!("Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n{}\n", STANDARD.encode(&html)),
        format!("Received: by x\nContent-Type: multipart/alternative; boundary=\"=_b\"\n\n--=_b\nContent-Type: text/plain\n\nMeeting ID: 555 010 222 37\nPasscode: mN4pQ7\n--=_b\nContent-Type: text/html\n\n{html}\n--=_b--\n"),
        format!("MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/calendar; method=REQUEST\nContent-Transfer-Encoding: base64\n\n{}\n--b--\n", STANDARD.encode(&calendar)),
        format!("Content-Type: message/rfc822\n\nSubject: x\nContent-Type: text/plain\n\n{LINK}\n"),
        format!("--=_1\nContent-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n{}\n--=_1--\n", LINK.replace('=', "=3D")),
        format!("Please join:\n\nFrom: a\nMIME-Version: 1.0\nContent-Type: text/plain\n\n{LINK}\n"),
    ] {
        certain(&mail, Some(IN_LINK));
    }
}

#[test]
fn quoted_printable_without_its_headers_is_shown_first() {
    let sure = "Gr=C3=BC=C3=9Fe=20\nhttps://teams.microsoft.com/meet/55501022237?p=3DWq8rTz5LmA";
    doubtful(sure, Some(IN_LINK), &[PasteDoubt::PutTogether]);
    // `3D` is either an encoded character, or the start of the passcode.
    let found = choices("https://teams.microsoft.com/meet/55501022237?p=3DWq8rTz5LmA");
    assert!(found.iter().all(|(_, doubts)| !doubts.is_empty()));
    let meetings: Vec<_> = found.into_iter().map(|(pasted, _)| pasted).collect();
    let of = |passcode| Pasted::Meeting(short(ID, Some(passcode)));
    assert_eq!(meetings, [of(IN_LINK), of("3DWq8rTz5LmA")]);
}

#[test]
fn files_and_shortcuts_are_read() {
    let wide = |text: &str| {
        decoded(
            &text
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect::<Vec<_>>(),
        )
    };
    for text in [
        format!("[InternetShortcut]\r\nURL={LINK}\r\nIconIndex=0\r\n"),
        format!(
            "[{{000214A0-0000-0000-C000-000000000046}}]\r\nProp3=19,2\r\n[InternetShortcut]\r\nIDList=\r\nURL={LINK}\r\n"
        ),
        format!(
            "<?xml version=\"1.0\"?>\n<!DOCTYPE plist>\n<plist version=\"1.0\"><dict><key>URL</key>\n<string>{LINK}</string></dict></plist>"
        ),
        format!("[Desktop Entry]\nType=Link\nURL={LINK}\n"),
        format!("MEETING_URL={LINK}\nCALLBACK=https://bot.fabrikam.example/\n"),
        format!("export MEETING_URL=\"{LINK}\""),
        format!("set MEETING='{LINK}'"),
        format!("meeting: {LINK}\n"),
        wide(&format!("\u{feff}URL={LINK}\r\n")),
        wide(LINK),
        decoded(format!("\u{feff}{LINK}").as_bytes()),
        decoded(
            &[
                b"bplist00\xd1\x01\x02SURL_\x10\x39",
                LINK.as_bytes(),
                b"\x08\x0b\x0f",
            ]
            .concat(),
        ),
    ] {
        certain(&text, Some(IN_LINK));
    }
}

#[test]
fn markup_at_a_link_is_no_part_of_its_passcode() {
    for text in [
        format!("See <{LINK}|Join> at 10:30"),
        format!("[{LINK}|{LINK}|smart-link]"),
        format!("[Join|{LINK}]"),
        format!("[[{LINK} Join]]"),
        format!("[Join]({LINK})now"),
        format!("[Join]({LINK} \"title\")"),
        format!("**{LINK}**"),
        format!("__{LINK}__"),
        format!("`{LINK}`"),
        format!("`Join <{LINK}>`_"),
        format!("{LINK}[Join]"),
        format!("[[{LINK}][Join]]"),
        format!("\\href{{{LINK}}}{{Join}}"),
        format!("{{'joinUrl': '{LINK}','id':1}}"),
        format!("\"joinWebUrl\": \"{LINK}\\u0026anon=true\","),
        format!("\"joinWebUrl\":\"{}\"", LINK.replace('/', "\\/")),
        format!("href=\"{LINK}\""),
        format!("href=&quot;{LINK}&quot;&gt;"),
        format!("{LINK}{LINK}"),
        format!("{LINK}，谢谢"),
        format!("{LINK}\u{0}x"),
    ] {
        certain(&text, Some(IN_LINK));
    }
    // Encoded marks are part of the link. No passcode contains such marks, so the operator has to confirm the link.
    let text = format!("{LINK}%22%3E");
    doubtful(&text, Some("Wq8rTz5LmA\">"), &[PasteDoubt::Passcode]);
    for behind in [",2026-01-01", ";x", "/", "(x"] {
        doubtful(
            &format!("{LINK}{behind}"),
            Some(IN_LINK),
            &[PasteDoubt::Passcode],
        );
    }
}

#[test]
fn json_is_read_by_its_values() {
    for json in [
        format!(
            r#"{{"joinWebUrl":"{LINK}\u0026anon=true","joinMeetingIdSettings":{{"joinMeetingId":"{ID}","passcode":"{PRINTED}"}}}}"#
        ),
        format!(
            r#"{{"value":[{{"onlineMeeting":{{"joinUrl":"{}"}}}}]}}"#,
            LINK.replace('/', "\\/")
        ),
        format!(r#"{{"body":{{"contentType":"html","content":"<a href=\"{LINK}\">Join</a>"}}}}"#),
        format!("\"{LINK}\""),
    ] {
        certain(&json, Some(IN_LINK));
    }
    let settings = format!(
        r#"{{"joinMeetingIdSettings":{{"isPasscodeRequired":true,"joinMeetingId":"{ID}","passcode":"{PRINTED}"}}}}"#
    );
    certain(&settings, Some(PRINTED));
}

#[test]
fn wrappers_are_taken_off_and_opaque_ones_named() {
    let bare = "https://teams.microsoft.com/meet/55501022237?p=Wq8rTz5LmA";
    for wrapped in [
        format!("https://www.google.de/url?q={}&sa=D&usg=x", encoded(bare)),
        format!("https://www.google.com/url?q={bare}&sa=D"),
        format!("https://urldefense.com/v3/__{bare}__;!!x!y$"),
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__teams.microsoft.com_meet_55501022237-3Fp-3DWq8rTz5LmA&d=x".to_owned(),
        format!("https://linkprotect.cudasvc.com/url?a={}&c=E,1", encoded(bare)),
        format!("https://secure-web.cisco.com/1x_y-z/{}", encoded(bare)),
        format!("https://eu.protection.sophos.com/?d=x&u={}&i=1", encoded(&STANDARD.encode(bare))),
        format!("https://a-ctp.trendmicro.com:443/wis/clicktime/v1/query?url={}&umid=1", encoded(bare)),
        format!("https://www.google.com/url?q={}", encoded(&safe_link(bare))),
        safe_link(&format!("https://urldefense.com/v3/__{bare}__;!!x!y$")),
        bare.replace(".com/", ".com.mcas.ms/"),
        bare.replace(".com/", ".com.mcas-gov.us/"),
        safe_link(&bare.replace(".com/", ".com.mcas.ms/")),
        bare.replace("https:", "msteams:"),
        "msteams:/meet/55501022237?p=Wq8rTz5LmA&fqdn=teams.microsoft.com".to_owned(),
        launcher(bare),
    ] {
        certain(&wrapped, Some(IN_LINK));
    }
    let opaque = "https://protect-de.mimecast.com/s/Ab3?domain=teams.microsoft.com";
    assert_eq!(read(opaque), Err(PastedError::OpaqueWrapper("Mimecast")));
    // The lines of the mail suffice without the link.
    certain(
        &format!("Join<{opaque}>\nMeeting ID: 555 010 222 37\nPasscode: mN4pQ7"),
        Some(PRINTED),
    );
}

#[test]
fn long_links_come_in_every_scheme_and_wrapper() {
    let (_, path) = LONG.split_once(".com").unwrap();
    let coords = format!(
        r#"{{"conversationId":"{THREAD}","tenantId":"{TENANT}","organizerId":"{ORGANIZER}","messageId":"0"}}"#
    );
    for text in [
        format!("msteams:{path}&type=meetup-join&fqdn=teams.microsoft.com"),
        LONG.replace("https:", "msteams:"),
        format!(
            "https://teams.microsoft.com/light-meetings/launch?agent=web&coords={}&x=1",
            STANDARD.encode(&coords)
        ),
        LONG.replace(".com/", ".com.mcas-gov.ms/"),
        LONG.replace(".com/", ".com:443/"),
        format!("{LONG}&pp=638000000000000000"),
    ] {
        assert_eq!(
            choices(&text),
            [(Pasted::Meeting(long()), vec![])],
            "{text}"
        );
    }
    let lowered = format!(
        "https://linkprotect.cudasvc.com/url?a={}",
        encoded(LONG).to_lowercase()
    );
    assert_eq!(choices(&lowered)[0].1, [PasteDoubt::LostCapitals]);
}

#[test]
fn pages_and_hosts_that_are_no_meeting_are_named() {
    for (text, wanted) in [
        (
            "https://events.teams.microsoft.com/event/1@2",
            PastedError::NotAMeeting(TeamsPage::Event),
        ),
        (
            "https://teams.microsoft.com/registration/abc,def",
            PastedError::NotAMeeting(TeamsPage::Event),
        ),
        (
            "https://teams.microsoft.com/l/meetup-join/55501022237",
            PastedError::HalfLink,
        ),
    ] {
        assert_eq!(read(text), Err(wanted), "{text}");
    }
    let host = "teams.northeurope.cloud.microsoft";
    let text = LINK.replace("teams.microsoft.com", host);
    doubtful(
        &text,
        Some(IN_LINK),
        &[PasteDoubt::RegionalHost(host.into())],
    );
}

#[test]
fn labels_are_read_in_many_languages() {
    for (id, passcode) in [
        ("Meeting ID", "Passcode"),
        ("Besprechungs-ID", "Kenncode"),
        ("ID de la réunion", "Code secret"),
        ("Id. de reunión", "Contraseña"),
        ("ID da Reunião", "Código de acesso"),
        ("ID da reunião", "Senha"),
        ("ID riunione", "Passcode"),
        ("Vergadering-id", "Toegangscode"),
        ("Mötes-ID", "Lösenkod"),
        ("Møte-ID", "Passord"),
        ("Møde-id", "Adgangskode"),
        ("Kokoustunnus", "Tunnuskoodi"),
        ("Identyfikator spotkania", "Kod dostępu"),
        ("ID schůzky", "Heslo"),
        ("ID schôdze", "Prístupový kód"),
        ("Értekezlet-azonosító", "PIN-kód"),
        ("ID ședință", "Cod de acces"),
        ("Toplantı Kimliği", "Geçiş Kodu"),
        ("Αναγνωριστικό σύσκεψης", "Κωδικός πρόσβασης"),
        ("Идентификатор собрания", "Секретный код"),
        ("Ідентифікатор наради", "Секретний код"),
        ("معرف الاجتماع", "رمز المرور"),
        ("מזהה הפגישה", "קוד גישה"),
        ("会議 ID", "パスコード"),
        ("모임 ID", "암호"),
        ("会议 ID", "密码"),
        ("會議識別碼", "密碼"),
        ("ID การประชุม", "รหัสผ่าน"),
        ("ID cuộc họp", "Mật mã"),
        ("ID Rapat", "Kode sandi"),
    ] {
        for text in [
            format!("{id}: 555 010 222 37\n{passcode}: {PRINTED}"),
            format!("{id}: 555 010 222 37 {passcode}: {PRINTED} Town hall"),
            format!("*{id}:* 555 010 222 37\n*{passcode}:* {PRINTED}\n"),
            format!("**{id}**: **555 010 222 37**\r\n**{passcode}**: **{PRINTED}**"),
            format!("| {id} | 555 010 222 37 |\n| {passcode} | {PRINTED} |"),
            format!("{id}：555-010-222-37\n{passcode}：{PRINTED}"),
            format!("\u{200f}{id}:\u{200f} 555\u{a0}010\u{a0}222\u{a0}37\n{passcode}: {PRINTED}"),
            format!(
                "{}: ５５５ ０１０ ２２２ ３７\n{}: {PRINTED}",
                id.to_uppercase(),
                passcode.to_uppercase()
            ),
            format!("{passcode}: {PRINTED}\n{id}: 555 010 222 37"),
        ] {
            certain(&text, Some(PRINTED));
        }
    }
    for text in [
        "Meeting ID: 555 010 222 37\nPass code: mN4pQ7",
        "Meeting ID: 555 010 222 37\npass-code mN4pQ7",
        "معرف الاجتماع: ٥٥٥ ٠١٠ ٢٢٢ ٣٧\nرمز المرور: mN4pQ7",
        "मीटिंग ID: ५५५ ०१० २२२ ३७\nपासकोड: mN4pQ7",
        "Meeting ID: 555 010 222 37Passcode: mN4pQ7",
    ] {
        certain(text, Some(PRINTED));
    }
}

#[test]
fn ids_for_telephones_and_room_systems_are_no_meeting_ids() {
    let rooms = "Join with a video conferencing device\n11@teams.vc.example\nVideo Conference ID: 113 224 335\nVTC passcode: 4455aB\nPhone Conference ID: 173 270 71#\n";
    certain(
        &format!("Meeting ID: 555 010 222 37\nPasscode: mN4pQ7\n{rooms}"),
        Some(PRINTED),
    );
    certain(
        &format!("{rooms}Meeting ID: 555 010 222 37\nPasscode: mN4pQ7"),
        Some(PRINTED),
    );
    certain(&format!("Meeting ID: 555 010 222 37\n{rooms}"), None);
    for text in [
        rooms,
        "ビデオ会議 ID: 113 224 335\nVTC パスコード: 4455aB",
        "电话会议 ID: 173 270 719",
    ] {
        assert_eq!(read(text), Err(PastedError::NotUnderstood), "{text}");
    }
}

#[test]
fn what_was_broken_over_lines_is_shown_first_or_refused() {
    let quoted = |text: &str| {
        let lines: Vec<_> = text.lines().map(|line| format!("> {line}")).collect();
        lines.join("\n") + "\n"
    };
    for text in [
        "Join here:\nhttps://teams.microsoft.com/meet/55501022237\n?p=Wq8rTz5LmA\n",
        "https://teams.microsoft.com/me\net/55501022237?p=Wq8rTz5LmA",
        "  https://teams.microsoft.\n  com/meet/55501022237?p=Wq8rTz5LmA\n\nSee you",
        "https://teams.microsoft.com/meet/\n55501022237?p=Wq8rTz5LmA",
    ] {
        doubtful(text, Some(IN_LINK), &[PasteDoubt::PutTogether]);
        doubtful(&quoted(text), Some(IN_LINK), &[PasteDoubt::PutTogether]);
        doubtful(
            &text.replace('\n', "\r\n"),
            Some(IN_LINK),
            &[PasteDoubt::PutTogether],
        );
    }
    let (head, tail) = LONG.split_at(90);
    for text in [
        format!("{head}\n{tail}\n"),
        quoted(&format!("{head}\n{tail}\nMeeting ID:")),
        format!("{head}\r\n {tail}"),
    ] {
        assert_eq!(
            choices(&text),
            [(Pasted::Meeting(long()), vec![PasteDoubt::PutTogether])],
            "{text}"
        );
    }
    // Outside a calendar, an id whose digits are on two lines is refused.
    for text in [
        "https://teams.microsoft.com/meet/555010\n22237?p=Wq8rTz5LmA",
        "https://teams.microsoft.com/meet/555010222\n37?p=Wq8rTz5LmA",
        "> https://teams.microsoft.com/meet/555010222\n> 37?p=Wq8rTz5LmA",
        "https://teams.microsoft.com/meet/555010222\n37\n",
        "Meeting ID: 555 010 222\n37\nPasscode: mN4pQ7",
        "Meeting ID: 555 010\n222 37\nPasscode: mN4pQ7",
        "https://nam01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fteams.microsoft.com%2Fmeet%2F555010222\n37%3Fp%3DWq8rTz5LmA&data=1",
    ] {
        assert_eq!(read(text), Err(PastedError::BrokenLines), "{text}");
    }
}

#[test]
fn what_a_program_shortened_for_show_is_no_meeting() {
    for text in [
        "https://teams.microsoft.com/meet/555010222…",
        "https://teams.microsoft.com/meet/555010222...",
        "<p>https://teams.microsoft.com/meet/555010222…</p>",
    ] {
        assert_eq!(read(text), Err(PastedError::HalfLink), "{text}");
    }
    for text in ["Meeting ID: 555 010 222…", "Meeting ID: 555 010 222 ..."] {
        assert!(
            !crate::moderation::pasted::read(text)
                .is_ok_and(|reading| reading.beyond_doubt().is_some()),
            "{text}"
        );
    }
    // Tags between digits separate them.
    for text in [
        "<p>Meeting ID: 555 <b>010</b> 222 37</p>",
        "<p>Meeting ID: 555010<wbr>22237</p>",
        "<p>https://teams.microsoft.com/meet/5550102<wbr>2237?p=Wq8rTz5LmA</p>",
    ] {
        assert!(read(text).is_err(), "{text}");
    }
    // Beside the complete link, the shortened link adds nothing.
    let page = format!("<a href=\"{LINK}\">https://teams.microsoft.com/meet/5550102…</a>");
    certain(&page, Some(IN_LINK));
    let passcode = "https://teams.microsoft.com/meet/55501022237?p=Wq8r…";
    doubtful(passcode, Some("Wq8r"), &[PasteDoubt::PutTogether]);
}

#[test]
fn digits_of_a_link_stand_together_as_well() {
    for parted in [
        "55501%0a022237", "55501%2509022237", "5550%20102%202237", "55501%2F022237", "5550102x2237",
    ] {
        let text = LINK.replace(ID, parted);
        assert_eq!(read(&text), Err(PastedError::NoDigits), "{text}");
    }
    certain(&LINK.replace(ID, "555%20010%20222%2037"), Some(IN_LINK));
}

#[test]
fn digits_of_an_escape_are_none_of_a_meeting_id() {
    for text in [
        "Meeting ID:%205 010 222 37",
        "Meeting ID: +55501022237",
        "Meeting ID: &55501022237;",
    ] {
        assert!(read(text).is_err(), "{text}");
    }
}

#[test]
fn digits_on_both_sides_of_a_link_are_no_meeting_id() {
    for between in [
        "https://x.example/",
        "https://teams.microsoft.com/meet/",
        "msteams:/",
    ] {
        let text = format!("Meeting ID: 555 010 222 {between} 37\nPasscode: mN4pQ7");
        let is_id = |(pasted, _): &(Pasted, Vec<PasteDoubt>)| matches!(pasted, Pasted::Meeting(link) if &*link.meeting.label() == "555 010 222 37");
        assert!(!choices(&text).iter().any(is_id), "{text}");
    }
}

#[test]
fn a_passcode_that_may_go_on_in_the_next_line_is_read_both_ways() {
    let text = format!(
        "Please join at half past ten: {}\n{}\n\nSee you",
        &LINK[..52],
        &LINK[52..]
    );
    let found = choices(&text);
    let of = |passcode| {
        (
            Pasted::Meeting(short(ID, Some(passcode))),
            vec![PasteDoubt::PutTogether],
        )
    };
    assert_eq!(found, [of("Wq8rT"), of(IN_LINK)]);
    // Words on the next line are not a passcode.
    certain(&format!("{LINK}\nMeeting starts at ten"), Some(IN_LINK));
    certain(&format!("{LINK}\nTomorrow"), Some(IN_LINK));
}

#[test]
fn several_meetings_are_all_offered() {
    let other = LINK.replace("237?", "238?");
    for text in [
        format!("Take the second:\n{LINK}\n-----Original Message-----\n{other}"),
        format!("{LINK} {other} {LINK}"),
        "Meeting ID: 555 010 222 37\nPasscode: mN4pQ7\n\nMeeting ID: 555 010 222 38\nPasscode: mN4pQ7".to_owned(),
    ] {
        let labels: Vec<_> = choices(&text)
            .into_iter()
            .map(|(pasted, _)| match pasted {
                Pasted::Meeting(link) => link.meeting.label().to_string(),
                Pasted::Call(call) => call.to_string(),
            })
            .collect();
        assert_eq!(labels, ["555 010 222 37", "555 010 222 38"], "{text}");
    }
    let many: Vec<_> = (0..20)
        .map(|n| format!("https://teams.microsoft.com/meet/555010222{n:02}?p=x"))
        .collect();
    assert_eq!(read(&many.join("\n")), Err(PastedError::Several));
}

#[test]
fn a_passcode_that_looks_like_none_is_shown_first() {
    for (text, passcode) in [
        ("Meeting ID: 555 010 222 37\nPasscode: abcdef", "abcdef"),
        ("Meeting ID: 555 010 222 37\nPasscode: Need help?", "Need"),
        ("Meeting ID: 555 010 222 37\nPasscode: x+Y/z=", "x+Y/z="),
        (
            "https://teams.microsoft.com/meet/55501022237?p=a%2Bb9",
            "a+b9",
        ),
    ] {
        doubtful(text, Some(passcode), &[PasteDoubt::Passcode]);
    }
    // Recognized by the layout, since the label of the meeting id is unknown.
    doubtful(
        "Kennitala fundar: 555 010 222 37\nAðgangsorð: mN4pQ7",
        Some(PRINTED),
        &[PasteDoubt::Label],
    );
}
