//! Cleans up a typed or pasted path. For example, removes quotes and invisible marks, and resolves `file:` addresses.

use url::Url;

/// How many layers around a path are removed. No pasted path is known to have more than quotes, an address, and quotes
/// inside the address.
const LAYERS: usize = 4;

const QUOTES: [(char, char); 7] = [
    ('"', '"'),
    ('\'', '\''),
    ('`', '`'),
    ('“', '”'),
    ('‘', '’'),
    ('«', '»'),
    ('<', '>'),
];

/// Returns a typed path without white space, marks of zero width, quotes or a `file:` address around it. Also removes
/// PowerShell's `&` before it.
///
/// On Unix, also removes a terminal's backslashes. `~/` becomes the home folder.
pub(crate) fn typed_path(text: &str) -> String {
    let mut path = text.to_owned();
    for _ in 0..LAYERS {
        let bare = unwrapped(&path);
        if bare == path {
            break;
        }
        path = bare;
    }
    if cfg!(unix) {
        path = unescaped(&path);
    }
    match (path.strip_prefix("~/"), std::env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest).display().to_string(),
        _ => path,
    }
}

/// Whether opening this path would contact another computer, whose name may be only half typed.
pub(crate) fn is_on_network(path: &str) -> bool {
    path.starts_with(r"\\") || path.starts_with("//")
}

fn unwrapped(text: &str) -> String {
    let text = text.trim_matches(|letter: char| letter.is_whitespace() || is_mark(letter));
    // PowerShell's terminal inserts `& ` before the path of a file dropped onto it.
    let text = text.strip_prefix("& ").unwrap_or(text);
    for (open, close) in QUOTES {
        let inner = text
            .strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close));
        if let Some(inner) = inner {
            return inner.to_owned();
        }
    }
    let is_address = text
        .get(..5)
        .is_some_and(|scheme| scheme.eq_ignore_ascii_case("file:"));
    let address = || Url::parse(&text.replace('#', "%23").replace('?', "%3F")).ok();
    match is_address.then(address).flatten() {
        Some(address) => match address.to_file_path() {
            Ok(path) => path.display().to_string(),
            Err(()) => text.to_owned(),
        },
        None => text.to_owned(),
    }
}

/// Whether a letter has zero width. Windows, for example, adds writing-direction marks in file properties.
fn is_mark(letter: char) -> bool {
    matches!(letter,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Removes the backslashes from the path of a file that was dropped onto a terminal. The terminal puts them before
/// spaces and other signs.
///
/// Changes only a path with an escaped space and without a drive letter.
fn unescaped(path: &str) -> String {
    if !path.contains("\\ ") || path.contains(":\\") {
        return path.to_owned();
    }
    let mut letters = path.chars();
    let mut plain = String::with_capacity(path.len());
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => plain.extend(letters.next()),
            _ => plain.push(letter),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_what_is_meant_whatever_came_with_it() {
        for (typed, wanted) in [
            ("/keys/app.pem", "/keys/app.pem"),
            ("  /keys/app.pem \r\n", "/keys/app.pem"),
            (r#""C:\My keys\app.pfx""#, r"C:\My keys\app.pfx"),
            ("'/keys/app.pem' ", "/keys/app.pem"),
            ("“/keys/app.pem”", "/keys/app.pem"),
            ("\u{202a}C:\\keys\\app.pfx", r"C:\keys\app.pfx"),
            (r"& 'C:\My keys\app.pfx'", r"C:\My keys\app.pfx"),
            ("it's", "it's"),
            ("\"", "\""),
            ("", ""),
        ] {
            assert_eq!(typed_path(typed), wanted, "{typed}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn an_address_of_a_file_and_the_blanks_of_a_terminal_are_read() {
        for (typed, wanted) in [
            ("file:///keys/my%20app.pem", "/keys/my app.pem"),
            ("\"FILE:///keys/a#1?.pem\"", "/keys/a#1?.pem"),
            ("<file://localhost/keys/app.pem>", "/keys/app.pem"),
            (r"/keys/my\ app\ \(1\).pem", "/keys/my app (1).pem"),
            (
                "file://elsewhere/keys/app.pem",
                "file://elsewhere/keys/app.pem",
            ),
        ] {
            assert_eq!(typed_path(typed), wanted, "{typed}");
        }
        let home = std::env::home_dir().unwrap();
        assert_eq!(
            typed_path("~/app.pem"),
            home.join("app.pem").display().to_string()
        );
    }

    #[test]
    fn a_share_is_not_asked_while_its_name_is_typed() {
        for (path, wanted) in [
            (r"\\server\keys\app.pfx", true),
            ("//server/keys/app.pfx", true),
            (r"C:\keys\app.pfx", false),
            ("/keys/app.pfx", false),
        ] {
            assert_eq!(is_on_network(path), wanted, "{path}");
        }
    }
}
