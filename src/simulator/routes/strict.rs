//! Reading request bodies strictly.
//!
//! Graph's open types would swallow a misspelt member; here it is an error that
//! names it, since a client's mistake must not hide behind the service's patience.

use axum::http::{HeaderMap, header};
use serde_json::{Map, Value};

use crate::simulator::refusal::Refusal;

/// The longest context that Graph's documents allow, in characters.
const LONGEST_CONTEXT: usize = 256;

/// The members of an object.
pub(crate) type Members = Map<String, Value>;

/// Reads a body that has to be JSON, and says so.
pub(crate) fn json_body(headers: &HeaderMap, body: &[u8]) -> Result<Value, Refusal> {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    if !kind.starts_with("application/json") {
        return Err(Refusal::bad(format!(
            "The content type must be application/json, not '{kind}'."
        )));
    }
    serde_json::from_slice(body)
        .map_err(|problem| Refusal::bad(format!("The body is not JSON: {problem}.")))
}

/// Reads a body that may hold nothing but a context.
pub(crate) fn context_body(headers: &HeaderMap, body: &[u8]) -> Result<Option<String>, Refusal> {
    let body = json_body(headers, body)?;
    let body = object(&body, "the body")?;
    only(body, "the body", &["clientContext"])?;
    client_context(body)
}

/// The client's own mark on a request, which the operation repeats.
pub(crate) fn client_context(body: &Members) -> Result<Option<String>, Refusal> {
    let context = optional_text(body, "the body", "clientContext")?;
    match context {
        Some(context) if context.chars().count() > LONGEST_CONTEXT => Err(Refusal::bad(format!(
            "clientContext is longer than {LONGEST_CONTEXT} characters."
        ))),
        context => Ok(context),
    }
}

/// An object, or a refusal that says what should have been one.
pub(crate) fn object<'value>(value: &'value Value, what: &str) -> Result<&'value Members, Refusal> {
    value
        .as_object()
        .ok_or_else(|| Refusal::bad(format!("{what} is not an object.")))
}

/// A member that has to be there and to be an object.
pub(crate) fn member<'value>(
    members: &'value Members,
    what: &str,
    name: &str,
) -> Result<&'value Members, Refusal> {
    object(required(members, what, name)?, name)
}

/// A member that has to be there.
pub(crate) fn required<'value>(
    members: &'value Members,
    what: &str,
    name: &str,
) -> Result<&'value Value, Refusal> {
    members
        .get(name)
        .ok_or_else(|| Refusal::bad(format!("{what} lacks the member '{name}'.")))
}

/// Refuses members that nobody has defined.
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

/// A type may be left out, but a wrong one is refused: the real service could not read the member.
pub(crate) fn typed(members: &Members, what: &str, expected: &[&str]) -> Result<(), Refusal> {
    match members.get("@odata.type") {
        None => Ok(()),
        Some(_) => type_of(members, what, expected).map(drop),
    }
}

/// The type of an abstract member, which cannot be read without one.
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

/// A text that may be absent; `null` is not the same, since clients are told to leave members out.
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

/// A text that has to be there and to say something.
pub(crate) fn text(members: &Members, what: &str, name: &str) -> Result<String, Refusal> {
    optional_text(members, what, name)?
        .filter(|text| !text.is_empty())
        .ok_or_else(|| Refusal::bad(format!("{what} lacks the member '{name}'.")))
}

/// A truth value, `false` where it is absent.
pub(crate) fn flag(members: &Members, what: &str, name: &str) -> Result<bool, Refusal> {
    match members.get(name) {
        None => Ok(false),
        Some(Value::Bool(flag)) => Ok(*flag),
        Some(_) => Err(Refusal::bad(format!(
            "The member '{name}' of {what} is neither true nor false."
        ))),
    }
}

/// The one member of an identity set, with its name.
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
