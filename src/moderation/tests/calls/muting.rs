//! Muting people and this app: who can be muted, what the state of the operation shows, and that other people stay
//! unaffected.

use crate::moderation::command::Command;
use crate::moderation::effect::{Poll, Request};
use crate::moderation::event::{AttemptAnswer, Event, OperationFacts, OperationOf};
use crate::moderation::model::audit::{AuditAction, Source};
use crate::moderation::model::call::{Call, CallState, ResultInfo};
use crate::moderation::model::deed::{AuditOutcome, Deed, ServiceDeed};
use crate::moderation::model::failure::Cause;
use crate::moderation::model::ids::ParticipantId;
use crate::moderation::state::activity::entry::Outcome;
use crate::moderation::state::deeds::service::{ServiceState, act_on};
use crate::moderation::state::deeds::service_rule::{Obstacle, obstacle};
use crate::moderation::state::invitation::OperationOutcome;
use crate::moderation::tests::cast::{failure, guest, user};
use crate::moderation::tests::stage::{CALL, Stage, id};

impl Stage {
    fn mute(&mut self, participant: &str) -> &mut Self {
        self.command(Command::Service {
            call: id(),
            deed: ServiceDeed::Mute,
            participant: Some(participant.into()),
            source: Source::Click,
        })
    }

    fn mute_answers(&mut self, outcome: OperationOutcome) -> &mut Self {
        let attempt = self.newest();
        let answer = Ok(AttemptAnswer {
            operation: Some(OperationFacts {
                operation: Some("op".into()),
                outcome,
            }),
            ..AttemptAnswer::with_status(200)
        });
        self.event(Event::Answered { attempt, answer })
    }

    fn mute_state(&self, participant: Option<&str>) -> Option<ServiceState> {
        let id = participant.map(ParticipantId::from);
        let view = self.view();
        act_on(&view.service_acts, id.as_ref()).map(|act| act.state.clone())
    }

    fn obstacle(&self, participant: &str) -> Option<Obstacle> {
        obstacle(
            ServiceDeed::Mute,
            &self.view(),
            Some(&self.row(participant)),
        )
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
    assert_eq!(
        stage.sent[0].request,
        Request::Service {
            deed: ServiceDeed::Mute,
            participant: Some("bob".into()),
        }
    );
    assert_eq!(stage.audit[0].action, Deed::Service(ServiceDeed::Mute));
    assert_eq!(stage.mute_state(Some("bob")), Some(ServiceState::Asked));
    stage.mute("bob");
    assert_eq!(
        stage.refusal(),
        Some(Cause::NotAllowed),
        "one is in progress"
    );
    stage.mute_answers(OperationOutcome::Completed);
    assert_eq!(
        stage.mute_state(Some("bob")),
        Some(ServiceState::Done { at: stage.now })
    );
    assert_eq!(stage.entry_outcomes(), [Outcome::Served]);
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
    assert!(stage.polls(Poll::Operation(OperationOf::Service(attempt), "op".into())));
    stage.event(Event::OperationRead {
        call: CALL.into(),
        of: OperationOf::Service(attempt),
        outcome: Some(failed()),
    });
    assert!(matches!(stage.entry_outcomes()[..], [Outcome::Failed(_)]));
    assert_eq!(stage.view().alarms, 1, "it stays until it is dismissed");
    stage.command(Command::DismissService(id(), Some("bob".into())));
    assert_eq!(
        (stage.view().alarms, stage.mute_state(Some("bob"))),
        (0, None)
    );

    let mut stage = running();
    let mut muted = user("bob");
    muted.media.server_muted = true;
    stage.roster_of([muted]);
    assert_eq!(stage.entry_outcomes(), [Outcome::Served]);

    let mut stage = running();
    stage.wait(60);
    assert!(
        matches!(stage.entry_outcomes()[..], [Outcome::Failed(_)]),
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
        ("own", Some(Obstacle::ThisApp)),
        ("eve", Some(Obstacle::InLobby)),
        ("sam", Some(Obstacle::Already)),
        ("..", Some(Obstacle::NoAddress)),
    ] {
        assert_eq!(stage.obstacle(participant), wanted, "{participant}");
        let before = stage.sent.len();
        stage.mute(participant);
        assert_eq!(stage.sent.len() > before, wanted.is_none(), "{participant}");
    }
    assert_eq!(stage.obstacle("ada"), Some(Obstacle::OnItsWay));
    stage.reads(Call {
        state: CallState::Establishing,
        my_participant: Some("own".into()),
        ..Call::default()
    });
    assert_eq!(stage.obstacle("ada"), Some(Obstacle::NotUp));
    assert_eq!(
        obstacle(ServiceDeed::UnmuteSelf, &stage.view(), None),
        Some(Obstacle::NotUp)
    );
}

#[test]
fn nobody_is_muted_in_a_one_to_one_call() {
    let mut stage = Stage::with(["ada"]);
    let mut view = stage.view();
    view.is_group = Some(false);
    let row = stage.row("ada");
    assert_eq!(
        obstacle(ServiceDeed::Mute, &view, Some(&row)),
        Some(Obstacle::OneToOne)
    );
    stage.mute("unknown");
    assert_eq!(stage.refusal(), Some(Cause::ParticipantNotFound));
}

#[test]
fn the_app_mutes_and_unmutes_itself() {
    let mut stage = Stage::with(["own", "ada"]);
    let switch = |deed| Command::Service {
        call: id(),
        deed,
        participant: None,
        source: Source::Key,
    };
    stage.command(switch(ServiceDeed::UnmuteSelf));
    assert_eq!(
        stage.sent[0].request,
        Request::Service {
            deed: ServiceDeed::UnmuteSelf,
            participant: None,
        }
    );
    assert_eq!(
        obstacle(ServiceDeed::UnmuteSelf, &stage.view(), None),
        Some(Obstacle::OnItsWay)
    );
    stage.mute_answers(OperationOutcome::Completed);
    assert_eq!(stage.entry_outcomes(), [Outcome::Served]);
    stage
        .command(switch(ServiceDeed::MuteSelf))
        .fail(Cause::Forbidden);
    assert!(matches!(
        stage.mute_state(None),
        Some(ServiceState::Failed { .. })
    ));
    let actions: Vec<AuditAction> = stage.audit.iter().map(|line| line.action).collect();
    assert_eq!(actions[..2], [Deed::Service(ServiceDeed::UnmuteSelf); 2]);
    assert_eq!(actions[2..], [Deed::Service(ServiceDeed::MuteSelf); 2]);
}

#[test]
fn a_failure_goes_with_the_person_and_the_end_of_the_call_ends_everything() {
    let mut stage = Stage::with(["ada", "bob"]);
    stage.mute("bob").fail(Cause::Forbidden);
    stage.wait(1).rosters(["ada"]);
    assert_eq!(stage.mute_state(Some("bob")), None);
    stage.mute("ada").call_ends(200, 0);
    assert!(stage.view().service_acts.is_empty());
    stage.event(Event::Answered {
        attempt: stage.newest(),
        answer: Err(failure(Cause::CallNotFound)),
    });
    assert_eq!(stage.without_result(), []);
}
