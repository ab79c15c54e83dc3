//! Finds the field of the form that a refusal is about, to mark it.

use crate::app::language::text::{key, tr};
use crate::app::sign_in::credential::credential_form::CredentialKind;
use crate::app::sign_in::sign_in_form::{FormErrors, LeadsTo, SignInForm};
use crate::moderation::model::failure::{Cause, Failure, SignInCause};

impl SignInForm {
    /// Marks the field that this refusal is about. Each refusal marks its field only once.
    pub(crate) fn note_refusal(&mut self, refused: Option<&Failure>) {
        if self.refused.as_ref() == refused {
            return;
        }
        self.refused = refused.cloned();
        if let Some(failure) = refused {
            self.lead_to_refused(failure);
        }
    }

    /// Marks the field that this refusal is about, and leads to it.
    pub(crate) fn lead_to_refused(&mut self, refused: &Failure) {
        if let Cause::SignIn(cause) = refused.cause
            && let Some(field) = field_of(&mut self.errors, cause)
        {
            *field = Some(tr(remedy(cause)));
            self.leads_to = Some(LeadsTo::FirstError);
        }
    }

    /// Returns whether the field that this refusal is about is drawn and still has what was refused.
    pub(crate) fn can_correct(&mut self, refused: &Failure) -> bool {
        let Cause::SignIn(cause) = refused.cause else {
            return false;
        };
        let is_drawn = kind_of(cause).is_none_or(|kind| kind == self.credential.kind);
        is_drawn && Self::names_a_field(refused) && !self.is_answer_old(refused)
    }

    /// Returns whether this refusal is about one of the fields.
    pub(crate) fn names_a_field(refused: &Failure) -> bool {
        let mut errors = FormErrors::default();
        matches!(refused.cause, Cause::SignIn(cause) if field_of(&mut errors, cause).is_some())
    }
}

impl SignInForm {
    /// Returns whether the field that this refusal is about has been changed since the refusal.
    pub(crate) fn is_answer_old(&mut self, refused: &Failure) -> bool {
        let Cause::SignIn(cause) = &refused.cause else {
            return false;
        };
        let field = field_of(&mut self.errors, *cause);
        field.is_some_and(|error| error.as_ref().is_none_or(String::is_empty))
    }
}

/// Returns the kind of credential with whose fields the refused field is drawn. `None` if it is always drawn.
fn kind_of(cause: SignInCause) -> Option<CredentialKind> {
    use SignInCause as C;
    Some(match cause {
        C::WrongSecret | C::SecretExpired | C::NoCredential => CredentialKind::Secret,
        C::TokenEnded | C::NotAToken => CredentialKind::AccessToken,
        C::TokenFile | C::FederatedUserToken | C::FederatedEnded => CredentialKind::Federated,
        C::CertificateRefused
        | C::CertificateOutOfDate
        | C::CertificateRevoked
        | C::CertificateExpired
        | C::CertificateNotYetValid => CredentialKind::Certificate,
        _ => return None,
    })
}

/// Returns the error text of the field that this cause is about, to be set or read. `None` if the cause is about no
/// field.
fn field_of(errors: &mut FormErrors, cause: SignInCause) -> Option<&mut Option<String>> {
    use SignInCause as C;
    Some(match cause {
        C::UnknownTenant | C::TenantNotNamed | C::TenantBlocked => &mut errors.tenant,
        C::UnknownApp | C::NoServicePrincipal => &mut errors.client_id,
        C::WrongSecret | C::SecretExpired | C::NoCredential | C::TokenEnded | C::NotAToken => {
            &mut errors.credential.secret
        }
        C::CertificateRefused
        | C::CertificateOutOfDate
        | C::CertificateRevoked
        | C::CertificateExpired
        | C::CertificateNotYetValid
        | C::TokenFile
        | C::FederatedUserToken
        | C::FederatedEnded => &mut errors.credential.path,
        _ => return None,
    })
}

/// Returns the text below the field that this cause is about: what to do there.
fn remedy(cause: SignInCause) -> &'static str {
    use SignInCause as C;
    match cause {
        C::UnknownTenant | C::TenantNotNamed | C::TenantBlocked => key!("sign-in-refused-tenant"),
        C::UnknownApp | C::NoServicePrincipal => key!("sign-in-refused-client"),
        C::TokenEnded | C::NotAToken => key!("sign-in-refused-token"),
        C::TokenFile | C::FederatedUserToken | C::FederatedEnded => key!("sign-in-refused-file"),
        C::CertificateRefused
        | C::CertificateOutOfDate
        | C::CertificateRevoked
        | C::CertificateExpired
        | C::CertificateNotYetValid => key!("sign-in-refused-certificate"),
        _ => key!("sign-in-refused-secret"),
    }
}
