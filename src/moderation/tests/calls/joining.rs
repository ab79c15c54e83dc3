//! Joining a meeting: the request is sent once. The new call is saved, then read often until it is connected, for at
//! most two minutes. Also restored calls, and leaving.

use std::time::Duration;

use crate::moderation::command::Command;
use crate::moderation::effect::{Effect, Poll};
use crate::moderation::event::{AttemptAnswer, Created, Event};
use crate::moderation::model::audit::Source;
use crate::moderation::model::call::{Call, CallState, EndReason};
use crate::moderation::model::deed::AuditOutcome;
use crate::moderation::model::failure::{Cause, ConnectionCause};
use crate::moderation::model::ids::{AttemptId, CallId};
use crate::moderation::model::meeting::{MeetingInfo, NewCall};
use crate::moderation::state::activity::entry::{ActivityEvent, Outcome};
use crate::moderation::state::deeds::join::JoinState;
use crate::moderation::state::saved::{SavedCall, SavedEnd};
use crate::moderation::state::snapshot::{CallView, WatchState};
use crate::moderation::tests::cast::{failure, user_as};
use crate::moderation::tests::stage::Stage;

const JOINED: &str = "C9";

fn meeting() -> NewCall {
    NewCall {
        callback_uri: "https://relay.example/calls".into(),
        tenant: "home".into(),
        meeting: MeetingInfo::MeetingId {
            id: "28374651920".into(),
            passcode: Some("Kx7pQ2".into()),
        },
        guest_name: None,
    }
}

impl Stage {
    fn join(&mut self) -> AttemptId {
        self.command(Command::Join {
            new: meeting(),
            source: Source::Click,
        });
        let join = self.effects.iter().find_map(|effect| match effect {
            Effect::Join { attempt, .. } => Some(*attempt),
            _ => None,
        });
        join.unwrap()
    }

    fn is_created(&mut self, attempt: AttemptId) -> &mut Self {
        let asked = self.now;
        let created = Created {
            id: JOINED.into(),
            call: Call {
                state: CallState::Establishing,
                ..Call::default()
            },
            asked,
        };
        self.event(Event::Answered {
            attempt,
            answer: Ok(AttemptAnswer {
                request_id: Some("graph-request".to_owned()),
                created: Some(Box::new(created)),
                ..AttemptAnswer::with_status(201)
            }),
        })
    }

    fn join_fails(&mut self, attempt: AttemptId, cause: Cause) -> &mut Self {
        self.event(Event::Answered {
            attempt,
            answer: Err(failure(cause)),
        })
    }

    fn reads_joined(&mut self, state: CallState) -> &mut Self {
        self.event(Event::CallRead {
            call: JOINED.into(),
            asked: self.now,
            read: Call {
                state,
                my_participant: Some("own".into()),
                ..Call::default()
            },
        })
    }

    fn joined_view(&self) -> CallView {
        let views = self.console.views(self.now);
        views
            .into_iter()
            .find(|view| view.id == CallId::from(JOINED))
            .unwrap()
    }

    fn join_state(&self) -> Option<JoinState> {
        self.console.joins().last().map(|join| join.state.clone())
    }

    fn reads_call_of(&self, call: &str) -> usize {
        let poll = Effect::Poll {
            call: call.into(),
            what: Poll::Call,
        };
        self.effects
            .iter()
            .filter(|effect| **effect == poll)
            .count()
    }
}

#[test]
fn a_join_is_recorded_before_it_is_sent_and_watched_once_it_is_created() {
    let mut stage = Stage::new();
    let attempt = stage.join();
    assert!(matches!(
        stage.effects[..],
        [Effect::Audit(_), Effect::Join { .. }]
    ));
    assert_eq!(
        (stage.audit[0].call.clone(), stage.console.in_flight()),
        (None, 1)
    );
    stage.wait(1).is_created(attempt);
    assert_eq!(stage.console.joins(), []);
    let started = Effect::StartPolling(JOINED.into());
    assert!(stage.effects.contains(&started), "{:?}", stage.effects);
    assert_eq!(stage.audit[1].call, Some(JOINED.into()));
    assert_eq!(stage.outcomes(), [AuditOutcome::Created]);
    assert_eq!(stage.entry_outcomes(), [Outcome::Created]);
    let view = stage.joined_view();
    assert_eq!(view.title(), "283 746 519 20");
    assert!(view.keep_alive.on && view.keep_alive.ours);
    assert!(matches!(view.state, WatchState::Establishing(_)));
}

#[test]
fn nothing_that_is_kept_or_recorded_holds_the_passcode() {
    let mut stage = Stage::new();
    let attempt = stage.join();
    let saved = stage.effects.iter().find_map(|effect| match effect {
        Effect::Join { saved, .. } => Some(saved.clone()),
        _ => None,
    });
    let kept = serde_json::to_string(&saved.unwrap()).unwrap();
    stage.is_created(attempt);
    let lines = serde_json::to_string(&stage.audit).unwrap();
    let told = format!("{:?}{:?}", stage.entries(), stage.console);
    for text in [kept, lines, told] {
        assert!(!text.contains("Kx7pQ2"), "{text}");
    }
}

#[test]
fn a_call_is_followed_closely_until_it_is_up_and_no_longer() {
    let mut stage = Stage::new();
    let attempt = stage.join();
    stage.is_created(attempt).wait(9);
    assert_eq!(stage.reads_call_of(JOINED), 4);
    stage.reads_joined(CallState::Established);
    let up = stage.entries().last().unwrap().what.clone();
    assert_eq!(up, ActivityEvent::CameUp);
    let join = stage.entries().first().unwrap().outcome.clone();
    assert_eq!(join, Outcome::Joined, "it is being set up no longer");
    assert_eq!(stage.joined_view().state, WatchState::WaitingForRoster);
    stage.wait(60);
    assert_eq!(stage.reads_call_of(JOINED), 0);
}

#[test]
fn a_join_whose_call_ends_before_it_is_up_says_so() {
    let mut stage = Stage::new();
    let attempt = stage.join();
    stage.is_created(attempt).wait(2);
    stage.reads_joined(CallState::Terminated);
    let join = stage.entries().first().unwrap().outcome.clone();
    assert_eq!(join, Outcome::CallEnded);
}

#[test]
fn a_call_that_hangs_is_read_at_ease_after_two_minutes() {
    let mut stage = Stage::new();
    let attempt = stage.join();
    stage.is_created(attempt).wait(120);
    let soon = stage.reads_call_of(JOINED);
    assert!((55..=60).contains(&soon), "{soon}");
    stage.wait(120);
    assert_eq!(stage.reads_call_of(JOINED), 0);
    let WatchState::Establishing(waits) = stage.joined_view().state else {
        panic!()
    };
    assert_eq!(stage.now.since(waits.since), Duration::from_mins(4));
}

#[test]
fn an_app_before_the_door_says_so() {
    let mut stage = Stage::new();
    let attempt = stage.join();
    stage.is_created(attempt);
    let mut own = user_as("own", "own");
    own.in_lobby = true;
    let asked = stage.now;
    stage.event(Event::Roster {
        call: JOINED.into(),
        asked,
        participants: vec![own],
        incomplete: None,
    });
    assert!(matches!(stage.joined_view().state, WatchState::Establishing(waits) if waits.in_lobby));
    // Graph has not told the app its own participant id yet, but the app's entry must not be
    // removable.
    stage.command(Command::Remove {
        call: JOINED.into(),
        participant: "own".into(),
        source: Source::Click,
    });
    assert!(stage.refusal().is_some() && stage.deletes().is_empty());
    stage.event(Event::CallRead {
        call: JOINED.into(),
        asked,
        read: Call {
            state: CallState::Terminated,
            result: Some(crate::moderation::model::call::ResultInfo {
                code: 200,
                subcode: 5855,
                message: None,
            }),
            ..Call::default()
        },
    });
    let WatchState::Ended(ended) = stage.joined_view().state else {
        panic!()
    };
    assert_eq!(ended.reason, EndReason::LobbyTimeout);
}

#[test]
fn a_create_is_never_sent_again_by_itself() {
    for cause in [
        Cause::TimedOut,
        Cause::Service,
        Cause::Connection(ConnectionCause::Broken),
        Cause::TenantMismatch,
    ] {
        let mut stage = Stage::new();
        let attempt = stage.join();
        stage.join_fails(attempt, cause.clone()).wait(3_600);
        let sent = |effect: &Effect| matches!(effect, Effect::Join { .. });
        assert!(!stage.effects.iter().any(sent), "{cause:?}");
        assert!(matches!(stage.join_state(), Some(JoinState::Failed { .. })));
        assert!(matches!(stage.entry_outcomes()[..], [Outcome::Failed(_)]));
        let lost = cause.is_answer_lost();
        let outcome = if lost {
            AuditOutcome::AnswerLost
        } else {
            AuditOutcome::Failed
        };
        assert_eq!(stage.outcomes(), [outcome], "{cause:?}");
    }
}

#[test]
fn a_person_may_try_again_and_the_failure_makes_room() {
    let mut stage = Stage::new();
    let attempt = stage.join();
    stage.command(Command::Join {
        new: meeting(),
        source: Source::Click,
    });
    assert_eq!(
        stage.refusal(),
        Some(Cause::NotAllowed),
        "one is in progress"
    );
    stage.join_fails(attempt, Cause::TimedOut);
    stage.join();
    assert_eq!(stage.console.joins().len(), 1);
    assert_eq!(stage.join_state(), Some(JoinState::Sending));
}

#[test]
fn a_wait_that_graph_asks_for_is_shown_and_can_be_stopped() {
    let mut stage = Stage::new();
    let attempt = stage.join();
    let until = stage.now.plus(Duration::from_secs(30));
    stage.event(Event::AttemptWaits {
        attempt,
        until,
        asked_by_graph: true,
        failure: failure(Cause::Throttled(None)),
    });
    assert_eq!(stage.join_state(), Some(JoinState::Waits { until }));
    stage.command(Command::Stop(attempt));
    assert!(stage.effects.contains(&Effect::GiveUp(attempt)));
    assert_eq!(stage.outcomes(), [AuditOutcome::Stopped]);
    stage.command(Command::DismissJoin(attempt));
    assert_eq!(stage.console.joins(), []);
}

#[test]
fn nobody_joins_while_signed_out_and_a_call_of_another_sign_in_is_not_taken_over() {
    let mut stage = Stage::signed_out();
    stage.command(Command::Join {
        new: meeting(),
        source: Source::Key,
    });
    assert_eq!(stage.refusal(), Some(Cause::SignedOut));
    stage.sign_in("app");
    let attempt = stage.join();
    stage.sign_in("another app");
    stage.is_created(attempt);
    assert_eq!(stage.console.views(stage.now), []);
}

#[test]
fn what_the_disk_kept_comes_back_with_everything_that_was_known() {
    let mut stage = Stage::new();
    let attempt = stage.join();
    stage.is_created(attempt);
    let asked = stage.now;
    stage.event(Event::CallRead {
        call: JOINED.into(),
        asked,
        read: Call {
            state: CallState::Established,
            subject: Some("Board".into()),
            ..Call::default()
        },
    });
    let kept = |stage: &Stage| -> Vec<SavedCall> {
        let kept = stage.effects.iter().filter_map(|effect| match effect {
            Effect::Keep(saved) => Some((**saved).clone()),
            _ => None,
        });
        kept.collect()
    };
    let saved = kept(&stage).pop().unwrap();
    assert_eq!(saved.subject.as_deref(), Some("Board"));
    assert!(saved.keep_alive && saved.created.is_some());

    let mut again = Stage::signed_out();
    again.now = stage.now.plus(Duration::from_secs(90));
    again.sign_in("app");
    again.event(Event::Restored(vec![saved.clone()]));
    assert!(again.effects.contains(&Effect::StartPolling(JOINED.into())));
    assert!(
        again.effects.contains(&Effect::KeepAlive(JOINED.into())),
        "at once"
    );
    let view = again.joined_view();
    assert_eq!(view.title(), "Board");
    assert!(view.keep_alive.ours);
    let left = view.keep_alive.left(again.now).unwrap();
    assert_eq!(left, Duration::from_secs(45 * 60 - 90));
    again.event(Event::Restored(vec![saved]));
    assert_eq!(again.console.views(again.now).len(), 1, "once");
}

#[test]
fn ended_calls_come_back_with_the_reason_and_can_be_cleared() {
    let mut stage = Stage::new();
    let ended = |id: &str, left, code| SavedCall {
        ended: Some(SavedEnd {
            at: stage.now.wall,
            left,
            code,
            subcode: code.map(|_| 8537),
            message: None,
        }),
        ..SavedCall::new(id.into(), stage.now.wall)
    };
    let saved = vec![ended("E1", false, Some(408)), ended("E2", true, None)];
    stage.event(Event::Restored(saved));
    let started = |effect: &Effect| matches!(effect, Effect::StartPolling(_));
    assert!(!stage.effects.iter().any(started));
    let reasons: Vec<EndReason> = stage
        .console
        .views(stage.now)
        .iter()
        .filter_map(|view| match &view.state {
            WatchState::Ended(ended) => Some(ended.reason),
            _ => None,
        })
        .collect();
    assert_eq!(reasons, [EndReason::KeepAliveMissed, EndReason::Left]);
    stage.command(Command::Watch("E1".into()));
    let state = |stage: &Stage| stage.console.views(stage.now).last().unwrap().state.clone();
    assert_eq!(state(&stage), WatchState::Connecting, "looked at once more");
    stage.command(Command::ClearEnded);
    assert!(stage.effects.contains(&Effect::Drop("E2".into())));
    assert_eq!(stage.console.views(stage.now).len(), 2);
}

#[test]
fn leaving_ends_the_call_for_this_app_and_a_refusal_does_not() {
    let leave = || Command::Leave {
        call: crate::moderation::tests::stage::id(),
        source: Source::Click,
    };
    let mut stage = Stage::with(["ada"]);
    stage.command(leave());
    stage.command(leave());
    assert_eq!(
        stage.refusal(),
        Some(Cause::NotAllowed),
        "one is in progress"
    );
    stage.accept();
    let WatchState::Ended(ended) = stage.view().state else {
        panic!()
    };
    assert_eq!(ended.reason, EndReason::Left);
    assert_eq!(stage.entry_outcomes(), [Outcome::Left]);
    assert_eq!(stage.outcomes(), [AuditOutcome::Left]);
    let kept = stage
        .effects
        .iter()
        .any(|effect| matches!(effect, Effect::Keep(saved) if saved.ended.is_some()));
    assert!(kept);

    let mut stage = Stage::with(["ada"]);
    stage.command(leave()).fail(Cause::Service);
    assert_eq!(stage.view().state, WatchState::Live);
    assert!(stage.view().leaving.is_some() && stage.view().alarms == 1);
    assert!(
        stage.polls(Poll::Call),
        "to find out whether the call still exists"
    );
    stage.command(leave());
    assert_eq!(stage.refusal(), None, "it may be tried again");
}
