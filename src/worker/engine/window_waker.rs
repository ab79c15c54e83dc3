//! Decides when to wake the window: at once for visible changes, otherwise at most once a second.
//!
//! With a hundred calls, rosters arrive all the time. Drawing changes outside the view would waste power.

use std::sync::Arc;
use std::time::Duration;

use crate::moderation::model::ids::CallId;
use crate::moderation::state::snapshot::{CallView, Snapshot};
use crate::worker::message::Wake;

/// How long a change outside the call in front, such as a count in the list of calls, may wait.
const UNSEEN_WAITS: Duration = Duration::from_secs(1);

pub(crate) struct WindowWaker {
    wake: Wake,
    /// When the window was last woken; `None` before the first time.
    woken: Option<Duration>,
    /// Whether a snapshot was published after the window was last woken.
    owes: bool,
}

impl WindowWaker {
    pub(crate) fn new(wake: Wake) -> Self {
        Self {
            wake,
            woken: None,
            owes: false,
        }
    }

    /// Wakes the window now if the change is visible, otherwise at [`Self::due`].
    pub(crate) fn published(&mut self, is_in_sight: bool, now: Duration) {
        self.owes = true;
        if is_in_sight {
            self.wake(now);
        } else {
            self.pass(now);
        }
    }

    /// Wakes the window if [`Self::due`] has come.
    pub(crate) fn pass(&mut self, now: Duration) {
        if self.due().is_some_and(|due| due <= now) {
            self.wake(now);
        }
    }

    /// Returns when to wake the window; `None` if no snapshot was published since it was last woken.
    pub(crate) fn due(&self) -> Option<Duration> {
        let due = self.woken.map_or(Duration::ZERO, |at| at + UNSEEN_WAITS);
        self.owes.then_some(due)
    }

    fn wake(&mut self, now: Duration) {
        self.woken = Some(now);
        self.owes = false;
        (self.wake)();
    }
}

/// Whether the window must be redrawn now, because one of these changed:
/// - the call in front
/// - the number of calls, or an alarm or the state of a call
/// - a part of the snapshot outside the calls, except the access report
pub(crate) fn is_in_sight(before: &Snapshot, after: &Snapshot, front: Option<&CallId>) -> bool {
    let apart = |snapshot: &Snapshot| Snapshot {
        calls: Vec::new(),
        // Ignores the access report, which changes with every answer. Its page is redrawn every
        // second anyway.
        access: None,
        ..snapshot.clone()
    };
    let is_seen = |(before, after): (&Arc<CallView>, &Arc<CallView>)| {
        let is_news = || before.alarms != after.alarms || before.state != after.state;
        !Arc::ptr_eq(before, after) && (front == Some(&after.id) || is_news())
    };
    before.calls.len() != after.calls.len()
        || before.calls.iter().zip(&after.calls).any(is_seen)
        || apart(before) != apart(after)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::moderation::access::Seen;
    use crate::moderation::access::report::{AccessFacts, AccessReport, NetworkRoute};
    use crate::moderation::model::time::Now;

    fn counted() -> (WindowWaker, Arc<AtomicUsize>) {
        let count = Arc::new(AtomicUsize::new(0));
        let counts = count.clone();
        let waking = WindowWaker::new(Arc::new(move || {
            counts.fetch_add(1, Ordering::Relaxed);
        }));
        (waking, count)
    }

    #[test]
    fn what_nobody_sees_wakes_the_window_once_a_second_and_the_last_of_it_too() {
        let (mut waking, woken) = counted();
        for millis in (0..3_000).step_by(10) {
            waking.published(false, Duration::from_millis(millis));
        }
        assert_eq!(woken.load(Ordering::Relaxed), 3);
        let due = waking.due().unwrap();
        assert_eq!(due, Duration::from_secs(3));
        waking.pass(due);
        assert_eq!(woken.load(Ordering::Relaxed), 4);
        assert_eq!(waking.due(), None);
    }

    #[test]
    fn what_is_in_sight_wakes_it_at_once() {
        let (mut waking, woken) = counted();
        for millis in 0..5 {
            waking.published(true, Duration::from_millis(millis));
        }
        assert_eq!(woken.load(Ordering::Relaxed), 5);
        assert_eq!(waking.due(), None);
    }

    fn report() -> AccessReport {
        AccessReport::new(AccessFacts {
            authority_host: "login.example".into(),
            authority_root: "https://login.example".into(),
            graph_host: "graph.example".into(),
            way: NetworkRoute::default(),
            tenant: "contoso.example".into(),
            client_id: "app".into(),
            certificate: None,
            token: None,
            clock_skew: None,
            seen: Seen::default(),
        })
    }

    #[test]
    fn a_list_of_another_call_is_not_in_sight_but_its_alarm_is() {
        let view = |id: &str| CallView::new(id.into(), Now::default());
        let of = |calls: Vec<CallView>| Snapshot {
            calls: calls.into_iter().map(Arc::new).collect(),
            ..Snapshot::default()
        };
        let front = CallId::from("front");
        let before = of(vec![view("front"), view("other")]);
        let grown = |view: CallView| CallView { asked: 7, ..view };
        let other = of(vec![view("front"), grown(view("other"))]);
        // Takes an unchanged view from the earlier snapshot, since the worker shares such views between snapshots.
        let shared = |mut snapshot: Snapshot, at: usize| {
            snapshot.calls[at] = before.calls[at].clone();
            snapshot
        };
        let other = shared(other, 0);
        assert!(!is_in_sight(&before, &other, Some(&front)));
        let alarmed = CallView {
            alarms: 1,
            ..view("other")
        };
        let alarmed = shared(of(vec![view("front"), alarmed]), 0);
        assert!(is_in_sight(&before, &alarmed, Some(&front)));
        let seen = shared(of(vec![grown(view("front")), view("other")]), 1);
        assert!(is_in_sight(&before, &seen, Some(&front)));
        let proved = Snapshot {
            access: Some(Arc::new(report())),
            ..before.clone()
        };
        assert!(!is_in_sight(&before, &proved, Some(&front)));
        let told = Snapshot {
            commands_handled: 1,
            ..before.clone()
        };
        assert!(is_in_sight(&before, &told, Some(&front)));
    }
}
