//! Dependencies: their sources and features. Covers rules of `deny.toml` that need no `cargo-deny`,
//! and features whose absence would silently remove part of the program.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;

const LOCK: &str = include_str!("../Cargo.lock");
const MANIFEST: &str = include_str!("../Cargo.toml");
const DENY: &str = include_str!("../deny.toml");

/// Returns the value of every line of the form `key = "value"`.
fn values<'a>(text: &'a str, key: &'a str) -> impl Iterator<Item = &'a str> {
    text.lines().filter_map(move |line| {
        let rest = line.split_once(key)?.1;
        rest.strip_prefix(" = \"")?.split('"').next()
    })
}

#[test]
fn no_banned_crate_is_in_the_tree() {
    let banned: Vec<&str> = values(DENY.split("[licenses]").next().unwrap(), "crate").collect();
    assert!(banned.contains(&"openssl") && banned.contains(&"webbrowser"));
    let packages: Vec<&str> = LOCK
        .split("[[package]]")
        .filter_map(|package| values(package, "name").next())
        .collect();
    assert!(packages.contains(&"rustls") && packages.len() > 100);
    let found: Vec<_> = packages
        .iter()
        .filter(|name| banned.contains(name))
        .collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn every_crate_comes_from_the_one_allowed_registry() {
    let allowed = DENY.split("allow-registry = [\"").nth(1).unwrap();
    let allowed = allowed.split('"').next().unwrap();
    for source in values(LOCK, "source") {
        assert_eq!(source, format!("registry+{allowed}"));
    }
}

/// Returns the output of Cargo, which runs without network access.
pub(crate) fn cargo(arguments: &[&str]) -> String {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .args(["--locked", "--offline", "--manifest-path", manifest])
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {told}");
    String::from_utf8(output.stdout).unwrap()
}

pub(crate) fn metadata(arguments: &[&str]) -> Value {
    let told = cargo(&[&["metadata", "--format-version", "1"], arguments].concat());
    serde_json::from_str(&told).unwrap()
}

/// Returns our dependencies as Cargo reads them from `Cargo.toml`.
fn declared() -> Vec<Value> {
    let metadata = metadata(&["--no-deps"]);
    let dependencies = &metadata["packages"][0]["dependencies"];
    dependencies.as_array().unwrap().clone()
}

fn texts(values: &Value) -> impl Iterator<Item = &str> {
    values
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
}

/// Without this feature, egui has a private clipboard that other programs can't use.
#[test]
fn the_window_uses_the_clipboard_of_the_system_on_every_system() {
    let blocks: Vec<Value> = declared()
        .into_iter()
        .filter(|it| it["name"] == "eframe" && it["kind"].is_null())
        .collect();
    let everywhere = blocks.iter().filter(|it| it["target"].is_null());
    assert_eq!(everywhere.count(), 1);
    assert_eq!(blocks.len(), 2, "one more for Windows and macOS");
    for block in blocks {
        let features = block["features"].as_array().unwrap();
        assert!(features.contains(&"clipboard".into()), "{block:#}");
    }
}

/// arboard serves X11. smithay-clipboard serves Wayland, because arboard doesn't work with every
/// compositor.
#[cfg(target_os = "linux")]
#[test]
fn both_clipboards_of_linux_are_in_the_program() {
    let edges = ["--edges", "normal", "--prefix", "none"];
    let tree = cargo(&[&["tree", "--format", "{p} {f}"], &edges[..]].concat());
    let line = |name: &str| {
        let mut lines = tree.lines().filter(|line| line.starts_with(name));
        lines
            .next()
            .unwrap_or_else(|| panic!("no {name}in the tree:\n{tree}"))
    };
    assert!(line("arboard ").contains("wayland-data-control"));
    line("smithay-clipboard ");
}

/// Returns the direct dependencies in the versions resolved for this system.
fn chosen() -> Vec<Value> {
    let version = Command::new(env!("CARGO")).arg("-vV").output().unwrap();
    let version = String::from_utf8(version.stdout).unwrap();
    let mut lines = version.lines();
    let host = lines.find_map(|line| line.strip_prefix("host: ")).unwrap();
    let metadata = metadata(&["--filter-platform", host]);
    let resolve = &metadata["resolve"];
    let mut nodes = resolve["nodes"].as_array().unwrap().iter();
    let root = nodes.find(|node| node["id"] == resolve["root"]).unwrap();
    let ids: Vec<&str> = texts(&root["dependencies"]).collect();
    let packages = metadata["packages"].as_array().unwrap().iter();
    packages
        .filter(|package| package["id"].as_str().is_some_and(|id| ids.contains(&id)))
        .cloned()
        .collect()
}

/// Returns all features that these features of a crate enable in the crate.
fn with_what_follows<'a>(features: &'a Value, wanted: Vec<&'a str>) -> BTreeSet<&'a str> {
    let mut on = BTreeSet::new();
    let mut open = wanted;
    while let Some(feature) = open.pop() {
        if on.insert(feature) {
            open.extend(texts(&features[feature]));
        }
    }
    on
}

/// Returns the comments right above each line of the manifest that declares this crate.
fn comments_above(name: &str) -> String {
    let lines: Vec<&str> = MANIFEST.lines().collect();
    let mut comments = String::new();
    for (at, line) in lines.iter().enumerate() {
        if line
            .strip_prefix(name)
            .is_some_and(|rest| rest.starts_with(" = "))
        {
            let above = lines[..at].iter().rev();
            for comment in above.take_while(|line| line.starts_with('#')) {
                comments.push_str(comment);
                comments.push('\n');
            }
        }
    }
    comments
}

#[test]
fn each_dependency_says_above_its_line_what_it_is_for() {
    let declared = declared();
    let names: BTreeSet<&str> = declared
        .iter()
        .filter_map(|it| it["name"].as_str())
        .collect();
    assert!(names.contains("eframe") && names.contains("tempfile"));
    let is_purpose = |line: &str| !line.starts_with("# Off:");
    let unsaid = names.iter().filter(|name| {
        let comments = comments_above(name);
        let first = comments.lines().last();
        !first.is_some_and(is_purpose)
    });
    let unsaid: Vec<&&str> = unsaid.collect();
    assert!(unsaid.is_empty(), "say what they are for: {unsaid:?}");
}

/// A new version may move existing code behind a default feature, as eframe did with its clipboard.
#[test]
fn each_default_feature_that_is_off_is_named_above_its_line() {
    let declared = declared();
    let packages = chosen();
    let without_defaults = declared
        .iter()
        .filter(|it| it["uses_default_features"] == false);
    let names: BTreeSet<&str> = without_defaults
        .filter_map(|it| it["name"].as_str())
        .collect();
    assert!(names.contains("eframe") && names.contains("reqwest"));
    let mut unsaid = Vec::new();
    for package in &packages {
        let name = package["name"].as_str().unwrap();
        if !names.contains(name) {
            continue;
        }
        let lines = declared.iter().filter(|it| it["name"] == name);
        let wanted: Vec<&str> = lines.flat_map(|it| texts(&it["features"])).collect();
        let features = &package["features"];
        let on = with_what_follows(features, wanted);
        let comments = comments_above(name);
        let off = texts(&features["default"]).filter(|it| !on.contains(it));
        let quiet = off.filter(|it| !comments.contains(&format!("`{it}`")));
        unsaid.extend(quiet.map(|feature| format!("{name}: {feature}")));
    }
    assert!(
        unsaid.is_empty(),
        "switch them on, or say why not: {unsaid:?}"
    );
}
