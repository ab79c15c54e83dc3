//! Calls and rosters in Graph's format: as documented, or as messy as Graph's own examples.

use serde_json::{Value, json};

use crate::simulator::json::dirty_json;
use crate::simulator::json::parts::{identity_set, result_json};
use crate::simulator::model::call::{Call, Participant};
use crate::simulator::model::call_state::CallState;
use crate::simulator::model::new_call::MeetingKey;
use crate::simulator::model::person::Media;
use crate::simulator::world::World;

/// Makes Graph's `call` resource, without lies.
pub(crate) fn call_json(world: &World, call: &Call) -> Value {
    let (state, result) = match &call.state {
        CallState::Establishing => ("establishing", Value::Null),
        CallState::Established => ("established", Value::Null),
        CallState::Terminated(end) => (
            "terminated",
            result_json(end.code, end.subcode, &end.message),
        ),
    };
    let joined = call.joined.as_ref();
    let known = call.state != CallState::Establishing;
    let mut body = json!({
        "@odata.type": "#microsoft.graph.call",
        "id": call.id,
        "state": state,
        "direction": "outgoing",
        "subject": call.subject,
        "callbackUri": joined.map_or("https://bot.contoso.example/callback", |joined| &joined.new.callback_uri),
        "callChainId": world.ids.named(&format!("chain/{}", call.id)),
        "tenantId": call.tenant,
        // Often null before the call is established.
        "myParticipantId": known.then_some(&call.my_participant),
        "requestedModalities": joined.map_or_else(|| json!(["audio"]), |joined| json!(joined.new.modalities)),
        "mediaConfig": { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" },
        "mediaState": { "audio": "active" },
        "chatInfo": chat_json(world, call),
        "meetingInfo": meeting_json(call),
        "source": source_json(call),
        "resultInfo": result,
        "toneInfo": null,
    });
    if world.settings.messy {
        dirty_json::call(&mut body);
    }
    body
}

/// Returns the meeting's chat. An app that joined by meeting id learns the chat only here.
fn chat_json(world: &World, call: &Call) -> Value {
    let meeting = call.joined.as_ref().and_then(|joined| joined.meeting);
    let asked = match call.joined.as_ref().map(|joined| &joined.new.meeting) {
        Some(MeetingKey::Organizer {
            thread,
            message,
            reply_chain,
            ..
        }) => Some((thread.clone(), message.as_str(), reply_chain.as_deref())),
        _ => None,
    };
    let own = || format!("19:meeting_{}@thread.v2", call.id.replace('-', ""));
    let thread = meeting.map_or_else(own, |meeting| world.meetings()[meeting].thread.clone());
    let (thread, message, reply_chain) = asked.unwrap_or((thread, "0", None));
    json!({
        "@odata.type": "#microsoft.graph.chatInfo",
        "threadId": thread,
        "messageId": message,
        "replyChainMessageId": reply_chain,
    })
}

/// Names the meeting by its id if the app joined with the meeting id. Otherwise names it by its organizer; null if the
/// organizer is unknown.
fn meeting_json(call: &Call) -> Value {
    let key = call.joined.as_ref().map(|joined| &joined.new.meeting);
    if let Some(MeetingKey::Id { id, passcode }) = key {
        return json!({ "@odata.type": "#microsoft.graph.joinMeetingIdMeetingInfo", "joinMeetingId": id, "passcode": passcode });
    }
    let organizer = call.organizer.and_then(|person| call.people.get(person));
    let Some(organizer) = organizer else {
        return Value::Null;
    };
    json!({
        "@odata.type": "#microsoft.graph.organizerMeetingInfo",
        "organizer": identity_set(organizer, organizer.identity.as_deref().unwrap_or_default()),
        "allowConversationWithoutHost": true,
    })
}

/// Makes the identity of the app in the call.
fn source_json(call: &Call) -> Value {
    let Some(app) = call.people.first() else {
        return Value::Null;
    };
    json!({
        "@odata.type": "#microsoft.graph.participantInfo",
        "identity": identity_set(app, app.identity.as_deref().unwrap_or_default()),
        "region": null,
        "languageId": null,
    })
}

/// Makes the entries of everybody in the call, in the order in which their visits began. While the app waits in the
/// lobby, makes only the app's entry. Empty while the call serves no roster.
pub(crate) fn roster_json(world: &World, call: &Call) -> Vec<Value> {
    // In the lobby, an app sees only itself.
    let alone = call.waits_in_lobby();
    if !alone && !world.has_roster(call) {
        return Vec::new();
    }
    let mut rows: Vec<Value> = call
        .participants
        .iter()
        .filter(|participant| !alone || participant.id == call.my_participant)
        .filter_map(|participant| row(call, participant))
        .collect();
    if world.settings.messy {
        dirty_json::roster(&mut rows);
    }
    rows
}

/// Makes the JSON of one participant; `None` if the id is unknown or the call serves no roster.
pub(crate) fn participant_json(world: &World, call: &Call, id: &str) -> Option<Value> {
    let found = call.participant(id).filter(|_| world.has_roster(call))?;
    row(call, found)
}

/// Makes the entry of a participant in the roster; `None` if no person belongs to the participant.
fn row(call: &Call, participant: &Participant) -> Option<Value> {
    let person = call.person_of(participant)?;
    let streams: Vec<Value> = participant
        .media
        .iter()
        .enumerate()
        .map(|(n, media)| stream_json(*media, n, participant.server_muted))
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
        // One number for the whole roster. Clients use it to drop older rosters.
        "rosterSequenceNumber": call.roster_version,
    }))
}

/// Makes the JSON of a media stream. Only the audio label appears in a published example.
fn stream_json(media: Media, position: usize, server_muted: bool) -> Value {
    let (kind, label) = match media {
        Media::Audio => ("audio", "main-audio"),
        Media::Video => ("video", "main-video"),
        Media::Screen => ("videoBasedScreenSharing", "applicationsharing-video"),
    };
    let server_muted = server_muted && media == Media::Audio;
    json!({ "mediaType": kind, "label": label, "sourceId": (position + 1).to_string(), "direction": "sendReceive", "serverMuted": server_muted })
}
