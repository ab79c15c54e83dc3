//! Calls, rosters and operations as Graph spells them, cleanly or as its own examples do.

use serde_json::{Map, Value, json};

use super::call::{Call, CallState, Participant};
use super::invitation::{Invitation, InvitationState};
use super::messy;
use super::person::{Kind, Media, Person};
use super::world::World;

/// The call itself.
pub(super) fn call_json(world: &World, call: &Call) -> Value {
    let (state, result) = match &call.state {
        CallState::Establishing => ("establishing", Value::Null),
        CallState::Established => ("established", Value::Null),
        CallState::Terminated(end) => (
            "terminated",
            result_json(end.code, end.subcode, &end.message),
        ),
    };
    let known = call.state != CallState::Establishing;
    let organizer = call.organizer.and_then(|person| call.people.get(person));
    let meeting = organizer.map(|organizer| {
        json!({
            "@odata.type": "#microsoft.graph.organizerMeetingInfo",
            "organizer": identity_set(organizer, organizer.identity.as_deref().unwrap_or_default()),
            "allowConversationWithoutHost": true,
        })
    });
    let mut body = json!({
        "@odata.type": "#microsoft.graph.call",
        "id": call.id,
        "state": state,
        "direction": "outgoing",
        "subject": call.subject,
        "callbackUri": "https://bot.contoso.example/callback",
        "callChainId": world.ids.named(&format!("chain/{}", call.id)),
        "tenantId": call.tenant,
        // Often null until the call is established.
        "myParticipantId": known.then_some(&call.my_participant),
        "requestedModalities": ["audio"],
        "mediaConfig": { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" },
        "mediaState": { "audio": "active" },
        "chatInfo": {
            "@odata.type": "#microsoft.graph.chatInfo",
            "threadId": format!("19:meeting_{}@thread.v2", call.id.replace('-', "")),
            "messageId": "0",
        },
        "meetingInfo": meeting,
        "resultInfo": result,
        "toneInfo": null,
    });
    if world.settings.messy {
        messy::call(&mut body);
    }
    body
}

/// Everybody in the call, in no order that means anything.
pub(super) fn roster_json(world: &World, call: &str) -> Vec<Value> {
    let Some(call) = world.call(call).filter(|call| world.has_roster(call)) else {
        return Vec::new();
    };
    let mut rows: Vec<Value> = call
        .participants
        .iter()
        .filter_map(|participant| row(call, participant))
        .collect();
    if world.settings.messy {
        messy::roster(&mut rows);
    }
    rows
}

/// One participant, or none where that id is not in the roster.
pub(super) fn participant_json(world: &World, call: &str, id: &str) -> Option<Value> {
    let call = world.call(call).filter(|call| world.has_roster(call))?;
    row(call, call.participant(id)?)
}

/// The operation that carries an invitation.
pub(super) fn operation_json(world: &World, call: &str, operation: &str) -> Option<Value> {
    let call = world.call(call)?;
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
    // One operation may carry several people: it has failed only if nobody came.
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
    let mut body = json!({
        "@odata.type": "#microsoft.graph.inviteParticipantsOperation",
        "id": operation,
        "clientContext": first.client_context,
        "status": status,
        "resultInfo": result,
        "participants": participants,
    });
    if world.settings.messy {
        messy::operation(&mut body);
    }
    Some(body)
}

/// An invited person as the operation repeats them; `participantId` only where the request chose one.
fn invitee_json(call: &Call, invitation: &Invitation) -> Value {
    let invitee = &invitation.invitee;
    let mut person = Person::new(invitee.kind, invitee.name.clone().unwrap_or_default());
    person.nameless = invitee.name.is_none();
    person.tenant = (invitee.kind == Kind::User).then(|| call.tenant.clone());
    let mut body = json!({
        "@odata.type": "#microsoft.graph.invitationParticipantInfo",
        "id": invitation.served_id,
        "endpointType": null,
        "replacesCallId": null,
        "identity": identity_set(&person, &invitee.identity),
    });
    if let Some(id) = invitation.echoed_id() {
        body["participantId"] = json!(id);
    }
    body
}

/// A participant as the roster lists them.
fn row(call: &Call, participant: &Participant) -> Option<Value> {
    let person = call.person_of(participant)?;
    let streams: Vec<Value> = participant
        .media
        .iter()
        .enumerate()
        .map(|(n, media)| stream_json(*media, n))
        .collect();
    let recording = if person.recorder {
        json!({ "recordingStatus": "recording", "initiator": identity_set(person, &participant.identity) })
    } else {
        Value::Null
    };
    Some(json!({
        "@odata.type": "#microsoft.graph.participant",
        "id": (!person.unaddressed).then_some(&participant.id),
        "info": {
            "@odata.type": "#microsoft.graph.participantInfo",
            "identity": identity_set(person, &participant.identity),
            "endpointType": "default",
            "participantId": participant.id,
            "languageId": null,
            "countryCode": null,
            "region": null,
        },
        "isInLobby": participant.in_lobby,
        "isMuted": participant.muted,
        "mediaStreams": streams,
        "metadata": null,
        "recordingInfo": recording,
        "removedState": null,
        "restrictedExperience": null,
        // One number for the whole snapshot: a client drops what is older than the newest it has seen.
        "rosterSequenceNumber": call.roster_version,
    }))
}

/// One stream; of the labels, only the one for audio stands in a published example.
fn stream_json(media: Media, position: usize) -> Value {
    let (kind, label) = match media {
        Media::Audio => ("audio", "main-audio"),
        Media::Video => ("video", "main-video"),
        Media::Screen => ("videoBasedScreenSharing", "applicationsharing-video"),
    };
    json!({ "mediaType": kind, "label": label, "sourceId": (position + 1).to_string(), "direction": "sendReceive", "serverMuted": false })
}

/// Exactly one member, or none for somebody whom Graph does not name.
fn identity_set(person: &Person, id: &str) -> Value {
    let mut set = Map::new();
    set.insert(
        "@odata.type".to_owned(),
        json!("#microsoft.graph.identitySet"),
    );
    if let Some(member) = person.kind.member() {
        let mut identity = json!({ "@odata.type": "#microsoft.graph.identity", "id": id, "displayName": person.display_name() });
        if let Some(tenant) = &person.tenant {
            identity["tenantId"] = json!(tenant);
            identity["identityProvider"] = json!("AAD");
        }
        set.insert(member.to_owned(), identity);
    }
    Value::Object(set)
}

/// Codes as numbers, as the schema has them.
fn result_json(code: i32, subcode: i32, message: &str) -> Value {
    json!({ "@odata.type": "#microsoft.graph.resultInfo", "code": code, "subcode": subcode, "message": message })
}
