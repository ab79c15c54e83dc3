//! Requests to the window from notifications and from other starts of the program.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tokio::sync::mpsc;

use crate::moderation::model::ids::CallId;
use crate::settings::flags::StartFlags;

/// Capacity of the queue of requests. A request that finds no room is dropped.
const QUEUE: usize = 16;

/// A request to the window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DesktopRequest {
    /// Come to the front, and show this call if one is given.
    Show(Option<CallId>),
    /// Carry out the request of another start of the program.
    Handed(Box<HandedRequest>),
}

/// The request that a start hands over to the open window.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandedRequest {
    /// The flags of the new start, such as tenant and addresses. The window refuses the request if its own flags don't
    /// fit.
    pub given: StartFlags,
    /// Calls to watch.
    pub calls: Vec<CallId>,
    /// Text that names the meeting to join or the call to watch, if any; may contain a passcode.
    pub join: Option<String>,
    /// Whether to mask names from now on.
    pub presentation: bool,
}

/// Omits the flags, and the text to join, which may contain a passcode.
impl fmt::Debug for HandedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Handed")
            .field("calls", &self.calls)
            .field("presentation", &self.presentation)
            .finish_non_exhaustive()
    }
}

/// The sending end: leaves requests for the window.
#[derive(Clone)]
pub struct DesktopRequests {
    sender: mpsc::Sender<DesktopRequest>,
    wake: Arc<dyn Fn() + Send + Sync>,
}

/// The receiving end, from which the window takes requests.
pub type Inbox = mpsc::Receiver<DesktopRequest>;

impl DesktopRequests {
    /// Creates both ends; each request wakes the window.
    pub fn new(wake: Arc<dyn Fn() + Send + Sync>) -> (Self, Inbox) {
        let (sender, inbox) = mpsc::channel(QUEUE);
        (Self { sender, wake }, inbox)
    }

    /// Leaves a request; returns whether there was room.
    pub fn leave(&self, request: DesktopRequest) -> bool {
        let is_left = self.sender.try_send(request).is_ok();
        (self.wake)();
        is_left
    }
}
