use super::*;

use crate::moderation::pasted::{ContextMember, LinkPart};

#[test]
fn a_long_link_with_a_damaged_context_is_refused_with_the_member() {
    let (base, _) = LONG.split_once('?').unwrap();
    let with = |context: &str| format!("{base}?context={}", encoded(context));
    let tid = format!(r#""Tid":"{TENANT}""#);
    let oid = format!(r#""Oid":"{ORGANIZER}""#);
    for (text, wanted) in [
        (base.to_owned(), PastedError::NoContext),
        (format!("{base}?context="), PastedError::NoContext),
        (format!("{base}?anon=true"), PastedError::NoContext),
        (
            LONG[..LONG.len() - 8].to_owned(),
            PastedError::ContextUnreadable,
        ),
        (with("[]"), PastedError::ContextUnreadable),
        (with(&"[".repeat(20_000)), PastedError::ContextUnreadable),
        (
            format!("{base}?context=%FF"),
            PastedError::ContextUnreadable,
        ),
        (
            with(&format!("{{{oid}}}")),
            PastedError::ContextLacks(ContextMember::Tid),
        ),
        (
            with(&format!("{{{tid}}}")),
            PastedError::ContextLacks(ContextMember::Oid),
        ),
        (
            with(&format!(r#"{{{tid},"Oid":" "}}"#)),
            PastedError::ContextLacks(ContextMember::Oid),
        ),
        (
            with(&format!(r#"{{{tid},"Oid":null}}"#)),
            PastedError::ContextLacks(ContextMember::Oid),
        ),
        (
            with(&format!(r#"{{"Tid":"contoso.example",{oid}}}"#)),
            PastedError::ContextValue(ContextMember::Tid),
        ),
        (
            with(&format!(r#"{{"Tid":"{{{TENANT}}}",{oid}}}"#)),
            PastedError::ContextValue(ContextMember::Tid),
        ),
        (
            with(&format!(r#"{{{tid},"Oid":["{ORGANIZER}"]}}"#)),
            PastedError::ContextValue(ContextMember::Oid),
        ),
        (
            with(&format!(r#"{{{tid},"tid":"{ORGANIZER}",{oid}}}"#)),
            PastedError::ContextValue(ContextMember::Tid),
        ),
        (
            with(&format!(r#"{{{tid},{oid},"MessageId":"x"}}"#)),
            PastedError::ContextValue(ContextMember::MessageId),
        ),
    ] {
        assert_eq!(read(&text), Err(wanted), "{text}");
    }
}

#[test]
fn a_cut_or_meddled_link_is_refused_with_the_part_that_is_damaged() {
    for (text, wanted) in [
        (
            "https://teams.microsoft.com/l/meetup-join/".to_owned(),
            PastedError::HalfLink,
        ),
        (
            "https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2".to_owned(),
            PastedError::HalfLink,
        ),
        (LONG.replace("/0?", "?"), PastedError::HalfLink),
        (
            "/l/meetup-join/19%3ameeting_x%40thread.v2/0".to_owned(),
            PastedError::HalfLink,
        ),
        (THREAD.to_owned(), PastedError::HalfLink),
        (format!("{THREAD}  Town hall"), PastedError::HalfLink),
        (format!("Town hall {THREAD}"), PastedError::HalfLink),
        (
            LONG.replace("/0?", "/now?"),
            PastedError::BadPart(LinkPart::Message),
        ),
        (
            LONG.replace("/0?", "/123456789012345678901?"),
            PastedError::BadPart(LinkPart::Message),
        ),
        (
            LONG.replace("meeting_", "meeting_%0d%0a"),
            PastedError::BadPart(LinkPart::Thread),
        ),
        (
            LONG.replace("meeting_", "meeting_%2509"),
            PastedError::BadPart(LinkPart::Thread),
        ),
        (
            LONG.replace("meeting_", "meeting_%E2%80%AE"),
            PastedError::BadPart(LinkPart::Thread),
        ),
        (
            LONG.replace("meeting_", "meeting_%ff"),
            PastedError::BadPart(LinkPart::Thread),
        ),
        (
            LONG.replace("meeting_", &"m".repeat(600)),
            PastedError::BadPart(LinkPart::Thread),
        ),
        (
            LONG.replace("%40", ""),
            PastedError::BadPart(LinkPart::Thread),
        ),
    ] {
        assert_eq!(read(&text), Err(wanted), "{text}");
    }
}
