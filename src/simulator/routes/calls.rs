//! Graph's paths for a call: create, read, keep alive, hang up, mute and unmute the app itself.

use axum::http::{StatusCode, header};
use axum::response::IntoResponse as _;

use crate::simulator::json::call::call_json;
use crate::simulator::model::new_call::MeetingKey;
use crate::simulator::refusal::Refusal;
use crate::simulator::routes::answers::{HandlerResult, json_answer, ok};
use crate::simulator::routes::caller::{
    Caller, JOIN_AS_APP_ROLES, JOIN_AS_GUEST_ROLES, READ_ROLES,
};
use crate::simulator::routes::create_body::read_new_call;
use crate::simulator::routes::incoming_request::IncomingRequest;
use crate::simulator::routes::participants::operation_answer;
use crate::simulator::world::World;

/// Starts joining a meeting. The 201 only means that the call can be read.
pub(crate) fn create_call(asked: &IncomingRequest, world: &mut World) -> HandlerResult {
    let caller = Caller::of(asked, world)?;
    asked.no_query()?;
    let new = read_new_call(&asked.headers, &asked.body)?;
    let roles = if new.guest.is_some() {
        JOIN_AS_GUEST_ROLES
    } else {
        JOIN_AS_APP_ROLES
    };
    caller.may_call(world, roles)?;
    caller.belongs_to(new.tenant.as_deref())?;
    if let MeetingKey::Organizer {
        organizer_tenant: Some(tenant),
        ..
    } = &new.meeting
    {
        caller.belongs_to(Some(tenant))?;
    }
    let at = world.create_call(new);
    let call = &world.calls[at];
    let (root, id) = (asked.base_url(), &call.id);
    let location = format!("{root}/v1.0/communications/calls/{id}");
    let answer = json_answer(StatusCode::CREATED, &call_json(world, call));
    Ok(([(header::LOCATION, location)], answer).into_response())
}

/// Returns the call and, if it has ended, how.
pub(crate) fn get_call(asked: &IncomingRequest, world: &mut World) -> HandlerResult {
    let caller = Caller::of(asked, world)?;
    asked.no_query()?;
    let call = caller.reads(world, asked, READ_ROLES)?;
    Ok(ok(&asked.orders.view.call(world, &call)))
}

/// Restarts the keep-alive window of a call.
pub(crate) fn keep_alive(asked: &IncomingRequest, world: &mut World) -> HandlerResult {
    let caller = Caller::of(asked, world)?;
    asked.no_query()?;
    // Some HTTP stacks omit the length of an empty body, and gateways refuse such a request.
    if !asked.headers.contains_key(header::CONTENT_LENGTH) {
        return Err(Refusal::LengthRequired.into());
    }
    if !asked.body.is_empty() {
        return Err(Refusal::bad("keepAlive takes no body.").into());
    }
    caller.may(world, asked, READ_ROLES)?;
    world.keep_alive(asked.call())?;
    Ok(StatusCode::OK.into_response())
}

/// Ends the call for the app, which loses its roster and its rights over the call.
pub(crate) fn hang_up(asked: &IncomingRequest, world: &mut World) -> HandlerResult {
    let caller = Caller::of(asked, world)?;
    asked.no_query()?;
    caller.may(world, asked, READ_ROLES)?;
    let message = "The call was ended by the application.";
    world.end_call(asked.call(), 200, 7000, message)?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Mutes or unmutes the app, according to the last path segment.
pub(crate) fn mute_self(asked: &IncomingRequest, world: &mut World) -> HandlerResult {
    let caller = Caller::of(asked, world)?;
    asked.no_query()?;
    let wish = asked.wish()?;
    caller.may(world, asked, READ_ROLES)?;
    let mutes = asked.uri.path().ends_with("/mute");
    let operation = world.mute_self(asked.call(), mutes, wish)?;
    operation_answer(asked, world, &operation)
}
