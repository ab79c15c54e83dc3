//! Whole texts: a screen reader's tree of the main screens, the activity, and exports.
//!
//! A change of words, order or names shows up here. `INSTA_UPDATE=always cargo test --test main -- snapshots` stores
//! the new texts.

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Duration;

use egui::{Key, Role as Widget};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use moderato::app::language::text::Language;
use moderato::moderation::command::Command;
use moderato::moderation::model::participant::Participant;
use moderato::moderation::model::time::Now;
use moderato::moderation::views::export::options::ExportOptions;
use moderato::moderation::views::export::{activity_csv, activity_json, roster_csv, roster_json};

use crate::desk::{
    Window, accepted, asked, call_id, click, happen, on_the_clock, wait, window_from,
};
use crate::fixtures::people::{at, guest, own, user};
use crate::fixtures::window::press;

const LANGUAGES: [Language; 2] = [Language::English, Language::SimplifiedChinese];

pub(crate) fn meeting() -> Vec<Participant> {
    vec![
        own(),
        user("11111111-2222-3333-4444-555555555555", "Ana Ruiz"),
        guest("gus", "Gus"),
        // The first letter is Cyrillic.
        guest("twin", "Аna Ruiz"),
    ]
}

fn window(language: Language) -> Window {
    window_at(on_the_clock(at(99)), language)
}

fn window_at(now: Now, language: Language) -> Window {
    language.choose();
    let mut window = window_from(now, meeting(), true, [1_280.0, 800.0]);
    wait(&mut window, 1_000);
    window
}

/// Returns the tree that a screen reader walks: role, name and value of each node, below its parent.
fn tree(window: &Window) -> String {
    let mut text = String::new();
    add(&window.root(), 0, &mut text);
    text
}

fn add(node: &Node<'_>, depth: usize, text: &mut String) {
    let it = node.accesskit_node();
    let words = [it.label(), it.value()].into_iter().flatten();
    let words: Vec<String> = words.map(|words| format!(" {words:?}")).collect();
    let is_silent = words.is_empty() && it.role() == Widget::GenericContainer;
    if !is_silent {
        let (indent, role) = ("  ".repeat(depth), it.role());
        writeln!(text, "{indent}{role:?}{}", words.concat()).unwrap();
    }
    for child in node.children() {
        add(&child, depth + usize::from(!is_silent), text);
    }
}

/// Compares the text in each of the two languages that are read most closely.
fn in_both(name: &str, text: impl Fn(Language) -> String) {
    for language in LANGUAGES {
        let tag = language.tag();
        insta::assert_snapshot!(format!("{name}-{tag}"), text(language));
    }
}

#[test]
fn the_call() {
    in_both("call", |language| tree(&window(language)));
}

#[test]
fn the_question_about_a_look_alike() {
    in_both("question", |language| {
        let mut window = window(language);
        press(&mut window, Key::End);
        press(&mut window, Key::Delete);
        wait(&mut window, 300);
        tree(&window)
    });
}

#[test]
fn the_preview_of_a_removal() {
    in_both("preview", |language| {
        let mut window = window(language);
        window.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
        window.run_steps(3);
        press(&mut window, Key::Delete);
        wait(&mut window, 300);
        tree(&window)
    });
}

/// Returns the window after a removal that worked, a removal that was requested, the closing of the door, and the start
/// of raid mode.
fn story(mut window: Window) -> Window {
    window.state_mut().shows_entries = true;
    asked(&mut window, "gus");
    accepted(&mut window, "gus");
    happen(&mut window, |desk| {
        desk.roster(
            meeting()
                .into_iter()
                .filter(|it| it.id != Some("gus".into()))
                .collect(),
        );
    });
    wait(&mut window, 3_000);
    happen(&mut window, |desk| {
        desk.roster(
            meeting()
                .into_iter()
                .filter(|it| it.id != Some("gus".into()))
                .collect(),
        );
    });
    asked(&mut window, "twin");
    let minute = Duration::from_mins(1);
    happen(&mut window, |desk| {
        desk.command(Command::Door(call_id(), Some(minute)));
        desk.command(Command::Raid(call_id(), true));
    });
    wait(&mut window, 1_000);
    window
}

#[test]
fn the_activity() {
    in_both("activity", |language| tree(&story(window(language))));
}

#[test]
fn exports() {
    // Exports give times in UTC.
    let window = story(window_at(at(99), Language::English));
    let desk = window.state();
    let options = ExportOptions::default();
    let entries = &desk.snapshot.activity;
    let call: &Arc<_> = &desk.snapshot.calls[0];
    for (name, text) in [
        ("activity.csv", activity_csv(entries, options)),
        ("activity.json", activity_json(entries, options)),
        ("roster.csv", roster_csv(call, options)),
        ("roster.json", roster_json(call, options)),
    ] {
        insta::assert_snapshot!(name, text);
    }
}

#[test]
fn a_planted_word_is_noticed() {
    let mut window = window(Language::English);
    let before = tree(&window);
    click(&mut window, "Invite…");
    let after = tree(&window);
    assert_ne!(before, after);
    assert!(after.contains("Invite"));
    assert!(window.query_by_role(Widget::Window).is_none() || !after.is_empty());
}
