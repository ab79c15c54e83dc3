//! Starts the worker's task and the runtime for its requests.

use std::sync::Arc;
use std::time::Duration;

use tokio::runtime::{Handle, Runtime};
use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;

use crate::moderation::state::snapshot::Snapshot;
use crate::worker::clock::Clock;
use crate::worker::engine::Engine;
use crate::worker::handle::{Ender, SharedParts, WorkerHandle};
use crate::worker::message::{AuditWishes, LAST_ACTIONS, Wake};

/// Capacity of the queue of messages, more than a person can click before the worker takes the
/// next.
const QUEUE: usize = 64;

/// The worker's task and the runtime that every request runs on.
pub struct Worker {
    runtime: Runtime,
    engine: JoinHandle<()>,
}

impl Worker {
    /// Starts the runtime and the worker's task.
    pub fn start(wake: Wake) -> std::io::Result<(Self, WorkerHandle)> {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .thread_name("worker")
            .enable_all()
            .build()?;
        let (handle, engine) = spawn(runtime.handle(), wake);
        let engine = runtime.spawn(engine);
        Ok((Self { runtime, engine }, handle))
    }

    /// Waits until the worker has finished its requests, for at most [`LAST_ACTIONS`] plus one second.
    ///
    /// The task begins to end once every handle is dropped or [`Ender::end`] is called.
    pub fn finish(self) {
        let Self { runtime, engine } = self;
        runtime.block_on(async {
            // Requests that are unanswered by then are given up. Their intents are in the audit log, if there is one.
            drop(tokio::time::timeout(LAST_ACTIONS + Duration::from_secs(1), engine).await);
        });
        runtime.shutdown_timeout(Duration::from_millis(200));
    }
}

/// Creates the worker's task for an existing runtime.
pub fn spawn(
    runtime: &Handle,
    wake: Wake,
) -> (WorkerHandle, impl Future<Output = ()> + Send + use<>) {
    let (messages, inbox) = mpsc::channel(QUEUE);
    let (publisher, snapshots) = watch::channel(Arc::new(Snapshot::default()));
    let clock = Clock::start();
    let (wishes, wished) = watch::channel(AuditWishes::default());
    let ender = Ender::default();
    let handle = WorkerHandle {
        messages,
        shared: SharedParts {
            wishes: Arc::new(wishes),
            snapshots,
            runtime: runtime.clone(),
            clock,
            commands_sent: Arc::default(),
            ender: ender.clone(),
        },
    };
    // Dropped last. So the window is woken once more at the end, even if the engine panics.
    let last = WakesAtTheEnd(wake.clone());
    let running = Engine::new(publisher, wake, clock).run(inbox, wished, ender);
    let task = async move {
        let _last = last;
        Box::pin(running).await;
    };
    (handle, task)
}

/// Wakes the window when dropped, even during a panic.
struct WakesAtTheEnd(Wake);

impl Drop for WakesAtTheEnd {
    fn drop(&mut self) {
        (self.0)();
    }
}
