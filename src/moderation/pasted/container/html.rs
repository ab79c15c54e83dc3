//! Web pages and the HTML parts of mails: their visible text and the addresses of their links.

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

/// Tags that distinguish HTML from a text with angle brackets.
const TAGS: [&str; 36] = [
    "a", "b", "body", "br", "dd", "del", "div", "dl", "dt", "em", "font", "h1", "h2", "h3", "head",
    "hr", "html", "i", "img", "li", "meta", "ol", "p", "plist", "pre", "s", "section", "span",
    "strong", "style", "table", "td", "th", "tr", "u", "ul",
];

/// Tags that do not start a new line.
const INLINE: [&str; 18] = [
    "a", "abbr", "b", "bdi", "bdo", "code", "em", "font", "i", "mark", "o:p", "s", "small", "span",
    "strong", "sub", "u", "wbr",
];

/// Whether the text contains one of [`TAGS`] or a doctype.
pub(crate) fn is_page(text: &str) -> bool {
    let mut rest = text;
    while let Some((_, tag)) = rest.split_once('<') {
        let name = tag.trim_start_matches(['/', '!']);
        let length = name
            .bytes()
            .take(8)
            .take_while(u8::is_ascii_alphanumeric)
            .count();
        let (name, end) = name.split_at(length);
        let is_tag = end.starts_with(['>', ' ', '\t', '\r', '\n', '/'])
            && (TAGS.iter().any(|known| name.eq_ignore_ascii_case(known))
                || name.eq_ignore_ascii_case("doctype"));
        if is_tag {
            return true;
        }
        rest = tag;
    }
    false
}

/// Returns the visible text of a page, with the addresses in its tags. `None` if the text is not HTML.
pub(crate) fn text(page: &str) -> Option<String> {
    if !is_page(page) {
        return None;
    }
    // Plain text mails write addresses in angle brackets, which the tokenizer would take for tags.
    let page = page
        .replace("<http", " &lt;http")
        .replace("<msteams", " &lt;msteams");
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut text = String::with_capacity(page.len());
    // Whether the current text is in a script or style, which browsers do not show.
    let mut hidden = false;
    for Ok(token) in Tokenizer::new_with_emitter(&page, emitter) {
        match token {
            Token::StartTag(tag) => {
                hidden = matches!(&**tag.name, b"script" | b"style");
                begin(&tag, &mut text);
            }
            Token::EndTag(tag) => {
                hidden = false;
                break_line(&tag.name, &mut text);
            }
            Token::String(shown) if !hidden => {
                part_digits(&shown, &mut text);
                push(&shown, &mut text);
            }
            _ => {}
        }
    }
    Some(text)
}

/// Appends `…` if a tag separates digits in `text` from digits in `shown` on the same line. The digits must not be
/// joined, because Teams never splits an id with a tag.
fn part_digits(shown: &[u8], text: &mut String) {
    // Recognizes digits of any script, including full-width ones.
    let shown = String::from_utf8_lossy(shown);
    let begins = shown.trim_start().starts_with(char::is_numeric);
    if begins
        && text
            .trim_end_matches([' ', '\t'])
            .ends_with(char::is_numeric)
    {
        text.push('…');
    }
}

/// Appends text as a browser shows it, with one space for a run of spaces. Turns line ends into
/// tabs, so that digits on both sides are never joined.
fn push(shown: &[u8], text: &mut String) {
    for c in String::from_utf8_lossy(shown).chars() {
        let is_space = matches!(c, ' ' | '\t' | '\r' | '\n');
        if is_space && !text.ends_with([' ', '\t', '\n']) {
            text.push(if c == ' ' { ' ' } else { '\t' });
        } else if is_space && c != ' ' && text.ends_with(' ') {
            text.pop();
            text.push('\t');
        } else if !is_space {
            text.push(c);
        }
    }
}

/// Starts a new line unless the tag is in [`INLINE`], and appends the addresses in its attributes.
fn begin(tag: &StartTag<()>, text: &mut String) {
    break_line(&tag.name, text);
    for value in tag.attributes.values() {
        let value = String::from_utf8_lossy(value);
        if ["http", "msteams"]
            .iter()
            .any(|scheme| value.contains(scheme))
        {
            text.push_str(" <");
            text.push_str(&value.replace(['<', '>'], " "));
            text.push_str("> ");
        }
    }
}

fn break_line(name: &[u8], text: &mut String) {
    let is_inline = INLINE.iter().any(|inline| inline.as_bytes() == name);
    if !is_inline && !text.ends_with('\n') {
        text.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_gives_its_text_and_its_addresses() {
        for (page, wanted) in [
            (
                "<p>Meeting ID: <b>283\n 746</b></p>",
                "\nMeeting ID: 283\t746\n",
            ),
            ("283<wbr>746 <i>519</i>", "283…746 …519"),
            ("37<b></b>７", "37…７"),
            ("one<br>two", "one\ntwo"),
            (
                "<a href=\"https://x.example/?a=1&amp;b=2\">Join</a>",
                " <https://x.example/?a=1&b=2> Join",
            ),
            ("<style>p { color: red }</style><p>x", "\nx"),
            ("<script>https://x.example</script><p>x", "\nx"),
            ("now<https://x.example> <br>", "now <https://x.example> \n"),
            ("<p>a&nbsp;b&#50;</p>", "\na\u{a0}b2\n"),
            ("<!-- 1 --><td>283</td><td>746</td>", "\n283\n746\n"),
        ] {
            assert_eq!(text(page).unwrap(), wanted, "{page}");
        }
        for no_page in [
            "a < b and c > d",
            "<https://x.example>",
            "<ada@contoso.example>",
            "<tel:+41>",
            "<",
        ] {
            assert_eq!(text(no_page), None, "{no_page}");
        }
    }
}
