//! Tests paths in small trees: which file does each lead to?

use super::circles::circles;
use super::planted::{Sources, edges};

/// Returns the edges, one per line: `a.rs > b.rs: crate::b::X, …`.
fn drawn(files: Sources<'_>) -> Vec<String> {
    let edges = edges(files).into_iter();
    edges
        .map(|((from, to), paths)| {
            let paths: Vec<String> = paths.into_iter().collect();
            format!("{from} > {to}: {}", paths.join(", "))
        })
        .collect()
}

#[test]
fn a_reexport_leads_to_the_file_that_says_it() {
    let files: Sources<'_> = &[
        (
            "m/mod.rs",
            "mod one; mod two; pub use one::{X as Y, deep::D}; pub use self::two::*;",
        ),
        (
            "m/one.rs",
            "use super::Z; pub struct X; pub mod deep { pub enum D { E } }",
        ),
        ("m/two.rs", "pub struct Z;"),
        (
            "user.rs",
            "use crate::m::{self, D, D::E, Y, Z}; fn f() { D::E; m::D::E }",
        ),
        ("glob.rs", "use crate::m::*; fn f() { Z::new() }"),
    ];
    let told = [
        "glob.rs > m/mod.rs: crate::m",
        "glob.rs > m/two.rs: Z::new",
        "m/mod.rs > m/one.rs: one::X, one::deep::D",
        "m/mod.rs > m/two.rs: self::two",
        "m/one.rs > m/two.rs: super::Z",
        "user.rs > m/one.rs: crate::m::D, crate::m::D::E, crate::m::Y, m::D::E",
        "user.rs > m/two.rs: crate::m::Z",
    ];
    assert_eq!(drawn(files), told);
    assert!(circles(&edges(files)).is_empty());
}

#[test]
fn what_a_module_lends_from_elsewhere_ties_to_the_module() {
    let files: Sources<'_> = &[
        ("app.rs", "use crate::worker::{X, engine::Y, Z};"),
        ("graph.rs", "pub struct X; pub struct Y; pub struct Z;"),
        (
            "worker/mod.rs",
            "pub mod engine; pub use crate::graph::X; pub use engine::Z;",
        ),
        ("worker/engine.rs", "pub use crate::graph::*; use super::X;"),
    ];
    let told = [
        "app.rs > worker/engine.rs: crate::worker::Z, crate::worker::engine::Y",
        "app.rs > worker/mod.rs: crate::worker::X",
        "worker/engine.rs > graph.rs: crate::graph, super::X",
        "worker/mod.rs > graph.rs: crate::graph::X",
        "worker/mod.rs > worker/engine.rs: engine::Z",
    ];
    assert_eq!(drawn(files), told);
}

#[test]
fn what_a_parent_says_or_only_uses_ties_its_child_to_it() {
    let files: Sources<'_> = &[
        (
            "m.rs",
            "mod a; mod b; use crate::n::N; use a::Y; pub struct X;",
        ),
        ("m/a.rs", "use super::X; pub struct Y;"),
        (
            "m/b.rs",
            "use super::{N, Y}; use super::written_by_a_macro;",
        ),
        ("n.rs", "pub struct N;"),
    ];
    let told = [
        "m.rs > m/a.rs: a::Y",
        "m.rs > n.rs: crate::n::N",
        "m/a.rs > m.rs: super::X",
        "m/b.rs > m.rs: super::N, super::Y, super::written_by_a_macro",
    ];
    assert_eq!(drawn(files), told);
}

#[test]
fn a_module_that_is_used_ties_by_what_is_taken_from_it() {
    let files: Sources<'_> = &[
        ("m/mod.rs", "mod one; pub use one::x; pub fn y() {}"),
        ("m/one.rs", "pub fn x() {}"),
        ("user.rs", "use crate::m as n; fn f() { n::x() }"),
        (
            "other.rs",
            "fn f() { use crate::m::{self}; println!(\"{}\", [m::y()]) }",
        ),
        ("facade.rs", "pub use crate::m;"),
        (
            "same.rs",
            "use crate::{other::m, m}; fn f() { m::x() } fn m() {}",
        ),
    ];
    let told = [
        "facade.rs > m/mod.rs: crate::m",
        "m/mod.rs > m/one.rs: one::x",
        "other.rs > m/mod.rs: m::y",
        "same.rs > m/one.rs: m::x",
        "same.rs > other.rs: crate::other::m",
        "user.rs > m/one.rs: n::x",
    ];
    assert_eq!(drawn(files), told);
}

#[test]
fn every_spelling_of_a_path_is_read() {
    let used: Sources<'_> = &[
        ("a/mod.rs", "pub struct A;"),
        ("a/b/mod.rs", "pub struct B; pub trait T { type O; }"),
        ("a/b/c.rs", "pub struct C; pub mod serde {}"),
    ];
    let spellings = [
        (
            "use crate::a::{b::{c::{C, self}, B}, A};",
            "a/b/c a/b/mod a/mod",
        ),
        ("use super::super::A as B;", "a/mod"),
        ("use super::B as _;", "a/b/mod"),
        ("use super::*;", "a/b/mod"),
        ("fn f(x: crate::a::A) {}", "a/mod"),
        ("fn f<X: super::T<O = super::c::C>>() {}", "a/b/c a/b/mod"),
        ("type X = <u8 as super::T>::O;", "a/b/mod"),
        ("mod inner { use super::super::B; }", "a/b/mod"),
        ("fn f() { assert!({ super::super::A; true }) }", "a/mod"),
        ("macro_rules! m { () => { $crate::a::A } }", "a/mod"),
        (
            "struct S { #[serde(with = \"super::c::serde\")] x: u8 }",
            "a/b/c",
        ),
        (
            "use super::c; struct S { #[serde(with = \"c::serde\")] x: u8 }",
            "a/b/c",
        ),
        ("use std::a::A; fn f() { vec::c::C }", ""),
        (
            "use super::c; use ::c::C; fn f() { ::c::C; m!(::c::C) }",
            "",
        ),
        (
            "pub(in crate::a) struct X; pub(in super::super) struct Y;",
            "",
        ),
        ("/// [`crate::a::A`]\nfn f() { m!(\"crate::a::A\") }", ""),
    ];
    for (source, expected) in spellings {
        let files = [used, &[("a/b/user.rs", source)]].concat();
        let edges = edges(&files).into_keys();
        let reached: Vec<String> = edges
            .map(|(_, to)| to.trim_end_matches(".rs").to_owned())
            .collect();
        assert_eq!(reached.join(" "), expected, "{source}");
    }
}

#[test]
fn what_only_tests_use_does_not_count() {
    let files: Sources<'_> = &[
        ("a.rs", "pub struct X;"),
        (
            "b.rs",
            "#[cfg(test)] use crate::a::X; #[cfg(all(test, unix))] mod other; #[cfg(test)] mod tests { use super::*; use crate::a::X; }
            struct S; impl S { #[cfg(test)] fn f() { crate::a::X } } #[test] fn f() { crate::a::X }",
        ),
        ("b/other.rs", "use crate::a::X; pub struct Y;"),
        ("b/other/deep.rs", "use crate::a::X;"),
        ("c/tests.rs", "use crate::a::X;"),
        ("c/tests/more.rs", "use crate::a::X;"),
    ];
    assert_eq!(drawn(files), Vec::<String>::new());
    let used = "use crate::a::X;";
    for condition in ["not(test)", "any(test, unix)", "unix"] {
        let source = format!("#[cfg({condition})] {used}");
        let told = drawn(&[("a.rs", "pub struct X;"), ("b.rs", &source)]);
        assert_eq!(told, ["b.rs > a.rs: crate::a::X"], "{condition}");
    }
}

#[test]
fn the_program_sees_the_library_by_its_name() {
    let main = format!(
        "use {}::a::X; fn main() {{ crate::main() }}",
        env!("CARGO_PKG_NAME")
    );
    let told = drawn(&[
        ("lib.rs", "pub mod a;"),
        ("a.rs", "pub struct X;"),
        ("main.rs", &main),
    ]);
    assert_eq!(
        told,
        [format!("main.rs > a.rs: {}::a::X", env!("CARGO_PKG_NAME"))]
    );
}

#[test]
fn reexports_that_name_each_other_come_to_an_end() {
    let files: Sources<'_> = &[
        ("a.rs", "pub use crate::b::X; pub use crate::b::*; use Y;"),
        ("b.rs", "pub use crate::a::X; pub use crate::a::*;"),
        ("c.rs", "use crate::a::{X, Y, Z};"),
    ];
    assert_eq!(circles(&edges(files)).len(), 1);
}
