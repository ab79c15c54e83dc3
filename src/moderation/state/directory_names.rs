//! Looks people up in the directory: missing names, and addresses of people on screen.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use crate::moderation::model::directory::DirectoryUser;
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::participant::{Identity, IdentityKind, Participant};
use crate::moderation::model::time::Now;

/// Highest number of lookups in progress at once.
pub(crate) const AT_ONCE: usize = 3;

/// Shortest pause after a failure that may be temporary.
pub(crate) const REST: Duration = Duration::from_secs(30);

/// After this many temporary failures, lookups stop for this session. A lookup that finds a person starts the count
/// again.
pub(crate) const FAILURES: u32 = 3;

/// Highest number of people that are known or waiting to be looked up, counted together.
pub(crate) const KEPT: usize = 20_000;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct DirectoryEntry {
    /// Display name, or else the sign-in name.
    pub(crate) name: Option<Arc<str>>,
    /// Mail address, or else the sign-in name.
    pub(crate) address: Option<Arc<str>>,
}

/// The people looked up in this session, and the people still to be looked up.
#[derive(Debug, Default)]
pub(crate) struct DirectoryNames {
    /// Entries by object id in lower case. An entry without values means that the directory does
    /// not know the id.
    known: HashMap<Arc<str>, DirectoryEntry>,
    /// Ids to look up, the next one first.
    wanted: VecDeque<Arc<str>>,
    /// Ids that wait to be looked up, or are being looked up.
    asked: HashSet<Arc<str>>,
    in_flight: usize,
    /// Number of failures since the directory last returned a person. A person whom it does not know is no failure.
    failures: u32,
    /// Whether lookups have stopped for this session.
    is_forbidden: bool,
    /// When lookups may resume after a failure.
    pub(crate) rests_until: Option<Now>,
}

impl DirectoryNames {
    /// Fills in known names and addresses, and queues lookups of missing names. `home` is the id of
    /// our tenant.
    pub(crate) fn fill_in(&mut self, participants: &mut [Participant], home: Option<&str>) {
        for participant in participants {
            let identity = &mut participant.identity;
            if identity.display_name.is_some() && identity.email.is_some() {
                continue;
            }
            let Some(id) = in_directory(identity, home) else {
                continue;
            };
            if identity.display_name.is_none() {
                identity.display_name = self.name_or_want(&id);
            }
            if identity.email.is_none() {
                identity.email = self.known.get(&id).and_then(|known| known.address.clone());
            }
        }
    }

    /// Returns the name of the person with this object id, if it is known. Queues a lookup unless the person was looked
    /// up before.
    pub(crate) fn name_or_want(&mut self, id: &str) -> Option<Arc<str>> {
        let id: Arc<str> = id.to_ascii_lowercase().into();
        if let Some(known) = self.known.get(&id) {
            return known.name.clone();
        }
        self.want(id);
        None
    }

    /// Queues a lookup for a person who is on screen. Does nothing if the person was looked up before.
    pub(crate) fn want_address(&mut self, id: &str) {
        let id: Arc<str> = id.to_ascii_lowercase().into();
        if !self.known.contains_key(&id) {
            self.want(id);
        }
    }

    /// Queues a lookup. Does nothing if the id is queued or being looked up, there are too many people, or lookups have
    /// stopped.
    fn want(&mut self, id: Arc<str>) {
        let has_room = self.known.len() + self.asked.len() < KEPT;
        if !self.is_forbidden && has_room && self.asked.insert(id.clone()) {
            self.wanted.push_back(id);
        }
    }

    /// Whether a lookup waits and may start. Does not consider pauses.
    pub(crate) fn has_room(&self) -> bool {
        !self.wanted.is_empty() && self.in_flight < AT_ONCE && !self.is_forbidden
    }

    /// Returns the next id to look up, and counts the lookup as in progress.
    ///
    /// `None` if no id waits, too many lookups are in progress, or lookups are paused or forbidden.
    pub(crate) fn next(&mut self, now: Now) -> Option<Arc<str>> {
        let rests = self
            .rests_until
            .is_some_and(|until| now.monotonic < until.monotonic);
        if rests || !self.has_room() {
            return None;
        }
        self.in_flight += 1;
        self.wanted.pop_front()
    }

    /// Stores the result of a lookup, and returns it if the directory knows the person.
    ///
    /// An id that the directory rejects counts as unknown, and is not looked up again. Other failures pause or stop all
    /// lookups.
    pub(crate) fn answered(
        &mut self,
        id: &Arc<str>,
        result: Result<DirectoryUser, Arc<Failure>>,
        now: Now,
    ) -> Option<DirectoryEntry> {
        self.in_flight = self.in_flight.saturating_sub(1);
        self.asked.remove(id);
        let failure = match result {
            Ok(user) => {
                self.failures = 0;
                let known = DirectoryEntry {
                    name: user.display_name.or_else(|| user.upn.clone()),
                    address: user.mail.or(user.upn),
                };
                self.known.insert(id.clone(), known.clone());
                return Some(known);
            }
            Err(failure) => failure,
        };
        match &failure.cause {
            Cause::NotFound
            | Cause::ParticipantNotFound
            | Cause::CallNotFound
            | Cause::Refused
            | Cause::UnusableId => {
                self.known.insert(id.clone(), DirectoryEntry::default());
            }
            Cause::Forbidden
            | Cause::RoleMissing
            | Cause::TenantMismatch
            | Cause::BotNotRegistered => {
                self.forbid();
            }
            _ => self.rest(id, &failure, now),
        }
        None
    }

    /// Stops all lookups for this session.
    fn forbid(&mut self) {
        self.is_forbidden = true;
        self.wanted.clear();
        self.asked.clear();
    }

    /// Pauses lookups and queues `id` again. Stops all lookups for this session after too many
    /// failures.
    fn rest(&mut self, id: &Arc<str>, failure: &Failure, now: Now) {
        self.failures += 1;
        if self.failures >= FAILURES {
            return self.forbid();
        }
        let asked = match failure.cause {
            Cause::Throttled(wait) => wait.unwrap_or_default(),
            _ => Duration::from_secs(failure.retry_after.unwrap_or_default().into()),
        };
        self.rests_until = Some(now.plus(asked.max(REST)));
        if self.asked.insert(id.clone()) {
            self.wanted.push_back(id.clone());
        }
    }
}

/// Returns the object id of a person who may be in the directory of the tenant `home`. `None` for
/// everybody else.
pub(crate) fn in_directory(identity: &Identity, home: Option<&str>) -> Option<Arc<str>> {
    let is_ours = match (identity.tenant.as_deref(), home) {
        (Some(theirs), Some(home)) => theirs.eq_ignore_ascii_case(home),
        (None, _) => true,
        (Some(_), None) => false,
    };
    // Only ids of Entra accounts can be in a directory.
    let account = identity.lasting()?;
    (account.kind() == &IdentityKind::User && is_ours).then(|| account.id().clone())
}
