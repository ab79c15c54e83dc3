//! Rewrites answers with the deviations from Graph's documentation that Graph's own examples and logs
//! show.
//!
//! Numbers become strings, enum values change case, and members are null, missing or unknown. A lenient client reads
//! the same people as before, and one empty entry more.

use serde_json::{Value, json};

/// Number of ways to change the rows of a roster; each row gets the next way.
const KINDS: usize = 8;

/// Changes a call: turns codes into strings, spells `subcode` as `subCode`, and capitalizes the state. Adds
/// `participants` as null, and an unknown modality.
pub(crate) fn call(body: &mut Value) {
    if let Some(state) = body["state"].as_str() {
        body["state"] = json!(capitalized(state));
    }
    body["resultInfo"] = stringly(&body["resultInfo"]);
    body["participants"] = Value::Null;
    body["activeModalities"] = json!(["audio", "hologram"]);
}

/// Changes an operation: writes the status in lower case, and codes as in [`call`].
pub(crate) fn operation(body: &mut Value) {
    if let Some(status) = body["status"].as_str() {
        body["status"] = json!(status.to_lowercase());
    }
    body["resultInfo"] = stringly(&body["resultInfo"]);
}

/// Changes each row of a roster in one of [`KINDS`] ways, taken in turn, and adds an entry without any content.
pub(crate) fn roster(rows: &mut Vec<Value>) {
    for (position, row) in rows.iter_mut().enumerate() {
        spoil(row, position % KINDS);
    }
    rows.push(json!({ "id": null, "info": { "identity": null } }));
}

/// Changes a row in one of [`KINDS`] ways. Only kind 6 loses something that a client needs: the media
/// streams.
fn spoil(row: &mut Value, kind: usize) {
    match kind {
        0 => {
            remove(row, "isMuted");
            remove(row, "isInLobby");
        }
        1 => {
            for stream in row["mediaStreams"].as_array_mut().into_iter().flatten() {
                remove(stream, "serverMuted");
                stream["label"] = Value::Null;
            }
        }
        2 => row["info"]["@odata.type"] = json!("#microsoft.graph.invitationParticipantInfo"),
        3 => {
            row["endpointId"] = json!("00000000-0000-0000-0000-000000000000");
            row["clientVersion"] = json!("1.0.0.0");
            row["info"]["id"] = json!("not-an-address");
            row["info"]["tenantId"] = Value::Null;
        }
        4 => {
            for member in ["user", "guest", "phone", "application", "encrypted"] {
                let identities = &mut row["info"]["identity"];
                if identities.get(member).is_none() {
                    identities[member] = Value::Null;
                }
            }
        }
        5 => {
            for stream in row["mediaStreams"].as_array_mut().into_iter().flatten() {
                stream["direction"] = json!("SendReceive");
            }
            if let Some(streams) = row["mediaStreams"].as_array_mut() {
                streams.push(json!({ "mediaType": "hologram", "direction": "sendBothWays" }));
            }
        }
        6 => row["mediaStreams"] = Value::Null,
        _ => {
            let number = row["rosterSequenceNumber"].to_string();
            row["rosterSequenceNumber"] = json!(number);
            row["info"]["endpointType"] = json!("Default");
        }
    }
}

/// Removes a member whose value is `false`.
fn remove(value: &mut Value, member: &str) {
    if let Some(object) = value.as_object_mut() {
        // A lenient client assumes this value for a missing member.
        if object.get(member) == Some(&Value::Bool(false)) {
            object.remove(member);
        }
    }
}

/// Writes the numbers of a result as strings.
fn stringly(result: &Value) -> Value {
    match result {
        Value::Object(_) => {
            json!({ "code": result["code"].to_string(), "subCode": result["subcode"].to_string(), "message": result["message"] })
        }
        _ => Value::Null,
    }
}

/// Capitalizes the first letter, as some logs show enum values.
fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
