//! Entra's token endpoint on the wire: form in, flat JSON out.

use std::collections::BTreeMap;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::simulator::Simulator;
use crate::simulator::routes::answers::{base_url, json_answer};
use crate::simulator::routes::assertion::Problem;
use crate::simulator::routes::token::{IssuedToken, TokenRefusal, TokenRequest};

/// `POST /{tenant}/oauth2/v2.0/token`
pub(crate) async fn token(
    State(simulator): State<Simulator>,
    Path(tenant): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let graph_root = simulator.with_world(|world| world.settings.graph_root.clone());
    let request = match read_form(tenant, &headers, &body) {
        Ok(request) => TokenRequest {
            resource: graph_root.unwrap_or_else(|| request.authority.clone()),
            ..request
        },
        Err(problem) => {
            return refused(
                &simulator,
                "invalid_request",
                900_144,
                StatusCode::BAD_REQUEST,
                &problem,
            );
        }
    };
    let issuer = request.resource.clone();
    let write = |token: &IssuedToken, id: &str| {
        token_text(token, id, request.client_id.as_deref(), &issuer)
    };
    let granted = simulator.with_world(|world| world.issue_token(&request, write));
    match granted {
        Ok(token) => {
            let seconds = token.lifetime.as_secs();
            let body = json!({ "token_type": "Bearer", "expires_in": seconds, "ext_expires_in": seconds, "access_token": token.text });
            json_answer(StatusCode::OK, &body)
        }
        Err(refusal) => {
            let (error, number, status, text) = refusal.on_the_wire();
            refused(&simulator, error, number, status, &text)
        }
    }
}

/// Reads the form strictly: a field that comes twice or that nobody knows is a mistake of the client.
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
    // A client may answer a claims challenge; this tenant has no policy that would look at them.
    fields.remove("claims");
    match fields.keys().next() {
        Some(name) => Err(format!("The simulator does not know the field '{name}'.")),
        None => Ok(request),
    }
}

/// Three parts like a signed token; the last one is opaque, since nobody but this simulator reads it.
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
    /// The OAuth word, the AADSTS number, the status and the text.
    fn on_the_wire(&self) -> (&'static str, u32, StatusCode, String) {
        let bad = StatusCode::BAD_REQUEST;
        let missing = |field: &str| {
            format!("The request body must contain the following parameter: '{field}'.")
        };
        match self {
            Self::TenantNotFound(tenant) => (
                "invalid_request",
                90002,
                bad,
                format!(
                    "Tenant '{tenant}' not found. Check to make sure you have the correct tenant ID."
                ),
            ),
            Self::GrantTypeMissing => ("invalid_request", 900_144, bad, missing("grant_type")),
            Self::ClientIdMissing => ("invalid_request", 900_144, bad, missing("client_id")),
            Self::ScopeMissing => ("invalid_request", 900_144, bad, missing("scope")),
            Self::GrantTypeUnsupported(grant) => (
                "unsupported_grant_type",
                70003,
                bad,
                format!("The app requested an unsupported grant type '{grant}'."),
            ),
            Self::ClientNotFound(id) => (
                "unauthorized_client",
                700_016,
                bad,
                format!("Application with identifier '{id}' was not found in the directory."),
            ),
            Self::SecretMissing => {
                let text = "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.";
                (
                    "invalid_client",
                    7_000_218,
                    StatusCode::UNAUTHORIZED,
                    text.to_owned(),
                )
            }
            Self::SecretWrong => {
                let text = "Invalid client secret provided. Ensure the secret being sent is the value, not the id of a secret.";
                (
                    "invalid_client",
                    7_000_215,
                    StatusCode::UNAUTHORIZED,
                    text.to_owned(),
                )
            }
            Self::SecretExpired => (
                "invalid_client",
                7_000_222,
                StatusCode::UNAUTHORIZED,
                "The provided client secret keys are expired.".to_owned(),
            ),
            Self::TwoProofs => (
                "invalid_request",
                90023,
                bad,
                "A request holds either 'client_secret' or 'client_assertion'.".to_owned(),
            ),
            Self::AssertionTypeWrong => (
                "invalid_request",
                900_144,
                bad,
                missing("client_assertion_type"),
            ),
            Self::AssertionRefused(Problem(number, text)) => (
                "invalid_client",
                *number,
                StatusCode::UNAUTHORIZED,
                text.clone(),
            ),
            Self::ScopeInvalid(scope) => (
                "invalid_scope",
                70011,
                bad,
                format!("The provided value for the scope '{scope}' is not valid."),
            ),
            Self::ResourceNotFound(resource) => (
                "invalid_resource",
                500_011,
                bad,
                format!("The resource principal named {resource} was not found in the tenant."),
            ),
        }
    }
}

/// A refusal with the ids of a fresh request.
fn refused(
    simulator: &Simulator,
    error: &str,
    number: u32,
    status: StatusCode,
    text: &str,
) -> Response {
    let trace = simulator.with_world(|world| world.request_ids.next());
    entra_error(status, error, text, Some(number), &trace)
}

/// An error in Entra's flat form, which differs from Graph's envelope; the number is the AADSTS code.
pub(crate) fn entra_error(
    status: StatusCode,
    error: &str,
    text: &str,
    number: Option<u32>,
    id: &str,
) -> Response {
    let timestamp = Timestamp::now().strftime("%Y-%m-%d %H:%M:%SZ").to_string();
    let code = number
        .map(|number| format!("AADSTS{number}: "))
        .unwrap_or_default();
    let description =
        format!("{code}{text} Trace ID: {id} Correlation ID: {id} Timestamp: {timestamp}");
    let mut body = json!({
        "error": error, "error_description": description, "error_codes": Vec::from_iter(number), "timestamp": timestamp,
        "trace_id": id, "correlation_id": id,
    });
    if let Some(number) = number {
        body["error_uri"] = json!(format!(
            "https://login.microsoftonline.com/error?code={number}"
        ));
    }
    json_answer(status, &body)
}
