//! The list of keys names every key that the window handles.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The keys of text fields, groups of choices and lists of choices, which work as in all programs.
const USUAL: [&str; 8] = [
    "ArrowLeft", "ArrowRight", "Copy", "Cut", "Paste", "Insert", "V", "Equals",
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if !path.ends_with("tests.rs") {
            found.push(path);
        }
    }
}

/// Returns the window's code, without tests.
fn code() -> String {
    let mut found = Vec::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app");
    sources(&folder, &mut found);
    let texts = found.iter().map(|path| {
        let text = std::fs::read_to_string(path).unwrap();
        text.split("#[cfg(test)]")
            .next()
            .unwrap_or_default()
            .to_owned()
    });
    texts.collect::<Vec<_>>().join("\n")
}

/// Returns the words that follow `before` everywhere in the code.
fn words_after<'a>(code: &'a str, before: &'a str) -> impl Iterator<Item = &'a str> {
    let stands_alone = |(at, _): &(usize, &str)| !code[..*at].ends_with(char::is_alphanumeric);
    let found = code.match_indices(before).filter(stands_alone);
    found.map(move |(at, _)| {
        let rest = code[at + before.len()..].trim_start();
        let rest = rest.strip_prefix("egui::").unwrap_or(rest);
        let rest = rest.strip_prefix("Key::").unwrap_or(rest);
        rest.split(|c: char| !c.is_alphanumeric())
            .next()
            .unwrap_or_default()
    })
}

/// Returns a key as the list prints it.
fn printed(key: &str) -> String {
    let printed = match key {
        "ArrowUp" => "↑",
        "ArrowDown" => "↓",
        "PageUp" => "PgUp",
        "PageDown" => "PgDn",
        "Delete" => "Del",
        "Escape" => "Esc",
        "Comma" => ",",
        "Period" => ".",
        "Plus" => "+",
        "Minus" => "−",
        "Slash" => "/",
        "Questionmark" => "?",
        key => key.strip_prefix("Num").unwrap_or(key),
    };
    printed.to_owned()
}

/// Returns every key of the list on its own, such as `Ctrl+1` to `Ctrl+9` of `Ctrl+1…9`.
fn listed() -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for entry in moderato::app::shell::keys_ui::listed() {
        if let Some((first, last)) = entry.split_once('…') {
            let (modifier, first) = first.split_at(first.len() - 1);
            for digit in first.parse::<u8>().unwrap()..=last.parse().unwrap() {
                keys.insert(format!("{modifier}{digit}"));
            }
            continue;
        }
        let modifier = entry.rsplit_once('+').map_or("", |(modifier, _)| modifier);
        for (at, key) in entry.split(' ').enumerate() {
            let is_bare = at > 0 && !modifier.is_empty();
            keys.insert(if is_bare {
                format!("{modifier}+{key}")
            } else {
                key.to_owned()
            });
        }
    }
    keys
}

#[test]
fn every_key_that_the_window_takes_is_listed() {
    let (code, listed) = (code(), listed());
    // Removes the modifiers of a key.
    let bare = |key: &String| {
        key.rsplit_once('+')
            .map_or(key.clone(), |(_, key)| key.to_owned())
    };
    let mut bare: BTreeSet<String> = listed.iter().map(bare).collect();
    bare.insert("+".into());
    let taken = words_after(&code, "Key::").filter(|key| key.starts_with(char::is_uppercase));
    let taken: BTreeSet<&str> = taken.filter(|key| !USUAL.contains(key)).collect();
    assert!(taken.len() > 30, "the code is read: {taken:?}");
    for key in taken {
        assert!(
            bare.contains(&printed(key)),
            "{key} is taken and not listed in {listed:?}"
        );
    }
    for (modifier, shown) in [("COMMAND", "Ctrl"), ("ALT", "Alt"), ("SHIFT", "Shift")] {
        let with = format!("Modifiers::{modifier}, ");
        for key in words_after(&code, &with).filter(|key| key.starts_with(char::is_uppercase)) {
            // Shift+Enter is a line break in a text.
            let key = format!("{shown}+{}", printed(key));
            assert!(
                listed.contains(&key) || key == "Shift+Enter",
                "{key} in {listed:?}"
            );
        }
    }
    for digit in 1..=8 {
        assert!(listed.contains(&format!("Alt+{digit}")), "in {listed:?}");
    }
}
