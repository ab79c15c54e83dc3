//! Ids in another spelling, or left out.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// How ids are spelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Spelling {
    /// Identity and tenant ids in capitals.
    Capitals,
    /// Participant ids in capitals, including the app's own.
    ParticipantCapitals,
    /// User ids prefixed with `8:orgid:`, as in diagnostics.
    Prefixed,
}

/// Respells the ids that `spelling` is about, in a call, a participant or a roster entry.
pub(crate) fn spell(body: &mut Value, spelling: Spelling) {
    match spelling {
        Spelling::Capitals => {
            capitals(body.as_object_mut(), &["tenantId"]);
            each_identity(body, &mut |_, identity| {
                capitals(Some(identity), &["id", "tenantId"]);
            });
        }
        Spelling::ParticipantCapitals => {
            capitals(
                body.pointer_mut("/info").and_then(Value::as_object_mut),
                &["participantId"],
            );
            // A call's own id stays; only participants have `info`.
            if body.get("info").is_some() {
                capitals(body.as_object_mut(), &["id"]);
            }
            capitals(body.as_object_mut(), &["myParticipantId"]);
        }
        Spelling::Prefixed => each_identity(body, &mut |kind, identity| {
            if kind == "user"
                && let Some(Value::String(id)) = identity.get_mut("id")
            {
                id.insert_str(0, "8:orgid:");
            }
        }),
    }
}

pub(crate) fn without_tenants(body: &mut Value) {
    if let Some(body) = body.as_object_mut() {
        body.remove("tenantId");
    }
    each_identity(body, &mut |_, identity| drop(identity.remove("tenantId")));
}

fn capitals(object: Option<&mut Map<String, Value>>, members: &[&str]) {
    let Some(object) = object else {
        return;
    };
    for member in members {
        if let Some(Value::String(id)) = object.get_mut(*member) {
            id.make_ascii_uppercase();
        }
    }
}

/// Calls `change` for every identity in every identity set, with the name of the identity's member.
fn each_identity(value: &mut Value, change: &mut impl FnMut(&str, &mut Map<String, Value>)) {
    match value {
        Value::Array(values) => values
            .iter_mut()
            .for_each(|value| each_identity(value, change)),
        Value::Object(members) => {
            for (name, value) in members {
                match value.as_object_mut() {
                    Some(identity) if is_identity(identity) => change(name, identity),
                    _ => each_identity(value, change),
                }
            }
        }
        _ => {}
    }
}

fn is_identity(object: &Map<String, Value>) -> bool {
    object
        .get("@odata.type")
        .is_some_and(|kind| kind == "#microsoft.graph.identity")
}
