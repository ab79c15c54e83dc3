//! Plain text: removes reply marks, and escapes left by the program from which the text was copied.

use std::borrow::Cow;

use mail_parser::decoders::quoted_printable::quoted_printable_decode;

use crate::moderation::pasted::container::container_text::ContainerText;

/// Lengths, in bytes, at which quoted-printable encoding breaks lines that are too long.
const LINE: std::ops::RangeInclusive<usize> = 60..=78;

/// Characters of an address before which programs write a backslash.
const ESCAPED: [char; 6] = ['/', '?', '=', '&', '_', '%'];

/// Returns the possible plain texts. A quoted-printable text is decoded. If its encoding is unclear, returns both the
/// text and its decoded form.
pub(crate) fn texts(text: &str) -> Vec<ContainerText> {
    let plain = || ContainerText::from(unescaped(&unquoted(text)).into_owned());
    let decoded = |text| ContainerText {
        is_guess: true,
        ..ContainerText::from(unescaped(&unquoted(text)).into_owned())
    };
    let Some((text, is_sure)) = quoted_printable(text) else {
        return vec![plain()];
    };
    if is_sure {
        vec![decoded(&text)]
    } else {
        vec![plain(), decoded(&text)]
    }
}

/// Removes reply marks at the start of lines.
fn unquoted(text: &str) -> Cow<'_, str> {
    if !text.lines().any(|line| behind_mark(line).is_some()) {
        return text.into();
    }
    let mut lines = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let mut rest = line;
        while let Some(quoted) = behind_mark(rest) {
            rest = quoted.strip_prefix(' ').unwrap_or(quoted);
        }
        lines.push_str(rest);
    }
    lines.into()
}

/// Returns the rest of a line after a reply mark: `>`, a bar, or initials as in `GH>`. `None` if
/// the line has no mark.
fn behind_mark(line: &str) -> Option<&str> {
    let line = line.trim_start_matches([' ', '\t']);
    let bar = || {
        let rest = line.strip_prefix(['|', '│'])?;
        // A line with more bars is a row of a table.
        (!rest.contains(['|', '│'])).then_some(rest)
    };
    let initials = || {
        let (initials, rest) = line.split_once("> ")?;
        let is_name = initials.bytes().all(|byte| byte.is_ascii_uppercase());
        (is_name && (1..=4).contains(&initials.len())).then_some(rest)
    };
    line.strip_prefix('>').or_else(bar).or_else(initials)
}

/// Unescapes punctuation. Markdown, shell arguments, and fragments of JSON that cannot be parsed contain such escapes.
fn unescaped(text: &str) -> Cow<'_, str> {
    let has_escapes = text.contains("\\u00")
        || text
            .split('\\')
            .skip(1)
            .any(|escape| escape.starts_with(ESCAPED));
    if !has_escapes {
        return text.into();
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, escape)) = rest.split_once('\\') {
        plain.push_str(before);
        rest = escape;
        let code = escape.strip_prefix('u').and_then(|code| code.get(..4));
        let code = code.and_then(|code| u8::from_str_radix(code.strip_prefix("00")?, 16).ok());
        if let Some(byte) = code.filter(u8::is_ascii_punctuation) {
            plain.push(char::from(byte));
            rest = &escape[5..];
        } else if !escape.starts_with(ESCAPED) {
            plain.push('\\');
        }
    }
    plain.push_str(rest);
    plain.into()
}

/// Decodes a text that looks like quoted-printable. Also returns whether the text certainly has this encoding. `None`
/// for other texts.
fn quoted_printable(text: &str) -> Option<(String, bool)> {
    let bytes = text.as_bytes();
    let is_code = |code: &[u8]| {
        matches!(code, [b'=', high, low] if is_hex(*high) && is_hex(*low)) && code[1] < b'G'
    };
    let codes = bytes.windows(3).filter(|code| is_code(code)).count();
    let of_equals = bytes.windows(3).any(|code| code == b"=3D");
    // At the end of the text, an equals sign may be padding of base64.
    let mut lines = text.trim_end().lines().rev().skip(1);
    let broken = lines.any(|line| line.ends_with('=') && LINE.contains(&line.len()));
    if !(of_equals || broken) {
        return None;
    }
    let decoded = quoted_printable_decode(bytes)?;
    let decoded = String::from_utf8_lossy(&decoded).into_owned();
    Some((decoded, broken && codes > 0 || codes > 2))
}

fn is_hex(byte: u8) -> bool {
    byte.is_ascii_digit() || (b'A'..=b'F').contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_escapes_are_taken_off() {
        for (text, wanted) in [
            ("a\n> b\n>> c\n > > d\n", "a\nb\nc\nd\n"),
            ("a > b", "a > b"),
            ("| a\n| > b\n│ c", "a\nb\nc"),
            ("| a | b |\n", "| a | b |\n"),
            ("GH> a\nGH> > b", "a\nb"),
            ("Grace> a\nb> c", "Grace> a\nb> c"),
            (r"https:\/\/x.example\/?a\u0026b", "https://x.example/?a&b"),
            (r"C:\users\u0041 \u003d\/", r"C:\users\u0041 =/"),
            (r"x\?p\=a\&b\_c\%20 \d \", r"x?p=a&b_c%20 \d \"),
            (r"\u00", r"\u00"),
            (r"\u00é \u", r"\u00é \u"),
        ] {
            assert_eq!(
                texts(text),
                [ContainerText::from(wanted.to_owned())],
                "{text}"
            );
        }
    }

    #[test]
    fn quoted_printable_without_headers_is_a_guess() {
        let long = "x".repeat(65);
        for (text, wanted) in [
            ("p=3Dx", vec![("p=3Dx", false), ("p=x", true)]),
            ("=3D=C3=BC=20", vec![("=ü ", true)]),
            ("a=b", vec![("a=b", false)]),
            (&*format!("{long}="), vec![(&*format!("{long}="), false)]),
            (
                &*format!("{long}=\n=3Dy"),
                vec![(&*format!("{long}=y"), true)],
            ),
        ] {
            let found = texts(text);
            let found: Vec<_> = found
                .iter()
                .map(|text| (&*text.content, text.is_guess))
                .collect();
            assert_eq!(found, wanted, "{text}");
        }
    }
}
