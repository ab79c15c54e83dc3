//! Looks up people in the tenant's directory, a few at a time in the background: for names that rosters and invitations
//! lack, and for the addresses of people on screen.
//!
//! These lookups need an optional permission. People of other tenants are not looked up.

use std::sync::Arc;
use std::time::Duration;

use crate::moderation::console::{Console, Turn};
use crate::moderation::effect::Effect;
use crate::moderation::model::directory::DirectoryUser;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::invitee::Invitee;
use crate::moderation::model::name::SafeName;
use crate::moderation::model::participant::Identity;
use crate::moderation::model::time::Now;
use crate::moderation::state::directory_names::in_directory;

impl Console {
    /// Starts waiting lookups, if there is a session and requests are not paused.
    pub(crate) fn tick_names(&mut self, turn: &mut Turn) {
        if self.session.is_none() || self.pause(turn.now).is_some() {
            return;
        }
        while let Some(id) = self.names.next(turn.now) {
            turn.effects.push(Effect::LookUp(id));
        }
    }

    /// Returns the monotonic time until which lookups rest after a failure. `None` if they don't rest or no lookup
    /// could start.
    pub(crate) fn names_due(&self) -> Option<Duration> {
        let until = self.names.rests_until?;
        (self.session.is_some() && self.names.has_room()).then_some(until.monotonic)
    }

    /// Puts what a lookup found into rosters and invitations.
    pub(crate) fn looked_up(
        &mut self,
        id: &Arc<str>,
        result: Result<DirectoryUser, Arc<Failure>>,
        now: Now,
    ) {
        let Some(known) = self.names.answered(id, result, now) else {
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
            call.roster.name(&is_asked, &known);
            for invitation in &mut call.invitations {
                let is_theirs = matches!(&invitation.invitee, Invitee::User { object_id, .. } if object_id.eq_ignore_ascii_case(id));
                if let Some(name) = known.name.as_deref().filter(|_| is_theirs)
                    && invitation.name.is_empty()
                {
                    Arc::make_mut(invitation).name = SafeName::new(name);
                }
            }
        }
    }

    /// Looks up people of this tenant who are on screen.
    pub(crate) fn who_are(&mut self, people: &[Arc<str>], turn: &mut Turn) {
        for id in people {
            self.names.want_address(id);
        }
        self.tick_names(turn);
    }

    /// Returns the name of a person who is invited by object id only. `None` if the name is not known. It is then
    /// looked up, unless that was done before.
    pub(crate) fn name_of(&mut self, object_id: &str) -> Option<SafeName> {
        self.names
            .name_or_want(object_id)
            .map(|name| SafeName::new(&name))
    }
}
