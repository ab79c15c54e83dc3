//! A call that is answered 200 and is none.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// What GET call tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WrongCall {
    /// `{}`.
    Empty,
    /// Only `id` and `state`: no organizer, no tenant, nothing of our own entry.
    Bare,
    /// Everything but its `id`.
    WithoutId,
    /// Everything as it is, under the id of some other call.
    OtherId,
}

/// Tells less of a call, or tells it of another one.
pub(crate) fn tell(body: &mut Value, wrong: WrongCall, other_id: &str) {
    match wrong {
        WrongCall::Empty => *body = json!({}),
        WrongCall::Bare => *body = json!({ "id": body["id"], "state": body["state"] }),
        WrongCall::WithoutId => {
            if let Some(body) = body.as_object_mut() {
                body.remove("id");
            }
        }
        WrongCall::OtherId => body["id"] = json!(other_id),
    }
}
