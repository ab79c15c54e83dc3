//! The sign-in form: its contents, its errors, and the servers and credentials read from it.

use egui::Rect;
use jiff::Timestamp;
use secrecy::zeroize::{Zeroize as _, Zeroizing};

use crate::app::language::late_text::{LateText, is_corrected};
use crate::app::language::text::{key, tr, tr_with};
use crate::app::sign_in::connection_form::ConnectionForm;
use crate::app::sign_in::credential::credential_form::{
    CredentialErrors, CredentialForm, CredentialKind,
};
use crate::app::sign_in::credential::credential_text::token_error;
use crate::app::sign_in::local_advice::{LocalAdvice, suggested};
use crate::app::sign_in::pasted::pasted_app::PastedApp;
use crate::app::sign_in::pasted::pasted_notes::PasteNote;
use crate::app::sign_in::profiles::profile_choice::ProfileChoice;
use crate::app::sign_in::remember::Remember;
use crate::app::state::start::{AuthorityDoubt, Prefill};
use crate::app::words::id_text::{id_trouble, tenant_trouble};
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::hyphenated_guid;
use crate::moderation::model::invitee::cleaned::cleaned;
use crate::settings::profiles::{Profile, ProfileCloud, ProfileCredential};
use crate::worker::{AppCredentials, Cloud, EndpointError, Endpoints};

/// The last refusal of a sign-in.
#[derive(Debug)]
pub(super) struct LastRefusal {
    pub(super) failure: Failure,
    /// The kind of credential that was refused.
    pub(super) kind: CredentialKind,
    /// Whether the refusal, when it came, was about a field of the form.
    pub(super) had_field: bool,
}

/// The fields as typed.
pub struct SignInForm {
    /// The chosen cloud.
    pub cloud: Cloud,
    /// Graph root of a custom cloud.
    pub graph_url: String,
    /// Sign-in authority of a custom cloud.
    pub authority_url: String,
    /// Directory (tenant) ID or domain.
    pub tenant: String,
    /// Application (client) ID.
    pub client_id: String,
    /// The operator's name, for the audit log.
    pub operator: String,
    /// The credential of the application.
    pub credential: CredentialForm,
    /// State of the keyring's entry for this form.
    pub remember: Remember,
    /// The profiles to choose from.
    pub profiles: ProfileChoice,
    /// Why `AZURE_AUTHORITY_HOST` or a pasted authority doesn't identify a single cloud.
    pub authority_doubt: Option<AuthorityDoubt>,
    /// Whether the form could only guess which pasted ID is the tenant's and which is the app's.
    pub(crate) is_guessed: bool,
    /// The callback address from a pasted text. The session uses it after the sign-in.
    pub(crate) callback: Option<String>,
    /// The notes about the last paste.
    pub(crate) pasted: Vec<PasteNote>,
    /// How many of these notes haven't been drawn yet.
    pub(crate) new_notes: usize,
    /// Whether the list of what the app needs is open.
    pub(crate) is_needs_open: bool,
    /// How servers are reached: extra certificate authorities and a proxy.
    pub connection: ConnectionForm,
    /// The errors of the fields, found when the form was last sent, or named by the last refusal.
    pub errors: FormErrors,
    /// Whether a file dialog of the desktop is open for the form.
    pub(crate) is_asking_file: bool,
    /// Where the sign-in button was last drawn.
    pub(crate) button: Option<Rect>,
    pub(super) refused: Option<LastRefusal>,
    /// Advice about the last refusal, if an address on this computer caused the refusal.
    pub(crate) local: Option<LocalAdvice>,
    /// Where the keyboard focus goes next; `None` once it is there.
    pub(crate) leads_to: Option<FocusTarget>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FocusTarget {
    /// The first field that is needed and empty. For when the page opens, and when a paste or a profile has filled in
    /// other fields.
    FirstEmpty,
    /// The first field with an error, after the form was sent or the sign-in was refused.
    FirstError,
    /// The button that uses the stored secret, after the form was sent and nothing but the secret was missing.
    Stored,
}

/// An error for each wrong field.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct FormErrors {
    /// The error of the Graph root.
    pub graph_url: Option<LateText>,
    /// The error of the sign-in authority.
    pub authority_url: Option<LateText>,
    /// The error of the tenant.
    pub tenant: Option<LateText>,
    /// The error of the application ID.
    pub client_id: Option<LateText>,
    /// The errors of the chosen kind of credential.
    pub credential: CredentialErrors,
    /// The errors of other kinds of credential, shown again when their kind is chosen.
    of_other_kinds: Vec<(CredentialKind, CredentialErrors)>,
}

impl FormErrors {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Shows the errors of this kind of credential, and sets aside those of the previous kind.
    pub(crate) fn turn_to(&mut self, kind: CredentialKind, before: CredentialKind) {
        let errors = std::mem::take(&mut self.credential);
        self.of_other_kinds.push((before, errors));
        let known = self.of_other_kinds.iter().position(|it| it.0 == kind);
        let known = known.map(|place| self.of_other_kinds.swap_remove(place).1);
        self.credential = known.unwrap_or_default();
    }
}

impl SignInForm {
    /// Fills the form from flags and environment.
    pub fn new(mut prefill: Prefill) -> Self {
        let cloud = if prefill.graph_url.is_some() {
            Cloud::Custom
        } else {
            prefill.cloud.unwrap_or(Cloud::Global)
        };
        let credential = CredentialForm::new(&mut prefill.app);
        Self {
            cloud,
            graph_url: prefill.graph_url.unwrap_or_default(),
            authority_url: prefill.authority_url.unwrap_or_default(),
            tenant: prefill.app.tenant.unwrap_or_default(),
            client_id: prefill.app.client_id.unwrap_or_default(),
            operator: String::new(),
            credential,
            remember: Remember::default(),
            profiles: ProfileChoice::default(),
            authority_doubt: prefill.authority_doubt,
            is_guessed: false,
            callback: None,
            pasted: Vec::new(),
            new_notes: 0,
            is_needs_open: false,
            connection: ConnectionForm::new(prefill.transport),
            errors: FormErrors::default(),
            is_asking_file: false,
            button: None,
            refused: None,
            local: None,
            leads_to: Some(FocusTarget::FirstEmpty),
        }
    }

    /// Whether tenant and app have the same ID, which can't be right.
    fn has_one_id_twice(&self) -> bool {
        let tenant = hyphenated_guid(self.tenant.trim());
        tenant.is_some() && tenant == hyphenated_guid(self.client_id.trim())
    }

    /// Whether the IDs of tenant and app may be in each other's field: both are GUIDs, so the tenant isn't a domain.
    pub(crate) fn could_be_swapped(&self) -> bool {
        [&self.tenant, &self.client_id]
            .iter()
            .all(|id| hyphenated_guid(id.trim()).is_some())
    }

    /// Clears the error of the ID that was changed. If both IDs have the same error, clears both.
    pub(crate) fn id_changed(&mut self, is_tenant: bool) {
        let errors = &mut self.errors;
        let both = errors.tenant == errors.client_id;
        if is_tenant || both {
            is_corrected(&mut errors.tenant);
        }
        if !is_tenant || both {
            is_corrected(&mut errors.client_id);
        }
    }

    /// Swaps the IDs of tenant and app, which were typed or pasted into each other's field.
    pub(crate) fn swap_ids(&mut self) {
        std::mem::swap(&mut self.tenant, &mut self.client_id);
        is_corrected(&mut self.errors.tenant);
        is_corrected(&mut self.errors.client_id);
    }

    /// Cleans up both ID fields, for instance removes quotes. If a field holds a whole pasted text, distributes its
    /// values to the fields.
    pub(crate) fn tidy_ids(&mut self) {
        for pick in [
            (|form| &mut form.tenant) as fn(&mut Self) -> &mut String,
            |form| &mut form.client_id,
        ] {
            let typed = Zeroizing::new(pick(self).clone());
            if PastedApp::read(&typed).is_some() {
                pick(self).zeroize();
                self.take(&typed);
            }
        }
        for id in [&mut self.tenant, &mut self.client_id] {
            *id = cleaned(id);
        }
    }

    /// Returns the servers and the app's credentials. `None` in these cases:
    /// - a field has an error, which is then noted
    /// - a stored secret is to be used first
    /// - the certificate is still being read
    pub fn read(&mut self) -> Option<(Endpoints, AppCredentials)> {
        self.tidy_ids();
        let mut errors = FormErrors::default();
        let endpoints = self.endpoints(&mut errors);
        let needed = |text: &str, key| text.trim().is_empty().then(|| LateText::of(key));
        let (tenant, id) = (self.tenant.clone(), self.client_id.clone());
        errors.tenant = needed(&tenant, key!("sign-in-needs-tenant"))
            .or_else(|| LateText::found(move || tenant_trouble(&tenant)));
        errors.client_id = needed(&id, key!("sign-in-needs-client-id"))
            .or_else(|| LateText::found(move || id_trouble(&id)));
        if self.has_one_id_twice() {
            // Either ID may be the wrong one.
            errors.tenant = Some(LateText::of(key!("sign-in-same-ids")));
            errors.client_id.clone_from(&errors.tenant);
        }
        let credential = self.credential.read(&mut errors.credential);
        if self.credential.kind == CredentialKind::AccessToken
            && let Some(hint) = self.credential.hint()
            && errors.credential.secret.is_none()
        {
            let (tenant, app) = (
                self.tenant.trim().to_owned(),
                self.client_id.trim().to_owned(),
            );
            let now = Timestamp::now();
            errors.credential.secret =
                LateText::found(move || token_error(&hint, &tenant, &app, now));
        }
        let is_stored = self.remember.has_found() && self.credential.typed_secret().is_none();
        let is_offered = is_stored && errors.credential.secret.take().is_some();
        let transport = self.connection.read();
        let is_wrong = !errors.is_empty() || transport.is_none();
        if is_offered {
            errors.credential.secret = Some(LateText::new(|| {
                tr_with("keyring-needs-use", &[("use", tr("keyring-use").into())])
            }));
        }
        if is_wrong {
            self.set_errors(errors);
        } else {
            self.errors = errors;
        }
        if is_wrong || is_offered {
            self.credential.is_wanted = false;
            self.leads_to = Some(if is_wrong {
                FocusTarget::FirstError
            } else {
                FocusTarget::Stored
            });
            return None;
        }
        let credentials = AppCredentials {
            tenant: self.tenant.trim().to_owned(),
            client_id: self.client_id.trim().to_owned(),
            credential: credential?,
        };
        let endpoints = endpoints?.with_transport(transport?);
        Some((endpoints, credentials))
    }

    /// Whether the sign-in address is empty and can't be derived from Graph's address.
    pub(crate) fn lacks_authority(&self) -> bool {
        let found = Endpoints::custom(self.graph_url.trim(), Some(&self.authority_url));
        found.is_err_and(|error| error == EndpointError::AuthorityMissing)
    }

    /// Returns the hosts that a sign-in would reach without the proxy, separated by commas. `None` if the sign-in uses
    /// no proxy from the form, or if there are no such hosts.
    pub(crate) fn hosts_without_proxy(&self) -> Option<String> {
        if !self.connection.has_typed_proxy() {
            return None;
        }
        let endpoints = self.endpoints(&mut FormErrors::default())?;
        let hosts = endpoints.hosts_without_proxy().join(", ");
        (!hosts.is_empty()).then_some(hosts)
    }

    pub(crate) fn endpoints(&self, errors: &mut FormErrors) -> Option<Endpoints> {
        if self.cloud != Cloud::Custom {
            return Endpoints::of(self.cloud);
        }
        let graph = self.graph_url.trim();
        if graph.is_empty() {
            errors.graph_url = Some(LateText::of(key!("sign-in-needs-graph-url")));
            return None;
        }
        let authority = self.authority_url.trim();
        match Endpoints::custom(graph, Some(authority)) {
            Ok(endpoints) => Some(endpoints),
            Err(error) => {
                // The authority's address is checked only if Graph's address is valid. The error is about the first
                // invalid address.
                let root_is_right = Endpoints::custom(graph, Some("https://a.example")).is_ok();
                let place = if root_is_right {
                    &mut errors.authority_url
                } else {
                    &mut errors.graph_url
                };
                let typed = if root_is_right { authority } else { graph };
                let suggested = suggested(typed);
                *place = Some(LateText::new(move || match &suggested {
                    Some(address) => {
                        tr_with("address-suggested", &[("address", address.as_str().into())])
                    }
                    None => endpoint_sentence(&error),
                }));
                None
            }
        }
    }

    /// Fills in a profile, or empties the form for a new sign-in.
    pub(crate) fn fill(&mut self, profile: Option<&Profile>) {
        self.errors = FormErrors::default();
        (self.graph_url, self.authority_url) = Default::default();
        (self.authority_doubt, self.is_guessed) = (None, false);
        self.callback = None;
        self.pasted.clear();
        let Some(profile) = profile else {
            (self.tenant, self.client_id) = Default::default();
            self.cloud = Cloud::Global;
            return self.credential.fill(&ProfileCredential::Secret);
        };
        self.cloud = match &profile.cloud {
            ProfileCloud::Global => Cloud::Global,
            ProfileCloud::UsGovL4 => Cloud::UsGovL4,
            ProfileCloud::UsGovL5 => Cloud::UsGovL5,
            ProfileCloud::Custom { graph, authority } => {
                self.graph_url.clone_from(graph);
                self.authority_url = authority.clone().unwrap_or_default();
                Cloud::Custom
            }
        };
        self.tenant.clone_from(&profile.tenant);
        self.client_id.clone_from(&profile.client_id);
        self.credential.fill(&profile.credential);
    }

    /// Whether cloud and IDs are as in an empty form. `false` if a credential comes from the environment, or if the
    /// authority is in doubt.
    pub(crate) fn is_untouched(&self) -> bool {
        self.cloud == Cloud::Global
            && self.tenant.is_empty()
            && self.client_id.is_empty()
            && self.credential.given.is_none()
            && self.authority_doubt.is_none()
    }

    /// Forgets the typed secrets, the keyring's secret, and the certificate that was read.
    pub fn forget_secret(&mut self) {
        self.credential.forget();
    }
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
        EndpointError::China => tr("address-china"),
        EndpointError::AuthorityMissing => tr("address-authority-missing"),
    }
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret as _;

    use super::*;
    use crate::settings::environment::Environment;
    use crate::worker::Credential;

    fn secret_of(credentials: &AppCredentials) -> &str {
        match &credentials.credential {
            Credential::Secret(secret) => secret.expose_secret(),
            other => panic!("{other:?}"),
        }
    }

    fn filled() -> SignInForm {
        let app = Environment {
            tenant: Some(" contoso.example ".into()),
            client_id: Some("8c2f5d1e-4a07-4d63-9f0b-2f6a1b7e90c4".into()),
            secret: Some("from-environment".into()),
            ..Environment::default()
        };
        SignInForm::new(Prefill {
            app,
            ..Prefill::default()
        })
    }

    #[test]
    fn what_was_typed_goes_before_the_environment_and_is_trimmed() {
        let mut form = filled();
        let (_, credentials) = form.read().unwrap();
        assert_eq!(credentials.tenant, "contoso.example");
        assert_eq!(secret_of(&credentials), "from-environment");
        form.credential.secret = "typed\n".into();
        let (_, credentials) = form.read().unwrap();
        assert_eq!(secret_of(&credentials), "typed");
    }

    #[test]
    fn every_empty_field_gets_its_own_sentence() {
        let mut form = SignInForm::new(Prefill::default());
        assert!(form.read().is_none());
        let errors = &form.errors;
        assert!(errors.tenant.is_some() && errors.client_id.is_some());
        assert!(errors.credential.secret.is_some());
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
}
