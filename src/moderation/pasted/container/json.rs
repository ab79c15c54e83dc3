//! JSON, such as Graph's response about a meeting or an event.

use serde_json::{Map, Value};

use crate::moderation::pasted::container::container_text::is_container;

/// Returns the strings and numbers of a JSON document, one per line with its name. Returns strings that are containers
/// separately.
///
/// `None` if the text is not JSON.
pub(crate) fn values(text: &str) -> Option<(String, Vec<String>)> {
    let text = text.trim();
    if !text.starts_with(['{', '[', '"']) {
        return None;
    }
    let value: Value = serde_json::from_str(text).ok()?;
    let mut found = (String::with_capacity(text.len()), Vec::new());
    collect("", &value, &mut found);
    Some(found)
}

/// Collects strings and numbers, each with the name of its member. Collects strings that are containers in a list of
/// their own. Names the id of a call `callId`.
fn collect(name: &str, value: &Value, found: &mut (String, Vec<String>)) {
    match value {
        Value::String(text) if is_container(text) => found.1.push(text.clone()),
        Value::String(text) => line(name, text, &mut found.0),
        Value::Number(number) => line(name, &number.to_string(), &mut found.0),
        Value::Array(values) => values.iter().for_each(|value| collect(name, value, found)),
        Value::Object(members) => {
            let is_call = is_call(members);
            for (name, value) in members {
                let is_id = is_call && name == "id" && value.is_string();
                collect(if is_id { "callId" } else { name }, value, found);
            }
        }
        Value::Null | Value::Bool(_) => {}
    }
}

/// Whether these members are those of a call in Graph's response.
fn is_call(members: &Map<String, Value>) -> bool {
    let kind = members.get("@odata.type").and_then(Value::as_str);
    kind == Some("#microsoft.graph.call")
        || ["callChainId", "callRoutes", "myParticipantId"]
            .iter()
            .any(|name| members.contains_key(*name))
}

/// Appends a value with its name. A following empty line keeps the next value from looking like a
/// continuation.
fn line(name: &str, value: &str, into: &mut String) {
    if name.is_empty() {
        into.push_str(value);
    } else {
        into.extend([name, ": ", value]);
    }
    into.push_str("\n\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_in_lines_with_their_names() {
        let html = "<p>x</p>";
        for (json, wanted, inner) in [
            (
                r#"{"a":"x","b":{"c":[1,"y"]},"d":null,"e":true}"#,
                "a: x\n\nc: 1\n\nc: y\n\n",
                vec![],
            ),
            (
                r#""https:\/\/x.example\u0026y""#,
                "https://x.example&y\n\n",
                vec![],
            ),
            (r#"[{"content":"<p>x</p>"}]"#, "", vec![html]),
        ] {
            let (text, found) = values(json).unwrap();
            assert_eq!(
                (&*text, found),
                (
                    wanted,
                    inner.iter().map(|text| (*text).to_owned()).collect()
                ),
                "{json}"
            );
        }
        for text in ["", "{", "283 746", "[link](https://x.example)", "{1}"] {
            assert_eq!(values(text), None, "{text}");
        }
    }
}
