//! Two real processes with one data folder. Each shows the other's actions, and takes over when the
//! other is killed.

#![cfg(target_os = "linux")]

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use crate::fixtures::sign_in::play;
use moderato::graph::entra::auth::{AppCredentials, Credential};
use moderato::graph::http::origin::Endpoints;
use moderato::moderation::command::Command;
use moderato::moderation::model::ids::CallId;
use moderato::moderation::state::row::PersonRef;
use moderato::moderation::state::snapshot::{CallView, Snapshot};
use moderato::simulator::{Person, PersonKind, Scenario, Target};
use moderato::worker::{SignInOrder, WorkerHandle};
use tempfile::TempDir;

use crate::own_process::{own_folder, set_apart, this_binary};
use crate::support::{row, start_worker};

/// How long another process may take on a busy machine.
const PATIENCE: Duration = Duration::from_mins(2);
const MINUTES: Duration = Duration::from_mins(10);
/// The variables for the second process: the service's address, its credentials, and the call to watch.
const TOLD: [&str; 5] = [
    "MODERATO_TEST_BASE",
    "MODERATO_TEST_TENANT",
    "MODERATO_TEST_CLIENT",
    "MODERATO_TEST_KEY",
    "MODERATO_TEST_CALL",
];

/// Returns a worker that watches the call in front, as a window does.
async fn open(folder: &Path, told: &[String; 5]) -> WorkerHandle {
    let [base, tenant, client_id, key, call] = told;
    let call = CallId::from(call.as_str());
    let worker = start_worker();
    let order = SignInOrder {
        endpoints: Endpoints::custom(base, None).unwrap(),
        credentials: AppCredentials {
            tenant: tenant.clone(),
            client_id: client_id.clone(),
            credential: Credential::Secret(key.clone().into()),
        },
        folder: folder.join("desk"),
        calls: vec![call.clone()],
        demo: false,
        meetings: Vec::new(),
    };
    worker.sign_in(order).await.unwrap().unwrap();
    tell(&worker, Command::Show(Some(call.clone()))).await;
    let is_read = |call: &CallView| call.asked > 3 && row(call, "Ada").is_some();
    until(&worker, "the call is read", |snapshot| {
        snapshot.call(&call).is_some_and(|call| is_read(call))
    })
    .await;
    worker
}

async fn tell(worker: &WorkerHandle, command: Command) {
    worker.tell(command).await.unwrap().unwrap();
}

async fn until(worker: &WorkerHandle, what: &str, fits: impl Fn(&Snapshot) -> bool) {
    let mut snapshots = worker.snapshots();
    let waits = snapshots.wait_for(|snapshot| fits(snapshot));
    let waited = tokio::time::timeout(PATIENCE, waits).await;
    assert!(
        waited.is_ok(),
        "waited in vain for: {what}\n{:#?}",
        worker.snapshot()
    );
}

#[tokio::test]
#[ignore = "started by the test below, which kills it"]
async fn story_of_the_window_that_closes_the_door() {
    let told = TOLD.map(|name| std::env::var(name).unwrap());
    let worker = open(&own_folder(), &told).await;
    let call = CallId::from(told[4].as_str());
    let who = PersonRef::from(&**row(worker.snapshot().call(&call).unwrap(), "Ada").unwrap());
    tell(&worker, Command::Protect { who, on: true }).await;
    tell(&worker, Command::Door(call, Some(MINUTES))).await;
    std::future::pending::<()>().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_process_shows_what_the_other_did_and_takes_over_when_that_is_killed() {
    let guest = |name| Person::new(PersonKind::Guest, name);
    let scenario = Scenario::call("Review")
        .person("Ada")
        .absent(guest("Eve"))
        .absent(guest("Trudy"))
        .build();
    let running = play(scenario).await;
    let simulator = running.simulator.clone();
    let _clock = simulator.spawn_clock();
    let credentials = simulator.credentials();
    let id = simulator.calls()[0].clone();
    let told = [
        running.base_url(),
        credentials.tenant_id,
        credentials.client_id,
        credentials.client_secret,
        id.clone(),
    ];
    let removed = || {
        let requests = simulator.requests().into_iter();
        let removals = requests.filter(|request| request.target == Target::Remove);
        removals.map(|request| request.path).collect::<Vec<_>>()
    };
    let join = |name: &str| simulator.with_world(|world| world.join(&id, name)).unwrap();

    let folder = TempDir::new().unwrap();
    let own = open(folder.path(), &told).await;
    let mut command = this_binary();
    set_apart(&mut command, folder.path());
    let story = "two_windows_killed::story_of_the_window_that_closes_the_door";
    let mut other = command
        .args([story, "--exact", "--ignored"])
        .envs(TOLD.iter().zip(&told))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();

    let call = CallId::from(id.as_str());
    let door = |snapshot: &Snapshot| snapshot.call(&call)?.rules.door.clone();
    until(&own, "what the other process did", |snapshot| {
        snapshot.protected.len() == 1 && door(snapshot).is_some_and(|door| door.holder.elsewhere)
    })
    .await;
    let eve = join("Eve");
    until(&own, "the removal by the other process", |_| {
        removed().iter().any(|path| path.ends_with(&eve))
    })
    .await;
    let is_listed = |call: &CallView| row(call, "Eve").is_some_and(|row| row.is_listed());
    until(&own, "that she has gone", |snapshot| {
        snapshot.call(&call).is_some_and(|call| !is_listed(call))
    })
    .await;
    other.kill().unwrap();
    other.wait().unwrap();

    until(&own, "this process to take over", |snapshot| {
        door(snapshot).is_some_and(|door| door.holder.acts())
    })
    .await;
    let trudy = join("Trudy");
    until(&own, "the removal by this process", |_| {
        removed().iter().any(|path| path.ends_with(&trudy))
    })
    .await;
    assert_eq!(own.snapshot().protected.len(), 1);
    assert_eq!(removed().len(), 2, "{:?}", removed());
}
