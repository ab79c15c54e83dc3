//! Publishes snapshots for the window. Calls and lists that did not change are the same objects as in the previous
//! snapshot.

use std::sync::Arc;

use crate::moderation::state::snapshot::{CallView, Snapshot};
use crate::worker::engine::Engine;
use crate::worker::engine::window_waker::is_in_sight;

impl Engine {
    /// Publishes a snapshot if something changed. Then wakes the window, at once or when `waking` finds it due.
    pub(crate) fn publish(&mut self) {
        let now = self.clock.now();
        let before = self.publisher.borrow().clone();
        let calls = self
            .console
            .views(now)
            .into_iter()
            .map(|view| keep_if_same(&before, view))
            .collect();
        let snapshot = Snapshot {
            sign_in: self.sessions.shown().clone(),
            calls,
            joins: keep_list_if_same(&before.joins, self.console.joins()),
            protected: keep_list_if_same(&before.protected, self.console.protected()),
            activity: self.console.activity().entries().clone(),
            in_flight: self.console.in_flight(),
            resumed: self.console.resumed(),
            pause: self.console.pause(now).cloned(),
            removal_interval: self.console.removal_interval(),
            audit_trouble: self.recording.trouble().map(Arc::new),
            store_trouble: self.saving.trouble().cloned(),
            audit_damaged: self.recording.damaged().clone(),
            audit_path: self.recording.path().map(Into::into),
            commands_handled: self.commands_handled,
            access: self.sessions.access_report(before.access.as_ref()),
        };
        if snapshot == *before {
            self.waking.pass(now.monotonic);
            return;
        }
        let is_in_sight = is_in_sight(&before, &snapshot, self.poller.front());
        self.publisher.send_replace(Arc::new(snapshot));
        self.waking.published(is_in_sight, now.monotonic);
    }
}

/// Returns the view in `before` if it did not change. The window can then compare pointers.
fn keep_if_same(before: &Snapshot, view: CallView) -> Arc<CallView> {
    match before.call(&view.id) {
        Some(known) if **known == view => known.clone(),
        _ => Arc::new(view),
    }
}

/// Returns `before` if it equals `list`, so that both snapshots share it. Otherwise returns a copy of `list`.
fn keep_list_if_same<T: Clone + PartialEq>(before: &Arc<[T]>, list: &[T]) -> Arc<[T]> {
    if **before == *list {
        before.clone()
    } else {
        list.into()
    }
}
