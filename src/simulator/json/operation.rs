//! Operations in Graph's format: invitations and muting.

use serde_json::{Value, json};

use crate::simulator::json::dirty_json;
use crate::simulator::json::parts::{identity_set, result_json};
use crate::simulator::model::call::{Call, MuteOperation};
use crate::simulator::model::invitation::{Invitation, InvitationState};
use crate::simulator::model::person::{Person, PersonKind};
use crate::simulator::world::World;

/// Makes the JSON of the operation with this id, whatever its kind. `None` if the id is unknown.
pub(crate) fn operation_json(world: &World, call: &str, operation: &str) -> Option<Value> {
    let call = world.call(call)?;
    let muting = call.operations.iter().find(|known| known.id == operation);
    let mut body = match muting {
        Some(muting) => mute_json(muting),
        None => invite_json(call, operation)?,
    };
    if world.settings.messy {
        dirty_json::operation(&mut body);
    }
    Some(body)
}

/// Makes the JSON of a mute operation, which has finished by the time it is answered.
fn mute_json(operation: &MuteOperation) -> Value {
    let kind = if operation.mutes { "mute" } else { "unmute" };
    let (status, result) = if operation.failed {
        ("failed", result_json(500, 9999, "The operation failed."))
    } else {
        ("completed", result_json(200, 0, ""))
    };
    json!({
        "@odata.type": format!("#microsoft.graph.{kind}ParticipantOperation"),
        "id": operation.id,
        "clientContext": operation.client_context,
        "status": status,
        "resultInfo": result,
    })
}

/// Returns the operation of one or several invitations; `None` if the id is unknown.
fn invite_json(call: &Call, operation: &str) -> Option<Value> {
    let carried: Vec<&Invitation> = call
        .invitations
        .iter()
        .filter(|invitation| invitation.operation == operation)
        .collect();
    let first = carried.first()?;
    let joined = carried
        .iter()
        .any(|invitation| invitation.state == InvitationState::Joined);
    let failure = carried
        .iter()
        .find_map(|invitation| match invitation.state {
            InvitationState::Failed(failure) => Some(failure.result()),
            _ => None,
        });
    // An operation for several people has failed only if none of them joined.
    let (status, result) = match failure {
        _ if carried.iter().any(|invitation| invitation.is_open()) => ("Running", Value::Null),
        Some((code, subcode, message)) if !joined => {
            ("Failed", result_json(code, subcode, message))
        }
        _ => ("Completed", result_json(200, 0, "")),
    };
    let participants: Vec<Value> = carried
        .iter()
        .map(|invitation| invitee_json(call, invitation))
        .collect();
    Some(json!({
        "@odata.type": "#microsoft.graph.inviteParticipantsOperation",
        "id": operation,
        "clientContext": first.client_context,
        "status": status,
        "resultInfo": result,
        "participants": participants,
    }))
}

/// Makes the JSON of an invited person, as the operation repeats it. It contains a `participantId` only if the request
/// chose one.
fn invitee_json(call: &Call, invitation: &Invitation) -> Value {
    let invitee = &invitation.invitee;
    let mut person = Person::new(invitee.kind, invitee.name.clone().unwrap_or_default());
    person.nameless = invitee.name.is_none();
    person.tenant = (invitee.kind == PersonKind::User).then(|| call.tenant.clone());
    let mut body = json!({
        "@odata.type": "#microsoft.graph.invitationParticipantInfo",
        "id": invitation.served_id,
        "endpointType": null,
        "replacesCallId": invitee.replaces,
        "identity": identity_set(&person, &invitee.identity),
    });
    if invitee.hidden {
        body["hidden"] = json!(true);
    }
    if let Some(id) = &invitee.participant_id {
        body["participantId"] = json!(id);
    }
    body
}
