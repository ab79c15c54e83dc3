//! How long the audit log is kept.

use serde::{Deserialize, Serialize};

/// Number of days to keep the audit log; `None` means forever.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Option<u16>", into = "Option<u16>")]
pub struct AuditDays(Option<u16>);

impl AuditDays {
    /// The choices that the settings offer, forever first.
    pub const CHOICES: [Self; 5] = [
        Self(None),
        Self(Some(30)),
        Self(Some(90)),
        Self(Some(180)),
        Self(Some(365)),
    ];

    /// Returns the number of days; `None` means forever.
    pub fn days(self) -> Option<u16> {
        self.0
    }
}

/// A number of days that is not one of the choices. It is refused, so that a typing error in the settings file deletes
/// no log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("audit_days is null (for good), 30, 90, 180 or 365, not {0}")]
pub struct NotAChoice(u16);

impl TryFrom<Option<u16>> for AuditDays {
    type Error = NotAChoice;

    fn try_from(days: Option<u16>) -> Result<Self, NotAChoice> {
        let chosen = Self(days);
        match days {
            Some(days) if !Self::CHOICES.contains(&chosen) => Err(NotAChoice(days)),
            _ => Ok(chosen),
        }
    }
}

impl From<AuditDays> for Option<u16> {
    fn from(chosen: AuditDays) -> Self {
        chosen.0
    }
}
