//! Entra's token endpoint: takes a form, returns flat JSON.

use std::collections::BTreeMap;

use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::simulator::acts::assertion::AssertionProblem;
use crate::simulator::acts::signing_in::{TokenRefusal, TokenRequest};
use crate::simulator::model::token::IssuedToken;
use crate::simulator::routes::answers::{EntraRefusal, HandlerResult, RouteError, base_url, ok};
use crate::simulator::routes::incoming_request::IncomingRequest;
use crate::simulator::world::World;

/// Handles `POST /{tenant}/oauth2/v2.0/token`.
pub(crate) fn token(asked: &IncomingRequest, world: &mut World) -> HandlerResult {
    issue(asked, world).map_err(|(error, number, status, text)| {
        RouteError::Entra(EntraRefusal {
            error,
            number,
            status,
            text,
            trace: world.request_ids.next(),
        })
    })
}

/// OAuth error, AADSTS number, status and message.
type TokenError = (&'static str, u32, StatusCode, String);

/// Issues a token, or returns Entra's error.
fn issue(asked: &IncomingRequest, world: &mut World) -> Result<Response, TokenError> {
    let tenant = asked.named("tenant").to_owned();
    let mut request = read_form(tenant, &asked.headers, &asked.body)
        .map_err(|problem| ("invalid_request", 900_144, StatusCode::BAD_REQUEST, problem))?;
    if let Some(root) = &world.settings.graph_root {
        request.resource.clone_from(root);
    }
    let issuer = request.resource.clone();
    let write = |token: &IssuedToken, id: &str| {
        token_text(token, id, request.client_id.as_deref(), &issuer)
    };
    let token = world
        .issue_token(&request, write)
        .map_err(|refusal| refusal.on_the_wire())?;
    let seconds = token.lifetime.as_secs();
    Ok(ok(
        &json!({ "token_type": "Bearer", "expires_in": seconds, "ext_expires_in": seconds, "access_token": token.text }),
    ))
}

/// Reads the form strictly: unknown or repeated fields are errors of the client.
fn read_form(tenant: String, headers: &HeaderMap, body: &[u8]) -> Result<TokenRequest, String> {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    if !kind.starts_with("application/x-www-form-urlencoded") {
        return Err(format!(
            "The request body must be application/x-www-form-urlencoded, not '{kind}'."
        ));
    }
    let mut fields = BTreeMap::new();
    for (name, value) in url::form_urlencoded::parse(body) {
        if fields
            .insert(name.clone().into_owned(), value.into_owned())
            .is_some()
        {
            return Err(format!(
                "The request body contains '{name}' more than once."
            ));
        }
    }
    let request = TokenRequest {
        tenant,
        grant_type: fields.remove("grant_type"),
        client_id: fields.remove("client_id"),
        client_secret: fields.remove("client_secret"),
        assertion_type: fields.remove("client_assertion_type"),
        assertion: fields.remove("client_assertion"),
        scope: fields.remove("scope"),
        resource: base_url(headers),
        authority: base_url(headers),
        arrived: Timestamp::now().as_second(),
    };
    // A client may answer a claims challenge; this tenant has no policy that checks claims.
    fields.remove("claims");
    match fields.keys().next() {
        Some(name) => Err(format!("The simulator does not know the field '{name}'.")),
        None => Ok(request),
    }
}

/// Builds a token with the three parts of a JWT. The last part is opaque, because only the
/// simulator reads it.
fn token_text(token: &IssuedToken, id: &str, client_id: Option<&str>, issuer: &str) -> String {
    let issued_at = Timestamp::now().as_second();
    let expires_at =
        issued_at.saturating_add(i64::try_from(token.lifetime.as_secs()).unwrap_or(i64::MAX));
    let head = json!({ "typ": "JWT", "alg": "none" });
    let claims = json!({
        "aud": issuer, "iss": format!("{issuer}/{}/", token.tenant), "iat": issued_at, "nbf": issued_at, "exp": expires_at,
        "appid": client_id, "tid": token.tenant, "roles": token.roles, "idtyp": "app", "ver": "1.0", "uti": id,
    });
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    format!(
        "{}.{}.{}",
        part(&head),
        part(&claims),
        URL_SAFE_NO_PAD.encode(id)
    )
}

impl TokenRefusal {
    /// Returns Entra's error for this refusal.
    fn on_the_wire(&self) -> TokenError {
        let missing = |field: &str| {
            format!("The request body must contain the following parameter: '{field}'.")
        };
        let (error, number, text) = match self {
            Self::TenantNotFound(tenant) => (
                "invalid_request",
                90002,
                format!(
                    "Tenant '{tenant}' not found. Check to make sure you have the correct tenant ID."
                ),
            ),
            Self::GrantTypeMissing => ("invalid_request", 900_144, missing("grant_type")),
            Self::ClientIdMissing => ("invalid_request", 900_144, missing("client_id")),
            Self::ScopeMissing => ("invalid_request", 900_144, missing("scope")),
            Self::GrantTypeUnsupported(grant) => (
                "unsupported_grant_type",
                70003,
                format!("The app requested an unsupported grant type '{grant}'."),
            ),
            Self::ClientNotFound(id) => (
                "unauthorized_client",
                700_016,
                format!("Application with identifier '{id}' was not found in the directory."),
            ),
            Self::SecretMissing => {
                let text = "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.";
                ("invalid_client", 7_000_218, text.to_owned())
            }
            Self::SecretWrong => {
                let text = "Invalid client secret provided. Ensure the secret being sent is the value, not the id of a secret.";
                ("invalid_client", 7_000_215, text.to_owned())
            }
            Self::SecretExpired => (
                "invalid_client",
                7_000_222,
                "The provided client secret keys are expired.".to_owned(),
            ),
            Self::TwoProofs => (
                "invalid_request",
                90023,
                "A request holds either 'client_secret' or 'client_assertion'.".to_owned(),
            ),
            Self::AssertionTypeWrong => {
                ("invalid_request", 900_144, missing("client_assertion_type"))
            }
            Self::AssertionRefused(AssertionProblem(number, text)) => {
                ("invalid_client", *number, text.clone())
            }
            Self::ScopeInvalid(scope) => (
                "invalid_scope",
                70011,
                format!("The provided value for the scope '{scope}' is not valid."),
            ),
            Self::ResourceNotFound(resource) => (
                "invalid_resource",
                500_011,
                format!("The resource principal named {resource} was not found in the tenant."),
            ),
        };
        let status = if error == "invalid_client" {
            StatusCode::UNAUTHORIZED
        } else {
            StatusCode::BAD_REQUEST
        };
        (error, number, status, text)
    }
}
