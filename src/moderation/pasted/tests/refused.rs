use super::*;

use crate::moderation::pasted::{LinkPart, MAX_BYTES, TeamsPage};

#[test]
fn a_text_of_the_wrong_size_is_refused_before_it_is_looked_at() {
    for text in ["", " \r\n\t", "\u{200b}\u{feff}", "\"\"", "< >"] {
        assert_eq!(read(text), Err(PastedError::Empty), "{text:?}");
    }
    let padded = |length: usize| format!("{LONG}{}", " ".repeat(length - LONG.len()));
    assert!(read(&padded(MAX_BYTES)).is_ok());
    assert_eq!(read(&padded(MAX_BYTES + 1)), Err(PastedError::TooLong));
    assert_eq!(
        read(&"https://".repeat(1_300_000)),
        Err(PastedError::TooLong)
    );
}

/// Length of texts that would take far too long if the work grew with the square of the length.
///
/// Shorter than the limit for a pasted text; the fuzz target uses a megabyte.
const TRAP_BYTES: usize = 64 * 1024;

#[test]
fn a_box_full_of_traps_is_answered() {
    for piece in [
        "http",
        "https://",
        "https%3a",
        "%25",
        "context={",
        "https://context={",
        "https://teams.microsoft.com/meet/1?p=1 ",
        "teams.microsoft.com/",
        "1: ",
        "1 ",
        "123 ",
        "1: , ",
        "Meeting ID: ",
        "Passcode ",
        "1234567: ",
        ":",
        "a:\n",
        "/app",
        "https://x.safelinks.protection.outlook.com/?url=",
        "https://teams.microsoft.com/#/l%2f",
        "<",
        "é",
        "\u{200b}",
        "/communications/call",
    ] {
        let text = piece.repeat(TRAP_BYTES / piece.len());
        let (least, most) = (text.len() / 2, text.len());
        for length in [least, most] {
            let length = text.floor_char_boundary(length);
            assert!(read(&text[..length]).is_err(), "{piece}");
        }
    }
}

#[test]
fn a_link_that_joins_no_meeting_of_an_organization_is_refused_with_what_it_is() {
    let endless = (0..20).fold(LONG.replace('%', ""), |link, _| {
        format!(
            "https://x.safelinks.protection.outlook.com/?url={}",
            link.replace('%', "%25")
                .replace('&', "%26")
                .replace('?', "%3F")
        )
    });
    for (text, wanted) in [
        (
            "https://teams.live.com/meet/9345678901234?p=aB3dE9",
            PastedError::Consumer,
        ),
        ("https://teams.live.com/", PastedError::Consumer),
        ("https://teams.microsoft.com/meet/", PastedError::NoDigits),
        (
            "https://teams.microsoft.com/meet/?p=aB3dE9",
            PastedError::NoDigits,
        ),
        (
            "https://teams.microsoft.com/meet/town-hall?p=aB3dE9",
            PastedError::NoDigits,
        ),
        (
            "https://teams.microsoft.com/meet/123456?p=aB3dE9",
            PastedError::MeetingIdShape,
        ),
        (
            "https://teams.microsoft.com/meet/283746519201234567890",
            PastedError::MeetingIdShape,
        ),
        (
            "https://teams.microsoft.com/meet/28374651920?p=a%0Ab",
            PastedError::BadPart(LinkPart::Passcode),
        ),
        (
            "https://teams.microsoft.com/meet/28374651920?p=%ff",
            PastedError::BadPart(LinkPart::Passcode),
        ),
        (
            "https://teams.microsoft.com/l/channel/19%3ax%40thread.tacv2/General?groupId=1",
            PastedError::NotAMeeting(TeamsPage::Channel),
        ),
        (
            "https://teams.microsoft.com/l/chat/0/0?users=ada@contoso.example",
            PastedError::NotAMeeting(TeamsPage::Chat),
        ),
        (
            "https://teams.microsoft.com/l/team/19%3ax%40thread.tacv2/conversations",
            PastedError::NotAMeeting(TeamsPage::Team),
        ),
        (
            "https://teams.microsoft.com/l/message/19:x@thread.v2/1699880712345",
            PastedError::NotAMeeting(TeamsPage::Message),
        ),
        (
            "https://teams.microsoft.com/meetingOptions/?organizerId=1",
            PastedError::NotAMeeting(TeamsPage::MeetingOptions),
        ),
        (
            "https://teams.microsoft.com/v2/",
            PastedError::NotAMeeting(TeamsPage::Other),
        ),
        (
            "teams.microsoft.com",
            PastedError::NotAMeeting(TeamsPage::Other),
        ),
        ("https://", PastedError::BrokenLink),
        (
            "https:/teams.microsoft.com/meet/28374651920",
            PastedError::BrokenLink,
        ),
        (
            "https://teams.microsoft.com:x/meet/28374651920",
            PastedError::BrokenLink,
        ),
        (
            "https://eur01.safelinks.protection.outlook.com/?data=05",
            PastedError::EmptyWrapper,
        ),
        (
            "https://eur01.safelinks.protection.outlook.com/?url=aB3dE9",
            PastedError::EmptyWrapper,
        ),
        (
            "https://teams.microsoft.com/dl/launcher/launcher.html?type=meetup-join",
            PastedError::EmptyWrapper,
        ),
        (&endless, PastedError::EmptyWrapper),
    ] {
        assert_eq!(read(text), Err(wanted), "{text}");
    }
}

#[test]
fn digits_that_are_no_meeting_id_are_refused() {
    for (text, wanted) in [
        ("12345", PastedError::MeetingIdShape),
        ("283 746", PastedError::MeetingIdShape),
        ("Meeting ID: 283 746", PastedError::MeetingIdShape),
        ("283746519201234567890", PastedError::MeetingIdShape),
        ("425-555-0123", PastedError::MeetingIdShape),
        (
            "Phone conference ID: 876 543 210#",
            PastedError::NotUnderstood,
        ),
        (
            "Phone conference ID: 876 543 210\r\nDial in: +14255550123",
            PastedError::NotUnderstood,
        ),
        ("Join me at 10:30 on 2026-01-01", PastedError::NotUnderstood),
        (
            "Phone: 4255550123\r\nFax: 4255550124",
            PastedError::NotUnderstood,
        ),
        (
            "Phone: 4255550123\r\nName: Grace",
            PastedError::NotUnderstood,
        ),
    ] {
        assert_eq!(read(text), Err(wanted), "{text}");
    }
}

#[test]
fn a_host_that_only_looks_like_teams_is_named() {
    let (_, path) = LONG.split_once(".com").unwrap();
    for (host, shown) in [
        ("contoso.example", "contoso.example"),
        (
            "teams.microsoft.com.evil.example",
            "teams.microsoft.com.evil.example",
        ),
        ("teams.microsoft.com@evil.example", "evil.example"),
        ("teams.microsoft.com:443@evil.example", "evil.example"),
        ("evilteams.microsoft.com", "evilteams.microsoft.com"),
        ("teams-microsoft.com", "teams-microsoft.com"),
        ("teаms.microsoft.com", "xn--tems-63d.microsoft.com"),
        (
            "evilsafelinks.protection.outlook.com",
            "evilsafelinks.protection.outlook.com",
        ),
        ("dialin.teams.microsoft.com", "dialin.teams.microsoft.com"),
    ] {
        for scheme in ["https://", "http://", "HTTPS://", ""] {
            if scheme.is_empty() && !host.is_ascii() {
                continue;
            }
            let text = format!("{scheme}{host}{path}");
            assert_eq!(
                read(&text),
                Err(PastedError::UnknownHost(shown.into())),
                "{text}"
            );
        }
    }
    let Err(PastedError::UnknownHost(shown)) =
        read(&format!("https://{}.example/", "a.".repeat(90) + "b"))
    else {
        panic!("a long host");
    };
    assert_eq!(shown.chars().count(), 101);
}

#[test]
fn a_foreign_link_that_holds_one_of_teams_is_foreign() {
    let foreign = PastedError::UnknownHost("evil.example".into());
    for text in [
        format!("https://evil.example/?url={}", encoded(LONG)),
        format!("https://evil.example/?url={LONG}"),
        format!("https://evil.example/{LONG}"),
        format!("evil.example/{LONG}"),
        "https://evil.example/teams.microsoft.com/meet/28374651920".to_owned(),
        safe_link("https://evil.example/meet/28374651920"),
    ] {
        assert_eq!(read(&text), Err(foreign.clone()), "{text}");
    }
}
