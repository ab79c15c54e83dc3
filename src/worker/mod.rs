//! The hand of the console: owns the mind, polls and sends on a tokio runtime, publishes the newest snapshot.
//!
//! The window tells it what to do and never waits for it; what is true comes back as a [`Snapshot`].

pub mod audit;
mod engine;
mod joining;
pub mod keyring;
mod poller;
mod send;
mod session;
pub mod store;

use std::sync::Arc;
use std::time::Duration;

use tokio::runtime::{Handle, Runtime};
use tokio::sync::{mpsc, oneshot, watch};
use tokio::task::JoinHandle;

use crate::moderation::command::Command;
use crate::moderation::model::directory::DirectoryUser;
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::time::Now;
use crate::moderation::state::snapshot::Snapshot;
use crate::settings::preferences::AuditDays;
pub use session::SignInOrder;
// Where a sign-in goes and as what: the window fills these in, and knows nothing else of `graph`.
pub use crate::graph::entra::assertion::SigningAlgorithm;
pub use crate::graph::entra::auth::{
    AppCredentials, CertificateCredential, Credential, TokenHint, look_into,
};
pub use crate::graph::entra::certificate::{Certificate, CertificateError, CertificateFacts};
pub use crate::graph::http::cloud::Cloud;
pub use crate::graph::http::origin::{EndpointError, Endpoints};
pub use crate::graph::http::transport::{Transport, TransportError};

/// How many commands may wait; a person cannot press faster than the worker takes them.
const QUEUE: usize = 64;
/// How long requests that are on their way may take when the program ends.
pub const LAST_ACTIONS: Duration = Duration::from_secs(5);

/// The answer to one question; it only shows progress where it was asked, the truth is in the snapshot.
pub type Answer<T> = oneshot::Receiver<Result<T, Failure>>;

/// Called after each new snapshot, to wake the window.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

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

    /// Waits until the worker has finished what was on its way, at most [`LAST_ACTIONS`].
    ///
    /// The task ends once every handle is dropped.
    pub fn finish(self) {
        let Self { runtime, engine } = self;
        runtime.block_on(async {
            // Past the time, what is left is given up: the intent is on record.
            drop(tokio::time::timeout(LAST_ACTIONS + Duration::from_secs(1), engine).await);
        });
        runtime.shutdown_timeout(Duration::from_millis(200));
    }
}

/// Makes the worker's task for a runtime that exists already.
pub fn spawn(
    runtime: &Handle,
    wake: Wake,
) -> (WorkerHandle, impl Future<Output = ()> + Send + use<>) {
    let (orders, inbox) = mpsc::channel(QUEUE);
    let (publisher, snapshots) = watch::channel(Arc::new(Snapshot::default()));
    let clock = engine::Clock::start();
    let (wishes, wished) = watch::channel(AuditWishes::default());
    let handle = WorkerHandle {
        orders,
        wishes: Arc::new(wishes),
        snapshots,
        runtime: runtime.clone(),
        clock,
    };
    // Dropped last, so that the window looks once more after a fault of the engine.
    let last = WakesAtTheEnd(wake.clone());
    let running = engine::Engine::new(publisher, wake, clock).run(inbox, wished);
    let task = async move {
        let _last = last;
        running.await;
    };
    (handle, task)
}

/// Wakes the window when it goes, however that comes.
struct WakesAtTheEnd(Wake);

impl Drop for WakesAtTheEnd {
    fn drop(&mut self) {
        (self.0)();
    }
}

/// What the window holds of the worker: orders in, snapshots out.
#[derive(Clone)]
pub struct WorkerHandle {
    orders: mpsc::Sender<Order>,
    wishes: Arc<watch::Sender<AuditWishes>>,
    snapshots: watch::Receiver<Arc<Snapshot>>,
    runtime: Handle,
    clock: engine::Clock,
}

/// What a person chose about the audit log.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditWishes {
    /// The name that stands in each line beside the user of the computer, as typed.
    pub operator: Option<String>,
    /// For how long it is kept.
    pub keep: AuditDays,
}

/// Something that the worker is told.
pub(crate) enum Order {
    /// A command for the mind; answered when Graph accepted or refused it, or at once where nothing is sent.
    Tell(Command, oneshot::Sender<Result<(), Failure>>),
    /// Ask the directory for somebody by object id or sign-in name.
    LookUp(String, oneshot::Sender<Result<DirectoryUser, Failure>>),
    /// Begin a session; answered when the token is there or was refused.
    SignIn(Box<SignInOrder>, oneshot::Sender<Result<(), Failure>>),
    /// Stop waiting for Entra.
    CancelSignIn,
    /// Get a new token in place of the one that is there; answered when it is there or was refused.
    FreshToken(oneshot::Sender<Result<(), Failure>>),
    /// End the session and drop its credential.
    SignOut,
}

impl WorkerHandle {
    /// Tells the worker what to do and never waits: with a full queue the answer is "not sent".
    pub fn tell(&self, command: Command) -> Answer<()> {
        self.order(|answer| Order::Tell(command, answer))
    }

    /// Asks the directory of the tenant who somebody is, by object id or sign-in name; it needs an optional permission.
    pub fn look_up(&self, id_or_upn: String) -> Answer<DirectoryUser> {
        let (answer, receiver) = oneshot::channel();
        let order = Order::LookUp(id_or_upn, answer);
        if let Err(
            mpsc::error::TrySendError::Full(Order::LookUp(_, answer))
            | mpsc::error::TrySendError::Closed(Order::LookUp(_, answer)),
        ) = self.orders.try_send(order)
        {
            // The receiver is in this very function, so it cannot be gone.
            drop(answer.send(Err(Failure::new(Cause::NotSent))));
        }
        receiver
    }

    /// Signs in; an earlier session goes on until the new one is there.
    pub fn sign_in(&self, order: SignInOrder) -> Answer<()> {
        self.order(|answer| Order::SignIn(Box::new(order), answer))
    }

    /// Stops waiting for Entra.
    pub fn cancel_sign_in(&self) {
        // With a full queue the sign-in goes on and can be cancelled again.
        drop(self.orders.try_send(Order::CancelSignIn));
    }

    /// Gets a new token, since roles that were consented meanwhile show in the next one only.
    pub fn fresh_token(&self) -> Answer<()> {
        self.order(Order::FreshToken)
    }

    /// Ends the session and drops its credential.
    pub fn sign_out(&self) {
        let orders = self.orders.clone();
        self.runtime.spawn(async move {
            // Waits for room, since a sign-out must not be lost; fails only if the worker has ended.
            drop(orders.send(Order::SignOut).await);
        });
    }

    /// Says how the audit log is to be written from the next attempt on; no full queue can lose that.
    pub fn wish(&self, wishes: AuditWishes) {
        self.wishes.send_if_modified(|before| {
            let differs = *before != wishes;
            *before = wishes;
            differs
        });
    }

    /// Whether the worker is gone, which only a fault in it can cause while somebody holds a handle.
    pub fn has_ended(&self) -> bool {
        self.orders.is_closed()
    }

    /// A handle that does not keep the worker running.
    pub fn downgrade(&self) -> WeakWorker {
        WeakWorker {
            orders: self.orders.downgrade(),
            wishes: self.wishes.clone(),
            snapshots: self.snapshots.clone(),
            runtime: self.runtime.clone(),
            clock: self.clock,
        }
    }

    /// The newest snapshot.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        self.snapshots.borrow().clone()
    }

    /// A receiver of its own, for whoever waits for a certain state.
    pub fn snapshots(&self) -> watch::Receiver<Arc<Snapshot>> {
        self.snapshots.clone()
    }

    /// The time on the clocks that the snapshots use.
    pub fn now(&self) -> Now {
        self.clock.now()
    }

    /// The runtime that every request runs on.
    pub fn runtime(&self) -> &Handle {
        &self.runtime
    }

    fn order(
        &self,
        order: impl FnOnce(oneshot::Sender<Result<(), Failure>>) -> Order,
    ) -> Answer<()> {
        let (answer, receiver) = oneshot::channel();
        if let Err(refused) = self.orders.try_send(order(answer)) {
            let order = match refused {
                mpsc::error::TrySendError::Full(order)
                | mpsc::error::TrySendError::Closed(order) => order,
            };
            if let Order::Tell(_, answer) | Order::SignIn(_, answer) | Order::FreshToken(answer) =
                order
            {
                // The receiver is in this very function, so it cannot be gone.
                drop(answer.send(Err(Failure::new(Cause::NotSent))));
            }
        }
        receiver
    }
}

/// A handle for tasks of the background: the worker ends although they still hold it.
#[derive(Clone)]
pub struct WeakWorker {
    orders: mpsc::WeakSender<Order>,
    wishes: Arc<watch::Sender<AuditWishes>>,
    snapshots: watch::Receiver<Arc<Snapshot>>,
    runtime: Handle,
    clock: engine::Clock,
}

impl WeakWorker {
    /// The handle, if the worker still runs.
    pub fn upgrade(&self) -> Option<WorkerHandle> {
        Some(WorkerHandle {
            orders: self.orders.upgrade()?,
            wishes: self.wishes.clone(),
            snapshots: self.snapshots.clone(),
            runtime: self.runtime.clone(),
            clock: self.clock,
        })
    }
}
