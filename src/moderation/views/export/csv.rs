//! Writes CSV (RFC 4180) without cells that a spreadsheet would execute.
//!
//! The file starts with a byte order mark. Without one, Excel assumes the system's encoding instead
//! of UTF-8.

use crate::moderation::model::name::visible;

const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// Makes a file from column names and rows. Makes cells safe, and puts them in quotes if necessary.
pub(crate) fn text<T: AsRef<str>, const N: usize>(
    columns: &[&str; N],
    rows: impl Iterator<Item = [T; N]>,
) -> String {
    let mut text = BYTE_ORDER_MARK.to_string();
    add_row(&mut text, columns);
    for row in rows {
        add_row(&mut text, &row);
    }
    text
}

fn add_row<T: AsRef<str>>(text: &mut String, cells: &[T]) {
    let cells = cells.iter().map(|cell| quoted(disarmed(cell.as_ref())));
    text.push_str(&cells.collect::<Vec<_>>().join(","));
    text.push_str("\r\n");
}

/// Makes a text safe for spreadsheets: replaces hidden characters, and keeps it from being read as a formula.
///
/// If the comma is the decimal separator, Excel splits cells at `;`. A formula may therefore start
/// after a `;`, even within quotes.
fn disarmed(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 1);
    let mut begins = true;
    for c in text.chars() {
        if begins && begins_formula(c) {
            safe.push('\'');
            begins = false;
        }
        begins = c == ';' || (begins && (c.is_whitespace() || c == '"'));
        safe.push(c);
    }
    visible(&safe)
}

/// Whether a formula may start with `c` in some spreadsheet program: the characters that OWASP names in "CSV Injection",
/// their full-width forms, and `|`, `%` and NUL to be safe.
fn begins_formula(c: char) -> bool {
    matches!(
        c,
        '=' | '+' | '-' | '@' | '|' | '%' | '\t' | '\r' | '\n' | '\0' | '＝' | '＋' | '－' | '＠'
    )
}

fn quoted(cell: String) -> String {
    let is_plain = !cell.contains(['"', ',', ';', '\r', '\n']) && cell.trim() == cell;
    if is_plain {
        cell
    } else {
        format!("\"{}\"", cell.replace('"', "\"\""))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::moderation::model::invisible::is_invisible;

    fn read(text: &str) -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(text.as_bytes());
        let rows = reader.records().map(Result::unwrap);
        rows.map(|row| row.iter().map(str::to_owned).collect())
            .collect()
    }

    fn cell(text: &str) -> String {
        let file = super::text(&["a", "b"], [["", text]].into_iter());
        read(&file)[1][1].clone()
    }

    #[test]
    fn what_a_spreadsheet_would_run_is_disarmed() {
        for (raw, safe) in [
            ("Ana Ruiz", "Ana Ruiz"),
            ("Ruiz, Ana \"A\"", "Ruiz, Ana \"A\""),
            ("=1+1", "'=1+1"),
            ("  =1", "  '=1"),
            ("+49 30 1234", "'+49 30 1234"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("|calc", "'|calc"),
            ("%x", "'%x"),
            ("＝1", "'＝1"),
            ("\u{3000}＠x", "\u{3000}'＠x"),
            ("\t=1", "'\u{FFFD}=1"),
            ("\0=1", "'\u{FFFD}=1"),
            ("\r\n=1", "'\u{FFFD}\u{FFFD}=1"),
            ("Ana;=1", "Ana;'=1"),
            ("Ana; \"=1", "Ana; \"'=1"),
            ("a-b", "a-b"),
            ("Ana\u{202E}ziuR", "Ana\u{FFFD}ziuR"),
            ("Ana\nRuiz", "Ana\u{FFFD}Ruiz"),
        ] {
            assert_eq!(cell(raw), safe, "{raw:?}");
        }
    }

    #[test]
    fn a_file_begins_with_its_mark_and_its_columns_and_each_row_ends_as_the_rfc_has_it() {
        let rows = [["Ruiz, Ana", "guest"]];
        let file = text(&["name", "kind"], rows.into_iter());
        assert_eq!(file, "\u{FEFF}name,kind\r\n\"Ruiz, Ana\",guest\r\n");
    }

    /// Makes texts with many characters that may cause problems.
    fn nasty() -> impl Strategy<Value = String> {
        let troubles = "=+-@|%;,\"' \t\r\n\0＝＋－＠\u{202E}\u{200B}\u{200D}\u{FEFF}\u{2028}\u{85}\u{7f}aй漢👩\u{FE0F}";
        let troubles: Vec<char> = troubles.chars().collect();
        let c = prop_oneof![prop::sample::select(troubles), any::<char>()];
        prop::collection::vec(c, 0..12).prop_map(String::from_iter)
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_was_written_is_read_again_and_does_no_harm(
            rows in prop::collection::vec([nasty(), nasty(), nasty()], 0..4),
        ) {
            let text = text(&["a", "b", "c"], rows.iter().cloned());
            let hidden = |c: char| c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{200B}' | '\u{FEFF}' | '\u{2028}');
            let body = text.strip_prefix('\u{FEFF}').unwrap().replace("\r\n", "");
            prop_assert!(!body.contains(hidden), "{:?}", body);

            let found = read(&text);
            prop_assert_eq!(found.len(), rows.len() + 1);
            for (found, row) in found[1..].iter().flatten().zip(rows.iter().flatten()) {
                let first = found.trim_start().chars().next();
                prop_assert!(!first.is_some_and(begins_formula), "{:?}", found);
                // Only replaced characters and apostrophes may differ.
                let plain = |text: &str| -> String {
                    text.chars().filter(|c| *c != '\'' && *c != '\u{FFFD}' && !is_invisible(*c)).collect()
                };
                prop_assert_eq!(plain(found), plain(row));
            }
            // A reader that uses another separator finds no formula either.
            for cell in text.split(['\r', '\n', ';']) {
                let cell = cell.trim_start_matches(|c: char| c.is_whitespace() || c == '"' || c == '\u{FEFF}');
                prop_assert!(!cell.starts_with(begins_formula), "{:?}", text);
            }
        }
    }
}
