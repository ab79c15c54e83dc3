//! What the window is asked for from outside of it.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tokio::sync::mpsc;

use crate::moderation::model::ids::CallId;
use crate::settings::flags::Given;

/// How many may wait; whoever presses more has pressed the same again.
const QUEUE: usize = 16;

/// Something that the window is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Errand {
    /// To come to the front, with this call.
    Show(Option<CallId>),
    /// To do what another start of the program was asked for.
    Handed(Box<Handed>),
}

/// What a start hands over to the window that is there.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Handed {
    /// What it was told to work with, which has to be what the window works with.
    pub given: Given,
    /// Calls to watch.
    pub calls: Vec<CallId>,
    /// What is to be joined; may hold a passcode.
    pub join: Option<String>,
    /// Names are to be masked from now on.
    pub presentation: bool,
}

/// Without the text: it may hold a passcode.
impl fmt::Debug for Handed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Handed")
            .field("calls", &self.calls)
            .field("presentation", &self.presentation)
            .finish_non_exhaustive()
    }
}

/// Where errands are left; the window comes for them.
#[derive(Clone)]
pub struct Errands {
    sender: mpsc::Sender<Errand>,
    wake: Arc<dyn Fn() + Send + Sync>,
}

/// What waits for the window.
pub type Inbox = mpsc::Receiver<Errand>;

impl Errands {
    /// A place for errands, and the window's end of it; each one wakes the window.
    pub fn new(wake: Arc<dyn Fn() + Send + Sync>) -> (Self, Inbox) {
        let (sender, inbox) = mpsc::channel(QUEUE);
        (Self { sender, wake }, inbox)
    }

    /// Leaves one, and says whether there was room.
    pub fn leave(&self, errand: Errand) -> bool {
        let is_left = self.sender.try_send(errand).is_ok();
        (self.wake)();
        is_left
    }
}
