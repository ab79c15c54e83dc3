//! Rich text (RTF): decodes letters that are written as escapes.

use crate::moderation::pasted::decode::after;

/// Returns rich text with its letters decoded. `None` if the text is not rich text.
///
/// Other control words stay, because none looks like a link or id.
pub(crate) fn text(rich: &str) -> Option<String> {
    after(rich.trim_start(), "{\\rtf")?;
    let mut parts = rich.split('\\');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (letter, rest) = letter(part).unwrap_or(('\\', part));
        text.push(letter);
        text.push_str(rest);
    }
    // Removes a lowercase RTF signature. Otherwise, the text would be recognized as rich text again.
    Some(text.replacen("{\\rtf", "{", 1))
}

/// Reads the letter after a backslash: a byte of Latin-1 such as `'f6`, or a code such as `u246?`. The sign after a
/// code is for older programs. Also returns the text after the letter.
fn letter(part: &str) -> Option<(char, &str)> {
    if let Some(rest) = part.strip_prefix('\'') {
        let (digits, rest) = rest.split_at_checked(2)?;
        let byte = u8::from_str_radix(digits, 16).ok()?;
        return Some((char::from(byte), rest));
    }
    let rest = part.strip_prefix('u')?;
    let is_number = |c: &char| c.is_ascii_digit() || *c == '-';
    let length = rest.chars().take_while(is_number).count();
    let (number, rest) = rest.split_at(length);
    // RTF writes numbers above 32,767 as negative numbers.
    let code = number.parse::<i32>().ok()?.rem_euclid(1 << 16);
    let letter = char::from_u32(code.try_into().ok()?)?;
    let mut behind = rest.chars();
    behind.next();
    Some((letter, behind.as_str()))
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
        ] {
            assert_eq!(text(rich).unwrap(), wanted, "{rich}");
        }
        assert_eq!(text("M\\'f6te"), None);
    }
}
