//! The report of the access check.

use crate::moderation::access::role::{RoleRow, rows};
use crate::moderation::access::seen::Seen;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

/// The window warns of a certificate from this long before its end.
pub const CERTIFICATE_ENDS_SOON: SignedDuration = SignedDuration::from_hours(30 * 24);

/// Larger differences are reported as a wrong clock. Entra accepts assertions that are off by a few
/// minutes.
pub(crate) const CLOCK_TOLERANCE: SignedDuration = SignedDuration::from_mins(2);

/// Everything that the report is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessFacts {
    /// Host that issues tokens.
    pub authority_host: Arc<str>,
    /// The same with its scheme and without a trailing slash. Administrators consent there.
    pub authority_root: Arc<str>,
    /// Host that receives the tokens.
    pub graph_host: Arc<str>,
    /// Changes to the network route to both hosts.
    pub way: NetworkRoute,
    /// Tenant (directory) id or domain, as typed.
    pub tenant: Arc<str>,
    /// Application (client) id, as typed.
    pub client_id: Arc<str>,
    /// The certificate used to sign in, if any.
    pub certificate: Option<Arc<CertificateSeen>>,
    /// Claims of the newest token. `None` without a token, or if it cannot be read.
    pub token: Option<TokenFacts>,
    /// How far this computer's clock is ahead of the service's, if a response had a `Date`.
    pub clock_ahead: Option<SignedDuration>,
    /// Facts that requests have shown so far.
    pub seen: Seen,
}

/// Changes that flags, settings or the sign-in page made to the way to every server.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NetworkRoute {
    /// Proxy that replaces the system's. Without user name and password.
    pub proxy: Option<Arc<str>>,
    /// File of certificate authorities that are trusted besides the system's. Anyone who has one of
    /// their keys can listen in.
    pub ca_file: Option<Arc<str>>,
}

impl NetworkRoute {
    /// Whether nothing was changed.
    pub fn is_of_the_system(&self) -> bool {
        *self == Self::default()
    }
}

/// Public facts about a certificate used to sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateSeen {
    /// Subject.
    pub subject: String,
    /// SHA-1 thumbprint, as the portal lists it.
    pub sha1: String,
    /// SHA-256 thumbprint.
    pub sha256: String,
    /// End of validity.
    pub ends: Timestamp,
    /// Whether other users of this computer can read its key.
    pub readable_by_others: bool,
}

impl CertificateSeen {
    /// Returns the days left, if fewer than [`CERTIFICATE_ENDS_SOON`]. Zero once it has expired.
    pub fn ends_in_days(&self, now: Timestamp) -> Option<i64> {
        let left = self.ends.duration_since(now);
        (left < CERTIFICATE_ENDS_SOON).then(|| (left.as_hours() / 24).max(0))
    }
}

/// Claims read from a token.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TokenFacts {
    /// Tenant id.
    pub tenant: Option<Arc<str>>,
    /// Application id.
    pub app: Option<Arc<str>>,
    /// Display name of the application (`app_displayname`), which its owner can choose freely.
    pub name: Option<Arc<str>>,
    /// Application roles that were consented when the token was issued.
    pub roles: Vec<Arc<str>>,
    /// When it expires.
    pub ends: Option<Timestamp>,
}

/// Whether a typed value agrees with the token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Match {
    /// There is no token, or it lacks the claim.
    CannotTell,
    /// Both are the same.
    Same,
    /// A domain was typed. Holds the id in the token.
    DomainOf(Arc<str>),
    /// They differ. Holds the value in the token.
    Other(Arc<str>),
}

/// Whether this computer's clock agrees with the service's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// No response had a `Date` yet.
    CannotTell,
    /// They differ by two minutes at most.
    Right,
    /// Ahead of the service.
    Ahead(SignedDuration),
    /// Behind the service.
    Behind(SignedDuration),
}

/// The access check, for the panel and for support tickets. Contains no secrets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessReport {
    /// The facts it is made from.
    pub facts: AccessFacts,
    /// State of the clock.
    pub clock: Clock,
    /// Whether the typed tenant is that of the token.
    pub tenant: Match,
    /// Whether the typed application is that of the token.
    pub app: Match,
    /// One row for each useful role, and one for each other role in the token.
    pub roles: Vec<RoleRow>,
    /// PowerShell command that a Teams administrator runs once to allow this app to remove people.
    pub cmdlet: String,
}

impl AccessReport {
    /// Evaluates the facts.
    pub fn new(facts: AccessFacts) -> Self {
        let claim =
            |pick: fn(&TokenFacts) -> Option<&Arc<str>>| facts.token.as_ref().and_then(pick);
        Self {
            clock: clock(facts.clock_ahead),
            tenant: compared(&facts.tenant, claim(|token| token.tenant.as_ref())),
            app: compared(&facts.client_id, claim(|token| token.app.as_ref())),
            roles: rows(facts.token.as_ref().map(|token| token.roles.as_slice())),
            cmdlet: cmdlet(&facts.client_id),
            facts,
        }
    }
}

/// Compares the clocks.
pub(crate) fn clock(ahead: Option<SignedDuration>) -> Clock {
    match ahead {
        None => Clock::CannotTell,
        Some(ahead) if ahead > CLOCK_TOLERANCE => Clock::Ahead(ahead),
        Some(ahead) if ahead < -CLOCK_TOLERANCE => Clock::Behind(ahead.abs()),
        Some(_) => Clock::Right,
    }
}

/// Compares a typed id or domain with the token's claim.
pub(crate) fn compared(typed: &str, token: Option<&Arc<str>>) -> Match {
    let Some(token) = token else {
        return Match::CannotTell;
    };
    if token.eq_ignore_ascii_case(typed.trim()) {
        Match::Same
    } else if typed.contains('.') {
        Match::DomainOf(token.clone())
    } else {
        Match::Other(token.clone())
    }
}

/// Makes the command. Uses a placeholder unless `client_id` is plainly an id, since the line is
/// pasted into a shell.
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
