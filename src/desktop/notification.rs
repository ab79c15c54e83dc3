//! What the desktop is asked to show.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::watch;

use crate::moderation::model::ids::CallId;

/// A notification; a new one takes the place of the one before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notification {
    /// Above the text.
    pub title: String,
    /// As it is to be read; no markup.
    pub text: String,
    /// The label of the button that brings the window to the front.
    pub show: String,
    /// Whether the desktop may play a sound.
    pub has_sound: bool,
    /// The call that comes to the front with the window.
    pub call: Option<CallId>,
}

/// The newest order; an older one that was not carried out yet is forgotten.
pub(crate) type Orders = watch::Receiver<Option<Arc<Notification>>>;

/// Whether the desktop could not show the newest one.
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
