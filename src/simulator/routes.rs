//! Graph's paths, mapped onto the world.
//!
//! Requests are read strictly: what this file does not expect is answered with
//! an error that names it, so that a misspelling in the client shows at once.

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Extension, FromRequestParts, Path, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use serde_json::json;

use super::answers::{RequestIds, base_url, json_answer};
use super::call_json::{call_json, operation_json, participant_json, roster_json};
use super::control;
use super::front::{ForHandler, front};
use super::invite_body::read_invitation;
use super::refusal::Refusal;
use super::token_endpoint::token;
use super::{Simulator, World};

/// Roles as the permissions reference names them; some pages of the operations misspell them.
const INVITE_ROLES: &[&str] = &["Calls.InitiateGroupCall.All"];
/// Removing and reading one person take the role with which an app joins.
const JOIN_ROLES: &[&str] = &["Calls.JoinGroupCall.All", "Calls.JoinGroupCallAsGuest.All"];
/// What was checked when the call was created; any of them lets an app read it.
const READ_ROLES: &[&str] = &[
    "Calls.Initiate.All",
    "Calls.AccessMedia.All",
    "Calls.JoinGroupCall.All",
    "Calls.JoinGroupCallAsGuest.All",
    "Calls.InitiateGroupCall.All",
];

/// Every path that the simulator knows.
pub(super) fn router(simulator: Simulator) -> Router {
    // Written out rather than nested: handlers see the whole path, and can name it.
    let path = |rest: &str| format!("/v1.0/communications/calls/{{call}}{rest}");
    let services = Router::new()
        .route("/{tenant}/oauth2/v2.0/token", post(token))
        .route(&path(""), get(get_call).delete(hang_up))
        .route(&path("/participants"), get(list_participants))
        .route(&path("/participants/invite"), post(invite))
        .route(
            &path("/participants/{participant}"),
            get(get_participant).delete(delete_participant),
        )
        .route(&path("/operations/{operation}"), get(get_operation))
        .fallback(unknown)
        .method_not_allowed_fallback(unknown)
        .layer(from_fn_with_state(simulator.clone(), front));
    // Only the simulated services pass the front: a look at the state must not count as a request or be in trouble.
    control::router()
        .fallback_service(services.with_state(simulator.clone()))
        .with_state(simulator)
}

/// Who asks, as their token says.
struct Caller {
    ids: RequestIds,
    tenant: String,
    roles: Vec<String>,
}

impl FromRequestParts<Simulator> for Caller {
    type Rejection = Response;

    async fn from_request_parts(
        parts: &mut Parts,
        simulator: &Simulator,
    ) -> Result<Self, Response> {
        let ids = parts
            .extensions
            .get::<RequestIds>()
            .cloned()
            .ok_or_else(|| StatusCode::INTERNAL_SERVER_ERROR.into_response())?;
        let given = parts
            .headers
            .get(header::AUTHORIZATION)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        let bearer = given.strip_prefix("Bearer ").unwrap_or_default();
        let checked = simulator.with_world(|world| {
            world
                .check_token(bearer)
                .map(|token| (token.tenant.clone(), token.roles.clone()))
        });
        match checked {
            Ok((tenant, roles)) => Ok(Self { ids, tenant, roles }),
            Err(refusal) => Err(ids.refuse(&refusal)),
        }
    }
}

impl Caller {
    /// Whether this app may do something with this call.
    fn may(
        &self,
        world: &World,
        call: &str,
        roles: &'static [&'static str],
    ) -> Result<(), Refusal> {
        if !world.settings.bot_registered {
            return Err(Refusal::BotNotRegistered);
        }
        if !self.roles.iter().any(|role| roles.contains(&role.as_str())) {
            return Err(Refusal::RoleMissing(roles[0]));
        }
        let call = world.readable_call(call)?;
        if call.tenant.eq_ignore_ascii_case(&self.tenant) {
            Ok(())
        } else {
            Err(Refusal::TenantMismatch)
        }
    }

    /// Turns what the world said into an answer.
    fn answer(&self, said: Result<Response, Refusal>) -> Response {
        said.unwrap_or_else(|refusal| self.ids.refuse(&refusal))
    }
}

/// The call, or how it ended.
async fn get_call(
    State(simulator): State<Simulator>,
    Path(call): Path<String>,
    caller: Caller,
    uri: Uri,
) -> Response {
    caller.answer(simulator.with_world(|world| {
        no_query(&uri)?;
        caller.may(world, &call, READ_ROLES)?;
        Ok(json_answer(
            StatusCode::OK,
            &call_json(world, world.readable_call(&call)?),
        ))
    }))
}

/// The whole roster, in as many pages as trouble makes of it.
async fn list_participants(
    State(simulator): State<Simulator>,
    Path(call): Path<String>,
    caller: Caller,
    Extension(told): Extension<ForHandler>,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    caller.answer(simulator.with_world(|world| {
        let from = skip_token(&uri)?;
        caller.may(world, &call, READ_ROLES)?;
        // An ended call still answers for itself, but no longer for its roster.
        world.running_call(&call)?;
        let mut rows = roster_json(world, &call);
        rows.truncate(told.cut_roster.unwrap_or(usize::MAX));
        let end = from
            .saturating_add(told.page_roster.unwrap_or(usize::MAX))
            .min(rows.len());
        let root = base_url(&headers);
        let page = rows.get(from.min(end)..end).unwrap_or_default();
        let context = format!("{root}/v1.0/$metadata#communications/calls('{call}')/participants");
        let mut body = json!({ "@odata.context": context, "value": page });
        if let Some(address) = told.next_link {
            body["@odata.nextLink"] = json!(address);
        } else if end < rows.len() {
            body["@odata.nextLink"] = json!(format!("{root}{}?$skiptoken={end}", uri.path()));
        }
        Ok(json_answer(StatusCode::OK, &body))
    }))
}

/// One participant, by the same id that a removal names.
async fn get_participant(
    State(simulator): State<Simulator>,
    Path((call, participant)): Path<(String, String)>,
    caller: Caller,
    uri: Uri,
) -> Response {
    caller.answer(simulator.with_world(|world| {
        no_query(&uri)?;
        caller.may(world, &call, JOIN_ROLES)?;
        world.running_call(&call)?;
        let found =
            participant_json(world, &call, &participant).ok_or(Refusal::ParticipantNotFound)?;
        Ok(json_answer(StatusCode::OK, &found))
    }))
}

/// Removes somebody, or cancels the invitation that has this address: 204 means accepted, no more.
async fn delete_participant(
    State(simulator): State<Simulator>,
    Path((call, participant)): Path<(String, String)>,
    caller: Caller,
    Extension(told): Extension<ForHandler>,
    uri: Uri,
) -> Response {
    caller.answer(simulator.with_world(|world| {
        no_query(&uri)?;
        caller.may(world, &call, JOIN_ROLES)?;
        world.remove(&call, &participant, !told.ignore_removal)?;
        Ok(StatusCode::NO_CONTENT.into_response())
    }))
}

/// Sends an invitation and answers with the operation that carries it.
async fn invite(
    State(simulator): State<Simulator>,
    Path(call): Path<String>,
    caller: Caller,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    caller.answer(simulator.with_world(|world| {
        no_query(&uri)?;
        // The form comes before the permission, so that a malformed body is never hidden by a missing role.
        let invitation = read_invitation(&headers, &body)?;
        caller.may(world, &call, INVITE_ROLES)?;
        let operation = world.invite(
            &call,
            invitation.invitees,
            invitation.client_context.as_deref(),
        )?;
        let body = operation_json(world, &call, &operation).ok_or(Refusal::OperationNotFound)?;
        let location = format!(
            "{}/v1.0/communications/calls/{call}/operations/{operation}",
            base_url(&headers)
        );
        Ok((
            [(header::LOCATION, location)],
            json_answer(StatusCode::OK, &body),
        )
            .into_response())
    }))
}

/// What has become of an invitation.
async fn get_operation(
    State(simulator): State<Simulator>,
    Path((call, operation)): Path<(String, String)>,
    caller: Caller,
    uri: Uri,
) -> Response {
    caller.answer(simulator.with_world(|world| {
        no_query(&uri)?;
        caller.may(world, &call, READ_ROLES)?;
        let body = operation_json(world, &call, &operation).ok_or(Refusal::OperationNotFound)?;
        Ok(json_answer(StatusCode::OK, &body))
    }))
}

/// Graph's way for an app to leave; this console never sends it, and the request log can prove that.
async fn hang_up(
    State(simulator): State<Simulator>,
    Path(call): Path<String>,
    caller: Caller,
) -> Response {
    caller.answer(simulator.with_world(|world| {
        caller.may(world, &call, READ_ROLES)?;
        world.end_call(&call, 200, 7000, "The call was ended by the application.")?;
        Ok(StatusCode::NO_CONTENT.into_response())
    }))
}

/// Any other path or method, 400 rather than 404: a typo must not pass for somebody who has left.
async fn unknown(method: Method, uri: Uri, Extension(ids): Extension<RequestIds>) -> Response {
    let path = uri.path();
    let first = path
        .trim_start_matches('/')
        .trim_start_matches("v1.0/")
        .trim_start_matches("beta/");
    let hint = if first.starts_with("app/") {
        " The alias /app is deprecated; use /communications."
    } else {
        ""
    };
    ids.error(
        StatusCode::BAD_REQUEST,
        "BadRequest",
        &format!("The simulator does not know {method} {path}.{hint}"),
    )
}

/// No page documents any query option for these paths.
fn no_query(uri: &Uri) -> Result<(), Refusal> {
    match uri.query() {
        None => Ok(()),
        Some(query) => Err(Refusal::bad(format!(
            "The simulator takes no query here, but got '{query}'."
        ))),
    }
}

/// Where a page of the roster begins, from the link that the page before gave.
fn skip_token(uri: &Uri) -> Result<usize, Refusal> {
    let Some(query) = uri.query() else {
        return Ok(0);
    };
    let pairs: Vec<_> = url::form_urlencoded::parse(query.as_bytes()).collect();
    match pairs.as_slice() {
        [(name, value)] if name == "$skiptoken" => value.parse().map_err(|problem| {
            Refusal::bad(format!(
                "'{value}' is not a skip token of this simulator: {problem}."
            ))
        }),
        _ => Err(Refusal::bad(format!(
            "The simulator takes only $skiptoken here, but got '{query}'."
        ))),
    }
}
