//! Facts about access that requests have shown: which services answered, which rights worked, and the codes of
//! refusals.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::Timestamp;

use crate::moderation::model::failure::{Cause, Failure, SignInCause};
use crate::moderation::model::participant::Badge;
use crate::moderation::model::request_line::RequestLine;

/// Facts that requests have shown: those of this session and, for some rights, of earlier ones. The newest result of
/// each kind usually counts; [`RemovalSeen`] is an exception.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen {
    /// Whether the service that issues tokens answers.
    pub authority: Observation,
    /// Whether Graph answers.
    pub graph: Observation,
    /// The newest failure to get a request through the proxy. `None` if there was none, or if a service has answered
    /// since.
    pub proxy: Option<Arc<Failure>>,
    /// Whether the app has a bot registration with calling. Otherwise Graph answers 7503.
    pub bot: Observation,
    /// Whether the roles are consented in the tenant. Otherwise Graph answers 7504.
    pub consent: Observation,
    /// Whether token and call belong to the same tenant. Otherwise Graph answers 7505.
    pub tenant: Observation,
    /// Whether Teams allows this app to remove people.
    pub removal: RemovalSeen,
    /// The last refusal of each right, with error code and request ids. Dropped once the right works.
    pub refusals: BTreeMap<Right, Arc<Failure>>,
    /// The kind of the person concerned by the last refusal as [`Cause::GrantMissing`]. `None` if there was no such
    /// refusal, or if the kind isn't known.
    pub refused_person: Option<Badge>,
    /// When rights were last refused before this sign-in, according to the audit log. Omits rights that worked later,
    /// and [`Right::Removal`]; see [`RemovalSeen`].
    pub earlier_refusals: BTreeMap<Right, Timestamp>,
    /// When a call was last created before this sign-in, according to the audit log.
    pub earlier_join: Option<Timestamp>,
    /// Operations that Graph refused for lack of a consented role, such as `DELETE participants`. `None` stands for a
    /// request whose operation is not known.
    ///
    /// An operation is dropped once Graph accepts it. All are dropped once Graph creates a call.
    pub(crate) without_role: BTreeSet<Option<String>>,
    /// Times of the last granted token and of the last failed token request that were counted.
    ///
    /// Tokens and failures are reported repeatedly, so a report with the same time is ignored. A report with an earlier
    /// time counts, because the wall clock can be set back.
    counted: [Option<Timestamp>; 2],
}

/// The operation that removes a person.
const REMOVAL: &str = "DELETE participants";

/// A right that a service can refuse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Right {
    /// Getting a token for this app.
    SignIn,
    /// Taking part in calls as a bot.
    Bot,
    /// Using the role that a request needs.
    Consent,
    /// Using a call of the token's tenant.
    OneTenant,
    /// Removing a person.
    Removal,
}

/// Whether a right or a service works, and when a request last showed it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Observation {
    /// No request has shown yet whether the right or service works.
    #[default]
    NotTried,
    /// The right or service worked at this time.
    Worked(Timestamp),
    /// The right was refused at this time, or the service did not answer.
    Refused(Timestamp),
}

/// Facts that removals have shown. After a removal that worked, a refusal concerns the person
/// rather than the grant.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RemovalSeen {
    /// When a removal was last proved.
    pub worked: Option<Timestamp>,
    /// When a removal was last refused.
    pub refused: Option<Timestamp>,
    /// When a removal of an earlier session was last proved, according to the audit log.
    pub earlier: Option<Timestamp>,
    /// When Teams last refused a removal of an earlier session, according to the audit log. `None` if a later one was
    /// proved before this sign-in.
    pub earlier_refused: Option<Timestamp>,
    /// When Graph last refused a removal of an earlier session for lack of a role. `None` if a later removal was
    /// proved, or once Graph has accepted one.
    pub earlier_lacked_role: Option<Timestamp>,
    /// When Graph refused a removal for lack of a role. `None` once Graph has accepted one.
    lacked_role: Option<Timestamp>,
}

impl RemovalSeen {
    /// Returns what removals have shown: whether Teams allows this app to remove people. A proof of an earlier session
    /// counts like one of this session.
    pub fn proof(self) -> Observation {
        match (self.proved(), self.refused) {
            (Some(at), _) => Observation::Worked(at),
            (None, Some(at)) => Observation::Refused(at),
            (None, None) => Observation::NotTried,
        }
    }

    /// Returns when a removal was last proved, in this session or an earlier one.
    fn proved(self) -> Option<Timestamp> {
        self.worked.max(self.earlier)
    }

    /// Returns when Graph refused a removal for lack of a role, if nothing has shown whether Teams allows removals.
    pub fn lacked_role(self) -> Option<Timestamp> {
        let is_open = self.proof() == Observation::NotTried;
        self.lacked_role.filter(|_| is_open)
    }

    /// Returns when a removal was last refused, if that was after the last proved removal: Teams may protect the
    /// person. `None` otherwise.
    pub fn refused_since(self) -> Option<Timestamp> {
        let proved = self.proved()?;
        let refused = self.refused.max(self.earlier_refused);
        refused.filter(|refused| *refused > proved)
    }

    /// Returns when a removal was last refused before this sign-in. `None` if one was proved later, and once this
    /// session has tried one.
    ///
    /// After a proof in an earlier session, only a refusal for lack of a role counts.
    pub fn refused_before(self) -> Option<Timestamp> {
        let is_tried = [self.worked, self.refused, self.lacked_role]
            .iter()
            .any(Option::is_some);
        let refused = match self.earlier {
            // Such a refusal concerns the person.
            Some(_) => self.earlier_lacked_role,
            None => self.earlier_refused.max(self.earlier_lacked_role),
        };
        refused.filter(|_| !is_tried)
    }
}

impl Seen {
    /// Returns what is known about a right; [`RemovalSeen::proof`] tells about removals.
    ///
    /// A call that was created before this sign-in proves the bot registration, the consent and the tenant. It counts
    /// only if this session hasn't tried the right, and if the audit log has no later refusal of it.
    pub fn proof(&self, right: Right) -> Observation {
        let here = match right {
            Right::SignIn => return self.authority,
            Right::Removal => return self.removal.proof(),
            Right::Bot => self.bot,
            Right::Consent => self.consent,
            Right::OneTenant => self.tenant,
        };
        let is_refused = self.earlier_refusals.contains_key(&right);
        match self.earlier_join.filter(|_| !is_refused) {
            Some(at) if here == Observation::NotTried => Observation::Worked(at),
            _ => here,
        }
    }

    /// Whether a call was created, so that joining is proved.
    pub fn has_joined(&self) -> bool {
        matches!(self.proof(Right::Bot), Observation::Worked(_))
    }

    /// Returns when the bot registration or the grant for removals was refused before this sign-in. `None` for other
    /// rights, for a right that was not refused, and once this session has used the right.
    pub fn refused_before(&self, right: Right) -> Option<Timestamp> {
        match right {
            Right::Removal => self.removal.refused_before(),
            Right::Bot => {
                let at = self.earlier_refusals.get(&right).copied();
                at.filter(|_| self.bot == Observation::NotTried)
            }
            Right::SignIn | Right::Consent | Right::OneTenant => None,
        }
    }

    /// Returns what is known about rights. Leaves out what only concerns the sign-in or the proxy, and failures of
    /// Graph to answer.
    #[must_use]
    pub fn without_sign_in(&self) -> Self {
        let mut seen = self.clone();
        (seen.authority, seen.proxy, seen.counted[1]) = (Observation::NotTried, None, None);
        if let Observation::Refused(_) = seen.graph {
            seen.graph = Observation::NotTried;
        }
        seen.refusals.remove(&Right::SignIn);
        seen
    }

    /// Whether no answer has shown yet that Graph accepts the token.
    pub fn is_token_untried(&self) -> bool {
        let proofs = [self.bot, self.consent, self.tenant, self.removal.proof()];
        proofs.iter().all(|proof| *proof == Observation::NotTried)
    }

    /// Returns when the newest token was granted. `None` before the first one, and for a pasted token, which was never
    /// requested.
    pub fn token_granted(&self) -> Option<Timestamp> {
        self.counted[0]
    }

    /// Counts a token that was granted at `at`. Ignores a repeated report.
    pub fn signed_in(&mut self, at: Timestamp) {
        if self.counted[0].replace(at) != Some(at) {
            self.authority = Observation::Worked(at);
            self.proxy = None;
            self.refusals.remove(&Right::SignIn);
        }
    }

    /// Counts a call that was created. Creating a call needs every right except the grant for removals.
    pub fn created(&mut self, at: Timestamp) {
        self.answered(at);
        for proof in [&mut self.bot, &mut self.consent, &mut self.tenant] {
            *proof = Observation::Worked(at);
        }
        for right in [Right::Bot, Right::Consent, Right::OneTenant] {
            self.refusals.remove(&right);
        }
        self.without_role.clear();
    }

    /// Counts an accepted request about a call, which shows that the app has a role with consent.
    ///
    /// After refusals for lack of a role, consent counts as working only once each refused operation was accepted.
    /// `operation` is as [`RequestLine::operation`] returns it.
    pub fn accepted(&mut self, at: Timestamp, operation: Option<&str>) {
        self.answered(at);
        if let Some(operation) = operation {
            self.without_role.remove(&Some(operation.to_owned()));
            if operation == REMOVAL {
                self.removal.lacked_role = None;
                self.removal.earlier_lacked_role = None;
            }
        }
        if self.without_role.is_empty() {
            self.consent = Observation::Worked(at);
            self.refusals.remove(&Right::Consent);
        }
    }

    /// Counts a removal that readings have proved.
    pub fn removed(&mut self, at: Timestamp) {
        self.accepted(at, Some(REMOVAL));
        self.removal.worked = Some(at);
        self.refusals.remove(&Right::Removal);
    }

    /// Counts any response from Graph. Even a refusal shows that Graph answers.
    pub fn answered(&mut self, at: Timestamp) {
        self.graph = Observation::Worked(at);
        self.proxy = None;
    }

    /// Counts a failed sign-in. A refusal shows that the service answers; a problem found before
    /// sending does not.
    pub fn sign_in_failed(&mut self, failure: &Failure, at: Timestamp) {
        let at = failure.token.as_ref().map_or(at, |token| token.at);
        if self.counted[1].replace(at) == Some(at) {
            return;
        }
        match heard(failure) {
            ServiceResponse::Answer => {
                self.authority = Observation::Worked(at);
                self.proxy = None;
                self.refused(Right::SignIn, failure);
            }
            ServiceResponse::Nothing => self.authority = Observation::Refused(at),
            ServiceResponse::NotAsked => self.not_sent(failure),
        }
    }

    /// Counts a failed request to Graph, including a request for which there was no token.
    pub fn failed(&mut self, failure: &Failure, at: Timestamp) {
        if failure.token.is_some() || matches!(failure.cause, Cause::SignIn(_)) {
            if failure.tries > 0 {
                // An earlier try was sent. Usually, Graph refused its token, and Entra then issued no new one.
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
            if right == Right::Consent {
                let line = failure.request.as_ref();
                let operation = line.map(RequestLine::operation);
                if operation.as_deref() == Some(REMOVAL) {
                    self.removal.lacked_role = Some(at);
                }
                self.without_role.insert(operation);
            }
        }
        match heard(failure) {
            ServiceResponse::Answer => self.answered(at),
            ServiceResponse::Nothing => self.graph = refused,
            ServiceResponse::NotAsked => self.not_sent(failure),
        }
    }

    /// Notes that a request was not sent, if the proxy is the reason.
    fn not_sent(&mut self, failure: &Failure) {
        if matches!(&failure.cause, Cause::Connection(cause) if cause.is_unsent()) {
            self.proxy = Some(Arc::new(failure.clone()));
        }
    }

    fn refused(&mut self, right: Right, failure: &Failure) {
        self.refusals.insert(right, Arc::new(failure.clone()));
    }
}

/// Whether a service answered a request that failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ServiceResponse {
    /// The service answered, even if with a refusal.
    Answer,
    /// There was no response, or one that the service did not send.
    Nothing,
    /// The request was not sent.
    NotAsked,
}

fn heard(failure: &Failure) -> ServiceResponse {
    match &failure.cause {
        Cause::Connection(cause) if cause.is_unsent() => ServiceResponse::NotAsked,
        Cause::Connection(_)
        | Cause::TimedOut
        | Cause::NotGraph
        | Cause::Redirected(_)
        | Cause::Untrusted(_)
        | Cause::SignIn(SignInCause::NotEntra) => ServiceResponse::Nothing,
        // Without a status, there was no response.
        Cause::SignIn(SignInCause::EntraTrouble) if failure.status.is_none() => {
            ServiceResponse::Nothing
        }
        _ if failure.status.is_some() => ServiceResponse::Answer,
        _ => ServiceResponse::NotAsked,
    }
}
