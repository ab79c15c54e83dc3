//! What the audit log says about the end of an invitation.

use crate::moderation::event::{Event, OperationOf};
use crate::moderation::model::call::ResultInfo;
use crate::moderation::model::deed::AuditOutcome;
use crate::moderation::state::invitation::OperationOutcome;
use crate::moderation::tests::stage::{CALL, Stage};

/// Lets the operation of the invitation fail with this code.
fn operation_fails(stage: &mut Stage, code: i64) {
    let result = ResultInfo {
        code,
        subcode: 10151,
        message: None,
    };
    stage.event(Event::OperationRead {
        call: CALL.into(),
        of: OperationOf::Invitation("I1".into()),
        outcome: Some(OperationOutcome::Failed(Some(result))),
    });
}

#[test]
fn the_audit_log_says_how_an_invitation_ended_that_nobody_canceled() {
    type Ends = fn(&mut Stage);
    let ends: [(Ends, AuditOutcome); 5] = [
        (
            |stage| {
                stage.wait(3).roster(["ada", "zoe"]);
            },
            AuditOutcome::Joined,
        ),
        (
            |stage| {
                stage.wait(65).roster(["ada"]).wait(30);
            },
            AuditOutcome::NoAnswer,
        ),
        (|stage| operation_fails(stage, 487), AuditOutcome::NoAnswer),
        (|stage| operation_fails(stage, 403), AuditOutcome::Failed),
        (
            |stage| {
                stage.wait(3).call_ends(200, 0);
            },
            AuditOutcome::CallEnded,
        ),
    ];
    for (end, wanted) in ends {
        let mut stage = Stage::with(["ada"]);
        stage.invite("I1", "zoe").wait(1).rings(Some("p"), None);
        end(&mut stage);
        assert_eq!(stage.outcomes(), [AuditOutcome::Ringing, wanted]);
        let line = stage.audit.last().unwrap();
        assert_eq!(line.invitation.as_deref(), Some("I1"), "{line:?}");
        assert_eq!(line.attempt, stage.audit[0].attempt, "{line:?}");
        assert_eq!(line.code.is_some(), wanted == AuditOutcome::Failed);
    }
}

#[test]
fn a_late_arrival_corrects_the_record_that_nobody_answered() {
    let mut stage = Stage::with(["ada"]);
    stage.invite("I1", "zoe").rings(Some("p"), None);
    stage.wait(65).roster(["ada"]).wait(30);
    stage.wait(3).roster(["ada", "zoe"]);
    assert_eq!(
        stage.outcomes(),
        [
            AuditOutcome::Ringing,
            AuditOutcome::NoAnswer,
            AuditOutcome::Joined
        ]
    );
}
