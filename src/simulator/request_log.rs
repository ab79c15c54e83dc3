//! Records requests in order of arrival, and holds requests open for tests.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tokio::sync::watch;

use crate::simulator::fault::target::{Matcher, Target};
use crate::simulator::lock::lock;

/// Maximum number of requests remembered, more than any test needs; a demo may run for days.
const MOST_REMEMBERED: usize = 10_000;

/// One request as it arrived, and the status of its answer.
#[derive(Clone, Debug)]
pub struct SeenRequest {
    /// Number of the request, counted from 1 in order of arrival.
    pub number: u64,
    /// Time of arrival, in simulated time.
    pub at: Duration,
    /// Real time of arrival, to measure how long a click took to get here.
    pub arrived: Instant,
    pub target: Target,
    pub method: String,
    /// Path and query, still encoded.
    pub path: String,
    pub client_request_id: Option<String>,
    /// Whether the request had an `Authorization` header.
    pub authorized: bool,
    /// Status of the answer; `None` while open or if no answer got out.
    pub status: Option<u16>,
}

/// The newest requests, up to [`MOST_REMEMBERED`].
#[derive(Debug, Default)]
pub(crate) struct RequestLog {
    seen: VecDeque<SeenRequest>,
    counted: u64,
}

impl RequestLog {
    /// Numbers and remembers a request; returns its number.
    pub(crate) fn note(&mut self, mut request: SeenRequest) -> u64 {
        self.counted += 1;
        request.number = self.counted;
        if self.seen.len() == MOST_REMEMBERED {
            self.seen.pop_front();
        }
        self.seen.push_back(request);
        self.counted
    }

    /// Logs the status of the answer to a request.
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

/// Holds matching requests open until released or dropped.
#[derive(Debug)]
pub struct HeldRequests {
    hold: Arc<RequestHold>,
}

impl HeldRequests {
    /// Returns the number of requests held right now.
    pub fn waiting(&self) -> usize {
        *self.hold.waiting.borrow()
    }

    /// Waits until at least `count` requests are held.
    pub async fn wait_for(&self, count: usize) {
        let mut waiting = self.hold.waiting.subscribe();
        // Cannot fail: `self` holds the sender.
        if waiting.wait_for(|held| *held >= count).await.is_err() {
            tracing::warn!("a hold ended while something waited for it");
        }
    }

    /// Lets all held requests continue, and holds no further ones.
    pub fn release(self) {
        drop(self);
    }
}

impl Drop for HeldRequests {
    fn drop(&mut self) {
        self.hold.released.send_replace(true);
    }
}

/// All holds. Released ones are dropped when the next is added.
#[derive(Debug, Default)]
pub(crate) struct RequestHolds(Mutex<Vec<Arc<RequestHold>>>);

/// Holds matching requests until released.
#[derive(Debug)]
struct RequestHold {
    matcher: Matcher,
    released: watch::Sender<bool>,
    waiting: watch::Sender<usize>,
}

impl RequestHolds {
    /// Holds matching requests from now on.
    pub(crate) fn add(&self, matcher: Matcher) -> HeldRequests {
        let hold = Arc::new(RequestHold {
            matcher,
            released: watch::Sender::new(false),
            waiting: watch::Sender::new(0),
        });
        let mut holds = lock(&self.0);
        holds.retain(|hold| !*hold.released.borrow());
        holds.push(Arc::clone(&hold));
        HeldRequests { hold }
    }

    /// Waits until all holds that now match this request are released. Ignores holds that are added later.
    pub(crate) async fn pass(&self, target: Target, path: &str) {
        let holding: Vec<Arc<RequestHold>> = lock(&self.0)
            .iter()
            .filter(|hold| hold.matcher.matches(target, path))
            .cloned()
            .collect();
        for hold in holding {
            let mut released = hold.released.subscribe();
            let _waiting = Waiting::at(&hold);
            if released.wait_for(|released| *released).await.is_err() {
                return;
            }
        }
    }
}

/// Counts one held request, until it continues or the client gives up.
struct Waiting<'hold>(&'hold RequestHold);

impl<'hold> Waiting<'hold> {
    fn at(hold: &'hold RequestHold) -> Self {
        hold.waiting.send_modify(|waiting| *waiting += 1);
        Self(hold)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.waiting.send_modify(|waiting| *waiting -= 1);
    }
}
