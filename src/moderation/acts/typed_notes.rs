//! Notes that the operator adds to an entry of the activity. Each note is another line of the audit log.

use crate::moderation::console::{Console, Turn};
use crate::moderation::effect::Effect;
use crate::moderation::model::audit::{AuditRecord, MAX_NOTE_CHARS, Phase};
use crate::moderation::model::failure::Cause;
use crate::moderation::model::ids::{AttemptId, ParticipantId};
use crate::moderation::model::name::safe_line;
use crate::moderation::model::time::Now;
use crate::moderation::state::activity::entry::{
    ActivityEntry, ActivityEvent, Note, NoteState, Subject,
};
use crate::moderation::state::row::RowKey;

impl ActivityEntry {
    /// Whether notes can be added: only to an action that the audit log contains.
    pub fn takes_notes(&self) -> bool {
        self.recorded.is_some() && self.what.deed().is_some()
    }
}

impl Console {
    /// Returns the number of the latest attempt.
    pub fn newest_attempt(&self) -> AttemptId {
        AttemptId(self.newest_attempt)
    }

    /// Adds a note to an activity entry. Works without a session, since nothing is sent to Graph.
    pub(crate) fn add_note(&mut self, number: u64, typed: &str, turn: &mut Turn) {
        let text = safe_line(typed, MAX_NOTE_CHARS);
        let entry = self.log.find(number);
        let Some((mut record, note)) = entry
            .filter(|_| !text.is_empty())
            .and_then(|entry| Some((entry_line(entry, Phase::Note, turn.now)?, entry.notes.len())))
        else {
            return turn.refuse(Cause::NotAllowed);
        };
        record.note = Some(text.clone());
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

    /// Records whether the line of a note could be written to the audit log.
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

/// Makes an audit line about the attempt of an activity entry. `None` if the entry is no deed, or the audit log has no
/// attempt of it.
pub(crate) fn entry_line(entry: &ActivityEntry, phase: Phase, now: Now) -> Option<AuditRecord> {
    let recorded = entry.recorded?;
    let who = entry.what.who();
    let ActivityEvent::Did(deed, subject) = &entry.what else {
        return None;
    };
    let (label, invitation) = match subject {
        Subject::Meeting(meeting) => (meeting.as_ref(), None),
        Subject::Invited(invitation, ..) => ("", Some(invitation.to_string())),
        Subject::Call | Subject::Person(_) => ("", None),
    };
    let key = who.and_then(|who| who.key.as_ref());
    let (attempt, source) = (recorded.attempt, recorded.source);
    Some(AuditRecord {
        call: entry.call.clone(),
        participant: key
            .and_then(RowKey::participant)
            .map(ParticipantId::to_string),
        invitation,
        identity: who.and_then(|who| who.identity.as_deref().map(str::to_owned)),
        identity_tenant: who.and_then(|who| who.tenant.as_deref().map(str::to_owned)),
        shown_name: who.map_or(label, |who| who.name.as_str()).to_owned(),
        ..AuditRecord::new(now.wall, attempt, phase, *deed, source)
    })
}
