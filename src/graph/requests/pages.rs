//! A roster from its pages: which next link is followed, and what the pages may lack.

use std::collections::HashSet;

use url::Url;

use crate::graph::http::loose::MOST_ENTRIES;
use crate::graph::http::origin::Endpoints;
use crate::graph::requests::wire::roster::Roster;
use crate::moderation::model::participant::Participant;
use crate::moderation::model::reading::Lack;

/// More pages than this are not followed.
const MOST_PAGES: usize = 200;
/// More bytes than this in one roster are not read.
const LARGEST_ROSTER: usize = 64 << 20;

/// Graph is known to list exactly so many and to say nothing of the others.
const CUT_AT: usize = 100;

/// A roster, pages put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterPage {
    /// Every entry of every page, in their order.
    pub participants: Vec<Participant>,
    /// Why people may be missing, if they may.
    pub lack: Option<Lack>,
    /// How many rows Graph listed on all pages.
    pub rows: usize,
    /// Whether there was a next link at all; a hundred rows without one may be a cut.
    pub had_next_link: bool,
}

/// A roster that is being put together.
#[derive(Default)]
pub(crate) struct RosterPages {
    participants: Vec<Participant>,
    visited: HashSet<Url>,
    rows: usize,
    unreadable: usize,
    bytes: usize,
    had_next_link: bool,
    /// A next link that was not followed.
    is_cut_short: bool,
}

impl RosterPages {
    /// Adds a page and says where the next one is, unless there is none or it may not be asked for.
    pub(crate) fn take(
        &mut self,
        mut page: Roster,
        bytes: usize,
        url: &Url,
        endpoints: &Endpoints,
    ) -> Option<Url> {
        let room = MOST_ENTRIES.saturating_sub(self.participants.len());
        if page.participants.len() > room {
            page.participants.truncate(room);
            self.is_cut_short = true;
        }
        self.rows += page.rows;
        self.unreadable += page.unreadable;
        self.bytes += bytes;
        self.visited.insert(url.clone());
        self.participants.extend(page.participants);
        self.allowed_next(page.next_link.as_deref(), url, endpoints)
    }

    /// Whether a page has been read already, so that a failure of the next one costs only what it would have added.
    pub(crate) fn has_some(&self) -> bool {
        !self.visited.is_empty()
    }

    /// The roster as far as it was read, when the next page could not be had.
    pub(crate) fn without_the_rest(self) -> RosterPage {
        let lack = Lack::Page {
            read: self.participants.len(),
        };
        RosterPage {
            lack: Some(lack),
            ..self.into_roster()
        }
    }

    fn allowed_next(
        &mut self,
        link: Option<&str>,
        url: &Url,
        endpoints: &Endpoints,
    ) -> Option<Url> {
        let link = link?;
        self.had_next_link = true;
        let next = endpoints
            .next_page(url, link)
            .filter(|next| !self.visited.contains(next))
            .filter(|_| self.visited.len() < MOST_PAGES && self.bytes < LARGEST_ROSTER)
            .filter(|_| self.rows < MOST_ENTRIES);
        if next.is_none() {
            tracing::warn!(
                pages = self.visited.len(),
                "a next link was not followed; the roster may lack people"
            );
            self.is_cut_short = true;
        }
        next
    }

    fn lack(&self) -> Option<Lack> {
        let read = self.participants.len();
        if self.is_cut_short {
            Some(Lack::Link { read })
        } else if self.unreadable > 0 {
            Some(Lack::Entries(self.unreadable))
        } else {
            (self.rows == CUT_AT && !self.had_next_link).then_some(Lack::Cut)
        }
    }

    pub(crate) fn into_roster(self) -> RosterPage {
        RosterPage {
            lack: self.lack(),
            participants: self.participants,
            rows: self.rows,
            had_next_link: self.had_next_link,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::requests::wire::roster::roster;

    #[test]
    fn all_pages_together_hold_no_more_than_one_list_may() {
        let endpoints = Endpoints::custom("http://127.0.0.1:9", None).unwrap();
        let mut pages = RosterPages::default();
        let mut asked = 0;
        loop {
            let url = format!("http://127.0.0.1:9/v1.0/x?page={asked}");
            let entries = vec!["{}"; 9_000].join(",");
            let next = format!("http://127.0.0.1:9/v1.0/x?page={}", asked + 1);
            let body = format!(r#"{{"value":[{entries}],"@odata.nextLink":"{next}"}}"#);
            let page = roster(body.as_bytes()).unwrap();
            asked += 1;
            let url = Url::parse(&url).unwrap();
            if pages.take(page, body.len(), &url, &endpoints).is_none() {
                break;
            }
        }
        let roster = pages.into_roster();
        assert_eq!((asked, roster.participants.len()), (3, MOST_ENTRIES));
        assert_eq!(roster.lack, Some(Lack::Link { read: MOST_ENTRIES }));
    }
}
