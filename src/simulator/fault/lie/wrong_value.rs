//! A roster whose `value` is wrong or empty.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// What a roster has in place of its list of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WrongValue {
    Null,
    /// The member is missing.
    Missing,
    /// One entry without the array around it.
    Object,
    Text,
    /// `[[…]]`: everybody, one array too deep.
    Nested,
    /// `[null]`.
    OnlyNull,
    /// `[]`: nobody, not even the app.
    Empty,
}

/// Replaces or removes the list of people.
pub(crate) fn falsify(body: &mut Value, wrong: WrongValue) {
    let people = body["value"].take();
    body["value"] = match wrong {
        WrongValue::Null | WrongValue::Missing => Value::Null,
        WrongValue::Object => people.get(0).cloned().unwrap_or_else(|| json!({})),
        WrongValue::Text => json!("participants"),
        WrongValue::Nested => json!([people]),
        WrongValue::OnlyNull => json!([null]),
        WrongValue::Empty => json!([]),
    };
    if wrong == WrongValue::Missing
        && let Some(body) = body.as_object_mut()
    {
        body.remove("value");
    }
}
