//! A second Graph that lives in the same package: demos, tests and bug reports run without a tenant.
//!
//! [`World`] is the tenant and its rules, without HTTP and without a clock; [`Scenario`] says who is in it;
//! [`Simulator`] puts it behind Graph's paths. A [`Trouble`] makes requests fail, or lets a [`Lie`] be told
//! in place of the truth, which the world stays. Nothing here shares a type with `graph`, so that a
//! misspelling cannot hide on both ends.

mod command;
mod effect;
mod lie;
mod limit;
mod refusal;
mod request_log;
mod routes;
mod scenario;
mod server;
mod target;
mod telling;
mod world;

use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::Instant;

pub use crate::simulator::routes::switches::help;
pub use crate::simulator::scenario::builder::ScenarioBuilder;
pub use crate::simulator::scenario::settings::Settings;
pub use crate::simulator::world::call::{Call, CallState, End, Participant};
pub use crate::simulator::world::invitation::{
    Addressing, Answer, ExpectedAnswer, Failure, Invitation, InvitationState, Invitee,
};
pub use crate::simulator::world::meeting::Meeting;
pub use crate::simulator::world::muting::MuteOperation;
pub use crate::simulator::world::person::{Kind, Media, Person};
pub use crate::simulator::world::trouble::Trouble;
pub use command::{SimulateError, simulate};
pub use effect::{Break, Effect, RetryAfter};
pub use lie::{Lag, Lie, Odd, Spelling, WrongCall, WrongValue};
pub use refusal::Refusal;
pub use request_log::{HeldRequests, SeenRequest};
pub use scenario::{ConsoleInvitation, Scenario, ScenarioError, Whom};
pub use server::Running;
pub use target::{Matcher, Target};
pub use world::World;

use request_log::{Gates, RequestLog};

use crate::simulator::world::trouble::Strike;

/// How often a world that runs by the real clock is advanced.
const TICK: Duration = Duration::from_millis(100);

/// What a client signs in with.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    pub tenant_id: String,
    pub client_id: String,
    pub client_secret: String,
}

/// Without the secret: a simulated one is harmless, a habit of printing them is not.
impl fmt::Debug for Credentials {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            tenant_id,
            client_id,
            client_secret: _,
        } = self;
        formatter
            .debug_struct("Credentials")
            .field("tenant_id", tenant_id)
            .field("client_id", client_id)
            .finish_non_exhaustive()
    }
}

/// A handle on a simulated Graph; clones share the same world.
#[derive(Clone, Debug)]
pub struct Simulator {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    world: Mutex<World>,
    /// The world's time, for answers that wait for a moment in it.
    passed: watch::Sender<Duration>,
    log: Mutex<RequestLog>,
    gates: Gates,
}

impl Simulator {
    /// A simulator that nobody can reach yet.
    pub fn new(scenario: Scenario) -> Self {
        let shared = Shared {
            world: Mutex::new(scenario.into_world()),
            passed: watch::Sender::default(),
            log: Mutex::default(),
            gates: Gates::default(),
        };
        Self {
            shared: Arc::new(shared),
        }
    }

    /// Plays a scenario behind a socket; port 0 takes any free one.
    pub async fn start(scenario: Scenario, listen: SocketAddr) -> io::Result<Running> {
        Running::start(Self::new(scenario), listen).await
    }

    /// Lets time pass in the world.
    pub fn advance(&self, elapsed: Duration) {
        self.with_world(|world| world.advance(elapsed));
    }

    /// Lets the world's time pass with the runtime's, which is the real one unless a test has paused it, until the task is aborted or the runtime ends.
    pub fn spawn_clock(&self) -> JoinHandle<()> {
        let simulator = self.clone();
        tokio::spawn(async move {
            let mut ticks = tokio::time::interval(TICK);
            ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
            let mut before = Instant::now();
            loop {
                ticks.tick().await;
                let now = Instant::now();
                simulator.advance(now.duration_since(before));
                before = now;
            }
        })
    }

    /// How much of the world's time has passed.
    pub fn now(&self) -> Duration {
        self.with_world(|world| world.now())
    }

    /// Looks at the world or changes it, between two requests.
    pub fn with_world<T>(&self, look: impl FnOnce(&mut World) -> T) -> T {
        let mut world = lock(&self.shared.world);
        let seen = look(&mut world);
        world.remember();
        let now = world.now();
        // While the world is locked, so that time never seems to run backwards.
        self.shared
            .passed
            .send_if_modified(|passed| std::mem::replace(passed, now) != now);
        seen
    }

    /// What a client needs to sign in.
    pub fn credentials(&self) -> Credentials {
        self.with_world(|world| world.credentials())
    }

    /// The calls' ids, in the scenario's order.
    pub fn calls(&self) -> Vec<String> {
        self.with_world(|world| world.calls().iter().map(|call| call.id.clone()).collect())
    }

    /// The meetings that can be joined.
    pub fn meetings(&self) -> Vec<Meeting> {
        self.with_world(|world| world.meetings().to_vec())
    }

    /// Makes some requests go wrong from now on.
    pub fn trouble(&self, trouble: Trouble) {
        self.with_world(|world| world.begin_trouble(trouble));
    }

    /// Ends one trouble, however often it was switched on, and says whether it was in force.
    pub fn end_trouble(&self, trouble: &Trouble) -> bool {
        self.with_world(|world| world.end_trouble(trouble))
    }

    /// Ends all trouble.
    pub fn clear_trouble(&self) {
        self.with_world(|world| world.troubles.clear());
    }

    /// The troubles in force.
    pub fn troubles(&self) -> Vec<Trouble> {
        self.with_world(|world| world.active_troubles().into_iter().cloned().collect())
    }

    /// The newest requests, in order of arrival.
    pub fn requests(&self) -> Vec<SeenRequest> {
        lock(&self.shared.log).all()
    }

    /// Keeps matching requests open until the answer is released or dropped.
    pub fn hold(&self, matcher: Matcher) -> HeldRequests {
        self.shared.gates.close(matcher)
    }

    fn gates(&self) -> &Gates {
        &self.shared.gates
    }

    fn note(&self, request: SeenRequest) -> u64 {
        lock(&self.shared.log).note(request)
    }

    fn answered(&self, number: u64, status: u16) {
        lock(&self.shared.log).answered(number, status);
    }

    fn strike(&self, target: Target, path: &str) -> Vec<Strike> {
        self.with_world(|world| world.strike(target, path, Instant::now()))
    }

    /// Comes back once so much of the world's time has passed.
    async fn let_pass(&self, span: Duration) {
        let until = self.now().saturating_add(span);
        let mut passed = self.shared.passed.subscribe();
        // Cannot fail: the sender is borrowed here.
        if passed.wait_for(|now| *now >= until).await.is_err() {
            tracing::warn!("a world ended while an answer waited for its time");
        }
    }
}

/// A panic in a test's closure must not take every later request down with it.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
