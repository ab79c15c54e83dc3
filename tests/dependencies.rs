//! The rules of `deny.toml` that can be held against `Cargo.lock` without `cargo-deny`: what is in the tree, and from where.

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
