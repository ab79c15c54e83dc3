//! A roster from its pages: which next link is followed, and what becomes of entries that come twice.

use std::collections::{HashMap, HashSet};

use url::Url;

use super::origin::Endpoints;
use super::wire;
use crate::moderation::ids::ParticipantId;
use crate::moderation::participant::Participant;

/// More pages than this are not followed.
const MOST_PAGES: usize = 200;
/// More bytes than this in one roster are not read.
const LARGEST_ROSTER: usize = 64 << 20;

/// A whole roster, pages put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterPage {
    /// Every entry; those of a later page replace those with the same id.
    pub participants: Vec<Participant>,
    /// False if a bound or a link that may not be followed ended the reading, so that people may be missing.
    pub complete: bool,
    /// How many rows Graph listed on all pages.
    pub rows: usize,
    /// Whether there was a next link at all; a hundred rows without one may be a cut.
    pub had_next_link: bool,
}

/// A roster that is being put together.
#[derive(Default)]
pub(super) struct Pages {
    participants: Vec<Participant>,
    place_of: HashMap<ParticipantId, usize>,
    visited: HashSet<Url>,
    rows: usize,
    bytes: usize,
    had_next_link: bool,
    cut: bool,
}

impl Pages {
    /// Adds a page and says where the next one is, unless there is none or it may not be asked for.
    pub(super) fn take(
        &mut self,
        page: wire::Roster,
        bytes: usize,
        url: &Url,
        endpoints: &Endpoints,
    ) -> Option<Url> {
        self.rows += page.rows;
        self.bytes += bytes;
        let is_first = self.visited.is_empty();
        self.visited.insert(url.clone());
        let next = self.allowed_next(page.next_link.as_deref(), url, endpoints);
        if is_first && next.is_none() {
            // The common case: nothing to merge with.
            self.participants = page.participants;
        } else {
            self.merge(page.participants);
        }
        next
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
            .filter(|_| self.visited.len() < MOST_PAGES && self.bytes < LARGEST_ROSTER);
        if next.is_none() {
            tracing::warn!(
                pages = self.visited.len(),
                "a next link was not followed; the roster may lack people"
            );
            self.cut = true;
        }
        next
    }

    fn merge(&mut self, participants: Vec<Participant>) {
        for participant in participants {
            let known = participant.id.as_ref().and_then(|id| self.place_of.get(id));
            if let Some(&place) = known {
                self.participants[place] = participant;
                continue;
            }
            if let Some(id) = participant.id.clone() {
                self.place_of.insert(id, self.participants.len());
            }
            self.participants.push(participant);
        }
    }

    pub(super) fn into_roster(self) -> RosterPage {
        RosterPage {
            participants: self.participants,
            complete: !self.cut,
            rows: self.rows,
            had_next_link: self.had_next_link,
        }
    }
}
