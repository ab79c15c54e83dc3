//! A request of the window to the worker or to another task. The window polls for the answer once a frame, and never
//! blocks.
//!
//! Only this file uses `poll-promise`, which panics if a sender is dropped unused. A small task here therefore always
//! answers, and wakes the window only after the answer is in place.

use std::fmt;

use poll_promise::Promise;
use tokio::runtime::Handle;

use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::InvitationId;
use crate::worker::{ReplyReceiver, Wake};

/// A request to the worker or to another task, and its answer once the answer has come.
pub struct Request<T: Send + 'static> {
    promise: Promise<Result<T, Failure>>,
}

impl<T: Send + 'static> fmt::Debug for Request<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Request");
        shown.field("is_pending", &self.is_pending());
        shown.finish_non_exhaustive()
    }
}

impl<T: Send + 'static> Request<T> {
    /// Starts a task on `runtime` that waits for the answer and then wakes the window.
    pub fn new(runtime: &Handle, answer: ReplyReceiver<T>, wake: Wake) -> Self {
        let (sender, promise) = Promise::new();
        runtime.spawn(async move {
            sender.send(answer.await.unwrap_or_else(|_| Err(Failure::abandoned())));
            wake();
        });
        Self { promise }
    }

    /// Returns the answer, or `None` while it hasn't come.
    pub fn answer(&self) -> Option<&Result<T, Failure>> {
        match self.promise.poll() {
            std::task::Poll::Ready(answer) => Some(answer),
            std::task::Poll::Pending => None,
        }
    }

    /// Whether the answer is still pending.
    pub fn is_pending(&self) -> bool {
        self.answer().is_none()
    }
}

/// Returns a random id for a new invitation.
pub(crate) fn fresh_id() -> InvitationId {
    InvitationId::new(uuid::Uuid::new_v4().to_string())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::mpsc::channel;

    use tokio::sync::oneshot;

    use super::*;
    use crate::moderation::model::failure::Cause;

    #[test]
    fn an_asker_that_goes_away_still_gives_an_answer_and_a_wake() {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let (woken, wait) = channel();
        let wake: Wake = Arc::new(move || woken.send(()).unwrap());
        let (sender, receiver) = oneshot::channel::<Result<(), Failure>>();
        let request = Request::new(runtime.handle(), receiver, wake);
        assert!(request.is_pending());
        drop(sender);
        wait.recv().unwrap();
        let failure = request.answer().unwrap().as_ref().unwrap_err();
        assert_eq!(failure.cause, Cause::Abandoned);
    }

    #[test]
    fn the_answer_is_there_when_the_window_is_woken() {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let (woken, wait) = channel();
        let wake: Wake = Arc::new(move || woken.send(()).unwrap());
        let (sender, receiver) = oneshot::channel();
        let request = Request::new(runtime.handle(), receiver, wake);
        sender.send(Ok(7)).unwrap();
        wait.recv().unwrap();
        assert_eq!(request.answer(), Some(&Ok(7)));
    }
}
