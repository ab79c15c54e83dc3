//! State of the question before closing the window or signing out, and the progress of closing.

use std::time::Duration;

use crate::app::state::armed::Armed;

/// The action that waits for the answer: closing the window, or signing out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ExitKind {
    Window,
    Session,
}

#[derive(Debug)]
pub(crate) struct ExitQuestion {
    pub(crate) kind: ExitKind,
    pub(crate) armed: Armed,
}

/// Progress of closing the window: not begun, waiting for running requests, or closing now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Closing {
    Open,
    Waits { until: Duration },
    Now,
}
