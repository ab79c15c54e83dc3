//! A head that was noted elsewhere, looked for in a file and those before it.

use crate::moderation::model::digest::Digest;
use crate::worker::audit::report::Report;

/// A head that was noted elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotedHead {
    /// It is the hash of a line.
    At {
        /// The name of the file.
        file: String,
        /// The line, counted from 1.
        line: u64,
        /// How many lines were added behind it, in that file and in those after it.
        behind: u64,
    },
    /// No line has it.
    Nowhere,
}

/// Looks for a noted head while files are gone through from the newest one back, and counts the lines behind it.
pub(super) struct NotedHeadSearch {
    noted: Option<Digest>,
    lines: u64,
    found: Option<NotedHead>,
}

impl NotedHeadSearch {
    pub(super) fn new(noted: Option<Digest>) -> Self {
        Self {
            noted,
            lines: 0,
            found: None,
        }
    }

    pub(super) fn pass(&mut self, file: &str, report: &Report) {
        if self.found.is_some() {
            return;
        }
        if let Some(spot) = self.noted.and_then(|head| report.spot(head)) {
            self.found = Some(NotedHead::At {
                file: file.to_owned(),
                line: spot.line,
                behind: self.lines + report.links - spot.links,
            });
        }
        self.lines += report.links;
    }

    pub(super) fn noted(self) -> Option<NotedHead> {
        self.noted.map(|_| self.found.unwrap_or(NotedHead::Nowhere))
    }
}
