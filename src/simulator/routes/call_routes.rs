//! Graph's paths around a call: into it, out of it, staying in it, muting, and the names of people.

use axum::body::Bytes;
use axum::extract::{Extension, Path, State};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse as _, Response};

use crate::simulator::Simulator;
use crate::simulator::refusal::Refusal;
use crate::simulator::routes::answers::{base_url, json_answer};
use crate::simulator::routes::call_json::call_json;
use crate::simulator::routes::caller::{
    Caller, JOIN_AS_APP_ROLES, JOIN_AS_GUEST_ROLES, JOIN_ROLES, READ_ROLES, USER_ROLES,
};
use crate::simulator::routes::create_body::{MeetingKey, read_new_call};
use crate::simulator::routes::front::ForHandler;
use crate::simulator::routes::strict::context_body;
use crate::simulator::routes::{no_query, operation_answer};
use crate::simulator::world::muting::Wish;

/// What a client may pick of a user.
const USER_MEMBERS: [&str; 4] = ["id", "displayName", "userPrincipalName", "mail"];

/// Begins to join a meeting; 201 says only that there is a call to ask about.
pub(crate) async fn create_call(
    State(simulator): State<Simulator>,
    caller: Caller,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    caller.answer(simulator.with_world(|world| {
        no_query(&uri)?;
        let new = read_new_call(&headers, &body)?;
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
        let id = world.create_call(new)?;
        let location = format!("{}/v1.0/communications/calls/{id}", base_url(&headers));
        let body = call_json(world, world.readable_call(&id)?);
        let answer = json_answer(StatusCode::CREATED, &body);
        Ok(([(header::LOCATION, location)], answer).into_response())
    }))
}

/// Keeps a call from ending for another while.
pub(crate) async fn keep_alive(
    State(simulator): State<Simulator>,
    Path(call): Path<String>,
    caller: Caller,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    caller.answer(simulator.with_world(|world| {
        no_query(&uri)?;
        // Some HTTP stacks leave the length out where there is no body, and gateways refuse that.
        if !headers.contains_key(header::CONTENT_LENGTH) {
            return Err(Refusal::LengthRequired);
        }
        if !body.is_empty() {
            return Err(Refusal::bad("keepAlive takes no body."));
        }
        caller.may(world, &call, READ_ROLES)?;
        world.keep_alive(&call)?;
        Ok(StatusCode::OK.into_response())
    }))
}

/// The app leaves, and nobody else does; with it goes every right over the call.
pub(crate) async fn hang_up(
    State(simulator): State<Simulator>,
    Path(call): Path<String>,
    caller: Caller,
    uri: Uri,
) -> Response {
    caller.answer(simulator.with_world(|world| {
        no_query(&uri)?;
        caller.may(world, &call, READ_ROLES)?;
        world.end_call(&call, 200, 7000, "The call was ended by the application.")?;
        Ok(StatusCode::NO_CONTENT.into_response())
    }))
}

/// Mutes a participant; nobody can be unmuted in this way.
pub(crate) async fn mute_participant(
    State(simulator): State<Simulator>,
    Path((call, participant)): Path<(String, String)>,
    caller: Caller,
    Extension(told): Extension<ForHandler>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    caller.answer(simulator.with_world(|world| {
        no_query(&uri)?;
        let wish = wish(&told, &headers, &body)?;
        caller.may(world, &call, JOIN_ROLES)?;
        let operation = world.mute(&call, &participant, wish)?;
        operation_answer(world, &headers, &call, &operation)
    }))
}

/// Mutes or unmutes the app itself, as the path's last segment says.
pub(crate) async fn mute_self(
    State(simulator): State<Simulator>,
    Path(call): Path<String>,
    caller: Caller,
    Extension(told): Extension<ForHandler>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    caller.answer(simulator.with_world(|world| {
        no_query(&uri)?;
        let wish = wish(&told, &headers, &body)?;
        caller.may(world, &call, READ_ROLES)?;
        let mutes = uri.path().ends_with("/mute");
        let operation = world.mute_self(&call, mutes, wish)?;
        operation_answer(world, &headers, &call, &operation)
    }))
}

fn wish(told: &ForHandler, headers: &HeaderMap, body: &[u8]) -> Result<Wish, Refusal> {
    Ok(Wish {
        client_context: context_body(headers, body)?,
        fails: told.fail_operation,
    })
}

/// What the directory says of a user of this tenant.
pub(crate) async fn get_user(
    State(simulator): State<Simulator>,
    Path(user): Path<String>,
    caller: Caller,
    uri: Uri,
) -> Response {
    caller.answer(simulator.with_world(|world| {
        let picked = picked_members(&uri)?;
        if !caller.has_one_of(USER_ROLES) {
            return Err(Refusal::DirectoryRoleMissing);
        }
        let mut found = world
            .directory_user(&user)
            .ok_or(Refusal::UserNotFound(user))?;
        if let Some(members) = found.as_object_mut() {
            members.retain(|name, _| picked.contains(name));
        }
        Ok(json_answer(StatusCode::OK, &found))
    }))
}

/// The members that `$select` names, all of them where there is none.
fn picked_members(uri: &Uri) -> Result<Vec<String>, Refusal> {
    let all = || USER_MEMBERS.map(str::to_owned).to_vec();
    let Some(query) = uri.query() else {
        return Ok(all());
    };
    let pairs: Vec<_> = url::form_urlencoded::parse(query.as_bytes()).collect();
    let picked: Vec<String> = match pairs.as_slice() {
        [(name, value)] if name == "$select" => value.split(',').map(str::to_owned).collect(),
        _ => Vec::new(),
    };
    let known = |name: &String| USER_MEMBERS.contains(&name.as_str());
    if !picked.is_empty() && picked.iter().all(known) {
        Ok(picked)
    } else {
        Err(Refusal::bad(format!(
            "The simulator takes only $select with {} here, but got '{query}'.",
            USER_MEMBERS.join(",")
        )))
    }
}
