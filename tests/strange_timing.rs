//! Answers at a strange time, through the whole worker: old copies, waits that a service asks for,
//! and a computer that slept.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tempfile::TempDir;
use tokio::time::sleep;

use crate::fixtures::answers::{self, guest};
use crate::fixtures::sign_in::{CALL, endpoints, first_call, order, watching};
use crate::raw_server::{RawServer, Reply, Request};
use crate::support::{row, until};
use moderato::moderation::command::Command;
use moderato::moderation::model::audit::Source;
use moderato::moderation::model::failure::Cause;
use moderato::moderation::state::row::RowState;
use moderato::moderation::state::snapshot::{CallView, Snapshot};
use moderato::worker::{ReplyReceiver, WorkerHandle};

/// A worker that watches a call with Bob in it, in front.
struct Stage {
    worker: WorkerHandle,
    server: RawServer,
    folder: TempDir,
}

/// Returns the readings of an ordinary call, and accepts tokens and removals.
fn ordinary(request: &Request) -> Reply {
    match request.method.as_str() {
        _ if request.is_for_a_token() => Reply::token("t", 3_600),
        "GET" if request.target.ends_with("/participants") => with_bob(),
        "GET" if request.target.ends_with(CALL) => Reply::json(answers::CALL),
        "DELETE" => Reply::plain(204, &[], ""),
        _ => Reply::plain(404, &[], ""),
    }
}

fn with_bob() -> Reply {
    Reply::json(&answers::roster([guest("bob", "Bob")]))
}

/// Returns an answer that a cache kept for a minute.
fn old_copy(body: &str) -> Reply {
    let headers = [("content-type", "application/json"), ("age", "60")];
    Reply::plain(200, &headers, body)
}

impl Stage {
    /// Starts a worker on a server. `special` answers the requests that `is_special` selects, by their number from 1;
    /// all others get the ordinary answer.
    async fn open(
        is_special: impl Fn(&Request) -> bool + Send + Sync + 'static,
        special: impl Fn(usize) -> Option<Reply> + Send + Sync + 'static,
    ) -> Self {
        let count = AtomicUsize::new(0);
        let server = RawServer::start(move |request: &Request| {
            let number = is_special(request).then(|| count.fetch_add(1, Ordering::SeqCst) + 1);
            number
                .and_then(&special)
                .unwrap_or_else(|| ordinary(request))
        })
        .await;
        let folder = TempDir::new().unwrap();
        let stage = Self {
            worker: watching(&server, &folder).await,
            server,
            folder,
        };
        stage.until_call("Bob", |call| bob(call).is_some()).await;
        stage
    }

    async fn until_call(&self, what: &str, fits: impl Fn(&CallView) -> bool) {
        let is_so = |snapshot: &Snapshot| first_call(snapshot).is_some_and(&fits);
        until(&self.worker, what, is_so).await;
    }

    fn is_call(&self, fits: impl Fn(&CallView) -> bool) -> bool {
        first_call(&self.worker.snapshot()).is_some_and(fits)
    }

    fn remove_bob(&self) -> ReplyReceiver<()> {
        self.worker.tell(Command::Remove {
            call: CALL.into(),
            participant: "bob".into(),
            source: Source::Click,
        })
    }

    fn sent(&self, method: &str, end: &str) -> usize {
        let seen = self.server.seen();
        let fits = |it: &&Request| it.method == method && it.target.ends_with(end);
        seen.iter().filter(fits).count()
    }

    /// Waits until the server has got this many requests.
    async fn until_sent(&self, method: &str, end: &str, count: usize) {
        let sent = async {
            while self.sent(method, end) < count {
                sleep(Duration::from_millis(10)).await;
            }
        };
        let waited = tokio::time::timeout(Duration::from_mins(3), sent).await;
        waited.unwrap_or_else(|_| panic!("{end}: {:?}", self.server.lines()));
    }
}

fn bob(call: &CallView) -> Option<&RowState> {
    row(call, "Bob").map(|row| &row.state)
}

fn is_roster(request: &Request) -> bool {
    request.target.ends_with("/participants")
}

#[tokio::test(start_paused = true)]
async fn an_old_copy_of_the_list_brings_nobody_back_who_was_removed() {
    let me = || Reply::json(&answers::roster([]));
    let stage = Stage::open(is_roster, move |number| match number {
        1..=3 => None,
        4..=8 => Some(me()),
        _ => Some(old_copy(&answers::roster([guest("bob", "Bob")]))),
    })
    .await;
    stage.until_sent("GET", "/participants", 3).await;
    stage.remove_bob().await.unwrap().unwrap();
    let is_gone = |call: &CallView| matches!(bob(call), Some(RowState::Gone { .. }));
    stage.until_call("the proof", is_gone).await;
    stage.until_sent("GET", "/participants", 12).await;
    assert!(stage.is_call(is_gone));
}

#[tokio::test(start_paused = true)]
async fn an_old_copy_of_the_call_changes_nothing() {
    let is_call = |request: &Request| request.method == "GET" && request.target.ends_with(CALL);
    let stage = Stage::open(is_call, |number| {
        let old = r#"{"id": "C-1", "state": "terminated", "myParticipantId": "me"}"#;
        (number > 2).then(|| old_copy(old))
    })
    .await;
    stage.until_sent("GET", CALL, 4).await;
    assert!(stage.is_call(|call| !call.has_ended()));
}

#[tokio::test(start_paused = true)]
async fn a_service_that_is_down_is_read_again_when_it_said() {
    let stage = Stage::open(is_roster, |number| {
        (number > 1).then(|| Reply::plain(503, &[("retry-after", "100")], ""))
    })
    .await;
    stage
        .until_call("the trouble", |call| call.trouble.is_some())
        .await;
    let trouble = first_call(&stage.worker.snapshot()).and_then(|call| call.trouble.clone());
    let wait = trouble.unwrap().next_try.since(stage.worker.now());
    assert!(wait > Duration::from_secs(95), "{wait:?}");
    let read = stage.sent("GET", "/participants");
    sleep(Duration::from_secs(90)).await;
    assert_eq!(stage.sent("GET", "/participants"), read);
    sleep(Duration::from_secs(30)).await;
    assert_eq!(stage.sent("GET", "/participants"), read + 1);
}

fn is_removal(request: &Request) -> bool {
    request.method == "DELETE"
}

#[tokio::test(start_paused = true)]
async fn a_removal_that_is_stopped_while_graph_wants_it_to_wait_is_not_sent_again() {
    let throttled = |_| Some(Reply::plain(429, &[("retry-after", "5")], ""));
    let stage = Stage::open(is_removal, throttled).await;
    let removed = stage.remove_bob();
    let attempt = |call: &CallView| match bob(call) {
        Some(RowState::Asked {
            attempt,
            waits_until: Some(_),
            ..
        }) => Some(*attempt),
        _ => None,
    };
    stage
        .until_call("it waits", |call| attempt(call).is_some())
        .await;
    let waiting = first_call(&stage.worker.snapshot()).and_then(attempt);
    let stopped = stage.worker.tell(Command::Stop(waiting.unwrap()));
    stopped.await.unwrap().unwrap();
    assert_eq!(removed.await.unwrap().unwrap_err().cause, Cause::Stopped);
    sleep(Duration::from_mins(1)).await;
    assert_eq!(stage.sent("DELETE", "/bob"), 1);
}

#[tokio::test(start_paused = true)]
async fn a_click_that_graph_turns_away_for_long_has_failed_and_is_not_sent_later() {
    let throttled = |_| Some(Reply::plain(429, &[("retry-after", "86400")], ""));
    let stage = Stage::open(is_removal, throttled).await;
    let removed = tokio::time::timeout(Duration::from_mins(1), stage.remove_bob()).await;
    let failure = removed.unwrap().unwrap().unwrap_err();
    assert!(matches!(failure.cause, Cause::Throttled(_)), "{failure:?}");
    let has_failed = |call: &CallView| matches!(bob(call), Some(RowState::Failed { .. }));
    stage.until_call("the failure", has_failed).await;
    let sent = stage.sent("DELETE", "/bob");
    sleep(Duration::from_mins(10)).await;
    assert_eq!(stage.sent("DELETE", "/bob"), sent);
}

#[tokio::test(start_paused = true)]
async fn the_connection_for_clicks_is_opened_at_each_sign_in_and_then_used_once_a_minute() {
    let stage = Stage::open(|_| false, |_| None).await;
    stage.until_sent("HEAD", "/v1.0/", 1).await;
    sleep(Duration::from_secs(20)).await;
    assert_eq!(stage.sent("HEAD", "/v1.0/"), 1);
    let again = order(endpoints(&stage.server), &stage.folder);
    stage.worker.sign_in(again).await.unwrap().unwrap();
    sleep(Duration::from_secs(5)).await;
    assert_eq!(stage.sent("HEAD", "/v1.0/"), 2, "at once, for its client");
    sleep(Duration::from_mins(5)).await;
    let kept = stage.sent("HEAD", "/v1.0/");
    assert!((6..=7).contains(&kept), "{kept}");
}

#[tokio::test(start_paused = true)]
async fn a_sleep_of_the_computer_during_which_its_clock_went_on_is_noticed() {
    let stage = Stage::open(|_| false, |_| None).await;
    sleep(Duration::from_secs(5)).await;
    assert_eq!(stage.worker.snapshot().resumed, None);
    tokio::time::advance(Duration::from_mins(4)).await;
    let snapshot = until(&stage.worker, "the sleep", |it| it.resumed.is_some()).await;
    let slept = snapshot.resumed.and_then(|resumed| resumed.slept).unwrap();
    assert!(slept > Duration::from_secs(220), "{slept:?}");
}
