//! A request that did not do what was asked, in a form that every layer can carry and the window can put into words.

use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use crate::moderation::model::call::ResultInfo;
use crate::moderation::model::request_line::RequestLine;

/// What went wrong with one request, after its last try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What the moderator can do about it; the window has a sentence and a next step for each.
    pub cause: Cause,
    /// HTTP status, where an answer came.
    pub status: Option<u16>,
    /// The deepest code of the answer: Graph's word or number, or `AADSTS…`.
    pub code: Option<String>,
    /// Whether no remedy is known for this code, so that something else in the answer led to the cause.
    pub is_code_unlisted: bool,
    /// The service's own text, shortened; for "Details" only, since it may hold anything.
    pub message: String,
    /// Graph's id of the request, for a support ticket.
    pub request_id: Option<String>,
    /// Our id of the last try.
    pub client_request_id: Option<String>,
    /// What was sent, or was to be.
    pub request: Option<RequestLine>,
    /// When the request was first sent and when it was given up or answered.
    pub times: Option<(Timestamp, Timestamp)>,
    /// How often it was sent.
    pub tries: u32,
    /// The chain of technical causes, outermost first.
    pub causes: Vec<String>,
    /// How many seconds the service asked to wait, whatever the status.
    pub retry_after: Option<u32>,
    /// Where it was the token that could not be had: what is known of that.
    pub token: Option<Arc<TokenTrouble>>,
}

/// A token request that failed. Others may be refused for want of the token long afterwards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenTrouble {
    /// When.
    pub at: Timestamp,
    /// How far this computer's clock is ahead of that of whatever answered, if it told the time.
    pub clock_ahead: Option<SignedDuration>,
    /// SHA-1 and SHA-256 thumbprints of the certificate that signed, if one did.
    pub thumbprints: Option<[String; 2]>,
}

impl Failure {
    /// A failure that no answer stands behind.
    pub fn new(cause: Cause) -> Self {
        Self {
            cause,
            status: None,
            code: None,
            is_code_unlisted: false,
            message: String::new(),
            request_id: None,
            client_request_id: None,
            request: None,
            times: None,
            tries: 0,
            causes: Vec::new(),
            retry_after: None,
            token: None,
        }
    }

    /// The same, with a text for the details.
    #[must_use]
    pub fn with_message(mut self, message: impl Into<String>) -> Self {
        self.message = message.into();
        self
    }

    /// The worker went away before it answered.
    pub fn abandoned() -> Self {
        Self::new(Cause::Abandoned)
    }

    /// Whether it may mean that the person or the invitation is gone; the call and the roster tell.
    pub fn is_participant_gone(&self) -> bool {
        matches!(self.cause, Cause::ParticipantNotFound | Cause::NotFound)
    }

    /// Whether nobody can know if the request was carried out: no answer came, or only a gateway's that got none either.
    pub fn is_answer_lost(&self) -> bool {
        self.cause.is_answer_lost() || matches!(self.status, Some(502 | 504))
    }

    /// Whether the request may have been carried out all the same: nobody knows, or the service broke off.
    pub fn may_have_worked(&self) -> bool {
        self.is_answer_lost() || self.cause == Cause::Service
    }

    /// How long the service asked to wait, if it did.
    pub fn asked_to_wait(&self) -> Option<Duration> {
        let seconds = || self.retry_after.map(u64::from).map(Duration::from_secs);
        match self.cause {
            Cause::Throttled(wait) => wait,
            _ => seconds(),
        }
    }

    /// Whether the service asked to wait, and that time has passed.
    pub fn is_wait_over(&self, now: Timestamp) -> bool {
        let (Some((_, answered)), Some(wait)) = (self.times, self.asked_to_wait()) else {
            return false;
        };
        let passed = now.duration_since(answered);
        SignedDuration::try_from(wait).is_ok_and(|wait| passed >= wait)
    }

    /// Whether the request certainly did nothing, and only because its time was bad: the service takes no more for the
    /// moment, or Entra gives no token.
    pub fn is_turned_away(&self) -> bool {
        match &self.cause {
            Cause::Throttled(_)
            | Cause::SignIn(SignInCause::EntraTrouble | SignInCause::TooMany) => true,
            Cause::Connection(ConnectionCause::Dns | ConnectionCause::Refused) => {
                self.token.is_some()
            }
            _ => false,
        }
    }

    /// Whether it says that the whole call is gone (Graph's 8522), not only the person.
    pub fn is_call_gone(&self) -> bool {
        self.cause == Cause::CallNotFound
    }
}

/// Why a request failed, sorted by what a person does next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// The token was refused twice, or there is none.
    Unauthenticated,
    /// Entra refused the sign-in.
    SignIn(SignInCause),
    /// 403 to a removal: the tenant has not allowed this app, or the person is protected.
    GrantMissing,
    /// 403 with 7504: the role is not consented in this tenant.
    RoleMissing,
    /// 403 with 7503: no bot registration, or calling is off.
    BotNotRegistered,
    /// 403 with 7505: token and call belong to different tenants.
    TenantMismatch,
    /// Another 403.
    Forbidden,
    /// 404 with 8522: the call ended or is not this app's.
    CallNotFound,
    /// 404: the person left, is not there yet, or the id is of the wrong kind.
    ParticipantNotFound,
    /// A 404 that does not say what is missing.
    NotFound,
    /// 429; how long Graph asked to wait, where it said so.
    Throttled(Option<Duration>),
    /// 400, 405, 411, 412 and the like: the same request will be refused again.
    Refused,
    /// 7507: the call names a source that is not this app.
    SourceRefused,
    /// 2203: link, meeting id or passcode are wrong.
    JoinData,
    /// 412, or a diagnostic code 403# or 412# in the message: the telephone or chat side lacks something.
    Precondition,
    /// 409: something else changed at the same time.
    Conflict,
    /// 5xx.
    Service,
    /// No connection, or it broke.
    Connection(ConnectionCause),
    /// The answer took too long. The request may have been carried out.
    TimedOut,
    /// An answer that is not Graph's JSON; a proxy or a captive portal, perhaps.
    NotGraph,
    /// The server's certificate is not trusted; who issued it, by its own account.
    Untrusted(Arc<str>),
    /// A redirect, which is never followed; to which host.
    Redirected(Arc<str>),
    /// More bytes than the limit.
    TooLarge,
    /// Nothing was sent: the newest roster lacks the person, and it is not known yet whether they have left.
    NotListed,
    /// The id cannot stand in a URL, so nothing was sent.
    UnusableId,
    /// Nothing was sent: nobody is signed in.
    SignedOut,
    /// Nothing was sent: its line could not be written to the audit log of this folder, and without one nothing may go out.
    NotRecorded(Arc<str>),
    /// Nothing was sent: the queue to the worker is full.
    NotSent,
    /// The person stopped it before it was sent.
    Stopped,
    /// Refused by our own rules, such as removing this app itself.
    NotAllowed,
    /// The worker went away.
    Abandoned,
}

impl Cause {
    /// Whether nobody can know if the request was carried out.
    pub fn is_answer_lost(&self) -> bool {
        matches!(
            self,
            Self::TimedOut
                | Self::Connection(ConnectionCause::Broken)
                | Self::NotGraph
                | Self::TooLarge
        )
    }
}

impl From<&ResultInfo> for Cause {
    /// What it means that an operation failed with this result.
    fn from(result: &ResultInfo) -> Self {
        let text = result.message.as_deref().unwrap_or_default();
        if result.code == 412 || is_precondition(text) {
            Self::Precondition
        } else {
            Self::Refused
        }
    }
}

/// Whether a message has a diagnostic code of the telephone or chat side that begins with 403# or 412#.
pub fn is_precondition(message: &str) -> bool {
    ["403#", "412#"].iter().any(|code| {
        message.match_indices(code).any(|(at, _)| {
            let is_number = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
            !is_number(message[..at].chars().next_back())
                && is_number(message[at + code.len()..].chars().next())
        })
    })
}

/// How a connection failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConnectionCause {
    /// The name could not be resolved.
    Dns,
    /// Nobody listens there, or the network is down.
    Refused,
    /// No TLS is spoken there, or none that is safe.
    Tls,
    /// The server's certificate does not count at the time that this computer's clock shows.
    CertificateTime,
    /// A variable of the environment names a proxy that is none, so that nothing was sent.
    ProxyVariable,
    /// It broke after the request was sent.
    Broken,
}

/// What Entra objects to, sorted by remedy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SignInCause {
    /// The application id is not known in this tenant or cloud.
    UnknownApp,
    /// The tenant is not known in this cloud.
    UnknownTenant,
    /// No tenant is named, or a word such as `common` in its place.
    TenantNotNamed,
    /// The tenant lives in another national cloud.
    OtherCloud,
    /// The tenant is blocked as a whole: nobody used it for long, or it is being deleted.
    TenantBlocked,
    /// The secret is wrong; most often its id was pasted in place of its value.
    WrongSecret,
    /// The secret is past its end date.
    SecretExpired,
    /// No credential reached Entra.
    NoCredential,
    /// The registration has neither secret nor certificate.
    NoKeys,
    /// The registration is marked as a public client.
    PublicClient,
    /// The certificate's signature is not accepted.
    CertificateRefused,
    /// Entra takes the certificate to be outside its dates.
    CertificateOutOfDate,
    /// Whoever issued the certificate revoked it.
    CertificateRevoked,
    /// The certificate is past its end.
    CertificateExpired,
    /// The certificate's time has not begun.
    CertificateNotYetValid,
    /// The file with the federated token cannot be used.
    TokenFile,
    /// The pasted token has ended.
    TokenEnded,
    /// What was pasted is no token.
    NotAToken,
    /// The clock is wrong.
    ClockWrong,
    /// PS256 is refused for this key.
    AlgorithmRefused,
    /// The assertion is not accepted: certificate or federated credential are not set up for it.
    AssertionRefused,
    /// The assertion is meant for somebody else.
    AssertionAudience,
    /// The assertion cannot be read, or was signed by somebody else.
    AssertionMalformed,
    /// Issuer or subject of the assertion are not those of the app.
    SubjectMismatch,
    /// No federated credential of the app fits the token.
    FederatedUnmatched,
    /// No federated credential has the token's issuer.
    FederatedIssuer,
    /// No federated credential has the token's subject.
    FederatedSubject,
    /// Subjects differ in capital letters only.
    FederatedCase,
    /// No federated credential has the token's audience.
    FederatedAudience,
    /// The federated token is a person's.
    FederatedUserToken,
    /// The federated token in the file has ended.
    FederatedEnded,
    /// The app is disabled in this tenant.
    AppDisabled,
    /// The app has no service principal in this tenant.
    NoServicePrincipal,
    /// Nobody consented to the permissions, or the registration does not list them.
    ConsentMissing,
    /// The tenant demands that the app is assigned.
    NotAssigned,
    /// The scope's host is wrong for the cloud, or Graph is missing from the tenant.
    ResourceRefused,
    /// Graph itself is switched off in the tenant.
    ResourceDisabled,
    /// The scope was not accepted: an error of this program.
    ScopeRefused,
    /// A claims policy asks for a signing key that the app lacks.
    ClaimsPolicy,
    /// A policy of the tenant blocked the app: Conditional Access, security defaults.
    ConditionalAccess,
    /// A proxy forbids this tenant.
    TenantRestricted,
    /// Something between speaks a TLS that is too old for Entra.
    OldTls,
    /// The request did not reach Entra as it was sent.
    RequestMangled,
    /// Too many token requests.
    TooMany,
    /// Entra has trouble.
    EntraTrouble,
    /// A code that is not listed.
    Unlisted,
    /// What answered is not Entra.
    NotEntra,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_is_over_when_so_much_time_has_passed_since_the_answer() {
        let answered = Timestamp::UNIX_EPOCH;
        let asked = |wait| Failure {
            times: Some((answered, answered)),
            ..Failure::new(Cause::Throttled(wait))
        };
        let after = |seconds| answered + SignedDuration::from_secs(seconds);
        let thirty = asked(Some(Duration::from_secs(30)));
        assert!(!thirty.is_wait_over(after(29)) && thirty.is_wait_over(after(30)));
        for endless in [
            asked(None),
            asked(Some(Duration::MAX)),
            Failure::new(Cause::Throttled(Some(Duration::from_secs(1)))),
        ] {
            assert!(!endless.is_wait_over(after(1_000_000)), "nobody knows");
        }
    }
}
