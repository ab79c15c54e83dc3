//! The newest problem of the audit log, for the window to show.

use std::sync::Arc;

/// Why the audit log could not be opened, written or searched for old files, and what follows from that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditTrouble {
    /// Folder of the log.
    pub folder: Arc<str>,
    /// The system's error message.
    pub error: Arc<str>,
    /// Whether the log is open. If so, the app still tries to write further lines. If not, the next sign-in opens the
    /// log.
    pub is_open: bool,
    /// Whether requests that change a call are refused until the log can be written.
    pub stops: bool,
}
