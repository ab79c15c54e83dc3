//! The token endpoint: grants or refuses tokens, and checks the tokens that it issued.

use crate::simulator::acts::assertion::{self, Expected};
use crate::simulator::model::token::IssuedToken;
use crate::simulator::refusal::{Refusal, TokenRefusal};
use crate::simulator::world::World;

/// The form that a client sends to the token endpoint.
#[derive(Clone, Debug, Default)]
pub(crate) struct TokenRequest {
    /// Tenant as named in the path.
    pub(crate) tenant: String,
    pub(crate) grant_type: Option<String>,
    pub(crate) client_id: Option<String>,
    pub(crate) client_secret: Option<String>,
    pub(crate) assertion_type: Option<String>,
    pub(crate) assertion: Option<String>,
    pub(crate) scope: Option<String>,
    /// Graph root that this endpoint issues tokens for.
    pub(crate) resource: String,
    /// Root of the authority. Assertions name the token endpoint below it as audience.
    pub(crate) authority: String,
    /// Time of the request in seconds since 1970, to check the lifetime of assertions.
    pub(crate) arrived: i64,
}

impl World {
    /// Returns how many token requests were checked, granted or not. Doesn't count malformed forms, nor requests that a
    /// scripted fault answered.
    pub fn token_requests(&self) -> u64 {
        self.tokens.requests
    }

    /// Registers a certificate in DER for the app.
    pub fn register_certificate(&mut self, der: &[u8]) {
        self.tenant.certificates.push(der.to_vec());
    }

    /// Accepts this federated token for the app from now on.
    pub fn trust_federated_token(&mut self, token: &str) {
        self.tenant.federated_tokens.push(token.to_owned());
    }

    /// Makes all tokens issued so far expire now.
    pub fn expire_tokens(&mut self) {
        let now = self.now();
        for token in &mut self.tokens.issued {
            token.expires_at = token.expires_at.min(now);
        }
    }

    /// Returns all assertions that were checked. Tests search for them in places where none may appear.
    pub fn sent_assertions(&self) -> Vec<String> {
        self.tokens.sent_assertions.clone()
    }

    /// Returns the issued tokens, except long expired ones. Tests search for them in places where none may appear.
    pub fn issued_tokens(&self) -> Vec<String> {
        let issued = self.tokens.issued.iter();
        issued.map(|token| token.text.clone()).collect()
    }

    /// Grants or refuses a token. `write` composes the text of the token from the token's facts and a new id.
    pub(crate) fn issue_token(
        &mut self,
        request: &TokenRequest,
        write: impl FnOnce(&IssuedToken, &str) -> String,
    ) -> Result<IssuedToken, TokenRefusal> {
        self.tokens.requests += 1;
        let tenant = self.check_token_request(request)?;
        let lifetime = self.settings.token_lifetime;
        let roles = self.settings.roles.clone();
        let mut token = IssuedToken {
            text: String::new(),
            tenant,
            roles,
            lifetime,
            expires_at: self.now().saturating_add(lifetime),
        };
        let id = self.request_ids.next();
        token.text = write(&token, &id);
        let now = self.now();
        // Keeps expired tokens for a while, to tell them from forged ones.
        self.tokens
            .issued
            .retain(|old| now < old.expires_at.saturating_add(lifetime));
        self.tokens.issued.push(token.clone());
        Ok(token)
    }

    /// Checks a request in Entra's order: tenant, grant type, app, secret or assertion, scope.
    fn check_token_request(&mut self, request: &TokenRequest) -> Result<String, TokenRefusal> {
        let known = &self.tenant;
        let ids = || std::iter::once(&known.id).chain(&known.others);
        let by_domain = || {
            known
                .domains
                .iter()
                .any(|domain| domain.eq_ignore_ascii_case(&request.tenant))
                .then(|| known.id.clone())
        };
        let tenant = ids()
            .find(|id| id.eq_ignore_ascii_case(&request.tenant))
            .cloned()
            .or_else(by_domain);
        let tenant = tenant.ok_or_else(|| {
            let text = format!(
                "Tenant '{}' not found. Check to make sure you have the correct tenant ID.",
                request.tenant
            );
            TokenRefusal::new("invalid_request", 90002, text)
        })?;
        match request.grant_type.as_deref() {
            Some("client_credentials") => {}
            Some(other) => {
                let text = format!("The app requested an unsupported grant type '{other}'.");
                return Err(TokenRefusal::new("unsupported_grant_type", 70003, text));
            }
            None => return Err(TokenRefusal::missing("grant_type")),
        }
        match request.client_id.as_deref() {
            Some(id) if id.eq_ignore_ascii_case(&known.client_id) => {}
            Some(id) => {
                let text =
                    format!("Application with identifier '{id}' was not found in the directory.");
                return Err(TokenRefusal::new("unauthorized_client", 700_016, text));
            }
            None => return Err(TokenRefusal::missing("client_id")),
        }
        self.check_proof(request)?;
        check_scope(request)?;
        Ok(tenant)
    }

    /// Checks that there is exactly one valid proof: a secret or an assertion.
    fn check_proof(&mut self, request: &TokenRequest) -> Result<(), TokenRefusal> {
        let expired = self.settings.secret_expired;
        match (&request.client_secret, &request.assertion) {
            (Some(_), Some(_)) => {
                let text = "A request holds either 'client_secret' or 'client_assertion'.";
                Err(TokenRefusal::new("invalid_request", 90023, text))
            }
            (Some(secret), None) if *secret != self.tenant.client_secret => {
                let text = "Invalid client secret provided. Ensure the secret being sent is the value, not the id of a secret.";
                Err(TokenRefusal::of_proof(7_000_215, text))
            }
            (Some(_), None) if expired => {
                let text = "The provided client secret keys are expired.";
                Err(TokenRefusal::of_proof(7_000_222, text))
            }
            (Some(_), None) => Ok(()),
            (None, Some(assertion)) => self.check_assertion(assertion, request),
            (None, None) => {
                let text = "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.";
                Err(TokenRefusal::of_proof(7_000_218, text))
            }
        }
    }

    /// Accepts a trusted federated token, or a signed assertion whose id is new.
    fn check_assertion(
        &mut self,
        assertion: &str,
        request: &TokenRequest,
    ) -> Result<(), TokenRefusal> {
        let kind = request.assertion_type.as_deref();
        if kind != Some("urn:ietf:params:oauth:client-assertion-type:jwt-bearer") {
            return Err(TokenRefusal::missing("client_assertion_type"));
        }
        self.tokens.sent_assertions.push(assertion.to_owned());
        let mut trusted = self.tenant.federated_tokens.iter();
        if trusted.any(|token| token == assertion) {
            return Ok(());
        }
        let audience = format!("{}/{}/oauth2/v2.0/token", request.authority, request.tenant);
        let expected = Expected {
            audience: &audience,
            client_id: &self.tenant.client_id,
            now: request.arrived,
            certificates: &self.tenant.certificates,
        };
        let id = assertion::check(assertion, &expected)?;
        if self.tokens.assertions.insert(id) {
            Ok(())
        } else {
            let text = "Assertion failed: its id was used before.";
            Err(TokenRefusal::of_proof(50_013, text))
        }
    }

    /// Finds a token by its text. Fails if the token is unknown or has expired.
    pub(crate) fn check_token(&self, text: &str) -> Result<&IssuedToken, Refusal> {
        if text.is_empty() {
            return Err(Refusal::NoToken);
        }
        // Searches from the back, because the newest token is usually the one in use.
        let token = self
            .tokens
            .issued
            .iter()
            .rfind(|token| token.text == text)
            .ok_or(Refusal::UnknownToken)?;
        if self.now() >= token.expires_at {
            Err(Refusal::ExpiredToken)
        } else {
            Ok(token)
        }
    }
}

/// Checks that the scope is this Graph root followed by `/.default`. Client credentials allow no other scope.
fn check_scope(request: &TokenRequest) -> Result<(), TokenRefusal> {
    let scope = request.scope.as_deref();
    let scope = scope.ok_or_else(|| TokenRefusal::missing("scope"))?;
    match scope.strip_suffix("/.default") {
        Some(resource) if resource == request.resource => Ok(()),
        // Another Graph root, such as that of another cloud.
        Some(resource) if !resource.is_empty() && !resource.contains(' ') => {
            let text =
                format!("The resource principal named {resource} was not found in the tenant.");
            Err(TokenRefusal::new("invalid_resource", 500_011, text))
        }
        _ => {
            let text = format!("The provided value for the scope '{scope}' is not valid.");
            Err(TokenRefusal::new("invalid_scope", 70011, text))
        }
    }
}
