mod earlier;
mod rare;

use std::borrow::Cow;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD};
use proptest::prelude::*;
use url::form_urlencoded;

use crate::graph::http::scrub::{LONGEST_ID, MOST_PASSING, REMOVED, Scrub};

/// Contains characters that encodings write in different ways.
const SECRET: &str = "wr0ng~\"S\u{e4}cret\"/+?=& <of> 'no\\body' \u{1f600}";
const TOKEN: &str = "eyJ0eXAiOiJKV1QiLCJhbGciOiJub25lIn0.eyJhdWQiOiJncmFwaCJ9.c2lnbmF0dXJl-_c2ln";

fn scrub() -> Scrub {
    let scrub = Scrub::default();
    scrub.keep(SECRET);
    scrub.keep_for_now(TOKEN);
    scrub
}

fn percent(text: &str, digit: fn(u8) -> String) -> String {
    let each = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
            char::from(byte).to_string()
        }
        byte => digit(byte),
    };
    text.bytes().map(each).collect()
}

fn upper(byte: u8) -> String {
    format!("%{byte:02X}")
}

fn lower(byte: u8) -> String {
    format!("%{byte:02x}")
}

fn mixed(byte: u8) -> String {
    if byte.is_multiple_of(2) {
        upper(byte)
    } else {
        lower(byte)
    }
}

fn in_json(text: &str) -> String {
    serde_json::Value::from(text)
        .to_string()
        .trim_matches('"')
        .to_owned()
}

fn in_units(text: &str) -> String {
    let units: Vec<String> = text
        .encode_utf16()
        .map(|unit| format!("\\u{unit:04x}"))
        .collect();
    units.concat()
}

fn in_html(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

fn in_form(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// Returns forms in which a server may repeat a secret, each with a name.
fn forms(secret: &str) -> Vec<(String, String)> {
    type Form = (&'static str, fn(&str) -> String);
    let plain: [Form; 10] = [
        ("as it is", str::to_owned),
        ("in a form", in_form),
        ("in a form, small", |it| {
            in_form(it).replace("%C3%A4", "%c3%a4")
        }),
        ("percent-encoded", |it| percent(it, upper)),
        ("percent-encoded, small", |it| percent(it, lower)),
        ("percent-encoded, mixed", |it| percent(it, mixed)),
        ("every byte percent-encoded", |it| {
            it.bytes().map(upper).collect()
        }),
        ("in JSON", in_json),
        ("in JSON units", in_units),
        ("in HTML", in_html),
    ];
    let mut all = Vec::new();
    for (name, form) in plain {
        all.push((name.to_owned(), form(secret)));
        all.push((format!("{name}, in JSON"), in_json(&form(secret))));
        all.push((
            format!("{name}, in an address"),
            percent(&form(secret), lower),
        ));
    }
    for before in ["", "a", "ab", "Bearer ", "11111111-2222:"] {
        let bodies = [secret.to_owned(), in_form(secret), percent(secret, lower)];
        for text in bodies.map(|it| format!("{before}{it}")) {
            for after in ["", "x", "&y=1"] {
                let text = format!("{text}{after}");
                for (name, encoded) in [
                    ("standard", STANDARD.encode(&text)),
                    ("standard without padding", STANDARD_NO_PAD.encode(&text)),
                    ("for URLs", URL_SAFE.encode(&text)),
                    ("for URLs without padding", URL_SAFE_NO_PAD.encode(&text)),
                ] {
                    let wrapped = encoded.as_bytes().chunks(76).map(String::from_utf8_lossy);
                    let wrapped = wrapped.collect::<Vec<Cow<'_, str>>>().join("\r\n");
                    all.push((format!("{before:?} {name}, on lines"), wrapped));
                    all.push((
                        format!("{before:?} {name}, percent"),
                        percent(&encoded, lower),
                    ));
                    all.push((format!("{before:?} {name}"), encoded));
                }
            }
        }
    }
    all
}

#[test]
fn no_form_of_a_secret_passes() {
    let scrub = scrub();
    for secret in [SECRET, TOKEN] {
        for (name, form) in forms(secret) {
            let clean = scrub.text(&form);
            assert!(clean.contains(REMOVED), "{name}: {form}");
            // A few characters of base64 stay, because they also encode the neighboring bytes.
            let left = clean.replace(REMOVED, "").len();
            assert!(left <= 40, "{name}: {form} became {clean}");
        }
    }
}

#[test]
fn most_of_a_secret_passes_no_more_than_all_of_it() {
    const PLAIN: &str = "Xq8Q~wr0ng.s3cretValue_with-forty~chars1";
    let scrub = scrub();
    scrub.keep(PLAIN);
    for part in [&PLAIN[1..], &PLAIN[3..], &PLAIN[17..], &PLAIN[..20]] {
        for text in [part.to_owned(), format!("***{part}"), in_html(part)] {
            let left = scrub.text(&text).replace(REMOVED, "");
            assert!(left.len() <= 6, "{text}: {left}");
        }
    }
    let [header, payload, signature] = TOKEN.split('.').collect::<Vec<_>>()[..] else {
        panic!("three parts");
    };
    for part in [signature.to_owned(), format!("{payload}.{signature}")] {
        assert_eq!(scrub.text(&part), REMOVED, "{part}");
    }
    let fields = format!(r#"{{"a":"{}","b":"{}"}}"#, &PLAIN[..15], &PLAIN[15..]);
    let clean = scrub.text(&fields).into_owned();
    assert!(!clean.contains("with-forty"), "{clean}");
    assert!(
        serde_json::from_str::<serde_json::Value>(&clean).is_ok(),
        "{clean}"
    );
    assert!(!header.is_empty());
}

#[test]
fn the_last_characters_of_a_secret_do_not_pass() {
    const PLAIN: &str = "Xq8Q~wr0ng.s3cretValue_with-forty~chars1";
    let scrub = scrub();
    scrub.keep(PLAIN);
    let long = format!("{TOKEN}{}", "kW3-".repeat(90));
    let long = format!("{long}9_qZx7LmA2vB5nC8dE1fG4hJ6kP0rS3tU7wY");
    scrub.keep_for_now(&long);
    for secret in [PLAIN, TOKEN, &long] {
        for last in 11..secret.len().min(200) {
            let text = format!("***{}", &secret[secret.len() - last..]);
            let left = scrub.text(&text).replace(REMOVED, "");
            // Only bytes before the next position from which the scrubber searches may stay.
            let most = if last > 48 { 3 + 31 } else { 3 + 3 };
            assert!(left.len() <= most, "{text}: {left}");
        }
    }
    let cut = format!("{}\u{2026}", &long[..64]);
    assert_eq!(scrub.text(&cut), format!("{REMOVED}\u{2026}"));
    assert_eq!(scrub.id(&long[..64]), None);
}

#[test]
fn a_secret_in_a_long_list_is_found_wherever_its_parts_meet() {
    const PLAIN: &str = "Xq8Q~wr0ng.s3cretValue_with-forty~chars1";
    let scrub = scrub();
    scrub.keep(PLAIN);
    for before in [65_500, 65_535, 57_340, 122_870] {
        let mut codes = vec![10; before];
        codes.extend(PLAIN.chars().map(u32::from));
        codes.extend(vec![10; 9_000]);
        let body = serde_json::to_vec(&codes).unwrap();
        let read: serde_json::Value = serde_json::from_slice(&scrub.body(body)).unwrap();
        let left = read.as_array().unwrap();
        assert_eq!(left.len(), before + 1 + 9_000, "{before}");
        assert_eq!(left[before], REMOVED);
    }
}

/// Returns a secret in base32 with these bytes before it.
fn in_base32(before: &str, secret: &str) -> String {
    let bytes = format!("{before}{secret}!").into_bytes();
    let bits: Vec<u8> = bytes
        .iter()
        .flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1))
        .collect();
    let letters = bits.chunks_exact(5).map(|five| {
        let value = five.iter().fold(0, |value, bit| value << 1 | bit);
        char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[usize::from(value)])
    });
    letters.collect()
}

#[test]
fn full_width_letters_base32_and_lists_of_characters_do_not_pass() {
    const PLAIN: &str = "Xq8Q~wr0ng.s3cretValue_with-forty~chars1";
    let scrub = scrub();
    scrub.keep(PLAIN);
    assert!(in_base32("", "fooba").starts_with("MZXW6YTB"), "RFC 4648");
    for secret in [PLAIN, TOKEN] {
        let wide: String = secret
            .chars()
            .filter_map(|it| char::from_u32(u32::from(it) - 0x21 + 0xFF01))
            .collect();
        let units = wide.encode_utf16().map(|unit| format!("\\u{unit:04x}"));
        let mut forms = vec![wide.clone(), units.collect()];
        for before in ["", "a", "ab", "abc", "abcd", "Bearer "] {
            forms.push(in_base32(before, secret));
            forms.push(in_base32(before, secret).to_ascii_lowercase());
        }
        for form in forms {
            let clean = scrub.text(&form);
            let left = clean.replace(REMOVED, "");
            assert!(
                clean.contains(REMOVED) && left.len() <= 14,
                "{form}: {clean}"
            );
        }
        let letters: Vec<char> = secret.chars().collect();
        let codes: Vec<u32> = secret.chars().map(u32::from).collect();
        let hex: Vec<String> = codes.iter().map(|code| format!("0x{code:x}")).collect();
        let body =
            serde_json::json!({ "a": letters, "b": codes, "c": hex, "d": [1, "x"], "e": "f" });
        for text in [
            body.to_string(),
            serde_json::to_string_pretty(&body).unwrap(),
            serde_json::json!({ "message": body.to_string(), "e": "f" }).to_string(),
        ] {
            let clean = String::from_utf8(scrub.body(text.into_bytes())).unwrap();
            assert_eq!(clean.matches(REMOVED).count(), 3, "{clean}");
            assert!(clean.len() < 250 && clean.contains("\"e\""), "{clean}");
        }
        let whole = serde_json::to_vec(&body).unwrap();
        let read: serde_json::Value = serde_json::from_slice(&scrub.body(whole)).unwrap();
        assert_eq!(read["a"], serde_json::json!([REMOVED]));
        assert_eq!(read["d"], serde_json::json!([1, "x"]));
        let escaped = codes.iter().map(|code| format!("\"\\u{code:04x}\""));
        let escaped = format!("[{}]", escaped.collect::<Vec<String>>().join(","));
        assert_eq!(scrub.text(&escaped), format!("[\"{REMOVED}\"]"));
        let printed = format!("b'' {letters:?} {codes:?}");
        assert!(scrub.text(&printed).len() < 50, "{}", scrub.text(&printed));
    }
    for harmless in [
        "[1,2,3,10,11,12,13,14,15,16,17,18]",
        r#"["a","b","c","d","e","f","g"]"#,
        "[[[[[[[[\"\",\"\"",
        "\u{ff21}\u{ff4e}\u{ff4e}\u{ff41} \u{feff}",
    ] {
        assert_eq!(scrub.text(harmless), harmless);
    }
}

#[test]
fn a_passcode_that_looks_like_a_number_is_removed_from_errors_only() {
    let scrub = scrub();
    for secret in ["283746", "Kx7pQ2vWn4", "FnKey_9vQz8mN"] {
        scrub.keep_of_meeting(secret);
    }
    let said = "283746 Kx7pQ2vWn4 FnKey_9vQz8mN";
    let error = scrub.error_body(said.into());
    assert_eq!(error, format!("{REMOVED} {REMOVED} {REMOVED}").into_bytes());
    let read = scrub.body(said.into());
    assert_eq!(read, format!("283746 {REMOVED} {REMOVED}").into_bytes());
    let id = "28374600-894c-409a-b240-bd8beae78896";
    assert_eq!(scrub.body(id.into()), id.as_bytes());
}

#[test]
fn words_and_ids_stay_as_they_are() {
    let scrub = scrub();
    scrub.keep("Kx7pQ2vWn4");
    for text in [
        r#"{"id":"57dab8b1-894c-409a-b240-bd8beae78896","displayName":"Eva Kx7p"}"#,
        "You sent a secret that is wrong, or none.",
        "eyJ0eXAi and c2lnbmF0",
        "=C3=A4 %20 &amp; \\u0041 &#65",
    ] {
        assert_eq!(scrub.text(text), text);
    }
}

#[test]
fn what_stands_around_a_secret_stays() {
    let scrub = scrub();
    for (name, form) in forms(SECRET).into_iter().take(30) {
        let text = format!("You sent <{form}>, twice: {form}");
        let wanted = format!("You sent <{REMOVED}>, twice: {REMOVED}");
        assert_eq!(scrub.text(&text), wanted, "{name}");
    }
}

#[test]
fn a_secret_that_was_cut_off_does_not_pass_either() {
    let scrub = scrub();
    for end in [20, 40, TOKEN.len() - 1] {
        let text = format!("authorization: Bearer {}…", &TOKEN[..end]);
        assert_eq!(
            scrub.text(&text),
            format!("authorization: Bearer {REMOVED}…")
        );
    }
    let header = STANDARD.encode(format!("Bearer {TOKEN}"));
    assert!(scrub.text(&header[..60]).contains(REMOVED));
}

#[test]
fn a_body_stays_json_and_everything_else_in_it_stays() {
    let scrub = scrub();
    for secret in [SECRET, TOKEN] {
        let body = serde_json::json!({
            "error": { "code": secret, "message": format!("{{\"a\":{}}}", serde_json::json!(secret)) },
            secret: [1, "\\", format!("\\{secret}"), "\u{e9}\n%41&amp;"],
        });
        let units = format!("{{\"a\":\"{}\"}}", in_units(secret));
        for text in [
            body.to_string(),
            serde_json::to_string_pretty(&body).unwrap(),
            units,
        ] {
            let clean = scrub.body(text.clone().into_bytes());
            let read: serde_json::Value = serde_json::from_slice(&clean).unwrap();
            let clean = read.to_string();
            assert!(
                !clean.contains(&in_json(secret)) && clean.contains(REMOVED),
                "{clean}"
            );
            assert!(
                !text.contains("%41") || clean.contains("%41&amp;"),
                "{clean}"
            );
        }
    }
}

#[test]
fn texts_without_secrets_are_left_alone() {
    let scrub = scrub();
    for text in [
        "",
        "e",
        "%",
        "\\",
        "&",
        "\\u",
        "%4",
        "&#;",
        "eyJ0eXAi, the way that every token begins",
        "wr0ng~\"S\u{e4}cre",
        "100 % of \\u00e9 &amp; co",
    ] {
        assert_eq!(scrub.text(text), text);
        assert_eq!(scrub.body(text.into()), text.as_bytes());
    }
    assert_eq!(Scrub::default().text(TOKEN), TOKEN);
}

#[test]
fn what_is_too_short_for_a_secret_tears_no_name_apart() {
    let scrub = Scrub::default();
    for secret in ["", "a", "demo"] {
        scrub.keep(secret);
    }
    assert_eq!(scrub.text("a demo of Ada's"), "a demo of Ada's");
}

#[test]
fn the_newest_tokens_and_the_secret_are_remembered() {
    let scrub = scrub();
    let token = |number: usize| format!("token-{number:03}-of-somebody");
    for number in 0..=2 * MOST_PASSING {
        scrub.keep_for_now(&token(number));
        scrub.keep_for_now(&token(number));
    }
    for number in MOST_PASSING + 1..=2 * MOST_PASSING {
        assert_eq!(scrub.text(&token(number)), REMOVED, "{number}");
    }
    assert_eq!(scrub.text(SECRET), REMOVED);
}

#[test]
fn only_what_looks_like_an_id_is_one() {
    let scrub = scrub();
    for id in [
        "8a1f6e02-5f1e-4f9c-9c0e-0d6f3a1b2c3d",
        "req_1.2:3",
        "|4a5b.1",
    ] {
        assert_eq!(scrub.id(id).as_deref(), Some(id));
    }
    let long = "1".repeat(LONGEST_ID + 1);
    for text in ["", "two words", "<b>", "a\nb", TOKEN, SECRET, &long] {
        assert_eq!(scrub.id(text), None, "{text}");
    }
}

#[test]
fn nothing_prints_the_secrets() {
    assert_eq!(format!("{:?}", scrub()), "Scrub");
}

/// Searching a text with several readings at each position takes time proportional to its length.
#[test]
fn a_text_made_to_keep_the_search_busy_does_not() {
    let scrub = Scrub::default();
    scrub.keep(&"\\".repeat(40));
    scrub.keep(&"%25".repeat(40));
    for text in ["\\".repeat(39), "%25".repeat(20_000), "\\".repeat(60_000)] {
        scrub.body(text.into_bytes());
    }
}

proptest! {
    #[test]
    fn nothing_is_lost_but_secrets(before in "[^\\\\%&]{0,20}", after in "[^\\\\%&]{0,20}") {
        let scrub = scrub();
        let wanted = format!("{before}\u{0}{REMOVED}\u{0}{after}");
        let text = format!("{before}\u{0}{SECRET}\u{0}{after}");
        prop_assert_eq!(scrub.text(&text), wanted);
    }

    #[test]
    fn any_bytes_are_taken(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let clean = scrub().body(bytes.clone());
        prop_assert_eq!(clean, bytes);
    }
}

#[test]
fn full_width_letters_that_are_encoded_once_more_do_not_pass() {
    let scrub = scrub();
    let wide = "Ｐass！wörd_７";
    scrub.keep(wide);
    let to_wide = |secret: &str| -> String {
        let letters = secret.chars();
        let letters = letters.filter_map(|it| char::from_u32(u32::from(it) - 0x21 + 0xFF01));
        letters.collect()
    };
    let bytes = |text: &str, form: fn(u8) -> String| text.bytes().map(form).collect::<String>();
    for text in [to_wide(TOKEN), wide.to_owned()] {
        for form in [
            percent(&text, upper),
            percent(&text, lower),
            percent(&percent(&text, upper), upper),
            in_json(&percent(&text, upper)),
            bytes(&text, |byte| format!("={byte:02X}")),
            bytes(&text, |byte| format!("\\x{byte:02x}")),
            bytes(&text, |byte| format!("\\{byte:03o}")),
        ] {
            let clean = scrub.text(&format!("a {form} b")).into_owned();
            assert_eq!(clean, format!("a {REMOVED} b"), "{form}");
        }
    }
    let other = percent(&to_wide("another-text"), upper);
    assert_eq!(scrub.text(&other), other);
}

#[test]
fn each_secret_in_one_list_of_characters_is_removed() {
    let scrub = scrub();
    scrub.keep("an0ther-s3cret");
    let letters = |text: &str| text.chars().map(String::from).collect::<Vec<String>>();
    let all = [
        letters("a:"),
        letters(TOKEN),
        letters("; b:"),
        letters("an0ther-s3cret"),
        letters(TOKEN),
        letters(";c"),
    ];
    let body = serde_json::json!({ "a": all.concat(), "b": ["x"] });
    let clean = scrub.body(serde_json::to_vec(&body).unwrap());
    let read: serde_json::Value = serde_json::from_slice(&clean).unwrap();
    let left = serde_json::json!([
        "a", ":", REMOVED, ";", " ", "b", ":", REMOVED, REMOVED, ";", "c"
    ]);
    assert_eq!(read, serde_json::json!({ "a": left, "b": ["x"] }));
}
