//! Notes: what a person adds to the record of an attempt or of a switch, as one more line of the audit log.

use crate::moderation::console::{Console, Turn};
use crate::moderation::effect::Effect;
use crate::moderation::model::audit::{AuditAction, AuditRecord, MAX_NOTE_CHARS, Phase};
use crate::moderation::model::failure::Cause;
use crate::moderation::model::ids::{AttemptId, ParticipantId};
use crate::moderation::model::name::safe_line;
use crate::moderation::model::time::Now;
use crate::moderation::state::activity::entry::{Entry, Note, NoteState, What};
use crate::moderation::state::row::RowKey;

impl Entry {
    /// Whether it tells of an attempt or a switch that stands in the audit log, so that a note can be added to it.
    pub fn takes_notes(&self) -> bool {
        self.recorded.is_some() && action(&self.what).is_some()
    }
}

impl Console {
    /// The number of the attempt that was begun last.
    pub fn newest_attempt(&self) -> AttemptId {
        AttemptId(self.newest_attempt)
    }

    /// Adds a note to an attempt or a switch; it needs no session, since nothing is sent.
    pub(crate) fn add_note(&mut self, number: u64, typed: &str, turn: &mut Turn) {
        let text = safe_line(typed, MAX_NOTE_CHARS);
        let entry = self.log.find(number);
        let Some((record, note)) = entry
            .filter(|_| !text.is_empty())
            .and_then(|entry| Some((record(entry, &text, turn.now)?, entry.notes.len())))
        else {
            return turn.refuse(Cause::NotAllowed);
        };
        let added = Note {
            at: turn.now,
            operator: self.log.operator(),
            text: text.into(),
            state: NoteState::Writing,
        };
        self.log.update(number, |entry| entry.notes.push(added));
        turn.effects.push(Effect::Note {
            entry: number,
            note,
            record: Box::new(record),
        });
    }

    /// The line of a note is on the disk, or could not be written.
    pub(crate) fn note_written(&mut self, entry: u64, note: usize, written: bool) {
        self.log.update(entry, |entry| {
            if let Some(note) = entry.notes.get_mut(note) {
                note.state = if written {
                    NoteState::Written
                } else {
                    NoteState::NotWritten
                };
            }
        });
    }
}

/// The line of a note: it names what the attempt named, as far as the entry tells.
fn record(entry: &Entry, note: &str, now: Now) -> Option<AuditRecord> {
    let recorded = entry.recorded?;
    let who = entry.what.who();
    let (label, invitation) = match &entry.what {
        What::Join { meeting } => (meeting.as_ref(), None),
        What::Invite { invitation, .. } | What::CancelInvitation { invitation, .. } => {
            ("", Some(invitation.to_string()))
        }
        _ => ("", None),
    };
    let key = who.and_then(|who| who.key.as_ref());
    Some(AuditRecord {
        at: now.wall,
        attempt: recorded.attempt,
        phase: Phase::Note,
        action: action(&entry.what)?,
        source: recorded.source,
        call: entry.call.clone(),
        participant: key
            .and_then(RowKey::participant)
            .map(ParticipantId::to_string),
        invitation,
        identity: who.and_then(|who| who.identity.as_deref().map(str::to_owned)),
        identity_tenant: who.and_then(|who| who.tenant.as_deref().map(str::to_owned)),
        shown_name: who.map_or(label, |who| who.name.as_str()).to_owned(),
        outcome: None,
        status: None,
        code: None,
        request_id: None,
        client_request_id: None,
        verified_at: None,
        evidence: None,
        first_answer_lost: false,
        note: Some(note.to_owned()),
    })
}

/// What the audit log calls it; nothing for what has no line there.
fn action(what: &What) -> Option<AuditAction> {
    match what {
        What::Remove { .. } => Some(AuditAction::Remove),
        What::Invite { .. } => Some(AuditAction::Invite),
        What::CancelInvitation { .. } => Some(AuditAction::CancelInvitation),
        What::Join { .. } => Some(AuditAction::Join),
        What::Leave => Some(AuditAction::Leave),
        What::Mute { .. } => Some(AuditAction::Mute),
        What::MuteSelf { mute: true } => Some(AuditAction::MuteSelf),
        What::MuteSelf { mute: false } => Some(AuditAction::UnmuteSelf),
        What::KeptOut { on: true, .. } => Some(AuditAction::KeepOut),
        What::KeptOut { on: false, .. } => Some(AuditAction::LetBackIn),
        What::Door { closed: true } => Some(AuditAction::CloseDoor),
        What::Door { closed: false } => Some(AuditAction::OpenDoor),
        What::LetStay { .. } => Some(AuditAction::LetStay),
        What::Raid { on: true } => Some(AuditAction::RaidOn),
        What::Raid { on: false } => Some(AuditAction::RaidOff),
        _ => None,
    }
}
