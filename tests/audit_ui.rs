//! The audit log in the window: operator name, retention, and notes.

use egui::{Key, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use moderato::settings::preferences::{Preferences, PreferencesFile};

use crate::audit_log::verify;
use crate::window::{Setup, Window};

impl Window {
    fn kept(&self) -> Preferences {
        PreferencesFile::new(self.folder.path()).load().unwrap()
    }

    fn log(&self) -> String {
        let path = self.folder.path().join("audit/audit.jsonl");
        std::fs::read_to_string(path).unwrap_or_default()
    }

    /// Removes the guest and opens the entry about it.
    async fn open_removal(&mut self) {
        self.until_roster().await;
        self.remove_bob();
        self.until("the entry", |window| window.shows("Remove Bob, guest: "))
            .await;
        let entry = self.harness.get_by_label_contains("Remove Bob, guest: ");
        entry.click();
        self.harness.run_steps(3);
    }
}

#[tokio::test]
async fn the_name_typed_at_the_sign_in_stands_in_the_lines_and_is_kept() {
    let mut window = Window::open(Setup::default()).await;
    let secret = window.secret();
    let label = "Your name, for the audit log (optional)";
    window.type_into(Role::TextInput, label, " Ana Ruiz ");
    window.type_into(Role::PasswordInput, "Secret value", &secret);
    window.press("Sign in");
    window.open_removal().await;
    window
        .until("a line", |window| {
            window.log().contains("\"phase\":\"intent\"")
        })
        .await;
    assert!(
        window.log().contains("\"operator\":\"Ana Ruiz\""),
        "{}",
        window.log()
    );
    assert_eq!(window.kept().operator.as_deref(), Some("Ana Ruiz"));
}

#[tokio::test]
async fn settings_take_another_name_and_how_long_the_log_is_kept() {
    let mut window = Window::signed_in(Setup::default()).await;
    window.press("Settings");
    assert!(window.shows("Nothing is ever deleted."));
    window.press("90 days");
    assert!(window.shows("The log records each deletion."));
    window.type_into(Role::TextInput, "Your name", "Ben");
    // Leaving the settings applies the typed name.
    window.harness.key_press(Key::Escape);
    window.harness.run_steps(3);
    window
        .until_kept("settings.json", |kept| kept.contains("Ben"))
        .await;
    let kept = window.kept();
    assert_eq!(
        (kept.operator.as_deref(), kept.audit_days.days()),
        (Some("Ben"), Some(90))
    );
    window.until_roster().await;
    window.remove_bob();
    window
        .until("a line", |window| {
            window.log().contains("\"operator\":\"Ben\"")
        })
        .await;
}

#[tokio::test]
async fn the_settings_of_the_log_can_be_made_before_the_sign_in() {
    let mut window = Window::open(Setup::default()).await;
    window.press("Settings");
    assert!(window.shows("Takes effect when you sign in."));
    assert!(window.shows("Act only if it can be recorded"));
    window.press("90 days");
    window.press("Close");
    let secret = window.secret();
    window.type_into(Role::PasswordInput, "Secret value", &secret);
    window.press("Sign in");
    window.until_roster().await;
    window.remove_bob();
    window
        .until("a line", |window| {
            window.log().contains("\"audit_days\":90")
        })
        .await;
    window.press("Settings");
    assert!(!window.shows("Takes effect when you sign in."));
}

#[tokio::test]
async fn a_setting_that_decides_about_the_record_is_recorded_itself_and_told_in_words() {
    let mut window = Window::signed_in(Setup::default()).await;
    window.press("Settings");
    window.type_into(Role::TextInput, "Your name", "Ben");
    window.press("30 days");
    let switch = "Act only if it can be recorded";
    for wanted in [true, false] {
        window.press(switch);
        let new = format!("\"new\":{wanted}}}");
        window
            .until("the line of the switch", |window| {
                window.log().contains(&new)
            })
            .await;
    }
    window.harness.key_press(Key::Escape);
    window.harness.run_steps(3);
    for words in [
        "How long the audit log is kept: 30 days (before: Forever)",
        "Act only if it can be recorded: turned on",
        "Act only if it can be recorded: turned off",
        "Your name in the audit log: Ben (before: –)",
    ] {
        assert!(window.shows(words), "{words}");
    }
    let (is_whole, text) = verify(&window.folder.path().join("audit/audit.jsonl"), &[]);
    assert!(is_whole, "{text}");
    for words in [
        "from then on, the operator's name is Ben (until then no name) (written by ",
        "from then on, the log is kept for 30 days (until then forever) (written by ",
        "from then on, nothing is sent without a record (",
        "from then on, requests are also sent without a record (",
        ", Ben).",
    ] {
        assert!(text.contains(words), "{words} in {text}");
    }
}

#[tokio::test]
async fn a_note_is_added_to_an_entry_and_stands_there_and_in_the_log() {
    let mut window = Window::signed_in(Setup::default()).await;
    window.open_removal().await;
    window.press("Add a note");
    window.type_into(
        Role::TextInput,
        "Note for the audit log",
        "shouted at everybody",
    );
    window.press("Add to the log");
    window
        .until("the note", |window| {
            window.shows("note: shouted at everybody")
        })
        .await;
    window
        .until("its line", |window| {
            window.log().contains("\"note\":\"shouted at everybody\"")
        })
        .await;
    // For a second note, the field has the focus at once.
    window.press("Add a note");
    let field = "Note for the audit log";
    let typed = window.harness.get_by_role_and_label(Role::TextInput, field);
    assert!(typed.accesskit_node().is_focused());
    typed.type_text("twice");
    window.harness.run_steps(2);
    window.harness.key_press(Key::Enter);
    window
        .until("the second", |window| window.shows("note: twice"))
        .await;
    window.press("Add a note");
    window.type_into(Role::TextInput, "Note for the audit log", "never mind");
    window.harness.key_press(Key::Escape);
    window.harness.run_steps(3);
    assert!(!window.shows("Add to the log"));
    assert!(!window.log().contains("never mind"));
    assert_eq!(window.log().matches("\"phase\":\"note\"").count(), 2);
}

#[tokio::test]
async fn an_empty_note_cannot_be_added() {
    let mut window = Window::signed_in(Setup::default()).await;
    window.open_removal().await;
    window.press("Add a note");
    let save = window.harness.get_by_label("Add to the log");
    assert!(save.accesskit_node().is_disabled());
    window.harness.key_press(Key::Enter);
    window.harness.run_steps(3);
    assert!(!window.log().contains("\"phase\":\"note\""));
}

#[tokio::test]
async fn a_log_that_cannot_be_written_is_told_in_red_and_stops_nothing() {
    let mut window = Window::open(Setup::default()).await;
    std::fs::write(window.folder.path().join("audit"), "in the way").unwrap();
    let secret = window.secret();
    window.type_into(Role::PasswordInput, "Secret value", &secret);
    window.press("Sign in");
    window.open_removal().await;
    assert!(window.shows("can't be written."));
    window
        .until("the request", |window| {
            let sent = window.running.simulator.requests();
            sent.iter().any(|request| request.method == "DELETE")
        })
        .await;
    window.press("Add a note");
    window.type_into(Role::TextInput, "Note for the audit log", "no room");
    window.harness.key_press(Key::Enter);
    let told = "not in the audit log because it couldn't be written: no room";
    window.until("the note", |window| window.shows(told)).await;
}

#[tokio::test]
async fn an_old_file_that_is_not_whole_is_named_in_the_settings() {
    let mut window = Window::open(Setup::default()).await;
    let folder = window.folder.path().join("audit");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("audit-2025-01.jsonl"), "changed\n").unwrap();
    window.sign_in().await;
    window.press("Settings");
    window.press("180 days");
    let told = "Kept although old, because it's damaged: audit-2025-01.jsonl";
    window.until("the file", |window| window.shows(told)).await;
    assert!(folder.join("audit-2025-01.jsonl").exists());
}

#[tokio::test]
async fn in_a_low_window_the_settings_can_be_scrolled_to_their_end() {
    let mut window = Window::signed_in(Setup::sized([900.0, 600.0])).await;
    window.press("Settings");
    window.harness.run_steps(3);
    let first = window
        .harness
        .get_by_role_and_label(Role::RadioGroup, "Language")
        .rect();
    assert!(first.top() >= 0.0, "{first:?}");
}

#[tokio::test]
async fn in_a_low_window_the_notice_about_the_log_is_one_line_until_its_details_are_opened() {
    let mut window = Window::open(Setup::sized([760.0, 520.0])).await;
    let folder = window.folder.path().join("audit");
    std::fs::write(&folder, "in the way").unwrap();
    let secret = window.secret();
    window.type_into(Role::PasswordInput, "Secret value", &secret);
    window.press("Sign in");
    window.until_roster().await;
    let top = |window: &Window| window.harness.get_by_role(Role::Table).rect().top();
    let low = top(&window);
    assert!(window.shows("The audit log can't be written."));
    assert!(window.shows("what you do is sent without a record."));
    assert!(!window.shows("make the folder writable"));
    window.press("Details");
    window.harness.run_steps(3);
    assert!(window.shows("make the folder writable"));
    assert!(window.shows(&folder.display().to_string()));
    assert!(top(&window) > low + 8.0, "the notice was one line");
}
