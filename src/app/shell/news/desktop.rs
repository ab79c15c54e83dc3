//! What the window holds of the desktop around it.

use std::collections::VecDeque;

use tokio::sync::watch;

use crate::app::shell::news::herald::{self, Wish};
use crate::app::state::start::Surroundings;
use crate::desktop::errand::{Handed, Inbox};
use crate::moderation::model::ids::CallId;
use crate::worker::WorkerHandle;

/// A text that names what is to be joined; may hold a passcode.
pub(crate) struct ToJoin {
    pub(crate) text: String,
    /// Joined without a press, if it is beyond doubt.
    pub(crate) at_once: bool,
}

impl ToJoin {
    /// What whoever started this window asked for.
    pub(crate) fn at_once(text: String) -> Self {
        Self {
            text,
            at_once: true,
        }
    }

    /// What somebody else asked for, as far as this window knows.
    pub(crate) fn shown_first(text: String) -> Self {
        Self {
            text,
            at_once: false,
        }
    }
}

/// The desktop around the window, as far as there is one.
#[derive(Default)]
pub(crate) struct Desktop {
    pub(crate) wishes: Option<watch::Sender<Wish>>,
    pub(crate) inbox: Option<Inbox>,
    /// A call that is to come to the front once no question is open.
    pub(crate) to_show: Option<CallId>,
    /// What other starts were asked for, until then.
    pub(crate) handed: VecDeque<Handed>,
}

impl Desktop {
    /// Begins to tell and to listen.
    pub(crate) fn new(worker: &WorkerHandle, around: Surroundings) -> Self {
        let first = Wish {
            is_seen: true,
            ..Wish::default()
        };
        let tell = |notifier| herald::start(worker.runtime(), worker.snapshots(), notifier, first);
        let wishes = around.notifier.map(tell);
        Self {
            wishes,
            inbox: around.inbox,
            to_show: None,
            handed: VecDeque::new(),
        }
    }
}
