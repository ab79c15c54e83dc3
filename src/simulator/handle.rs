//! A simulated Graph without a socket: its world, time and request log.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::{Instant, MissedTickBehavior};

use crate::simulator::fault::target::{Matcher, Target};
use crate::simulator::fault::{AppliedFault, Fault};
use crate::simulator::lock::lock;
use crate::simulator::model::meeting::Meeting;
use crate::simulator::model::tenant::Credentials;
use crate::simulator::request_log::{HeldRequests, RequestHolds, RequestLog, SeenRequest};
use crate::simulator::scenario::Scenario;
use crate::simulator::world::World;

/// Interval at which a world in real time is advanced.
const TICK: Duration = Duration::from_millis(100);

/// A handle on a simulated Graph; clones share one world.
#[derive(Clone, Debug)]
pub struct Simulator {
    shared: Arc<Shared>,
}

/// State shared by all clones of a [`Simulator`].
#[derive(Debug)]
struct Shared {
    world: Mutex<World>,
    /// Publishes the simulated time to answers that wait for a later moment.
    passed: watch::Sender<Duration>,
    log: Mutex<RequestLog>,
    holds: RequestHolds,
}

impl Simulator {
    /// Creates a simulator that is not listening yet.
    pub fn new(scenario: Scenario) -> Self {
        let shared = Shared {
            world: Mutex::new(scenario.into_world()),
            passed: watch::Sender::default(),
            log: Mutex::default(),
            holds: RequestHolds::default(),
        };
        Self {
            shared: Arc::new(shared),
        }
    }

    /// Lets simulated time pass, and applies the events that are due by then.
    pub fn advance(&self, elapsed: Duration) {
        self.with_world(|world| world.advance(elapsed));
    }

    /// Couples the simulated time to the runtime's until the task is aborted or the runtime ends.
    ///
    /// The simulated time is then real time, unless a test paused the runtime's clock.
    pub fn spawn_clock(&self) -> JoinHandle<()> {
        let simulator = self.clone();
        tokio::spawn(async move {
            let mut ticks = tokio::time::interval(TICK);
            ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
            let mut before = Instant::now();
            loop {
                ticks.tick().await;
                let now = Instant::now();
                simulator.advance(now.duration_since(before));
                before = now;
            }
        })
    }

    /// Returns how much simulated time has passed.
    pub fn now(&self) -> Duration {
        self.with_world(|world| world.now())
    }

    /// Reads or changes the world. No request is handled meanwhile.
    pub fn with_world<T>(&self, look: impl FnOnce(&mut World) -> T) -> T {
        let mut world = lock(&self.shared.world);
        let seen = look(&mut world);
        world.remember();
        let now = world.now();
        // Sends the time while holding the lock. Otherwise, it could appear to run backwards.
        self.shared
            .passed
            .send_if_modified(|passed| std::mem::replace(passed, now) != now);
        seen
    }

    /// Returns the credentials that a client signs in with.
    pub fn credentials(&self) -> Credentials {
        self.with_world(|world| world.credentials())
    }

    /// Returns the ids of the calls: first those of the scenario, in its order, then those that the app created.
    pub fn calls(&self) -> Vec<String> {
        self.with_world(|world| world.calls().iter().map(|call| call.id.clone()).collect())
    }

    /// Returns the meetings that can be joined.
    pub fn meetings(&self) -> Vec<Meeting> {
        self.with_world(|world| world.meetings().to_vec())
    }

    /// Applies a fault to matching requests from now on.
    pub fn inject(&self, fault: Fault) {
        self.with_world(|world| world.begin_fault(fault));
    }

    /// Ends a fault, even if it was started several times. Returns whether it was active.
    pub fn end_fault(&self, fault: &Fault) -> bool {
        self.with_world(|world| world.end_fault(fault))
    }

    /// Ends all faults, including those that a person or the timetable started.
    pub fn clear_faults(&self) {
        self.with_world(|world| world.faults.clear());
    }

    /// Returns the faults that were not ended and whose `lasts` is not over, in the order in which they started.
    pub fn faults(&self) -> Vec<Fault> {
        self.with_world(|world| world.active_faults().into_iter().cloned().collect())
    }

    /// Returns the newest requests, in order of arrival.
    pub fn requests(&self) -> Vec<SeenRequest> {
        lock(&self.shared.log).all()
    }

    /// Holds matching requests until the returned handle is released or dropped.
    pub fn hold(&self, matcher: Matcher) -> HeldRequests {
        self.shared.holds.add(matcher)
    }

    pub(crate) fn holds(&self) -> &RequestHolds {
        &self.shared.holds
    }

    /// Logs a request; returns its number.
    pub(crate) fn note(&self, request: SeenRequest) -> u64 {
        lock(&self.shared.log).note(request)
    }

    pub(crate) fn answered(&self, number: u64, status: u16) {
        lock(&self.shared.log).answered(number, status);
    }

    /// Returns the effects of the active faults on a request.
    pub(crate) fn apply_faults(&self, target: Target, path: &str) -> Vec<AppliedFault> {
        self.with_world(|world| world.apply_faults(target, path, Instant::now()))
    }

    /// Waits until this much simulated time has passed.
    pub(crate) async fn let_pass(&self, span: Duration) {
        let until = self.now().saturating_add(span);
        let mut passed = self.shared.passed.subscribe();
        // Cannot fail: `self` holds the sender.
        if passed.wait_for(|now| *now >= until).await.is_err() {
            tracing::warn!("a world ended while an answer waited for its time");
        }
    }
}
