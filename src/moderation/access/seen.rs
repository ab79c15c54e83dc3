//! Facts about access that requests have shown: which services answered, what worked, and which
//! refusals came with which code.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use crate::moderation::model::failure::{Cause, Failure, SignInCause};

/// Facts that the requests of a session have shown. The newest result of each kind counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen {
    /// Whether the sign-in authority answers.
    pub authority: Observation,
    /// Whether Graph answers.
    pub graph: Observation,
    /// Whether the app has a bot registration with calling. Otherwise Graph answers 7503.
    pub bot: Observation,
    /// Whether the roles are consented in the tenant. Otherwise Graph answers 7504.
    pub consent: Observation,
    /// Whether token and call belong to the same tenant. Otherwise Graph answers 7505.
    pub tenant: Observation,
    /// Whether Teams lets this app remove people.
    pub removal: RemovalSeen,
    /// The last refusal of each kind that has not worked since, with code and ids.
    pub refusals: BTreeMap<Right, Arc<Failure>>,
    /// Times of the last token granted and the last token failure that were counted. Both are
    /// reported repeatedly, and the wall clock, which can be set back, does not show which is
    /// newer.
    told: [Option<Timestamp>; 2],
}

/// Something that a service can refuse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Right {
    /// A token for this app.
    SignIn,
    /// Calls by a bot.
    Bot,
    /// Consent to a request's role.
    Consent,
    /// A call in the token's tenant.
    OneTenant,
    /// A removal.
    Removal,
}

/// Whether something has worked, and when it was last seen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Observation {
    /// Not tried yet.
    #[default]
    NotTried,
    /// It worked.
    Worked(Timestamp),
    /// It was refused, or there was no answer.
    Refused(Timestamp),
}

/// Facts that removals have shown. Once one has worked, a refusal concerns the person and not the
/// grant.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RemovalSeen {
    /// When one was last proved.
    pub worked: Option<Timestamp>,
    /// When one was last refused.
    pub refused: Option<Timestamp>,
}

impl RemovalSeen {
    /// Returns the state of the grant.
    pub fn proof(self) -> Observation {
        match (self.worked, self.refused) {
            (Some(at), _) => Observation::Worked(at),
            (None, Some(at)) => Observation::Refused(at),
            (None, None) => Observation::NotTried,
        }
    }

    /// Returns when a removal was refused after the grant had been proved: that person may be
    /// protected.
    pub fn refused_since(self) -> Option<Timestamp> {
        self.refused
            .filter(|refused| self.worked.is_some_and(|worked| *refused > worked))
    }
}

impl Seen {
    /// Counts a token that was granted.
    pub fn signed_in(&mut self, at: Timestamp) {
        if self.told[0].replace(at) != Some(at) {
            self.authority = Observation::Worked(at);
            self.refusals.remove(&Right::SignIn);
        }
    }

    /// Counts a call that was created, which needs everything except the grant for removals.
    pub fn created(&mut self, at: Timestamp) {
        self.answered(at);
        for proof in [&mut self.bot, &mut self.consent, &mut self.tenant] {
            *proof = Observation::Worked(at);
        }
        for right in [Right::Bot, Right::Consent, Right::OneTenant] {
            self.refusals.remove(&right);
        }
    }

    /// Counts a removal that readings have proved.
    pub fn removed(&mut self, at: Timestamp) {
        self.answered(at);
        self.removal.worked = Some(at);
        self.refusals.remove(&Right::Removal);
    }

    /// Counts any successful response from Graph.
    pub fn answered(&mut self, at: Timestamp) {
        self.graph = Observation::Worked(at);
    }

    /// Counts a failed sign-in. A refusal is an answer; problems found before sending are not.
    pub fn sign_in_failed(&mut self, failure: &Failure, at: Timestamp) {
        let at = failure.token.as_ref().map_or(at, |token| token.at);
        if self.told[1].replace(at) == Some(at) {
            return;
        }
        match heard(failure) {
            ServiceResponse::Answer => {
                self.authority = Observation::Worked(at);
                self.refused(Right::SignIn, failure);
            }
            ServiceResponse::Nothing => self.authority = Observation::Refused(at),
            ServiceResponse::NotAsked => {}
        }
    }

    /// Counts a failed request to Graph, including one for which there was no token.
    pub fn failed(&mut self, failure: &Failure, at: Timestamp) {
        if failure.token.is_some() || matches!(failure.cause, Cause::SignIn(_)) {
            if failure.tries > 0 {
                // Graph answered: it refused the token of an earlier try, and then no new token
                // could be obtained.
                self.answered(at);
            }
            return self.sign_in_failed(failure, at);
        }
        let refused = Observation::Refused(at);
        let right = match &failure.cause {
            Cause::GrantMissing => Some((Right::Removal, None)),
            Cause::RoleMissing => Some((Right::Consent, Some(&mut self.consent))),
            Cause::BotNotRegistered => Some((Right::Bot, Some(&mut self.bot))),
            Cause::TenantMismatch => Some((Right::OneTenant, Some(&mut self.tenant))),
            _ => None,
        };
        if let Some((right, proof)) = right {
            match proof {
                Some(proof) => *proof = refused,
                None => self.removal.refused = Some(at),
            }
            self.refused(right, failure);
        }
        match heard(failure) {
            ServiceResponse::Answer => self.answered(at),
            ServiceResponse::Nothing => self.graph = refused,
            ServiceResponse::NotAsked => {}
        }
    }

    /// Keeps the last refusal of its kind.
    fn refused(&mut self, right: Right, failure: &Failure) {
        self.refusals.insert(right, Arc::new(failure.clone()));
    }
}

/// Whether the service answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ServiceResponse {
    /// A response, even if a refusal.
    Answer,
    /// Nothing, or a response that is not the service's.
    Nothing,
    /// Nothing was sent.
    NotAsked,
}

/// Classifies a failure.
fn heard(failure: &Failure) -> ServiceResponse {
    match &failure.cause {
        Cause::Connection(_)
        | Cause::TimedOut
        | Cause::NotGraph
        | Cause::Redirected(_)
        | Cause::Untrusted(_)
        | Cause::SignIn(SignInCause::NotEntra) => ServiceResponse::Nothing,
        // Without a status, no token came at all.
        Cause::SignIn(SignInCause::EntraTrouble) if failure.status.is_none() => {
            ServiceResponse::Nothing
        }
        _ if failure.status.is_some() => ServiceResponse::Answer,
        _ => ServiceResponse::NotAsked,
    }
}
