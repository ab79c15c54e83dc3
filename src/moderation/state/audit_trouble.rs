//! Why the audit log cannot be written, as the window tells it.

use std::sync::Arc;

/// What keeps the audit log from being written, and what follows from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditTrouble {
    /// The folder of the log.
    pub folder: Arc<str>,
    /// What the system said.
    pub error: Arc<str>,
    /// Whether the log was opened once, so that the next line is tried again; otherwise only another sign-in opens it.
    pub is_open: bool,
    /// Whether nothing that changes a call is sent meanwhile.
    pub stops: bool,
}
