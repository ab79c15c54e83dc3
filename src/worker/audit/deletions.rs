//! Lines that say that the program deleted an old file, and whether they can be true.
//!
//! Whoever deletes a file can add such a line: there is no secret in the chain. What the line claims must be possible, so
//! that at least a young file cannot be deleted with the word of a line.

use std::fmt;

use jiff::{SignedDuration, Timestamp};

use crate::settings::audit_days::AuditDays;
use crate::worker::audit::chain::FileFacts;
use crate::worker::audit::folder::{month_named, month_of};

/// The clock of whoever verifies may be behind by so much.
const CLOCKS_MAY_DIFFER: SignedDuration = SignedDuration::from_hours(1);

/// A line that says that the program deleted a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deletion {
    /// The line, counted from 1.
    pub line: u64,
    /// When it was written.
    pub at: Timestamp,
    /// Which file.
    pub file: FileFacts,
}

/// Why such a line does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeletionDoubt {
    /// Nobody can choose to keep the log for so many days.
    NoSuchChoice(u16),
    /// The file was not old enough by then.
    TooYoung(u16),
    /// Whoever verifies knows that the log is kept for longer, or for good.
    KeptLonger(u16),
    /// The line was written in the future.
    InTheFuture(Timestamp),
    /// A file of these dates is called by another month.
    OtherMonth,
}

impl Deletion {
    /// What keeps the line from being true, as of `now`; `kept` is for how many days the log is kept, where that is known.
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

    /// Whether it is about the file that a later one names so.
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

/// A closed file is called by the month of its last line, before a last one that may tell of lost lines a month later.
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
