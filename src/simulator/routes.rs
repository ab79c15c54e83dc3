//! Graph's paths, mapped onto the world.
//!
//! Requests are read strictly: what this file does not expect is answered with
//! an error that names it, so that a misspelling in the client shows at once.

pub(crate) mod answers;
pub(crate) mod assertion;
pub(crate) mod call_json;
pub(crate) mod call_routes;
pub(crate) mod caller;
pub(crate) mod control;
pub(crate) mod create_body;
pub(crate) mod front;
pub(crate) mod invite_body;
pub(crate) mod messy;
pub(crate) mod operation_json;
pub(crate) mod strict;
pub(crate) mod switches;
pub(crate) mod token;
pub(crate) mod token_endpoint;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Extension, Path, State};
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use serde_json::json;

use super::refusal::Refusal;

use super::{Simulator, World};

use crate::simulator::routes::answers::{RequestIds, base_url, json_answer};
use crate::simulator::routes::call_routes::{
    create_call, get_user, hang_up, keep_alive, mute_participant, mute_self,
};
use crate::simulator::routes::caller::{Caller, INVITE_ROLES, JOIN_ROLES, READ_ROLES};
use crate::simulator::routes::front::{ForHandler, front};
use crate::simulator::routes::invite_body::read_invitation;
use crate::simulator::routes::operation_json::operation_json;
use crate::simulator::routes::token_endpoint::token;
use crate::simulator::world::call::Call;

/// Every path that the simulator knows.
pub(crate) fn router(simulator: Simulator) -> Router {
    // Written out rather than nested: handlers see the whole path, and can name it.
    let path = |rest: &str| format!("/v1.0/communications/calls/{{call}}{rest}");
    let services = Router::new()
        .route("/{tenant}/oauth2/v2.0/token", post(token))
        .route("/v1.0/users/{user}", get(get_user))
        .route("/v1.0/communications/calls", post(create_call))
        .route(&path(""), get(get_call).delete(hang_up))
        .route(&path("/keepAlive"), post(keep_alive))
        .route(&path("/mute"), post(mute_self))
        .route(&path("/unmute"), post(mute_self))
        .route(&path("/participants"), get(list_participants))
        .route(&path("/participants/invite"), post(invite))
        .route(
            &path("/participants/{participant}"),
            get(get_participant).delete(delete_participant),
        )
        .route(
            &path("/participants/{participant}/mute"),
            post(mute_participant),
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

/// The call, or how it ended.
async fn get_call(
    State(simulator): State<Simulator>,
    Path(call): Path<String>,
    caller: Caller,
    Extension(told): Extension<ForHandler>,
    uri: Uri,
) -> Response {
    caller.answer(simulator.with_world(|world| {
        no_query(&uri)?;
        let call = caller.reads(world, &call, READ_ROLES, &told.telling)?;
        let body = told.telling.call(world, &call);
        Ok(json_answer(StatusCode::OK, &body))
    }))
}

/// The roster, as whole and in as many pages as it is told.
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
        let call = caller.reads(world, &call, READ_ROLES, &told.telling)?;
        goes_on(&call)?;
        let mut page = told.telling.page(world, &call, from);
        let (root, id) = (base_url(&headers), &call.id);
        let context = format!("{root}/v1.0/$metadata#communications/calls('{id}')/participants");
        page.body["@odata.context"] = json!(context);
        let link = |end| format!("{root}{}?$skiptoken={end}", uri.path());
        if let Some(next) = page.next_link.or(page.next.map(link)) {
            page.body["@odata.nextLink"] = json!(next);
        }
        Ok(json_answer(StatusCode::OK, &page.body))
    }))
}

/// An ended call still answers for itself, but no longer for its people.
fn goes_on(call: &Call) -> Result<(), Refusal> {
    if call.is_over() {
        Err(Refusal::CallNotFound)
    } else {
        Ok(())
    }
}

/// One participant, by the same id that a removal names.
async fn get_participant(
    State(simulator): State<Simulator>,
    Path((call, participant)): Path<(String, String)>,
    caller: Caller,
    Extension(told): Extension<ForHandler>,
    uri: Uri,
) -> Response {
    caller.answer(simulator.with_world(|world| {
        no_query(&uri)?;
        let call = caller.reads(world, &call, JOIN_ROLES, &told.telling)?;
        goes_on(&call)?;
        let found = told.telling.participant(world, &call, &participant);
        let found = found.ok_or(Refusal::ParticipantNotFound)?;
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
        let usual = world.settings.removal_delay;
        let after = (!told.ignore_removal).then_some(told.removal_takes.unwrap_or(usual));
        world.remove_after(&call, &participant, after)?;
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
        operation_answer(world, &headers, &call, &operation)
    }))
}

/// What has become of an operation.
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

/// An operation as the request that began it is answered: with the place to ask for it again.
pub(crate) fn operation_answer(
    world: &World,
    headers: &HeaderMap,
    call: &str,
    operation: &str,
) -> Result<Response, Refusal> {
    let body = operation_json(world, call, operation).ok_or(Refusal::OperationNotFound)?;
    let location = format!(
        "{}/v1.0/communications/calls/{call}/operations/{operation}",
        base_url(headers)
    );
    let answer = json_answer(StatusCode::OK, &body);
    Ok(([(header::LOCATION, location)], answer).into_response())
}

/// No page documents any query option for these paths.
pub(crate) fn no_query(uri: &Uri) -> Result<(), Refusal> {
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
