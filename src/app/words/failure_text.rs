//! Failures and ended calls in words: the cause, briefly and as a sentence, and the next step.

use crate::app::language::privacy;
use crate::app::language::text::{key, sentences, tr, tr_with};
use crate::app::words::network_text::safe;
use crate::app::words::time_text::far_from;
use crate::moderation::access::{Observation, refused_role};
use crate::moderation::model::call::EndReason;
use crate::moderation::model::failure::{Cause, ConnectionCause, Failure, SignInCause};
use crate::moderation::model::invitee::InviteeError;
use crate::moderation::model::participant::Badge;
use crate::moderation::model::request_line::RequestLine;
use crate::moderation::state::snapshot::Snapshot;

/// A failure in words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FailureText {
    /// The failure in a few words, for a row.
    pub short: String,
    /// The failure in a sentence.
    pub sentence: String,
    /// What the operator can do, in a few sentences.
    pub next_step: String,
    /// A PowerShell command for an administrator, with this app's id filled in. `None` if no command helps, or if the
    /// id isn't known or can't be quoted safely.
    pub cmdlet: Option<String>,
}

/// Puts a failure into words; `client_id` goes into the command that grants the missing permission.
pub fn failure_text(failure: &Failure, client_id: Option<&str>) -> FailureText {
    let [short, sentence, next_step] = keys(failure);
    let named = match &failure.cause {
        Cause::Redirected(host) => host.to_string(),
        Cause::Untrusted(issuer) => issuer.to_string(),
        Cause::NotRecorded(folder) => folder.to_string(),
        Cause::Connection(cause) => unreached(*cause, failure.unreached.as_deref()),
        _ => String::new(),
    };
    let is_grant = failure.cause == Cause::GrantMissing;
    let sentence = match refused_role(failure) {
        Some(role) => tr_with(role_sentence(failure), &[("role", role.into())]),
        None => tr_with(sentence, &[("host", named.into())]),
    };
    FailureText {
        short: tr(short),
        sentence,
        next_step: if is_grant {
            sentences(&[tr(next_step), tr("failure-grant-admin")])
        } else {
            with_unlisted_code(failure, with_particulars(failure, tr(next_step)))
        },
        cmdlet: client_id.filter(|_| is_grant).and_then(grant_cmdlet),
    }
}

/// Returns the key of the sentence for a request that Graph refused for lack of a permission whose name is known.
fn role_sentence(failure: &Failure) -> &'static str {
    match failure.is_role_listed {
        Some(true) => key!("failure-role-listed"),
        Some(false) => key!("failure-role-named"),
        None => key!("failure-role-refused"),
    }
}

/// Names the host that wasn't found or reached. If the host isn't known but a proxy failed, names the system's proxy.
fn unreached(cause: ConnectionCause, host: Option<&str>) -> String {
    match host {
        Some(host) => privacy::text(&safe(host)),
        None if cause.is_of_the_proxy() => tr("failure-proxy-of-system"),
        None => String::new(),
    }
}

/// Like [`failure_text`], for the removal of a person of this kind. Teams protects organizers, and only members can be
/// organizers.
///
/// After a removal that worked, doesn't ask for the grant any more.
pub(crate) fn removal_failure_text(
    failure: &Failure,
    snapshot: &Snapshot,
    badge: Badge,
) -> FailureText {
    let mut text = failure_text(failure, snapshot.sign_in.client_id());
    match failure.cause {
        Cause::GrantMissing if has_removed(snapshot) => {
            text.next_step = tr("failure-grant-since");
            text.cmdlet = None;
        }
        _ if badge == Badge::Member => {}
        Cause::GrantMissing => {
            text.next_step = sentences(&[grant_cause(badge), tr("failure-grant-admin")]);
        }
        Cause::ProtectedPerson => text.next_step = tr("failure-protected-outsider"),
        _ => {}
    }
    text
}

/// Whether a removal has proved that Teams lets this app remove people.
fn has_removed(snapshot: &Snapshot) -> bool {
    let report = snapshot.access.as_ref();
    let proof = report.map(|report| report.facts.seen.removal.proof());
    matches!(proof, Some(Observation::Worked(_)))
}

/// Says why Teams may have refused to remove a person of this kind.
pub(crate) fn grant_cause(badge: Badge) -> String {
    if badge == Badge::Member {
        tr("failure-grant-next")
    } else {
        tr("failure-grant-outsider")
    }
}

/// Says what to do about a participant who is still listed although Graph accepted their removal. `ignored` says how
/// often this has happened.
pub(crate) fn still_here_next(ignored: u32) -> String {
    if ignored > 1 {
        tr("still-here-twice")
    } else {
        tr("still-here-next")
    }
}

/// Makes the next step more precise: adds which certificate was refused, or replaces the step with how long to wait.
fn with_particulars(failure: &Failure, next_step: String) -> String {
    let answered = failure.times.map(|(_, answered)| answered);
    let asked = answered.zip(failure.asked_to_wait());
    if let Some(time) = asked.and_then(|(answered, wait)| far_from(answered, wait)) {
        let key = match failure.cause {
            Cause::Throttled(_) => Some(key!("failure-throttled-until")),
            Cause::SignIn(_) => Some(key!("sign-in-wait-until")),
            _ => None,
        };
        if let Some(key) = key {
            return tr_with(key, &[("time", time.into())]);
        }
    }
    match (&failure.cause, failure.retry_after) {
        (Cause::SignIn(SignInCause::TooMany), Some(wait)) => {
            tr_with("sign-in-too-many-wait", &[("n", wait.into())])
        }
        (Cause::SignIn(SignInCause::CertificateRefused), _) => {
            let token = failure.token.as_ref();
            let Some([sha1, sha256]) = token.and_then(|token| token.thumbprints.as_ref()) else {
                return next_step;
            };
            let values = [
                ("sha1", privacy::text(sha1).into()),
                ("sha256", privacy::text(sha256).into()),
            ];
            sentences(&[next_step, tr_with("sign-in-certificate-which", &values)])
        }
        _ => next_step,
    }
}

/// If the program doesn't know Entra's error code, adds that the next step may not fit.
fn with_unlisted_code(failure: &Failure, next_step: String) -> String {
    match (&failure.cause, failure.code.as_deref()) {
        (Cause::SignIn(cause), Some(code))
            if failure.is_code_unlisted && *cause != SignInCause::Unlisted =>
        {
            let unlisted = tr_with("sign-in-code-unlisted", &[("code", code.into())]);
            sentences(&[next_step, unlisted])
        }
        _ => next_step,
    }
}

/// Returns the PowerShell command that lets this app remove people. `None` if the id is empty or can't be quoted
/// safely.
pub fn grant_cmdlet(client_id: &str) -> Option<String> {
    let is_plain = client_id
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || c == '-');
    (is_plain && !client_id.is_empty()).then(|| {
        format!(
            "Set-CsApplicationMeetingConfiguration -AllowRemoveParticipantAppIds @{{Add=\"{client_id}\"}}"
        )
    })
}

macro_rules! three {
    ($short:literal, $sentence:literal, $next:literal) => {
        [key!($short), key!($sentence), key!($next)]
    };
}

/// Whether a request without an answer may have changed something. Of requests that were sent, only a GET certainly
/// changes nothing.
fn may_have_changed(failure: &Failure) -> bool {
    let is_action = |line: &RequestLine| line.method() != "GET";
    // `token` is set only if no token could be obtained. The request itself was then never sent.
    failure.request.as_ref().is_some_and(is_action) && failure.token.is_none()
}

#[rustfmt::skip]
fn keys(failure: &Failure) -> [&'static str; 3] {
    match &failure.cause {
        Cause::Connection(ConnectionCause::Broken) if !may_have_changed(failure) => {
            three!("failure-broken-short", "failure-broken-read-text", "failure-read-next")
        }
        Cause::TimedOut if !may_have_changed(failure) => {
            three!("failure-timed-out-short", "failure-timed-out-read-text", "failure-read-next")
        }
        Cause::Unauthenticated => three!("failure-token-short", "failure-token-text", "failure-token-next"),
        Cause::GrantMissing => three!("failure-grant-short", "failure-grant-text", "failure-grant-next"),
        Cause::ProtectedPerson => three!("failure-protected-short", "failure-protected-text", "failure-protected-next"),
        Cause::RoleMissing if failure.is_role_listed == Some(true) => {
            three!("failure-role-listed-short", "failure-role-text", "failure-role-listed-next")
        }
        // It isn't known whether the token listed the permission, for example for actions of earlier sessions.
        Cause::RoleMissing if failure.is_role_listed.is_none() => {
            three!("failure-role-listed-short", "failure-role-text", "failure-role-next")
        }
        Cause::RoleMissing => three!("failure-role-short", "failure-role-text", "failure-role-next"),
        Cause::BotNotRegistered => three!("failure-bot-short", "failure-bot-text", "failure-bot-next"),
        Cause::TenantMismatch => three!("failure-tenant-short", "failure-tenant-text", "failure-tenant-next"),
        Cause::Forbidden => three!("failure-forbidden-short", "failure-forbidden-text", "failure-forbidden-next"),
        Cause::CallNotFound => three!("failure-call-short", "failure-call-text", "failure-call-next"),
        Cause::ParticipantNotFound => three!("failure-participant-short", "failure-participant-text", "failure-participant-next"),
        Cause::NotFound => three!("failure-unknown-404-short", "failure-unknown-404-text", "failure-unknown-404-next"),
        Cause::Throttled(_) => three!("failure-throttled-short", "failure-throttled-text", "failure-throttled-next"),
        Cause::Refused => three!("failure-refused-short", "failure-refused-text", "failure-refused-next"),
        Cause::SourceRefused => three!("failure-source-short", "failure-source-text", "failure-source-next"),
        Cause::JoinData => three!("failure-join-data-short", "failure-join-data-text", "failure-join-data-next"),
        Cause::Precondition => three!("failure-precondition-short", "failure-precondition-text", "failure-precondition-next"),
        Cause::Conflict => three!("failure-conflict-short", "failure-conflict-text", "failure-conflict-next"),
        Cause::Service => three!("failure-service-short", "failure-service-text", "failure-service-next"),
        Cause::Connection(ConnectionCause::Dns) if failure.unreached.is_some() => three!("failure-dns-short", "failure-dns-named", "failure-dns-next"),
        Cause::Connection(ConnectionCause::ProxyDns) => three!("failure-proxy-short", "failure-proxy-dns-text", "failure-proxy-next"),
        Cause::Connection(ConnectionCause::ProxySilent) => three!("failure-proxy-short", "failure-proxy-silent-text", "failure-proxy-next"),
        Cause::Connection(ConnectionCause::ProxyPassword) => three!("failure-proxy-short", "failure-proxy-password-text", "failure-proxy-password-next"),
        Cause::Connection(ConnectionCause::ProxyBlocked) => three!("failure-proxy-short", "failure-proxy-blocked-text", "failure-proxy-blocked-next"),
        Cause::Connection(ConnectionCause::Dns) => three!("failure-dns-short", "failure-dns-text", "failure-dns-next"),
        Cause::Connection(ConnectionCause::Refused) => three!("failure-unreachable-short", "failure-unreachable-text", "failure-unreachable-next"),
        Cause::Connection(ConnectionCause::Tls) => three!("failure-tls-short", "failure-tls-text", "failure-tls-next"),
        Cause::Connection(ConnectionCause::CertificateTime) => three!("failure-tls-time-short", "failure-tls-time-text", "failure-tls-time-next"),
        Cause::Connection(ConnectionCause::ProxyVariable) => three!("failure-proxy-variable-short", "failure-proxy-variable-text", "failure-proxy-variable-next"),
        Cause::Untrusted(_) => three!("failure-untrusted-short", "failure-untrusted-text", "failure-untrusted-next"),
        Cause::Connection(ConnectionCause::Broken) => three!("failure-broken-short", "failure-broken-text", "failure-broken-next"),
        Cause::TimedOut => three!("failure-timed-out-short", "failure-timed-out-text", "failure-timed-out-next"),
        Cause::NotGraph => three!("failure-not-graph-short", "failure-not-graph-text", "failure-not-graph-next"),
        Cause::Redirected(_) => three!("failure-redirected-short", "failure-redirected-text", "failure-redirected-next"),
        Cause::TooLarge => three!("failure-too-large-short", "failure-too-large-text", "failure-too-large-next"),
        Cause::NotListed => three!("failure-not-listed-short", "failure-not-listed-text", "failure-not-listed-next"),
        Cause::UnusableId => three!("failure-unusable-id-short", "failure-unusable-id-text", "failure-unusable-id-next"),
        Cause::SignedOut => three!("failure-signed-out-short", "failure-signed-out-text", "failure-signed-out-next"),
        Cause::NotRecorded(_) => three!("failure-not-recorded-short", "failure-not-recorded-text", "failure-not-recorded-next"),
        Cause::NotSent => three!("failure-not-sent-short", "failure-not-sent-text", "failure-not-sent-next"),
        Cause::Stopped => three!("failure-stopped-short", "failure-stopped-text", "failure-stopped-next"),
        Cause::NotAllowed => three!("failure-not-allowed-short", "failure-not-allowed-text", "failure-not-allowed-next"),
        Cause::Abandoned => three!("failure-abandoned-short", "failure-abandoned-text", "failure-abandoned-next"),
        Cause::SignIn(cause) => sign_in_keys(*cause),
    }
}

#[rustfmt::skip]
fn sign_in_keys(cause: SignInCause) -> [&'static str; 3] {
    match cause {
        SignInCause::UnknownApp => three!("sign-in-unknown-app-short", "sign-in-unknown-app-text", "sign-in-unknown-app-next"),
        SignInCause::UnknownTenant => three!("sign-in-unknown-tenant-short", "sign-in-unknown-tenant-text", "sign-in-unknown-tenant-next"),
        SignInCause::OtherCloud => three!("sign-in-other-cloud-short", "sign-in-other-cloud-text", "sign-in-other-cloud-next"),
        SignInCause::WrongSecret => three!("sign-in-wrong-secret-short", "sign-in-wrong-secret-text", "sign-in-wrong-secret-next"),
        SignInCause::SecretExpired => three!("sign-in-secret-expired-short", "sign-in-secret-expired-text", "sign-in-secret-expired-next"),
        SignInCause::NoCredential => three!("sign-in-no-credential-short", "sign-in-no-credential-text", "sign-in-no-credential-next"),
        SignInCause::PublicClient => three!("sign-in-public-client-short", "sign-in-public-client-text", "sign-in-public-client-next"),
        SignInCause::CertificateRefused => three!("sign-in-certificate-short", "sign-in-certificate-text", "sign-in-certificate-next"),
        SignInCause::CertificateExpired => three!("sign-in-certificate-ended-short", "sign-in-certificate-ended-text", "sign-in-certificate-ended-next"),
        SignInCause::CertificateNotYetValid => three!("sign-in-certificate-early-short", "sign-in-certificate-early-text", "sign-in-certificate-early-next"),
        SignInCause::TokenFile => three!("sign-in-token-file-short", "sign-in-token-file-text", "sign-in-token-file-next"),
        SignInCause::TokenEnded => three!("sign-in-token-ended-short", "sign-in-token-ended-text", "sign-in-token-ended-next"),
        SignInCause::NotAToken => three!("sign-in-no-token-short", "sign-in-no-token-text", "sign-in-no-token-next"),
        SignInCause::ClockWrong => three!("sign-in-clock-short", "sign-in-clock-text", "sign-in-clock-next"),
        SignInCause::AlgorithmRefused => three!("sign-in-algorithm-short", "sign-in-algorithm-text", "sign-in-algorithm-next"),
        SignInCause::AssertionRefused => three!("sign-in-assertion-short", "sign-in-assertion-text", "sign-in-assertion-next"),
        SignInCause::SubjectMismatch => three!("sign-in-subject-short", "sign-in-subject-text", "sign-in-subject-next"),
        SignInCause::AppDisabled => three!("sign-in-app-disabled-short", "sign-in-app-disabled-text", "sign-in-app-disabled-next"),
        SignInCause::NoServicePrincipal => three!("sign-in-no-principal-short", "sign-in-no-principal-text", "sign-in-no-principal-next"),
        SignInCause::ResourceRefused => three!("sign-in-resource-short", "sign-in-resource-text", "sign-in-resource-next"),
        SignInCause::ScopeRefused => three!("sign-in-scope-short", "sign-in-scope-text", "sign-in-scope-next"),
        SignInCause::ConditionalAccess => three!("sign-in-conditional-short", "sign-in-conditional-text", "sign-in-conditional-next"),
        SignInCause::TenantRestricted => three!("sign-in-restricted-short", "sign-in-restricted-text", "sign-in-restricted-next"),
        SignInCause::TenantNotNamed => three!("sign-in-tenant-not-named-short", "sign-in-tenant-not-named-text", "sign-in-tenant-not-named-next"),
        SignInCause::TenantBlocked => three!("sign-in-tenant-blocked-short", "sign-in-tenant-blocked-text", "sign-in-tenant-blocked-next"),
        SignInCause::NoKeys => three!("sign-in-no-keys-short", "sign-in-no-keys-text", "sign-in-no-keys-next"),
        SignInCause::CertificateOutOfDate => three!("sign-in-certificate-dates-short", "sign-in-certificate-dates-text", "sign-in-certificate-dates-next"),
        SignInCause::CertificateRevoked => three!("sign-in-certificate-revoked-short", "sign-in-certificate-revoked-text", "sign-in-certificate-revoked-next"),
        SignInCause::AssertionAudience => three!("sign-in-audience-short", "sign-in-audience-text", "sign-in-audience-next"),
        SignInCause::AssertionMalformed => three!("sign-in-malformed-short", "sign-in-malformed-text", "sign-in-malformed-next"),
        SignInCause::FederatedUnmatched => three!("sign-in-federated-short", "sign-in-federated-text", "sign-in-federated-next"),
        SignInCause::FederatedIssuer => three!("sign-in-federated-issuer-short", "sign-in-federated-issuer-text", "sign-in-federated-issuer-next"),
        SignInCause::FederatedSubject => three!("sign-in-federated-subject-short", "sign-in-federated-subject-text", "sign-in-federated-subject-next"),
        SignInCause::FederatedCase => three!("sign-in-federated-case-short", "sign-in-federated-case-text", "sign-in-federated-case-next"),
        SignInCause::FederatedAudience => three!("sign-in-federated-audience-short", "sign-in-federated-audience-text", "sign-in-federated-audience-next"),
        SignInCause::FederatedUserToken => three!("sign-in-federated-person-short", "sign-in-federated-person-text", "sign-in-federated-person-next"),
        SignInCause::FederatedEnded => three!("sign-in-federated-ended-short", "sign-in-federated-ended-text", "sign-in-federated-ended-next"),
        SignInCause::ConsentMissing => three!("sign-in-consent-short", "sign-in-consent-text", "sign-in-consent-next"),
        SignInCause::NotAssigned => three!("sign-in-not-assigned-short", "sign-in-not-assigned-text", "sign-in-not-assigned-next"),
        SignInCause::ResourceDisabled => three!("sign-in-resource-disabled-short", "sign-in-resource-disabled-text", "sign-in-resource-disabled-next"),
        SignInCause::ClaimsPolicy => three!("sign-in-claims-short", "sign-in-claims-text", "sign-in-claims-next"),
        SignInCause::OldTls => three!("sign-in-old-tls-short", "sign-in-old-tls-text", "sign-in-old-tls-next"),
        SignInCause::RequestMangled => three!("sign-in-mangled-short", "sign-in-mangled-text", "sign-in-mangled-next"),
        SignInCause::TooMany => three!("sign-in-too-many-short", "sign-in-too-many-text", "sign-in-too-many-next"),
        SignInCause::EntraTrouble => three!("sign-in-entra-short", "sign-in-entra-text", "sign-in-entra-next"),
        SignInCause::Unlisted => three!("sign-in-unlisted-short", "sign-in-unlisted-text", "sign-in-unlisted-next"),
        SignInCause::NotEntra => three!("sign-in-not-entra-short", "sign-in-not-entra-text", "sign-in-not-entra-next"),
    }
}

/// Says why a call ended.
pub fn end_text(reason: EndReason) -> String {
    match reason {
        EndReason::Normal => tr("end-normal"),
        EndReason::OtherSide => tr("end-other-side"),
        EndReason::AppRemoved => tr("end-app-removed"),
        EndReason::ConversationEnded => tr("end-conversation"),
        EndReason::Empty => tr("end-empty"),
        EndReason::InitiatorLeft => tr("end-initiator"),
        EndReason::NoHost => tr("end-no-host"),
        EndReason::OnlyHidden => tr("end-only-hidden"),
        EndReason::BreakoutOver => tr("end-breakout"),
        EndReason::LobbyTimeout => tr("end-lobby"),
        EndReason::Left => tr("end-left"),
        EndReason::ByThisApp => tr("end-by-app"),
        EndReason::Transferred => tr("end-transferred"),
        EndReason::PhoneHungUp => tr("end-phone"),
        EndReason::BadJoin => tr("end-bad-join"),
        EndReason::KeepAliveMissed => tr("end-keep-alive"),
        EndReason::Timeout => tr("end-timeout"),
        EndReason::MediaGone => tr("end-media"),
        EndReason::Unreachable => tr("end-unreachable"),
        EndReason::Internal => tr("end-internal"),
        EndReason::Unknown => tr("end-unknown"),
        EndReason::NoSuchCall => tr("end-no-such"),
        EndReason::Unlisted => tr("end-unlisted"),
    }
}

/// Says what to do after a call ended for this reason; `None` if there is nothing to do.
pub fn end_next(reason: EndReason) -> Option<String> {
    Some(match reason {
        EndReason::AppRemoved => tr("end-app-removed-next"),
        EndReason::NoHost => tr("end-no-host-next"),
        EndReason::LobbyTimeout => tr("end-lobby-next"),
        EndReason::BadJoin => tr("end-bad-join-next"),
        EndReason::KeepAliveMissed => tr("end-keep-alive-next"),
        EndReason::Timeout | EndReason::MediaGone | EndReason::Internal => tr("end-again-next"),
        EndReason::Unreachable => tr("end-unreachable-next"),
        EndReason::Unknown => tr("end-unknown-next"),
        EndReason::NoSuchCall => tr("end-no-such-next"),
        EndReason::Unlisted => tr("end-unlisted-next"),
        EndReason::Normal
        | EndReason::OtherSide
        | EndReason::ConversationEnded
        | EndReason::Empty
        | EndReason::InitiatorLeft
        | EndReason::OnlyHidden
        | EndReason::BreakoutOver
        | EndReason::Left
        | EndReason::ByThisApp
        | EndReason::Transferred
        | EndReason::PhoneHungUp => return None,
    })
}

/// Says why the typed text names nobody who can be invited.
pub fn invitee_error_text(error: InviteeError) -> String {
    match error {
        InviteeError::Empty => tr("invitee-empty"),
        InviteeError::MailAddress => tr("invitee-mail"),
        InviteeError::NotAGuid => tr("invitee-guid"),
        InviteeError::NoPlus => tr("invitee-plus"),
        InviteeError::LeadingZero => tr("invitee-zero"),
        InviteeError::TrunkZero => tr("invitee-trunk"),
        InviteeError::Extension => tr("invitee-extension"),
        InviteeError::Letter(c) => tr_with("invitee-letter", &[("c", c.to_string().into())]),
        InviteeError::Character(c) => tr_with("invitee-character", &[("c", c.to_string().into())]),
        InviteeError::TooShort => tr("invitee-short"),
        InviteeError::TooLong => tr("invitee-long"),
        InviteeError::UnclearAddress => tr("invitee-unclear-address"),
        InviteeError::BadSignInName => tr("invitee-sign-in-name"),
        InviteeError::Unrecognized => tr("invitee-unrecognized"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_grant_gives_the_command_with_this_app_in_it() {
        let failure = Failure::new(Cause::GrantMissing);
        let text = failure_text(&failure, Some("11111111-2222-3333-4444-555555555555"));
        assert_eq!(
            text.cmdlet.as_deref(),
            Some(
                "Set-CsApplicationMeetingConfiguration -AllowRemoveParticipantAppIds @{Add=\"11111111-2222-3333-4444-555555555555\"}"
            )
        );
        assert_eq!(failure_text(&failure, None).cmdlet, None);
    }

    #[test]
    fn an_id_that_would_leave_the_quotes_of_a_command_gives_none() {
        for id in ["", "a\"; Remove-Item x; \"", "a b", "$(x)"] {
            assert_eq!(grant_cmdlet(id), None, "{id}");
        }
    }

    #[test]
    fn only_an_action_without_an_answer_may_have_been_carried_out() {
        for cause in [Cause::TimedOut, Cause::Connection(ConnectionCause::Broken)] {
            let says = |method: &str| {
                let failure = Failure {
                    request: Some(RequestLine::new(method, "https://h", "/v1.0/x")),
                    ..Failure::new(cause.clone())
                };
                failure_text(&failure, None).sentence
            };
            for method in ["DELETE", "POST"] {
                assert!(
                    says(method).contains("may have been carried out"),
                    "{method}"
                );
            }
            let reading = says("GET");
            assert!(!reading.contains("carried out"), "{reading}");
        }
    }

    #[test]
    fn a_redirect_names_the_host() {
        let failure = Failure::new(Cause::Redirected("portal.example".into()));
        assert!(
            failure_text(&failure, None)
                .sentence
                .contains("portal.example")
        );
    }
}
