//! Checks that each test and each source file named in a document exists.
//!
//! Documents name a test as its file and function between backticks: `tests/main.rs::name`.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns all Markdown files in the root and in `docs`.
fn documents() -> Vec<PathBuf> {
    let folders = [root().to_owned(), root().join("docs")];
    let files = folders.iter().flat_map(|folder| {
        let entries = fs::read_dir(folder).unwrap();
        entries.map(|entry| entry.unwrap().path())
    });
    files
        .filter(|file| file.extension().is_some_and(|end| end == "md"))
        .collect()
}

/// Returns everything between backticks that begins like a path of this repository.
fn paths(text: &str) -> impl Iterator<Item = &str> {
    let is_ours = |piece: &&str| piece.starts_with("src/") || piece.starts_with("tests/");
    text.split('`').filter(is_ours)
}

/// Returns file and function of each test that a text names.
fn named(text: &str) -> Vec<(String, &str)> {
    let split = paths(text).filter_map(|piece| piece.split_once(".rs::"));
    split
        .map(|(file, name)| (format!("{file}.rs"), name))
        .collect()
}

/// Whether a source contains this function right below a test attribute.
fn has_test(source: &str, name: &str) -> bool {
    let head = format!("fn {name}(");
    let lines: Vec<&str> = source.lines().map(str::trim).collect();
    let Some(at) = lines.iter().position(|line| line.contains(&head)) else {
        return false;
    };
    let is_above = |line: &&&str| line.starts_with('#') || line.starts_with("//");
    let mut above = lines[..at].iter().rev().take_while(is_above);
    above.any(|line| line.starts_with("#[test]") || line.starts_with("#[tokio::test"))
}

/// Returns the tests that a text names although they don't exist.
fn missing(text: &str) -> Vec<String> {
    let is_there = |file: &str, name: &str| {
        fs::read_to_string(root().join(file)).is_ok_and(|source| has_test(&source, name))
    };
    let wrong = named(text)
        .into_iter()
        .filter(|(file, name)| !is_there(file, name));
    wrong
        .map(|(file, name)| format!("{file}::{name}"))
        .collect()
}

/// Returns the files and folders that a text names although they don't exist; `*` stands for
/// anything.
fn missing_files(text: &str) -> Vec<&str> {
    let files = paths(text).filter(|path| !path.contains("::") && !path.contains('*'));
    files.filter(|path| !root().join(path).exists()).collect()
}

#[test]
fn documents_name_only_files_that_exist() {
    let mut count = 0;
    for document in documents() {
        let text = fs::read_to_string(&document).unwrap();
        assert_eq!(missing_files(&text), [""; 0], "{}", document.display());
        count += paths(&text).count();
    }
    assert!(count > 50, "only {count} files are named");
    let text = "`src/main.rs`, `src/no_such_file.rs` and `tests/no_such_folder`";
    let wrong = ["src/no_such_file.rs", "tests/no_such_folder"];
    assert_eq!(missing_files(text), wrong);
}

#[test]
fn documents_name_only_tests_that_exist() {
    let mut count = 0;
    for document in documents() {
        let text = fs::read_to_string(&document).unwrap();
        assert_eq!(missing(&text), [""; 0], "{}", document.display());
        count += named(&text).len();
    }
    assert!(count > 50, "only {count} tests are named");
}

#[test]
fn a_test_that_does_not_exist_is_noticed() {
    let here = "| `tests/named_tests.rs::documents_name_only_tests_that_exist` |";
    assert_eq!(named(here).len(), 1);
    assert_eq!(missing(here), [""; 0]);
    let wrong = [
        "tests/named_tests.rs::no_such_test",
        "tests/named_tests.rs::documents",
        "tests/no_such_file.rs::documents_name_only_tests_that_exist",
    ];
    let text = format!("`{}`, `{}` and `{}`", wrong[0], wrong[1], wrong[2]);
    assert_eq!(missing(&text), wrong);
}
