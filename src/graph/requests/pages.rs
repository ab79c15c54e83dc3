//! Assembles a roster from pages. Decides which next links to follow, and notes why people may be missing.

use std::collections::HashSet;
use std::time::Duration;

use url::Url;

use crate::graph::http::lenient_json::MOST_ENTRIES;
use crate::graph::http::origin::Endpoints;
use crate::graph::requests::wire::roster::RosterPage;
use crate::moderation::evidence::reading::{IncompleteReason, READ_WITHIN};
use crate::moderation::model::ids::ParticipantId;
use crate::moderation::model::participant::Participant;

/// Maximum number of pages read for a roster.
const MOST_PAGES: usize = 200;
/// Size of all pages, in bytes, from which on no next link is followed.
const LARGEST_ROSTER: usize = 64 << 20;

/// Number of rows after which Graph is known to cut a roster off without sending a next link.
const CUT_AT: usize = 100;

/// A roster assembled from its pages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PagedRoster {
    /// The readable entries, in the order of the pages.
    pub participants: Vec<Participant>,
    /// Why people may be missing; `None` if the roster seems complete.
    pub incomplete: Option<IncompleteReason>,
    /// Number of entries that Graph listed, readable or not.
    pub rows: usize,
    /// Whether a page had a readable next link. A roster of a hundred rows without one may have been cut.
    pub had_next_link: bool,
    /// How old the oldest page may have been when a cache sent it. Zero if no cache answered.
    pub age: Duration,
}

/// A roster being assembled.
#[derive(Default)]
pub(crate) struct RosterPages {
    /// The roster of the pages that were read.
    roster: PagedRoster,
    /// Pages already read, to detect a next link that leads back.
    visited: HashSet<Url>,
    /// Number of entries that could not be read.
    unreadable: usize,
    /// Size of all pages, in bytes.
    bytes: usize,
    /// Whether entries may be missing: a next link was not followed, a page is broken, or there were more than
    /// [`MOST_ENTRIES`].
    is_cut_short: bool,
    /// Whether a page listed only people of earlier pages. If so, another page may be missing.
    has_repeated: bool,
    /// Largest total number of entries that a page stated.
    count: usize,
}

impl RosterPages {
    /// Adds a page. Returns the address of the next one, if it exists and may be requested.
    pub(crate) fn take(
        &mut self,
        mut page: RosterPage,
        bytes: usize,
        url: &Url,
        endpoints: &Endpoints,
    ) -> Option<Url> {
        let room = MOST_ENTRIES.saturating_sub(self.roster.participants.len());
        if page.participants.len() > room {
            page.participants.truncate(room);
            self.is_cut_short = true;
        }
        self.is_cut_short |= page.is_broken;
        self.has_repeated |= self.has_some() && self.has_all_of(&page.participants);
        self.count = self.count.max(page.count.unwrap_or_default());
        self.roster.rows += page.rows;
        self.unreadable += page.unreadable;
        self.bytes += bytes;
        self.visited.insert(url.clone());
        self.roster.participants.extend(page.participants);
        self.allowed_next(page.next_link.as_deref(), url, endpoints)
    }

    /// Whether the pages that were read list all of `people`. `false` if `people` is empty.
    fn has_all_of(&self, people: &[Participant]) -> bool {
        let known: HashSet<Option<&ParticipantId>> = self
            .roster
            .participants
            .iter()
            .map(|one| one.id.as_ref())
            .collect();
        !people.is_empty() && people.iter().all(|one| known.contains(&one.id.as_ref()))
    }

    /// Raises the age of the roster to that of a page, if the page is older.
    pub(crate) fn is_aged(&mut self, age: Duration) {
        self.roster.age = self.roster.age.max(age);
    }

    /// Whether a page has been read. If so, most failures of a later page lose only the remaining pages.
    pub(crate) fn has_some(&self) -> bool {
        !self.visited.is_empty()
    }

    /// Returns the roster without the pages that could not be loaded.
    pub(crate) fn without_the_rest(self) -> PagedRoster {
        let incomplete = IncompleteReason::Page {
            read: self.roster.participants.len(),
        };
        PagedRoster {
            incomplete: Some(incomplete),
            ..self.into_roster()
        }
    }

    /// Returns the address of the next link if it may be followed. It has to be on Graph's server, not visited, and
    /// within the limits. Otherwise `None`.
    fn allowed_next(
        &mut self,
        link: Option<&str>,
        url: &Url,
        endpoints: &Endpoints,
    ) -> Option<Url> {
        let link = link?;
        self.roster.had_next_link = true;
        let next = endpoints
            .next_page(url, link)
            .filter(|next| !self.visited.contains(next))
            .filter(|_| self.visited.len() < MOST_PAGES && self.bytes < LARGEST_ROSTER)
            .filter(|_| self.roster.rows < MOST_ENTRIES);
        if next.is_none() {
            tracing::warn!(
                pages = self.visited.len(),
                "a next link was not followed; the roster may lack people"
            );
            self.is_cut_short = true;
        }
        next
    }

    /// Returns why people may be missing; `None` if the roster seems complete.
    fn incomplete(&self) -> Option<IncompleteReason> {
        let read = self.roster.participants.len();
        if self.is_cut_short {
            Some(IncompleteReason::Link { read })
        } else if self.has_repeated || self.count > self.roster.rows {
            Some(IncompleteReason::Page { read })
        } else if self.unreadable > 0 {
            Some(IncompleteReason::Entries(self.unreadable))
        } else if self.roster.age > READ_WITHIN {
            Some(IncompleteReason::Cached)
        } else {
            (self.roster.rows == CUT_AT && !self.roster.had_next_link)
                .then_some(IncompleteReason::Cut)
        }
    }

    pub(crate) fn into_roster(self) -> PagedRoster {
        PagedRoster {
            incomplete: self.incomplete(),
            ..self.roster
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::requests::wire::roster::roster;

    #[test]
    fn a_page_that_says_it_is_not_all_is_not_a_whole_roster() {
        let endpoints = Endpoints::custom("http://127.0.0.1:9", None).unwrap();
        let incomplete = |rest: &str| {
            let body = format!(r#"{{"value":[{{"id":"p-1"}}]{rest}}}"#);
            let page = roster(body.as_bytes()).unwrap();
            let mut pages = RosterPages::default();
            let url = Url::parse("http://127.0.0.1:9/v1.0/x").unwrap();
            assert_eq!(
                pages.take(page, body.len(), &url, &endpoints),
                None,
                "{rest}"
            );
            pages.into_roster().incomplete
        };
        for whole in [
            "",
            r#","@odata.nextLink":null"#,
            r#","@odata.nextLink":"""#,
            r#","@odata.count":1"#,
            r#","error":null"#,
            r#","error":"""#,
            r#","error":false"#,
            r#","errors":[]"#,
            r#","@odata.context":"https://graph.microsoft.com/v1.0/$metadata""#,
        ] {
            assert_eq!(incomplete(whole), None, "{whole}");
        }
        for broken in [
            r#","@odata.nextLink":{"href":"http://127.0.0.1:9/v1.0/x?2"}"#,
            r#","@odata.nextLink":["http://127.0.0.1:9/v1.0/x?2"]"#,
            r#","@odata.nextLink":5.5"#,
            r#","@odata.nextLink":2"#,
            r#","@odata.nextlink":"http://elsewhere/x?2""#,
            r#","odata.nextLink":"http://elsewhere/x?2""#,
            r#","nextLink":"http://elsewhere/x?2""#,
            r#","@odata.count":5"#,
            r#","@odata.count":"5""#,
            r#","@odata.count":5.0"#,
            r#","@odata.count":"5.0""#,
            r#","@odata.count":5e0"#,
            r#","error":{"code":"Partial"}"#,
            r#","error":"Partial""#,
            r#","error":true"#,
            r#","@odata.error":{"code":"Partial"}"#,
            r#","errors":["one part did not answer"]"#,
        ] {
            assert!(incomplete(broken).is_some(), "{broken}");
        }
        for twice in [r#"[],"value":[{}]"#, r#"[{"id":"p-1"}],"value":[]"#] {
            let body = format!(r#"{{"value":{twice}}}"#);
            assert!(roster(body.as_bytes()).is_err(), "{body}");
        }
    }

    #[test]
    fn a_page_that_was_read_before_stands_in_place_of_another() {
        let endpoints = Endpoints::custom("http://127.0.0.1:9", None).unwrap();
        let incomplete = |each: &[&str]| {
            let mut pages = RosterPages::default();
            for (at, ids) in each.iter().enumerate() {
                let entries: Vec<String> = ids
                    .split(' ')
                    .map(|id| format!(r#"{{"id":"{id}"}}"#))
                    .collect();
                let next = format!(r#","@odata.nextLink":"http://127.0.0.1:9/v1.0/x?{at}""#);
                let next = if at + 1 < each.len() {
                    next
                } else {
                    String::new()
                };
                let body = format!(r#"{{"value":[{}]{next}}}"#, entries.join(","));
                let page = roster(body.as_bytes()).unwrap();
                let url = Url::parse(&format!("http://127.0.0.1:9/v1.0/x?at={at}")).unwrap();
                pages.take(page, body.len(), &url, &endpoints);
            }
            pages.into_roster().incomplete
        };
        for whole in [&["a b", "c d"][..], &["a b", "b c"], &["a a"], &["a b c"]] {
            assert_eq!(incomplete(whole), None, "{whole:?}");
        }
        for (repeated, read) in [
            (&["a b", "a b"][..], 4),
            (&["a b", "b a"], 4),
            (&["a b", "c d", "a b"], 6),
            (&["a b", "b", "c d"], 5),
        ] {
            let wanted = Some(IncompleteReason::Page { read });
            assert_eq!(incomplete(repeated), wanted, "{repeated:?}");
        }
    }

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
        assert_eq!(
            roster.incomplete,
            Some(IncompleteReason::Link { read: MOST_ENTRIES })
        );
    }
    #[test]
    fn a_last_page_of_which_a_part_was_left_out_is_told_as_cut() {
        let endpoints = Endpoints::custom("http://127.0.0.1:9", None).unwrap();
        let url = Url::parse("http://127.0.0.1:9/v1.0/x").unwrap();
        let incomplete = |entries: usize| {
            let body = format!(r#"{{"value":[{}]}}"#, [r#"{"id":"p"}"#; 6].join(","));
            let page = roster(body.as_bytes()).unwrap();
            let mut pages = RosterPages::default();
            pages.roster.participants = vec![Participant::default(); entries];
            pages.take(page, body.len(), &url, &endpoints);
            pages.into_roster().incomplete
        };
        assert_eq!(incomplete(MOST_ENTRIES - 6), None);
        let read = MOST_ENTRIES;
        let cut = Some(IncompleteReason::Link { read });
        assert_eq!(incomplete(MOST_ENTRIES - 5), cut);
    }

    #[test]
    fn a_roster_is_as_old_as_its_oldest_page() {
        for ages in [[0, 90, 0], [90, 0, 0], [0, 0, 90]] {
            let mut pages = RosterPages::default();
            for age in ages {
                pages.is_aged(Duration::from_secs(age));
            }
            let roster = pages.into_roster();
            assert_eq!(roster.age, Duration::from_secs(90));
            assert_eq!(roster.incomplete, Some(IncompleteReason::Cached));
        }
    }
}
