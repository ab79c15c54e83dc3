//! What stands in the sign-in form, what is wrong with it, and the order that it makes.

use secrecy::zeroize::Zeroize as _;
use secrecy::{ExposeSecret as _, SecretString};

use super::start::Prefill;
use super::text::{tr, tr_with};
use crate::worker::{AppCredentials, Cloud, EndpointError, Endpoints};

/// The fields as typed.
pub struct SignInForm {
    /// Which cloud is chosen.
    pub cloud: Cloud,
    /// The Graph root of a custom cloud.
    pub graph_url: String,
    /// The sign-in authority of a custom cloud.
    pub authority_url: String,
    /// Directory (tenant) id or domain.
    pub tenant: String,
    /// Application (client) id.
    pub client_id: String,
    /// The secret as typed; wiped once a session is there.
    pub secret: String,
    /// The secret of the environment, used while nothing is typed.
    pub given_secret: Option<SecretString>,
    /// What was wrong at the last attempt.
    pub errors: FormErrors,
    /// Whether the details of the last refusal are shown.
    pub details_open: bool,
}

/// A sentence beside each field that is wrong.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct FormErrors {
    /// About the Graph root.
    pub graph_url: Option<String>,
    /// About the sign-in authority.
    pub authority_url: Option<String>,
    /// About the tenant.
    pub tenant: Option<String>,
    /// About the application.
    pub client_id: Option<String>,
    /// About the secret.
    pub secret: Option<String>,
}

impl FormErrors {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl SignInForm {
    /// The form as flags and environment fill it.
    pub fn new(prefill: Prefill) -> Self {
        let cloud = if prefill.graph_url.is_some() {
            Cloud::Custom
        } else {
            prefill.cloud.unwrap_or(Cloud::Global)
        };
        Self {
            cloud,
            graph_url: prefill.graph_url.unwrap_or_default(),
            authority_url: prefill.authority_url.unwrap_or_default(),
            tenant: prefill.tenant.unwrap_or_default(),
            client_id: prefill.client_id.unwrap_or_default(),
            secret: String::new(),
            given_secret: prefill.secret,
            errors: FormErrors::default(),
            details_open: false,
        }
    }

    /// Where to and as what, or nothing after noting what is wrong beside each field.
    pub fn read(&mut self) -> Option<(Endpoints, AppCredentials)> {
        let mut errors = FormErrors::default();
        let endpoints = self.endpoints(&mut errors);
        let needed = |text: &str, sentence: String| text.trim().is_empty().then_some(sentence);
        errors.tenant = needed(&self.tenant, tr("sign-in-needs-tenant"));
        errors.client_id = needed(&self.client_id, tr("sign-in-needs-client-id"));
        let typed = self.secret.trim();
        let secret = match (&self.given_secret, typed.is_empty()) {
            (_, false) => Some(SecretString::from(typed)),
            (Some(given), true) => Some(given.clone()),
            (None, true) => {
                errors.secret = Some(tr("sign-in-needs-secret"));
                None
            }
        };
        self.errors = errors;
        if !self.errors.is_empty() {
            return None;
        }
        let credentials = AppCredentials {
            tenant: self.tenant.trim().to_owned(),
            client_id: self.client_id.trim().to_owned(),
            secret: secret?,
        };
        Some((endpoints?, credentials))
    }

    fn endpoints(&self, errors: &mut FormErrors) -> Option<Endpoints> {
        if self.cloud != Cloud::Custom {
            return Endpoints::of(self.cloud);
        }
        let graph = self.graph_url.trim();
        if graph.is_empty() {
            errors.graph_url = Some(tr("sign-in-needs-graph-url"));
            return None;
        }
        let authority = self.authority_url.trim();
        match Endpoints::custom(graph, Some(authority)) {
            Ok(endpoints) => Some(endpoints),
            Err(error) => {
                // The authority is only looked at once the root is right.
                let root_is_right = Endpoints::custom(graph, Some("https://a.example")).is_ok();
                let place = if root_is_right {
                    &mut errors.authority_url
                } else {
                    &mut errors.graph_url
                };
                *place = Some(endpoint_sentence(&error));
                None
            }
        }
    }

    /// Whether the secret looks like a secret's id, which is what the portal shows first.
    pub fn has_secret_id(&self) -> bool {
        is_guid(self.secret.trim())
            || (self.secret.trim().is_empty()
                && self
                    .given_secret
                    .as_ref()
                    .is_some_and(|given| is_guid(given.expose_secret())))
    }

    /// Wipes the typed secret.
    pub fn forget_secret(&mut self) {
        self.secret.zeroize();
    }
}

fn is_guid(text: &str) -> bool {
    text.len() == 36 && uuid::Uuid::try_parse(text).is_ok()
}

fn endpoint_sentence(error: &EndpointError) -> String {
    match error {
        EndpointError::NotAUrl(_) => tr("address-not-a-url"),
        EndpointError::Scheme => tr("address-scheme"),
        EndpointError::Localhost => tr("address-localhost"),
        EndpointError::PlainHttp => tr("address-plain-http"),
        EndpointError::UserInfo => tr("address-user-info"),
        EndpointError::QueryOrFragment => tr("address-query"),
        EndpointError::Version(version) => {
            tr_with("address-version", &[("version", version.as_str().into())])
        }
        EndpointError::AuthorityMissing => tr("address-authority-missing"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled() -> SignInForm {
        SignInForm::new(Prefill {
            tenant: Some(" contoso.example ".into()),
            client_id: Some("app".into()),
            secret: Some("from-environment".into()),
            ..Prefill::default()
        })
    }

    #[test]
    fn what_was_typed_goes_before_the_environment_and_is_trimmed() {
        let mut form = filled();
        let (_, credentials) = form.read().unwrap();
        assert_eq!(credentials.tenant, "contoso.example");
        assert_eq!(credentials.secret.expose_secret(), "from-environment");
        form.secret = "typed\n".into();
        let (_, credentials) = form.read().unwrap();
        assert_eq!(credentials.secret.expose_secret(), "typed");
    }

    #[test]
    fn every_empty_field_gets_its_own_sentence() {
        let mut form = SignInForm::new(Prefill::default());
        assert!(form.read().is_none());
        let errors = &form.errors;
        assert!(errors.tenant.is_some() && errors.client_id.is_some() && errors.secret.is_some());
        assert_eq!(errors.graph_url, None);
    }

    #[test]
    fn an_address_that_is_wrong_is_told_beside_its_own_field() {
        let mut form = filled();
        form.cloud = Cloud::Custom;
        for (graph, authority, wrong) in [
            ("", "", [true, false]),
            ("http://graph.example", "", [true, false]),
            ("https://graph.example", "", [false, true]),
            (
                "https://graph.example",
                "http://login.example",
                [false, true],
            ),
        ] {
            (form.graph_url, form.authority_url) = (graph.into(), authority.into());
            assert!(form.read().is_none());
            let errors = &form.errors;
            let found = [errors.graph_url.is_some(), errors.authority_url.is_some()];
            assert_eq!(found, wrong, "{graph} {authority}");
        }
        form.graph_url = "http://127.0.0.1:8080".into();
        form.authority_url.clear();
        assert!(form.read().is_some());
    }

    #[test]
    fn a_secret_in_the_shape_of_an_id_is_noticed() {
        let mut form = filled();
        assert!(!form.has_secret_id());
        form.secret = "8c2f5d1e-4a07-4d63-9f0b-2f6a1b7e90c4".into();
        assert!(form.has_secret_id());
        form.forget_secret();
        assert!(form.secret.is_empty() && !form.has_secret_id());
    }
}
