//! Which requests have arrived, in order, and which of them are held open on purpose.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tokio::sync::watch;

use crate::simulator::lock::lock;
use crate::simulator::trouble::target::{Matcher, Target};

/// How many requests are remembered; a test asserts on far fewer, and a demo may run for days.
const MOST_REMEMBERED: usize = 10_000;

/// One request as it arrived.
#[derive(Clone, Debug)]
pub struct SeenRequest {
    /// Counts from 1, in order of arrival.
    pub number: u64,
    /// The world's time when it arrived.
    pub at: Duration,
    /// When it arrived by the clock, to measure how long a click took to get here.
    pub arrived: Instant,
    pub target: Target,
    pub method: String,
    /// Path and query as they came, still encoded.
    pub path: String,
    pub client_request_id: Option<String>,
    /// Whether it came with an `Authorization` header.
    pub authorized: bool,
    /// What was answered; none while it is open, or when no answer got out.
    pub status: Option<u16>,
}

/// The newest requests.
#[derive(Debug, Default)]
pub(crate) struct RequestLog {
    seen: VecDeque<SeenRequest>,
    counted: u64,
}

impl RequestLog {
    /// Numbers a request and remembers it.
    pub(crate) fn note(&mut self, mut request: SeenRequest) -> u64 {
        self.counted += 1;
        request.number = self.counted;
        if self.seen.len() == MOST_REMEMBERED {
            self.seen.pop_front();
        }
        self.seen.push_back(request);
        self.counted
    }

    pub(crate) fn answered(&mut self, number: u64, status: u16) {
        if let Some(request) = self
            .seen
            .iter_mut()
            .rfind(|request| request.number == number)
        {
            request.status = Some(status);
        }
    }

    pub(crate) fn all(&self) -> Vec<SeenRequest> {
        self.seen.iter().cloned().collect()
    }
}

/// Keeps matching requests open until it is released or dropped.
#[derive(Debug)]
pub struct HeldRequests {
    gate: Arc<Gate>,
}

impl HeldRequests {
    /// How many requests wait right now.
    pub fn waiting(&self) -> usize {
        *self.gate.waiting.borrow()
    }

    /// Waits until at least so many requests are held.
    pub async fn wait_for(&self, count: usize) {
        let mut waiting = self.gate.waiting.subscribe();
        // Cannot fail: the gate that sends is borrowed here.
        if waiting.wait_for(|held| *held >= count).await.is_err() {
            tracing::warn!("a hold ended while something waited for it");
        }
    }

    /// Lets every held request go on, and holds no further one.
    pub fn release(self) {
        drop(self);
    }
}

impl Drop for HeldRequests {
    fn drop(&mut self) {
        self.gate.open.send_replace(true);
    }
}

/// All gates in force.
#[derive(Debug, Default)]
pub(crate) struct Gates(Mutex<Vec<Arc<Gate>>>);

#[derive(Debug)]
struct Gate {
    matcher: Matcher,
    open: watch::Sender<bool>,
    waiting: watch::Sender<usize>,
}

impl Gates {
    pub(crate) fn close(&self, matcher: Matcher) -> HeldRequests {
        let gate = Arc::new(Gate {
            matcher,
            open: watch::Sender::new(false),
            waiting: watch::Sender::new(0),
        });
        let mut gates = lock(&self.0);
        gates.retain(|gate| !*gate.open.borrow());
        gates.push(Arc::clone(&gate));
        HeldRequests { gate }
    }

    /// Comes back once no gate holds this request any more.
    pub(crate) async fn pass(&self, target: Target, path: &str) {
        let holding: Vec<Arc<Gate>> = lock(&self.0)
            .iter()
            .filter(|gate| gate.matcher.matches(target, path))
            .cloned()
            .collect();
        for gate in holding {
            let mut open = gate.open.subscribe();
            let _waiting = Waiting::at(&gate);
            if open.wait_for(|open| *open).await.is_err() {
                return;
            }
        }
    }
}

/// One held request; a client that gives up takes it away again.
struct Waiting<'gate>(&'gate Gate);

impl<'gate> Waiting<'gate> {
    fn at(gate: &'gate Gate) -> Self {
        gate.waiting.send_modify(|waiting| *waiting += 1);
        Self(gate)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.waiting.send_modify(|waiting| *waiting -= 1);
    }
}
