//! Finds the field of the form that a refusal is about, to mark it.

use crate::app::language::late_text::LateText;
use crate::app::language::text::key;
use crate::app::sign_in::credential::credential_form::CredentialKind;
use crate::app::sign_in::local_advice::LocalAdvice;
use crate::app::sign_in::sign_in_form::{FocusTarget, FormErrors, LastRefusal, SignInForm};
use crate::moderation::model::failure::{Cause, ConnectionCause, Failure, SignInCause};
use crate::worker::Cloud;

impl SignInForm {
    /// Marks the field that this refusal is about, and moves the keyboard focus there. Does so only once for each
    /// refusal.
    pub(crate) fn note_refusal(&mut self, refused: Option<&Failure>) {
        if self.refused.as_ref().map(|last| &last.failure) == refused {
            return;
        }
        self.refused = refused.map(|failure| LastRefusal {
            failure: failure.clone(),
            kind: self.credential.kind,
            had_field: self.names_a_field(failure),
        });
        let authority = Some(self.authority_url.trim()).filter(|typed| !typed.is_empty());
        let root = authority.unwrap_or(self.graph_url.trim());
        let custom = refused.filter(|_| self.cloud == Cloud::Custom);
        self.local = custom.and_then(|failure| LocalAdvice::about(failure, root));
        if let Some(failure) = refused {
            self.lead_to_refused(failure);
        }
    }

    /// Marks the field that this refusal is about, and moves the keyboard focus to the field. Does nothing if the
    /// refusal isn't about a field.
    pub(crate) fn lead_to_refused(&mut self, refused: &Failure) {
        if let Some(field) = self.refused_field(refused) {
            if matches!(field, RefusedField::Proxy) {
                self.connection.open();
            }
            let remedy = field.remedy(&refused.cause);
            *field.error(self) = Some(match self.local.clone() {
                Some(local) => LateText::new(move || local.remedy()),
                None => LateText::of(remedy),
            });
            self.leads_to = Some(FocusTarget::FirstError);
        }
    }

    /// Whether the field that this refusal is about is drawn and still holds the refused text.
    pub(crate) fn can_correct(&mut self, refused: &Failure) -> bool {
        self.names_a_field(refused)
            && !self.is_about_another_kind(refused)
            && !self.is_answer_old(refused)
    }

    /// Sets the errors of the fields. The field of the last refusal keeps its mark until it is changed.
    pub(crate) fn set_errors(&mut self, errors: FormErrors) {
        let refused = self.refused.as_ref().map(|last| last.failure.clone());
        let refused = refused.filter(|failure| self.can_correct(failure));
        let field = refused.and_then(|failure| self.refused_field(&failure));
        let mark = field.map(|field| (field, field.error(self).clone()));
        self.errors = errors;
        if let Some((field, mark)) = mark {
            let error = field.error(self);
            *error = error.take().or(mark);
        }
    }

    /// Whether this refusal is about a kind of credential that isn't chosen now.
    pub(crate) fn is_about_another_kind(&self, refused: &Failure) -> bool {
        let kind = self.refused_field(refused).and_then(RefusedField::kind);
        kind.is_some_and(|kind| kind != self.credential.kind)
    }

    /// Whether this refusal is about a credential, and another kind of credential was chosen since.
    pub(crate) fn is_of_earlier_kind(&self, refused: &Failure) -> bool {
        let field = self.refused_field(refused).and_then(RefusedField::kind);
        let then = self.refused.as_ref().map(|last| last.kind);
        field.is_some() && then.is_some_and(|kind| kind != self.credential.kind)
    }

    /// Whether this refusal is about one of the fields.
    pub(crate) fn names_a_field(&self, refused: &Failure) -> bool {
        self.refused_field(refused).is_some()
    }

    /// Whether this refusal is outdated. True if its field was changed or emptied since, or isn't used any more, for
    /// example because another cloud was chosen.
    pub(crate) fn is_answer_old(&mut self, refused: &Failure) -> bool {
        match self.refused_field(refused) {
            Some(field) => {
                let error = field.error(self).as_ref();
                error.is_none_or(LateText::is_corrected)
            }
            None => self.refused.as_ref().is_some_and(|last| last.had_field),
        }
    }

    /// Returns the field that this refusal is about. `None` if it isn't about a field, or is about a proxy that isn't
    /// in the form.
    fn refused_field(&self, refused: &Failure) -> Option<RefusedField> {
        use ConnectionCause as C;
        match refused.cause {
            Cause::Connection(cause) if cause.is_of_the_proxy() => self
                .connection
                .has_typed_proxy()
                .then_some(RefusedField::Proxy),
            // Only custom addresses are typed. Without an address of the authority, the sign-in goes to the address of
            // Graph.
            Cause::Connection(C::Dns | C::Refused | C::Tls)
            | Cause::SignIn(SignInCause::NotEntra)
                if self.cloud == Cloud::Custom =>
            {
                Some(if self.authority_url.trim().is_empty() {
                    RefusedField::GraphUrl
                } else {
                    RefusedField::AuthorityUrl
                })
            }
            Cause::SignIn(cause) => RefusedField::of(cause),
            _ => None,
        }
    }
}

/// A field that a refusal can be about.
#[derive(Debug, Clone, Copy)]
enum RefusedField {
    Proxy,
    GraphUrl,
    AuthorityUrl,
    Tenant,
    ClientId,
    Secret,
    AccessToken,
    Certificate,
    TokenFile,
}

impl RefusedField {
    /// Returns the field that this cause is about. `None` if it isn't about a field.
    fn of(cause: SignInCause) -> Option<Self> {
        use SignInCause as C;
        Some(match cause {
            C::UnknownTenant | C::TenantNotNamed | C::TenantBlocked => Self::Tenant,
            C::UnknownApp | C::NoServicePrincipal => Self::ClientId,
            C::WrongSecret | C::SecretExpired | C::NoCredential => Self::Secret,
            C::TokenEnded | C::NotAToken => Self::AccessToken,
            C::CertificateRefused
            | C::CertificateOutOfDate
            | C::CertificateRevoked
            | C::CertificateExpired
            | C::CertificateNotYetValid => Self::Certificate,
            C::TokenFile | C::FederatedUserToken | C::FederatedEnded => Self::TokenFile,
            _ => return None,
        })
    }

    /// Returns the kind of credential that this field belongs to. `None` if the field doesn't depend on the kind.
    fn kind(self) -> Option<CredentialKind> {
        match self {
            Self::Proxy | Self::GraphUrl | Self::AuthorityUrl | Self::Tenant | Self::ClientId => {
                None
            }
            Self::Secret => Some(CredentialKind::Secret),
            Self::AccessToken => Some(CredentialKind::AccessToken),
            Self::Certificate => Some(CredentialKind::Certificate),
            Self::TokenFile => Some(CredentialKind::Federated),
        }
    }

    /// Returns the field's error text, to be set or read.
    fn error(self, form: &mut SignInForm) -> &mut Option<LateText> {
        let errors = &mut form.errors;
        match self {
            Self::Proxy => &mut form.connection.proxy_error,
            Self::GraphUrl => &mut errors.graph_url,
            Self::AuthorityUrl => &mut errors.authority_url,
            Self::Tenant => &mut errors.tenant,
            Self::ClientId => &mut errors.client_id,
            Self::Secret | Self::AccessToken => &mut errors.credential.secret,
            Self::Certificate | Self::TokenFile => &mut errors.credential.path,
        }
    }

    /// Returns the key of the text that says below the field how to correct it.
    fn remedy(self, cause: &Cause) -> &'static str {
        use ConnectionCause as C;
        match self {
            Self::Proxy => match cause {
                Cause::Connection(C::ProxyDns) => key!("sign-in-refused-proxy-name"),
                Cause::Connection(C::ProxyPassword) => key!("sign-in-refused-proxy-password"),
                Cause::Connection(C::ProxyBlocked) => key!("sign-in-refused-proxy-blocked"),
                _ => key!("sign-in-refused-proxy"),
            },
            Self::GraphUrl | Self::AuthorityUrl => key!("sign-in-refused-address"),
            Self::Tenant => key!("sign-in-refused-tenant"),
            Self::ClientId => key!("sign-in-refused-client"),
            Self::Secret => key!("sign-in-refused-secret"),
            Self::AccessToken => key!("sign-in-refused-token"),
            Self::Certificate => key!("sign-in-refused-certificate"),
            Self::TokenFile => key!("sign-in-refused-file"),
        }
    }
}
