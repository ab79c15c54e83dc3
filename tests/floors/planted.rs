//! Tests the rules on small trees with forbidden uses, and uses that only look forbidden.

use std::collections::BTreeMap;

use super::circles::circles;
use super::resolving::{Edges, Tree};
use super::rules::Floor::{self, Apart, Together};
use super::rules::{Never, floors, namesakes, sizes};

pub(super) type Sources<'a> = &'a [(&'a str, &'a str)];

/// Returns files as they would be read, with a root that declares them.
fn sources(files: Sources<'_>) -> BTreeMap<String, String> {
    let owned = |(file, source): &(&str, &str)| ((*file).to_owned(), (*source).to_owned());
    files.iter().chain(&[("lib.rs", "")]).map(owned).collect()
}

pub(super) fn edges(files: Sources<'_>) -> Edges {
    Tree::read(&sources(files)).unwrap().edges()
}

fn checked(files: Sources<'_>, table: &[Floor], never: &[Never]) -> Vec<String> {
    let tree = Tree::read(&sources(files)).unwrap();
    let mut files = tree.files();
    files.remove("lib.rs");
    floors(&files, &tree.edges(), table, never)
}

const LOW_AND_HIGH: &[Floor] = &[Together(&["low"]), Together(&["high"])];

#[test]
fn an_upward_use_is_told_with_both_floors_and_the_path() {
    let files: Sources<'_> = &[
        ("low.rs", "mod a;"),
        ("low/a.rs", "use crate::high::b::{self, X};"),
        ("high.rs", "mod b;"),
        ("high/b.rs", "use crate::low::a; pub struct X;"),
    ];
    let told = "src/low/a.rs (floor 0) uses src/high/b.rs (floor 1): `crate::high::b::X`";
    assert_eq!(checked(files, LOW_AND_HIGH, &[]), [told]);
}

#[test]
fn a_downward_use_and_one_on_the_same_floor_are_fine() {
    let files: Sources<'_> = &[
        ("low/mod.rs", "mod a; mod c;"),
        ("low/a.rs", "use super::c::Z; pub struct Y;"),
        ("low/c.rs", "pub struct Z;"),
        ("high.rs", "use crate::low::a::Y;"),
    ];
    assert!(checked(files, LOW_AND_HIGH, &[]).is_empty());
}

#[test]
fn the_longest_entry_decides_and_is_no_mere_beginning_of_a_name() {
    let files: Sources<'_> = &[
        ("a/mod.rs", "pub use state::X;"),
        ("a/state.rs", "pub struct X; fn f() { crate::a_b::g() }"),
        ("a_b.rs", "pub fn g() {}"),
    ];
    let table = [Together(&["a/state"]), Together(&["a"]), Together(&["a_b"])];
    let told = "src/a/state.rs (floor 0) uses src/a_b.rs (floor 2): `crate::a_b::g`";
    assert_eq!(checked(files, &table, &[]), [told]);
}

#[test]
fn siblings_that_stand_apart_may_not_use_each_other() {
    let files: Sources<'_> = &[
        ("people.rs", "mod a; mod c;"),
        ("people/a.rs", "use super::c::Y; use crate::ringing::X;"),
        ("people/c.rs", "pub struct Y;"),
        ("ringing.rs", "pub struct X;"),
    ];
    let places: &[&str] = &["people", "ringing"];
    let told =
        "src/people/a.rs (floor 0) uses src/ringing.rs (floor 0) (beside it): `crate::ringing::X`";
    assert_eq!(checked(files, &[Apart(places)], &[]), [told]);
    assert!(checked(files, &[Together(places)], &[]).is_empty());
}

#[test]
fn what_may_never_be_used_may_not_lie_lower_either() {
    let files: Sources<'_> = &[
        ("low.rs", "pub struct X;"),
        ("high/mod.rs", "use crate::low::X;"),
    ];
    let told = "src/high/mod.rs (floor 1) uses src/low.rs (floor 0) (never): `crate::low::X`";
    let never: &[Never] = &[("high", &["low"])];
    assert_eq!(checked(files, LOW_AND_HIGH, never), [told]);
}

#[test]
fn the_table_and_the_files_leave_each_other_no_gap() {
    let files: Sources<'_> = &[("low/a.rs", ""), ("lower.rs", ""), ("new.rs", "")];
    let table = [
        Together(&["low", "gone"]),
        Together(&["low/a.rs", "low/a.rs"]),
    ];
    let told = [
        "src/lower.rs has no floor",
        "src/new.rs has no floor",
        "\"low\" decides about no file",
        "\"gone\" decides about no file",
        "\"low/a.rs\" is on two floors",
        "\"old\", never to be used or to use, is no file",
    ];
    assert_eq!(checked(files, &table, &[("new", &["old"])]), told);
}

#[test]
fn a_circle_of_two_is_told_with_what_ties_it() {
    let files: Sources<'_> = &[
        ("a.rs", "use crate::b::Y; pub struct X;"),
        ("b.rs", "pub struct Y; fn f() -> super::a::X { todo!() }"),
    ];
    let told = "2 files in a circle: a.rs, b.rs
    src/a.rs uses src/b.rs: `crate::b::Y`
    src/b.rs uses src/a.rs: `super::a::X`";
    assert_eq!(circles(&edges(files)), [told]);
}

#[test]
fn a_circle_of_three_is_told_by_its_shortest_way_round() {
    let files: Sources<'_> = &[
        ("a.rs", "use crate::b::Y; use crate::d::W; pub struct X;"),
        ("b.rs", "use crate::c::Z; pub struct Y;"),
        ("c.rs", "use crate::a::X; pub struct Z;"),
        ("d.rs", "use crate::e::V; pub struct W;"),
        ("e.rs", "use crate::b::Y; use crate::f::U; pub struct V;"),
        ("f.rs", "pub struct U;"),
    ];
    let told = "5 files in a circle: a.rs, b.rs, c.rs, d.rs, e.rs
    src/a.rs uses src/b.rs: `crate::b::Y`
    src/b.rs uses src/c.rs: `crate::c::Z`
    src/c.rs uses src/a.rs: `crate::a::X`";
    assert_eq!(circles(&edges(files)), [told]);
}

#[test]
fn files_in_a_row_are_no_circle() {
    let files: Sources<'_> = &[
        ("a.rs", "use crate::b::Y; use crate::a::X; pub struct X;"),
        ("b.rs", "pub struct Y;"),
    ];
    assert!(circles(&edges(files)).is_empty());
}

#[test]
fn a_source_that_cannot_be_read_is_named() {
    let told = Tree::read(&sources(&[("a/b.rs", "fn {")])).err().unwrap();
    assert!(told.starts_with("src/a/b.rs: "), "{told}");
}

#[test]
fn a_long_file_and_a_full_folder_are_told() {
    let line = "\n";
    let (full, long) = (line.repeat(500), line.repeat(501));
    let names: Vec<String> = (0..21).map(|n| format!("a/{n}.rs")).collect();
    let mut files: Vec<(&str, &str)> = names.iter().map(|name| (&**name, "")).collect();
    files.extend([("b.rs", &*full), ("c.rs", &*long), ("d/tests.rs", &*long)]);
    let told = [
        "src/c.rs has 501 lines, more than 500",
        "src/a holds 21 files, more than 20",
    ];
    assert_eq!(sizes(&sources(&files)), told);
    files.remove(0);
    files.extend([("a/mod.rs", ""), ("a/b/c.rs", "")]);
    assert_eq!(sizes(&sources(&files)), told[..1]);
}

#[test]
fn a_type_name_of_three_files_is_told_and_one_of_two_is_fine() {
    let files: Sources<'_> = &[
        ("a.rs", "mod b; struct Choice; enum Line {} fn Kept() {}"),
        (
            "a/b.rs",
            "impl X { fn f() { enum Choice {} } type Line = X; }",
        ),
        (
            "c.rs",
            "mod inner { type Choice = u8; } trait Line {} struct Kept;",
        ),
        (
            "d.rs",
            "use crate::c::Line; #[cfg(test)] mod tests { struct Line; } struct Kept;",
        ),
        ("e/tests.rs", "struct Line; struct Kept;"),
    ];
    let tree = Tree::read(&sources(files)).unwrap();
    let told = "`Choice` is declared in src/a.rs, src/a/b.rs, src/c.rs";
    assert_eq!(namesakes(&tree.types()), [told]);
}
