//! Graph's paths for people in a call, and for the operations that invite or mute them.

use axum::http::{StatusCode, header};
use axum::response::IntoResponse as _;
use serde_json::json;

use crate::simulator::json::operation::operation_json;
use crate::simulator::model::call::Call;
use crate::simulator::refusal::Refusal;
use crate::simulator::routes::answers::{HandlerResult, ok};
use crate::simulator::routes::caller::{Caller, INVITE_ROLES, JOIN_ROLES, READ_ROLES};
use crate::simulator::routes::incoming_request::IncomingRequest;
use crate::simulator::routes::invite_body::read_invitation;
use crate::simulator::world::World;

/// Returns the roster or one of its pages, with the lies that apply to this request.
pub(crate) fn list_participants(asked: &IncomingRequest, world: &mut World) -> HandlerResult {
    let caller = Caller::of(asked, world)?;
    let from = skip_token(asked)?;
    let call = caller.reads(world, asked, READ_ROLES)?;
    goes_on(&call)?;
    let mut page = asked.orders.view.page(world, &call, from);
    let (root, id) = (asked.base_url(), &call.id);
    let context = format!("{root}/v1.0/$metadata#communications/calls('{id}')/participants");
    page.body["@odata.context"] = json!(context);
    let link = |end| format!("{root}{}?$skiptoken={end}", asked.uri.path());
    if let Some(next) = page.next_link.or(page.next.map(link)) {
        page.body["@odata.nextLink"] = json!(next);
    }
    Ok(ok(&page.body))
}

/// Returns one participant, by the id that a removal also uses.
pub(crate) fn get_participant(asked: &IncomingRequest, world: &mut World) -> HandlerResult {
    let caller = Caller::of(asked, world)?;
    asked.no_query()?;
    let call = caller.reads(world, asked, JOIN_ROLES)?;
    goes_on(&call)?;
    let view = &asked.orders.view;
    let found = view.participant(world, &call, asked.participant());
    Ok(ok(&found.ok_or(Refusal::ParticipantNotFound)?))
}

/// Removes a participant or cancels an invitation. The 204 only means that the request was
/// accepted.
pub(crate) fn delete_participant(asked: &IncomingRequest, world: &mut World) -> HandlerResult {
    let caller = Caller::of(asked, world)?;
    asked.no_query()?;
    caller.may(world, asked, JOIN_ROLES)?;
    let takes = asked.orders.removal_takes;
    let takes = takes.unwrap_or(world.settings.removal_delay);
    let after = (!asked.orders.ignore_removal).then_some(takes);
    world.remove_after(asked.call(), asked.participant(), after)?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Sends an invitation; returns its operation.
pub(crate) fn invite(asked: &IncomingRequest, world: &mut World) -> HandlerResult {
    let caller = Caller::of(asked, world)?;
    asked.no_query()?;
    // Checks the body before the role. Otherwise, a missing role would hide a malformed body.
    let invitation = read_invitation(&asked.headers, &asked.body)?;
    caller.may(world, asked, INVITE_ROLES)?;
    let context = invitation.client_context.as_deref();
    let operation = world.invite(asked.call(), invitation.invitees, context)?;
    operation_answer(asked, world, &operation)
}

/// Mutes a participant. No path unmutes one.
pub(crate) fn mute_participant(asked: &IncomingRequest, world: &mut World) -> HandlerResult {
    let caller = Caller::of(asked, world)?;
    asked.no_query()?;
    let wish = asked.wish()?;
    caller.may(world, asked, JOIN_ROLES)?;
    let operation = world.mute(asked.call(), asked.participant(), wish)?;
    operation_answer(asked, world, &operation)
}

pub(crate) fn get_operation(asked: &IncomingRequest, world: &mut World) -> HandlerResult {
    let caller = Caller::of(asked, world)?;
    asked.no_query()?;
    caller.may(world, asked, READ_ROLES)?;
    let body = operation_json(world, asked.call(), asked.named("operation"));
    Ok(ok(&body.ok_or(Refusal::OperationNotFound)?))
}

/// Answers a request that started an operation, with the address of the operation.
pub(crate) fn operation_answer(
    asked: &IncomingRequest,
    world: &World,
    operation: &str,
) -> HandlerResult {
    let call = asked.call();
    let body = operation_json(world, call, operation).ok_or(Refusal::OperationNotFound)?;
    let root = asked.base_url();
    let location = format!("{root}/v1.0/communications/calls/{call}/operations/{operation}");
    Ok(([(header::LOCATION, location)], ok(&body)).into_response())
}

/// Refuses requests about the people of an ended call. The call itself can still be read for a while.
fn goes_on(call: &Call) -> Result<(), Refusal> {
    if call.is_over() {
        Err(Refusal::CallNotFound)
    } else {
        Ok(())
    }
}

/// Returns the start of a roster page, from the previous page's link.
fn skip_token(asked: &IncomingRequest) -> Result<usize, Refusal> {
    match asked.sole_option("$skiptoken") {
        None => Ok(0),
        Some(Ok(value)) => value.parse().map_err(|problem| {
            Refusal::bad(format!(
                "'{value}' is not a skip token of this simulator: {problem}."
            ))
        }),
        Some(Err(query)) => Err(Refusal::bad(format!(
            "The simulator takes only $skiptoken here, but got '{query}'."
        ))),
    }
}
