//! Names for people whom Graph lists without one: asked of the tenant's directory, in the background, a few at a time.
//!
//! The permission for it is optional. Without it, and for people of other tenants, nothing is asked.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use crate::moderation::command::Effect;
use crate::moderation::console::{Console, Turn};
use crate::moderation::model::directory::DirectoryUser;
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::invitee::Invitee;
use crate::moderation::model::name::SafeName;
use crate::moderation::model::participant::{Identity, IdentityKind, Participant};
use crate::moderation::model::time::Now;

/// How many questions are on their way at once.
const AT_ONCE: usize = 3;
/// After a failure that may pass, the directory is left alone for so long at least.
const REST: Duration = Duration::from_secs(30);
/// So many failures in a row end the asking for this session.
const FAILURES: u32 = 3;
/// The most names that are remembered, and that wait to be asked for.
const KEPT: usize = 20_000;

/// What is known and asked of the directory in this session.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// By object id in lower case; `None` where the directory knows nobody.
    known: HashMap<Arc<str>, Option<Arc<str>>>,
    /// Those that wait, in the order in which they turned up.
    wanted: VecDeque<Arc<str>>,
    /// Those that wait or are on their way.
    asked: HashSet<Arc<str>>,
    in_flight: usize,
    failures: u32,
    is_forbidden: bool,
    rests_until: Option<Now>,
}

impl Names {
    /// Fills in the names that are known, and wants the others.
    pub(crate) fn fill_in(&mut self, participants: &mut [Participant], home: Option<&str>) {
        for participant in participants {
            let identity = &mut participant.identity;
            if identity.display_name.is_none()
                && let Some(id) = in_directory(identity, home)
                && let Some(name) = self.name_or_want(&id)
            {
                identity.display_name = Some(name);
            }
        }
    }

    /// The name, if it is known; otherwise it is wanted from now on.
    fn name_or_want(&mut self, id: &str) -> Option<Arc<str>> {
        let id: Arc<str> = id.to_ascii_lowercase().into();
        if let Some(known) = self.known.get(&id) {
            return known.clone();
        }
        let has_room = self.known.len() + self.asked.len() < KEPT;
        if !self.is_forbidden && has_room && self.asked.insert(id.clone()) {
            self.wanted.push_back(id);
        }
        None
    }

    /// Whether somebody could be asked about now, if the time has come.
    fn has_room(&self) -> bool {
        !self.wanted.is_empty() && self.in_flight < AT_ONCE && !self.is_forbidden
    }

    fn next(&mut self, now: Now) -> Option<Arc<str>> {
        let rests = self
            .rests_until
            .is_some_and(|until| now.monotonic < until.monotonic);
        if rests || !self.has_room() {
            return None;
        }
        self.in_flight += 1;
        self.wanted.pop_front()
    }

    /// Takes over an answer and gives the name, if it brought one.
    fn answered(
        &mut self,
        id: &Arc<str>,
        result: Result<DirectoryUser, Arc<Failure>>,
        now: Now,
    ) -> Option<Arc<str>> {
        self.in_flight = self.in_flight.saturating_sub(1);
        self.asked.remove(id);
        let failure = match result {
            Ok(user) => {
                self.failures = 0;
                let name = user.display_name.or(user.upn);
                self.known.insert(id.clone(), name.clone());
                return name;
            }
            Err(failure) => failure,
        };
        match &failure.cause {
            Cause::NotFound
            | Cause::ParticipantNotFound
            | Cause::CallNotFound
            | Cause::Refused
            | Cause::UnusableId => {
                self.known.insert(id.clone(), None);
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
fn in_directory(identity: &Identity, home: Option<&str>) -> Option<Arc<str>> {
    let is_ours = match (identity.tenant.as_deref(), home) {
        (Some(theirs), Some(home)) => theirs.eq_ignore_ascii_case(home),
        (None, _) => true,
        (Some(_), None) => false,
    };
    // An account in its one spelling; a user who has none stands in no directory.
    let account = identity.lasting()?;
    (account.kind() == &IdentityKind::User && is_ours).then(|| account.id().clone())
}

impl Console {
    /// Asks about the next people, while there is a session and room.
    pub(crate) fn tick_names(&mut self, turn: &mut Turn) {
        if self.session.is_none() || self.pause(turn.now).is_some() {
            return;
        }
        while let Some(id) = self.names.next(turn.now) {
            turn.effects.push(Effect::LookUp(id));
        }
    }

    /// When the directory has rested enough.
    pub(crate) fn names_due(&self) -> Option<Duration> {
        let until = self.names.rests_until?;
        (self.session.is_some() && self.names.has_room()).then_some(until.monotonic)
    }

    /// Takes over what the directory says of one person.
    pub(crate) fn looked_up(
        &mut self,
        id: &Arc<str>,
        result: Result<DirectoryUser, Arc<Failure>>,
        now: Now,
    ) {
        let Some(name) = self.names.answered(id, result, now) else {
            return;
        };
        let home = self
            .session
            .as_ref()
            .and_then(|session| session.tenant.clone());
        let is_asked = |identity: &Identity| {
            in_directory(identity, home.as_deref())
                .is_some_and(|theirs| theirs.eq_ignore_ascii_case(id))
        };
        for call in &mut self.calls {
            call.roster.name(&is_asked, &name);
            for invitation in &mut call.invitations {
                let is_theirs = matches!(&invitation.invitee, Invitee::User { object_id, .. } if object_id.eq_ignore_ascii_case(id));
                if is_theirs && invitation.name.is_empty() {
                    Arc::make_mut(invitation).name = SafeName::new(&name);
                }
            }
        }
    }

    /// The name of somebody who is invited by object id alone.
    pub(crate) fn name_of(&mut self, object_id: &str) -> Option<SafeName> {
        self.names
            .name_or_want(object_id)
            .map(|name| SafeName::new(&name))
    }
}
