//! Maps Graph's paths to handlers that read or change the simulated world.
//!
//! Requests are checked strictly: an unexpected member is answered with an error that names the member. So a
//! misspelling in the client shows at once. Each [`Handler`] takes an [`IncomingRequest`] and the world, and returns an
//! answer or a refusal.

pub(crate) mod answers;
pub(crate) mod caller;
pub(crate) mod calls;
pub(crate) mod control;
pub(crate) mod create_body;
pub(crate) mod incoming_request;
pub(crate) mod invite_body;
pub(crate) mod middleware;
pub(crate) mod participants;
pub(crate) mod sign_in;
pub(crate) mod strict;
pub(crate) mod switches;
pub(crate) mod users;

use std::future::{Ready, ready};

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::response::Response;
use axum::routing::{get, post};

use crate::simulator::handle::Simulator;
use crate::simulator::refusal::Refusal;
use crate::simulator::routes::answers::HandlerResult;
use crate::simulator::routes::calls::{create_call, get_call, hang_up, keep_alive, mute_self};
use crate::simulator::routes::control::{
    act, add_fault, change_settings, end_fault, state, who_is_here,
};
use crate::simulator::routes::incoming_request::{Handler, IncomingRequest};
use crate::simulator::routes::middleware::middleware;
use crate::simulator::routes::participants::{
    delete_participant, get_operation, get_participant, invite, list_participants, mute_participant,
};
use crate::simulator::routes::sign_in::token;
use crate::simulator::routes::users::get_user;
use crate::simulator::world::World;

/// Routes all paths of the simulator.
pub(crate) fn router(simulator: Simulator) -> Router {
    // Only the simulated services use the middleware. Requests to the simulator's own paths are not
    // logged, and no fault affects them.
    control()
        .fallback_service(services(&simulator).with_state(simulator.clone()))
        .with_state(simulator)
}

/// Returns the simulator's own paths, for people.
fn control() -> Router<Simulator> {
    Router::new()
        .route("/simulator", get(by(state)))
        .route(
            "/simulator/trouble",
            post(by(add_fault)).delete(by(end_fault)),
        )
        .route("/simulator/settings", post(by(change_settings)))
        .route("/simulator/calls/{call}", get(by(who_is_here)))
        .route("/simulator/calls/{call}/{deed}", post(by(act)))
}

/// Returns the paths of Entra and Graph.
fn services(simulator: &Simulator) -> Router<Simulator> {
    // Written out instead of nested. So handlers see the whole path and can name it.
    let path = |rest: &str| format!("/v1.0/communications/calls/{{call}}{rest}");
    Router::new()
        .route("/{tenant}/oauth2/v2.0/token", post(by(token)))
        .route("/v1.0/users/{user}", get(by(get_user)))
        .route("/v1.0/communications/calls", post(by(create_call)))
        .route(&path(""), get(by(get_call)).delete(by(hang_up)))
        .route(&path("/keepAlive"), post(by(keep_alive)))
        .route(&path("/mute"), post(by(mute_self)))
        .route(&path("/unmute"), post(by(mute_self)))
        .route(&path("/participants"), get(by(list_participants)))
        .route(&path("/participants/invite"), post(by(invite)))
        .route(
            &path("/participants/{participant}"),
            get(by(get_participant)).delete(by(delete_participant)),
        )
        .route(
            &path("/participants/{participant}/mute"),
            post(by(mute_participant)),
        )
        .route(&path("/operations/{operation}"), get(by(get_operation)))
        .fallback(by(unknown))
        .method_not_allowed_fallback(by(unknown))
        .layer(from_fn_with_state(simulator.clone(), middleware))
}

fn by(
    handler: Handler,
) -> impl Fn(IncomingRequest) -> Ready<Response> + Clone + Send + Sync + 'static {
    move |asked| ready(asked.answer(handler))
}

/// Answers a path or method without a handler with 400. A 404 could be mistaken for a person who has left.
fn unknown(asked: &IncomingRequest, _world: &mut World) -> HandlerResult {
    let path = asked.uri.path();
    let first = path
        .trim_start_matches('/')
        .trim_start_matches("v1.0/")
        .trim_start_matches("beta/");
    let hint = if first.starts_with("app/") {
        " The alias /app is deprecated; use /communications."
    } else {
        ""
    };
    let method = &asked.method;
    Err(Refusal::bad(format!(
        "The simulator does not know {method} {path}.{hint}"
    ))
    .into())
}
