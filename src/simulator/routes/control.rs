//! The simulator's own paths under `/simulator`, for watching and changing the world with curl.
//!
//! They need no token and are not part of Graph.

use std::time::Duration;

use axum::http::{StatusCode, header};
use axum::response::IntoResponse as _;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::simulator::fault::Fault;
use crate::simulator::json::truth::truth;
use crate::simulator::model::call::Call;
use crate::simulator::model::call_state::CallState;
use crate::simulator::model::invitation::InvitationState;
use crate::simulator::model::meeting::Meeting;
use crate::simulator::model::person::{Person, PersonKind};
use crate::simulator::routes::answers::{HandlerResult, RouteError, ok};
use crate::simulator::routes::incoming_request::IncomingRequest;
use crate::simulator::routes::switches::{MEMBERS, switches};
use crate::simulator::validated::Validated;
use crate::simulator::world::World;

/// Returns the current state, and examples of the requests that these paths take.
#[expect(clippy::unnecessary_wraps, reason = "a handler like every other")]
pub(crate) fn state(asked: &IncomingRequest, world: &mut World) -> HandlerResult {
    let body = json!({
        "seconds": world.now().as_secs_f64(),
        "requests": asked.simulator.requests().len(),
        "token_requests": world.token_requests(),
        "trouble": world.active_faults(),
        "calls": world.calls().iter().map(call_state).collect::<Vec<_>>(),
        "meetings": world.meetings().iter().map(meeting_state).collect::<Vec<_>>(),
        "what_can_be_sent": {
            "POST /simulator/trouble": switches().map(|(_, body)| body).collect::<Vec<_>>(),
            "members of a trouble": MEMBERS,
            "DELETE /simulator/trouble": "ends all trouble, or the one that is sent along",
            "POST /simulator/settings": r#"{"messy": true, "removal_allowed": false, "bot_registered": false, "secret_expired": true, "removal_delay_ms": 4000, "joining_delay_ms": 9000, "keep_alive_limit_ms": 60000, "roles": [], "expire_tokens": true}"#,
            "GET /simulator/calls/{call}": "who is really there, since when, and who has left",
            "POST /simulator/calls/{call}/join": r#"{"name": "Grace Hopper", "kind": "guest"}"#,
            "POST /simulator/calls/{call}/leave": r#"{"name": "Grace Hopper"}"#,
            "POST /simulator/calls/{call}/admit": "{}, and the app itself comes in from the lobby",
            "POST /simulator/calls/{call}/mute": r#"{"name": "Grace Hopper"}"#,
            "POST /simulator/calls/{call}/unmute": "the same",
            "POST /simulator/calls/{call}/accept": r#"{"operation": "…"}, or {} for everything that rings"#,
            "POST /simulator/calls/{call}/decline": "the same",
            "POST /simulator/calls/{call}/wave": r#"{"name": "raid"}, one of the call's waves, which begins now"#,
            "POST /simulator/calls/{call}/end": r#"{"code": 200, "subcode": 5001, "message": ""}"#,
        },
    });
    // Indented, because a person reads it in a terminal.
    let text = serde_json::to_string_pretty(&body).unwrap_or_default() + "\n";
    Ok(([(header::CONTENT_TYPE, "application/json")], text).into_response())
}

/// Makes a short summary of a call, with the ids that actions need.
fn call_state(call: &Call) -> Value {
    let state = match &call.state {
        CallState::Establishing => "establishing".to_owned(),
        CallState::Established => "established".to_owned(),
        CallState::Terminated(end) => format!("terminated {}/{}", end.code, end.subcode),
    };
    let ringing: Vec<Value> = call
        .open_invitations()
        .map(|(_, open)| {
            let cancelling = open.state == InvitationState::Cancelling;
            json!({ "operation": open.operation, "identity": open.invitee.identity, "address": open.address, "cancelling": cancelling })
        })
        .collect();
    let waves: Vec<&String> = call.waves.iter().map(|wave| &wave.name).collect();
    json!({ "id": call.id, "subject": call.subject, "state": state, "participants": call.participants.len(), "waves": waves, "ringing": ringing })
}

/// Describes a meeting, with every text that can be pasted to join it.
fn meeting_state(meeting: &Meeting) -> Value {
    json!({
        "subject": meeting.subject,
        "link": meeting.long_link(),
        "short_link": meeting.short_link(),
        "id": meeting.spaced_id(),
        "passcode": meeting.passcode,
    })
}

/// Returns the people who are really in a call, even if the served roster is false.
pub(crate) fn who_is_here(asked: &IncomingRequest, world: &mut World) -> HandlerResult {
    let here = truth(world, asked.call());
    Ok(ok(&here.ok_or_else(|| no_call(asked))?))
}

pub(crate) fn add_fault(asked: &IncomingRequest, world: &mut World) -> HandlerResult {
    world.begin_fault(read_fault(asked)?);
    Ok(ok(&json!({ "trouble": world.active_faults() })))
}

/// Ends the fault in the body, or all faults if there is no body.
pub(crate) fn end_fault(asked: &IncomingRequest, world: &mut World) -> HandlerResult {
    if asked.body.is_empty() {
        world.faults.clear();
    } else if !world.end_fault(&read_fault(asked)?) {
        return Err(wrong(
            "no such trouble is in force; GET /simulator lists those that are",
        ));
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}

fn read_fault(asked: &IncomingRequest) -> Result<Fault, RouteError> {
    match serde_json::from_slice(&asked.body) {
        Ok(Validated(fault)) => Ok(fault),
        Err(problem) => Err(wrong(format!("{problem}; GET /simulator shows examples"))),
    }
}

/// Settings to change; missing members keep their value.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SettingsChange {
    messy: Option<bool>,
    removal_allowed: Option<bool>,
    bot_registered: Option<bool>,
    secret_expired: Option<bool>,
    removal_delay_ms: Option<u64>,
    joining_delay_ms: Option<u64>,
    keep_alive_limit_ms: Option<u64>,
    roles: Option<Vec<String>>,
    #[serde(default)]
    expire_tokens: bool,
}

/// Changes only the settings named in the body.
pub(crate) fn change_settings(asked: &IncomingRequest, world: &mut World) -> HandlerResult {
    let change: SettingsChange = read(&asked.body)?;
    change.apply(world);
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Parses a body. The error says which member is wrong.
fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, RouteError> {
    serde_json::from_slice(body).map_err(|problem| wrong(problem.to_string()))
}

impl SettingsChange {
    /// Applies the changes, and expires all tokens if `expire_tokens` is set.
    fn apply(self, world: &mut World) {
        let settings = &mut world.settings;
        settings.messy = self.messy.unwrap_or(settings.messy);
        settings.removal_allowed = self.removal_allowed.unwrap_or(settings.removal_allowed);
        settings.bot_registered = self.bot_registered.unwrap_or(settings.bot_registered);
        settings.secret_expired = self.secret_expired.unwrap_or(settings.secret_expired);
        let span = |given: Option<u64>, usual| given.map_or(usual, Duration::from_millis);
        settings.removal_delay = span(self.removal_delay_ms, settings.removal_delay);
        settings.joining_delay = span(self.joining_delay_ms, settings.joining_delay);
        settings.keep_alive_limit = span(self.keep_alive_limit_ms, settings.keep_alive_limit);
        if let Some(roles) = self.roles {
            settings.roles = roles;
        }
        if self.expire_tokens {
            world.expire_tokens();
        }
    }
}

/// Parameters of an action; each action uses only some.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct ControlDeed {
    name: String,
    kind: PersonKind,
    operation: Option<String>,
    code: i32,
    subcode: i32,
    message: String,
}

/// Carries out an action in a call, such as a person joining or leaving.
pub(crate) fn act(asked: &IncomingRequest, world: &mut World) -> HandlerResult {
    let deed = if asked.body.is_empty() {
        ControlDeed::default()
    } else {
        read(&asked.body)?
    };
    let call = asked.call();
    if world.call(call).is_none() {
        return Err(no_call(asked));
    }
    let done = match asked.named("deed") {
        "join" => join(world, call, &deed),
        "leave" => world.leave(call, &deed.name),
        "wave" => world.play_wave(call, &deed.name),
        "admit" => world.admit_app(call),
        "mute" => world.set_muted(call, &deed.name, true),
        "unmute" => world.set_muted(call, &deed.name, false),
        "accept" => world.answer(call, deed.operation.as_deref(), true),
        "decline" => world.answer(call, deed.operation.as_deref(), false),
        "end" => {
            let ended = world.end_call(call, deed.code, deed.subcode, &deed.message);
            ended.is_ok()
        }
        other => {
            return Err(wrong(format!(
                "nobody can {other}; GET /simulator lists what can be done"
            )));
        }
    };
    if done {
        Ok(StatusCode::NO_CONTENT.into_response())
    } else {
        Err(wrong("there is nobody like that, or nothing to do"))
    }
}

/// Lets a person join, adding them to the call's cast if unknown. Returns whether anybody joined.
fn join(world: &mut World, call: &str, deed: &ControlDeed) -> bool {
    if deed.name.is_empty() {
        return false;
    }
    if world.find_person(call, &deed.name).is_none() {
        let mut person = Person::new(deed.kind, deed.name.clone());
        world.complete(&mut person);
        world.add_person(call, person);
    }
    world.join(call, &deed.name).is_some()
}

fn no_call(asked: &IncomingRequest) -> RouteError {
    wrong(format!("there is no call {}", asked.call()))
}

/// Makes an error with a plain sentence, because people read the answers of these paths.
fn wrong(message: impl Into<String>) -> RouteError {
    RouteError::Plain(message.into())
}
