//! Checks whether a line about a deleted file can be true.
//!
//! The chain holds no secret. So anyone who deletes a file can also add such a line. Verification can only check
//! whether the line is possible. The check exposes the deletion of a file that was too young for its retention.

use std::fmt;

use jiff::{SignedDuration, Timestamp};

use crate::settings::audit_days::AuditDays;
use crate::worker::audit::chain::FileFacts;
use crate::worker::audit::folder::{month_named, month_of};

/// How far the verifying computer's clock may be behind the clock that dated the line.
const CLOCKS_MAY_DIFFER: SignedDuration = SignedDuration::from_hours(1);

/// A line saying that the program deleted a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deletion {
    /// Line number, counted from 1.
    pub line: u64,
    /// When the line was written.
    pub at: Timestamp,
    /// The deleted file.
    pub file: FileFacts,
}

/// Why a line about a deletion cannot be true. The deleted file then counts as missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeletionDoubt {
    /// The settings do not offer this retention, in days.
    NoSuchChoice(u16),
    /// The line about the deletion was written too early: the file's last line was at most this many days old.
    TooYoung(u16),
    /// The log is known to be kept longer than this number of days.
    KeptLonger(u16),
    /// The line claims to come from the future, by more than clocks may differ.
    InTheFuture(Timestamp),
    /// The file's name does not match the dates of its lines.
    OtherMonth,
}

impl Deletion {
    /// Returns why this line cannot be true. `None` if it may be true. The log is kept for at least `kept` days, if
    /// that is known.
    pub(crate) fn doubt(&self, kept: Option<u32>, now: Timestamp) -> Option<DeletionDoubt> {
        let days = self.file.days.unwrap_or_default();
        let age = SignedDuration::from_hours(24) * i32::from(days);
        let may_be_chosen = AuditDays::CHOICES.iter().any(|it| it.days() == Some(days));
        if !may_be_chosen {
            Some(DeletionDoubt::NoSuchChoice(days))
        } else if self.at.duration_since(now) > CLOCKS_MAY_DIFFER {
            Some(DeletionDoubt::InTheFuture(self.at))
        } else if self.at.duration_since(self.file.to) <= age {
            Some(DeletionDoubt::TooYoung(days))
        } else if kept.is_some_and(|kept| u32::from(days) < kept) {
            Some(DeletionDoubt::KeptLonger(days))
        } else {
            (!is_called_by_its_month(&self.file)).then_some(DeletionDoubt::OtherMonth)
        }
    }

    /// Whether this deletion is about exactly the file that `named` describes.
    pub(crate) fn is_about(&self, named: &FileFacts) -> bool {
        let FileFacts {
            file,
            head,
            lines,
            from,
            to,
            days: _,
        } = named;
        let it = &self.file;
        (&it.file, &it.head, it.lines, it.from, it.to) == (file, head, *lines, *from, *to)
    }
}

/// Whether the month in a closed file's name fits its lines. Also `true` for a name without a month.
///
/// The name comes from the last record. A line about lost records may follow in a later month. So any month between
/// `from` and `to` is accepted.
fn is_called_by_its_month(file: &FileFacts) -> bool {
    month_named(&file.file).is_none_or(|month| {
        month == month_of(file.to) || (month_of(file.from)..month_of(file.to)).contains(&month)
    })
}

impl fmt::Display for DeletionDoubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchChoice(days) => {
                write!(f, "no one can choose to keep the log for {days} days")
            }
            Self::TooYoung(days) => {
                write!(
                    f,
                    "the file's last line was no more than {days} days old by then"
                )
            }
            Self::KeptLonger(days) => {
                write!(f, "it names {days} days, but the log is kept longer")
            }
            Self::InTheFuture(at) => write!(f, "it claims to be from {at}, in the future"),
            Self::OtherMonth => write!(f, "a file with these dates is named after another month"),
        }
    }
}

#[cfg(test)]
mod tests;
