//! Notifications, independent of the desktop that shows them.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::watch;

use crate::moderation::model::ids::CallId;

/// A desktop notification. It replaces the previous one, or follows it if the desktop can't replace notifications.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notification {
    /// The title above the text.
    pub title: String,
    /// Plain text, no markup.
    pub text: String,
    /// Label of the button that brings the window to the front.
    pub show: String,
    /// Whether the desktop may play a sound.
    pub has_sound: bool,
    /// The call that comes to the front with the window; `None` for the window alone.
    pub call: Option<CallId>,
}

/// Receives the newest notification to show, or `None` to withdraw the current one. A newer order
/// replaces an order that is still pending.
pub(crate) type Orders = watch::Receiver<Option<Arc<Notification>>>;

/// Whether the desktop failed to carry out the last order: to show a notification, or to withdraw it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Refused(Arc<AtomicBool>);

impl Refused {
    pub(crate) fn note(&self, is_so: bool) {
        self.0.store(is_so, Ordering::Release);
    }

    pub(crate) fn is_so(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}
