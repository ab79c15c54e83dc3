//! Notes for the audit log, and the operator's name.

use crate::moderation::command::Command;
use crate::moderation::effect::Effect;
use crate::moderation::event::Event;
use crate::moderation::model::audit::{AuditRecord, MAX_NOTE_CHARS, Phase, Source};
use crate::moderation::model::deed::Deed;
use crate::moderation::model::failure::Cause;
use crate::moderation::state::activity::entry::{ActivityEntry, ActivityEvent, NoteState};
use crate::moderation::tests::stage::Stage;
use crate::moderation::views::export::options::ExportOptions;
use crate::moderation::views::export::{activity_csv, activity_json};

fn entry_of(stage: &Stage, fits: impl Fn(&ActivityEvent) -> bool) -> std::sync::Arc<ActivityEntry> {
    let entries = stage.entries();
    let found = entries.iter().rev().find(|entry| fits(&entry.what));
    found.unwrap().clone()
}

fn removal(stage: &Stage) -> std::sync::Arc<ActivityEntry> {
    entry_of(stage, |what| what.deed() == Some(Deed::Remove))
}

impl Stage {
    fn note(&mut self, entry: u64, text: &str) -> &mut Self {
        self.command(Command::Note {
            entry,
            text: text.into(),
        })
    }

    fn operator(&mut self, name: &str) -> &mut Self {
        self.event(Event::Operator(Some(name.into())))
    }

    /// Returns the audit line of the note that was just added, and the index of the note.
    fn noted(&self) -> Option<(usize, AuditRecord)> {
        self.effects.iter().find_map(|effect| match effect {
            Effect::Note { note, record, .. } => Some((*note, (**record).clone())),
            _ => None,
        })
    }
}

#[test]
fn a_note_names_what_its_attempt_named_and_shows_once_it_is_on_the_disk() {
    let mut stage = Stage::with(["u1", "u2"]);
    stage.operator("Ana");
    stage.press("u1").accept();
    let entry = removal(&stage).number;
    stage.operator("Ben");
    stage.note(entry, "  shouted\n at\u{202e} everybody ");
    let (place, line) = stage.noted().unwrap();
    let intent = stage.audit[0].clone();
    let wanted = AuditRecord {
        phase: Phase::Note,
        note: Some("shouted at\u{fffd} everybody".into()),
        ..intent
    };
    assert_eq!((place, line), (0, wanted));
    let entry_now = removal(&stage);
    assert_eq!(entry_now.operator.as_deref(), Some("Ana"));
    let note = &entry_now.notes[0];
    assert_eq!(
        (note.operator.as_deref(), note.state),
        (Some("Ben"), NoteState::Writing)
    );
    for (note, written) in [(0, true), (1, false), (7, true)] {
        if note == 1 {
            stage.note(entry, "again");
        }
        stage.event(Event::NoteWritten {
            entry,
            note,
            written,
        });
    }
    let notes = removal(&stage).notes.clone();
    let states: Vec<NoteState> = notes.iter().map(|note| note.state).collect();
    assert_eq!(states, [NoteState::Written, NoteState::NotWritten]);
}

#[test]
fn what_others_did_in_the_demo_bears_no_operators_name() {
    let mut stage = Stage::with(["own"]);
    stage.operator("Ana").invite_by("i1", "marta", Source::Demo);
    stage.invite("i2", "linus");
    let entries = stage.entries();
    let invited = entries
        .iter()
        .filter(|it| it.what.deed() == Some(Deed::Invite));
    let by: Vec<_> = invited.map(|it| it.operator.as_deref()).collect();
    assert_eq!(by, [None, Some("Ana")]);
}

#[test]
fn a_note_outlives_the_session_and_says_nothing_to_graph() {
    let mut stage = Stage::with(["u1"]);
    stage.press("u1").fail(Cause::GrantMissing);
    let (entry, sent) = (removal(&stage).number, stage.sent.len());
    stage
        .event(Event::SignedOut)
        .note(entry, "the grant is asked for");
    assert_eq!(stage.noted().unwrap().1.attempt, stage.audit[0].attempt);
    assert_eq!((stage.sent.len(), stage.refusal()), (sent, None));
}

#[test]
fn what_is_no_attempt_and_what_says_nothing_takes_no_note() {
    let mut stage = Stage::with(["u1"]);
    stage.roster(["u1", "u2"]);
    let joined = entry_of(&stage, |what| matches!(what, ActivityEvent::Joined { .. }));
    assert!(!joined.takes_notes());
    stage.press("u1");
    let removal = removal(&stage).number;
    for (entry, text) in [
        (joined.number, "a note"),
        (999, "a note"),
        (removal, " \n "),
        (0, "a note"),
    ] {
        stage.note(entry, text);
        assert_eq!(stage.refusal(), Some(Cause::NotAllowed), "{entry} {text:?}");
        assert_eq!(stage.noted(), None);
    }
    stage.note(removal, &"é".repeat(MAX_NOTE_CHARS * 3));
    let (_, line) = stage.noted().unwrap();
    assert_eq!(line.note.unwrap().chars().count(), MAX_NOTE_CHARS);
}

#[test]
fn each_address_of_a_cancelling_and_each_person_of_an_invitation_takes_notes() {
    let mut stage = Stage::with(["own"]);
    stage
        .invite("i1", "marta")
        .rings(Some("served"), Some("echoed"));
    let invited = entry_of(&stage, |what| what.deed() == Some(Deed::Invite));
    stage.note(invited.number, "wrong desk");
    let (_, line) = stage.noted().unwrap();
    assert_eq!(
        (line.action, line.invitation.as_deref(), line.attempt),
        (Deed::Invite.into(), Some("i1"), stage.audit[0].attempt)
    );
    stage.cancel("i1").fail(Cause::ParticipantNotFound);
    let cancelled = entry_of(&stage, |what| what.deed() == Some(Deed::CancelInvitation));
    stage.note(cancelled.number, "second address");
    let (_, line) = stage.noted().unwrap();
    assert_eq!(line.action, Deed::CancelInvitation);
    assert_eq!(line.attempt, stage.newest());
}

#[test]
fn an_export_says_who_did_it_and_what_was_noted_unless_names_are_left_out() {
    let mut stage = Stage::with(["u1", "u2"]);
    stage.operator("=Ana").press("u1").accept();
    let entry = removal(&stage).number;
    stage.note(entry, "=2+2 Bob").note(entry, "later");
    stage.event(Event::NoteWritten {
        entry,
        note: 0,
        written: true,
    });
    let entries = [removal(&stage)];
    let plain = ExportOptions::default();
    let csv = activity_csv(&entries, plain);
    assert!(
        csv.contains("'=Ana") && csv.contains("'=2+2 Bob | later"),
        "{csv}"
    );
    let json: serde_json::Value = serde_json::from_str(&activity_json(&entries, plain)).unwrap();
    let line = &json[0];
    assert_eq!(
        (&line["operator"], &line["notes"][0]["note"]),
        (&"=Ana".into(), &"=2+2 Bob".into())
    );
    let recorded = [0, 1].map(|note| line["notes"][note]["recorded"].as_bool());
    assert_eq!(recorded, [Some(true), Some(false)]);

    let redacted = ExportOptions { redact_names: true };
    for text in [
        activity_csv(&entries, redacted),
        activity_json(&entries, redacted),
    ] {
        assert!(!text.contains("Ana") && !text.contains("Bob"), "{text}");
    }
}

#[test]
fn what_was_switched_takes_notes_on_the_number_of_its_line() {
    use std::time::Duration;

    let call = crate::moderation::tests::stage::id;
    let mut stage = Stage::with(["u1"]);
    stage.reads_call();
    let door = |closes: bool| Command::Door(call(), closes.then_some(Duration::from_mins(5)));
    let switches = [
        (Command::Raid(call(), true), Deed::RaidOn),
        (Command::Raid(call(), false), Deed::RaidOff),
        (door(true), Deed::CloseDoor),
        (door(false), Deed::OpenDoor),
        (Command::LetStay(call(), "u1".into()), Deed::LetStay),
    ];
    for (switch, action) in switches {
        stage.command(switch);
        let switched = stage.audit.last().unwrap().clone();
        let entry = stage.entries().last().unwrap().clone();
        stage.note(entry.number, "asked for by the organizer");
        let (_, line) = stage.noted().unwrap();
        let wanted = AuditRecord {
            phase: Phase::Note,
            note: Some("asked for by the organizer".into()),
            ..switched
        };
        assert_eq!(line, wanted);
        assert_eq!(line.action, action);
    }
}
