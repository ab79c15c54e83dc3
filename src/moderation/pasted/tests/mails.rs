use super::*;

/// Makes the plain text of an invitation mail with this link and these lines.
fn mail(join: &str, lines: &str) -> String {
    format!(
        "Hello everybody,\r\nthe town hall of Fabrikam moves to Thursday, 10:30.\r\n\r\n\
         ________________________________\r\nMicrosoft Teams  Need help?<https://aka.ms/JoinTeamsMeeting?omkt=en-US>\r\n\
         {join}\r\n{lines}\r\n________________________________\r\nDial in by phone\r\n\
         +1 323-555-0100,,876543210# United States, Los Angeles\r\nFind a local number<https://dialin.teams.microsoft.com/1f?id=876543210>\r\n\
         Phone conference ID: 876 543 210#\r\nFor organizers: Meeting options<https://teams.microsoft.com/meetingOptions/?organizerId={ORGANIZER}&tenantId={TENANT}&threadId=19_meeting_x@thread.v2&messageId=0&language=en-US> | Reset dial-in PIN<https://dialin.teams.microsoft.com/usp/pstnconferencing>\r\n"
    )
}

const LINES: &str = "Meeting ID: 283 746 519 20\r\nPasscode: aB3dE9";

/// Turns line breaks into spaces, as a text field does.
fn flat(text: &str) -> String {
    text.replace("\r\n", " ")
}

#[test]
fn the_link_of_a_mail_wins_over_its_lines() {
    for (link, wanted) in [
        (LONG, long()),
        (SHORT, short("28374651920", Some("Kx7pQ2vWn4"))),
        // This link has no passcode, so the passcode comes from the lines of the mail.
        (
            "https://teams.microsoft.com/meet/28374651920",
            short("28374651920", Some("aB3dE9")),
        ),
    ] {
        for join in [
            format!("Join the meeting now<{link}>"),
            format!("Join: {link}"),
            format!("Join the meeting now{link}"),
            format!("{link}<{}>", safe_link(link)),
            format!("<a href=\"{}\">Join</a>", link.replace('&', "&amp;")),
        ] {
            let mail = mail(&join, LINES);
            assert_eq!(meeting(&mail), wanted, "{mail}");
            assert_eq!(meeting(&flat(&mail)), wanted, "{mail}");
            assert_eq!(
                meeting(&mail.replace("283 746 519 20", "283\u{a0}746\u{a0}519\u{a0}20")),
                wanted
            );
        }
    }
}

#[test]
fn a_mail_with_the_lines_only_is_enough() {
    let with = typed("28374651920", Some("aB3dE9"));
    for lines in [
        LINES,
        "Meeting ID: 283 746 519 20\r\n\r\nPasscode: aB3dE9",
        "Meeting ID:\r\n283 746 519 20\r\nPasscode:\r\naB3dE9",
        "meeting id:283 746 519 20\r\npasscode:aB3dE9",
        "会议 ID：283 746 519 20\r\n密码：aB3dE9",
        "Besprechungs-ID: 283 746 519 20\r\nKennung: aB3dE9",
        "ID de réunion : 283 746 519 20\r\nCode secret : aB3dE9",
        "会議 ID: 283 746 519 20\r\nパスコード: aB3dE9",
        "ID de la reunión: 283 746 519 20\r\nCódigo de acceso: aB3dE9",
    ] {
        for text in [mail("", lines), lines.to_owned()] {
            assert_eq!(meeting(&text), with, "{text}");
            assert_eq!(meeting(&flat(&text)), with, "{text}");
        }
    }
    // Turkish labels. Their dotless ı counts as i.
    let foreign = "Toplantı Kimliği: 283 746 519 20\r\nGeçiş kodu: aB3dE9";
    assert_eq!(meeting(&mail("", foreign)), with);
    let without = "Meeting ID: 283 746 519 20\r\nOrganizer: Grace";
    assert_eq!(meeting(&mail("", without)), typed("28374651920", None));
}

#[test]
fn an_id_can_be_typed_with_or_without_its_passcode() {
    for (text, id, passcode) in [
        ("28374651920", "28374651920", None),
        ("283 746 519 20", "28374651920", None),
        (" 283\u{a0}746\u{202f}519\u{2007}20 \n", "28374651920", None),
        ("“283 746 519 20”", "28374651920", None),
        ("283 746 519 204", "283746519204", None),
        ("283 746 519 204 1", "2837465192041", None),
        ("28 374 651 920 Kx7pQ2", "", None),
        ("283 746 519 20 Kx7pQ2", "28374651920", Some("Kx7pQ2")),
        ("283 746 519 20\nKx7pQ2", "28374651920", Some("Kx7pQ2")),
        ("283 746 519 20, Kx7pQ2", "28374651920", Some("Kx7pQ2")),
        ("283 746 519 20 / Kx7pQ2", "28374651920", Some("Kx7pQ2")),
        (
            "283 746 519 20 passcode Kx7pQ2",
            "28374651920",
            Some("Kx7pQ2"),
        ),
        (
            "283 746 519 20 (passcode: Kx7pQ2)",
            "28374651920",
            Some("Kx7pQ2"),
        ),
        (
            "283 746 519 20\r\nPasscode: x+Y/z=",
            "28374651920",
            Some("x+Y/z="),
        ),
        ("283 746 519 20 密码：Kx7pQ2", "28374651920", Some("Kx7pQ2")),
        ("Meeting ID: 283 746 519 20", "28374651920", None),
        ("28374651920 483920", "28374651920", Some("483920")),
        ("283 746 519 20 4839", "28374651920", Some("4839")),
        ("283 746 519\n483920", "283746519", Some("483920")),
    ] {
        if id.is_empty() {
            assert_eq!(read(text), Err(PastedError::NotUnderstood), "{text}");
        } else {
            assert_eq!(meeting(text), typed(id, passcode), "{text}");
        }
    }
}

#[test]
fn a_text_that_names_several_meetings_is_never_guessed_at() {
    let other_long = LONG.replace("0?context", "1699880712345?context");
    let other_tenant = LONG.replace("aaaaaaaa", "bbbbbbbb");
    let half = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_ZmFicmlr";
    let call = "https://graph.microsoft.com/v1.0/communications/calls/2e1a0b00-6db4-4022-9570-47709d565a7b";
    for text in [
        format!("{LONG} {other_long}"),
        format!("{LONG}\n{other_tenant}"),
        format!("{LONG} or {SHORT}"),
        format!("{SHORT} {}", SHORT.replace("920?", "921?")),
        format!("{SHORT} {}", SHORT.replace("Kx7", "Kx8")),
        format!("{LONG} {half}"),
        format!("{half} {LONG}"),
        format!("{LONG} https://teams.live.com/meet/9345678901234?p=aB3dE9"),
        format!("{LONG} {call}"),
        format!("{call} {}", call.replace("2e1a", "3e1a")),
        format!("{SHORT}\nMeeting ID: 555 746 519 20\nPasscode: aB3dE9"),
        format!("{LONG}\n{LINES}\n{}", LINES.replace("283", "284")),
        format!("{LINES}\n{}", LINES.replace("283", "284")),
    ] {
        let reading = crate::moderation::pasted::read(&text).unwrap();
        assert_eq!(reading.beyond_doubt(), None, "{text}");
    }
}

#[test]
fn a_mail_whose_link_cannot_be_used_says_why() {
    let (half, _) = LONG.split_once('?').unwrap();
    for (link, wanted) in [
        (
            "https://teams.live.com/meet/28374651920?p=x",
            PastedError::Consumer,
        ),
        (half, PastedError::NoContext),
    ] {
        assert_eq!(read(&mail(link, LINES)), Err(wanted), "{link}");
    }
}

#[test]
fn of_two_passcodes_none_is_taken_for_certain() {
    for second in [
        "Passcode: zZ9yY8",
        "\r\nPasscode: zZ9yY8",
        "Kennung: zZ9yY8",
        "Password:\r\nzZ9yY8",
    ] {
        let text = format!("{LINES}\r\n{second}\r\nSee you");
        let [(_, doubts)] = &choices(&text)[..] else {
            panic!("{text}")
        };
        assert_eq!(doubts, &[PasteDoubt::Passcode], "{text}");
    }
    let twice = format!("{LINES}\r\nKennung: aB3dE9");
    assert_eq!(meeting(&twice), typed("28374651920", Some("aB3dE9")));
    assert!(choices(&twice)[0].1.is_empty());
    for (more, wanted) in [
        ("&p=Kx7pQ2vWn4", Ok(())),
        ("&P=zZ9yY8aaaa", Err(())),
        ("&p=", Err(())),
    ] {
        let read = read(&format!("{SHORT}{more}"));
        assert_eq!(read.map(drop).map_err(drop), wanted, "{more}");
    }
}
