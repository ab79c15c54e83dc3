use std::collections::BTreeSet;

use super::*;

#[test]
fn no_two_commands_have_one_key_where_both_work() {
    let with_modifiers = |key: &KeyboardShortcut| !key.modifiers.is_none();
    let mut seen = BTreeSet::new();
    for entry in entries() {
        for key in entry.keys {
            assert!(seen.insert(shown(*key)), "{} is there twice", shown(*key));
        }
    }
    // A plain key listed first would also match a press of the same key with a modifier.
    let entries: Vec<_> = entries().collect();
    for (place, entry) in entries.iter().enumerate() {
        for key in entry.keys.iter().filter(|key| with_modifiers(key)) {
            let before = &entries[..place];
            let takes_it = |other: &&CommandEntry| {
                let same = |it: &KeyboardShortcut| {
                    it.logical_key == key.logical_key && it.modifiers.is_none()
                };
                other.scope == entry.scope && other.keys.iter().any(same)
            };
            assert!(!before.iter().any(takes_it), "{}", shown(*key));
        }
    }
}

#[test]
fn every_command_is_there_once_and_has_words() {
    let mut seen = Vec::new();
    for command in entries().map(|entry| entry.command) {
        assert!(!seen.contains(&command), "{command:?}");
        assert!(!command.label().is_empty(), "{command:?}");
        seen.push(command);
    }
}

#[test]
fn keys_are_written_as_they_stand_on_keyboards() {
    for (command, key) in [
        (UiCommand::AddCall, "Ctrl+N"),
        (UiCommand::AllCalls, "Ctrl+0"),
        (UiCommand::StopRemoving, "Ctrl+."),
        (UiCommand::Palette, "Ctrl+Shift+P"),
        (UiCommand::RetryRemovals, "Shift+R"),
        (UiCommand::MuteFailed, "Shift+M"),
        (UiCommand::Remove, "Del"),
        (UiCommand::SignOut, ""),
    ] {
        if !cfg!(target_os = "macos") {
            assert_eq!(command.key(), key);
        }
    }
}
