//! What the access check found.

use crate::moderation::access::role::{RoleRow, rows};
use crate::moderation::access::seen::Seen;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

/// From this long before its end on, a certificate is warned of.
pub const CERTIFICATE_ENDS_SOON: SignedDuration = SignedDuration::from_hours(30 * 24);

/// From here on a clock is told as wrong: Entra lets assertions pass that are off by minutes, not by many.
pub(crate) const CLOCK_TOLERANCE: SignedDuration = SignedDuration::from_mins(2);

/// Everything that is known when the report is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessFacts {
    /// Where tokens come from.
    pub authority_host: Arc<str>,
    /// The same with its scheme, without a trailing slash: where an administrator consents.
    pub authority_root: Arc<str>,
    /// Where they go to.
    pub graph_host: Arc<str>,
    /// How both are reached, where somebody chose another way than the system's.
    pub way: NetworkRoute,
    /// Directory (tenant) ID or domain, as typed.
    pub tenant: Arc<str>,
    /// Application (client) id, as typed.
    pub client_id: Arc<str>,
    /// The certificate that the app signs in with, if it does.
    pub certificate: Option<Arc<CertificateSeen>>,
    /// What the newest token seems to say; `None` where there is none, or one that cannot be read.
    pub token: Option<TokenFacts>,
    /// How far this computer's clock is ahead of the service's, where an answer told the time.
    pub clock_ahead: Option<SignedDuration>,
    /// What requests ran into so far.
    pub seen: Seen,
}

/// What flags, the settings or the sign-in page changed about the way to every server.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NetworkRoute {
    /// The address of the proxy in place of the system's; without a name or a password.
    pub proxy: Option<Arc<str>>,
    /// The file of authorities that are trusted besides the system's: whoever holds one of their keys can listen in.
    pub ca_file: Option<Arc<str>>,
}

impl NetworkRoute {
    /// Whether nothing was changed.
    pub fn is_of_the_system(&self) -> bool {
        *self == Self::default()
    }
}

/// A certificate that the app signs in with, as far as everybody may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateSeen {
    /// Whom it names.
    pub subject: String,
    /// SHA-1 over it, as the portal lists it.
    pub sha1: String,
    /// SHA-256 over it.
    pub sha256: String,
    /// Until when it counts.
    pub ends: Timestamp,
    /// Whether other users of this computer may read its key.
    pub readable_by_others: bool,
}

impl CertificateSeen {
    /// How many whole days are left, once those are few; nothing is left of one that has ended.
    pub fn ends_in_days(&self, now: Timestamp) -> Option<i64> {
        let left = self.ends.duration_since(now);
        (left < CERTIFICATE_ENDS_SOON).then(|| (left.as_hours() / 24).max(0))
    }
}

/// What can be read in a token.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TokenFacts {
    /// The tenant's id.
    pub tenant: Option<Arc<str>>,
    /// The application's id.
    pub app: Option<Arc<str>>,
    /// The application roles that were consented when it was issued.
    pub roles: Vec<Arc<str>>,
    /// When it ends.
    pub ends: Option<Timestamp>,
}

/// Whether what was typed is what the token says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Match {
    /// There is no token, or it does not tell.
    CannotTell,
    /// The same.
    Same,
    /// A domain was typed; the token tells the id behind it.
    DomainOf(Arc<str>),
    /// Another one: what the token says.
    Other(Arc<str>),
}

/// Whether this computer tells the same time as the service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// No answer told the time yet.
    CannotTell,
    /// As good as the same.
    Right,
    /// Ahead of the service.
    Ahead(SignedDuration),
    /// Behind the service.
    Behind(SignedDuration),
}

/// One look at everything, for the panel and for a ticket; nothing of it is secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessReport {
    /// What it is made from.
    pub facts: AccessFacts,
    /// The clock.
    pub clock: Clock,
    /// The tenant as typed against the token's.
    pub tenant: Match,
    /// The application as typed against the token's.
    pub app: Match,
    /// Each role that is of use, and each that is in the token without being of use.
    pub roles: Vec<RoleRow>,
    /// What a Teams administrator runs once, so that this very app may remove people.
    pub cmdlet: String,
}

impl AccessReport {
    /// Looks at what is known.
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

pub(crate) fn clock(ahead: Option<SignedDuration>) -> Clock {
    match ahead {
        None => Clock::CannotTell,
        Some(ahead) if ahead > CLOCK_TOLERANCE => Clock::Ahead(ahead),
        Some(ahead) if ahead < -CLOCK_TOLERANCE => Clock::Behind(ahead.abs()),
        Some(_) => Clock::Right,
    }
}

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

/// For any id that is not plainly one, the place of the id: the line is pasted into a shell.
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
