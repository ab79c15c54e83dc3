//! The window's connection to the desktop around it: notifications, and requests from other processes.

use std::collections::VecDeque;

use tokio::sync::watch;

use crate::app::shell::alarms::notifications::{self, NotificationSettings};
use crate::app::state::start::Surroundings;
use crate::desktop::desktop_request::{HandedRequest, Inbox};
use crate::moderation::model::ids::CallId;
use crate::worker::WorkerHandle;

/// A text that names a meeting to join or a call to watch; may contain a passcode.
pub(crate) struct JoinText {
    pub(crate) text: String,
    /// Whether to join or watch without a press. An ambiguous text is shown to the user in any case.
    pub(crate) at_once: bool,
}

impl JoinText {
    /// Makes a [`JoinText`] of a text that was given when this window was started. Its meeting is joined or its call
    /// watched at once, unless the text is ambiguous.
    pub(crate) fn at_once(text: String) -> Self {
        Self {
            text,
            at_once: true,
        }
    }

    /// Makes a [`JoinText`] of a text from another start of the program. The join dialog shows the text, and the user
    /// joins.
    pub(crate) fn shown_first(text: String) -> Self {
        Self {
            text,
            at_once: false,
        }
    }
}

/// The window's connection to notifications and to other starts of the program. Holds their requests until they are
/// carried out.
#[derive(Default)]
pub(crate) struct DesktopLink {
    pub(crate) wishes: Option<watch::Sender<NotificationSettings>>,
    pub(crate) inbox: Option<Inbox>,
    /// A call to bring to the front once no question or dialog is open over the call in front.
    pub(crate) to_show: Option<CallId>,
    /// Requests from other starts of the program. They wait while a question or dialog is open over the call in front,
    /// or a sign-in is running.
    pub(crate) handed: VecDeque<HandedRequest>,
}

impl DesktopLink {
    /// Connects the window: starts the task that shows notifications, if there is a notifier.
    pub(crate) fn new(worker: &WorkerHandle, around: Surroundings) -> Self {
        let first = NotificationSettings {
            is_seen: true,
            ..NotificationSettings::default()
        };
        let tell =
            |notifier| notifications::start(worker.runtime(), worker.snapshots(), notifier, first);
        let wishes = around.notifier.map(tell);
        Self {
            wishes,
            inbox: around.inbox,
            to_show: None,
            handed: VecDeque::new(),
        }
    }
}
