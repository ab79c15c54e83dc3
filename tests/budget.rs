//! One request budget for the app: many removals against a service with a limit per second.

use std::collections::{BTreeSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use tempfile::TempDir;
use tokio::time::Instant;

use crate::fixtures::answers;
use crate::fixtures::sign_in::watching;
use crate::raw_server::{RawServer, Reply, Request};
use crate::support::until;
use moderato::moderation::acts::batch::EntryResult;
use moderato::moderation::command::Command;
use moderato::moderation::model::failure::{Cause, SignInCause};
use moderato::moderation::model::ids::ParticipantId;
use moderato::moderation::state::deeds::batch::BatchPhase;
use moderato::moderation::state::snapshot::{CallView, WatchState};
use moderato::worker::WorkerHandle;

const CALLS: &str = "/v1.0/communications/calls/";
const LATENCY: Duration = Duration::from_millis(50);

/// A service that accepts a limited number of requests in any second.
struct Service {
    per_second: usize,
    taken: VecDeque<Instant>,
    people: BTreeSet<String>,
    /// When rosters were served.
    rosters: Vec<Instant>,
    /// When removals were requested, and whether they were turned away.
    removals: Vec<(Instant, bool)>,
    /// The number of removals after which the token is revoked and Entra is down for a while.
    outage_after: Option<usize>,
    entra_is_down_until: Option<Instant>,
    /// Whether removals, but no other requests, are throttled for a day.
    turns_removals_away: bool,
    /// The token that Graph accepts.
    token: usize,
}

impl Service {
    fn new(people: usize, per_second: usize) -> Self {
        Self {
            per_second,
            taken: VecDeque::new(),
            people: (0..people).map(|n| format!("p{n:03}")).collect(),
            rosters: Vec::new(),
            removals: Vec::new(),
            outage_after: None,
            turns_removals_away: false,
            entra_is_down_until: None,
            token: 1,
        }
    }

    fn has_room(&mut self, now: Instant) -> bool {
        let is_old = |at: &Instant| now.duration_since(*at) >= Duration::from_secs(1);
        while self.taken.front().is_some_and(is_old) {
            self.taken.pop_front();
        }
        let has_room = self.taken.len() < self.per_second;
        if has_room {
            self.taken.push_back(now);
        }
        has_room
    }

    fn answer(&mut self, request: &Request) -> Reply {
        let now = Instant::now();
        if request.is_for_a_token() {
            return if self.entra_is_down_until.is_some_and(|until| now < until) {
                Reply::plain(503, &[("retry-after", "2")], "")
            } else {
                Reply::token(&format!("token-{}", self.token), 3600)
            };
        }
        let token = format!("Bearer token-{}", self.token);
        if request.header("authorization") != Some(&token) {
            // A request that keeps the connection warm carries no token.
            return Reply::plain(401, &[], "");
        }
        let has_room = self.has_room(now);
        let path = request.target.strip_prefix(CALLS).unwrap_or_default();
        let removed = path.split_once("/participants/").map(|(_, id)| id);
        if removed.is_some() {
            self.removals.push((now, !has_room));
        }
        if removed.is_some() && self.turns_removals_away {
            return Reply::plain(429, &[("retry-after", "86400")], "");
        }
        if !has_room {
            return Reply::plain(429, &[("retry-after", "1")], "");
        }
        match (request.method.as_str(), removed) {
            ("DELETE", Some(id)) => {
                self.people.remove(id);
                if self.outage_after == Some(300 - self.people.len()) {
                    self.token += 1;
                    self.entra_is_down_until = Some(now + Duration::from_secs(20));
                }
                Reply::plain(204, &[], "")
            }
            ("GET", None) if path.ends_with("/participants") => {
                self.rosters.push(now);
                Reply::json(&self.roster())
            }
            ("GET", None) => Reply::json(answers::CALL),
            _ => Reply::plain(404, &[], ""),
        }
    }

    fn roster(&self) -> String {
        let others = self.people.iter();
        answers::roster(others.map(|id| answers::guest(id, &format!("Guest {id}"))))
    }
}

struct Stage {
    service: Arc<Mutex<Service>>,
    worker: WorkerHandle,
    _server: RawServer,
    _folder: TempDir,
}

impl Stage {
    async fn open(service: Service) -> Self {
        let service = Arc::new(Mutex::new(service));
        let answering = service.clone();
        let server = RawServer::start(move |request: &Request| {
            answering.lock().unwrap().answer(request).after(LATENCY)
        })
        .await;
        let folder = TempDir::new().unwrap();
        let worker = watching(&server, &folder).await;
        Self {
            service,
            worker,
            _server: server,
            _folder: folder,
        }
    }

    fn service(&self) -> MutexGuard<'_, Service> {
        self.service.lock().unwrap()
    }

    async fn until(&self, what: &str, fits: impl Fn(&CallView) -> bool) -> Arc<CallView> {
        let is_so = |calls: &[Arc<CallView>]| calls.first().is_some_and(|call| fits(call));
        let snapshot = until(&self.worker, what, |snapshot| is_so(&snapshot.calls)).await;
        snapshot.calls[0].clone()
    }

    /// Removes everybody but this app at once.
    async fn remove_all(&self, people: usize) {
        let call = self
            .until("everybody is listed and the call was read", |call| {
                call.rows.len() == people + 1
                    && call.state == WatchState::Live
                    && call.call_state.is_some()
            })
            .await;
        let ids = call.rows.iter().filter_map(|row| row.removable().cloned());
        let people: Vec<ParticipantId> = ids.filter(|id| id.as_str() != "me").collect();
        let removal = Command::RemoveMany {
            call: call.id.clone(),
            people,
        };
        drop(self.worker.tell(removal));
    }

    async fn until_through(&self) -> Arc<CallView> {
        self.until("everybody is through", |call| {
            let batch = call.batch.as_ref();
            batch.is_some_and(|batch| batch.phase == BatchPhase::Done)
        })
        .await
    }
}

#[tokio::test(start_paused = true)]
async fn three_hundred_removals_at_fifteen_requests_a_second_all_go_and_the_roster_goes_on() {
    let stage = Stage::open(Service::new(300, 15)).await;
    stage.remove_all(300).await;
    let began = Instant::now();
    let call = stage.until_through().await;
    let batch = call.batch.clone().unwrap();
    assert_eq!(batch.count(EntryResult::is_gone), 300);
    let service = stage.service();
    assert!(service.people.is_empty());

    let turned_away = |from: Duration| {
        let later = service.removals.iter();
        let later = later.filter(|(at, _)| at.duration_since(began) >= from);
        let later: Vec<bool> = later.map(|(_, turned)| *turned).collect();
        (later.iter().filter(|turned| **turned).count(), later.len())
    };
    let (turned, of) = turned_away(Duration::from_secs(3));
    assert!(
        turned * 10 < of,
        "{turned} of {of} removals were turned away"
    );

    let while_removing = service.rosters.iter().filter(|at| **at >= began);
    let seen: Vec<Instant> = while_removing.copied().collect();
    let gaps = seen.windows(2).map(|pair| pair[1] - pair[0]);
    let longest = gaps.max().unwrap();
    assert!(
        longest <= Duration::from_millis(3_500),
        "{longest:?} without a roster"
    );
    // Asserts no exact number: a paused clock runs ahead while a busy machine writes the record.
}

#[tokio::test(start_paused = true)]
async fn an_outage_of_entra_in_the_middle_holds_the_removal_and_fails_nobody() {
    let mut service = Service::new(300, 1_000);
    service.outage_after = Some(120);
    let stage = Stage::open(service).await;
    stage.remove_all(300).await;
    let snapshot = until(&stage.worker, "it is held", |snapshot| {
        snapshot.pause.is_some()
    })
    .await;
    let pause = snapshot.pause.clone().unwrap();
    let cause = Cause::SignIn(SignInCause::EntraTrouble);
    assert_eq!(pause.failure.cause, cause);
    let call = stage.until_through().await;
    let batch = call.batch.clone().unwrap();
    assert_eq!(batch.count(EntryResult::is_gone), 300);
}

#[tokio::test(start_paused = true)]
async fn a_removal_that_is_to_wait_for_a_day_says_so_and_stop_ends_it_while_rosters_go_on() {
    let mut service = Service::new(40, 1_000);
    service.turns_removals_away = true;
    let stage = Stage::open(service).await;
    stage.remove_all(40).await;
    let snapshot = until(&stage.worker, "it is held", |snapshot| {
        snapshot.pause.is_some()
    })
    .await;
    let until_then = snapshot.pause.as_ref().unwrap().until;
    let wait = until_then.since(stage.worker.now());
    assert!(wait > Duration::from_hours(23), "{wait:?}");
    tokio::time::sleep(Duration::from_mins(10)).await;
    let (asked, rosters) = {
        let service = stage.service();
        (service.removals.len(), service.rosters.len())
    };
    assert_eq!(asked, 16, "nobody is asked again before tomorrow");
    assert!(rosters > 250, "{rosters} rosters in ten minutes");
    drop(stage.worker.tell(Command::StopRemovals("C-1".into())));
    let call = stage
        .until("stopped", |call| {
            let batch = call.batch.as_ref();
            batch.is_some_and(|batch| batch.count(|result| *result == EntryResult::Stopped) == 40)
        })
        .await;
    assert!(call.rows.iter().all(|row| !row.is_on_its_way()));
}
