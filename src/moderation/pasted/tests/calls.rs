use crate::moderation::model::ids::{CallId, IdError, MAX_ID_BYTES};

use super::*;

const CALL: &str = "2e1a0b00-6db4-4022-9570-47709d565a7b";

#[test]
fn a_call_is_named_by_its_id_or_its_address() {
    for (text, id) in [
        (CALL.to_owned(), CALL),
        (format!(" {CALL}\r\n"), CALL),
        (format!("\"{CALL}\""), CALL),
        (CALL.to_uppercase(), "2E1A0B00-6DB4-4022-9570-47709D565A7B"),
        // Consists of digits and hyphens, but has the form of a GUID, so it is no meeting id.
        (
            "11111111-2222-3333-4444-555555555555".to_owned(),
            "11111111-2222-3333-4444-555555555555",
        ),
        (
            format!("{CALL}-eu.west_2~a=:1"),
            "2e1a0b00-6db4-4022-9570-47709d565a7b-eu.west_2~a=:1",
        ),
        (format!("/communications/calls/{CALL}"), CALL),
        (format!("communications/calls/{CALL}"), CALL),
        (format!("/app/calls/{CALL}"), CALL),
        (format!("/app/calls/{CALL}/participants"), CALL),
        (
            format!("/v1.0/communications/calls/{CALL}/participants?$top=5"),
            CALL,
        ),
        (
            format!("https://graph.microsoft.com/v1.0/communications/calls/{CALL}"),
            CALL,
        ),
        (
            format!("https://graph.microsoft.com/beta/app/Calls/{CALL}/participants/7c0f"),
            CALL,
        ),
        (
            format!("graph.microsoft.us/v1.0/communications/calls/{CALL}"),
            CALL,
        ),
        (
            format!("http://127.0.0.1:8080/v1.0/communications/calls/{CALL}#x"),
            CALL,
        ),
        (
            format!("GET https://graph.microsoft.com/v1.0/communications/calls/{CALL} HTTP/1.1"),
            CALL,
        ),
        (
            "https://graph.microsoft.com/v1.0/communications/calls/a%2Fb%3D".to_owned(),
            "a/b=",
        ),
    ] {
        assert_eq!(read(&text), Ok(Pasted::Call(CallId::from(id))), "{text}");
    }
}

#[test]
fn an_id_that_cannot_stand_in_a_url_is_refused_with_the_reason() {
    for (text, wanted) in [
        ("/communications/calls/".to_owned(), IdError::Empty),
        (
            "https://graph.microsoft.com/v1.0/communications/calls".to_owned(),
            IdError::Empty,
        ),
        ("/communications/calls/..".to_owned(), IdError::Relative),
        (
            "/communications/calls/%2e%2e/participants".to_owned(),
            IdError::Relative,
        ),
        ("..".to_owned(), IdError::Relative),
        ("/communications/calls/a%09b".to_owned(), IdError::Control),
        ("2e1a\u{7}0b00".to_owned(), IdError::Control),
        ("x".repeat(MAX_ID_BYTES + 1), IdError::TooLong),
        (
            format!("/app/calls/{}", "x".repeat(MAX_ID_BYTES + 1)),
            IdError::TooLong,
        ),
    ] {
        assert_eq!(read(&text), Err(PastedError::CallId(wanted)), "{text}");
    }
}

#[test]
fn an_id_is_read_in_whatever_it_is_wrapped() {
    let others = r#""state":"established","tenantId":"aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee""#;
    for text in [
        format!("{CALL}."),
        format!("({CALL})"),
        format!("{{{CALL}}}"),
        format!("[{CALL}],"),
        format!("urn:uuid:{CALL}"),
        CALL.replace('-', "\u{2013}"),
        CALL.replace('-', "\u{2011}"),
        format!("https://graph.microsoft.com/v1.0/communications/calls('{CALL}')"),
        format!("https://graph.microsoft.com/beta/app/calls(%27{CALL}%27)/participants"),
        format!("Call ID: {CALL}"),
        format!("  {CALL}  Contoso town hall: year in review"),
        format!("The town hall is {CALL} today"),
        format!("callId={CALL}"),
        format!("2026-12-01T08:00:00Z INFO [bot] callId={CALL} state=established"),
        format!(r##"{{"@odata.type":"#microsoft.graph.call","id":"{CALL}",{others}}}"##),
        format!(
            r#"{{"id":"{CALL}",{others},"callChainId":"05491616-385f-44a8-9974-18cc5f9933c1"}}"#
        ),
        format!(
            r#"{{"value":[{{"changeType":"updated","resource":"/app/calls/{CALL}","resourceUrl":"/communications/calls/{CALL}"}}]}}"#
        ),
    ] {
        assert_eq!(read(&text), Ok(Pasted::Call(CallId::from(CALL))), "{text}");
    }
}

#[test]
fn a_meeting_in_base64_is_no_call() {
    use base64::Engine as _;
    let encode = |text: &str| base64::engine::general_purpose::STANDARD.encode(text);
    let invitation = encode(&format!("Grace invites you: {SHORT}\nSee you there"));
    for text in [
        invitation.clone(),
        format!("{}\n{}", &invitation[..60], &invitation[60..]),
    ] {
        let wanted = Pasted::Meeting(short("28374651920", Some("Kx7pQ2vWn4")));
        assert_eq!(
            choices(&text),
            [(wanted, vec![PasteDoubt::PutTogether])],
            "{text}"
        );
    }
    // Graph's id of a meeting, which cannot be used to join.
    let id = encode(&format!("1*{ORGANIZER}*0**{THREAD}"));
    assert_ne!(read(&id), Ok(Pasted::Call(CallId::from(&*id))));
    // A call id of Graph may be an address in base64.
    let call = encode("https://conv-weeu-01.conv.skype.example/conv/u8kQ2");
    assert_eq!(read(&call), Ok(Pasted::Call(CallId::from(&*call))));
}

#[test]
fn prose_is_no_call_id() {
    for text in [
        "please join now",
        "ada@contoso.example",
        "Ada's",
        "+1 425 555 0123",
        "+28374651920",
        "2e1a0b00-6db4-4022-9570-47709d565a7b 2e1a0b00-6db4-4022-9570-47709d565a7c",
        "---",
        "3 people wait in the lobby",
        "通话",
    ] {
        assert_eq!(read(text), Err(PastedError::NotUnderstood), "{text}");
    }
}
