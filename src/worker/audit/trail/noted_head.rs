//! Searches a file and its predecessors for a head, the hash of a line, that a person noted elsewhere.

use crate::moderation::model::digest::Digest;
use crate::worker::audit::report::Report;

/// Result of searching for a noted head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotedHead {
    /// The noted head is the hash of a line.
    At {
        /// The name of the file.
        file: String,
        /// Line number, counted from 1.
        line: u64,
        /// Number of lines after that line, in its file and later ones.
        behind: u64,
    },
    /// No line has this hash.
    Nowhere,
}

/// Searches files from the newest backwards, counting the lines after the noted head.
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

    /// Searches one file; call it for the newest file first.
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

    /// Returns the result; `None` if no head was given.
    pub(super) fn noted(self) -> Option<NotedHead> {
        self.noted.map(|_| self.found.unwrap_or(NotedHead::Nowhere))
    }
}
