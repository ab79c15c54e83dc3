//! A call answered with 200 that is incomplete or wrong.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// The body that GET call returns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WrongCall {
    /// `{}`.
    Empty,
    /// Only `id` and `state`, without organizer, tenant or the app's participant id.
    Bare,
    /// The call without its `id`.
    WithoutId,
    /// The call with another call's `id`.
    OtherId,
}

/// Removes parts of a call, or changes its id.
pub(crate) fn falsify(body: &mut Value, wrong: WrongCall, other_id: &str) {
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
