//! What requests have shown: who answered, what worked, what was refused and in which words.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use crate::moderation::model::failure::{Cause, Failure, SignInCause};

/// What the requests of a session have shown, one thing at a time; the newest counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen {
    /// The sign-in authority answers.
    pub authority: Observation,
    /// Graph answers.
    pub graph: Observation,
    /// The app has a bot registration with calling: without it 7503.
    pub bot: Observation,
    /// The roles are consented in the tenant: without it 7504.
    pub consent: Observation,
    /// Token and call belong to one tenant: otherwise 7505.
    pub tenant: Observation,
    /// Teams lets this app remove people.
    pub removal: RemovalSeen,
    /// The last refusal of each thing that is refused now, with its code and ids.
    pub refusals: BTreeMap<Right, Arc<Failure>>,
    /// The last grant and the last failure of a token that were taken note of. They are told again and again, and the
    /// wall clock, which may be set back, does not say which is newer.
    told: [Option<Timestamp>; 2],
}

/// Something that a service can refuse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Right {
    /// A token for this app.
    SignIn,
    /// Calls of a bot.
    Bot,
    /// The roles of a request.
    Consent,
    /// A call of this tenant.
    OneTenant,
    /// A removal.
    Removal,
}

/// Whether something was seen to work, and when last.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Observation {
    /// Not tried yet.
    #[default]
    NotTried,
    /// It worked.
    Worked(Timestamp),
    /// It was refused, or did not answer.
    Refused(Timestamp),
}

/// Removals: one that worked proves the grant, and a refusal after it is about the person.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RemovalSeen {
    /// When one was proved last.
    pub worked: Option<Timestamp>,
    /// When one was refused last.
    pub refused: Option<Timestamp>,
}

impl RemovalSeen {
    /// How the grant stands.
    pub fn proof(self) -> Observation {
        match (self.worked, self.refused) {
            (Some(at), _) => Observation::Worked(at),
            (None, Some(at)) => Observation::Refused(at),
            (None, None) => Observation::NotTried,
        }
    }

    /// When one was refused although the grant had been proved: that person may be protected.
    pub fn refused_since(self) -> Option<Timestamp> {
        self.refused
            .filter(|refused| self.worked.is_some_and(|worked| *refused > worked))
    }
}

impl Seen {
    /// Takes note of a token that was granted.
    pub fn signed_in(&mut self, at: Timestamp) {
        if self.told[0].replace(at) != Some(at) {
            self.authority = Observation::Worked(at);
            self.refusals.remove(&Right::SignIn);
        }
    }

    /// Takes note of a call that was created: that takes everything but the grant for removals.
    pub fn created(&mut self, at: Timestamp) {
        self.answered(at);
        for proof in [&mut self.bot, &mut self.consent, &mut self.tenant] {
            *proof = Observation::Worked(at);
        }
        for right in [Right::Bot, Right::Consent, Right::OneTenant] {
            self.refusals.remove(&right);
        }
    }

    /// Takes note of a removal that a roster has proved.
    pub fn removed(&mut self, at: Timestamp) {
        self.answered(at);
        self.removal.worked = Some(at);
        self.refusals.remove(&Right::Removal);
    }

    /// Takes note of any good answer of Graph's.
    pub fn answered(&mut self, at: Timestamp) {
        self.graph = Observation::Worked(at);
    }

    /// Takes note of a sign-in that failed. A refusal is an answer too; what was found here was never asked.
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

    /// Takes note of a request to Graph that failed, be it for want of a token.
    pub fn failed(&mut self, failure: &Failure, at: Timestamp) {
        if failure.token.is_some() || matches!(failure.cause, Cause::SignIn(_)) {
            if failure.tries > 0 {
                // Sent with a token, which Graph refused before another could not be had.
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

    fn refused(&mut self, right: Right, failure: &Failure) {
        self.refusals.insert(right, Arc::new(failure.clone()));
    }
}

/// What came back from the service itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ServiceResponse {
    /// An answer, if a refusal.
    Answer,
    /// Nothing, or something of a proxy's.
    Nothing,
    /// It was never asked.
    NotAsked,
}

fn heard(failure: &Failure) -> ServiceResponse {
    match &failure.cause {
        Cause::Connection(_)
        | Cause::TimedOut
        | Cause::NotGraph
        | Cause::Redirected(_)
        | Cause::Untrusted(_)
        | Cause::SignIn(SignInCause::NotEntra) => ServiceResponse::Nothing,
        // Entra's trouble without a status is a token that did not come.
        Cause::SignIn(SignInCause::EntraTrouble) if failure.status.is_none() => {
            ServiceResponse::Nothing
        }
        _ if failure.status.is_some() => ServiceResponse::Answer,
        _ => ServiceResponse::NotAsked,
    }
}
