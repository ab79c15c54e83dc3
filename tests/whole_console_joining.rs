//! Joining a meeting and staying in it, over real HTTP: keep-alive, restarts, and failures.

use std::sync::Arc;
use std::time::Duration;

use crate::fixtures::meetings::by_link;
use crate::support::{Console, row, start_worker, until};
use moderato::moderation::command::Command;
use moderato::moderation::model::audit::Source;
use moderato::moderation::model::call::EndReason;
use moderato::moderation::model::failure::Cause;
use moderato::moderation::model::ids::CallId;
use moderato::moderation::model::meeting::{MeetingInfo, NewCall};
use moderato::moderation::state::activity::entry::ActivityEvent;
use moderato::moderation::state::deeds::join::JoinState;
use moderato::moderation::state::snapshot::{CallView, Snapshot, WatchState};
use moderato::simulator::{
    ConnectionBreak, Effect, Fault, Meeting, Person, PersonKind, Scenario, Target,
};
use moderato::worker::WorkerHandle;

const PASSCODE: &str = "Kx7pQ2";

async fn open() -> Console {
    let scenario = Scenario::call("Elsewhere")
        .meeting("Review", Some(PASSCODE), &["Ada Lovelace", "Bob"])
        .build();
    Console::open(scenario).await
}

impl Console {
    fn meeting(&self) -> Meeting {
        self.running.simulator.meetings()[0].clone()
    }

    fn by_id(&self, passcode: &str) -> NewCall {
        let meeting = self.meeting();
        NewCall {
            callback_uri: "https://relay.example/calls".into(),
            tenant: meeting.tenant.as_str().into(),
            meeting: MeetingInfo::MeetingId {
                id: meeting.id.as_str().into(),
                passcode: Some(passcode.into()),
            },
            guest_name: None,
        }
    }

    fn join(&self, new: NewCall) -> moderato::worker::ReplyReceiver<()> {
        let source = Source::Click;
        self.worker.tell(Command::Join { new, source })
    }

    /// Joins the meeting, and waits until its people are there. Returns the id of the call.
    async fn joined(&self) -> CallId {
        self.join(self.by_id(PASSCODE)).await.unwrap().unwrap();
        let created = self
            .until("created", |snapshot| joined(snapshot).is_some())
            .await;
        let id = joined(&created).unwrap().id.clone();
        self.running.simulator.advance(Duration::from_secs(3));
        self.until("live", |snapshot| {
            joined(snapshot)
                .is_some_and(|call| call.state == WatchState::Live && call.rows.len() == 3)
        })
        .await;
        id
    }

    fn count(&self, target: Target) -> usize {
        let requests = self.running.simulator.requests();
        requests.iter().filter(|seen| seen.target == target).count()
    }

    fn watched_file(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("watched.json")).unwrap_or_default()
    }

    /// Lets minutes pass for console and tenant alike.
    async fn minutes(&self, minutes: u64) {
        for _ in 0..minutes * 4 {
            tokio::time::sleep(Duration::from_secs(15)).await;
            self.running.simulator.advance(Duration::from_secs(15));
        }
    }
}

/// Returns the call that this console created.
fn joined(snapshot: &Snapshot) -> Option<&Arc<CallView>> {
    snapshot.calls.iter().find(|call| call.keep_alive.ours)
}

fn ended(snapshot: &Snapshot) -> Option<EndReason> {
    match &joined(snapshot)?.state {
        WatchState::Ended(ended) => Some(ended.reason),
        _ => None,
    }
}

#[tokio::test(start_paused = true)]
async fn a_meeting_is_joined_by_its_id_and_followed_until_its_people_are_there() {
    let console = open().await;
    let id = console.joined().await;
    let snapshot = console.worker.snapshot();
    let call = snapshot.call(&id).unwrap();
    assert_eq!(call.title(), "Review");
    assert!(row(call, "Ada Lovelace").is_some());
    assert!(snapshot.joins.is_empty());
    let up = |what: &ActivityEvent| *what == ActivityEvent::CameUp;
    assert!(snapshot.activity.iter().any(|entry| up(&entry.what)));
    console
        .until_recorded(|line| {
            line["action"] == "join" && line["outcome"] == "created" && line["call"] == id.as_str()
        })
        .await;
    let log = console.audit();
    assert!(
        log[0]["call"].is_null(),
        "the intent knows no call yet: {}",
        log[0]
    );
    let all = format!("{log:?}{}{:?}", console.watched_file(), snapshot);
    assert!(!all.contains(PASSCODE));
}

#[tokio::test(start_paused = true)]
async fn a_long_link_joins_as_a_guest_who_waits_in_the_lobby() {
    let console = open().await;
    let meeting = console.meeting();
    let new = NewCall {
        meeting: by_link(&meeting),
        guest_name: Some("Moderator".into()),
        ..console.by_id(PASSCODE)
    };
    console.join(new).await.unwrap().unwrap();
    let waits =
        |call: &CallView| matches!(call.state, WatchState::Establishing(waits) if waits.in_lobby);
    let snapshot = console
        .until("in the lobby", |snapshot| {
            joined(snapshot).is_some_and(|call| waits(call))
        })
        .await;
    let id = joined(&snapshot).unwrap().id.clone();
    assert!(
        console
            .running
            .simulator
            .with_world(|world| world.admit_app(id.as_str()))
    );
    console.running.simulator.advance(Duration::from_secs(3));
    console
        .until("let in", |snapshot| {
            joined(snapshot).is_some_and(|call| row(call, "Bob").is_some())
        })
        .await;
}

#[tokio::test(start_paused = true)]
async fn a_wrong_tenant_or_passcode_is_told_for_what_it_is() {
    let console = open().await;
    let elsewhere = console
        .running
        .simulator
        .with_world(|world| world.other_tenant().unwrap().to_owned());
    let new = NewCall {
        tenant: elsewhere.into(),
        ..console.by_id(PASSCODE)
    };
    let refused = console.join(new).await.unwrap().unwrap_err();
    assert_eq!(refused.cause, Cause::TenantMismatch);
    let snapshot = console.worker.snapshot();
    assert!(matches!(snapshot.joins[0].state, JoinState::Failed { .. }));

    console.join(console.by_id("wrong")).await.unwrap().unwrap();
    console
        .until("created", |snapshot| joined(snapshot).is_some())
        .await;
    console.running.simulator.advance(Duration::from_secs(3));
    console
        .until("ended", |snapshot| {
            ended(snapshot) == Some(EndReason::BadJoin)
        })
        .await;
}

#[tokio::test(start_paused = true)]
async fn a_create_whose_answer_is_lost_is_not_sent_again() {
    let console = open().await;
    let lost = Effect::BreakConnection(ConnectionBreak::AfterEffect);
    console
        .running
        .simulator
        .inject(Fault::on(Target::Create, lost).times(1));
    let told = console
        .join(console.by_id(PASSCODE))
        .await
        .unwrap()
        .unwrap_err();
    assert!(told.is_answer_lost(), "{told:?}");
    console.minutes(2).await;
    assert_eq!(console.count(Target::Create), 1);
    let snapshot = console.worker.snapshot();
    assert!(matches!(snapshot.joins[0].state, JoinState::Failed { .. }));
}

#[tokio::test(start_paused = true)]
async fn signs_of_life_carry_a_call_past_its_window() {
    let console = open().await;
    let id = console.joined().await;
    console.minutes(61).await;
    let snapshot = console.worker.snapshot();
    assert_eq!(snapshot.call(&id).unwrap().state, WatchState::Live);
    let sent = console.count(Target::KeepAlive);
    assert!((5..=7).contains(&sent), "{sent}");
}

#[tokio::test(start_paused = true)]
async fn without_signs_of_life_the_call_ends_and_says_why() {
    let console = open().await;
    let id = console.joined().await;
    console
        .running
        .simulator
        .inject(Fault::on(Target::KeepAlive, Effect::service(503)));
    console.minutes(30).await;
    let snapshot = console.worker.snapshot();
    let call = snapshot.call(&id).unwrap();
    let short = call.keep_alive.runs_short(console.worker.now());
    assert!(
        short.is_some_and(|left| left <= Duration::from_mins(16)),
        "{short:?}"
    );
    assert_eq!(
        call.keep_alive.trouble.as_ref().unwrap().cause,
        Cause::Service
    );
    assert!(
        console.count(Target::KeepAlive) > 10,
        "it was tried again and again"
    );
    console.minutes(16).await;
    console
        .until("ended", |snapshot| {
            ended(snapshot) == Some(EndReason::KeepAliveMissed)
        })
        .await;
}

/// Starts the program again with the same files.
async fn again(console: &Console) -> WorkerHandle {
    let worker = start_worker();
    worker
        .sign_in(console.order(Vec::new()))
        .await
        .unwrap()
        .unwrap();
    worker
}

#[tokio::test(start_paused = true)]
async fn another_run_finds_the_calls_again_with_what_was_known_of_them() {
    let console = open().await;
    let id = console.joined().await;
    while !console.watched_file().contains("Review") {
        tokio::task::yield_now().await;
    }
    let worker = again(&console).await;
    let found = until(&worker, "found again", |snapshot| {
        snapshot
            .call(&id)
            .is_some_and(|call| call.state == WatchState::Live)
    })
    .await;
    let call = found.call(&id).unwrap();
    assert!(call.keep_alive.ours && call.keep_alive.last.is_some());
    assert_eq!(call.title(), "Review");

    worker
        .tell(Command::Leave {
            call: id.clone(),
            source: Source::Click,
        })
        .await
        .unwrap()
        .unwrap();
    while !console.watched_file().contains("\"left\": true") {
        tokio::task::yield_now().await;
    }
    let third = again(&console).await;
    let found = until(&third, "the ended call", |snapshot| {
        snapshot.call(&id).is_some()
    })
    .await;
    assert_eq!(
        ended(&found),
        Some(EndReason::Left),
        "an ended call says why"
    );
    third.tell(Command::ClearEnded).await.unwrap().unwrap();
    while console.watched_file().contains(id.as_str()) {
        tokio::task::yield_now().await;
    }
}

#[tokio::test(start_paused = true)]
async fn two_windows_of_one_app_keep_each_others_calls() {
    let console = open().await;
    let other = again(&console).await;
    let id = console.joined().await;
    other
        .tell(Command::Watch("by hand".into()))
        .await
        .unwrap()
        .unwrap();
    while !console.watched_file().contains("by hand") {
        tokio::task::yield_now().await;
    }
    assert!(console.watched_file().contains(id.as_str()));
}

#[tokio::test(start_paused = true)]
async fn people_without_a_name_are_named_and_without_the_right_nothing_is_said() {
    let scenario = |may: bool| {
        let mut nameless = Person::new(PersonKind::User, "Yaw Asante");
        nameless.nameless = true;
        Scenario::call("Board")
            .with(nameless)
            .change(move |world| {
                if !may {
                    world
                        .settings
                        .roles
                        .retain(|role| !role.starts_with("User."));
                }
            })
            .build()
    };
    let console = Console::open(scenario(true)).await;
    console
        .until_call("named", |call| row(call, "Yaw Asante").is_some())
        .await;
    assert_eq!(console.count(Target::User), 1);

    let console = Console::open(scenario(false)).await;
    console
        .until_call("live", |call| call.rows.len() == 2)
        .await;
    console.minutes(2).await;
    assert_eq!(
        console.count(Target::User),
        1,
        "asked once, and never again"
    );
    let snapshot = console.worker.snapshot();
    assert!(snapshot.activity.iter().all(|entry| !entry.is_failure()));
    assert!(row(&snapshot.calls[0], "Yaw Asante").is_none());
}
