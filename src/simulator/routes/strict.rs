//! Strict reading of request bodies.
//!
//! Graph's open types would ignore a misspelled member and hide a mistake in the client. Here the
//! error names such a member.

use axum::http::{HeaderMap, header};
use serde_json::{Map, Value};

use crate::simulator::refusal::Refusal;
use crate::simulator::routes::answers::header_text;

/// Longest context that Graph's documentation allows, in characters.
const LONGEST_CONTEXT: usize = 256;

pub(crate) type Members = Map<String, Value>;

/// Reads a body that must be JSON, with the content type of JSON.
pub(crate) fn json_body(headers: &HeaderMap, body: &[u8]) -> Result<Value, Refusal> {
    let kind = header_text(headers, header::CONTENT_TYPE).unwrap_or_default();
    if !kind.starts_with("application/json") {
        return Err(Refusal::bad(format!(
            "The content type must be application/json, not '{kind}'."
        )));
    }
    serde_json::from_slice(body)
        .map_err(|problem| Refusal::bad(format!("The body is not JSON: {problem}.")))
}

/// Reads a body that may contain only a client context; `None` if it contains none.
pub(crate) fn context_body(headers: &HeaderMap, body: &[u8]) -> Result<Option<String>, Refusal> {
    let body = json_body(headers, body)?;
    let body = object(&body, "the body")?;
    only(body, "the body", &["clientContext"])?;
    client_context(body)
}

/// Returns the `clientContext`, a text of the client that the operation repeats; `None` if the body has none.
pub(crate) fn client_context(body: &Members) -> Result<Option<String>, Refusal> {
    let context = optional_text(body, "the body", "clientContext")?;
    match context {
        Some(context) if context.chars().count() > LONGEST_CONTEXT => Err(Refusal::bad(format!(
            "clientContext is longer than {LONGEST_CONTEXT} characters."
        ))),
        context => Ok(context),
    }
}

/// Returns the value as an object, or refuses it under the name `what`.
pub(crate) fn object<'value>(value: &'value Value, what: &str) -> Result<&'value Members, Refusal> {
    value
        .as_object()
        .ok_or_else(|| Refusal::bad(format!("{what} is not an object.")))
}

/// Returns a member that must be an object.
pub(crate) fn member<'value>(
    members: &'value Members,
    what: &str,
    name: &str,
) -> Result<&'value Members, Refusal> {
    object(required(members, what, name)?, name)
}

/// Returns a member that must be there.
pub(crate) fn required<'value>(
    members: &'value Members,
    what: &str,
    name: &str,
) -> Result<&'value Value, Refusal> {
    members
        .get(name)
        .ok_or_else(|| Refusal::bad(format!("{what} lacks the member '{name}'.")))
}

/// Refuses members that are neither in `known` nor `@odata.type`.
pub(crate) fn only(members: &Members, what: &str, known: &[&str]) -> Result<(), Refusal> {
    match members
        .keys()
        .find(|name| !known.contains(&name.as_str()) && *name != "@odata.type")
    {
        Some(name) => Err(Refusal::bad(format!(
            "{what} has a member '{name}' that does not exist."
        ))),
        None => Ok(()),
    }
}

/// Checks the `@odata.type` of a value, which may lack it. Refuses a wrong one, because the real service could not read
/// the value.
pub(crate) fn typed(members: &Members, what: &str, expected: &[&str]) -> Result<(), Refusal> {
    match members.get("@odata.type") {
        None => Ok(()),
        Some(_) => type_of(members, what, expected).map(drop),
    }
}

/// Checks the `@odata.type` of a value. The declared type is abstract, so the value must name its
/// own type.
pub(crate) fn type_of<'value>(
    members: &'value Members,
    what: &str,
    expected: &[&str],
) -> Result<&'value str, Refusal> {
    match members.get("@odata.type") {
        Some(Value::String(given)) if expected.contains(&given.as_str()) => Ok(given),
        Some(given) => Err(Refusal::bad(format!(
            "The @odata.type of {what} must be {}, not {given}.",
            expected.join(" or ")
        ))),
        None => Err(Refusal::bad(format!(
            "{what} is abstract and needs an @odata.type: {}.",
            expected.join(" or ")
        ))),
    }
}

/// Reads a string; `None` if the member is missing. Refuses `null`, because clients should omit the
/// member.
pub(crate) fn optional_text(
    members: &Members,
    what: &str,
    name: &str,
) -> Result<Option<String>, Refusal> {
    match members.get(name) {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(_) => Err(Refusal::bad(format!(
            "The member '{name}' of {what} is not a string."
        ))),
    }
}

/// Returns a string that must not be missing or empty.
pub(crate) fn text(members: &Members, what: &str, name: &str) -> Result<String, Refusal> {
    optional_text(members, what, name)?
        .filter(|text| !text.is_empty())
        .ok_or_else(|| Refusal::bad(format!("{what} lacks the member '{name}'.")))
}

/// Reads a boolean that defaults to `false`.
pub(crate) fn flag(members: &Members, what: &str, name: &str) -> Result<bool, Refusal> {
    match members.get(name) {
        None => Ok(false),
        Some(Value::Bool(flag)) => Ok(*flag),
        Some(_) => Err(Refusal::bad(format!(
            "The member '{name}' of {what} is neither true nor false."
        ))),
    }
}

/// Returns the only member of an identity set, with its name. Refuses a set with none or several.
pub(crate) fn sole_identity(set: &Members) -> Result<(&str, &Members), Refusal> {
    typed(
        set,
        "identity",
        &[
            "#microsoft.graph.identitySet",
            "#microsoft.graph.communicationsIdentitySet",
        ],
    )?;
    let mut members = set.iter().filter(|(name, _)| !name.starts_with('@'));
    let (Some((name, identity)), None) = (members.next(), members.next()) else {
        return Err(Refusal::bad("identity must hold exactly one member."));
    };
    let identity = object(identity, name)?;
    only(
        identity,
        name,
        &["id", "displayName", "tenantId", "identityProvider"],
    )?;
    Ok((name, identity))
}
