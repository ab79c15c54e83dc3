//! Rich text (RTF): decodes letters that are written as escapes.

use crate::moderation::pasted::decode::after;

/// Returns rich text with its letters decoded, and without its signature, so that it isn't recognized as rich text
/// again. `None` if the text is not rich text.
///
/// Other control words stay, because none looks like a link or id.
pub(crate) fn text(rich: &str) -> Option<String> {
    let rest = after(rich.trim_start(), "{\\rtf")?;
    let has_no_signs = rest.contains("\\uc0");
    let mut parts = rest.split('\\');
    let mut text = format!("{{{}", parts.next().unwrap_or_default());
    let mut awaits_sign = false;
    for part in parts {
        let is_sign = std::mem::take(&mut awaits_sign);
        if let Some((letter, rest)) = byte(part) {
            text.extend((!is_sign).then_some(letter));
            text.push_str(rest);
        } else if let Some((letter, rest)) = code(part) {
            text.push(letter);
            // The sign after a code is for older programs. Some programs write it as a byte.
            awaits_sign = rest.is_empty() && !has_no_signs;
            let mut behind = rest.chars();
            behind.next();
            text.push_str(behind.as_str());
        } else {
            text.push('\\');
            text.push_str(part);
        }
    }
    Some(text)
}

/// Reads a byte of Latin-1 such as `'f6`, which followed a backslash. Also returns the text after it.
fn byte(part: &str) -> Option<(char, &str)> {
    let (digits, rest) = part.strip_prefix('\'')?.split_at_checked(2)?;
    let is_hex = digits.chars().all(|digit| digit.is_ascii_hexdigit());
    let byte = u8::from_str_radix(digits, 16).ok().filter(|_| is_hex)?;
    Some((char::from(byte), rest))
}

/// Reads a code such as `u246`, which followed a backslash. Also returns the text after it.
fn code(part: &str) -> Option<(char, &str)> {
    let rest = part.strip_prefix('u')?;
    let is_number = |c: &char| c.is_ascii_digit() || *c == '-';
    let length = rest.chars().take_while(is_number).count();
    let (number, rest) = rest.split_at(length);
    // RTF writes numbers above 32,767 as negative numbers.
    let code = number.parse::<i32>().ok()?.rem_euclid(1 << 16);
    let letter = char::from_u32(code.try_into().ok()?)?;
    Some((letter, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_decoded_and_everything_else_stays() {
        for (rich, wanted) in [
            (r"{\rtf1 M\'f6te\par x}", r"{1 Möte\par x}"),
            (r"{\rtf1\uc1 M\u246?te}", r"{1\uc1 Möte}"),
            (r"{\rtf1 \u-10179?\'zz \'f}", r"{1 \u-10179?\'zz \'f}"),
            (r"{\rtf1 \'+f\'F6}", r"{1 \'+fö}"),
            ("{\\RTF1 M\\'f6te}", "{1 Möte}"),
            ("\n {\\Rtf1 {\\rtf1}}", "{1 {\\rtf1}}"),
            // Word writes the sign for older programs as a byte, TextEdit writes none.
            (r"{\rtf1 M\u246\'f6te}", r"{1 Möte}"),
            (r"{\rtf1\uc0 M\u246\'f6te}", r"{1\uc0 Mööte}"),
        ] {
            assert_eq!(text(rich).unwrap(), wanted, "{rich}");
        }
        assert_eq!(text("M\\'f6te"), None);
    }
}
