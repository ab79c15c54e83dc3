//! Finds the field of the form that a refusal is about, to mark it.

use crate::app::language::text::tr;
use crate::app::sign_in::sign_in_form::{FormErrors, LeadsTo, SignInForm};
use crate::moderation::model::failure::{Cause, Failure, SignInCause};

impl SignInForm {
    /// Marks the field that this refusal is about. Each refusal marks its field only once.
    pub(crate) fn note_refusal(&mut self, refused: Option<&Failure>) {
        if self.refused.as_ref() == refused {
            return;
        }
        self.refused = refused.cloned();
        if let Some(Cause::SignIn(cause)) = refused.map(|failure| &failure.cause)
            && let Some(field) = field_of(&mut self.errors, *cause)
        {
            *field = Some(tr("sign-in-check-field"));
            self.leads_to = Some(LeadsTo::FirstError);
        }
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
