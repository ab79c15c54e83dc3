//! Contents and texts of the packages, compared with their sources.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use clap::CommandFactory as _;
use clap_complete::Shell;

use moderato::app::shell::window::APP_ID;
use moderato::settings::flags::Flags;

use crate::dependencies::{cargo, metadata};

const VERSION: &str = env!("CARGO_PKG_VERSION");

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn linux() -> PathBuf {
    root().join("packaging/linux")
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn metainfo() -> String {
    text(&linux().join(format!("share/metainfo/{APP_ID}.metainfo.xml")))
}

/// Returns the text between the first `before` and the next `after`.
fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let found = text.split_once(before);
    let found = found.and_then(|(_, rest)| rest.split_once(after));
    found
        .unwrap_or_else(|| panic!("nothing from {before:?} to {after:?}"))
        .0
}

#[test]
fn version_and_date_are_the_same_wherever_they_stand() {
    let changelog = text(&root().join("CHANGELOG.md"));
    let (_, released) = changelog.split_once("\n## [Unreleased]\n").unwrap();
    let heading = between(released, "\n## [", "\n");
    let (version, date) = heading.split_once("] - ").unwrap();
    assert_eq!(version, VERSION, "CHANGELOG.md");
    let date: jiff::civil::Date = date.parse().unwrap();

    let metainfo = metainfo();
    let release = between(&metainfo, "<release ", ">");
    assert_eq!(release, format!("version=\"{VERSION}\" date=\"{date}\""));

    let debian = text(&linux().join("changelog"));
    assert_eq!(between(&debian, "moderato (", ")"), format!("{VERSION}-1"));
    let stamp = between(&debian, ">  ", "\n");
    let day = date.strftime("%a, %d %b %Y ").to_string();
    assert!(stamp.starts_with(&day), "{stamp} is not {day}");
}

/// Desktops connect window, entry, icon and description by this id.
#[test]
fn every_file_of_a_desktop_goes_by_the_id_of_the_window() {
    let entry = text(&linux().join(format!("share/applications/{APP_ID}.desktop")));
    for line in [format!("Icon={APP_ID}"), format!("StartupWMClass={APP_ID}")] {
        assert!(entry.lines().any(|it| it == line), "no {line}");
    }
    let metainfo = metainfo();
    assert_eq!(between(&metainfo, "<id>", "</id>"), APP_ID);
    let launched = between(&metainfo, "<launchable type=\"desktop-id\">", "<");
    assert_eq!(launched, format!("{APP_ID}.desktop"));
    let flatpak = text(&root().join(format!("packaging/flatpak/{APP_ID}.yml")));
    assert_eq!(between(&flatpak, "id: ", "\n"), APP_ID);
    let icons = linux().join("share/icons/hicolor");
    assert!(icons.join(format!("scalable/apps/{APP_ID}.svg")).exists());
    for size in [16, 24, 32, 48, 64, 128, 256, 512] {
        let icon = icons.join(format!("{size}x{size}/apps/{APP_ID}.png"));
        let icon = eframe::icon_data::from_png_bytes(&fs::read(icon).unwrap()).unwrap();
        assert_eq!((icon.width, icon.height), (size, size));
    }
}

/// Returns the files generated from the command line, by their path.
fn made_from_flags() -> BTreeMap<PathBuf, Vec<u8>> {
    let pages = tempfile::TempDir::new().unwrap();
    let command = Flags::command().disable_help_subcommand(true);
    clap_mangen::generate_to(command, pages.path()).unwrap();
    let pages = fs::read_dir(pages.path()).unwrap().map(|page| {
        let page = page.unwrap();
        let place = Path::new("share/man/man1").join(page.file_name());
        (place, fs::read(page.path()).unwrap())
    });
    let mut made: BTreeMap<PathBuf, Vec<u8>> = pages.collect();
    for (shell, place) in [
        (Shell::Bash, "share/bash-completion/completions/moderato"),
        (Shell::Fish, "share/fish/vendor_completions.d/moderato.fish"),
        (Shell::Zsh, "_moderato"),
    ] {
        let mut script = Vec::new();
        clap_complete::generate(shell, &mut Flags::command(), "moderato", &mut script);
        made.insert(place.into(), script);
    }
    made
}

/// If a flag changes, run this test with `UPDATE_DOCS=1` to update the files.
#[test]
fn man_pages_and_completions_are_those_of_the_flags() {
    let made = made_from_flags();
    for (place, content) in &made {
        let path = linux().join(place);
        if std::env::var_os("UPDATE_DOCS").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, content).unwrap();
        }
        let there = fs::read(&path).unwrap_or_default();
        assert!(there == *content, "{} is old", place.display());
    }
    let pages = fs::read_dir(linux().join("share/man/man1")).unwrap();
    for page in pages {
        let place = Path::new("share/man/man1").join(page.unwrap().file_name());
        assert!(
            made.contains_key(&place),
            "{} is left over",
            place.display()
        );
    }
}

/// Returns the sources of all files in a package of this kind.
fn packed(kind: &str, source: impl Fn(&serde_json::Value) -> Option<&str>) -> BTreeSet<String> {
    let metadata = metadata(&["--no-deps"]);
    let assets = &metadata["packages"][0]["metadata"][kind]["assets"];
    let assets = assets.as_array().unwrap().iter();
    assets.map(|it| source(it).unwrap().to_owned()).collect()
}

/// Licenses and changelogs have different places in each kind.
#[test]
fn deb_and_rpm_hold_the_same_program() {
    let deb = packed("deb", |it| it[0].as_str());
    let rpm = packed("generate-rpm", |it| it["source"].as_str());
    let both: Vec<&str> = deb.intersection(&rpm).map(String::as_str).collect();
    assert_eq!(
        both,
        [
            "CHANGELOG.md",
            "packaging/linux/_moderato",
            "packaging/linux/share/**/*",
            "target/release/moderato",
        ]
    );
}

#[test]
fn the_source_package_holds_what_building_needs_and_nothing_else() {
    let listed = cargo(&["package", "--list", "--allow-dirty"]);
    let files: BTreeSet<&str> = listed.lines().collect();
    // The first four are Cargo's own.
    let at_root = [
        ".cargo_vcs_info.json",
        "Cargo.lock",
        "Cargo.toml",
        "Cargo.toml.orig",
        "CHANGELOG.md",
        "LICENSE-APACHE",
        "LICENSE-MIT",
        "README.md",
        "build.rs",
    ];
    let below = [
        "assets/fonts/Inter-LICENSE.txt",
        "assets/icon.png",
        "assets/locales/en/common.ftl",
        "assets/scenarios/raid.json",
        "packaging/windows/moderato.manifest",
        "src/bin/moderato-cli.rs",
        "src/main.rs",
    ];
    for needed in at_root[1..].iter().chain(&below) {
        assert!(files.contains(needed), "{needed} is not packed");
    }
    let folders = ["src/", "assets/", "packaging/windows/moderato.", "docs/"];
    let is_known = |file: &str| {
        at_root.contains(&file) || folders.iter().any(|folder| file.starts_with(folder))
    };
    let other = files.iter().filter(|file| !is_known(file));
    let other: Vec<_> = other.collect();
    assert!(other.is_empty(), "packed, but not needed: {other:?}");
}
