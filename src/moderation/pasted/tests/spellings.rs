//! More spellings of each kind of pasted text. The parser was not written with these in view.

mod printed;

use super::*;
use Means::{Long, LongShown, Refused, Shown, Sure};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

use crate::moderation::pasted::{LinkPart, TeamsPage, decoded};

const ID: &str = "40318827756";
const LINK: &str = "https://teams.microsoft.com/meet/40318827756?p=Tf6hBz91Rc";
const IN_LINK: &str = "Tf6hBz91Rc";
const PRINTED: &str = "wZ2kG8";

/// The result that is expected for a text.
enum Means {
    /// The meeting with this passcode, without any doubt.
    Sure(&'static str),
    /// The meeting with this passcode and this doubt.
    Shown(&'static str, PasteDoubt),
    /// The meeting of [`LONG`], without any doubt.
    Long,
    /// The meeting of [`LONG`], with the doubt [`PasteDoubt::PutTogether`].
    LongShown,
    /// No meeting, but this error.
    Refused(PastedError),
}

#[track_caller]
fn assert_means(kind: &str, text: &str, wanted: &Means) {
    let found = choices(text);
    let told = || {
        format!(
            "{kind}: {:?} of {text}",
            crate::moderation::pasted::read(text)
        )
    };
    if let Refused(error) = wanted {
        assert_eq!(read(text).as_ref(), Err(error), "{kind}: {text}");
        return;
    }
    let [(Pasted::Meeting(link), doubts)] = found.as_slice() else {
        panic!("{}", told());
    };
    let (meeting, doubt) = match wanted {
        Sure(passcode) => (typed(ID, Some(passcode)).meeting, None),
        Shown(passcode, doubt) => (typed(ID, Some(passcode)).meeting, Some(doubt.clone())),
        Long => (long().meeting, None),
        LongShown => (long().meeting, Some(PasteDoubt::PutTogether)),
        Refused(_) => unreachable!(),
    };
    assert_eq!(link.meeting, meeting, "{}", told());
    assert_eq!(doubts.first(), doubt.as_ref(), "{}", told());
    assert!(doubts.len() < 2, "{}", told());
}

fn all(rows: &[(&str, String, Means)]) {
    for (kind, text, wanted) in rows {
        assert_means(kind, text, wanted);
    }
}

#[test]
fn files_that_carry_an_invitation() {
    let html = format!("<html><body>Bis dann!<br><a\nhref='{LINK}'>Teilnehmen</a></body></html>");
    all(&[
        (
            "calendar, folded",
            "BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nSUMMARY:Standup\r\nCONFERENCE;VALUE=URI;FEATURE=VIDEO;LABEL=\"Te\r\n ams\":https://teams.microsoft.com/mee\r\n t/40318827756?p=Tf6h\r\n Bz91Rc\r\nEND:VTODO\r\nEND:VCALENDAR\r\n".into(),
            Sure(IN_LINK),
        ),
        (
            "calendar, folded",
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDESCRIPTION:\n Hallo\\,\\nBesprechungs-ID: 403 188 277 56\\nKenn\n code: wZ2kG8\\n\\nTelefon +49 69 5550100\nEND:VEVENT\nEND:VCALENDAR\n".into(),
            Sure(PRINTED),
        ),
        (
            "mail source",
            "Return-Path: <x@y.example>\r\nContent-Type: text/plain;\r\n charset=\"iso-8859-1\"\r\nContent-Transfer-Encoding: Quoted-Printable\r\n\r\nF=FCr heute:\r\nhttps://teams.microsoft.com/meet/40318827756?p=3DTf6=\r\nhBz91Rc\r\n".into(),
            Sure(IN_LINK),
        ),
        (
            "mail source",
            format!("Subject: =?utf-8?B?SGFsbG8=?=\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"--x\"\n\n----x\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n{}\n----x--\n", STANDARD.encode(&html)),
            Sure(IN_LINK),
        ),
        (
            "shortcut",
            format!("[InternetShortcut]\nIconFile=C:\\x.ico\nHotKey=0\nURL={LINK}\n"),
            Sure(IN_LINK),
        ),
        (
            "shortcut",
            decoded(&[&[0xff, 0xfe][..], &format!("[InternetShortcut]\r\nURL={LINK}\r\n").encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>()].concat()),
            Sure(IN_LINK),
        ),
        ("settings", format!("STANDUP_URL='{LINK}' # daily\nPORT=8080\n"), Sure(IN_LINK)),
        ("settings", format!("teams:\n  join_url: \"{LINK}\"\n  retries: 3\n"), Sure(IN_LINK)),
        (
            "UTF-16",
            decoded(&format!("\u{feff}Beitreten:\t{LINK}\n").encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>()),
            Sure(IN_LINK),
        ),
        (
            "UTF-16",
            decoded(&format!("Besprechungs-ID: 403 188 277 56\r\nKennung: {PRINTED}\r\n").encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>()),
            Sure(PRINTED),
        ),
    ]);
}

#[test]
fn markup_around_a_link() {
    all(&[
        (
            "JSON",
            format!(r#"[{{"online":{{"joinUrl":"{LINK}\u0026ctx=1"}},"n":7}}]"#),
            Sure(IN_LINK),
        ),
        (
            "JSON",
            format!(
                r#"{{"joinInformation":{{"content":"data:text/html,%3ca%20href%3d%22{}%22%3e"}},"joinMeetingIdSettings":{{"joinMeetingId":"403 188 277 56","passcode":"{PRINTED}"}}}}"#,
                "x"
            ),
            Sure(PRINTED),
        ),
        (
            "chat",
            format!("@grace <{LINK}|Standup, daily>; see you"),
            Sure(IN_LINK),
        ),
        ("chat", format!("Standup ({LINK}|here)"), Sure(IN_LINK)),
        (
            "ticket",
            format!("h3. Call\n* [Standup|{LINK}|smart-card]"),
            Sure(IN_LINK),
        ),
        (
            "ticket",
            format!("{{{{{LINK}}}}} and [~grace]"),
            Sure(IN_LINK),
        ),
        (
            "Markdown",
            format!("1. [Join][t]\n\n[t]: <{LINK}> 'Standup'"),
            Sure(IN_LINK),
        ),
        (
            "bold",
            format!("_Besprechungs-ID:_ *403 188 277 56*\n_Kenncode:_ *{PRINTED}*"),
            Sure(PRINTED),
        ),
        (
            "bold",
            format!("__Meeting ID__: 403 188 277 56\n__Passcode__: __{PRINTED}__"),
            Sure(PRINTED),
        ),
    ]);
}

#[test]
fn wrappers() {
    let twice = encoded(&encoded(LINK));
    let pointed = LONG.replace('%', "*");
    all(&[
        (
            "Google",
            format!(
                "https://www.google.ch/url?sa=t&source=web&url={}&ved=2ah",
                encoded(LINK)
            ),
            Sure(IN_LINK),
        ),
        (
            "Google",
            format!(
                "http://google.com/url?q={}&source=gmail&ust=1",
                encoded(LONG)
            ),
            Long,
        ),
        (
            "Proofpoint v3",
            format!("https://urldefense.us/v3/__{LINK}__;!!Zz0!aB-c_d$ "),
            Sure(IN_LINK),
        ),
        (
            "Proofpoint v3",
            // Each star stands for the next character in the base64 text after the address.
            format!(
                "https://urldefense.com/v3/__{pointed}__;{}!!q!r$",
                URL_SAFE_NO_PAD.encode("%".repeat(pointed.matches('*').count()))
            ),
            Long,
        ),
        (
            "Barracuda",
            format!(
                "https://linkprotect.cudasvc.com/url?c=E,1,x&a={}&typo=1",
                encoded(LINK)
            ),
            Sure(IN_LINK),
        ),
        (
            "Barracuda",
            format!("https://linkprotect.cudasvc.com/url?a={}", encoded(LONG)),
            Long,
        ),
        (
            "Cisco",
            format!("https://secure-web.cisco.com/1AbC-d_E/{}", encoded(LONG)),
            Long,
        ),
        (
            "Cisco",
            format!("http://secure-web.cisco.com/1zz/{}", encoded(LINK)),
            Sure(IN_LINK),
        ),
        (
            "Mimecast",
            "https://url.uk.m.mimecastprotect.com/s/Qw3rTy?domain=teams.microsoft.com".into(),
            Refused(PastedError::OpaqueWrapper("Mimecast")),
        ),
        (
            "Mimecast",
            "Join: <https://protect-us.mimecast.com/s/Zz9-?domain=teams.microsoft.com>".into(),
            Refused(PastedError::OpaqueWrapper("Mimecast")),
        ),
        (
            "Safe Links of the app",
            format!(
                "https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?locale=fr-fr&url={}",
                encoded(LINK)
            ),
            Sure(IN_LINK),
        ),
        (
            "Safe Links of the app",
            format!(
                "https://statics.teams.cdn.office.net/evergreen-assets/safelinks/2/atp-safelinks.html?url={}&dest=x",
                encoded(LONG)
            ),
            Long,
        ),
        (
            "twice",
            format!(
                "https://nam02.safelinks.protection.outlook.com/ap/t-59584e83/?url={twice}&data=1"
            ),
            Sure(IN_LINK),
        ),
    ]);
}

#[test]
fn schemes_and_hosts() {
    let (_, path) = LONG.split_once(".com").unwrap();
    let coords = |json: String| encoded(&STANDARD.encode(json));
    let ordered = format!(
        r#"{{"organizerId":"{ORGANIZER}","tenantId":"{TENANT}","messageId":"0","conversationId":"{THREAD}"}}"#
    );
    let spaced = format!(
        "{{ \"conversationId\" : \"{THREAD}\",\n \"tenantId\" : \"{TENANT}\", \"organizerId\" : \"{ORGANIZER}\" }}"
    );
    all(&[
        (
            "msteams, short",
            format!("MSTEAMS{}&source=web", &LINK[5..]),
            Sure(IN_LINK),
        ),
        (
            "msteams, short",
            "start msteams:/meet/40318827756?p=Tf6hBz91Rc&anon=true".into(),
            Sure(IN_LINK),
        ),
        (
            "msteams, long",
            format!("<msteams:{path}&deeplinkId=0>"),
            Long,
        ),
        (
            "msteams, long",
            format!("msteams://teams.cloud.microsoft{path}"),
            Long,
        ),
        (
            "proxy",
            LINK.replace(".com/", ".com.mcas-gov.ms/"),
            Sure(IN_LINK),
        ),
        ("proxy", LONG.replace(".com/", ".com.eu2.cas.ms/"), Long),
        (
            "light meeting",
            format!(
                "https://teams.cloud.microsoft/light-meetings/launch?coords={}&agent=web",
                coords(ordered)
            ),
            Long,
        ),
        (
            "light meeting",
            format!(
                "https://teams.microsoft.com/light-meetings/launch?lightExperience=true&coords={}",
                coords(spaced)
            ),
            Long,
        ),
    ]);
}

#[test]
fn pages_and_hosts() {
    all(&[
        (
            "webinar",
            "https://events.teams.cloud.microsoft/event/7a@b/register".into(),
            Refused(PastedError::NotAMeeting(TeamsPage::Event)),
        ),
        (
            "webinar",
            "Sign up: https://teams.microsoft.com/registration/aBc,dEf?mode=read".into(),
            Refused(PastedError::NotAMeeting(TeamsPage::Event)),
        ),
        (
            "region",
            LINK.replace("teams.microsoft.com", "teams.swedencentral.cloud.microsoft"),
            Shown(
                IN_LINK,
                PasteDoubt::RegionalHost("teams.swedencentral.cloud.microsoft".into()),
            ),
        ),
        (
            "region",
            format!(
                "({})",
                LINK.replace("teams.microsoft.com", "teams.japan-east.cloud.microsoft")
            ),
            Shown(
                IN_LINK,
                PasteDoubt::RegionalHost("teams.japan-east.cloud.microsoft".into()),
            ),
        ),
        (
            "live event",
            LONG.replace(
                "%22%7d",
                "%22%2c%22IsBroadcastMeeting%22%3atrue%2c%22role%22%3a%22a%22%7d",
            ),
            Long,
        ),
        (
            "live event",
            LONG.replace("%7b%22Tid", "%7b%22IsBroadcastMeeting%22%3atrue%2c%22Tid"),
            Long,
        ),
        (
            "port",
            LONG.replace(
                "https://teams.microsoft.com",
                "http://TEAMS.microsoft.com:80",
            ),
            Long,
        ),
        ("port", format!("{LONG}&pp=638#top"), Long),
        (
            "half",
            "https://teams.microsoft.com/l/meetup-join/40318827756?p=Tf6hBz91Rc".into(),
            Refused(PastedError::HalfLink),
        ),
        (
            "half",
            "teams.microsoft.com/l/meetup-join/40318827756/0".into(),
            Refused(PastedError::BadPart(LinkPart::Thread)),
        ),
    ]);
}
