//! The settings that decide what is recorded and how long the record is kept. The audit log records each change.

use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

/// The settings of the audit log that are in force. Each line of the log states those that differ from the default.
#[skip_serializing_none]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct RecordSettings {
    /// Number of days to keep the audit log. `None` means forever.
    pub audit_days: Option<u16>,
    /// Whether a request that changes a call is sent only if its line is in the audit log.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub require_record: bool,
}

/// A change of one setting, under its name in `settings.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "setting", rename_all = "snake_case")]
pub enum RecordSettingChange {
    /// How long the audit log is kept, in days. `None` means forever.
    AuditDays {
        /// The days before the change.
        old: Option<u16>,
        /// The days from now on.
        new: Option<u16>,
    },
    /// Whether a request that changes a call is sent only if its line is in the audit log.
    RequireRecord {
        /// Whether a record was required before the change.
        old: bool,
        /// Whether a record is required from now on.
        new: bool,
    },
    /// The operator's name, which the lines of the audit log contain.
    Operator {
        /// The name before the change. `None` if there was none.
        old: Option<String>,
        /// The name from now on.
        new: Option<String>,
    },
}

impl RecordSettings {
    /// Returns the changes that turn these settings into `wanted`.
    pub fn changes_to(self, wanted: Self) -> impl Iterator<Item = RecordSettingChange> {
        let days = RecordSettingChange::AuditDays {
            old: self.audit_days,
            new: wanted.audit_days,
        };
        let required = RecordSettingChange::RequireRecord {
            old: self.require_record,
            new: wanted.require_record,
        };
        let differs = [
            self.audit_days != wanted.audit_days,
            self.require_record != wanted.require_record,
        ];
        let changes = [days, required].into_iter().zip(differs);
        changes.filter_map(|(change, differs)| differs.then_some(change))
    }

    pub(crate) fn after(self, change: &RecordSettingChange) -> Self {
        match change {
            RecordSettingChange::AuditDays { new, .. } => Self {
                audit_days: *new,
                ..self
            },
            RecordSettingChange::RequireRecord { new, .. } => Self {
                require_record: *new,
                ..self
            },
            RecordSettingChange::Operator { .. } => self,
        }
    }
}
