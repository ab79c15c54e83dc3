//! Why the audit log cannot be written, for the window to show.

use std::sync::Arc;

/// The error that prevents writing the audit log, and its consequences.
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
