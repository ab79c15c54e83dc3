//! Muting: who can be, what its operation says, and that nobody else's microphone is touched.

use crate::moderation::command::Command;
use crate::moderation::effect::{Poll, Request};
use crate::moderation::event::{Answer, Event, MuteFacts, OperationOf};
use crate::moderation::model::audit::{AuditAction, AuditOutcome, Source};
use crate::moderation::model::call::{Call, CallState, ResultInfo};
use crate::moderation::model::failure::Cause;
use crate::moderation::model::ids::ParticipantId;
use crate::moderation::state::activity::entry::Outcome;
use crate::moderation::state::deeds::mute::MuteState;
use crate::moderation::state::deeds::mute_obstacle::{
    MuteObstacle, mute_obstacle, own_mute_obstacle,
};
use crate::moderation::state::invitation::OperationOutcome;
use crate::moderation::tests::cast::{failure, guest, user};
use crate::moderation::tests::stage::{CALL, Stage, id};

impl Stage {
    fn mute(&mut self, participant: &str) -> &mut Self {
        self.command(Command::Mute {
            call: id(),
            participant: participant.into(),
            source: Source::Click,
        })
    }

    fn mute_answers(&mut self, outcome: OperationOutcome) -> &mut Self {
        let attempt = self.newest();
        let answer = Ok(Answer {
            mute: Some(MuteFacts {
                operation: Some("op".into()),
                outcome,
            }),
            ..Answer::with_status(200)
        });
        self.event(Event::Answered { attempt, answer })
    }

    fn mute_state(&self, participant: Option<&str>) -> Option<MuteState> {
        let id = participant.map(ParticipantId::from);
        let view = self.view();
        let mute = view.mutes.iter().find(|mute| mute.participant == id)?;
        Some(mute.state.clone())
    }

    fn obstacle(&self, participant: &str) -> Option<MuteObstacle> {
        mute_obstacle(&self.view(), &self.row(participant))
    }
}

fn failed() -> OperationOutcome {
    OperationOutcome::Failed(Some(ResultInfo {
        code: 400,
        subcode: 1,
        message: None,
    }))
}

#[test]
fn a_muting_names_exactly_this_participant_and_is_done_when_graph_says_so() {
    let mut stage = Stage::with(["ada", "bob"]);
    stage.mute("bob");
    assert_eq!(stage.sent[0].request, Request::Mute("bob".into()));
    assert_eq!(stage.audit[0].action, AuditAction::Mute);
    assert_eq!(stage.mute_state(Some("bob")), Some(MuteState::Asked));
    stage.mute("bob");
    assert_eq!(
        stage.refusal(),
        Some(Cause::NotAllowed),
        "one is on its way"
    );
    stage.mute_answers(OperationOutcome::Completed);
    assert_eq!(
        stage.mute_state(Some("bob")),
        Some(MuteState::Done { at: stage.now })
    );
    assert_eq!(stage.told(), [Outcome::Muted]);
    assert_eq!(stage.outcomes(), [AuditOutcome::Muted]);
    assert_eq!(stage.mute_state(Some("ada")), None);
}

#[test]
fn an_operation_that_goes_on_is_read_until_it_ends_or_the_roster_shows_it() {
    let running = || {
        let mut stage = Stage::with(["bob"]);
        stage.mute("bob").mute_answers(OperationOutcome::Running);
        stage
    };
    let mut stage = running();
    let attempt = stage.newest();
    stage.wait(2);
    assert!(stage.polls(Poll::Operation(OperationOf::Mute(attempt), "op".into())));
    stage.event(Event::OperationRead {
        call: CALL.into(),
        of: OperationOf::Mute(attempt),
        outcome: Some(failed()),
    });
    assert!(matches!(stage.told()[..], [Outcome::Failed(_)]));
    assert_eq!(stage.view().alarms, 1, "it stays until it was read");
    stage.command(Command::DismissMute {
        call: id(),
        participant: Some("bob".into()),
    });
    assert_eq!(
        (stage.view().alarms, stage.mute_state(Some("bob"))),
        (0, None)
    );

    let mut stage = running();
    let mut muted = user("bob");
    muted.media.server_muted = true;
    stage.roster_of([muted]);
    assert_eq!(stage.told(), [Outcome::Muted]);

    let mut stage = running();
    stage.wait(60);
    assert!(
        matches!(stage.told()[..], [Outcome::Failed(_)]),
        "it has an end"
    );
    assert_eq!(stage.without_result(), []);
}

#[test]
fn what_stands_against_a_muting_is_told_and_kept_to() {
    let mut stage = Stage::with(["ada"]);
    let mut waiting = guest("Eve", "eve");
    waiting.in_lobby = true;
    let mut silent = user("sam");
    silent.media.server_muted = true;
    let mut nobody = user("zed");
    nobody.id = Some("..".into());
    stage.roster_of([user("ada"), user("own"), waiting, silent, nobody]);
    for (participant, wanted) in [
        ("ada", None),
        ("own", Some(MuteObstacle::ThisApp)),
        ("eve", Some(MuteObstacle::InLobby)),
        ("sam", Some(MuteObstacle::Already)),
        ("..", Some(MuteObstacle::NoAddress)),
    ] {
        assert_eq!(stage.obstacle(participant), wanted, "{participant}");
        let before = stage.sent.len();
        stage.mute(participant);
        assert_eq!(stage.sent.len() > before, wanted.is_none(), "{participant}");
    }
    assert_eq!(stage.obstacle("ada"), Some(MuteObstacle::OnItsWay));
    stage.reads(Call {
        state: CallState::Establishing,
        my_participant: Some("own".into()),
        ..Call::default()
    });
    assert_eq!(stage.obstacle("ada"), Some(MuteObstacle::NotUp));
    assert_eq!(own_mute_obstacle(&stage.view()), Some(MuteObstacle::NotUp));
}

#[test]
fn nobody_is_muted_in_a_one_to_one_call() {
    let mut stage = Stage::with(["ada"]);
    let mut view = stage.view();
    view.is_group = Some(false);
    let row = stage.row("ada");
    assert_eq!(mute_obstacle(&view, &row), Some(MuteObstacle::OneToOne));
    stage.mute("unknown");
    assert_eq!(stage.refusal(), Some(Cause::ParticipantNotFound));
}

#[test]
fn the_app_mutes_and_unmutes_itself() {
    let mut stage = Stage::with(["own", "ada"]);
    let switch = |mute| Command::MuteSelf {
        call: id(),
        mute,
        source: Source::Key,
    };
    stage.command(switch(false));
    assert_eq!(stage.sent[0].request, Request::MuteSelf(false));
    assert_eq!(
        own_mute_obstacle(&stage.view()),
        Some(MuteObstacle::OnItsWay)
    );
    stage.mute_answers(OperationOutcome::Completed);
    assert_eq!(stage.told(), [Outcome::Unmuted]);
    stage.command(switch(true)).fail(Cause::Forbidden);
    assert!(matches!(
        stage.mute_state(None),
        Some(MuteState::Failed { .. })
    ));
    let actions: Vec<AuditAction> = stage.audit.iter().map(|line| line.action).collect();
    assert_eq!(actions[..2], [AuditAction::UnmuteSelf; 2]);
    assert_eq!(actions[2..], [AuditAction::MuteSelf; 2]);
}

#[test]
fn a_failure_goes_with_the_person_and_the_end_of_the_call_ends_everything() {
    let mut stage = Stage::with(["ada", "bob"]);
    stage.mute("bob").fail(Cause::Forbidden);
    stage.wait(1).rosters(["ada"]);
    assert_eq!(stage.mute_state(Some("bob")), None);
    stage.mute("ada").call_ends(200, 0);
    assert!(stage.view().mutes.is_empty());
    stage.event(Event::Answered {
        attempt: stage.newest(),
        answer: Err(failure(Cause::CallNotFound)),
    });
    assert_eq!(stage.without_result(), []);
}
