//! Properties of random links and random texts.

use super::*;
use proptest::prelude::*;

use crate::moderation::pasted::{MEETING_DIGITS, find};

/// A change that a link may undergo before it is pasted.
#[derive(Debug, Clone, Copy)]
enum Wrap {
    Encoded,
    SafeLinks,
    Mail,
}

fn wraps() -> impl Strategy<Value = Vec<Wrap>> {
    let inner = prop_oneof![Just(Wrap::Encoded), Just(Wrap::SafeLinks)];
    (prop::collection::vec(inner, 0..=3), 0..=2_usize).prop_map(|(mut wraps, mails)| {
        wraps.extend(std::iter::repeat_n(Wrap::Mail, mails));
        wraps
    })
}

fn wrap(text: &str, wrap: Wrap) -> String {
    match wrap {
        Wrap::Encoded => encoded(text),
        Wrap::SafeLinks => safe_link(text),
        Wrap::Mail => format!(
            "Dear all, see you at 10:30.\r\nJoin the meeting: {text}\r\nQuestions? https://contoso.example/help, or +1 425-555-0100."
        ),
    }
}

/// Makes long links with valid parts, each with the meeting that it names.
fn long_link() -> impl Strategy<Value = (String, MeetingLink)> {
    let thread = (
        "[A-Za-z0-9_-]{1,60}",
        prop::sample::select(vec!["thread.v2", "thread.tacv2", "thread.skype"]),
    );
    let guid = || any::<u128>().prop_map(|bits| uuid::Uuid::from_u128(bits).to_string());
    let message = prop_oneof![Just("0".to_owned()), "1[0-9]{12}"];
    let reply = prop::option::of("1[0-9]{12}");
    (thread, message, reply, guid(), guid(), any::<bool>()).prop_map(
        |((name, end), message, reply, tenant, organizer, upper)| {
            let thread = format!("19:meeting_{name}@{end}");
            let mut context = format!(r#""Tid":"{tenant}","Oid":"{organizer}""#);
            if let Some(reply) = &reply {
                context = format!(r#"{context},"MessageId":"{reply}""#);
            }
            let (path, query) = (encoded(&thread), encoded(&format!("{{{context}}}")));
            let link = format!(
                "https://teams.microsoft.com/l/meetup-join/{path}/{message}?context={query}"
            );
            let tenant: std::sync::Arc<str> = tenant.into();
            let meeting = MeetingInfo::Organizer {
                thread: thread.into(),
                message: message.into(),
                reply_chain: reply.map(Into::into),
                organizer: organizer.into(),
                organizer_tenant: tenant.clone(),
            };
            let named = MeetingLink {
                meeting,
                tenant: Some(tenant),
                ..long()
            };
            (
                if upper {
                    link
                } else {
                    link.replace("%3A", "%3a")
                },
                named,
            )
        },
    )
}

/// Makes short links, each with the meeting that it names. Some have a passcode of printable ASCII, `é` and `会`,
/// encoded as programs encode it.
fn short_link() -> impl Strategy<Value = (String, MeetingLink)> {
    ("[0-9]{7,20}", prop::option::of("[ -~é会]{1,40}")).prop_map(|(id, passcode)| {
        let query = passcode
            .as_ref()
            .map(|passcode| format!("?p={}", encoded(passcode)));
        let link = format!(
            "https://teams.microsoft.com/meet/{id}{}",
            query.unwrap_or_default()
        );
        (link, short(&id, passcode.as_deref()))
    })
}

/// Makes texts of pieces to which the parser reacts.
fn tricky() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "https://", "http", "%3a", "%253A", "%2F", "teams.microsoft.com", "/l/meetup-join/", "/meet/", "19:", "@",
            "?context=", "{", "}", "\"Tid\"", ":", "：", "&", "#", "/_#/", "?p=", "?url=", "Meeting ID", "Passcode", "283",
            "746 519", "\n", " ", "<", ">", "\u{a0}", "..", "/communications/calls/", "密码", "%ff", "\u{200b}", "%",
            ".safelinks.protection.outlook.com/", "/dl/launcher/launcher.html", "teams.live.com", "context={", "é",
        ]).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

/// Makes texts with digits, and with characters that may separate or join the digits.
fn digits() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[0-9]{1,4}",
        2 => prop::sample::select(vec![" ", "-", "\u{a0}", "\n", "\r\n", "\n ", "\n> ", "=\n", "  ", "\t", ".", "\u{2011}", ", "])
            .prop_map(str::to_owned),
        1 => prop::sample::select(vec![
            "Meeting ID: ", "Passcode: ", "会议 ID：", "https://teams.microsoft.com/meet/", "?p=", "?p=3D", "aB3dE9", "BEGIN:VEVENT\n",
            "URL:", "MIME-Version: 1.0\n\n", "<br>", "<b>", "</td><td>", "{\"joinMeetingId\":\"", "\"}", "*", "|", "> ", "x", "٢", "２",
            "Content-Transfer-Encoding: quoted-printable\n\n", "https://teams.microsoft.com.mcas.ms/meet/", "&p=",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 1..24).prop_map(|pieces| pieces.concat())
}

/// Whether a line of the text contains the digits of `id` in order, with at most two separators after each digit.
fn stand_in(id: &str, text: &str) -> bool {
    let text = crate::moderation::pasted::digits::plain(text);
    text.lines().any(|line| {
        let chars: Vec<char> = line.chars().collect();
        (0..chars.len()).any(|start| {
            let (mut at, mut gap) = (start, 0);
            id.chars().enumerate().all(|(position, digit)| {
                gap = 0;
                while position > 0
                    && gap < 2
                    && chars
                        .get(at)
                        .is_some_and(|c| " -\u{a0}\u{2011}".contains(*c))
                {
                    (at, gap) = (at + 1, gap + 1);
                }
                at += 1;
                chars.get(at - 1) == Some(&digit)
            })
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_096, failure_persistence: None, ..ProptestConfig::default() })]

    /// A meeting id with joined digits has to be confirmed, unless decoding a mail or page joined them.
    #[test]
    fn digits_that_do_not_stand_together_are_no_meeting_id(text in digits()) {
        let mended = text.replace("=\n", "").replace("\r\n", "\n").replace("\n ", "").replace("<b>", "");
        for (pasted, doubts) in choices(&text) {
            let Pasted::Meeting(MeetingLink { meeting: MeetingInfo::MeetingId { id, .. }, .. }) = pasted else {
                continue;
            };
            prop_assert!(stand_in(&id, &mended), "{} of {:?}", id, text);
            let is_decoded = text.contains("=\n") || text.contains("<b>");
            prop_assert!(is_decoded || stand_in(&id, &text) || !doubts.is_empty(), "{} of {:?}", id, text);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_is_fatal(text in tricky()) {
        let named = read(&text);
        if let Ok(Pasted::Call(id)) = &named {
            prop_assert!(crate::moderation::model::ids::check_segment(id.as_str()).is_ok());
        }
        if let Ok(Pasted::Meeting(MeetingLink { meeting: MeetingInfo::MeetingId { id, .. }, .. })) = &named {
            prop_assert!(MEETING_DIGITS.contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_digit()));
        }
    }

    /// Each byte belongs to at most one link, so that the work grows linearly with the text.
    #[test]
    fn links_never_overlap(text in tricky()) {
        let links = find::links(&text);
        for pair in links.windows(2) {
            prop_assert!(pair[0].end <= pair[1].start);
        }
        for link in &links {
            prop_assert!(!text[link.clone()].is_empty());
        }
    }

    #[test]
    fn a_long_link_names_the_same_however_it_is_wrapped((link, named) in long_link(), wraps in wraps(), launched: bool) {
        let link = if launched { launcher(&link) } else { link };
        let text = wraps.into_iter().fold(link, |text, how| wrap(&text, how));
        prop_assert_eq!(read(&text), Ok(Pasted::Meeting(named)), "{}", text);
    }

    #[test]
    fn a_short_link_names_the_same_however_it_is_wrapped((link, named) in short_link(), wraps in wraps()) {
        let text = wraps.into_iter().fold(link, |text, how| wrap(&text, how));
        prop_assert_eq!(read(&text), Ok(Pasted::Meeting(named)), "{}", text);
    }

    #[test]
    fn a_passcode_is_never_printed(
        passcode in "Z[a-zA-Z0-9]{7,20}Q",
        damage in prop::sample::select(vec![
            ("28374651920", "28374651920"), ("28374651920", "1"), ("28374651920", "x"), (".com", ".example"),
            ("microsoft", "live"), ("?p=", "?p=%0a"), ("meet", "chat"), ("?p=", "%FF?p="), ("://", ":/"), ("https", "ftp"),
        ]),
        lines: bool,
    ) {
        let text = if lines {
            format!("Meeting ID: 28374651920\nPasscode: {passcode}")
        } else {
            SHORT.replace("Kx7pQ2vWn4", &passcode)
        };
        let named = read(&text.replace(damage.0, damage.1));
        let printed = format!("{named:?} {}", named.as_ref().err().map(ToString::to_string).unwrap_or_default());
        prop_assert!(!printed.contains(&passcode), "{}", printed);
    }
}
