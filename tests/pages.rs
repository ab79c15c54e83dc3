//! The Markdown pages of the repository: their links, and their pictures.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The most bytes of one film, so that the README opens on a slow line.
const FILM_BYTES: u64 = 3_000_000;
/// The most bytes of all still pictures together, since every clone holds them forever.
const PICTURES_BYTES: u64 = 2_500_000;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files_in(folder: &Path) -> BTreeSet<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    paths.filter(|path| path.is_file()).collect()
}

fn pages() -> Vec<PathBuf> {
    let folders = [root().to_owned(), root().join("docs")];
    let files = folders.iter().flat_map(|folder| files_in(folder));
    let is_page = |path: &PathBuf| path.extension().is_some_and(|it| it == "md");
    files.filter(is_page).collect()
}

/// Returns each text between `opening` and the next `end`.
fn between<'a>(text: &'a str, opening: &'a str, end: char) -> impl Iterator<Item = &'a str> {
    let after = text.split(opening).skip(1);
    after.filter_map(move |rest| rest.split_once(end).map(|(inner, _)| inner))
}

/// Returns the files of this repository that a page links to or shows.
fn named_by(page: &Path) -> BTreeSet<PathBuf> {
    let text = fs::read_to_string(page).unwrap();
    let links = between(&text, "](", ')');
    let pictures = between(&text, "src=\"", '"').chain(between(&text, "srcset=\"", '"'));
    let within = links
        .chain(pictures)
        .filter(|target| !target.contains("://") && !target.starts_with('#'));
    let folder = page.parent().unwrap();
    let files = within.map(|target| folder.join(target.split('#').next().unwrap()));
    files.map(|file| clean(&file)).collect()
}

/// Returns the same path without `..`.
fn clean(path: &Path) -> PathBuf {
    let mut cleaned = PathBuf::new();
    for part in path.components() {
        if part.as_os_str() == ".." {
            cleaned.pop();
        } else {
            cleaned.push(part);
        }
    }
    cleaned
}

fn bytes(file: &Path) -> u64 {
    fs::metadata(file).unwrap().len()
}

#[test]
fn no_page_leads_to_a_file_that_is_not_there() {
    let pages = pages();
    assert!(pages.len() > 8, "the pages are elsewhere: {pages:?}");
    for page in pages {
        let lost: Vec<_> = named_by(&page)
            .into_iter()
            .filter(|file| !file.exists())
            .collect();
        assert!(lost.is_empty(), "{} leads to {lost:?}", page.display());
    }
}

#[test]
fn every_picture_is_on_a_page_in_both_themes() {
    let pictures = files_in(&root().join("docs/pictures"));
    assert!(!pictures.is_empty());
    let shown: BTreeSet<PathBuf> = pages().iter().flat_map(|page| named_by(page)).collect();
    let unseen: Vec<_> = pictures.difference(&shown).collect();
    assert!(unseen.is_empty(), "on no page: {unseen:?}");
    for picture in &pictures {
        let name = picture.file_name().unwrap().to_str().unwrap();
        let other = if name.contains("-light.") {
            name.replace("-light.", "-dark.")
        } else {
            name.replace("-dark.", "-light.")
        };
        assert_ne!(other, name, "{name} says no theme");
        assert!(
            pictures.contains(&picture.with_file_name(&other)),
            "no {other}"
        );
    }
}

#[test]
fn the_pictures_are_light_enough_to_be_looked_at() {
    let pictures = files_in(&root().join("docs/pictures"));
    let is_film = |path: &PathBuf| path.extension().is_some_and(|it| it == "webp");
    let (films, stills): (Vec<_>, Vec<_>) = pictures.into_iter().partition(is_film);
    for film in films {
        let size = bytes(&film);
        assert!(size < FILM_BYTES, "{}: {size} bytes", film.display());
    }
    let size: u64 = stills.iter().map(|still| bytes(still)).sum();
    assert!(size < PICTURES_BYTES, "{size} bytes in all");
}
