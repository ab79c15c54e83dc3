//! Compares `docs/troubleshooting.md` with the tables it is made from.

use std::fs;
use std::path::Path;

use moderato::app::language::text::Language;
use moderato::app::words::failure_text::{FailureText, end_next, end_text, failure_text};
use moderato::graph::entra::entra_codes;
use moderato::graph::http::graph_codes;
use moderato::moderation::model::call::ENDS;
use moderato::moderation::model::failure::{Cause, Failure};

/// Stands for the app's own id in the command.
const APP: &str = "11111111-2222-3333-4444-555555555555";
/// The line above the first row of each table.
const RULE: &str = "| --- | --- | --- |";

fn row(name: &str, sentence: &str, next_step: &str) -> String {
    format!("| {name} | {sentence} | {next_step} |")
}

fn of_cause(name: &str, cause: Cause) -> String {
    let FailureText {
        sentence,
        next_step,
        cmdlet,
        ..
    } = failure_text(&Failure::new(cause), Some(APP));
    let cmdlet = cmdlet.map(|cmdlet| format!(" `{cmdlet}`"));
    row(name, &sentence, &(next_step + &cmdlet.unwrap_or_default()))
}

/// Returns one row per error number, in order.
fn entra() -> Vec<String> {
    let mut listed: Vec<(u64, Cause)> = Vec::new();
    for row in entra_codes::ROWS {
        let cause = || Cause::SignIn(row.cause);
        listed.extend(row.codes.iter().map(|code| (*code, cause())));
    }
    listed.sort_by_key(|(code, _)| *code);
    let row = |(code, cause): (u64, Cause)| of_cause(&code.to_string(), cause);
    listed.into_iter().map(row).collect()
}

fn graph() -> Vec<String> {
    let name = |row: &graph_codes::GraphCodeRow| match row.code {
        Some(code) => code.to_owned(),
        None => format!("“{}”", row.says.text()),
    };
    let mut rows: Vec<String> = graph_codes::ROWS
        .iter()
        .map(|row| of_cause(&name(row), row.cause.clone()))
        .collect();
    rows.sort();
    rows.push(of_cause("403 to a removal", Cause::GrantMissing));
    rows.push(of_cause(
        "403 to a removal after another one was accepted",
        Cause::ProtectedPerson,
    ));
    rows.push(of_cause("403#…, 412#… in the text", Cause::Precondition));
    rows
}

fn statuses() -> Vec<String> {
    let of = |(status, cause): &(u16, Cause)| of_cause(&status.to_string(), cause.clone());
    let other = of_cause("other 4xx", Cause::Refused);
    graph_codes::STATUSES
        .iter()
        .map(of)
        .chain([other])
        .collect()
}

fn ends() -> Vec<String> {
    let mut pairs: Vec<_> = ENDS
        .iter()
        .flat_map(|(code, subcodes, why)| subcodes.iter().map(move |sub| (*code, *sub, *why)))
        .collect();
    pairs.sort_by_key(|(code, subcode, _)| (*code, *subcode));
    pairs
        .into_iter()
        .map(|(code, subcode, why)| {
            let next = end_next(why).unwrap_or_else(|| "–".to_owned());
            row(&format!("{code}/{subcode}"), &end_text(why), &next)
        })
        .collect()
}

/// Returns the document with new rows in each table.
fn with_tables(document: &str, tables: &[Vec<String>]) -> String {
    let mut made: Vec<&str> = Vec::new();
    let mut tables = tables.iter();
    let mut in_table = false;
    for line in document.lines() {
        in_table = in_table && line.starts_with('|');
        if !in_table {
            made.push(line);
        }
        if line == RULE {
            in_table = true;
            made.extend(tables.next().into_iter().flatten().map(String::as_str));
        }
    }
    assert_eq!(tables.len(), 0, "a table for each kind of code");
    made.join("\n") + "\n"
}

#[test]
fn the_troubleshooting_page_has_each_code_with_its_words_and_no_other() {
    Language::English.choose();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/troubleshooting.md");
    let document = fs::read_to_string(&path).unwrap();
    let made = with_tables(&document, &[entra(), graph(), statuses(), ends()]);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &made).unwrap();
    }
    for (n, (is, should)) in document.lines().zip(made.lines()).enumerate() {
        assert_eq!(is, should, "line {} of docs/troubleshooting.md", n + 1);
    }
    assert_eq!(document.lines().count(), made.lines().count());
    let prose = document.lines().filter(|line| !line.starts_with('|'));
    for line in prose {
        let numbers = line.split(|c: char| !c.is_ascii_digit());
        let codes: Vec<&str> = numbers.filter(|digits| digits.len() > 3).collect();
        assert!(codes.is_empty(), "beside the tables: {line}");
    }
}

#[test]
fn a_row_that_is_missing_or_too_much_is_made_good() {
    let rows = vec![row("1", "a", "b"), row("2", "c", "d")];
    let right = format!("# A\n\n| x | y | z |\n{RULE}\n{}\n\nEnd\n", rows.join("\n"));
    let (missing, strange) = (rows[0].clone() + "\n", row("3", "e", "f"));
    for wrong in [
        right.replace(&missing, ""),
        right.replace(&rows[1], &strange),
        right.replace("\n\nEnd", &format!("\n{strange}\n\nEnd")),
        right.clone(),
    ] {
        assert_eq!(with_tables(&wrong, std::slice::from_ref(&rows)), right);
    }
}
