//! Checks files against the floors and the size limits.

use std::collections::{BTreeMap, BTreeSet};

use super::resolving::Edges;

const MOST_LINES: usize = 500;
/// Tests are read one by one, so their files may be a little longer.
const MOST_LINES_OF_TESTS: usize = 600;
const MOST_FILES: usize = 20;
/// How many files may define a type with the same name. With more, the name no longer tells which one is meant.
const MOST_NAMESAKES: usize = 2;

/// Files and folders on one level. `"app/text"` means `app/text.rs` and everything below
/// `app/text`; `"app/mod.rs"` is that file.
pub(super) enum Floor {
    /// The files may use each other.
    Together(&'static [&'static str]),
    /// None may use another.
    Apart(&'static [&'static str]),
}

impl Floor {
    fn places(&self) -> &'static [&'static str] {
        match self {
            Self::Together(places) | Self::Apart(places) => places,
        }
    }
}

/// A place, and the places that it may not use although they are lower.
pub(super) type Never = (&'static str, &'static [&'static str]);

/// Position of a file: its floor, counted from the ground, and the entry that covers it.
type Spot = (usize, &'static str);

/// Describes each use that goes up, sideways or to a forbidden place, and gaps in the table.
pub(super) fn floors(
    files: &BTreeSet<&str>,
    edges: &Edges,
    floors: &[Floor],
    never: &[Never],
) -> Vec<String> {
    let spots: BTreeMap<&str, Spot> = files
        .iter()
        .filter_map(|file| Some((*file, spot(floors, file)?)))
        .collect();
    let mut wrong = gaps(files, &spots, floors, never);
    for ((from, to), paths) in edges {
        let (Some(lower), Some(upper)) = (spots.get(&**from), spots.get(&**to)) else {
            continue;
        };
        let forbidden = never.iter().any(|(place, others)| {
            covers(place, from) && others.iter().any(|other| covers(other, to))
        });
        let apart = matches!(floors[lower.0], Floor::Apart(_)) && lower.1 != upper.1;
        let why = if lower.0 < upper.0 {
            ""
        } else if forbidden {
            " (never)"
        } else if lower.0 == upper.0 && apart {
            " (beside it)"
        } else {
            continue;
        };
        let paths: Vec<String> = paths.iter().map(|path| format!("`{path}`")).collect();
        let (lower, upper, paths) = (lower.0, upper.0, paths.join(", "));
        wrong.push(format!(
            "src/{from} (floor {lower}) uses src/{to} (floor {upper}){why}: {paths}"
        ));
    }
    wrong
}

/// Returns files without an entry, and entries without a file.
fn gaps(
    files: &BTreeSet<&str>,
    spots: &BTreeMap<&str, Spot>,
    floors: &[Floor],
    never: &[Never],
) -> Vec<String> {
    let homeless = files.iter().filter(|file| !spots.contains_key(**file));
    let mut wrong: Vec<String> = homeless
        .map(|file| format!("src/{file} has no floor"))
        .collect();
    let mut seen = BTreeSet::new();
    for place in floors.iter().flat_map(Floor::places) {
        if !seen.insert(place) {
            wrong.push(format!("\"{place}\" is on two floors"));
        } else if !spots.values().any(|(_, by)| by == place) {
            wrong.push(format!("\"{place}\" decides about no file"));
        }
    }
    let named = never
        .iter()
        .flat_map(|(place, others)| [place].into_iter().chain(*others));
    let empty = named.filter(|place| !files.iter().any(|file| covers(place, file)));
    wrong.extend(empty.map(|place| format!("\"{place}\", never to be used or to use, is no file")));
    wrong
}

/// Finds the longest entry that covers a file.
fn spot(floors: &[Floor], file: &str) -> Option<Spot> {
    let entries = floors.iter().enumerate().flat_map(|(height, floor)| {
        let places = floor.places().iter();
        places.map(move |place| (height, *place))
    });
    entries
        .filter(|(_, place)| covers(place, file))
        .max_by_key(|(_, place)| place.len())
}

fn covers(place: &str, file: &str) -> bool {
    file.strip_prefix(place)
        .is_some_and(|rest| rest.is_empty() || rest == ".rs" || rest.starts_with('/'))
}

/// Reports files and folders that are too large.
pub(super) fn sizes(sources: &BTreeMap<String, String>) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut folders: BTreeMap<&str, usize> = BTreeMap::new();
    for (file, source) in sources {
        let (folder, name) = file.rsplit_once('/').unwrap_or(("", file));
        let lines = source.lines().count();
        let most = if file.contains("tests/") || name == "tests.rs" {
            MOST_LINES_OF_TESTS
        } else {
            MOST_LINES
        };
        if lines > most {
            wrong.push(format!("src/{file} has {lines} lines, more than {most}"));
        }
        if name != "mod.rs" {
            *folders.entry(folder).or_default() += 1;
        }
    }
    let full = folders.iter().filter(|(_, count)| **count > MOST_FILES);
    wrong.extend(full.map(|(folder, count)| {
        format!("src/{folder} holds {count} files, more than {MOST_FILES}")
    }));
    wrong
}

/// Finds type names that too many files define.
pub(super) fn namesakes(types: &BTreeMap<&str, BTreeSet<&str>>) -> Vec<String> {
    let shared = types
        .iter()
        .filter(|(_, files)| files.len() > MOST_NAMESAKES);
    let names = shared.map(|(name, files)| {
        let files: Vec<String> = files.iter().map(|file| format!("src/{file}")).collect();
        format!("`{name}` is declared in {}", files.join(", "))
    });
    names.collect()
}
