//! The licenses of the linked libraries, as the window shows them, compared with Cargo's data.
//!
//! After a change of dependencies, `UPDATE_DOCS=1 cargo test --test main licences` writes `assets/licences.txt` again.
//! That needs the sources for all three systems, which `cargo fetch` downloads.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use serde_json::Value;

use crate::dependencies::metadata;

/// One target per operating system that has packages.
const SYSTEMS: [&str; 3] = [
    "x86_64-unknown-linux-gnu",
    "x86_64-pc-windows-msvc",
    "aarch64-apple-darwin",
];
const WIDTH: usize = 78;
const RULE: &str = "------------------------------------------------------------------------------";

fn file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/licences.txt")
}

/// The text that the window shows. `UPDATE_DOCS` writes the file again first.
static TEXT: LazyLock<String> = LazyLock::new(|| {
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(file(), made()).unwrap();
    }
    fs::read_to_string(file()).unwrap()
});

/// A library that is linked into the program.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Inside {
    name: String,
    version: String,
    licence: String,
    folder: PathBuf,
}

impl Inside {
    fn line(&self) -> String {
        format!("- {} {} ({})", self.name, self.version, self.licence)
    }
}

/// Returns the libraries linked into the program for a system, without those that only build or test it.
fn inside(system: &str) -> BTreeSet<Inside> {
    let metadata = metadata(&["--filter-platform", system]);
    let nodes = metadata["resolve"]["nodes"].as_array().unwrap();
    let nodes: BTreeMap<&str, &Value> = nodes
        .iter()
        .map(|node| (node["id"].as_str().unwrap(), node))
        .collect();
    let packages = metadata["packages"].as_array().unwrap();
    let is_macro = |id: &str| {
        let package = packages.iter().find(|package| package["id"] == id).unwrap();
        let targets = package["targets"].as_array().unwrap();
        targets.iter().any(|it| it["kind"][0] == "proc-macro")
    };
    let root = metadata["resolve"]["root"].as_str().unwrap();
    let (mut seen, mut waiting) = (BTreeSet::new(), vec![root]);
    while let Some(id) = waiting.pop() {
        if !seen.insert(id) {
            continue;
        }
        for dependency in nodes[id]["deps"].as_array().unwrap() {
            let kinds = dependency["dep_kinds"].as_array().unwrap();
            let is_linked = kinds.iter().any(|it| it["kind"].is_null());
            let id = dependency["pkg"].as_str().unwrap();
            if is_linked && !is_macro(id) {
                waiting.push(id);
            }
        }
    }
    seen.remove(root);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let packages = packages
        .iter()
        .filter(|it| seen.contains(it["id"].as_str().unwrap()));
    packages
        .map(|package| Inside {
            name: text(&package["name"]),
            version: text(&package["version"]),
            licence: text(&package["license"]),
            folder: PathBuf::from(text(&package["manifest_path"]))
                .parent()
                .unwrap()
                .to_owned(),
        })
        .collect()
}

/// Returns the files of a library with licenses and notices. If the library offers a choice of licenses, returns only
/// the MIT license and notices.
fn licence_files(library: &Inside) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![library.folder.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().to_uppercase();
            if path.is_dir() {
                // The licenses of code that the library includes from elsewhere lie in folders of their own.
                if ["LICENSES", "LICENSE", "FONTS"].contains(&name.as_str()) {
                    folders.push(path);
                }
            } else if is_licence(&name) {
                found.push(path);
            }
        }
    }
    found.sort();
    let is = |path: &Path, word: &str| {
        let name = path.file_name().unwrap().to_string_lossy().to_uppercase();
        name.contains(word)
    };
    let can_choose = library.licence.split(" OR ").any(|it| it == "MIT");
    if can_choose && found.iter().any(|path| is(path, "MIT")) {
        found.retain(|path| is(path, "MIT") || is(path, "NOTICE"));
    }
    found
}

fn is_licence(name: &str) -> bool {
    const BEGINNINGS: [&str; 7] = [
        "LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE", "OFL",
    ];
    let is_code = [".RS", ".TOML", ".PY"]
        .iter()
        .any(|end| name.ends_with(end));
    let is_of_a_font = name.ends_with("OFL.TXT") || name.ends_with("UFL.TXT");
    !is_code && (is_of_a_font || BEGINNINGS.iter().any(|it| name.starts_with(it)))
}

/// Returns the text with wrapped lines, without blanks at their ends.
fn tidy(text: &str) -> String {
    let mut tidy = String::new();
    for line in text.replace('\u{feff}', "").replace('\t', "    ").lines() {
        let line = line.trim_end();
        let indent: String = line.chars().take_while(|letter| *letter == ' ').collect();
        let mut room = line.to_owned();
        while room.chars().count() > WIDTH {
            let end = room.char_indices().nth(WIDTH).unwrap().0;
            let Some(cut) = room[..end].rfind(' ').filter(|cut| *cut > indent.len()) else {
                break;
            };
            writeln!(tidy, "{}", room[..cut].trim_end()).unwrap();
            room = format!("{indent}{}", &room[cut + 1..]);
        }
        writeln!(tidy, "{room}").unwrap();
    }
    let tidy = tidy.trim_matches('\n');
    // Several empty lines in a row become one.
    let mut lines: Vec<&str> = tidy.lines().collect();
    lines.dedup_by(|later, earlier| later.is_empty() && earlier.is_empty());
    lines.join("\n")
}

/// Returns the words of a text. Texts with the same words are the same license, however their lines are broken.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn made() -> String {
    let all: BTreeSet<Inside> = SYSTEMS.into_iter().flat_map(inside).collect();
    let mut text = String::from(
        "Moderato is built on these libraries and fonts.\nNot every one of them is part of it on every system.\n\n",
    );
    let inter = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts/Inter-LICENSE.txt");
    writeln!(text, "- Inter, a font (OFL-1.1)").unwrap();
    // Each text appears once, with the names of all libraries that it applies to.
    let mut texts: BTreeMap<String, (String, Vec<String>)> = BTreeMap::new();
    let mut take = |path: &Path, whom: String| {
        let read = String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned();
        let (_, users) = texts
            .entry(words(&read))
            .or_insert_with(|| (tidy(&read), Vec::new()));
        if !users.contains(&whom) {
            users.push(whom);
        }
    };
    take(&inter, "Inter".to_owned());
    for library in &all {
        writeln!(text, "{}", library.line()).unwrap();
        for path in licence_files(library) {
            take(&path, format!("{} {}", library.name, library.version));
        }
    }
    let mut texts: Vec<(String, String)> = texts
        .into_values()
        .map(|(text, users)| (tidy(&users.join(", ")), text))
        .collect();
    texts.sort();
    for (users, licence) in texts {
        write!(text, "\n{RULE}\n{users}\n{RULE}\n\n{licence}\n").unwrap();
    }
    text
}

/// Returns the lines of the file's list, except those of fonts.
fn listed(text: &str) -> BTreeSet<&str> {
    let (list, _) = text.split_once(RULE).unwrap();
    let lines = list.lines().filter(|line| line.starts_with("- "));
    lines.filter(|line| !line.contains(", a font (")).collect()
}

#[test]
fn the_licences_in_the_window_are_those_of_what_is_inside() {
    let listed = listed(&TEXT);
    // Sources of other systems may be missing here; Cargo.lock names them all.
    let version = std::process::Command::new(env!("CARGO"))
        .arg("-vV")
        .output()
        .unwrap();
    let version = String::from_utf8(version.stdout).unwrap();
    let host = version
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .unwrap();
    let here: BTreeSet<String> = inside(host).iter().map(Inside::line).collect();
    assert!(here.len() > 200);
    let missing: Vec<_> = here
        .iter()
        .filter(|it| !listed.contains(it.as_str()))
        .collect();
    assert!(missing.is_empty(), "run with UPDATE_DOCS=1: {missing:?}");
    let lock =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock")).unwrap();
    let is_locked = |line: &&&str| {
        let mut words = line.trim_start_matches("- ").split(' ');
        let (name, version) = (words.next().unwrap(), words.next().unwrap());
        lock.contains(&format!("name = \"{name}\"\nversion = \"{version}\"\n"))
    };
    let stale: Vec<_> = listed.iter().filter(|line| !is_locked(line)).collect();
    assert!(stale.is_empty(), "run with UPDATE_DOCS=1: {stale:?}");
}

#[test]
fn every_library_has_a_licence_with_its_words() {
    let text = &*TEXT;
    for word in [
        "MIT License",
        "Apache License",
        "SIL OPEN FONT LICENSE",
        "Mozilla Public License",
    ] {
        assert!(text.contains(word), "no {word}");
    }
    let without = listed(text).into_iter().filter(|line| line.contains("()"));
    assert_eq!(without.collect::<Vec<_>>(), Vec::<&str>::new());
    let longest = text.lines().map(|line| line.chars().count()).max();
    assert!(longest.is_some_and(|longest| longest <= 160), "{longest:?}");
    assert!(text.len() < 600_000, "{} bytes", text.len());
}
