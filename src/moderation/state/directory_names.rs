//! What the directory knows of people: names for those whom Graph lists without one, and addresses of those who are in sight.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use crate::moderation::model::directory::DirectoryUser;
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::participant::{Identity, IdentityKind, Participant};
use crate::moderation::model::time::Now;

/// How many questions are on their way at once.
pub(crate) const AT_ONCE: usize = 3;

/// After a failure that may pass, the directory is left alone for so long at least.
pub(crate) const REST: Duration = Duration::from_secs(30);

/// So many failures in a row end the asking for this session.
pub(crate) const FAILURES: u32 = 3;

/// The most names that are remembered, and that wait to be asked for.
pub(crate) const KEPT: usize = 20_000;

/// What the directory says of one person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct DirectoryEntry {
    pub(crate) name: Option<Arc<str>>,
    /// Mail address, or the name for signing in.
    pub(crate) address: Option<Arc<str>>,
}

/// What is known and asked of the directory in this session.
#[derive(Debug, Default)]
pub(crate) struct DirectoryNames {
    /// By object id in lower case; empty where the directory knows nobody.
    known: HashMap<Arc<str>, DirectoryEntry>,
    /// Those that wait, in the order in which they turned up.
    wanted: VecDeque<Arc<str>>,
    /// Those that wait or are on their way.
    asked: HashSet<Arc<str>>,
    in_flight: usize,
    failures: u32,
    is_forbidden: bool,
    pub(crate) rests_until: Option<Now>,
}

impl DirectoryNames {
    /// Fills in what is known, and wants the names that nobody knows.
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

    /// The name, if it is known; otherwise it is wanted from now on.
    pub(crate) fn name_or_want(&mut self, id: &str) -> Option<Arc<str>> {
        let id: Arc<str> = id.to_ascii_lowercase().into();
        if let Some(known) = self.known.get(&id) {
            return known.name.clone();
        }
        self.want(id);
        None
    }

    /// Asks about somebody who is in sight, once.
    pub(crate) fn want_address(&mut self, id: &str) {
        let id: Arc<str> = id.to_ascii_lowercase().into();
        if !self.known.contains_key(&id) {
            self.want(id);
        }
    }

    fn want(&mut self, id: Arc<str>) {
        let has_room = self.known.len() + self.asked.len() < KEPT;
        if !self.is_forbidden && has_room && self.asked.insert(id.clone()) {
            self.wanted.push_back(id);
        }
    }

    /// Whether somebody could be asked about now, if the time has come.
    pub(crate) fn has_room(&self) -> bool {
        !self.wanted.is_empty() && self.in_flight < AT_ONCE && !self.is_forbidden
    }

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

    /// Takes over an answer and gives what it says, if it says anything.
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

    fn forbid(&mut self) {
        self.is_forbidden = true;
        self.wanted.clear();
        self.asked.clear();
    }

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

/// The object id of somebody whom the directory of this tenant may know.
pub(crate) fn in_directory(identity: &Identity, home: Option<&str>) -> Option<Arc<str>> {
    let is_ours = match (identity.tenant.as_deref(), home) {
        (Some(theirs), Some(home)) => theirs.eq_ignore_ascii_case(home),
        (None, _) => true,
        (Some(_), None) => false,
    };
    // An account in its one spelling; a user who has none stands in no directory.
    let account = identity.lasting()?;
    (account.kind() == &IdentityKind::User && is_ours).then(|| account.id().clone())
}
