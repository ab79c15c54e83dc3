//! Secrets in unusual encodings that a reader could still decode. The scrubber must remove these too.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{SECRET, TOKEN, percent, scrub, upper};
use crate::graph::http::scrub::REMOVED;

/// Returns forms of a secret that are written in numbers, with and without separators, each with a name.
fn in_numbers(secret: &str) -> Vec<(&'static str, String)> {
    let of_bytes = |it: fn(u8) -> String| secret.bytes().map(it).collect::<String>();
    let apart = |with: &str, it: fn(u8) -> String| {
        let each: Vec<String> = secret.bytes().map(it).collect();
        each.join(with)
    };
    let units = |digits: fn(u16) -> String| secret.encode_utf16().map(digits).collect::<String>();
    vec![
        (
            "in digits with dashes",
            apart("-", |it| format!("{it:02X}")),
        ),
        (
            "in digits with colons",
            apart(":", |it| format!("{it:02x}")),
        ),
        (
            "in an array of C",
            format!("{{ {} }}", apart(", ", |it| format!("0x{it:02x}"))),
        ),
        ("in numbers of CSS", of_bytes(|it| format!("\\{it:x} "))),
        ("in decimals", apart(",", |it| it.to_string())),
        (
            "in decimals of Go",
            format!("[{}]", apart(" ", |it| it.to_string())),
        ),
        (
            "in digits of UTF-16",
            units(|it| format!("{:04x}", it.swap_bytes())),
        ),
        (
            "in digits of UTF-16, large end first",
            units(|it| format!("{it:04X}")),
        ),
        ("in code points", units(|it| format!("U+{it:04X} "))),
    ]
}

/// Returns forms of a secret that no browser or gateway writes by default, but that a reader could still decode.
fn rare_forms(secret: &str) -> Vec<(String, String)> {
    let of_bytes = |it: fn(u8) -> String| secret.bytes().map(it).collect::<String>();
    let of_letters = |it: fn(char) -> String| secret.chars().map(it).collect::<String>();
    let broken = |with: &str| {
        let letters: Vec<char> = secret.chars().collect();
        let lines = letters.chunks(7).map(String::from_iter);
        lines.collect::<Vec<String>>().join(with)
    };
    let wide: Vec<u8> = secret.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut all = vec![
        ("in capitals", secret.to_ascii_uppercase()),
        ("in small letters", secret.to_ascii_lowercase()),
        ("in hexadecimal digits", of_bytes(|it| format!("{it:02x}"))),
        ("in digits apart", of_bytes(|it| format!("{it:02X} "))),
        ("in quoted-printable", of_bytes(|it| format!("={it:02X}"))),
        ("in C", of_bytes(|it| format!("\\x{it:02x}"))),
        (
            "in Rust",
            of_letters(|it| format!("\\u{{{:x}}}", u32::from(it))),
        ),
        (
            "in Python",
            of_letters(|it| format!("\\U{:08x}", u32::from(it))),
        ),
        (
            "in HTML numbers",
            of_letters(|it| format!("&#{};", u32::from(it))),
        ),
        (
            "in many zeros",
            of_letters(|it| format!("&#x{:010X};", u32::from(it))),
        ),
        ("in base64 twice", STANDARD.encode(STANDARD.encode(secret))),
        ("in base64 of UTF-16", STANDARD.encode(wide)),
        (
            "with zeros between",
            of_letters(|it| format!("{it}\\u0000")),
        ),
        (
            "percent-encoded four times",
            (0..4).fold(secret.to_owned(), |it, _| percent(&it, upper)),
        ),
    ];
    if secret.is_ascii() {
        all.push(("in octal", of_bytes(|it| format!("\\{it:03o}"))));
        all.push(("in old scripts", of_bytes(|it| format!("%u{it:04x}"))));
        let unended = of_letters(|it| match it {
            '.' | '_' | '-' | '~' => format!("&#{}", u32::from(it)),
            plain => plain.to_string(),
        });
        all.push(("in HTML without ends", unended));
    }
    all.extend(in_numbers(secret));
    for with in [
        "\r\n", "\\n", "\r\n\t", " ", "<br/>", "<wbr>", "\u{200b}", "\u{ad}", "=\r\n", "\\\n",
        "\\u200b", "\",\"", "\", \"", "' + '", "\\\",\\\"", ", ", " | ", "\u{2026}",
    ] {
        all.push(("broken", broken(with)));
    }
    let each = all.into_iter().enumerate();
    each.map(|(at, (name, form))| (format!("{at}: {name}"), form))
        .collect()
}

#[test]
fn no_rare_form_of_a_secret_passes() {
    const PLAIN: &str = "Xq8Q~wr0ng.s3cretValue_with-forty~chars1";
    let scrub = scrub();
    scrub.keep(PLAIN);
    for secret in [PLAIN, TOKEN, SECRET] {
        for (name, form) in rare_forms(secret) {
            let clean = scrub.text(&form);
            assert!(clean.contains(REMOVED), "{name}: {form}");
            let left = clean.replace(REMOVED, "").len();
            assert!(left <= 40, "{name}: {form} became {clean}");
        }
    }
}
