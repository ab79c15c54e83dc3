//! The report of the access check.

use crate::moderation::access::role::{RoleRow, RoleState, is_role_to_join, refused_role, rows};
use crate::moderation::access::seen::{Observation, Right, Seen};
use crate::moderation::model::failure::Failure;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

/// How long before the end of a certificate's validity the window starts to warn.
pub const CERTIFICATE_ENDS_SOON: SignedDuration = SignedDuration::from_hours(30 * 24);

/// A difference between this computer's clock and the service's is reported only if it is larger than this. Entra
/// accepts assertions that are off by a few minutes.
pub(crate) const CLOCK_TOLERANCE: SignedDuration = SignedDuration::from_mins(2);

/// The facts from which the report is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessFacts {
    /// Host name of the service that issues tokens.
    pub authority_host: Arc<str>,
    /// Address of the service that issues tokens, with its scheme and without a trailing slash. Administrators give
    /// their consent on pages below this address.
    pub authority_root: Arc<str>,
    /// Host name of Graph, which receives the tokens.
    pub graph_host: Arc<str>,
    /// Proxy and certificate authorities that differ from the system's.
    pub way: NetworkRoute,
    /// Tenant (directory) id or domain that was typed.
    pub tenant: Arc<str>,
    /// Application (client) id that was typed.
    pub client_id: Arc<str>,
    /// The certificate used to sign in. `None` if another credential was used.
    pub certificate: Option<Arc<CertificateSeen>>,
    /// Claims of the newest token. `None` if there is no token, or its claims cannot be read.
    pub token: Option<TokenFacts>,
    /// How far this computer's clock is ahead of the service's; negative if it is behind. `None` if no response had a
    /// `Date`.
    pub clock_skew: Option<SignedDuration>,
    /// Facts that requests have shown so far.
    pub seen: Seen,
}

/// Settings that change the route to every server. They come from flags, the settings file or the sign-in page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NetworkRoute {
    /// Address of a proxy that replaces the system's, without user name and password. `None` if the
    /// system's settings apply.
    pub proxy: Option<Arc<str>>,
    /// Address of a proxy that is set but not used, because all servers are on this computer.
    pub idle_proxy: Option<Arc<str>>,
    /// Path of a file of certificate authorities that are trusted besides the system's.
    ///
    /// Anyone who has the key of one of these authorities can read the traffic.
    pub ca_file: Option<Arc<str>>,
}

impl NetworkRoute {
    /// Whether connections use only the settings of the system.
    pub fn is_of_the_system(&self) -> bool {
        self.proxy.is_none() && self.ca_file.is_none()
    }
}

/// Public facts about a certificate used to sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateSeen {
    /// Subject of the certificate.
    pub subject: String,
    /// SHA-1 thumbprint, as the Entra portal lists it.
    pub sha1: String,
    /// SHA-256 thumbprint.
    pub sha256: String,
    /// End of validity.
    pub ends: Timestamp,
    /// Whether the mode of the key's file grants other users of this computer any access. Always false on Windows.
    pub readable_by_others: bool,
}

impl CertificateSeen {
    /// Whether the certificate expires within [`CERTIFICATE_ENDS_SOON`], or has expired.
    pub fn ends_soon(&self, now: Timestamp) -> bool {
        self.ends.duration_since(now) < CERTIFICATE_ENDS_SOON
    }
}

/// Claims read from a token.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TokenFacts {
    /// Tenant id (`tid`).
    pub tenant: Option<Arc<str>>,
    /// Application id (`appid` or `azp`).
    pub app: Option<Arc<str>>,
    /// Display name of the application (`app_displayname`), which its owner can choose freely.
    pub name: Option<Arc<str>>,
    /// Application roles that were consented when the token was issued.
    pub roles: Vec<Arc<str>>,
    /// When the token expires.
    pub ends: Option<Timestamp>,
}

/// Whether a typed value agrees with a claim of the token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IdMatch {
    /// There is no token from which the claim can be read.
    CannotTell,
    /// The typed value is the one in the token.
    Same,
    /// A domain was typed, which can't be compared with the tenant id in the token. Contains that id.
    DomainOf(Arc<str>),
    /// The values differ. Contains the value in the token.
    Other(Arc<str>),
}

/// Whether this computer's clock agrees with the service's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockState {
    /// No response had a `Date` yet.
    CannotTell,
    /// The clocks differ by two minutes at most.
    Right,
    /// How far this computer's clock is ahead of the service's.
    Ahead(SignedDuration),
    /// How far this computer's clock is behind the service's.
    Behind(SignedDuration),
}

/// The result of the access check, for the panel and for support tickets. Contains no secrets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessReport {
    /// The facts from which the report was made.
    pub facts: AccessFacts,
    /// How this computer's clock compares with the service's.
    pub clock: ClockState,
    /// Whether the typed tenant is the tenant of the token.
    pub tenant: IdMatch,
    /// Whether the typed application is the application of the token.
    pub app: IdMatch,
    /// A row for each role that this app uses, then for each other role in the token.
    pub roles: Vec<RoleRow>,
    /// PowerShell command that a Teams administrator runs once to allow this app to remove people.
    pub cmdlet: String,
}

impl AccessReport {
    /// Makes the report from the facts.
    pub fn new(facts: AccessFacts) -> Self {
        let claim =
            |pick: fn(&TokenFacts) -> Option<&Arc<str>>| facts.token.as_ref().and_then(pick);
        Self {
            clock: clock(facts.clock_skew),
            tenant: compared(&facts.tenant, claim(|token| token.tenant.as_ref())),
            app: compared(&facts.client_id, claim(|token| token.app.as_ref())),
            roles: rows(facts.token.as_ref().map(|token| token.roles.as_slice())),
            cmdlet: cmdlet(&facts.client_id),
            facts,
        }
    }

    /// Returns the roles that the token lacks and without which the main functions don't work.
    pub fn missing_roles(&self) -> Vec<&RoleRow> {
        let lacks = |row: &&RoleRow| row.state == RoleState::Missing;
        self.roles.iter().filter(lacks).collect()
    }

    /// Returns the role for joining meetings if the token has neither this role nor one in its place.
    pub fn missing_role_to_join(&self) -> Option<&str> {
        let mut missing = self.missing_roles().into_iter();
        let to_join = missing.find(|row| is_role_to_join(&row.name));
        to_join.map(|row| &*row.name)
    }

    /// Whether the sign-in or a request has shown that something required is missing. `false` once a later result shows
    /// that nothing is missing any more.
    pub fn lacks_something(&self) -> bool {
        let seen = &self.facts.seen;
        let proofs = [seen.bot, seen.tenant, seen.removal.proof()];
        let is_refused = |proof: &Observation| matches!(proof, Observation::Refused(_));
        !self.missing_roles().is_empty()
            || proofs.iter().any(is_refused)
            || (is_refused(&seen.consent) && !self.is_role_back())
    }

    /// Returns a role that Graph says is missing, although the token lists it or another role in its place.
    ///
    /// `None` if there is no such role. Also `None` if Graph has since accepted the requests that it refused for lack
    /// of the role, or if the token lacks a role for the main functions.
    pub fn role_not_in_force(&self) -> Option<&'static str> {
        let seen = &self.facts.seen;
        let is_refused = matches!(seen.consent, Observation::Refused(_));
        let refusal = seen.refusals.get(&Right::Consent);
        let role = refusal.and_then(|failure| refused_role(failure))?;
        let is_listed = |row: &RoleRow| {
            *row.name == *role && matches!(row.state, RoleState::Granted | RoleState::GrantedBy(_))
        };
        let is_listed = self.missing_roles().is_empty() && self.roles.iter().any(is_listed);
        (is_refused && is_listed).then_some(role)
    }

    /// Whether the newest token came after Graph's last refusal for lack of a role, and lists that role or another in
    /// its place. The refusal then no longer shows that the role is missing.
    ///
    /// `false` if the token lacks another role for the main functions.
    pub fn is_role_back(&self) -> bool {
        let seen = &self.facts.seen;
        let Observation::Refused(refused) = seen.consent else {
            return false;
        };
        let is_newer = seen.token_granted().is_some_and(|at| at > refused);
        is_newer && self.role_not_in_force().is_some()
    }

    /// Whether the request failed for lack of a role, and a token granted since then lists this role or another in its
    /// place.
    pub fn has_role_since(&self, failure: &Failure) -> bool {
        let granted = self.facts.seen.token_granted();
        let failed = failure.times.map(|(_, answered)| answered);
        let is_newer = granted.zip(failed).is_some_and(|(at, failed)| at > failed);
        let is_there = |row: &RoleRow, role: &str| {
            *row.name == *role && matches!(row.state, RoleState::Granted | RoleState::GrantedBy(_))
        };
        let role = refused_role(failure).filter(|_| is_newer);
        role.is_some_and(|role| self.roles.iter().any(|row| is_there(row, role)))
    }

    /// Whether the newest refusal is about a role rather than about the grant for removals.
    pub fn is_role_refused_last(&self) -> bool {
        let seen = &self.facts.seen;
        match (seen.consent, seen.removal.proof()) {
            (Observation::Refused(role), Observation::Refused(grant)) => role >= grant,
            (Observation::Refused(_), _) => true,
            _ => false,
        }
    }

    /// Whether the token has some of the roles for the main functions, and lacks others.
    pub fn lacks_only_some(&self) -> bool {
        let needed = |row: &&RoleRow| row.needed_for.is_some() && !row.optional;
        let missing = self.missing_roles().len();
        missing > 0 && missing < self.roles.iter().filter(needed).count()
    }
}

/// Judges the difference between the clocks. `ahead` says how far this computer's clock is ahead.
pub(crate) fn clock(ahead: Option<SignedDuration>) -> ClockState {
    match ahead {
        None => ClockState::CannotTell,
        Some(ahead) if ahead > CLOCK_TOLERANCE => ClockState::Ahead(ahead),
        Some(ahead) if ahead < -CLOCK_TOLERANCE => ClockState::Behind(ahead.abs()),
        Some(_) => ClockState::Right,
    }
}

/// Compares a typed id or domain with a claim of the token.
pub(crate) fn compared(typed: &str, token: Option<&Arc<str>>) -> IdMatch {
    let Some(token) = token else {
        return IdMatch::CannotTell;
    };
    if token.eq_ignore_ascii_case(typed.trim()) {
        IdMatch::Same
    } else if typed.contains('.') {
        IdMatch::DomainOf(token.clone())
    } else {
        IdMatch::Other(token.clone())
    }
}

/// Makes the PowerShell command that allows the app `client_id` to remove people.
///
/// Administrators paste the command into a shell. So an id that is empty or contains anything but ASCII letters, digits
/// and hyphens is replaced by a placeholder.
pub(crate) fn cmdlet(client_id: &str) -> String {
    let client_id = client_id.trim();
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let id = if !client_id.is_empty() && client_id.chars().all(plain) {
        client_id
    } else {
        "<client id>"
    };
    format!("Set-CsApplicationMeetingConfiguration -AllowRemoveParticipantAppIds @{{Add=\"{id}\"}}")
}

#[cfg(test)]
mod tests;
