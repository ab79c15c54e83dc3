use super::*;

#[test]
fn a_long_link_is_read_however_it_was_wrapped_and_encoded() {
    let context = format!(r#"{{"Tid":"{TENANT}","Oid":"{ORGANIZER}"}}"#);
    let spaced = format!(r#"{{ "Tid": "{TENANT}", "Oid": "{ORGANIZER}" }}"#);
    let (base, query) = LONG.split_once('?').unwrap();
    let (_, path) = LONG.split_once(".com").unwrap();
    let twice = LONG.replace('%', "%25");
    for text in [
        LONG.to_owned(),
        format!("  {LONG}\r\n"),
        format!("<{LONG}>"),
        format!("“{LONG}”"),
        format!("'{LONG}'"),
        format!("({LONG})."),
        format!("[Join the meeting]({LONG})"),
        LONG.replace("%3a", "%3A").replace("%7b", "%7B"),
        LONG.replace("https", "http"),
        LONG.replace("https://", ""),
        LONG.replace("https://teams.microsoft", "HTTPS://Teams.Microsoft"),
        LONG.replace(".com/", ".com./"),
        LONG.replace(".com/l/", ".com/_#/l/"),
        LONG.replace(".com/l/", ".com/v2/?meetingjoin=true#/l/"),
        LONG.replace("/l/meetup-join/", "/l/Meetup-Join/"),
        format!("{LONG}&anon=true&deeplinkId=4f1c"),
        format!("{base}?anon=true&{query}"),
        format!("{base}?anon=true&amp;{query}&amp;lm=deeplink"),
        format!("{base}/?{query}"),
        LONG.replace("%22Tid", "%22tid").replace("%22Oid", "%22OID"),
        format!("https://teams.microsoft.com/l/meetup-join/{THREAD}/0?context={context}"),
        format!(
            "Join https://teams.microsoft.com/l/meetup-join/{THREAD}/0?context={spaced}, please."
        ),
        format!("{base}?context={}", encoded(&spaced).replace("%20", "+")),
        twice.clone(),
        twice.replace("%25", "%2525"),
        twice.replace('?', "%3F"),
        format!(
            "https://teams.microsoft.com{}",
            encoded(path).replacen("%2F", "/", 1)
        ),
        encoded(LONG),
        encoded(&encoded(LONG)),
        safe_link(LONG),
        safe_link(&safe_link(LONG)),
        safe_link(&launcher(LONG)),
        encoded(&safe_link(LONG)),
        safe_link(LONG).replace('&', "&amp;"),
        safe_link(LONG).replace(
            "eur01.safelinks.protection.outlook.com",
            "safelinks.protection.outlook.com",
        ),
        safe_link(LONG).replace("outlook.com", "office365.us"),
        format!(
            "https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url={}&locale=en-us",
            encoded(LONG)
        ),
        launcher(LONG),
        launcher(LONG)
            .replace("url=%2F", "url=%252F")
            .replace("%5F%23%2F", "%255F%2523%252F"),
        format!("{LONG} {LONG}"),
        format!("{LONG}<{}>", safe_link(LONG)),
        LONG.replace("meetup-join", "meetup-\u{200b}join"),
    ] {
        assert_eq!(meeting(&text), long(), "{text}");
    }
}

#[test]
fn a_channel_meeting_keeps_its_message_and_the_thread_it_answers() {
    let context = |reply: &str| {
        encoded(&format!(
            r#"{{"Tid":"{TENANT}","Oid":"{ORGANIZER}","MessageId":{reply}}}"#
        ))
    };
    for (reply, wanted) in [
        (r#""1699880712345""#, Some("1699880712345")),
        ("1699880712345", Some("1699880712345")),
        (r#""0""#, Some("0")),
        (r#""""#, None),
        ("null", None),
    ] {
        let link = meeting(&format!(
            "https://teams.microsoft.com/l/meetup-join/19%3aSales%40thread.tacv2/1699880754321?context={}",
            context(reply)
        ));
        let MeetingInfo::Organizer {
            thread,
            message,
            reply_chain,
            ..
        } = &link.meeting
        else {
            panic!("{link:?}");
        };
        assert_eq!(
            (&**thread, &**message),
            ("19:Sales@thread.tacv2", "1699880754321")
        );
        assert_eq!(reply_chain.as_deref(), wanted, "{reply}");
    }
}

#[test]
fn a_short_link_gives_the_digits_and_the_passcode_byte_for_byte() {
    for (link, id, passcode) in [
        (SHORT, "28374651920", Some("Kx7pQ2vWn4")),
        (
            "https://teams.microsoft.com/meet/28374651920",
            "28374651920",
            None,
        ),
        (
            "https://teams.microsoft.com/meet/28374651920/?p=",
            "28374651920",
            None,
        ),
        (
            "https://teams.microsoft.com/meet/283%20746%20519%2020?p=aB",
            "28374651920",
            Some("aB"),
        ),
        (
            "https://teams.microsoft.com/meet/28374651920?anon=true&p=aB3dE9#x",
            "28374651920",
            Some("aB3dE9"),
        ),
        (
            "https://teams.microsoft.com/meet/28374651920?P=aB3dE9",
            "28374651920",
            Some("aB3dE9"),
        ),
        (
            "https://teams.microsoft.com/_#/meet/28374651920?p=aB3dE9",
            "28374651920",
            Some("aB3dE9"),
        ),
        (
            "teams.microsoft.com/meet/28374651920?p=aB3dE9",
            "28374651920",
            Some("aB3dE9"),
        ),
        // A plus sign stays a plus sign, encoded or not. A plus sign means a space only in forms.
        (
            "https://teams.microsoft.com/meet/28374651920?p=a+b",
            "28374651920",
            Some("a+b"),
        ),
        (
            "https://teams.microsoft.com/meet/28374651920?p=a%2Bb",
            "28374651920",
            Some("a+b"),
        ),
        (
            "https://teams.microsoft.com/meet/28374651920?p=a%20b",
            "28374651920",
            Some("a b"),
        ),
        (
            "https://teams.microsoft.com/meet/28374651920?p=a=b",
            "28374651920",
            Some("a=b"),
        ),
        // Decoded only once. If the result still looks encoded, it is the passcode.
        (
            "https://teams.microsoft.com/meet/28374651920?p=a%252Bb",
            "28374651920",
            Some("a%2Bb"),
        ),
        (
            "https://teams.microsoft.com/meet/28374651920?p=caf%C3%A9",
            "28374651920",
            Some("café"),
        ),
    ] {
        assert_eq!(meeting(link), short(id, passcode), "{link}");
        let wrapped = safe_link(&safe_link(&format!(
            "https://{}",
            link.trim_start_matches("https://")
        )));
        assert_eq!(meeting(&wrapped), short(id, passcode), "{link}");
        assert_eq!(
            meeting(&format!("会议{link}，谢谢")),
            short(id, passcode),
            "{link}"
        );
    }
    assert_eq!(
        meeting(&launcher(SHORT)),
        short("28374651920", Some("Kx7pQ2vWn4"))
    );
}

#[test]
fn the_host_or_the_thread_betrays_the_cloud() {
    for (host, cloud) in [
        ("teams.microsoft.com", LinkCloud::Global),
        ("teams.cloud.microsoft", LinkCloud::Global),
        ("gov.teams.microsoft.us", LinkCloud::GccHigh),
        ("DOD.teams.microsoft.us", LinkCloud::Dod),
        ("teams.microsoftonline.cn", LinkCloud::China),
    ] {
        for link in [LONG, SHORT] {
            let found = meeting(&link.replace("teams.microsoft.com", host));
            assert_eq!(found.cloud, Some(cloud), "{host}");
            assert_eq!(found.host, Some(host.to_lowercase().into()));
        }
    }
    for (prefix, cloud) in [("gcch", LinkCloud::GccHigh), ("dod", LinkCloud::Dod)] {
        let found = meeting(&LONG.replace("19%3a", &format!("19%3a{prefix}%3a")));
        assert_eq!(found.cloud, Some(cloud), "{prefix}");
    }
}
