//! Passes notifications to the desktop in the background; callers never wait.

use std::sync::Arc;

use tokio::runtime::Handle;
use tokio::sync::watch;

#[cfg(all(unix, not(target_os = "macos")))]
use crate::desktop::bus::run;
use crate::desktop::desktop_request::DesktopRequests;
#[cfg(not(all(unix, not(target_os = "macos"))))]
use crate::desktop::elsewhere::run;
use crate::desktop::notification::{Notification, Refused};

/// Handle to the desktop's notifications. Dropping the last handle withdraws the notification that is shown, where the
/// desktop allows that.
#[derive(Clone)]
pub struct Notifier {
    orders: watch::Sender<Option<Arc<Notification>>>,
    refused: Refused,
}

impl Notifier {
    /// Starts the background task, which contacts the desktop only once there is something to show. A press on the
    /// notification or its button leaves a request in `requests`.
    pub fn start(runtime: &Handle, app_id: &'static str, requests: DesktopRequests) -> Self {
        let (orders, ordered) = watch::channel(None);
        let refused = Refused::default();
        runtime.spawn(run(ordered, app_id, requests, refused.clone()));
        Self { orders, refused }
    }

    /// Shows this notification in place of the current one; `None` withdraws it.
    pub fn show(&self, notification: Option<Notification>) {
        self.orders.send_replace(notification.map(Arc::new));
    }

    /// Whether the desktop failed to show the newest notification, or to withdraw it.
    pub fn is_refused(&self) -> bool {
        self.refused.is_so()
    }
}
