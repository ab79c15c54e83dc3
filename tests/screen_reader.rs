//! The words that a blind user hears: the program itself on a private display and buses, from the
//! sign-in to the result of a removal.

#![cfg(target_os = "linux")]

use std::process::Command;

use atspi::{Role, State};
use moderato::simulator::{Credentials, Scenario, Simulator};
use tempfile::TempDir;

use crate::display::{Display, Running, program};
use crate::own_process::{own_folder, run, set_apart, this_binary};
use crate::screen_reader_bus::{Node, Reader, missing, told};

/// Set where this test must run; missing tools are then a failure.
const NEEDED: &str = "MODERATO_NEEDS_ATSPI";

#[test]
fn a_removal_is_heard_from_signing_in_to_its_result() {
    if let Some(missing) = missing() {
        assert!(
            std::env::var_os(NEEDED).is_none(),
            "{missing} is missing, and without it nothing shows what a screen reader hears"
        );
        #[expect(clippy::print_stderr, reason = "nobody should take it for tried")]
        {
            eprintln!(
                "NOT RUN: {missing} is missing; apt-get install at-spi2-core dbus xvfb xdotool"
            );
        }
        return;
    }
    let folder = TempDir::new().unwrap();
    let mut command = Command::new("dbus-run-session");
    command.arg("--").arg(this_binary().get_program());
    set_apart(&mut command, folder.path());
    run(command, "screen_reader::story_of_a_removal_by_ear");
}

/// Types into the focused control.
fn keys(display: &Display, what: &[&str]) {
    let mut xdotool = Command::new("xdotool");
    xdotool.env("DISPLAY", &display.name);
    xdotool.args(["search", "--onlyvisible", "--name", "^Moderato"]);
    xdotool.args(["windowfocus", "--sync"]).args(what);
    assert!(xdotool.status().unwrap().success());
}

fn is_asked(tree: &[Node]) -> bool {
    tree.iter().any(|node| node.role == Role::Alert)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "started by the test above, on buses of its own"]
async fn story_of_a_removal_by_ear() {
    let folder = own_folder();
    let display = Display::start();
    let reader = Reader::start().await;
    let scenario = Scenario::call("Board review")
        .person("Ada Lovelace")
        .person("Anna Novak")
        .guest("Anna Novak");
    let running = Simulator::start(scenario.build(), ([127, 0, 0, 1], 0).into())
        .await
        .unwrap();
    let simulator = &running.simulator;
    let _clock = simulator.spawn_clock();
    let credentials = simulator.credentials();
    let mut command = program(&running.base_url(), &credentials, &folder);
    command
        .args(["--call", &simulator.calls()[0]])
        .env("DISPLAY", &display.name)
        .envs(std::env::vars_os().filter(|(name, _)| name == "DBUS_SESSION_BUS_ADDRESS"));
    let _program = Running(command.spawn().unwrap());

    sign_in(&reader, &display, &credentials).await;
    find(&reader, &display).await;
    ask_and_hear_the_warning(&reader).await;
    reader
        .press_until("Yes, remove Anna Novak, guest", |tree| !is_asked(tree))
        .await;
    hear_the_result(&reader).await;
}

async fn sign_in(reader: &Reader, display: &Display, credentials: &Credentials) {
    reader.find(Role::PasswordText, "Secret value").await;
    // A window manager would focus the window. Without this, no part of it has the focus.
    keys(display, &["sleep", "0"]);
    reader.focus(Role::PasswordText, "Secret value").await;
    keys(display, &["type", &credentials.client_secret]);
    reader
        .press_until("Sign in", |tree| {
            tree.iter().any(|node| node.role == Role::Table)
        })
        .await;
    // The frame names the program and the call.
    reader.find(Role::Frame, "Moderato – Board review").await;
}

/// Goes to the list of people, then searches for a name.
async fn find(reader: &Reader, display: &Display) {
    let first = |tree: &[Node]| {
        let mut rows = tree.iter().filter(|node| node.role == Role::TableRow);
        let row = rows.find(|row| row.attributes.contains_key("posinset"))?;
        row.states.contains(State::Focused).then_some(())
    };
    reader
        .until("people", |tree| (!people(tree).is_empty()).then_some(()))
        .await;
    keys(display, &["key", "F6"]);
    reader.until("the first row", first).await;
    let tree = reader.tree().await;
    let list = tree.iter().find(|node| node.role == Role::Table).unwrap();
    for person in people(&tree) {
        assert_eq!(person.attributes["setsize"], "4", "{person:?}");
        assert!(person.depth > list.depth, "rows stand in the list");
    }
    let unnamed: Vec<_> = tree.iter().filter(|node| node.name.is_empty()).collect();
    assert!(unnamed.is_empty(), "{unnamed:#?}\n{}", told(&tree));

    reader.focus(Role::Entry, "Search people").await;
    keys(display, &["type", "Novak"]);
    let both = |tree: &[Node]| {
        let found = people(tree);
        let places = found.iter().map(|row| row.attributes["posinset"].as_str());
        (places.collect::<Vec<_>>() == ["1", "2"]).then_some(())
    };
    reader.until("the two who are called so", both).await;
}

fn people(tree: &[Node]) -> Vec<&Node> {
    let rows = tree.iter().filter(|node| node.role == Role::TableRow);
    rows.filter(|row| row.attributes.contains_key("posinset"))
        .collect()
}

async fn ask_and_hear_the_warning(reader: &Reader) {
    reader
        .press_until("Remove Anna Novak, guest", is_asked)
        .await;
    let tree = reader.tree().await;
    let at = tree.iter().position(|node| node.role == Role::Alert);
    let at = at.unwrap_or_else(|| panic!("{}", told(&tree)));
    let question = &tree[at];
    assert!(question.states.contains(State::Modal));
    assert!(
        question.name.starts_with("Remove Anna Novak (guest"),
        "{question:?}"
    );
    let texts: Vec<&str> = question.description.lines().collect();
    // The warning that a member has the same name comes first.
    assert!(texts[0].starts_with("Not the Anna Novak"), "{texts:?}");
    let inside = tree[at + 1..]
        .iter()
        .take_while(|node| node.depth > question.depth);
    for label in inside.filter(|node| node.role == Role::Label) {
        assert!(
            texts.contains(&label.name.as_str()) || label.name == question.name,
            "unsaid: {label:?}"
        );
    }
}

/// Waits until the result of the removal is spoken.
///
/// The focused row contains the result, which Orca 43 reads. Later versions also get an
/// announcement.
async fn hear_the_result(reader: &Reader) {
    reader
        .until("the result", |_| {
            let spoken = reader.spoken();
            let says = |texts: &[String]| {
                let mut all = texts.iter();
                all.any(|text| text.contains("Anna Novak, guest") && text.contains("Removed"))
            };
            (says(&spoken.of_the_focused) && says(&spoken.announced)).then_some(())
        })
        .await;
    let spoken = reader.spoken();
    // A counter in the row would be read every second, and make more texts.
    let said = &spoken.of_the_focused;
    assert!(said.len() < 8, "{said:?}");
}
