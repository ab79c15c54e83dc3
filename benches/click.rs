//! Time from the click to the socket: from sending a command until the simulator sees the DELETE.
//!
//! Run with `cargo bench --bench click`. The goal is 2 ms from the frame that took the click. This
//! measures everything after that frame: worker, audit log and HTTP over a warm loopback
//! connection.
#![expect(
    clippy::expect_used,
    reason = "a bench that cannot be set up has nothing to measure"
)]

use std::time::{Duration, Instant};

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};

use moderato::graph::entra::auth::{AppCredentials, Credential};
use moderato::graph::http::origin::Endpoints;
use moderato::moderation::command::Command;
use moderato::moderation::model::audit::Source;
use moderato::moderation::model::ids::CallId;
use moderato::moderation::state::row::RowState;
use moderato::simulator::{Effect, Fault, RunningServer, Scenario, Simulator, Target};
use moderato::worker::{SignInOrder, WorkerHandle, spawn};
use tokio::runtime::Runtime;

struct Stage {
    runtime: Runtime,
    running: RunningServer,
    worker: WorkerHandle,
    _folder: tempfile::TempDir,
}

/// Starts a session that watches this many calls of a thousand people each, and waits for their
/// rosters.
fn stage(calls: usize) -> Stage {
    let runtime = Runtime::new().expect("a runtime");
    let folder = tempfile::tempdir().expect("a folder");
    let mut scenario = Scenario::call("Bench").crowd(1_000);
    for number in 1..calls {
        scenario = scenario.and_call(&format!("Bench {number}")).crowd(1_000);
    }
    let scenario = scenario.build();
    let (running, worker) = runtime.block_on(async {
        let running = Simulator::start(scenario, ([127, 0, 0, 1], 0).into())
            .await
            .expect("a simulator");
        // A refusal keeps the person in the call, so the same row can be pressed again.
        running.simulator.inject(Fault::on(
            Target::Remove,
            Effect::forbidden("7504", "Insufficient permissions."),
        ));
        let (worker, engine) = spawn(
            &tokio::runtime::Handle::current(),
            std::sync::Arc::new(|| {}),
        );
        tokio::spawn(engine);
        let credentials = running.simulator.credentials();
        let order = SignInOrder {
            endpoints: Endpoints::custom(&running.base_url(), None).expect("a loopback address"),
            credentials: AppCredentials {
                tenant: credentials.tenant_id,
                client_id: credentials.client_id,
                credential: Credential::Secret(credentials.client_secret.into()),
            },
            folder: folder.path().to_owned(),
            calls: running
                .simulator
                .calls()
                .iter()
                .map(|id| CallId::from(id.as_str()))
                .collect(),
            demo: false,
            meetings: Vec::new(),
        };
        worker
            .sign_in(order)
            .await
            .expect("an answer")
            .expect("a session");
        let mut snapshots = worker.snapshots();
        snapshots
            .wait_for(|snapshot| {
                let are_read = snapshot.calls.iter().all(|call| call.rows.len() > 1_000);
                are_read && snapshot.calls.len() == calls
            })
            .await
            .expect("a roster");
        (running, worker)
    });
    Stage {
        runtime,
        running,
        worker,
        _folder: folder,
    }
}

/// Sends one removal, which the simulator refuses; returns how long the request took to reach the simulator.
async fn press(stage: &Stage) -> Duration {
    let snapshot = stage.worker.snapshot();
    let call = &snapshot.calls[0];
    let row = call.rows.iter().find(|row| {
        row.can_ask() && matches!(row.state, RowState::Present | RowState::Failed { .. })
    });
    let participant = row
        .and_then(|row| row.removable())
        .expect("somebody to remove")
        .clone();
    let pressed = Instant::now();
    let told = stage.worker.tell(Command::Remove {
        call: call.id.clone(),
        participant,
        source: Source::Click,
    });
    drop(told.await);
    let seen = stage.running.simulator.requests();
    let delete = seen
        .iter()
        .rev()
        .find(|request| request.target == Target::Remove);
    delete
        .expect("a DELETE")
        .arrived
        .saturating_duration_since(pressed)
}

fn click_to_socket(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("click to request at the socket");
    for calls in [1, 100] {
        let stage = stage(calls);
        group.bench_function(BenchmarkId::new("calls", calls), |bencher| {
            bencher.iter_custom(|times| {
                stage.runtime.block_on(async {
                    let mut sum = Duration::ZERO;
                    for _ in 0..times {
                        sum += press(&stage).await;
                    }
                    sum
                })
            });
        });
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20).measurement_time(Duration::from_secs(5));
    targets = click_to_socket
}
criterion_main!(benches);
