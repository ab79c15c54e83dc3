//! Entra's token endpoint: takes a form, returns flat JSON.

use std::collections::BTreeMap;

use axum::http::{HeaderMap, header};
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::simulator::acts::signing_in::TokenRequest;
use crate::simulator::model::token::IssuedToken;
use crate::simulator::refusal::TokenRefusal;
use crate::simulator::routes::answers::{HandlerResult, RouteError, base_url, header_text, ok};
use crate::simulator::routes::incoming_request::IncomingRequest;
use crate::simulator::world::World;

/// Handles `POST /{tenant}/oauth2/v2.0/token`.
pub(crate) fn token(asked: &IncomingRequest, world: &mut World) -> HandlerResult {
    let issued = issue(asked, world);
    issued.map_err(|refusal| RouteError::Entra(refusal, world.request_ids.next()))
}

fn issue(asked: &IncomingRequest, world: &mut World) -> Result<Response, TokenRefusal> {
    let tenant = asked.named("tenant").to_owned();
    let mut request = read_form(tenant, &asked.headers, &asked.body)
        .map_err(|problem| TokenRefusal::new("invalid_request", 900_144, problem))?;
    if let Some(root) = &world.settings.graph_root {
        request.resource.clone_from(root);
    }
    let issuer = request.resource.clone();
    let write = |token: &IssuedToken, id: &str| {
        token_text(token, id, request.client_id.as_deref(), &issuer)
    };
    let token = world.issue_token(&request, write)?;
    let seconds = token.lifetime.as_secs();
    Ok(ok(
        &json!({ "token_type": "Bearer", "expires_in": seconds, "ext_expires_in": seconds, "access_token": token.text }),
    ))
}

/// Reads the form strictly: unknown or repeated fields are errors of the client.
fn read_form(tenant: String, headers: &HeaderMap, body: &[u8]) -> Result<TokenRequest, String> {
    let kind = header_text(headers, header::CONTENT_TYPE).unwrap_or_default();
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
