//! A console that watches one call full of guests, on a simulator with faults.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::front;
use moderato::graph::entra::auth::{AppCredentials, Credential};
use moderato::graph::http::origin::Endpoints;
use moderato::graph::http::transport::Transport;
use moderato::moderation::command::Command;
use moderato::moderation::model::audit::Source;
use moderato::moderation::model::ids::{CallId, ParticipantId};
use moderato::moderation::model::participant::Badge;
use moderato::moderation::state::row::{Row, RowState};
use moderato::moderation::state::snapshot::{CallView, Snapshot};
use moderato::simulator::{Fault, RunningServer, Scenario, Simulator, Target};
use moderato::worker::{SignInOrder, WorkerHandle, spawn};

/// Connection between console and simulator.
#[derive(Clone, Copy)]
pub(crate) enum Wire {
    /// Loopback without TLS.
    Plain,
    /// TLS and HTTP/2.
    Http2,
}

pub(crate) struct Stage {
    running: RunningServer,
    worker: WorkerHandle,
    /// The token for requests that bypass the console.
    token: String,
    _folder: TempDir,
}

impl Stage {
    /// Starts the simulator with this many guests, signs in, and waits until all guests are listed.
    pub(crate) async fn open(people: u32, wire: Wire, faults: &[Fault]) -> Self {
        let mut meeting = Scenario::call("Bench").person("Ada Lovelace");
        for n in 0..people {
            meeting = meeting.guest(&format!("Stranger {n}"));
        }
        let running = Simulator::start(meeting.build(), ([127, 0, 0, 1], 0).into())
            .await
            .expect("a simulator");
        for fault in faults {
            running.simulator.inject(fault.clone());
        }
        let endpoints = match wire {
            Wire::Plain => Endpoints::custom(&running.base_url(), None),
            Wire::Http2 => Endpoints::custom(&front::open(&running).await, None),
        };
        let transport = Transport::new(Some(&front::key_file("test_ca.pem")), None);
        let endpoints = endpoints
            .expect("an address")
            .with_transport(transport.expect("an authority"));
        let handle = tokio::runtime::Handle::current();
        let (worker, engine) = spawn(&handle, Arc::new(|| {}));
        tokio::spawn(engine);
        let folder = tempfile::tempdir().expect("a folder");
        let known = running.simulator.credentials();
        let token = token(&running).await;
        let order = SignInOrder {
            endpoints,
            credentials: AppCredentials {
                tenant: known.tenant_id,
                client_id: known.client_id,
                credential: Credential::Secret(known.client_secret.into()),
            },
            folder: folder.path().to_owned(),
            calls: vec![CallId::from(running.simulator.calls()[0].as_str())],
            demo: false,
            meetings: Vec::new(),
        };
        let answer = worker.sign_in(order).await;
        answer.expect("an answer").expect("a session");
        let is_read = move |snapshot: &Snapshot| {
            let call = snapshot.calls.first();
            call.is_some_and(|call| {
                call.subject.is_some() && guests(call).count() == people as usize
            })
        };
        let mut snapshots = worker.snapshots();
        snapshots
            .wait_for(|it| is_read(it))
            .await
            .expect("a roster");
        Self {
            running,
            worker,
            token,
            _folder: folder,
        }
    }

    /// Removes every guest with one command; returns the time until the last answer.
    pub(crate) async fn remove_all(&self) -> Duration {
        let began = Instant::now();
        self.tell_all().await;
        let is_through = |snapshot: &Snapshot| {
            guests(&snapshot.calls[0])
                .all(|row| matches!(row.state, RowState::Accepted { .. } | RowState::Gone { .. }))
        };
        let mut snapshots = self.worker.snapshots();
        snapshots
            .wait_for(|it| is_through(it))
            .await
            .expect("answers");
        began.elapsed()
    }

    async fn tell_all(&self) {
        let call = self.worker.snapshot().calls[0].clone();
        let told = self.worker.tell(Command::RemoveMany {
            call: call.id.clone(),
            people: guests(&call).filter_map(Row::removable).cloned().collect(),
        });
        drop(told.await);
    }

    /// Removes like a script: one request after another, on one connection.
    pub(crate) async fn remove_in_a_loop(&self) -> Duration {
        let client = reqwest::Client::builder().no_proxy().build();
        let client = client.expect("a client");
        let call = self.worker.snapshot().calls[0].clone();
        let began = Instant::now();
        for participant in guests(&call).filter_map(Row::removable) {
            let url = format!(
                "{}/v1.0/communications/calls/{}/participants/{participant}",
                self.running.base_url(),
                call.id
            );
            let sent = client.delete(url).bearer_auth(&self.token).send().await;
            assert_eq!(sent.expect("an answer").status(), 204);
        }
        began.elapsed()
    }

    /// Clicks on the only member; returns how long the request took to arrive.
    pub(crate) async fn click(&self, is_busy: bool) -> Duration {
        if is_busy {
            self.tell_all().await;
            tokio::time::sleep(Duration::from_millis(120)).await;
        }
        let call = self.worker.snapshot().calls[0].clone();
        let mut rows = call.rows.iter();
        let member = rows.find(|row| row.name.as_str() == "Ada Lovelace");
        let member = member.and_then(|row| row.removable()).expect("a member");
        let pressed = Instant::now();
        drop(
            self.worker
                .tell(Command::Remove {
                    call: call.id.clone(),
                    participant: member.clone(),
                    source: Source::Click,
                })
                .await,
        );
        self.arrival(member)
            .await
            .saturating_duration_since(pressed)
    }

    async fn arrival(&self, of: &ParticipantId) -> Instant {
        loop {
            let seen = self.running.simulator.requests();
            let is_it = |path: &str| path.ends_with(of.as_str());
            let found = seen
                .iter()
                .find(|it| it.target == Target::Remove && is_it(&it.path));
            if let Some(found) = found {
                return found.arrived;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
}

fn guests(call: &CallView) -> impl Iterator<Item = &Row> {
    let rows = call.rows.iter().map(|row| &**row);
    rows.filter(|row| row.badge == Badge::Guest)
}

async fn token(running: &RunningServer) -> String {
    let known = running.simulator.credentials();
    let client = reqwest::Client::builder().no_proxy().build();
    let url = format!(
        "{}/{}/oauth2/v2.0/token",
        running.base_url(),
        known.tenant_id
    );
    let form = [
        ("grant_type", "client_credentials"),
        ("client_id", &known.client_id),
        ("client_secret", &known.client_secret),
        ("scope", &format!("{}/.default", running.base_url())),
    ];
    let body = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(form)
        .finish();
    let answer = client
        .expect("a client")
        .post(url)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(body)
        .send()
        .await
        .expect("an answer")
        .bytes()
        .await
        .expect("a body");
    let answer: serde_json::Value = serde_json::from_slice(&answer).expect("JSON");
    answer["access_token"].as_str().expect("a token").to_owned()
}
