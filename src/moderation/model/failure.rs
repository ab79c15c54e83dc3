//! Why a request failed, in a form that every layer can pass on and the window can explain.

use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use crate::moderation::model::call::ResultInfo;
use crate::moderation::model::request_line::RequestLine;

/// A failed request, after its last try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The cause. The window has a sentence and a next step for each cause.
    pub cause: Cause,
    /// HTTP status. `None` if no response came, and for a failed operation.
    pub status: Option<u16>,
    /// Innermost error code of the response: Graph's word or number, or Entra's `AADSTS…`. For a failed operation, its
    /// code and subcode, such as `400/7507`.
    pub code: Option<String>,
    /// Whether the table of Entra's codes lacks `code`. If so, other parts of the response decided the cause.
    pub is_code_unlisted: bool,
    /// Whether the response is Graph's own error about this request, not from a cache or a gateway. `false` also for an
    /// error that says that the whole call is gone.
    pub is_of_graph: bool,
    /// What the service, the system or this program says about the failure. The window shows a service's text under
    /// "Details" only, because it is untrusted.
    pub message: String,
    /// Graph's request id, for a support ticket.
    pub request_id: Option<String>,
    /// The `client-request-id` that we sent with the last try.
    pub client_request_id: Option<String>,
    /// The request that was sent, or that would have been sent.
    pub request: Option<RequestLine>,
    /// When the request was first sent, and when it was answered or given up. If it was not sent, the first time is
    /// when work on it began. `None` if the times are not known.
    pub times: Option<(Timestamp, Timestamp)>,
    /// How many times the request was sent, without the times that got a 401 and were repeated with a new token.
    pub tries: u32,
    /// Technical causes, outermost first: texts of errors, and notes such as a clock difference.
    pub causes: Vec<String>,
    /// Whether the token listed a permission that is enough for the request. `None` if that isn't known, or if the
    /// failure has another cause.
    pub is_role_listed: Option<bool>,
    /// Seconds to wait before another request, whatever the status. `None` if the service named no time.
    pub retry_after: Option<u32>,
    /// The host of the failed connection: the proxy with its port if the cause is about the proxy, otherwise the
    /// server. `None` if it is not known.
    pub unreached: Option<Arc<str>>,
    /// Details of the token request. `None` unless the request failed because no token could be
    /// obtained.
    pub token: Option<Arc<TokenTrouble>>,
}

/// A failed token request. Later requests may fail with the same result, without asking for a token again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenTrouble {
    /// When the token request failed, in UTC.
    pub at: Timestamp,
    /// How far this computer's clock is ahead of the server's; negative if it is behind. `None` if the response had no
    /// `Date`.
    pub clock_skew: Option<SignedDuration>,
    /// SHA-1 and SHA-256 thumbprints of the signing certificate. `None` if no certificate was used.
    pub thumbprints: Option<[String; 2]>,
}

impl ConnectionCause {
    /// Whether the proxy is at fault.
    pub fn is_of_the_proxy(self) -> bool {
        matches!(
            self,
            Self::ProxyDns | Self::ProxySilent | Self::ProxyPassword | Self::ProxyBlocked
        )
    }

    /// Whether no service was asked, because of the proxy or of the environment variable that names it.
    pub fn is_unsent(self) -> bool {
        self == Self::ProxyVariable || self.is_of_the_proxy()
    }
}

impl Failure {
    /// Makes a failure that has only a cause.
    pub fn new(cause: Cause) -> Self {
        Self {
            cause,
            status: None,
            code: None,
            is_code_unlisted: false,
            is_of_graph: false,
            message: String::new(),
            request_id: None,
            client_request_id: None,
            request: None,
            times: None,
            tries: 0,
            causes: Vec::new(),
            is_role_listed: None,
            retry_after: None,
            unreached: None,
            token: None,
        }
    }

    /// Sets the text shown under "Details".
    #[must_use]
    pub fn with_message(mut self, message: impl Into<String>) -> Self {
        self.message = message.into();
        self
    }

    /// Makes the failure of a request that the worker did not answer before it ended.
    pub fn abandoned() -> Self {
        Self::new(Cause::Abandoned)
    }

    /// Whether the failure may mean that the person or the invitation is gone. Readings of the call
    /// and the roster have to decide.
    pub fn is_participant_gone(&self) -> bool {
        matches!(self.cause, Cause::ParticipantNotFound | Cause::NotFound)
    }

    /// Whether the result is unknown, so that the request may have been carried out. No usable response came, or a
    /// gateway answered that it got none.
    pub fn is_answer_lost(&self) -> bool {
        self.cause.is_answer_lost() || matches!(self.status, Some(502 | 504))
    }

    /// Whether the failed request may still have been carried out: the response was lost, or the
    /// service had an error.
    pub fn may_have_worked(&self) -> bool {
        self.is_answer_lost() || self.cause == Cause::Service
    }

    /// Returns how long the service asked us to wait. `None` if it named no time.
    pub fn asked_to_wait(&self) -> Option<Duration> {
        let seconds = || self.retry_after.map(u64::from).map(Duration::from_secs);
        match self.cause {
            Cause::Throttled(wait) => wait,
            _ => seconds(),
        }
    }

    /// Whether the service asked us to wait, and that time has passed.
    pub fn is_wait_over(&self, now: Timestamp) -> bool {
        let (Some((_, answered)), Some(wait)) = (self.times, self.asked_to_wait()) else {
            return false;
        };
        let passed = now.duration_since(answered);
        SignedDuration::try_from(wait).is_ok_and(|wait| passed >= wait)
    }

    /// Whether the request certainly did nothing and may succeed later. The service throttled it, or no token can be
    /// obtained for now.
    pub fn is_turned_away(&self) -> bool {
        match &self.cause {
            Cause::Throttled(_)
            | Cause::SignIn(SignInCause::EntraTrouble | SignInCause::TooMany) => true,
            Cause::Connection(
                ConnectionCause::Dns
                | ConnectionCause::Refused
                | ConnectionCause::ProxyDns
                | ConnectionCause::ProxySilent,
            ) => self.token.is_some(),
            _ => false,
        }
    }

    /// Whether the whole call is gone, not only the person.
    pub fn is_call_gone(&self) -> bool {
        self.cause == Cause::CallNotFound
    }
}

/// Why a request failed. Failures with the same next step for the operator share a cause.
///
/// Where a code of Graph is named below, Graph's words for the same error count as well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// Graph refused the token and, if it could be renewed, the new one too. Or a pasted token cannot be renewed.
    Unauthenticated,
    /// Entra refused to issue a token, or the credential cannot be used.
    SignIn(SignInCause),
    /// 403 to a removal or cancellation, without another known cause. The tenant has not granted this app the
    /// permission, or Teams protects the person. Graph sends the same answer for both.
    GrantMissing,
    /// 403 to a removal, although Graph accepted another removal in this session. So Teams probably protects
    /// the person. Decided when the refusal comes, since a grant may come later.
    ProtectedPerson,
    /// 403 with code 7504: nobody has consented to the application role in this tenant.
    RoleMissing,
    /// 403 with code 7503: no bot is registered for the app, or calling is off.
    BotNotRegistered,
    /// 403 with code 7505: token and call belong to different tenants.
    TenantMismatch,
    /// Any other 403.
    Forbidden,
    /// 404 or 410 with code 8522: the call has ended or belongs to another app.
    CallNotFound,
    /// 404 or 410: the person left or has not joined yet, or Graph does not accept this kind of id.
    ParticipantNotFound,
    /// A 404 or 410 that does not say what is missing.
    NotFound,
    /// 429, with the time that Graph asked us to wait, if it named one.
    Throttled(Option<Duration>),
    /// 400, 405, 411 and the like: the same request would be refused again.
    Refused,
    /// Code 7507: the request names a source that is not this app.
    SourceRefused,
    /// Code 2203: link, meeting id or passcode are wrong.
    JoinData,
    /// The phone or chat service lacks a setup. The status is 412, or the message has a diagnostic code that starts
    /// with `403#` or `412#`.
    Precondition,
    /// 409 or 423: a conflicting change was made at the same time.
    Conflict,
    /// 5xx, 408, 421 or 425: the service had an error, or may accept the request next time.
    Service,
    /// The connection could not be made, or it broke.
    Connection(ConnectionCause),
    /// No response in time. The request may have been carried out.
    TimedOut,
    /// The response cannot be used: it is not JSON as Graph sends it, is too incomplete, or came from a cache although
    /// it had to be fresh. It may come from a proxy or a captive portal.
    NotGraph,
    /// The server's certificate is not trusted. Contains the issuer that the certificate names.
    Untrusted(Arc<str>),
    /// The server sent a redirect, which is never followed. Contains the host that it points to.
    Redirected(Arc<str>),
    /// The response is larger than the limit.
    TooLarge,
    /// Not sent: rosters do not list the person any more. Whether they have left is not known yet.
    NotListed,
    /// Not sent: the id cannot be part of a URL.
    UnusableId,
    /// Not sent: nobody is signed in.
    SignedOut,
    /// Not sent: the audit log cannot be written, and nothing may be sent without a line in it.
    /// Contains the log's folder.
    NotRecorded(Arc<str>),
    /// Not sent: the queue to the worker is full.
    NotSent,
    /// Not sent, or not repeated: the request was stopped.
    Stopped,
    /// Not sent: this program forbids the request, such as removing its own entry.
    NotAllowed,
    /// The worker ended before it answered the request.
    Abandoned,
}

impl Cause {
    /// Whether the same request would fail again however often it is repeated.
    pub fn is_final(&self) -> bool {
        matches!(
            self,
            Self::Refused
                | Self::ProtectedPerson
                | Self::SourceRefused
                | Self::UnusableId
                | Self::NotAllowed
        )
    }

    /// Whether usually only an administrator can make the same request succeed.
    pub fn needs_an_administrator(&self) -> bool {
        matches!(
            self,
            Self::GrantMissing | Self::RoleMissing | Self::BotNotRegistered | Self::TenantMismatch
        )
    }

    /// Whether no valid token was available. If so, every other request would fail in the same way.
    pub fn is_of_the_token(&self) -> bool {
        matches!(self, Self::Unauthenticated | Self::SignIn(_))
    }

    /// Whether the request may have been carried out despite this failure.
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
    /// Derives the cause from the result of a failed operation.
    fn from(result: &ResultInfo) -> Self {
        let text = result.message.as_deref().unwrap_or_default();
        if result.code == 412 || is_precondition(text) {
            Self::Precondition
        } else {
            Self::Refused
        }
    }
}

/// Whether `message` contains a diagnostic code of the phone or chat service. These codes start with `403#` or `412#`.
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
    /// The host name could not be resolved.
    Dns,
    /// No connection was made: the port refuses it, nothing answered in time, or the network is down.
    Refused,
    /// The TLS handshake failed. For example, the server does not support TLS, or only versions that are not secure.
    Tls,
    /// By this computer's clock, the server's certificate is not valid yet, or has expired.
    CertificateTime,
    /// Not sent: an environment variable names an invalid proxy.
    ProxyVariable,
    /// Not sent: the proxy's host name could not be resolved.
    ProxyDns,
    /// Not sent: the proxy could not be reached, or broke the connection before the request reached the server.
    ProxySilent,
    /// Not sent: the proxy answered 407, since it needs a name and password or refuses those that it got.
    ProxyPassword,
    /// Not sent: the proxy refused to connect to the server, or could not.
    ProxyBlocked,
    /// The connection broke after the request was sent.
    Broken,
}

/// Why no token could be obtained. Entra's codes with the same remedy share a cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SignInCause {
    /// The tenant or cloud does not know the application id.
    UnknownApp,
    /// The cloud does not know the tenant.
    UnknownTenant,
    /// No tenant is named, or only a placeholder such as `common`.
    TenantNotNamed,
    /// The tenant belongs to another national cloud.
    OtherCloud,
    /// The whole tenant is blocked, because it was unused for long or is being deleted.
    TenantBlocked,
    /// The secret is wrong. Most often the secret's id was pasted instead of its value.
    WrongSecret,
    /// The secret has expired.
    SecretExpired,
    /// The request that reached Entra contained no credential.
    NoCredential,
    /// The registration has neither secret nor certificate.
    NoKeys,
    /// The registration is a public client.
    PublicClient,
    /// Entra does not accept the signature made with the certificate.
    CertificateRefused,
    /// By Entra's clock, the certificate is outside its validity dates.
    CertificateOutOfDate,
    /// The certificate was revoked by its issuer.
    CertificateRevoked,
    /// The certificate has expired.
    CertificateExpired,
    /// The certificate is not valid yet.
    CertificateNotYetValid,
    /// The file with the federated token cannot be used.
    TokenFile,
    /// The pasted token has expired.
    TokenEnded,
    /// The pasted text is not a token.
    NotAToken,
    /// This computer's clock is wrong.
    ClockWrong,
    /// Entra does not accept the algorithm PS256 for this key.
    AlgorithmRefused,
    /// Entra does not accept the assertion: the certificate or federated credential is not set up
    /// for this app.
    AssertionRefused,
    /// The assertion's audience is not Entra.
    AssertionAudience,
    /// The assertion is malformed, or its signature is wrong.
    AssertionMalformed,
    /// The assertion's issuer or subject is not this app.
    SubjectMismatch,
    /// No federated credential of the app matches the token.
    FederatedUnmatched,
    /// No federated credential matches the token's issuer.
    FederatedIssuer,
    /// No federated credential matches the token's subject.
    FederatedSubject,
    /// The subject of the token and that of the federated credential differ only in case.
    FederatedCase,
    /// No federated credential matches the token's audience.
    FederatedAudience,
    /// The federated token belongs to a user.
    FederatedUserToken,
    /// The federated token in the file has expired.
    FederatedEnded,
    /// The app is disabled in this tenant.
    AppDisabled,
    /// The app has no service principal in this tenant.
    NoServicePrincipal,
    /// The permissions are not consented, or the registration does not list them.
    ConsentMissing,
    /// The tenant requires an assignment that the app does not have.
    NotAssigned,
    /// The scope's host does not belong to the cloud, or Graph is missing from the tenant.
    ResourceRefused,
    /// Graph is disabled in the tenant.
    ResourceDisabled,
    /// The scope was refused, which is a bug in this program.
    ScopeRefused,
    /// A claims policy requires a signing key that the app does not have.
    ClaimsPolicy,
    /// A policy of the tenant blocked the app, such as Conditional Access or security defaults.
    ConditionalAccess,
    /// A proxy restricts which tenants may be used, and this tenant is not allowed.
    TenantRestricted,
    /// Some device between this computer and Entra uses a TLS version that is too old for Entra.
    OldTls,
    /// The request was changed on its way to Entra.
    RequestMangled,
    /// Too many token requests.
    TooMany,
    /// Entra has a temporary problem.
    EntraTrouble,
    /// An error code for which this program knows no remedy.
    Unlisted,
    /// The response did not come from Entra.
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
            assert!(
                !endless.is_wait_over(after(1_000_000)),
                "it never counts as over"
            );
        }
    }
}
