//! Writes settings on a separate thread, so that a lock held by another window does not block this window.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

/// Capacity of the queue of writes, and of the queue of results. Each write takes milliseconds, or up to two seconds if
/// the file is locked.
const WAITING: usize = 64;

/// A write, run on the saver's thread.
type Job<T> = Box<dyn FnOnce() -> T + Send>;

/// A thread that runs queued writes in order, and a queue of their results.
///
/// Dropping the saver waits until everything is written.
pub struct Saver<T> {
    jobs: Option<SyncSender<Job<T>>>,
    outcomes: Receiver<T>,
    thread: Option<JoinHandle<()>>,
}

impl<T: Send + 'static> Saver<T> {
    /// Starts the thread, which calls `wake` when a result is available. If the thread can't start,
    /// no settings are saved.
    pub fn start(wake: Arc<dyn Fn() + Send + Sync>) -> Self {
        let (jobs, waiting) = sync_channel::<Job<T>>(WAITING);
        let (told, outcomes) = sync_channel(WAITING);
        let write = move || {
            for job in waiting {
                if told.send(job()).is_err() {
                    return;
                }
                wake();
            }
        };
        let thread = thread::Builder::new().name("settings".into()).spawn(write);
        Self {
            jobs: Some(jobs),
            outcomes,
            thread: thread.ok(),
        }
    }

    /// Queues a write; `false` if too many are waiting, or the thread is not running.
    pub fn save(&self, job: impl FnOnce() -> T + Send + 'static) -> bool {
        let jobs = self.jobs.as_ref();
        jobs.is_some_and(|jobs| jobs.try_send(Box::new(job)).is_ok())
    }

    /// Takes the next result; `None` if none is available yet.
    pub fn outcome(&self) -> Option<T> {
        self.outcomes.try_recv().ok()
    }
}

impl<T> Drop for Saver<T> {
    fn drop(&mut self) {
        self.jobs = None;
        // Makes room for the results of writes still waiting.
        while self.outcomes.recv().is_ok() {}
        if let Some(thread) = self.thread.take() {
            // A panic of that thread was reported when it happened.
            drop(thread.join());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    /// Returns a saver whose thread is blocked until the returned sender is used or dropped.
    fn held_up() -> (Saver<()>, std::sync::mpsc::Sender<()>) {
        let saver = Saver::start(Arc::new(|| {}));
        let (go, gate) = channel();
        let (began, begins) = channel();
        assert!(saver.save(move || {
            began.send(()).unwrap();
            let _opened = gate.recv();
        }));
        begins.recv().unwrap();
        (saver, go)
    }

    #[test]
    fn writes_come_one_after_the_other_and_all_of_them_before_the_end() {
        let (saver, go) = held_up();
        let (done, seen) = channel();
        let taken: Vec<bool> = (0..WAITING)
            .map(|number| {
                let done = done.clone();
                saver.save(move || done.send(number).unwrap())
            })
            .collect();
        let outcome = saver.outcome();
        drop(go);
        drop(saver);
        drop(done);
        assert_eq!(outcome, None, "nobody waits for the first");
        assert!(taken.into_iter().all(|is_taken| is_taken));
        assert_eq!(
            seen.into_iter().collect::<Vec<_>>(),
            (0..WAITING).collect::<Vec<_>>()
        );
    }

    #[test]
    fn what_is_too_much_is_refused() {
        let (saver, go) = held_up();
        let taken = (0..3 * WAITING).filter(|_| saver.save(|| {})).count();
        drop(go);
        assert_eq!(taken, WAITING);
    }
}
