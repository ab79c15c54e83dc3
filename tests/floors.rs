//! Rules for the structure of `src`: what files may use, and how large files and folders may be.
//!
//! Files are on floors. A file may use lower floors and, on most floors, the files beside it, but never higher floors,
//! and never in a circle. So a file can be understood with the files below it. Test-only code may use anything.

mod circles;
mod planted;
mod planted_paths;
mod reading;
mod resolving;
mod rules;
mod tokens;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use self::resolving::Tree;
use self::rules::Floor::{self, Apart, Together};
use self::rules::Never;

/// All floors, lowest first. The longest entry that covers a file applies.
const FLOORS: &[Floor] = &[
    Together(&["faults", "file_manager", "process", "regular_file"]),
    Together(&[
        "simulator/validated",
        "simulator/lock",
        "simulator/refusal",
        "simulator/span",
    ]),
    Together(&["simulator/fault"]),
    Together(&["simulator/model"]),
    Together(&["simulator/world"]),
    Together(&["simulator/acts"]),
    Together(&["simulator/scenario"]),
    Together(&["simulator/json"]),
    Together(&["simulator/lying_view"]),
    Together(&["simulator/request_log"]),
    Together(&["simulator/handle"]),
    Together(&["simulator/connection"]),
    Together(&["simulator/routes"]),
    Together(&["simulator/server"]),
    Together(&["simulator/command"]),
    Together(&["simulator"]),
    Together(&["moderation/evidence", "moderation/model"]),
    Apart(&["moderation/access", "moderation/pasted"]),
    Together(&["moderation/state"]),
    Together(&["moderation"]),
    Together(&["graph"]),
    Together(&["settings"]),
    Together(&["desktop"]),
    Together(&["worker"]),
    Together(&["demo"]),
    Together(&["app/language"]),
    Together(&["app/state"]),
    Together(&["app/look"]),
    Together(&["app/words"]),
    Together(&["app/parts"]),
    Apart(&["app/access", "app/activity", "app/sign_in"]),
    Together(&["app/settings"]),
    Together(&["app/call/state"]),
    Together(&["app/call/rows"]),
    Apart(&[
        "app/call/confirm", "app/call/invite", "app/call/leave", "app/call/ringing",
        "app/call/rules",
    ]),
    Together(&["app/call/header"]),
    Apart(&["app/call/batch", "app/call/people", "app/call/person"]),
    Together(&["app/call"]),
    Apart(&["app/calls/board", "app/calls/join"]),
    Together(&["app/calls"]),
    Together(&["app/shell"]),
    // Does not cover all of `app`: a file placed beside its folders has no floor and fails.
    Together(&["app/mod.rs"]),
    Together(&["program"]),
    Together(&["bin", "lib", "main"]),
];

/// Places, each with the places that it may not use although they are lower.
const NEVER: &[Never] = &[
    ("app", &["graph"]),
    ("graph", &["simulator"]),
    ("moderation", &["simulator"]),
    ("worker", &["simulator"]),
    // The simulator must not share mistakes with the program.
    ("simulator", &["faults", "process", "regular_file"]),
];

static SOURCES: LazyLock<BTreeMap<String, String>> =
    LazyLock::new(|| read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")));

static TREE: LazyLock<Tree> = LazyLock::new(|| Tree::read(&SOURCES).unwrap());

/// Returns all sources below a folder, by relative path with `/` on every system.
fn read(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            let inner = read(&path).into_iter();
            found.extend(inner.map(|(file, source)| (format!("{name}/{file}"), source)));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.insert(name, fs::read_to_string(&path).unwrap());
        }
    }
    found
}

fn assert_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn no_files_use_one_another_in_a_circle() {
    let edges = TREE.edges();
    assert!(edges.len() > 1000, "only {} were found", edges.len());
    assert_none(&circles::circles(&edges));
}

#[test]
fn every_file_uses_only_what_is_below_it() {
    let wrong = rules::floors(&TREE.files(), &TREE.edges(), FLOORS, NEVER);
    assert_none(&wrong);
}

#[test]
fn no_file_is_too_long_and_no_folder_too_full() {
    assert_none(&rules::sizes(&SOURCES));
}

#[test]
fn no_three_files_declare_a_type_of_the_same_name() {
    let types = TREE.types();
    assert!(types.len() > 500, "only {} were found", types.len());
    assert_none(&rules::namesakes(&types));
}
