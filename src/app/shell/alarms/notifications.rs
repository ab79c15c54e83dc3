//! Sends desktop notifications of alarms while the window isn't in front.
//!
//! Runs as its own task: some desktops draw no frames of a hidden window, and without frames the window would miss
//! alarms.

use std::sync::Arc;

use tokio::runtime::Handle;
use tokio::sync::watch;
use tokio::time::Instant;

use crate::app::language::languages::Language;
use crate::app::language::text::tr;
use crate::app::shell::alarms::alarm::{Alarm, Alarms, PAUSE, newest_of};
use crate::desktop::notification::Notification;
use crate::desktop::notifier::Notifier;
use crate::moderation::state::snapshot::Snapshot;
use crate::settings::preferences::Notifications;

/// The settings that decide whether and in which language notifications are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct NotificationSettings {
    pub(crate) language: Language,
    pub(crate) notifications: Notifications,
    /// Whether the window is in front, so that no notification is needed.
    pub(crate) is_seen: bool,
    /// Whether presentation mode is on: the screen may be shared, so no names may appear.
    pub(crate) is_presenting: bool,
}

impl NotificationSettings {
    fn is_quiet(self) -> bool {
        self.notifications == Notifications::Off || self.is_seen || self.is_presenting
    }
}

/// Starts the task. The task ends once the worker or the window has ended. Returns the sender through which the window
/// changes the settings.
pub(crate) fn start(
    runtime: &Handle,
    snapshots: watch::Receiver<Arc<Snapshot>>,
    notifier: Notifier,
    first: NotificationSettings,
) -> watch::Sender<NotificationSettings> {
    let (wishes, wished) = watch::channel(first);
    runtime.spawn(run(snapshots, wished, notifier));
    wishes
}

async fn run(
    mut snapshots: watch::Receiver<Arc<Snapshot>>,
    mut wishes: watch::Receiver<NotificationSettings>,
    notifier: Notifier,
) {
    let mut queue = NotificationQueue::default();
    loop {
        let snapshot = snapshots.borrow_and_update().clone();
        let wish = *wishes.borrow_and_update();
        match queue.update(&snapshot, wish, Instant::now()) {
            Some(NotificationChange::Show(notification)) => notifier.show(Some(notification)),
            Some(NotificationChange::Withdraw) => notifier.show(None),
            None => {}
        }
        drop(snapshot);
        let due = queue.due().filter(|_| queue.waiting.is_some());
        let later = async {
            match due {
                Some(due) => tokio::time::sleep_until(due).await,
                None => std::future::pending().await,
            }
        };
        let goes_on = tokio::select! {
            changed = snapshots.changed() => changed.is_ok(),
            changed = wishes.changed() => changed.is_ok(),
            () = later => true,
        };
        if !goes_on {
            return notifier.show(None);
        }
    }
}

/// A change of the desktop notification, of which there is at most one.
#[derive(Debug, PartialEq, Eq)]
enum NotificationChange {
    /// Show this notification in place of the previous one.
    Show(Notification),
    Withdraw,
}

/// Decides when to show which notification.
#[derive(Debug, Default)]
struct NotificationQueue {
    alarms: Alarms,
    /// Number of alarms that nobody has seen in the window yet.
    unseen: usize,
    /// The newest alarm, until it is shown.
    waiting: Option<Alarm>,
    shown_at: Option<Instant>,
}

impl NotificationQueue {
    /// Returns how to change the notification now, or `None` to leave it as it is.
    fn update(
        &mut self,
        snapshot: &Snapshot,
        wish: NotificationSettings,
        now: Instant,
    ) -> Option<NotificationChange> {
        let news = self.alarms.take_new(snapshot);
        if wish.is_quiet() {
            (self.unseen, self.waiting) = (0, None);
            return self.shown_at.take().map(|_| NotificationChange::Withdraw);
        }
        self.unseen += news.len();
        self.waiting = news.into_iter().next_back().or(self.waiting.take());
        if self.due().is_some_and(|due| now < due) {
            return None;
        }
        let newest = self.waiting.take()?;
        self.shown_at = Some(now);
        // The language is set per thread. On the runtime's threads, only this task makes texts.
        wish.language.choose();
        Some(NotificationChange::Show(
            self.notification(&newest, snapshot, wish),
        ))
    }

    fn notification(
        &self,
        newest: &Alarm,
        snapshot: &Snapshot,
        wish: NotificationSettings,
    ) -> Notification {
        let call = newest.call().and_then(|call| snapshot.call(call));
        Notification {
            title: call.map_or_else(|| "Moderato".to_owned(), |call| call.title()),
            text: newest_of(self.unseen, newest.text()),
            show: tr("alarm-show"),
            has_sound: wish.notifications == Notifications::Sound,
            call: call.map(|call| call.id.clone()),
        }
    }

    /// Returns when the notification on screen may be replaced. `None` if none is shown.
    fn due(&self) -> Option<Instant> {
        self.shown_at.map(|shown_at| shown_at + PAUSE)
    }
}

#[cfg(test)]
mod tests;
