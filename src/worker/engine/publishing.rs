//! Publishes snapshots for the window, sharing the parts that did not change.

use std::sync::Arc;

use crate::moderation::state::deeds::join::Join;
use crate::moderation::state::saved::SavedPerson;
use crate::moderation::state::snapshot::{CallView, Snapshot};
use crate::worker::engine::Engine;
use crate::worker::engine::window_waker::is_in_sight;

impl Engine {
    /// Publishes a snapshot if something changed, and then wakes the window, at once or when `waking` finds it due. The
    /// snapshot is in place before the window wakes.
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
            joins: keep_joins_if_same(&before, self.console.joins()),
            protected: keep_people_if_same(&before, self.console.protected()),
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

/// Shares the old view of a call if it did not change, so that the window can compare pointers.
fn keep_if_same(before: &Snapshot, view: CallView) -> Arc<CallView> {
    match before.call(&view.id) {
        Some(known) if **known == view => known.clone(),
        _ => Arc::new(view),
    }
}

fn keep_people_if_same(before: &Snapshot, people: &[SavedPerson]) -> Arc<[SavedPerson]> {
    if *before.protected == *people {
        before.protected.clone()
    } else {
        people.into()
    }
}

fn keep_joins_if_same(before: &Snapshot, joins: &[Arc<Join>]) -> Arc<Vec<Arc<Join>>> {
    if **before.joins == *joins {
        before.joins.clone()
    } else {
        Arc::new(joins.to_vec())
    }
}
