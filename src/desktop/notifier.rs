//! Hands notifications to the desktop, in the background: whoever orders one never waits.

use std::sync::Arc;

use tokio::runtime::Handle;
use tokio::sync::watch;

#[cfg(all(unix, not(target_os = "macos")))]
use crate::desktop::bus::run;
#[cfg(not(all(unix, not(target_os = "macos"))))]
use crate::desktop::elsewhere::run;
use crate::desktop::errand::Errands;
use crate::desktop::notification::{Notification, Refused};

/// The way to the desktop's notifications. The one that is shown goes when the last of these does.
#[derive(Clone)]
pub struct Notifier {
    orders: watch::Sender<Option<Arc<Notification>>>,
    refused: Refused,
}

impl Notifier {
    /// Begins; the desktop is not spoken to before there is something to show. Its button leaves an errand.
    pub fn start(runtime: &Handle, app_id: &'static str, errands: Errands) -> Self {
        let (orders, ordered) = watch::channel(None);
        let refused = Refused::default();
        runtime.spawn(run(ordered, app_id, errands, refused.clone()));
        Self { orders, refused }
    }

    /// Shows this in place of what is shown; with nothing to show, takes that away.
    pub fn show(&self, notification: Option<Notification>) {
        self.orders.send_replace(notification.map(Arc::new));
    }

    /// Whether the desktop could not show the newest one.
    pub fn is_refused(&self) -> bool {
        self.refused.is_so()
    }
}
