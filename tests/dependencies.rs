//! What is in the tree of dependencies, from where, and with which features: the rules of `deny.toml` that need no
//! `cargo-deny`, and the features without which a part of the program would be missing in silence.

use std::process::Command;

use serde_json::Value;

const LOCK: &str = include_str!("../Cargo.lock");
const DENY: &str = include_str!("../deny.toml");

/// The value of `key = "value"` in each line that holds it.
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

/// What Cargo makes of `Cargo.toml`: our dependencies as they are declared.
fn declared() -> Vec<Value> {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps"])
        .args(["--locked", "--offline", "--manifest-path", manifest])
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let dependencies = &metadata["packages"][0]["dependencies"];
    dependencies.as_array().unwrap().clone()
}

/// Without it egui keeps a clipboard of its own: nothing can be pasted from another program or copied into one.
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

/// X11 is served by arboard; Wayland by smithay-clipboard, since not every compositor lets arboard in.
#[cfg(target_os = "linux")]
#[test]
fn both_clipboards_of_linux_are_in_the_program() {
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--offline", "--edges", "normal"])
        .args(["--prefix", "none", "--format", "{p} {f}"])
        .args([
            "--manifest-path",
            concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"),
        ])
        .output()
        .unwrap();
    let tree = String::from_utf8(tree.stdout).unwrap();
    let line = |name: &str| {
        let mut lines = tree.lines().filter(|line| line.starts_with(name));
        lines
            .next()
            .unwrap_or_else(|| panic!("no {name}in the tree:\n{tree}"))
    };
    assert!(line("arboard ").contains("wayland-data-control"));
    line("smithay-clipboard ");
}
