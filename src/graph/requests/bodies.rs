//! Request bodies in Graph's spelling.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::graph::requests::invite_entry::InviteEntry;
use crate::moderation::model::ids::InvitationId;
use crate::moderation::model::invitee::Invitee;
use crate::moderation::model::meeting::{MeetingInfo, NewCall};

const IDENTITY: &str = "#microsoft.graph.identity";
const IDENTITY_SET: &str = "#microsoft.graph.identitySet";

/// Makes the body that creates a call and joins a meeting, with media hosted by Graph.
///
/// Graph cannot read members of an abstract type without `@odata.type`. The body names the type of all other objects as
/// well.
pub(crate) fn new_call(new: &NewCall) -> Value {
    let mut body = json!({
        "@odata.type": "#microsoft.graph.call",
        "callbackUri": &*new.callback_uri,
        "requestedModalities": ["audio"],
        "mediaConfig": { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" },
        // The tenant has to be at the top level. Otherwise Graph answers with a tenant mismatch.
        "tenantId": &*new.tenant,
    });
    add_meeting(&mut body, &new.meeting);
    if let Some(name) = &new.guest_name {
        // Guests have no id of their own, so each join makes up a new one.
        let guest = json!({ "@odata.type": IDENTITY, "id": Uuid::new_v4().to_string(), "displayName": &**name });
        body["source"] = json!({
            "@odata.type": "#microsoft.graph.participantInfo",
            "identity": { "@odata.type": IDENTITY_SET, "guest": guest },
        });
    }
    body
}

/// Adds the JSON members that identify the meeting.
fn add_meeting(body: &mut Value, meeting: &MeetingInfo) {
    match meeting {
        MeetingInfo::Organizer {
            thread,
            message,
            reply_chain,
            organizer,
            organizer_tenant,
        } => {
            body["chatInfo"] = json!({
                "@odata.type": "#microsoft.graph.chatInfo",
                "threadId": &**thread,
                "messageId": &**message,
            });
            if let Some(reply_chain) = reply_chain {
                body["chatInfo"]["replyChainMessageId"] = Value::from(&**reply_chain);
            }
            let organizer = json!({ "@odata.type": IDENTITY, "id": &**organizer, "tenantId": &**organizer_tenant });
            body["meetingInfo"] = json!({
                "@odata.type": "#microsoft.graph.organizerMeetingInfo",
                "organizer": { "@odata.type": IDENTITY_SET, "user": organizer },
            });
        }
        MeetingInfo::MeetingId { id, passcode } => {
            body["meetingInfo"] = json!({
                "@odata.type": "#microsoft.graph.joinMeetingIdMeetingInfo",
                "joinMeetingId": &**id,
                "passcode": passcode.as_deref(),
            });
        }
    }
}

/// Makes the body of an invitation of one or several people.
pub(crate) fn invite(entries: &[InviteEntry], context: &InvitationId) -> Value {
    let participants: Vec<Value> = entries.iter().map(invited).collect();
    json!({ "participants": participants, "clientContext": context.as_str() })
}

/// Makes a body that contains only our own id of the request.
pub(crate) fn context(context: &str) -> Value {
    json!({ "clientContext": context })
}

/// Makes the entry for one person of an invitation.
fn invited(entry: &InviteEntry) -> Value {
    let (kind, identity) = match &entry.invitee {
        Invitee::User {
            object_id,
            display_name,
        } => {
            let mut user = json!({ "@odata.type": IDENTITY, "id": &**object_id });
            if let Some(name) = display_name {
                user["displayName"] = Value::from(&**name);
            }
            ("user", user)
        }
        Invitee::Phone { number } => ("phone", json!({ "@odata.type": IDENTITY, "id": &**number })),
    };
    let mut participant = json!({
        "@odata.type": "#microsoft.graph.invitationParticipantInfo",
        "identity": { "@odata.type": IDENTITY_SET, kind: identity },
    });
    if let Some(id) = &entry.participant_id {
        participant["participantId"] = Value::from(id.as_str());
    }
    if let Some(call) = &entry.replaces {
        participant["replacesCallId"] = Value::from(call.as_str());
    }
    if entry.hidden {
        participant["hidden"] = Value::from(true);
    }
    participant
}
