//! Writes a crash of the previous run to the audit log, once somebody is signed in.

use crate::moderation::console::{Console, Turn};
use crate::moderation::model::audit::{AuditAction, PreviousCrash, Source};
use crate::moderation::state::row::PersonRef;

impl Console {
    /// Keeps a crash of the previous run until a session exists. Records the crash at once if there is one.
    pub(crate) fn note_fault(&mut self, fault: PreviousCrash, turn: &mut Turn) {
        self.previous_crash = Some(fault);
        if self.session.is_some() {
            self.record_fault(turn);
        }
    }

    /// Writes a crash of the previous run to the audit log, once.
    pub(crate) fn record_fault(&mut self, turn: &mut Turn) {
        let Some(PreviousCrash { at, version, place }) = self.previous_crash.take() else {
            return;
        };
        let note = format!("{at}, version {version}, {place}");
        let about = (&PersonRef::nobody(), Some(note));
        self.record_switch_noting(AuditAction::EndedByCrash, Source::Start, None, about, turn);
    }
}

#[cfg(test)]
mod tests {
    use crate::moderation::command::Command;
    use crate::moderation::model::audit::AuditAction;
    use crate::moderation::model::audit::{Phase, PreviousCrash};
    use crate::moderation::tests::stage::Stage;

    #[test]
    fn a_fault_of_the_run_before_has_its_line_once_somebody_is_signed_in() {
        let mut stage = Stage::signed_out();
        let fault = PreviousCrash {
            at: "2026-11-28T08:00:00Z".parse().unwrap(),
            version: "0.1.0".into(),
            place: "src/app/a.rs:7".into(),
        };
        stage.command(Command::NoteFault(fault));
        assert!(stage.audit.is_empty(), "no record is open yet");
        stage.sign_in("app");
        let line = &stage.audit[0];
        let wanted = (Phase::Switch, AuditAction::EndedByCrash);
        assert_eq!((line.phase, line.action), wanted);
        let note = line.note.as_deref().unwrap();
        assert_eq!(note, "2026-11-28T08:00:00Z, version 0.1.0, src/app/a.rs:7");
        stage.sign_in("app");
        assert_eq!(stage.audit.len(), 1, "it is written once");
    }
}
